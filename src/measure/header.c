#include "measure/header.h"

#include "measure/messages.h"
#include "measure/titles.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/list.h"
#include "base/messages.h"

#include <string.h>

enum { LOOK_AT = 50 }; /* rows among which the header must be */

/* A row taken for a header. */
struct candidate {
    int row, n_rows;          /* of the table: one or two */
    const struct cell *cells; /* of two rows joined */
    const struct heading *headings;
    int n;
    int known; /* columns that have a name; dates too if there are several */
    int n_dates;
    bool names_indicator, names_period, has_values, has_fixed;
};

struct search {
    struct job *job;
    const struct notation *notation;
    const struct mapping *mapping;
    const struct table *table;
};

static bool is_column(const struct heading *h, enum mapping_role role)
{
    return h->kind == HEADING_COLUMN && h->role == role;
}

static bool has_fixed_indicator(const struct heading *h)
{
    return h->mapped && h->mapped->indicator.text.n;
}

static void tally(struct candidate *c, const struct heading *h)
{
    c->known += (h->kind == HEADING_COLUMN && h->named) || h->kind == HEADING_DERIVED;
    c->names_indicator |=
        is_column(h, ROLE_INDICATOR) || is_column(h, ROLE_NAME) || has_fixed_indicator(h);
    c->has_fixed |= has_fixed_indicator(h);
    c->names_period |= is_column(h, ROLE_PERIOD);
    c->has_values |= is_column(h, ROLE_VALUE) && !h->dated;
    c->n_dates += is_column(h, ROLE_VALUE) && h->dated;
}

static struct candidate candidate_of(const struct search *s, int row, int n_rows,
                                     const struct cell *cells, int n)
{
    struct candidate c = {.row = row, .n_rows = n_rows, .cells = cells, .n = n};
    struct heading *headings = ARENA_ARRAY(s->job->doc, struct heading, n);
    for (int i = 0; i < n; i++) {
        headings[i] = heading_read(s->job, s->notation, s->mapping, cells[i].text);
        tally(&c, &headings[i]);
    }
    c.headings = headings;
    c.known += c.n_dates > 1 ? c.n_dates : 0;
    return c;
}

static bool is_long(const struct search *s, const struct candidate *c)
{
    return s->mapping->form == FORM_LONG ||
           (s->mapping->form == FORM_UNSAID && c->names_period && c->has_values);
}

static bool lacks_values(const struct search *s, const struct candidate *c)
{
    if (s->mapping->form == FORM_WIDE)
        return !c->n_dates && !c->has_fixed;
    return !c->has_values && (is_long(s, c) || !c->n_dates);
}

static bool lacks_period(const struct search *s, const struct candidate *c)
{
    return !c->names_period && !s->mapping->period.text.n &&
           (is_long(s, c) || !c->n_dates);
}

static bool is_complete(const struct search *s, const struct candidate *c)
{
    return c->names_indicator && !lacks_values(s, c) && !lacks_period(s, c);
}

static bool is_empty(struct cell cell)
{
    return !str_trim(cell.text).n;
}

/* True if the row behind the candidate says no indicator, and nothing that a header could
 * not say. */
static bool goes_on(const struct search *s, const struct candidate *c,
                    const struct row *next)
{
    bool says = false;
    for (int i = 0; i < next->n; i++) {
        if (is_empty(next->cells[i]))
            continue;
        if (i >= c->n || is_column(&c->headings[i], ROLE_INDICATOR) ||
            is_column(&c->headings[i], ROLE_NAME))
            return false;
        const struct heading h =
            heading_read(s->job, s->notation, s->mapping, next->cells[i].text);
        if (h.kind != HEADING_DERIVED && !is_column(&h, ROLE_VALUE))
            return false;
        says = true;
    }
    return says;
}

/* Both rows in one: a cell of the upper one goes for those right of it that are empty. */
static struct candidate join_rows(const struct search *s, const struct candidate *upper,
                                  const struct row *lower)
{
    struct job *job = s->job;
    struct cell *cells = ARENA_ARRAY(job->doc, struct cell, upper->n);
    struct str group = STR("");
    for (int i = 0; i < upper->n; i++) {
        cells[i] = upper->cells[i];
        if (!is_empty(cells[i]))
            group = cells[i].text;
        if (i >= lower->n || is_empty(lower->cells[i]))
            continue;
        cells[i].text = str_format(job->doc, "%.*s %.*s", STR_ARG(group),
                                   STR_ARG(lower->cells[i].text));
        cells[i].pos = lower->cells[i].pos;
    }
    return candidate_of(s, upper->row, 2, cells, upper->n);
}

static struct candidate read_candidate(const struct search *s, int i)
{
    const struct row *row = &s->table->rows[i];
    const struct candidate c = candidate_of(s, i, 1, row->cells, row->n);
    const bool named = c.names_indicator && i + 1 < s->table->n;
    return named && goes_on(s, &c, row + 1) ? join_rows(s, &c, row + 1) : c;
}

/* The first row that is a whole header, or else the one with the most names in it. */
static struct candidate find_candidate(const struct search *s)
{
    struct candidate best = {.row = -1};
    for (int i = 0; i < s->table->n && i < LOOK_AT; i++) {
        const struct candidate c = read_candidate(s, i);
        if (is_complete(s, &c))
            return c;
        if (c.known > best.known)
            best = c;
    }
    return best;
}

static void report_lack(const struct search *s, const struct candidate *c)
{
    const bool wide = s->mapping->form == FORM_WIDE;
    const char *const names[3][2] = {
        {"indicator", "指標"},
        {"period", "時点"},
        {wide ? "of values of a date" : "value", wide ? "R4年度" : "値"}};
    const bool lacks[3] = {!c->names_indicator, lacks_period(s, c), lacks_values(s, c)};
    for (int i = 0; i < 3; i++)
        if (lacks[i])
            DIAG(s->job->diags, DIAG_CSV_COLUMN_MISSING, s->table->rows[c->row].pos,
                 names[i][0], names[i][1]);
}

/* Reports the first cell below the header of a column that has no name. */
static void report_nameless(const struct search *s, const struct candidate *c, int column)
{
    for (int i = c->row + c->n_rows; i < s->table->n; i++) {
        const struct row *row = &s->table->rows[i];
        if (column >= row->n || is_empty(row->cells[column]))
            continue;
        DIAG0(s->job->diags, DIAG_COLUMN_NAMELESS, row->cells[column].pos);
        return;
    }
}

static void report_wrong_date(const struct search *s, const struct heading *h,
                              struct cell cell)
{
    if (h->mapped)
        DIAG(s->job->diags, DIAG_PERIOD_UNREADABLE, h->mapped->period.pos,
             str_c(s->job->doc, h->mapped->period.text), h->why);
    else
        DIAG(s->job->diags, DIAG_COLUMN_DATE, cell.pos,
             str_c(s->job->doc, str_trim(cell.text)), h->why);
}

/* A column that is not read. */
static void report_column(const struct search *s, const struct candidate *c, int i)
{
    const struct heading *h = &c->headings[i];
    const char *text = str_c(s->job->doc, str_trim(c->cells[i].text));
    if (h->kind == HEADING_BLANK)
        report_nameless(s, c, i);
    else if (h->kind == HEADING_WRONG_DATE && (h->mapped || !is_long(s, c)))
        report_wrong_date(s, h, c->cells[i]);
    else if (h->kind == HEADING_DERIVED)
        DIAG(s->job->diags, DIAG_COLUMN_DERIVED, c->cells[i].pos, text, h->why);
    else
        DIAG(s->job->diags, DIAG_CSV_COLUMN_UNKNOWN, c->cells[i].pos, text);
}

static bool same_values(const struct value_column *a, const struct value_column *b)
{
    if (a->dated != b->dated || !str_eq(a->indicator.text, b->indicator.text))
        return false;
    return !a->dated || (date_compare(a->period.first, b->period.first) == 0 &&
                         date_compare(a->period.last, b->period.last) == 0);
}

static void report_twin(const struct search *s, const struct candidate *c, int i)
{
    DIAG(s->job->diags, DIAG_CSV_COLUMN_TWICE, c->cells[i].pos,
         str_c(s->job->doc, str_trim(c->cells[i].text)));
}

static void add_values(const struct search *s, const struct candidate *c, int i,
                       struct list *values)
{
    const struct heading *h = &c->headings[i];
    struct value_column column = {
        .at = i, .dated = h->dated, .period = h->period, .unit = h->unit};
    if (h->mapped)
        column.indicator = h->mapped->indicator;
    for (int k = 0; k < values->n; k++)
        if (same_values(list_at(values, k), &column)) {
            report_twin(s, c, i);
            return;
        }
    if (!h->dated && !c->names_period && !s->mapping->period.text.n &&
        !lacks_period(s, c))
        DIAG(s->job->diags, DIAG_VALUES_UNDATED, c->cells[i].pos,
             str_c(s->job->doc, str_trim(c->cells[i].text)));
    *(struct value_column *)list_add(values) = column;
}

/* In the long form dates are no columns of values, in the wide form there is no column of
 * dates. */
static bool is_read(const struct search *s, const struct candidate *c,
                    const struct heading *h)
{
    if (h->kind != HEADING_COLUMN)
        return false;
    if (is_long(s, c))
        return !(h->dated && !h->mapped);
    return h->role != ROLE_PERIOD || c->has_values || !c->n_dates;
}

static void read_columns(const struct search *s, const struct candidate *c,
                         struct header *header, struct list *values)
{
    for (int role = 0; role < ROLES; role++)
        header->at[role] = -1;
    for (int i = 0; i < c->n; i++) {
        const struct heading *h = &c->headings[i];
        if (!is_read(s, c, h))
            report_column(s, c, i);
        else if (h->role == ROLE_VALUE)
            add_values(s, c, i, values);
        else if (h->role != ROLE_IGNORE && header->at[h->role] >= 0)
            report_twin(s, c, i);
        else
            header->at[h->role] = i;
    }
}

/* What the mapping says of all values. */
static bool read_common_period(const struct search *s, struct header *header)
{
    const struct mapping_text *period = &s->mapping->period;
    const char *why;
    int offset;
    if (!period->text.n)
        return true;
    header->dated = period_parse(s->job->doc, s->notation->calendar, period->text,
                                 &header->period, &why, &offset);
    if (!header->dated)
        DIAG(s->job->diags, DIAG_PERIOD_UNREADABLE, period->pos,
             str_c(s->job->doc, period->text), why);
    return header->dated;
}

/* A row of the body with the same word in the column of the indicators may be the header
 * of a second table. */
static void check_second(const struct search *s, const struct candidate *first, int i,
                         int column)
{
    const struct row *row = &s->table->rows[i];
    if (column >= row->n || column >= first->n ||
        !str_eq(str_trim(row->cells[column].text), str_trim(first->cells[column].text)))
        return;
    const struct candidate second = read_candidate(s, i);
    if (is_complete(s, &second))
        DIAG(s->job->diags, DIAG_HEADER_TWICE, row->pos,
             diags_place(s->job->diags, s->job->doc, s->table->rows[first->row].pos));
}

static void check_body(const struct search *s, const struct candidate *c,
                       const struct header *header)
{
    const int indicator = header->at[ROLE_INDICATOR], name = header->at[ROLE_NAME];
    const int column = indicator >= 0 ? indicator : name;
    for (int i = header->body; column >= 0 && i < s->table->n; i++)
        check_second(s, c, i, column);
}

static bool has_errors(const struct job *job, int from)
{
    for (int i = from; i < diags_count(job->diags); i++)
        if (diags_at(job->diags, i)->kind->severity >= SEVERITY_ERROR)
            return true;
    return false;
}

bool header_find(struct job *job, const struct notation *notation,
                 const struct mapping *mapping, const struct table *table,
                 struct header *header)
{
    const struct search s = {job, notation, mapping, table};
    const struct candidate c = find_candidate(&s);
    const int before = diags_count(job->diags);
    if (c.row < 0) {
        DIAG0(job->diags, DIAG_HEADER_NONE, table->rows[0].pos);
        return false;
    }
    *header = (struct header){.n = c.n, .body = c.row + c.n_rows};
    struct list values = list_of(job->doc, sizeof(struct value_column));
    titles_read(job, notation, table, c.row, &header->unit, &header->unclear);
    if (c.n_rows > 1)
        DIAG0(job->diags, DIAG_HEADER_ROWS, table->rows[c.row + 1].pos);
    read_columns(&s, &c, header, &values);
    header->values = list_array(&values, job->doc);
    header->n_values = values.n;
    if (!is_complete(&s, &c)) {
        report_lack(&s, &c);
        return false;
    }
    check_body(&s, &c, header);
    return read_common_period(&s, header) && !has_errors(job, before);
}
