/* The rows below a header as observations; internal to this folder. */
#ifndef GAIYO_MEASURE_BODY_H
#define GAIYO_MEASURE_BODY_H

#include "measure/header.h"

#include "base/list.h"

/* Adds the observations (struct observation) that the rows of `table` below `header`
 * hold. Every cell that cannot be read is reported, and so are rows of remarks. */
void body_read(struct job *job, const struct notation *notation,
               const struct mapping *mapping, const struct table *table,
               const struct header *header, struct list *observations);

#endif
