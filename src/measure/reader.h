/* Which reader a file needs, and which mappings are for it; internal to this folder. */
#ifndef GAIYO_MEASURE_READER_H
#define GAIYO_MEASURE_READER_H

#include "measure/table.h"

/* A table_read_fn for any format: by the first bytes of the file, then by the ending of
 * its name; what is neither is CSV. */
bool reader_read(struct job *job, const struct measuring *with, const char *path,
                 const struct mapping *mapping, struct table *table);

/* True if `mapping` is for the file at `path`, by its name. */
bool reader_is_for(const struct mapping *mapping, const char *path);

#endif
