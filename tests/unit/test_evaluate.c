/* Sets of indicators: their results, their summary, and schemes that are wrong. */
#include "evaluated.h"

#include <libxml/tree.h>

/* --- sets of indicators ------------------------------------------------------------- */

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
    expect_mark(
        SET("rating='r'", INDICATOR("a", "kind='total'", "<target>5件</target>")
                              INDICATOR("b", "kind='total'", "<target>5件</target>")),
        DATA("a,R5,4件,\nb,R5,4件,\n"), "",
        "evaluate.xml:1:26: warning: the years of the plan are not known, so no grade "
        "that asks for the time is given; give <head> its <period start=\"R6.4\" "
        "end=\"R9.3\">, or the sets start and end\n");
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
                      "kind='level' direction='up'"),
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
        "evaluate.xml:3:1: warning: a gets no grade: it has no baseline to reckon "
        "progress from; correct its figures, or let a grade above ask for met\n");
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
                "//summary/count[@mark='★★★★']/@n, //summary/count[@mark='★★★☆']/@n)",
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
    expect_text(RATED("<grade score='2' mark='○' test='met'>良</grade>"
                      "<grade score='1' mark='×' test='not(met)'>否</grade>\n"),
                DATA("a,R5,4件,\n"), "//result/@mark", "×");
    expect_messages(
        RATED("<grade score='2' mark='○' test='pace >= 1'>良</grade>"
              "<grade score='1' mark='×' test='pace &lt; 0.8'>否</grade>\n"),
        DATA("a,R5,5件,\n"),
        "evaluate.xml:5:1: error: the scheme r has no grade for 0.8 <= pace < 1; "
        "let the last grade have no test, or let the grades meet\n");
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
        "previous, achievement, progress, elapsed, expected, pace, yearly, difference, "
        "improvement, change, trend, deviation, met; write it as in: met or pace >= "
        "0.80\n"
        "evaluate.xml:7:46: error: the test \"pace >= 1 adn met\" cannot be read: it "
        "ends here, but there is more; write it as in: met or pace >= 0.80\n");
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
        "evaluate.xml:5:1: error: the scheme r has no grade for not(met); let the last "
        "grade have no test, or let the grades meet\n"
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

int main(void)
{
    const struct CMUnitTest tests[] = {
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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
