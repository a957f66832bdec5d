# Reads paragraphs.tsv and then what `mutool trace` says of a PDF with `each` pages for each of them, of
# which page `which` is wanted. Prints for each character, spaces left out: paragraph, line (from 1),
# "base" or "reading", the character, and where its glyph begins along the line [em of the paragraph].
# Readings follow their bases in one PDF and go before them in the other.
# A glyph that stands upright in a column begins above its origin.

function attribute(name,    from, rest) {
    from = index($0, " " name "=\"")
    rest = substr($0, from + length(name) + 3)
    return substr(rest, 1, index(rest, "\"") - 1)
}

BEGIN { ABOVE = 0.88 } # of the font, in its em

FNR == NR {
    if ($0 !~ /^#/) {
        split($0, field, "\t")
        n++
        id[n] = field[1]
        vertical[n] = field[3] == "vertical"
        size[n] = field[4]
    }
    next
}

/<page / {
    page++
    wanted = (page - 1) % each == which - 1
    at = int((page - 1) / each) + 1
    line = 1
    before = -1000
}

/<fill_text / { split(attribute("transform"), m, " ") }
/<span / {
    split(attribute("trm"), trm, " ")
    right = trm[1] * m[1] + trm[2] * m[3] # where the glyph's x axis goes on the page
    down = trm[1] * m[2] + trm[2] * m[4]
    turned = down * down > right * right
    em = sqrt(right * right + down * down)
}

/<g / && wanted {
    character = attribute("unicode")
    if (character == " " || character == "　")
        next
    x = attribute("x")
    y = attribute("y")
    place = (vertical[at] ? m[2] * x + m[4] * y + m[6] : m[1] * x + m[3] * y + m[5]) / size[at]
    if (vertical[at] && !turned)
        place -= ABOVE * em / size[at]
    reading = em < size[at] * 0.75
    if (!reading) {
        if (place < before - 0.05)
            line++
        before = place
    }
    printf "%s\t%d\t%s\t%s\t%.3f\n", id[at], line + (reading && place < before - 5), reading ? "reading" : "base", character, place
}
