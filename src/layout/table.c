#include "layout/table.h"

#include "base/arena.h"
#include "base/job.h"

/* --- taking rows -------------------------------------------------------------------- */

static int group_end(const struct table_plan *plan, int row)
{
    int end = row + 1;
    while (end < plan->n_rows && plan->rows[end].group == plan->rows[row].group)
        end++;
    return end;
}

static emu height_of(const struct table_plan *plan, int from, int to)
{
    int64_t sum = 0;
    for (int r = from; r < to; r++)
        sum += plan->rows[r].h;
    return sum > UNBOUNDED ? UNBOUNDED : (emu)sum;
}

/* The end of the rows from `first` on that fit. A group stays together unless it is
 * higher than a whole region. */
static int rows_that_fit(const struct table_plan *plan, int first, struct space space)
{
    const emu room = space.h - plan->head_h, full = space.full_h - plan->head_h;
    const bool fresh = space.h == space.full_h;
    int end = first;
    emu y = 0;
    while (end < plan->n_rows) {
        const int next = group_end(plan, end);
        const emu h = height_of(plan, end, next);
        if (y + h <= room) {
            y += h;
            end = next;
            continue;
        }
        if (h > full || (fresh && end == first))
            while (end < next && y + plan->rows[end].h <= room)
                y += plan->rows[end++].h;
        break;
    }
    return end == first && fresh && first < plan->n_rows ? first + 1 : end;
}

/* --- heights ------------------------------------------------------------------------ */

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
 * began in a row before, or further to the left. */
static int cell_beginning(const struct table_part *part, int i, int column)
{
    const struct table_plan *plan = part->plan;
    const int index = table_cell_at(plan, part->rows[i], column);
    if (index < 0 || plan->cells[index].column != column)
        return -1;
    const bool begins = plan->cells[index].row == part->rows[i] || i == plan->n_head;
    return begins ? index : -1;
}

static emu natural_height(struct lay *lay, const struct table_plan *plan, int cell)
{
    const struct table_cell *c = &plan->cells[cell];
    return layout_natural(lay, c->box,
                          plan->xs[c->column + c->colspan] - plan->xs[c->column])
        ->h;
}

/* A cell that the region's edge cuts has fewer rows there than it was measured for: the
 * last of them is raised until they hold it. */
static void raise_cut_rows(struct lay *lay, const struct table_part *part, emu *heights)
{
    const struct table_plan *plan = part->plan;
    for (int i = plan->n_head; i < part->n; i++) {
        for (int c = 0; c < plan->n_columns; c++) {
            const int cell = cell_beginning(part, i, c);
            const int n = cell < 0 ? 0 : rows_covered(part, i, cell);
            if (cell < 0 || n == plan->cells[cell].rowspan)
                continue;
            int64_t lack = natural_height(lay, plan, cell);
            for (int k = i; k < i + n; k++)
                lack -= heights[k];
            if (lack > 0)
                heights[i + n - 1] += (emu)lack;
        }
    }
}

/* Rows grow to twice their height at most when there is room to fill: a short table on a
 * long page is not to be torn apart. */
static emu growth(emu fill_h, emu head, emu body)
{
    const emu left = fill_h - head - body;
    if (left <= 0)
        return 0;
    return left < body ? left : body;
}

/* The head and the rows from…to, stretched to `fill_h` as far as they grow. */
static struct table_part part_of(struct lay *lay, const struct table_plan *plan, int from,
                                 int to, emu fill_h)
{
    const int n = plan->n_head + to - from;
    int *rows = ARENA_ARRAY(lay->job->doc, int, n);
    emu *ys = ARENA_ARRAY(lay->job->doc, emu, n + 1);
    const struct arena_mark mark = arena_mark(lay->job->scratch);
    emu *heights = ARENA_ARRAY(lay->job->scratch, emu, n);
    const struct table_part part = {plan, rows, ys, n};
    for (int i = 0; i < n; i++) {
        rows[i] = i < plan->n_head ? i : from + i - plan->n_head;
        heights[i] = plan->rows[rows[i]].h;
    }
    if (from > plan->n_head || to < plan->n_rows)
        raise_cut_rows(lay, &part, heights);
    emu body = 0, y = 0;
    int64_t passed = 0;
    for (int i = plan->n_head; i < n; i++)
        body = emu_sum(body, heights[i]);
    const emu extra = growth(fill_h, plan->head_h, body);
    for (int i = 0; i < n; i++) {
        passed += i >= plan->n_head ? heights[i] : 0;
        y = emu_sum(y, heights[i]);
        ys[i + 1] = body ? emu_sum(y, extra * passed / body) : y;
    }
    arena_release(lay->job->scratch, mark);
    return part;
}

/* --- building ----------------------------------------------------------------------- */

static void add_row_background(struct lay *lay, struct group *group,
                               const struct table_part *part, int i)
{
    const struct table_row *row = &part->plan->rows[part->rows[i]];
    const struct style *s =
        row->box->style->has_background ? row->box->style : row->group->style;
    if (s->has_background)
        group_add(group,
                  frag_fill(lay, part->plan->xs[part->plan->n_columns],
                            part->ys[i + 1] - part->ys[i], s->background, 0),
                  0, part->ys[i]);
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
        const struct table_cell *cell = &plan->cells[index];
        const emu w = plan->xs[c + cell->colspan] - plan->xs[c];
        const emu h = part->ys[i + rows_covered(part, i, index)] - part->ys[i];
        group_add(group, layout_filled(lay, cell->box, w, h), plan->xs[c], part->ys[i]);
    }
}

static const struct frag *build(struct lay *lay, const struct box *box,
                                const struct table_part *part, emu w)
{
    struct group group = group_new(lay);
    for (int i = 0; i < part->n; i++)
        add_row_background(lay, &group, part, i);
    for (int i = 0; i < part->n; i++)
        add_row_cells(lay, &group, part, i);
    table_draw_rules(&group, part);
    return group_finish(&group, box, w, part->ys[part->n]);
}

/* The rows from `first` on as far as they fit, fewer where a cell that is cut needs more
 * room for its label. */
static struct table_part take_part(struct lay *lay, const struct table_plan *plan,
                                   int first, struct space space)
{
    const bool fresh = space.h == space.full_h;
    int end = space.may_break ? rows_that_fit(plan, first, space) : plan->n_rows;
    struct table_part part = part_of(lay, plan, first, end, 0);
    while (space.may_break && part.ys[part.n] > space.h && end > first + fresh)
        part = part_of(lay, plan, first, --end, 0);
    return space.fill_h ? part_of(lay, plan, first, end, space.fill_h) : part;
}

struct outcome layout_table(struct lay *lay, const struct box *box, struct space space,
                            const struct rest *from)
{
    const struct table_plan *plan = table_plan(lay, box, space.w);
    const int first = from ? from->index : plan->n_head;
    const struct table_part part = take_part(lay, plan, first, space);
    const int end = first + part.n - plan->n_head;
    if (end == first && first < plan->n_rows)
        return (struct outcome){NULL, from};
    return (struct outcome){build(lay, box, &part, space.w),
                            end < plan->n_rows ? rest_new(lay, end, NULL) : NULL};
}
