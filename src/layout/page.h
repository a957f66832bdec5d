/* Pages and the numbers on them; internal to this folder. */
#ifndef GAIYO_LAYOUT_PAGE_H
#define GAIYO_LAYOUT_PAGE_H

#include "layout/layout_int.h"

/* NULL, and diagnostics, if something is larger than its room. */
const struct pages *pages_make(struct lay *lay, const struct boxes *boxes);

/* `frag` with its slots filled by the page's number and the number of pages; what has no
 * slot is shared. */
const struct frag *slots_fill(struct lay *lay, const struct frag *frag, int number,
                              int count);

/* Reports the first text of a flow that is not on the pages once and whole. Nothing but a
 * fault of this stage can cause that; it must not come out as a sheet with a row
 * missing. */
void pages_check(struct lay *lay, const struct boxes *boxes, const struct pages *pages);

#endif
