/* The test of a grade: a comparison over an indicator's values, exact and three-valued;
 * internal to this folder.
 *
 *     met or pace >= 0.80 and not (progress < 0)
 *
 * Numbers are decimals; + - * div and brackets compute; = != < <= > >= compare; and, or,
 * not combine. A value that an indicator does not have makes what depends on it
 * undefined, which is neither true nor false: `met or pace >= 0.8` is true of a target
 * that is met, whether or not the pace is known. */
#ifndef GAIYO_EVALUATE_TEST_H
#define GAIYO_EVALUATE_TEST_H

#include "quantity/quantity.h"

struct arena;

enum test_name {
    TEST_ACTUAL,
    TEST_BASELINE,
    TEST_TARGET,
    TEST_ACHIEVEMENT,
    TEST_PROGRESS,
    TEST_ELAPSED,
    TEST_EXPECTED,
    TEST_PACE,
    TEST_NUMBERS,
    TEST_MET = TEST_NUMBERS,
    TEST_NAMES,
};

struct test;

/* What the names stand for; a NULL number is undefined. */
struct test_values {
    const struct number *numbers[TEST_NUMBERS];
    bool known; /* met is defined */
    bool met;
};

enum test_result { TEST_UNDEFINED, TEST_FALSE, TEST_TRUE };

/* NULL if the text is not a test: then *why says what is wrong at byte *offset. */
const struct test *test_parse(struct arena *arena, struct str text, const char **why,
                              int *offset);

enum test_result test_evaluate(struct arena *arena, const struct test *test,
                               const struct test_values *values);

#endif
