#!/bin/sh
# What is on which plate, colours and pictures that are given for screens only, and the profiles that
# they are converted by. Prints TAP.
. "$(dirname "$0")/../result.sh"
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
# That of Ghostscript's packages, which the tests need anyhow.
icc=/usr/share/color/icc/ghostscript/default_cmyk.icc
. tests/fogra.sh
cp tests/sheets/press/* "$work"

draw() {
    gs -q -dNOPAUSE -dBATCH -dSAFER "$@"
}

# A photograph of 400 × 300 pixels, and a disc on nothing.
draw -sDEVICE=jpeg -g400x300 -r100 -sOutputFile="$work/photo.jpg" -c '0.2 0.5 0.7 setrgbcolor
    0 0 400 300 rectfill 0.9 0.5 0.1 setrgbcolor 40 40 120 80 rectfill showpage' &&
    draw -sDEVICE=pngalpha -dGraphicsAlphaBits=4 -g400x400 -r100 -sOutputFile="$work/shape.png" -c \
        '0.7 0.1 0.3 setrgbcolor 144 144 100 0 360 arc fill showpage'
result $? 'pictures to convert'

render() {
    "$GAIYO" render "$work/plan.xml" -l "$work/inks.xml" --for press --marks none "$@" \
        -o "$work/sheet.pdf" 2>"$work/log"
}

readable() {
    qpdf --qdf --object-streams=disable "$work/sheet.pdf" - | strings >"$work/text"
}

# Plates as pictures of one byte a pixel: "sheet.tif(Cyan).tif" and so on.
plates() {
    rm -f "$work"/sheet*.tif
    draw -dPDFSTOPONERROR -dPDFSTOPONWARNING -r72 -sDEVICE=tiffsep -sCompression=none \
        -sOutputFile="$work/sheet.tif" "$work/sheet.pdf" >"$work/log" 2>&1
}

# How many bytes of a plate are not white; some hundred of them are the file's own.
ink() {
    [ -f "$work/sheet($1).tif" ] || { echo 0; return; }
    tr -d '\377' <"$work/sheet($1).tif" | wc -c
}

render && plates
result $? 'a sheet with a spot colour goes through Ghostscript'
blank=$(ink Cyan)
[ "$blank" -lt 1000 ] && [ "$(ink Magenta)" -eq "$blank" ] && [ "$(ink Yellow)" -eq "$blank" ]
result $? 'black text has no ink on the coloured plates'
[ "$(ink Black)" -gt $((blank + 500)) ]
result $? 'but on the black one'
[ "$(ink 'DIC 156')" -gt $((blank + 5000)) ]
result $? 'the spot colour has a plate of its own'
readable
grep -q '/DIC#20156' "$work/text" && grep -q '^/Spot1 cs .400 scn$' "$work/text" &&
    grep -q '^/Spot1 cs 1 scn$' "$work/text"
result $? 'full and as a tint'
"$GAIYO" render "$work/plan.xml" -l "$work/inks.xml" -o "$work/screen.pdf" 2>"$work/log" &&
    ! qpdf --qdf --object-streams=disable "$work/screen.pdf" - | strings | grep -qE 'Separation|DeviceCMYK'
result $? 'screens show all of it in RGB'
render --marks slug && pdftotext -raw "$work/sheet.pdf" - | grep -q 'DIC 156'
result $? 'the slug names its plate'

render --set more=yes
[ $? -eq 1 ] && grep -q 'photo.jpg is in RGB, which PDF/X-1a:2003 cannot hold' "$work/log"
result $? 'without a profile there are no RGB pictures'

render --set more=yes --output-profile "$icc" && grep -q 'half transparent' "$work/log" &&
    plates && [ "$(ink Cyan)" -gt $((blank + 5000)) ]
result $? 'by a profile they become inks, in a PDF/X-1a, too'
readable
! grep -qE '/DeviceRGB|/SMask| (rg|RG)$' "$work/text" && grep -q '/ImageMask true' "$work/text" &&
    grep -q '/DestOutputProfile' "$work/text"
result $? 'where nothing is in RGB or transparent'
grep -q '^0 0 0 .490 k$' "$work/text"
result $? 'a grey is black alone'
cp "$work/sheet.pdf" "$work/first.pdf"
render --set more=yes --output-profile "$icc" && cmp -s "$work/first.pdf" "$work/sheet.pdf"
result $? 'the same bytes again'
render --set more=yes --output-profile "$icc" --intent saturation &&
    ! cmp -s "$work/first.pdf" "$work/sheet.pdf"
result $? 'another intent gives other inks'

render --set more=yes --output-profile "$icc" --ink-limit 100 &&
    grep -q 'the inks of the picture .*photo.jpg add up to [12][0-9][0-9]%, more than 100%' "$work/log"
result $? 'too much ink in a picture is said'

check_x4() {
    render --set more=yes --output-profile "$fogra" --pdfx 4 --output-condition FOGRA39 &&
        qpdf --check "$work/sheet.pdf" >"$work/log" 2>&1 && plates
    result $? 'a PDF/X-4'
    readable
    pdfinfo "$work/sheet.pdf" | grep -q '^PDF version: *1.6$' &&
        grep -q '<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>' "$work/text" &&
        grep -q '/OutputConditionIdentifier (FOGRA39)' "$work/text"
    result $? 'says what it is and what it is for'
    grep -q '/SMask' "$work/text" && ! grep -q '/DeviceRGB' "$work/text"
    result $? 'its pictures may be transparent'
}
if [ "$fogra" ]; then check_x4; else skip 'there is no FOGRA39L_coated.icc here (./dev test fetches it)'; fi

cp "$icc" "$work/印刷.icc" && render --output-profile "$work/印刷.icc" && readable &&
    grep -q '/Info <feff53705237002e006900630063>' "$work/text"
result $? 'a profile may have any name'

render --output-condition JCS2011 && readable && grep -q '/RegistryName (http://www.color.org)' "$work/text" &&
    grep -q '/Info (Japan Color 2011 Coated)' "$work/text"
result $? 'a condition of the registry has its name in words'
render --output-condition 'Our press' --output-profile "$icc" && readable && ! grep -q '/RegistryName' "$work/text" &&
    grep -q '/OutputConditionIdentifier (Our press)' "$work/text"
result $? 'one that is in no registry has its profile'

head -c 3000 "$work/photo.jpg" >"$work/cut.jpg" && mv "$work/cut.jpg" "$work/photo.jpg"
render --set more=yes --output-profile "$icc"
[ $? -eq 1 ] && grep -q 'photo.jpg' "$work/log"
result $? 'a photograph that is cut off is refused'
results
