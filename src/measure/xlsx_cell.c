#include "measure/messages.h"
#include "measure/xlsx_sheet.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/list.h"

#include <limits.h>

enum cell_type {
    CELL_NUMBER,
    CELL_SHARED, /* the number of a text of the workbook */
    CELL_TEXT,   /* its own text */
    CELL_RESULT, /* the text that a formula has made */
    CELL_BOOLEAN,
    CELL_FAILURE, /* #N/A */
    CELL_ISO_DATE,
};

/* A cell as the file stores it. */
struct stored {
    enum cell_type type;
    int style;
    bool formula;
    bool value; /* there is one */
};

bool sheet_parse_cell(struct str text, int *row, int *column)
{
    int i = 0, c = 0, r = 0;
    for (; i < text.n && text.p[i] >= 'A' && text.p[i] <= 'Z' && c < 1 << 14; i++)
        c = c * 26 + (text.p[i] - 'A' + 1);
    const int digits = i;
    for (; i < text.n && text.p[i] >= '0' && text.p[i] <= '9' && r <= CELL_ROWS; i++)
        r = r * 10 + (text.p[i] - '0');
    *row = r - 1;
    *column = c - 1;
    return digits > 0 && i == text.n && c <= 1 << 14 && 0 < r && r <= CELL_ROWS;
}

static enum cell_type parse_type(struct str text)
{
    static const struct {
        const char *name;
        enum cell_type type;
    } types[] = {{"s", CELL_SHARED},  {"str", CELL_RESULT}, {"inlineStr", CELL_TEXT},
                 {"b", CELL_BOOLEAN}, {"e", CELL_FAILURE},  {"d", CELL_ISO_DATE}};
    for (int i = 0; text.n && i < 6; i++)
        if (str_is(text, types[i].name))
            return types[i].type;
    return CELL_NUMBER;
}

static struct srcpos place(const struct sheet_reading *s)
{
    return srcpos_cell(s->file, s->row, s->column);
}

static void report_damaged(struct sheet_reading *s, const char *why)
{
    DIAG(s->job->diags, DIAG_CELL_DAMAGED, place(s), why);
    s->failed = true;
}

/* Reads to the end of <c>: its value, as it is stored, goes to `s->raw`. */
static void read_stored(struct sheet_reading *s, struct stored *stored)
{
    struct part *part = s->part;
    const int depth = part_depth(part);
    bool value = false;
    s->raw.n = 0;
    if (part_is_empty(part))
        return;
    while (part_next(part)) {
        const enum part_event event = part_event(part);
        if (event == PART_TEXT && value) {
            strbuf_add(&s->raw, part_text(part));
        } else if (event == PART_END) {
            if (part_depth(part) == depth)
                return;
            value = false;
        } else if (event == PART_START && part_is(part, "v")) {
            value = !part_is_empty(part);
            stored->value = true;
        } else if (event == PART_START && part_is(part, "f")) {
            stored->formula = true;
        } else if (event == PART_START && part_is(part, "is")) {
            part_read_text(part, &s->raw);
            stored->value = true;
        }
    }
}

/* --- what the cell shows ------------------------------------------------------------ */

static void note_rounded(struct sheet_reading *s, struct str text)
{
    if (!s->rounded++) {
        s->first_rounded = place(s);
        s->rounded_number = str_copy(s->job->doc, strbuf_str(&s->raw));
        s->rounded_text = str_copy(s->job->doc, text);
    }
}

static bool show_number(struct sheet_reading *s, const struct stored *stored,
                        struct str number, struct str *text)
{
    struct decimal value;
    if (!decimal_parse(number, &value)) {
        report_damaged(s, "it should hold a number");
        return false;
    }
    const struct number_format *format = workbook_format(s->workbook, stored->style);
    switch (number_format_print(&s->text, format, &s->dates, &value, text)) {
    case SHOWN_OTHER:
        note_rounded(s, *text);
        return true;
    case SHOWN_NO_DATE:
        DIAG(s->job->diags, DIAG_CELL_NO_DATE, place(s), str_c(s->job->doc, number));
        s->failed = true;
        return false;
    default:
        return true;
    }
}

/* 2023-12-31T00:00:00: the day, in the form that other dates are read in. */
static bool show_iso_date(struct sheet_reading *s, struct str *text)
{
    const struct str raw = strbuf_str(&s->raw);
    int year, month, day;
    if (raw.n < 10 || raw.p[4] != '-' || raw.p[7] != '-' ||
        !str_to_int(str_slice(raw, 0, 4), &year) ||
        !str_to_int(str_slice(raw, 5, 7), &month) ||
        !str_to_int(str_slice(raw, 8, 10), &day)) {
        report_damaged(s, "it should hold a date");
        return false;
    }
    s->text.n = 0;
    strbuf_addf(&s->text, "%d.%d.%d", year, month, day);
    *text = strbuf_str(&s->text);
    return true;
}

static bool show_text(struct sheet_reading *s, const struct stored *stored,
                      struct str held, struct str *text)
{
    *text = number_format_print_text(&s->text,
                                     workbook_format(s->workbook, stored->style), held);
    return true;
}

static bool show_shared(struct sheet_reading *s, const struct stored *stored,
                        struct str *text)
{
    int i;
    if (!str_to_int(strbuf_str(&s->raw), &i) || i < 0 || i >= s->workbook->n_texts) {
        report_damaged(s, "the workbook has no such text");
        return false;
    }
    return show_text(s, stored, s->workbook->texts[i], text);
}

static bool show_own_text(struct sheet_reading *s, const struct stored *stored,
                          struct str *text)
{
    s->decoded.n = 0;
    workbook_decode(&s->decoded, strbuf_str(&s->raw));
    return show_text(s, stored, strbuf_str(&s->decoded), text);
}

static bool show(struct sheet_reading *s, const struct stored *stored, struct str *text)
{
    const struct str raw = str_trim(strbuf_str(&s->raw));
    switch (stored->type) {
    case CELL_SHARED:
        return show_shared(s, stored, text);
    case CELL_TEXT:
    case CELL_RESULT:
        return show_own_text(s, stored, text);
    case CELL_FAILURE:
        DIAG(s->job->diags, DIAG_CELL_ERROR, place(s), str_c(s->job->doc, raw));
        s->failed = true;
        return false;
    case CELL_BOOLEAN:
        *text = str_is(raw, "1") || str_is(raw, "true") ? STR("TRUE") : STR("FALSE");
        return true;
    case CELL_ISO_DATE:
        return show_iso_date(s, text);
    default:
        return show_number(s, stored, raw, text);
    }
}

/* --- into the row ------------------------------------------------------------------- */

static void add_cell(struct sheet_reading *s, struct str text)
{
    const int at = s->column - (s->range.first_column - 1);
    while (s->cells.n < at) {
        struct cell *gap = list_add(&s->cells);
        gap->text = STR("");
        gap->pos =
            srcpos_cell(s->file, s->row, s->range.first_column - 1 + s->cells.n - 1);
    }
    struct cell *cell = list_add(&s->cells);
    cell->text = text;
    cell->pos = place(s);
}

static bool in_range(const struct sheet_reading *s)
{
    const struct range *r = &s->range;
    return r->first_row <= s->row + 1 && s->row < r->last_row &&
           r->first_column <= s->column + 1 && s->column < r->last_column;
}

/* The column of the cell: as it says, or the next one. */
static bool take_column(struct sheet_reading *s)
{
    const struct str name = part_attribute(s->part, "r");
    const int before = s->column;
    int row = s->row;
    s->column++;
    if (name.n && (!sheet_parse_cell(name, &row, &s->column) || row != s->row ||
                   s->column <= before)) {
        package_report(
            s->workbook->package,
            str_format(s->job->doc,
                       diags_phrase(s->job->diags, "a cell of row %d is out of order"),
                       s->row + 1)
                .p);
        return false;
    }
    return true;
}

/* A value so far to the right could not be named in a message. */
static void report_too_wide(struct sheet_reading *s)
{
    if (!s->too_wide)
        DIAG(s->job->diags, DIAG_SHEET_TOO_WIDE,
             srcpos_cell(s->file, s->row, CELL_COLUMNS - 1),
             str_format(s->job->doc, "%d", CELL_COLUMNS).p);
    s->too_wide = s->failed = true;
}

/* A formula without a result was never computed; only a text can be an empty result. */
static bool has_value(struct sheet_reading *s, const struct stored *stored)
{
    if (s->raw.n)
        return true;
    if (stored->formula && stored->type != CELL_RESULT) {
        DIAG0(s->job->diags, DIAG_CELL_NOT_COMPUTED, place(s));
        s->failed = true;
    }
    return false;
}

void sheet_read_cell(struct sheet_reading *s)
{
    struct stored stored = {.type = parse_type(part_attribute(s->part, "t"))};
    struct str text;
    if (!take_column(s))
        return;
    str_to_int(part_attribute(s->part, "s"), &stored.style);
    read_stored(s, &stored);
    if (!in_range(s) || package_is_damaged(s->workbook->package))
        return;
    if (s->column >= CELL_COLUMNS) {
        if (s->raw.n)
            report_too_wide(s);
        return;
    }
    if (has_value(s, &stored) && show(s, &stored, &text) && str_trim(text).n)
        add_cell(s, str_copy(s->job->doc, text));
}
