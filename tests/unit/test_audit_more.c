/* What a plan states of rates that are not computed of every indicator, and of groups. */
#include "audited.h"

/* --- rates that are asked for ------------------------------------------------------- */

#define RATE(what, text) "<stated what='" what "'>" text "</stated>\n"

#define WAY                                                                              \
    "<baseline>50人</baseline><target>150人</target>"                                  \
    "<milestone period='R4年度'>120人</milestone>\n"

static const char rows[] = DATA("a,R4.3,80人,\na,R5.3,90人,\n");

static void test_rates_that_nothing_else_asks_for(void **state)
{
    (void)state;
    expect_findings(LEVEL(WAY RATE("yearly", "75%") RATE("difference", "＋40人")
                              RATE("improvement", "40人") RATE("change", "80%")
                                  RATE("trend", "+10人") RATE("deviation", "40%")),
                    rows, "");
}

static void test_wrong_rates_of_that_kind(void **state)
{
    (void)state;
    expect_findings(LEVEL(WAY RATE("yearly", "74%") RATE("difference", "41人")
                              RATE("improvement", "41人") RATE("change", "81%")
                                  RATE("trend", "＋9人") RATE("deviation", "41%")),
                    rows,
                    "STATED_DIFFERS 4:23 74% 75% 90÷120\n"
                    "STATED_DIFFERS 5:27 41人 40人 90−50\n"
                    "STATED_DIFFERS 6:28 41人 40人 90−50\n"
                    "STATED_DIFFERS 7:23 81% 80% (90−50)÷|50|\n"
                    "STATED_DIFFERS 8:22 ＋9人 ＋10人 90−80\n"
                    "STATED_DIFFERS 9:26 41% 40% (150−90)÷150\n");
}

/* The place of each figure that a rate comes from. */
static void test_sources_of_a_trend(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document =
        evaluate(&job, LEVEL(WAY RATE("trend", "＋9人")), rows);
    audit_document(&job, notation_of(&job), document, NULL);
    const struct diag_detail *detail = diags_at(job.diags, 0)->detail;
    assert_int_equal(detail->n_sources, 2);
    assert_non_null(strstr(detail->sources[0], "evaluate.csv:3:8"));
    assert_non_null(strstr(detail->sources[1], "evaluate.csv:2:8"));
    job_end(&job);
}

/* Differences of percentages are in points. */
static void test_points(void **state)
{
    (void)state;
    const char *data = DATA("a,R4.3,13.9%,\na,R5.3,22.2%,\n");
    expect_findings(LEVEL("<target>24%</target>\n" RATE("trend", "＋8.3ポイント")), data,
                    "");
    expect_findings(LEVEL("<target>24%</target>\n" RATE("trend", "8.3%")), data,
                    "STATED_UNIT 4:22\n");
}

static void test_rate_in_prose(void **state)
{
    (void)state;
    const char *plan =
        PLAN("", SECTION("<p>"
                         "<stated what='change' of='a'>81%</stated>"
                         "</p>") INDICATORS(YEARS, INDICATOR("a", "kind='level'", WAY)));
    expect_findings(plan, rows, "STATED_DIFFERS 2:58 81% 80% (90−50)÷|50|\n");
}

static void test_no_trend_without_a_value_before(void **state)
{
    (void)state;
    expect_findings(LEVEL(WAY RATE("trend", "＋10人")), DATA("a,R5.3,90人,\n"),
                    "STATED_NOTHING 4:22\n");
}

/* --- grades in the data ------------------------------------------------------------- */

/* It is the grade that is wrong, not the value. */
static void test_place_of_a_grade_in_the_data(void **state)
{
    (void)state;
    expect_findings(SET("rating='r' " YEARS,
                        INDICATOR("a", "kind='total'", "<target>100件</target>")),
                    "indicator,period,value,grade\na,R6.3,60件,★★★\n",
                    "STATED_DIFFERS 2:12 ★★★ ★★☆☆ grade\n");
}

/* --- groups ------------------------------------------------------------------------- */

#define MEMBERS                                                                          \
    INDICATOR("a", "kind='total'", "<target>100件</target>")                             \
    INDICATOR("b", "kind='total'", "<target>100件</target>")

#define GRADED(attributes, stated)                                                       \
    SET("rating='r' " YEARS attributes,                                                  \
        "<group id='g'><title>群</title>\n" stated "\n" MEMBERS "</group>")

static const char two[] = DATA("a,R6.3,60件,\nb,R6.3,100件,\n");

static void test_grade_of_a_group(void **state)
{
    (void)state;
    expect_findings(GRADED("group-grade='worst'", "<stated what='grade'>★★</stated>"),
                    two, "");
    expect_findings(GRADED("group-grade='mean'", "<stated what='grade'>★★★☆</stated>"),
                    two, "");
    expect_findings(GRADED("group-grade='worst'", "<stated what='grade'>★★★</stated>"),
                    two, "STATED_DIFFERS 4:22 ★★★ ★★☆☆ worst of a ★★☆☆, b ★★★★\n");
}

static void test_grade_of_a_group_in_prose(void **state)
{
    (void)state;
    const char *plan = PLAN("", SECTION("<p><stated what='grade' of='g'>★</stated></p>")
                                    INDICATORS("rating='r' group-grade='worst' " YEARS,
                                               "<group id='g'><title>群</title>" MEMBERS
                                               "</group>") SCHEME("r", GRADES));
    expect_findings(plan, two, "STATED_DIFFERS 2:57 ★ ★★☆☆ worst of a ★★☆☆, b ★★★★\n");
}

static void test_group_that_is_not_graded(void **state)
{
    (void)state;
    expect_findings(GRADED("", "<stated what='grade'>★★</stated>"), two,
                    "GROUP_UNCHECKED 4:22\n");
}

static void test_group_without_values(void **state)
{
    (void)state;
    expect_findings(GRADED("group-grade='worst'", "<stated what='grade'>★★</stated>"),
                    DATA("a,,―,未公表\nb,,―,未公表\n"), "STATED_NOTHING 4:22\n");
}

static void test_other_statements_of_a_group(void **state)
{
    (void)state;
    expect_findings(GRADED("group-grade='worst'", "<stated what='actual'>1件</stated>"),
                    two, "STATED_FORM 4:1\n");
    expect_findings(GRADED("group-grade='worst'", "<stated by='1'>1件</stated>"), two,
                    "STATED_FORM 4:1\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rates_that_nothing_else_asks_for),
        cmocka_unit_test(test_wrong_rates_of_that_kind),
        cmocka_unit_test(test_sources_of_a_trend),
        cmocka_unit_test(test_points),
        cmocka_unit_test(test_rate_in_prose),
        cmocka_unit_test(test_no_trend_without_a_value_before),
        cmocka_unit_test(test_place_of_a_grade_in_the_data),
        cmocka_unit_test(test_grade_of_a_group),
        cmocka_unit_test(test_grade_of_a_group_in_prose),
        cmocka_unit_test(test_group_that_is_not_graded),
        cmocka_unit_test(test_group_without_values),
        cmocka_unit_test(test_other_statements_of_a_group),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
