#include "layout/table.h"

#include "base/arena.h"
#include "base/job.h"

/* --- taking rows
 * ------------------------------------------------------------------------- */

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

/* --- building
 * ---------------------------------------------------------------------------- */

/* Rows grow to twice their height at most when there is room to fill: a short table on a
 * long page is not to be torn apart. */
static emu growth(const struct table_plan *plan, int from, int to, struct space space)
{
    const emu body = height_of(plan, from, to);
    const emu left = space.h - plan->head_h - body;
    if (!space.fill || left <= 0)
        return 0;
    return left < body ? left : body;
}

static struct table_part part_of(struct lay *lay, const struct table_plan *plan, int from,
                                 int to, struct space space)
{
    const int n = plan->n_head + to - from;
    int *rows = ARENA_ARRAY(lay->job->doc, int, n);
    emu *ys = ARENA_ARRAY(lay->job->doc, emu, n + 1);
    const emu extra = growth(plan, from, to, space), body = height_of(plan, from, to);
    int64_t passed = 0;
    emu given = 0;
    for (int i = 0; i < n; i++) {
        rows[i] = i < plan->n_head ? i : from + i - plan->n_head;
        emu h = plan->rows[rows[i]].h;
        if (i >= plan->n_head && body) {
            passed += h;
            const emu due = (emu)(extra * passed / body);
            h += due - given;
            given = due;
        }
        ys[i + 1] = ys[i] + h;
    }
    return (struct table_part){plan, rows, ys, n};
}

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
        const int index = table_cell_at(plan, part->rows[i], c);
        if (index < 0 || plan->cells[index].column != c)
            continue;
        const struct table_cell *cell = &plan->cells[index];
        const bool begins = cell->row == part->rows[i] || i == plan->n_head || i == 0;
        if (!begins)
            continue;
        const emu w = plan->xs[c + cell->colspan] - plan->xs[c];
        const emu h = part->ys[i + rows_covered(part, i, index)] - part->ys[i];
        const struct frag *frag = layout_filled(lay, cell->box, w, h);
        if (frag->h > h)
            report_overflow(lay, cell->box, DIAG_BOX_TOO_HIGH, frag->h, h);
        group_add(group, frag, plan->xs[c], part->ys[i]);
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

struct outcome layout_table(struct lay *lay, const struct box *box, struct space space,
                            const struct rest *from)
{
    const struct table_plan *plan = table_plan(lay, box, space.w);
    const int first = from ? from->index : plan->n_head;
    const int end = space.may_break ? rows_that_fit(plan, first, space) : plan->n_rows;
    if (end == first && first < plan->n_rows)
        return (struct outcome){NULL, from};
    const struct table_part part = part_of(lay, plan, first, end, space);
    return (struct outcome){build(lay, box, &part, space.w),
                            end < plan->n_rows ? rest_new(lay, end, NULL) : NULL};
}
