#include "evaluate/rates.h"

#include "base/arena.h"

static bool is_met(const struct rates_input *in)
{
    const int order = number_compare(in->actual, in->target);
    switch (in->bound) {
    case BOUND_AT_LEAST:
        return order >= 0;
    case BOUND_MORE_THAN:
        return order > 0;
    case BOUND_AT_MOST:
        return order <= 0;
    case BOUND_LESS_THAN:
        return order < 0;
    default:
        return in->lower_is_better ? order <= 0 : order >= 0;
    }
}

/* Where progress starts from; NULL if that is not known. */
static const struct number *start_of(struct arena *arena, const struct rates_input *in)
{
    if (in->from_nothing || (!in->baseline && in->zero_baseline))
        return number_from_int(arena, 0);
    return in->baseline;
}

struct rates rates_compute(struct arena *arena, const struct rates_input *in)
{
    struct rates r = {0};
    const struct number *start = start_of(arena, in);
    if (in->months > 0)
        r.elapsed = number_from_ratio(arena, in->elapsed_months, in->months);
    if (start && in->target && r.elapsed) {
        const struct number *way = number_subtract(arena, in->target, start);
        r.expected = number_add(arena, start, number_multiply(arena, way, r.elapsed));
    }
    if (!in->actual || !in->target)
        return r;
    r.known = true;
    r.met = is_met(in);
    r.achievement = in->lower_is_better ? number_divide(arena, in->target, in->actual)
                                        : number_divide(arena, in->actual, in->target);
    if (!start)
        return r;
    r.progress = number_divide(arena, number_subtract(arena, in->actual, start),
                               number_subtract(arena, in->target, start));
    if (r.progress && r.elapsed)
        r.pace = number_divide(arena, r.progress, r.elapsed);
    return r;
}
