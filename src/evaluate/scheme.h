/* Rating schemes as values; internal to this folder. */
#ifndef GAIYO_EVALUATE_SCHEME_H
#define GAIYO_EVALUATE_SCHEME_H

#include "evaluate/rates.h"
#include "evaluate/test.h"

struct grade {
    int score;
    struct str mark, label;
    const struct test *test; /* NULL: takes what is left */
};

struct scheme {
    struct str id;
    const struct grade *grades; /* the first whose test holds is the one */
    int n;
    struct str unevaluable; /* what is printed where no reason is known */
};

/* Index of the grade, or -1 if the values do not suffice to tell. */
int scheme_rate(struct arena *arena, const struct scheme *scheme,
                const struct rates *rates, const struct rates_input *in);

#endif
