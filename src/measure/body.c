#include "measure/body.h"

#include "measure/label.h"
#include "measure/measure.h"
#include "measure/messages.h"
#include "measure/unit.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/map.h"
#include "base/messages.h"
#include "base/utf8.h"

#include <string.h>

enum { HEAD = 24 }; /* [byte] of a row that show whether it is a remark */

/* What the reading of a table goes by. */
struct body {
    struct job *job;
    const struct notation *notation;
    const struct mapping *mapping;
    const struct header *header;
    const struct row *first; /* below the header */
    struct map rows;         /* of the mapping, by the folded name */
    struct list *observations;
    const struct period *common; /* of all values of the table; or NULL */
    struct map dates;            /* what cells of dates hold, and in `periods` … */
    struct list periods;         /* … what they mean: const struct period * */
    /* of the row at hand, and of the next ones, which mostly have the same label */
    struct str label;
    struct str short_label; /* 雇用者数 of 雇用者数（人）; or empty */
    struct str label_unit;  /* 人; or empty */
    struct str no_remark;   /* the first cell of the last row that is none */
    const struct row *first_remark;
    int n_remarks;
};

static struct map map_rows(struct job *job, const struct mapping *mapping)
{
    struct map rows = map_in(job->doc);
    for (int i = 0; i < mapping->n_rows; i++)
        map_put(&rows, fold_name(job->doc, mapping->rows[i].name.text), i);
    return rows;
}

/* The cell of column `i`; an empty one if the row ends in front of it. */
static struct cell cell_at(const struct row *row, int i)
{
    return i >= 0 && i < row->n ? row->cells[i] : (struct cell){STR(""), row->pos};
}

static struct cell cell_of(const struct body *b, const struct row *row,
                           enum mapping_role role)
{
    return cell_at(row, b->header->at[role]);
}

static bool is_empty(struct cell cell)
{
    return !str_trim(cell.text).n;
}

/* --- values and dates --------------------------------------------------------------- */

/* The unit of values that print none: as the row gives it, the column, the name of the
 * indicator, or else what stands above the table. */
static struct str unit_of(const struct body *b, const struct row *row,
                          const struct value_column *column, bool *common)
{
    const struct str units[] = {str_trim(cell_of(b, row, ROLE_UNIT).text), column->unit,
                                b->label_unit, b->header->unit};
    int i = 0;
    while (i < 3 && !units[i].n)
        i++;
    *common = i == 3;
    return units[i];
}

/* What stands above the table might be meant for a value without a unit. */
static void report_unclear(const struct body *b, const struct quantity *value)
{
    const struct cell *unclear = &b->header->unclear;
    if (unclear->text.n && value->n && !value->values[0].unit.n)
        DIAG(b->job->diags, DIAG_UNIT_UNCLEAR, unclear->pos,
             str_c(b->job->doc, str_trim(unclear->text)));
}

static bool read_value(const struct body *b, const struct row *row,
                       const struct value_column *column, struct quantity *value)
{
    struct job *job = b->job;
    const struct cell cell = cell_at(row, column->at);
    struct str text = cell.text;
    const char *why;
    int offset;
    bool common;
    const struct str unit = unit_of(b, row, column, &common);
    if (!unit_complete(job, b->notation, unit, common, cell.pos, &text))
        return false;
    if (quantity_parse(job->doc, b->notation, text, value, &why, &offset)) {
        report_unclear(b, value);
        return true;
    }
    if (is_empty(cell))
        DIAG0(job->diags, DIAG_VALUE_EMPTY, cell.pos);
    else
        DIAG(job->diags, DIAG_VALUE_UNREADABLE,
             diags_inside(job->diags, cell.pos, offset), str_c(job->doc, text), why);
    return false;
}

static bool is_dash(const struct body *b, struct str text)
{
    struct quantity dash;
    const char *why;
    int offset;
    return quantity_parse(b->job->doc, b->notation, text, &dash, &why, &offset) &&
           dash.missing == MISSING_NONE;
}

/* The date that a value prints itself, as in 85件（R5.10）; NULL if it prints none. */
static const struct period *own_period(const struct quantity *value)
{
    if (value->missing)
        return value->period;
    return value->n == 1 ? value->values[0].period : NULL;
}

/* True if the value is one that was measured. */
static bool is_measured(const struct body *b, const struct observation *o)
{
    const struct str status = o->value.n ? o->value.values[0].status : STR("");
    const char *derived = status.n ? heading_derived_word(status) : NULL;
    if (derived)
        DIAG(b->job->diags, DIAG_PERIOD_DERIVED, o->pos,
             str_c(b->job->doc, o->value.text), derived);
    return !derived;
}

/* The date that the cell holds; the same date stands in many cells and is read once.
 * NULL and a diagnostic if it is none, or the date of something else than a
 * measurement. */
static const struct period *parse_period(struct body *b, struct cell cell)
{
    struct job *job = b->job;
    const char *why;
    int offset;
    const int known = map_find(&b->dates, cell.text);
    if (known >= 0)
        return *(const struct period **)list_at(&b->periods, known);
    struct period *period = ARENA_NEW(job->doc, struct period);
    if (!period_parse(job->doc, b->notation->calendar, cell.text, period, &why,
                      &offset)) {
        if (is_empty(cell))
            DIAG0(job->diags, DIAG_PERIOD_EMPTY, cell.pos);
        else
            DIAG(job->diags, DIAG_PERIOD_UNREADABLE,
                 diags_inside(job->diags, cell.pos, offset), str_c(job->doc, cell.text),
                 why);
        return NULL;
    }
    const char *derived = period->status.n ? heading_derived_word(period->status) : NULL;
    if (derived) {
        DIAG(job->diags, DIAG_PERIOD_DERIVED, cell.pos,
             str_c(job->doc, str_trim(cell.text)), derived);
        return NULL;
    }
    map_put(&b->dates, cell.text, b->periods.n);
    *(const struct period **)list_add(&b->periods) = period;
    return period;
}

/* A missing value may do without a date, since nothing was measured, and so may one that
 * prints its `own`. */
static const struct period *read_period(struct body *b, struct cell cell, bool missing,
                                        const struct period *own)
{
    const struct str text = str_trim(cell.text);
    if (own && !text.n)
        return own;
    if (!missing || (text.n && !is_dash(b, text)))
        return parse_period(b, cell);
    struct period *none = ARENA_NEW(b->job->doc, struct period);
    none->text = text;
    return none;
}

/* What the values of the column are of, if it is not a matter of the row. */
static const struct period *common_period(const struct body *b,
                                          const struct value_column *column)
{
    return column->dated ? &column->period : b->common;
}

static int leading_digits(struct str text)
{
    int n = 0;
    while (n < text.n && text.p[n] >= '0' && text.p[n] <= '9')
        n++;
    return n;
}

/* One to three digits at the end that could stand in front of a comma: no decimals. */
static bool ends_like_thousands(struct str text)
{
    int n = 0;
    while (n < text.n && text.p[text.n - 1 - n] >= '0' && text.p[text.n - 1 - n] <= '9')
        n++;
    return n >= 1 && n <= 3 && (n == text.n || text.p[text.n - 1 - n] != '.');
}

/* 1,788人 without quotes comes as a value 1 and a note 788人, and 1兆1,030億円 as 1兆1
 * and 030億円: the figure would be quite another. */
static bool is_torn_number(struct job *job, struct cell value, struct cell note)
{
    const struct str head = str_trim(value.text), tail = str_trim(note.text);
    if (!ends_like_thousands(head) || leading_digits(tail) != 3)
        return false;
    DIAG(job->diags, DIAG_CSV_TORN, value.pos, str_c(job->doc, head),
         str_c(job->doc, tail));
    return true;
}

/* --- merged cells ------------------------------------------------------------------- */

static bool same_place(struct srcpos a, struct srcpos b)
{
    return a.file == b.file && a.offset == b.offset;
}

/* What was read of the cell at `pos` before, in a row above or further left; NULL if
 * nothing was. Only cells that are merged stand in several rows or columns, the ones next
 * to each other. */
static const struct observation *find_shared(const struct body *b, const struct row *row,
                                             const struct value_column *column)
{
    const struct srcpos pos = cell_at(row, column->at).pos;
    const struct row *above = row > b->first ? row - 1 : NULL;
    const bool shared =
        (above && same_place(cell_at(above, column->at).pos, pos)) ||
        (column->at > 0 && same_place(cell_at(row, column->at - 1).pos, pos));
    for (int i = b->observations->n - 1; shared && i >= 0; i--) {
        const struct observation *o = list_at(b->observations, i);
        if (same_place(o->pos, pos))
            return o;
    }
    return NULL;
}

static bool same_subject(const struct observation *a, const struct observation *b)
{
    return str_eq(a->indicator, b->indicator) && str_eq(a->name, b->name) &&
           date_compare(a->period->first, b->period->first) == 0 &&
           date_compare(a->period->last, b->period->last) == 0;
}

/* "jobs of R5年度" */
static const char *what_of(struct arena *arena, const struct observation *o)
{
    const struct str name = o->indicator.n ? o->indicator : o->name;
    const bool dated = o->period->first.year;
    return str_format(arena, "%.*s%s%.*s", STR_ARG(name), dated ? " of " : "",
                      STR_ARG(str_trim(o->period->text)))
        .p;
}

/* True if the observation may be added. A figure that is merged over several rows or
 * columns is one figure: for the same indicator and date it counts once; whose it is of
 * several, nobody can know. That there is none may hold for all of them. */
static bool check_shared(const struct body *b, const struct observation *o,
                         const struct observation *other)
{
    struct arena *arena = b->job->doc;
    if (!other || !o->value.n)
        return true;
    const bool same = same_subject(o, other);
    if (same && !str_eq(o->note, other->note))
        return true;
    if (!same)
        DIAG(b->job->diags, DIAG_VALUE_MERGED, o->pos,
             str_c(arena, str_trim(o->value.text)), what_of(arena, other),
             what_of(arena, o));
    return false;
}

/* --- rows --------------------------------------------------------------------------- */

static void add_value(struct body *b, const struct row *row,
                      const struct value_column *column, struct observation o)
{
    const struct cell cell = cell_at(row, column->at);
    const struct cell note = cell_of(b, row, ROLE_NOTE);
    const struct period *common = common_period(b, column);
    o.pos = cell.pos;
    if (column->indicator.text.n) {
        o.indicator = column->indicator.text;
        o.indicator_pos = column->indicator.pos;
        o.name = o.short_name = STR("");
    }
    if (b->header->at[ROLE_NOTE] == column->at + 1 && is_torn_number(b->job, cell, note))
        return;
    const bool readable = read_value(b, row, column, &o.value);
    if (is_empty(cell) && is_empty(cell_of(b, row, ROLE_PERIOD)))
        return; /* a row that was not filled in, which has been said */
    o.period =
        common ? common
               : read_period(b, cell_of(b, row, ROLE_PERIOD), readable && o.value.missing,
                             readable ? own_period(&o.value) : NULL);
    if (o.period && readable && is_measured(b, &o) &&
        check_shared(b, &o, find_shared(b, row, column)))
        *(struct observation *)list_add(b->observations) = o;
}

/* 雇用者数 in 雇用者数※1（人）, and its unit. */
static void read_label(struct body *b, struct str label)
{
    struct str rest = label_without_mark(label), unit;
    b->label = label;
    b->label_unit = b->short_label = STR("");
    if (unit_in_brackets(b->job, b->notation, rest, &rest, &unit)) {
        b->label_unit = unit;
        rest = label_without_mark(rest);
    }
    if (rest.n < label.n)
        b->short_label = rest;
}

/* Whom the row is about, as its cells say; false if the author says that it is not to be
 * read. */
static bool read_subject(struct body *b, const struct row *row, struct observation *o)
{
    const struct cell indicator = cell_of(b, row, ROLE_INDICATOR);
    const struct cell name = cell_of(b, row, ROLE_NAME);
    o->indicator = str_trim(indicator.text);
    o->name = str_trim(name.text);
    o->indicator_pos = o->indicator.n ? indicator.pos : name.pos;
    const struct str labels[2] = {o->indicator, o->name};
    const struct str label = o->name.n ? o->name : o->indicator;
    if (!str_eq(label, b->label))
        read_label(b, label);
    o->short_name = b->short_label;
    for (int k = 0; b->mapping->n_rows && k < 2; k++) {
        const int i = map_find(&b->rows, fold_name(b->job->doc, labels[k]));
        if (i < 0 || !labels[k].n)
            continue;
        o->indicator = b->mapping->rows[i].indicator.text;
        o->name = o->short_name = STR("");
        return o->indicator.n > 0;
    }
    return true;
}

static bool needs_subject(const struct body *b)
{
    for (int i = 0; i < b->header->n_values; i++)
        if (!b->header->values[i].indicator.text.n)
            return true;
    return false;
}

/* Cells that belong to no column. */
static bool check_width(const struct body *b, const struct row *row)
{
    for (int i = b->header->n; i < row->n; i++) {
        if (is_empty(row->cells[i]))
            continue;
        DIAG(b->job->diags, DIAG_CSV_RAGGED, row->cells[b->header->n].pos,
             str_format(b->job->doc, "%d", row->n).p,
             str_format(b->job->doc, "%d", b->header->n).p);
        return false;
    }
    return true;
}

/* In a table that tells areas apart every row must be of one. */
static bool read_area(const struct body *b, const struct row *row, struct observation *o)
{
    if (b->header->at[ROLE_AREA] < 0)
        return true;
    const struct cell area = cell_of(b, row, ROLE_AREA);
    o->area = str_trim(area.text);
    if (!o->area.n)
        DIAG0(b->job->diags, DIAG_AREA_EMPTY, area.pos);
    return o->area.n > 0;
}

/* Where values are of several dates or indicators, some may not be known yet. */
static void read_row(struct body *b, const struct row *row)
{
    const struct header *header = b->header;
    const struct cell grade = cell_of(b, row, ROLE_GRADE);
    struct observation o = {.note = str_trim(cell_of(b, row, ROLE_NOTE).text),
                            .grade = str_trim(grade.text),
                            .grade_pos = grade.pos};
    if (!check_width(b, row) || !read_subject(b, row, &o) || !read_area(b, row, &o))
        return;
    if (!o.indicator.n && !o.name.n && needs_subject(b)) {
        DIAG0(b->job->diags, DIAG_CSV_NO_INDICATOR, row->pos);
        return;
    }
    int n = 0;
    for (int i = 0; i < header->n_values; i++) {
        const struct value_column *column = &header->values[i];
        if ((column->dated || header->n_values > 1) && is_empty(cell_at(row, column->at)))
            continue;
        add_value(b, row, column, o);
        n++;
    }
    if (!n)
        DIAG(b->job->diags, DIAG_ROW_EMPTY, row->pos,
             str_c(b->job->doc, o.name.n ? o.name : o.indicator));
}

static const struct cell *first_cell(const struct row *row)
{
    int i = 0;
    while (i + 1 < row->n && is_empty(row->cells[i]))
        i++;
    return &row->cells[i];
}

static bool has_value(const struct body *b, const struct row *row)
{
    struct quantity value;
    const char *why;
    int offset;
    for (int i = 0; i < b->header->n_values; i++) {
        const struct cell cell = cell_at(row, b->header->values[i].at);
        if (!is_empty(cell) &&
            quantity_parse(b->job->doc, b->notation, cell.text, &value, &why, &offset))
            return true;
    }
    return false;
}

/* True if `text` begins with ※ or *, or with a word for remarks that ends there: 注1,
 * （注）, 出典：, but not 注文. */
static bool begins_as_remark(const struct body *b, struct str text)
{
    static const char *const words[] = {"※",     "*",    "注",    "(注",  "備考",
                                        "(備考", "出典", "(出典", "資料", "(資料"};
    const struct arena_mark mark = arena_mark(b->job->scratch);
    const struct str head = str_slice(text, 0, text.n < HEAD ? text.n : HEAD);
    const struct str name = fold_name(b->job->scratch, head);
    bool begins = false;
    for (int i = 0; i < (int)(sizeof words / sizeof *words) && !begins; i++) {
        if (!str_starts(name, str_of(words[i])))
            continue;
        int at = str_of(words[i]).n;
        const int next = utf8_next(name, &at);
        begins = i < 2 || next < 0 || next == 0x3001 ||
                 (next < 0x80 && strchr(":.,)0123456789", next));
    }
    arena_release(b->job->scratch, mark);
    return begins;
}

static bool is_remark(struct body *b, const struct row *row)
{
    const struct str text = str_trim(first_cell(row)->text);
    if (b->no_remark.n && str_eq(text, b->no_remark))
        return false;
    if (begins_as_remark(b, text))
        return !has_value(b, row);
    b->no_remark = text;
    return false;
}

static const struct period *copy_period(struct arena *arena, const struct period *period)
{
    struct period *copy = ARENA_NEW(arena, struct period);
    *copy = *period;
    return copy;
}

void body_read(struct job *job, const struct notation *notation,
               const struct mapping *mapping, const struct table *table,
               const struct header *header, struct list *observations)
{
    struct body b = {.job = job,
                     .notation = notation,
                     .mapping = mapping,
                     .header = header,
                     .first = table->rows + header->body,
                     .rows = map_rows(job, mapping),
                     .observations = observations,
                     .dates = map_in(job->doc),
                     .periods = list_of(job->doc, sizeof(const struct period *))};
    if (header->dated && header->at[ROLE_PERIOD] < 0)
        b.common = copy_period(job->doc, &header->period);
    for (int i = header->body; i < table->n; i++) {
        const struct row *row = &table->rows[i];
        if (!is_remark(&b, row)) {
            read_row(&b, row);
            continue;
        }
        if (!b.n_remarks++)
            b.first_remark = row;
    }
    if (!b.n_remarks)
        return;
    const struct cell *first = first_cell(b.first_remark);
    DIAG(job->diags, DIAG_NOTE_ROWS, first->pos,
         str_format(job->doc, "%d", b.n_remarks).p,
         str_c(job->doc, str_trim(first->text)));
}
