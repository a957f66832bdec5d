#!/bin/sh
# Whole runs, stage by stage: each folder here holds a plan, perhaps its measurements (data.csv) and
# those of last time (previous.csv), a layout, and for the stages that it is about what --dump prints of them, in STAGE.expect (merged,
# boxes, shaped, pages, structure, paint). The font is the square one, so places can be worked out by head.
#
# UPDATE=1 writes the files anew; review the difference as you would review code. A new case begins
# with empty files for its stages. Without GAIYO and TEST_FONTS it is the program of build/.
. "$(dirname "$0")/../result.sh"
cd "$(dirname "$0")" || exit 2
root=$(cd ../.. && pwd)
: "${GAIYO:=$root/build/gaiyo}" "${TEST_FONTS:=$root/build/tests/fonts/fonts.xml}"
export GAIYO_HOME="${GAIYO_HOME:-$root}"
out=$(mktemp) || exit 2
trap 'rm -f "$out" "$out.diff"' EXIT

# dump CASE STAGE: with what it says, should it fail.
dump() {
    (
        cd "$1" || exit 2
        data=
        [ ! -f data.csv ] || data='-d data.csv'
        [ ! -f previous.csv ] || data="$data --previous previous.csv"
        # shellcheck disable=SC2086
        "$GAIYO" render plan.xml $data -l ./layout.xml --fonts "$TEST_FONTS" --dump="$2" -o - 2>&1
    )
}

for expect in */*.expect; do
    case=${expect%/*}
    stage=${expect##*/}
    stage=${stage%.expect}
    dump "$case" "$stage" >"$out"
    status=$?
    if [ -n "$UPDATE" ]; then
        cp "$out" "$expect"
    fi
    diff -u "$expect" "$out" >"$out.diff" || status=1
    result $status "$case: $stage"
    sed 's/^/# /' "$out.diff"
done

# No folder is forgotten, and no stage hangs on one case alone.
for case in */; do
    ls "$case"*.expect >/dev/null 2>&1
    result $? "${case%/} expects something"
done
for stage in merged boxes shaped pages structure paint; do
    [ "$(find . -name "$stage.expect" -size +0 | wc -l)" -ge 2 ]
    result $? "two cases at least are about $stage"
done
results
