#!/bin/sh
# What touches the edge of a page has ink beyond it, on the sheet as poppler draws it and as Ghostscript
# does. Prints TAP.
. "$(dirname "$0")/../result.sh"
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cp tests/sheets/bleed/* "$work"

# A photograph of 1000 × 800 pixels, as dark everywhere.
gs -q -dNOPAUSE -dBATCH -dSAFER -sDEVICE=jpeggray -g1000x800 -r100 -sOutputFile="$work/photo.jpg" \
    -c '0.4 setgray 0 0 1000 800 rectfill showpage' >"$work/log" 2>&1 &&
    "$GAIYO" render "$work/plan.xml" -l "$work/layout.xml" --for press --marks none \
        -o "$work/sheet.pdf" 2>"$work/log" && [ ! -s "$work/log" ]
result $? 'a sheet with things at its edges'
sed 's/^/# /' "$work/log"

# The sheet as a picture of two pixels a millimetre: B5 and 3 mm around it.
width=376
draw_poppler() {
    pdftoppm -f $page -scale-to-x $width -scale-to-y 526 -gray -singlefile "$work/sheet.pdf" "$work/drawn" && mv "$work/drawn.pgm" "$work/drawn"
}
draw_gs() {
    gs -q -dNOPAUSE -dBATCH -dSAFER -dPDFSTOPONERROR -dPDFSTOPONWARNING -r50.8 -sDEVICE=pgmraw \
        -dFirstPage=$page -dLastPage=$page -sOutputFile="$work/drawn" "$work/sheet.pdf" >"$work/log" 2>&1
}

# grey X Y: how light the drawn sheet is there [mm from the corner of the trim, in halves].
grey() {
    [ "$(head -n 3 "$work/drawn" | tr '\n' ' ' | grep -c " $width ")" -eq 1 ] || { echo none; return; }
    column=$(awk "BEGIN { print int(($1 + 3) * 2) }")
    row=$(awk "BEGIN { print int(($2 + 3) * 2) }")
    tail -c $((width * 526)) "$work/drawn" | tail -c +$((row * width + column + 1)) | head -c 1 |
        od -An -tu1 | tr -d ' '
}

# inked WHAT X Y…: each of these places has ink.
inked() {
    what=$1
    shift
    bad=
    while [ $# -gt 1 ]; do
        found=$(grey "$1" "$2")
        [ "$found" != none ] && [ "$found" -lt 200 ] || bad="$bad $1,$2=$found"
        shift 2
    done
    [ -z "$bad" ]
    result $? "$what ($by)"
    [ -z "$bad" ] || echo "# white at$bad"
}

page=1
for by in poppler gs; do
    "draw_$by"
    inked 'a frame' -0.5 21 -2 30 -2.5 39
    inked 'a fill with round corners' 182.5 30 184.5 25 184.5 35
    inked 'a foot of an arrow' -1 51 -2.5 61
    inked 'a trapezoid' 65 -0.5 80 -2.5 95 -2.5
    inked 'a rule' 182.5 81 184.5 81
    inked 'a band with a border' -1 115 -2.5 125
    inked 'a picture' 182.5 101 184.5 120 184.5 138
    inked 'a picture that is cut' 62 257.5 90 259.5 120 259.5
    inked 'an outline' -0.5 181 -2.5 195 -2.5 209
    [ "$(grey -1 45)" = 255 ] && [ "$(grey 184 60)" = 255 ] && [ "$(grey 50 -1)" = 255 ] &&
        [ "$(grey 39 160)" = 255 ] && [ "$(grey 153 20.2)" = 255 ]
    result $? "nothing else, and corners are as round as before ($by)"
done

# The inner sheet of a booklet, whose pages are moved to the spine by two millimetres.
"$GAIYO" render "$work/plan.xml" -l "$work/booklet.xml" --for press --marks none --impose booklet --creep 2mm \
    -o "$work/sheet.pdf" 2>"$work/log"
result $? 'a booklet of two sheets'
width=740 page=3
for by in poppler gs; do
    "draw_$by"
    inked 'the outer edges of pages that are moved' -2.5 30 -0.5 30 364.5 30 366.5 30
    [ "$(grey -1 200)" = 255 ]
    result $? "nothing else of them ($by)"
done
results
