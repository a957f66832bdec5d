/* Schemes: the tests of grades, and which grade is given. */
#include "figures.h"

#include "evaluate/scheme.h"
#include "evaluate/test.h"

/* --- tests of grades ---------------------------------------------------------------- */

/* pace is 0.8, progress 0.4, the rest not known; the target is not met. */
static enum test_result test(struct job *job, const char *text)
{
    const char *why;
    int offset;
    const struct test *test = test_parse(job->doc, str_of(text), &why, &offset);
    const struct test_values values = {
        .numbers =
            {[TEST_PACE] = number(job, "0.8"), [TEST_PROGRESS] = number(job, "0.4")},
        .known = true,
    };
    if (!test)
        fail_msg("%s: %s at %d", text, why, offset);
    return test_evaluate(job->doc, test, &values);
}

static void expect_test(const char *text, enum test_result result)
{
    struct job job = job_begin();
    if (test(&job, text) != result)
        fail_msg("%s is not %d", text, result);
    job_end(&job);
}

static void test_comparisons(void **state)
{
    (void)state;
    static const struct {
        const char *sign;
        bool less, equal, more; /* what it says of 1 and 2, 2 and 2, 3 and 2 */
    } signs[] = {
        {"=", false, true, false}, {"!=", true, false, true}, {"<", true, false, false},
        {"<=", true, true, false}, {">", false, false, true}, {">=", false, true, true},
    };
    struct job job = job_begin();
    for (int i = 0; i < 6; i++) {
        const bool truths[] = {signs[i].less, signs[i].equal, signs[i].more};
        for (int k = 0; k < 3; k++)
            assert_int_equal(
                test(&job, str_format(job.doc, "%d %s 2", k + 1, signs[i].sign).p),
                truths[k] ? TEST_TRUE : TEST_FALSE);
    }
    job_end(&job);
}

static void test_decimals_are_exact(void **state)
{
    (void)state;
    expect_test("0.1 + 0.2 = 0.3", TEST_TRUE);
    expect_test("1 div 3 * 3 = 1", TEST_TRUE);
    expect_test("pace >= 0.80", TEST_TRUE);
    expect_test("pace > 0.7999999999999999999999", TEST_TRUE);
    expect_test("pace >= 0.8000000000000000000001", TEST_FALSE);
}

static void test_unknown_values_make_comparisons_undefined(void **state)
{
    (void)state;
    expect_test("actual = actual", TEST_UNDEFINED);
    expect_test("0 * (actual + 1) = 0", TEST_UNDEFINED);
    expect_test("pace >= expected", TEST_UNDEFINED);
}

static void test_division_by_zero_is_undefined(void **state)
{
    (void)state;
    expect_test("1 div (pace - 0.8) > 0", TEST_UNDEFINED);
}

/* true, false and undefined, as tests. */
static const char *const truths[] = {"1=1", "1=0", "actual=0"};

static void expect_table(const char *sign, const enum test_result table[3][3])
{
    struct job job = job_begin();
    for (int i = 0; i < 3; i++)
        for (int k = 0; k < 3; k++)
            assert_int_equal(
                test(&job, str_format(job.doc, "%s %s %s", truths[i], sign, truths[k]).p),
                table[i][k]);
    job_end(&job);
}

static void test_and_of_three_values(void **state)
{
    (void)state;
    static const enum test_result table[3][3] = {
        {TEST_TRUE, TEST_FALSE, TEST_UNDEFINED},
        {TEST_FALSE, TEST_FALSE, TEST_FALSE},
        {TEST_UNDEFINED, TEST_FALSE, TEST_UNDEFINED},
    };
    expect_table("and", table);
}

static void test_or_of_three_values(void **state)
{
    (void)state;
    static const enum test_result table[3][3] = {
        {TEST_TRUE, TEST_TRUE, TEST_TRUE},
        {TEST_TRUE, TEST_FALSE, TEST_UNDEFINED},
        {TEST_TRUE, TEST_UNDEFINED, TEST_UNDEFINED},
    };
    expect_table("or", table);
}

static void test_not_of_three_values(void **state)
{
    (void)state;
    static const enum test_result opposite[] = {TEST_FALSE, TEST_TRUE, TEST_UNDEFINED};
    struct job job = job_begin();
    for (int i = 0; i < 3; i++)
        assert_int_equal(test(&job, str_format(job.doc, "not(%s)", truths[i]).p),
                         opposite[i]);
    job_end(&job);
}

static void test_met(void **state)
{
    (void)state;
    struct job job = job_begin();
    const char *why;
    int offset;
    const struct test *met = test_parse(job.doc, STR("met"), &why, &offset);
    const struct test_values yes = {.known = true, .met = true}, no = {.known = true},
                             unknown = {.met = true};
    assert_int_equal(test_evaluate(job.doc, met, &yes), TEST_TRUE);
    assert_int_equal(test_evaluate(job.doc, met, &no), TEST_FALSE);
    assert_int_equal(test_evaluate(job.doc, met, &unknown), TEST_UNDEFINED);
    job_end(&job);
}

static void test_every_name_stands_for_its_value(void **state)
{
    (void)state;
    static const char *const names[TEST_NUMBERS] = {
        "actual",     "baseline",    "target",   "previous", "achievement",
        "progress",   "elapsed",     "expected", "pace",     "yearly",
        "difference", "improvement", "change",   "trend",    "deviation",
        "score",      "points",      "mean",     "worst",    "best"};
    struct job job = job_begin();
    const char *why;
    int offset;
    struct test_values all = {.known = true};
    for (int i = 0; i < TEST_NUMBERS; i++)
        all.numbers[i] = number_from_int(job.doc, 100 + i);
    for (int i = 0; i < TEST_NUMBERS; i++) {
        const struct str text = str_format(job.doc, "%s = %d", names[i], 100 + i);
        const struct test *equal = test_parse(job.doc, text, &why, &offset);
        assert_non_null(equal);
        assert_int_equal(test_evaluate(job.doc, equal, &all), TEST_TRUE);
    }
    job_end(&job);
}

static void test_products_before_sums(void **state)
{
    (void)state;
    expect_test("1 + 2 * 3 = 7", TEST_TRUE);
    expect_test("(1 + 2) * 3 = 9", TEST_TRUE);
    expect_test("6 - 4 div 2 = 4", TEST_TRUE);
}

static void test_same_signs_from_the_left(void **state)
{
    (void)state;
    expect_test("10 - 3 - 2 = 5", TEST_TRUE);
    expect_test("8 div 4 div 2 = 1", TEST_TRUE);
}

static void test_minus_of_one_value(void **state)
{
    (void)state;
    expect_test("-2 + 3 = 1", TEST_TRUE);
    expect_test("2 * -3 = -6", TEST_TRUE);
    expect_test("--1 = 1", TEST_TRUE);
}

static void test_and_before_or(void **state)
{
    (void)state;
    expect_test("1 = 1 or 1 = 1 and 1 = 0", TEST_TRUE);
    expect_test("(1 = 1 or 1 = 1) and 1 = 0", TEST_FALSE);
    expect_test("not(1 = 0) and 1 = 1", TEST_TRUE);
}

static void test_spaces_are_free(void **state)
{
    (void)state;
    expect_test("\t pace>=0.8\n and not\n( progress<0 ) ", TEST_TRUE);
}

static void test_words_end(void **state)
{
    (void)state;
    expect_test("pace = 0.8 and(met or progress=0.4)", TEST_TRUE);
}

static void expect_error(const char *text, int offset, const char *why)
{
    struct job job = job_begin();
    const char *said_why;
    int said_offset;
    assert_null(test_parse(job.doc, str_of(text), &said_why, &said_offset));
    assert_non_null(strstr(said_why, why));
    assert_int_equal(said_offset, offset);
    job_end(&job);
}

static void test_name_unknown(void **state)
{
    (void)state;
    expect_error("met or speed >= 0.8", 7, "expected here: a number, a bracket");
    expect_error("paces > 1", 0, "expected here");
}

static void test_test_empty(void **state)
{
    (void)state;
    expect_error("", 0, "expected here");
    expect_error("pace >= ", 8, "expected here");
}

static void test_number_malformed(void **state)
{
    (void)state;
    expect_error("pace >= 0.8.0", 8, "not a decimal number");
    expect_error("pace >= 8.", 8, "not a decimal number");
}

static void test_test_goes_on(void **state)
{
    (void)state;
    expect_error("pace >= 0.8 0.9", 12, "there is more");
    expect_error("0.5 <= pace <= 0.8", 12, "there is more");
}

static void test_brackets_unbalanced(void **state)
{
    (void)state;
    expect_error("(pace >= 0.8", 12, "not closed");
    expect_error("pace >= 0.8)", 11, "there is more");
}

static void test_value_is_no_test(void **state)
{
    (void)state;
    expect_error("pace", 4, "a test compares");
    expect_error("pace - 0.8", 10, "a test compares");
}

static void test_kinds_do_not_mix(void **state)
{
    (void)state;
    expect_error("met >= 1", 8, "a number is expected on both sides");
    expect_error("met and pace", 12, "a comparison is expected on both sides");
    expect_error("not(pace)", 8, "not needs a comparison");
    expect_error("- met", 5, "a number is expected");
}

static void test_not_needs_a_bracket(void **state)
{
    (void)state;
    expect_error("not met", 4, "not needs a bracket");
}

static void test_length_of_a_test(void **state)
{
    (void)state;
    struct job job = job_begin();
    char text[4098];
    const char *why;
    int offset;
    memset(text, ' ', sizeof text);
    memcpy(text, "met", 3);
    assert_non_null(test_parse(job.doc, (struct str){text, 4096}, &why, &offset));
    assert_null(test_parse(job.doc, (struct str){text, 4097}, &why, &offset));
    assert_string_equal(why, "it is too long");
    job_end(&job);
}

/* "((met))" with `n` brackets on each side. */
static struct str nested(struct job *job, int n)
{
    struct strbuf b;
    strbuf_init(&b, job->doc);
    for (int i = 0; i < n; i++)
        strbuf_add_char(&b, '(');
    strbuf_add(&b, STR("met"));
    for (int i = 0; i < n; i++)
        strbuf_add_char(&b, ')');
    return strbuf_str(&b);
}

static void test_depth_of_a_test(void **state)
{
    (void)state;
    struct job job = job_begin();
    const char *why;
    int offset;
    /* The name inside is one level more. */
    assert_non_null(test_parse(job.doc, nested(&job, 63), &why, &offset));
    assert_null(test_parse(job.doc, nested(&job, 64), &why, &offset));
    assert_string_equal(why, "the brackets are nested too deep");
    assert_int_equal(offset, 64);
    job_end(&job);
}

static void test_brackets_side_by_side_are_not_deep(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct strbuf b;
    strbuf_init(&b, job.doc);
    for (int i = 0; i < 200; i++)
        strbuf_addf(&b, "%s(pace > 0)", i ? " and " : "");
    assert_int_equal(test(&job, strbuf_str(&b).p), TEST_TRUE);
    job_end(&job);
}

/* --- schemes ------------------------------------------------------------------------ */

/* The grade that `tests` (NULL ends them; "" takes the rest) give, by index. */
static int rate(struct rates_input in, struct job *job, const char *const tests[])
{
    struct grade grades[8] = {0};
    struct scheme scheme = {.grades = grades};
    const char *why;
    int offset;
    for (; tests[scheme.n]; scheme.n++)
        if (tests[scheme.n][0])
            grades[scheme.n].test =
                test_parse(job->doc, str_of(tests[scheme.n]), &why, &offset);
    const struct rates rates = rates_compute(job->doc, &in);
    int undefined;
    return scheme_rate(job->doc, &scheme, &rates.values, &undefined);
}

static const char *const pace_4[] = {"met", "pace >= 0.80", "pace >= 0.50", "", NULL};

static int rate_pace(const char *actual)
{
    struct job job = job_begin();
    struct rates_input in = figures(&job, "0", "100", actual);
    in.passed = 36;
    const int grade = rate(in, &job, pace_4);
    job_end(&job);
    return grade;
}

static void test_first_grade_whose_test_holds(void **state)
{
    (void)state;
    assert_int_equal(rate_pace("200"), 0);
    assert_int_equal(rate_pace("90"), 1);
    assert_int_equal(rate_pace("60"), 2);
    assert_int_equal(rate_pace("10"), 3);
}

static void test_limits_belong_to_the_better_grade(void **state)
{
    (void)state;
    assert_int_equal(rate_pace("100"), 0);
    assert_int_equal(rate_pace("99.999999999999999999"), 1);
    assert_int_equal(rate_pace("80"), 1);
    assert_int_equal(rate_pace("79.999999999999999999"), 2);
    assert_int_equal(rate_pace("50"), 2);
    assert_int_equal(rate_pace("49.999999999999999999"), 3);
}

static void test_no_value_no_grade(void **state)
{
    (void)state;
    static const char *const one_for_all[] = {"", NULL};
    struct job job = job_begin();
    assert_int_equal(rate_pace(NULL), -1);
    assert_int_equal(rate(figures(&job, "0", "100", NULL), &job, one_for_all), -1);
    job_end(&job);
}

static void test_undefined_grade_does_not_fall_through(void **state)
{
    (void)state;
    struct job job = job_begin();
    assert_int_equal(rate(figures(&job, "5", "5", "4"), &job, pace_4), -1);
    job_end(&job);
}

static void test_grade_above_an_undefined_one(void **state)
{
    (void)state;
    struct job job = job_begin();
    static const char *const tests[] = {"met or pace >= 0.8", "", NULL};
    assert_int_equal(rate(figures(&job, "5", "5", "5"), &job, tests), 0);
    assert_int_equal(rate(figures(&job, "5", "5", "4"), &job, tests), -1);
    job_end(&job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_comparisons),
        cmocka_unit_test(test_decimals_are_exact),
        cmocka_unit_test(test_unknown_values_make_comparisons_undefined),
        cmocka_unit_test(test_division_by_zero_is_undefined),
        cmocka_unit_test(test_and_of_three_values),
        cmocka_unit_test(test_or_of_three_values),
        cmocka_unit_test(test_not_of_three_values),
        cmocka_unit_test(test_met),
        cmocka_unit_test(test_every_name_stands_for_its_value),
        cmocka_unit_test(test_products_before_sums),
        cmocka_unit_test(test_same_signs_from_the_left),
        cmocka_unit_test(test_minus_of_one_value),
        cmocka_unit_test(test_and_before_or),
        cmocka_unit_test(test_spaces_are_free),
        cmocka_unit_test(test_words_end),
        cmocka_unit_test(test_name_unknown),
        cmocka_unit_test(test_test_empty),
        cmocka_unit_test(test_number_malformed),
        cmocka_unit_test(test_test_goes_on),
        cmocka_unit_test(test_brackets_unbalanced),
        cmocka_unit_test(test_value_is_no_test),
        cmocka_unit_test(test_kinds_do_not_mix),
        cmocka_unit_test(test_not_needs_a_bracket),
        cmocka_unit_test(test_length_of_a_test),
        cmocka_unit_test(test_depth_of_a_test),
        cmocka_unit_test(test_brackets_side_by_side_are_not_deep),
        cmocka_unit_test(test_first_grade_whose_test_holds),
        cmocka_unit_test(test_limits_belong_to_the_better_grade),
        cmocka_unit_test(test_no_value_no_grade),
        cmocka_unit_test(test_undefined_grade_does_not_fall_through),
        cmocka_unit_test(test_grade_above_an_undefined_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
