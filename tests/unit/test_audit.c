/* What a plan states against what it comes to. */
#include "audited.h"

#include "audit/compare.h"

/* --- figures against values --------------------------------------------------------- */

static enum agreement agreement(struct job *job, const char *stated, const char *value,
                                enum rounding rounding)
{
    struct quantity_value said_value;
    assert_true(compare_read(job->doc, notation_shared(), str_of(stated), &said_value));
    return compare_value(job->doc, &said_value, number_parse(job->doc, str_of(value)),
                         rounding);
}

static void test_a_figure_agrees_with_what_rounds_to_it(void **state)
{
    (void)state;
    struct job job = job_begin();
    assert_int_equal(agreement(&job, "100.6%", "100.55", ROUND_HALF_UP), AGREES);
    assert_int_equal(agreement(&job, "100.6%", "100.6499", ROUND_HALF_UP), AGREES);
    assert_int_equal(agreement(&job, "100.6%", "100.65", ROUND_HALF_UP),
                     AGREES_OTHERWISE);
    assert_int_equal(agreement(&job, "100.6%", "100.5499", ROUND_HALF_UP), DIFFERS);
    job_end(&job);
}

static void test_a_figure_that_was_cut(void **state)
{
    (void)state;
    struct job job = job_begin();
    assert_int_equal(agreement(&job, "100.6%", "100.6999", ROUND_DOWN), AGREES);
    assert_int_equal(agreement(&job, "100.6%", "100.5999", ROUND_DOWN), AGREES_OTHERWISE);
    assert_int_equal(agreement(&job, "100.6%", "100.7", ROUND_DOWN), DIFFERS);
    job_end(&job);
}

/* Digits count in the scale that is printed last. */
static void test_a_figure_in_a_scale(void **state)
{
    (void)state;
    struct job job = job_begin();
    assert_int_equal(agreement(&job, "2兆699億円", "2069949999999", ROUND_HALF_UP),
                     AGREES);
    assert_int_equal(agreement(&job, "2兆699億円", "2069950000000", ROUND_HALF_UP),
                     AGREES_OTHERWISE);
    assert_int_equal(agreement(&job, "2.1兆円", "2069900000000", ROUND_HALF_UP), AGREES);
    assert_int_equal(agreement(&job, "△3.2%", "-3.15", ROUND_HALF_UP), AGREES);
    job_end(&job);
}

static void expect_texts(const char *stated, const char *computed,
                         enum agreement expected, const char *expected_print)
{
    struct job job = job_begin();
    struct str printed;
    assert_int_equal(compare_texts(job.doc, notation_shared(), str_of(stated),
                                   str_of(computed), ROUND_HALF_UP, &printed),
                     expected);
    assert_str(printed, expected_print);
    job_end(&job);
}

static void test_texts(void **state)
{
    (void)state;
    expect_texts("24", "24", AGREES, "24");
    expect_texts("17の指標", "17", AGREES, "17の指標");
    expect_texts("17の指標", "18", DIFFERS, "18の指標");
    expect_texts("70.8%", "70.83%", AGREES, "70.8%");
    expect_texts("71%", "70.83%", AGREES, "71%");
    expect_texts("1,788人", "1788", AGREES, "1,788人");
    expect_texts("2億円", "200000000", AGREES, "2億円");
    expect_texts("2億円", "2", AGREES, "2億円");
    expect_texts("3件", "3人", DIFFERS, "3人");
    expect_texts("増加", "増加", AGREES, "増加");
    expect_texts("増加", "減少", DIFFERS, "減少");
    expect_texts("3", "NaN", DIFFERS, "NaN");
}

/* --- rates and figures of indicators ------------------------------------------------ */

#define STATED(what, text) "<stated what='" what "'>" text "</stated>"

static void test_a_rate_that_is_right(void **state)
{
    (void)state;
    expect_findings(LEVEL("<baseline>50人</baseline><target>150人</target>" STATED(
                        "achievement", "66.7%") STATED("progress", "50%")
                              STATED("elapsed", "91.7%") STATED("pace", "54.5%")
                                  STATED("actual", "100人") STATED("target", "150人")
                                      STATED("baseline", "50人")),
                    DATA("a,R5.12,100人,\n"), "");
}

static void test_rates_that_are_wrong(void **state)
{
    (void)state;
    expect_findings(
        LEVEL("<baseline>50人</baseline><target>150人</target>" STATED(
            "achievement", "67.7%") "\n" STATED("progress", "51%") "\n" STATED("pace",
                                                                               "54.6%")),
        DATA("a,R5.12,100人,\n"),
        "STATED_DIFFERS 3:118 67.7% 66.7% 100÷150\n"
        "STATED_DIFFERS 4:25 51% 50% (100−50)÷(150−50)\n"
        "STATED_DIFFERS 5:21 54.6% 54.5% ((100−50)÷(150−50))÷(33÷36)\n");
}

static void test_a_rate_that_was_cut(void **state)
{
    (void)state;
    const char *data = DATA("a,R5.12,100人,\n");
    expect_findings(LEVEL("<target>150人</target>" STATED("achievement", "66.6%")), data,
                    "STATED_ROUNDING 3:94 66.6% 66.7% 100÷150\n");
    expect_findings(
        SET(YEARS "rounding='down'",
            INDICATOR("a", "kind='level'",
                      "<target>150人</target>" STATED("achievement", "66.6%"))),
        data, "");
    expect_findings(LEVEL("<target>150人</target><stated what='achievement' "
                          "rounding='down'>66.6%</stated>"),
                    data, "");
}

static void test_a_share_in_tenths(void **state)
{
    (void)state;
    const char *data = DATA("a,R5.12,100人,\n");
    expect_findings(LEVEL("<target>150人</target>" STATED("achievement", "約7割")), data,
                    "");
    expect_findings(LEVEL("<target>150人</target>" STATED("achievement", "0.67")), data,
                    "");
}

static void test_figures_that_are_wrong(void **state)
{
    (void)state;
    expect_findings(
        LEVEL("<baseline>50人</baseline><target>1,500人</target>" STATED(
            "actual", "101人") "\n" STATED("target", "1,400人") "\n" STATED("baseline",
                                                                            "51人")),
        DATA("a,R5.12,100人,\n"),
        "STATED_DIFFERS 3:115 101人 100人 actual\n"
        "STATED_DIFFERS 4:23 1,400人 1,500人 target\n"
        "STATED_DIFFERS 5:25 51人 50人 baseline\n");
}

static void test_units(void **state)
{
    (void)state;
    expect_findings(LEVEL("<target>150人</target>" STATED("actual", "100件") "\n" STATED(
                        "achievement", "66人")),
                    DATA("a,R5.12,100人,\n"), "STATED_UNIT 3:89\nSTATED_UNIT 4:28\n");
}

static void test_nothing_to_compute_from(void **state)
{
    (void)state;
    expect_findings(LEVEL("<target>150人</target>" STATED(
                        "achievement", "66.7%") "\n" STATED("actual", "―")),
                    DATA("a,,―,未公表\n"), "STATED_NOTHING 3:94\n");
}

/* The set of targets has no results at all. */
static void test_a_set_without_results(void **state)
{
    (void)state;
    expect_findings(SET(YEARS "observed='no'",
                        INDICATOR("a", "kind='level'",
                                  "<target>150人</target>" STATED("pace", "50%"))),
                    DATA(""), "STATED_NOTHING 3:87\n");
}

static void test_what_is_no_quantity(void **state)
{
    (void)state;
    expect_findings(LEVEL("<target>150人</target>" STATED("achievement", "高い")),
                    DATA("a,R5.12,100人,\n"), "STATED_UNREADABLE 3:94\n");
}

static void test_what_falls(void **state)
{
    (void)state;
    expect_findings(
        SET(YEARS, INDICATOR("a", "kind='level' direction='down'",
                             "<target>50件</target>" STATED("achievement", "160%"))),
        DATA("a,R5.12,80件,\n"), "STATED_DIFFERS 3:110 160% 63% 50÷80\n");
}

/* A computed indicator has no measurement of its own. */
static void test_a_computed_indicator(void **state)
{
    (void)state;
    const char *plan =
        SET(YEARS, INDICATOR("a", "kind='level'", "<target>150人</target>") INDICATOR(
                       "b", "kind='level'",
                       "<target>300人</target><formula>[a] * 2</formula>" STATED(
                           "actual", "200人") "\n" STATED("actual", "201人")));
    expect_findings(plan, DATA("a,R5.12,100人,\n"),
                    "STATED_DIFFERS 5:23 201人 200人 100人×2\n");
}

/* --- grades ------------------------------------------------------------------------- */

#define GRADED(grade)                                                                    \
    SET("rating='r' " YEARS,                                                             \
        INDICATOR("a", "kind='total'", "<target>100件</target>" STATED("grade", grade)))

static void test_grades_that_are_right(void **state)
{
    (void)state;
    const char *data = DATA("a,R6.3,60件,\n");
    expect_findings(GRADED("★★☆☆"), data, "");
    expect_findings(GRADED("★★"), data, "");
    expect_findings(GRADED("下回る"), data, "");
    expect_findings(GRADED("2"), data, "");
    expect_findings(GRADED("未公表"), DATA("a,,―,未公表\n"), "");
}

static void test_grades_that_are_wrong(void **state)
{
    (void)state;
    const char *data = DATA("a,R6.3,60件,\n");
    expect_findings(GRADED("★★★"), data, "STATED_DIFFERS 3:88 ★★★ ★★☆☆ grade\n");
    expect_findings(GRADED("大幅"), data, "STATED_DIFFERS 3:88 大幅 ★★☆☆ grade\n");
    expect_findings(GRADED("★★"), DATA("a,,―,未公表\n"),
                    "STATED_DIFFERS 3:88 ★★ 未公表 grade\n");
}

static void test_a_grade_without_a_scheme(void **state)
{
    (void)state;
    expect_findings(LEVEL("<target>150人</target>" STATED("grade", "★★")),
                    DATA("a,R5.12,100人,\n"), "GRADE_UNCHECKED 3:88\n");
}

/* --- prose -------------------------------------------------------------------------- */

#define PROSE(p)                                                                         \
    PLAN("", SECTION("<p>" p "</p>") INDICATORS(                                         \
                 YEARS, INDICATOR("a", "kind='level'", "<target>150人</target>")         \
                            INDICATOR("b", "kind='level'", "<target>2億円</target>")))

static const char prose_data[] = DATA("a,R5.12,100人,\nb,R5.12,1億円,\n");

static void test_prose_by_expression(void **state)
{
    (void)state;
    expect_findings(PROSE("全<stated by='count(//indicator)'>2</stated>指標"), prose_data,
                    "");
    expect_findings(PROSE("全<stated by='count(//indicator)'>3</stated>指標"), prose_data,
                    "STATED_TEXT 2:62 3 2 count(//indicator)\n");
}

static void test_prose_by_indicator(void **state)
{
    (void)state;
    expect_findings(PROSE("<stated what='actual' of='b'>1億円</stated>"), prose_data, "");
    expect_findings(PROSE("<stated what='actual' of='b'>2億円</stated>"), prose_data,
                    "STATED_DIFFERS 2:58 2億円 1億円 actual\n");
}

static void test_prose_that_is_computed(void **state)
{
    (void)state;
    expect_findings(PROSE("<stated as='2'>{count(//indicator)}</stated>指標"), prose_data,
                    "");
    expect_findings(PROSE("<stated as='3'>{count(//indicator)}</stated>指標"), prose_data,
                    "STATED_TEXT 2:41 3 2 count(//indicator)\n");
}

/* A figure that is stated is printed as it stands; one that is computed, as computed. */
static void test_prose_as_printed(void **state)
{
    (void)state;
    expect_text(PROSE("<stated by='count(//indicator)'>3</stated>指標"), prose_data,
                "string(//p)", "3指標");
    expect_text(PROSE("<stated as='3'>{count(//indicator)}</stated>指標"), prose_data,
                "string(//p)", "2指標");
}

static void test_forms(void **state)
{
    (void)state;
    const char *wrong[] = {
        PROSE("<stated>3</stated>"),
        PROSE("<stated by='1' as='1'>3</stated>"),
        PROSE("<stated what='actual'>3</stated>"),
        PROSE("<stated of='a' by='1'>3</stated>"),
    };
    for (int i = 0; i < 4; i++)
        expect_findings(wrong[i], prose_data, "STATED_FORM 2:29\n");
    expect_findings(LEVEL("<target>150人</target><stated by='1'>1</stated>"),
                    DATA("a,R5.12,100人,\n"), "STATED_FORM 3:67\n");
    expect_findings(LEVEL("<target>150人</target>"
                          "<stated what='actual' of='a'>100人</stated>"),
                    DATA("a,R5.12,100人,\n"), "STATED_FORM 3:67\n");
}

static void test_an_unknown_indicator(void **state)
{
    (void)state;
    expect_findings(PROSE("<stated what='actual' of='c'>1億円</stated>"), prose_data,
                    "STATED_UNKNOWN 2:55\n");
}

static void test_a_wrong_expression(void **state)
{
    (void)state;
    expect_findings(PROSE("<stated by='count('>1</stated>"), prose_data, "XPATH 2:41\n");
}

/* --- what it comes to in a year ----------------------------------------------------- */

static void test_a_total_in_a_year(void **state)
{
    (void)state;
    const char *data = DATA("a,R5.12,10件,\n");
    expect_findings(SET(YEARS, INDICATOR("a", "kind='total'",
                                         "<target annual='12件/年'>36件</target>")),
                    data, "");
    expect_findings(SET(YEARS, INDICATOR("a", "kind='total'",
                                         "<target annual='12件/年'>60件/5年</target>")),
                    data, "");
    expect_findings(SET(YEARS, INDICATOR("a", "kind='total'",
                                         "<target annual='12件/年'>35件</target>")),
                    data, "");
    expect_findings(SET(YEARS, INDICATOR("a", "kind='total'",
                                         "<target annual='12件/年'>40件</target>")),
                    data, "STATED_DIFFERS 3:62 12件/年 13件/年 target div 3\n");
}

static void test_a_baseline_in_a_year(void **state)
{
    (void)state;
    expect_findings(
        SET(YEARS, INDICATOR("a", "kind='total'",
                             "<baseline period='H27～R元' annual='7件/年'>30件</baseline>"
                             "<target>60件</target>")),
        DATA("a,R5.12,10件,\n"), "STATED_DIFFERS 3:80 7件/年 6件/年 baseline div 5\n");
}

static void test_growth_in_a_year(void **state)
{
    (void)state;
    const char *data = DATA("a,R5.12,36%,\n");
    expect_findings(SET(YEARS, INDICATOR("a", "kind='rate'",
                                         "<baseline>35.5%</baseline>"
                                         "<target annual='年1.0%'>38.5%</target>")),
                    data, "");
    expect_findings(SET(YEARS, INDICATOR("a", "kind='rate'",
                                         "<baseline>35.5%</baseline>"
                                         "<target annual='年1.0%'>40.5%</target>")),
                    data,
                    "STATED_DIFFERS 3:87 年1.0% 年1.7% (target - baseline) div 3\n");
}

static void test_years_that_are_not_known(void **state)
{
    (void)state;
    expect_findings(
        SET("", INDICATOR("a", "kind='total'", "<target annual='12件/年'>36件</target>")),
        DATA("a,R5.12,10件,\n"), "ANNUAL_YEARS 2:1\n");
    expect_findings(SET(YEARS, INDICATOR("a", "kind='level'",
                                         "<target annual='12件/年'>36件</target>")),
                    DATA("a,R5.12,10件,\n"), "ANNUAL_UNCHECKED 3:62\n");
}

static void test_an_annual_figure_that_is_none(void **state)
{
    (void)state;
    const char *data = DATA("a,R5.12,10件,\n");
    expect_findings(
        SET(YEARS, INDICATOR("a", "kind='total'", "<target annual='毎年'>36件</target>")),
        data, "STATED_UNREADABLE 3:62\n");
    expect_findings(SET(YEARS, INDICATOR("a", "kind='total'",
                                         "<target annual='12人/年'>36件</target>")),
                    data, "STATED_UNIT 3:62\n");
}

/* --- indicators printed twice, and carried on --------------------------------------- */

#define TWO(first, attributes, second)                                                   \
    SET(YEARS, INDICATOR("a", "kind='level'", first)                                     \
                   INDICATOR("b", "kind='level' " attributes, second))

static void test_an_indicator_printed_twice(void **state)
{
    (void)state;
    const char *data = DATA("a,R5.12,100人,\nb,R5.12,100人,\n");
    expect_findings(TWO("<baseline>50人</baseline><target>1,500人</target>",
                        "same-as='a'", "<target>1500人</target>"),
                    data, "");
    expect_findings(TWO("<baseline>50人</baseline><target>1,500人</target>",
                        "same-as='a'",
                        "<baseline>51人</baseline><target>1,500人以上</target>"),
                    data,
                    "REPEATED_DIFFERS 4:68 51人 50人 same-as\n"
                    "REPEATED_DIFFERS 4:90 1,500人以上 1,500人 same-as\n");
    expect_findings(
        TWO("<target>1,500人</target>", "same-as='a'", "<target>1,500人</target>"),
        DATA("a,R5.12,100人,\nb,R5.12,110人,\n"),
        "REPEATED_DIFFERS 3:9 110人 100人 same-as\n");
    expect_findings(TWO("<target>1人</target>", "same-as='c'", "<target>1人</target>"),
                    data, "STATED_UNKNOWN 4:41\n");
    expect_findings(TWO("<target>1人</target>", "same-as='b'", "<target>1人</target>"),
                    data, "STATED_UNKNOWN 4:41\n");
}

static void test_an_indicator_carried_on(void **state)
{
    (void)state;
    const char *data = DATA("a,R5.12,100人,\nb,,―,\n");
    expect_findings(TWO("<target>150人</target>", "follows='a'",
                        "<baseline>100人</baseline><target>200人</target>"),
                    data, "");
    expect_findings(TWO("<target>150人</target>", "follows='a'",
                        "<baseline>90人</baseline><target>200人</target>"),
                    data, "BASELINE_DIFFERS 4:68 90人 100人 baseline = last actual\n");
    expect_findings(TWO("<target>150人</target>", "follows='c'",
                        "<baseline>90人</baseline><target>200人</target>"),
                    data, "FOLLOWS_UNCHECKED 4:41\n");
}

/* The baseline's own period decides which value it should be. */
static void test_the_period_of_a_baseline(void **state)
{
    (void)state;
    const char *data = DATA("a,R4年度,90人,\na,R5.12,100人,\nb,,―,\n");
    expect_findings(TWO("<target>150人</target>", "follows='a'",
                        "<baseline period='2022年度'>90人</baseline>"
                        "<target>200人</target>"),
                    data, "");
    expect_findings(
        TWO("<target>150人</target>", "follows='a'",
            "<baseline period='R3年度'>90人</baseline><target>200人</target>"),
        data, "BASELINE_PERIOD 4:58\n");
}

static void expect_against(const char *plan, const char *data, const char *old_plan,
                           const char *old_data, const char *expected)
{
    struct job job = job_begin();
    const struct document *document = evaluate(&job, plan, data);
    const struct document *old =
        evaluate_files(&job, write_file(&job, "old.xml", old_plan),
                       write_file(&job, "old.csv", old_data), NULL);
    assert_string_equal(said(&job), "");
    audit_document(&job, notation_of(&job), document, old);
    assert_string_equal(findings(&job), expected);
    job_end(&job);
}

static void test_the_plan_before(void **state)
{
    (void)state;
    const char *old =
        SET(YEARS, INDICATOR("a", "kind='level'", "<target>150人</target>")
                       INDICATOR("b", "kind='level'", "<target>150人</target>"));
    const char *old_data = DATA("a,R5.12,100人,\nb,R5.12,7人,\n");
    const char *plan = SET(
        YEARS "observed='no'",
        INDICATOR("a", "kind='level'", "<baseline>99人</baseline><target>200人</target>")
            INDICATOR("c", "kind='level' follows='b'",
                      "<baseline>7人</baseline><target>9人</target>")
                INDICATOR("d", "kind='level' follows='x'",
                          "<baseline>7人</baseline><target>9人</target>"));
    expect_against(plan, DATA(""), old, old_data,
                   "BASELINE_DIFFERS 3:56 99人 100人 baseline = last actual\n"
                   "STATED_UNKNOWN 5:41\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_figure_agrees_with_what_rounds_to_it),
        cmocka_unit_test(test_a_figure_that_was_cut),
        cmocka_unit_test(test_a_figure_in_a_scale),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_a_rate_that_is_right),
        cmocka_unit_test(test_rates_that_are_wrong),
        cmocka_unit_test(test_a_rate_that_was_cut),
        cmocka_unit_test(test_a_share_in_tenths),
        cmocka_unit_test(test_figures_that_are_wrong),
        cmocka_unit_test(test_units),
        cmocka_unit_test(test_nothing_to_compute_from),
        cmocka_unit_test(test_a_set_without_results),
        cmocka_unit_test(test_what_is_no_quantity),
        cmocka_unit_test(test_what_falls),
        cmocka_unit_test(test_a_computed_indicator),
        cmocka_unit_test(test_grades_that_are_right),
        cmocka_unit_test(test_grades_that_are_wrong),
        cmocka_unit_test(test_a_grade_without_a_scheme),
        cmocka_unit_test(test_prose_by_expression),
        cmocka_unit_test(test_prose_by_indicator),
        cmocka_unit_test(test_prose_that_is_computed),
        cmocka_unit_test(test_prose_as_printed),
        cmocka_unit_test(test_forms),
        cmocka_unit_test(test_an_unknown_indicator),
        cmocka_unit_test(test_a_wrong_expression),
        cmocka_unit_test(test_a_total_in_a_year),
        cmocka_unit_test(test_a_baseline_in_a_year),
        cmocka_unit_test(test_growth_in_a_year),
        cmocka_unit_test(test_years_that_are_not_known),
        cmocka_unit_test(test_an_annual_figure_that_is_none),
        cmocka_unit_test(test_an_indicator_printed_twice),
        cmocka_unit_test(test_an_indicator_carried_on),
        cmocka_unit_test(test_the_period_of_a_baseline),
        cmocka_unit_test(test_the_plan_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
