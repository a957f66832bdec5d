#!/bin/sh
# What --help and --version print, and where. Prints TAP.
. "$(dirname "$0")/../result.sh"
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

# ask ARGUMENTS…: what goes to stdout stands in $work/out; true if nothing goes to stderr and the
# status is 0.
ask() {
    "$GAIYO" "$@" >"$work/out" 2>"$work/err" && [ ! -s "$work/err" ] && [ -s "$work/out" ]
}

ask --help
result $? '--help'
cp "$work/out" "$work/help"
for words in help -h; do
    ask "$words" && cmp -s "$work/out" "$work/help"
    result $? "$words says the same"
done
[ "$(awk 'length > 88' "$work/help" | wc -l)" -eq 0 ]
result $? 'no line is longer than a terminal is wide'

commands=$(sed -n '/^Commands$/,/^$/s/^  \([a-z]*\) .*/\1/p' "$work/help" | grep -v help)
for command in $commands; do
    ask "$command" --help
    result $? "$command --help"
    cp "$work/out" "$work/of-command"
    ask help "$command" && cmp -s "$work/out" "$work/of-command"
    result $? "help $command says the same"
    # Every option that it names is one that the command knows, and no other option is.
    wrong=
    [ "$command" = inspect ] && set -- lines || set --
    for option in $(grep -o -- '--[a-z-]*' "$work/help" | grep -vxE -- '--(help|version)' | sort -u)
    do
        "$GAIYO" "$command" "$@" "$option=x" x x 2>&1 | grep -qE 'no (option|property)|does not have'
        unknown=$?
        grep -qE -- "^ .*$option([^a-z-]|\$)" "$work/of-command"
        [ $? -ne $unknown ] || wrong="$wrong $option"
    done
    [ -z "$wrong" ]
    result $? "$command has the options that its help names:$wrong"
done

ask --version && grep -qE '^gaiyo [0-9]+\.[0-9]+\.[0-9]+$' "$work/out"
result $? '--version'
results
