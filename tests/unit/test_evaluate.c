#include "support.h"

#include "evaluate/evaluate.h"
#include "evaluate/rates.h"
#include "evaluate/scheme.h"
#include "evaluate/test.h"
#include "evaluate/xpath.h"
#include "measure/measure.h"
#include "merge/merge.h"

#include <libxml/tree.h>

/* --- what the tests share ----------------------------------------------------------- */

/* The messages, with the files named as the tests call them. */
static const char *said(struct job *job)
{
    struct str rest = str_of(job_messages(job));
    const struct str folder = STR(TEST_SCRATCH "/");
    struct strbuf b;
    strbuf_init(&b, job->doc);
    for (int at; (at = str_find(rest, folder)) >= 0;) {
        strbuf_add(&b, str_slice(rest, 0, at));
        rest = str_slice(rest, at + folder.n, rest.n);
    }
    strbuf_add(&b, rest);
    return strbuf_str(&b).p;
}

static const struct number *number(struct job *job, const char *text)
{
    return text ? number_parse(job->doc, str_of(text)) : NULL;
}

static const char *exact(struct job *job, const struct number *value)
{
    return value ? number_print_exact(job->doc, value).p : "none";
}

/* --- rates -------------------------------------------------------------------------- */

/* "achievement progress elapsed expected pace", exact, then what is known of the
 * target */
static void expect_rates(struct job *job, struct rates_input in, const char *rates)
{
    const struct rates r = rates_compute(job->doc, &in);
    const char *met = !r.known ? "unknown" : r.met ? "met" : "unmet";
    const struct str printed = str_format(
        job->doc, "%s %s %s %s %s %s", exact(job, r.achievement), exact(job, r.progress),
        exact(job, r.elapsed), exact(job, r.expected), exact(job, r.pace), met);
    assert_string_equal(printed.p, rates);
}

/* Two years of three. */
static struct rates_input figures(struct job *job, const char *baseline,
                                  const char *target, const char *actual)
{
    return (struct rates_input){
        .baseline = number(job, baseline),
        .target = number(job, target),
        .actual = number(job, actual),
        .months = 36,
        .elapsed_months = 24,
    };
}

static void test_rates_from_the_baseline(void **state)
{
    (void)state;
    struct job job = job_begin();
    /* 5.0/5.4; 1.5/1.9; 24/36; 3.5 + 1.9 * 2/3; 15/19 : 2/3 */
    expect_rates(&job, figures(&job, "3.5", "5.4", "5.0"),
                 "25/27 15/19 2/3 143/30 45/38 unmet");
    job_end(&job);
}

static void test_rates_of_a_total(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct rates_input in = figures(&job, "11", "35", "20");
    in.from_nothing = true;
    in.elapsed_months = 33;
    expect_rates(&job, in, "4/7 4/7 11/12 385/12 48/77 unmet");
    job_end(&job);
}

static void test_rates_without_a_baseline(void **state)
{
    (void)state;
    struct job job = job_begin();
    expect_rates(&job, figures(&job, NULL, "200", "100"), "0.5 none 2/3 none none unmet");
    job_end(&job);
}

static void test_rates_from_zero_if_so_declared(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct rates_input in = figures(&job, NULL, "200", "100");
    in.zero_baseline = true;
    expect_rates(&job, in, "0.5 0.5 2/3 400/3 0.75 unmet");
    job_end(&job);
}

static void test_rates_from_a_baseline_that_is_there(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct rates_input in = figures(&job, "100", "200", "150");
    in.zero_baseline = true;
    expect_rates(&job, in, "0.75 0.5 2/3 500/3 0.75 unmet");
    job_end(&job);
}

static void test_rates_of_a_target_equal_to_the_baseline(void **state)
{
    (void)state;
    struct job job = job_begin();
    expect_rates(&job, figures(&job, "2215", "2215", "2215"), "1 none 2/3 2215 none met");
    job_end(&job);
}

static void test_rates_of_a_zero_target(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct rates_input in = figures(&job, "10", "0", "4");
    in.lower_is_better = true;
    in.elapsed_months = 36;
    expect_rates(&job, in, "0 0.6 1 0 0.6 unmet"); /* 0/4; (4 - 10) / (0 - 10) */
    in.lower_is_better = false;
    expect_rates(&job, in, "none 0.6 1 0 0.6 met");
    job_end(&job);
}

static void test_rates_of_a_value_that_is_to_fall(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct rates_input in = figures(&job, "10", "5", "8");
    in.lower_is_better = true;
    expect_rates(&job, in, "0.625 0.4 2/3 20/3 0.6 unmet");
    in.actual = number(&job, "5");
    expect_rates(&job, in, "1 1 2/3 20/3 1.5 met");
    job_end(&job);
}

static void test_rates_of_a_value_that_fell_to_zero(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct rates_input in = figures(&job, "10", "5", "0");
    in.lower_is_better = true;
    expect_rates(&job, in, "none 2 2/3 20/3 3 met");
    job_end(&job);
}

static void test_rates_of_a_step_back(void **state)
{
    (void)state;
    struct job job = job_begin();
    expect_rates(&job, figures(&job, "10", "20", "5"), "0.25 -0.5 2/3 50/3 -0.75 unmet");
    job_end(&job);
}

static void test_rates_without_years(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct rates_input in = figures(&job, "10", "20", "15");
    in.months = in.elapsed_months = 0;
    expect_rates(&job, in, "0.75 0.5 none none none unmet");
    job_end(&job);
}

static void test_rates_before_any_time_has_passed(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct rates_input in = figures(&job, "10", "20", "15");
    in.elapsed_months = 0;
    expect_rates(&job, in, "0.75 0.5 0 10 none unmet");
    job_end(&job);
}

static void test_rates_without_a_value(void **state)
{
    (void)state;
    struct job job = job_begin();
    expect_rates(&job, figures(&job, "0", "98", NULL),
                 "none none 2/3 196/3 none unknown");
    job_end(&job);
}

static void test_rates_without_a_target(void **state)
{
    (void)state;
    struct job job = job_begin();
    expect_rates(&job, figures(&job, "1", NULL, "2"), "none none 2/3 none none unknown");
    job_end(&job);
}

/* Whether the value meets a target of 50 with that bound. */
static bool meets(enum quantity_bound bound, bool lower_is_better, const char *actual)
{
    struct job job = job_begin();
    struct rates_input in = figures(&job, "40", "50", actual);
    in.bound = bound;
    in.lower_is_better = lower_is_better;
    const struct rates r = rates_compute(job.doc, &in);
    const bool met = r.met;
    assert_true(r.known);
    job_end(&job);
    return met;
}

static void test_target_without_a_bound_is_met_exactly(void **state)
{
    (void)state;
    assert_false(meets(BOUND_NONE, false, "49.9"));
    assert_true(meets(BOUND_NONE, false, "50"));
    assert_true(meets(BOUND_NONE, true, "50"));
    assert_false(meets(BOUND_NONE, true, "50.1"));
}

static void test_target_with_a_bound(void **state)
{
    (void)state;
    assert_true(meets(BOUND_AT_LEAST, false, "50"));
    assert_false(meets(BOUND_MORE_THAN, false, "50"));
    assert_true(meets(BOUND_MORE_THAN, false, "50.1"));
    assert_true(meets(BOUND_AT_MOST, false, "50"));
    assert_false(meets(BOUND_AT_MOST, false, "50.1"));
    assert_false(meets(BOUND_LESS_THAN, false, "50"));
    assert_true(meets(BOUND_LESS_THAN, false, "49.9"));
}

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
    static const char *const names[] = {"actual",   "baseline", "target",   "achievement",
                                        "progress", "elapsed",  "expected", "pace"};
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
    assert_string_equal(why, "the test is too long");
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
    return scheme_rate(job->doc, &scheme, &rates, &in);
}

static const char *const pace_4[] = {"met", "pace >= 0.80", "pace >= 0.50", "", NULL};

static int rate_pace(const char *actual)
{
    struct job job = job_begin();
    struct rates_input in = figures(&job, "0", "100", actual);
    in.elapsed_months = 36;
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

/* --- the samples -------------------------------------------------------------------- */

static const struct calendar *calendar_of(struct job *job)
{
    return calendar_load(job, TEST_HOME "/data/eras.tsv");
}

/* A sample with its data, evaluated; `as_of` may be NULL. */
static const struct document *evaluate_files(struct job *job, const char *plan,
                                             const char *data, const char *as_of)
{
    const struct calendar *calendar = calendar_of(job);
    const struct document *loaded = load_plan(job, plan);
    const struct dataset *dataset = measure_read(job, calendar, &data, data ? 1 : 0);
    if (!loaded || !dataset)
        return NULL;
    const struct document *merged = merge_plan(job, calendar, loaded, dataset);
    if (!merged || !as_of)
        return merged ? evaluate_document(job, calendar, merged, NULL) : NULL;
    struct period until;
    const char *why;
    int offset;
    assert_true(period_parse(job->doc, calendar, str_of(as_of), &until, &why, &offset));
    return evaluate_document(job, calendar, merged, &until);
}

static const struct document *evaluate_yamaguchi(struct job *job)
{
    const struct document *document =
        evaluate_files(job, TEST_HOME "/samples/yamaguchi-2024/plan.xml",
                       TEST_HOME "/samples/yamaguchi-2024/data/progress-r5.csv", NULL);
    assert_string_equal(job_messages(job), "");
    assert_non_null(document);
    return document;
}

static const struct document *evaluate_kagoshima(struct job *job)
{
    const struct document *document =
        evaluate_files(job, TEST_HOME "/samples/kagoshima-2021/plan.xml",
                       TEST_HOME "/samples/kagoshima-2021/data/results-r1.csv", NULL);
    assert_string_equal(job_messages(job), "");
    assert_non_null(document);
    return document;
}

/* The text that `expression` has over the document. */
static const char *value_of(struct job *job, const struct document *document,
                            const char *expression)
{
    struct str text = STR("");
    struct xpath *x = xpath_new(job, document);
    if (!xpath_string(x, document_root(document), str_of(expression), NO_POS, &text))
        fail_msg("%s", job_messages(job));
    return text.p;
}

/* `name` of the result of indicator `id`: an attribute, or a rate with its value. */
static const char *result(struct job *job, const struct document *document,
                          const char *id, const char *name)
{
    return value_of(job, document,
                    str_format(job->doc, "//indicator[@id='%s']/result/%s", id, name).p);
}

/* The evaluation table of the second revision (評価 as printed), and progress and pace as
 * its figures give them. */
static const struct {
    const char *id, *mark, *actual, *progress, *pace;
} yamaguchi[] = {
    {"p01", "★★☆☆", "20回", "4/7", "48/77"},
    {"p02", "★★★☆", "5.0km", "15/19", "45/38"},
    {"p03", "★★★☆", "19.0km", "19/30", "0.95"},
    {"p04", "★★★★", "4箇所", "4/3", "16/11"},
    {"p05", "★★☆☆", "2件", "0.5", "6/11"},
    {"p06", "★★☆☆", "16件", "2/3", "8/11"},
    {"p07", "", "―", "", ""},
    {"p08", "★★★☆", "19件", "18/19", "216/209"},
    {"p09", "★★★☆", "22.2%", "83/101", "249/202"},
    {"p10", "★★★☆", "14件", "14/15", "56/55"},
    {"p11", "★★★★", "301件", "43/30", "86/55"},
    {"p12", "★★★☆", "39人", "0.95", "57/55"},
    {"p13", "★★☆☆", "3件", "0.5", "6/11"},
    {"p14", "★★★★", "140件", "46/11", "552/121"},
    {"p15", "★★★★", "35件", "1.125", "27/22"},
    {"p16", "★☆☆☆", "1箇所", "0", "0"},
    {"p17", "★★★☆", "85件", "64/67", "768/737"},
    {"p18", "★★★★", "25件", "22/21", "8/7"},
    {"p19", "★★★★", "1,788人", "8.94", "2682/275"},
    {"p20", "★★★★", "3件", "1", "12/11"},
    {"p21", "★★★☆", "104件", "0.9", "54/55"},
    {"p22", "★★★★", "1341.8億円", "12437/169", "37311/338"},
    {"p23", "★☆☆☆", "4件", "0.2", "12/55"},
    {"p24", "★★★★", "93件", "1.24", "372/275"},
};

enum { ROWS = sizeof yamaguchi / sizeof *yamaguchi };

static void test_yamaguchi_marks(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document = evaluate_yamaguchi(&job);
    for (int i = 0; i < ROWS; i++)
        assert_string_equal(result(&job, document, yamaguchi[i].id, "@mark"),
                            yamaguchi[i].mark);
    job_end(&job);
}

static void test_yamaguchi_actual_values(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document = evaluate_yamaguchi(&job);
    for (int i = 0; i < ROWS; i++)
        assert_string_equal(result(&job, document, yamaguchi[i].id, "actual"),
                            yamaguchi[i].actual);
    job_end(&job);
}

static void test_yamaguchi_progress_is_exact(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document = evaluate_yamaguchi(&job);
    for (int i = 0; i < ROWS; i++)
        assert_string_equal(result(&job, document, yamaguchi[i].id, "progress/@value"),
                            yamaguchi[i].progress);
    job_end(&job);
}

static void test_yamaguchi_pace_is_exact(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document = evaluate_yamaguchi(&job);
    for (int i = 0; i < ROWS; i++)
        assert_string_equal(result(&job, document, yamaguchi[i].id, "pace/@value"),
                            yamaguchi[i].pace);
    job_end(&job);
}

static void test_yamaguchi_row_7_is_unrated(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document = evaluate_yamaguchi(&job);
    assert_string_equal(result(&job, document, "p07", "@status"), "unrated");
    assert_string_equal(result(&job, document, "p07", "@reason"), "国統計未公表");
    assert_string_equal(value_of(&job, document, "count(//result[@status='rated'])"),
                        "23");
    job_end(&job);
}

static void test_yamaguchi_sentence(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document = evaluate_yamaguchi(&job);
    const char *sentence =
        value_of(&job, document, "//section[@id='progress-section']/p[1]");
    assert_non_null(strstr(sentence,
                           "全24指標のうち17の指標（全指標の約7割）が計画以上（「概ね"
                           "計画どおり（★★★☆）」以上）"));
    assert_string_equal(value_of(&job, document, "string(//computed[1])"), "28");
    job_end(&job);
}

static void test_yamaguchi_summary(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document = evaluate_yamaguchi(&job);
    assert_string_equal(value_of(&job, document,
                                 "concat(//summary/@total, ' ', //summary/@rated, ' ', "
                                 "//summary/@unrated)"),
                        "24 23 1");
    assert_string_equal(
        value_of(&job, document,
                 "concat(//count[@score=4]/@n, ' ', //count[@score=3]/@n, ' ', "
                 "//count[@score=2]/@n, ' ', //count[@score=1]/@n)"),
        "9 8 4 2");
    job_end(&job);
}

static void test_yamaguchi_targets_to_come_have_no_results(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document = evaluate_yamaguchi(&job);
    assert_string_equal(
        value_of(&job, document, "count(//indicators[@id='targets']//indicator)"), "28");
    assert_string_equal(
        value_of(&job, document, "count(//indicators[@id='targets']//result)"), "0");
    job_end(&job);
}

static void test_kagoshima_achievement(void **state)
{
    (void)state;
    static const struct {
        const char *id, *value, *printed;
    } rows[] = {
        {"shipments", "20699/20600", "100.5%"},
        {"value-added", "7143/7100", "100.6%"},
        {"joint-research", "49/45", "108.9%"},
        {"location-agreements", "35/34", "102.9%"},
        {"employees", "71413/70000", "102.0%"},
    };
    struct job job = job_begin();
    const struct document *document = evaluate_kagoshima(&job);
    for (int i = 0; i < 5; i++) {
        assert_string_equal(result(&job, document, rows[i].id, "achievement"),
                            rows[i].printed);
        assert_string_equal(result(&job, document, rows[i].id, "achievement/@value"),
                            rows[i].value);
    }
    job_end(&job);
}

static void test_kagoshima_is_measured_but_not_rated(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document = evaluate_kagoshima(&job);
    assert_string_equal(value_of(&job, document, "count(//result[@status='measured'])"),
                        "5");
    assert_string_equal(value_of(&job, document, "count(//result)"), "5");
    assert_string_equal(value_of(&job, document, "count(//summary)"), "0");
    job_end(&job);
}

static void test_kagoshima_value_in_prose(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document = evaluate_kagoshima(&job);
    assert_string_equal(value_of(&job, document, "//li[computed]"),
                        "過去４年間の立地協定は175件");
    job_end(&job);
}

/* --- sets of indicators ------------------------------------------------------------- */

/* clang-format off */
#define GRADES \
    "<grade score='4' mark='★★★★' test='met'>上回る</grade>\n" \
    "<grade score='3' mark='★★★☆' test='pace >= 0.80'>概ね</grade>\n" \
    "<grade score='2' mark='★★☆☆' test='pace >= 0.50'>下回る</grade>\n" \
    "<grade score='1' mark='★☆☆☆'>大幅</grade>\n"

/* A plan with that head, whose parts begin in line 2. */
#define PLAN(head, parts) \
    "<plan version='1' id='t'><head><title>題</title>" head "</head>\n" parts "</plan>"

#define SECTION(p) "<section><title>章</title>" p "</section>"

#define INDICATORS(attributes, indicators) \
    "<indicators id='s' " attributes ">\n" indicators "</indicators>\n"

#define GROUP(indicators) "<group><title>群</title>" indicators "</group>"

#define INDICATOR(id, attributes, figures) \
    "<indicator id='" id "' " attributes "><name>名</name>" figures "</indicator>\n"

#define SCHEME(id, grades) "<scheme id='" id "'>\n" grades "</scheme>"

/* A set in line 2, its indicators from line 3 on, and the scheme that may rate it. */
#define SET(attributes, indicators) \
    PLAN("", INDICATORS(attributes, indicators) \
             SCHEME("r", GRADES "<unevaluable>評価できず</unevaluable>"))

#define YEARS "start='R3.4' end='R6.3' "

#define DATA(rows) "indicator,period,value,note\n" rows
/* clang-format on */

static const struct document *evaluate_as_of(struct job *job, const char *plan,
                                             const char *data, const char *as_of)
{
    return evaluate_files(job, write_file(job, "evaluate.xml", plan),
                          write_file(job, "evaluate.csv", data), as_of);
}

static const struct document *evaluate(struct job *job, const char *plan,
                                       const char *data)
{
    return evaluate_as_of(job, plan, data, NULL);
}

/* The plan evaluates without a word, and `expression` gives `value`. */
static void expect_text(const char *plan, const char *data, const char *expression,
                        const char *value)
{
    struct job job = job_begin();
    const struct document *document = evaluate(&job, plan, data);
    assert_string_equal(said(&job), "");
    assert_non_null(document);
    assert_string_equal(value_of(&job, document, expression), value);
    job_end(&job);
}

static void expect_messages(const char *plan, const char *data, const char *messages)
{
    struct job job = job_begin();
    assert_null(evaluate(&job, plan, data));
    assert_string_equal(said(&job), messages);
    job_end(&job);
}

/* The mark of the indicator a, with a warning or without. */
static void expect_mark(const char *plan, const char *data, const char *mark,
                        const char *messages)
{
    struct job job = job_begin();
    const struct document *document = evaluate(&job, plan, data);
    assert_string_equal(said(&job), messages);
    assert_non_null(document);
    assert_string_equal(result(&job, document, "a", "@mark"), mark);
    job_end(&job);
}

static void test_a_whole_result(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document =
        evaluate(&job,
                 SET("rating='r' " YEARS,
                     INDICATOR("a", "kind='total'",
                               "<baseline>11回</baseline><target>35回/3年</target>")),
                 DATA("a,R5.12,20回,\n"));
    assert_non_null(document);
    const xmlNode *node = document_child(
        document_child(document_child(document_root(document), "indicators"),
                       "indicator"),
        "result");
    struct strbuf b;
    strbuf_init(&b, job.doc);
    for (const xmlAttr *a = node->properties; a; a = a->next)
        strbuf_addf(&b, "%s=%s ", (const char *)a->name, (char *)a->children->content);
    for (const xmlNode *n = node->children; n; n = n->next)
        strbuf_addf(&b, "\n%s %s %s", (const char *)n->name,
                    document_attribute(n, "value").p, document_text(&job, n).p);
    assert_string_equal(strbuf_str(&b).p,
                        "status=rated score=2 mark=★★☆☆ grade=下回る period=R5.12 \n"
                        "actual 20 20回\n"
                        "achievement 4/7 57.1%\n"
                        "progress 4/7 57.1%\n"
                        "elapsed 11/12 91.7%\n"
                        "expected 385/12 32.1回\n"
                        "pace 48/77 62.3%");
    job_end(&job);
}

static void test_threshold_of_pace_at_80_percent(void **state)
{
    (void)state;
    /* At the end of the years pace is progress: 80 and 79.9 of 100. */
    const char *plan = SET("rating='r' " YEARS,
                           INDICATOR("a", "kind='total'", "<target>100回/3年</target>"));
    expect_mark(plan, DATA("a,R6.3,80回,\n"), "★★★☆", "");
    expect_mark(plan, DATA("a,R6.3,79.9回,\n"), "★★☆☆", "");
}

static void test_threshold_of_pace_at_50_percent(void **state)
{
    (void)state;
    /* Half the progress that 24 of 36 months want: 1/3 of 30 is 10. */
    const char *plan = SET("rating='r' " YEARS,
                           INDICATOR("a", "kind='total'", "<target>30km/3年</target>"));
    expect_mark(plan, DATA("a,R4年度,10km,\n"), "★★☆☆", "");
    expect_mark(plan, DATA("a,R4年度,9.9km,\n"), "★☆☆☆", "");
}

static void test_elapsed_time_stays_within_the_years(void **state)
{
    (void)state;
    const char *plan = SET("rating='r' " YEARS,
                           INDICATOR("a", "kind='total'", "<target>100回/3年</target>"));
    expect_text(plan, DATA("a,R7.3,80回,\n"), "//elapsed/@value", "1");
    expect_text(plan, DATA("a,R3.4,80回,\n"), "//elapsed/@value", "1/36");
}

static void test_years_of_the_plan(void **state)
{
    (void)state;
    const char *set =
        PLAN("<period start='R3.4' end='R8.3'>5年間</period>",
             INDICATORS("", INDICATOR("a", "kind='total'", "<target>100回</target>")));
    expect_text(set, DATA("a,R4.3,10回,\n"), "//elapsed/@value", "0.2");
}

static void test_latest_observation(void **state)
{
    (void)state;
    expect_text(SET(YEARS, INDICATOR("a", "kind='total'", "<target>100回</target>")),
                DATA("a,R5.12,30回,\na,R4年度,20回,\na,,―,調査中\n"), "//actual", "30回");
}

/* The value that is used of an indicator measured in R4年度 and R5.12. */
static void expect_as_of(const char *as_of, const char *actual)
{
    struct job job = job_begin();
    const struct document *document =
        evaluate_as_of(&job,
                       SET("rating='r' " YEARS,
                           INDICATOR("a", "kind='total'", "<target>100回</target>")),
                       DATA("a,R5.12,30回,\na,R4年度,20回,\n"), as_of);
    assert_string_equal(said(&job), "");
    assert_string_equal(result(&job, document, "a", "actual"), actual);
    job_end(&job);
}

static void test_as_of(void **state)
{
    (void)state;
    expect_as_of("R5.11", "20回");
    expect_as_of("R5.12", "30回");
    expect_as_of("R5.12.30", "20回"); /* the month is not over yet */
    expect_as_of("R5年度", "30回");
    expect_as_of("R5.3", "20回");
    expect_as_of("R5.2", "―");
}

static void test_as_of_before_all_observations(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document =
        evaluate_as_of(&job,
                       SET("rating='r' " YEARS,
                           INDICATOR("a", "kind='total'", "<target>100回</target>")),
                       DATA("a,R5.12,30回,\n"), "R5.11");
    assert_string_equal(result(&job, document, "a", "@status"), "unrated");
    assert_string_equal(result(&job, document, "a", "@reason"), "評価できず");
    job_end(&job);
}

static void test_reason_without_a_scheme(void **state)
{
    (void)state;
    expect_text(SET("", INDICATOR("a", "kind='rate'", "<target>98%</target>")),
                DATA("a,R5,…,\n"), "concat(//result/@status, //result/@reason)",
                "unrated―");
}

static void test_target_equal_to_the_baseline(void **state)
{
    (void)state;
    const char *plan = SET("rating='r' " YEARS,
                           INDICATOR("a", "kind='level'",
                                     "<baseline>5件</baseline><target>5件以上</target>"));
    expect_mark(plan, DATA("a,R5,5件,\n"), "★★★★", "");
    expect_mark(
        plan, DATA("a,R5,4件,\n"), "",
        "evaluate.xml:3:1: warning: a gets no grade: its target equals its baseline, "
        "so there is no way to be made; correct its figures, or let a grade above ask "
        "for met\n");
}

static void test_missing_baseline(void **state)
{
    (void)state;
    expect_mark(
        SET("rating='r' " YEARS,
            INDICATOR("a", "kind='level'", "<baseline>―</baseline><target>5件</target>")),
        DATA("a,R5,4件,\n"), "",
        "evaluate.xml:3:1: warning: a gets no grade: it has no baseline to reckon "
        "progress from; correct its figures, or let a grade above ask for met\n");
}

static void test_missing_baseline_counts_as_zero(void **state)
{
    (void)state;
    expect_mark(
        SET("rating='r' missing-baseline='zero' " YEARS,
            INDICATOR("a", "kind='level'", "<baseline>―</baseline><target>5件</target>")),
        DATA("a,R6.3,4件,\n"), "★★★☆", "");
}

static void test_no_years(void **state)
{
    (void)state;
    expect_mark(SET("rating='r'", INDICATOR("a", "kind='total'", "<target>5件</target>")),
                DATA("a,R5,4件,\n"), "",
                "evaluate.xml:3:1: warning: a gets no grade: its years are not known; "
                "correct its figures, or let a grade above ask for met\n");
}

static void test_no_time_has_passed(void **state)
{
    (void)state;
    expect_mark(
        SET("rating='r' " YEARS, INDICATOR("a", "kind='total'", "<target>5件</target>")),
        DATA("a,R元年度,4件,\n"), "",
        "evaluate.xml:3:1: warning: a gets no grade: no time has passed yet; correct "
        "its figures, or let a grade above ask for met\n");
}

/* clang-format off */
/* A scheme that asks for more than pace. */
#define OTHER(test, figures, attributes) \
    PLAN("", INDICATORS("rating='r' missing-baseline='zero' " YEARS, \
                        INDICATOR("a", attributes, figures)) \
             SCHEME("r", "<grade score='2' mark='○' test='" test "'>良</grade>" \
                         "<grade score='1' mark='×'>否</grade>"))
/* clang-format on */

static void test_zero_target(void **state)
{
    (void)state;
    expect_mark(OTHER("achievement >= 1", "<baseline>9件</baseline><target>0件</target>",
                      "kind='level'"),
                DATA("a,R5,4件,\n"), "",
                "evaluate.xml:3:1: warning: a gets no grade: its target is 0; correct "
                "its figures, or let a grade above ask for met\n");
}

static void test_zero_value_that_is_to_fall(void **state)
{
    (void)state;
    expect_mark(OTHER("achievement >= 1", "<baseline>9件</baseline><target>5件</target>",
                      "kind='level' direction='down'"),
                DATA("a,R5,0件,\n"), "",
                "evaluate.xml:3:1: warning: a gets no grade: its value is 0; correct "
                "its figures, or let a grade above ask for met\n");
}

static void test_grade_that_asks_for_a_missing_baseline(void **state)
{
    (void)state;
    expect_mark(
        OTHER("actual > baseline", "<baseline>―</baseline><target>5件</target>",
              "kind='level'"),
        DATA("a,R5,4件,\n"), "",
        "evaluate.xml:3:1: warning: a gets no grade: a value that its scheme asks for "
        "is not known; correct its figures, or let a grade above ask for met\n");
}

static void test_direction_down(void **state)
{
    (void)state;
    expect_text(OTHER("met", "<baseline>9件</baseline><target>5件</target>",
                      "kind='level' direction='down'"),
                DATA("a,R5,5件,\n"), "//result/@mark", "○");
}

static void test_bound_of_the_target(void **state)
{
    (void)state;
    const char *plan = OTHER("met", "<target>5件超</target>", "kind='level'");
    expect_text(plan, DATA("a,R5,5件,\n"), "//result/@mark", "×");
    expect_text(plan, DATA("a,R5,6件,\n"), "//result/@mark", "○");
}

static void test_digits_and_rounding(void **state)
{
    (void)state;
    const char *figures[] = {
        SET("", INDICATOR("a", "kind='total'", "<target>3件</target>")),
        SET("digits='3'", INDICATOR("a", "kind='total'", "<target>3件</target>")),
        SET("digits='0'", INDICATOR("a", "kind='total'", "<target>3件</target>")),
        SET("digits='0' rounding='down'",
            INDICATOR("a", "kind='total'", "<target>3件</target>")),
    };
    const char *printed[] = {"66.7%", "66.667%", "67%", "66%"};
    for (int i = 0; i < 4; i++)
        expect_text(figures[i], DATA("a,R5,2件,\n"), "//achievement", printed[i]);
}

static void test_half_is_rounded_up(void **state)
{
    (void)state;
    expect_text(SET("digits='0'", INDICATOR("a", "kind='total'", "<target>8件</target>")),
                DATA("a,R5,1件,\n"), "//achievement", "13%"); /* 12.5 */
    expect_text(SET("digits='0' rounding='down'",
                    INDICATOR("a", "kind='total'", "<target>8件</target>")),
                DATA("a,R5,1件,\n"), "//achievement", "12%");
}

static void test_summary_counts_groups_too(void **state)
{
    (void)state;
    const char *set =
        SET("rating='r' " YEARS,
            GROUP(INDICATOR("a", "kind='total'", "<target>5件</target>"))
                GROUP(INDICATOR("b", "kind='total'", "<target>5件</target>")
                          INDICATOR("c", "kind='rate'", "<target>5件</target>")));
    expect_text(set, DATA("a,R5,5件,\nb,R5,5件,\nc,,―,未公表\n"),
                "concat(//summary/@total, //summary/@rated, //summary/@unrated, "
                "//count[@mark='★★★★']/@n, //count[@mark='★★★☆']/@n)",
                "32120");
}

/* clang-format off */
#define TWO_OF_WHICH_ONE_IS_RATED(attributes) \
    SET("rating='r' " attributes YEARS, \
        INDICATOR("a", "kind='total'", "<target>5件</target>") \
            INDICATOR("b", "kind='rate'", "<target>5件</target>"))
/* clang-format on */

static void test_denominator_of_shares(void **state)
{
    (void)state;
    const char *data = DATA("a,R5,5件,\nb,,―,未公表\n");
    const char *denominator = "string(//summary/@denominator)";
    expect_text(TWO_OF_WHICH_ONE_IS_RATED(""), data, denominator, "2");
    expect_text(TWO_OF_WHICH_ONE_IS_RATED("denominator='all' "), data, denominator, "2");
    expect_text(TWO_OF_WHICH_ONE_IS_RATED("denominator='rated' "), data, denominator,
                "1");
}

/* --- schemes that are wrong --------------------------------------------------------- */

/* clang-format off */
/* A set rated by a scheme, which begins in line 5; its grades from line 6 on. */
#define RATED(grades) \
    PLAN("", INDICATORS("rating='r' " YEARS, \
                        INDICATOR("a", "kind='total'", "<target>5件</target>")) \
             SCHEME("r", grades))
/* clang-format on */

static void test_scheme_whose_last_grade_has_a_test(void **state)
{
    (void)state;
    expect_messages(
        RATED("<grade score='2' mark='○' test='met'>良</grade>"
              "<grade score='1' mark='×' test='not(met)'>否</grade>\n"),
        DATA("a,R5,5件,\n"),
        "evaluate.xml:5:1: error: the last grade of the scheme r, ×, has a test; take "
        "it out, so that every indicator that can be rated gets a grade\n");
}

static void test_scheme_with_a_hidden_grade(void **state)
{
    (void)state;
    expect_messages(
        RATED("<grade score='2' mark='○'>良</grade>"
              "<grade score='1' mark='×'>否</grade>\n"),
        DATA("a,R5,5件,\n"),
        "evaluate.xml:5:1: error: the grade ○ of the scheme r has no test and hides "
        "those below it; give it a test, or move it to the end\n");
}

static void test_scheme_with_a_bad_test(void **state)
{
    (void)state;
    expect_messages(
        RATED("<grade score='2' mark='○' test='speed > 1'>良</grade>\n"
              "<grade score='2' mark='○' test='pace &gt;= 1 adn met'>良</grade>\n"
              "<grade score='1' mark='×'>否</grade>\n"),
        DATA("a,R5,5件,\n"),
        "evaluate.xml:6:33: error: the test \"speed > 1\" cannot be read: expected "
        "here: a number, a bracket, not, or one of actual, baseline, target, "
        "achievement, progress, elapsed, expected, pace, met; write it as in: met or "
        "pace >= 0.80\n"
        "evaluate.xml:7:46: error: the test \"pace >= 1 adn met\" cannot be read: the "
        "test ends here, but there is more; write it as in: met or pace >= 0.80\n");
}

static void test_sets_are_read_though_a_scheme_is_wrong(void **state)
{
    (void)state;
    const char *set =
        PLAN("", INDICATORS("rating='q'",
                            INDICATOR("a", "kind='total'", "<target>5件</target>"))
                     SCHEME("r", "<grade score='1' mark='×' test='met'>否</grade>"));
    expect_messages(
        set, DATA("a,R5,5件,\n"),
        "evaluate.xml:5:1: error: the last grade of the scheme r, ×, has a test; take "
        "it out, so that every indicator that can be rated gets a grade\n"
        "evaluate.xml:2:28: error: there is no scheme q; add <scheme id=\"q\">\n");
}

static void test_scheme_twice(void **state)
{
    (void)state;
    expect_messages(
        RATED("<grade score='1' mark='×'>否</grade></scheme>\n"
              "<scheme id='r'><grade score='1' mark='○'>良</grade>"),
        DATA("a,R5,5件,\n"),
        "evaluate.xml:7:13: error: there is a scheme called \"r\" already; give each "
        "its own name\n");
}

static void test_scheme_unknown(void **state)
{
    (void)state;
    expect_messages(
        SET("rating='q'", INDICATOR("a", "kind='total'", "<target>5件</target>")),
        DATA("a,R5,5件,\n"),
        "evaluate.xml:2:28: error: there is no scheme q; add <scheme id=\"q\">\n");
}

static void test_years_backwards(void **state)
{
    (void)state;
    expect_messages(
        SET("start='R6.4' end='R3.3'",
            INDICATOR("a", "kind='total'", "<target>5件</target>")),
        DATA("a,R5,5件,\n"),
        "evaluate.xml:2:38: error: the years end (R3.3) before they begin (R6.4); give "
        "the first and the last month of the plan\n");
}

static void test_years_unreadable(void **state)
{
    (void)state;
    expect_messages(
        SET("start='R3.4' end='R6.13'",
            INDICATOR("a", "kind='total'", "<target>5件</target>")),
        DATA("a,R5,5件,\n"),
        "evaluate.xml:2:41: error: \"R6.13\" is not a date: a month from 1 to 12 is "
        "expected here; write it as R5.12, R4年度, 2022年度 or H28～R元\n");
}

/* --- prose -------------------------------------------------------------------------- */

/* A plan with one section, whose paragraph is line 3. */
#define PROSE(text) PLAN("", SECTION("\n<p>" text "</p>"))

static void expect_prose(const char *plan, const char *text)
{
    expect_text(plan, DATA(""), "//p", text);
}

static void expect_prose_error(const char *plan, const char *messages)
{
    expect_messages(plan, DATA(""), messages);
}

static void test_expression_in_prose(void **state)
{
    (void)state;
    expect_prose(PROSE("章は{count(//section)}つ"), "章は1つ");
    expect_text(PROSE("章は{count(//section)}つ"), DATA(""), "//p/computed/@expression",
                "count(//section)");
}

static void test_several_expressions(void **state)
{
    (void)state;
    expect_prose(PROSE("{1}{2}と<b>{3}</b>、{4}"), "12と3、4");
}

static void test_literal_braces(void **state)
{
    (void)state;
    expect_prose(PROSE("{{文}}"), "{文}");
    expect_prose(PROSE("{{{1}}}"), "{1}");
    expect_text(PROSE("{{文}}"), DATA(""), "count(//computed)", "0");
}

static void test_braces_in_quotes(void **state)
{
    (void)state;
    expect_prose(PROSE("{concat('}', \"{\")}"), "}{");
}

static void test_expression_at_its_place(void **state)
{
    (void)state;
    expect_prose(PROSE("「{../title}」の{position()}"), "「章」の1");
}

static void test_expression_sees_results(void **state)
{
    (void)state;
    const char *plan =
        PLAN("", SECTION("<p>{//result/@mark}</p>")
                     INDICATORS("rating='r' " YEARS,
                                INDICATOR("a", "kind='total'", "<target>5件</target>"))
                         SCHEME("r", GRADES));
    expect_text(plan, DATA("a,R5,5件,\n"), "//p", "★★★★");
}

static void test_value_is_text_not_markup(void **state)
{
    (void)state;
    expect_prose(PROSE("{'&lt;b&gt; &amp;amp;'}"), "<b> &amp;");
}

static void test_figures_are_no_prose(void **state)
{
    (void)state;
    expect_text(PLAN("", SCHEME("r", "<grade score='1' mark='a'>{良}</grade>")), DATA(""),
                "//grade", "{良}");
}

static void test_brace_not_closed(void **state)
{
    (void)state;
    expect_prose_error(
        PROSE("章は\n &amp; {count(//section"),
        "evaluate.xml:4:8: error: this brace has no partner; close the expression, or "
        "write the brace twice to print one\n");
}

static void test_brace_not_opened(void **state)
{
    (void)state;
    expect_prose_error(
        PROSE("{1}、}"),
        "evaluate.xml:3:8: error: this brace has no partner; close the expression, or "
        "write the brace twice to print one\n");
}

static void test_expression_that_cannot_be_read(void **state)
{
    (void)state;
    expect_prose_error(
        PROSE("章は{1 + }"),
        "evaluate.xml:3:11: error: the expression \"1 + \" is wrong: it cannot be read "
        "from here on; correct it\n");
    expect_prose_error(
        PROSE("<b>&lt;</b>&lt;{a &lt; (}"),
        "evaluate.xml:3:28: error: the expression \"a < (\" is wrong: it cannot be "
        "read from here on; correct it\n");
}

static void test_expression_empty(void **state)
{
    (void)state;
    expect_prose_error(PROSE("章は{}"),
                       "evaluate.xml:3:7: error: the expression \"\" is wrong: it "
                       "cannot be read from here on; correct it\n");
}

static void test_all_expressions_are_reported(void **state)
{
    (void)state;
    expect_prose_error(
        PROSE("{nix()}\n<b>{$nix}</b>\n{f:nix}"),
        "evaluate.xml:3:5: error: the expression \"nix()\" is wrong: there is no "
        "function nix(); correct it\n"
        "evaluate.xml:4:5: error: the expression \"$nix\" is wrong: there is no "
        "variable $nix; correct it\n"
        "evaluate.xml:5:2: error: the expression \"f:nix\" is wrong: it uses a prefix "
        "that is not defined; correct it\n");
}

/* --- functions of expressions ------------------------------------------------------- */

static struct xpath *xpath_over(struct job *job, const char *text, xmlNodePtr *root)
{
    const struct document *document =
        load_plan(job, write_file(job, "evaluate.xml", text));
    assert_non_null(document);
    *root = document_root(document);
    return xpath_new(job, document);
}

static void expect_function(const char *expression, const char *value)
{
    struct job job = job_begin();
    xmlNodePtr root;
    struct str text;
    struct xpath *x = xpath_over(&job, PROSE("文"), &root);
    assert_true(xpath_string(x, root, str_of(expression), NO_POS, &text));
    assert_string_equal(text.p, value);
    job_end(&job);
}

static void expect_function_error(const char *expression, const char *why)
{
    struct job job = job_begin();
    xmlNodePtr root;
    struct str text;
    struct xpath *x = xpath_over(&job, PROSE("文"), &root);
    assert_false(xpath_string(x, root, str_of(expression), NO_POS, &text));
    assert_string_equal(said(&job),
                        str_format(job.doc,
                                   "gaiyo: error: the expression \"%s\" is wrong: %s; "
                                   "correct it\n",
                                   expression, why)
                            .p);
    job_end(&job);
}

static void test_wari(void **state)
{
    (void)state;
    expect_function("wari(17, 24)", "7");
    expect_function("wari(1, 20)", "1");    /* 0.5 */
    expect_function("wari(49, 1000)", "0"); /* 0.49 */
    expect_function("wari(24, 24)", "10");
}

static void test_wari_of_what_is_no_count(void **state)
{
    (void)state;
    expect_function_error("wari(1.5, 2)",
                          "it is given something that is not a whole number");
    expect_function_error("wari('a', 2)",
                          "it is given something that is not a whole number");
    expect_function_error("wari(1, 0)", "it is asked for a share of nothing");
    expect_function_error("wari(1)", "wari() is given too many or too few values");
}

static void test_percent(void **state)
{
    (void)state;
    expect_function("percent(17, 24, 1)", "70.8%");
    expect_function("percent(1, 8, 0)", "13%");
    expect_function("percent(2, 3, 4)", "66.6667%");
    expect_function("percent(5000, 1, 1)", "500,000.0%");
}

static void test_percent_of_what_is_no_count(void **state)
{
    (void)state;
    expect_function_error("percent(1, 2, 10)", "a percentage has 0 to 9 digits");
    expect_function_error("percent(1, 2, -1)", "a percentage has 0 to 9 digits");
    expect_function_error("percent(1, -2, 1)", "it is asked for a share of nothing");
    expect_function_error("percent(1, 2)",
                          "percent() is given too many or too few values");
}

static void test_if(void **state)
{
    (void)state;
    expect_function("if(1 = 1, 'then', 'else')", "then");
    expect_function("if(//nix, 'then', //p)", "文");
    expect_function("count(if(//p, //p, 'none'))", "1");
    expect_function_error("if(1, 2)", "if() is given too many or too few values");
}

static void test_repeat(void **state)
{
    (void)state;
    expect_function("repeat('1fr ', 3)", "1fr 1fr 1fr ");
    expect_function("repeat('a', 0)", "");
    expect_function_error("repeat('a', -1)", "text is repeated 0 to 10,000 times");
    expect_function_error("repeat('a', 10001)", "text is repeated 0 to 10,000 times");
    expect_function_error("repeat('a')", "repeat() is given too many or too few values");
}

static void test_repeat_makes_no_more_than_a_million_bytes(void **state)
{
    (void)state;
    expect_function("string-length(repeat(repeat('a', 10000), 100))", "1000000");
    expect_function_error("repeat(repeat('a', 10000), 101)",
                          "it makes more than a million bytes of text");
}

static void test_nodes_are_in_document_order(void **state)
{
    (void)state;
    struct job job = job_begin();
    xmlNodePtr root, *nodes;
    int n;
    struct xpath *x = xpath_over(&job, PROSE("<b>一</b><b>二</b>"), &root);
    assert_true(
        xpath_nodes(x, root, STR("//b[2] | //b[1] | //title"), NO_POS, &nodes, &n));
    assert_int_equal(n, 4);
    assert_str(document_text(&job, nodes[2]), "一");
    assert_str(document_text(&job, nodes[3]), "二");
    job_end(&job);
}

static void test_nodes_must_be_nodes(void **state)
{
    (void)state;
    struct job job = job_begin();
    xmlNodePtr root, *nodes;
    int n;
    struct xpath *x = xpath_over(&job, PROSE("文"), &root);
    assert_false(xpath_nodes(x, root, STR("count(//p)"), NO_POS, &nodes, &n));
    assert_string_equal(said(&job),
                        "gaiyo: error: the expression \"count(//p)\" is wrong: it does "
                        "not select elements; correct it\n");
    job_end(&job);
}

static void test_inner_variable_hides_the_outer_one(void **state)
{
    (void)state;
    struct job job = job_begin();
    xmlNodePtr root;
    struct str text;
    struct xpath *x = xpath_over(&job, PROSE("文"), &root);
    const struct xpath_variable outer = {STR("a"), xpath_text_value(x, STR("outer")),
                                         NULL};
    const struct xpath_variable other = {STR("b"), xpath_text_value(x, STR("b")), &outer};
    const struct xpath_variable inner = {STR("a"), xpath_text_value(x, STR("inner")),
                                         &other};
    xpath_set_variables(x, &inner);
    assert_true(xpath_string(x, root, STR("concat($a, $b)"), NO_POS, &text));
    assert_str(text, "innerb");
    xpath_set_variables(x, &other);
    assert_true(xpath_string(x, root, STR("concat($a, $b)"), NO_POS, &text));
    assert_str(text, "outerb");
    job_end(&job);
}

static void test_text_with_expressions(void **state)
{
    (void)state;
    struct job job = job_begin();
    xmlNodePtr root;
    struct str text;
    struct xpath *x = xpath_over(&job, PROSE("文"), &root);
    assert_true(xpath_expand(x, root, STR("a{1 + 1}b{{{//p}}}"), NO_POS, &text));
    assert_str(text, "a2b{文}");
    job_end(&job);
}

/* A plan of 1 + 3 * 200 elements and more. */
static const char *long_plan(struct job *job)
{
    struct strbuf b;
    strbuf_init(&b, job->doc);
    strbuf_add_c(&b, "<plan version='1' id='t'><head><title>題</title></head>");
    for (int i = 0; i < 200; i++)
        strbuf_add_c(&b, "<section><title>章</title><p>文</p></section>");
    strbuf_add_c(&b, "</plan>");
    return strbuf_str(&b).p;
}

static void test_runaway_expression(void **state)
{
    (void)state;
    struct job job = job_begin();
    xmlNodePtr root;
    struct str text;
    struct xpath *x = xpath_over(&job, long_plan(&job), &root);
    assert_false(xpath_string(x, root, STR("count(//*[count(//*[count(//*) > 1]) > 1])"),
                              NO_POS, &text));
    assert_string_equal(
        said(&job),
        "gaiyo: error: the expression \"count(//*[count(//*[count(//*) > 1]) > 1])\" "
        "is wrong: it takes more than a million steps; correct it\n");
    job_end(&job);
}

static void test_each_expression_has_its_own_steps(void **state)
{
    (void)state;
    struct job job = job_begin();
    xmlNodePtr root;
    struct str text;
    struct xpath *x = xpath_over(&job, long_plan(&job), &root);
    /* A thousand times some 600 elements and what is asked of each. */
    for (int i = 0; i < 1000; i++)
        assert_true(xpath_string(x, root, STR("count(//*[title or p])"), NO_POS, &text));
    assert_str(text, "201");
    job_end(&job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rates_from_the_baseline),
        cmocka_unit_test(test_rates_of_a_total),
        cmocka_unit_test(test_rates_without_a_baseline),
        cmocka_unit_test(test_rates_from_zero_if_so_declared),
        cmocka_unit_test(test_rates_from_a_baseline_that_is_there),
        cmocka_unit_test(test_rates_of_a_target_equal_to_the_baseline),
        cmocka_unit_test(test_rates_of_a_zero_target),
        cmocka_unit_test(test_rates_of_a_value_that_is_to_fall),
        cmocka_unit_test(test_rates_of_a_value_that_fell_to_zero),
        cmocka_unit_test(test_rates_of_a_step_back),
        cmocka_unit_test(test_rates_without_years),
        cmocka_unit_test(test_rates_before_any_time_has_passed),
        cmocka_unit_test(test_rates_without_a_value),
        cmocka_unit_test(test_rates_without_a_target),
        cmocka_unit_test(test_target_without_a_bound_is_met_exactly),
        cmocka_unit_test(test_target_with_a_bound),
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
        cmocka_unit_test(test_yamaguchi_marks),
        cmocka_unit_test(test_yamaguchi_actual_values),
        cmocka_unit_test(test_yamaguchi_progress_is_exact),
        cmocka_unit_test(test_yamaguchi_pace_is_exact),
        cmocka_unit_test(test_yamaguchi_row_7_is_unrated),
        cmocka_unit_test(test_yamaguchi_sentence),
        cmocka_unit_test(test_yamaguchi_summary),
        cmocka_unit_test(test_yamaguchi_targets_to_come_have_no_results),
        cmocka_unit_test(test_kagoshima_achievement),
        cmocka_unit_test(test_kagoshima_is_measured_but_not_rated),
        cmocka_unit_test(test_kagoshima_value_in_prose),
        cmocka_unit_test(test_a_whole_result),
        cmocka_unit_test(test_threshold_of_pace_at_80_percent),
        cmocka_unit_test(test_threshold_of_pace_at_50_percent),
        cmocka_unit_test(test_elapsed_time_stays_within_the_years),
        cmocka_unit_test(test_years_of_the_plan),
        cmocka_unit_test(test_latest_observation),
        cmocka_unit_test(test_as_of),
        cmocka_unit_test(test_as_of_before_all_observations),
        cmocka_unit_test(test_reason_without_a_scheme),
        cmocka_unit_test(test_target_equal_to_the_baseline),
        cmocka_unit_test(test_missing_baseline),
        cmocka_unit_test(test_missing_baseline_counts_as_zero),
        cmocka_unit_test(test_no_years),
        cmocka_unit_test(test_no_time_has_passed),
        cmocka_unit_test(test_zero_target),
        cmocka_unit_test(test_zero_value_that_is_to_fall),
        cmocka_unit_test(test_grade_that_asks_for_a_missing_baseline),
        cmocka_unit_test(test_direction_down),
        cmocka_unit_test(test_bound_of_the_target),
        cmocka_unit_test(test_digits_and_rounding),
        cmocka_unit_test(test_half_is_rounded_up),
        cmocka_unit_test(test_summary_counts_groups_too),
        cmocka_unit_test(test_denominator_of_shares),
        cmocka_unit_test(test_scheme_whose_last_grade_has_a_test),
        cmocka_unit_test(test_scheme_with_a_hidden_grade),
        cmocka_unit_test(test_scheme_with_a_bad_test),
        cmocka_unit_test(test_sets_are_read_though_a_scheme_is_wrong),
        cmocka_unit_test(test_scheme_twice),
        cmocka_unit_test(test_scheme_unknown),
        cmocka_unit_test(test_years_backwards),
        cmocka_unit_test(test_years_unreadable),
        cmocka_unit_test(test_expression_in_prose),
        cmocka_unit_test(test_several_expressions),
        cmocka_unit_test(test_literal_braces),
        cmocka_unit_test(test_braces_in_quotes),
        cmocka_unit_test(test_expression_at_its_place),
        cmocka_unit_test(test_expression_sees_results),
        cmocka_unit_test(test_value_is_text_not_markup),
        cmocka_unit_test(test_figures_are_no_prose),
        cmocka_unit_test(test_brace_not_closed),
        cmocka_unit_test(test_brace_not_opened),
        cmocka_unit_test(test_expression_that_cannot_be_read),
        cmocka_unit_test(test_expression_empty),
        cmocka_unit_test(test_all_expressions_are_reported),
        cmocka_unit_test(test_wari),
        cmocka_unit_test(test_wari_of_what_is_no_count),
        cmocka_unit_test(test_percent),
        cmocka_unit_test(test_percent_of_what_is_no_count),
        cmocka_unit_test(test_if),
        cmocka_unit_test(test_repeat),
        cmocka_unit_test(test_repeat_makes_no_more_than_a_million_bytes),
        cmocka_unit_test(test_nodes_are_in_document_order),
        cmocka_unit_test(test_nodes_must_be_nodes),
        cmocka_unit_test(test_inner_variable_hides_the_outer_one),
        cmocka_unit_test(test_text_with_expressions),
        cmocka_unit_test(test_runaway_expression),
        cmocka_unit_test(test_each_expression_has_its_own_steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
