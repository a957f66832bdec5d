#!/bin/sh
# The two documents in every program of ../shared/peers that is installed, and ours, cold, in one run: medians,
# and how many times longer than ours each takes. What is missing is named. PEERS is the folder, if it is another.
set -eu
cd "$(dirname "$0")/../.."
peers=${PEERS-../shared/peers}
if [ ! -f "$peers/generate.py" ]; then
    echo "no peers: there is no $peers/generate.py"
    exit 0
fi
cmake --build build --target bench_peak >/dev/null
here=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R "$peers" "$work/peers" # it builds in its own folder
python3 "$work/peers/generate.py" 1 >/dev/null
cd "$work/peers/build"
runs=${RUNS-5}

# Where each of them finds the fonts.
FONTDIR=$(dirname "$(find /usr/share/fonts -name 'BIZUDGothic-Regular.*' | head -n 1)")
TTFONTS=".:$FONTDIR//:"
OSFONTDIR=$FONTDIR
CHROMIUM=$(command -v chromium || true)
export FONTDIR TTFONTS OSFONTDIR CHROMIUM
sed "s#@fontdir@#file:$FONTDIR#" ../templates/fop.xconf >fop.xconf
for face in 'rml-h Regular' 'gbm-h Bold'; do
    echo "up${face% *} UniJIS2004-UTF16-H BIZUDGothic-${face#* }.ttf"
done >bizud.map

# command_of PEER DOCUMENT: a cold process that makes the document; nothing if it is not installed.
command_of() {
    case $1 in
    typst)
        [ -d ../node_modules ] && command -v node >/dev/null && echo "node ../drivers/typst.mjs $2.typ $2.pdf"
        ;;
    lualatex)
        command -v lualatex >/dev/null &&
            echo "lualatex -interaction=batchmode -halt-on-error -jobname=$2.lua $2.lua.tex"
        ;;
    uplatex)
        command -v uplatex >/dev/null && command -v dvipdfmx >/dev/null &&
            echo "sh -c 'uplatex -interaction=batchmode -halt-on-error -jobname=$2.up $2.up.tex && dvipdfmx -q -f bizud.map -o $2.up.pdf $2.up.dvi'"
        ;;
    fop)
        command -v fop >/dev/null && echo "fop -q -c fop.xconf $2.fo $2.fop.pdf"
        ;;
    weasyprint)
        command -v weasyprint >/dev/null && echo "weasyprint -q $2.html $2.weasy.pdf"
        ;;
    chromium)
        command -v chromium >/dev/null && echo "../drivers/chromium-pdf $2.html $2.chromium.pdf"
        ;;
    esac
}

# median COMMAND: its median time [ms]; nothing if it fails.
median() {
    hyperfine --shell=none --warmup 1 --runs "$runs" --export-csv "$work/times.csv" "$1" >/dev/null 2>&1 &&
        awk -F, 'NR == 2 { printf "%.1f", 1000 * $4 }' "$work/times.csv"
}

# document NAME TITLE PLAN DATA LAYOUT
document() {
    ours=$(median "$here/build/gaiyo render $here/$3 -d $here/$4 -l $5 -o $work/sheet.pdf")
    printf '%-28s %9s ms\n' "$2: gaiyo" "$ours"
    for peer in typst lualatex uplatex fop weasyprint chromium; do
        command=$(command_of "$peer" "$1" || true)
        if [ -z "$command" ]; then
            printf '%-28s %s\n' "$2: $peer" 'not installed'
        elif theirs=$(median "$command"); then
            echo "$theirs $ours" |
                awk -v name="$2: $peer" '{ printf "%-28s %9.1f ms %8.1f x\n", name, $1, $1 / $2 }'
        else
            printf '%-28s %s\n' "$2: $peer" 'fails'
        fi
    done
}

printf '%-28s %12s %10s\n' 'cold, beside peers' median ratio
document yamaguchi report samples/yamaguchi-2024/plan.xml samples/yamaguchi-2024/data/progress-r5.csv report-a4
document kagoshima one-sheet samples/kagoshima-2021/plan.xml samples/kagoshima-2021/data/results-r1.csv onesheet-a3
