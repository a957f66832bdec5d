#include "evaluate/result.h"

#include "evaluate/share.h"
#include "load/load.h"

#include "base/arena.h"
#include "base/job.h"

/* What is counted over the members of a set or group. */
struct tally {
    int total, rated, denominator;
    int *by_grade; /* and behind them those that could not be rated */
    int changes[CHANGE_NEW + 1];
};

struct summing {
    const struct evaluation *e;
    const struct indicator_set *set;
    const struct outcome *outcomes;
    int n;
    xmlNodePtr summary;
};

static void set_int(struct job *job, xmlNodePtr node, const char *name, int value)
{
    document_set(node, name, str_format(job->doc, "%d", value).p);
}

/* --- counts ------------------------------------------------------------------------- */

static struct tally count(const struct summing *s)
{
    struct tally t = {.total = s->n};
    const int n = s->set->scheme->n;
    t.by_grade = ARENA_ARRAY(s->e->job->doc, int, n + 1);
    for (int i = 0; i < s->n; i++) {
        const int grade = s->outcomes[i].grade;
        t.by_grade[grade < 0 ? n : grade]++;
        t.rated += grade >= 0;
        t.changes[s->outcomes[i].change]++;
    }
    t.denominator = s->set->rated_denominator ? t.rated : t.total;
    return t;
}

/* The shares of the grades, and of what could not be rated if that belongs to the whole;
 * without a whole there are none. */
static struct str *shares_of(const struct summing *s, const struct tally *t)
{
    struct arena *arena = s->e->job->doc;
    const int n = s->set->scheme->n + !s->set->rated_denominator;
    struct str *texts = ARENA_ARRAY(arena, struct str, n + 1);
    if (!t->denominator)
        return texts;
    if (s->set->fits_shares)
        share_fit(arena, t->by_grade, n, t->denominator, s->set->digits, texts);
    else
        share_round(arena, t->by_grade, n, t->denominator, s->set->digits,
                    s->set->rounding, texts);
    return texts;
}

/* One grade's line, or that of what could not be rated. */
static void write_count(const struct summing *s, const char *name, const struct grade *g,
                        int n, struct str share)
{
    struct job *job = s->e->job;
    xmlNodePtr node = result_add(job, s->summary, name, STR(""));
    if (g->rule.n)
        set_int(job, node, "score", g->score);
    document_set(node, "mark", g->mark.p);
    document_set(node, "grade", str_c(job->doc, g->label));
    set_int(job, node, "n", n);
    if (share.n)
        document_set(node, "share", str_c(job->doc, share));
    if (g->rule.n)
        document_set(node, "rule", str_c(job->doc, g->rule));
}

static void write_counts(const struct summing *s, const struct tally *t)
{
    const struct scheme *scheme = s->set->scheme;
    const struct str *shares = shares_of(s, t);
    const struct grade none = {.mark = scheme->no_mark, .label = scheme->unevaluable};
    for (int i = 0; i < scheme->n; i++)
        write_count(s, "count", &scheme->grades[i], t->by_grade[i], shares[i]);
    if (scheme->no_mark.n)
        write_count(s, "rest", &none, t->by_grade[scheme->n], shares[scheme->n]);
}

static void write_changes(const struct summing *s, const struct tally *t)
{
    struct job *job = s->e->job;
    if (t->changes[CHANGE_NONE] == t->total)
        return;
    xmlNodePtr node = result_add(job, s->summary, "changes", STR(""));
    set_int(job, node, "up", t->changes[CHANGE_UP]);
    set_int(job, node, "same", t->changes[CHANGE_SAME]);
    set_int(job, node, "down", t->changes[CHANGE_DOWN]);
    set_int(job, node, "new", t->changes[CHANGE_NEW]);
}

/* --- totals and means --------------------------------------------------------------- */

/* The totals of actual values and targets, where all members are in one unit that can be
 * added up. */
static bool has_one_unit(const struct summing *s)
{
    const struct str unit = s->outcomes[0].reading->like.unit;
    for (int i = 0; i < s->n; i++) {
        const struct reading *r = s->outcomes[i].reading;
        if (!str_eq(r->like.unit, unit) || !r->in.actual || !r->in.target)
            return false;
    }
    return unit.n && !str_ends(unit, STR("%"));
}

static void write_total(const struct summing *s, const char *of, bool target)
{
    struct job *job = s->e->job;
    const struct number *sum = number_from_int(job->doc, 0);
    for (int i = 0; i < s->n; i++) {
        const struct rates_input *in = &s->outcomes[i].reading->in;
        sum = number_add(job->doc, sum, target ? in->target : in->actual);
    }
    xmlNodePtr node = result_add(job, s->summary, "total",
                                 reading_print(job, s->outcomes[0].reading, sum, 0));
    document_set(node, "of", of);
    result_set_number(job, node, "value", sum);
}

static void write_mean(const struct summing *s)
{
    struct job *job = s->e->job;
    const struct number *sum = number_from_int(job->doc, 0);
    int n = 0;
    for (int i = 0; i < s->n; i++) {
        if (!s->outcomes[i].achievement)
            continue;
        sum = number_add(job->doc, sum, s->outcomes[i].achievement);
        n++;
    }
    if (!n)
        return;
    const struct number *mean =
        number_divide(job->doc, sum, number_from_int(job->doc, n));
    xmlNodePtr node =
        result_add(job, s->summary, "mean", result_percent(job, s->set, mean));
    document_set(node, "of", "achievement");
    set_int(job, node, "n", n);
    result_set_number(job, node, "value", mean);
}

/* The member with the highest (sign 1) or lowest (-1) achievement; the first of
 * equals. */
static void write_extreme(const struct summing *s, const char *name, int sign)
{
    struct job *job = s->e->job;
    const struct outcome *best = NULL;
    for (int i = 0; i < s->n; i++) {
        const struct outcome *o = &s->outcomes[i];
        if (o->achievement &&
            (!best || sign * number_compare(o->achievement, best->achievement) > 0))
            best = o;
    }
    if (!best)
        return;
    xmlNodePtr node =
        result_add(job, s->summary, name, result_percent(job, s->set, best->achievement));
    document_set(node, "indicator", best->indicator->id.p);
    result_set_number(job, node, "value", best->achievement);
}

/* --- the grade of a group ----------------------------------------------------------- */

static int score_of(const struct summing *s, int i)
{
    return s->set->scheme->grades[s->outcomes[i].grade].score;
}

static const struct number *weight_of(const struct summing *s, int i)
{
    struct arena *arena = s->e->job->doc;
    const struct str text = document_attribute(s->outcomes[i].indicator->node, "weight");
    return text.n ? number_parse(arena, text) : number_from_int(arena, 1);
}

static const struct number *most_points(const struct scheme *scheme)
{
    const struct number *most = scheme->grades[0].points;
    for (int i = 1; i < scheme->n; i++)
        if (number_compare(scheme->grades[i].points, most) > 0)
            most = scheme->grades[i].points;
    return most;
}

/* The weighted points that the rated members have, as a share of the most they could. */
static const struct number *points_of(const struct summing *s)
{
    struct arena *arena = s->e->job->doc;
    const struct scheme *scheme = s->set->scheme;
    const struct number *most = most_points(scheme), *have = number_from_int(arena, 0);
    const struct number *could = have;
    for (int i = 0; i < s->n; i++) {
        if (s->outcomes[i].grade < 0)
            continue;
        const struct number *weight = weight_of(s, i);
        have = number_add(
            arena, have,
            number_multiply(arena, weight, scheme->grades[s->outcomes[i].grade].points));
        could = number_add(arena, could, number_multiply(arena, weight, most));
    }
    return number_sign(could) ? number_divide(arena, have, could) : NULL;
}

static struct test_values values_of(const struct summing *s, int rated)
{
    struct arena *arena = s->e->job->doc;
    int sum = 0, worst = 0, best = 0, n = 0;
    for (int i = 0; i < s->n; i++) {
        if (s->outcomes[i].grade < 0)
            continue;
        const int score = score_of(s, i);
        sum += score;
        worst = n && worst < score ? worst : score;
        best = n && best > score ? best : score;
        n++;
    }
    struct test_values values = {0};
    values.numbers[TEST_MEAN] = number_from_ratio(arena, sum, rated);
    values.numbers[TEST_WORST] = number_from_int(arena, worst);
    values.numbers[TEST_BEST] = number_from_int(arena, best);
    values.numbers[TEST_POINTS] = points_of(s);
    return values;
}

/* The value that the group's grade is told by. */
static const struct number *value_of(const struct summing *s,
                                     const struct test_values *values)
{
    static const enum test_name names[] = {[GROUP_WORST] = TEST_WORST,
                                           [GROUP_MEAN] = TEST_MEAN,
                                           [GROUP_POINTS] = TEST_POINTS};
    return values->numbers[names[s->set->group_rule]];
}

/* By the tests of the group's own scheme; else by the score, the mean rounded as the set
 * rounds. */
static int grade_of(const struct summing *s, const struct test_values *values)
{
    int undefined;
    int64_t score;
    if (s->set->group_scheme)
        return scheme_rate(s->e->job->doc, s->set->group_scheme, values, &undefined);
    if (!number_to_int(value_of(s, values), s->set->rounding, &score))
        return -1;
    return scheme_find_score(s->set->scheme, (int)score);
}

static void write_grade(const struct summing *s, const struct tally *t)
{
    static const char *const names[] = {"", "worst", "mean", "points"};
    struct job *job = s->e->job;
    const struct scheme *scheme =
        s->set->group_scheme ? s->set->group_scheme : s->set->scheme;
    if (!s->set->group_rule)
        return;
    document_set(s->summary, "by", names[s->set->group_rule]);
    if (!t->rated)
        return;
    const struct test_values values = values_of(s, t->rated);
    const struct number *value = value_of(s, &values);
    const int grade = grade_of(s, &values);
    if (value)
        result_set_number(job, s->summary, "value", value);
    if (grade < 0)
        return;
    set_int(job, s->summary, "score", scheme->grades[grade].score);
    document_set(s->summary, "mark", scheme->grades[grade].mark.p);
    document_set(s->summary, "grade", str_c(job->doc, scheme->grades[grade].label));
}

/* --- all of it ---------------------------------------------------------------------- */

void summary_write(const struct evaluation *e, const struct indicator_set *set,
                   xmlNodePtr parent, const struct outcome *outcomes, int n)
{
    struct job *job = e->job;
    struct summing s = {e, set, outcomes, n, NULL};
    if (!set->scheme || !n)
        return;
    const struct tally t = count(&s);
    const bool whole = parent == set->node;
    s.summary = result_add(job, parent, whole ? "summary" : "subtotal", STR(""));
    set_int(job, s.summary, "total", t.total);
    set_int(job, s.summary, "rated", t.rated);
    set_int(job, s.summary, "unrated", t.total - t.rated);
    set_int(job, s.summary, "denominator", t.denominator);
    if (!whole)
        write_grade(&s, &t);
    write_counts(&s, &t);
    write_changes(&s, &t);
    if (has_one_unit(&s)) {
        write_total(&s, "actual", false);
        write_total(&s, "target", true);
    }
    write_mean(&s);
    write_extreme(&s, "best", 1);
    write_extreme(&s, "worst", -1);
    if (whole)
        result_add(job, s.summary, "legend", set->scheme->legend);
}
