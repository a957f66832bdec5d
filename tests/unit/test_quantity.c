/* Quantities: what plans print, its exact value, and the same text again. */
#include "notation.h"
#include "own_job.h"

#include <stdlib.h>

static struct quantity quantity(const char *text)
{
    struct quantity q;
    const char *why;
    int offset;
    if (!quantity_parse(job.doc, notation_shared(), str_of(text), &q, &why, &offset))
        fail_msg("%s is refused at %d: %s", text, offset, why);
    return q;
}

/* The only value of a text. */
static struct quantity_value value_of(const char *text)
{
    const struct quantity q = quantity(text);
    if (q.missing || q.n != 1)
        fail_msg("%s has %d values", text, q.n);
    return q.values[0];
}

static const struct number *number(const char *text)
{
    return number_parse(job.doc, str_of(text));
}

/* --- reading --- */

struct row {
    const char *text, *exact, *unit;
    enum quantity_bound bound;
    int over_years;
    bool per_year;
};

static void check_row(const struct row *row)
{
    const struct quantity_value v = value_of(row->text);
    if (!str_is(number_print_exact(job.doc, v.value), row->exact))
        fail_msg("%s is %s", row->text, str_c_(number_print_exact(job.doc, v.value)));
    if (!str_is(v.unit, row->unit))
        fail_msg("%s has the unit %s", row->text, str_c_(v.unit));
    if (v.bound != row->bound)
        fail_msg("%s has the bound %d", row->text, (int)v.bound);
    if (v.over_years != row->over_years || v.per_year != row->per_year)
        fail_msg("%s is over %d years", row->text, v.over_years);
}

static void check_rows(const struct row *rows, int n)
{
    for (int i = 0; i < n; i++)
        check_row(&rows[i]);
}

static void test_parse_counts(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"20回", "20", "回", BOUND_NONE, 0, false},
        {"0港", "0", "港", BOUND_NONE, 0, false},
        {"3件", "3", "件", BOUND_NONE, 0, false},
        {"0社", "0", "社", BOUND_NONE, 0, false},
        {"8箇所", "8", "箇所", BOUND_NONE, 0, false},
        {"223人", "223", "人", BOUND_NONE, 0, false},
        {"1,788人", "1788", "人", BOUND_NONE, 0, false},
        {"68,868人", "68868", "人", BOUND_NONE, 0, false},
        {"71413人", "71413", "人", BOUND_NONE, 0, false},
        {"1,234,567人", "1234567", "人", BOUND_NONE, 0, false},
        {"20", "20", "", BOUND_NONE, 0, false},
        {"1,788", "1788", "", BOUND_NONE, 0, false},
        {"20 回", "20", "回", BOUND_NONE, 0, false},
    };
    check_rows(rows, COUNT(rows));
}

static void test_parse_decimals(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"5.0km", "5", "km", BOUND_NONE, 0, false},
        {"19.0km", "19", "km", BOUND_NONE, 0, false},
        {"3.5km", "3.5", "km", BOUND_NONE, 0, false},
        {"0.05km", "0.05", "km", BOUND_NONE, 0, false},
        {"22.2%", "22.2", "%", BOUND_NONE, 0, false},
        {"103.8%", "103.8", "%", BOUND_NONE, 0, false},
        {"0%", "0", "%", BOUND_NONE, 0, false},
        {"1,234.5t", "1234.5", "t", BOUND_NONE, 0, false},
    };
    check_rows(rows, COUNT(rows));
}

static void test_parse_multiplies_scale_words_out(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"98.1億円", "9810000000", "円", BOUND_NONE, 0, false},
        {"115億円", "11500000000", "円", BOUND_NONE, 0, false},
        {"1341.8億円", "134180000000", "円", BOUND_NONE, 0, false},
        {"6,098億円", "609800000000", "円", BOUND_NONE, 0, false},
        {"1.98兆円", "1980000000000", "円", BOUND_NONE, 0, false},
        {"4.9万人", "49000", "人", BOUND_NONE, 0, false},
        {"20万人", "200000", "人", BOUND_NONE, 0, false},
        {"1,135万円", "11350000", "円", BOUND_NONE, 0, false},
        {"326,676千円", "326676000", "円", BOUND_NONE, 0, false},
        {"700,000千円", "700000000", "円", BOUND_NONE, 0, false},
        {"5百万円", "5000000", "円", BOUND_NONE, 0, false},
        {"5千万円", "50000000", "円", BOUND_NONE, 0, false},
        {"3千億円", "300000000000", "円", BOUND_NONE, 0, false},
        {"3京円", "30000000000000000", "円", BOUND_NONE, 0, false},
        {"3億", "300000000", "", BOUND_NONE, 0, false},
        {"0.00000001億円", "1", "円", BOUND_NONE, 0, false},
    };
    check_rows(rows, COUNT(rows));
}

static void test_parse_adds_falling_scale_words(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"1兆9,128億円", "1912800000000", "円", BOUND_NONE, 0, false},
        {"2兆0,600億円", "2060000000000", "円", BOUND_NONE, 0, false},
        {"2兆699億円", "2069900000000", "円", BOUND_NONE, 0, false},
        {"2兆0699.5億円", "2069950000000", "円", BOUND_NONE, 0, false},
        {"3億5千万円", "350000000", "円", BOUND_NONE, 0, false},
        {"1兆5千億円", "1500000000000", "円", BOUND_NONE, 0, false},
        {"12万3456人", "123456", "人", BOUND_NONE, 0, false},
        {"1兆2億3万4円", "1000200030004", "円", BOUND_NONE, 0, false},
    };
    check_rows(rows, COUNT(rows));
}

static void test_parse_bounds(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"97%超", "97", "%", BOUND_MORE_THAN, 0, false},
        {"98%以上", "98", "%", BOUND_AT_LEAST, 0, false},
        {"2,215億円以上", "221500000000", "円", BOUND_AT_LEAST, 0, false},
        {"5%以下", "5", "%", BOUND_AT_MOST, 0, false},
        {"10人未満", "10", "人", BOUND_LESS_THAN, 0, false},
        {"100以上", "100", "", BOUND_AT_LEAST, 0, false},
        {"7件/年以上", "7", "件", BOUND_AT_LEAST, 0, true},
        {"35回/3年超", "35", "回", BOUND_MORE_THAN, 3, false},
    };
    check_rows(rows, COUNT(rows));
}

static void test_parse_totals_and_rates_over_years(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"35回/3年", "35", "回", BOUND_NONE, 3, false},
        {"3箇所/3年", "3", "箇所", BOUND_NONE, 3, false},
        {"30km/3年", "30", "km", BOUND_NONE, 3, false},
        {"210件/3年", "210", "件", BOUND_NONE, 3, false},
        {"10社／５年間", "10", "社", BOUND_NONE, 5, false},
        {"3件/12年", "3", "件", BOUND_NONE, 12, false},
        {"7件/年", "7", "件", BOUND_NONE, 0, true},
        {"305人/年", "305", "人", BOUND_NONE, 0, true},
        {"160件／年間", "160", "件", BOUND_NONE, 0, true},
        {"1.0/年", "1", "", BOUND_NONE, 0, true},
    };
    check_rows(rows, COUNT(rows));
}

static void test_parse_full_width_characters(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"40.5％", "40.5", "%", BOUND_NONE, 0, false},
        {"７件/年", "7", "件", BOUND_NONE, 0, true},
        {"２，２１５億円以上", "221500000000", "円", BOUND_AT_LEAST, 0, false},
        {"４０．５％", "40.5", "%", BOUND_NONE, 0, false},
        {"１９ｋｍ", "19", "km", BOUND_NONE, 0, false},
        {"３５回／３年", "35", "回", BOUND_NONE, 3, false},
    };
    check_rows(rows, COUNT(rows));
}

static void test_parse_minus_signs(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"△7.76", "-7.76", "", BOUND_NONE, 0, false},
        {"▲7.76%", "-7.76", "%", BOUND_NONE, 0, false},
        {"-3件", "-3", "件", BOUND_NONE, 0, false},
        {"－3件", "-3", "件", BOUND_NONE, 0, false},
        {"−2兆699億円", "-2069900000000", "円", BOUND_NONE, 0, false},
        {"△0.0%", "0", "%", BOUND_NONE, 0, false},
        {"+8.3ポイント", "8.3", "ポイント", BOUND_NONE, 0, false},
        {"＋２件", "2", "件", BOUND_NONE, 0, false},
        {"±0.0%", "0", "%", BOUND_NONE, 0, false},
    };
    check_rows(rows, COUNT(rows));
}

static void test_parse_keeps_the_sign_that_was_printed(void **state)
{
    (void)state;
    assert_int_equal(value_of("△7.76").style.minus, 0x25B3);
    assert_int_equal(value_of("▲7.76").style.minus, 0x25B2);
    assert_int_equal(value_of("－7.76").style.minus, 0xFF0D);
    assert_int_equal(value_of("-7.76").style.minus, '-');
    assert_int_equal(value_of("7.76").style.minus, 0);
}

static void test_parse_knows_a_unit_per_person(void **state)
{
    (void)state;
    const struct quantity_value v = value_of("2,022万円／人");
    assert_str(number_print_exact(job.doc, v.value), "20220000");
    assert_str(v.unit, "円");
    assert_str(v.per, "人");
    assert_int_equal(v.over_years, 0);
    assert_false(v.per_year);
    assert_int_equal(value_of("7件/年").per.n, 0);
}

static void test_parse_knows_what_is_approximate(void **state)
{
    (void)state;
    assert_true(value_of("約60%").approximate);
    assert_true(value_of("60%程度").approximate);
    assert_true(value_of("約1兆2,000億円").approximate);
    assert_false(value_of("60%").approximate);
    assert_str(value_of("60%程度").unit, "%");
}

static void test_parse_keeps_what_stands_around_the_digits(void **state)
{
    (void)state;
    assert_str(value_of("約△2兆0,600億円以上").before, "約△");
    assert_str(value_of("2,215億円以上").after, "円以上");
    assert_str(value_of("35 回/3年").after, " 回/3年");
    assert_str(value_of("２２．２％").after, "％");
    assert_str(value_of("20").after, "");
    assert_str(value_of("約20").before, "約");
}

static void test_parse_shows_the_text_without_blanks_around_it(void **state)
{
    (void)state;
    assert_str(quantity(" 20回\n").text, "20回");
    assert_str(quantity("\t－ ").text, "－");
    assert_int_equal(quantity("\t－ ").missing, MISSING_NONE);
}

static void check_style(const char *text, int n_scales, const int *scales, int decimals,
                        int pad)
{
    const struct quantity_style style = value_of(text).style;
    assert_int_equal(style.n_scales, n_scales);
    for (int i = 0; i < n_scales; i++)
        assert_int_equal(style.scales[i] ? style.scales[i]->power : 0, scales[i]);
    assert_int_equal(style.decimals, decimals);
    assert_int_equal(style.pad, pad);
}

static void test_parse_keeps_scales_decimals_and_filling(void **state)
{
    (void)state;
    check_style("1,788人", 1, (const int[]){0}, 0, 0);
    check_style("98.10億円", 1, (const int[]){8}, 2, 0);
    check_style("1兆9,128億円", 2, (const int[]){12, 8}, 0, 0);
    check_style("2兆0,600億円", 2, (const int[]){12, 8}, 0, 4);
    check_style("2兆0600.25億円", 2, (const int[]){12, 8}, 2, 4);
    check_style("12万3456人", 2, (const int[]){4, 0}, 0, 0);
    check_style("1兆2億3万4円", 4, (const int[]){12, 8, 4, 0}, 0, 0);
}

static void test_parse_keeps_grouping_and_width(void **state)
{
    (void)state;
    assert_true(value_of("1,788人").style.grouped);
    assert_false(value_of("1788人").style.grouped);
    assert_true(value_of("1兆9,128億円").style.grouped);
    assert_true(value_of("７件").style.wide);
    assert_false(value_of("7件／年").style.wide);
}

/* --- missing values --- */

static void check_missing(const char *text, enum quantity_missing missing)
{
    const struct quantity q = quantity(text);
    if (q.missing != missing || q.n != 0)
        fail_msg("%s is %d with %d values", text, (int)q.missing, q.n);
}

static void test_parse_dashes_are_nothing_to_report(void **state)
{
    (void)state;
    static const char *const dashes[] = {"－", "—", "―", "-", "–", "−"};
    for (int i = 0; i < COUNT(dashes); i++)
        check_missing(dashes[i], MISSING_NONE);
}

static void test_parse_other_signs_for_no_value(void **state)
{
    (void)state;
    check_missing("…", MISSING_UNKNOWN);
    check_missing("x", MISSING_SUPPRESSED);
    check_missing("X", MISSING_SUPPRESSED);
    check_missing("ｘ", MISSING_SUPPRESSED);
    check_missing("Ｘ", MISSING_SUPPRESSED);
}

static void test_parse_zero_is_not_missing(void **state)
{
    (void)state;
    assert_int_equal(quantity("0").missing, MISSING_NOT);
    assert_int_equal(quantity("0").n, 1);
}

/* --- several values --- */

static void test_parse_two_values_in_a_cell(void **state)
{
    (void)state;
    const struct quantity q = quantity("40件，305人");
    assert_int_equal(q.n, 2);
    assert_str(number_print_exact(job.doc, q.values[0].value), "40");
    assert_str(q.values[0].unit, "件");
    assert_str(number_print_exact(job.doc, q.values[1].value), "305");
    assert_str(q.values[1].unit, "人");
}

static void test_parse_tells_a_separator_from_a_grouping_comma(void **state)
{
    (void)state;
    const struct quantity q = quantity("200件，1,525人");
    assert_int_equal(q.n, 2);
    assert_str(number_print_exact(job.doc, q.values[0].value), "200");
    assert_str(number_print_exact(job.doc, q.values[1].value), "1525");
    assert_int_equal(quantity("1,525人").n, 1);
    assert_int_equal(quantity("40件,305人").n, 2);
    assert_int_equal(quantity("40件、305人").n, 2);
}

static void test_parse_each_value_has_its_own_style(void **state)
{
    (void)state;
    const struct quantity q = quantity("1,000件, 2.5億円/3年");
    assert_true(q.values[0].style.grouped);
    assert_false(q.values[1].style.grouped);
    assert_int_equal(q.values[0].style.decimals, 0);
    assert_int_equal(q.values[1].style.decimals, 1);
    assert_int_equal(q.values[0].over_years, 0);
    assert_int_equal(q.values[1].over_years, 3);
}

static void test_parse_takes_four_values_at_most(void **state)
{
    (void)state;
    assert_int_equal(quantity("1件，2件，3件，4件").n, 4);
}

/* --- refusals --- */

#define A_DIGIT "a digit is expected"
#define NO_PART "this is not part of a quantity"
#define A_REMARK                                                                         \
    "a remark in brackets is not part of the value; give it as a note or a period"
#define YEARS "a number of years is expected after the slash, as in /3年"

static void check_refused(struct str text, const char *expected, int expected_offset)
{
    struct quantity q;
    const char *why = NULL;
    int offset = -1;
    if (quantity_parse(job.doc, notation_shared(), text, &q, &why, &offset))
        fail_msg("\"%s\" is accepted", str_c_(text));
    else if (strcmp(why, expected) != 0 || offset != expected_offset)
        fail_msg("\"%s\": %s at %d", str_c_(text), why, offset);
}

static void test_parse_says_what_is_wrong_and_where(void **state)
{
    (void)state;
    static const struct {
        const char *text, *why;
        int offset; /* [byte] */
    } rows[] = {
        {"", A_DIGIT, 0},
        {"   ", A_DIGIT, 3},
        {"abc", A_DIGIT, 0},
        {"  abc", A_DIGIT, 2},
        {"R5.12", A_DIGIT, 0},
        {"++5%", A_DIGIT, 1},
        {".5km", A_DIGIT, 0},
        {",500人", A_DIGIT, 0},
        {"億円", A_DIGIT, 0},
        {"約", A_DIGIT, 3},
        {"△", A_DIGIT, 3},
        {"＋", A_DIGIT, 3},
        {"±3%", "± in front of it makes it no single value", 2},
        {"--", A_DIGIT, 1},
        {"--5", A_DIGIT, 1},
        {"1.件", A_DIGIT, 2},
        {"12.", A_DIGIT, 3},
        {"1兆2.億円", A_DIGIT, 6},
        {"40件，", A_DIGIT, 8},
        {"40件、 人", A_DIGIT, 9},
        {"1,23,456件", NO_PART, 1},
        {"1,2345人", NO_PART, 1},
        {"1,23人", NO_PART, 1},
        {"12,345,67件", NO_PART, 6},
        {"1234,567件", "the commas do not part thousands", 4},
        {"12,345,678.5,000件", NO_PART, 12},
        {"1 788人", NO_PART, 2},
        {"1.2.3件", NO_PART, 3},
        {"1.2.件", NO_PART, 3},
        {"5x2", NO_PART, 2},
        {"98%以上です", NO_PART, 9},
        {"5件以上未満", NO_PART, 10},
        {"5件/人/日", NO_PART, 8},
        {"5件 程度", NO_PART, 5},
        {"5件－", NO_PART, 4},
        {"☆", A_DIGIT, 0},
        {"1. 件", A_DIGIT, 2},
        {"5-10件", NO_PART, 1},
        {"10～5件", "the range ends before it begins", 5},
        {"1億円～10人", "the ends of the range are in different units", 10},
        {"5～", NO_PART, 1},
        {"R5", A_DIGIT, 0},
        {"第3回", A_DIGIT, 0},
        {"令和6年度", A_DIGIT, 0},
        {"売上：", A_DIGIT, 0},
        {"売上：なんと", A_DIGIT, 0},
        {"売上100件", A_DIGIT, 0},
        {"40件\n売上100件", A_DIGIT, 6},
        {"21件 (参考)", A_REMARK, 6},
        {"21件（）", A_REMARK, 5},
        {"21件（R5.13）", "a month from 1 to 12 is expected here", 11},
        {"21件（R5", "the bracket is not closed", 5},
        {"21件（R5）（R6）", A_REMARK, 13},
        {"21件（速報）（確報）", A_REMARK, 17},
        {"60件（5年）", A_REMARK, 5},
        {"60件（12社/年）", A_REMARK, 5},
        {"60件（12件）", A_REMARK, 5},
        {"60件（12件/年）（12件/年）", A_REMARK, 20},
        {"60件/3年（5年累計）", A_REMARK, 10},
        {"60件（0年累計）", A_REMARK, 5},
        {"60件（年1.0%）", A_REMARK, 5},
        {"21件（0か月）", A_REMARK, 5},
        {"21件（13）", A_REMARK, 5},
        {"－（R5.13）", "a month from 1 to 12 is expected here", 9},
        {"－（国）（県）", "there is a second reason", 12},
        {"－（R2", "the bracket is not closed", 3},
        {"－（R2）件", NO_PART, 11},
        {"－件", A_DIGIT, 3},
        {"5割人", NO_PART, 4},
        {"5割3割", "the scale words do not fall", 4},
        {"(5件", "the bracket of a negative number is not closed", 5},
        {"(5", "the bracket of a negative number is not closed", 2},
        {"60%程度程度", NO_PART, 9},
        {"35回/0年", "a total over no years means nothing", 6},
        {"35回/00年間", "a total over no years means nothing", 6},
        {"35回/", "a unit is expected after the slash", 6},
        {"35回/以上", "a unit is expected after the slash", 6},
        {"35回/3", YEARS, 7},
        {"35回/3人", YEARS, 7},
        {"35回/12345年", YEARS, 10},
        {"12億3兆円", "the scale words do not fall", 5},
        {"1兆2兆円", "the scale words do not fall", 4},
        {"1万2千3百万円", "the scale words do not fall", 8},
        {"98.1 億円", "a blank parts the number from its scale word", 4},
        {"2兆0,600　億円", "a blank parts the number from its scale word", 9},
        {"1.5兆3億円", "a part with decimals must be the last", 6},
        {"1件，2件，3件，4件，5件", "there are too many values in one cell", 28},
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_refused(str_of(rows[i].text), rows[i].why, rows[i].offset);
}

static void test_parse_refuses_a_number_without_end(void **state)
{
    (void)state;
    char digits[5000];
    struct quantity q;
    const char *why;
    int offset;
    memset(digits, '7', sizeof digits);
    assert_true(quantity_parse(job.doc, notation_shared(), (struct str){digits, 100}, &q,
                               &why, &offset));
    check_refused((struct str){digits, 101}, "the number is too long", 0);
    check_refused((struct str){digits, sizeof digits}, "the number is too long", 0);
    digits[1] = '.';
    check_refused((struct str){digits, sizeof digits}, "the number is too long", 0);
}

static void test_parse_refuses_a_fifth_scale_word(void **state)
{
    (void)state;
    check_refused(STR("1京2兆3億4万5円"), "the scale words do not fall", 16);
}

static void test_parse_of_cut_text_never_reads_past_its_end(void **state)
{
    (void)state;
    const struct str text =
        STR("約△１兆9,128.5億円/3年程度，４０．５％以上、1,525人／年間");
    for (int n = 0; n < text.n; n++) {
        struct quantity q;
        const char *why;
        int offset = -1;
        char *exact = malloc((size_t)n); /* so that a byte too far is noticed */
        memcpy(exact, text.p, (size_t)n);
        if (!quantity_parse(job.doc, notation_shared(), (struct str){exact, n}, &q, &why,
                            &offset))
            assert_in_range(offset, 0, n);
        free(exact);
    }
}

/* --- printing --- */

static void check_comes_back(const char *text)
{
    const struct quantity q = quantity(text);
    assert_str(quantity_print(job.doc, &q), text);
}

static void test_print_gives_the_text_back(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "20回",
        "35回/3年",
        "1,788人",
        "98.1億円",
        "1兆9,128億円",
        "2兆0,600億円",
        "2兆699億円",
        "22.2%",
        "4.9万人",
        "326,676千円",
        "97%超",
        "98%以上",
        "2,215億円以上",
        "7件/年",
        "2,022万円／人",
        "40.5％",
        "７件/年",
        "２，２１５億円以上",
        "△7.76",
        "＋２件",
        "±0.0%",
        "約60%",
        "0%",
        "5.0km",
        "19.0km",
        "3箇所/3年",
        "0港",
        "1341.8億円",
        "1.98兆円",
        "700,000千円",
        "68,868人",
        "103.8%",
        "1,135万円",
        "6,098億円",
        "10社／５年間",
        "０．０５％",
        "▲0.0%",
        "－3.5%",
        "5百万円",
        "5千万円",
        "3千億円",
        "3億5千万円",
        "12万3456人",
        "1兆2億3万4円",
        "2兆0億円",
        "2兆0,000億円",
        "2兆0600億円",
        "2兆0600.5億円",
        "2兆0,060.25億円",
        "2兆05億円",
        "２兆０，６００億円",
        "60%程度",
        "約1兆2,000億円",
        "35 回/3年",
        "0.001",
        "1,234,567,890",
        "1234567",
        "12,345億6,789万円",
        "3京2,000兆円",
        "7件/年以上",
        "10人未満",
        "5%以下",
        "20",
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_comes_back(rows[i]);
}

static void test_print_gives_signs_for_no_value_back(void **state)
{
    (void)state;
    static const char *const rows[] = {"－", "—", "―", "-", "–", "−", "…", "x", "Ｘ"};
    for (int i = 0; i < COUNT(rows); i++)
        check_comes_back(rows[i]);
}

static void test_print_gives_several_values_back(void **state)
{
    (void)state;
    check_comes_back("40件，305人");
    check_comes_back("200件，1,525人");
    check_comes_back("40件、 2兆0,600億円以上 ， △5.0%");
}

static void test_print_leaves_out_blanks_around_the_text(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {" 20回 ", "20回"},
        {" 20 ", "20"},
        {"\t35回/3年\n", "35回/3年"},
        {" － ", "－"},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        const struct quantity q = quantity(rows[i][0]);
        assert_str(quantity_print(job.doc, &q), rows[i][1]);
    }
}

static void test_print_keeps_a_number_beyond_every_integer(void **state)
{
    (void)state;
    check_comes_back("123456789012345678901234567890兆5億円");
    check_comes_back("98,765,432,109,876,543,210.123456789012345678901件");
}

/* Each of the parts of 12兆3,456億円, in each way of printing them. */
static void test_print_every_pair_of_parts_comes_back(void **state)
{
    (void)state;
    static const int first[] = {1, 9, 10, 120};
    for (int i = 0; i < COUNT(first); i++)
        for (int b = 0; b < 10000; b += 37) {
            const int a = first[i];
            const char *plain = str_format(job.doc, "%d兆%d億円", a, b).p;
            const struct number *expected =
                number_from_int(job.doc, a * 1000000000000 + b * (int64_t)100000000);
            if (number_compare(value_of(plain).value, expected))
                fail_msg("%s is read wrong", plain);
            check_comes_back(plain);
            check_comes_back(str_format(job.doc, "%d兆%04d億円", a, b).p);
            check_comes_back(
                str_format(job.doc, "%d兆%d,%03d億円", a, b / 1000, b % 1000).p);
        }
}

static void check_like(const char *like, const char *value, const char *expected)
{
    const struct quantity_value v = value_of(like);
    assert_str(quantity_print_like(job.doc, number(value), &v), expected);
}

static void test_print_like_takes_digits_and_unit(void **state)
{
    (void)state;
    check_like("1,788人", "12345.6", "12,346人");
    check_like("1788人", "12345", "12345人");
    check_like("22.2%", "22.25", "22.3%");
    check_like("5.0km", "19", "19.0km");
    check_like("98.1億円", "11500000000", "115.0億円");
    check_like("326,676千円", "1234567890", "1,234,568千円");
    check_like("２，２１５億円", "112345000000", "１，１２３億円");
    check_like("20", "0.4", "0");
}

static void test_print_like_leaves_out_what_stands_around(void **state)
{
    (void)state;
    check_like("35回/3年", "12", "12回");
    check_like("97%超", "97.5", "98%");
    check_like("約60%程度", "61", "61%");
    check_like("2,022万円／人", "20225000", "2,023万円");
    check_like("35 回", "3", "3回");
}

static void test_print_like_splits_into_parts(void **state)
{
    (void)state;
    check_like("1兆9,128億円", "2069900000000", "2兆699億円");
    check_like("2兆0,600億円", "2069900000000", "2兆0,699億円");
    check_like("2兆0,600億円", "2005000000000", "2兆0,050億円");
    check_like("2兆0600億円", "2000600000000", "2兆0006億円");
    check_like("2兆0600.0億円", "2000650000000", "2兆0006.5億円");
    check_like("3億5千万円", "120000000", "1億2千万円");
    check_like("12万3456人", "70001", "7万1人");
}

static void test_print_like_carries_into_the_first_part(void **state)
{
    (void)state;
    check_like("1兆9,128億円", "1999960000000", "2兆0億円");
    check_like("2兆0,600億円", "1999960000000", "2兆0,000億円");
    check_like("1兆9,128億円", "1999940000000", "1兆9,999億円");
    check_like("9兆9,999億円", "9999999999999", "10兆0億円");
}

static void test_print_like_begins_with_the_first_part_that_there_is(void **state)
{
    (void)state;
    check_like("1兆9,128億円", "609800000000", "6,098億円");
    check_like("2兆0,600億円", "60000000000", "600億円");
    check_like("1兆9,128億円", "0", "0億円");
    check_like("1兆9,128億円", "999960000000", "1兆0億円");
}

static void test_print_like_takes_the_minus_sign(void **state)
{
    (void)state;
    check_like("△7.76", "-1.234", "△1.23");
    check_like("△7.76", "1.235", "1.24");
    check_like("7.76", "-1.235", "-1.24");
    check_like("1兆9,128億円", "-609800000000", "-6,098億円");
    check_like("－5%", "-6", "－6%");
}

static void test_print_like_of_a_fraction(void **state)
{
    (void)state;
    const struct quantity_value v = value_of("5.0km");
    assert_str(quantity_print_like(job.doc, number_from_ratio(job.doc, 2, 3), &v),
               "0.7km");
    assert_str(quantity_print_like(job.doc, number_from_ratio(job.doc, -2, 3), &v),
               "-0.7km");
}

/* --- units --- */

static void test_read_unit_gives_name_and_power(void **state)
{
    (void)state;
    static const struct {
        const char *printed, *name;
        int power;
    } rows[] = {
        {"千円", "円", 3},     {"万人", "人", 4},       {"百万円", "円", 6},
        {"千万円", "円", 7},   {"億円", "円", 8},       {"十億円", "円", 9},
        {"千億円", "円", 11},  {"兆円", "円", 12},      {"千兆円", "円", 15},
        {"京円", "円", 16},    {"億", "", 8},           {"", "", 0},
        {"円", "円", 0},       {"km", "km", 0},         {"ｋｍ", "km", 0},
        {"百人", "百人", 0},   {"円億", "円億", 0},     {"か所", "箇所", 0},
        {"千ヵ所", "箇所", 3}, {"万t-CO2", "t-CO2", 4}, {"割", "%", 1},
        {"分", "分", 0},       {"割合", "割合", 0},     {"人口", "人口", 0},
        {"％", "%", 0},        {"k円", "k円", 0},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        int power = -1;
        const struct str name =
            quantity_read_unit(notation_shared()->units, str_of(rows[i].printed), &power);
        assert_str(name, rows[i].name);
        assert_int_equal(power, rows[i].power);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_parse_counts),
        TEST(test_parse_decimals),
        TEST(test_parse_multiplies_scale_words_out),
        TEST(test_parse_adds_falling_scale_words),
        TEST(test_parse_bounds),
        TEST(test_parse_totals_and_rates_over_years),
        TEST(test_parse_full_width_characters),
        TEST(test_parse_minus_signs),
        TEST(test_parse_keeps_the_sign_that_was_printed),
        TEST(test_parse_knows_a_unit_per_person),
        TEST(test_parse_knows_what_is_approximate),
        TEST(test_parse_keeps_what_stands_around_the_digits),
        TEST(test_parse_shows_the_text_without_blanks_around_it),
        TEST(test_parse_keeps_scales_decimals_and_filling),
        TEST(test_parse_keeps_grouping_and_width),
        TEST(test_parse_dashes_are_nothing_to_report),
        TEST(test_parse_other_signs_for_no_value),
        TEST(test_parse_zero_is_not_missing),
        TEST(test_parse_two_values_in_a_cell),
        TEST(test_parse_tells_a_separator_from_a_grouping_comma),
        TEST(test_parse_each_value_has_its_own_style),
        TEST(test_parse_takes_four_values_at_most),
        TEST(test_parse_says_what_is_wrong_and_where),
        TEST(test_parse_refuses_a_number_without_end),
        TEST(test_parse_refuses_a_fifth_scale_word),
        TEST(test_parse_of_cut_text_never_reads_past_its_end),
        TEST(test_print_gives_the_text_back),
        TEST(test_print_gives_signs_for_no_value_back),
        TEST(test_print_gives_several_values_back),
        TEST(test_print_leaves_out_blanks_around_the_text),
        TEST(test_print_keeps_a_number_beyond_every_integer),
        TEST(test_print_every_pair_of_parts_comes_back),
        TEST(test_print_like_takes_digits_and_unit),
        TEST(test_print_like_leaves_out_what_stands_around),
        TEST(test_print_like_splits_into_parts),
        TEST(test_print_like_carries_into_the_first_part),
        TEST(test_print_like_begins_with_the_first_part_that_there_is),
        TEST(test_print_like_takes_the_minus_sign),
        TEST(test_print_like_of_a_fraction),
        TEST(test_read_unit_gives_name_and_power),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
