/* The cells of one sheet (ECMA-376 Part 1, 18.3); internal to this folder. */
#ifndef GAIYO_MEASURE_XLSX_SHEET_H
#define GAIYO_MEASURE_XLSX_SHEET_H

#include "measure/table.h"
#include "measure/workbook.h"

#include "base/list.h"

/* A row under construction. */
struct sheet_row {
    struct cell *cells;
    int n;
    int row; /* from 0 */
};

/* Columns from 0, both ends included. */
struct hidden_columns {
    int from, to;
};

/* A sheet that is being read. */
struct sheet_reading {
    struct job *job;
    const struct workbook *workbook;
    struct dates dates;
    struct range range;
    uint32_t file; /* of the sheet among the sources */
    struct part *part;
    struct list rows; /* of struct sheet_row, from top to bottom */

    int row; /* the row under way, from 0; -1 before the first */
    bool row_hidden;
    int column;        /* the last cell of it; -1 */
    struct list cells; /* of that row: struct cell, from the range's first column on */
    struct strbuf raw; /* the value of a cell as it is stored */
    struct strbuf text, decoded;

    struct list hidden;                       /* of struct hidden_columns */
    int hidden_rows, hidden_columns, rounded; /* how many are told of in a note */
    struct srcpos first_hidden_row, first_hidden_column, first_rounded;
    struct str rounded_number, rounded_text; /* of the first one */
    bool too_wide;                           /* it has been said */
    bool failed;                             /* a cell could not be read */
};

/* At the start of <c>: reads to its end and adds the cell to `s->cells` if it is in the
 * range and has a text. A cell that cannot be read is a diagnostic. */
void sheet_read_cell(struct sheet_reading *s);

/* "C14" as row and column from 0; false if it is none. */
bool sheet_parse_cell(struct str text, int *row, int *column);

/* At the start of <mergeCells>: reads to its end. The text of a merge is given to all
 * of its cells, and they all have the place of its first one. Rows that have no text of
 * their own stay away. */
void sheet_read_merges(struct sheet_reading *s);

/* Reads the sheet's part into `s->rows`; false, and diagnostics, if it cannot be read. */
bool sheet_read(struct sheet_reading *s, struct str part);

#endif
