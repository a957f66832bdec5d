#include "layout/messages.h"
#include "layout/table.h"

#include "base/arena.h"
#include "base/job.h"

static void collect_rows(struct lay *lay, struct table_plan *plan)
{
    struct list rows = list_of(lay->job->doc, sizeof(struct table_row));
    for (int head = 1; head >= 0; head--) {
        for (int i = 0; i < plan->box->n; i++) {
            const struct box *group = plan->box->kids[i];
            if (group->group.head != head)
                continue;
            for (int k = 0; k < group->n; k++)
                *(struct table_row *)list_add(&rows) =
                    (struct table_row){group->kids[k], group, 0};
        }
        if (head)
            plan->n_head = rows.n;
    }
    plan->rows = list_array(&rows, lay->job->doc);
    plan->n_rows = rows.n;
}

/* Rows from `row` to the end of its group. */
static int rows_left(const struct table_plan *plan, int row)
{
    int n = 1;
    while (row + n < plan->n_rows && plan->rows[row + n].group == plan->rows[row].group)
        n++;
    return n;
}

static bool is_free(const struct table_plan *plan, const int *matrix,
                    const struct table_cell *cell)
{
    for (int c = cell->column; c < cell->column + cell->colspan; c++)
        if (matrix[table_place(plan, cell->row, c)] >= 0)
            return false;
    return true;
}

/* Puts a cell at the first free place of its row (HTML's table model). */
static bool place_cell(struct lay *lay, const struct table_plan *plan, int *matrix,
                       int index, struct table_cell *cell)
{
    const int left = rows_left(plan, cell->row);
    bool fits = cell->rowspan <= left;
    if (!fits)
        cell->rowspan = left;
    for (cell->column = 0; cell->column + cell->colspan <= plan->n_columns;
         cell->column++) {
        if (!is_free(plan, matrix, cell))
            continue;
        for (int r = cell->row; r < cell->row + cell->rowspan; r++)
            for (int c = cell->column; c < cell->column + cell->colspan; c++)
                matrix[table_place(plan, r, c)] = index;
        if (fits)
            return true;
        break;
    }
    if (!lay->trial && !lay->reported[cell->box->id])
        DIAG(lay->job->diags, DIAG_TABLE_SPAN, cell->box->pos,
             str_format(lay->job->doc, "%d", plan->n_columns).p,
             str_format(lay->job->doc, "%d", left).p);
    lay->reported[cell->box->id] |= !lay->trial;
    return cell->column + cell->colspan <= plan->n_columns;
}

void table_make_matrix(struct lay *lay, struct table_plan *plan)
{
    collect_rows(lay, plan);
    const size_t places = table_place(plan, plan->n_rows, 0);
    int *matrix = ARENA_ARRAY(lay->job->doc, int, places);
    struct list cells = list_of(lay->job->doc, sizeof(struct table_cell));
    for (size_t i = 0; i < places; i++)
        matrix[i] = -1;
    for (int r = 0; r < plan->n_rows; r++) {
        const struct box *row = plan->rows[r].box;
        for (int i = 0; i < row->n; i++) {
            struct table_cell cell = {.box = row->kids[i],
                                      .row = r,
                                      .rowspan = row->kids[i]->cell.rowspan,
                                      .colspan = row->kids[i]->cell.colspan};
            if (place_cell(lay, plan, matrix, cells.n, &cell))
                *(struct table_cell *)list_add(&cells) = cell;
        }
    }
    plan->cells = list_array(&cells, lay->job->doc);
    plan->n_cells = cells.n;
    plan->matrix = matrix;
}
