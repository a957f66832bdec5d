#include "measure/xlsx.h"

#include "load/mapping.h"
#include "measure/measure.h"
#include "measure/messages.h"
#include "measure/xlsx_area.h"
#include "measure/xlsx_sheet.h"

#include "quantity/quantity.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/job.h"

#include <string.h>

enum { COMPOUND_CEILING = 256 << 20 };

static const char *number(struct job *job, int n)
{
    return str_format(job->doc, "%d", n).p;
}

/* --- its cells ---------------------------------------------------------------------- */

static void say_notes(const struct sheet_reading *s)
{
    struct diags *diags = s->job->diags;
    if (s->hidden_rows)
        DIAG(diags, DIAG_ROWS_HIDDEN, s->first_hidden_row,
             number(s->job, s->hidden_rows));
    if (s->hidden_columns)
        DIAG(diags, DIAG_COLUMNS_HIDDEN, s->first_hidden_column,
             number(s->job, s->hidden_columns));
    if (s->rounded)
        DIAG(diags, DIAG_NUMBERS_ROUNDED, s->first_rounded, number(s->job, s->rounded),
             str_c(s->job->doc, s->rounded_number), str_c(s->job->doc, s->rounded_text));
}

static struct table table_of(const struct sheet_reading *s)
{
    struct row *rows = ARENA_ARRAY(s->job->scratch, struct row, s->rows.n);
    for (int i = 0; i < s->rows.n; i++) {
        const struct sheet_row *row = list_at(&s->rows, i);
        rows[i] = (struct row){row->cells, row->n,
                               srcpos_cell(s->file, row->row, s->range.first_column - 1)};
    }
    return (struct table){rows, s->rows.n};
}

static bool read_cells(struct job *job, const struct measuring *with, const char *path,
                       const struct workbook *workbook, const struct mapping *mapping,
                       struct table *table)
{
    struct sheet_reading s = {.job = job, .workbook = workbook};
    s.dates = (struct dates){with->notation->calendar, workbook->from_1904};
    struct area area;
    if (!area_find(job, workbook, mapping, &area))
        return false;
    s.range = area.range;
    if (s.range.first_column > CELL_COLUMNS) {
        DIAG(job->diags, DIAG_SHEET_TOO_WIDE, mapping->range.pos,
             number(job, CELL_COLUMNS));
        return false;
    }
    s.file = diags_add_sheet(job->diags, path, area.sheet->name);
    if (!sheet_read(&s, area.sheet->part) || s.failed)
        return false;
    say_notes(&s);
    *table = table_of(&s);
    if (!table->n)
        DIAG0(job->diags, DIAG_SHEET_EMPTY, srcpos_cell(s.file, 0, 0));
    return table->n > 0;
}

bool xlsx_read(struct job *job, const struct measuring *with, const char *path,
               const struct mapping *mapping, struct table *table)
{
    struct workbook workbook;
    struct package *package = package_open(job, path);
    if (!package)
        return false;
    const bool read = workbook_read(job, package, &workbook) &&
                      read_cells(job, with, path, &workbook, mapping, table);
    package_close(package);
    return read;
}

/* --- older ones --------------------------------------------------------------------- */

/* A name of the compound file's directory, which is in UTF-16. */
static bool has_name(struct str bytes, const char *name)
{
    char wide[64] = {0};
    for (int i = 0; name[i]; i++)
        wide[2 * i] = name[i];
    return str_find(bytes, (struct str){wide, 2 * (int)strlen(name)}) >= 0;
}

bool compound_read(struct job *job, const struct measuring *with, const char *path,
                   const struct mapping *mapping, struct table *table)
{
    struct str bytes;
    uint32_t file;
    (void)with;
    (void)mapping;
    (void)table;
    if (!file_read(job, path, COMPOUND_CEILING, &bytes, &file))
        return false;
    const bool locked = has_name(bytes, "EncryptedPackage");
    DIAG0(job->diags, locked ? DIAG_WORKBOOK_ENCRYPTED : DIAG_WORKBOOK_OLD,
          srcpos_whole(file));
    return false;
}
