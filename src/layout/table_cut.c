#include "layout/table.h"

#include "base/arena.h"
#include "base/job.h"

/* Where a region ends: between rows, or within one that is higher than any region or may
 * break. A row is cut in all of its cells at once, and only where each of them has
 * something to say in front of the cut. */

/* The part's height. */
static emu measure(struct lay *lay, const struct table_plan *plan,
                   const struct table_take *take, struct space space)
{
    const struct arena_mark mark = arena_mark(lay->job->scratch);
    space.fill_h = 0;
    const struct table_part part = table_part_of(lay, plan, take, space);
    const emu h = part.ys[part.n];
    arena_release(lay->job->scratch, mark);
    return h;
}

/* What the cells of a row that is to be cut leave and need. */
struct cut {
    emu h;         /* of what stands in front of the cut */
    bool goes_on;  /* something is left behind it */
    bool fits;     /* each has something in front of it */
    bool has_flow; /* a cell over several rows goes on through it */
};

/* The cells in the last row of a part that is cut. */
static struct cut cut_cells(struct lay *lay, const struct table_part *part)
{
    struct cut cut = {.fits = true};
    const int last = part->foot - 1;
    for (int c = 0; c < part->plan->n_columns; c++) {
        const int cell = table_cell_at(part->plan, part->rows[last], c);
        if (cell < 0 || part->plan->cells[cell].column != c)
            continue;
        const int i = table_row_of(part, last, cell);
        const struct table_piece p = table_piece(lay, part, i, cell);
        if (!p.flows || (p.left && !p.left->inner))
            continue;
        const emu above = part->ys[last] - part->ys[i];
        const bool ends = p.cell->row + p.cell->rowspan - 1 == part->rows[last];
        const struct space space = {p.w, above + part->room, part->full, true, 0};
        const struct outcome out =
            layout_box(lay, p.box, space, p.left ? p.left->inner : NULL);
        const emu h = out.frag ? out.frag->h - above : 0;
        cut.fits &= out.frag != NULL || p.cell->rowspan > 1;
        cut.goes_on |= ends && (out.rest || !out.frag);
        cut.has_flow |= p.cell->rowspan > 1 && (out.rest || !out.frag);
        cut.h = h > cut.h ? h : cut.h;
    }
    return cut;
}

/* Of the row that is cut, if it is to have a height of its own. */
static emu least_height(const struct table_plan *plan, int row, emu room)
{
    const emu own = plan->rows[row].box->style->height;
    return own < room ? own : room;
}

/* The region ends with the row: all of it is there, only lower than planned. */
static struct table_take take_whole(const struct table_plan *plan,
                                    const struct table_take *cut, struct space space,
                                    emu h)
{
    struct table_take take = table_take_to(plan, cut->left, cut->to + 1);
    take.last_h = cut->last_h;
    if (take.foot && !cut->foot && h + plan->foot_h > space.h)
        take.foot = false;
    return take;
}

/* `take` and as much of the row behind it as there is room for; `take` itself if that is
 * nothing. `must`: there is no better place for it. */
static struct table_take cut_row(struct lay *lay, const struct table_plan *plan,
                                 const struct table_take *take, struct space space,
                                 bool must)
{
    const struct arena_mark mark = arena_mark(lay->job->scratch);
    struct table_take cut = table_take_to(plan, take->left, take->to);
    cut.cut = true;
    space.fill_h = 0;
    struct table_part part = table_part_of(lay, plan, &cut, space);
    /* labels that reach into the row may have raised it */
    const emu row_y = part.ys[part.foot - 1];
    part.room = space.h - (part.ys[part.n] - (part.ys[part.foot] - row_y));
    const struct cut cells =
        part.room > 0 || must ? cut_cells(lay, &part) : (struct cut){.fits = false};
    const emu least = least_height(plan, take->to, part.room);
    cut.last_h = cells.has_flow && part.room > cells.h ? part.room : cells.h;
    cut.last_h = cut.last_h < least ? least : cut.last_h;
    arena_release(lay->job->scratch, mark);
    if (!cells.fits && !must)
        return *take;
    const emu h = measure(lay, plan, &cut, space);
    if (h > space.h && !must)
        return *take;
    return cells.goes_on ? cut : take_whole(plan, &cut, space, h);
}

/* True if the region may end within row `row` with `left` of it to go. */
static bool may_cut(const struct table_plan *plan, int row, emu full, emu left)
{
    const struct table_row *r = &plan->rows[row];
    emu group = 0;
    if (r->h > full)
        return true;
    if (r->box->style->break_inside == BREAK_AVOID || r->h <= left)
        return false;
    for (int i = r->begin; i < r->end && group <= full; i++)
        group = emu_sum(group, plan->rows[i].h);
    return r->end - r->begin == 1 || group > full;
}

/* How high the first row is, of which a part was in the region before. */
static emu begun_height(struct lay *lay, const struct table_plan *plan,
                        struct table_left left, struct space space)
{
    if (!left.row_begun)
        return 0;
    const struct table_take alone = table_take_to(plan, left, left.row + 1);
    const emu around = table_height_around(plan, &alone);
    return measure(lay, plan, &alone, space) - around;
}

/* Whole rows, fewer of them where a cell that is cut needs more room for its label. */
static struct table_take whole_rows(struct lay *lay, const struct table_plan *plan,
                                    struct table_left left, struct space space,
                                    bool *fits)
{
    const int least = left.row + (left.row_begun || space.h == space.full_h);
    const emu begun = begun_height(lay, plan, left, space);
    struct table_take take = table_take(plan, left, begun, space);
    for (;;) {
        *fits = measure(lay, plan, &take, space) <= space.h;
        if (*fits || take.to <= least)
            return take;
        take = table_take_to(plan, left, take.to - 1);
    }
}

struct table_take table_take_rows(struct lay *lay, const struct table_plan *plan,
                                  struct table_left left, struct space space)
{
    const int last = table_body_end(plan);
    const bool fresh = space.h == space.full_h;
    bool fits = true;
    if (!space.may_break)
        return table_take_to(plan, left, last);
    struct table_take take = whole_rows(lay, plan, left, space, &fits);
    if (left.row == last)
        return take;
    if (!fits)
        take = table_take_to(plan, left, left.row);
    const emu full = space.full_h - table_height_around(plan, &take);
    const emu room = space.h - (fits ? measure(lay, plan, &take, space) : 0);
    if (!fits || (take.to < last && may_cut(plan, take.to, full, room)))
        return cut_row(lay, plan, &take, space, fresh && take.to == left.row);
    return take;
}
