#!/bin/sh
# What the audit finds in the samples. Prints TAP.
. "$(dirname "$0")/../result.sh"
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

# One of the five rates that were printed does not follow from its own row.
kagoshima=samples/kagoshima-2021
"$GAIYO" check $kagoshima/plan.xml -d $kagoshima/data/results-r1.csv >"$work/out" 2>"$work/said"
[ $? -eq 1 ] && [ ! -s "$work/out" ]
result $? 'the check of kagoshima-2021 ends with findings'
if [ -n "${UPDATE-}" ]; then
    cp "$work/said" tests/sheets/kagoshima-2021.says
fi
[ "$(wc -l <"$work/said")" -eq 1 ] && cmp -s tests/sheets/kagoshima-2021.says "$work/said"
result $? 'with one finding'
grep -q '103\.8%' "$work/said" && grep -q '100\.5%' "$work/said" &&
    grep -q 'results-r1\.csv:2:' "$work/said"
result $? 'which gives both values and their source'
"$GAIYO" check $kagoshima/plan.xml -d $kagoshima/data/results-r1.csv --message-format=json \
    2>&1 | grep -q '"stated":"103.8%","computed":"100.5%","sources":\["samples/.*csv:2:'
result $? 'and is JSON if it is asked for'
"$GAIYO" render $kagoshima/plan.xml -d $kagoshima/data/results-r1.csv --dump=paint -o - \
    2>"$work/log" >"$work/paint"
grep -q '"100\.5%"' "$work/paint" && ! grep -q '103\.8%' "$work/paint"
result $? 'while the sheet shows what was computed'

yamaguchi=samples/yamaguchi-2024
"$GAIYO" check $yamaguchi/plan.xml -d $yamaguchi/data/progress-r5.csv >"$work/said" 2>&1
[ $? -eq 0 ] && [ ! -s "$work/said" ]
result $? 'the 24 grades of yamaguchi-2024 are as printed, and there is nothing to say'
cp -R $yamaguchi "$work/plain"
sed -i 's|<stated what="actual">1341.8億円</stated>||' "$work/plain/progress-2023.xml"
"$GAIYO" check "$work/plain/plan.xml" -d $yamaguchi/data/progress-r5.csv >"$work/said" 2>&1
[ $? -eq 1 ] && [ "$(wc -l <"$work/said")" -eq 1 ] && grep -q 'p22 is 1341.8億円 here' "$work/said"
result $? 'but one value would be doubted if the plan did not print it'
sed 's/^p06,R5.12,16件/p06,R5.12,17件/' $yamaguchi/data/progress-r5.csv >"$work/other.csv"
"$GAIYO" check $yamaguchi/plan.xml -d "$work/other.csv" 2>&1 | grep -c 'is stated as ★★,' |
    grep -qx 1
result $? 'and another value is noticed'
progress=$yamaguchi/data/progress-r5.csv

# The rule behind the stars, its windows and what contradicts the other readings.
"$GAIYO" check $yamaguchi/plan.xml -d $progress --discover-rating >"$work/found" 2>"$work/said"
[ $? -eq 0 ] && [ ! -s "$work/said" ]
result $? 'the rule behind the stars is found'
if [ -n "${UPDATE-}" ]; then
    cp "$work/found" tests/sheets/yamaguchi-2024.rating
fi
diff -u tests/sheets/yamaguchi-2024.rating "$work/found" | sed 's/^/# /'
cmp -s tests/sheets/yamaguchi-2024.rating "$work/found"
result $? 'it is written as expected'

# The scheme that is proposed rates every indicator as the sample's own does.
marks() {
    "$GAIYO" merge "$1/plan.xml" -d "$progress" -o - |
        sed -n 's/.*<result status="\([a-z]*\)".* score="\([0-9]*\)".*/\1 \2/p'
}
cp -R $yamaguchi "$work/proposed"
sed -n '/^<scheme/,/^<\/scheme>/p' "$work/found" >"$work/scheme"
sed -i 's/rating="pace-4"/rating="progress-rating"/' "$work/proposed/progress-2023.xml"
sed -i "/^<\/plan>/{
r $work/scheme
N
}" "$work/proposed/plan.xml"
sed -i '/^<\/plan>/d' "$work/proposed/plan.xml" && echo '</plan>' >>"$work/proposed/plan.xml"
marks $yamaguchi >"$work/own"
marks "$work/proposed" >"$work/other"
[ "$(wc -l <"$work/own")" -eq 23 ] && cmp -s "$work/own" "$work/other"
result $? 'the scheme that is proposed gives the same 23 grades'

"$GAIYO" check $yamaguchi/plan.xml -d $progress --discover-rating --format json >"$work/json"
grep -q '"rule":{"progress":"from-baseline","elapsed":"months","best_grade_by":"target","fits":true,' \
    "$work/json" &&
    grep -q '"compares":"pace","value":"0.8","fits":true,"over":"8/11","upto":"0.95","below":\["p06"\],"reached":\["p03"\]' \
        "$work/json" && [ "$(wc -l <"$work/json")" -eq 1 ]
result $? 'and it is one JSON object'
if command -v python3 >/dev/null; then
    python3 -m json.tool "$work/json" >"$work/log" 2>&1
    result $? 'that another program reads'
fi

# Of many rows that bind a threshold only some are named.
{
    echo '<plan version="1" id="many"><head><title>題</title></head><indicators id="s">'
    for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14; do
        echo "<indicator id=\"i$i\" kind=\"level\"><name>名</name><target>10件</target></indicator>"
    done
    echo '</indicators></plan>'
} >"$work/many.xml"
{
    echo 'indicator,period,value,grade'
    echo 'i1,R5年度,12件,○'
    for i in 2 3 4 5 6 7 8 9 10 11 12 13 14; do echo "i$i,R5年度,8件,×"; done
} >"$work/many.csv"
"$GAIYO" check "$work/many.xml" -d "$work/many.csv" --discover-rating >"$work/out" 2>&1
grep -q '0.8 < t <= 1.2  \[i2, i3, .*, i13 and 1 more | i1\]' "$work/out"
result $? 'many rows are not all named'

# The grades may also stand beside the measurements, in a column of their own.
cp -R $yamaguchi "$work/column"
sed -n '/<indicator /{s/.*id="\([^"]*\)".*/\1/;h};/<stated/{s/.*>\(.*\)<.*/\1/;H;x;s/\n/ /;p}' \
    $yamaguchi/progress-2023.xml >"$work/grades"
sed -i '/<stated/d' "$work/column/progress-2023.xml"
awk -F, 'NR == FNR { split($0, part, " "); grade[part[1]] = part[2]; next }
         { print $0 "," (FNR == 1 ? "評価" : grade[$1]) }' "$work/grades" $progress \
    >"$work/column/data.csv"
"$GAIYO" check "$work/column/plan.xml" -d "$work/column/data.csv" --discover-rating \
    >"$work/found2" 2>"$work/said"
cmp -s "$work/found" "$work/found2"
result $? 'grades in a column of the measurements give the same rule'
sed -i 's/^\(p06,.*\),★★$/\1,★★★/' "$work/column/data.csv"
"$GAIYO" check "$work/column/plan.xml" -d "$work/column/data.csv" 2>&1 |
    grep -q 'data.csv:7:16: .*the grade of p06 is stated as ★★★, but comes to ★★☆☆'
result $? 'and are checked'

# A year on, with invented figures: what moved is listed, and marked on the sheet.
roll=tests/sheets/roll
"$GAIYO" diff $roll/plan.xml -d $roll/old.csv -d $roll/new.csv >"$work/short" &&
    grep -qx '  value  40件 (R4年度) -> 80件 (R5年度)  ＋40件' "$work/short" &&
    grep -qx '  grade  ○ -> △  down' "$work/short"
result $? 'diff lists what moved'
"$GAIYO" diff $roll/plan.xml --previous $roll/old.csv -d $roll/new.csv >"$work/long" &&
    cmp -s "$work/short" "$work/long"
result $? 'with --previous too'
"$GAIYO" diff $roll/plan.xml -d $roll/old.csv -d $roll/new.csv --format csv >"$work/csv" &&
    [ "$(grep -c '^indicator,' "$work/csv")" -eq 3 ]
result $? 'and as CSV'

# sheet_text OPTIONS: the report as a reader extracts it.
sheet_text() {
    "$GAIYO" render $roll/plan.xml -d $roll/new.csv "$@" -o "$work/roll.pdf" &&
        pdftotext -layout "$work/roll.pdf" "$work/text"
}
sheet_text --previous $roll/old.csv &&
    grep -q '増える指標.*80件.*○ *↑' "$work/text" &&
    grep -q '減る指標.*30件.*△ *↓' "$work/text" &&
    ! grep '変わらない指標' "$work/text" | grep -q '[↑↓]'
result $? 'the report shows what rose and what fell'
sheet_text && ! grep -q '[↑↓]' "$work/text"
result $? 'and nothing of it without the earlier figures'

results
