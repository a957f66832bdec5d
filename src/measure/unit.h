/* Values whose unit stands in a cell of its own; internal to this folder. */
#ifndef GAIYO_MEASURE_UNIT_H
#define GAIYO_MEASURE_UNIT_H

#include "base/diag.h"
#include "quantity/quantity.h"

struct job;

/* Reads `value`, which stands at `pos`, again with the unit that the row gives: 98.1 and
 * 億円 are 98.1億円, △2以上 and % are △2%以上. A missing value needs none, and an empty
 * unit or a dash is none. False, and a diagnostic, if the value prints another unit. */
bool unit_complete(struct job *job, const struct notation *notation, struct str unit,
                   struct srcpos pos, struct quantity *value);

#endif
