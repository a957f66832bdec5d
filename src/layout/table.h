/* Tables, in five steps, each with its own value: cells become a checked matrix
 * (table_matrix.c), columns get widths and rows natural heights (table_plan.c), rows are
 * taken region by region (table_take.c; table_cut.c where the edge of a region cuts one)
 * and given their final heights (table.c), what stands in a cell there is laid out
 * (table_piece.c), rules are drawn from the finished grid lines (table_rules.c). Figures
 * that are to stand with their decimal points below one another are measured first
 * (table_decimal.c). Internal to this folder. */
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
    int reach;      /* one behind the last row that a cell covers which begins in it */
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

/* What the regions before have left of a table: the first row, and, if a cell of it was
 * begun there, what is left of those that were. In a struct rest: the row; in that
 * whether the row itself was begun (1) or only cells that reach into it (0); in that the
 * begun cells beside one another, each with its column and what is left of it, nothing
 * once all of it has been set. */
struct table_left {
    int row;
    bool row_begun;
    const struct rest *cells; /* NULL: none was begun */
};

/* The rows of the body that go into one region, from…to, and what stands around them:
 * the head, the rows that are the label of a group that goes on, the foot. */
struct table_take {
    int from, to;
    bool head, foot;
    int label, n_labels;
    struct table_left left; /* of row `from` */
    bool cut;   /* the region ends within row `to`, a part of which is there, too */
    emu last_h; /* of the last row of the body; 0: as it was planned */
};

/* Rows of a table in one region with their final heights. */
struct table_part {
    const struct table_plan *plan;
    const int *rows; /* indices into plan->rows */
    const emu *ys;   /* n + 1: where they begin, and the last one ends */
    int n;
    int body, foot; /* where these begin among the rows; labels belong to the body */
    int n_labels;
    const struct rest *begun; /* cells of its first row (struct table_left) */
    bool cut;                 /* the last row of its body goes on in the next region */
    emu full;                 /* the room that rows of the body have in a fresh region */
    emu room;                 /* that the last row of the body has */
};

/* A cell in a part. */
struct table_piece {
    const struct table_cell *cell;
    const struct box *box; /* what stands there: the cell's, or that it goes on */
    emu w;
    int n;                   /* how many of the part's rows it covers */
    const struct rest *left; /* what the regions before have left; NULL: all of it */
    bool goes_on;            /* its rows do, in the next region */
    /* what stands in it goes on from region to region, and is not set again in each */
    bool flows;
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

/* What goes into a region from what is left of the body on; nothing if from == to and
 * the foot is not all that is left. `begun_h`: how high the first row is that was begun
 * in the region before. Rows are whole. */
struct table_take table_take(const struct table_plan *plan, struct table_left left,
                             emu begun_h, struct space space);

/* The same with fewer rows, up to `to`. */
struct table_take table_take_to(const struct table_plan *plan, struct table_left left,
                                int to);

/* What stands around the rows of the body. */
emu table_height_around(const struct table_plan *plan, const struct table_take *take);

/* What goes into a region, down to its edge, which may cut the last row. */
struct table_take table_take_rows(struct lay *lay, const struct table_plan *plan,
                                  struct table_left left, struct space space);

/* The rows that were taken, stretched to `space.fill_h` as far as they grow; in scratch
 * memory. */
struct table_part table_part_of(struct lay *lay, const struct table_plan *plan,
                                const struct table_take *take, struct space space);

/* The cell whose first row in the part is row `i` and that stands at `column`; -1 if it
 * began in a row above, or further to the left. */
int table_cell_beginning(const struct table_part *part, int i, int column);

/* The first of the rows of the part, up to row `i`, that the cell covers; -1: there is
 * no cell. */
int table_row_of(const struct table_part *part, int i, int cell);

struct table_piece table_piece(struct lay *lay, const struct table_part *part, int i,
                               int cell);

/* How much height it asks of its rows in this part. */
emu table_piece_need(struct lay *lay, const struct table_piece *piece);

/* Lays it out `h` high, from row `i` of the part on. What it leaves to the next region is
 * added in front of `*left`. */
const struct frag *table_piece_lay(struct lay *lay, const struct table_part *part, int i,
                                   const struct table_piece *piece, emu h,
                                   const struct rest **left);

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
