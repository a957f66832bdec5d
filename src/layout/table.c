#include "layout/table.h"

#include "base/arena.h"
#include "base/job.h"

/* --- heights ------------------------------------------------------------------------ */

/* Raises the last row of a cell that begins in row `i` of the part until its rows hold
 * it. */
static void raise_for(struct lay *lay, const struct table_part *part, int i, int cell,
                      emu *heights)
{
    const struct table_piece p = table_piece(lay, part, i, cell);
    if (p.n == p.cell->rowspan && p.box == p.cell->box && !p.left && !p.goes_on)
        return;
    int64_t lack = table_piece_need(lay, &p);
    for (int k = i; k < i + p.n; k++)
        lack -= heights[k];
    if (lack > 0)
        heights[i + p.n - 1] = emu_sum(heights[i + p.n - 1], lack);
}

/* A cell that the region's edge cuts has fewer rows there than it was measured for, and
 * one that goes on may say more: those of the first rows, and those that reach into the
 * last one. */
static void raise_cut_rows(struct lay *lay, const struct table_part *part, emu *heights)
{
    const int n = part->plan->n_columns, last = part->foot - 1;
    int first = part->body + part->n_labels;
    first = first < last ? first : last;
    for (int i = part->body; i <= first; i++)
        for (int c = 0; c < n; c++)
            if (table_cell_beginning(part, i, c) >= 0)
                raise_for(lay, part, i, table_cell_beginning(part, i, c), heights);
    for (int c = 0; first < last && c < n; c++) {
        const int cell = table_cell_at(part->plan, part->rows[last], c);
        const int i = table_row_of(part, last, cell);
        if (i > first && part->plan->cells[cell].column == c)
            raise_for(lay, part, i, cell, heights);
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
    const int to = take->to + take->cut;
    const int n = head + take->n_labels + to - take->from + foot;
    int *rows = ARENA_ARRAY(lay->job->scratch, int, n);
    int at = 0;
    for (int i = 0; i < head; i++)
        rows[at++] = i;
    for (int i = 0; i < take->n_labels; i++)
        rows[at++] = take->label + i;
    for (int i = take->from; i < to; i++)
        rows[at++] = i;
    for (int i = 0; i < foot; i++)
        rows[at++] = table_body_end(plan) + i;
    part->body = head;
    part->foot = n - foot;
    part->n_labels = take->n_labels;
    part->n = n;
    return rows;
}

/* How high the rows are before they grow: as planned, but for those that are here in
 * part. */
static emu *heights_of(struct lay *lay, const struct table_part *part,
                       const struct table_take *take)
{
    const struct table_plan *plan = part->plan;
    emu *heights = ARENA_ARRAY(lay->job->scratch, emu, part->n);
    for (int i = 0; i < part->n; i++)
        heights[i] = plan->rows[part->rows[i]].h;
    if (take->left.row_begun && part->foot > part->body + part->n_labels)
        heights[part->body + part->n_labels] = 0;
    if (take->last_h || take->cut)
        heights[part->foot - 1] = take->last_h;
    if (take->from > table_body(plan) || take->left.cells || take->cut ||
        take->to < table_body_end(plan))
        raise_cut_rows(lay, part, heights);
    return heights;
}

struct table_part table_part_of(struct lay *lay, const struct table_plan *plan,
                                const struct table_take *take, struct space space)
{
    struct table_part part = {.plan = plan, .begun = take->left.cells, .cut = take->cut};
    part.rows = rows_of(lay, plan, take, &part);
    part.full =
        space.may_break ? space.full_h - table_height_around(plan, take) : UNBOUNDED;
    emu *ys = ARENA_ARRAY(lay->job->scratch, emu, part.n + 1);
    const emu *heights = heights_of(lay, &part, take);
    emu body = 0, around = 0, y = 0;
    int64_t passed = 0;
    for (int i = 0; i < part.n; i++) {
        emu *sum = i >= part.body && i < part.foot ? &body : &around;
        *sum = emu_sum(*sum, heights[i]);
    }
    const emu extra = growth(space.fill_h, around, body);
    for (int i = 0; i < part.n; i++) {
        passed += i >= part.body && i < part.foot ? heights[i] : 0;
        y = emu_sum(y, heights[i]);
        ys[i + 1] = body ? emu_sum(y, extra * passed / body) : y;
    }
    part.ys = ys;
    part.room = space.h - emu_sum(around, body);
    if (part.foot > part.body)
        part.room = emu_sum(part.room, heights[part.foot - 1]);
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

/* Of sizes alone (layout_int.h) only the first baseline counts, and what goes on in the
 * next region. True if none of that is in row `i` of the part: no cell that begins in it
 * reaches the last row of the body. Those of the first rows may have begun further up. */
static bool is_passed_over(const struct lay *lay, const struct group *group,
                           const struct table_part *part, int i)
{
    if (!lay_asks_sizes(lay) || group->baseline < 0)
        return false;
    if (i < part->body || part->foot == part->body)
        return true;
    return i > part->body + part->n_labels &&
           part->plan->rows[part->rows[i]].reach <= part->rows[part->foot - 1];
}

/* The cells that begin in row `i` of the part; returns what they leave to the next
 * region, in front of what is left of others. */
static const struct rest *add_row_cells(struct lay *lay, struct group *group,
                                        const struct table_part *part, int i,
                                        const struct rest *left)
{
    if (is_passed_over(lay, group, part, i))
        return left;
    for (int c = 0; c < part->plan->n_columns; c++) {
        const int index = table_cell_beginning(part, i, c);
        if (index < 0)
            continue;
        const struct table_piece piece = table_piece(lay, part, i, index);
        if (lay_asks_sizes(lay) && group->baseline >= 0 && !piece.goes_on)
            continue;
        const emu x = part->plan->xs[c], y = part->ys[i];
        const emu h = part->ys[i + piece.n] - y;
        group_add(group, table_piece_lay(lay, part, i, &piece, h, &left), x, y);
        add_diagonals(group, part, piece.box, x, y, piece.w, h);
    }
    return left;
}

/* The fragment of a part; `*left`: what is left of its cells. */
static const struct frag *build(struct lay *lay, const struct box *box,
                                const struct table_part *part, emu w,
                                const struct rest **left)
{
    struct group group = group_new(lay);
    if (!lay_asks_sizes(lay)) {
        add_column_backgrounds(&group, part);
        for (int i = 0; i < part->n; i++)
            add_row_background(&group, part, i);
    }
    for (int i = 0; i < part->n; i++)
        *left = add_row_cells(lay, &group, part, i, *left);
    if (!lay_asks_sizes(lay)) {
        table_draw_rules(&group, part);
        lay->work->table_parts++;
    }
    return group_finish(&group, box, w, part->ys[part->n]);
}

static struct table_left left_of(const struct table_plan *plan, const struct rest *from)
{
    struct table_left left = {.row = from ? from->index : table_body(plan)};
    if (from && from->inner) {
        left.row_begun = from->inner->index == 1;
        left.cells = from->inner->inner;
    }
    return left;
}

/* What is left of a table is told by a row of its body, and what is left of its cells;
 * one behind the last is its foot. */
struct outcome layout_table(struct lay *lay, const struct box *box, struct space space,
                            const struct rest *from)
{
    if (box->tracks.rest)
        return layout_long_table(lay, box, space, from);
    const struct table_plan *plan = table_plan(lay, box, space.w);
    const struct table_left left = left_of(plan, from);
    const int last = table_body_end(plan);
    const struct arena_mark mark = arena_mark(lay->job->scratch);
    const struct table_take take = table_take_rows(lay, plan, left, space);
    struct outcome out = {NULL, from};
    if (take.to > left.row || take.cut || left.row == last) {
        const struct table_part part = table_part_of(lay, plan, &take, space);
        const bool foot_left = take.to == last && !take.foot && plan->n_foot;
        const struct rest *cells = NULL;
        out.frag = build(lay, box, &part, space.w, &cells);
        const struct rest *inner = cells ? rest_new(lay, take.cut, cells) : NULL;
        out.rest = take.to < last || foot_left ? rest_new(lay, take.to, inner) : NULL;
    }
    arena_release(lay->job->scratch, mark);
    return out;
}
