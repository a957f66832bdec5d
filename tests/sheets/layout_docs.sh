#!/bin/sh
# docs/layout: every example is rendered, every element of the schema has its page, and the pages are
# those that the schema and the examples make. Prints TAP.
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

# What the example of <image> shows.
cp samples/pictures/town-2024-onesheet-a4-1.png "$work/emblem.png"
for element in $(sed -n 's/.*<element name="\([a-z-]*\)">.*/\1/p' data/schema/layout.rng | sort -u); do
    example=docs/layout/examples/$element.xml
    grep -q "<$element[ />]" "$example"
    result $? "<$element> has an example"
    cp "$example" "$work/example.xml"
    "$GAIYO" render "$work/plan.xml" -l "$work/example.xml" -o "$work/example.pdf" 2>"$work/said"
    [ $? -eq 0 ] && [ ! -s "$work/said" ]
    result $? "the example of <$element> renders without a word"
    sed 's/^/# /' "$work/said"
done

mkdir "$work/pages"
docs/layout/write.sh "$work/pages"
for page in README.md properties.md elements; do
    diff -r "docs/layout/$page" "$work/pages/$page" >"$work/said"
    result $? "$page agrees with the schema (or ./dev docs writes it anew)"
    sed 's/^/# /' "$work/said" | head -20
done
! grep -q '^| `[a-z-]*` |  |$' "$work/pages/properties.md"
result $? 'every property is described'
results
