/* CSV; internal to this folder. */
#ifndef GAIYO_MEASURE_CSV_H
#define GAIYO_MEASURE_CSV_H

#include "measure/table.h"

/* A table_read_fn. A cell's text stands without its quotes; its place is that of its
 * first character inside them. */
bool csv_read(struct job *job, const struct measuring *with, const char *path,
              const struct mapping *mapping, struct table *table);

#endif
