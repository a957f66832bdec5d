#!/bin/sh
# Text can be read on what lies behind it, in every palette: each pair of colours that layouts use for
# text and its ground has the contrast that WCAG 2.1 asks for (1.4.3), for signs with words of their own
# as well, and grades keep their order of darkness on a black and white copy. Prints TAP.
. "$(dirname "$0")/../result.sh"
cd "$(dirname "$0")/../.." || exit 2

texts='ink/white ink/main-40 ink/main-20 ink/main-10 ink/main-05 ink/accent-50 ink/accent-10 ink/grey-15
    main/white main/main-20 main/main-10 main/main-05
    accent/white accent/accent-10 accent/main-10 accent/main-05
    grey-60/white grey-60/main-10 grey-60/main-05 grey-60/accent-10
    white/main-dark white/main white/main-70 white/accent'

# contrasts PALETTE PAIRS: those that are too faint, and how faint.
contrasts() {
    awk -v pairs="$2" '
    function digit(s) { return index("0123456789ABCDEF", s) - 1 }
    function two(s) { return 16 * digit(substr(s, 1, 1)) + digit(substr(s, 2, 1)) }
    function linear(c) { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ^ 2.4 }
    function light(name) {
        red = linear(two(substr(color[name], 2)))
        green = linear(two(substr(color[name], 4)))
        blue = linear(two(substr(color[name], 6)))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05
    }
    match($0, /<color name="[^"]*" rgb="#[0-9A-F]*"/) {
        split(substr($0, RSTART, RLENGTH), part, "\"")
        color[part[2]] = part[4]
    }
    END {
        n = split(pairs, pair, " ")
        for (i = 1; i <= n; i++) {
            split(pair[i], of, "/")
            a = light(of[1]); b = light(of[2])
            contrast = a > b ? a / b : b / a
            if (!(of[1] in color) || !(of[2] in color) || contrast < 4.5)
                printf "%s: %.2f\n", pair[i], contrast
        }
        # parts of a bar of grades, from the best to the worst but one
        if (light("main") >= light("main-70") || light("main-70") >= light("accent-50"))
            print "main, main-70 and accent-50 are not each lighter than the one before"
    }' "$1"
}

for palette in layouts/palettes/*.xml; do
    faint=$(contrasts "$palette" "$texts") && [ -z "$faint" ]
    result $? "$(basename "$palette"): every text has a contrast of 4.5 to 1"
    [ -z "$faint" ] || echo "$faint"
done
# That the sum is right: what the old accent of indigo came to on its lightest tint.
[ "$(printf '%s\n' '<color name="a" rgb="#C5501B"/>' '<color name="b" rgb="#FBEBE2"/>' \
    '<color name="main" rgb="#000000"/>' '<color name="main-70" rgb="#777777"/>' \
    '<color name="accent-50" rgb="#FFFFFF"/>' | contrasts - a/b)" = 'a/b: 3.99' ]
result $? 'what is too faint is told'
results
