#!/bin/sh
# Many sheets: the 1,741 areas of samples/batch with one worker and with two, how much sooner two are ready, what
# a sheet takes of a processor (which other work on the machine changes least), and the finished run resumed; and
# one sheet over and over in a process that keeps what it has read.
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

# spent COMMAND…: how long it takes, and the time of processors that it takes [s].
spent() {
    begun=$(date +%s.%N)
    used=$( ("$@" >/dev/null 2>&1; times) | awk -F '[ms ]+' 'END { print 60 * $1 + $2 + 60 * $3 + $4 }')
    echo "$begun $(date +%s.%N) $used" | awk '{ printf "%.2f %.2f\n", $2 - $1, $3 }'
}

# batch WORKERS OPTIONS…
batch() {
    workers=$1
    shift
    build/gaiyo batch samples/batch/plan.xml -d "$work/results.csv" --by 市町村 -l onesheet-a3 \
        -o "$work/out/{area}.pdf" --journal "$work/journal" -j "$workers" "$@"
}

# row NAME FILE: what `spent` has written there.
row() {
    awk -v name="$1" -v areas="${AREAS-1741}" '{
        printf "%-28s %7.2f s %8.0f sheets/s %7.2f ms of a processor each\n", name, $1, areas / $1, 1000 * $2 / areas
    }' "$2"
}

warm 'report A4, warm' samples/yamaguchi-2024/plan.xml samples/yamaguchi-2024/data/progress-r5.csv report-a4
warm 'one-sheet A3, warm' samples/kagoshima-2021/plan.xml samples/kagoshima-2021/data/results-r1.csv onesheet-a3
for workers in 1 2; do
    rm -rf "$work/out" "$work/journal"
    spent batch "$workers" >"$work/spent.$workers"
    row "${AREAS-1741} areas, $workers worker(s)" "$work/spent.$workers"
done
cat "$work/spent.1" "$work/spent.2" | awk '{ all[NR] = $1 } END { printf "%-28s %7.2f x\n", "two workers to one", all[1] / all[2] }'
spent batch 2 --resume >"$work/spent.resume"
row 'the same, resumed' "$work/spent.resume"
