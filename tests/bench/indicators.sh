#!/bin/sh
# How time and memory grow with the number of indicators, merged and evaluated (twelve observations
# each). The exponent is that of growth since the row above: 1 is linear.
set -eu
cd "$(dirname "$0")/../.."
cmake --build build --target bench_peak >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

printf '%-28s %10s %12s %20s\n' 'indicators, cold merge' time peak 'exponents'
for n in 1250 2500 5000 10000; do
    awk -v n="$n" -v folder="$work" -f tests/bench/indicators.awk
    merge="build/gaiyo merge $work/plan.xml -d $work/data.csv -o $work/out.xml"
    hyperfine -N --warmup 1 --runs "${RUNS-5}" --export-csv "$work/times.csv" "$merge" \
        >/dev/null 2>&1
    # The least of the times: what else the machine does can only add to them.
    time=$(awk -F, 'NR == 2 { print $7 }' "$work/times.csv")
    # shellcheck disable=SC2086
    echo "$n $time $(build/tests/bench/bench_peak $merge)"
done | awk '{
    printf "%-28d %7.0f ms %8.1f MiB", $1, 1000 * $2, $3
    if (NR > 1)
        printf "   time %.2f, peak %.2f", log($2 / time) / log($1 / n), log($3 / peak) / log($1 / n)
    print ""
    n = $1; time = $2; peak = $3
}'
