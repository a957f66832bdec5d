/* Texts that run along with the pages; internal to this folder. */
#ifndef GAIYO_LAYOUT_RUNNING_H
#define GAIYO_LAYOUT_RUNNING_H

#include "layout/layout_int.h"

struct late;

struct outcome layout_running(struct lay *lay, const struct box *box, struct space space,
                              const struct rest *from);

/* The text that stands on the page in that room. */
const struct frag *running_choose(const struct frag *frag, const struct late *late);

#endif
