/* Rating schemes as values; internal to this folder. */
#ifndef GAIYO_EVALUATE_SCHEME_H
#define GAIYO_EVALUATE_SCHEME_H

#include "evaluate/rates.h"
#include "evaluate/test.h"

struct grade {
    int score;
    const struct number *points; /* that a group is given for it */
    struct str mark, label;
    const struct test *test; /* NULL: takes what is left */
    struct str rule;         /* in words: "ペース80%以上" */
};

struct scheme {
    struct str id;
    const struct grade *grades; /* the first whose test holds is the one */
    int n;
    bool exclusive; /* no two tests may hold at once */
    /* what is printed where no reason is known, and what stands for a grade then */
    struct str unevaluable, no_mark;
    bool asks[TEST_NAMES]; /* what its tests ask for */
    struct str legend;     /* "◎：順調（80%以上）、…" */
};

/* Index of the grade, or -1 if the values do not suffice to tell: then *undefined is the
 * name of a value that is missing. */
int scheme_rate(struct arena *arena, const struct scheme *scheme,
                const struct test_values *values, int *undefined);

/* Index of the grade with the score, or with the next lower one; -1 if there is none. */
int scheme_find_score(const struct scheme *scheme, int score);

#endif
