#include "evaluate/set.h"

#include "load/load.h"

#include "base/arena.h"
#include "base/job.h"

#include <string.h>

/* What is counted over a set; one more than the grades, for what could not be rated. */
struct tally {
    int total, unrated;
    int *by_grade;
};

/* The value that merge has read, or NULL if there is none. */
static const struct number *value_of(struct job *job, xmlNodePtr node)
{
    const struct str text = node ? document_attribute(node, "value") : STR("");
    if (!text.n)
        return NULL;
    const int slash = str_find(text, STR("/"));
    if (slash < 0)
        return number_parse(job->doc, text);
    return number_divide(job->doc, number_parse(job->doc, str_slice(text, 0, slash)),
                         number_parse(job->doc, str_slice(text, slash + 1, text.n)));
}

static enum quantity_bound bound_of(xmlNodePtr target)
{
    static const char *const names[] = {"", "at-least", "more-than", "at-most",
                                        "less-than"};
    const struct str bound = document_attribute(target, "bound");
    for (int i = BOUND_AT_LEAST; i <= BOUND_LESS_THAN; i++)
        if (str_is(bound, names[i]))
            return i;
    return BOUND_NONE;
}

/* "2023-12-31", as merge writes it. */
static struct date date_of(struct str iso)
{
    struct date d = {0, 0, 0};
    if (iso.n == 10) {
        str_to_int(str_slice(iso, 0, 4), &d.year);
        str_to_int(str_slice(iso, 5, 7), &d.month);
        str_to_int(str_slice(iso, 8, 10), &d.day);
    }
    return d;
}

/* The last observation that the as-of date lets us know of; they stand oldest first. */
static xmlNodePtr find_observation(const struct evaluation *e, xmlNodePtr indicator)
{
    xmlNodePtr latest = NULL;
    for (xmlNodePtr n = indicator->children; n; n = n->next) {
        if (!document_is(n, "observation"))
            continue;
        const struct date to = date_of(document_attribute(n, "to"));
        if (!e->as_of || date_compare(to, e->as_of->last) <= 0)
            latest = n;
    }
    return latest;
}

static struct rates_input input_of(const struct evaluation *e,
                                   const struct indicator_set *set, xmlNodePtr indicator,
                                   xmlNodePtr observation)
{
    struct job *job = e->job;
    xmlNodePtr target = document_child(indicator, "target");
    struct rates_input in = {
        .baseline = value_of(job, document_child(indicator, "baseline")),
        .target = value_of(job, target),
        .actual = value_of(job, observation),
        .from_nothing = str_is(document_attribute(indicator, "kind"), "total"),
        .zero_baseline = set->zero_baseline,
        .lower_is_better = str_is(document_attribute(indicator, "direction"), "down"),
        .bound = bound_of(target),
    };
    const struct date to =
        observation ? date_of(document_attribute(observation, "to")) : (struct date){0};
    if (set->has_years && to.year) {
        in.months = date_months(set->start, set->end);
        in.elapsed_months = date_months(set->start, to);
        if (in.elapsed_months < 0)
            in.elapsed_months = 0;
        if (in.elapsed_months > in.months)
            in.elapsed_months = in.months;
    }
    return in;
}

static xmlNodePtr add(xmlNodePtr parent, const char *name, struct job *job,
                      struct str text)
{
    xmlNodePtr node =
        xmlNewTextChild(parent, NULL, BAD_CAST name, BAD_CAST str_c(job->doc, text));
    return node;
}

static void add_share(const struct evaluation *e, const struct indicator_set *set,
                      xmlNodePtr result, const char *name, const struct number *share)
{
    struct job *job = e->job;
    if (!share)
        return;
    const struct number *percent = number_scale(job->doc, share, 2);
    const struct str text =
        number_print(job->doc, percent, set->digits, set->rounding, true);
    xmlNodePtr node =
        add(result, name, job, str_format(job->doc, "%.*s%%", STR_ARG(text)));
    document_set(node, "value", number_print_exact(job->doc, share).p);
}

/* The expected value, in the style that the target is printed in. */
static void add_expected(const struct evaluation *e, xmlNodePtr indicator,
                         xmlNodePtr result, const struct number *expected)
{
    struct job *job = e->job;
    struct quantity like;
    const char *why;
    int offset;
    xmlNodePtr target = document_child(indicator, "target");
    if (!expected ||
        !quantity_parse(job->doc, e->notation, document_text(job, target), &like, &why,
                        &offset) ||
        !like.n)
        return;
    struct quantity_value *style = &like.values[0];
    if (style->style.n_scales == 1)
        style->style.decimals++;
    xmlNodePtr node =
        add(result, "expected", job, quantity_print_like(job->doc, expected, style));
    document_set(node, "value", number_print_exact(job->doc, expected).p);
}

/* Why an indicator has no grade: the measurement's own reason, else what the scheme
 * says. */
static struct str reason_of(const struct indicator_set *set, xmlNodePtr observation)
{
    const struct str note =
        observation ? document_attribute(observation, "note") : STR("");
    if (note.n)
        return note;
    return set->scheme && set->scheme->unevaluable.n ? set->scheme->unevaluable
                                                     : STR("―");
}

static void write_grade(const struct evaluation *e, const struct indicator_set *set,
                        int grade, xmlNodePtr observation, xmlNodePtr result)
{
    struct job *job = e->job;
    if (grade >= 0) {
        const struct grade *g = &set->scheme->grades[grade];
        document_set(result, "status", "rated");
        document_set(result, "score", str_format(job->doc, "%d", g->score).p);
        document_set(result, "mark", g->mark.p);
        document_set(result, "grade", g->label.p);
    } else if (set->scheme || !observation ||
               xmlHasProp(observation, BAD_CAST "missing")) {
        document_set(result, "status", "unrated");
        document_set(result, "reason", str_c(job->doc, reason_of(set, observation)));
    } else {
        document_set(result, "status", "measured");
    }
}

/* A grade that the values do not suffice for is worth a look: the sheet says only that
 * there is none. */
static void report_undefined(const struct evaluation *e, xmlNodePtr indicator,
                             const struct rates *rates, const struct rates_input *in)
{
    if (!rates->known)
        return;
    const char *why = "a value that its scheme asks for is not known";
    if (!rates->achievement)
        why = in->lower_is_better ? "its value is 0" : "its target is 0";
    if (!rates->progress)
        why = !in->baseline && !in->from_nothing && !in->zero_baseline
                  ? "it has no baseline to reckon progress from"
                  : "its target equals its baseline, so there is no way to be made";
    else if (!rates->elapsed)
        why = "its years are not known";
    else if (!rates->pace)
        why = "no time has passed yet";
    DIAG(e->job->diags, DIAG_RATE_UNDEFINED, document_pos(indicator),
         document_attribute(indicator, "id").p, why);
}

static void write_result(const struct evaluation *e, const struct indicator_set *set,
                         xmlNodePtr indicator, struct tally *tally)
{
    struct job *job = e->job;
    xmlNodePtr observation = find_observation(e, indicator);
    const struct rates_input in = input_of(e, set, indicator, observation);
    const struct rates rates = rates_compute(job->doc, &in);
    const int grade = set->scheme ? scheme_rate(job->doc, set->scheme, &rates, &in) : -1;
    tally->total++;
    if (grade >= 0)
        tally->by_grade[grade]++;
    else if (set->scheme) {
        tally->unrated++;
        report_undefined(e, indicator, &rates, &in);
    }

    xmlNodePtr result = xmlNewChild(indicator, NULL, BAD_CAST "result", NULL);
    write_grade(e, set, grade, observation, result);
    if (observation) {
        document_set(result, "period", document_attribute(observation, "period").p);
        xmlNodePtr actual = add(result, "actual", job, document_text(job, observation));
        if (in.actual)
            document_set(actual, "value", document_attribute(observation, "value").p);
    } else {
        add(result, "actual", job, STR("―"));
    }
    add_share(e, set, result, "achievement", rates.achievement);
    add_share(e, set, result, "progress", rates.progress);
    add_share(e, set, result, "elapsed", rates.elapsed);
    add_expected(e, indicator, result, rates.expected);
    add_share(e, set, result, "pace", rates.pace);
}

static void write_all(const struct evaluation *e, const struct indicator_set *set,
                      xmlNodePtr parent, struct tally *tally)
{
    for (xmlNodePtr n = parent->children; n; n = n->next) {
        if (document_is(n, "indicator"))
            write_result(e, set, n, tally);
        else if (document_is(n, "group"))
            write_all(e, set, n, tally);
    }
}

static void write_summary(const struct evaluation *e, const struct indicator_set *set,
                          const struct tally *tally)
{
    struct job *job = e->job;
    const bool rated_only = str_is(document_attribute(set->node, "denominator"), "rated");
    const int denominator = rated_only ? tally->total - tally->unrated : tally->total;
    xmlNodePtr summary = xmlNewChild(set->node, NULL, BAD_CAST "summary", NULL);
    document_set(summary, "total", str_format(job->doc, "%d", tally->total).p);
    document_set(summary, "rated",
                 str_format(job->doc, "%d", tally->total - tally->unrated).p);
    document_set(summary, "unrated", str_format(job->doc, "%d", tally->unrated).p);
    document_set(summary, "denominator", str_format(job->doc, "%d", denominator).p);
    for (int i = 0; i < set->scheme->n; i++) {
        const struct grade *g = &set->scheme->grades[i];
        xmlNodePtr count = xmlNewChild(summary, NULL, BAD_CAST "count", NULL);
        document_set(count, "score", str_format(job->doc, "%d", g->score).p);
        document_set(count, "mark", g->mark.p);
        document_set(count, "grade", g->label.p);
        document_set(count, "n", str_format(job->doc, "%d", tally->by_grade[i]).p);
    }
}

void set_write_results(const struct evaluation *e, const struct indicator_set *set)
{
    struct tally tally = {0};
    if (str_is(document_attribute(set->node, "observed"), "no"))
        return;
    if (set->scheme)
        tally.by_grade = ARENA_ARRAY(e->job->doc, int, set->scheme->n);
    write_all(e, set, set->node, &tally);
    if (set->scheme)
        write_summary(e, set, &tally);
}
