#!/bin/sh
# Sheets for the archive: what they carry, and that they are made again of it alone. Prints TAP.
. "$(dirname "$0")/../result.sh"
cd "$(dirname "$0")/../.." || exit 2
root=$(pwd)
unset SOURCE_DATE_EPOCH
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

# A plan in parts with a picture, measurements in two files, a layout that extends another one and
# lies elsewhere, a palette, and last year's measurements.
make_plan() {
    mkdir -p "$work/office/plans/parts" "$work/office/plans/pictures" "$work/office/looks/base"
    cd "$work/office" || exit 2
    cat >plans/plan.xml <<'PLAN'
<?xml version="1.0" encoding="UTF-8"?>
<!-- A plan in parts. -->
<plan version="1" id="kept" xml:lang="ja" xmlns:xi="http://www.w3.org/2001/XInclude">
  <head><title>残す計画</title><issuer>試験</issuer>
    <period start="R3.4" end="R6.3">令和3年度から5年度までの3年間</period></head>
  <section id="p"><title>本文</title>
    <p>全{count(//indicator)}指標</p></section>
  <xi:include href="parts/indicators.xml"/>
</plan>
PLAN
    cat >plans/parts/indicators.xml <<'PART'
<indicators id="s">
  <indicator id="a" kind="total"><name>あ</name><target>100件/3年</target></indicator>
  <indicator id="b" kind="total"><name>い</name><target>100件/3年</target></indicator>
  <indicator id="c" kind="total"><name>う</name><target>200件/3年</target><formula>[a] + [b]</formula></indicator>
</indicators>
PART
    printf 'indicator,period,value\na,R5年度,80件\n' >'data of r5.csv'
    printf 'indicator,period,value\nb,R5年度,30件\n' >plans/more.csv
    printf 'indicator,period,value\na,R4年度,40件\nb,R4年度,20件\n' >old.csv
    printf 'indicator,period,value\na,R6年度,90件\nb,R6年度,50件\n' >new.csv
    sed 's/#[0-9A-F]*/#123456/' "$root/layouts/palettes/green.xml" >looks/own.xml
    cat >looks/base/base.xml <<'LAYOUT'
<layout version="1" id="base">
  <page-master name="m" size="A4" padding="20mm"/>
  <page-sequence master="m"><text select="//title"/></page-sequence>
</layout>
LAYOUT
    cat >looks/look.xml <<'LAYOUT'
<layout version="1" id="look" extends="base/base.xml">
  <page-sequence master="m">
    <for-each select="//indicator"><text select="result/actual"/><text select="result/actual/@sources"/>
    </for-each>
    <image src="pictures/p.png" alt="印" width="0.1mm" height="0.1mm"/>
  </page-sequence>
</layout>
LAYOUT
    base64 -d >plans/pictures/p.png <<'PNG'
iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC
PNG
    cd "$work" || exit 2
}

# render OUT ARGUMENTS…: the plan with all that belongs to it.
render() {
    out=$1
    shift
    "$GAIYO" render office/plans/plan.xml -d 'office/data of r5.csv' -d office/plans/more.csv \
        --previous office/old.csv -l office/looks/look.xml --as-of R6.3 --for archive -o "$out" "$@"
}

make_plan
render a.pdf 2>said && [ ! -s said ]
result $? 'a sheet is made for the archive'
sed 's/^/# /' said
qpdf --check a.pdf >check 2>&1
result $? 'qpdf finds nothing wrong with it'
(cd office/plans && LC_ALL=C TZ=Asia/Tokyo "$GAIYO" render "$work/office/plans/plan.xml" \
    -d '../data of r5.csv' -d more.csv --previous ../../office/old.csv -l "$work/office/looks/look.xml" \
    --as-of R6.3 --for archive -o "$work/elsewhere.pdf") && cmp a.pdf elsewhere.pdf
result $? 'wherever it is started and whatever files are called from there, the bytes are the same'

# --- what it says of itself --------------------------------------------------------------------------
mutool show a.pdf trailer/Root/Metadata >xmp 2>&1
grep -q '<pdfaid:part>3</pdfaid:part>' xmp && grep -q '<pdfaid:conformance>A</pdfaid:conformance>' xmp &&
    grep -q '<pdfuaid:part>1</pdfuaid:part>' xmp
result $? 'it says that it is PDF/A-3a and PDF/UA-1'
qpdf --qdf --object-streams=disable a.pdf q.pdf
files=$(grep -ac '/Type /Filespec' q.pdf)
[ "$files" -eq "$(grep -acE '/AFRelationship /(Source|Data|Supplement)$' q.pdf)" ] &&
    [ "$files" -eq "$(grep -ac '/Type /EmbeddedFile' q.pdf)" ] && [ "$files" -eq "$(grep -ac '/CheckSum <' q.pdf)" ] &&
    [ "$files" -eq "$(grep -acE '/Subtype /(application|text|image)#2f' q.pdf)" ] &&
    [ "$files" -eq "$(mutool show a.pdf trailer/Root/AF | grep -o ' 0 R' | wc -l)" ]
result $? 'every file has its relationship, type and sum, and stands in the catalog'
pdfdetach -list a.pdf >list
for name in manifest.json provenance.json plan.xml indicators.xml p.png 'data of r5.csv' more.csv old.csv \
    look.xml base.xml fonts.xml units.xml eras.tsv; do
    grep -q ": $name\$" list || echo "$name"
done >missing
[ ! -s missing ] && [ "$(head -n 1 list)" = '13 embedded files' ]
result $? 'it carries the plan and its part, the picture, measurements, layouts, catalogue and tables'
sed 's/^/# /' missing

"$GAIYO" extract a.pdf made-of && diff -r office/plans made-of/plan/_ &&
    cmp 'office/data of r5.csv' 'made-of/plan/data of r5.csv' && diff -r office/looks made-of/plan/looks >difference
[ "$(cat difference)" = 'Only in office/looks: own.xml' ] &&
    cmp "$root/fonts/fonts.xml" made-of/gaiyo/fonts/fonts.xml && [ -s made-of/provenance.json ]
result $? 'extract writes them as they lay to each other'
(cd made-of/plan && find . -type f) | while read -r file; do
    grep -q "\"sha256\":\"$(sha256sum "made-of/plan/$file" | cut -d' ' -f1)\"" made-of/manifest.json || echo "$file"
done >wrong
[ ! -s wrong ]
result $? 'the manifest has the SHA-256 of each'
grep -q '"as_of":"R6.3"' made-of/manifest.json && grep -q '"layout":"../looks/look.xml"' made-of/manifest.json &&
    grep -q '"family":"gothic","weight":400,"file":"BIZUDGothic-Regular.ttf","tables_sha256":"[0-9a-f]*"' \
        made-of/manifest.json && ! grep -q "$work" made-of/manifest.json
result $? 'and the options, the fonts, and no folder of the machine'

# --- made again --------------------------------------------------------------------------------------
mv office away && mkdir other && cd other || exit 2
"$GAIYO" regenerate ../a.pdf -o again.pdf 2>said && [ ! -s said ] && cmp ../a.pdf again.pdf
result $? 'it is made again without its sources, in another folder: the same bytes'
sed 's/^/# /' said
"$GAIYO" regenerate again.pdf -o - | cmp - ../a.pdf
result $? 'and again of that one'
SOURCE_DATE_EPOCH=1700000000 "$GAIYO" regenerate ../a.pdf -o epoch.pdf && cmp ../a.pdf epoch.pdf
result $? 'the environment does not change it'
"$GAIYO" regenerate ../a.pdf && cmp kept.pdf ../a.pdf
result $? 'without -o it is named after the plan'
cd .. || exit 2
mv away office
SOURCE_DATE_EPOCH=1700000000 render dated.pdf && "$GAIYO" regenerate dated.pdf -o again.pdf &&
    cmp dated.pdf again.pdf && ! cmp -s dated.pdf a.pdf &&
    mutool show dated.pdf trailer/Root/AF/1/EF/F/Params | grep -q 'D:20231114221320Z'
result $? 'the date that SOURCE_DATE_EPOCH names is kept, and that of the files'
sed 's|</issuer>|</issuer><date>令和6年（2024年）2月</date>|' office/plans/plan.xml >office/plans/dated.xml
"$GAIYO" render office/plans/dated.xml -l office/looks/look.xml --for archive -o plan-dated.pdf 2>/dev/null
qpdf --qdf --object-streams=disable plan-dated.pdf flat.pdf
[ "$(grep -ac '/ModDate (D:20240201)' flat.pdf)" -eq "$(grep -ac '/Type /EmbeddedFile' flat.pdf)" ]
result $? 'or else the date that the plan bears'
rm office/plans/dated.xml
for with in 'palette=green' 'palette=office/looks/own.xml'; do
    "$GAIYO" render "$root/samples/town-2024/plan.xml" -d "$root/samples/town-2024/data/results-r5.csv" \
        -l onesheet-a4 --set "$with" --for archive -o town.pdf && (cd other &&
        "$GAIYO" regenerate ../town.pdf -o town.pdf 2>said && [ ! -s said ] && cmp ../town.pdf town.pdf)
    result $? "so is the parameter $with"
done
echo '<plan version="1" id="squares"><head><title>一丁</title></head></plan>' >office/squares.xml
"$GAIYO" render office/squares.xml --for archive --fonts "$TEST_FONTS" -l office/looks/base/base.xml \
    -o squares.pdf && (cd other &&
    "$GAIYO" regenerate ../squares.pdf --fonts "$TEST_FONTS" -o squares.pdf && cmp ../squares.pdf squares.pdf)
result $? 'fonts that lie beside their catalogue are found with --fonts'

"$GAIYO" regenerate a.pdf -d new.csv --as-of R7.3 -o this-year.pdf 2>said
[ $? -eq 3 ] && grep -q 'cannot read "new.csv"' said
result $? 'new measurements must be there'
cp office/new.csv new.csv
"$GAIYO" regenerate a.pdf -d new.csv --as-of R7.3 -o this-year.pdf 2>said && [ ! -s said ] &&
    pdftotext this-year.pdf - | grep -q '^90件' && pdftotext this-year.pdf - | grep -q '^140件' &&
    ! pdftotext this-year.pdf - | grep -q '^80件'
result $? 'this year'"'"'s sheet is made of them'
cp new.csv office/plans/new.csv
"$GAIYO" render office/plans/plan.xml -d office/plans/new.csv --previous office/old.csv \
    -l office/looks/look.xml --as-of R7.3 --for archive -o direct.pdf && cmp direct.pdf this-year.pdf
result $? 'it is the sheet that the plan would give'
"$GAIYO" regenerate this-year.pdf -o again.pdf && cmp this-year.pdf again.pdf
result $? 'and can make itself again'
"$GAIYO" regenerate a.pdf -d new.csv -o kept-date.pdf 2>said && grep -q 'was made with --as-of R6.3' said
result $? 'a date that holds new measurements back is said'

# --- many of them ------------------------------------------------------------------------------------
cat >jobs.csv <<'JOBS'
plan,data,layout,output
office/plans/plan.xml,office/plans/more.csv;office/data of r5.csv,office/looks/look.xml,one.pdf
office/plans/plan.xml,office/new.csv,onesheet-a4,two.pdf
office/plans/plan.xml,office/new.csv,office/looks/look.xml,three.pdf
JOBS
"$GAIYO" batch jobs.csv -j 1 --for archive >said 2>&1 && "$GAIYO" render office/plans/plan.xml -d office/new.csv \
    -l office/looks/look.xml --for archive -o single.pdf && cmp single.pdf three.pdf
result $? 'what a batch keeps from sheet to sheet does not change what a sheet carries'
sed 's/^/# /' said

# --- what is wrong -----------------------------------------------------------------------------------
# refused FILE STATUS WORDS: it is not made again, nothing is written, and that is why.
refused() {
    rm -f no.pdf
    "$GAIYO" regenerate "$1" -o no.pdf 2>said
    [ $? -eq "$2" ] && grep -q "$3" said && [ ! -e no.pdf ]
}

# forge FROM TO: forged.pdf is the sheet with a manifest that says TO, of the same length, and has the
# right MD5.
forge() {
    pdfdetach -save "$(sed -n 's/: manifest.json$//p' list)" -o old.json q.pdf
    LC_ALL=C sed "s|$1|$2|g" old.json >new.json
    was=$(md5sum <old.json | cut -d' ' -f1) is=$(md5sum <new.json | cut -d' ' -f1)
    LC_ALL=C sed "s|$1|$2|g;s|$was|$is|" q.pdf >forged.pdf
}

refused missing.pdf 3 'there is no such file'
result $? 'a file that is not there'
refused office/new.csv 1 'is damaged or no PDF'
result $? 'a file that is no PDF'
head -c 2000 a.pdf >half.pdf
refused half.pdf 1 'is damaged or no PDF'
result $? 'half a PDF'
render screen.pdf --for screen && refused screen.pdf 1 'does not carry what it was made of'
result $? 'a sheet that was made for the screen'
qpdf --encrypt user owner 256 -- a.pdf locked.pdf && refused locked.pdf 1 'is damaged or no PDF'
result $? 'a locked PDF'
LC_ALL=C sed 's/b,R5年度,30件/b,R5年度,90件/' q.pdf >changed.pdf
refused changed.pdf 1 '"more.csv" in "changed.pdf" is not what it was when the sheet was made'
result $? 'measurements that were changed'
forge '"name":"more.csv"' '"name":"mare.csv"' && refused forged.pdf 1 '"mare.csv" is missing'
result $? 'a file that is missing'
forge '"format_version":1' '"format_version":2' && refused forged.pdf 1 'a later gaiyo wrote it'
result $? 'a manifest of a later gaiyo'
forge '"role"' '"rule"' && refused forged.pdf 1 'the manifest in .* cannot be used: "role" is no text'
result $? 'a manifest that lacks something'
sed 's/"request"/"REQUEST"/' q.pdf >changed.pdf
refused changed.pdf 1 '"manifest.json" in "changed.pdf" is not what it was'
result $? 'a manifest that was changed'
cp a.pdf kept.pdf
"$GAIYO" regenerate kept.pdf 2>said
[ $? -eq 1 ] && grep -q 'was read to make this' said && cmp -s a.pdf kept.pdf
result $? 'the sheet is not written over'

"$GAIYO" regenerate q.pdf -o again.pdf 2>said && cmp -s again.pdf a.pdf && grep -q 'not the same as "q.pdf"' said
result $? 'a PDF that another program has saved makes the first one again, and that is said'
forge '"gaiyo":"0' '"gaiyo":"9' && "$GAIYO" regenerate forged.pdf -o again.pdf 2>said &&
    grep -q 'was made by gaiyo 9.* may look different' said
result $? 'another version of gaiyo is said'
face=$(grep -o '"tables_sha256":"....' made-of/manifest.json | head -n 1)
forge "$face" '"tables_sha256":"0000' && "$GAIYO" regenerate forged.pdf -o again.pdf 2>said &&
    grep -q 'BIZUDGothic-Regular.ttf is not the version of the font' said
result $? 'another version of a font is said'

# --- extract -----------------------------------------------------------------------------------------
"$GAIYO" extract a.pdf made-of 2>said
[ $? -eq 1 ] && grep -q '"made-of/plan/_/plan.xml" is there already; give another folder, or --replace' said
result $? 'files that are there are not written over'
echo other >made-of/plan/_/plan.xml
"$GAIYO" extract a.pdf made-of --replace && cmp office/plans/plan.xml made-of/plan/_/plan.xml
result $? 'unless --replace says so'
rm -rf made-of/plan && mkdir trap && ln -s ../trap made-of/plan
"$GAIYO" extract a.pdf made-of --replace 2>said
[ $? -eq 3 ] && grep -q 'a symbolic link is in the way' said && [ -z "$(ls trap)" ]
result $? 'a symbolic link leads nowhere'
ok=0
for path in '/tmp/e.csv' '../../../a' 'a/../../../x' 'plan/./..'; do
    forge '"path":"more.csv"' "\"path\":\"$path\"" && rm -rf evil &&
        "$GAIYO" extract forged.pdf evil 2>said
    [ -z "$(find . -newer forged.pdf -type f ! -path './evil/*' ! -name said)" ] || ok=1
done
[ $ok -eq 0 ]
result $? 'nothing is written outside the folder, whatever the paths say'
forge '"path":"more.csv"' '"path":"/etc/csv"'
"$GAIYO" extract forged.pdf evil 2>said
[ $? -eq 1 ] && grep -q 'would lie outside the folder: /etc/csv' said
result $? 'a path from the root is refused'

forge '"path":"more.csv","role":"measurements"' '"path":"system:../../e.csv","role":"mm"'
rm -rf evil && "$GAIYO" extract forged.pdf evil 2>said
[ -z "$(find . -name e.csv ! -path './evil/*')" ] && [ "$(find evil -name e.csv)" = evil/plan/_/e.csv ]
result $? 'one that leaves the place of what packages have leads no further than the folder'

# What a package of the machine has, wherever the plan lies.
"$GAIYO" render "$root/samples/specimen/plan.xml" -l "$root/samples/specimen/specimen.xml" --for archive -o words.pdf &&
    "$GAIYO" extract words.pdf words &&
    cmp /usr/share/hyphen/hyph_en_US.dic words/system/usr/share/hyphen/hyph_en_US.dic &&
    grep -q '"path":"plan.xml"' words/manifest.json && ! grep -q '"path":"\.\./' words/manifest.json
result $? 'hyphenation patterns are carried by the name that the catalogue has for them'

# --- provenance --------------------------------------------------------------------------------------
"$GAIYO" provenance office/plans/plan.xml -d 'office/data of r5.csv' -d office/plans/more.csv \
    --previous office/old.csv --as-of R6.3 -l office/looks/look.xml >provenance.json && cmp provenance.json made-of/provenance.json
result $? 'gaiyo provenance prints what the sheet carries'
grep -qF '{"name":"actual","printed":"110件","value":"110","formula":"80件+30件","sources":[{"file":"../data of r5.csv","line":2,"column":8},{"file":"more.csv","line":2,"column":8}]}' \
    provenance.json && grep -qF '{"printed":"3","formula":"count(//indicator)","sources":[{"file":"plan.xml",' \
    provenance.json
result $? 'a number has its formula and its cells, a number in prose its expression'

# --- places ------------------------------------------------------------------------------------------
sed -i 's|</formula>|&<stated what="actual">115件</stated>|' office/plans/parts/indicators.xml
"$GAIYO" check office/plans/plan.xml -d 'office/data of r5.csv' -d office/plans/more.csv -l office/looks/look.xml \
    --message-format=json 2>&1 | grep -o '"sources":\[[^]]*\]' >found
grep -qF '"office/data of r5.csv:2:8 office/plans/more.csv:2:8"' found
result $? 'what messages say of places is told from where gaiyo was started'
sed 's/^/# /' found

results
