#!/bin/sh
# What copyfit costs on the samples: how often texts are measured for a setting of type and cut into lines,
# beside how many there are. Prints TAP.
. "$(dirname "$0")/../result.sh"
cd "$(dirname "$0")/../.." || exit 2

# costs NAME MEASURED CUT PLAN DATA LAYOUT: no text is measured or cut more often than so, in tenths.
costs() {
    "$GAIYO" render "samples/$4/plan.xml" -d "samples/$4/data/$5" -l "$6" --dump=pages 2>/dev/null |
        sed -n 's/^texts shaped=\([0-9]*\) measured=\([0-9]*\) cut=\([0-9]*\)$/\1 \2 \3/p' |
        awk -v measured="$2" -v cut="$3" '
            { lines++; bad += 10 * $2 > measured * $1 || 10 * $3 > cut * $1; print "# " $0 }
            END { exit lines != 1 || bad }'
    result $? "$1"
}

costs 'a sheet is set in few sizes' 25 33 kagoshima-2021 results-r1.csv onesheet-a3
costs 'a report of several pages as well' 25 25 yamaguchi-2024 progress-r5.csv report-a4
costs 'what has room to spare is set as it is and at its ceiling' 25 25 town-2024 results-r5.csv slides-a4

results
