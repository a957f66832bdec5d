#include "load/messages.h"
#include "load/xml.h"

#include "base/arena.h"
#include "base/job.h"

#include <limits.h>

enum { MOST_COLUMNS = 100 };

/* How many rows, from the one at hand on, are taken in each column by cells above. */
struct columns {
    int n;
    int below; /* rows behind the one at hand */
    int taken[MOST_COLUMNS];
};

/* A span that the schema has found to be a whole number from 1. */
static int span_of(const xmlNode *cell, const char *name)
{
    int span = 1;
    const struct str text = str_trim(document_attribute(cell, name));
    return text.n && !str_to_int(text, &span) ? INT_MAX : span;
}

static int count_rows(const xmlNode *table)
{
    int n = 0;
    for (const xmlNode *r = table->children; r; r = r->next)
        n += document_is(r, "tr");
    return n;
}

/* Puts `cell` into the first columns that are free from `*at` on; false if it does not
 * fit. */
static bool place_cell(struct job *job, struct columns *columns, const xmlNode *cell,
                       int *at)
{
    const int colspan = span_of(cell, "colspan"), rowspan = span_of(cell, "rowspan");
    while (*at < columns->n && columns->taken[*at])
        ++*at;
    if (colspan > columns->n - *at) {
        DIAG(job->diags, DIAG_ROW_LONG, document_pos(cell),
             str_format(job->doc, "%d", columns->n).p);
        return false;
    }
    if (rowspan - 1 > columns->below) {
        DIAG0(job->diags, DIAG_ROWS_LONG, document_attribute_pos(job, cell, "rowspan"));
        return false;
    }
    for (int i = 0; i < colspan; i++) {
        if (columns->taken[*at]) {
            DIAG(job->diags, DIAG_ROW_LONG, document_pos(cell),
                 str_format(job->doc, "%d", columns->n).p);
            return false;
        }
        columns->taken[(*at)++] = rowspan;
    }
    return true;
}

static bool check_row(struct job *job, struct columns *columns, const xmlNode *row)
{
    int at = 0, filled = 0;
    columns->below--;
    for (const xmlNode *cell = row->children; cell; cell = cell->next)
        if (cell->type == XML_ELEMENT_NODE && !place_cell(job, columns, cell, &at))
            return false;
    for (int i = 0; i < columns->n; i++) {
        filled += columns->taken[i] > 0;
        columns->taken[i] -= columns->taken[i] > 0;
    }
    if (filled < columns->n)
        DIAG(job->diags, DIAG_ROW_SHORT, document_pos(row),
             str_format(job->doc, "%d", filled).p,
             str_format(job->doc, "%d", columns->n).p);
    return filled == columns->n;
}

/* The first thing that is wrong with a table is said: what follows may be its echo. */
void plan_check_table(struct job *job, xmlNodePtr table)
{
    struct columns columns = {0};
    const struct str text = document_attribute(table, "columns");
    if (!str_to_int(str_trim(text), &columns.n) || columns.n > MOST_COLUMNS) {
        DIAG(job->diags, DIAG_TABLE_COLUMNS,
             document_attribute_pos(job, table, "columns"), text.p,
             str_format(job->doc, "%d", MOST_COLUMNS).p);
        return;
    }
    columns.below = count_rows(table);
    for (const xmlNode *row = table->children; row; row = row->next)
        if (document_is(row, "tr") && !check_row(job, &columns, row))
            return;
}
