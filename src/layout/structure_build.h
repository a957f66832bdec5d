/* From boxes to the structure of the document; internal to this folder. */
#ifndef GAIYO_LAYOUT_STRUCTURE_BUILD_H
#define GAIYO_LAYOUT_STRUCTURE_BUILD_H

#include "compose/box.h"
#include "layout/structure.h"

struct job;

/* The structure of everything that flows; headers, footers and backgrounds of pages have
 * no part in it. A heading that skips a level is reported. */
const struct structure *structure_build(struct job *job, const struct boxes *boxes);

#endif
