#include "audit/discover.h"

#include "base/arena.h"

static int least(int a, int b)
{
    return a < b ? a : b;
}

static bool starts_from_baseline(const struct discover_row *row,
                                 enum discover_progress progress)
{
    if (progress == PROGRESS_OF_TARGET)
        return false;
    return !row->total || progress == PROGRESS_ALL_FROM_BASELINE;
}

const struct number *discover_elapsed_share(struct arena *arena,
                                            const struct discover_row *row,
                                            enum discover_progress progress,
                                            enum discover_elapsed elapsed)
{
    int passed = row->elapsed_months, months = row->months;
    if (elapsed == ELAPSED_NONE)
        return number_from_int(arena, 1);
    if (elapsed == ELAPSED_YEARS)
        passed = least((passed + 11) / 12 * 12, months);
    else if (elapsed == ELAPSED_WHOLE_YEARS)
        passed = passed / 12 * 12;
    else if (elapsed == ELAPSED_MONTH_START && row->is_month)
        passed--;
    else if (elapsed == ELAPSED_FROM_BASELINE && starts_from_baseline(row, progress)) {
        passed = row->baseline_elapsed_months;
        months = row->baseline_months;
    }
    return months > 0 && passed > 0 ? number_from_ratio(arena, passed, months) : NULL;
}

static const struct number *start_of(struct arena *arena, const struct discover_row *row,
                                     enum discover_progress progress)
{
    return starts_from_baseline(row, progress) && row->baseline
               ? row->baseline
               : number_from_int(arena, 0);
}

/* a / b, or b / a of what is better lower. */
static const struct number *share_of(struct arena *arena, const struct discover_row *row,
                                     const struct number *a, const struct number *b)
{
    return row->lower_is_better ? number_divide(arena, b, a) : number_divide(arena, a, b);
}

const struct number *discover_value(struct arena *arena, const struct discover_row *row,
                                    enum discover_progress progress,
                                    enum discover_elapsed elapsed)
{
    const struct number *share = discover_elapsed_share(arena, row, progress, elapsed);
    if (!share)
        return NULL;
    const struct number *start = start_of(arena, row, progress), *value;
    const struct number *way = number_subtract(arena, row->target, start);
    if (progress == PROGRESS_OF_EXPECTED)
        return share_of(arena, row, row->actual,
                        number_add(arena, start, number_multiply(arena, way, share)));
    if (progress == PROGRESS_OF_TARGET)
        value = share_of(arena, row, row->actual, row->target);
    else
        value = number_divide(arena, number_subtract(arena, row->actual, start), way);
    return value ? number_divide(arena, value, share) : NULL;
}

/* --- round thresholds --------------------------------------------------------------- */

enum { FINEST = 24 };

/* 1, 0.5, 0.2, 0.1, 0.05 … */
static const struct number *step_number(struct arena *arena, int i)
{
    static const int mantissas[] = {1, 5, 2};
    const int exponent = i ? -((i + 2) / 3) : 0;
    return number_scale(arena, number_from_int(arena, mantissas[i % 3]), exponent);
}

static const struct number *floor_of(struct arena *arena, const struct number *x)
{
    const struct number *one = number_from_int(arena, 1);
    const struct number *cut =
        number_parse(arena, number_print(arena, x, 0, ROUND_DOWN, false));
    return number_compare(cut, x) > 0 ? number_subtract(arena, cut, one) : cut;
}

static bool lies_in(const struct number *t, const struct number *over,
                    const struct number *upto)
{
    return number_compare(t, over) > 0 && number_compare(t, upto) <= 0;
}

static const struct number *distance(struct arena *arena, const struct number *a,
                                     const struct number *b)
{
    return number_compare(a, b) > 0 ? number_subtract(arena, a, b)
                                    : number_subtract(arena, b, a);
}

/* The multiple of `step` in the window that is nearest to its middle, or NULL. Multiples
 * are tried on both sides of the middle; if neither is inside, none is. */
static const struct number *nearest_multiple(struct arena *arena,
                                             const struct number *step,
                                             const struct number *over,
                                             const struct number *upto)
{
    const struct number *two = number_from_int(arena, 2);
    const struct number *middle =
        number_divide(arena, number_add(arena, over, upto), two);
    const struct number *low =
        number_multiply(arena, step, floor_of(arena, number_divide(arena, middle, step)));
    const struct number *high = number_add(arena, low, step);
    const bool low_fits = lies_in(low, over, upto), high_fits = lies_in(high, over, upto);
    if (low_fits && high_fits)
        return number_compare(distance(arena, low, middle),
                              distance(arena, high, middle)) <= 0
                   ? low
                   : high;
    return low_fits ? low : high_fits ? high : NULL;
}

const struct number *discover_round(struct arena *arena, const struct number *over,
                                    const struct number *upto, int *fineness)
{
    const struct number *one = number_from_int(arena, 1);
    if (!over)
        over = number_sign(upto) > 0 ? number_from_int(arena, 0)
                                     : number_subtract(arena, upto, one);
    if (!upto)
        upto = number_add(arena, over, one);
    for (*fineness = 0; *fineness < FINEST; ++*fineness) {
        const struct number *t =
            nearest_multiple(arena, step_number(arena, *fineness), over, upto);
        if (t)
            return t;
    }
    return upto;
}
