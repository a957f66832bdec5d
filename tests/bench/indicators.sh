#!/bin/sh
# How time and memory grow with the number of indicators (twelve observations each): merged and evaluated,
# and the rule behind their printed grades found. An exponent is that of growth since the row above:
# 1 is linear, less is the start of the program. What each further indicator takes stands behind it.
set -eu
cd "$(dirname "$0")/../.."
cmake --build build --target bench_peak >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# measure N COMMAND: N, the least of the command's times, and its peak of memory.
measure() {
    hyperfine -N --warmup 1 --runs "${RUNS-5}" --export-csv "$work/times.csv" "$2" >/dev/null 2>&1
    # The least: what else the machine does can only add to it.
    time=$(awk -F, 'NR == 2 { print $7 }' "$work/times.csv")
    # shellcheck disable=SC2086
    echo "$1 $time $(build/tests/bench/bench_peak $2)"
}

# table NAME COMMAND: the command's rows; DIR in it is the folder of plan and data.
table() {
    printf '%-28s %10s %12s %20s %24s\n' "$1" time peak exponents 'each further one'
    for n in 10 100 1000 3000 10000; do
        measure "$n" "$(echo "$2" | sed "s#DIR#$work/$n#g")"
    done | awk '{
        printf "%-28d %7.0f ms %8.1f MiB", $1, 1000 * $2, $3
        if (NR > 1)
            printf "   time %.2f, peak %.2f %9.0f µs, %5.1f KiB", log($2 / time) / log($1 / n),
                   log($3 / peak) / log($1 / n), 1e6 * ($2 - time) / ($1 - n), 1024 * ($3 - peak) / ($1 - n)
        print ""
        n = $1; time = $2; peak = $3
    }'
}

for n in 10 100 1000 3000 10000; do
    mkdir "$work/$n"
    awk -v n="$n" -v folder="$work/$n" -f tests/bench/indicators.awk
done
table 'indicators, cold merge' 'build/gaiyo merge DIR/plan.xml -d DIR/data.csv -o DIR/out.xml'
echo
table 'indicators, rule discovered' \
    'build/gaiyo check --discover-rating DIR/plan.xml -d DIR/graded.csv -o DIR/out.txt'
