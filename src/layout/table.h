/* Tables, in five steps, each with its own value: cells become a checked matrix
 * (table_matrix.c), columns get widths and rows natural heights (table_plan.c), rows are
 * taken region by region (table_take.c) and given their final heights (table.c), rules
 * are drawn from the finished grid lines (table_rules.c). Figures that are to stand with
 * their decimal points below one another are measured first (table_decimal.c). Internal
 * to this folder. */
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
    emu h;          /* natural */
    int begin, end; /* the rows of its group */
    int ordinal;    /* of its group, among those of the body */
};

/* A table at one width. Rows of the head come first, rows of the foot last. */
struct table_plan {
    const struct box *box;
    emu w;
    const struct table_row *rows;
    int n_rows, n_head, n_foot;
    bool head_once, foot_once;      /* not repeated in each region */
    const struct table_cell *cells; /* by the row they begin in */
    int n_cells;
    int n_columns;
    const int
        *matrix;   /* n_rows × n_columns: index of the cell that covers a place, or -1 */
    const emu *xs; /* n_columns + 1: where columns begin, and the last one ends */
    emu head_h, foot_h;
    int rows_above, groups_above; /* of the body, in the slices before this one; else 0 */
};

/* The rows of the body that go into one region, from…to, and what stands around them:
 * the head, the rows that are the label of a group that goes on, the foot. */
struct table_take {
    int from, to;
    bool head, foot;
    int label, n_labels;
};

/* Rows of a table in one region with their final heights. */
struct table_part {
    const struct table_plan *plan;
    const int *rows; /* indices into plan->rows */
    const emu *ys;   /* n + 1: where they begin, and the last one ends */
    int n;
    int body, foot; /* where these begin among the rows; labels belong to the body */
    int n_labels;
};

/* Fills in rows, cells and matrix; a cell that does not fit is reported and cut. */
void table_make_matrix(struct lay *lay, struct table_plan *plan);

/* The plan of a table at a width; made once. */
const struct table_plan *table_plan(struct lay *lay, const struct box *box, emu w);

/* Finds out where figures of one column meet (layout_int.h, struct decimal). */
void table_align_decimals(struct lay *lay, const struct table_plan *plan);

/* Raises what there is before and behind the points of each column to what its cells
 * have. */
void table_widen_decimals(struct lay *lay, const struct table_plan *plan,
                          struct decimal *columns);

/* Goes on with a table whose rows come slice by slice (long_table.h): the rest tells a
 * row of its body, counted without the head. */
struct outcome layout_long_table(struct lay *lay, const struct box *box,
                                 struct space space, const struct rest *from);

/* What goes into a region from row `first` of the body on; nothing if from == to and the
 * foot is not all that is left. */
struct table_take table_take(const struct table_plan *plan, int first,
                             struct space space);

/* The same with fewer rows, up to `to`. */
struct table_take table_take_to(const struct table_plan *plan, int first, int to);

/* Draws the rules of the part: on each segment of a grid line the thickest border that
 * meets there, on a tie the cell's before the row's, the group's, the column's and the
 * table's; none where one of them is hidden. */
void table_draw_rules(struct group *group, const struct table_part *part);

/* The first and the last row of the body, one behind it. */
static inline int table_body(const struct table_plan *plan)
{
    return plan->n_head;
}

static inline int table_body_end(const struct table_plan *plan)
{
    return plan->n_rows - plan->n_foot;
}

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
