#include "layout/table.h"

#include "base/arena.h"
#include "base/job.h"

/* --- cells in a part ---------------------------------------------------------------- */

/* How many rows of the part, from `i` on, the cell covers. */
static int rows_covered(const struct table_part *part, int i, int cell)
{
    const struct table_cell *c = &part->plan->cells[cell];
    int n = 0;
    while (i + n < part->n && part->rows[i + n] >= c->row &&
           part->rows[i + n] < c->row + c->rowspan)
        n++;
    return n;
}

/* The cell whose first row in the part is row `i` and that stands at `column`; -1 if it
 * began in a row above, or further to the left. */
static int cell_beginning(const struct table_part *part, int i, int column)
{
    const struct table_plan *plan = part->plan;
    const int index = table_cell_at(plan, part->rows[i], column);
    if (index < 0 || plan->cells[index].column != column)
        return -1;
    const bool goes_on = i && table_cell_at(plan, part->rows[i - 1], column) == index;
    return goes_on ? -1 : index;
}

/* What stands in the place of a cell that begins in row `i` of the part: where it goes on
 * from the region before, or is the label of a group that does, it may say so. */
static const struct box *box_of(const struct table_part *part, int i, int cell)
{
    const struct table_cell *c = &part->plan->cells[cell];
    const bool label = i >= part->body && i < part->body + part->n_labels;
    const bool goes_on = c->row < part->rows[i] || label;
    return goes_on && c->box->cell.continued ? c->box->cell.continued : c->box;
}

static emu width_of(const struct table_plan *plan, const struct table_cell *cell)
{
    return plan->xs[cell->column + cell->colspan] - plan->xs[cell->column];
}

/* --- heights ------------------------------------------------------------------------ */

/* A cell that the region's edge cuts has fewer rows there than it was measured for, and
 * one that goes on may say more: the last of its rows is raised until they hold it. */
static void raise_cut_rows(struct lay *lay, const struct table_part *part, emu *heights)
{
    const struct table_plan *plan = part->plan;
    for (int i = part->body; i < part->foot; i++) {
        for (int c = 0; c < plan->n_columns; c++) {
            const int cell = cell_beginning(part, i, c);
            const int n = cell < 0 ? 0 : rows_covered(part, i, cell);
            const struct box *box = cell < 0 ? NULL : box_of(part, i, cell);
            if (!box || (n == plan->cells[cell].rowspan && box == plan->cells[cell].box))
                continue;
            int64_t lack =
                layout_natural(lay, box, width_of(plan, &plan->cells[cell]))->h;
            for (int k = i; k < i + n; k++)
                lack -= heights[k];
            if (lack > 0)
                heights[i + n - 1] += (emu)lack;
        }
    }
}

/* Rows grow to twice their height at most when there is room to fill: a short table on a
 * long page is not to be torn apart. */
static emu growth(emu fill_h, emu around, emu body)
{
    const emu left = fill_h - around - body;
    if (left <= 0)
        return 0;
    return left < body ? left : body;
}

static int *rows_of(struct lay *lay, const struct table_plan *plan,
                    const struct table_take *take, struct table_part *part)
{
    const int head = take->head ? plan->n_head : 0;
    const int foot = take->foot ? plan->n_foot : 0;
    const int n = head + take->n_labels + take->to - take->from + foot;
    int *rows = ARENA_ARRAY(lay->job->scratch, int, n);
    int at = 0;
    for (int i = 0; i < head; i++)
        rows[at++] = i;
    for (int i = 0; i < take->n_labels; i++)
        rows[at++] = take->label + i;
    for (int i = take->from; i < take->to; i++)
        rows[at++] = i;
    for (int i = 0; i < foot; i++)
        rows[at++] = table_body_end(plan) + i;
    part->body = head;
    part->foot = n - foot;
    part->n_labels = take->n_labels;
    part->n = n;
    return rows;
}

/* The rows that were taken, stretched to `fill_h` as far as they grow; in scratch
 * memory. */
static struct table_part part_of(struct lay *lay, const struct table_plan *plan,
                                 const struct table_take *take, emu fill_h)
{
    struct table_part part = {.plan = plan};
    part.rows = rows_of(lay, plan, take, &part);
    emu *ys = ARENA_ARRAY(lay->job->scratch, emu, part.n + 1);
    emu *heights = ARENA_ARRAY(lay->job->scratch, emu, part.n);
    part.ys = ys;
    for (int i = 0; i < part.n; i++)
        heights[i] = plan->rows[part.rows[i]].h;
    if (take->from > table_body(plan) || take->to < table_body_end(plan))
        raise_cut_rows(lay, &part, heights);
    emu body = 0, around = 0, y = 0;
    int64_t passed = 0;
    for (int i = 0; i < part.n; i++) {
        emu *sum = i >= part.body && i < part.foot ? &body : &around;
        *sum = emu_sum(*sum, heights[i]);
    }
    const emu extra = growth(fill_h, around, body);
    for (int i = 0; i < part.n; i++) {
        passed += i >= part.body && i < part.foot ? heights[i] : 0;
        y = emu_sum(y, heights[i]);
        ys[i + 1] = body ? emu_sum(y, extra * passed / body) : y;
    }
    return part;
}

/* --- building ----------------------------------------------------------------------- */

static void add_fill(struct group *group, const struct table_part *part, emu x, emu w,
                     int from, int to, struct color color)
{
    const emu y = part->ys[from];
    group_add(group, frag_fill(group->lay, w, part->ys[to] - y, color, 0), x, y);
}

/* The fills of columns lie under those of rows. */
static void add_column_backgrounds(struct group *group, const struct table_part *part)
{
    const struct column_groups *columns = part->plan->box->tracks.groups;
    const emu *xs = part->plan->xs;
    for (int i = 0; columns && i < columns->n; i++) {
        const struct column_group *g = &columns->list[i];
        if (g->style->has_background)
            add_fill(group, part, xs[g->first], xs[g->first + g->n] - xs[g->first], 0,
                     part->n, g->style->background);
    }
}

static bool is_striped(const struct table_plan *plan, int row)
{
    switch (plan->box->style->stripe.by) {
    case STRIPE_ROW:
        return (plan->rows_above + row - table_body(plan)) % 2 == 1;
    case STRIPE_GROUP:
        return (plan->groups_above + plan->rows[row].ordinal) % 2 == 1;
    default:
        return false;
    }
}

static void add_row_background(struct group *group, const struct table_part *part, int i)
{
    const struct table_plan *plan = part->plan;
    const struct table_row *row = &plan->rows[part->rows[i]];
    const struct style *s =
        row->box->style->has_background ? row->box->style : row->group->style;
    const bool in_body = i >= part->body && i < part->foot;
    if (s->has_background)
        add_fill(group, part, 0, plan->xs[plan->n_columns], i, i + 1, s->background);
    else if (in_body && is_striped(plan, part->rows[i]))
        add_fill(group, part, 0, plan->xs[plan->n_columns], i, i + 1,
                 plan->box->style->stripe.color);
}

/* The lines from corner to corner of a cell that holds nothing: its own, or else the
 * table's. */
static void add_diagonals(struct group *group, const struct table_part *part,
                          const struct box *cell, emu x, emu y, emu w, emu h)
{
    const struct diagonal *own = &cell->style->diagonal;
    const struct diagonal *d = own->line.width ? own : &part->plan->box->style->diagonal;
    if (cell->n || !d->line.width)
        return;
    const struct pen pen = {.width = d->line.width, .stroke = d->line.color};
    if (d->down)
        group_add(group, frag_segment(group->lay, w, h, 0, 0, w, h, &pen), x, y);
    if (d->up)
        group_add(group, frag_segment(group->lay, w, h, 0, h, w, 0, &pen), x, y);
}

/* The cells that begin in row `i` of the part. A cell that goes on from the region before
 * is set again, so that its label stands over the rows it belongs to. */
static void add_row_cells(struct lay *lay, struct group *group,
                          const struct table_part *part, int i)
{
    const struct table_plan *plan = part->plan;
    for (int c = 0; c < plan->n_columns; c++) {
        const int index = cell_beginning(part, i, c);
        if (index < 0)
            continue;
        const struct box *box = box_of(part, i, index);
        const emu x = plan->xs[c], y = part->ys[i];
        const emu w = width_of(plan, &plan->cells[index]);
        const emu h = part->ys[i + rows_covered(part, i, index)] - y;
        group_add(group, layout_filled(lay, box, w, h), x, y);
        add_diagonals(group, part, box, x, y, w, h);
    }
}

static const struct frag *build(struct lay *lay, const struct box *box,
                                const struct table_part *part, emu w)
{
    struct group group = group_new(lay);
    if (lay->sizes) {
        for (int i = 0; i < part->n && group.baseline < 0; i++)
            add_row_cells(lay, &group, part, i);
        return group_finish(&group, box, w, part->ys[part->n]);
    }
    add_column_backgrounds(&group, part);
    for (int i = 0; i < part->n; i++)
        add_row_background(&group, part, i);
    for (int i = 0; i < part->n; i++)
        add_row_cells(lay, &group, part, i);
    table_draw_rules(&group, part);
    return group_finish(&group, box, w, part->ys[part->n]);
}

/* What is taken from row `first` on, fewer rows where a cell that is cut needs more room
 * for its label. */
static struct table_take take_rows(struct lay *lay, const struct table_plan *plan,
                                   int first, struct space space)
{
    if (!space.may_break)
        return table_take_to(plan, first, table_body_end(plan));
    const int least = first + (space.h == space.full_h);
    struct table_take take = table_take(plan, first, space);
    for (;;) {
        const struct arena_mark mark = arena_mark(lay->job->scratch);
        const struct table_part part = part_of(lay, plan, &take, 0);
        const bool fits = part.ys[part.n] <= space.h;
        arena_release(lay->job->scratch, mark);
        if (fits || take.to <= least)
            return take;
        take = table_take_to(plan, first, take.to - 1);
    }
}

/* What is left of a table is told by a row of its body; one behind the last is its
 * foot. */
struct outcome layout_table(struct lay *lay, const struct box *box, struct space space,
                            const struct rest *from)
{
    if (box->tracks.rest)
        return layout_long_table(lay, box, space, from);
    const struct table_plan *plan = table_plan(lay, box, space.w);
    const int first = from ? from->index : table_body(plan), last = table_body_end(plan);
    const struct arena_mark mark = arena_mark(lay->job->scratch);
    const struct table_take take = take_rows(lay, plan, first, space);
    struct outcome out = {NULL, from};
    if (take.to > first || first == last) {
        const struct table_part part = part_of(lay, plan, &take, space.fill_h);
        const bool foot_left = take.to == last && !take.foot && plan->n_foot;
        out.frag = build(lay, box, &part, space.w);
        out.rest = take.to < last || foot_left ? rest_new(lay, take.to, NULL) : NULL;
    }
    arena_release(lay->job->scratch, mark);
    return out;
}
