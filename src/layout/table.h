/* Tables, in four steps, each with its own value: cells become a checked matrix
 * (table_matrix.c), columns get widths and rows natural heights (table_plan.c), rows are
 * taken region by region (table.c), rules are drawn from the finished grid lines
 * (table_rules.c). Internal to this folder. */
#ifndef GAIYO_LAYOUT_TABLE_H
#define GAIYO_LAYOUT_TABLE_H

#include "layout/layout_int.h"

#include <stddef.h>

struct table_cell {
    const struct box *box;
    int row, column, rowspan, colspan;
};

struct table_row {
    const struct box *box, *group;
    emu h; /* natural */
};

/* A table at one width. Rows of the head come first. */
struct table_plan {
    const struct box *box;
    emu w;
    const struct table_row *rows;
    int n_rows, n_head;
    const struct table_cell *cells; /* by the row they begin in */
    int n_cells;
    int n_columns;
    const int
        *matrix;   /* n_rows × n_columns: index of the cell that covers a place, or -1 */
    const emu *xs; /* n_columns + 1: where columns begin, and the last one ends */
    emu head_h;
};

/* Rows of a table in one region: some of the head, then some of the body, with their
 * final heights. */
struct table_part {
    const struct table_plan *plan;
    const int *rows; /* indices into plan->rows */
    const emu *ys;   /* n + 1: where they begin, and the last one ends */
    int n;
};

/* Fills in rows, cells and matrix; a cell that does not fit is reported and cut. */
void table_make_matrix(struct lay *lay, struct table_plan *plan);

/* The plan of a table at a width; made once. */
const struct table_plan *table_plan(struct lay *lay, const struct box *box, emu w);

/* Draws the rules of the part: on each segment of a grid line the thickest border that
 * meets there, on a tie the cell's before the row's, the group's and the table's. */
void table_draw_rules(struct group *group, const struct table_part *part);

/* Of a place in the matrix. */
static inline size_t table_place(const struct table_plan *plan, int row, int column)
{
    return (size_t)row * (size_t)plan->n_columns + (size_t)column;
}

static inline int table_cell_at(const struct table_plan *plan, int row, int column)
{
    return plan->matrix[table_place(plan, row, column)];
}

#endif
