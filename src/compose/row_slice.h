/* Rows of tables that have very many, made some at a time. */
#ifndef GAIYO_COMPOSE_ROW_SLICE_H
#define GAIYO_COMPOSE_ROW_SLICE_H

struct box;

/* The rows of a table that has very many: they are composed, shaped, laid out and painted
 * slice by slice and are in no box tree. A table that has them has no other rows but
 * those of its head and foot. */
struct long_rows {
    int n; /* things of the document that rows are made of, one after the other */
};

/* What a slice of them is to be. */
struct slice_wish {
    const struct box *table;
    int from, to;   /* things that rows are made of */
    int n_boxes;    /* ids count on from here… */
    int first_text; /* …and text.index from here */
};

/* How a group begins: the thing that its first row is made of, and how many boxes and
 * texts there are before it. */
struct group_origin {
    int thing, n_boxes, first_text;
};

/* Some of them, with all the rows of the last group. */
struct row_slice {
    const struct box *const *groups; /* BOX_ROW_GROUP */
    const struct group_origin *origins;
    int n;
    int to; /* the next slice goes on with this thing */
    const struct box *const *texts;
    int first_text, n_texts; /* text.index counts on from that of another slice */
    int last_box;            /* the highest id; likewise */
};

#endif
