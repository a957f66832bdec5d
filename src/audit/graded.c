#include "audit/graded.h"

#include "audit/figures.h"
#include "audit/messages.h"
#include "load/load.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/utf8.h"

#include <stdlib.h>

/* The grades of one set while they are read. */
struct reading {
    struct job *job;
    const struct notation *notation;
    xmlNodePtr set, scheme; /* scheme NULL if the set has none */
    struct list names;      /* of struct graded_name, in the order of the first reading */
    struct list rows, rest;
};

/* The next indicator of the set after `node`. */
static xmlNodePtr next_indicator(const xmlNode *set, const xmlNode *node)
{
    xmlNodePtr next = figure_next(node, "indicator");
    return next && figure_set(next) == set ? next : NULL;
}

bool graded_is_stated(struct job *job, const struct document *document, xmlNodePtr set)
{
    for (xmlNodePtr n = set; (n = next_indicator(set, n));)
        if (figure_stated_grade(job, document, n).said)
            return true;
    return false;
}

static xmlNodePtr scheme_of(xmlNodePtr set)
{
    const struct str id = document_attribute(set, "rating");
    xmlNodePtr scheme = xmlDocGetRootElement(set->doc);
    while (id.n && (scheme = figure_next(scheme, "scheme")))
        if (str_eq(document_attribute(scheme, "id"), id))
            return scheme;
    return NULL;
}

/* --- which grade a text is ---------------------------------------------------------- */

/* Series of grades, best first. ★ and the like are told by their number. */
static const char *const series[][16] = {
    {"S", "A+", "A", "A-", "B+", "B", "B-", "C+", "C", "C-", "D", "E", "F"},
    {"Ｓ", "Ａ＋", "Ａ", "Ａ－", "Ｂ＋", "Ｂ", "Ｂ－", "Ｃ＋", "Ｃ", "Ｃ－", "Ｄ", "Ｅ"},
    {"◎", "○", "△", "×"},
    {"◎", "〇", "△", "×"},
    {"○", "×"},
};

/* Repetitions of one character: 3 for ★★★ and for ★★★☆, 0 for anything else. */
static int repetitions(struct job *job, struct str text)
{
    const struct str filled = figure_filled(job, text);
    int at = 0, n = 0;
    const int first = utf8_next(filled, &at);
    const bool is_sign =
        first == 0x2605 || first == 0x25CF || first == 0x25C6 || first == '*';
    for (at = 0; is_sign && at < filled.n; n++)
        if (utf8_next(filled, &at) != first)
            return 0;
    return n;
}

static int place_in_series(int which, struct str text)
{
    for (int i = 0; i < 16 && series[which][i]; i++)
        if (str_is(text, series[which][i]))
            return i;
    return -1;
}

/* Smaller is better; -1 if the text says nothing of an order by itself. */
static int rank_in_series(struct job *job, struct str text)
{
    enum { MOST_SIGNS = 1000 };
    for (int i = 0; i < (int)(sizeof series / sizeof *series); i++) {
        const int place = place_in_series(i, text);
        if (place >= 0)
            return place;
    }
    const int n = repetitions(job, text);
    return n ? MOST_SIGNS - n : -1;
}

static int rank_in_scheme(struct job *job, xmlNodePtr scheme, struct str text,
                          struct graded_name *name)
{
    int rank = 0;
    for (xmlNodePtr n = scheme->children; n; n = n->next) {
        if (!document_is(n, "grade"))
            continue;
        name->mark = document_attribute(n, "mark");
        name->words = str_trim(document_text(job, n));
        if (figure_is_grade(job, text, name->mark, name->words,
                            document_attribute(n, "score")))
            return rank;
        rank++;
    }
    return -1;
}

static int rank_of(const struct reading *r, struct str text, struct graded_name *name)
{
    if (r->scheme)
        return rank_in_scheme(r->job, r->scheme, text, name);
    *name = (struct graded_name){text, text};
    return rank_in_series(r->job, text);
}

/* --- rows --------------------------------------------------------------------------- */

static int within(int value, int most)
{
    return value < 0 ? 0 : value > most ? most : value;
}

static void read_times(const struct reading *r, const xmlNode *indicator,
                       struct discover_row *row)
{
    struct years years;
    struct period baseline, period;
    if (!figure_period(r->job, r->notation, row->period, &period) ||
        !figure_years(r->job, r->notation, r->set, &years))
        return;
    const struct date from = period.first, to = period.last;
    row->is_month = from.year == to.year && from.month == to.month;
    row->months = years.months;
    row->elapsed_months = within(date_months(years.start, to), years.months);
    const xmlNode *node = document_child(indicator, "baseline");
    struct str text = node ? document_attribute(node, "period") : STR("");
    if (!text.n)
        text = document_attribute(r->set, "baseline-period");
    if (!figure_period(r->job, r->notation, text, &baseline))
        return;
    const struct date start = date_next_month(baseline.last);
    row->baseline_months = date_months(start, years.end);
    row->baseline_elapsed_months = within(date_months(start, to), row->baseline_months);
}

static bool is_total(const xmlNode *indicator, const xmlNode *target)
{
    return str_is(document_attribute(indicator, "kind"), "total") ||
           document_attribute(target, "over").n > 0;
}

static void leave_out(struct reading *r, const xmlNode *indicator, struct str text)
{
    *(struct graded_rest *)list_add(&r->rest) =
        (struct graded_rest){document_attribute(indicator, "id"), text};
}

/* An indicator whose grade is stated. */
static void read_row(struct reading *r, const xmlNode *indicator,
                     const struct stated_grade *stated)
{
    struct job *job = r->job;
    const struct str text = stated->text;
    struct graded_name name;
    const xmlNode *result = document_child(indicator, "result");
    const xmlNode *target = document_child(indicator, "target");
    struct discover_row row = {
        .id = document_attribute(indicator, "id"),
        .period = result ? document_attribute(result, "period") : STR(""),
        .baseline = figure_value(job, document_child(indicator, "baseline")),
        .target = figure_value(job, target),
        .actual = figure_value(job, result ? document_child(result, "actual") : NULL),
        .total = is_total(indicator, target),
        .lower_is_better = str_is(document_attribute(indicator, "direction"), "down"),
        .grade = rank_of(r, text, &name),
    };
    if (!row.target || !row.actual) {
        if (row.grade >= 0)
            DIAG(job->diags, DIAG_GRADE_UNMEASURED, stated->pos, row.id.p, text.p);
        leave_out(r, indicator, text);
        return;
    }
    if (row.grade < 0) {
        DIAG(job->diags, DIAG_GRADE_UNKNOWN, stated->pos, text.p);
        return;
    }
    read_times(r, indicator, &row);
    *(struct discover_row *)list_add(&r->rows) = row;
    *(struct graded_name *)list_add(&r->names) = name;
}

/* --- from ranks to grades ----------------------------------------------------------- */

static int by_rank(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

/* The ranks that occur, best first, each once. */
static int *ranks_used(const struct reading *r, int *n)
{
    int *ranks = ARENA_ARRAY(r->job->doc, int, r->rows.n + 1);
    for (int i = 0; i < r->rows.n; i++)
        ranks[i] = ((struct discover_row *)list_at(&r->rows, i))->grade;
    qsort(ranks, (size_t)r->rows.n, sizeof *ranks, by_rank);
    *n = 0;
    for (int i = 0; i < r->rows.n; i++)
        if (!*n || ranks[*n - 1] != ranks[i])
            ranks[(*n)++] = ranks[i];
    return ranks;
}

/* Ranks become 0, 1, 2 …, without those that no row has. */
static void number_grades(struct reading *r, struct graded_set *graded)
{
    int n;
    const int *ranks = ranks_used(r, &n);
    struct graded_name *names = ARENA_ARRAY(r->job->doc, struct graded_name, n);
    for (int i = 0; i < r->rows.n; i++) {
        struct discover_row *row = list_at(&r->rows, i);
        for (int k = 0; k < n; k++) {
            if (ranks[k] != row->grade)
                continue;
            row->grade = k;
            names[k] = *(struct graded_name *)list_at(&r->names, i);
            break;
        }
    }
    graded->names = names;
    graded->n_names = n;
}

bool graded_read(struct job *job, const struct notation *notation,
                 const struct document *document, xmlNodePtr set,
                 struct graded_set *graded)
{
    const int before = diags_count(job->diags);
    struct reading r = {.job = job, .notation = notation, .set = set};
    r.scheme = scheme_of(set);
    r.names = list_of(job->doc, sizeof(struct graded_name));
    r.rows = list_of(job->doc, sizeof(struct discover_row));
    r.rest = list_of(job->doc, sizeof(struct graded_rest));
    *graded = (struct graded_set){.id = document_attribute(set, "id")};
    for (xmlNodePtr n = set; (n = next_indicator(set, n)); graded->total++) {
        const struct stated_grade stated = figure_stated_grade(job, document, n);
        if (stated.said)
            read_row(&r, n, &stated);
        else
            leave_out(&r, n, STR("―"));
    }
    number_grades(&r, graded);
    graded->rows = list_array(&r.rows, job->doc);
    graded->n = r.rows.n;
    graded->rest = list_array(&r.rest, job->doc);
    graded->n_rest = r.rest.n;
    if (graded->n_names < 2 && diags_count(job->diags) == before)
        DIAG(job->diags, DIAG_GRADES_FEW, document_pos(set), graded->id.p);
    return graded->n_names >= 2 && !diags_failed(job->diags);
}
