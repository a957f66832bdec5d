#include "support.h"

#include "audit/discover.h"

/* --- what the tests share ----------------------------------------------------------- */

static const struct number *number(struct arena *arena, const char *text)
{
    return strcmp(text, "-") == 0 ? NULL : number_parse(arena, str_of(text));
}

/* A row of three years: 24 months have passed, or 33 if the value is of a month. */
static struct discover_row row(struct arena *arena, const char *id, const char *baseline,
                               const char *target, const char *actual, int grade)
{
    return (struct discover_row){
        .id = str_of(id),
        .period = STR("R4年度"),
        .baseline = number(arena, baseline),
        .target = number(arena, target),
        .actual = number(arena, actual),
        .months = 36,
        .elapsed_months = 24,
        .grade = grade,
    };
}

static const struct discover_reading *reading(const struct discovery *d,
                                              enum discover_progress progress,
                                              enum discover_elapsed elapsed)
{
    for (int i = 0; i < d->n_readings; i++)
        if (d->readings[i].progress == progress && d->readings[i].elapsed == elapsed)
            return &d->readings[i];
    return NULL;
}

static const char *rows_of(struct arena *arena, const struct discovery *d,
                           struct discover_rows rows)
{
    struct strbuf b;
    strbuf_init(&b, arena);
    for (int i = 0; i < rows.n; i++)
        strbuf_addf(&b, "%s%.*s", i ? " " : "", STR_ARG(d->rows[rows.at[i]].id));
    return b.n ? strbuf_str(&b).p : "";
}

static const char *exact(struct arena *arena, const struct number *value)
{
    return value ? number_print_exact(arena, value).p : "-";
}

/* "over upto [below | reached]" */
static const char *window(struct arena *arena, const struct discovery *d,
                          const struct discover_window *w)
{
    return str_format(arena, "%s %s [%s | %s]", exact(arena, w->over),
                      exact(arena, w->upto), rows_of(arena, d, w->below),
                      rows_of(arena, d, w->reached))
        .p;
}

static const char *rounded(struct arena *arena, const char *over, const char *upto)
{
    int fineness;
    return exact(arena, discover_round(arena, number(arena, over), number(arena, upto),
                                       &fineness));
}

/* --- readings of time --------------------------------------------------------------- */

static const char *share(struct arena *arena, const struct discover_row *r,
                         enum discover_elapsed elapsed)
{
    return exact(arena,
                 discover_elapsed_share(arena, r, PROGRESS_FROM_BASELINE, elapsed));
}

static void test_time_of_a_month(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct discover_row r = row(job.doc, "a", "10", "20", "15", 0);
    r.is_month = true;
    r.elapsed_months = 33;
    r.baseline_months = 48;
    r.baseline_elapsed_months = 45;
    assert_string_equal(share(job.doc, &r, ELAPSED_MONTHS), "11/12");
    assert_string_equal(share(job.doc, &r, ELAPSED_YEARS), "1");
    assert_string_equal(share(job.doc, &r, ELAPSED_MONTH_START), "8/9");
    assert_string_equal(share(job.doc, &r, ELAPSED_FROM_BASELINE), "0.9375");
    assert_string_equal(share(job.doc, &r, ELAPSED_WHOLE_YEARS), "2/3");
    assert_string_equal(share(job.doc, &r, ELAPSED_NONE), "1");
    job_end(&job);
}

static void test_time_of_a_year(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct discover_row r = row(job.doc, "a", "10", "20", "15", 0);
    assert_string_equal(share(job.doc, &r, ELAPSED_MONTHS), "2/3");
    assert_string_equal(share(job.doc, &r, ELAPSED_YEARS), "2/3");
    assert_string_equal(share(job.doc, &r, ELAPSED_MONTH_START), "2/3");
    job_end(&job);
}

/* A total starts from nothing, so it is not counted from the baseline's year. */
static void test_time_of_a_total(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct discover_row r = row(job.doc, "a", "10", "20", "15", 0);
    r.total = true;
    r.baseline_months = 48;
    r.baseline_elapsed_months = 36;
    assert_string_equal(share(job.doc, &r, ELAPSED_FROM_BASELINE), "2/3");
    assert_string_equal(
        exact(job.doc, discover_elapsed_share(job.doc, &r, PROGRESS_ALL_FROM_BASELINE,
                                              ELAPSED_FROM_BASELINE)),
        "0.75");
    job_end(&job);
}

static void test_time_that_has_not_begun(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct discover_row r = row(job.doc, "a", "10", "20", "15", 0);
    r.elapsed_months = 0;
    assert_null(
        discover_elapsed_share(job.doc, &r, PROGRESS_FROM_BASELINE, ELAPSED_MONTHS));
    assert_null(discover_value(job.doc, &r, PROGRESS_FROM_BASELINE, ELAPSED_MONTHS));
    job_end(&job);
}

/* --- readings of progress ----------------------------------------------------------- */

static const char *value(struct arena *arena, const struct discover_row *r,
                         enum discover_progress progress, enum discover_elapsed elapsed)
{
    return exact(arena, discover_value(arena, r, progress, elapsed));
}

static void test_progress_of_a_level(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct discover_row r = row(job.doc, "a", "12", "18", "16", 0);
    assert_string_equal(value(job.doc, &r, PROGRESS_FROM_BASELINE, ELAPSED_MONTHS), "1");
    assert_string_equal(value(job.doc, &r, PROGRESS_FROM_BASELINE, ELAPSED_NONE), "2/3");
    assert_string_equal(value(job.doc, &r, PROGRESS_OF_TARGET, ELAPSED_NONE), "8/9");
    assert_string_equal(value(job.doc, &r, PROGRESS_OF_TARGET, ELAPSED_MONTHS), "4/3");
    /* 16 of 12 + 6 * 2/3 */
    assert_string_equal(value(job.doc, &r, PROGRESS_OF_EXPECTED, ELAPSED_MONTHS), "1");
    job_end(&job);
}

static void test_progress_of_a_total(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct discover_row r = row(job.doc, "a", "11", "35", "20", 0);
    r.total = true;
    assert_string_equal(value(job.doc, &r, PROGRESS_FROM_BASELINE, ELAPSED_NONE), "4/7");
    assert_string_equal(value(job.doc, &r, PROGRESS_ALL_FROM_BASELINE, ELAPSED_NONE),
                        "0.375");
    job_end(&job);
}

static void test_progress_without_a_baseline(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct discover_row r = row(job.doc, "a", "-", "200", "50", 0);
    assert_string_equal(value(job.doc, &r, PROGRESS_FROM_BASELINE, ELAPSED_NONE), "0.25");
    job_end(&job);
}

static void test_progress_of_what_is_better_lower(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct discover_row r = row(job.doc, "a", "100", "50", "80", 0);
    r.lower_is_better = true;
    assert_string_equal(value(job.doc, &r, PROGRESS_FROM_BASELINE, ELAPSED_NONE), "0.4");
    assert_string_equal(value(job.doc, &r, PROGRESS_OF_TARGET, ELAPSED_NONE), "0.625");
    /* 100 - 50 * 2/3, of 80 */
    assert_string_equal(value(job.doc, &r, PROGRESS_OF_EXPECTED, ELAPSED_MONTHS), "5/6");
    job_end(&job);
}

static void test_progress_where_there_is_no_way(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct discover_row r = row(job.doc, "a", "50", "50", "60", 0);
    assert_null(discover_value(job.doc, &r, PROGRESS_FROM_BASELINE, ELAPSED_NONE));
    assert_string_equal(value(job.doc, &r, PROGRESS_OF_TARGET, ELAPSED_NONE), "1.2");
    job_end(&job);
}

/* --- round numbers ------------------------------------------------------------------ */

static void test_round_numbers(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct arena *a = job.doc;
    assert_string_equal(rounded(a, "0.7273", "0.95"), "0.8");
    assert_string_equal(rounded(a, "0.2182", "0.5455"), "0.5");
    assert_string_equal(rounded(a, "0.975", "1"), "1");
    assert_string_equal(rounded(a, "0.9", "1.1"), "1");
    assert_string_equal(rounded(a, "0.41", "0.44"), "0.42");
    assert_string_equal(rounded(a, "0.2", "0.9"), "0.5");
    assert_string_equal(rounded(a, "-0.3", "0.4"), "0");
    assert_string_equal(rounded(a, "-0.9", "-0.4"), "-0.5");
    job_end(&job);
}

/* The upper bound belongs to the window, the lower one does not. */
static void test_round_numbers_at_the_bounds(void **state)
{
    (void)state;
    struct job job = job_begin();
    assert_string_equal(rounded(job.doc, "0.4", "0.5"), "0.5");
    assert_string_equal(rounded(job.doc, "0.5", "0.6"), "0.6");
    assert_string_equal(rounded(job.doc, "0.999", "1.0009"), "1");
    job_end(&job);
}

static void test_round_numbers_of_an_open_window(void **state)
{
    (void)state;
    struct job job = job_begin();
    assert_string_equal(rounded(job.doc, "-", "0.95"), "0.5");
    assert_string_equal(rounded(job.doc, "0.2", "-"), "1");
    assert_string_equal(rounded(job.doc, "-", "-0.25"), "-1");
    job_end(&job);
}

/* --- rules -------------------------------------------------------------------------- */

/* Two grades, met and not met: the threshold lies between them. */
static void test_two_grades(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct discover_row rows[] = {
        row(job.doc, "a", "-", "100", "100", 0),
        row(job.doc, "b", "-", "100", "130", 0),
        row(job.doc, "c", "-", "100", "96", 1),
    };
    const struct discovery *d = discover(&job, rows, 3, 2);
    assert_non_null(d->best);
    assert_string_equal(window(job.doc, d, &d->best->windows[0]), "0.96 1 [c | a]");
    assert_string_equal(exact(job.doc, d->best->thresholds[0]), "1");
    assert_int_equal(d->best->top, TOP_TARGET);
    job_end(&job);
}

/* Attained at 85 %, looked at again from 70 %. */
static void test_other_thresholds(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct discover_row rows[] = {
        row(job.doc, "a", "-", "100", "86", 0),
        row(job.doc, "b", "-", "100", "84", 1),
        row(job.doc, "c", "-", "100", "71", 1),
        row(job.doc, "d", "-", "100", "69", 2),
    };
    const struct discovery *d = discover(&job, rows, 4, 3);
    const struct discover_reading *r = reading(d, PROGRESS_OF_TARGET, ELAPSED_NONE);
    assert_true(r->fits);
    assert_string_equal(window(job.doc, d, &r->windows[0]), "0.84 0.86 [b | a]");
    assert_string_equal(exact(job.doc, r->thresholds[0]), "0.85");
    assert_string_equal(window(job.doc, d, &r->windows[1]), "0.69 0.71 [d | c]");
    assert_string_equal(exact(job.doc, r->thresholds[1]), "0.7");
    job_end(&job);
}

/* What ties cannot be parted: equal values of two grades. */
static void test_no_rule(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct discover_row rows[] = {
        row(job.doc, "a", "-", "100", "50", 0),
        row(job.doc, "b", "-", "100", "50", 1),
    };
    const struct discovery *d = discover(&job, rows, 2, 2);
    assert_null(d->best);
    const struct discover_reading *r = reading(d, PROGRESS_OF_TARGET, ELAPSED_NONE);
    assert_false(r->fits);
    assert_string_equal(window(job.doc, d, &r->windows[0]), "0.5 0.5 [b | a]");
    assert_string_equal(rows_of(job.doc, d, r->windows[0].clash), "b");
    job_end(&job);
}

/* A reading that has no value for a row cannot explain its grade. */
static void test_rows_without_a_value(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct discover_row rows[] = {
        row(job.doc, "a", "-", "100", "120", 0),
        row(job.doc, "b", "50", "50", "45", 1),
        row(job.doc, "c", "-", "100", "10", 2),
    };
    const struct discovery *d = discover(&job, rows, 3, 3);
    const struct discover_reading *r = reading(d, PROGRESS_FROM_BASELINE, ELAPSED_NONE);
    assert_false(r->fits);
    assert_string_equal(rows_of(job.doc, d, r->windows[1].undefined), "b");
    assert_true(reading(d, PROGRESS_OF_TARGET, ELAPSED_NONE)->fits);
    assert_int_equal(d->best->progress, PROGRESS_OF_TARGET);
    job_end(&job);
}

/* Without a baseline's year there is nothing to count from it. */
static void test_readings_that_are_the_same(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct discover_row rows[] = {
        row(job.doc, "a", "10", "20", "20", 0),
        row(job.doc, "b", "10", "20", "15", 1),
    };
    const struct discovery *d = discover(&job, rows, 2, 2);
    assert_null(reading(d, PROGRESS_FROM_BASELINE, ELAPSED_FROM_BASELINE));
    assert_null(reading(d, PROGRESS_OF_EXPECTED, ELAPSED_NONE));
    rows[0].baseline_months = rows[1].baseline_months = 48;
    d = discover(&job, rows, 2, 2);
    assert_non_null(reading(d, PROGRESS_FROM_BASELINE, ELAPSED_FROM_BASELINE));
    assert_null(reading(d, PROGRESS_OF_TARGET, ELAPSED_FROM_BASELINE));
    job_end(&job);
}

/* --- the evaluation of 24 indicators ------------------------------------------------ */

/* No, baseline, target, actual, of a month, total over the years, stars. */
static const struct {
    const char *id, *baseline, *target, *actual;
    bool month, total;
    int stars;
} printed[] = {
    {"1", "11", "35", "20", true, true, 2},
    {"2", "3.5", "5.4", "5.0", false, false, 3},
    {"3", "-", "30", "19.0", false, true, 3},
    {"4", "-", "3", "4", true, true, 4},
    {"5", "1", "3", "2", true, false, 2},
    {"6", "12", "18", "16", true, false, 2},
    {"8", "1", "20", "19", true, false, 3},
    {"9", "13.9", "24.0", "22.2", false, false, 3},
    {"10", "1", "15", "14", true, true, 3},
    {"11", "-", "210", "301", true, true, 4},
    {"12", "20", "40", "39", true, false, 3},
    {"13", "1", "6", "3", true, true, 2},
    {"14", "94", "105", "140", true, false, 4},
    {"15", "26", "34", "35", true, false, 4},
    {"16", "1", "8", "1", true, false, 1},
    {"17", "21", "88", "85", true, false, 3},
    {"18", "3", "24", "25", true, false, 4},
    {"19", "-", "200", "1788", true, false, 4},
    {"20", "-", "3", "3", true, true, 4},
    {"21", "50", "110", "104", true, false, 3},
    {"22", "98.1", "115", "1341.8", false, false, 4},
    {"23", "3", "8", "4", true, false, 1},
    {"24", "27", "75", "93", true, true, 4},
};
enum { PRINTED = sizeof printed / sizeof *printed };

static const struct discovery *discover_printed(const struct job *with)
{
    struct arena *arena = with->doc;
    struct discover_row *rows = ARENA_ARRAY(arena, struct discover_row, PRINTED);
    for (int i = 0; i < PRINTED; i++) {
        rows[i] = row(arena, printed[i].id, printed[i].baseline, printed[i].target,
                      printed[i].actual, 4 - printed[i].stars);
        rows[i].total = printed[i].total;
        rows[i].is_month = printed[i].month;
        rows[i].period = printed[i].month ? STR("R5.12") : STR("R4年度");
        rows[i].elapsed_months = printed[i].month ? 33 : 24;
        rows[i].baseline_months = 48;
        rows[i].baseline_elapsed_months = printed[i].month ? 45 : 36;
    }
    return discover(with, rows, PRINTED, 4);
}

static void expect_windows(struct arena *arena, const struct discovery *d,
                           enum discover_elapsed elapsed, const char *three,
                           const char *two)
{
    const struct discover_reading *r = reading(d, PROGRESS_FROM_BASELINE, elapsed);
    assert_true(r->fits);
    assert_string_equal(window(arena, d, &r->windows[1]), three);
    assert_string_equal(window(arena, d, &r->windows[2]), two);
}

static void test_stars_have_a_rule(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct discovery *d = discover_printed(&job);
    const struct discover_reading *r = d->best;
    assert_int_equal(r->progress, PROGRESS_FROM_BASELINE);
    assert_int_equal(r->elapsed, ELAPSED_MONTHS);
    assert_int_equal(r->top, TOP_TARGET);
    assert_string_equal(exact(job.doc, r->thresholds[0]), "1");
    assert_string_equal(exact(job.doc, r->thresholds[1]), "0.8");
    assert_string_equal(exact(job.doc, r->thresholds[2]), "0.5");
    assert_int_equal(r->wrong.n, 0);
    job_end(&job);
}

static void test_stars_have_windows(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct discovery *d = discover_printed(&job);
    expect_windows(job.doc, d, ELAPSED_MONTHS, "8/11 0.95 [6 | 3]",
                   "12/55 6/11 [23 | 5 13]");
    expect_windows(job.doc, d, ELAPSED_YEARS, "2/3 0.9 [6 | 21]", "0.2 0.5 [23 | 5 13]");
    expect_windows(job.doc, d, ELAPSED_MONTH_START, "0.75 0.95 [6 | 3]",
                   "0.225 0.5625 [23 | 5 13]");
    expect_windows(job.doc, d, ELAPSED_FROM_BASELINE, "32/45 0.95 [6 | 3]",
                   "16/75 8/15 [23 | 5]");
    assert_string_equal(window(job.doc, d, &d->common[1]), "0.75 0.9 [6 | 21]");
    assert_string_equal(window(job.doc, d, &d->common[2]), "0.225 0.5 [23 | 5 13]");
    assert_string_equal(window(job.doc, d, &d->best->tops[TOP_TARGET]),
                        "0.975 1 [12 | 20]");
    assert_string_equal(window(job.doc, d, &d->best->tops[TOP_PROGRESS]),
                        "64/67 1 [17 | 20]");
    job_end(&job);
}

static void test_stars_bound_the_time(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct discovery *d = discover_printed(&job);
    assert_int_equal(d->n_shares, 2);
    assert_str(d->shares[0].period, "R5.12");
    assert_string_equal(exact(job.doc, d->shares[0].over), "5/6");
    assert_string_equal(rows_of(job.doc, d, d->shares[0].below), "6");
    assert_string_equal(exact(job.doc, d->shares[0].upto), "1");
    assert_string_equal(rows_of(job.doc, d, d->shares[0].reached), "5 13");
    assert_str(d->shares[1].period, "R4年度");
    assert_null(d->shares[1].over);
    assert_string_equal(exact(job.doc, d->shares[1].upto), "19/24");
    assert_string_equal(rows_of(job.doc, d, d->shares[1].reached), "3");
    job_end(&job);
}

static void test_stars_and_the_kind_of_target(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct discovery *d = discover_printed(&job);
    assert_string_equal(rows_of(job.doc, d, d->kind_matters), "1 6 13 23");
    job_end(&job);
}

static void test_stars_without_time(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct discovery *d = discover_printed(&job);
    const struct discover_reading *r = reading(d, PROGRESS_FROM_BASELINE, ELAPSED_NONE);
    assert_false(r->fits);
    assert_string_equal(window(job.doc, d, &r->windows[1]), "2/3 19/30 [6 | 3]");
    assert_string_equal(rows_of(job.doc, d, r->windows[1].clash), "6");
    job_end(&job);
}

static void test_stars_by_the_target_alone(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct discovery *d = discover_printed(&job);
    for (int e = 0; e < ELAPSED_READINGS; e++) {
        const struct discover_reading *r =
            reading(d, PROGRESS_OF_TARGET, (enum discover_elapsed)e);
        assert_true(!r || !r->fits);
    }
    const struct discover_reading *r = reading(d, PROGRESS_OF_TARGET, ELAPSED_YEARS);
    assert_string_equal(window(job.doc, d, &r->windows[2]), "0.5 0.5 [23 | 13]");
    job_end(&job);
}

static void test_stars_by_pace_at_the_top(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct discovery *d = discover_printed(&job);
    assert_false(d->best->tops[TOP_SAME].fits);
    assert_string_equal(rows_of(job.doc, d, d->best->over_one[TOP_SAME]),
                        "2 8 9 10 12 17");
    job_end(&job);
}

static void test_stars_with_every_baseline_subtracted(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct discovery *d = discover_printed(&job);
    const struct discover_reading *r =
        reading(d, PROGRESS_ALL_FROM_BASELINE, ELAPSED_MONTHS);
    assert_true(r->fits);
    assert_string_equal(exact(job.doc, r->windows[2].upto), "9/22");
    assert_string_equal(rows_of(job.doc, d, r->wrong), "1 13");
    r = reading(d, PROGRESS_ALL_FROM_BASELINE, ELAPSED_YEARS);
    assert_string_equal(exact(job.doc, r->windows[2].upto), "0.375");
    job_end(&job);
}

static void test_stars_by_the_expected_value(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct discovery *d = discover_printed(&job);
    const struct discover_reading *r = reading(d, PROGRESS_OF_EXPECTED, ELAPSED_MONTHS);
    assert_true(r->fits);
    assert_string_equal(window(job.doc, d, &r->windows[1]), "32/35 0.95 [6 | 3]");
    assert_string_equal(window(job.doc, d, &r->windows[2]), "48/91 6/11 [23 | 13]");
    r = reading(d, PROGRESS_OF_EXPECTED, ELAPSED_YEARS);
    assert_false(r->fits);
    assert_string_equal(window(job.doc, d, &r->windows[2]), "0.5 0.5 [23 | 13]");
    job_end(&job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_time_of_a_month),
        cmocka_unit_test(test_time_of_a_year),
        cmocka_unit_test(test_time_of_a_total),
        cmocka_unit_test(test_time_that_has_not_begun),
        cmocka_unit_test(test_progress_of_a_level),
        cmocka_unit_test(test_progress_of_a_total),
        cmocka_unit_test(test_progress_without_a_baseline),
        cmocka_unit_test(test_progress_of_what_is_better_lower),
        cmocka_unit_test(test_progress_where_there_is_no_way),
        cmocka_unit_test(test_round_numbers),
        cmocka_unit_test(test_round_numbers_at_the_bounds),
        cmocka_unit_test(test_round_numbers_of_an_open_window),
        cmocka_unit_test(test_two_grades),
        cmocka_unit_test(test_other_thresholds),
        cmocka_unit_test(test_no_rule),
        cmocka_unit_test(test_rows_without_a_value),
        cmocka_unit_test(test_readings_that_are_the_same),
        cmocka_unit_test(test_stars_have_a_rule),
        cmocka_unit_test(test_stars_have_windows),
        cmocka_unit_test(test_stars_bound_the_time),
        cmocka_unit_test(test_stars_and_the_kind_of_target),
        cmocka_unit_test(test_stars_without_time),
        cmocka_unit_test(test_stars_by_the_target_alone),
        cmocka_unit_test(test_stars_by_pace_at_the_top),
        cmocka_unit_test(test_stars_with_every_baseline_subtracted),
        cmocka_unit_test(test_stars_by_the_expected_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
