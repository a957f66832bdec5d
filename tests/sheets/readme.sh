#!/bin/sh
# The example of README.md works as it says, and README.ja.md has the same one. Prints TAP.
. "$(dirname "$0")/../result.sh"
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

# block LANGUAGE [README]: what stands in the README's block of that language.
block() {
    sed -n "/^\`\`\`$1\$/,/^\`\`\`\$/p" "${2-README.md}" | sed '1d;$d'
}

block xml >"$work/plan.xml"
block csv >"$work/results.csv"
for language in xml csv; do
    [ "$(block $language README.ja.md)" = "$(block $language)" ]
    result $? "README.ja.md has the same block of $language"
done
for layout in report-a4 onesheet-a3; do
    "$GAIYO" render "$work/plan.xml" -d "$work/results.csv" -l "$layout" -o "$work/sheet.pdf" 2>&1
    result $? "$layout renders the first sheet"
    pdftotext "$work/sheet.pdf" - | tr -d ' \n' | grep -q '全2指標のうち、1指標が計画どおりです。'
    result $? "$layout: the sentence counts"
done

# The mapping that it shows, in the plan that it shows.
{
    sed '$d' "$work/plan.xml"
    sed -n '/^    <mapping /,/^    <.mapping>/p' README.md
    echo '</plan>'
} >"$work/mapped.xml"
cat >"$work/results-r7.csv" <<'END'
令和7年度,,
指標名,直近値,担当課
雇用者,170人,商工課
付加価値額,"1兆1,030億円",企画課
合計,－,
END
"$GAIYO" merge "$work/mapped.xml" -d "$work/results-r7.csv" -o - 2>/dev/null |
    sed -n 's/.*<observation .*period="\([^"]*\)".*>\(.*\)<.observation>.*/\1 \2/p' >"$work/found"
printf 'R7.9 170人\nR7.9 1兆1,030億円\n' | diff - "$work/found"
result $? 'the mapping means what it says'

sed 's/^value/valve/' "$work/results.csv" >"$work/wrong.csv"
(cd "$work" && GAIYO_HOME=$GAIYO_HOME "$GAIYO" check plan.xml -d wrong.csv) >"$work/said" 2>&1
[ $? -eq 1 ]
result $? 'a misspelt indicator ends with status 1'
said=$(sed -n 's/^    \(results.csv:.*\)/\1/p' README.md | sed 's/^results/wrong/')
grep -qxF "$said" "$work/said"
result $? 'and the message is the one that the README shows'
(cd "$work" && LC_ALL=ja_JP.UTF-8 "$GAIYO" check plan.xml -d wrong.csv) >"$work/said" 2>&1
said=$(sed -n 's/^    \(results.csv:.*\)/\1/p' README.ja.md | sed 's/^results/wrong/')
grep -qxF "$said" "$work/said"
result $? 'in Japanese, too'
results
