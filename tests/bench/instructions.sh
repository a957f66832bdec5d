#!/bin/sh
# Instructions of fixed renders, which are nearly the same on every run, so that a slow-down shows on a
# machine that does other things, too: beside those of instructions.tsv, and how many of them the helper
# took off the main thread. UPDATE=1 records them there.
set -eu
cd "$(dirname "$0")/../.."
command -v valgrind >/dev/null || { echo 'instructions: valgrind is not installed'; exit 0; }
cmake --build build --target gaiyo_program >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
recorded=tests/bench/instructions.tsv

# total FILE: what callgrind counted, in thousands; 0 if there was no such thread.
total() {
    if [ -f "$1" ]; then
        sed -n 's/^totals: \([0-9]*\).*/\1/p' "$1" | awk '{ printf "%d", $1 / 1000 }'
    else
        echo 0
    fi
}

# count NAME PLAN DATA LAYOUT
count() {
    valgrind --tool=callgrind --separate-threads=yes --callgrind-out-file="$work/out" \
        build/gaiyo render "$2" -d "$3" -l "$4" -o "$work/sheet.pdf" >/dev/null 2>&1
    main=$(total "$work/out-01")
    helper=$(total "$work/out-02")
    rm -f "$work"/out*
    before=$(awk -F '\t' -v name="$1" '$1 == name { print $2 }' "$recorded")
    printf '%-28s %9d %9s %9d\n' "$1" "$((main + helper))" "${before:--}" "$helper"
    printf '%s\t%s\n' "$1" "$((main + helper))" >>"$work/now.tsv"
}

printf '%-28s %9s %9s %9s\n' 'instructions, in thousands' now recorded helper
count report samples/yamaguchi-2024/plan.xml samples/yamaguchi-2024/data/progress-r5.csv report-a4
count one-sheet samples/kagoshima-2021/plan.xml samples/kagoshima-2021/data/results-r1.csv onesheet-a3
[ -z "${UPDATE-}" ] || cp "$work/now.tsv" "$recorded"
