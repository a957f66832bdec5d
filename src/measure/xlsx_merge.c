#include "measure/xlsx_sheet.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/list.h"

#include <string.h>

enum { MOST_MERGED = 1 << 22 }; /* cells; overlapping merges are no reason to go on */

/* A rectangle of cells, from 0, both ends included. */
struct merge {
    int top, left, bottom, right;
};

static bool parse_merge(struct str text, struct merge *m)
{
    const int colon = str_find(text, STR(":"));
    return colon > 0 && sheet_parse_cell(str_slice(text, 0, colon), &m->top, &m->left) &&
           sheet_parse_cell(str_slice(text, colon + 1, text.n), &m->bottom, &m->right) &&
           m->top <= m->bottom && m->left <= m->right;
}

static struct sheet_row *row_at(const struct sheet_reading *s, int i)
{
    return list_at(&s->rows, i);
}

/* The first of the rows that is not above `row`. */
static int find_row(const struct sheet_reading *s, int row)
{
    int low = 0, high = s->rows.n;
    while (low < high) {
        const int middle = (low + high) / 2;
        if (row_at(s, middle)->row < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Makes room for `n` cells in the row. */
static void widen(const struct sheet_reading *s, struct sheet_row *row, int n)
{
    if (row->n >= n)
        return;
    struct cell *cells = ARENA_ARRAY(s->job->scratch, struct cell, n);
    memcpy(cells, row->cells, (size_t)row->n * sizeof *cells);
    for (int i = row->n; i < n; i++)
        cells[i] = (struct cell){
            STR(""), srcpos_cell(s->file, row->row, s->range.first_column - 1 + i)};
    row->cells = cells;
    row->n = n;
}

/* Gives the text of the merge's first cell to all others that the sheet is wide enough
 * for; their number. */
static int spread(struct sheet_reading *s, const struct merge *m, int width)
{
    const int shift = s->range.first_column - 1, top = find_row(s, m->top);
    const int from = m->left - shift;
    const int to = m->right - shift < width ? m->right - shift + 1 : width;
    int n = 0;
    if (from < 0 || top == s->rows.n || row_at(s, top)->row != m->top ||
        from >= row_at(s, top)->n)
        return 0;
    const struct cell first = row_at(s, top)->cells[from];
    if (!first.text.n)
        return 0;
    for (int i = top; i < s->rows.n && row_at(s, i)->row <= m->bottom;
         i++, n += to - from) {
        struct sheet_row *row = row_at(s, i);
        widen(s, row, to);
        for (int c = from; c < to; c++)
            row->cells[c] = first;
    }
    return n;
}

static int width_of(const struct sheet_reading *s)
{
    int width = 0;
    for (int i = 0; i < s->rows.n; i++)
        if (row_at(s, i)->n > width)
            width = row_at(s, i)->n;
    return width;
}

void sheet_read_merges(struct sheet_reading *s)
{
    const int depth = part_depth(s->part), width = width_of(s);
    int merged = 0;
    if (part_is_empty(s->part))
        return;
    while (part_next(s->part)) {
        struct merge m;
        if (part_event(s->part) == PART_END && part_depth(s->part) == depth)
            return;
        if (part_event(s->part) != PART_START || !part_is(s->part, "mergeCell"))
            continue;
        if (!parse_merge(part_attribute(s->part, "ref"), &m)) {
            package_report(s->workbook->package, "a merge of cells cannot be read");
            return;
        }
        merged += spread(s, &m, width);
        if (merged > MOST_MERGED) {
            package_report(s->workbook->package, "its merges of cells overlap");
            return;
        }
    }
}
