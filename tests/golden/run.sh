#!/bin/sh
# Whole runs, stage by stage: each folder here holds a plan, its measurements and a layout, and for
# the stages that it is about what --dump prints of them, in STAGE.expect (merged, boxes, shaped,
# pages, paint). The font is the square one, so places can be worked out by head.
#
# UPDATE=1 writes the files anew; review the difference as you would review code.
cd "$(dirname "$0")" || exit 2
out=$(mktemp) || exit 2
trap 'rm -f "$out"' EXIT
n=0
for expect in */*.expect; do
    n=$((n + 1))
    case=${expect%/*}
    stage=${expect##*/}
    stage=${stage%.expect}
    (cd "$case" && "$GAIYO" render plan.xml -d data.csv -l ./layout.xml --fonts "$TEST_FONTS" \
        --dump="$stage" -o -) >"$out" 2>&1
    if [ -n "$UPDATE" ]; then
        cp "$out" "$expect"
    fi
    if diff -u "$expect" "$out" >"$out.diff"; then
        echo "ok $n - $case: $stage"
    else
        echo "not ok $n - $case: $stage"
        sed 's/^/# /' "$out.diff"
    fi
    rm -f "$out.diff"
done
echo "1..$n"
