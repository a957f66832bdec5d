#include "audit/auditing.h"
#include "audit/messages.h"

#include "base/arena.h"
#include "base/job.h"

/* A baseline or target with what it comes to in a year. */
struct annual {
    const struct audit *audit;
    xmlNodePtr indicator, node;
    struct str text; /* of the attribute */
    struct srcpos pos;
};

/* Over how many years the figure runs: those it prints (N/3年), those of its period if
 * that is a range, or those of the set. NULL if they are not known. */
static const struct number *years_of(const struct annual *n)
{
    struct job *job = n->audit->job;
    struct period period;
    struct years years;
    int over;
    if (str_to_int(document_attribute(n->node, "over"), &over) && over > 0)
        return number_from_int(job->doc, over);
    if (figure_period(job, n->audit->notation, document_attribute(n->node, "period"),
                      &period) &&
        period.kind == PERIOD_RANGE)
        return number_from_ratio(job->doc, date_months(period.first, period.last), 12);
    if (figure_years(job, n->audit->notation, figure_set(n->indicator), &years))
        return number_from_ratio(job->doc, years.months, 12);
    return NULL;
}

/* What the figure comes to in a year; NULL, and a note, if that cannot be told. */
static const struct number *yearly(const struct annual *n, struct held *held)
{
    struct job *job = n->audit->job;
    const struct str kind = document_attribute(n->indicator, "kind");
    const struct number *value = figure_value(job, n->node), *years = years_of(n);
    if (str_is(kind, "annual") || !value) {
        held->rule = document_is(n->node, "target") ? STR("target") : STR("baseline");
        return value;
    }
    if (!years) {
        const xmlNode *set = figure_set(n->indicator);
        DIAG(job->diags, DIAG_ANNUAL_YEARS, document_pos(set),
             document_attribute(set, "id").p);
        return NULL;
    }
    const char *printed = number_print_exact(job->doc, years).p;
    if (str_is(kind, "total")) {
        held->rule =
            str_format(job->doc, "%s div %s", (const char *)n->node->name, printed);
        return number_divide(job->doc, value, years);
    }
    const xmlNode *baseline = document_child(n->indicator, "baseline");
    const struct number *start = figure_value(job, baseline);
    if (document_is(n->node, "baseline") || !start) {
        DIAG(job->diags, DIAG_ANNUAL_UNCHECKED, n->pos, n->text.p,
             document_attribute(n->indicator, "id").p);
        return NULL;
    }
    held->rule = str_format(job->doc, "(target - baseline) div %s", printed);
    held->sources[held->n_sources++] = figure_place(job, baseline);
    return number_divide(job->doc, number_subtract(job->doc, value, start), years);
}

static void check(const struct annual *n)
{
    struct quantity_value said;
    const struct audit *a = n->audit;
    struct arena *arena = a->job->doc;
    const struct str id = document_attribute(n->indicator, "id");
    if (!compare_read(arena, a->notation, n->text, &said)) {
        DIAG(a->job->diags, DIAG_STATED_UNREADABLE, n->pos, n->text.p, "annual", id.p);
        return;
    }
    struct held held = {.sources = {figure_place(a->job, n->node)}, .n_sources = 1};
    const struct number *value = yearly(n, &held);
    if (!value)
        return;
    if (!str_eq(said.unit, document_attribute(n->node, "unit"))) {
        DIAG(a->job->diags, DIAG_STATED_UNIT, n->pos, n->text.p, "annual", id.p,
             str_c(arena, str_trim(document_text(a->job, n->node))));
        return;
    }
    const enum rounding rounding = rounding_of(n->node, n->indicator);
    const enum agreement agreement = compare_value(arena, &said, value, rounding);
    if (agreement != AGREES)
        report_difference(a, n->pos, agreement, STR("annual"), id, n->text,
                          compare_print(arena, &said, value, rounding), &held);
}

void audit_annual(const struct audit *a, xmlNodePtr indicator)
{
    for (xmlNodePtr node = indicator->children; node; node = node->next) {
        if (!(document_is(node, "baseline") || document_is(node, "target")) ||
            !xmlHasProp(node, BAD_CAST "annual"))
            continue;
        const struct annual n = {.audit = a,
                                 .indicator = indicator,
                                 .node = node,
                                 .text = document_attribute(node, "annual"),
                                 .pos = document_attribute_pos(a->job, node, "annual")};
        check(&n);
    }
}
