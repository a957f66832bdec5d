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
 * not worth a trial. What is left is shared out. The last trials may stand on either side
 * of a jump: a step changes the height by twice as much as the ladder expects at most. */
static bool is_close(const struct fit_question *q, struct known at, struct slope slope)
{
    const int64_t step =
        ladder_effect(q->ladder, at.position + 1) - ladder_effect(q->ladder, at.position);
    if (at.used < 0 || slope.run <= 0 || at.used > q->room)
        return false;
    const int64_t measured = slope.rise * step * 3 / (slope.run * 4);
    const int64_t most = q->room * step * 3 / 20000;
    return at.used + (measured < most ? measured : most) > q->room;
}

/* --- what is known already ---------------------------------------------------------- */

static bool alike(const struct ladder *ladder, int a, int b)
{
    const struct setting first = ladder_setting(ladder, a);
    const struct setting second = ladder_setting(ladder, b);
    return same_type(&first, &second);
}

/* The furthest position from `at` on, in steps of `step` and before `end`, in whose type
 * lines are as they are at `at`. */
static int end_of_type(const struct ladder *ladder, int at, int step, int end)
{
    while (at + step != end && alike(ladder, at, at + step))
        at += step;
    return at;
}

/* The position to try in place of `at`: lines that have been cut are asked before new
 * ones are, as far as they go; and of new ones first those that stand closest. */
static int cheapest(const struct fit_question *q, struct known fits, struct known fails,
                    int at)
{
    const struct ladder *ladder = q->ladder;
    const int last = end_of_type(ladder, fits.position, 1, fails.position);
    if (last > fits.position && at > last)
        return last;
    if (fails.used >= 0) {
        const int first = end_of_type(ladder, fails.position, -1, fits.position);
        if (first < fails.position && at < first)
            return first;
    }
    return at <= last ? at : end_of_type(ladder, at, -1, fits.position);
}

/* True if what is between is not worth cutting lines anew. */
static bool is_settled(const struct fit_question *q, struct known fits,
                       struct known fails)
{
    enum { LITTLE = 30 }; /* [1/10000] of the height */
    const int between = ladder_effect(q->ladder, fails.position - 1) -
                        ladder_effect(q->ladder, fits.position);
    return between <= LITTLE && !alike(q->ladder, fits.position, fits.position + 1) &&
           !alike(q->ladder, fails.position - 1, fails.position);
}

/* The search under way. */
struct search {
    const struct fit_question *q;
    struct known fits, fails;
    struct slope slope; /* as measured last on one side; at first as the ladder expects */
    struct slope near;  /* between the last two that fit; run is 0 if there was one */
    bool grows;         /* the height grows as expected; or else it jumps somewhere */
    bool halves;        /* the last guess was too high */
};

/* The position to try next. Where the height jumps, what fits has grown so far tells
 * more than what does not fit; if it has led too far, the middle does. */
static int next_position(const struct search *s)
{
    const int low = s->fits.position, high = s->fails.position;
    const struct slope between = slope_between(s->q->ladder, s->fits, s->fails);
    int at = low + (high - low) / 2;
    if (s->grows)
        at = guess(s->q, s->fits, s->fails, between.run ? between : s->slope);
    else if (s->near.run && !s->halves) {
        const int near = guess(s->q, s->fits, s->fails, s->near);
        at = near + 1 < high ? near : at;
    }
    return cheapest(s->q, s->fits, s->fails, at == low ? low + 1 : at);
}

static void learn(struct search *s, int at, struct probe probe)
{
    struct known *side = probe.fits ? &s->fits : &s->fails;
    const struct known now = {at, probe.used};
    const struct slope between = slope_between(s->q->ladder, s->fits, s->fails);
    const struct slope measured = slope_between(s->q->ladder, *side, now);
    /* what breaks off where the room ends says nothing of its height */
    s->grows &= !(measured.run && jumps(between.run ? between : s->slope, measured)) &&
                (probe.fits || probe.used > s->fits.used);
    if (measured.run)
        s->slope = measured;
    if (probe.fits)
        s->near = measured;
    s->halves = !probe.fits && !s->grows;
    *side = now;
}

int fit_search(const struct fit_question *q, int low, int64_t at_low, int high,
               int64_t at_high)
{
    struct search s = {.q = q,
                       .fits = {low, at_low},
                       .fails = {high, at_high},
                       .slope = {at_low > 0 ? at_low : at_high, 10000},
                       .grows = true};
    while (s.fails.position - s.fits.position > 1 && !is_close(q, s.fits, s.slope) &&
           !is_settled(q, s.fits, s.fails)) {
        const int at = next_position(&s);
        learn(&s, at, q->ask(q->context, at));
    }
    return s.fits.position;
}
