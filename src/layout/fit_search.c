#include "layout/fit.h"

/* A position and what is used there; -1: not known. */
struct known {
    int position;
    int64_t used;
};

/* The highest position between the two whose effect is at most `effect`. */
static int position_of(const struct ladder *ladder, int64_t effect, int low, int high)
{
    while (high - low > 1) {
        const int middle = low + (high - low) / 2;
        if (ladder_effect(ladder, middle) <= effect)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* How the height goes with the ladder's effect. */
struct slope {
    int64_t rise, run; /* so much of the height for so much effect */
};

/* As measured between two positions whose heights are known and differ; run is 0
 * otherwise. */
static struct slope slope_between(const struct ladder *ladder, struct known a,
                                  struct known b)
{
    const struct known low = a.position < b.position ? a : b;
    const struct known high = a.position < b.position ? b : a;
    if (low.used < 0 || high.used <= low.used)
        return (struct slope){0, 0};
    return (struct slope){high.used - low.used, ladder_effect(ladder, high.position) -
                                                    ladder_effect(ladder, low.position)};
}

/* True if one rises more than four times as fast as the other: the height does not grow,
 * it jumps, as where a whole page is gained or lost. */
static bool jumps(struct slope expected, struct slope measured)
{
    const int64_t a = expected.rise * measured.run, b = measured.rise * expected.run;
    return a > 4 * b || b > 4 * a;
}

/* The position where the room would be used up. */
static int guess(const struct fit_question *q, struct known low, struct known high,
                 struct slope slope)
{
    const struct known *one = low.used >= 0 ? &low : &high;
    if (slope.rise <= 0)
        return low.position + (high.position - low.position) / 2;
    const int64_t effect = ladder_effect(q->ladder, one->position) +
                           (q->room - one->used) * slope.run / slope.rise;
    return position_of(q->ladder, effect, low.position, high.position);
}

/* True if one step more would need more than there is by a good part of the step: it is
 * not worth a trial. What is left is shared out. */
static bool is_close(const struct fit_question *q, struct known at, struct slope slope)
{
    const int64_t step =
        ladder_effect(q->ladder, at.position + 1) - ladder_effect(q->ladder, at.position);
    return at.used >= 0 && slope.run > 0 && at.used <= q->room &&
           at.used + slope.rise * step * 3 / (slope.run * 4) > q->room;
}

int fit_search(const struct fit_question *q, int low, int64_t at_low, int high,
               int64_t at_high)
{
    struct known fits = {low, at_low}, fails = {high, at_high};
    /* before anything is measured: as the ladder expects */
    struct slope slope = {at_low > 0 ? at_low : at_high, 10000};
    bool guesses = true;
    while (fails.position - fits.position > 1 && !is_close(q, fits, slope)) {
        const struct slope between = slope_between(q->ladder, fits, fails);
        const struct slope expected = between.run ? between : slope;
        int at = guesses ? guess(q, fits, fails, expected)
                         : fits.position + (fails.position - fits.position) / 2;
        if (at == fits.position)
            at++;
        const struct probe probe = q->ask(q->context, at);
        struct known *side = probe.fits ? &fits : &fails;
        const struct known now = {at, probe.used};
        const struct slope measured = slope_between(q->ladder, *side, now);
        guesses &= !measured.run || !jumps(expected, measured);
        if (measured.run)
            slope = measured;
        *side = now;
    }
    return fits.position;
}
