/* Grids, in three steps: cells get their places and tracks their sizes (grid.c), rows are
 * taken region by region (grid_take.c), what stands in them there is laid out
 * (grid_part.c). Internal to this folder. */
#ifndef GAIYO_LAYOUT_GRID_H
#define GAIYO_LAYOUT_GRID_H

#include "layout/layout_int.h"

/* A cell of the grid and the tracks it lies in. */
struct grid_cell {
    const struct box *box;
    int column, row, colspan, rowspan;
};

/* A grid at one width. */
struct grid {
    struct lay *lay;
    const struct box *box;
    struct grid_cell *cells;
    int n_columns, n_rows;
    const struct track *rows; /* n_rows of them: those given, then auto */
    const bool *crossed;      /* n_rows + 1: a cell reaches over the line above the row */
    emu *widths, *heights;    /* of tracks; heights natural */
};

/* Rows of a grid in one region. */
struct grid_part {
    const struct grid *grid;
    int from, to;
    emu *heights; /* to - from, before they share out room that is left over */
    emu *starts;  /* where they begin with these heights */
    /* What the regions before have left of the cells that reach into row `from`, each
       with its number, beside one another: nothing of one that is finished. Such a cell
       that is not among them has not been begun. */
    const struct rest *begun;
    bool cut; /* the last row goes on in the next region */
    emu h;    /* of the region */
    emu full; /* of a fresh one */
};

/* The rows from `first` on that go into a region, the last one perhaps in part; in
 * scratch memory. None if nothing fits, which is never so in a fresh region. */
struct grid_part grid_take(const struct grid *g, struct space space, int first,
                           const struct rest *begun);

/* What is left of cell `i` in such a list; NULL: it has not been begun. */
static inline const struct rest *grid_left_of(const struct rest *begun, int i)
{
    while (begun && begun->index != i)
        begun = begun->beside;
    return begun;
}

/* The first row of the part that a cell stands in there. */
static inline int grid_first_row(const struct grid_part *part, const struct grid_cell *c)
{
    return c->row < part->from ? part->from : c->row;
}

/* The grid at a width; made once. */
const struct grid *grid_at(struct lay *lay, const struct box *box, emu w);

/* How much room `n` tracks take from the first on, with the gaps between them. */
emu grid_span(const emu *sizes, int first, int n, emu gap);

/* How wide the columns of a cell are together. */
emu grid_cell_width(const struct grid *g, const struct grid_cell *cell);

#endif
