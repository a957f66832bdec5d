#include "evaluate/rates.h"

#include "base/arena.h"

static const struct {
    const char *name, *words;
} reasons[UNDEFINED_COUNT] = {
    [DEFINED] = {"", ""},
    [UNDEFINED_NO_ACTUAL] = {"no-actual", "nothing has been measured"},
    [UNDEFINED_NO_TARGET] = {"no-target", "it has no target"},
    [UNDEFINED_NO_BASELINE] = {"no-baseline",
                               "it has no baseline to reckon progress from"},
    [UNDEFINED_NO_PREVIOUS] = {"no-previous",
                               "there is no earlier value to compare with"},
    [UNDEFINED_NO_YEARS] = {"no-years", "its years are not known"},
    [UNDEFINED_NO_DATE] = {"no-date", "its value has no date"},
    [UNDEFINED_NO_TIME_PASSED] = {"no-time-passed", "no time has passed yet"},
    [UNDEFINED_NO_MILESTONE] = {"no-milestone",
                                "no milestone says what its year expects"},
    [UNDEFINED_NO_WAY] = {"no-way", "its direction knows no way to be made"},
    [UNDEFINED_ACTUAL_IS_ZERO] = {"actual-is-zero", "its value is 0"},
    [UNDEFINED_ACTUAL_IS_NEGATIVE] = {"actual-is-negative", "its value is below 0"},
    [UNDEFINED_TARGET_IS_ZERO] = {"target-is-zero", "its target is 0"},
    [UNDEFINED_TARGET_IS_NEGATIVE] = {"target-is-negative", "its target is below 0"},
    [UNDEFINED_TARGET_IS_BASELINE] =
        {"target-is-baseline",
         "its target equals its baseline, so there is no way to be made"},
    [UNDEFINED_BASELINE_IS_ZERO] = {"baseline-is-zero", "its baseline is 0"},
    [UNDEFINED_EXPECTED_IS_ZERO] = {"expected-is-zero", "the value expected by now is 0"},
    [UNDEFINED_EXPECTED_IS_NEGATIVE] = {"expected-is-negative",
                                        "the value expected by now is below 0"},
    [UNDEFINED_EXPECTED_IS_BASELINE] = {"expected-is-baseline",
                                        "nothing is expected of it yet"},
};

const char *undefined_name(enum undefined why)
{
    return reasons[why].name;
}

const char *undefined_words(enum undefined why)
{
    return reasons[why].words;
}

static const struct number *size_of(struct arena *arena, const struct number *a)
{
    return number_sign(a) < 0 ? number_subtract(arena, number_from_int(arena, 0), a) : a;
}

/* How far `a` lies outside the target or range; 0 inside. */
static const struct number *distance_of(struct arena *arena, const struct rates_input *in,
                                        const struct number *a)
{
    if (in->direction != DIRECTION_RANGE)
        return size_of(arena, number_subtract(arena, a, in->target));
    if (number_compare(a, in->low) < 0)
        return number_subtract(arena, in->low, a);
    if (number_compare(a, in->high) > 0)
        return number_subtract(arena, a, in->high);
    return number_from_int(arena, 0);
}

/* The tolerance makes a target easier on the worse side. */
static bool is_met(struct arena *arena, const struct rates_input *in)
{
    const struct number *zero = number_from_int(arena, 0);
    const struct number *room = in->tolerance ? in->tolerance : zero;
    const struct number *a = in->actual;
    if (in->direction == DIRECTION_RANGE) {
        const int low = number_compare(number_add(arena, a, room), in->low);
        const int high = number_compare(number_subtract(arena, a, room), in->high);
        return (in->low_open ? low > 0 : low >= 0) &&
               (in->high_open ? high < 0 : high <= 0);
    }
    if (in->direction == DIRECTION_HOLD)
        return number_compare(distance_of(arena, in, a), room) <= 0;
    const int above = number_compare(number_add(arena, a, room), in->target);
    const int below = number_compare(number_subtract(arena, a, room), in->target);
    switch (in->bound) {
    case BOUND_AT_LEAST:
        return above >= 0;
    case BOUND_MORE_THAN:
        return above > 0;
    case BOUND_AT_MOST:
        return below <= 0;
    case BOUND_LESS_THAN:
        return below < 0;
    default:
        return in->direction == DIRECTION_DOWN ? below <= 0 : above >= 0;
    }
}

const struct number *rates_start(struct arena *arena, const struct rates_input *in)
{
    if (in->from_nothing || (!in->baseline && in->zero_baseline))
        return number_from_int(arena, 0);
    return in->baseline;
}

/* --- setting a value, or why there is none ------------------------------------------ */

static void set(struct rates *r, enum test_name name, const struct number *value)
{
    r->values.numbers[name] = value;
}

static void leave(struct rates *r, enum test_name name, enum undefined why)
{
    r->why[name] = why;
}

/* Why it is not known how much time has passed. */
static enum undefined no_elapsed(const struct rates_input *in)
{
    if (in->span <= 0)
        return UNDEFINED_NO_YEARS;
    return in->passed < 0 ? UNDEFINED_NO_DATE : DEFINED;
}

/* --- achievement -------------------------------------------------------------------- */

/* A ratio to nothing, or to less than nothing, says nothing. */
static enum undefined check_divisor(const struct number *a, enum undefined zero,
                                    enum undefined negative)
{
    const int sign = number_sign(a);
    return sign > 0 ? DEFINED : sign < 0 ? negative : zero;
}

/* Achievement of `goal`, which is the target or the expected value. */
static const struct number *achievement_of(struct arena *arena,
                                           const struct rates_input *in,
                                           const struct number *goal, enum undefined *why)
{
    const struct number *a = in->actual, *start = rates_start(arena, in);
    *why = DEFINED;
    if (in->form == RATE_DISTANCE) {
        *why = !start                             ? UNDEFINED_NO_BASELINE
               : number_compare(goal, start) == 0 ? UNDEFINED_TARGET_IS_BASELINE
                                                  : DEFINED;
        return *why ? NULL
                    : number_divide(arena, number_subtract(arena, a, start),
                                    number_subtract(arena, goal, start));
    }
    if (in->form == RATE_INVERSE)
        *why = check_divisor(a, UNDEFINED_ACTUAL_IS_ZERO, UNDEFINED_ACTUAL_IS_NEGATIVE);
    else
        *why =
            check_divisor(goal, UNDEFINED_TARGET_IS_ZERO, UNDEFINED_TARGET_IS_NEGATIVE);
    if (*why)
        return NULL;
    if (in->form == RATE_INVERSE)
        return number_divide(arena, goal, a);
    const struct number *ratio = number_divide(arena, a, goal);
    return in->form == RATE_MIRROR
               ? number_subtract(arena, number_from_int(arena, 2), ratio)
               : ratio;
}

static void compute_achievement(struct arena *arena, const struct rates_input *in,
                                struct rates *r)
{
    enum undefined why = DEFINED;
    if (!in->actual)
        why = UNDEFINED_NO_ACTUAL;
    else if (in->direction == DIRECTION_RANGE)
        why = UNDEFINED_NO_WAY;
    else if (!in->target)
        why = UNDEFINED_NO_TARGET;
    if (!why)
        set(r, TEST_ACHIEVEMENT, achievement_of(arena, in, in->target, &why));
    leave(r, TEST_ACHIEVEMENT, why);
}

/* The same reason, said of the expected value. */
static enum undefined of_expected(enum undefined why)
{
    switch (why) {
    case UNDEFINED_TARGET_IS_ZERO:
        return UNDEFINED_EXPECTED_IS_ZERO;
    case UNDEFINED_TARGET_IS_NEGATIVE:
        return UNDEFINED_EXPECTED_IS_NEGATIVE;
    case UNDEFINED_TARGET_IS_BASELINE:
        return UNDEFINED_EXPECTED_IS_BASELINE;
    default:
        return why;
    }
}

static void compute_yearly(struct arena *arena, const struct rates_input *in,
                           struct rates *r)
{
    const struct number *expected = r->values.numbers[TEST_EXPECTED];
    enum undefined why = in->actual ? r->why[TEST_EXPECTED] : UNDEFINED_NO_ACTUAL;
    if (!why) {
        set(r, TEST_YEARLY, achievement_of(arena, in, expected, &why));
        why = of_expected(why);
    }
    leave(r, TEST_YEARLY, why);
}

/* --- the expected value ------------------------------------------------------------- */

bool rates_segment(struct arena *arena, const struct rates_input *in,
                   struct waypoint segment[2])
{
    struct waypoint from = {0, rates_start(arena, in)};
    struct waypoint to = {in->span, in->target};
    for (int i = 0; i < in->n_waypoints; i++) {
        const struct waypoint w = in->waypoints[i];
        if (w.at > in->passed || w.at >= in->span) {
            to = w.at >= in->span && in->target ? to : w;
            break;
        }
        from = w;
    }
    segment[0] = from;
    segment[1] = to;
    return from.value && to.value && to.at > from.at;
}

static enum undefined no_expected(struct arena *arena, const struct rates_input *in)
{
    if (in->direction == DIRECTION_RANGE)
        return UNDEFINED_NO_WAY;
    if (!in->target)
        return UNDEFINED_NO_TARGET;
    if (in->direction == DIRECTION_HOLD)
        return DEFINED;
    if (in->by_year)
        return in->of_year ? DEFINED : UNDEFINED_NO_MILESTONE;
    struct waypoint segment[2];
    if (no_elapsed(in))
        return rates_start(arena, in) ? no_elapsed(in) : UNDEFINED_NO_BASELINE;
    return rates_segment(arena, in, segment) ? DEFINED : UNDEFINED_NO_BASELINE;
}

static void compute_expected(struct arena *arena, const struct rates_input *in,
                             struct rates *r)
{
    struct waypoint s[2];
    leave(r, TEST_EXPECTED, no_expected(arena, in));
    if (r->why[TEST_EXPECTED])
        return;
    if (in->direction == DIRECTION_HOLD) {
        set(r, TEST_EXPECTED, in->target);
    } else if (in->by_year) {
        set(r, TEST_EXPECTED, in->of_year);
    } else {
        rates_segment(arena, in, s);
        const struct number *share =
            number_from_ratio(arena, in->passed - s[0].at, s[1].at - s[0].at);
        const struct number *way = number_subtract(arena, s[1].value, s[0].value);
        set(r, TEST_EXPECTED,
            number_add(arena, s[0].value, number_multiply(arena, way, share)));
    }
}

/* --- progress and pace -------------------------------------------------------------- */

/* Going from nothing to a total that is not to be passed, less is better: that is no
 * way. */
static bool has_way(const struct rates_input *in)
{
    return in->direction == DIRECTION_UP ||
           (in->direction == DIRECTION_DOWN && !in->from_nothing);
}

static void compute_progress(struct arena *arena, const struct rates_input *in,
                             struct rates *r)
{
    const struct number *start = rates_start(arena, in);
    enum undefined why = DEFINED;
    if (!in->actual)
        why = UNDEFINED_NO_ACTUAL;
    else if (!has_way(in))
        why = UNDEFINED_NO_WAY;
    else if (!in->target)
        why = UNDEFINED_NO_TARGET;
    else if (!start)
        why = UNDEFINED_NO_BASELINE;
    else if (number_compare(start, in->target) == 0)
        why = start == in->baseline ? UNDEFINED_TARGET_IS_BASELINE
                                    : UNDEFINED_TARGET_IS_ZERO;
    leave(r, TEST_PROGRESS, why);
    if (!why)
        set(r, TEST_PROGRESS,
            number_divide(arena, number_subtract(arena, in->actual, start),
                          number_subtract(arena, in->target, start)));
}

static void compute_pace(struct arena *arena, const struct rates_input *in,
                         struct rates *r)
{
    const struct number *progress = r->values.numbers[TEST_PROGRESS];
    const enum undefined why = no_elapsed(in);
    leave(r, TEST_ELAPSED, why);
    if (!why)
        set(r, TEST_ELAPSED, number_from_ratio(arena, in->passed, in->span));
    if (!progress)
        leave(r, TEST_PACE, r->why[TEST_PROGRESS]);
    else if (why || !in->passed)
        leave(r, TEST_PACE, why ? why : UNDEFINED_NO_TIME_PASSED);
    else
        set(r, TEST_PACE,
            number_divide(arena, progress, r->values.numbers[TEST_ELAPSED]));
}

/* --- comparisons with the baseline, the previous value and the target --------------- */

static void compute_change(struct arena *arena, const struct rates_input *in,
                           struct rates *r)
{
    const struct number *b =
        in->baseline || !in->zero_baseline ? in->baseline : number_from_int(arena, 0);
    const enum undefined why = !in->actual ? UNDEFINED_NO_ACTUAL
                               : !b        ? UNDEFINED_NO_BASELINE
                                           : DEFINED;
    leave(r, TEST_DIFFERENCE, why);
    leave(r, TEST_IMPROVEMENT, why);
    leave(r, TEST_CHANGE, why);
    if (why)
        return;
    const struct number *up = number_subtract(arena, in->actual, b);
    set(r, TEST_DIFFERENCE, up);
    if (in->direction == DIRECTION_UP)
        set(r, TEST_IMPROVEMENT, up);
    else if (in->direction == DIRECTION_DOWN)
        set(r, TEST_IMPROVEMENT, number_subtract(arena, b, in->actual));
    else
        leave(r, TEST_IMPROVEMENT, UNDEFINED_NO_WAY);
    if (number_sign(b))
        set(r, TEST_CHANGE, number_divide(arena, up, size_of(arena, b)));
    else
        leave(r, TEST_CHANGE, UNDEFINED_BASELINE_IS_ZERO);
}

static bool has_goal(const struct rates_input *in)
{
    return in->direction == DIRECTION_RANGE ? in->low && in->high : in->target != NULL;
}

static void compute_trend(struct arena *arena, const struct rates_input *in,
                          struct rates *r)
{
    if (!in->actual || !in->previous) {
        leave(r, TEST_TREND, in->actual ? UNDEFINED_NO_PREVIOUS : UNDEFINED_NO_ACTUAL);
    } else if (in->direction == DIRECTION_UP) {
        set(r, TEST_TREND, number_subtract(arena, in->actual, in->previous));
    } else if (in->direction == DIRECTION_DOWN) {
        set(r, TEST_TREND, number_subtract(arena, in->previous, in->actual));
    } else if (has_goal(in)) {
        set(r, TEST_TREND,
            number_subtract(arena, distance_of(arena, in, in->previous),
                            distance_of(arena, in, in->actual)));
    } else {
        leave(r, TEST_TREND, UNDEFINED_NO_TARGET);
    }
}

static void compute_deviation(struct arena *arena, const struct rates_input *in,
                              struct rates *r)
{
    if (!in->actual || !has_goal(in)) {
        leave(r, TEST_DEVIATION, in->actual ? UNDEFINED_NO_TARGET : UNDEFINED_NO_ACTUAL);
        return;
    }
    const struct number *goal = in->target;
    if (in->direction == DIRECTION_RANGE)
        goal = number_compare(in->actual, in->high) > 0 ? in->high : in->low;
    if (number_sign(goal))
        set(r, TEST_DEVIATION,
            number_divide(arena, distance_of(arena, in, in->actual),
                          size_of(arena, goal)));
    else
        leave(r, TEST_DEVIATION, UNDEFINED_TARGET_IS_ZERO);
}

/* --- all of them -------------------------------------------------------------------- */

static void copy_input(const struct rates_input *in, struct rates *r)
{
    const struct {
        enum test_name name;
        const struct number *value;
        enum undefined why;
    } given[] = {
        {TEST_ACTUAL, in->actual, UNDEFINED_NO_ACTUAL},
        {TEST_BASELINE, in->baseline, UNDEFINED_NO_BASELINE},
        {TEST_TARGET, in->target, UNDEFINED_NO_TARGET},
        {TEST_PREVIOUS, in->previous, UNDEFINED_NO_PREVIOUS},
    };
    for (int i = 0; i < (int)(sizeof given / sizeof *given); i++) {
        set(r, given[i].name, given[i].value);
        leave(r, given[i].name, given[i].value ? DEFINED : given[i].why);
    }
}

struct rates rates_compute(struct arena *arena, const struct rates_input *in)
{
    struct rates r = {0};
    copy_input(in, &r);
    compute_achievement(arena, in, &r);
    compute_progress(arena, in, &r);
    compute_pace(arena, in, &r);
    compute_expected(arena, in, &r);
    compute_yearly(arena, in, &r);
    compute_change(arena, in, &r);
    compute_trend(arena, in, &r);
    compute_deviation(arena, in, &r);
    r.values.known = in->actual && has_goal(in);
    r.values.met = r.values.known && is_met(arena, in);
    return r;
}
