/* The values of one indicator that tests can ask for, computed exactly; internal to this
 * folder. What cannot be had has a named reason: there is no infinity. */
#ifndef GAIYO_EVALUATE_RATES_H
#define GAIYO_EVALUATE_RATES_H

#include "evaluate/test.h"

/* Which way is better. */
enum direction {
    DIRECTION_UP,
    DIRECTION_DOWN,
    DIRECTION_HOLD,  /* 維持: at the target */
    DIRECTION_RANGE, /* between low and high */
};

/* How achievement is reckoned. The first is for more is better and for hold; the next two
 * for less is better, the last for both. */
enum rate_form {
    RATE_RATIO,    /* actual / target */
    RATE_INVERSE,  /* target / actual */
    RATE_MIRROR,   /* 2 − actual / target */
    RATE_DISTANCE, /* (actual − baseline) / (target − baseline) */
};

/* Why a value cannot be had. */
enum undefined {
    DEFINED,
    UNDEFINED_NO_ACTUAL,
    UNDEFINED_NO_TARGET,
    UNDEFINED_NO_BASELINE,
    UNDEFINED_NO_PREVIOUS,
    UNDEFINED_NO_YEARS,
    UNDEFINED_NO_DATE,
    UNDEFINED_NO_TIME_PASSED,
    UNDEFINED_NO_MILESTONE,
    UNDEFINED_NO_WAY, /* there is no way to be made: hold, range, less of a total */
    UNDEFINED_ACTUAL_IS_ZERO,
    UNDEFINED_ACTUAL_IS_NEGATIVE,
    UNDEFINED_TARGET_IS_ZERO,
    UNDEFINED_TARGET_IS_NEGATIVE,
    UNDEFINED_TARGET_IS_BASELINE,
    UNDEFINED_BASELINE_IS_ZERO,
    UNDEFINED_EXPECTED_IS_ZERO,
    UNDEFINED_EXPECTED_IS_NEGATIVE,
    UNDEFINED_EXPECTED_IS_BASELINE,
    UNDEFINED_COUNT
};

/* "target-is-baseline", and "its target equals its baseline, so …". */
const char *undefined_name(enum undefined why);
const char *undefined_words(enum undefined why);

/* A value that is expected at a time, counted as rates_input.passed is. */
struct waypoint {
    int at;
    const struct number *value;
};

struct rates_input {
    /* NULL where there is none */
    const struct number *baseline, *target, *actual;
    const struct number *previous;   /* the value before `actual` */
    const struct number *low, *high; /* of DIRECTION_RANGE */
    bool low_open, high_open;        /* 超, 未満: the limit itself is outside */
    const struct number *tolerance;  /* on the worse side, it still counts as met */
    enum direction direction;
    enum rate_form form;
    enum quantity_bound bound; /* of the target */
    /* a total over the years: progress does not start from the baseline */
    bool from_nothing;
    bool zero_baseline; /* a missing baseline counts as 0 */
    /* months, or years, of the time that pace is reckoned over (0 if it is not known),
     * and how many of them have passed at the actual value's date: 0…span */
    int span, passed;
    /* The milestones, earliest first. The expected value lies on the line through them;
     * or, if `by_year`, it is that of the year (NULL: none is stated for it). */
    const struct waypoint *waypoints;
    int n_waypoints;
    bool by_year;
    const struct number *of_year;
};

/* Shares are 1 for 100 %.
 *
 *     achievement  達成度, in the form that is declared
 *     progress     進捗: how much of the way from the baseline is behind us
 *     elapsed      passed / span
 *     expected     the value that is expected by now
 *     pace         progress / elapsed
 *     yearly       achievement of the expected value, in the same form
 *     difference   actual − baseline
 *     improvement  the same, above 0 for the better
 *     change       (actual − baseline) / |baseline|
 *     trend        how much better the value is than the previous one
 *     deviation    how far from the target (or outside the range), as a share of it */
struct rates {
    struct test_values values;
    enum undefined why[TEST_NUMBERS];
};

struct rates rates_compute(struct arena *arena, const struct rates_input *in);

/* The value that progress starts from; NULL if it is not known. */
const struct number *rates_start(struct arena *arena, const struct rates_input *in);

/* The piece of the expected line that the time falls on: from (at, value) to (at, value).
 * False if there is none. */
bool rates_segment(struct arena *arena, const struct rates_input *in,
                   struct waypoint segment[2]);

#endif
