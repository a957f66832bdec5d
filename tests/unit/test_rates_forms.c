/* Rates beyond the straight way up: directions, forms, tolerances, milestones, and the
 * states in which a value cannot be had. */
#include "figures.h"

/* The value of `name`, exact, or why there is none. */
static const char *rate(struct job *job, struct rates_input in, enum test_name name)
{
    const struct rates r = rates_compute(job->doc, &in);
    assert_true(!r.values.numbers[name] == (r.why[name] != DEFINED));
    return r.values.numbers[name] ? exact(job, r.values.numbers[name])
                                  : undefined_name(r.why[name]);
}

static bool is_met(struct job *job, struct rates_input in)
{
    const struct rates r = rates_compute(job->doc, &in);
    assert_true(r.values.known);
    return r.values.met;
}

static struct rates_input falling(struct job *job, const char *baseline,
                                  const char *target, const char *actual,
                                  enum rate_form form)
{
    struct rates_input in = figures(job, baseline, target, actual);
    in.direction = DIRECTION_DOWN;
    in.form = form;
    return in;
}

static void test_three_forms_of_less_is_better(void **state)
{
    (void)state;
    struct job job = job_begin();
    static const struct {
        enum rate_form form;
        const char *half, *met, *passed, *worse;
    } forms[] = {
        {RATE_INVERSE, "2/3", "1", "1.25", "5/12"}, /* target / actual */
        {RATE_MIRROR, "0.5", "1", "1.2", "-0.4"},   /* 2 - actual / target */
        {RATE_DISTANCE, "0.5", "1", "1.2", "-0.4"}, /* (10 - actual) / (10 - 5) */
    };
    for (int i = 0; i < 3; i++) {
        const enum rate_form form = forms[i].form;
        assert_string_equal(
            rate(&job, falling(&job, "10", "5", "7.5", form), TEST_ACHIEVEMENT),
            forms[i].half);
        assert_string_equal(
            rate(&job, falling(&job, "10", "5", "5", form), TEST_ACHIEVEMENT),
            forms[i].met);
        assert_string_equal(
            rate(&job, falling(&job, "10", "5", "4", form), TEST_ACHIEVEMENT),
            forms[i].passed);
        assert_string_equal(
            rate(&job, falling(&job, "10", "5", "12", form), TEST_ACHIEVEMENT),
            forms[i].worse);
    }
    job_end(&job);
}

static void test_distance_differs_from_mirror(void **state)
{
    (void)state;
    struct job job = job_begin();
    /* 2 - 270/260 and (300 - 270) / (300 - 260) */
    assert_string_equal(
        rate(&job, falling(&job, "300", "260", "270", RATE_MIRROR), TEST_ACHIEVEMENT),
        "25/26");
    assert_string_equal(
        rate(&job, falling(&job, "300", "260", "270", RATE_DISTANCE), TEST_ACHIEVEMENT),
        "0.75");
    job_end(&job);
}

static void test_distance_where_more_is_better(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct rates_input in = figures(&job, "40", "60", "55");
    in.form = RATE_DISTANCE;
    assert_string_equal(rate(&job, in, TEST_ACHIEVEMENT), "0.75");
    /* of the expected value: 40 + 20 * 2/3 */
    assert_string_equal(rate(&job, in, TEST_YEARLY), "1.125");
    job_end(&job);
}

static void test_named_states_of_achievement(void **state)
{
    (void)state;
    struct job job = job_begin();
    static const struct {
        const char *baseline, *target, *actual;
        enum rate_form form;
        const char *state;
    } cases[] = {
        {"10", "0", "5", RATE_RATIO, "target-is-zero"},
        {"10", "-5", "5", RATE_RATIO, "target-is-negative"},
        {"10", "0", "5", RATE_MIRROR, "target-is-zero"},
        {"10", "5", "0", RATE_INVERSE, "actual-is-zero"},
        {"10", "5", "-1", RATE_INVERSE, "actual-is-negative"},
        {"5", "5", "6", RATE_DISTANCE, "target-is-baseline"},
        {NULL, "5", "6", RATE_DISTANCE, "no-baseline"},
        {"10", NULL, "5", RATE_RATIO, "no-target"},
        {"10", "5", NULL, RATE_RATIO, "no-actual"},
    };
    for (int i = 0; i < (int)(sizeof cases / sizeof *cases); i++) {
        struct rates_input in =
            figures(&job, cases[i].baseline, cases[i].target, cases[i].actual);
        in.form = cases[i].form;
        assert_string_equal(rate(&job, in, TEST_ACHIEVEMENT), cases[i].state);
    }
    job_end(&job);
}

static void test_named_states_of_progress_and_pace(void **state)
{
    (void)state;
    struct job job = job_begin();
    assert_string_equal(rate(&job, figures(&job, "5", "5", "5"), TEST_PROGRESS),
                        "target-is-baseline");
    assert_string_equal(rate(&job, figures(&job, "5", "5", "5"), TEST_PACE),
                        "target-is-baseline");
    assert_string_equal(rate(&job, figures(&job, NULL, "5", "5"), TEST_PACE),
                        "no-baseline");
    struct rates_input in = figures(&job, NULL, "0", "5");
    in.zero_baseline = true;
    assert_string_equal(rate(&job, in, TEST_PROGRESS), "target-is-zero");
    in = figures(&job, "1", "5", "3");
    in.passed = 0;
    assert_string_equal(rate(&job, in, TEST_PACE), "no-time-passed");
    assert_string_equal(rate(&job, in, TEST_ELAPSED), "0");
    in.passed = -1;
    assert_string_equal(rate(&job, in, TEST_PACE), "no-date");
    assert_string_equal(rate(&job, in, TEST_ELAPSED), "no-date");
    assert_string_equal(rate(&job, in, TEST_EXPECTED), "no-date");
    in.span = 0;
    assert_string_equal(rate(&job, in, TEST_PACE), "no-years");
    assert_string_equal(rate(&job, in, TEST_EXPECTED), "no-years");
    job_end(&job);
}

/* A total that must stay low is no way to be made from nothing. */
static void test_total_that_is_to_stay_low(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct rates_input in = falling(&job, "40", "30", "18", RATE_INVERSE);
    in.from_nothing = true;
    assert_string_equal(rate(&job, in, TEST_PROGRESS), "no-way");
    assert_string_equal(rate(&job, in, TEST_EXPECTED), "20"); /* 30 * 2/3 */
    assert_string_equal(rate(&job, in, TEST_YEARLY), "10/9");
    job_end(&job);
}

/* --- holding ------------------------------------------------------------------------ */

static struct rates_input holding(struct job *job, const char *actual,
                                  const char *tolerance)
{
    struct rates_input in = figures(job, "100", "100", actual);
    in.direction = DIRECTION_HOLD;
    in.tolerance = number(job, tolerance);
    return in;
}

static void test_hold_within_the_tolerance(void **state)
{
    (void)state;
    struct job job = job_begin();
    assert_true(is_met(&job, holding(&job, "100", NULL)));
    assert_false(is_met(&job, holding(&job, "100.1", NULL)));
    assert_true(is_met(&job, holding(&job, "103", "3")));
    assert_true(is_met(&job, holding(&job, "97", "3")));
    assert_false(is_met(&job, holding(&job, "103.1", "3")));
    assert_false(is_met(&job, holding(&job, "96.9", "3")));
    job_end(&job);
}

static void test_rates_of_a_value_to_hold(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct rates_input in = holding(&job, "97", "3");
    in.previous = number(&job, "105");
    assert_string_equal(rate(&job, in, TEST_ACHIEVEMENT), "0.97");
    assert_string_equal(rate(&job, in, TEST_PROGRESS), "no-way");
    assert_string_equal(rate(&job, in, TEST_EXPECTED), "100");
    assert_string_equal(rate(&job, in, TEST_DEVIATION), "0.03");
    assert_string_equal(rate(&job, in, TEST_IMPROVEMENT), "no-way");
    assert_string_equal(rate(&job, in, TEST_TREND), "2"); /* 5 off, now 3 */
    job_end(&job);
}

static void test_tolerance_on_the_worse_side_only(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct rates_input in = figures(&job, "0", "100", "98");
    assert_false(is_met(&job, in));
    in.tolerance = number(&job, "2");
    assert_true(is_met(&job, in));
    in.actual = number(&job, "97.9");
    assert_false(is_met(&job, in));
    in = falling(&job, "200", "100", "102", RATE_INVERSE);
    in.tolerance = number(&job, "2");
    assert_true(is_met(&job, in));
    in.actual = number(&job, "102.1");
    assert_false(is_met(&job, in));
    in.bound = BOUND_LESS_THAN;
    in.actual = number(&job, "102");
    assert_false(is_met(&job, in));
    job_end(&job);
}

/* --- ranges ------------------------------------------------------------------------- */

static struct rates_input between(struct job *job, const char *actual)
{
    struct rates_input in = figures(job, NULL, NULL, actual);
    in.direction = DIRECTION_RANGE;
    in.low = number(job, "20");
    in.high = number(job, "25");
    return in;
}

static void test_range_holds_its_limits(void **state)
{
    (void)state;
    struct job job = job_begin();
    assert_true(is_met(&job, between(&job, "20")));
    assert_true(is_met(&job, between(&job, "25")));
    assert_false(is_met(&job, between(&job, "19.9")));
    assert_false(is_met(&job, between(&job, "25.1")));
    struct rates_input in = between(&job, "25");
    in.high_open = true;
    assert_false(is_met(&job, in));
    in = between(&job, "20");
    in.low_open = true;
    assert_false(is_met(&job, in));
    in = between(&job, "26");
    in.tolerance = number(&job, "1");
    assert_true(is_met(&job, in));
    job_end(&job);
}

static void test_rates_of_a_range(void **state)
{
    (void)state;
    struct job job = job_begin();
    assert_string_equal(rate(&job, between(&job, "30"), TEST_DEVIATION), "0.2");
    assert_string_equal(rate(&job, between(&job, "18"), TEST_DEVIATION), "0.1");
    assert_string_equal(rate(&job, between(&job, "22"), TEST_DEVIATION), "0");
    assert_string_equal(rate(&job, between(&job, "22"), TEST_ACHIEVEMENT), "no-way");
    assert_string_equal(rate(&job, between(&job, "22"), TEST_EXPECTED), "no-way");
    struct rates_input in = between(&job, "18");
    in.previous = number(&job, "28");
    assert_string_equal(rate(&job, in, TEST_TREND), "1"); /* 3 off, now 2 */
    job_end(&job);
}

/* --- milestones --------------------------------------------------------------------- */

/* 10 at the start, 40 after 12 of 36 months, 50 after 24, 100 at the end. */
static struct rates_input on_the_way(struct job *job, struct waypoint waypoints[2],
                                     int passed)
{
    struct rates_input in = figures(job, "10", "100", "45");
    waypoints[0] = (struct waypoint){12, number(job, "40")};
    waypoints[1] = (struct waypoint){24, number(job, "50")};
    in.waypoints = waypoints;
    in.n_waypoints = 2;
    in.passed = passed;
    return in;
}

static void test_expected_value_on_the_line_through_milestones(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct waypoint w[2];
    static const struct {
        int passed;
        const char *expected;
    } cases[] = {{0, "10"},  {6, "25"},  {12, "40"}, {18, "45"},
                 {24, "50"}, {30, "75"}, {36, "100"}};
    for (int i = 0; i < (int)(sizeof cases / sizeof *cases); i++)
        assert_string_equal(
            rate(&job, on_the_way(&job, w, cases[i].passed), TEST_EXPECTED),
            cases[i].expected);
    assert_string_equal(rate(&job, on_the_way(&job, w, 18), TEST_YEARLY), "1");
    assert_string_equal(rate(&job, on_the_way(&job, w, 30), TEST_YEARLY), "0.6");
    job_end(&job);
}

static void test_milestones_without_a_baseline(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct waypoint w[2];
    struct rates_input in = on_the_way(&job, w, 18);
    in.baseline = NULL;
    assert_string_equal(rate(&job, in, TEST_EXPECTED), "45");
    in.passed = 12;
    assert_string_equal(rate(&job, in, TEST_EXPECTED), "40");
    in.passed = 11;
    assert_string_equal(rate(&job, in, TEST_EXPECTED), "no-baseline");
    job_end(&job);
}

static void test_expected_value_of_the_year(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct rates_input in = figures(&job, "10", "100", "45");
    in.by_year = true;
    assert_string_equal(rate(&job, in, TEST_EXPECTED), "no-milestone");
    assert_string_equal(rate(&job, in, TEST_YEARLY), "no-milestone");
    in.of_year = number(&job, "50");
    assert_string_equal(rate(&job, in, TEST_EXPECTED), "50");
    assert_string_equal(rate(&job, in, TEST_YEARLY), "0.9");
    in.of_year = number(&job, "0");
    assert_string_equal(rate(&job, in, TEST_YEARLY), "expected-is-zero");
    in.of_year = number(&job, "-1");
    assert_string_equal(rate(&job, in, TEST_YEARLY), "expected-is-negative");
    in.form = RATE_DISTANCE;
    in.of_year = number(&job, "10");
    assert_string_equal(rate(&job, in, TEST_YEARLY), "expected-is-baseline");
    job_end(&job);
}

/* --- change ------------------------------------------------------------------------- */

static void test_change_from_the_baseline(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct rates_input in = figures(&job, "-40", "0", "-30");
    assert_string_equal(rate(&job, in, TEST_DIFFERENCE), "10");
    assert_string_equal(rate(&job, in, TEST_IMPROVEMENT), "10");
    assert_string_equal(rate(&job, in, TEST_CHANGE), "0.25");
    in = falling(&job, "40", "0", "50", RATE_INVERSE);
    assert_string_equal(rate(&job, in, TEST_DIFFERENCE), "10");
    assert_string_equal(rate(&job, in, TEST_IMPROVEMENT), "-10");
    in = figures(&job, "0", "5", "3");
    assert_string_equal(rate(&job, in, TEST_DIFFERENCE), "3");
    assert_string_equal(rate(&job, in, TEST_CHANGE), "baseline-is-zero");
    in = figures(&job, NULL, "5", "3");
    assert_string_equal(rate(&job, in, TEST_DIFFERENCE), "no-baseline");
    in.zero_baseline = true;
    assert_string_equal(rate(&job, in, TEST_DIFFERENCE), "3");
    job_end(&job);
}

static void test_trend_from_the_previous_value(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct rates_input in = figures(&job, "0", "10", "7");
    assert_string_equal(rate(&job, in, TEST_TREND), "no-previous");
    in.previous = number(&job, "8");
    assert_string_equal(rate(&job, in, TEST_TREND), "-1");
    in.direction = DIRECTION_DOWN;
    assert_string_equal(rate(&job, in, TEST_TREND), "1");
    job_end(&job);
}

static void test_deviation_is_a_share_of_the_size(void **state)
{
    (void)state;
    struct job job = job_begin();
    assert_string_equal(rate(&job, figures(&job, NULL, "-50", "-40"), TEST_DEVIATION),
                        "0.2");
    assert_string_equal(rate(&job, figures(&job, NULL, "0", "3"), TEST_DEVIATION),
                        "target-is-zero");
    job_end(&job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_three_forms_of_less_is_better),
        cmocka_unit_test(test_distance_differs_from_mirror),
        cmocka_unit_test(test_distance_where_more_is_better),
        cmocka_unit_test(test_named_states_of_achievement),
        cmocka_unit_test(test_named_states_of_progress_and_pace),
        cmocka_unit_test(test_total_that_is_to_stay_low),
        cmocka_unit_test(test_hold_within_the_tolerance),
        cmocka_unit_test(test_rates_of_a_value_to_hold),
        cmocka_unit_test(test_tolerance_on_the_worse_side_only),
        cmocka_unit_test(test_range_holds_its_limits),
        cmocka_unit_test(test_rates_of_a_range),
        cmocka_unit_test(test_expected_value_on_the_line_through_milestones),
        cmocka_unit_test(test_milestones_without_a_baseline),
        cmocka_unit_test(test_expected_value_of_the_year),
        cmocka_unit_test(test_change_from_the_baseline),
        cmocka_unit_test(test_trend_from_the_previous_value),
        cmocka_unit_test(test_deviation_is_a_share_of_the_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
