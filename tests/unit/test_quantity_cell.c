/* Whole cells: labels, several values, ranges, brackets, shares, signs and words for no
 * value. */
#include "notation.h"
#include "own_job.h"

#include <stdlib.h>

static struct quantity read_cell(const char *text)
{
    struct quantity q;
    const char *why;
    int offset;
    if (!quantity_parse(job.doc, notation_shared(), str_of(text), &q, &why, &offset))
        fail_msg("%s is refused at %d: %s", text, offset, why);
    assert_str(quantity_print(job.doc, &q), text);
    return q;
}

static struct quantity_value value_of(const char *text)
{
    const struct quantity q = read_cell(text);
    if (q.n != 1)
        fail_msg("%s has %d values", text, q.n);
    return q.values[0];
}

static const char *exact(const struct number *value)
{
    return value ? number_print_exact(job.doc, value).p : "none";
}

struct row {
    const char *text, *value, *unit, *printed_unit;
};

static void check_rows(const struct row *rows, int n)
{
    for (int i = 0; i < n; i++) {
        const struct quantity_value v = value_of(rows[i].text);
        if (strcmp(exact(v.value), rows[i].value) != 0 || !str_is(v.unit, rows[i].unit) ||
            !str_is(v.printed_unit, rows[i].printed_unit))
            fail_msg("%s is %s of %s, printed %s", rows[i].text, exact(v.value),
                     str_c_(v.unit), str_c_(v.printed_unit));
    }
}

/* --- units --- */

static void test_units_are_called_by_their_name(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"3か所", "3", "箇所", "か所"},
        {"3 ヶ所", "3", "箇所", "ヶ所"},
        {"1,234名", "1234", "人", "名"},
        {"40.5％", "40.5", "%", "％"},
        {"5m2", "5", "㎡", "m2"},
        {"12万t-CO2", "120000", "t-CO2", "万t-CO2"},
        {"5t-CO2/人", "5", "t-CO2", "t-CO2"},
        {"１９ｋｍ", "19", "km", "ｋｍ"},
        {"1兆9,128億円", "1912800000000", "円", "億円"},
        {"3.5万", "35000", "", "万"},
        {"7人口", "7", "人口", "人口"},
        {"20\n回", "20", "回", "回"},
        {"5十億円", "5000000000", "円", "十億円"},
        {"2.5ポイント", "2.5", "ポイント", "ポイント"},
        {"△0.3pt", "-0.3", "ポイント", "pt"},
        {"1.5倍", "1.5", "倍", "倍"},
    };
    check_rows(rows, COUNT(rows));
    assert_non_null(value_of("3か所").known);
    assert_null(value_of("7人口").known);
}

static void test_shares_in_wari(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"7割", "70", "%", "割"},         {"3割5分", "35", "%", "分"},
        {"2割3分4厘", "23.4", "%", "厘"}, {"0.5割", "5", "%", "割"},
        {"約7割強", "70", "%", "割"},     {"5割以上", "50", "%", "割"},
        {"30分", "30", "分", "分"},       {"3割0分5厘", "30.5", "%", "厘"},
    };
    check_rows(rows, COUNT(rows));
    assert_true(value_of("約7割強").approximate);
    assert_int_equal(value_of("5割以上").bound, BOUND_AT_LEAST);
}

static void check_like(const char *like, const char *value, const char *expected)
{
    const struct quantity_value v = value_of(like);
    assert_str(quantity_print_like(job.doc, number_parse(job.doc, str_of(value)), &v),
               expected);
}

static void test_print_like_of_new_styles(void **state)
{
    (void)state;
    check_like("3割5分", "42", "4割2分");
    check_like("7割", "64", "6割");
    check_like("(1,234)千円", "-5678000", "(5,678)千円");
    check_like("(1,234)千円", "5678000", "5,678千円");
    check_like("（5億円）", "-600000000", "（6億円）");
    check_like("5～10億円", "700000000", "7億円");
    check_like("★★★☆", "2", "★★☆☆");
    check_like("1. 98兆円", "1970000000000", "1.97兆円");
}

static void test_power_and_unit_of_a_value(void **state)
{
    (void)state;
    static const struct {
        const char *text, *unit;
        int power;
    } rows[] = {
        {"1兆9,128億円", "億円", 8}, {"20回", "回", 0},
        {"3割5分", "分", 0},         {"7割", "割", 1},
        {"5～10億円", "億円", 8},    {"(3)千円", "千円", 3},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        const struct quantity_value v = value_of(rows[i].text);
        assert_int_equal(quantity_power(&v), rows[i].power);
        assert_str(quantity_print_unit(job.doc, &v), rows[i].unit);
    }
}

/* --- bounds and what is approximate --- */

static void test_words_around_a_value(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum quantity_bound bound;
        bool approximate, yearly;
    } rows[] = {
        {"30日以内", BOUND_AT_MOST, false, false},
        {"約60%以上", BOUND_AT_LEAST, true, false},
        {"60%以上程度", BOUND_AT_LEAST, true, false},
        {"60%前後", BOUND_NONE, true, false},
        {"おおむね60%", BOUND_NONE, true, false},
        {"100人余り", BOUND_NONE, true, false},
        {"年1.0%", BOUND_NONE, false, true},
        {"年間100件以上", BOUND_AT_LEAST, false, true},
        {"年平均約12件", BOUND_NONE, true, true},
        {"毎年3回", BOUND_NONE, false, true},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        const struct quantity_value v = value_of(rows[i].text);
        if (v.bound != rows[i].bound || v.approximate != rows[i].approximate ||
            v.per_year != rows[i].yearly)
            fail_msg("%s", rows[i].text);
    }
}

static void test_totals_over_years_in_other_words(void **state)
{
    (void)state;
    assert_int_equal(value_of("45回/3か年").over_years, 3);
    assert_int_equal(value_of("45回／３ヵ年").over_years, 3);
    assert_true(value_of("45回/年度").per_year);
}

/* --- negative numbers --- */

static void test_numbers_in_brackets_are_negative(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"(1,234)", "-1234", "", ""},
        {"（1,234）人", "-1234", "人", "人"},
        {"(1,234)千円", "-1234000", "円", "千円"},
        {"（5億円）", "-500000000", "円", "億円"},
        {"（5.0%）", "-5", "%", "%"},
        {"▲ 5.0%", "-5", "%", "%"},
    };
    check_rows(rows, COUNT(rows) - 1);
    assert_non_null(value_of("(12)件（R5）").period);
}

/* --- ranges --- */

static void check_range(const char *text, const char *low, const char *high,
                        const char *unit)
{
    const struct quantity_value v = value_of(text);
    assert_string_equal(exact(v.value), low);
    assert_non_null(v.upper);
    assert_string_equal(exact(v.upper->value), high);
    assert_str(v.unit, unit);
}

static void test_ranges(void **state)
{
    (void)state;
    check_range("5～10件", "5", "10", "件");
    check_range("5件〜10件", "5", "10", "件");
    check_range("10%～20%", "10", "20", "%");
    check_range("5～10億円", "500000000", "1000000000", "円");
    check_range("5千万～1億円", "50000000", "100000000", "円");
    check_range("８ ～ １０か所", "8", "10", "箇所");
    check_range("約1.5～2.0%程度（R5）", "1.5", "2", "%");
    check_range("3件～3件", "3", "3", "件");
    assert_int_equal(read_cell("5～10件，3人").n, 2);
    assert_null(value_of("5件").upper);
}

/* --- labels --- */

static void check_label(const char *text, const char *label, const char *value)
{
    const struct quantity_value v = value_of(text);
    assert_str(v.label, label);
    assert_string_equal(exact(v.value), value);
}

static void test_labels(void **state)
{
    (void)state;
    check_label("製品化件数：７件/年", "製品化件数", "7");
    check_label("技術開発件数160件/年", "技術開発件数", "160");
    check_label("5G人口カバー率: 94.1%", "5G人口カバー率", "94.1");
    check_label("就職率約35.5%", "就職率", "35.5");
    check_label("増減額△3億円", "増減額", "-300000000");
    check_label("満足度80%", "満足度", "80");
    check_label("延べ100人", "延べ", "100");
    check_label("なんでも：約5件", "なんでも", "5");
    check_label("20件", "", "20");
}

/* --- several values --- */

static void test_lines_part_values(void **state)
{
    (void)state;
    const struct quantity q = read_cell("7件\n技術開発数：8\n（R5）\n9社 \n 10");
    assert_int_equal(q.n, 4);
    assert_null(q.values[0].period);
    assert_str(q.values[1].period->text, "R5");
    assert_str(q.values[2].unit, "社");
    assert_string_equal(exact(q.values[3].value), "10");
}

static void test_a_bracket_is_said_of_all_before_it(void **state)
{
    (void)state;
    const struct quantity q = read_cell("40件，305人，7社（R元）（速報）");
    for (int i = 0; i < 3; i++) {
        assert_str(q.values[i].period->text, "R元");
        assert_str(q.values[i].status, "速報");
    }
}

static void test_a_value_with_its_own_bracket_takes_no_other(void **state)
{
    (void)state;
    const struct quantity q = read_cell("40件（R元），305人（R2）（3年累計）");
    assert_str(q.values[0].period->text, "R元");
    assert_int_equal(q.values[0].over_years, 0);
    assert_int_equal(q.values[1].over_years, 3);
}

static void test_a_bracket_is_not_said_of_another_line(void **state)
{
    (void)state;
    const struct quantity q = read_cell("40件\n305人（R元）");
    assert_null(q.values[0].period);
    assert_non_null(q.values[1].period);
}

static void test_only_a_total_in_brackets_is_shared(void **state)
{
    (void)state;
    assert_int_equal(read_cell("200件，1,525人（5年累計）").values[0].over_years, 5);
    assert_int_equal(read_cell("200件，1,525人/5年").values[0].over_years, 0);
    assert_int_equal(read_cell("200件，60人（12人/年）").values[0].over_years, 0);
    assert_int_equal(read_cell("7件/年，1,525人（5年累計）").values[0].over_years, 0);
    assert_int_equal(read_cell("1件，2件，3件（5年累計）").values[0].over_years, 5);
}

/* --- brackets --- */

static void test_totals_in_brackets(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int years;
        bool cumulative;
    } rows[] = {
        {"60件（5年累計）", 5, false},   {"60件 (５年間)", 5, false},
        {"60件（3か年計）", 3, false},   {"60件（3年間の累計）", 3, false},
        {"60件（累計）", 0, true},       {"60件（合計）", 0, true},
        {"60件/3年（3年計）", 3, false}, {"60件（5年累計）（12件/年）", 5, false},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        const struct quantity_value v = value_of(rows[i].text);
        if (v.over_years != rows[i].years || v.cumulative != rows[i].cumulative ||
            v.over_implied)
            fail_msg("%s is over %d", rows[i].text, v.over_years);
    }
}

static void test_years_that_the_annual_value_implies(void **state)
{
    (void)state;
    static const struct {
        const char *text, *annual, *change;
        int years;
        bool implied;
    } rows[] = {
        {"60件（12件/年）", "12", "none", 5, true},
        {"60件（年12件）", "12", "none", 5, true},
        {"60件（13件/年）", "13", "none", 0, false},
        {"12件（12件/年）", "12", "none", 0, false},
        {"0件（0件/年）", "0", "none", 0, false},
        {"60件（5年累計）（20件/年）", "20", "none", 5, false},
        {"1億円（2,000万円/年）", "20000000", "none", 5, true},
        {"40%（年1%）", "none", "1", 0, false},
        {"40.5%（年1.0ポイント）", "none", "1", 0, false},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        const struct quantity_value v = value_of(rows[i].text);
        assert_string_equal(exact(v.annual ? v.annual->value : NULL), rows[i].annual);
        assert_string_equal(exact(v.change ? v.change->value : NULL), rows[i].change);
        if (v.over_years != rows[i].years || v.over_implied != rows[i].implied)
            fail_msg("%s is over %d", rows[i].text, v.over_years);
    }
}

static void test_spans_in_brackets(void **state)
{
    (void)state;
    assert_int_equal(value_of("21件 (半年)").span_months, 6);
    assert_int_equal(value_of("21件（上半期）").span_months, 6);
    assert_int_equal(value_of("21件（6か月）").span_months, 6);
    assert_int_equal(value_of("21件（９ヶ月間）").span_months, 9);
    assert_int_equal(value_of("21件（四半期）").span_months, 3);
    assert_int_equal(value_of("21件").span_months, 0);
}

static void test_dates_in_brackets(void **state)
{
    (void)state;
    assert_str(value_of("35.5%（R2.3)").period->text, "R2.3");
    assert_str(value_of("5件（令和6年(2024年)2月）").period->text, "令和6年(2024年)2月");
    assert_str(value_of("5件 ( R5年度 見込 )").period->text, "R5年度 見込");
    assert_true(value_of("7件/年（H27～R元平均）").period->average);
    assert_null(value_of("5件").period);
}

static void test_how_final_a_value_is(void **state)
{
    (void)state;
    assert_str(value_of("1,234人（速報）").status, "速報");
    assert_str(value_of("1,234人 見込").status, "見込");
    assert_str(value_of("1,234見込み").status, "見込み");
    assert_str(value_of("1,234人速報値").status, "速報値");
    assert_str(value_of("1,234人").status, "");
    assert_true(value_of("1,234人（年平均）").per_year);
}

/* --- no value --- */

static void check_missing(const char *text, enum quantity_missing missing,
                          const char *reason, const char *period)
{
    const struct quantity q = read_cell(text);
    if (q.missing != missing || q.n)
        fail_msg("%s is %d with %d values", text, (int)q.missing, q.n);
    assert_str(q.reason, reason);
    assert_str(q.period ? q.period->text : STR(""), period);
}

static void test_signs_and_words_for_no_value(void **state)
{
    (void)state;
    check_missing("－（R2）", MISSING_NONE, "", "R2");
    check_missing("― （国統計未公表）", MISSING_NONE, "国統計未公表", "");
    check_missing("…（集計中）（R5年度）", MISSING_UNKNOWN, "集計中", "R5年度");
    check_missing("‥", MISSING_UNKNOWN, "", "");
    check_missing("...", MISSING_UNKNOWN, "", "");
    check_missing("・・・", MISSING_UNKNOWN, "", "");
    check_missing("Ｘ（R5）", MISSING_SUPPRESSED, "", "R5");
    check_missing("国統計未公表", MISSING_UNKNOWN, "国統計未公表", "");
    check_missing("該当なし", MISSING_NONE, "該当なし", "");
    check_missing("非公表", MISSING_SUPPRESSED, "非公表", "");
    check_missing("N/A", MISSING_UNKNOWN, "N/A", "");
}

static void test_a_bare_zero_may_be_below_half_a_unit(void **state)
{
    (void)state;
    assert_true(value_of("0").below_unit);
    assert_true(value_of("0.0").below_unit);
    assert_true(value_of("△0.0").below_unit);
    assert_false(value_of("0件").below_unit);
    assert_false(value_of("0%").below_unit);
    assert_false(value_of("1").below_unit);
}

static void test_stars(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"★", "1", "★", "★"},
        {"★★★★", "4", "★", "★"},
        {"★★★☆", "3", "★", "★"},
    };
    check_rows(rows, COUNT(rows));
    assert_int_equal(value_of("★★★☆").style.stars, 4);
}

/* --- digits that no style prints --- */

static void test_odd_digits_come_back(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"007件", "7", "件", "件"},
        {"１2件", "12", "件", "件"},
        {"１,234件", "1234", "件", "件"},
        {"12,345億6789万円", "1234567890000", "円", "万円"},
        {"1億02千03円", "100002003", "円", "円"},
        {"1.　98兆円", "1980000000000", "円", "兆円"},
    };
    check_rows(rows, COUNT(rows));
    assert_non_null(value_of("1. 98兆円").doubt);
    assert_null(value_of("1.98兆円").doubt);
}

static void test_cut_text_never_reads_past_its_end(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "製品化件数：60件\n（5年累計）（12件/年）（令和6年(2024年)2月）",
        "約(1,234)千円以上（年1.0%）速報，5～10億円（半年）", "－（R2）（国統計未公表）",
        "3割5分2厘程度／人（R5年度第1四半期）", "★★★☆（H27～R元平均）"};
    for (int i = 0; i < COUNT(texts); i++)
        for (int n = 0; n <= (int)strlen(texts[i]); n++) {
            struct quantity q;
            const char *why;
            int offset = -1;
            char *cut = malloc((size_t)n + 1); /* so that a byte too far is noticed */
            memcpy(cut, texts[i], (size_t)n);
            char *end = realloc(cut, (size_t)(n ? n : 1));
            const struct str text = {end, n};
            if (quantity_parse(job.doc, notation_shared(), text, &q, &why, &offset))
                assert_true(str_eq(quantity_print(job.doc, &q), q.text));
            else
                assert_in_range(offset, 0, n);
            free(end);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_units_are_called_by_their_name),
        TEST(test_shares_in_wari),
        TEST(test_print_like_of_new_styles),
        TEST(test_power_and_unit_of_a_value),
        TEST(test_words_around_a_value),
        TEST(test_totals_over_years_in_other_words),
        TEST(test_numbers_in_brackets_are_negative),
        TEST(test_ranges),
        TEST(test_labels),
        TEST(test_lines_part_values),
        TEST(test_a_bracket_is_said_of_all_before_it),
        TEST(test_a_value_with_its_own_bracket_takes_no_other),
        TEST(test_a_bracket_is_not_said_of_another_line),
        TEST(test_only_a_total_in_brackets_is_shared),
        TEST(test_totals_in_brackets),
        TEST(test_years_that_the_annual_value_implies),
        TEST(test_spans_in_brackets),
        TEST(test_dates_in_brackets),
        TEST(test_how_final_a_value_is),
        TEST(test_signs_and_words_for_no_value),
        TEST(test_a_bare_zero_may_be_below_half_a_unit),
        TEST(test_stars),
        TEST(test_odd_digits_come_back),
        TEST(test_cut_text_never_reads_past_its_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
