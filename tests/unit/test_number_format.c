#include "own_job.h"

#include "measure/number_format.h"

#include "quantity/quantity.h"

/* --- decimals ----------------------------------------------------------------------- */

static const char *print_decimal(const struct decimal *d)
{
    struct strbuf b = new_buffer();
    decimal_print(&b, d);
    return strbuf_str(&b).p;
}

static void expect_decimal(const char *text, const char *printed)
{
    struct decimal d;
    assert_true(decimal_parse(str_of(text), &d));
    assert_string_equal(print_decimal(&d), printed);
}

static void test_decimals_are_exact(void **state)
{
    (void)state;
    expect_decimal("0", "0");
    expect_decimal("-0", "0");
    expect_decimal("000", "0");
    expect_decimal("-12.50", "-12.5");
    expect_decimal("+007", "7");
    expect_decimal(".5", "0.5");
    expect_decimal("5.", "5");
    expect_decimal("0.00025", "0.00025");
    expect_decimal("1.5E-3", "0.0015");
    expect_decimal("1.5e3", "1500");
    expect_decimal("1E+20", "100000000000000000000");
    expect_decimal("123456789012345678901234567890.123456789",
                   "123456789012345678901234567890.123456789");
}

static void test_what_is_no_decimal(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "-",
        ".",
        "1,5",
        "1 ",
        " 1",
        "1.2.3",
        "e5",
        "1e",
        "1e1.5",
        "0x1",
        "NaN",
        "1e401",
        "1e99999999999",
        "1e-2147483648",
        "1234567890123456789012345678901234567890123456789012345678901234567",
    };
    for (int i = 0; i < COUNT(texts); i++) {
        struct decimal d;
        assert_false(decimal_parse(str_of(texts[i]), &d));
    }
}

static void expect_rounded(const char *text, int n, const char *printed)
{
    struct decimal d;
    assert_true(decimal_parse(str_of(text), &d));
    decimal_round(&d, n);
    assert_string_equal(print_decimal(&d), printed);
}

static void test_decimals_are_rounded_to_digits(void **state)
{
    (void)state;
    expect_rounded("0.30000000000000004", 15, "0.3");
    expect_rounded("4.4999999999999998E-2", 15, "0.045");
    expect_rounded("1234.5", 15, "1234.5");
    expect_rounded("1234.5", 4, "1235");
    expect_rounded("-1234.5", 4, "-1235");
    expect_rounded("9999.9", 4, "10000");
    expect_rounded("1050", 2, "1100");
    expect_rounded("1049", 2, "1000");
}

static void expect_rounded_at(const char *text, int places, const char *printed)
{
    struct decimal d;
    assert_true(decimal_parse(str_of(text), &d));
    decimal_round_at(&d, places);
    assert_string_equal(print_decimal(&d), printed);
}

static void test_decimals_are_rounded_at_places(void **state)
{
    (void)state;
    expect_rounded_at("1.25", 1, "1.3");
    expect_rounded_at("0.5", 0, "1");
    expect_rounded_at("0.49", 0, "0");
    expect_rounded_at("-0.04", 1, "0");
    expect_rounded_at("0.004", 1, "0");
    expect_rounded_at("99.95", 1, "100");
    expect_rounded_at("12", 3, "12");
}

static void expect_order(const char *a, const char *b, int order)
{
    struct decimal x, y;
    assert_true(decimal_parse(str_of(a), &x) && decimal_parse(str_of(b), &y));
    assert_int_equal(decimal_compare(&x, &y), order);
    assert_int_equal(decimal_compare(&y, &x), -order);
    assert_int_equal(decimal_equal(&x, &y), !order);
}

static void test_decimals_compare(void **state)
{
    (void)state;
    expect_order("1", "2", -1);
    expect_order("-1", "-2", 1);
    expect_order("-1", "0", -1);
    expect_order("0", "0.001", -1);
    expect_order("0.001", "1000", -1);
    expect_order("12", "12.5", -1);
    expect_order("1.50", "1.5", 0);
    expect_order("-0", "0", 0);
}

/* --- what cells show ---------------------------------------------------------------- */

static enum shown show(const char *code, const char *value, bool from_1904,
                       const char **shown)
{
    static const struct calendar *calendar;
    calendar = calendar_load(&job, TEST_HOME "/data/eras.tsv");
    const struct dates dates = {calendar, from_1904};
    struct decimal d;
    struct strbuf b = new_buffer();
    struct str text;
    assert_true(decimal_parse(str_of(value), &d));
    const enum shown how = number_format_print(
        &b, number_format_parse(job.doc, str_of(code)), &dates, &d, &text);
    *shown = str_c(job.doc, text);
    return how;
}

/* A cell with the format `code` that holds `value` shows `text`, and all it holds. */
static void expect(const char *code, const char *value, const char *text)
{
    const char *shown;
    assert_int_equal(show(code, value, false, &shown), SHOWN);
    assert_string_equal(shown, text);
}

static void expect_other(const char *code, const char *value, const char *text)
{
    const char *shown;
    assert_int_equal(show(code, value, false, &shown), SHOWN_OTHER);
    assert_string_equal(shown, text);
}

static void test_general(void **state)
{
    (void)state;
    expect("General", "1788.5", "1788.5");
    expect("GENERAL", "-0.1", "-0.1");
    expect("General\"件\"", "-12", "-12件");
    expect("@", "12", "12");
    expect("", "12", "12");
}

static void test_places(void **state)
{
    (void)state;
    expect("0", "12", "12");
    expect("0.0", "12", "12.0");
    expect("0.00", "12.5", "12.50");
    expect("000", "7", "007");
    expect("0.0#", "1.5", "1.5");
    expect("0.0#", "1.25", "1.25");
    expect("#.##", "3", "3");
    expect("#.0", "0.5", "0.5");
    expect(".00", "12.5", "12.50");
    expect("??0.0?", "1.5", "1.5");
    expect_other("0", "12.5", "13");
    expect_other("0.0", "0.05", "0.1");
    expect_other("0.0", "9.96", "10.0");
    expect_other("0.0", "-0.04", "0.0");
}

static void test_groups(void **state)
{
    (void)state;
    expect("#,##0", "0", "0");
    expect("#,##0", "999", "999");
    expect("#,##0", "1788", "1,788");
    expect("#,##0", "-1912800000000", "-1,912,800,000,000");
    expect("#,##0.0", "1234.5", "1,234.5");
    expect("0,000", "5", "0,005");
    expect_other("#,##0", "999.5", "1,000");
}

static void test_percentages(void **state)
{
    (void)state;
    expect("0.0%", "0.222", "22.2%");
    expect("0%", "1.05", "105%");
    expect("0%", "0", "0%");
    expect("0.0\"％\"", "22.2", "22.2％");
    expect("0.0%", "0.22200000000000003", "22.2%");
    expect_other("0%", "0.995", "100%");
}

static void test_thousands(void **state)
{
    (void)state;
    expect_other("#,##0,", "326676000", "326,676");
    expect_other("0.0,,\"百万円\"", "9810000000", "9810.0百万円");
    expect_other("[>=100000000]#,##0.0,,\"百万円\";#,##0\"円\"", "9812345678",
                 "9,812.3百万円");
    expect("[>=100000000]#,##0.0,,\"百万円\";#,##0\"円\"", "1788", "1,788円");
}

static void test_words(void **state)
{
    (void)state;
    expect("#,##0\"人\"", "1788", "1,788人");
    expect("#,##0人", "1788", "1,788人");
    expect("\"約\"0\\件", "20", "約20件");
    expect("[$¥-411]#,##0", "100", "¥100");
    expect("[Red][DBNum3]0", "5", "5");
    expect("_ * #,##0_ ", "1788", "1,788");
    expect("000-0000", "8920871", "892-0871");
}

static void test_sections(void **state)
{
    (void)state;
    expect("#,##0;\"△ \"#,##0", "-1788", "△ 1,788");
    expect("#,##0;\"△ \"#,##0", "1788", "1,788");
    expect("#,##0;△#,##0;0", "0", "0");
    expect("#,##0_);(#,##0)", "-5", "(5)");
    expect("0;;", "5", "5");
    expect("0;@", "-5", "-5");
    expect("[<0]▲0;0", "-5", "▲5");
    expect("[>=0]0;▲0", "-5", "▲5");
    expect("[>100]\"多\"0;\"少\"0", "-5", "-少5");
    expect("[=1]\"一\"0;[<>2]0;\"二\"0", "2", "二2");
    expect("[<=1]0.0;0.00", "1", "1.0");
}

/* What is shown without a digit is read in full: it is there all the same. */
static void test_numbers_that_are_not_shown(void **state)
{
    (void)state;
    expect(";;;", "12.5", "12.5");
    expect("#,###", "0", "0");
    expect("#,##0;-#,##0;\"-\"", "0", "0");
    expect("0;\"負\"", "-3", "-3");
    expect("[>100]0;[>10]0", "5", "5");
}

static void test_fractions_and_powers_are_read_in_full(void **state)
{
    (void)state;
    expect("0.00E+00", "1912800", "1912800");
    expect("# ?/?", "0.125", "0.125");
}

static void test_dates_as_people_print_them(void **state)
{
    (void)state;
    expect("yyyy\"年\"m\"月\"d\"日\"", "45291", "2023年12月31日");
    expect("yyyy\"年\"m\"月\"", "45291", "2023年12月");
    expect("yyyy\"年度\"", "45291", "2023年度");
    expect("[$-411]ggge\"年\"m\"月\"d\"日\";@", "45291", "令和5年12月31日");
    expect("[$-411]ge\\.m\\.d", "45291", "R5.12.31");
    expect("[$-411]ge.mm", "45200", "R5.10");
    expect("gggee\"年\"", "43831", "令和02年");
    expect("ge.m.d", "43585", "H31.4.30");
    expect("ge.m.d", "43586", "R1.5.1");
    expect("\"令和\"e\"年\"", "45291", "令和5年");
    expect("yyyy/mm/dd", "45291", "2023.12.31");
    expect("yyyy-m", "45291", "2023.12");
    expect("yy/m/d", "45291", "2023.12.31");
    expect("yyyy\"年\"m\"月\"d\"日\"(aaa)", "45291", "2023年12月31日");
    expect("yyyy/m/d h:mm", "45291.75", "2023.12.31");
}

static void test_other_dates_are_read_with_their_year(void **state)
{
    (void)state;
    expect("m/d/yyyy", "45291", "2023.12.31");
    expect("d-mmm-yy", "45291", "2023.12.31");
    expect("mmm-yy", "45291", "2023年12月");
    expect("m\"月\"d\"日\"", "45291", "2023.12.31");
    expect("aaaa", "45291", "2023.12.31");
    expect("mmmm", "45291", "2023年12月");
}

static void test_days_of_both_counts(void **state)
{
    (void)state;
    const char *shown;
    expect("yyyy/m/d", "1", "1900.1.1");
    expect("yyyy/m/d", "59", "1900.2.28");
    expect("yyyy/m/d", "61", "1900.3.1");
    expect("yyyy/m/d", "36585", "2000.2.29");
    expect("yyyy/m/d", "45351", "2024.2.29");
    expect("yyyy/m/d", "2958465", "9999.12.31");
    assert_int_equal(show("yyyy/m/d", "0", true, &shown), SHOWN);
    assert_string_equal(shown, "1904.1.1");
    assert_int_equal(show("yyyy/m/d", "43829", true, &shown), SHOWN);
    assert_string_equal(shown, "2023.12.31");
}

static void test_days_that_are_not(void **state)
{
    (void)state;
    static const char *const values[] = {"0", "60", "-1", "2958466", "1e300"};
    const char *shown;
    for (int i = 0; i < COUNT(values); i++)
        assert_int_equal(show("yyyy/m/d", values[i], false, &shown), SHOWN_NO_DATE);
    assert_int_equal(show("yyyy/m/d", "2958465", true, &shown), SHOWN_NO_DATE);
}

static void test_times(void **state)
{
    (void)state;
    expect("h:mm", "0.5", "12:00");
    expect("hh:mm:ss", "45291.0423611111", "01:01:00");
    expect("h.mm", "0.5", "12.00");
    expect("h:mm AM/PM", "0.75", "6:00 PM");
    expect("[h]:mm", "1.5", "36:00");
    expect("[m]\"分\"", "0.0625", "90分");
    expect("mm:ss.0", "0.0006944444", "01:00");
    expect("h\"時\"mm\"分\"", "0.0", "0時00分");
}

static void test_built_in_formats(void **state)
{
    (void)state;
    const struct {
        int id;
        const char *code;
    } cases[] = {{0, "General"},       {9, "0%"},       {14, "yyyy/m/d"},
                 {11, "General"},      {49, "General"}, {57, "ge.m.d"},
                 {58, "ggge年m月d日"}, {-1, "General"}, {59, "General"}};
    for (int i = 0; i < COUNT(cases); i++)
        assert_str(number_format_built_in(cases[i].id), cases[i].code);
}

static void expect_text(const char *code, const char *held, const char *text)
{
    struct strbuf b = new_buffer();
    assert_str(number_format_print_text(&b, number_format_parse(job.doc, str_of(code)),
                                        str_of(held)),
               text);
}

static void test_texts(void **state)
{
    (void)state;
    expect_text("General", "a", "a");
    expect_text("@", "a", "a");
    expect_text("0\"件\"", "a", "a");
    expect_text("0;0;0;@\"件\"", "約20", "約20件");
    expect_text("@\"人\"", "1,788", "1,788人");
}

/* Whatever the code, it ends, and nothing is read behind it. */
static void test_codes_cut_short(void **state)
{
    (void)state;
    static const char *const codes[] = {"\"",     "[",   "[$", "\\",      "_",  "*",
                                        "[>",     "0\"", "[h", "e+",      "0;", ";",
                                        ";;;;;;", "0.",  "%",  "[$-411]", ","};
    for (int i = 0; i < COUNT(codes); i++) {
        const char *shown;
        show(codes[i], "5", false, &shown);
        assert_non_null(strpbrk(shown, "0123456789"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_decimals_are_exact),
        TEST(test_what_is_no_decimal),
        TEST(test_decimals_are_rounded_to_digits),
        TEST(test_decimals_are_rounded_at_places),
        TEST(test_decimals_compare),
        TEST(test_general),
        TEST(test_places),
        TEST(test_groups),
        TEST(test_percentages),
        TEST(test_thousands),
        TEST(test_words),
        TEST(test_sections),
        TEST(test_numbers_that_are_not_shown),
        TEST(test_fractions_and_powers_are_read_in_full),
        TEST(test_dates_as_people_print_them),
        TEST(test_other_dates_are_read_with_their_year),
        TEST(test_days_of_both_counts),
        TEST(test_days_that_are_not),
        TEST(test_times),
        TEST(test_built_in_formats),
        TEST(test_texts),
        TEST(test_codes_cut_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
