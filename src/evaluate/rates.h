/* The rates of one indicator, computed exactly on plain values; internal to this
 * folder. */
#ifndef GAIYO_EVALUATE_RATES_H
#define GAIYO_EVALUATE_RATES_H

#include "quantity/quantity.h"

struct rates_input {
    const struct number *baseline, *target, *actual; /* NULL where there is none */
    /* a total over the years: progress does not start from the baseline */
    bool from_nothing;
    bool zero_baseline; /* a missing baseline counts as 0 */
    bool lower_is_better;
    enum quantity_bound bound; /* of the target */
    int months; /* of the years that pace is reckoned over; 0 if they are not known */
    /* from their start to the end of the observation, within 0…months */
    int elapsed_months;
};

/* A rate that cannot be had is NULL. Shares are 1 for 100 %. */
struct rates {
    const struct number
        *achievement; /* 達成度: actual / target; target / actual if lower is better */
    const struct number
        *progress; /* 進捗: how much of the way from the baseline is behind us */
    const struct number *elapsed;  /* the share of the time that has passed */
    const struct number *expected; /* the value that a straight line reaches by now */
    const struct number *pace;     /* progress / elapsed */
    bool known;                    /* there is an actual value to judge */
    bool met;                      /* the target is reached already */
};

struct rates rates_compute(struct arena *arena, const struct rates_input *in);

#endif
