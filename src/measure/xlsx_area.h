/* Which cells of a workbook a mapping means: a sheet, and a range of it. Internal to this
 * folder.
 *
 * The range is cells (A3:F40), cells of a sheet (実績!A3:F40), or a name: one that the
 * workbook or the sheet defines (ECMA-376 Part 1, 18.2.5), or a table of a sheet
 * (18.5.1). A name says its sheet itself; a sheet's own name goes before one of the
 * workbook. */
#ifndef GAIYO_MEASURE_XLSX_AREA_H
#define GAIYO_MEASURE_XLSX_AREA_H

#include "measure/table.h"
#include "measure/workbook.h"

struct area {
    const struct sheet *sheet;
    struct range range;
};

/* False, and a diagnostic, if there is no such sheet, range or name. */
bool area_find(struct job *job, const struct workbook *workbook,
               const struct mapping *mapping, struct area *area);

#endif
