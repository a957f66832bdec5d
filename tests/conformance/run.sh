#!/bin/sh
# Holds what gaiyo does against tables of expected line breaks and spacing, where they are:
# shared/conformance beside the project's folder, or the folder that GAIYO_CONFORMANCE names. Their
# README.md says what the columns mean. Rows of the tier core hold as gaiyo sets by itself, those of
# css and jlreq with the switches that this script names, those of disputed are only counted.
cd "$(dirname "$0")" || exit 2
: "${GAIYO:?the program to test}"
GAIYO_HOME=${GAIYO_HOME:-$(cd ../.. && pwd)}
export GAIYO_HOME
LC_ALL=C
export LC_ALL
tables=${GAIYO_CONFORMANCE-../../../shared/conformance}
if [ ! -r "$tables/linebreak_ja.tsv" ]; then
    echo 'ok 1 - skipped: there are no tables here # SKIP'
    echo '1..1'
    exit 0
fi
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
n=0

# inspect READING OPTIONS…: one run for all texts of $work/texts, a line each.
inspect() {
    IFS='
'
    set -f
    # shellcheck disable=SC2046
    "$GAIYO" inspect "$@" -- $(cat "$work/texts") >"$work/out" 2>"$work/err"
    sed '/no font has the character/d; s/^/# /' "$work/err"
    unset IFS
    set +f
}

# check NAME RULE: tells the rows of $work/rows and the outputs $work/out to rule.awk; what does not
# hold becomes comments.
check() {
    awk -F '\t' -v rule="$2" -f rules.awk "$work/rows" "$work/out" >"$work/found"
    sed -n 's/^fail /#   /p' "$work/found"
    awk -v name="$1" '
        /^fail / { failed++ }
        /^rows / { rows += $2 }
        END { printf "%s\t%d\t%d\n", name, rows - failed, rows }' "$work/found" >>"$work/counts"
}

# --- line breaks -----------------------------------------------------------------------------------

# breaks MODE TIER OPTIONS…
breaks() {
    mode=$1 tier=$2
    shift 2
    awk -F '\t' -v mode="$mode" -v tier="$tier" '$2 == mode && $3 == tier' \
        "$tables/linebreak_ja.tsv" >"$work/rows"
    [ -s "$work/rows" ] || return 0
    cut -f 5 "$work/rows" | tr -d '|_' >"$work/texts"
    inspect breaks "$@"
    check "line breaks, $tier" breaks
    cp "$work/rows" "$work/all"
    for width in $(cut -f 4 "$work/all" | sort -u); do
        [ "$width" != 0 ] || continue
        awk -F '\t' -v width="$width" '$4 == width' "$work/all" >"$work/rows"
        cut -f 5 "$work/rows" | tr -d '|_' >"$work/texts"
        inspect lines --width "$width" "$@"
        check "lines of a measure, $tier" lines
    done
}

# with_mode MODE TIER OPTIONS…: what `mode` is called here.
with_mode() {
    mode=$1 tier=$2
    shift 2
    case $mode in
    jlreq) breaks jlreq "$tier" --line-break very-strict "$@" ;;
    auto) breaks auto "$tier" --line-break strict "$@" ;;
    *) breaks "$mode" "$tier" --line-break "$mode" "$@" ;;
    esac
}

for mode in strict normal loose auto jlreq; do
    for tier in core css extra disputed; do
        with_mode "$mode" "$tier"
    done
    with_mode "$mode" jlreq --keep-together none
done

# --- spacing ---------------------------------------------------------------------------------------

# spacing KIND TIER MODE RULE OPTIONS…: rows of that kind, measured in the middle of a line.
spacing() {
    kind=$1 tier=$2 mode=$3 rule=$4
    shift 4
    awk -F '\t' -v kind="$kind" -v tier="$tier" -v mode="$mode" \
        '$2 == kind && $5 == tier && $4 == mode && $6 !~ /[|[]/' \
        "$tables/punct_spacing_ja.tsv" >"$work/rows"
    [ -s "$work/rows" ] || return 0
    case $rule in
    cells) cut -f 6 "$work/rows" | sed 's/.*/国&国/' >"$work/texts" ;;
    *) cut -f 6 "$work/rows" | tr -d '+' >"$work/texts" ;;
    esac
    inspect widths "$@"
    check "spacing, $tier" "$rule"
}

# lines_of TIER MODE OPTIONS…: rows whose text is a measure and its lines, one at a time.
lines_of() {
    tier=$1 mode=$2
    shift 2
    awk -F '\t' -v tier="$tier" -v mode="$mode" '$5 == tier && $4 == mode && $6 ~ /[|]/' \
        "$tables/punct_spacing_ja.tsv" >"$work/all"
    while IFS= read -r row; do
        printf '%s\n' "$row" >"$work/rows"
        text=$(printf '%s' "$row" | cut -f 6)
        measure=${text%%|*}
        case $text in *'|XXXX/'* | *'|1111/'*) measure=2 ;; esac # Latin is half an em wide here
        case $measure in
        *forced) joined=$(printf '%s' "${text#*|}" | tr / '\n') ;;
        *) joined=$(printf '%s' "${text#*|}" | tr -d '/+') ;;
        esac
        "$GAIYO" inspect widths --width "${measure%% *}" "$@" -- "$joined" >"$work/out" 2>"$work/err"
        sed 's/^/# /' "$work/err"
        check "spacing, $tier" set_lines
    done <"$work/all"
}

# combined: the row about two characters side by side in a column, in brackets; here they are digits,
# which a property can combine.
combined() {
    grep '\[XX\]' "$tables/punct_spacing_ja.tsv" >"$work/rows"
    cut -f 6 "$work/rows" | sed 's/\[XX\]/11/' >"$work/texts"
    inspect widths --writing-mode vertical-rl --text-combine-upright 'digits 2'
    check 'spacing, core' combined
}

combined
for tier in core css extra; do
    for kind in pair run single; do
        spacing "$kind" "$tier" normal cells
    done
    spacing single "$tier" trim-all cells --text-spacing-trim trim-all
    spacing gap "$tier" jlreq gaps
    spacing gap "$tier" jlreq-line-end end
    spacing gap "$tier" jlreq-line-head head
    spacing autospace "$tier" normal autospace
    for mode in normal trim-start space-first; do
        lines_of "$tier" "$mode" --text-spacing-trim "$mode"
    done
done
spacing gap jlreq jlreq gaps --punctuation-spacing jlreq
spacing gap jlreq jlreq-line-end end

# --- counts ----------------------------------------------------------------------------------------

awk -F '\t' '
    { held[$1] += $2; rows[$1] += $3; if (!($1 in seen)) { seen[$1] = ++n; names[n] = $1 } }
    END {
        for (i = 1; i <= n; i++) {
            name = names[i]
            good = held[name] == rows[name] || name ~ /disputed/
            printf "%sok %d - %s: %d of %d rows\n", good ? "" : "not ", i, name, held[name], rows[name]
        }
        print "1.." n
    }' "$work/counts"
