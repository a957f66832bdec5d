#!/bin/sh
# Options of sheets for the press, two by two: those that contradict one another are refused and the reason is
# said, all others make a sheet. Prints TAP.
. "$(dirname "$0")/../result.sh"
: "${GAIYO:?the program to test}" "${TEST_FONTS:?the catalogue of the test fonts}"
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cp "$here/press-fold-outside/plan.xml" "$here/press-fold-outside/layout.xml" "$work" && cd "$work" || exit 2
cp /usr/share/color/icc/ghostscript/default_cmyk.icc press.icc

options='--marks=none --marks=all --fold=99mm --fold=y:99mm --impose=2up --impose=booklet --creep=0.1mm
    --binding=right --ink-limit=280 --pdfx=1a --pdfx=4 --output-profile=press.icc --output-condition=FOGRA39
    --intent=perceptual'

# has OPTION: it is one of the two.
has() {
    case " $a $b " in *" $1"*) true ;; *) false ;; esac
}

# What is to be said of the two; nothing if they go together.
reason() {
    if has --fold && has --marks=none; then
        echo 'but --marks none'
    elif has --creep && ! has --impose=booklet; then
        echo 'but only sheets of a booklet stand out'
    elif has --binding && ! has --impose; then
        echo 'but each page has a sheet of its own'
    elif has --intent && ! has --output-profile; then
        echo 'but no profile to convert colours by'
    elif has --pdfx=4 && ! has --output-profile; then
        echo 'holds the profile of its printing condition, but there is none'
    fi
}

for a in $options; do
    for b in $options; do
        # each pair once; an option given twice has its last value
        case $options in *"$b"*"$a"*) continue ;; esac
        [ "${a%%=*}" != "${b%%=*}" ] || [ "$a" = "$b" ] || continue
        "$GAIYO" render plan.xml -l ./layout.xml --fonts "$TEST_FONTS" --for press "$a" "$b" -o sheet.pdf 2>said
        status=$?
        why=$(reason)
        if [ "$why" ]; then
            [ $status -eq 1 ] && grep -q -- "$why" said && [ "$(grep -c error said)" -eq 1 ] && [ ! -e sheet.pdf ]
            result $? "$a $b: refused, $why"
        else
            [ $status -eq 0 ] && [ -s sheet.pdf ] && ! grep -qv note: said
            result $? "$a $b"
        fi
        rm -f sheet.pdf
    done
done

for purpose in screen archive; do
    for a in $options; do
        "$GAIYO" render plan.xml -l ./layout.xml --fonts "$TEST_FONTS" --for $purpose "$a" -o sheet.pdf 2>said
        [ $? -eq 2 ] && grep -q "only a sheet for the press has ${a%%=*}; add --for press" said && [ ! -e sheet.pdf ]
        result $? "$a: not for the $purpose"
    done
done
results
