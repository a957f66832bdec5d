#include "measure/csv.h"

#include "load/mapping.h"
#include "measure/decode.h"
#include "measure/messages.h"
#include "measure/separator.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/list.h"

#include <csv.h>
#include <string.h>

/* libcsv says what a cell holds but not where it stood, so the bytes are given to it one
 * at a time and the end of the cell before is remembered. */
struct reading {
    struct job *job;
    struct str text;
    uint32_t file;
    char separator;
    struct range range;
    int number; /* of the row under way, as a spreadsheet counts; 0 in front of the first
                 */
    int row_start;
    int behind; /* [byte] the first one behind the last cell */
    int at;
    struct list cells; /* of the row under way */
    struct list rows;  /* those that hold text */
};

static struct srcpos pos_at(const struct reading *r, int offset)
{
    return (struct srcpos){r->file, (uint32_t)offset};
}

static bool is_blank(const struct reading *r, char c)
{
    if (c == '\r' || c == '\n')
        return !r->cells.n;
    return (c == ' ' || c == '\t') && c != r->separator;
}

/* Where the cell under way begins: behind the blanks in front of it, which libcsv drops,
 * and, for the first of a row, behind lines without any. */
static int find_start(const struct reading *r)
{
    int start = r->behind;
    while (start < r->at && is_blank(r, r->text.p[start]))
        start++;
    return start;
}

/* The number of line ends from byte `from` to just before `to`. */
static int count_lines(const struct reading *r, int from, int to)
{
    int n = 0;
    for (int i = from; i < to; i++)
        n += r->text.p[i] == '\n' || (r->text.p[i] == '\r' && r->text.p[i + 1] != '\n');
    return n;
}

/* The bytes that libcsv has put together are mostly those of the text. */
static struct str keep(const struct reading *r, int start, const void *bytes, size_t n)
{
    if (start + (int)n <= r->text.n && memcmp(r->text.p + start, bytes, n) == 0)
        return str_slice(r->text, start, start + (int)n);
    return (struct str){arena_copy(r->job->doc, bytes, n), (int)n};
}

static void on_cell(void *bytes, size_t n, void *context)
{
    struct reading *r = context;
    int start = find_start(r);
    if (!r->cells.n) {
        r->row_start = start;
        r->number += 1 + count_lines(r, r->behind, start);
    }
    if (start < r->text.n && r->text.p[start] == '"')
        start++;
    struct cell *cell = list_add(&r->cells);
    cell->text = n ? keep(r, start, bytes, n) : STR("");
    cell->pos = pos_at(r, start);
    r->behind = r->at + 1;
}

static bool has_text(const struct row *row)
{
    for (int i = 0; i < row->n; i++)
        if (str_trim(row->cells[i].text).n)
            return true;
    return false;
}

/* The part of the row under way that the range holds. */
static struct row cut_row(const struct reading *r)
{
    const struct range *range = &r->range;
    const struct cell *cells = r->cells.n ? list_at(&r->cells, 0) : NULL;
    const int last = r->cells.n < range->last_column ? r->cells.n : range->last_column;
    const int first = range->first_column - 1;
    struct row row = {.pos = pos_at(r, r->row_start)};
    if (r->number < range->first_row || r->number > range->last_row || first >= last)
        return row;
    row.cells = cells + first;
    row.n = last - first;
    if (first)
        row.pos = row.cells[0].pos;
    return row;
}

/* A line end of two bytes belongs to its row whole. */
static void on_row(int end, void *context)
{
    struct reading *r = context;
    struct row row = cut_row(r);
    if (has_text(&row)) {
        const void *cells =
            arena_copy(r->job->scratch, row.cells, (size_t)row.n * sizeof *row.cells);
        row.cells = cells;
        *(struct row *)list_add(&r->rows) = row;
    }
    r->cells.n = 0;
    r->behind = r->at + 1;
    if (end == '\r' && r->behind < r->text.n && r->text.p[r->behind] == '\n')
        r->behind++;
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

bool csv_read(struct job *job, const struct measuring *with, const char *path,
              const struct mapping *mapping, struct table *table)
{
    (void)with;
    struct reading r = {.job = job, .separator = mapping->separator};
    if (!table_range(job, mapping, &r.range) ||
        !decode_file(job, path, mapping->encoding, &r.text, &r.file))
        return false;
    if (!r.separator)
        r.separator = separator_find(job, r.text, r.file, path);
    struct csv_parser parser;
    if (!r.separator || csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        return false;
    r.cells = list_of(job->scratch, sizeof(struct cell));
    r.rows = list_of(job->scratch, sizeof(struct row));
    csv_set_delim(&parser, (unsigned char)r.separator);
    const bool ok = parse(&r, &parser);
    csv_free(&parser);
    if (ok && !r.rows.n)
        DIAG0(job->diags, DIAG_CSV_EMPTY, pos_at(&r, 0));
    *table = (struct table){r.rows.n ? list_at(&r.rows, 0) : NULL, r.rows.n};
    return ok && r.rows.n;
}
