#!/bin/sh
# The samples' texts, page by page, as two readers that know nothing of each other take them out, and in the
# order of reading, as the structure tells it. Prints TAP.
. "$(dirname "$0")/../result.sh"
: "${GAIYO:?the program to test}"
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

# Blanks of any width, no-break ones and soft hyphens too.
no_blanks() {
    sed 's/　//g; s/ //g; s/­//g' | tr -d ' \n\f'
}

# Readers that do not know ActualText take selectors of variants for nothing, and small kana that are set
# as large ones for large ones.
as_glyphs() {
    sed 's/󠄀//g; s/󠄁//g; y/ゃょ/やよ/'
}

# What the words of a dump's lines say: from the line's first quote to its last.
words() {
    sed -E 's/^[^"]*"(.*)"$/\1/; s/\\(.)/\1/g'
}

# page N: the lines of page N, in the order of drawing.
page() {
    LC_ALL=C awk -v n="$1" '/^page /{ at++ } at == n && /^ *(line|column) x=/' "$work/paint" | words
}

# Every text of the boxes, in their order: what page masters say is no part of the document, and what stands in
# a cell's place where its rows go on is heard once. Of several ways to set something the account tells which
# was taken; what stands over the others is not there either.
boxes_in_order() {
    sed -n 's/.*, the first that fits: \([0-9]*\) of .*/\1/p' "$work/account" >"$work/taken"
    LC_ALL=C awk -v taken="$work/taken" '
        { match($0, /^ */); depth = RLENGTH }
        skipping && depth > skipped { next }
        { skipping = 0; id = match($0, / id=[0-9]+/) ? substr($0, RSTART + 4, RLENGTH - 4) + 0 : 0 }
        id && left_open { last[n] = id; left_open = 0 }
        { for (d in way) if (d + 0 > depth) delete way[d] }
        depth in way && ++way[depth] != wanted[depth] {
            first[++n] = id; left_open = 1; skipping = 1; skipped = depth; next
        }
        /^ *first-fit / { getline wanted[depth + 2] <taken; way[depth + 2] = 0 }
        /^overlay / { for (i = 1; i <= n; i++) if (id >= first[i] && id < last[i]) { skipping = 1; skipped = 0; next } }
        /^  master / || /^ *continued$/ { skipping = 1; skipped = depth; next }
        /^ *run /' "$work/boxes" | grep -a '"$' | words
}

# The structure in words: between quotes, which may hold several lines.
structure_in_order() {
    pdfinfo -struct-text "$work/sheet.pdf" 2>/dev/null | LC_ALL=C awk '
        /^ *".*"$/ { print; next }
        /^ *"/ { within = 1 }
        within { print }
        within && /"$/ { within = 0 }' | sed 's/^ *"//; s/"$//'
}

# differ NAME: says so if the files meant and read are not the same.
differ() {
    cmp -s "$work/meant" "$work/read" && [ -s "$work/meant" ] && return
    printf '%s: meant %s, read %s\n' "$1" "$(head -c 200 "$work/meant")" "$(head -c 200 "$work/read")" >>"$work/log"
}

# nth N FILE: page N of what a reader has taken out, which ends each with a form feed.
nth() {
    LC_ALL=C awk -v RS='\f' -v n="$1" 'NR == n' "$2"
}

check_pages() {
    pages=$(grep -c '^page ' "$work/paint")
    [ "$(pdfinfo "$work/sheet.pdf" | awk '/^Pages/ { print $2 }')" = "$pages" ] || echo 'other pages' >>"$work/log"
    pdftotext -raw "$work/sheet.pdf" "$work/poppler"
    mutool draw -q -F text -o "$work/mupdf" "$work/sheet.pdf" 2>/dev/null
    i=0
    while [ $i -lt "$pages" ]; do
        i=$((i + 1))
        page $i >"$work/lines"
        no_blanks <"$work/lines" >"$work/meant"
        nth $i "$work/poppler" | no_blanks >"$work/read"
        differ "page $i, pdftotext"
        as_glyphs <"$work/lines" | no_blanks >"$work/meant"
        nth $i "$work/mupdf" | as_glyphs | no_blanks >"$work/read"
        differ "page $i, mutool"
    done
}

for sheets in samples/*/sheets samples/ratings/*/sheets tests/sheets/plans/*/sheets; do
    folder=${sheets%/sheets}
    while read -r layout data; do
        name=$(basename "$folder")-$(basename "$layout" .xml)
        set -- "$folder/plan.xml" -l "$layout"
        for file in $data; do
            set -- "$@" -d "$folder/$file"
        done
        "$GAIYO" render "$@" -o "$work/sheet.pdf" --report-fit=text >"$work/account" 2>/dev/null
        "$GAIYO" render "$@" --dump=paint >"$work/paint" 2>/dev/null
        "$GAIYO" render "$@" --dump=boxes >"$work/boxes" 2>/dev/null
        : >"$work/log"
        check_pages
        [ ! -s "$work/log" ]
        result $? "$name: pdftotext and mutool read every page as it was set"
        sed 's/^/# /' "$work/log"
        : >"$work/log"
        boxes_in_order | as_glyphs | no_blanks >"$work/meant"
        structure_in_order | as_glyphs | no_blanks >"$work/read"
        differ 'the structure'
        [ ! -s "$work/log" ]
        result $? "$name: the structure is the whole text in the order of reading"
        sed 's/^/# /' "$work/log"
    done <"$sheets"
done
results
