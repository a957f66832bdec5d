#!/bin/sh
# The same bytes on every run: whatever the locale, the time zone, the folder, the umask and the number of
# processors are, and again of what a sheet for the archive carries. Prints TAP.
. "$(dirname "$0")/../result.sh"
: "${GAIYO:?the program to test}"
cd "$(dirname "$0")/../.." || exit 2
root=$(pwd)
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
unset SOURCE_DATE_EPOCH

# render OUT OPTIONS…: the sheet, from the repository's folder.
render() {
    out=$1
    shift
    # shellcheck disable=SC2086
    "$GAIYO" render "$folder/plan.xml" $data -l "$layout" -o "$work/$out" "$@" 2>/dev/null
}

# same NAME FIRST SECOND: counts what differs.
same() {
    cmp -s "$work/$2" "$work/$3" || echo "$1" >>"$work/different"
}

# As render, from the plan's folder, everything named from there.
render_beside() {
    (cd "$folder" && files='' && for file in $list; do files="$files -d $file"; done
        case $layout in
        */*) look=${layout##*/} ;;
        *)   look=$layout ;;
        esac
        # shellcheck disable=SC2086
        "$GAIYO" render plan.xml $files -l "$look" -o "$work/beside.pdf" "$@" 2>/dev/null)
}

# One processor only: what a second thread would do is done by the first.
alone() {
    if command -v taskset >/dev/null; then taskset 1 "$@"; else "$@"; fi
}

check_sheet() {
    : >"$work/different"
    render first.pdf
    for locale in C tr_TR.UTF-8 ja_JP.UTF-8 ja_JP.SJIS; do
        LC_ALL=$locale LANG=$locale TZ=Pacific/Kiritimati render other.pdf
        same "$locale" first.pdf other.pdf
    done
    (umask 077 && TZ=America/St_Johns render other.pdf)
    same 'another umask' first.pdf other.pdf
    # shellcheck disable=SC2086
    alone "$GAIYO" render "$root/$folder/plan.xml" $data -l "$layout" -o "$work/other.pdf" 2>/dev/null
    same 'one processor' first.pdf other.pdf
    render_beside
    same 'another folder' first.pdf beside.pdf
    "$GAIYO" render "$folder/plan.xml" $data -l "$layout" -o - 2>/dev/null >"$work/other.pdf"
    same 'a pipe' first.pdf other.pdf
    SOURCE_DATE_EPOCH=1711929600 TZ=Asia/Tokyo render dated.pdf
    SOURCE_DATE_EPOCH=1711929600 TZ=UTC LC_ALL=tr_TR.UTF-8 render other.pdf
    same 'a date' dated.pdf other.pdf
    cmp -s "$work/first.pdf" "$work/dated.pdf" && echo 'the date is not in it' >>"$work/different"
    [ ! -s "$work/different" ]
    result $? "$name: the same bytes everywhere"
    sed 's/^/# /' "$work/different"
}

check_archive() {
    : >"$work/different"
    render archive.pdf --for archive
    render_beside --for archive
    same 'another folder' archive.pdf beside.pdf
    mkdir -p "$work/elsewhere"
    (cd "$work/elsewhere" && LC_ALL=ja_JP.UTF-8 TZ=Asia/Tokyo alone "$GAIYO" regenerate ../archive.pdf -o ../again.pdf \
        2>"$work/said")
    same 'what it carries' archive.pdf again.pdf
    grep -q 'not the same as' "$work/said" && cat "$work/said" >>"$work/different"
    SOURCE_DATE_EPOCH=1711929600 render dated.pdf --for archive
    "$GAIYO" regenerate "$work/dated.pdf" -o "$work/again.pdf" 2>/dev/null
    same 'a date' dated.pdf again.pdf
    [ ! -s "$work/different" ]
    result $? "$name: for the archive, and again of what it carries"
    sed 's/^/# /' "$work/different"
}

for sheets in samples/*/sheets samples/ratings/*/sheets tests/sheets/plans/*/sheets; do
    folder=${sheets%/sheets}
    while read -r layout list; do
        name=$(basename "$folder")-$(basename "$layout" .xml)
        data=
        for file in $list; do
            data="$data -d $folder/$file"
        done
        check_sheet
        check_archive
    done <"$sheets"
done
results
