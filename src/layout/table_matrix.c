#include "layout/messages.h"
#include "layout/table.h"

#include "base/arena.h"
#include "base/job.h"

/* The rows of the groups that are of the head, of the foot or of neither. */
static void add_rows(struct table_plan *plan, struct list *rows, bool head, bool foot)
{
    int ordinal = 0;
    for (int i = 0; i < plan->box->n; i++) {
        const struct box *group = plan->box->kids[i];
        if (group->group.head != head || group->group.foot != foot)
            continue;
        const int begin = rows->n, end = begin + group->n;
        for (int k = 0; k < group->n; k++)
            *(struct table_row *)list_add(rows) = (struct table_row){
                .box = group->kids[k],
                .group = group,
                .begin = begin,
                .end = end,
                .ordinal = ordinal,
            };
        ordinal++;
        plan->head_once |= head && group->group.once;
        plan->foot_once |= foot && group->group.once;
    }
}

static void collect_rows(struct lay *lay, struct table_plan *plan)
{
    const struct arena_mark mark = arena_mark(lay->job->scratch);
    struct list rows = list_of(lay->job->scratch, sizeof(struct table_row));
    add_rows(plan, &rows, true, false);
    plan->n_head = rows.n;
    add_rows(plan, &rows, false, false);
    plan->n_foot = rows.n;
    add_rows(plan, &rows, false, true);
    plan->n_foot = rows.n - plan->n_foot;
    plan->rows = list_array(&rows, lay->job->doc);
    plan->n_rows = rows.n;
    arena_release(lay->job->scratch, mark);
}

/* The cell that stands in the way of `cell`, or -1. */
static int find_other(const struct table_plan *plan, const int *matrix,
                      const struct table_cell *cell)
{
    for (int c = cell->column; c < cell->column + cell->colspan; c++)
        if (matrix[table_place(plan, cell->row, c)] >= 0)
            return matrix[table_place(plan, cell->row, c)];
    return -1;
}

static void occupy(const struct table_plan *plan, int *matrix, int index,
                   const struct table_cell *cell)
{
    for (int r = cell->row; r < cell->row + cell->rowspan; r++)
        for (int c = cell->column; c < cell->column + cell->colspan; c++)
            matrix[table_place(plan, r, c)] = index;
}

static void report_span(struct lay *lay, const struct table_plan *plan,
                        const struct table_cell *cell, int rows)
{
    DIAG(lay->job->diags, DIAG_TABLE_SPAN, cell->box->pos,
         str_format(lay->job->doc, "%d", plan->n_columns).p,
         str_format(lay->job->doc, "%d", rows).p);
}

/* A cell over several columns, one of which a cell from above has taken. */
static void report_overlap(struct lay *lay, const struct table_cell *cell, int column,
                           const struct table_cell *other)
{
    struct arena *doc = lay->job->doc;
    DIAG(lay->job->diags, DIAG_TABLE_OVERLAP, cell->box->pos,
         str_format(doc, "%d", cell->colspan).p, str_format(doc, "%d", column + 1).p,
         str_format(doc, "%d", other->column + 1).p,
         diags_place(lay->job->diags, doc, other->box->pos));
}

/* Puts a cell at the first free place of its row (HTML's table model). What does not fit
 * is said once. */
static bool place_cell(struct lay *lay, const struct table_plan *plan, int *matrix,
                       const struct list *cells, struct table_cell *cell)
{
    const int left = plan->rows[cell->row].end - cell->row;
    const bool too_low = cell->rowspan > left;
    int other = -1, first = -1;
    if (too_low)
        cell->rowspan = left;
    for (cell->column = 0; cell->column + cell->colspan <= plan->n_columns;
         cell->column++) {
        const int in_the_way = find_other(plan, matrix, cell);
        if (in_the_way < 0)
            break;
        if (matrix[table_place(plan, cell->row, cell->column)] < 0 && first < 0) {
            first = cell->column;
            other = in_the_way;
        }
    }
    const bool fits = cell->column + cell->colspan <= plan->n_columns;
    if (fits)
        occupy(plan, matrix, cells->n, cell);
    if ((fits && !too_low) || lay->trial || lay->reported[lay_box(lay, cell->box->id)])
        return fits;
    lay->reported[lay_box(lay, cell->box->id)] |= SAID_ROOM;
    if (first >= 0 && !fits)
        report_overlap(lay, cell, first, list_at(cells, other));
    else
        report_span(lay, plan, cell, left);
    return fits;
}

void table_make_matrix(struct lay *lay, struct table_plan *plan)
{
    collect_rows(lay, plan);
    const size_t places = table_place(plan, plan->n_rows, 0);
    int *matrix = ARENA_ARRAY(lay->job->doc, int, places);
    const struct arena_mark mark = arena_mark(lay->job->scratch);
    struct list cells = list_of(lay->job->scratch, sizeof(struct table_cell));
    for (size_t i = 0; i < places; i++)
        matrix[i] = -1;
    for (int r = 0; r < plan->n_rows; r++) {
        const struct box *row = plan->rows[r].box;
        for (int i = 0; i < row->n; i++) {
            struct table_cell cell = {.box = row->kids[i],
                                      .row = r,
                                      .rowspan = row->kids[i]->cell.rowspan,
                                      .colspan = row->kids[i]->cell.colspan};
            if (place_cell(lay, plan, matrix, &cells, &cell))
                *(struct table_cell *)list_add(&cells) = cell;
        }
    }
    plan->cells = list_array(&cells, lay->job->doc);
    plan->n_cells = cells.n;
    plan->matrix = matrix;
    arena_release(lay->job->scratch, mark);
}
