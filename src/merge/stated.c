#include "merge/stated.h"

#include "load/load.h"
#include "merge/goals.h"
#include "merge/messages.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/job.h"
#include "base/messages.h"

#include <string.h>

void stated_write(struct job *job, xmlNodePtr node, const struct quantity *quantity)
{
    if (quantity->missing) {
        document_set(node, "missing", quantity_missing_name(quantity->missing));
        return;
    }
    const struct quantity_value *v = &quantity->values[0];
    document_set(node, "value", number_print_exact(job->doc, v->value).p);
    document_set(node, "unit", v->unit.p);
    if (v->over_years)
        document_set(node, "over", str_format(job->doc, "%d", v->over_years).p);
    if (v->bound)
        document_set(node, "bound", quantity_bound_name(v->bound));
    if (v->approximate)
        document_set(node, "approximate", "yes");
    if (v->status.n)
        document_set(node, "qualifier", str_c(job->doc, v->status));
}

/* The text of a value that was printed without its unit: with it, and with commas. */
static struct str complete_text(struct job *job, const struct quantity_value *v,
                                struct str unit)
{
    struct quantity_value like = {.unit = unit, .style = v->style};
    like.style.grouped = true;
    /* The sign is in what stands before. */
    const struct number *size = v->value;
    if (number_sign(size) < 0)
        size = number_subtract(job->doc, number_from_int(job->doc, 0), size);
    const struct str digits = quantity_print_like(job->doc, size, &like);
    const struct str after = str_trim(v->after);
    return str_format(job->doc, "%.*s%.*s%.*s", STR_ARG(v->before), STR_ARG(digits),
                      STR_ARG(after));
}

/* 5,400m of an indicator in km; the text stays as it is. */
static bool convert(struct job *job, struct quantity *quantity,
                    const struct indicator_unit *unit)
{
    const struct quantity_value *read = &quantity->values[0];
    if (!read->known || !unit->known)
        return false;
    const struct number *value =
        units_convert(job->doc, read->value, read->known, unit->known);
    if (!value)
        return false;
    struct quantity_value *v = ARENA_NEW(job->doc, struct quantity_value);
    *v = *read;
    v->value = value;
    v->unit = unit->base;
    v->known = unit->known;
    quantity->values = v;
    return true;
}

bool stated_adopt_unit(struct job *job, struct quantity *quantity,
                       const struct indicator_unit *unit)
{
    if (quantity->missing || !unit->base.n)
        return true;
    const struct quantity_value *read = &quantity->values[0];
    if (read->per.n && unit->per.n && !str_eq(read->per, unit->per))
        return false;
    if (str_eq(read->unit, unit->base))
        return true;
    if (read->unit.n)
        return convert(job, quantity, unit);
    /* What was read stays as it is. */
    struct quantity_value *v = ARENA_NEW(job->doc, struct quantity_value);
    *v = *read;
    quantity->values = v;
    /* Bare digits are meant in the indicator's printed unit, unless they bring a scale
     * word. */
    const bool scaled = v->style.scales[0] != NULL;
    quantity->text = complete_text(job, v, scaled ? unit->base : unit->printed);
    if (!scaled)
        v->value = number_scale(job->doc, v->value, unit->exponent);
    v->unit = unit->base;
    return true;
}

/* Where the text of a figure begins; where its element does if it is empty. */
static struct srcpos figure_pos(const xmlNode *node)
{
    return document_pos(node->children ? node->children : node);
}

static bool is_apart(const struct period *a, const struct period *b)
{
    return date_compare(a->last, b->first) < 0 || date_compare(b->last, a->first) < 0;
}

bool stated_check(struct job *job, struct srcpos pos, const struct quantity *quantity,
                  const struct period *dated)
{
    struct arena *arena = job->doc;
    const struct quantity_value *v = quantity->n ? &quantity->values[0] : NULL;
    const struct period *period = v ? v->period : quantity->period;
    if (quantity->n > 1) {
        DIAG(job->diags, DIAG_VALUE_SEVERAL, pos, str_c(arena, quantity->text));
        return false;
    }
    if (v && v->upper) {
        DIAG(job->diags, DIAG_VALUE_RANGE, pos, str_c(arena, quantity->text));
        return false;
    }
    if (period && dated && is_apart(period, dated)) {
        DIAG(job->diags, DIAG_VALUE_DATED_OTHERWISE, pos, str_c(arena, quantity->text),
             str_c(job->doc, period->text), str_c(job->doc, dated->text));
        return false;
    }
    if (v && v->doubt)
        DIAG(job->diags, DIAG_VALUE_DOUBTFUL, pos, str_c(arena, quantity->text),
             str_format(job->doc, "%s%.*s", number_print_exact(job->doc, v->value).p,
                        STR_ARG(v->unit))
                 .p,
             v->doubt);
    return true;
}

bool stated_read_figure(struct job *job, const struct notation *notation, xmlNodePtr node,
                        struct quantity *quantity)
{
    const char *why;
    int offset;
    *quantity = (struct quantity){.text = STR("―"), .missing = MISSING_NONE};
    if (!node)
        return true;
    const struct str text = document_text(job, node);
    const struct srcpos pos = figure_pos(node);
    const char *figure = str_c(job->doc, str_trim(text));
    if (!quantity_parse(job->doc, notation, text, quantity, &why, &offset)) {
        DIAG(job->diags, DIAG_VALUE_UNREADABLE,
             node->children ? document_pos_inside(job, pos, offset) : pos, figure, why);
        return false;
    }
    struct period period;
    const struct str dated = document_attribute(node, "period");
    const bool said = dated.n && period_parse(job->doc, notation->calendar, dated,
                                              &period, &why, &offset);
    return stated_check(job, pos, quantity, said ? &period : NULL);
}

static bool check_period(struct job *job, const struct notation *notation,
                         xmlNodePtr node)
{
    struct period period;
    const char *why;
    int offset;
    if (!node || !xmlHasProp(node, BAD_CAST "period"))
        return true;
    const struct str text = document_attribute(node, "period");
    if (period_parse(job->doc, notation->calendar, text, &period, &why, &offset))
        return true;
    const struct srcpos pos = document_attribute_pos(job, node, "period");
    DIAG(job->diags, DIAG_PERIOD_UNREADABLE, document_pos_inside(job, pos, offset),
         text.p, why);
    return false;
}

static struct indicator_unit unit_of(struct job *job, const struct notation *notation,
                                     xmlNodePtr node, const struct quantity *target)
{
    struct indicator_unit unit = {.printed = document_attribute(node, "unit")};
    if (!unit.printed.n && target->n) {
        const struct quantity_value *v = &target->values[0];
        unit.exponent = quantity_power(v);
        unit.base = v->unit;
        unit.printed = quantity_print_unit(job->doc, v);
    } else {
        unit.base = quantity_read_unit(notation->units, unit.printed, &unit.exponent);
    }
    unit.per = target->n ? target->values[0].per : STR("");
    unit.known = units_find(notation->units, unit.base);
    return unit;
}

static bool check_unit(struct job *job, xmlNodePtr node, struct quantity *quantity,
                       const struct indicator_unit *unit)
{
    if (stated_adopt_unit(job, quantity, unit))
        return true;
    DIAG(job->diags, DIAG_UNIT_MISMATCH, figure_pos(node),
         str_c(job->doc, quantity->text), quantity->values[0].unit.p,
         str_c(job->doc, unit->printed));
    return false;
}

/* A target printed as a total over years and the declared kind must say the same. */
static void check_kind(struct job *job, xmlNodePtr node, const struct quantity *target)
{
    const bool total = str_is(document_attribute(node, "kind"), "total");
    const bool over = target->n && target->values[0].over_years > 0;
    if (over && !total)
        DIAG(job->diags, DIAG_KIND_NOT_TOTAL, document_attribute_pos(job, node, "kind"),
             document_attribute(node, "id").p, str_c(job->doc, target->text));
}

/* False, and a warning, if a target such as 50件以下 says that it goes the other way. */
static bool check_bound(struct job *job, xmlNodePtr node, const struct quantity *target,
                        bool up, bool down)
{
    const enum quantity_bound bound = target->values[0].bound;
    const bool most = bound == BOUND_AT_MOST || bound == BOUND_LESS_THAN;
    if (!bound || !(most ? up : down))
        return true;
    DIAG(job->diags, DIAG_DIRECTION_OF_BOUND, document_pos(node),
         document_attribute(node, "id").p, str_c(job->doc, str_trim(target->text)),
         up ? "more" : "less", up ? "down" : "up");
    return false;
}

/* Emissions that are to fall are seldom meant to be rated as if they were to rise, and
 * what is to fall says so. */
static void check_direction(struct job *job, xmlNodePtr node,
                            const struct indicator_unit *unit,
                            const struct quantity *baseline,
                            const struct quantity *target)
{
    const struct str direction = document_attribute(node, "direction");
    const struct str kind = document_attribute(node, "kind");
    const bool up = !direction.n || str_is(direction, "up");
    const char *id = document_attribute(node, "id").p;
    const bool apart = str_is(kind, "total") || str_is(kind, "annual");
    if (!target->n || !check_bound(job, node, target, up, str_is(direction, "down")) ||
        !baseline->n || !up ||
        number_compare(target->values[0].value, baseline->values[0].value) >= 0)
        return;
    if (unit->known && unit->known->less_is_better)
        DIAG(job->diags, DIAG_DIRECTION_OF_UNIT, document_pos(node), id,
             str_c(job->doc, unit->printed));
    else if (!direction.n && !apart)
        DIAG(job->diags, DIAG_DIRECTION_UNSAID, document_pos(node), id,
             str_c(job->doc, str_trim(target->text)),
             str_c(job->doc, str_trim(baseline->text)));
}

bool stated_read(struct job *job, const struct notation *notation, xmlNodePtr node,
                 struct indicator_unit *unit)
{
    struct quantity baseline, target;
    struct goal_range range;
    const bool ranged = str_is(document_attribute(node, "direction"), "range");
    xmlNodePtr baseline_node = document_child(node, "baseline");
    xmlNodePtr target_node = document_child(node, "target");
    bool ok = stated_read_figure(job, notation, baseline_node, &baseline);
    if (ranged)
        ok = goals_read_range(job, notation, node, target_node, &range) && ok;
    else
        ok = stated_read_figure(job, notation, target_node, &target) && ok;
    ok = check_period(job, notation, baseline_node) && ok;
    ok = check_period(job, notation, target_node) && ok;
    if (!ok)
        return false;
    *unit = unit_of(job, notation, node, ranged ? &range.high : &target);
    ok = ranged ? goals_write_range(job, target_node, &range, unit)
                : check_unit(job, target_node, &target, unit);
    ok = (!baseline_node || check_unit(job, baseline_node, &baseline, unit)) && ok;
    if (!ranged) {
        check_kind(job, node, &target);
        if (ok)
            check_direction(job, node, unit, &baseline, &target);
        stated_write(job, target_node, &target);
    }
    if (baseline_node)
        stated_write(job, baseline_node, &baseline);
    return goals_read(job, notation, node, unit) && ok;
}
