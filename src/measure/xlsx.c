#include "measure/xlsx.h"

#include "load/mapping.h"
#include "measure/measure.h"
#include "measure/messages.h"
#include "measure/xlsx_sheet.h"

#include "quantity/quantity.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/job.h"

#include <string.h>

enum { COMPOUND_CEILING = 256 << 20 };

/* --- which sheet -------------------------------------------------------------------- */

static const char *number(struct job *job, int n)
{
    return str_format(job->doc, "%d", n).p;
}

/* The names of the sheets, those that are hidden as such. */
static const char *list_sheets(struct job *job, const struct workbook *workbook)
{
    struct strbuf b;
    strbuf_init(&b, job->doc);
    for (int i = 0; i < workbook->n_sheets; i++) {
        strbuf_addf(&b, "%s%.*s", i ? ", " : "", STR_ARG(workbook->sheets[i].name));
        if (workbook->sheets[i].hidden)
            strbuf_add_c(&b, " (hidden)");
    }
    return strbuf_str(&b).p;
}

static const struct sheet *find_named(struct job *job, const struct workbook *workbook,
                                      const struct mapping_text *name)
{
    for (int i = 0; i < workbook->n_sheets; i++)
        if (str_eq(workbook->sheets[i].name, name->text) && workbook->sheets[i].part.n)
            return &workbook->sheets[i];
    DIAG(job->diags, DIAG_SHEET_UNKNOWN, name->pos,
         diags_source_name(job->diags, package_file(workbook->package)),
         str_c(job->doc, name->text), list_sheets(job, workbook));
    return NULL;
}

/* The first sheet that is not hidden; said if there is a choice. */
static const struct sheet *find_first(struct job *job, const struct workbook *workbook)
{
    const struct sheet *first = NULL;
    int n = 0;
    for (int i = workbook->n_sheets - 1; i >= 0; i--) {
        const struct sheet *sheet = &workbook->sheets[i];
        n += sheet->part.n > 0;
        if (sheet->part.n && !sheet->hidden)
            first = sheet;
    }
    if (!first)
        package_report(workbook->package, "it shows no sheet with cells");
    else if (n > 1)
        DIAG(job->diags, DIAG_SHEET_CHOSEN, srcpos_whole(package_file(workbook->package)),
             str_c(job->doc, first->name), list_sheets(job, workbook));
    return first;
}

static const struct sheet *find_sheet(struct job *job, const struct workbook *workbook,
                                      const struct mapping *mapping)
{
    const struct sheet *sheet = mapping->sheet.text.n
                                    ? find_named(job, workbook, &mapping->sheet)
                                    : find_first(job, workbook);
    if (sheet && sheet->hidden)
        DIAG(job->diags, DIAG_SHEET_HIDDEN, mapping->sheet.pos,
             str_c(job->doc, sheet->name));
    return sheet;
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
    struct row *rows = ARENA_ARRAY(s->job->doc, struct row, s->rows.n);
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
    if (!table_range(job, mapping, &s.range))
        return false;
    if (s.range.first_column > CELL_COLUMNS) {
        DIAG(job->diags, DIAG_SHEET_TOO_WIDE, mapping->range.pos,
             number(job, CELL_COLUMNS));
        return false;
    }
    const struct sheet *sheet = find_sheet(job, workbook, mapping);
    if (!sheet)
        return false;
    s.file = diags_add_sheet(job->diags, path, sheet->name);
    if (!sheet_read(&s, sheet->part) || s.failed)
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
