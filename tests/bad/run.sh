#!/bin/sh
# What the program says of bad input. Each folder here is a case: its files, the arguments (args) and
# what is expected (expect): "status N" and then what goes to stderr. The program runs in a copy of
# the folder, with the catalogue of the square test font; nothing of the copy may change, so that no
# output is written and one that is there stays as it is. With UPDATE=1 the expectations are
# written anew.
cd "$(dirname "$0")" || exit 2
: "${GAIYO:?the program to test}" "${TEST_FONTS:?the catalogue of the test fonts}"
GAIYO_HOME=${GAIYO_HOME:-$(cd ../.. && pwd)}
export GAIYO_HOME
here=$(pwd)
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

# Paths of the machine become words.
tidy() {
    sed -e "s|$(dirname "$TEST_FONTS")/|FONTS/|g" -e "s|$GAIYO_HOME/|HOME/|g"
}

# run_case NAME: the findings go to $work/found.
run_case() {
    rm -rf "$work/copy"
    cp -R "$here/$1" "$work/copy" && cd "$work/copy" || exit 2
    # shellcheck disable=SC2046
    set -- $(cat args)
    case ${1-} in
    render | check)
        command=$1
        shift
        set -- "$command" --fonts "$TEST_FONTS" "$@"
        ;;
    esac
    "$GAIYO" "$@" >"$work/out" 2>"$work/err"
    echo "status $?" >"$work/found"
    tidy <"$work/err" >>"$work/found"
    cd "$here" || exit 2
}

# check_case NAME: true if all is as expected; what is not, as comments.
check_case() {
    diff -u "$1/expect" "$work/found" >"$work/diff"
    diff -r "$1" "$work/copy" | sed 's/^/the folder has changed: /' >>"$work/diff"
    [ ! -s "$work/out" ] || echo 'something went to stdout' >>"$work/diff"
    sed 's/^/# /' "$work/diff"
    [ ! -s "$work/diff" ]
}

n=0
for folder in */; do
    name=${folder%/}
    n=$((n + 1))
    run_case "$name"
    if [ -n "${UPDATE-}" ]; then
        cp "$work/found" "$name/expect"
        cp "$work/found" "$work/copy/expect"
    fi
    if check_case "$name"; then
        echo "ok $n - $name"
    else
        echo "not ok $n - $name"
    fi
done
echo "1..$n"
