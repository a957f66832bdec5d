#!/bin/sh
# Sheets for the press, put before those who read them there: qpdf, poppler, and Ghostscript with its
# plates. Prints TAP.
. "$(dirname "$0")/../result.sh"
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
plan=samples/yamaguchi-2024/plan.xml
data=samples/yamaguchi-2024/data/progress-r5.csv

render() {
    "$GAIYO" render "$plan" -d "$data" --for press "$@" -o "$work/sheet.pdf" 2>"$work/log"
}

# The content streams and dictionaries as text.
readable() {
    qpdf --qdf --object-streams=disable "$work/sheet.pdf" - | strings
}

# The ink on each page: C, M, Y and K, from 0 to 1. Ghostscript stops at the first thing it does not
# like.
inks() {
    gs -q -dNOPAUSE -dBATCH -dSAFER -dPDFSTOPONERROR -dPDFSTOPONWARNING -r40 -sDEVICE=inkcov -o - \
        "$work/sheet.pdf"
}

render --marks all --fold 105mm
result $? 'a report for the press'
qpdf --check "$work/sheet.pdf" >"$work/log" 2>&1
result $? 'qpdf finds nothing wrong'
pdfinfo "$work/sheet.pdf" >"$work/info" 2>"$work/log" && [ ! -s "$work/log" ] &&
    grep -q '^PDF version: *1.4$' "$work/info" && grep -q '^PDF subtype: *PDF/X-1a:2003$' "$work/info"
result $? 'it is a PDF/X-1a:2003 in PDF 1.4'
inks >"$work/inks" && [ "$(grep -c 'CMYK OK' "$work/inks")" -eq 7 ]
result $? 'Ghostscript paints every page without a warning'

# A4 and 15 mm around it; 3 mm of bleed.
pdfinfo -box "$work/sheet.pdf" >"$work/info"
grep -q '^MediaBox: *0.00 *0.00 *680.31 *926.93$' "$work/info" &&
    grep -q '^BleedBox: *34.02 *34.02 *646.30 *892.91$' "$work/info" &&
    grep -q '^TrimBox: *42.52 *42.52 *637.80 *884.41$' "$work/info"
result $? 'paper, bleed and trim are where they should be'
pdffonts "$work/sheet.pdf" | awk 'NR > 2 { n++; if ($(NF - 4) != "yes" || $(NF - 3) != "yes") bad = 1 }
    END { exit bad || !n }'
result $? 'fonts are embedded subsets'

readable >"$work/text"
grep -qE ' (rg|RG)$' "$work/text"
result $((! $?)) 'no colour is in RGB'
grep -q '^/All CS 1 SCN$' "$work/text" && grep -q '/Separation' "$work/text"
result $? 'marks are in the colour of registration'
! grep -qE '/(SMask|Group|Annots|StructTreeRoot|JavaScript|Encrypt|ObjStm|XRef)\b' "$work/text"
result $? 'nothing in it is transparent, active or newer than PDF 1.4'

# A grey palette has nothing but black.
render --marks none --set palette=grey && inks >"$work/inks" &&
    awk '/CMYK OK/ { n++; if ($1 + $2 + $3 > 0 || $4 == 0) bad = 1 } END { exit bad || n != 7 }' \
        "$work/inks"
result $? 'grey sheets have ink on the black plate alone'

# The text of a page in colour is on one plate: plates of the cover of another palette differ.
render --marks none && inks >"$work/inks" &&
    awk '/CMYK OK/ && $1 > 0 && $2 > 0 && $4 > 0 { n++ } END { exit n != 7 }' "$work/inks"
result $? 'coloured ones on the others too'

# Seven pages of A4 on A3: two sheets, printed on both sides.
render --impose booklet --creep 0.1mm --marks none && qpdf --check "$work/sheet.pdf" >"$work/log" 2>&1 &&
    pdfinfo -box "$work/sheet.pdf" >"$work/info" && grep -q '^Pages: *4$' "$work/info" &&
    grep -q '^TrimBox: *8.50 *8.50 *1199.06 *850.39$' "$work/info" && inks >"$work/inks"
result $? 'a booklet on A3'
pdftotext -raw -f 1 -l 1 "$work/sheet.pdf" - | grep -q 'やまぐち産業' && [ "$(wc -l <"$work/inks")" -eq 4 ]
result $? 'its first side has the cover'
render --impose 2up --fold 310mm && [ "$(pdfinfo "$work/sheet.pdf" | awk '/^Pages/ { print $2 }')" = 4 ]
result $? 'two pages on a sheet, which may be folded on its right half'

"$GAIYO" render "$plan" -d "$data" --for press --dump=paint -o "$work/dump" 2>"$work/log" &&
    grep -q 'color=0/0/0/100' "$work/dump" && ! grep -q 'color=#' "$work/dump"
result $? 'the dump of paint shows inks'

render && cp "$work/sheet.pdf" "$work/first.pdf"
TZ=Asia/Tokyo LC_ALL=ja_JP.UTF-8 render && cmp -s "$work/first.pdf" "$work/sheet.pdf"
result $? 'the same bytes in another time zone and locale'
grep -q 'CreationDate (D:20240201000000Z)' "$work/first.pdf"
result $? "it was made on the plan's date"
SOURCE_DATE_EPOCH=1700000000 render && grep -q 'CreationDate (D:20231114221320Z)' "$work/sheet.pdf" &&
    pdftotext -raw -l 1 "$work/sheet.pdf" - | grep -q '2023-11-14'
result $? 'or when SOURCE_DATE_EPOCH says'

# A plan without a date, each way out that is named.
cp -R samples/yamaguchi-2024 "$work/undated" && sed '/<date>/d' "$plan" >"$work/undated/plan.xml"
undated() {
    "$GAIYO" render "$work/undated/plan.xml" -d "$data" --for press "$@" -o "$work/sheet.pdf" 2>"$work/log"
}
! undated && grep -q 'give its head a <date>, or --as-of, or set SOURCE_DATE_EPOCH' "$work/log"
result $? 'a plan without a date is refused'
undated --as-of R5.12 && grep -q 'CreationDate (D:20231201000000Z)' "$work/sheet.pdf"
result $? 'it was made on the day of --as-of'
(SOURCE_DATE_EPOCH=1700000000; export SOURCE_DATE_EPOCH; undated) && grep -q 'D:20231114221320Z' "$work/sheet.pdf"
result $? 'or when SOURCE_DATE_EPOCH says, without a date'

# What its metadata call the document and this instance of it.
ids() {
    strings "$1" | sed -n "s/.*<xmpMM:$2>\\(.*\\)<.*/\\1/p"
}
same() {
    [ "$(ids "$work/first.pdf" "$1")" ] && [ "$(ids "$work/first.pdf" "$1")" = "$(ids "$work/sheet.pdf" "$1")" ]
}
render --as-of R4 && same DocumentID && ! same InstanceID
result $? 'other measurements make another instance of the same document'
render -l evaluation-a4 && ! same DocumentID && ! same InstanceID
result $? 'another layout another document'
render && same DocumentID && same InstanceID
result $? 'nothing new the same instance'
results
