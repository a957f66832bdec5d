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

# Marks by where their blank half is.
function is_opening(c) { return index("‘“（〔［｛〈《「『【〖〘｟«〝", c) }
function is_closing(c) { return index("’”）〕］｝〉》」』】〗〙｠»〟、。，．", c) }
function is_dot(c) { return index("・：；", c) }

# The letters of a table are cells: F a whole em, H half of one, w the narrow glyph's own width, which
# is half an em here. A mark's body is half an em; what else its cell has stands in front of it, behind
# it or on both sides. Other characters fill their cells.
function cell(letter) { return letter == "F" ? 1 : 0.5 }

function cell_body(c, letter) {
    return is_opening(c) || is_closing(c) || is_dot(c) ? 0.5 : cell(letter)
}

function cell_front(c, letter) {
    return is_opening(c) ? cell(letter) - 0.5 : is_dot(c) ? (cell(letter) - 0.5) / 2 : 0
}

function cell_back(c, letter) {
    return is_closing(c) ? cell(letter) - 0.5 : is_dot(c) ? (cell(letter) - 0.5) / 2 : 0
}

# Holds the characters from…to of an output against letters, body by body and gap by gap; "" or what
# differs. `lead` is the gap in front of the first.
function compare_cells(row, from, to, letters, lead,    k, c, letter, next_front, back) {
    if (length(letters) != to - from + 1)
        return "other characters"
    letter = substr(letters, 1, 1)
    if (!near(lead, cell_front(char[row, from], letter)))
        return "gap " lead " before " char[row, from]
    for (k = from; k <= to; k++) {
        c = char[row, k]
        letter = substr(letters, k - from + 1, 1)
        if (!near(body[row, k], cell_body(c, letter)))
            return "body " body[row, k] " of " c
        back = cell_back(c, letter)
        next_front = k < to ? cell_front(char[row, k + 1], substr(letters, k - from + 2, 1)) : 0
        if (!near(gap[row, k], back + next_front))
            return "gap " gap[row, k] " behind " c
    }
    return ""
}

# Everything between the two 国 around it.
function check_cells(row,    why) {
    why = compare_cells(row, 2, count[row] - 1, expected[row], gap[row, 1])
    if (why != "")
        fail(row, why)
}

# Nothing round two characters that stand side by side, which are an em wide together.
function check_combined(row) {
    if (count[row] != 3 || gap[row, 1] + 0 != 0 || !near(body[row, 2], 1) || gap[row, 2] + 0 != 0)
        fail(row, gap[row, 1] "+" body[row, 2] "+" gap[row, 2])
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
function check_set_lines(    measure, wanted, letters, lines, i, k, text, why, from) {
    measure = texts[1]
    sub(/\|.*/, "", measure)
    wanted = texts[1]
    sub(/^[^|]*\|/, "", wanted)
    if (rule == "set_lines" && expected[1] ~ /^[FH\/]+$/)
        split(expected[1], letters, "/")
    split(wanted, lines, "/")
    for (i = 1; i in lines; i++) {
        text = ""
        for (k = 1; k <= count[i]; k++) {
            text = text char[i, k]
            if (k < count[i] && lines[i] ~ /\+/ && near(gap[i, k], 0.25))
                text = text "+"
        }
        if (text != lines[i])
            return fail(1, text)
        from = char[i, 1] == "" ? 2 : 1 # the space at a line's head is that of no character
        why = 1 in letters ? compare_cells(i, from, count[i], letters[i], from > 1 ? gap[i, 1] : 0) : ""
        if (why != "")
            return fail(1, text ": " why)
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
        else if (rule == "combined")
            check_combined(row)
        else if (rule == "autospace")
            check_autospace(row)
    }
}
