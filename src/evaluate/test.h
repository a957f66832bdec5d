/* The test of a grade: a comparison over an indicator's values, exact and three-valued;
 * internal to this folder.
 *
 *     met or pace >= 0.80 and not (progress < 0)
 *
 * Numbers are decimals; + - * div, brackets, min(…), max(…) and mean(…) compute; = != <
 * <= > >= compare; and, or, not combine. A value that an indicator does not have makes
 * what depends on it undefined, which is neither true nor false: `met or pace >= 0.8` is
 * true of a target that is met, whether or not the pace is known.
 *
 * A formula is written alike; it computes a number from other indicators, which it names
 * in square brackets: `([a] + [b.target]) div 2`. */
#ifndef GAIYO_EVALUATE_TEST_H
#define GAIYO_EVALUATE_TEST_H

#include "quantity/quantity.h"

#include "base/list.h"

struct arena;
struct strbuf;

/* What tests and formulas can ask for; rates.h says how each is computed. */
enum test_name {
    TEST_ACTUAL,
    TEST_BASELINE,
    TEST_TARGET,
    TEST_PREVIOUS,
    TEST_ACHIEVEMENT,
    TEST_PROGRESS,
    TEST_ELAPSED,
    TEST_EXPECTED,
    TEST_PACE,
    TEST_YEARLY,
    TEST_DIFFERENCE,
    TEST_IMPROVEMENT,
    TEST_CHANGE,
    TEST_TREND,
    TEST_DEVIATION,
    TEST_SCORE,
    TEST_POINTS, /* this and those below: of groups */
    TEST_MEAN,
    TEST_WORST,
    TEST_BEST,
    TEST_NUMBERS,
    TEST_MET = TEST_NUMBERS,
    TEST_NAMES,
};

/* "actual", "met" … */
const char *test_name_text(enum test_name name);

struct test;

/* [id.name] in a formula. */
struct test_reference {
    struct str id;
    enum test_name name;
    int offset; /* [byte] of the id in the formula */
};

/* What the names stand for; a NULL number is undefined. */
struct test_values {
    const struct number *numbers[TEST_NUMBERS];
    bool known; /* met is defined */
    bool met;
    const struct number *const *references; /* of a formula, by index */
};

enum test_result { TEST_UNDEFINED, TEST_FALSE, TEST_TRUE };

/* NULL if the text is not a test: then *why says what is wrong at byte *offset. */
const struct test *test_parse(struct arena *arena, struct str text, const char **why,
                              int *offset);

/* The same for a formula, whose references are added to `references`, a list of struct
 * test_reference. */
const struct test *formula_parse(struct arena *arena, struct str text,
                                 struct list *references, const char **why, int *offset);

enum test_result test_evaluate(struct arena *arena, const struct test *test,
                               const struct test_values *values);

/* NULL if a reference is undefined or a divisor is 0. */
const struct number *formula_compute(struct arena *arena, const struct test *formula,
                                     const struct test_values *values);

/* The first name in the test that has no value; -1 if all have. */
int test_find_undefined(const struct test *test, const struct test_values *values);

/* Sets asked[name] for every name in the test. */
void test_collect_names(const struct test *test, bool asked[TEST_NAMES]);

/* The formula with the figures `texts` in place of its references: `(20+30)÷2`. */
void formula_print(struct strbuf *b, const struct test *formula, const struct str *texts);

#endif
