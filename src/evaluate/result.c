#include "evaluate/result.h"

#include "evaluate/messages.h"
#include "load/load.h"
#include "merge/ledger.h"

#include "base/arena.h"
#include "base/job.h"

#include <string.h>

xmlNodePtr result_add(struct job *job, xmlNodePtr parent, const char *name,
                      struct str text)
{
    xmlNodePtr node = xmlNewDocNode(parent->doc, parent->ns, BAD_CAST name, NULL);
    if (text.n)
        xmlAddChild(node, xmlNewDocText(parent->doc, BAD_CAST str_c(job->doc, text)));
    return xmlAddChild(parent, node);
}

void result_set_number(struct job *job, xmlNodePtr node, const char *name,
                       const struct number *value)
{
    document_set(node, name, number_print_exact(job->doc, value).p);
}

struct str result_percent(struct job *job, const struct indicator_set *set,
                          const struct number *share)
{
    const struct number *percent = number_scale(job->doc, share, 2);
    const struct str text =
        number_print(job->doc, percent, set->digits, set->rounding, true);
    return str_format(job->doc, "%.*s%%", STR_ARG(text));
}

/* --- values ------------------------------------------------------------------------- */

struct writing {
    const struct evaluation *e;
    const struct indicator *indicator;
    const struct reading *reading;
    const struct rates *rates;
    xmlNodePtr result;
};

static bool is_share(enum test_name name)
{
    return name != TEST_EXPECTED && name != TEST_DIFFERENCE && name != TEST_IMPROVEMENT &&
           name != TEST_TREND;
}

static const char *const form_names[] = {"ratio", "inverse", "mirror", "distance"};

/* "+1.2件" */
static struct str print_signed(struct job *job, const struct reading *reading,
                               const struct number *value)
{
    const struct str text = reading_print(job, reading, value, 0);
    return number_sign(value) > 0 ? str_format(job->doc, "+%.*s", STR_ARG(text)) : text;
}

/* A difference of shares is in points. */
static struct str in_points(struct job *job, struct str text)
{
    return str_ends(text, STR("%"))
               ? str_format(job->doc, "%.*sポイント", text.n - 1, text.p)
               : text;
}

static void write_value(const struct writing *w, enum test_name name)
{
    struct job *job = w->e->job;
    const struct number *value = w->rates->values.numbers[name];
    if (!value) {
        xmlNodePtr node = result_add(job, w->result, test_name_text(name), STR(""));
        document_set(node, "undefined", undefined_name(w->rates->why[name]));
        return;
    }
    const struct str text = is_share(name) ? result_percent(job, w->indicator->set, value)
                            : name == TEST_EXPECTED
                                ? reading_print(job, w->reading, value, 1)
                                : in_points(job, print_signed(job, w->reading, value));
    xmlNodePtr node = result_add(job, w->result, test_name_text(name), text);
    result_set_number(job, node, "value", value);
    if (name == TEST_ACHIEVEMENT || name == TEST_YEARLY)
        document_set(node, "form", form_names[w->reading->in.form]);
}

static void write_actual(const struct writing *w)
{
    struct job *job = w->e->job;
    const struct reading *r = w->reading;
    xmlNodePtr actual = result_add(job, w->result, "actual", r->text);
    if (r->in.actual)
        result_set_number(job, actual, "value", r->in.actual);
}

/* What the set asks of every result, and what its scheme and the statements of the plan
 * ask for beside that. */
static bool is_wanted(const struct writing *w, enum test_name name)
{
    const struct scheme *scheme = w->indicator->set->scheme;
    const bool dated = w->reading->in.by_year || w->reading->in.n_waypoints;
    if (name == TEST_YEARLY && dated)
        return true;
    if (name == TEST_TREND && w->reading->in.previous)
        return true;
    return w->indicator->asked[name] || (scheme && scheme->asks[name]);
}

/* The band within which a value counts as unchanged. */
static const struct number *steady_of(const struct writing *w)
{
    struct arena *arena = w->e->job->doc;
    xmlNodePtr set = w->indicator->set->node;
    const struct str points = document_attribute(set, "steady");
    const struct str share = document_attribute(set, "steady-share");
    if (points.n)
        return number_scale(arena, number_parse(arena, points),
                            quantity_power(&w->reading->like));
    if (!share.n)
        return number_from_int(arena, 0);
    const struct number *band = number_multiply(
        arena, w->reading->in.previous,
        number_scale(arena, number_parse(arena, str_slice(share, 0, share.n - 1)), -2));
    return number_sign(band) < 0 ? number_subtract(arena, number_from_int(arena, 0), band)
                                 : band;
}

/* better, same or worse than the previous value. */
static void write_direction(const struct writing *w)
{
    const struct number *trend = w->rates->values.numbers[TEST_TREND];
    if (!trend)
        return;
    struct arena *arena = w->e->job->doc;
    const struct number *band = steady_of(w);
    const struct number *fall = number_subtract(arena, number_from_int(arena, 0), band);
    document_set(document_child(w->result, "trend"), "direction",
                 number_compare(trend, band) > 0   ? "better"
                 : number_compare(trend, fall) < 0 ? "worse"
                                                   : "same");
}

static void write_values(const struct writing *w)
{
    static const enum test_name always[] = {TEST_ACHIEVEMENT, TEST_PROGRESS, TEST_ELAPSED,
                                            TEST_EXPECTED, TEST_PACE};
    static const enum test_name wanted[] = {TEST_YEARLY,      TEST_DIFFERENCE,
                                            TEST_IMPROVEMENT, TEST_CHANGE,
                                            TEST_TREND,       TEST_DEVIATION};
    write_actual(w);
    for (int i = 0; i < (int)(sizeof always / sizeof *always); i++)
        write_value(w, always[i]);
    for (int i = 0; i < (int)(sizeof wanted / sizeof *wanted); i++)
        if (is_wanted(w, wanted[i]))
            write_value(w, wanted[i]);
    write_direction(w);
}

/* --- the grade ---------------------------------------------------------------------- */

/* Why an indicator has no grade: the measurement's own reason, else what the scheme
 * says. */
static struct str reason_of(const struct writing *w)
{
    const struct scheme *scheme = w->indicator->set->scheme;
    const struct measured *m = w->reading->measured;
    if (m && m->note.n)
        return m->note;
    return scheme && scheme->unevaluable.n ? scheme->unevaluable : STR("―");
}

static void write_unrated(const struct writing *w, int undefined)
{
    struct job *job = w->e->job;
    const struct scheme *scheme = w->indicator->set->scheme;
    document_set(w->result, "status", "unrated");
    if (scheme && scheme->no_mark.n) {
        document_set(w->result, "mark", scheme->no_mark.p);
        document_set(w->result, "grade", str_c(job->doc, scheme->unevaluable));
    }
    document_set(w->result, "reason", str_c(job->doc, reason_of(w)));
    if (undefined >= 0 && undefined < TEST_NUMBERS && w->rates->why[undefined])
        document_set(w->result, "undefined", undefined_name(w->rates->why[undefined]));
}

static void write_grade(const struct writing *w, int grade, int undefined)
{
    struct job *job = w->e->job;
    const struct scheme *scheme = w->indicator->set->scheme;
    const struct measured *m = w->reading->measured;
    const bool missing = m && m->missing;
    if (grade >= 0) {
        const struct grade *g = &scheme->grades[grade];
        document_set(w->result, "status", "rated");
        document_set(w->result, "score", str_format(job->doc, "%d", g->score).p);
        document_set(w->result, "mark", g->mark.p);
        document_set(w->result, "grade", str_c(job->doc, g->label));
    } else if (scheme || missing || !w->reading->in.actual) {
        write_unrated(w, undefined);
    } else {
        document_set(w->result, "status", "measured");
    }
}

/* A grade that the values do not suffice for is worth a look: the sheet says only that
 * there is none. That there are no years is said once, for all. */
static void report_undefined(const struct writing *w, int undefined)
{
    const char *why = "a value that its scheme asks for is not known";
    if (!w->rates->values.known)
        return;
    if (undefined >= 0 && undefined < TEST_NUMBERS &&
        w->rates->why[undefined] == UNDEFINED_NO_YEARS) {
        DIAG0(w->e->job->diags, DIAG_YEARS_UNKNOWN,
              document_pos(document_child(w->e->root, "head")));
        return;
    }
    if (undefined >= 0 && undefined < TEST_NUMBERS && w->rates->why[undefined])
        why = undefined_words(w->rates->why[undefined]);
    DIAG(w->e->job->diags, DIAG_RATE_UNDEFINED, document_pos(w->indicator->node),
         w->indicator->id.p, why);
}

/* How the grade has moved from the one of the last results, where the indicator carries
 * them as <previous score="…">. */
static int change_of(const struct writing *w, int grade)
{
    static const char *const names[] = {"", "up", "same", "down", "new"};
    xmlNodePtr previous = document_child(w->indicator->node, "previous");
    int before, change = CHANGE_NEW;
    if (!previous || grade < 0)
        return CHANGE_NONE;
    const int score = w->indicator->set->scheme->grades[grade].score;
    if (str_to_int(document_attribute(previous, "score"), &before))
        change = score > before ? CHANGE_UP : score < before ? CHANGE_DOWN : CHANGE_SAME;
    document_set(w->result, "change", names[change]);
    return change;
}

static struct outcome write_result(const struct evaluation *e,
                                   const struct indicator *indicator,
                                   const struct reading *reading)
{
    const struct scheme *scheme = indicator->set->scheme;
    const struct rates rates = rates_compute(e->job->doc, &reading->in);
    int undefined = -1;
    const int grade =
        scheme ? scheme_rate(e->job->doc, scheme, &rates.values, &undefined) : -1;
    const struct writing w = {
        .e = e,
        .indicator = indicator,
        .reading = reading,
        .rates = &rates,
        .result = xmlNewChild(indicator->node, NULL, BAD_CAST "result", NULL),
    };
    if (scheme && grade < 0)
        report_undefined(&w, undefined);
    write_grade(&w, grade, undefined);
    if (reading->period.n || reading->measured)
        document_set(w.result, "period", str_c(e->job->doc, reading->period));
    const int change = change_of(&w, grade);
    write_values(&w);
    return (struct outcome){indicator, reading, grade,
                            rates.values.numbers[TEST_ACHIEVEMENT], change};
}

/* The document keeps its own copies, so what is made on the way is given back at once. */
struct outcome result_write(const struct evaluation *e, struct indicator *indicator)
{
    struct job *job = e->job;
    const struct reading *reading = indicator_read(e, indicator);
    const struct arena_mark mark = arena_mark(job->scratch);
    struct job passing = *job;
    struct evaluation inner = *e;
    passing.doc = job->scratch;
    inner.job = &passing;
    struct outcome outcome = write_result(&inner, indicator, reading);
    outcome.achievement = number_copy(job->doc, outcome.achievement);
    arena_release(job->scratch, mark);
    return outcome;
}
