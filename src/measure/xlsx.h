/* Workbooks (.xlsx, .xlsm; ECMA-376); internal to this folder. */
#ifndef GAIYO_MEASURE_XLSX_H
#define GAIYO_MEASURE_XLSX_H

#include "measure/table.h"

/* A table_read_fn. Reads the cells that the mapping names (xlsx_area.h), else the first
 * sheet that is not hidden, which a note says if there are others.
 *
 *   - A cell is read as it is shown (number_format.h), in 15 significant digits. Where
 *     that is less than the cell holds, a note counts the cells.
 *   - A formula counts with its stored result; without one, and for an error such as
 *     #N/A, there is a diagnostic for the cell.
 *   - The text of merged cells belongs to all of them, with the place of the first.
 *   - Hidden rows and columns are read like others, and a note counts them.
 *   - Rows without any text are left out. */
bool xlsx_read(struct job *job, const struct measuring *with, const char *path,
               const struct mapping *mapping, struct table *table);

/* A table_read_fn for compound files, which are workbooks of Excel up to 2003, or newer
 * ones with a password: says which. */
bool compound_read(struct job *job, const struct measuring *with, const char *path,
                   const struct mapping *mapping, struct table *table);

#endif
