# Makes of paragraphs.tsv what gaiyo reads, one paragraph a page, and the fonts for LuaLaTeX: plan.xml,
# layout.xml and fonts.tex in the folder `work`.

function xml(text) {
    gsub(/&/, "\\&amp;", text)
    gsub(/</, "\\&lt;", text)
    return text
}

# {base|reading}
function with_readings(text,    out, inside, bar) {
    while (match(text, /\{[^}]*\}/)) {
        inside = substr(text, RSTART + 1, RLENGTH - 2)
        bar = index(inside, "|")
        out = out substr(text, 1, RSTART - 1) "<ruby><rb>" substr(inside, 1, bar - 1) "</rb><rt>" \
            substr(inside, bar + 1) "</rt></ruby>"
        text = substr(text, RSTART + RLENGTH)
    }
    return out text
}

BEGIN {
    FS = "\t"
    plan = work "/plan.xml"
    layout = work "/layout.xml"
    print "<plan version=\"1\" id=\"oracle\" xml:lang=\"ja\"><head><title>版</title></head>" >plan
    print "<layout version=\"1\" id=\"oracle\">\n<page-master name=\"page\" size=\"B5\"/>" >layout
}

/^#/ { next }

{
    printf "<section id=\"%s\"><title>節</title><p>%s</p></section>\n", $1, with_readings(xml($7)) >plan
    side = $3 == "vertical" ? "height" : "width"
    writing = $3 == "vertical" ? " writing-mode=\"vertical-rl\"" : ""
    printf "<page-sequence master=\"page\"><stack %s=\"%.9gpt\"%s>", side, $4 * $5, writing >layout
    printf "<text font-family=\"mincho\" font-size=\"%spt\" line-height=\"2\" text-align=\"%s\"", $4, $2 >layout
    printf " text-wrap=\"stable\" text-indent=\"%sem\" select=\"//section[@id='%s']/p\"/>", $6, $1 >layout
    print "</stack></page-sequence>" >layout
}

END {
    print "</plan>" >plan
    print "</layout>" >layout
    folder = file = font
    sub(/[^\/]*$/, "", folder)
    sub(/.*\//, "", file)
    printf "\\setmainjfont[Path=%s,YokoFeatures={JFM=jlreq},TateFeatures={JFM=jlreqv}]{%s}\n", \
        folder, file >(work "/fonts.tex")
    printf "\\setmainfont[Path=%s]{%s}\n", folder, file >(work "/fonts.tex")
}
