#!/bin/sh
# Every header compiles alone.
cd "$(dirname "$0")/../.." || exit 2
n=0
flags="$(pkg-config --cflags libxml-2.0 harfbuzz freetype2) -D_XOPEN_SOURCE=700 -std=c17 -Isrc -Iinclude"
for header in $(find src include -name '*.h' | sort); do
    n=$((n + 1))
    # shellcheck disable=SC2086
    if printf '#include "%s"\n' "${header#*/}" | ${CC:-cc} $flags -fsyntax-only -xc - 2>&1; then
        echo "ok $n - $header"
    else
        echo "not ok $n - $header"
    fi
done
echo "1..$n"
