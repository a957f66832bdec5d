#!/bin/sh
# Tables of very many rows: what is made slice by slice is the sheet that is made as a whole, as it is
# for the account of copyfit. Prints TAP.
. "$(dirname "$0")/../result.sh"
: "${GAIYO:?the program to test}"
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

# Two tables, the second behind the first on its last page; cells over two rows, readings, badges,
# links, figures that meet at their points, cells without words.
awk 'function rows(n, i) {
         for (i = 1; i <= n; i++) {
             print "<tr><td rowspan=\"2\">" i "</td><td>事業その" i % 97 + 1 (i % 10 ? "" : "<badge>新規</badge>") "</td><td>" i * 37 % 900 / 8 "</td></tr>"
             print "<tr><td>" (i % 7 ? "担当する<ruby><rb>課</rb><rt>か</rt></ruby>" : "") "</td><td>" (i % 5 ? "―" : "<a href=\"https://example.jp/" i "\">資料</a>") "</td></tr>"
         }
     }
     BEGIN {
         print "<plan version=\"1\" id=\"rows\"><head><title>一覧</title></head><section><title>前</title>"
         print "<table columns=\"3\">"; rows(1200); print "</table><p>間</p>"
         print "<table columns=\"3\">"; rows(1001); print "</table><p>後</p></section></plan>"
     }' >"$work/plan.xml"
cat >"$work/layout.xml" <<'LAYOUT'
<layout version="1" id="rows">
  <palette><color name="ink" rgb="#000000" cmyk="0 0 0 100"/><color name="tint" rgb="#E0E8F0" cmyk="10 5 0 0"/></palette>
  <style name="badge" border="0.5pt ink"/>
  <style name="figure" text-align="decimal" text-autospace="none"/>
  <page-master name="page" size="A4" padding="20mm">
    <header offset="10mm"><text><running-text name="part"/></text></header>
    <footer offset="8mm"><text>－ <page-number/> / <page-count/> －</text></footer>
  </page-master>
  <page-sequence master="page" row-gap="4mm" fill="nearly-full">
    <for-each select="/plan/section">
      <box border="0.5pt ink" padding="2mm" id="top"><text role="h1" string-set="part" select="title"/></box>
      <overlay at="top" width="20mm" side="right"><text>印</text></overlay>
      <first-fit max-height="9mm">
        <stack><box id="high" height="10mm"><text role="h2">高</text></box><overlay at="high" width="20mm"><text>高い印</text></overlay></stack>
        <stack><box id="low"><text role="h2">低</text></box><overlay at="low" width="20mm"><text>低い印</text></overlay></stack>
      </first-fit>
      <for-each select="table|p">
        <choose>
          <when test="self::p"><text string-set="part" select="."/></when>
          <otherwise>
            <table columns="auto auto 1fr" stripe="group tint" diagonal="up 0.3pt ink" border="1pt ink" flex-grow="1">
              <head border-bottom="1pt ink"><row><cell><text>番号</text></cell><cell><text>名称</text></cell><cell><text>値</text></cell></row></head>
              <foot repeat="no"><row><cell colspan="3"><text>以上</text></cell></row></foot>
              <for-each select="tr[td/@rowspan]">
                <row-group border-bottom="0.3pt ink">
                  <row label="yes"><cell colspan="3" continued="（続き）"><text>第{position()}、全{last()}のうち</text></cell></row>
                  <row><cell rowspan="2" continued="（続き）"><text select="td[1]"/></cell><cell><text select="td[2]"/></cell><cell><text style="figure" select="td[3]"/></cell></row>
                  <row><cell><text select="following-sibling::tr[1]/td[1]"/></cell><cell><text style="figure" select="following-sibling::tr[1]/td[2]"/></cell></row>
                </row-group>
              </for-each>
            </table>
          </otherwise>
        </choose>
      </for-each>
    </for-each>
  </page-sequence>
</layout>
LAYOUT

"$GAIYO" render "$work/plan.xml" -l "$work/layout.xml" -o "$work/slices.pdf" 2>"$work/err"
[ ! -s "$work/err" ]
result $? 'a table of very many rows is made without a word'
"$GAIYO" render "$work/plan.xml" -l "$work/layout.xml" -o "$work/whole.pdf" --report-fit=text >"$work/out" 2>&1
qpdf --check "$work/slices.pdf" >"$work/out" 2>&1
result $? 'it can be read'
for name in slices whole; do
    pdftotext -layout "$work/$name.pdf" "$work/$name.txt"
    # The foot is a part of its own where rows are still to come when it is first drawn; header cells
    # are named by their numbers.
    pdfinfo -struct "$work/$name.pdf" 2>&1 | grep -v TBody | sed 's/t[0-9][0-9]*/t/g' | sort >"$work/$name.told"
done
cmp "$work/slices.txt" "$work/whole.txt"
result $? 'its pages say what those say that are made together'
cmp "$work/slices.told" "$work/whole.told"
result $? 'and so does its structure'
[ "$(pdfinfo -struct "$work/slices.pdf" | grep -o -E '(THead|TBody)' | tr '\n' ' ')" = \
    'THead TBody TBody THead TBody TBody ' ]
result $? 'head, rows and foot stand in their order'
pages=$(pdfinfo "$work/whole.pdf" | awk '/^Pages/ { print $2 }')
bad=
for page in 1 2 $((pages / 2)) $((pages / 2 + 1)) "$pages"; do
    for name in slices whole; do
        pdftoppm -r 40 -f "$page" -l "$page" "$work/$name.pdf" >"$work/$name.ppm"
    done
    cmp -s "$work/slices.ppm" "$work/whole.ppm" || bad="$bad $page"
done
[ -z "$bad" ]
result $? "they look alike$bad"
[ "$(grep -c "/ *$pages *－" "$work/slices.txt")" -eq "$pages" ]
result $? 'each page says how many there are'
[ "$(grep -c '第[0-9]*、全1200のうち$' "$work/slices.txt")" -eq 1200 ]
result $? 'every row is there and knows its number'

# An array of a PDF has 8,191 entries at most: very many rows, paragraphs and items go into several
# elements.
awk 'BEGIN {
         print "<plan version=\"1\" id=\"many\"><head><title>一覧</title></head><section><title>前</title>"
         print "<table columns=\"1\">"; for (i = 1; i <= 17000; i++) print "<tr><td>行" i "番</td></tr>"; print "</table>"
         for (i = 1; i <= 9000; i++) print "<p>段" i "番</p>"
         print "<ul>"; for (i = 1; i <= 9000; i++) print "<li>項" i "番</li>"; print "</ul></section></plan>"
     }' >"$work/many.xml"
cat >"$work/many-layout.xml" <<'LAYOUT'
<layout version="1" id="many">
  <palette><color name="ink" rgb="#000000" cmyk="0 0 0 100"/></palette>
  <style name="small" font-size="6pt" line-height="1"/>
  <page-master name="page" size="A4" padding="10mm"/>
  <page-sequence master="page">
    <for-each select="/plan/section">
      <columns columns="1fr 1fr 1fr 1fr">
        <for-each select="p"><text style="small" select="."/></for-each>
        <list label-width="6pt"><for-each select="ul/li"><item label="・" label-style="small"><text style="small" select="."/></item></for-each></list>
      </columns>
      <table columns="1fr">
        <for-each select="table/tr"><row><cell><text style="small" select="td"/></cell></row></for-each>
        <foot><row><cell><text style="small">以上</text></cell></row></foot>
      </table>
    </for-each>
  </page-sequence>
</layout>
LAYOUT
for way in slices whole; do
    # the foot is a part of its own behind slices
    case $way in
    slices) set -- 4 ;;
    *) set -- 3 --report-fit=text ;;
    esac
    parts=$1
    shift
    "$GAIYO" render "$work/many.xml" -l "$work/many-layout.xml" -o "$work/many.pdf" "$@" >"$work/out" 2>&1 &&
        qpdf --check "$work/many.pdf" >"$work/out" 2>&1 &&
        qpdf --qdf --object-streams=disable "$work/many.pdf" "$work/many.qdf" &&
        awk '/\[$/ { n = 0; next } /^ *\]$/ && n > most { most = n } { n++ }
             END { exit most > 8191 || most < 8000 }' "$work/many.qdf"
    result $? "no array is longer than readers take ($way)"
    pdfinfo -struct "$work/many.pdf" 2>/dev/null | awk '
        { kind[$1]++ } $1 == "TR" { rows++ } $1 == "TBody" { if (rows > 8191) exit bad = 1; rows = 0 }
        END { exit bad || kind["TR"] != 17001 || kind["TBody"] != '"$parts"' || kind["P"] != 9000 ||
                   kind["LI"] != 9000 || kind["Div"] != 1 || kind["L"] != 2 }'
    result $? "rows, paragraphs and items are there, some of them in each ($way)"
done
results
