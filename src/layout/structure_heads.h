/* Which header cells head which cells of a table (ISO 32000-1, 14.8.5.7: Headers);
 * internal to this folder. Rows are told in their order, head first. */
#ifndef GAIYO_LAYOUT_STRUCTURE_HEADS_H
#define GAIYO_LAYOUT_STRUCTURE_HEADS_H

#include "base/list.h"

struct table_heads {
    struct arena *doc;
    struct list columns;   /* of struct headed_column */
    struct list row_heads; /* of struct row_head: those that reach the row at hand */
    struct list cells;     /* of struct headed_cell: of the row at hand */
    int next;              /* the first column that may be free */
};

enum head_kind { HEADS_NOTHING, HEADS_COLUMNS, HEADS_ROWS };

/* A cell in its row, and what is found for it. */
struct headed_cell {
    int element;
    enum head_kind kind;
    int column, colspan, rowspan;
    const int *heads; /* elements, those of its columns first */
    int n_heads;
};

struct table_heads heads_new(struct arena *doc);

/* Adds a cell of the row at hand, at its next free place. */
void heads_add_cell(struct table_heads *h, int element, enum head_kind kind, int colspan,
                    int rowspan);

/* Finds what heads the cells of the row at hand, which are in h->cells until the next one
 * is begun. */
void heads_end_row(struct table_heads *h);

void heads_begin_row(struct table_heads *h);

#endif
