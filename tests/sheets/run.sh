#!/bin/sh
# The samples as whole sheets, put before independent readers: qpdf, poppler, mutool,
# Ghostscript. Prints TAP.
. "$(dirname "$0")/../result.sh"
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

render() {
    "$GAIYO" render "$plan" "$@" -l "$layout" -o "$work/$name.pdf"
}

# Blanks of any width as one space.
one_space() {
    sed 's/　/ /g; s/ / /g; s/  */ /g; s/^ //; s/ $//'
}

# The lines of text in the order of drawing: as gaiyo means them…
meant_lines() {
    "$GAIYO" render "$plan" "$@" -l "$layout" --dump=paint |
        sed -nE 's/^ *(line|column) x=[^"]*"(.*)"$/\2/p' | sed 's/\\\(.\)/\1/g' | one_space
}

# …and as a reader extracts them; its own line ends become |, of which the samples have none.
read_lines() {
    pdftotext -raw "$work/$name.pdf" - | one_space | tr '\n\f' '||'
}

# True if what is read is what is meant, line by line, and nothing else: only between two lines, not
# within one, may the reader put a space or a line end. The first difference goes to $work/log.
same_text() {
    meant_lines "$@" >"$work/meant"
    read_lines >"$work/read"
    [ -s "$work/meant" ] && ! grep -q '|' "$work/meant" && LC_ALL=C awk '
        FNR == NR { text = text $0; next }
        {
            while (substr(text, at + 1, 1) ~ /[ |]/) at++
            if (substr(text, at + 1, length($0)) != $0) {
                print "meant: " $0 "\n read: " substr(text, at + 1, length($0))
                bad = 1
                exit
            }
            at += length($0)
        }
        END { exit bad || substr(text, at + 1) !~ /^[ |]*$/ }' "$work/read" "$work/meant" >"$work/log"
}

# Every font embedded, a subset, with a map to Unicode.
fonts_are_whole() {
    pdffonts "$work/$name.pdf" | awk 'NR > 2 { n++; if ($0 !~ / yes yes yes +[0-9]+ +[0-9]+$/) bad = 1 }
                                      END { exit bad || !n }'
}

# The samples, and two plans of other shapes: three short sections, and ten with forty indicators.
for sheets in samples/*/sheets samples/ratings/*/sheets tests/sheets/plans/*/sheets; do
    folder=${sheets%/sheets}
    plan=$folder/plan.xml
    while read -r layout data; do
        name=$(basename "$folder")-$(basename "$layout" .xml)
        set --
        for file in $data; do
            set -- "$@" -d "$folder/$file"
        done

        # SAMPLE.says: the findings that are expected; without it there is nothing to say.
        says=tests/sheets/$(basename "$folder").says
        [ -f "$says" ] || says=/dev/null
        render "$@" 2>"$work/messages" && cmp -s "$says" "$work/messages"
        result $? "$name renders, and says what it should"
        qpdf --check "$work/$name.pdf" >"$work/log" 2>&1
        result $? "$name: qpdf finds nothing wrong"
        fonts_are_whole
        result $? "$name: fonts are embedded subsets with Unicode"
        mutool draw -q -r 20 -o "$work/page-%d.png" "$work/$name.pdf" 2>"$work/log" &&
            ! grep -v 'ICC support is not available' "$work/log"
        result $? "$name: mutool draws every page without a warning"
        gs -q -dBATCH -dNOPAUSE -dSAFER -sDEVICE=nullpage -dPDFSTOPONERROR -dPDFSTOPONWARNING \
            "$work/$name.pdf" >"$work/log" 2>&1 && [ ! -s "$work/log" ]
        result $? "$name: Ghostscript goes through it without a warning"
        same_text "$@"
        result $? "$name: the extracted text is the text that was set"
        sed 's/^/# /' "$work/log"

        cp "$work/$name.pdf" "$work/first.pdf"
        TZ=Asia/Tokyo LC_ALL=ja_JP.UTF-8 render "$@" && cmp -s "$work/first.pdf" "$work/$name.pdf"
        result $? "$name: the same bytes in another time zone and locale"
        size=$(pdfinfo "$work/$name.pdf" | sed -n 's/^Page size: *\([0-9.]* x [0-9.]*\).*/\1/p')
        case $layout in
        slides-a4)   [ "$size" = '841.89 x 595.276' ] ;;
        onesheet-a3) [ "$size" = '1190.55 x 841.89' ] ;;
        *)           [ "$size" = '595.276 x 841.89' ] ;;
        esac
        result $? "$name: the page is as large as it should be ($size)"
    done <"$sheets"
done

# The one-sheet is one sheet.
[ "$(pdfinfo "$work/kagoshima-2021-onesheet-a3.pdf" | awk '/^Pages/ { print $2 }')" = 1 ]
result $? 'kagoshima-2021 fits on one A3'
[ "$(pdfinfo "$work/yamaguchi-2024-report-a4.pdf" | awk '/^Pages/ { print $2 }')" = 7 ]
result $? 'the report of yamaguchi-2024 has seven pages'
[ "$(pdfinfo "$work/long-onesheet-a3.pdf" | awk '/^Pages/ { print $2 }')" = 2 ]
result $? 'forty indicators stand on one A3 beside ten sections on another'
[ "$(pdfinfo "$work/specimen-specimen.pdf" | awk '/^Pages/ { print $2 }')" = 2 ]
result $? 'the specimen has a page of level lines and one of columns'
pdfinfo "$work/yamaguchi-2024-report-a4.pdf" | grep -q '^Title: *やまぐち産業イノベーション戦略【第2次改定版・概要】$'
result $? 'the title is in the document data'
pdfinfo "$work/yamaguchi-2024-report-a4.pdf" | grep -q '^Author: *山口県産業戦略本部$'
result $? 'the issuer is its author'
qpdf --json "$work/yamaguchi-2024-report-a4.pdf" | grep -q '"/Lang": "u:ja"'
result $? 'the language is said'
results
