#include "merge/goals.h"

#include "merge/messages.h"

#include "load/load.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/job.h"
#include "base/messages.h"

/* Reads a figure that stands in the attribute `name`: one value, which is there. */
static bool read_attribute(struct job *job, const struct notation *notation,
                           xmlNodePtr node, const char *name, struct quantity *quantity)
{
    const char *why;
    int offset;
    const struct str text = document_attribute(node, name);
    const struct srcpos pos = document_attribute_pos(job, node, name);
    if (!quantity_parse(job->doc, notation, text, quantity, &why, &offset)) {
        DIAG(job->diags, DIAG_VALUE_UNREADABLE, document_pos_inside(job, pos, offset),
             text.p, why);
        return false;
    }
    if (quantity->n == 1)
        return true;
    DIAG(job->diags, quantity->n ? DIAG_VALUE_SEVERAL : DIAG_VALUE_UNREADABLE, pos,
         text.p, "a limit must be a number");
    return false;
}

static bool adopt(struct job *job, struct srcpos pos, struct quantity *quantity,
                  const struct indicator_unit *unit)
{
    if (stated_adopt_unit(job, quantity, unit))
        return true;
    DIAG(job->diags, DIAG_UNIT_MISMATCH, pos, str_c(job->doc, quantity->text),
         str_c(job->doc, quantity->values[0].unit), str_c(job->doc, unit->printed));
    return false;
}

static void set_number(struct job *job, xmlNodePtr node, const char *name,
                       const struct quantity *quantity)
{
    document_set(node, name, number_print_exact(job->doc, quantity->values[0].value).p);
}

/* --- ranges ------------------------------------------------------------------------- */

bool goals_read_range(struct job *job, const struct notation *notation,
                      xmlNodePtr indicator, xmlNodePtr target, struct goal_range *range)
{
    if (!xmlHasProp(target, BAD_CAST "low") || !xmlHasProp(target, BAD_CAST "high")) {
        DIAG(job->diags, DIAG_RANGE_LIMITS, document_pos(target),
             document_attribute(indicator, "id").p);
        return false;
    }
    const bool low = read_attribute(job, notation, target, "low", &range->low);
    return read_attribute(job, notation, target, "high", &range->high) && low;
}

bool goals_write_range(struct job *job, xmlNodePtr target, struct goal_range *range,
                       const struct indicator_unit *unit)
{
    const struct srcpos pos = document_attribute_pos(job, target, "low");
    const bool low = adopt(job, pos, &range->low, unit);
    if (!adopt(job, document_attribute_pos(job, target, "high"), &range->high, unit) ||
        !low)
        return false;
    const struct quantity_value *from = &range->low.values[0];
    const struct quantity_value *to = &range->high.values[0];
    if (number_compare(from->value, to->value) > 0) {
        DIAG(job->diags, DIAG_RANGE_BACKWARDS, pos, document_attribute(target, "low").p,
             document_attribute(target, "high").p);
        return false;
    }
    set_number(job, target, "low-value", &range->low);
    set_number(job, target, "high-value", &range->high);
    document_set(target, "unit", str_c(job->doc, to->unit));
    if (from->bound == BOUND_MORE_THAN)
        document_set(target, "low-bound", "more-than");
    if (to->bound == BOUND_LESS_THAN)
        document_set(target, "high-bound", "less-than");
    return true;
}

/* --- milestones and tolerances ------------------------------------------------------ */

static void set_date(struct job *job, xmlNodePtr node, const char *name, struct date d)
{
    document_set(node, name, date_print(job->doc, d).p);
}

static bool read_period(struct job *job, const struct notation *notation, xmlNodePtr node)
{
    struct period period;
    const char *why;
    int offset;
    const struct str text = document_attribute(node, "period");
    if (!period_parse(job->doc, notation->calendar, text, &period, &why, &offset)) {
        const struct srcpos pos = document_attribute_pos(job, node, "period");
        DIAG(job->diags, DIAG_PERIOD_UNREADABLE, document_pos_inside(job, pos, offset),
             text.p, why);
        return false;
    }
    set_date(job, node, "from", period.first);
    set_date(job, node, "to", period.last);
    return true;
}

static bool read_milestone(struct job *job, const struct notation *notation,
                           xmlNodePtr node, const struct indicator_unit *unit)
{
    struct quantity quantity;
    if (!read_period(job, notation, node) ||
        !stated_read_figure(job, notation, node, &quantity) ||
        !adopt(job, document_pos(node->children ? node->children : node), &quantity,
               unit))
        return false;
    stated_write(job, node, &quantity);
    return true;
}

static bool read_tolerance(struct job *job, const struct notation *notation,
                           xmlNodePtr node, const struct indicator_unit *unit)
{
    struct quantity quantity;
    if (!xmlHasProp(node, BAD_CAST "tolerance"))
        return true;
    if (!read_attribute(job, notation, node, "tolerance", &quantity) ||
        !adopt(job, document_attribute_pos(job, node, "tolerance"), &quantity, unit))
        return false;
    set_number(job, node, "tolerance-value", &quantity);
    return true;
}

bool goals_read(struct job *job, const struct notation *notation, xmlNodePtr node,
                const struct indicator_unit *unit)
{
    bool ok = read_tolerance(job, notation, node, unit);
    for (xmlNodePtr n = node->children; n; n = n->next)
        if (document_is(n, "milestone"))
            ok = read_milestone(job, notation, n, unit) && ok;
    return ok;
}
