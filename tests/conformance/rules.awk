# Compares rows of the tables (the first file) with what gaiyo inspect printed (the second), by the
# rule that `rule` names. Prints "fail ID …" for each row that does not hold, and at last "rows N".

function fail(row, why) {
    print "fail " ids[row] " " texts[row] " " expected[row] ": " why
}

NR == FNR {
    n++
    ids[n] = $1
    if (rule == "breaks" || rule == "lines") {
        texts[n] = $5
        expected[n] = ""
    } else {
        texts[n] = $6
        expected[n] = $7
    }
    next
}

# The lines of each text, or its characters as C TAB BODY TAB GAP; an empty line ends it.
{
    if (rule == "breaks") {
        outputs[++m] = $0
    } else if ($0 == "") {
        m++
    } else {
        if (!m)
            m = 1
        k = ++count[m]
        char[m, k] = $1
        body[m, k] = $2
        gap[m, k] = $3
        outputs[m] = outputs[m] (k > 1 ? "\n" : "") $0
    }
}

# --- breaks ---------------------------------------------------------------------------------------

# Where `marked` has | the output has it too, where it has _ it has not.
function check_breaks(row,    marked, output, i, j, sign) {
    marked = texts[row]
    output = outputs[row]
    j = 1
    for (i = 1; i <= length(marked); i++) {
        sign = substr(marked, i, 1)
        if (sign == "_") {
            if (substr(output, j, 1) == "|")
                return fail(row, output)
        } else if (sign == "|") {
            if (substr(output, j, 1) != "|")
                return fail(row, output)
            j++
        } else {
            if (substr(output, j, 1) == "|")
                j++
            if (substr(output, j, 1) != sign)
                return fail(row, output)
            j++
        }
    }
}

# The first line ends at the |.
function check_lines(row,    first, lines) {
    first = texts[row]
    sub(/\|.*/, "", first)
    gsub(/_/, "", first)
    split(outputs[row], lines, "\n")
    if (lines[1] != first)
        fail(row, lines[1])
}

# --- widths ---------------------------------------------------------------------------------------

function near(a, b) {
    return a - b < 0.0005 && b - a < 0.0005
}

# What F, H and w add up to; w is as wide as its own glyph, which is half an em here.
function cells(letters,    i, sum, letter) {
    for (i = 1; i <= length(letters); i++) {
        letter = substr(letters, i, 1)
        sum += letter == "F" ? 1 : 0.5
    }
    return sum
}

# Everything between the two 国 around it.
function check_cells(row,    k, sum) {
    sum = gap[row, 1]
    for (k = 2; k < count[row]; k++)
        sum += body[row, k] + gap[row, k]
    if (!near(sum, cells(expected[row])))
        fail(row, sum)
}

function check_gaps(row,    parts, own) {
    split(expected[row], parts, "+")
    own = 0.5
    if (!near(body[row, 1], parts[1] == "w" ? own : parts[1]) || !near(gap[row, 1], parts[2]) ||
        !near(body[row, 2], parts[3] == "w" ? own : parts[3]))
        fail(row, body[row, 1] "+" gap[row, 1] "+" body[row, 2])
}

function check_end(row,    parts) {
    split(expected[row], parts, "+")
    if (!near(body[row, 1], parts[1] == "w" ? 0.5 : parts[1]) || !near(gap[row, 1], parts[2]))
        fail(row, body[row, 1] "+" gap[row, 1])
}

# An opening mark that begins a line has nothing before it.
function check_head(row) {
    if (char[row, 1] == "" || !near(body[row, 1], 0.5))
        fail(row, gap[row, 1] "+" body[row, 1])
}

# A quarter em at every + and nowhere else.
function check_autospace(row,    k, rest, here) {
    rest = texts[row]
    for (k = 1; k < count[row]; k++) {
        rest = substr(rest, length(char[row, k]) + 1)
        here = substr(rest, 1, 1) == "+"
        if (here)
            rest = substr(rest, 2)
        if (here != near(gap[row, k], 0.25))
            return fail(row, char[row, k] " " gap[row, k])
    }
}

# The one row's lines, and how wide each is.
function check_set_lines(    measure, wanted, letters, lines, i, k, text, sum, tail) {
    measure = texts[1]
    sub(/\|.*/, "", measure)
    wanted = texts[1]
    sub(/^[^|]*\|/, "", wanted)
    if (rule == "set_lines" && expected[1] ~ /^[FH\/]+$/)
        split(expected[1], letters, "/")
    split(wanted, lines, "/")
    for (i = 1; i in lines; i++) {
        text = ""
        sum = 0
        for (k = 1; k <= count[i]; k++) {
            text = text char[i, k]
            if (k < count[i] && lines[i] ~ /\+/ && near(gap[i, k], 0.25))
                text = text "+"
            sum += body[i, k] + gap[i, k]
        }
        if (text != lines[i])
            return fail(1, text)
        tail = 1 in letters && !near(sum, cells(letters[i]))
        if (tail)
            return fail(1, text " is " sum)
    }
}

END {
    print "rows " n
    if (rule == "set_lines")
        check_set_lines()
    for (row = 1; row <= n; row++) {
        if (!(row in outputs))
            fail(row, "nothing")
        else if (rule == "breaks")
            check_breaks(row)
        else if (rule == "lines")
            check_lines(row)
        else if (rule == "cells")
            check_cells(row)
        else if (rule == "gaps")
            check_gaps(row)
        else if (rule == "end")
            check_end(row)
        else if (rule == "head")
            check_head(row)
        else if (rule == "autospace")
            check_autospace(row)
    }
}
