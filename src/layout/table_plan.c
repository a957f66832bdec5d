#include "layout/long_table.h"
#include "layout/messages.h"

#include "base/arena.h"
#include "base/job.h"

static bool has_auto(const struct box *table)
{
    for (int i = 0; i < table->tracks.n_columns; i++)
        if (track_follows_content(table->tracks.columns[i].kind))
            return true;
    return false;
}

/* What the cells want; nobody asks where no column is auto. */
static struct track_wish *wishes_of(struct lay *lay, const struct table_plan *plan)
{
    struct track_wish *wishes =
        ARENA_ARRAY(lay->job->doc, struct track_wish, plan->n_cells);
    for (int i = 0; i < plan->n_cells; i++) {
        const struct table_cell *cell = &plan->cells[i];
        wishes[i] =
            (struct track_wish){cell->column, cell->colspan, measure_box(lay, cell->box)};
    }
    return wishes;
}

static void find_columns(struct lay *lay, struct table_plan *plan)
{
    const struct slice *slice = slice_of(lay, plan->box);
    if (slice) {
        plan->xs = slice->of->xs;
        plan->rows_above = slice->first_row;
        plan->groups_above = slice->first_group;
        return;
    }
    emu *xs = ARENA_ARRAY(lay->job->doc, emu, plan->n_columns + 1);
    emu *widths = ARENA_ARRAY(lay->job->doc, emu, plan->n_columns);
    const bool ask = has_auto(plan->box);
    const struct track *columns = plan->box->tracks.columns;
    emu total = tracks_resolve(lay, columns, plan->n_columns, plan->w, 0,
                               ask ? wishes_of(lay, plan) : NULL, ask ? plan->n_cells : 0,
                               widths);
    if (total > plan->w && plan->box->style->overflow_wrap)
        total = tracks_squeeze(columns, plan->n_columns, plan->w, 0, widths);
    if (total > plan->w)
        report_overflow(lay, plan->box, DIAG_BOX_TOO_WIDE, total, plan->w);
    for (int i = 0; i < plan->n_columns; i++)
        xs[i + 1] = emu_sum(xs[i], widths[i]);
    plan->xs = xs;
}

static emu width_of(const struct table_plan *plan, const struct table_cell *cell)
{
    return plan->xs[cell->column + cell->colspan] - plan->xs[cell->column];
}

/* Raises the rows under a cell, in proportion, until they hold it. */
static void raise_rows(struct table_row *rows, const struct table_cell *cell, emu need)
{
    emu have = 0, given = 0;
    int64_t passed = 0;
    for (int r = cell->row; r < cell->row + cell->rowspan; r++)
        have = emu_sum(have, rows[r].h);
    const emu lack = need - have;
    for (int i = 0; lack > 0 && i < cell->rowspan; i++) {
        struct table_row *row = &rows[cell->row + i];
        passed += row->h;
        const emu due = have ? (emu)(lack * passed / have)
                             : (emu)((int64_t)lack * (i + 1) / cell->rowspan);
        row->h += due - given;
        given = due;
    }
}

/* Moves the contents of the cells of a row down to the lowest of their first baselines,
 * and raises the row until it holds them there. */
static void align_baselines(struct lay *lay, const struct table_plan *plan, int row,
                            const int *cells, int n, struct table_row *rows)
{
    emu lowest = 0;
    for (int i = 0; i < n; i++) {
        const struct table_cell *cell = &plan->cells[cells[i]];
        const emu baseline =
            layout_natural(lay, cell->box, width_of(plan, cell))->baseline;
        lowest = baseline > lowest ? baseline : lowest;
    }
    for (int i = 0; i < n; i++) {
        const struct table_cell *cell = &plan->cells[cells[i]];
        const struct frag *frag = layout_natural(lay, cell->box, width_of(plan, cell));
        const emu shift = frag->baseline < 0 ? 0 : lowest - frag->baseline;
        lay->baseline_shifts[lay_box(lay, cell->box->id)] = shift;
        if (cell->rowspan == 1 && emu_sum(frag->h, shift) > rows[row].h)
            rows[row].h = emu_sum(frag->h, shift);
    }
}

static bool has_baseline(const struct table_plan *plan, int cell)
{
    return plan->cells[cell].box->style->vertical_align == VERTICAL_BASELINE;
}

/* The same for all rows. */
static void find_baselines(struct lay *lay, const struct table_plan *plan,
                           struct table_row *rows)
{
    const struct arena_mark mark = arena_mark(lay->job->scratch);
    int *cells = ARENA_ARRAY(lay->job->scratch, int, plan->n_columns), n = 0;
    for (int i = 0; i < plan->n_cells; i++) {
        const int row = plan->cells[i].row;
        if (has_baseline(plan, i))
            cells[n++] = i;
        if (!n || (i + 1 < plan->n_cells && plan->cells[i + 1].row == row))
            continue;
        if (!lay->baseline_shifts)
            lay->baseline_shifts = ARENA_ARRAY(lay->job->doc, emu, lay->n_boxes + 1);
        align_baselines(lay, plan, row, cells, n, rows);
        n = 0;
    }
    arena_release(lay->job->scratch, mark);
}

static void find_rows(struct lay *lay, struct table_plan *plan)
{
    struct table_row *rows = ARENA_ARRAY(lay->job->doc, struct table_row, plan->n_rows);
    for (int r = 0; r < plan->n_rows; r++) {
        rows[r] = plan->rows[r];
        rows[r].h = rows[r].box->style->height;
    }
    for (int i = 0; i < plan->n_cells; i++) {
        const struct table_cell *cell = &plan->cells[i];
        struct table_row *row = &rows[cell->row];
        const int reach = cell->row + cell->rowspan;
        row->reach = reach > row->reach ? reach : row->reach;
    }
    for (int several = 0; several < 2; several++) {
        for (int i = 0; i < plan->n_cells; i++) {
            const struct table_cell *cell = &plan->cells[i];
            if ((cell->rowspan > 1) == several)
                raise_rows(rows, cell,
                           layout_natural(lay, cell->box, width_of(plan, cell))->h);
        }
        if (!several)
            find_baselines(lay, plan, rows);
    }
    for (int r = 0; r < plan->n_head; r++)
        plan->head_h = emu_sum(plan->head_h, rows[r].h);
    for (int r = table_body_end(plan); r < plan->n_rows; r++)
        plan->foot_h = emu_sum(plan->foot_h, rows[r].h);
    plan->rows = rows;
}

const struct table_plan *table_plan(struct lay *lay, const struct box *box, emu w)
{
    const struct table_plan *known = memory_find(&lay->plans, box, w, 0);
    if (known)
        return known;
    struct table_plan *plan = ARENA_NEW(lay->job->doc, struct table_plan);
    plan->box = box;
    plan->w = w;
    plan->n_columns = box->tracks.n_columns;
    table_make_matrix(lay, plan);
    table_align_decimals(lay, plan);
    find_columns(lay, plan);
    find_rows(lay, plan);
    memory_put(&lay->plans, box, w, 0, plan);
    return plan;
}

struct extent measure_table(struct lay *lay, const struct box *box)
{
    struct table_plan plan = {.box = box, .n_columns = box->tracks.n_columns};
    table_make_matrix(lay, &plan);
    table_align_decimals(lay, &plan);
    return tracks_measure(lay, box->tracks.columns, plan.n_columns, 0,
                          wishes_of(lay, &plan), plan.n_cells);
}
