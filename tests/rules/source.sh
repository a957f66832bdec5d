#!/bin/sh
# The house rules that a machine can see.
cd "$(dirname "$0")/../.." || exit 2
n=0

# check DESCRIPTION FINDINGS: passes when there are none.
check() {
    n=$((n + 1))
    if [ -z "$2" ]; then
        echo "ok $n - $1"
    else
        echo "not ok $n - $1"
        echo "$2" | sed 's/^/#   /'
    fi
}

sources=$(find src include -name '*.[ch]' | sort)

# shellcheck disable=SC2086
check 'no file of src is longer than 600 lines' \
    "$(wc -l $sources | awk '$1 > 600 && $2 != "total"')"
check 'no line is longer than 90 columns' \
    "$(LC_ALL=C.UTF-8 grep -nP '^.{91}' $sources)"
check 'no tab, no blank at a line end' \
    "$(grep -nP '\t| $' $sources)"
check 'no function that depends on the locale or has no limit' \
    "$(grep -nE '\b(setlocale|strtod|atof|atoi|sprintf|strcpy|strcat|gets|strtok|rand|time|localtime|gmtime)\(' \
        $sources)"
check 'no binary floating point but where a library asks for it' \
    "$(grep -nwE 'float|double' $sources | grep -v 'src/evaluate/functions.c' |
        grep -vE '^[^:]*:[0-9]+: *(/?\*|//)' | sed 's/"[^"]*"//g' | grep -wE 'float|double')"
check 'every header has its guard' \
    "$(for h in $(find src include -name '*.h'); do
        guard=$(echo "${h#*/}" | sed 's/[^a-zA-Z0-9]/_/g' | tr a-z A-Z)
        guard=GAIYO_${guard#GAIYO_}
        grep -q "^#ifndef ${guard}\$" "$h" || echo "$h: $guard"
    done)"
check 'each source file includes its own header first, if it has one' \
    "$(for c in $(find src -name '*.c'); do
        own=${c%.c}.h
        [ -f "$own" ] || continue
        first=$(sed -n 's/^#include "\(.*\)"/\1/p' "$c" | head -n 1)
        [ "$first" = "${own#src/}" ] || echo "$c"
    done)"
check 'the properties of styles stand in the order of their names' \
    "$(sed -n '/properties\[\] = {/,/^};/s/^    {"\([^"]*\)".*/\1/p' src/compose/properties.c |
        LC_ALL=C sort -c 2>&1)"
check 'nothing is left unfinished' \
    "$(grep -nwE 'TODO|FIXME|XXX|HACK' $sources)"
check 'every message is used and every used message exists' \
    "$(cat $(find src -name messages.def) | sed -n 's/^MESSAGE(\([A-Z_0-9]*\),.*/\1/p' | sort >"${TMPDIR:-/tmp}/defined.$$"
       grep -ohE 'DIAG_[A-Z][A-Z_0-9]*' $(find src -name '*.c') | sed 's/^DIAG_//' |
           grep -v '^COUNT$' | sort -u >"${TMPDIR:-/tmp}/used.$$"
       comm -3 "${TMPDIR:-/tmp}/defined.$$" "${TMPDIR:-/tmp}/used.$$"
       rm -f "${TMPDIR:-/tmp}/defined.$$" "${TMPDIR:-/tmp}/used.$$")"
echo "1..$n"
