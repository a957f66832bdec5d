/* Rows that are made like the one before them, hidden from the validator; internal to
 * this folder.
 *
 * A schema lets a table have any number of rows one after the other, and what is written
 * in their cells is free. So a row of the same elements with the same attributes is valid
 * where the one before it is: libxml2 need not look at it, which takes it longer than
 * everything else does that load does with a long table. */
#ifndef GAIYO_LOAD_ALIKE_H
#define GAIYO_LOAD_ALIKE_H

#include "base/list.h"

#include <libxml/tree.h>

struct job;

struct alike {
    struct list hidden; /* of struct hidden (alike.c) */
};

/* Takes the rows of all tables below `root` that are like the one before them out of the
 * tree. */
struct alike alike_hide(struct job *job, xmlNodePtr root);

/* Puts them back. */
void alike_show(const struct alike *alike);

#endif
