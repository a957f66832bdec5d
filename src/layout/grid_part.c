#include "layout/grid.h"
#include "layout/messages.h"

#include "base/arena.h"
#include "base/job.h"

/* What a row counts for when room is shared out: its fraction where there are fractions,
 * else its height unless that is fixed. */
static int64_t weight_of(const struct track *row, emu h, bool fractions)
{
    if (fractions)
        return row->kind == TRACK_FRACTION ? row->value : 0;
    return row->kind == TRACK_FIXED ? 0 : h;
}

/* Where the rows of a part begin, which share out what they lack of `h`, and where the
 * last one ends, the gap behind it counted as its own. */
static const emu *places_of(const struct grid_part *part, emu h)
{
    const struct grid *g = part->grid;
    const emu *heights = part->heights;
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

/* True if the region ends before the cell does. */
static bool goes_on(const struct grid_part *part, const struct grid_cell *cell)
{
    return cell->row + cell->rowspan > part->to - part->cut;
}

static void leave(struct lay *lay, int cell, const struct rest *inner,
                  const struct rest **left)
{
    struct rest *rest = ARENA_NEW(lay->job->doc, struct rest);
    *rest = (struct rest){cell, inner, *left};
    *left = rest;
}

/* Cell `i` in a room of w × h, in a region that it was begun before or that ends before
 * it does. What it leaves to the next one goes in front of `*left`; nothing if it is not
 * begun yet. */
static const struct frag *lay_piece(const struct grid_part *part, int i, emu w, emu h,
                                    const struct rest **left)
{
    struct lay *lay = part->grid->lay;
    const struct grid_cell *cell = &part->grid->cells[i];
    const struct rest *begun = grid_left_of(part->begun, i);
    const bool on = goes_on(part, cell), ended = begun && !begun->inner;
    const emu y = part->starts[grid_first_row(part, cell) - part->from];
    const struct space space = {w, on ? part->h - y : UNBOUNDED,
                                on ? part->full : UNBOUNDED, on, h};
    const struct outcome out =
        ended ? (struct outcome){NULL, NULL}
              : layout_box(lay, cell->box, space, begun ? begun->inner : NULL);
    if (on && (out.frag || begun))
        leave(lay, i, out.frag || ended ? out.rest : begun->inner, left);
    return out.frag ? out.frag : blank(lay, cell->box, w, h);
}

static void add_cell(struct group *group, const struct grid_part *part, const emu *ys,
                     int i, const struct rest **left)
{
    const struct grid *g = part->grid;
    const struct grid_cell *cell = &g->cells[i];
    const struct style *s = g->box->style;
    const int row = grid_first_row(part, cell) - part->from;
    const int end = cell->row + cell->rowspan;
    const emu x = cell->column ? grid_span(g->widths, 0, cell->column, s->column_gap) +
                                     s->column_gap
                               : 0;
    const emu h =
        ys[(end < part->to ? end : part->to) - part->from] - ys[row] - s->row_gap;
    const emu w = grid_cell_width(g, cell);
    const bool whole = !goes_on(part, cell) && !grid_left_of(part->begun, i);
    const struct frag *frag =
        whole ? fill_cell(group, cell->box, w, h) : lay_piece(part, i, w, h, left);
    if (frag && frag->h > h)
        report_overflow(g->lay, cell->box, DIAG_BOX_TOO_HIGH, frag->h, h);
    group_add(group, frag, x, ys[row]);
}

static const struct frag *build(const struct grid_part *part, const emu *ys, emu w,
                                const struct rest **left)
{
    const struct grid *g = part->grid;
    const struct style *s = g->box->style;
    struct group group = group_new(g->lay);
    const emu h = part->to > part->from ? ys[part->to - part->from] - s->row_gap : 0;
    add_decoration(&group, s, 0, 0, w, h);
    for (int i = 0; i < g->box->n; i++)
        if (g->cells[i].row + g->cells[i].rowspan > part->from &&
            g->cells[i].row < part->to)
            add_cell(&group, part, ys, i, left);
    return group_finish(&group, g->box, w, h);
}

/* What is left of a grid is told by a row, and what is left of its cells. */
struct outcome layout_grid(struct lay *lay, const struct box *box, struct space space,
                           const struct rest *from)
{
    const struct grid *g = grid_at(lay, box, space.w);
    const int first = from ? from->index : 0;
    const struct arena_mark mark = arena_mark(lay->job->scratch);
    const struct grid_part part = grid_take(g, space, first, from ? from->inner : NULL);
    struct outcome out = {NULL, from};
    if (part.to > first || !g->n_rows) {
        const struct rest *left = NULL;
        out.frag = build(&part, places_of(&part, space.fill_h), space.w, &left);
        const int next = part.to - part.cut;
        out.rest = next < g->n_rows ? rest_new(lay, next, left) : NULL;
    }
    arena_release(lay->job->scratch, mark);
    return out;
}
