#!/bin/sh
# The sample's measurements as an office keeps them (CP932, tabs, titles, a column for each date, units
# apart, targets beside, remarks below) give the same evaluated document as the plain CSV file.
. "$(dirname "$0")/../result.sh"
cd "$(dirname "$0")/../../samples/yamaguchi-2024" || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

# merge NAME FILE: the document without the places of cells; the messages go to NAME.said.
merge() {
    "$GAIYO" merge plan.xml -d "$2" -o - 2>"$work/$1.said" | sed 's/ sources\{0,1\}="[^"]*"//g' >"$work/$1.xml"
}

# What was not measured has no date there; in a table it stands below one.
sed 's/^p07,,/p07,R5.12,/' data/progress-r5.csv >"$work/progress.csv"
merge plain "$work/progress.csv"
merge office data/progress-r5-office.tsv

[ ! -s "$work/plain.said" ]
result $? 'the plain file is read without a word'
[ "$(grep -c '<observation ' "$work/office.xml")" -eq 24 ]
result $? 'every indicator has its observation'
diff "$work/plain.xml" "$work/office.xml" >"$work/diff"
result $? 'both files give the same document'
sed "s/^/# /" "$work/diff" | head -n 20
cut -d: -f2- "$work/office.said" >"$work/said"
diff - "$work/said" >"$work/diff" <<'END'
 note: the file is not in UTF-8 and was read as CP932; if that is wrong, say what it is in a mapping
1:1: note: rows above the header are not read: 2, from "やまぐち産業イノベーション戦略　指標の進捗状況" on; if the header is another one, give the range of the table in a mapping
6:5: note: the column "R8年度目標" is not read: 目標 is not what was measured; if it is, say so in a mapping: <column name="R8年度目標" period="…"/>
32:1: note: rows of remarks are not read: 1, from "※ 年度の値を採る指標は、12月末の欄を空けている。" on; give the remarks that belong to a value in a column 備考
END
result $? 'what was passed over is noted'
sed "s/^/# /" "$work/diff" | head -n 20
results
