#!/bin/sh
# docs/layout: every example is rendered, and every element of the schema has its place. Prints TAP.
. "$(dirname "$0")/../result.sh"
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

cat >"$work/plan.xml" <<'PLAN'
<plan version="1" id="sheet"><head><title>題</title></head>
<section><title>一</title><p>一丁七</p><p>万丈</p></section>
<section><title>三</title><p>上下不与</p></section></plan>
PLAN

awk -v folder="$work" '/^```xml$/ { n++; inside = 1; next }
                       /^```$/ { inside = 0 }
                       inside { print > (folder "/" n ".xml") }' docs/layout/README.md
n_examples=$(grep -c '^```xml$' docs/layout/README.md)
i=0
while [ "$i" -lt "$n_examples" ]; do
    i=$((i + 1))
    "$GAIYO" render "$work/plan.xml" -l "$work/$i.xml" -o "$work/$i.pdf" 2>"$work/said"
    [ $? -eq 0 ] && [ ! -s "$work/said" ]
    result $? "example $i renders without a word"
    sed 's/^/# /' "$work/said"
done
[ "$i" -gt 5 ]
result $? 'there are examples'

for element in $(sed -n 's/.*<element name="\([a-z-]*\)">.*/\1/p' data/schema/layout.rng | sort -u); do
    grep -qF "### \`<$element>\`" docs/layout/README.md
    result $? "<$element> is described"
done
results
