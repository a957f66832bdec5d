/* A file of measurements as rows of cells, whatever its format: what every reader of this
 * folder makes, and what columns and headers are looked for in. Internal to this
 * folder. */
#ifndef GAIYO_MEASURE_TABLE_H
#define GAIYO_MEASURE_TABLE_H

#include "base/diag.h"
#include "base/str.h"

#include <stdbool.h>

struct job;
struct mapping;
struct measuring;
struct notation;

struct cell {
    struct str text;   /* as a person would read it in the cell; UTF-8 */
    struct srcpos pos; /* of its first character */
};

struct row {
    const struct cell *cells; /* the first one is of the first column */
    int n;
    struct srcpos pos;
};

/* Rows without any text need not be there. Rows and cells may stand in the scratch arena,
 * the bytes of their texts do not. */
struct table {
    const struct row *rows;
    int n;
};

/* The signature of a reader: fills `table` from the file at `path` as `mapping` asks;
 * false, and diagnostics, if it cannot be read whole. */
typedef bool (*table_read_fn)(struct job *job, const struct measuring *with,
                              const char *path, const struct mapping *mapping,
                              struct table *table);

/* A part of a sheet, rows and columns counted from 1, both ends included. */
struct range {
    int first_row, last_row;
    int first_column, last_column;
};

/* "A3:F40", "A:F" or "3:40"; an empty text is everything. False if it is none of
 * these. */
bool range_parse(struct str text, struct range *range);

/* The range that `mapping` asks for; false, and a diagnostic, if it is none. */
bool table_range(struct job *job, const struct mapping *mapping, struct range *range);

#endif
