#include "measure/csv.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/job.h"
#include "base/list.h"
#include "base/utf8.h"

#include <csv.h>
#include <string.h>

enum { CSV_CEILING = 256 << 20 };

/* libcsv says what a cell holds but not where it stood, so the bytes are given to it one
 * at a time and the end of the cell before is remembered. */
struct reading {
    struct job *job;
    struct str text;
    uint32_t file;
    int row_start;
    int behind; /* [byte] the first one behind the last cell */
    int at;
    struct list cells; /* of the row under way */
    struct list *rows;
};

static struct srcpos pos_at(const struct reading *r, int offset)
{
    return (struct srcpos){r->file, (uint32_t)offset};
}

/* Where the cell under way begins: behind the blanks in front of it, which libcsv drops,
 * and, for the first of a row, behind lines without any. */
static int find_start(const struct reading *r)
{
    const char *blanks = r->cells.n ? " \t" : " \t\r\n";
    int start = r->behind;
    while (start < r->at && strchr(blanks, r->text.p[start]))
        start++;
    return start;
}

static void on_cell(void *bytes, size_t n, void *context)
{
    struct reading *r = context;
    int start = find_start(r);
    if (!r->cells.n)
        r->row_start = start;
    if (start < r->text.n && r->text.p[start] == '"')
        start++;
    struct cell *cell = list_add(&r->cells);
    cell->text = (struct str){arena_copy(r->job->doc, bytes, n), (int)n};
    cell->pos = pos_at(r, start);
    r->behind = r->at + 1;
}

static bool has_text(const struct list *cells)
{
    for (int i = 0; i < cells->n; i++)
        if (str_trim(((const struct cell *)list_at(cells, i))->text).n)
            return true;
    return false;
}

static void on_row(int end, void *context)
{
    (void)end;
    struct reading *r = context;
    if (has_text(&r->cells)) {
        struct row *row = list_add(r->rows);
        row->cells = list_array(&r->cells, r->job->doc);
        row->n = r->cells.n;
        row->pos = pos_at(r, r->row_start);
    }
    r->cells.n = 0;
    r->behind = r->at + 1;
}

/* The quote that the parser stumbled over; it finds a closing one wrong only with what
 * follows. In a cell of several lines it is more likely the opening one that has no
 * partner. */
static void report_quote(const struct reading *r)
{
    const int start = find_start(r);
    int quote = r->at;
    while (quote > start && r->text.p[quote] != '"')
        quote--;
    const bool lines = r->text.p[start] == '"' &&
                       memchr(r->text.p + start, '\n', (size_t)(quote - start));
    if (lines)
        DIAG0(r->job->diags, DIAG_CSV_QUOTE_OPEN, pos_at(r, start));
    else
        DIAG0(r->job->diags, DIAG_CSV_QUOTE, pos_at(r, quote));
}

static bool parse(struct reading *r, struct csv_parser *parser)
{
    for (r->at = r->behind; r->at < r->text.n; r->at++) {
        if (csv_parse(parser, r->text.p + r->at, 1, on_cell, on_row, r) == 1)
            continue;
        report_quote(r);
        return false;
    }
    if (csv_fini(parser, on_cell, on_row, r) != 0) {
        DIAG0(r->job->diags, DIAG_CSV_QUOTE_OPEN, pos_at(r, find_start(r)));
        return false;
    }
    return true;
}

bool csv_read(struct job *job, const char *path, const struct mapping *mapping,
              struct table *table)
{
    (void)mapping;
    struct list rows = list_of(job->doc, sizeof(struct row));
    struct reading r = {.job = job, .rows = &rows};
    r.cells = list_of(job->doc, sizeof(struct cell));
    if (!file_read(job, path, CSV_CEILING, &r.text, &r.file))
        return false;
    const int bad = utf8_find_invalid(r.text);
    if (bad >= 0) {
        DIAG0(job->diags, DIAG_CSV_ENCODING, pos_at(&r, bad));
        return false;
    }
    if (str_starts(r.text, STR("\xEF\xBB\xBF")))
        r.behind = 3;
    struct csv_parser parser;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        return false;
    const bool ok = parse(&r, &parser);
    csv_free(&parser);
    if (ok && !rows.n)
        DIAG0(job->diags, DIAG_CSV_EMPTY, pos_at(&r, 0));
    *table = (struct table){list_array(&rows, job->doc), rows.n};
    return ok && rows.n;
}
