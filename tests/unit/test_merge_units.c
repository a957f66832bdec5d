/* Units of measurements and of what the plan states: what converts, and what looks like a
 * slip. */
#include "merged.h"

/* --- conversion --- */

static void test_another_unit_converts_exactly(void **state)
{
    (void)state;
    expect_child(PLAN(INDICATOR("a", "kind='level'", "<target>5.4km</target>")),
                 DATA("a,R5,\"5,430m\",\n"), "observation",
                 "value=5.43 unit=km period=R5 from=2023-01-01 to=2023-12-31 > 5,430m");
    expect_child(PLAN(INDICATOR("a", "kind='level'", "<target>20箇所</target>")),
                 DATA("a,R5,13か所,\n"), "observation",
                 "value=13 unit=箇所 period=R5 from=2023-01-01 to=2023-12-31 > 13か所");
    expect_child(PLAN(INDICATOR("a", "kind='rate'", "<target>75%</target>")),
                 DATA("a,R5,7割,\n"), "observation",
                 "value=70 unit=% period=R5 from=2023-01-01 to=2023-12-31 > 7割");
    expect_child(PLAN(INDICATOR("a", "kind='level'", "<target>700,000千円</target>")),
                 DATA("a,R5,6.5億円,\n"), "observation",
                 "value=650000000 unit=円 period=R5 from=2023-01-01 to=2023-12-31 > "
                 "6.5億円");
    expect_child(PLAN(INDICATOR("a", "kind='level'", "<target>9MJ</target>")),
                 DATA("a,R5,2kWh,\n"), "observation",
                 "value=7.2 unit=MJ period=R5 from=2023-01-01 to=2023-12-31 > 2kWh");
}

static void test_a_baseline_converts_too(void **state)
{
    (void)state;
    expect_child(PLAN(INDICATOR("a", "kind='level' unit='ha'",
                                "<baseline>15,000㎡</baseline><target>2.5</target>")),
                 DATA("a,R5,2ha,\n"), "baseline", "value=1.5 unit=ha > 15,000㎡");
}

static void test_the_unit_of_an_indicator_may_have_another_name(void **state)
{
    (void)state;
    expect_child(PLAN(INDICATOR("a", "kind='level' unit='か所'", "<target>20</target>")),
                 DATA("a,R5,13ヶ所,\n"), "target", "value=20 unit=箇所 > 20");
    expect_child(PLAN(INDICATOR("a", "kind='rate' unit='割'", "<target>7</target>")),
                 DATA("a,R5,6.5,\n"), "observation",
                 "value=65 unit=% period=R5 from=2023-01-01 to=2023-12-31 > 6.5割");
}

static void test_what_does_not_convert_is_an_error(void **state)
{
    (void)state;
    expect_messages(
        PLAN(INDICATOR("a", "kind='rate'", "<target>5%</target>")),
        DATA("a,R5,5ポイント,\n"),
        "merge.csv:2:6: error: \"5ポイント\" is in ポイント, the indicator in %; give "
        "the value in %, or correct the unit of the indicator\n");
    expect_messages(
        PLAN(INDICATOR("a", "kind='level'", "<target>5杯</target>")), DATA("a,R5,5膳,\n"),
        "merge.csv:2:6: error: \"5膳\" is in 膳, the indicator in 杯; give the value in "
        "杯, or correct the unit of the indicator\n");
}

static void test_per_something_else_is_an_error(void **state)
{
    (void)state;
    expect_messages(
        PLAN(INDICATOR("a", "kind='level'", "<target>2,022万円／人</target>")),
        DATA("a,R5,\"2,000万円/社\",\n"),
        "merge.csv:2:7: error: \"2,000万円/社\" is in 円, the indicator in 万円; give "
        "the value in 万円, or correct the unit of the indicator\n");
    expect_warnings(
        PLAN(INDICATOR("a", "kind='level'", "<target>2,022万円／人</target>")),
        DATA("a,R5,\"2,000万円/人\",\na,R4,1900,\n"), "");
}

/* --- what cells say besides the value --- */

static void test_qualifiers_are_kept(void **state)
{
    (void)state;
    expect_child(PLAN(INDICATOR("a", "kind='level'", "<target>5人</target>")),
                 DATA("a,R5年度,4人（速報）,\n"), "observation",
                 "value=4 unit=人 qualifier=速報 period=R5年度 from=2023-04-01 "
                 "to=2024-03-31 > 4人（速報）");
    expect_child(PLAN(INDICATOR("a", "kind='level'", "<target>5人</target>")),
                 DATA("a,R5年度（確報）,約4人,\n"), "observation",
                 "value=4 unit=人 approximate=yes qualifier=確報 period=R5年度（確報） "
                 "from=2023-04-01 to=2024-03-31 > 約4人");
}

static void test_a_reason_in_the_cell_is_the_note(void **state)
{
    (void)state;
    expect_child(PLAN(INDICATOR("a", "kind='rate'", "<target>98%以上</target>")),
                 DATA("a,,国統計未公表,\n"), "observation",
                 "missing=unknown note=国統計未公表 > 国統計未公表");
    expect_child(PLAN(INDICATOR("a", "kind='rate'", "<target>98%以上</target>")),
                 DATA("a,,－（未公表）,国の統計\n"), "observation",
                 "missing=none note=国の統計 > －（未公表）");
}

static void test_an_annual_value_says_over_how_many_years(void **state)
{
    (void)state;
    expect_child(PLAN(INDICATOR("a", "kind='total'", "<target>60件（12件/年）</target>")),
                 DATA("a,R5,10件,\n"), "target",
                 "value=60 unit=件 over=5 > 60件（12件/年）");
}

static void test_a_range_is_not_a_value(void **state)
{
    (void)state;
    expect_messages(PLAN(INDICATOR("a", "kind='level'", "<target>5人</target>")),
                    DATA("a,R5,4～6人,\n"),
                    "merge.csv:2:6: error: \"4～6人\" is a range, not one value; give "
                    "the value; the limits of a target go into low and high\n");
    expect_messages(PLAN(INDICATOR("a", "kind='level'", "<target>4～6人</target>")),
                    DATA(""),
                    "merge.xml:2:54: error: \"4～6人\" is a range, not one value; give "
                    "the value; the limits of a target go into low and high\n");
}

static void test_a_doubtful_reading_is_said(void **state)
{
    (void)state;
    expect_warnings(PLAN(INDICATOR("a", "kind='level'", "<target>1.9兆円</target>")),
                    DATA("a,R5,1. 98兆円,\n"),
                    "merge.csv:2:6: warning: \"1. 98兆円\" is read as 1980000000000円, "
                    "although a blank stands inside the number; write it clearly\n");
}

static void test_two_dates_must_meet(void **state)
{
    (void)state;
    expect_messages(PLAN(INDICATOR("a", "kind='level'", "<target>5人</target>")),
                    DATA("a,R5,4人（R4）,\n"),
                    "merge.csv:2:6: error: \"4人（R4）\" says that it is of R4, its date "
                    "is R5; correct the one that is wrong\n");
    expect_messages(
        PLAN(INDICATOR(
            "a", "kind='level'",
            "<baseline period='R2.3'>－（R2.4）</baseline><target>5人</target>")),
        DATA(""),
        "merge.xml:2:70: error: \"－（R2.4）\" says that it is of R2.4, its date is "
        "R2.3; correct the one that is wrong\n");
    expect_warnings(PLAN(INDICATOR("a", "kind='level'",
                                   "<baseline period='2019年度'>4人 (2019年)</baseline>"
                                   "<target>5人</target>")),
                    DATA("a,R5年度,4人（R5.12）,\n"), "");
}

/* --- directions --- */

#define EMISSIONS(attributes, baseline, target)                                          \
    PLAN(INDICATOR("a", "kind='level' " attributes,                                      \
                   "<baseline>" baseline "</baseline><target>" target "</target>"))

static void test_emissions_that_fall_are_rated_downwards(void **state)
{
    (void)state;
    const char *data = DATA("a,R5,80t-CO2,\n");
    expect_warnings(EMISSIONS("", "100t-CO2", "50t-CO2"), data,
                    "merge.xml:2:1: warning: a is measured in t-CO2, of which less is "
                    "better, and its target is below its baseline; write "
                    "direction=\"down\"\n");
    expect_warnings(EMISSIONS("direction='down'", "100t-CO2", "50t-CO2"), data, "");
    expect_warnings(EMISSIONS("", "50t-CO2", "100t-CO2"), data, "");
    expect_warnings(EMISSIONS("direction='up'", "100t", "50t"), DATA("a,R5,80t,\n"), "");
}

/* What is to fall says so, and a target that is a limit lies on the better side of it. */
static void test_directions_that_are_not_said(void **state)
{
    (void)state;
    const char *data = DATA("a,R5,80件,\n");
    expect_warnings(
        EMISSIONS("", "100件", "50件"), data,
        "merge.xml:2:1: warning: the target of a, 50件, is below its baseline, "
        "100件, and its direction is not said; write direction=\"down\" if "
        "less is better, else direction=\"up\"\n");
    expect_warnings(EMISSIONS("direction='down'", "100件", "50件"), data, "");
    expect_warnings(
        EMISSIONS("", "40件", "50件以下"), data,
        "merge.xml:2:1: warning: the target of a is 50件以下, although more is "
        "better; write direction=\"down\"\n");
    expect_warnings(EMISSIONS("direction='down'", "100件", "50件超"), data,
                    "merge.xml:2:1: warning: the target of a is 50件超, although less is "
                    "better; write direction=\"up\"\n");
    expect_warnings(EMISSIONS("direction='down'", "100件", "50件未満"), data, "");
    expect_warnings(EMISSIONS("direction='hold'", "50件", "50件以下"), data, "");
    expect_warnings(PLAN(INDICATOR("a", "kind='total'",
                                   "<baseline>100件</baseline>"
                                   "<target>50件</target>")),
                    data, "");
}

/* --- slips --- */

#define MONEY(kind)                                                                      \
    PLAN(INDICATOR("a", "kind='" kind "'",                                               \
                   "<baseline>98.1億円</baseline><target>115億円</target>"))
#define SLIP_REMEDY                                                                      \
    "correct its unit or decimal point, or confirm it: with a note, or with "            \
    "<stated what=\"actual\"> in the plan\n"
#define FITS_NOT "98.1億円 … 115億円 elsewhere; "

static void test_a_decimal_point_slips(void **state)
{
    (void)state;
    expect_warnings(MONEY("level"), DATA("a,R5,1341.8億円,\n"),
                    "merge.csv:2:6: warning: a is 1341.8億円 here, but " FITS_NOT
                    "divided by 10 it would fit; " SLIP_REMEDY);
    expect_warnings(MONEY("level"), DATA("a,R5,1.12億円,\n"),
                    "merge.csv:2:6: warning: a is 1.12億円 here, but " FITS_NOT
                    "multiplied by 100 it would fit; " SLIP_REMEDY);
}

/* What is printed so on purpose is no slip; what else the plan says is beside the
 * point. */
static void test_the_plan_confirms_a_figure(void **state)
{
    (void)state;
#define SAYING(words)                                                                    \
    PLAN(INDICATOR("a", "kind='level'",                                                  \
                   "<baseline>98.1億円</baseline><target>115億円</target>" words))
    const char *data = DATA("a,R5,1341.8億円,\n");
    const char *warning = "merge.csv:2:6: warning: a is 1341.8億円 here, but " FITS_NOT
                          "divided by 10 it would fit; " SLIP_REMEDY;
    expect_warnings(SAYING("<stated what='actual'>1341.8億円</stated>"), data, "");
    expect_warnings(SAYING("<note>1341.8億円は公表のまま</note>"), data, "");
    expect_warnings(SAYING("<stated what='actual'>134.18億円</stated>"), data, warning);
    expect_warnings(SAYING("<stated what='target'>1341.8億円</stated>"), data, warning);
    expect_warnings(SAYING("<note>経済構造実態調査</note>"), data, warning);
}

static void test_a_unit_slips(void **state)
{
    (void)state;
    expect_warnings(MONEY("level"), DATA("a,R5,11200000,\n"),
                    "merge.csv:2:6: warning: a is 11,200,000億円 here, but " FITS_NOT
                    "divided by 100000 it would fit; " SLIP_REMEDY);
    expect_warnings(MONEY("level"), DATA("a,R5,112万円,\n"),
                    "merge.csv:2:6: warning: a is 112万円 here, but " FITS_NOT
                    "multiplied by 10000 it would fit; " SLIP_REMEDY);
}

static void test_values_near_enough_are_believed(void **state)
{
    (void)state;
    /* 7.9 times, 30 times (no power of ten), and within. */
    expect_warnings(MONEY("level"), DATA("a,R5,908億円,\na,R4,115億円,\n"), "");
    expect_warnings(MONEY("level"), DATA("a,R5,3450億円,\n"), "");
    expect_warnings(MONEY("level"), DATA("a,R5,20億円,\na,R4,0億円,\na,R3,－,\n"), "");
}

static void test_eight_times_is_far(void **state)
{
    (void)state;
    expect_warnings(MONEY("level"), DATA("a,R5,919億円,\n"), "");
    expect_warnings(MONEY("level"), DATA("a,R5,920億円,\n"),
                    "merge.csv:2:6: warning: a is 920億円 here, but " FITS_NOT
                    "divided by 10 it would fit; " SLIP_REMEDY);
}

static void test_the_sign_does_not_matter(void **state)
{
    (void)state;
    expect_warnings(MONEY("level"), DATA("a,R5,△1341.8億円,\n"),
                    "merge.csv:2:6: warning: a is △1341.8億円 here, but " FITS_NOT
                    "divided by 10 it would fit; " SLIP_REMEDY);
}

static void test_one_figure_is_too_few_for_one_place(void **state)
{
    (void)state;
    const char *plan = PLAN(INDICATOR("a", "kind='level'", "<target>115億円</target>"));
    expect_warnings(plan, DATA("a,R5,1341.8億円,\n"), "");
    expect_warnings(plan, DATA("a,R5,134180億円,\n"),
                    "merge.csv:2:6: warning: a is 134180億円 here, but 115億円 "
                    "elsewhere; divided by 1000 it would fit; " SLIP_REMEDY);
}

static void test_figures_far_apart_tell_nothing_of_one_place(void **state)
{
    (void)state;
    expect_warnings(PLAN(INDICATOR("a", "kind='level'",
                                   "<baseline>1.0億円</baseline><target>8億円</target>")),
                    DATA("a,R5,72.5億円,\n"), "");
    expect_warnings(PLAN(INDICATOR("a", "kind='level'",
                                   "<baseline>1.1億円</baseline><target>8億円</target>")),
                    DATA("a,R5,72.5億円,\n"),
                    "merge.csv:2:6: warning: a is 72.5億円 here, but 1.1億円 … 8億円 "
                    "elsewhere; divided by 10 it would fit; " SLIP_REMEDY);
}

static void test_counts_overtake_their_targets(void **state)
{
    (void)state;
    expect_warnings(PLAN(INDICATOR("a", "kind='level'",
                                   "<baseline>―</baseline><target>200人</target>")),
                    DATA("a,R5,\"1,788人\",\n"), "");
    expect_warnings(PLAN(INDICATOR("a", "kind='level'",
                                   "<baseline>150人</baseline><target>200人</target>")),
                    DATA("a,R5,\"1,788人\",\na,R4,\"1788\",\n"), "");
    expect_warnings(PLAN(INDICATOR("a", "kind='level'",
                                   "<baseline>150人</baseline><target>200人</target>")),
                    DATA("a,R5,178800人,\n"),
                    "merge.csv:2:6: warning: a is 178800人 here, but 150人 … 200人 "
                    "elsewhere; divided by 1000 it would fit; " SLIP_REMEDY);
}

static void test_sums_and_counts_begin_small(void **state)
{
    (void)state;
    expect_warnings(MONEY("total"), DATA("a,R5,1.12億円,\n"), "");
    expect_warnings(MONEY("cumulative"), DATA("a,R5,112万円,\n"), "");
    expect_warnings(MONEY("total"), DATA("a,R5,1341.8億円,\n"),
                    "merge.csv:2:6: warning: a is 1341.8億円 here, but " FITS_NOT
                    "divided by 10 it would fit; " SLIP_REMEDY);
    expect_warnings(PLAN(INDICATOR("a", "kind='level'", "<target>1,788人</target>")),
                    DATA("a,R5,1人,\n"), "");
}

static void test_a_note_confirms_a_value(void **state)
{
    (void)state;
    expect_warnings(MONEY("level"), DATA("a,R5,1341.8億円,確認済み\n"), "");
}

static void test_measurements_are_held_against_each_other(void **state)
{
    (void)state;
    expect_warnings(
        PLAN(INDICATOR("a", "kind='level'", "<target>0億円</target>")),
        DATA("a,R3,12.5億円,\na,R4,130億円,\na,R5,13.1億円,\na,R6,12.9億円,\n"),
        "merge.csv:3:6: warning: a is 130億円 here, but 12.5億円 … 13.1億円 elsewhere; "
        "divided by 10 it would fit; " SLIP_REMEDY);
}

static void test_a_whole_column_may_slip(void **state)
{
    (void)state;
    expect_warnings(MONEY("level"), DATA("a,R4,11200000,\na,R5,11300000,\n"),
                    "merge.csv:2:6: warning: a is 11,200,000億円 here, but " FITS_NOT
                    "divided by 100000 it would fit; " SLIP_REMEDY
                    "merge.csv:3:6: warning: a is 11,300,000億円 here, but " FITS_NOT
                    "divided by 100000 it would fit; " SLIP_REMEDY);
}

static void test_limits_of_a_range_are_figures_too(void **state)
{
    (void)state;
    expect_warnings(PLAN(INDICATOR("a", "kind='rate' direction='range'",
                                   "<target low='18.5%' high='25%'>適正</target>")),
                    DATA("a,R5,0.205%,\n"),
                    "merge.csv:2:6: warning: a is 0.205% here, but 18.5% … 25% "
                    "elsewhere; multiplied by 100 it would fit; " SLIP_REMEDY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_another_unit_converts_exactly),
        cmocka_unit_test(test_a_baseline_converts_too),
        cmocka_unit_test(test_the_unit_of_an_indicator_may_have_another_name),
        cmocka_unit_test(test_what_does_not_convert_is_an_error),
        cmocka_unit_test(test_per_something_else_is_an_error),
        cmocka_unit_test(test_qualifiers_are_kept),
        cmocka_unit_test(test_a_reason_in_the_cell_is_the_note),
        cmocka_unit_test(test_an_annual_value_says_over_how_many_years),
        cmocka_unit_test(test_a_range_is_not_a_value),
        cmocka_unit_test(test_a_doubtful_reading_is_said),
        cmocka_unit_test(test_two_dates_must_meet),
        cmocka_unit_test(test_emissions_that_fall_are_rated_downwards),
        cmocka_unit_test(test_directions_that_are_not_said),
        cmocka_unit_test(test_a_decimal_point_slips),
        cmocka_unit_test(test_the_plan_confirms_a_figure),
        cmocka_unit_test(test_a_unit_slips),
        cmocka_unit_test(test_values_near_enough_are_believed),
        cmocka_unit_test(test_eight_times_is_far),
        cmocka_unit_test(test_the_sign_does_not_matter),
        cmocka_unit_test(test_one_figure_is_too_few_for_one_place),
        cmocka_unit_test(test_figures_far_apart_tell_nothing_of_one_place),
        cmocka_unit_test(test_counts_overtake_their_targets),
        cmocka_unit_test(test_sums_and_counts_begin_small),
        cmocka_unit_test(test_a_note_confirms_a_value),
        cmocka_unit_test(test_measurements_are_held_against_each_other),
        cmocka_unit_test(test_a_whole_column_may_slip),
        cmocka_unit_test(test_limits_of_a_range_are_figures_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
