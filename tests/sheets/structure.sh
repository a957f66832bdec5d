#!/bin/sh
# What a reader is told of the samples who does not see the pages. Prints TAP.
. "$(dirname "$0")/../result.sh"
: "${GAIYO:?the program to test}"
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

"$GAIYO" render samples/yamaguchi-2024/plan.xml -d samples/yamaguchi-2024/data/progress-r5.csv \
    -l report-a4 -o "$work/report.pdf" 2>/dev/null
"$GAIYO" render samples/kagoshima-2021/plan.xml -d samples/kagoshima-2021/data/results-r1.csv \
    -l onesheet-a3 -o "$work/sheet.pdf" 2>/dev/null
for name in report sheet; do
    pdfinfo -struct-text "$work/$name.pdf" >"$work/$name.txt" 2>"$work/$name.err"
    [ -s "$work/$name.txt" ] && [ ! -s "$work/$name.err" ]
    result $? "$name: the structure can be read"
    # What the structure says is what the pages say, but for what repeats on them.
    grep -o '"[^"]*"' "$work/$name.txt" | sed 's/　//g; s/ //g' | tr -d '"\n ' | grep -o . | sort >"$work/told"
    pdftotext "$work/$name.pdf" - | sed 's/　//g; s/ //g' | tr -d '\n\f ' | grep -o . | sort >"$work/shown"
    [ -z "$(comm -23 "$work/told" "$work/shown")" ]
    result $? "$name: nothing is told that is not shown"
    [ "$(grep -c '^  H1' "$work/$name.txt")" -eq 1 ] && grep -q 'H2 (block)' "$work/$name.txt"
    result $? "$name: one heading of the first level, others below it"
done

grep -A4 '^ *TH' "$work/report.txt" | grep -c '"評価"' | grep -q '^1$'
result $? 'the head of a table that goes on is told once'
! grep -q -- '－ *[0-9] *－' "$work/report.txt"
result $? 'page numbers are not told'
qpdf --json --json-key=outlines "$work/report.pdf" | grep -c '"title"' | grep -qv '^0$'
result $? 'headings are bookmarks'
"$GAIYO" render samples/specimen/plan.xml -l samples/specimen/specimen.xml -o "$work/specimen.pdf" 2>/dev/null
pdfinfo -struct "$work/specimen.pdf" | grep -A1 'Link (inline)' | grep -q Object
result $? 'a link stands in the structure with its annotation'
pdfinfo -struct-text "$work/specimen.pdf" | grep -A1 'Link (inline)' | grep -q '"県のページ"'
result $? 'and with its text'
qpdf --json=2 "$work/report.pdf" | grep -q '"/Alt": "u:4段階中3（概ね計画どおり）"'
result $? 'stars are told in words'
qpdf --qdf --object-streams=disable "$work/specimen.pdf" - | grep -a -q '/Tabs /S'
result $? 'and the keyboard goes through the links as the structure does'

# Readings and notes in rows stand where they are read, in the text around them.
cat >"$work/plan.xml" <<'PLAN'
<plan version="1" id="p" xml:lang="ja"><head><title>題</title></head><section><title>節</title>
  <p>この<ruby><rb>峠</rb><rt>とうげ</rt></ruby>と<ruby type="jukugo"><rb>川</rb><rt>かわ</rt><rb>口</rb><rt>ぐち</rt></ruby>は、<warichu open="（" close="）">県が<b>定める</b>地域</warichu>と<warichu>市</warichu>である。</p>
</section></plan>
PLAN
cat >"$work/text.xml" <<'LAYOUT'
<layout version="1" id="l"><style name="b"/><page-master name="m" size="A4" padding="20mm"/>
  <page-sequence master="m"><text select="//p"/></page-sequence></layout>
LAYOUT
"$GAIYO" render "$work/plan.xml" -l "$work/text.xml" -o "$work/text.pdf"
pdfinfo -struct-text "$work/text.pdf" | tr -d ' "' | tr '\n' ' ' >"$work/text.txt"
grep -qF 'P(block) この Ruby(inline) RB 峠 RT とうげ と Ruby(inline) RB 川 RT かわ Ruby(inline) RB 口 RT ぐち は、 Warichu(inline) WP （ WT 県が定める地域 WP ） と Warichu(inline) WT 市 である。' "$work/text.txt"
result $? 'readings and notes stand in the structure where they are read'
[ "$(pdftotext "$work/text.pdf" - | tr -d ' \n\f')" = 'この峠とうげと川かわ口ぐちは、（県が定める地域）と市である。' ] ||
    [ "$(pdftotext -raw "$work/text.pdf" - | tr -d ' \n\f')" = 'この峠とうげと川かわ口ぐちは、（県が定める地域）と市である。' ]
result $? 'and are taken out in that order'
cat >"$work/layout.xml" <<'LAYOUT'
<layout version="1" id="l"><page-master name="m" size="A4" padding="20mm"/><page-sequence master="m">
  <table columns="50pt 50pt">
    <row><cell rowspan="2"><text>い</text></cell><cell><text>う</text></cell></row>
    <row><cell height="10pt"/></row>
  </table></page-sequence></layout>
LAYOUT
"$GAIYO" render samples/town-2024/plan.xml -l "$work/layout.xml" -o "$work/table.pdf" 2>/dev/null
pdfinfo -struct "$work/table.pdf" >"$work/table.txt"
[ "$(grep -c '^ *TR' "$work/table.txt")" -eq 2 ] && [ "$(grep -c '^ *TD' "$work/table.txt")" -eq 3 ]
result $? 'a row without content keeps its place, since cells reach into it'
results
