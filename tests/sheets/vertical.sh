#!/bin/sh
# Columns before independent readers: the text of each paragraph comes out as it is read, from the
# top down and from right to left, whether or not the reader knows ActualText. Prints TAP.
. "$(dirname "$0")/../result.sh"
cd "$(dirname "$0")/vertical" || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

"$GAIYO" render plan.xml -l ./layout.xml -o "$work/out.pdf" 2>"$work/said" && [ ! -s "$work/said" ]
result $? 'columns are rendered without a word'
qpdf --check "$work/out.pdf" >"$work/log" 2>&1
result $? 'qpdf finds nothing wrong'
mutool draw -q -r 20 -o "$work/page-%d.png" "$work/out.pdf" 2>&1 |
    grep -v 'ICC support is not available' >"$work/log"
[ ! -s "$work/log" ]
result $? 'mutool draws every page without a warning'
for font in BIZUDGothic-Regular NotoSerifCJKjp-Regular-Identity-V NotoSansCJKjp-Regular-Identity-V; do
    pdffonts "$work/out.pdf" | grep "$font *CID .* Identity-V  *yes yes yes" >/dev/null
    result $? "$font is embedded for columns"
done

no_blanks() {
    sed 's/　//g' | tr -d '\n\f '
}

# What stands in the paragraphs, without tags and blanks; the two sequences show it twice.
sed -n 's/<[^>]*>//g; s/^  *\(本県\|ラーメン\)/\1/p' plan.xml | no_blanks >"$work/once"
cat "$work/once" "$work/once" >"$work/meant"

# told WHAT FILE: the same, blanks aside, as it was meant in FILE.
told() {
    no_blanks <"$work/read" | cmp -s - "$2"
    result $? "$1"
}
pdftotext -raw "$work/out.pdf" "$work/read"
told 'pdftotext takes the text out as it was drawn' "$work/meant"
pdftotext -f 2 "$work/out.pdf" "$work/read"
told 'pdftotext finds the order of reading by itself' "$work/once"

# mutool does not read ActualText, and so no selectors of variants.
mutool draw -F text "$work/out.pdf" >"$work/read" 2>/dev/null
sed 's/󠄀//g; s/󠄁//g' "$work/meant" >"$work/plain"
told 'mutool takes the text out glyph by glyph' "$work/plain"
results
