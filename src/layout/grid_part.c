#include "layout/grid.h"
#include "layout/messages.h"

#include "base/arena.h"
#include "base/job.h"

/* --- regions ------------------------------------------------------------------------ */

/* Rows of a grid in one region. */
struct grid_part {
    const struct grid *grid;
    int from, to;
    const emu *ys; /* to - from + 1: where they begin, and the last one ends; the gap
                      behind a row counts as the row's */
    /* What is left of the cells of row `from` that were begun in the region before, each
       with its number, beside one another, nothing of one that is finished; NULL: none */
    const struct rest *begun;
    bool cut;       /* the last row goes on in the next region */
    emu room, full; /* for that row here, and in a fresh region */
};

/* The end of the rows from `from` on that fit; a cell over several rows is not cut.
 * `must`: at least those go that belong together. */
static int rows_that_fit(const struct grid *g, int from, emu h, bool must)
{
    int fit = from, end = from;
    emu y = 0;
    for (int i = from; i < g->n_rows; i++) {
        y = emu_sum(y, g->heights[i] + (i > from ? g->box->style->row_gap : 0));
        if (y > h && (fit > from || !must))
            break;
        end = i + 1;
        if (end == g->n_rows || !g->crossed[end])
            fit = end;
        if (y > h && fit > from)
            break;
    }
    return fit;
}

/* What a row counts for when room is shared out: its fraction where there are fractions,
 * else its height unless that is fixed. */
static int64_t weight_of(const struct track *row, emu h, bool fractions)
{
    if (fractions)
        return row->kind == TRACK_FRACTION ? row->value : 0;
    return row->kind == TRACK_FIXED ? 0 : h;
}

/* Where the rows of a part begin, which share out what they lack of `h`. */
static const emu *places_of(const struct grid_part *part, const emu *heights, emu h)
{
    const struct grid *g = part->grid;
    const struct track *rows = g->rows + part->from;
    const emu gap = g->box->style->row_gap;
    const int n = part->to - part->from;
    const emu left = h - grid_span(heights, 0, n, gap);
    emu *ys = ARENA_ARRAY(g->lay->job->doc, emu, n + 1);
    bool fractions = false;
    int64_t total = 0, passed = 0;
    for (int i = 0; i < n; i++)
        fractions |= rows[i].kind == TRACK_FRACTION;
    for (int i = 0; i < n; i++)
        total += weight_of(&rows[i], heights[i], fractions);
    emu y = 0;
    for (int i = 0; i < n; i++) {
        passed += weight_of(&rows[i], heights[i], fractions);
        y = emu_sum(y, heights[i] + (int64_t)gap);
        ys[i + 1] = left > 0 && total ? emu_sum(y, left * passed / total) : y;
    }
    return ys;
}

/* What is left of cell `i` that was begun in the region before; NULL: it was not. */
static const struct rest *left_of(const struct rest *begun, int i)
{
    while (begun && begun->index != i)
        begun = begun->beside;
    return begun;
}

/* Where a cell has ended before the others of its row, its fill goes on. */
static const struct frag *blank(struct lay *lay, const struct box *box, emu w, emu h)
{
    const bool filled = box->kind == BOX_CELL && box->style->has_background;
    struct group group = group_new(lay);
    if (filled)
        group_add(&group, frag_fill(lay, w, h, box->style->background, 0), 0, 0);
    return filled ? group_finish(&group, box, w, h) : NULL;
}

/* The cell as high as its rows; as it is where nothing is asked for but whether it goes
 * into them. */
static const struct frag *fill_cell(const struct group *group, const struct box *cell,
                                    emu w, emu h)
{
    struct lay *lay = group->lay;
    const bool only_size = lay->sizes && group->baseline >= 0 && !cell->orthogonal;
    return only_size ? layout_natural(lay, cell, w) : layout_filled(lay, cell, w, h);
}

/* Cell `i` in a room of w × h; what it leaves to the next region goes in front of
 * `*left`. */
static const struct frag *lay_cell(const struct group *group,
                                   const struct grid_part *part, int i, emu w, emu h,
                                   const struct rest **left)
{
    struct lay *lay = group->lay;
    const struct grid_cell *cell = &part->grid->cells[i];
    const struct rest *begun = cell->row == part->from ? left_of(part->begun, i) : NULL;
    const struct rest *from = begun ? begun->inner : NULL;
    const bool ended = begun && !from, goes_on = part->cut && cell->row + 1 == part->to;
    if (!goes_on && !begun)
        return fill_cell(group, cell->box, w, h);
    const struct space space = {w, goes_on ? part->room : UNBOUNDED,
                                goes_on ? part->full : UNBOUNDED, goes_on, h};
    const struct outcome out = ended ? (struct outcome){blank(lay, cell->box, w, h), NULL}
                                     : layout_box(lay, cell->box, space, from);
    if (goes_on) {
        struct rest *rest = ARENA_NEW(lay->job->doc, struct rest);
        *rest = (struct rest){i, out.rest, *left};
        *left = rest;
    }
    return out.frag;
}

static void add_cell(struct group *group, const struct grid_part *part, int i,
                     const struct rest **left)
{
    const struct grid *g = part->grid;
    const struct grid_cell *cell = &g->cells[i];
    const struct style *s = g->box->style;
    const int row = cell->row - part->from;
    const emu x = cell->column ? grid_span(g->widths, 0, cell->column, s->column_gap) +
                                     s->column_gap
                               : 0;
    const emu h = part->ys[row + cell->rowspan] - part->ys[row] - s->row_gap;
    const struct frag *frag = lay_cell(group, part, i, grid_cell_width(g, cell), h, left);
    if (frag && frag->h > h)
        report_overflow(g->lay, cell->box, DIAG_BOX_TOO_HIGH, frag->h, h);
    group_add(group, frag, x, part->ys[row]);
}

static const struct frag *build(const struct grid_part *part, emu w,
                                const struct rest **left)
{
    const struct grid *g = part->grid;
    const struct style *s = g->box->style;
    struct group group = group_new(g->lay);
    const emu h =
        part->to > part->from ? part->ys[part->to - part->from] - s->row_gap : 0;
    add_decoration(&group, s, 0, 0, w, h);
    for (int i = 0; i < g->box->n; i++)
        if (g->cells[i].row >= part->from && g->cells[i].row < part->to)
            add_cell(&group, part, i, left);
    return group_finish(&group, g->box, w, h);
}

/* --- a row that is cut -------------------------------------------------------------- */

/* How high the rest of a row is. */
static emu rest_height(const struct grid *g, int row, const struct rest *begun)
{
    emu h = 0;
    for (int i = 0; i < g->box->n; i++) {
        const struct rest *left = g->cells[i].row == row ? left_of(begun, i) : NULL;
        if (!left || !left->inner)
            continue;
        const struct space space = {grid_cell_width(g, &g->cells[i]), UNBOUNDED,
                                    UNBOUNDED, false, 0};
        const emu own = layout_box(g->lay, g->cells[i].box, space, left->inner).frag->h;
        h = own > h ? own : h;
    }
    return h;
}

/* How high the part of a row is that has `room` here; -1 if one of its cells has nothing
 * to say in front of the cut. */
static emu cut_height(const struct grid *g, int row, const struct rest *begun, emu room,
                      emu full)
{
    emu h = 0;
    for (int i = 0; i < g->box->n; i++) {
        const struct rest *left = g->cells[i].row == row ? left_of(begun, i) : NULL;
        if (g->cells[i].row != row || (left && !left->inner))
            continue;
        const struct space space = {grid_cell_width(g, &g->cells[i]), room, full, true,
                                    0};
        const struct frag *frag =
            layout_box(g->lay, g->cells[i].box, space, left ? left->inner : NULL).frag;
        if (!frag)
            return -1;
        h = frag->h > h ? frag->h : h;
    }
    return h;
}

/* True if the row is higher than any region, and no cell joins it to another one. */
static bool is_cut(const struct grid *g, int row, emu full)
{
    return row < g->n_rows && g->heights[row] > full && !g->crossed[row] &&
           (row + 1 == g->n_rows || !g->crossed[row + 1]);
}

/* The rows of a region, with their heights; the last one may be there in part. */
static struct grid_part take(const struct grid *g, struct space space, int first,
                             const struct rest *begun, emu *heights)
{
    const emu gap = g->box->style->row_gap;
    const bool fresh = space.h == space.full_h;
    struct grid_part part = {.grid = g, .from = first, .to = first, .begun = begun};
    emu y = 0;
    part.full = space.full_h;
    if (begun) {
        heights[0] = rest_height(g, first, begun);
        if (!space.may_break || heights[0] <= space.h) {
            part.to++;
            y = emu_sum(heights[0], gap);
        }
    }
    if (!begun || part.to > first) {
        const int from = part.to;
        part.to = space.may_break
                      ? rows_that_fit(g, from, space.h - y,
                                      fresh && !begun && !is_cut(g, first, space.full_h))
                      : g->n_rows;
        for (int i = from; i < part.to; i++) {
            heights[i - first] = g->heights[i];
            y = emu_sum(y, (int64_t)g->heights[i] + gap);
        }
    }
    part.room = space.h - y;
    const bool again = begun && part.to == first;
    if (!space.may_break || !(again || is_cut(g, part.to, space.full_h)) ||
        (part.room <= 0 && !fresh))
        return part;
    const emu h = cut_height(g, part.to, again ? begun : NULL, part.room, part.full);
    if (h < 0)
        return part;
    heights[part.to++ - first] = h;
    part.cut = true;
    return part;
}

/* What is left of a grid is told by a row, and what is left of its cells. */
struct outcome layout_grid(struct lay *lay, const struct box *box, struct space space,
                           const struct rest *from)
{
    const struct grid *g = grid_at(lay, box, space.w);
    const int first = from ? from->index : 0;
    const struct arena_mark mark = arena_mark(lay->job->scratch);
    emu *heights = ARENA_ARRAY(lay->job->scratch, emu, g->n_rows - first + 1);
    struct grid_part part = take(g, space, first, from ? from->inner : NULL, heights);
    struct outcome out = {NULL, from};
    if (part.to > first || !g->n_rows) {
        const struct rest *left = NULL;
        part.ys = places_of(&part, heights, space.fill_h);
        out.frag = build(&part, space.w, &left);
        out.rest = part.cut              ? rest_new(lay, part.to - 1, left)
                   : part.to < g->n_rows ? rest_new(lay, part.to, NULL)
                                         : NULL;
    }
    arena_release(lay->job->scratch, mark);
    return out;
}
