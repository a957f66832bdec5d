/* Sources: what an input is called in messages, and how a place in it is named.
 *
 *     text     plan.xml:12:5              line and column, from 1; a column is a
 * character sheet results.xlsx:実績!C14 the cell as a spreadsheet calls it query
 * results.db:row 12:value the row of the result, from 1, and its column any results.xlsx
 * the input as a whole
 *
 * A sheet is named as in a formula: quoted ('R5 実績'!C14) where a formula would need
 * it. */
#ifndef GAIYO_BASE_SOURCE_H
#define GAIYO_BASE_SOURCE_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct lines;

/* A place in source `file` of the diagnostics; `file` 0 means that there is no place. In
 * text, `offset` counts bytes; in a sheet or a query it is the cell: the row in the upper
 * 20 bits, the column in the lower 12. */
struct srcpos {
    uint32_t file;
    uint32_t offset;
};

#define NO_POS ((struct srcpos){0, 0})

/* Cells that can be told apart, counted from 0. One column less than 12 bits hold: the
 * last cell's number stands for the source as a whole. */
enum { CELL_ROWS = 1 << 20, CELL_COLUMNS = (1 << 12) - 1 };

/* The cell in row `row` and column `column` of a sheet or a query, both from 0. Of a
 * query row 0 is the header, the names of the columns. */
struct srcpos srcpos_cell(uint32_t file, int row, int column);
int srcpos_row(struct srcpos pos);
int srcpos_column(struct srcpos pos);

struct srcpos srcpos_whole(uint32_t file);
bool srcpos_is_whole(struct srcpos pos);

enum source_kind { SOURCE_TEXT, SOURCE_SHEET, SOURCE_QUERY };

struct source {
    const char *name; /* as the person who gave it calls it */
    enum source_kind kind;
    struct str text;           /* of SOURCE_TEXT; else empty */
    struct lines *lines;       /* of SOURCE_TEXT: for finding places in it */
    struct str sheet;          /* of SOURCE_SHEET: its name */
    const struct str *columns; /* of SOURCE_QUERY: their names */
    int n_columns;
};

/* Line and column of a byte of a text; row and column of a cell; both from 1. Row 0 is
 * the header of a query. */
void source_locate(const struct source *source, struct srcpos pos, int *line,
                   int *column);

/* The place as messages name it. */
struct str source_place(struct arena *arena, const struct source *source,
                        struct srcpos pos);

/* "C14"; row and column from 0. */
struct str cell_name(struct arena *arena, int row, int column);

/* The name of column `column`, counted from 0, of a query; "" if it has none. */
struct str source_column(const struct source *source, int column);

#endif
