#include "audit/auditing.h"
#include "audit/messages.h"

#include "base/arena.h"
#include "base/job.h"

static bool same_value(const struct number *a, const struct number *b)
{
    return (!a && !b) || (a && b && number_compare(a, b) == 0);
}

/* --- one indicator printed twice ---------------------------------------------------- */

static void compare_figures(const struct audit *a, const struct figure *here,
                            const struct figure *there, const char *what, struct str id)
{
    struct job *job = a->job;
    if (same_value(here->value, there->value) && str_eq(here->unit, there->unit) &&
        str_eq(here->bound, there->bound))
        return;
    const char **sources = ARENA_ARRAY(job->doc, const char *, 1);
    sources[0] = there->source;
    struct diag_detail *detail = ARENA_NEW(job->doc, struct diag_detail);
    *detail = (struct diag_detail){STR("same-as"), here->text, there->text, sources, 1};
    const char *const words[] = {
        what,       id.p, str_c(job->doc, here->text), str_c(job->doc, there->text),
        sources[0], NULL};
    diags_add_detailed(job->diags, DIAG_REPEATED_DIFFERS, here->pos, words, detail);
}

/* Figures that are printed in one of the places only are none to compare. */
static void compare_elements(const struct audit *a, const xmlNode *indicator,
                             const xmlNode *other, const char *name, struct str id)
{
    const xmlNode *here = document_child(indicator, name);
    const xmlNode *there = document_child(other, name);
    if (!here || !there)
        return;
    const struct figure mine = figure_of_element(a->job, here);
    const struct figure others = figure_of_element(a->job, there);
    compare_figures(a, &mine, &others, name, id);
}

static void compare_measured(const struct audit *a, const xmlNode *indicator,
                             const xmlNode *other, struct str id)
{
    const struct measured *here = figure_measured(a->document, indicator);
    const struct measured *there = figure_measured(a->document, other);
    if (!here || !there)
        return;
    const struct figure mine = figure_of_measured(a->job, here);
    const struct figure others = figure_of_measured(a->job, there);
    compare_figures(a, &mine, &others, "actual", id);
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
    compare_elements(a, indicator, other, "baseline", id);
    compare_elements(a, indicator, other, "target", id);
    compare_measured(a, indicator, other, id);
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

/* The one of the two documents that `indicator` stands in. */
static const struct document *document_of(const struct audit *a, const xmlNode *indicator)
{
    return a->previous && a->previous->xml == indicator->doc ? a->previous : a->document;
}

static const struct measured *find_dated(const struct measurements *page,
                                         const struct period *period)
{
    for (int i = 0; i < page->n; i++) {
        const struct period *p = page->at[i].period;
        if (date_compare(p->first, period->first) == 0 &&
            date_compare(p->last, period->last) == 0)
            return &page->at[i];
    }
    return NULL;
}

/* What the baseline should be: the value of its own period, or else the last one. */
static const struct measured *last_actual(const struct audit *a, const xmlNode *indicator,
                                          const xmlNode *baseline, const xmlNode *old)
{
    struct job *job = a->job;
    struct period period;
    struct str text = document_attribute(baseline, "period");
    if (!text.n)
        text = document_attribute(figure_set(indicator), "baseline-period");
    const struct measured *last = figure_measured(document_of(a, old), old);
    if (!figure_period(job, a->notation, text, &period))
        return last;
    const struct measured *dated =
        find_dated(ledger_find(document_of(a, old), old), &period);
    if (!dated && last)
        DIAG(job->diags, DIAG_BASELINE_PERIOD, document_pos(baseline),
             document_attribute(indicator, "id").p, text.p,
             document_attribute(old, "id").p, str_c(job->doc, last->period->text),
             diags_place(job->diags, job->doc, last->pos));
    return dated;
}

static void report_baseline(const struct audit *a, const xmlNode *indicator,
                            const xmlNode *baseline, const xmlNode *old,
                            const struct measured *actual)
{
    struct job *job = a->job;
    const struct figure stated = figure_of_element(job, baseline);
    const struct figure computed = figure_of_measured(job, actual);
    const char **sources = ARENA_ARRAY(job->doc, const char *, 1);
    sources[0] = computed.source;
    struct diag_detail *detail = ARENA_NEW(job->doc, struct diag_detail);
    *detail = (struct diag_detail){STR("baseline = last actual"), stated.text,
                                   computed.text, sources, 1};
    const char *const words[] = {document_attribute(indicator, "id").p,
                                 str_c(job->doc, stated.text),
                                 document_attribute(old, "id").p,
                                 str_c(job->doc, computed.text),
                                 str_c(job->doc, actual->period->text),
                                 sources[0],
                                 NULL};
    diags_add_detailed(job->diags, DIAG_BASELINE_DIFFERS, stated.pos, words, detail);
}

void audit_follows(const struct audit *a, xmlNodePtr indicator)
{
    struct quantity_value said;
    struct job *job = a->job;
    const xmlNode *old = followed(a, indicator);
    const xmlNode *baseline = document_child(indicator, "baseline");
    const struct measured *actual =
        old && baseline ? last_actual(a, indicator, baseline, old) : NULL;
    const struct number *value = measured_value(actual);
    if (!value)
        return;
    const struct str text = str_trim(document_text(job, baseline));
    const bool comparable =
        compare_read(job->doc, a->notation, text, &said) &&
        str_eq(document_attribute(baseline, "unit"), actual->value->unit);
    if (!comparable ||
        compare_value(job->doc, &said, value, rounding_of(baseline, indicator)) != AGREES)
        report_baseline(a, indicator, baseline, old, actual);
}
