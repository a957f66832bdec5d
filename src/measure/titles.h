/* What stands above the header of a table; internal to this folder. */
#ifndef GAIYO_MEASURE_TITLES_H
#define GAIYO_MEASURE_TITLES_H

#include "measure/table.h"

/* Notes that the first `n` rows of `table` are titles. One of them may say what unit all
 * values are in that print none, as in （単位：千円）: that is noted too, and `*unit`
 * becomes that unit; empty if there is none. If there are several, `*unclear` is the cell
 * that says so. */
void titles_read(struct job *job, const struct notation *notation,
                 const struct table *table, int n, struct str *unit,
                 struct cell *unclear);

#endif
