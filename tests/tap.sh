#!/bin/sh
# Runs one test program (or script) and counts what it says in TAP: tap.sh COUNTS NAME COMMAND…
# A line "NAME passed failed skipped" goes to the file COUNTS, and "NAME: reason" for each that is skipped
# (# SKIP) to COUNTS.skipped; the output is shown when something failed. A program that dies without a
# "not ok" counts as one failure.
counts=$1 name=$2
shift 2
log=$(mktemp) || exit 2
CMOCKA_MESSAGE_OUTPUT=TAP "$@" >"$log" 2>&1
status=$?
skipped=$(grep -c '^ok .*# SKIP' "$log")
passed=$(($(grep -c '^ok ' "$log") - skipped))
failed=$(grep -c '^not ok ' "$log")
if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then
    failed=1
fi
echo "$name $passed $failed $skipped" >>"$counts"
sed -n "s|^ok [0-9]* - \(.*\) # SKIP.*|$name: \1|p" "$log" >>"$counts.skipped"
if [ "$failed" -ne 0 ]; then
    cat "$log"
    status=1
elif [ $((passed + skipped)) -eq 0 ]; then
    echo "$name ran no test"
    status=1
fi
rm -f "$log"
exit "$status"
