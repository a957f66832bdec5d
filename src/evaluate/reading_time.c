#include "evaluate/messages.h"
#include "evaluate/reading.h"

#include "load/load.h"
#include "merge/ledger.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/messages.h"

static bool is(xmlNodePtr node, const char *name, const char *value)
{
    return str_is(document_attribute(node, name), value);
}

/* --- time --------------------------------------------------------------------------- */

/* How much of the time from `start` to the end of the set's years has passed at the end
 * of `to`: in months, or in years of which the last has begun. */
static int passed_at(const struct indicator_set *set, struct date start, struct date to)
{
    const int all = date_months(start, set->end);
    int months = date_months(start, to);
    months = months < 0 ? 0 : months > all ? all : months;
    return set->counts_years ? (months + 11) / 12 : months;
}

/* The month behind the period of the baseline, which time runs from. */
static void read_start(const struct evaluation *e, const struct indicator *indicator,
                       xmlNodePtr baseline, struct reading *reading)
{
    struct job *job = e->job;
    struct period period;
    const char *why;
    int offset;
    const bool own = document_attribute(baseline, "period").n > 0;
    xmlNodePtr from = own ? baseline : indicator->set->node;
    const char *name = own ? "period" : "baseline-period";
    const struct str text = document_attribute(from, name);
    const struct srcpos pos = document_attribute_pos(job, from, name);
    if (!text.n) {
        DIAG(job->diags, DIAG_BASELINE_UNDATED, document_pos(baseline), indicator->id.p);
    } else if (!period_parse(job->doc, e->notation->calendar, text, &period, &why,
                             &offset)) {
        DIAG(job->diags, DIAG_PERIOD_UNREADABLE, document_pos_inside(job, pos, offset),
             text.p, why);
    } else if (date_compare(period.last, indicator->set->end) >= 0) {
        DIAG(job->diags, DIAG_BASELINE_LATE, pos, indicator->id.p, text.p);
    } else {
        reading->start = date_next_month(period.last);
        reading->from_baseline = true;
    }
}

/* An annual value is awaited at the end of its own year, which begins in the month that
 * the set's years begin in. */
static void read_year(const struct indicator_set *set, struct reading *reading)
{
    struct rates_input *in = &reading->in;
    struct date start = set->start;
    const struct date from = reading->measured->period->first;
    in->span = in->passed = 12;
    if (date_months(from, reading->to) >= 12)
        return;
    start.year = reading->to.year - (reading->to.month < start.month);
    in->passed = date_months(start, reading->to);
}

static void read_time(const struct evaluation *e, const struct indicator *indicator,
                      struct reading *reading)
{
    const struct indicator_set *set = indicator->set;
    xmlNodePtr baseline = document_child(indicator->node, "baseline");
    if (!set->has_years)
        return;
    reading->start = set->start;
    if (set->from_baseline && reading->in.baseline && !reading->in.from_nothing)
        read_start(e, indicator, baseline, reading);
    if (!reading->to.year) {
        reading->in.span = passed_at(set, reading->start, set->end);
        reading->in.passed = -1;
        return;
    }
    if (is(indicator->node, "kind", "annual") && reading->measured) {
        read_year(set, reading);
        return;
    }
    reading->in.span = passed_at(set, reading->start, set->end);
    reading->in.passed = passed_at(set, reading->start, reading->to);
}

/* --- milestones --------------------------------------------------------------------- */

static bool holds(xmlNodePtr milestone, struct date day)
{
    return date_compare(date_parse(document_attribute(milestone, "from")), day) <= 0 &&
           date_compare(day, date_parse(document_attribute(milestone, "to"))) <= 0;
}

static void read_of_year(const struct evaluation *e, const struct indicator *indicator,
                         struct reading *reading)
{
    struct rates_input *in = &reading->in;
    in->by_year = true;
    if (reading->to.year && in->span > 0 && in->passed == in->span)
        in->of_year = in->target;
    for (xmlNodePtr n = indicator->node->children; n; n = n->next) {
        if (!document_is(n, "milestone") || !reading->to.year || !holds(n, reading->to))
            continue;
        in->of_year = reading_number(e->job, n, "value");
        reading->milestone = n;
    }
}

static void read_waypoints(const struct evaluation *e, const struct indicator *indicator,
                           struct reading *reading)
{
    struct list waypoints = list_of(e->job->doc, sizeof(struct waypoint));
    struct list places = list_of(e->job->doc, sizeof(const char *));
    for (xmlNodePtr n = indicator->node->children; n; n = n->next) {
        const struct number *value =
            document_is(n, "milestone") ? reading_number(e->job, n, "value") : NULL;
        if (!value)
            continue;
        const struct date to = date_parse(document_attribute(n, "to"));
        *(struct waypoint *)list_add(&waypoints) =
            (struct waypoint){passed_at(indicator->set, reading->start, to), value};
        *(const char **)list_add(&places) =
            diags_document_place(e->job->diags, e->job->doc, document_pos(n));
    }
    reading->in.n_waypoints = waypoints.n;
    reading->in.waypoints = list_array(&waypoints, e->job->doc);
    reading->milestone_places = list_array(&places, e->job->doc);
}

void reading_time(const struct evaluation *e, const struct indicator *indicator,
                  struct reading *reading)
{
    read_time(e, indicator, reading);
    if (indicator->set->by_year)
        read_of_year(e, indicator, reading);
    else if (indicator->set->has_years)
        read_waypoints(e, indicator, reading);
}
