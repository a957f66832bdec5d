#!/bin/sh
# What prints over what, as Ghostscript puts ink on paper: solid black text and rules over the rest, everything
# else alone. Prints TAP.
. "$(dirname "$0")/../result.sh"
cd "$(dirname "$0")/../.." || exit 2
. tests/fogra.sh
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cp tests/sheets/overprint/* "$work"

# The sheet as pixels of C, M, Y and K, a byte each, two a millimetre.
draw() {
    "$GAIYO" render "$work/plan.xml" -l "$work/layout.xml" --for press --marks none "$@" -o "$work/sheet.pdf" \
        2>"$work/log" &&
        gs -q -dNOPAUSE -dBATCH -dSAFER -dPDFSTOPONERROR -dPDFSTOPONWARNING -r50.8 -sDEVICE=pamcmyk32 \
            -sOutputFile="$work/drawn.pam" "$work/sheet.pdf" >"$work/log" 2>&1
}

# inks X Y: the inks there in percent [mm from the corner of the trim].
inks() {
    width=$(grep -a -m 1 '^WIDTH' "$work/drawn.pam" | cut -d ' ' -f 2)
    height=$(grep -a -m 1 '^HEIGHT' "$work/drawn.pam" | cut -d ' ' -f 2)
    pixel=$(awk "BEGIN { print int(($2 + 3) * 2) * $width + int(($1 + 3) * 2) }")
    tail -c $((width * height * 4)) "$work/drawn.pam" | tail -c +$((pixel * 4 + 1)) | head -c 4 | od -An -tu1 |
        awk '{ for (i = 1; i <= 4; i++) printf "%s%d", (i > 1 ? " " : ""), $i * 100 / 255 + 0.5 }'
}

# prints WHAT X Y INKS
prints() {
    found=$(inks "$2" "$3")
    [ "$found" = "$4" ]
    result $? "$1 ($by)"
    [ "$found" = "$4" ] || echo "# $found instead of $4"
}

check() {
    by=$1
    shift
    draw "$@"
    result $? "a sheet with inks on one another ($by)"
    prints 'the ground' 15 65 '50 0 0 0'
    prints 'black text prints over it' 30 26 '50 0 0 100'
    prints 'white text knocks out' 70 26 '0 0 0 0'
    prints 'a tint of black knocks out' 110 26 '0 0 0 50'
    prints 'a spot colour knocks out, and has other inks where it has no plate' 150 26 '0 85 80 10'
    prints 'a black rule prints over it' 30 40.5 '50 0 0 100'
    prints 'a white rule knocks out' 70 40.5 '0 0 0 0'
    prints 'a grey one, too' 110 40.5 '0 0 0 50'
    prints 'a black area knocks out' 30 55 '0 0 0 100'
    prints 'a thin black frame prints over it' 70 50.5 '50 0 0 100'
}
check PDF/X-1a
if [ "$fogra" ]; then
    check PDF/X-4 --pdfx 4 --output-profile "$fogra"
else
    skip 'there is no FOGRA39L_coated.icc here (./dev test fetches it)'
fi
results
