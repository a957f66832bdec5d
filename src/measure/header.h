/* Where the header of a table stands, and what its columns are; internal to this folder.
 *
 * Above the header there may be titles. It is the first row that names the indicator and
 * at least one column of values with its date: a column of dates beside one of values
 * (long form), or columns of values of one date each (wide form: years across). A second
 * row may go on with it where the column of the indicators is empty:
 *
 *     指標名   実績値              目標値
 *              R3年度    R4年度    R8年度 */
#ifndef GAIYO_MEASURE_HEADER_H
#define GAIYO_MEASURE_HEADER_H

#include "measure/heading.h"
#include "measure/table.h"

struct job;

/* A column of values. */
struct value_column {
    int at; /* which column of the table */
    bool dated;
    struct period period;          /* of all its values, if dated */
    struct str unit;               /* of those that print none; or empty */
    struct mapping_text indicator; /* the id that they all belong to; or empty */
};

struct header {
    int n;         /* columns of the table */
    int at[ROLES]; /* where the indicator, name, period, note and unit stand; or -1 */
    const struct value_column *values;
    int n_values;
    bool dated; /* `period` is what all other values are of */
    struct period period;
    struct str unit;     /* above the table: of all values that print none; or empty */
    struct cell unclear; /* one above the table that names several units; or empty */
    int body;            /* the first row of the table behind the header */
};

/* Finds the header of `table`. Said about it: titles above it, columns that are not read,
 * a second header. False and diagnostics if there is none that will do. */
bool header_find(struct job *job, const struct notation *notation,
                 const struct mapping *mapping, const struct table *table,
                 struct header *header);

#endif
