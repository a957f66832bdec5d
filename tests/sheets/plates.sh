#!/bin/sh
# Every sample as it goes to the press: it keeps PDF/X-1a, Ghostscript paints it without a word, there is no
# black of four inks and nothing transparent, and in grey it has ink on the black plate alone. Prints TAP.
. "$(dirname "$0")/../result.sh"
: "${GAIYO:?the program to test}" "${CHECK_PDF:?the program that checks}"
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
SOURCE_DATE_EPOCH=1711929600
export SOURCE_DATE_EPOCH

# The share of paper that C, M, Y and K cover, a page a line; fails at the first thing that gs does not like.
inks() {
    gs -q -dNOPAUSE -dBATCH -dSAFER -dPDFSTOPONERROR -dPDFSTOPONWARNING -r18 -sDEVICE=inkcov -o - "$1"
}

# black TRACE: what mutool draws has no black of several inks, nothing transparent, and text in solid black.
black() {
    mutool trace "$1" 2>/dev/null | grep -v '<set_default' >"$work/trace"
    ! grep -qE '<(begin_group|begin_mask|fill_shade)|alpha="0|RGB' "$work/trace" &&
        sed -n 's/.* colorspace="DeviceCMYK" color="\([^"]*\)".*/\1/p' "$work/trace" | awk '
            $1 + $2 + $3 + $4 > 3 || ($4 > 0.9 && $1 + $2 + $3 > 0) { bad = 1; print "# inks " $0 }
            END { exit bad || !NR }' &&
        grep '<fill_text' "$work/trace" | grep -q 'color="0 0 0 1"'
}

# sheet NAME ARGUMENTS…
sheet() {
    name=$1
    shift
    "$GAIYO" render "$@" --for press --marks all -o "$work/sheet.pdf" 2>"$work/log" &&
        qpdf --json=2 --json-stream-data=inline --decode-level=generalized "$work/sheet.pdf" 2>/dev/null |
        "$CHECK_PDF" x1a "$work/sheet.pdf" >"$work/found" 2>&1
    result $? "$name keeps PDF/X-1a"
    inks "$work/sheet.pdf" >"$work/inks" 2>&1 && ! grep -qv 'CMYK OK' "$work/inks"
    result $? "$name: its plates are painted"
    black "$work/sheet.pdf"
    result $? "$name: black is one ink, nothing is transparent"
    [ -f "layouts/${name##* }.xml" ] || return # others have no palette to change
    "$GAIYO" render "$@" --for press --marks none --set palette=grey -o "$work/grey.pdf" 2>"$work/log" &&
        inks "$work/grey.pdf" | awk '/CMYK OK/ { n++; if ($1 + $2 + $3 > 0 || $4 == 0) bad = 1 } END { exit bad || !n }'
    result $? "$name: grey has ink on the black plate alone"
}

for sheets in samples/*/sheets; do
    folder=${sheets%/sheets}
    while read -r layout data; do
        set --
        for file in $data; do
            set -- "$@" -d "$folder/$file"
        done
        sheet "$(basename "$folder") $(basename "$layout" .xml)" "$folder/plan.xml" "$@" -l "$layout"
    done <"$sheets"
done
results
