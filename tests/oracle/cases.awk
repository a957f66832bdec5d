# Reads where gaiyo's characters stand, and paragraphs.tsv; prints cases.tex: each paragraph with the
# places where gaiyo ended its lines, as counts of characters.

function tex(text) {
    gsub(/[%&#$_]/, "\\\\&", text)
    while (match(text, /\{[^{}|]*\|[^{}|]*\}/)) {
        inside = substr(text, RSTART + 1, RLENGTH - 2)
        bar = index(inside, "|")
        text = substr(text, 1, RSTART - 1) "\\ruby[maxmargin=0.75]<" substr(inside, 1, bar - 1) "><" \
            substr(inside, bar + 1) ">" substr(text, RSTART + RLENGTH)
    }
    gsub(/></, "}{", text)
    gsub(/</, "{", text)
    gsub(/>/, "}", text)
    return text
}

BEGIN { FS = "\t" }

FNR == NR {
    if ($3 != "base")
        next
    if ($2 != line[$1] && line[$1])
        places[$1] = places[$1] "," count[$1]
    line[$1] = $2
    count[$1]++
    next
}

/^#/ { next }
{ printf "\\case{%s}{%s}{%s}{%s}{%s}{%s}{%s}\n", $2, $3, $4, $5, $6, "0" places[$1], tex($7) }
