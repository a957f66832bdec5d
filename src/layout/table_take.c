#include "layout/table.h"

/* Which rows go into a region. Groups stay together unless they are higher than a whole
 * region; at a break at least `orphans` rows of a group or table stay and at least
 * `widows` go on; a cell over some rows of a group is cut only if it must be. */

static emu height_of(const struct table_plan *plan, int from, int to)
{
    emu sum = 0;
    for (int r = from; r < to && sum < UNBOUNDED; r++)
        sum = emu_sum(sum, plan->rows[r].h);
    return sum;
}

/* The height of a group, or more than `limit`. */
static emu group_height(const struct table_plan *plan, int begin, int end, emu limit)
{
    emu sum = 0;
    for (int r = begin; r < end && sum <= limit; r++)
        sum = emu_sum(sum, plan->rows[r].h);
    return sum;
}

/* How many rows the group that begins at `row` begins with that are its label. */
static int count_labels(const struct table_plan *plan, int row)
{
    const int end = plan->rows[row].end;
    int n = 0;
    while (row + n < end && plan->rows[row + n].box->row.label)
        n++;
    return row + n < end ? n : 0;
}

/* True if the row is the first of the body, and no slice has others before it. */
static bool begins_table(const struct table_plan *plan, int row)
{
    return row == table_body(plan) && !plan->rows_above;
}

struct table_take table_take_to(const struct table_plan *plan, struct table_left left,
                                int to)
{
    const int begin = table_body(plan), end = table_body_end(plan), first = left.row;
    struct table_take take = {
        .from = first,
        .to = to,
        .left = left,
        .head = !plan->head_once || begins_table(plan, first),
        .foot = !plan->foot_once || to == end,
    };
    if (first == begin || first == end)
        return take;
    take.label = plan->rows[first].begin;
    if (take.label < first)
        take.n_labels = count_labels(plan, take.label);
    if (take.label + take.n_labels > first)
        take.n_labels = first - take.label;
    return take;
}

emu table_height_around(const struct table_plan *plan, const struct table_take *take)
{
    return emu_sum(emu_sum(take->head ? plan->head_h : 0, take->foot ? plan->foot_h : 0),
                   height_of(plan, take->label, take->label + take->n_labels));
}

/* --- breaking a group --------------------------------------------------------------- */

/* How many cells reach over the line above `row`. */
static int cells_across(const struct table_plan *plan, int row)
{
    int n = 0;
    for (int c = 0; c < plan->n_columns; c++) {
        const int cell = table_cell_at(plan, row, c);
        n += cell >= 0 && plan->cells[cell].column == c &&
             table_cell_at(plan, row - 1, c) == cell;
    }
    return n;
}

/* Of the lines above the rows from `least` to `most`, the last one that cuts the fewest
 * cells. */
static int best_line(const struct table_plan *plan, int least, int most)
{
    int best = most, cut = cells_across(plan, most);
    for (int row = most - 1; row >= least && cut; row--) {
        const int here = cells_across(plan, row);
        if (here < cut) {
            cut = here;
            best = row;
        }
    }
    return best;
}

/* The end of the rows from `begin` on that stay, of a group that ends at `end`, in
 * `room`. `must`: there is no better place for it. */
static int break_group(const struct table_plan *plan, int begin, int end, emu room,
                       bool must)
{
    const struct style *style = plan->rows[begin].group->style;
    const bool starts = plan->rows[begin].begin == begin;
    const int labels = starts ? count_labels(plan, begin) : 0;
    const int least = begin + labels + (starts ? style->orphans : 1);
    int fit = begin;
    for (emu y = 0; fit < end && y + plan->rows[fit].h <= room; fit++)
        y += plan->rows[fit].h;
    const int most = end - fit < style->widows ? end - style->widows : fit;
    if (most >= least) {
        const int half = begin + labels + (most - begin - labels + 1) / 2;
        return best_line(plan, half > least ? half : least, most);
    }
    return must ? fit : begin;
}

/* --- a region ----------------------------------------------------------------------- */

/* The table's own orphans and widows, where it breaks between groups. */
static int mind_table(const struct table_plan *plan, int first, int end, bool fresh)
{
    const struct style *style = plan->box->style;
    const int last = table_body_end(plan);
    const int least = begins_table(plan, first) ? style->orphans : 1;
    if (end == last || end == first || plan->rows[end].begin < end)
        return end;
    if (!fresh && end - first < least)
        return first;
    if (last - end >= style->widows)
        return end;
    int earlier = end;
    while (earlier > first && last - earlier < style->widows)
        earlier = plan->rows[earlier - 1].begin;
    return earlier - first >= least ? earlier : end;
}

/* A foot that comes but once needs room behind the last row: rows go along with it where
 * there is none. */
static int mind_foot(const struct table_plan *plan, int first, int end, emu room)
{
    if (!plan->foot_once || !plan->n_foot || end < table_body_end(plan) ||
        height_of(plan, first, end) + plan->foot_h <= room)
        return end;
    const int earlier = plan->rows[end - 1].begin;
    const int by_widows = end - plan->rows[end - 1].group->style->widows;
    return earlier > first ? earlier : by_widows > first ? by_widows : end - 1;
}

struct table_take table_take(const struct table_plan *plan, struct table_left left,
                             emu begun_h, struct space space)
{
    const int last = table_body_end(plan), first = left.row + left.row_begun;
    const bool fresh = space.h == space.full_h && !left.row_begun;
    const struct table_take around = table_take_to(plan, left, left.row);
    const emu h = table_height_around(plan, &around);
    const emu room = space.h - h - begun_h, full = space.full_h - h;
    int end = first;
    for (emu y = 0; end < last;) {
        const int next = plan->rows[end].end;
        const emu group = group_height(plan, end, next, full);
        if (y + group <= room) {
            y += group;
            end = next;
            continue;
        }
        if (group > full || (fresh && end == first))
            end = break_group(plan, end, next, room - y, fresh && end == first);
        break;
    }
    end = mind_table(plan, first, end, fresh);
    const bool foot_waits =
        left.row_begun && first == last && plan->foot_once && plan->foot_h > room;
    const int without_foot = end > first ? mind_foot(plan, first, end, room) : end;
    const bool alone = without_foot == first && fresh && first < last;
    struct table_take take = table_take_to(plan, left, alone ? first + 1 : without_foot);
    take.foot &= without_foot == end || take.to < last; /* or else it follows alone */
    take.foot &= !foot_waits;
    return take;
}
