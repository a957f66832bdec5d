#!/bin/sh
# Sets the paragraphs of paragraphs.tsv with gaiyo and with LuaTeX-ja and jlreq.cls: one font, size and
# measure, line by line. mutool says where each glyph stands in either PDF. Lines must end at the same
# places, and glyphs stand within 0.05 em of each other; what is known to differ, and why, stands in
# differences.tsv (README.md). Skipped where there is no LuaLaTeX. Prints TAP.
#
# KEEP=FOLDER keeps both PDFs and the tables made of them.
. "$(dirname "$0")/../result.sh"
cd "$(dirname "$0")" || exit 2
: "${GAIYO:?the program to test}"
GAIYO_HOME=${GAIYO_HOME:-$(cd ../.. && pwd)}
export GAIYO_HOME
if ! kpsewhich jlreq.cls luatexja-ruby.sty >/dev/null 2>&1 || ! command -v lualatex >/dev/null; then
    echo 'ok 1 - skipped: there is no LuaLaTeX with jlreq.cls here # SKIP'
    echo '1..1'
    exit 0
fi
work=${KEEP-}
if [ -n "$work" ]; then
    mkdir -p "$work" || exit 2
else
    work=$(mktemp -d) || exit 2
    trap 'rm -rf "$work"' EXIT
fi
cp jlreq.tex lines.lua "$work" || exit 2
font=$(sed -n 's/.*file="\([^"]*BIZUDMincho-Regular.ttf\)".*/\1/p' "$GAIYO_HOME/fonts/fonts.xml")

awk -v work="$work" -v font="$font" -f sources.awk paragraphs.tsv || exit 2
(cd "$work" && "$GAIYO" render plan.xml -l ./layout.xml -o ours.pdf) >"$work/ours.log" 2>&1
result $? 'gaiyo sets the paragraphs'
sed 's/^/# /' "$work/ours.log"

# places PDF PAGES-OF-EACH WHICH TABLE: the characters of its pages, one a line: paragraph, line, character,
# where it stands along and across its line [em].
places() {
    mutool trace "$1" 2>/dev/null | awk -v each="$2" -v which="$3" -f places.awk paragraphs.tsv - >"$4"
}

places "$work/ours.pdf" 1 1 "$work/ours.tsv"
awk -v work="$work" -f cases.awk "$work/ours.tsv" paragraphs.tsv >"$work/cases.tex"
cache=$(dirname "$GAIYO")/oracle # of fonts: reading them anew takes longer than setting
(cd "$work" && TEXMFVAR=$cache TEXMFCACHE=$cache lualatex -interaction=nonstopmode jlreq.tex) \
    >"$work/theirs.log" 2>&1
result $? 'LuaLaTeX sets the paragraphs'
places "$work/jlreq.pdf" 2 1 "$work/theirs.tsv"
places "$work/jlreq.pdf" 2 2 "$work/told.tsv"

awk -f compare.awk paragraphs.tsv differences.tsv "$work/ours.tsv" "$work/theirs.tsv" "$work/told.tsv" >"$work/found"
while IFS='	' read -r status name; do
    case $status in
    '#') echo "# $name" ;;
    *)   result "$status" "$name" ;;
    esac
done <"$work/found"
results
