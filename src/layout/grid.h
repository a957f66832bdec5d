/* Grids: cells get their places and tracks their sizes (grid.c), rows are taken region by
 * region (grid_part.c). Internal to this folder. */
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

/* The grid at a width; made once. */
const struct grid *grid_at(struct lay *lay, const struct box *box, emu w);

/* How much room `n` tracks take from the first on, with the gaps between them. */
emu grid_span(const emu *sizes, int first, int n, emu gap);

/* How wide the columns of a cell are together. */
emu grid_cell_width(const struct grid *g, const struct grid_cell *cell);

#endif
