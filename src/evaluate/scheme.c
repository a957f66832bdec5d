#include "evaluate/scheme.h"

static struct test_values values_of(const struct rates *r, const struct rates_input *in)
{
    return (struct test_values){
        .numbers =
            {
                [TEST_ACTUAL] = in->actual,
                [TEST_BASELINE] = in->baseline,
                [TEST_TARGET] = in->target,
                [TEST_ACHIEVEMENT] = r->achievement,
                [TEST_PROGRESS] = r->progress,
                [TEST_ELAPSED] = r->elapsed,
                [TEST_EXPECTED] = r->expected,
                [TEST_PACE] = r->pace,
            },
        .known = r->known,
        .met = r->met,
    };
}

int scheme_rate(struct arena *arena, const struct scheme *scheme,
                const struct rates *rates, const struct rates_input *in)
{
    const struct test_values values = values_of(rates, in);
    if (!rates->known)
        return -1;
    for (int i = 0; i < scheme->n; i++) {
        const struct test *test = scheme->grades[i].test;
        const enum test_result result =
            test ? test_evaluate(arena, test, &values) : TEST_TRUE;
        if (result == TEST_TRUE)
            return i;
        /* A grade that cannot be told must not fall through to the next lower one. */
        if (result == TEST_UNDEFINED)
            return -1;
    }
    return -1;
}
