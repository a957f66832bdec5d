/* Rates of figures: achievement, progress, pace. */
#include "figures.h"

/* "achievement progress elapsed expected pace", exact, then what is known of the
 * target */
static void expect_rates(struct job *job, struct rates_input in, const char *rates)
{
    const struct rates r = rates_compute(job->doc, &in);
    const struct number *const *v = r.values.numbers;
    const char *met = !r.values.known ? "unknown" : r.values.met ? "met" : "unmet";
    const struct str printed =
        str_format(job->doc, "%s %s %s %s %s %s", exact(job, v[TEST_ACHIEVEMENT]),
                   exact(job, v[TEST_PROGRESS]), exact(job, v[TEST_ELAPSED]),
                   exact(job, v[TEST_EXPECTED]), exact(job, v[TEST_PACE]), met);
    assert_string_equal(printed.p, rates);
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
    in.passed = 33;
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
    in.direction = DIRECTION_DOWN;
    in.form = RATE_INVERSE;
    in.passed = 36;
    expect_rates(&job, in, "0 0.6 1 0 0.6 unmet"); /* 0/4; (4 - 10) / (0 - 10) */
    in.direction = DIRECTION_UP;
    in.form = RATE_RATIO;
    expect_rates(&job, in, "none 0.6 1 0 0.6 met");
    job_end(&job);
}

static void test_rates_of_a_value_that_is_to_fall(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct rates_input in = figures(&job, "10", "5", "8");
    in.direction = DIRECTION_DOWN;
    in.form = RATE_INVERSE;
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
    in.direction = DIRECTION_DOWN;
    in.form = RATE_INVERSE;
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
    in.span = in.passed = 0;
    expect_rates(&job, in, "0.75 0.5 none none none unmet");
    job_end(&job);
}

static void test_rates_before_any_time_has_passed(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct rates_input in = figures(&job, "10", "20", "15");
    in.passed = 0;
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
    in.direction = lower_is_better ? DIRECTION_DOWN : DIRECTION_UP;
    in.form = lower_is_better ? RATE_INVERSE : RATE_RATIO;
    const struct rates r = rates_compute(job.doc, &in);
    const bool met = r.values.met;
    assert_true(r.values.known);
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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
