#!/bin/sh
# The recipe of docs/batch.md for GNU parallel. Prints TAP; skipped where it is not installed.
. "$(dirname "$0")/../result.sh"
: "${GAIYO:?the program to test}" "${TEST_FONTS:?the catalogue of the test fonts}"
if ! parallel --version 2>/dev/null | grep -q '^GNU parallel'; then
    echo 'ok 1 - skipped: there is no GNU parallel here # SKIP'
    echo 1..1
    exit 0
fi
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
HOME=$work # parallel keeps its settings there
export HOME

echo '<plan version="1" id="sheet"><head><title>あ</title></head></plan>' >plan.xml
cat >layout.xml <<'LAYOUT'
<layout version="1" id="l"><page-master name="m" size="A4" padding="20mm"/>
  <page-sequence master="m"><text select="//title"/></page-sequence></layout>
LAYOUT
{
    echo 'plan,output,layout'
    for i in 1 2 3 4 5 6 7 8 9 10; do echo "plan.xml,out/$i.pdf,./layout.xml"; done
} >jobs.csv

seq 4 | parallel --will-cite --workdir "$work" "$GAIYO" batch jobs.csv --shard '{}/4' --fonts "$TEST_FONTS" \
    >said 2>&1
result $? 'GNU parallel runs the shards'
[ "$(ls out | wc -l)" -eq 10 ] && [ "$(grep -c '^made out/' said)" -eq 10 ]
result $? 'they make every sheet once'
"$GAIYO" batch --merge-journals jobs.csv.journal jobs.csv.*.journal >/dev/null 2>&1 &&
    "$GAIYO" batch jobs.csv --resume --fonts "$TEST_FONTS" 2>&1 | grep -q '^0 made, 10 as they were'
result $? 'their journals go together'
results
