#!/bin/sh
# Pictures that say by a profile what their colours are: seen on screens and printed as they say. Their profile
# exchanges red and green (make_picture.c), so that red pixels must come out green. Prints TAP.
. "$(dirname "$0")/../result.sh"
: "${GAIYO:?the program to test}" "${CHECK_PDF:?the program that checks}" "${MAKE_PICTURE:?the program that draws}"
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
icc=/usr/share/color/icc/ghostscript/default_cmyk.icc
cp tests/sheets/profiles/* "$work"

# render PICTURE OPTIONS…
render() {
    picture=$1
    shift
    "$GAIYO" render "$work/plan.xml" -l "$work/layout.xml" --set picture="$picture" "$@" -o "$work/sheet.pdf" \
        2>"$work/log"
}

# conforms PROFILE
conforms() {
    qpdf --json=2 --json-stream-data=inline --decode-level=generalized "$work/sheet.pdf" 2>/dev/null |
        "$CHECK_PDF" "$1" "$work/sheet.pdf" >"$work/found" 2>&1 || { sed 's/^/# /' "$work/found"; return 1; }
}

# The colour in the middle of the picture as R G B, as poppler and Ghostscript draw it; mutool knows no profiles.
seen() {
    pdftoppm -r 72 -singlefile "$work/sheet.pdf" "$work/poppler"
    gs -q -dNOPAUSE -dBATCH -dSAFER -r72 -sDEVICE=ppmraw -sOutputFile="$work/gs.ppm" "$work/sheet.pdf" >/dev/null
    for drawn in poppler gs; do
        width=$(grep -a -m 1 -o '^[0-9][0-9]* [0-9][0-9]*' "$work/$drawn.ppm" | cut -d ' ' -f 1)
        tail -c +$(($(wc -c <"$work/$drawn.ppm") - width * $1 * 3 + (40 * width + 45) * 3 + 1)) \
            "$work/$drawn.ppm" | head -c 3 | od -An -tu1
    done
}

# green HEIGHT: both readers see green; the sheet is so many points high.
green() {
    seen "$1" >"$work/seen"
    sed 's/^/# /' "$work/seen"
    awk '$2 > $1 + 60 && $2 > $3 + 60 { n++ } END { exit n != 2 }' "$work/seen"
}

for kind in png palette alpha jpeg pieces; do
    "$MAKE_PICTURE" $kind "$work/$kind.picture" && render $kind.picture && [ ! -s "$work/log" ] && green 729
    result $? "$kind: seen as its profile says"
    conforms ua1+a2a && qpdf --qdf --object-streams=disable "$work/sheet.pdf" - | strings | grep -q /ICCBased
    result $? "$kind: in a file that keeps UA-1 and A-2a"
    render $kind.picture --for press --marks none --output-profile "$icc" && conforms x1a && green 746
    result $? "$kind: printed as its profile says"
done
"$MAKE_PICTURE" grey-alpha "$work/grey.picture" && render grey.picture && [ ! -s "$work/log" ] && conforms ua1+a2a
result $? 'a grey one with a grey profile'

"$MAKE_PICTURE" grey16 "$work/grey16.picture" && render grey16.picture && [ ! -s "$work/log" ] && conforms ua1+a2a &&
    render grey16.picture --for press && conforms x1a
result $? 'one of 16 bits a pixel, which PDF 1.4 does not have'

# Two of one profile: it is in the file once.
sed 's|</page-sequence>|<image src="palette.picture" alt="色" width="5mm"/>&|' "$work/layout.xml" >"$work/two.xml"
"$GAIYO" render "$work/plan.xml" -l "$work/two.xml" --set picture=jpeg.picture -o "$work/sheet.pdf" &&
    qpdf --json=2 "$work/sheet.pdf" | grep -c '"/N": 3' >"$work/count" && [ "$(cat "$work/count")" -eq 2 ]
result $? 'equal profiles are one object, beside that of the output intent'

"$MAKE_PICTURE" cmyk "$work/cmyk.jpg" && render cmyk.jpg && grep -q 'in CMYK without a profile' "$work/log" &&
    conforms ua1+a2a && seen 729 >"$work/seen" && awk '$1 < 60 && $2 > 200 && $3 > 200 { n++ } END { exit n != 2 }' "$work/seen"
result $? 'inks without a profile are reckoned for screens'
"$MAKE_PICTURE" cmyk "$work/own.jpg" "$icc" && render own.jpg && [ ! -s "$work/log" ] && conforms ua1+a2a &&
    seen 729 >"$work/seen" && awk '$1 < 60 && $2 > 120 && $3 > 180 { n++ } END { exit n != 2 }' "$work/seen"
result $? 'by their own profile otherwise'
render own.jpg --for press --marks none --output-profile "$icc" && conforms x1a && ! grep -q separated "$work/log" &&
    gs -q -dNOPAUSE -dBATCH -dSAFER -r40 -sDEVICE=inkcov -o - "$work/sheet.pdf" |
    awk '$1 > 0 && $2 + $3 + $4 == 0 { found = 1 } END { exit !found }'
result $? 'and printed as they are'
cp /usr/share/color/icc/ghostscript/ps_cmyk.icc "$work/other.icc"
render own.jpg --for press --output-profile "$work/other.icc" --pdfx 4 && grep -q 'separated by another profile' "$work/log"
result $? "which is said if the printer's is another one"
render own.jpg --for press --ink-limit 100 && ! grep -q 'add up' "$work/log"
result $? 'their inks are added up'

"$MAKE_PICTURE" broken "$work/broken.jpg" && render broken.jpg && conforms ua1+a2a &&
    grep -q 'the colour profile in the picture .*broken.jpg is not used: it is damaged' "$work/log" &&
    [ "$(grep -c 'colour profile' "$work/log")" -eq 1 ]
result $? 'a broken profile is said, once'
"$MAKE_PICTURE" other "$work/other.jpg" && render other.jpg && conforms ua1+a2a &&
    grep -q 'is not used: it is for colours of another kind' "$work/log"
result $? 'so is one of other colours'
results
