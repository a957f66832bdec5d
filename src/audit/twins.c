#include "audit/auditing.h"
#include "audit/messages.h"

#include "base/arena.h"
#include "base/job.h"

static bool same_value(const struct number *a, const struct number *b)
{
    return (!a && !b) || (a && b && number_compare(a, b) == 0);
}

/* --- one indicator printed twice ---------------------------------------------------- */

static void compare_figures(const struct audit *a, const xmlNode *here,
                            const xmlNode *there, const char *what, struct str id)
{
    struct job *job = a->job;
    if (!here || !there)
        return; /* it is printed in one of the places only */
    if (same_value(figure_value(job, here), figure_value(job, there)) &&
        str_eq(document_attribute(here, "unit"), document_attribute(there, "unit")) &&
        str_eq(document_attribute(here, "bound"), document_attribute(there, "bound")))
        return;
    const struct str mine = str_trim(document_text(job, here));
    const struct str other = str_trim(document_text(job, there));
    const char **sources = ARENA_ARRAY(job->doc, const char *, 1);
    sources[0] = figure_place(job, there);
    struct diag_detail *detail = ARENA_NEW(job->doc, struct diag_detail);
    *detail = (struct diag_detail){STR("same-as"), mine, other, sources, 1};
    const char *const words[] = {
        what, id.p, str_c(job->doc, mine), str_c(job->doc, other), sources[0], NULL};
    diags_add_detailed(job->diags, DIAG_REPEATED_DIFFERS,
                       document_pos(here->children ? here->children : here), words,
                       detail);
}

void audit_same(const struct audit *a, xmlNodePtr indicator)
{
    const struct str id = document_attribute(indicator, "same-as");
    if (!id.n)
        return;
    const xmlNode *other = indicator_index_find(&a->indicators, id);
    if (!other || other == indicator) {
        DIAG(a->job->diags, DIAG_STATED_UNKNOWN,
             document_attribute_pos(a->job, indicator, "same-as"), id.p);
        return;
    }
    compare_figures(a, document_child(indicator, "baseline"),
                    document_child(other, "baseline"), "baseline", id);
    compare_figures(a, document_child(indicator, "target"),
                    document_child(other, "target"), "target", id);
    compare_figures(a, figure_observation(indicator), figure_observation(other), "actual",
                    id);
}

/* --- one indicator carried on ------------------------------------------------------- */

/* The indicator that `indicator` follows, in this plan or in the one before. */
static const xmlNode *followed(const struct audit *a, const xmlNode *indicator)
{
    struct str id = document_attribute(indicator, "follows");
    const xmlNode *found = NULL;
    if (!id.n) /* one that keeps its id carries itself on */
        return a->previous ? indicator_index_find(&a->previous_indicators,
                                                  document_attribute(indicator, "id"))
                           : NULL;
    if (a->previous)
        found = indicator_index_find(&a->previous_indicators, id);
    if (!found)
        found = indicator_index_find(&a->indicators, id);
    const struct srcpos pos = document_attribute_pos(a->job, indicator, "follows");
    if (found && found != indicator)
        return found;
    if (a->previous || found)
        DIAG(a->job->diags, DIAG_STATED_UNKNOWN, pos, id.p);
    else
        DIAG(a->job->diags, DIAG_FOLLOWS_UNCHECKED, pos, id.p);
    return NULL;
}

/* What the baseline should be: the value of its own period, or else the last one. */
static const xmlNode *last_actual(const struct audit *a, const xmlNode *indicator,
                                  const xmlNode *baseline, const xmlNode *old)
{
    struct period period;
    struct str text = document_attribute(baseline, "period");
    if (!text.n)
        text = document_attribute(figure_set(indicator), "baseline-period");
    const xmlNode *last = figure_observation(old);
    if (!figure_period(a->job, a->notation, text, &period))
        return last;
    for (const xmlNode *n = old->children; n; n = n->next) {
        if (!document_is(n, "observation"))
            continue;
        const struct date from = date_parse(document_attribute(n, "from"));
        const struct date to = date_parse(document_attribute(n, "to"));
        if (date_compare(from, period.first) == 0 && date_compare(to, period.last) == 0)
            return n;
    }
    if (last)
        DIAG(a->job->diags, DIAG_BASELINE_PERIOD, document_pos(baseline),
             document_attribute(indicator, "id").p, text.p,
             document_attribute(old, "id").p, document_attribute(last, "period").p,
             figure_place(a->job, last));
    return NULL;
}

static void report_baseline(const struct audit *a, const xmlNode *indicator,
                            const xmlNode *baseline, const xmlNode *old,
                            const xmlNode *actual, struct str computed)
{
    struct job *job = a->job;
    const struct str stated = str_trim(document_text(job, baseline));
    const char **sources = ARENA_ARRAY(job->doc, const char *, 1);
    sources[0] = figure_place(job, actual);
    struct diag_detail *detail = ARENA_NEW(job->doc, struct diag_detail);
    *detail =
        (struct diag_detail){STR("baseline = last actual"), stated, computed, sources, 1};
    const char *const words[] = {document_attribute(indicator, "id").p,
                                 str_c(job->doc, stated),
                                 document_attribute(old, "id").p,
                                 str_c(job->doc, computed),
                                 document_attribute(actual, "period").p,
                                 sources[0],
                                 NULL};
    diags_add_detailed(job->diags, DIAG_BASELINE_DIFFERS,
                       document_pos(baseline->children ? baseline->children : baseline),
                       words, detail);
}

void audit_follows(const struct audit *a, xmlNodePtr indicator)
{
    struct quantity_value said;
    struct job *job = a->job;
    const xmlNode *old = followed(a, indicator);
    const xmlNode *baseline = document_child(indicator, "baseline");
    const xmlNode *actual =
        old && baseline ? last_actual(a, indicator, baseline, old) : NULL;
    const struct number *value = figure_value(job, actual);
    if (!value)
        return;
    const struct str printed = str_trim(document_text(job, actual));
    const struct str text = str_trim(document_text(job, baseline));
    const bool comparable =
        compare_read(job->doc, a->notation, text, &said) &&
        str_eq(document_attribute(baseline, "unit"), document_attribute(actual, "unit"));
    if (!comparable ||
        compare_value(job->doc, &said, value, rounding_of(baseline, indicator)) != AGREES)
        report_baseline(a, indicator, baseline, old, actual, printed);
}
