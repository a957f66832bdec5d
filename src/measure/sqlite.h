/* Databases of SQLite; internal to this folder. */
#ifndef GAIYO_MEASURE_SQLITE_H
#define GAIYO_MEASURE_SQLITE_H

#include "measure/table.h"

/* A table_read_fn. The rows are those of the mapping's query, which is one SELECT and can
 * name :plan and :as_of; without one, those of the table or view called measurements or
 * observations. The names of the result's columns are the header; NULL is an empty cell,
 * a REAL is read in 15 significant digits, and a BLOB is a diagnostic. The database is
 * opened for reading only; a query that does not end soon is stopped. */
bool sqlite_read(struct job *job, const struct measuring *with, const char *path,
                 const struct mapping *mapping, struct table *table);

#endif
