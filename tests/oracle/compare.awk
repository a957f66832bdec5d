# Compares where characters stand. Files: paragraphs.tsv, differences.tsv, and tables of places.awk: ours,
# theirs (lines cut by the rules of LuaTeX-ja), told (lines that end where ours do). Prints a line for each
# paragraph, a status and its name, and "#" lines about what differs.

function text_of(which, id, line,    k, text) {
    for (k = 1; k <= count[which, id, line, "base"]; k++)
        text = text character[which, id, line, "base", k]
    return text
}

function found(id, line, what, detail,    key) {
    key = id SUBSEP line SUBSEP what
    seen[key] = 1
    if (key in reason) {
        known++
        if (verbose)
            print "#\t" id " line " line ", " what ", " reason[key] ": " detail
        return
    }
    bad = 1
    print "#\t" id "\t" line "\t" what ": " detail
}

# The first line that ends elsewhere; behind it there is nothing to compare.
function compare_ends(id,    line, mine, other) {
    for (line = 1; line <= lines["ours", id] || line <= lines["theirs", id]; line++) {
        mine = text_of("ours", id, line)
        other = text_of("theirs", id, line)
        if (mine != other) {
            found(id, line, "end", mine " | " other)
            return
        }
    }
}

# The character of the line that is farthest from where theirs is, bases or readings.
function compare_places(id, line, kind,    k, d, most, worst) {
    for (k = 1; k <= count["ours", id, line, kind]; k++) {
        d = place["ours", id, line, kind, k] - place["told", id, line, kind, k]
        if (d < 0)
            d = -d
        compared++
        if (d > most) {
            most = d
            worst = character["ours", id, line, kind, k] " " place["ours", id, line, kind, k] " | " \
                place["told", id, line, kind, k]
        }
    }
    if (most > 0.05)
        found(id, line, kind, worst " in " text_of("ours", id, line))
}

function compare(id,    line) {
    bad = known = 0
    if (!lines["ours", id] || !lines["told", id]) {
        print "#\t" id ": nothing is there"
        bad = 1
    }
    compare_ends(id)
    for (line = 1; line <= lines["ours", id]; line++) {
        if (text_of("ours", id, line) != text_of("told", id, line)) {
            found(id, line, "text", text_of("ours", id, line) " | " text_of("told", id, line))
            continue
        }
        compare_places(id, line, "base")
        compare_places(id, line, "reading")
    }
    for (k = 1; k <= n_known; k++) {
        split(known_keys[k], part, SUBSEP)
        if (part[1] == id && !(known_keys[k] in seen)) {
            print "#\t" id "\t" part[2] "\t" part[3] ": differs no longer"
            bad = 1
        }
    }
    print bad "\t" id (known ? ": as LuaTeX-ja sets it, but for " known " known differences" \
        : ": as LuaTeX-ja sets it")
}

BEGIN {
    FS = "\t"
    split("paragraphs differences ours theirs told", names, " ")
}

FNR == 1 { file = names[++n_files] }
/^#/ { next }
file == "paragraphs" { ids[++n] = $1; next }
file == "differences" {
    known_keys[++n_known] = $1 SUBSEP $2 SUBSEP $3
    reason[$1, $2, $3] = $4
    next
}

{
    lines[file, $1] = $2
    k = ++count[file, $1, $2, $3]
    character[file, $1, $2, $3, k] = $4
    place[file, $1, $2, $3, k] = $5
}

END {
    for (i = 1; i <= n; i++)
        compare(ids[i])
    print "#\t" compared " places compared"
}
