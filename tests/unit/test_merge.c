#include "merge/messages.h"
#include "merged.h"

/* --- figures of the plan ------------------------------------------------------------ */

static void test_target(void **state)
{
    (void)state;
    expect_child(PLAN(INDICATOR("a", "kind='level'", "<target>1,788人</target>")),
                 DATA("a,R5,1人,\n"), "target", "value=1788 unit=人 > 1,788人");
}

static void test_target_over_years(void **state)
{
    (void)state;
    expect_child(PLAN(INDICATOR("a", "kind='total'", "<target>35回/3年</target>")),
                 DATA("a,R5,1回,\n"), "target", "value=35 unit=回 over=3 > 35回/3年");
}

static void test_target_with_a_bound(void **state)
{
    (void)state;
    expect_child(PLAN(INDICATOR("a", "kind='rate'", "<target>98%以上</target>")),
                 DATA("a,R5,1%,\n"), "target",
                 "value=98 unit=% bound=at-least > 98%以上");
}

static void test_target_of_several_scales(void **state)
{
    (void)state;
    expect_child(PLAN(INDICATOR("a", "kind='level'", "<target>1兆9,128億円</target>")),
                 DATA("a,R5,1兆円,\n"), "target",
                 "value=1912800000000 unit=円 > 1兆9,128億円");
}

static void test_baseline(void **state)
{
    (void)state;
    expect_child(PLAN(INDICATOR(
                     "a", "kind='level'",
                     "<baseline period='2019年'>3.5km</baseline><target>5.4km</target>")),
                 DATA("a,R5,5km,\n"), "baseline",
                 "period=2019年 value=3.5 unit=km > 3.5km");
}

static void test_missing_baseline(void **state)
{
    (void)state;
    expect_child(PLAN(INDICATOR("a", "kind='level'",
                                "<baseline>―</baseline><target>200人</target>")),
                 DATA("a,R5,5人,\n"), "baseline", "missing=none > ―");
}

static void test_bare_target_of_an_indicator_with_a_unit(void **state)
{
    (void)state;
    expect_child(PLAN(INDICATOR("a", "kind='level' unit='億円'", "<target>115</target>")),
                 DATA("a,R5,1億円,\n"), "target", "value=11500000000 unit=円 > 115");
}

static void test_target_unreadable(void **state)
{
    (void)state;
    expect_messages(
        PLAN(INDICATOR("a", "kind='level'", "<target>約A人</target>")), DATA(""),
        "merge.xml:2:55: error: \"約A人\" is not a quantity: a digit is expected; "
        "write it as it is printed, such as 1,788人, 98.1億円, 35回/3年 or －\n");
}

static void test_place_of_a_target_behind_a_reference(void **state)
{
    (void)state;
    expect_messages(
        PLAN(INDICATOR("a", "kind='level'", "<target>\n &#xFF15;&amp;5人</target>")),
        DATA(""),
        "merge.xml:3:15: error: \"５&5人\" is not a quantity: this is not part of a "
        "quantity; write it as it is printed, such as 1,788人, 98.1億円, 35回/3年 or "
        "－\n");
}

static void test_target_empty(void **state)
{
    (void)state;
    expect_messages(
        PLAN(INDICATOR("a", "kind='level'", "<target/>")), DATA(""),
        "merge.xml:2:46: error: \"\" is not a quantity: a digit is expected; write it "
        "as it is printed, such as 1,788人, 98.1億円, 35回/3年 or －\n");
}

static void test_target_of_two_values(void **state)
{
    (void)state;
    expect_messages(
        PLAN(INDICATOR("a", "kind='level'", "<target>40件，305人</target>")), DATA(""),
        "merge.xml:2:54: error: \"40件，305人\" holds more than one value; give each "
        "value an indicator of its own\n");
}

static void test_period_of_a_baseline_unreadable(void **state)
{
    (void)state;
    expect_messages(
        PLAN(INDICATOR("a", "kind='level'",
                       "<baseline period='昨年'>1人</baseline><target>5人</target>")),
        DATA(""),
        "merge.xml:2:64: error: \"昨年\" is not a date: a year is expected here; write "
        "it as R5.12, R4年度, 2022年度 or H28～R元\n");
}

static void test_baseline_in_another_unit(void **state)
{
    (void)state;
    expect_messages(
        PLAN(INDICATOR("a", "kind='level'",
                       "<baseline>1件</baseline><target>5億円</target>")),
        DATA(""),
        "merge.xml:2:56: error: \"1件\" is in 件, the indicator in 億円; give the "
        "value in 億円, or correct the unit of the indicator\n");
}

static void test_target_against_the_unit_of_the_indicator(void **state)
{
    (void)state;
    expect_messages(
        PLAN(INDICATOR("a", "kind='level' unit='人'", "<target>5件</target>")), DATA(""),
        "merge.xml:2:63: error: \"5件\" is in 件, the indicator in 人; give the value "
        "in 人, or correct the unit of the indicator\n");
}

static void test_kind_against_a_total(void **state)
{
    (void)state;
    expect_warnings(
        PLAN(INDICATOR("a", "kind='level'", "<target>35回/3年</target>")),
        DATA("a,R5,1回,\n"),
        "merge.xml:2:25: warning: the target of a is printed as a total over years "
        "(35回/3年), its kind says otherwise; write kind=\"total\"\n");
}

static void test_total_need_not_be_printed_as_one(void **state)
{
    (void)state;
    expect_warnings(PLAN(INDICATOR("a", "kind='total'", "<target>675件</target>")),
                    DATA("a,R5,1件,\n"), "");
}

static void test_indicator_twice(void **state)
{
    (void)state;
    struct job job = job_begin();
    assert_null(merge(&job,
                      PLAN(INDICATOR("a", "kind='rate'", "<target>5%</target>")
                               INDICATOR("a", "kind='rate'", "<target>6%</target>")),
                      DATA("")));
    assert_int_equal(diags_count(job.diags), 2);
    assert_ptr_equal(diags_at(job.diags, 0)->kind, DIAG_INDICATOR_TWICE);
    assert_non_null(strstr(said(&job),
                           "merge.xml:3:16: error: there is an indicator a already, at "
                           "merge.xml:2:1; give each indicator an id of its own\n"));
    job_end(&job);
}

/* --- observations ------------------------------------------------------------------- */

static void test_observation(void **state)
{
    (void)state;
    expect_child(
        PLAN(INDICATOR("a", "kind='total'", "<target>35回/3年</target>")),
        DATA("a,R5.12,20回,速報\n"), "observation",
        "value=20 unit=回 period=R5.12 from=2023-12-01 to=2023-12-31 note=速報 > 20回");
}

static void test_observation_names_its_source(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *merged =
        merge(&job, PLAN(INDICATOR("a", "kind='level'", "<target>5人</target>")),
              DATA("a,R5,\"1,788人\",\n"));
    const xmlNode *node =
        document_child(find_indicator(document_root(merged), "a"), "observation");
    assert_str(document_attribute(node, "source"), TEST_SCRATCH "/merge.csv:2:7");
    assert_string_equal(diags_place(job.diags, job.doc, document_pos(node)),
                        TEST_SCRATCH "/merge.csv:2:7");
    job_end(&job);
}

static void test_observation_of_a_fiscal_year(void **state)
{
    (void)state;
    expect_child(PLAN(INDICATOR("a", "kind='level'", "<target>5.4km</target>")),
                 DATA("a,R4年度,5.0km,\n"), "observation",
                 "value=5 unit=km period=R4年度 from=2022-04-01 to=2023-03-31 > 5.0km");
}

static void test_missing_observation(void **state)
{
    (void)state;
    expect_child(PLAN(INDICATOR("a", "kind='rate'", "<target>98%以上</target>")),
                 DATA("a,,―,国統計未公表\n"), "observation",
                 "missing=none note=国統計未公表 > ―");
}

static void test_suppressed_observation(void **state)
{
    (void)state;
    expect_child(PLAN(INDICATOR("a", "kind='rate'", "<target>98%</target>")),
                 DATA("a,R5,x,\n"), "observation",
                 "missing=suppressed period=R5 from=2023-01-01 to=2023-12-31 > x");
}

static void test_bare_digits_take_the_unit(void **state)
{
    (void)state;
    expect_child(PLAN(INDICATOR("a", "kind='level' unit='人'", "<target>200人</target>")),
                 DATA("a,R5,1788,\n"), "observation",
                 "value=1788 unit=人 period=R5 from=2023-01-01 to=2023-12-31 > 1,788人");
}

static void test_bare_digits_take_the_unit_of_the_target(void **state)
{
    (void)state;
    expect_child(
        PLAN(INDICATOR("a", "kind='level'", "<target>115億円</target>")),
        DATA("a,R5,134.18,\n"), "observation",
        "value=13418000000 unit=円 period=R5 from=2023-01-01 to=2023-12-31 > 134.18億円");
}

static void test_bare_digits_take_the_last_scale_of_the_target(void **state)
{
    (void)state;
    expect_child(PLAN(INDICATOR("a", "kind='level'", "<target>2兆0,600億円</target>")),
                 DATA("a,R5,20699,\n"), "observation",
                 "value=2069900000000 unit=円 period=R5 from=2023-01-01 to=2023-12-31 > "
                 "20,699億円");
}

static void test_bare_digits_keep_what_stands_around_them(void **state)
{
    (void)state;
    expect_child(
        PLAN(INDICATOR("a", "kind='level'", "<target>200人</target>")),
        DATA("a,R5,約1788以上,\n"), "observation",
        "value=1788 unit=人 bound=at-least approximate=yes period=R5 from=2023-01-01 "
        "to=2023-12-31 > 約1,788人以上");
}

static void test_bare_negative_digits_keep_their_sign(void **state)
{
    (void)state;
    expect_child(
        PLAN(INDICATOR("a", "kind='level'", "<target>5億円</target>")),
        DATA("a,R5,△1.5,\n"), "observation",
        "value=-150000000 unit=円 period=R5 from=2023-01-01 to=2023-12-31 > △1.5億円");
}

static void test_digits_with_their_own_scale_take_the_rest_of_the_unit(void **state)
{
    (void)state;
    expect_child(
        PLAN(INDICATOR("a", "kind='level'", "<target>115億円</target>")),
        DATA("a,R5,1兆2億,\n"), "observation",
        "value=1000200000000 unit=円 period=R5 from=2023-01-01 to=2023-12-31 > 1兆2億円");
}

static void test_another_scale_of_the_unit_is_kept(void **state)
{
    (void)state;
    expect_child(
        PLAN(INDICATOR("a", "kind='level'", "<target>115億円</target>")),
        DATA("a,R5,98百万円,\n"), "observation",
        "value=98000000 unit=円 period=R5 from=2023-01-01 to=2023-12-31 > 98百万円");
}

static void test_observations_are_sorted_by_date(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *merged =
        merge(&job, PLAN(INDICATOR("a", "kind='level'", "<target>5人</target>")),
              DATA("a,R5年度,4人,\na,R4.4,1人,\na,R5.3,3人,\na,R4年度,2人,\n"));
    const struct str all =
        document_text(&job, find_indicator(document_root(merged), "a"));
    /* R4年度 and R5.3 end on one day; the longer one comes first. */
    assert_str(all, "名5人1人2人3人4人");
    job_end(&job);
}

/* --- what does not fit together ----------------------------------------------------- */

static void test_observation_in_another_unit(void **state)
{
    (void)state;
    expect_messages(
        PLAN(INDICATOR("a", "kind='level'", "<target>5人</target>")),
        DATA("a,R5,\"1,788件\",\n"),
        "merge.csv:2:7: error: \"1,788件\" is in 件, the indicator in 人; give the "
        "value in 人, or correct the unit of the indicator\n");
}

static void test_observation_of_two_values(void **state)
{
    (void)state;
    expect_messages(
        PLAN(INDICATOR("a", "kind='level'", "<target>5人</target>")),
        DATA("a,R5,\"40件,305人\",\n"),
        "merge.csv:2:7: error: \"40件,305人\" holds more than one value; give each "
        "value an indicator of its own\n");
}

static void test_indicator_unknown(void **state)
{
    (void)state;
    expect_messages(
        PLAN(INDICATOR("shipments", "kind='level'", "<target>5人</target>")),
        DATA("shipments,R5,5人,\nwages,R5,5人,\n"),
        "merge.csv:3:1: error: the plan has no indicator wages; correct the id, or add "
        "the indicator to the plan\n");
}

static void test_indicator_misspelt(void **state)
{
    (void)state;
    expect_messages(
        PLAN(INDICATOR("shipments", "kind='level'", "<target>5人</target>")
                 INDICATOR("shipment", "kind='level'", "<target>5人</target>")),
        DATA("shipments,R5,5人,\nshipment,R5,5人,\nshipmnets,R5,5人,\n"),
        "merge.csv:4:1: error: the plan has no indicator shipmnets; if it is shipments "
        "that is meant, write that\n");
}

static void test_observation_twice(void **state)
{
    (void)state;
    expect_messages(PLAN(INDICATOR("a", "kind='level'", "<target>5人</target>")),
                    DATA("a,R5.12,4人,\na,2023年12月,5人,\n"),
                    "merge.csv:3:12: error: a is 5人 for 2023年12月 here, but 4人 at "
                    "merge.csv:2:9; keep the one that is right\n");
}

/* The same value, however it is printed, is said once. */
static void test_observation_that_agrees(void **state)
{
    (void)state;
    expect_warnings(PLAN(INDICATOR("a", "kind='level'", "<target>5億円</target>")),
                    DATA("a,R5.12,4億円,\na,2023年12月,4,\n"),
                    "merge.csv:3:12: note: a has the same value for 2023年12月 at "
                    "merge.csv:2:9; one of them is enough\n");
    expect_warnings(PLAN(INDICATOR("a", "kind='level'", "<target>5人</target>")),
                    DATA("a,,―,\na,,－,\n"),
                    "merge.csv:3:4: note: a has the same value for no date at "
                    "merge.csv:2:4; one of them is enough\n");
}

static void test_observations_that_bound_differently(void **state)
{
    (void)state;
    expect_messages(PLAN(INDICATOR("a", "kind='level'", "<target>5人</target>")),
                    DATA("a,R5.12,4人,\na,R5.12,4人以上,\n"),
                    "merge.csv:3:9: error: a is 4人以上 for R5.12 here, but 4人 at "
                    "merge.csv:2:9; keep the one that is right\n");
}

static void test_undated_observation_twice(void **state)
{
    (void)state;
    expect_messages(
        PLAN(INDICATOR("a", "kind='level'", "<target>5人</target>")),
        DATA("a,,―,\na,,…,\n"),
        "merge.csv:3:4: error: a is … for no date here, but ― at merge.csv:2:4; "
        "keep the one that is right\n");
}

static void test_unmeasured_indicator(void **state)
{
    (void)state;
    expect_warnings(
        PLAN(INDICATOR("a", "kind='level'", "<target>5人</target>")
                 INDICATOR("b", "kind='level'", "<target>5人</target>")),
        DATA("a,R5,4人,\n"),
        "merge.xml:3:1: warning: nothing was measured of the indicator b; add a row "
        "for it, with － and the reason as note if there is no value\n");
}

static void test_targets_of_years_to_come_need_no_measurement(void **state)
{
    (void)state;
    expect_warnings(SET("observed='no'",
                        GROUP(INDICATOR("a", "kind='level'", "<target>5人</target>"))),
                    DATA(""), "");
}

static void test_targets_of_years_to_come_may_be_measured(void **state)
{
    (void)state;
    expect_child(
        SET("observed='no'", INDICATOR("a", "kind='level'", "<target>5人</target>")),
        DATA("a,R5,4人,\n"), "observation",
        "value=4 unit=人 period=R5 from=2023-01-01 to=2023-12-31 > 4人");
}

static void test_indicators_that_cannot_be_read_are_reported_once(void **state)
{
    (void)state;
    expect_messages(
        PLAN(INDICATOR("a", "kind='level'", "<target>目標</target>")),
        DATA("a,R5,4人,\na,R5,5人,\n"),
        "merge.xml:2:54: error: \"目標\" is not a quantity: a digit is expected; write "
        "it as it is printed, such as 1,788人, 98.1億円, 35回/3年 or －\n");
}

static void test_all_contradictions_are_reported(void **state)
{
    (void)state;
    expect_messages(
        PLAN(INDICATOR("a", "kind='level'", "<target>5人</target>")
                 INDICATOR("b", "kind='level'", "<target>5億円</target>")),
        DATA("b,R5,4人,\nhuman-resources,R5,5人,\n"),
        "merge.csv:3:1: error: the plan has no indicator human-resources; correct the "
        "id, or add the indicator to the plan\n"
        "merge.xml:2:1: warning: nothing was measured of the indicator a; add a row "
        "for it, with － and the reason as note if there is no value\n"
        "merge.csv:2:6: error: \"4人\" is in 人, the indicator in 億円; give the value "
        "in 億円, or correct the unit of the indicator\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_target),
        cmocka_unit_test(test_target_over_years),
        cmocka_unit_test(test_target_with_a_bound),
        cmocka_unit_test(test_target_of_several_scales),
        cmocka_unit_test(test_baseline),
        cmocka_unit_test(test_missing_baseline),
        cmocka_unit_test(test_bare_target_of_an_indicator_with_a_unit),
        cmocka_unit_test(test_target_unreadable),
        cmocka_unit_test(test_place_of_a_target_behind_a_reference),
        cmocka_unit_test(test_target_empty),
        cmocka_unit_test(test_target_of_two_values),
        cmocka_unit_test(test_period_of_a_baseline_unreadable),
        cmocka_unit_test(test_baseline_in_another_unit),
        cmocka_unit_test(test_target_against_the_unit_of_the_indicator),
        cmocka_unit_test(test_kind_against_a_total),
        cmocka_unit_test(test_total_need_not_be_printed_as_one),
        cmocka_unit_test(test_indicator_twice),
        cmocka_unit_test(test_observation),
        cmocka_unit_test(test_observation_names_its_source),
        cmocka_unit_test(test_observation_of_a_fiscal_year),
        cmocka_unit_test(test_missing_observation),
        cmocka_unit_test(test_suppressed_observation),
        cmocka_unit_test(test_bare_digits_take_the_unit),
        cmocka_unit_test(test_bare_digits_take_the_unit_of_the_target),
        cmocka_unit_test(test_bare_digits_take_the_last_scale_of_the_target),
        cmocka_unit_test(test_bare_digits_keep_what_stands_around_them),
        cmocka_unit_test(test_bare_negative_digits_keep_their_sign),
        cmocka_unit_test(test_digits_with_their_own_scale_take_the_rest_of_the_unit),
        cmocka_unit_test(test_another_scale_of_the_unit_is_kept),
        cmocka_unit_test(test_observations_are_sorted_by_date),
        cmocka_unit_test(test_observation_in_another_unit),
        cmocka_unit_test(test_observation_of_two_values),
        cmocka_unit_test(test_indicator_unknown),
        cmocka_unit_test(test_indicator_misspelt),
        cmocka_unit_test(test_observation_twice),
        cmocka_unit_test(test_observation_that_agrees),
        cmocka_unit_test(test_observations_that_bound_differently),
        cmocka_unit_test(test_undated_observation_twice),
        cmocka_unit_test(test_unmeasured_indicator),
        cmocka_unit_test(test_targets_of_years_to_come_need_no_measurement),
        cmocka_unit_test(test_targets_of_years_to_come_may_be_measured),
        cmocka_unit_test(test_indicators_that_cannot_be_read_are_reported_once),
        cmocka_unit_test(test_all_contradictions_are_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
