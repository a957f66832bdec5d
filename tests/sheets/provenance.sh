#!/bin/sh
# Where the numbers on the pages come from: every number of every sample's page is told, stands in its
# box, and has its cell. Prints TAP.
. "$(dirname "$0")/../result.sh"
: "${GAIYO:?the program to test}" "${CHECK_PRINTED:?the program that checks}"
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

for sheets in samples/*/sheets samples/ratings/*/sheets tests/sheets/plans/*/sheets; do
    folder=${sheets%/sheets}
    while read -r layout data; do
        name=$(basename "$folder")-$(basename "$layout" .xml)
        set --
        for file in $data; do
            set -- "$@" -d "$folder/$file"
        done
        "$GAIYO" render "$folder/plan.xml" "$@" -l "$layout" -o "$work/sheet.pdf" 2>/dev/null
        "$GAIYO" provenance "$folder/plan.xml" "$@" -l "$layout" -o "$work/$name.json" 2>/dev/null
        pdftotext -bbox "$work/sheet.pdf" "$work/bbox"
        "$CHECK_PRINTED" "$work/$name.json" "$work/bbox" >"$work/wrong" 2>&1
        result $? "$name: every number is told, where it stands and where it comes from"
        sed 's/^/# /' "$work/wrong"
    done <"$sheets"
done

# told SHEET WORDS WHAT: the sheet says this of one of its numbers.
told() {
    grep -qF "$2" "$work/$1.json"
    result $? "$3"
}
report=yamaguchi-2024-report-a4
told $report '"printed":"20回","kind":"measured","indicator":"p01","name":"actual","sources":[{"file":"data/progress-r5.csv","line":2,"column":11}]' \
    'a measured value has its cell'
told $report '"printed":"★★","kind":"computed","indicator":"p01","name":"result/@mark","formula":"経過に対する進捗50%以上80%未満","expression":"$filled","sources":[{"file":"data/progress-r5.csv","line":2,"column":11}' \
    'stars have the rule that they were given by'
told $report '"printed":"45回/3年","kind":"figure","indicator":"n01","name":"target","sources":[{"file":"targets-2026.xml","line":10,"column":30}]' \
    'a target has its place in the plan'
told $report '"printed":"17","kind":"computed","name":"computed","formula":"count(//indicators[@id='"'progress'"']//indicator[result/@score>=3])","sources":[{"file":"data/progress-r5.csv",' \
    'a number in prose has its expression and the cells of what it counts'
told $report '"printed":"1.98","kind":"stated","sources":[{"file":"plan.xml","line":290,"column":41}]' \
    'a number that is only stated is said to be'
[ "$(grep -o '"printed":"20回","kind":"measured","indicator":"p01"' "$work/yamaguchi-2024-committee-a4.json" | wc -l)" -ge 1 ]
result $? 'in whatever layout'
told kagoshima-2021-onesheet-a3 '"printed":"100.5%","kind":"computed","indicator":"shipments","name":"achievement","formula":"20699÷20600","sources":[{"file":"data/results-r1.csv",' \
    'an achievement has its formula'
told city-2024-evaluation-a4 '"drawn":true' 'a bar says what it shows'
results
