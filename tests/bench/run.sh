#!/bin/sh
# Cold renders of the samples beside a floor program on the same text and the same fonts, in one run.
# Ratios of medians; times differ from machine to machine.
set -eu
cd "$(dirname "$0")/../.."
cmake --build build --target bench_floor bench_peak bench_plain bench_lines >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# runs_of PLAN DATA LAYOUT FILE: the sheet's text, a line for each stretch of one face.
runs_of() {
    build/gaiyo render "$1" -d "$2" -l "$3" --dump=shaped |
        sed -n 's/^paragraph.*/-/p; s/^  cluster "\(.*\)" class=[0-9]* face=\([0-9]*\).*/\2 \1/p' |
        awk '/^-$/ { if (text != "") print face "\t" text; text = ""; next }
             { f = $1; sub(/^[0-9]* /, "")
               if (f != face && text != "") { print face "\t" text; text = "" }
               face = f; text = text $0 }
             END { if (text != "") print face "\t" text }' >"$4"
}

# The files of the catalogue's faces in order, - for those that the text does not use.
fonts_of() {
    sed -n '/<face /s/.*file="\([^"]*\)".*/\1/p' fonts/fonts.xml |
        awk -v used="$(cut -f1 "$1" | sort -u | tr '\n' ' ')" '
            BEGIN { n = split(used, u, " "); for (i = 1; i <= n; i++) want[u[i]] = 1 }
            { print ((NR - 1) in want) ? $0 : "-" }'
}

# bench NAME PLAN DATA LAYOUT
bench() {
    runs_of "$2" "$3" "$4" "$work/runs"
    floor="build/tests/bench/bench_floor $work/runs $(fonts_of "$work/runs" | tr '\n' ' ')"
    render="build/gaiyo render $2 -d $3 -l $4 -o $work/sheet.pdf"
    hyperfine -N --warmup 5 --runs "${RUNS-60}" --export-csv "$work/times.csv" "$render" "$floor" \
        >/dev/null 2>&1
    awk -F, -v name="$1" -v kb="$(($(wc -c <"$work/sheet.pdf") / 1024))" \
        -v peak="$(build/tests/bench/bench_peak $render)" '
        NR == 2 { ours = $4 } NR == 3 { floor = $4 }
        END { printf "%-28s %7.1f ms %7.1f ms %6.2f x %8s MiB %6d KB\n",
                     name, 1000 * ours, 1000 * floor, ours / floor, peak, kb }' "$work/times.csv"
}

# bench_tags NAME PLAN DATA LAYOUT: beside the same sheet as a plain PDF (plain.c).
bench_tags() {
    words="render $2 -d $3 -l $4 -o $work/sheet.pdf"
    GAIYO_HOME=. hyperfine -N --warmup 5 --runs "${RUNS-60}" --export-csv "$work/times.csv" \
        "build/gaiyo $words" "build/tests/bench/bench_plain $words" >/dev/null 2>&1
    awk -F, -v name="$1" '
        NR == 2 { tagged = $4 } NR == 3 { plain = $4 }
        END { printf "%-28s %7.1f ms %7.1f ms %+6.0f %%\n",
                     name, 1000 * tagged, 1000 * plain, 100 * (tagged / plain - 1) }' "$work/times.csv"
}

report="samples/yamaguchi-2024/plan.xml samples/yamaguchi-2024/data/progress-r5.csv report-a4"
onesheet="samples/kagoshima-2021/plan.xml samples/kagoshima-2021/data/results-r1.csv onesheet-a3"
# shellcheck disable=SC2086
{
printf '%-28s %10s %10s %8s %12s %9s\n' 'cold render (medians)' gaiyo floor ratio peak PDF
bench 'report, A4' $report
bench 'one-sheet, A3' $onesheet

echo
printf '%-28s %10s %10s %8s\n' 'structure, XMP and profile' with without more
bench_tags 'report, A4' $report
bench_tags 'one-sheet, A3' $onesheet
}

echo
echo 'the report: shaping its texts and cutting them into lines, warm (medians, ms)'
build/tests/bench/bench_lines "${RUNS-60}" samples/yamaguchi-2024/plan.xml \
    samples/yamaguchi-2024/data/progress-r5.csv layouts/report-a4.xml
