#include "evaluate/scheme.h"

int scheme_rate(struct arena *arena, const struct scheme *scheme,
                const struct test_values *values, int *undefined)
{
    *undefined = -1;
    /* Nothing was measured: of an indicator, or of all of a group. */
    if (!values->numbers[TEST_ACTUAL] && !values->numbers[TEST_MEAN])
        return -1;
    for (int i = 0; i < scheme->n; i++) {
        const struct test *test = scheme->grades[i].test;
        const enum test_result result =
            test ? test_evaluate(arena, test, values) : TEST_TRUE;
        if (result == TEST_TRUE)
            return i;
        /* A grade that cannot be told must not fall through to the next lower one. */
        if (result == TEST_UNDEFINED) {
            *undefined = test_find_undefined(test, values);
            return -1;
        }
    }
    return -1;
}

int scheme_find_score(const struct scheme *scheme, int score)
{
    int best = -1;
    for (int i = 0; i < scheme->n; i++) {
        const int s = scheme->grades[i].score;
        if (s <= score && (best < 0 || s > scheme->grades[best].score))
            best = i;
    }
    return best;
}
