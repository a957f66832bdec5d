#include "layout/grid.h"

#include "base/arena.h"
#include "base/job.h"

/* Which rows go into a region. Rows that are joined by cells over several of them stay
 * together in a band, and bands that are no higher than a region are never cut. One that
 * is higher begins where there is room and is cut like text: between its rows, where
 * cells over several of them go on across the cut, or within a row, in all of its cells
 * at once, where each has something to say in front of the cut. */

/* A region on its way. */
struct filling {
    struct grid_part part;
    struct space space;
    emu y; /* where the next row begins */
};

static void add_row(struct filling *f, emu h)
{
    const int i = f->part.to++ - f->part.from;
    f->part.heights[i] = h;
    f->part.starts[i] = f->y;
    f->y = emu_sum(f->y, (int64_t)h + f->part.grid->box->style->row_gap);
}

static int band_end(const struct grid *g, int row)
{
    do
        row++;
    while (row < g->n_rows && g->crossed[row]);
    return row;
}

static bool reaches_into(const struct grid_cell *cell, int row)
{
    return cell->row <= row && row < cell->row + cell->rowspan;
}

static bool ends_in(const struct grid_cell *cell, int row)
{
    return cell->row + cell->rowspan - 1 == row;
}

/* Where the cell begins in this region: in one of the rows that are there, or the next.
 */
static emu top_of(const struct filling *f, const struct grid_cell *cell)
{
    const int row = grid_first_row(&f->part, cell);
    return row < f->part.to ? f->part.starts[row - f->part.from] : f->y;
}

/* How much height all that is left of cell `i` takes. */
static emu need_of(const struct filling *f, int i)
{
    const struct grid *g = f->part.grid;
    const struct grid_cell *cell = &g->cells[i];
    const struct rest *left = grid_left_of(f->part.begun, i);
    const emu w = grid_cell_width(g, cell);
    const struct space space = {w, UNBOUNDED, UNBOUNDED, false, 0};
    if (!left)
        return layout_natural(g->lay, cell->box, w)->h;
    return left->inner ? layout_box(g->lay, cell->box, space, left->inner).frag->h : 0;
}

/* The part of cell `i` that goes into this region if that ends before the cell does. */
static struct outcome piece_of(const struct filling *f, int i)
{
    const struct grid *g = f->part.grid;
    const struct grid_cell *cell = &g->cells[i];
    const struct rest *left = grid_left_of(f->part.begun, i);
    const struct space space = {grid_cell_width(g, cell), f->space.h - top_of(f, cell),
                                f->space.full_h, true, 0};
    return layout_box(g->lay, cell->box, space, left ? left->inner : NULL);
}

static bool is_finished(const struct filling *f, int i)
{
    const struct rest *left = grid_left_of(f->part.begun, i);
    return left && !left->inner;
}

/* Of the next row, if it has one that is not that of its cells and is there in full. */
static emu fixed_height(const struct filling *f)
{
    const int row = f->part.to;
    const struct track *track = &f->part.grid->rows[row];
    const bool whole = row > f->part.from || !f->part.begun;
    return track->kind == TRACK_FIXED && whole ? track->value : 0;
}

/* How high the next row is so that the cells that end in it do so. */
static emu height_of_row(const struct filling *f)
{
    const struct grid *g = f->part.grid;
    emu h = fixed_height(f);
    for (int i = 0; i < g->box->n; i++) {
        if (!ends_in(&g->cells[i], f->part.to))
            continue;
        const emu need = need_of(f, i) - (f->y - top_of(f, &g->cells[i]));
        h = need > h ? need : h;
    }
    return h;
}

/* True if all cells that begin in the next row and go on behind it have something to say
 * in this region. */
static bool begins_well(const struct filling *f)
{
    const struct grid *g = f->part.grid;
    const int row = f->part.to;
    for (int i = 0; i < g->box->n; i++) {
        const struct grid_cell *cell = &g->cells[i];
        if (reaches_into(cell, row) && !ends_in(cell, row) && !is_finished(f, i) &&
            grid_first_row(&f->part, cell) == row && !piece_of(f, i).frag)
            return false;
    }
    return true;
}

/* The next row as far as there is room; false if one of the cells that begin there has
 * nothing to say in front of the cut. */
static bool cut_within(struct filling *f)
{
    const struct grid *g = f->part.grid;
    const int row = f->part.to;
    bool cut = false;
    emu h = 0;
    if (f->y >= f->space.h)
        return false;
    for (int i = 0; i < g->box->n; i++) {
        const struct grid_cell *cell = &g->cells[i];
        if (!reaches_into(cell, row) || is_finished(f, i))
            continue;
        const struct outcome out = piece_of(f, i);
        if (!out.frag && grid_first_row(&f->part, cell) == row)
            return false;
        const emu own = out.frag ? out.frag->h - (f->y - top_of(f, cell)) : 0;
        cut |= ends_in(cell, row) && (out.rest || !out.frag);
        h = own > h ? own : h;
    }
    add_row(f, h);
    f->part.cut = cut;
    return true;
}

/* The region ends with the row before: that is as high as the cells want that go on
 * across the line. */
static void cut_below(struct filling *f)
{
    const struct grid *g = f->part.grid;
    emu *h = &f->part.heights[f->part.to - 1 - f->part.from];
    const emu y = f->part.starts[f->part.to - 1 - f->part.from];
    for (int i = 0; i < g->box->n; i++) {
        const struct grid_cell *cell = &g->cells[i];
        if (!reaches_into(cell, f->part.to) || cell->row == f->part.to ||
            is_finished(f, i))
            continue;
        const struct frag *frag = piece_of(f, i).frag;
        const emu own = frag ? frag->h - (y - top_of(f, cell)) : 0;
        *h = own > *h ? own : *h;
    }
}

/* The rows of a band up to `end`, as many as there is room for; true if that is all. */
static bool take_band(struct filling *f, int end)
{
    while (f->part.to < end) {
        const emu h = height_of_row(f);
        if (!f->space.may_break || (emu_sum(f->y, h) <= f->space.h && begins_well(f))) {
            add_row(f, h);
            continue;
        }
        if (!cut_within(f) && f->part.to > f->part.from)
            cut_below(f);
        return false;
    }
    return true;
}

static void take_whole(struct filling *f, int end)
{
    while (f->part.to < end)
        add_row(f, f->part.grid->heights[f->part.to]);
}

struct grid_part grid_take(const struct grid *g, struct space space, int first,
                           const struct rest *begun)
{
    struct arena *arena = g->lay->job->scratch;
    struct filling f = {.space = space};
    f.part = (struct grid_part){
        g,           first, first, ARENA_ARRAY(arena, emu, g->n_rows - first + 1),
        NULL,        begun, false, space.h,
        space.full_h};
    f.part.starts = ARENA_ARRAY(arena, emu, g->n_rows - first + 1);
    bool inside = begun || (first < g->n_rows && g->crossed[first]); /* of a band */
    for (bool goes_on = true; goes_on && f.part.to < g->n_rows; inside = false) {
        const int row = f.part.to, end = band_end(g, row);
        const emu h = grid_span(g->heights, row, end - row, g->box->style->row_gap);
        const bool fits = !space.may_break || emu_sum(f.y, h) <= space.h;
        if (inside || (!fits && h > space.full_h))
            goes_on = take_band(&f, end);
        else if (fits)
            take_whole(&f, end);
        else
            goes_on = false;
    }
    return f.part;
}
