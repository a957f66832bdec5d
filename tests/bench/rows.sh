#!/bin/sh
# How instructions and memory grow with the pages of a report, from the plan to the PDF: a table of so
# many rows, about thirty a page. An exponent is that of growth since the row above: 1 is linear, less
# is the start of the program. What each further row takes stands behind it. The last one is the table
# that is to be made in 300 MiB and four seconds of a machine that does nothing else.
set -eu
cd "$(dirname "$0")/../.."
cmake --build build --target bench_peak >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# measure ROWS: rows, pages, instructions, seconds of both threads, peak.
measure() {
    awk -v n="$1" -f tests/bench/rows.awk >"$work/plan.xml"
    set -- "$1" build/gaiyo render "$work/plan.xml" -l report-a4 -o "$work/sheet.pdf"
    rows=$1
    shift
    valgrind --tool=callgrind --callgrind-out-file=/dev/null --log-file="$work/log" "$@"
    hyperfine -N --warmup 1 --runs "${RUNS-3}" --export-csv "$work/times.csv" "$*" >/dev/null 2>&1
    echo "$rows $(pdfinfo "$work/sheet.pdf" | awk '/^Pages/ { print $2 }')" \
        "$(sed -n 's/.*Collected : //p' "$work/log")" \
        "$(awk -F, 'NR == 2 { print $7 }' "$work/times.csv")" \
        "$(build/tests/bench/bench_peak "$@")"
}

printf '%-8s %6s %10s %9s %12s %32s %24s\n' rows pages M-instr time peak exponents 'each further row'
for rows in ${ROWS-5 270 2900 29000 100000}; do measure "$rows"; done | awk '{
    printf "%-8d %6d %10.0f %6.0f ms %8.1f MiB", $1, $2, $3 / 1e6, 1000 * $4, $5
    if (NR > 1)
        printf "   instructions %.2f, peak %.2f %8.0f K, %5.1f KiB", log($3 / work) / log($1 / n),
               log($5 / peak) / log($1 / n), ($3 - work) / ($1 - n) / 1000, 1024 * ($5 - peak) / ($1 - n)
    print ""
    n = $1; work = $3; peak = $5
}'
