/* Tables of very many rows, which are composed, shaped and laid out slice by slice;
 * internal to this folder.
 *
 * All rows are gone through once, to find the widths of the columns; then each region
 * takes what it needs of the slice at hand, which is a table with the head and foot of
 * the whole one. A slice begins with the group that the last one broke off in, and is
 * given back when the next one is made: fragments of it live until then. */
#ifndef GAIYO_LAYOUT_LONG_TABLE_H
#define GAIYO_LAYOUT_LONG_TABLE_H

#include "layout/table.h"

#include "base/job.h"
#include "shape/noted.h"

/* The rows at hand. */
struct slice {
    struct job job; /* with memory of its own */
    struct lay lay;
    const struct long_table *of;
    const struct row_slice *rows;
    const struct box *table; /* head, rows, foot */
    struct group_origin begin;
    int first_row, n_rows; /* of the whole table; of the slice */
    int first_group;       /* likewise */
    int *group_rows; /* where each group begins in the slice, and the last one ends */
    int *elements;   /* of the structure that there are before each group */
    bool is_last;    /* the table ends with it */
};

/* A table, and what was found when all its rows were gone through. */
struct long_table {
    const struct box *box;
    struct group_origin origin; /* of its first row */
    int n_rows;
    struct list wishes; /* of struct track_wish: of all cells, those alike once */
    const struct decimal *columns; /* where their figures meet; NULL: in none of them */
    emu w;                         /* that it is laid out at; 0: it is not yet */
    const emu *xs;       /* where its columns begin then, and the last one ends */
    struct slice *slice; /* NULL: there is none at hand */
};

/* What long tables share. */
struct long_tables {
    struct lay *lay; /* of what is in no slice */
    const struct boxes *boxes;
    const struct row_feed *feed;
    struct building *building; /* of the structure */
    struct reading *reading;   /* of what the pages say (check.c) */
    struct list tables;        /* of struct long_table * */
    struct noted_glyphs noted; /* of all texts */
    int n_boxes, n_texts; /* slices counted */
    bool counts_pages;    /* a text says how many there are */
    bool counting;        /* that is being found out: nothing else is noted */
    bool failed;
};

/* Goes through all rows of all long tables: what their cells want of the columns, and the
 * glyphs of all texts. False, and diagnostics, if something is wrong. */
bool long_tables_survey(struct long_tables *tables);

/* The slice that has row `row`; `things`: what it is to be made of, from the group of
 * that row on, 0: what is at hand will do. NULL, and diagnostics, if it is wrong. */
struct slice *slice_take(struct long_tables *tables, struct long_table *table, int row,
                         int things);

/* Frees what is at hand of all tables: all of it must have been on the pages, or it is to
 * come again. */
void long_tables_end(struct long_tables *tables);
void long_tables_rewind(struct long_tables *tables);

/* Makes a slice of things that rows are made of, beginning where `origin` says. */
struct slice *slice_new(struct long_tables *tables, const struct long_table *table,
                        const struct group_origin *origin, int things);
void slice_free(struct slice *slice);

/* The slice, if the table is that of one. */
static inline const struct slice *slice_of(const struct lay *lay, const struct box *table)
{
    return lay->slice && lay->slice->table == table ? lay->slice : NULL;
}

#endif
