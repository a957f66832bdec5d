#!/bin/sh
# Writes the reference of the layout language into a folder: a page for each element, from the schema and
# the element's example, the page of properties, and the list of elements at the end of README.md.
#
#   docs/layout/write.sh FOLDER
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=${1:?the folder to write into}
mkdir -p "$out/elements"

# page NAME: what the schema says of it.
page() {
    xsltproc --stringparam page "$1" "$here/reference.xsl" "$here/../../data/schema/layout.rng"
}

sed '/^## Elements$/q' "$here/README.md" >"$out/README.new"
{
    echo
    page index
    printf '\nWhat boxes and texts look like is said by the [properties of styles](properties.md).\n'
} >>"$out/README.new"
mv "$out/README.new" "$out/README.md"
page properties >"$out/properties.md"
for element in $(page names); do
    {
        page "$element"
        printf '\n## Example\n\n```xml\n'
        cat "$here/examples/$element.xml"
        printf '```\n'
    } >"$out/elements/$element.md"
done
