#include "evaluate/provenance_json.h"

#include "base/arena.h"
#include "base/job.h"

/* --- places ------------------------------------------------------------------------- */

/* The name of the file that the place begins with; empty if nobody knows it. */
static struct str file_of(const struct printing *p, struct str place)
{
    const uint32_t file = diags_find_document(p->job->diags, place);
    return file ? str_of(diags_document_name(p->job->diags, file)) : STR("");
}

/* Digits up to `end` or the end of the text, taken off the text. */
static bool take_number(struct str *text, char end, int *value)
{
    int n = 0;
    while (n < text->n && text->p[n] != end)
        n++;
    if (!str_to_int(str_slice(*text, 0, n), value))
        return false;
    *text = str_slice(*text, n < text->n ? n + 1 : n, text->n);
    return true;
}

/* The sheet's name without the quotes that a formula would need. */
static struct str unquote(struct arena *arena, struct str name)
{
    struct strbuf b;
    if (name.n < 2 || name.p[0] != '\'')
        return name;
    strbuf_init(&b, arena);
    for (int i = 1; i < name.n - 1; i++) {
        strbuf_add_char(&b, name.p[i]);
        i += name.p[i] == '\'';
    }
    return strbuf_str(&b);
}

static void add_cell(struct printing *p, struct str sheet, struct str cell)
{
    int column = 0, at = 0, row = 0;
    for (; at < cell.n && cell.p[at] >= 'A' && cell.p[at] <= 'Z'; at++)
        column = column * 26 + cell.p[at] - 'A' + 1;
    json_text(&p->json, "sheet", unquote(p->job->scratch, sheet));
    json_text(&p->json, "cell", cell);
    if (!str_to_int(str_slice(cell, at, cell.n), &row))
        return;
    json_int(&p->json, "row", row);
    json_int(&p->json, "column", column);
}

/* What stands behind the file's name: source.h has the three forms. */
static void add_place_in_file(struct printing *p, struct str rest)
{
    const struct str row = STR("row ");
    int line, column, mark = rest.n - 1;
    struct str text = rest;
    while (mark >= 0 && rest.p[mark] != '!')
        mark--;
    if (take_number(&text, ':', &line) && str_to_int(text, &column)) {
        json_int(&p->json, "line", line);
        json_int(&p->json, "column", column);
        return;
    }
    text = str_slice(rest, row.n, rest.n);
    if (str_starts(rest, row) && take_number(&text, ':', &line)) {
        json_int(&p->json, "row", line);
        json_text(&p->json, "column", text);
    } else if (mark > 0) {
        add_cell(p, str_slice(rest, 0, mark), str_slice(rest, mark + 1, rest.n));
    }
}

/* gaiyo:layouts/report-a4.xml:127:5 up to the colons behind the name. */
static struct str installed_of(struct str place)
{
    int n = place.n;
    if (!str_starts(place, STR("gaiyo:")))
        return STR("");
    for (int colons = 0; n > 0 && colons < 2; n--)
        colons += place.p[n - 1] == ':';
    return str_slice(place, 0, n);
}

static void add_place(struct printing *p, struct str place)
{
    const struct str known = file_of(p, place);
    const struct str file = known.n ? known : installed_of(place);
    json_open(&p->json, NULL, '{');
    json_text(&p->json, "file", file.n ? file : place);
    if (file.n && file.n < place.n)
        add_place_in_file(p, str_slice(place, file.n + 1, place.n));
    json_close(&p->json, '}');
}

/* A place a line. */
void printing_places(struct printing *p, struct str places)
{
    json_open(&p->json, "sources", '[');
    while (places.n) {
        const int line = str_find(places, STR("\n"));
        const int end = line < 0 ? places.n : line;
        add_place(p, str_slice(places, 0, end));
        places = str_slice(places, line < 0 ? end : end + 1, places.n);
    }
    json_close(&p->json, ']');
}
