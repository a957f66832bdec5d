#!/bin/sh
# Every bench, one after the other, written to bench/RESULTS.md as well: all.sh [--peers]. Nothing else should be
# running; what is compared was measured in one run on one machine.
set -eu
cd "$(dirname "$0")/../.."
mkdir -p bench
results=bench/RESULTS.md

machine() {
    model=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -n 1)
    memory=$(awk '/^MemTotal/ { printf "%.0f GiB", $2 / 1048576 }' /proc/meminfo)
    # shellcheck disable=SC1091
    system=$(. /etc/os-release && echo "$PRETTY_NAME")
    echo "${model:-$(uname -m)}, $(nproc) cores, $memory, $system, $(date +%Y-%m-%d)"
}

# section TITLE SCRIPT: what it prints, here and in the file.
section() {
    printf '\n## %s\n\n' "$1" >>"$results"
    echo '```' >>"$results"
    "tests/bench/$2" | tee -a "$results"
    echo '```' >>"$results"
    echo
}

cat >"$results" <<HEAD
# Results of the bench

\`./dev bench\` writes this page; with \`--peers\` it also times the other programs that are installed. Times differ from
machine to machine: what counts is the ratios, of medians from one run.

$(machine)
HEAD
section 'Cold, beside the floor' run.sh
section 'Instructions' instructions.sh
section 'Many sheets' batch.sh
section 'Very many sheets' many.sh
section 'Many indicators' indicators.sh
[ "${1-}" != --peers ] || section 'Beside other programs' peers.sh
section 'Long tables' rows.sh
