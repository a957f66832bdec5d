#!/bin/sh
# Many sheets: the 1,741 areas of samples/batch with one worker and with two, and the finished run resumed;
# and one sheet over and over in a process that keeps what it has read.
set -eu
cd "$(dirname "$0")/../.."
cmake --build build --target bench_warm bench_peak >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
awk -v areas="${AREAS-1741}" -f samples/batch/areas.awk >"$work/results.csv"

# warm NAME PLAN DATA LAYOUT
warm() {
    printf '%-28s %7.1f ms a sheet\n' "$1" \
        "$(build/tests/bench/bench_warm "${RUNS-60}" "$2" "$3" "$4" "$work/sheet.pdf")"
}

# seconds COMMAND…: how long it takes.
seconds() {
    begun=$(date +%s.%N)
    "$@" >/dev/null 2>&1
    echo "$begun $(date +%s.%N)" | awk '{ printf "%.2f", $2 - $1 }'
}

# batch WORKERS OPTIONS…
batch() {
    workers=$1
    shift
    build/gaiyo batch samples/batch/plan.xml -d "$work/results.csv" --by 市町村 -l onesheet-a3 \
        -o "$work/out/{area}.pdf" --journal "$work/journal" -j "$workers" "$@"
}

row() {
    echo "$2 ${AREAS-1741}" | awk -v name="$1" '{ printf "%-28s %7.2f s %8.0f sheets/s\n", name, $1, $2 / $1 }'
}

warm 'report A4, warm' samples/yamaguchi-2024/plan.xml samples/yamaguchi-2024/data/progress-r5.csv report-a4
warm 'one-sheet A3, warm' samples/kagoshima-2021/plan.xml samples/kagoshima-2021/data/results-r1.csv onesheet-a3
for workers in 1 2; do
    rm -rf "$work/out" "$work/journal"
    row "${AREAS-1741} areas, $workers worker(s)" "$(seconds batch "$workers")"
done
row 'the same, resumed' "$(seconds batch 2 --resume)"
