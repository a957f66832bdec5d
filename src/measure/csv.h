/* CSV cells with their places; internal to this folder. */
#ifndef GAIYO_MEASURE_CSV_H
#define GAIYO_MEASURE_CSV_H

#include "base/diag.h"
#include "base/list.h"
#include "base/str.h"

struct job;

struct csv_cell {
    struct str text;   /* without its quotes */
    struct srcpos pos; /* of its first character inside the quotes */
};

struct csv_row {
    const struct csv_cell *cells;
    int n;
    struct srcpos pos;
};

/* The rows of the file at `path` (struct csv_row); false and diagnostics if it cannot be
 * read or has none. */
bool csv_read_rows(struct job *job, const char *path, struct list *rows);

#endif
