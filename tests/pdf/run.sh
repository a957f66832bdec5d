#!/bin/sh
# Whether PDFs are what they say: every sample keeps every clause of its profile (check_pdf), and a file that
# breaks a clause is caught breaking it. CLAUSES.md tells of every clause of the standards. Prints TAP.
. "$(dirname "$0")/../result.sh"
: "${GAIYO:?the program to test}" "${CHECK_PDF:?the program that checks}"
cd "$(dirname "$0")/../.." || exit 2
. tests/fogra.sh
here=tests/pdf
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

# check PROFILE PDF: what breaks the profile goes to $work/found.
check() {
    qpdf --json=2 --json-stream-data=inline --decode-level=generalized "$2" 2>/dev/null |
        "$CHECK_PDF" "$1" "$2" >"$work/found" 2>"$work/err"
}

# --- files that are as they should be ---------------------------------------------------------------

# good PROFILE FILE NAME
good() {
    check "$1" "$2"
    result $? "$3 keeps $1"
    sed 's/^/# /' "$work/found" "$work/err"
}

"$GAIYO" render $here/plan.xml -l $here/layout.xml -o "$work/good.pdf" 2>"$work/said" && [ ! -s "$work/said" ]
result $? 'the good file is rendered without a word'
good ua1+a2a "$work/good.pdf" 'the good file'
SOURCE_DATE_EPOCH=1711929600 "$GAIYO" render $here/plan.xml -l $here/layout.xml -o "$work/dated.pdf" 2>/dev/null
good ua1+a2a "$work/dated.pdf" 'a dated file'

SOURCE_DATE_EPOCH=1711929600 "$GAIYO" render $here/plan.xml -l $here/layout.xml --for archive \
    -o "$work/archive.pdf" 2>/dev/null
good ua1+a3a "$work/archive.pdf" 'a file for the archive'
printf 'plan,layout,output\n%s,%s,a.pdf\n%s,%s,b.pdf\n' $here/plan.xml $here/layout.xml \
    samples/town-2024/plan.xml onesheet-a4 | sed "s|\([a-z]*/[^,]*\)|$PWD/\1|g" >"$work/jobs.csv"
"$GAIYO" batch "$work/jobs.csv" --bind "$work/book.pdf" >/dev/null 2>&1
good ua1+a2a "$work/book.pdf" 'a book of two sheets'

SOURCE_DATE_EPOCH=1711929600 "$GAIYO" render $here/plan.xml -l $here/layout.xml --for press \
    -o "$work/press.pdf" 2>/dev/null
good x1a "$work/press.pdf" 'a file for the press'
if [ "$fogra" ]; then
    SOURCE_DATE_EPOCH=1711929600 "$GAIYO" render $here/plan.xml -l $here/layout.xml --for press --pdfx 4 \
        --output-profile "$fogra" --output-condition FOGRA39 -o "$work/x4.pdf" 2>"$work/said"
    good x4 "$work/x4.pdf" 'a file for the press with its profile'
    SOURCE_DATE_EPOCH=1711929600 "$GAIYO" render $here/plan.xml -l $here/layout.xml --for press \
        --output-profile "$fogra" -o "$work/x1a-icc.pdf" 2>"$work/said"
    good x1a "$work/x1a-icc.pdf" 'one of PDF/X-1a with a profile'
else
    skip 'there is no FOGRA39L_coated.icc here for PDF/X-4 (./dev test fetches it)'
fi
# The report on sheets of every kind, and sheets bound into a book, by both standards.
report() {
    profile=$1
    shift
    "$GAIYO" render samples/yamaguchi-2024/plan.xml -d samples/yamaguchi-2024/data/progress-r5.csv \
        --for press "$@" -o "$work/press-report.pdf" 2>/dev/null
    good "$profile" "$work/press-report.pdf" "a report for the press, $*,"
}
bind_press() {
    profile=$1
    shift
    rm -f "$work"/[ab].pdf "$work/press-book.pdf"
    SOURCE_DATE_EPOCH=1711929600 "$GAIYO" batch "$work/jobs.csv" --bind "$work/press-book.pdf" --for press "$@" \
        >/dev/null 2>&1
    good "$profile" "$work/press-book.pdf" "a book for the press, $*,"
}
instance_of() {
    strings "$1" | sed -n 's/.*<xmpMM:InstanceID>\(.*\)<.*/\1/p'
}
for options in '--marks all --fold 105mm,y:148mm' '--impose booklet' '--impose 2up --marks none'; do
    # shellcheck disable=SC2086
    report x1a $options
    # shellcheck disable=SC2086
    [ -z "$fogra" ] || report x4 $options --pdfx 4 --output-profile "$fogra"
done
bind_press x1a --marks all
bind_press x1a --impose booklet
[ "$(instance_of "$work/press-book.pdf")" ] &&
    [ "$(instance_of "$work/press-book.pdf")" != "$(instance_of "$work/a.pdf")" ]
result $? 'a book is an instance of its own'
[ -z "$fogra" ] || bind_press x4 --pdfx 4 --output-profile "$fogra"
[ "$(pdfinfo -box -l 9 "$work/press-book.pdf" | grep -c 'TrimBox')" -ge 2 ]
result $? 'whose pages are trimmed'

# More IDs than stand in one object.
{
    echo '<layout version="1" id="l"><page-master name="m" size="A4" padding="20mm"/>'
    echo '<page-sequence master="m"><table columns="50pt 50pt">'
    awk 'BEGIN { for (i = 1; i <= 300; i++)
        print "<row><cell role=\"row-header\"><text>" i "</text></cell><cell><text>" i "</text></cell></row>" }'
    echo '</table></page-sequence></layout>'
} >"$work/many.xml"
"$GAIYO" render $here/plan.xml -l "$work/many.xml" -o "$work/many.pdf" 2>/dev/null
good ua1+a2a "$work/many.pdf" 'a table of many rows'
[ "$(qpdf --json=2 "$work/many.pdf" | grep -c '"/Limits"')" -ge 3 ]
result $? 'its IDs stand in several objects'

for sheets in samples/*/sheets samples/ratings/*/sheets tests/sheets/plans/*/sheets; do
    folder=${sheets%/sheets}
    while read -r layout data; do
        name=$(basename "$folder")-$(basename "$layout" .xml)
        set --
        for file in $data; do
            set -- "$@" -d "$folder/$file"
        done
        "$GAIYO" render "$folder/plan.xml" "$@" -l "$layout" -o "$work/$name.pdf" 2>/dev/null
        good ua1+a2a "$work/$name.pdf" "$name"
    done <"$sheets"
done

# --- files that are not -----------------------------------------------------------------------------

LC_ALL=C
export LC_ALL
# caught PROFILE CLAUSE HOW: the broken file breaks that clause; what was done to it, if it does not.
caught() {
    check "$1" "$work/broken.pdf"
    shift
    grep -q "^$1: " "$work/found"
    result $? "$1 is caught"
    grep -q "^$1: " "$work/found" && return
    printf '# %s\n' "$2"
    sed 's/^/# /' "$work/found" "$work/err"
}

# break_all PROFILE FILE MUTATIONS: breaks the file in every way.
break_all() {
    qpdf --qdf --object-streams=disable "$2" "$work/good.qdf"
    fix-qdf "$work/good.qdf" >"$work/same.pdf"
    good "$1" "$work/same.pdf" 'the good file written anew'
    while IFS='	' read -r clause script; do
        case $clause in '' | '#'*) continue ;; esac
        sed "$script" "$work/good.qdf" >"$work/broken.qdf"
        if cmp -s "$work/good.qdf" "$work/broken.qdf"; then
            result 1 "$clause: its script changes something"
            printf '# %s\n' "$script"
            continue
        fi
        fix-qdf "$work/broken.qdf" >"$work/broken.pdf" 2>/dev/null
        caught "$1" "$clause" "$script"
    done <"$3"
}

break_all ua1+a2a "$work/good.pdf" $here/mutations.tsv
break_all ua1+a3a "$work/archive.pdf" $here/mutations_archive.tsv
break_all x1a "$work/press.pdf" $here/mutations_x.tsv
break_all x1a "$work/press.pdf" $here/mutations_press.tsv
for mutations in mutations_x mutations_x4; do
    [ -z "$fogra" ] || break_all x4 "$work/x4.pdf" $here/$mutations.tsv
done

# A sheet for the archive is none for the screen, and the other way round.
cp "$work/archive.pdf" "$work/broken.pdf"
caught a2a no-attachments 'a file for the archive'
caught a2a metadata-a 'a file for the archive'
cp "$work/good.pdf" "$work/broken.pdf"
caught a3a metadata-a 'a file for the screen'

# What qpdf would put right when it writes.
qpdf --encrypt '' x 256 -- "$work/good.pdf" "$work/broken.pdf"
caught ua1 encryption 'qpdf --encrypt'
qpdf --encrypt '' x 128 --use-aes=n --allow-weak-crypto --force-V4 -- "$work/press.pdf" "$work/broken.pdf" 2>/dev/null
caught x1a encryption 'qpdf --encrypt'
{ cat "$work/good.pdf" && echo tail; } >"$work/broken.pdf"
caught a2a file-end 'a line at the end'

# --- clauses ----------------------------------------------------------------------------------------

"$CHECK_PDF" clauses >"$work/clauses"
cut -f 1 "$work/clauses" | sort >"$work/known"
# every PROFILES MUTATIONS… : each clause of the profiles is broken by one of the files' scripts.
every() {
    profiles=$1
    shift
    { (cd $here && cat "$@") | grep -v '^#' | cut -f 1; printf '%s\n' encryption file-end no-attachments; } |
        sort -u >"$work/caught"
    awk -F '\t' -v asked="$profiles" '{ n = split($2, own, "+"); for (i = 1; i <= n; i++)
        if (asked ~ "(^|[+])" own[i] "([+]|$)") { print $1; next } }' "$work/clauses" | sort >"$work/wanted"
    comm -23 "$work/wanted" "$work/caught" | sed 's/^/# not caught: /' >"$work/uncaught"
    cat "$work/uncaught"
    [ -s "$work/wanted" ] && [ ! -s "$work/uncaught" ]
    result $? "there is a broken file for every clause of $profiles that is checked"
}
every ua1+a2a+a3a mutations.tsv mutations_archive.tsv
every x1a mutations_x.tsv mutations_press.tsv
every x4 mutations_x.tsv mutations_x4.tsv
grep -o '`[a-z0-9-]*`' $here/CLAUSES.md | tr -d '`' | sort -u >"$work/told"
[ -z "$(comm -23 "$work/known" "$work/told")" ]
result $? 'CLAUSES.md tells of every clause that is checked'
results
