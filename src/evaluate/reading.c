#include "evaluate/reading.h"

#include "evaluate/messages.h"

#include "load/load.h"
#include "merge/ledger.h"

#include "base/arena.h"
#include "base/job.h"

const struct number *reading_number(struct job *job, xmlNodePtr node, const char *name)
{
    const struct str text = node ? document_attribute(node, name) : STR("");
    return text.n ? number_parse_exact(job->doc, text) : NULL;
}

struct str reading_print(struct job *job, const struct reading *reading,
                         const struct number *value, int decimals)
{
    struct quantity_value like = reading->like;
    if (!like.style.n_scales)
        return number_print_exact(job->doc, value);
    if (like.style.n_scales == 1)
        like.style.decimals += decimals;
    if (number_sign(value) >= 0)
        return quantity_print_like(job->doc, value, &like);
    const struct number *size =
        number_subtract(job->doc, number_from_int(job->doc, 0), value);
    const struct str text = quantity_print_like(job->doc, size, &like);
    return str_format(job->doc, "-%.*s", STR_ARG(text));
}

struct str reading_digits(struct arena *arena, const struct reading *reading,
                          const struct number *value)
{
    const int exponent = quantity_power(&reading->like);
    const struct str digits = number_print_exact(
        arena, exponent ? number_scale(arena, value, -exponent) : value);
    const bool bracketed = digits.p[0] == '-' || str_find(digits, STR("/")) >= 0;
    return bracketed ? str_format(arena, "(%.*s)", STR_ARG(digits)) : digits;
}

struct str reading_exact(struct arena *arena, const struct reading *reading,
                         const struct number *value)
{
    const struct str digits = reading_digits(arena, reading, value);
    if (!reading->like.style.n_scales)
        return digits;
    return str_format(arena, "%.*s%s", STR_ARG(digits),
                      quantity_print_unit(arena, &reading->like).p);
}

/* --- what the plan states ----------------------------------------------------------- */

static bool is(xmlNodePtr node, const char *name, const char *value)
{
    return str_is(document_attribute(node, name), value);
}

static enum quantity_bound bound_of(xmlNodePtr target)
{
    for (int i = BOUND_AT_LEAST; i <= BOUND_LESS_THAN; i++)
        if (is(target, "bound", quantity_bound_name(i)))
            return i;
    return BOUND_NONE;
}

static enum direction direction_of(xmlNodePtr indicator)
{
    static const char *const names[] = {"up", "down", "hold", "range"};
    for (int i = DIRECTION_DOWN; i <= DIRECTION_RANGE; i++)
        if (is(indicator, "direction", names[i]))
            return i;
    return DIRECTION_UP;
}

static const char *const form_names[] = {"ratio", "inverse", "mirror", "distance"};

/* More is better by ratio or distance; less by inverse, mirror or distance. */
static bool suits(enum direction direction, enum rate_form form)
{
    if (direction == DIRECTION_DOWN)
        return form != RATE_RATIO;
    return form == RATE_RATIO || (form == RATE_DISTANCE && direction == DIRECTION_UP);
}

static enum rate_form form_of(const struct evaluation *e,
                              const struct indicator *indicator, enum direction direction)
{
    static const char *const better[] = {"more", "less", "the target", "a range"};
    const struct indicator_set *set = indicator->set;
    enum rate_form form = direction == DIRECTION_DOWN ? set->down_form
                          : direction == DIRECTION_UP ? set->up_form
                                                      : RATE_RATIO;
    for (int i = RATE_RATIO; i <= RATE_DISTANCE; i++)
        if (is(indicator->node, "form", form_names[i]))
            form = i;
    if (!suits(direction, form))
        DIAG(e->job->diags, DIAG_FORM_DIRECTION,
             document_attribute_pos(e->job, indicator->node, "form"), indicator->id.p,
             form_names[form], better[direction],
             direction == DIRECTION_DOWN ? "inverse, mirror or distance"
             : direction == DIRECTION_UP ? "ratio or distance"
                                         : "ratio, or nothing");
    return form;
}

/* Of the target's own text, or of the limits of a range; of the baseline if the target is
 * no figure. */
static void read_style(const struct evaluation *e, xmlNodePtr target, bool ranged,
                       struct reading *reading)
{
    struct job *job = e->job;
    struct quantity quantity;
    const char *why;
    int offset;
    const struct str text =
        ranged ? document_attribute(target, "high") : document_text(job, target);
    if (quantity_parse(job->doc, e->notation, text, &quantity, &why, &offset) &&
        quantity.n)
        reading->like = quantity.values[0];
    else if (document_is(target, "target") && document_child(target->parent, "baseline"))
        read_style(e, document_child(target->parent, "baseline"), false, reading);
    if (!reading->like.unit.n)
        reading->like.unit = document_attribute(target, "unit");
}

static void read_tolerance(const struct evaluation *e, xmlNodePtr node,
                           struct rates_input *in)
{
    struct arena *arena = e->job->doc;
    struct str share = document_attribute(node, "tolerance-share");
    in->tolerance = reading_number(e->job, node, "tolerance-value");
    if (!share.n || !in->target)
        return;
    share = str_slice(share, 0, share.n - 1); /* without the % */
    const struct number *room = number_multiply(
        arena, number_scale(arena, number_parse(arena, share), -2), in->target);
    in->tolerance = number_sign(room) < 0
                        ? number_subtract(arena, number_from_int(arena, 0), room)
                        : room;
}

static void read_stated(const struct evaluation *e, const struct indicator *indicator,
                        struct reading *reading)
{
    struct job *job = e->job;
    xmlNodePtr node = indicator->node, target = document_child(node, "target");
    struct rates_input *in = &reading->in;
    const bool nothing = is(node, "kind", "total") || is(node, "kind", "annual");
    in->direction = direction_of(node);
    in->form = form_of(e, indicator, in->direction);
    in->baseline = reading_number(job, document_child(node, "baseline"), "value");
    in->target = reading_number(job, target, "value");
    in->low = reading_number(job, target, "low-value");
    in->high = reading_number(job, target, "high-value");
    in->low_open = is(target, "low-bound", "more-than");
    in->high_open = is(target, "high-bound", "less-than");
    in->bound = bound_of(target);
    in->from_nothing = nothing;
    in->zero_baseline = indicator->set->zero_baseline;
    read_tolerance(e, node, in);
    read_style(e, target, in->direction == DIRECTION_RANGE, reading);
}

/* --- observations ------------------------------------------------------------------- */

static bool is_known(const struct evaluation *e, const struct measured *m)
{
    return !e->as_of || date_compare(m->period->last, e->as_of->last) <= 0;
}

struct str reading_sources(struct job *job, const struct reading *reading)
{
    const struct measured *m = reading->measured;
    return reading->sources.n ? reading->sources
           : m                ? str_of(measured_source(job, job->doc, m))
                              : STR("");
}

/* The last value of the `n` measurements that stand before the one that counts. */
static void read_previous(const struct measured *at, int n, struct reading *reading)
{
    while (n > 0 && !measured_value(&at[n - 1]))
        n--;
    if (!n)
        return;
    reading->in.previous = measured_value(&at[n - 1]);
    reading->previous = &at[n - 1];
}

static void report_overlap(const struct evaluation *e, const struct indicator *indicator,
                           const struct measured *one, const struct measured *other)
{
    struct arena *arena = e->job->doc;
    DIAG(e->job->diags, DIAG_OBSERVATIONS_OVERLAP, other->pos, indicator->id.p,
         str_c(arena, one->period->text), str_c(arena, other->period->text));
}

/* True if the value is one of those that a sum over the set's years is made of. */
static bool is_summand(const struct evaluation *e, const struct indicator *indicator,
                       const struct measured *m)
{
    const struct indicator_set *set = indicator->set;
    return measured_value(m) && is_known(e, m) &&
           (!set->has_years || date_compare(m->period->first, set->start) >= 0);
}

/* The values of the set's years, one behind the other, added up to `sum`. */
static void add_up(const struct evaluation *e, const struct indicator *indicator,
                   struct reading *reading, const struct number *sum)
{
    struct job *job = e->job;
    const struct measurements *all = ledger_find(e->document, indicator->node);
    const struct measured *last = NULL;
    struct strbuf sources;
    strbuf_init(&sources, job->doc);
    for (int i = 0; i < all->n; i++) {
        const struct measured *m = &all->at[i];
        if (!is_summand(e, indicator, m))
            continue;
        if (last && date_compare(m->period->first, last->period->last) <= 0)
            report_overlap(e, indicator, last, m);
        last = m;
        reading->in.previous = number_sign(sum) || sources.n ? sum : NULL;
        sum = number_add(job->doc, sum, measured_value(m));
        strbuf_addf(&sources, "%s%s", sources.n ? PLACE_END : "",
                    measured_source(job, job->doc, m));
    }
    if (!last)
        return;
    reading->measured = last;
    reading->period = last->period->text;
    reading->to = last->period->last;
    reading->in.actual = sum;
    reading->text = reading_print(job, reading, sum, 0);
    reading->sources = strbuf_str(&sources);
}

void reading_measure(const struct evaluation *e, const struct indicator *indicator,
                     struct reading *reading)
{
    const struct measurements *all = ledger_find(e->document, indicator->node);
    int n = all->n;
    while (n > 0 && !is_known(e, &all->at[n - 1]))
        n--;
    reading->text = STR("―");
    if (!n)
        return;
    const struct measured *latest = &all->at[n - 1];
    reading->measured = latest;
    reading->period = latest->period->text;
    reading->to = latest->period->last;
    reading->text = latest->text;
    if (is(indicator->node, "values", "yearly")) {
        const bool count = is(indicator->node, "kind", "cumulative");
        const struct number *start = rates_start(e->job->doc, &reading->in);
        add_up(e, indicator, reading,
               count && start ? start : number_from_int(e->job->doc, 0));
        return;
    }
    reading->in.actual = measured_value(latest);
    if (reading->in.actual)
        read_previous(all->at, n - 1, reading);
}

const struct reading *indicator_read(const struct evaluation *e,
                                     struct indicator *indicator)
{
    if (indicator->state != INDICATOR_FRESH)
        return indicator->reading;
    struct reading *reading = ARENA_NEW(e->job->doc, struct reading);
    indicator->state = INDICATOR_UNDER_WAY;
    indicator->reading = reading;
    read_stated(e, indicator, reading);
    if (indicator->formula)
        reading_compute(e, indicator, reading);
    else
        reading_measure(e, indicator, reading);
    reading_time(e, indicator, reading);
    indicator->state = INDICATOR_DONE;
    return reading;
}
