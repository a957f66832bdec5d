#include "measure/xlsx_sheet.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/list.h"

/* <col min="2" max="4" hidden="1">, from 1. Those without cells in the range do not
 * count. */
static void read_column(struct sheet_reading *s)
{
    int from, to;
    if (!part_flag(s->part, "hidden") ||
        !str_to_int(part_attribute(s->part, "min"), &from) ||
        !str_to_int(part_attribute(s->part, "max"), &to) || from < 1)
        return;
    struct hidden_columns *hidden = list_add(&s->hidden);
    *hidden = (struct hidden_columns){from - 1, to - 1};
}

/* The number of the row: as it says, or the next one. */
static bool take_row(struct sheet_reading *s)
{
    const struct str name = part_attribute(s->part, "r");
    int row = s->row + 2;
    const bool said = !name.n || str_to_int(name, &row);
    if (!said || row <= s->row + 1 || row > CELL_ROWS) {
        package_report(s->workbook->package,
                       str_format(s->job->doc,
                                  diags_phrase(s->job->diags,
                                               "the row behind row %d is out of order"),
                                  s->row + 1)
                           .p);
        return false;
    }
    s->row = row - 1;
    s->column = -1;
    s->row_hidden = part_flag(s->part, "hidden");
    s->cells.n = 0;
    return true;
}

static void end_row(struct sheet_reading *s)
{
    if (!s->cells.n)
        return;
    struct sheet_row *row = list_add(&s->rows);
    *row = (struct sheet_row){list_array(&s->cells, s->job->scratch), s->cells.n, s->row};
    if (s->row_hidden && !s->hidden_rows++)
        s->first_hidden_row = row->cells[0].pos;
}

static void read_row(struct sheet_reading *s)
{
    const int depth = part_depth(s->part);
    if (!take_row(s) || part_is_empty(s->part))
        return;
    const bool past = s->row >= s->range.last_row;
    while (part_next(s->part)) {
        if (part_event(s->part) == PART_END && part_depth(s->part) == depth)
            break;
        if (!past && part_event(s->part) == PART_START && part_is(s->part, "c"))
            sheet_read_cell(s);
    }
    end_row(s);
}

/* Which of the hidden columns have a cell. */
static void count_hidden(struct sheet_reading *s)
{
    const int shift = s->range.first_column - 1;
    int width = 0;
    for (int i = 0; i < s->rows.n; i++) {
        const struct sheet_row *row = list_at(&s->rows, i);
        width = row->n > width ? row->n : width;
    }
    for (int i = 0; i < s->hidden.n; i++) {
        const struct hidden_columns *h = list_at(&s->hidden, i);
        const int from = h->from > shift ? h->from : shift;
        const int to = h->to < shift + width - 1 ? h->to : shift + width - 1;
        if (from > to)
            continue;
        if (!s->hidden_columns)
            s->first_hidden_column = srcpos_cell(s->file, s->range.first_row - 1, from);
        s->hidden_columns += to - from + 1;
    }
}

bool sheet_read(struct sheet_reading *s, struct str part)
{
    struct job *job = s->job;
    s->part = part_open(s->workbook->package, part);
    if (!s->part)
        return false;
    s->row = -1;
    s->rows = list_of(job->scratch, sizeof(struct sheet_row));
    s->cells = list_of(job->scratch, sizeof(struct cell));
    s->hidden = list_of(job->doc, sizeof(struct hidden_columns));
    strbuf_init(&s->raw, job->doc);
    strbuf_init(&s->text, job->doc);
    strbuf_init(&s->decoded, job->doc);
    while (part_next(s->part)) {
        if (part_event(s->part) != PART_START)
            continue;
        if (part_is(s->part, "col"))
            read_column(s);
        else if (part_is(s->part, "row"))
            read_row(s);
        else if (part_is(s->part, "mergeCells"))
            sheet_read_merges(s);
    }
    count_hidden(s);
    return part_close(s->part) && !package_is_damaged(s->workbook->package);
}
