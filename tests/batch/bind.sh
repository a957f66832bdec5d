#!/bin/sh
# All sheets of a run in one PDF. Prints TAP.
. "$(dirname "$0")/../result.sh"
samples=$(cd "$(dirname "$0")/../../samples" && pwd) || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2

cat >jobs.csv <<JOBS
plan,data,layout,output
$samples/town-2024/plan.xml,$samples/town-2024/data/results-r5.csv,onesheet-a4,out/town.pdf
$samples/yamaguchi-2024/plan.xml,$samples/yamaguchi-2024/data/progress-r5.csv,report-a4,out/report.pdf
$samples/city-2024/plan.xml,$samples/city-2024/data/results-r5.csv,report-a4,out/city.pdf
JOBS
"$GAIYO" batch jobs.csv --bind book.pdf >said 2>&1
result $? 'three sheets are made and bound'
sed 's/^/# /' said
qpdf --check book.pdf >check 2>&1
result $? 'qpdf finds nothing wrong with the book'

# --- what is in it -----------------------------------------------------------------------------------
pages_of() {
    pdfinfo "$1" | sed -n 's/^Pages: *//p'
}
[ "$(pages_of book.pdf)" -eq $(($(pages_of out/town.pdf) + $(pages_of out/report.pdf) + $(pages_of out/city.pdf))) ]
result $? 'it has all their pages'
for sheet in town report city; do
    pdftotext "out/$sheet.pdf" -
done >texts
pdftotext book.pdf - | cmp - texts
result $? 'with their texts, in their order'
for sheet in town report city; do
    pdftoppm -r 40 "out/$sheet.pdf" "page-$sheet"
done
pdftoppm -r 40 book.pdf whole
cat page-town-*.ppm page-report-*.ppm page-city-*.ppm >pages.ppm
cat whole-*.ppm | cmp - pages.ppm
result $? 'and they look as they did'
for sheet in town report city; do
    pdffonts "out/$sheet.pdf" | tail -n +3 | awk '{ print $1, $2, $3 }'
done | sort >fonts
pdffonts book.pdf | tail -n +3 | awk '{ print $1, $2, $3 }' | sort | cmp - fonts
result $? 'with their fonts'

# A bookmark for each sheet, and its own below that.
mutool show book.pdf outline | sed 's/\t#.*//' >bookmarks
for sheet in town report city; do
    pdfinfo "out/$sheet.pdf" | sed -n 's/^Title: *//p'
    mutool show "out/$sheet.pdf" outline | sed 's/\t#.*//'
done | sed 's/^[+|-]*\t*"//;s/"$//' >wanted
sed 's/^[+|-]*\t*"//;s/"$//' bookmarks | diff - wanted >difference && [ "$(grep -c '^+	"' bookmarks)" -eq 3 ]
result $? 'a bookmark for each sheet, with its own below'
sed 's/^/# /' difference

# Tags: each sheet is a part, and what is in it is the same but for IDs.
tags_of() {
    pdfinfo -struct-text "$1" | grep -vE '^ *(/|\[)' | sed 's/^ *//; s/ <[^>]*>//'
}
{
    echo Document
    for sheet in town report city; do
        tags_of "out/$sheet.pdf" | sed '1s/^Document/Part/'
    done
} >wanted
tags_of book.pdf | diff - wanted >difference
result $? 'each sheet is a part of the document, tagged as it was'
head -n 20 difference | sed 's/^/# /'

qpdf --qdf --object-streams=disable book.pdf flat.pdf
[ "$(grep -ac '/StructParents\? ' flat.pdf)" -eq "$(grep -a '/StructParents\? ' flat.pdf | sort -u | wc -l)" ] &&
    [ "$(grep -ac '/S /Document$' flat.pdf)" -eq 1 ] && [ "$(grep -ac '/Type /StructTreeRoot' flat.pdf)" -eq 1 ] &&
    [ "$(grep -ac '/Type /OutputIntent' flat.pdf)" -eq 1 ] && [ "$(grep -ac '/Type /Catalog' flat.pdf)" -eq 1 ] &&
    [ "$(grep -ac '/Type /Metadata' flat.pdf)" -eq 1 ]
result $? 'keys of the tree of parents are told apart, and there is one of what a file has one of'
mutool show book.pdf trailer/Root/PageLabels/Nums | tr -d ' \n' >labels
town=$(pages_of out/town.pdf) report=$(pages_of out/report.pdf)
grep -qE "^\[0<<[^>]*>>$town<<[^>]*>>$((town + report))<<[^>]*>>\]\$" labels
result $? 'the pages of each sheet are called as they were'
pdfinfo book.pdf | grep -q '^Title: *book$' && mutool show book.pdf trailer/Root/Metadata |
    grep -q '<rdf:li xml:lang="x-default">book</rdf:li>'
result $? 'a book of different plans is titled after its file, in both places'

# --- again -------------------------------------------------------------------------------------------
mkdir again && "$GAIYO" batch jobs.csv --resume --bind again/book.pdf >said 2>&1 && cmp book.pdf again/book.pdf &&
    grep -q '0 made, 3 as they were' said
result $? 'with --resume it is bound of what is there: the same bytes'

{
    head -n 2 jobs.csv
    sed -n '2s|out/town|out/twin|p' jobs.csv
} >twins.csv
"$GAIYO" batch twins.csv --bind twins.pdf >said 2>&1 && [ "$(pages_of twins.pdf)" -eq 2 ] &&
    [ "$(wc -c <twins.pdf)" -lt $(($(wc -c <out/town.pdf) * 3 / 2)) ] && qpdf --check twins.pdf >check 2>&1
result $? 'fonts and pictures that sheets share are stored once'

cat >plan.xml <<'PLAN'
<plan version="1" id="areas" xml:lang="ja">
  <head><title>地域の計画</title></head>
  <section id="p"><title>{/plan/@area}の取組</title><p>本文。</p></section>
  <indicators id="s"><indicator id="a" kind="level"><name>名</name><target>5件</target></indicator></indicators>
</plan>
PLAN
cat >notes.xml <<'LAYOUT'
<layout version="1" id="notes">
  <page-master name="m" size="A4" padding="20mm"/>
  <page-sequence master="m"><text role="h1" select="//section/title"/>
    <text role="note">注一</text><text role="note">注二</text><text role="note">注三</text>
    <text role="note">注四</text><text role="note">注五</text><text role="note">注六</text>
    <text role="note">注七</text><text role="note">注八</text><text role="note">注九</text>
  </page-sequence>
</layout>
LAYOUT
printf 'area,indicator,period,value\n北町,a,R5年度,4件\n南町,a,R5年度,3件\n東町,a,R5年度,2件\n' >areas.csv
"$GAIYO" batch plan.xml -d areas.csv --by area -l ./notes.xml -o 'areas/{area}.pdf' --bind areas.pdf \
    >said 2>&1 && mutool show areas.pdf outline | sed -n 's/^[+|]	"\([^"]*\)".*/\1/p' | tr '\n' ' ' >found &&
    [ "$(cat found)" = '北町 南町 東町 ' ] && pdfinfo areas.pdf | grep -q '^Title: *地域の計画$' &&
    qpdf --check areas.pdf >check 2>&1
result $? 'sheets of areas have bookmarks with their names'

qpdf --qdf --object-streams=disable areas.pdf flat.pdf
sed -n '/IDTree/,/]/p' flat.pdf | grep -ao '(s[^)]*)' >ids
grep -a '/ID (' flat.pdf | grep -o '(s[^)]*)' | sort >wanted
sort ids | cmp - wanted && LC_ALL=C sort -c ids && [ "$(sort -u ids | wc -l)" -eq 27 ]
result $? 'notes have IDs of their own, and the tree of IDs is in their order'

# --- what is wrong -----------------------------------------------------------------------------------
sed 's|town-2024/plan.xml|town-2024/plan-missing.xml|' jobs.csv >broken.csv
rm -f broken.pdf
"$GAIYO" batch broken.csv --bind broken.pdf >said 2>&1
[ $? -ne 0 ] && grep -q 'broken.pdf is not written: 1 of its sheets are missing; make them with --resume' said &&
    [ ! -e broken.pdf ]
result $? 'a book is not written if a sheet is missing'
"$GAIYO" batch jobs.csv --bind out/../out/town.pdf >said 2>&1
[ $? -eq 1 ] && grep -q 'jobs.csv:2:.*--bind out/../out/town.pdf is a sheet here' said && cmp -s book.pdf again/book.pdf
result $? 'nor in the place of a sheet'
cp areas.csv data.csv
"$GAIYO" batch plan.xml -d data.csv --by area -o 'areas/{area}.pdf' --bind data.csv >said 2>&1
[ $? -eq 1 ] && grep -q 'what one is made of' said && cmp areas.csv data.csv
result $? 'nor of what one is made of'
"$GAIYO" batch jobs.csv --for archive --bind no.pdf >said 2>&1
[ $? -eq 2 ] && grep -q 'sheets for the archive carry files, which a book loses' said && [ ! -e no.pdf ]
result $? 'sheets that carry files are not bound'
"$GAIYO" batch jobs.csv --resume --bind nowhere/book.pdf >said 2>&1
[ $? -eq 3 ] && grep -q 'cannot write "nowhere/book.pdf": its folder is not there' said
result $? 'a book without a folder is said'
results
