/* What a workbook says of itself apart from the cells: its sheets, its texts, its number
 * formats (ECMA-376 Part 1, 18.2, 18.4, 18.8). Internal to this folder. */
#ifndef GAIYO_MEASURE_WORKBOOK_H
#define GAIYO_MEASURE_WORKBOOK_H

#include "measure/number_format.h"
#include "measure/package.h"

#include <stdbool.h>

struct job;

struct sheet {
    struct str name;
    struct str part; /* that holds its cells; empty if it has none (a chart) */
    bool hidden;
};

/* A name that stands for cells, or for something else. */
struct defined_name {
    struct str name;
    struct str refers; /* as a formula: 実績!$A$3:$F$40 */
    int sheet;         /* whose it is: the number of a sheet; -1: the workbook's */
    bool hidden;
};

struct workbook {
    struct package *package;
    const struct sheet *sheets; /* as their tabs stand */
    int n_sheets;
    const struct defined_name *names;
    int n_names;
    const struct str *texts; /* that cells share */
    int n_texts;
    const struct number_format *const *formats; /* of the cells' styles */
    int n_formats;
    const struct number_format *general;
    bool from_1904;
};

/* Reads all that into `workbook`, but no sheet; false, and diagnostics, if it cannot
 * be. */
bool workbook_read(struct job *job, struct package *package, struct workbook *workbook);

/* The format of style `style`; General for one that there is not. */
const struct number_format *workbook_format(const struct workbook *workbook, int style);

/* Adds `text` to `b` with the characters that XML cannot hold (_x000D_) as they are
 * meant; a line ends with a newline (ECMA-376 Part 1, 22.9.2.19). */
void workbook_decode(struct strbuf *b, struct str text);

#endif
