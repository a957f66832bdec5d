/* From boxes to the structure of the document; internal to this folder. */
#ifndef GAIYO_LAYOUT_STRUCTURE_BUILD_H
#define GAIYO_LAYOUT_STRUCTURE_BUILD_H

#include "base/list.h"
#include "compose/box.h"
#include "layout/structure.h"

struct building;
struct job;

/* How many rows a long table has in all its slices. */
struct long_length {
    int table; /* the id of its box */
    int n_rows;
};

/* The structure of everything that flows; headers, footers and backgrounds of pages have
 * no part in it. A heading that skips a level is reported. */
const struct structure *structure_build(struct job *job, const struct boxes *boxes);

/* The same of what is in no slice of a long table, for `n_boxes` boxes in all; rows are
 * added to it, and the structure goes on with them. `lengths`: of struct long_length. */
struct building *structure_begin(struct job *job, const struct boxes *boxes, int n_boxes,
                                 const struct list *lengths);
const struct structure *structure_so_far(struct building *b);
int structure_length(const struct building *b);

/* Adds a group of rows to a long table. */
void structure_add_rows(struct building *b, const struct box *table,
                        const struct box *group);

/* Takes back all elements from the `n`-th on, which are those of the boxes behind `after`
 * up to `last`: their rows are added again. */
void structure_cut(struct building *b, int n, int after, int last);

#endif
