#!/bin/sh
# What the samples' structure says of tables, pictures and words, and what their files are made of: poppler and
# qpdf read it. Prints TAP.
. "$(dirname "$0")/../result.sh"
: "${GAIYO:?the program to test}"
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

# has COUNT PATTERN FILE: at least so many lines.
has() {
    [ "$(grep -ac -- "$2" "$work/$3")" -ge "$1" ]
}

"$GAIYO" render samples/yamaguchi-2024/plan.xml -d samples/yamaguchi-2024/data/progress-r5.csv -l report-a4 \
    -o "$work/report.pdf" 2>/dev/null
"$GAIYO" render samples/specimen/plan.xml -l samples/specimen/specimen.xml -o "$work/specimen.pdf" 2>/dev/null
for name in report specimen; do
    pdfinfo -struct-text "$work/$name.pdf" >"$work/$name.txt" 2>/dev/null
    qpdf --qdf --object-streams=disable "$work/$name.pdf" "$work/$name.qdf"
    qpdf --json=2 "$work/$name.pdf" >"$work/$name.json"
done

# --- tables ------------------------------------------------------------------------------------------
# The table that holds the words: from its line to the next that stands no further in.
awk '/^  Table/ { table = "" } { table = table $0 "\n" } /石炭・バイオマス共同輸送の実施回数/ { mine = 1 }
     mine && /^  [^ ]/ { exit } END { printf "%s", table }' "$work/report.txt" >"$work/targets"
[ "$(grep -c '^ *TR' "$work/targets")" -eq 30 ]
result $? 'the 28 targets are as many rows, and two for the head'
[ "$(grep -A1 '^ *TH' "$work/targets" | grep -c '/Scope /Row')" -ge 28 ]
result $? 'each is headed by its name'
grep -A3 '^ *TH' "$work/targets" | grep -q '/ColSpan' && grep -q '/RowSpan 2' "$work/targets"
result $? 'cells over several columns and rows say so'
head=$(grep -B4 '"目標値（2026年）"\|"目標値' "$work/targets" | sed -n 's/^ *TH <\(t[0-9]*\)>.*/\1/p' | tail -n 1)
row=$(grep -B4 '"石炭・バイオマス共同輸送の実施回数"' "$work/targets" | sed -n 's/^ *TH <\(t[0-9]*\)>.*/\1/p' | tail -n 1)
[ -n "$head" ] && [ -n "$row" ] && grep -B1 '"45回/3年"' "$work/targets" | grep "($head)" | grep -q "($row)"
result $? 'a value names the head of its column and that of its row'

# --- pictures and signs ------------------------------------------------------------------------------
has 24 '"/Alt": "u:.*：.*、目標.*"' report.json || has 20 '"/Alt": "u:[^"]*%' report.json
result $? 'bars are told as sentences'
has 20 '"/Alt": "u:4段階中[1-4]（' report.json
result $? 'stars are told in words'
figures=$(grep -c '^ *Figure' "$work/report.txt")
[ "$figures" -gt 0 ] && [ "$(grep -A3 '^ *Figure' "$work/report.txt" | grep -c '/BBox \[')" -eq "$figures" ] &&
    [ "$(grep -A3 '^ *Figure' "$work/report.txt" | grep -c '/Placement /Block')" -eq "$figures" ]
result $? 'every figure has its place'
mkdir "$work/pictures"
base64 -d >"$work/pictures/a.png" <<'PNG'
iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC
PNG
cp "$work/pictures/a.png" "$work/pictures/b.png"
cat >"$work/plan.xml" <<'PLAN'
<plan version="1" id="p" xml:lang="ja"><head><title>題</title></head><section><title>節</title>
  <figure src="pictures/a.png" alt="港の写真"><caption>図１　港</caption></figure>
  <figure src="pictures/b.png" alt="町の写真"/><figure src="pictures/a.png" alt=""/>
</section></plan>
PLAN
"$GAIYO" render "$work/plan.xml" -o "$work/figures.pdf" 2>/dev/null
pdfinfo -struct-text "$work/figures.pdf" >"$work/figures.txt"
qpdf --json=2 "$work/figures.pdf" >"$work/figures.json"
[ "$(grep -c '^ *Figure' "$work/figures.txt")" -eq 2 ] && has 1 '"/Alt": "u:港の写真"' figures.json &&
    has 1 '"/Alt": "u:町の写真"' figures.json && grep -A1 '^ *Caption' "$work/figures.txt" | grep -q '"図１　港"'
result $? 'pictures of a plan have their words and captions; one that only adorns is not told'
[ "$(grep -c '"/Subtype": "/Image"' "$work/figures.json")" -eq 1 ]
result $? 'the same picture is stored once, whatever its files are called'

# --- words -------------------------------------------------------------------------------------------
has 1 '/WritingMode /TbRl' specimen.qdf
result $? 'columns say that they are'
has 2 '/ActualText<' specimen.qdf && has 1 '/S /Ruby' specimen.qdf && has 1 '/S /RT' specimen.qdf
result $? 'readings and what glyphs do not say are there'
has 1 '/S /Link' specimen.qdf && has 1 '/Contents <' specimen.qdf
result $? 'links are told'
"$GAIYO" render tests/pdf/plan.xml -l tests/pdf/layout.xml -o "$work/foreign.pdf" 2>/dev/null &&
    qpdf --qdf --object-streams=disable "$work/foreign.pdf" "$work/foreign.qdf"
has 1 '/Lang (en)' foreign.qdf && has 2 '/S /Note' foreign.qdf && has 2 '/ID (n[0-9]*)' foreign.qdf
result $? 'words of another language have it, notes their names'

# --- the file ----------------------------------------------------------------------------------------
size=$(wc -c <"$work/report.pdf")
[ "$size" -le 200000 ]
result $? "the report with all its tags takes no more than 200 KB ($size)"
for name in report specimen; do
    [ "$(head -c 8 "$work/$name.pdf")" = '%PDF-1.7' ] &&
        [ -z "$(pdffonts "$work/$name.pdf" | awk 'NR > 2 { print $1, $4 }' | sort | uniq -d)" ]
    result $? "$name: PDF 1.7, and no font twice"
done
results
