#include "structure.h"

#include <string.h>

/* Tables: their parts, their grid, what heads what. */

enum { MOST_COLUMNS = 256 };

static bool is_type(const struct tree *t, int i, const char *type)
{
    return strcmp(t->nodes[i].type, type) == 0;
}

/* --- parts -------------------------------------------------------------------------- */

static void check_parts(struct tree *t, int table)
{
    int heads = 0, bodies = 0, feet = 0, captions = 0, n = 0;
    for (int i = t->nodes[table].first; i >= 0; i = t->nodes[i].next, n++) {
        heads += is_type(t, i, "THead");
        bodies += is_type(t, i, "TBody");
        feet += is_type(t, i, "TFoot");
        captions += is_type(t, i, "Caption");
        if (is_type(t, i, "Caption") && n && t->nodes[i].next >= 0)
            finding(t->c, "captions", "%s is neither first nor last",
                    t->nodes[i].reference);
    }
    if (captions > 1)
        finding(t->c, "captions", "%s has two", t->nodes[table].reference);
    if (heads > 1 || feet > 1)
        finding(t->c, "table-parts", "%s has two heads or feet",
                t->nodes[table].reference);
    if ((heads || feet) && !bodies)
        finding(t->c, "table-parts", "%s has no body", t->nodes[table].reference);
}

/* --- the grid ----------------------------------------------------------------------- */

/* Rows to come that each column is taken for. */
struct grid {
    int taken[MOST_COLUMNS];
    int columns, rows;
};

static int span_of(const struct tree *t, int cell, const char *key)
{
    json_t *span = node_attribute(t, cell, key);
    return span ? (int)number_of(span) : 1;
}

static void check_row(struct tree *t, int row, struct grid *g)
{
    int column = 0;
    for (int cell = t->nodes[row].first; cell >= 0; cell = t->nodes[cell].next) {
        const int across = span_of(t, cell, "/ColSpan"),
                  down = span_of(t, cell, "/RowSpan");
        while (column < MOST_COLUMNS && g->taken[column] > 0)
            column++;
        for (int i = 0; i < across && column < MOST_COLUMNS; i++, column++) {
            if (g->taken[column] > 0)
                finding(t->c, "table-grid", "%s lies over another",
                        t->nodes[cell].reference);
            g->taken[column] = down;
        }
    }
    while (column < MOST_COLUMNS && g->taken[column] > 0)
        column++;
    if (g->rows++ && column != g->columns)
        finding(t->c, "table-grid", "%s has %d columns, not %d", t->nodes[row].reference,
                column, g->columns);
    g->columns = column;
    for (int i = 0; i < MOST_COLUMNS; i++)
        if (g->taken[i] > 0)
            g->taken[i]--;
}

/* --- heads -------------------------------------------------------------------------- */

/* The header cell of the table with that ID. */
static bool has_header(const struct tree *t, int table, json_t *id)
{
    for (int i = table + 1; i < (int)t->n; i++) {
        if (!is_type(t, i, "TH") ||
            !json_equal(file_key(t->c->file, t->nodes[i].dict, "/ID"), id))
            continue;
        for (int up = i; up >= 0; up = t->nodes[up].parent)
            if (up == table)
                return true;
    }
    return false;
}

static bool names_headers(struct tree *t, int table, int cell)
{
    json_t *headers = node_attribute(t, cell, "/Headers");
    for (size_t i = 0; i < json_array_size(headers); i++)
        if (!has_header(t, table, json_array_get(headers, i)))
            finding(t->c, "table-headers", "%s: there is no %s", t->nodes[cell].reference,
                    text_of(json_array_get(headers, i)));
    return json_array_size(headers) > 0;
}

static void check_cell(struct tree *t, int table, int cell)
{
    json_t *scope = node_attribute(t, cell, "/Scope");
    const bool known =
        is_name(scope, "Row") || is_name(scope, "Column") || is_name(scope, "Both");
    if (is_type(t, cell, "TH") && !known)
        finding(t->c, "table-scopes", "%s", t->nodes[cell].reference);
    names_headers(t, table, cell);
}

static void check_rows(struct tree *t, int table, int part, struct grid *g)
{
    for (int row = t->nodes[part].first; row >= 0; row = t->nodes[row].next) {
        if (!is_type(t, row, "TR")) {
            if (part == table)
                check_rows(t, table, row, g);
            continue;
        }
        if (t->nodes[row].first < 0)
            finding(t->c, "table-rows", "%s is empty", t->nodes[row].reference);
        check_row(t, row, g);
        for (int cell = t->nodes[row].first; cell >= 0; cell = t->nodes[cell].next)
            check_cell(t, table, cell);
    }
}

void check_table(struct tree *t, int table)
{
    struct grid grid = {{0}, 0, 0};
    check_parts(t, table);
    check_rows(t, table, table, &grid);
    for (int i = 0; i < MOST_COLUMNS; i++)
        if (grid.taken[i] > 0) {
            finding(t->c, "table-grid", "%s: a cell goes on below the last row",
                    t->nodes[table].reference);
            return;
        }
}
