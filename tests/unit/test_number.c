/* Exact numbers: reading, computing, rounding and printing. */
#include "own_job.h"

#include "quantity/number.h"

static const struct number *number(const char *text)
{
    const struct number *value = number_parse(job.doc, str_of(text));
    if (!value)
        fail_msg("%s is not read", text);
    return value;
}

static void check_exact(const struct number *value, const char *expected)
{
    assert_str(number_print_exact(job.doc, value), expected);
}

static const struct number *ratio(int64_t numerator, int64_t denominator)
{
    return number_from_ratio(job.doc, numerator, denominator);
}

/* --- reading --- */

static void test_parse_reads_decimals(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t numerator, denominator;
    } rows[] = {
        {"0", 0, 1},
        {"-0", 0, 1},
        {"7", 7, 1},
        {"+7", 7, 1},
        {"-7", -7, 1},
        {"007", 7, 1},
        {"12.50", 25, 2},
        {"-12.50", -25, 2},
        {"0.05", 1, 20},
        {"98.1", 981, 10},
        {"0.000", 0, 1},
        {"-0.5", -1, 2},
        {"1912800000000", 1912800000000, 1},
    };
    for (int i = 0; i < COUNT(rows); i++)
        if (number_compare(number(rows[i].text),
                           ratio(rows[i].numerator, rows[i].denominator)))
            fail_msg("%s is read wrong", rows[i].text);
}

static void test_parse_refuses_anything_else(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "",    "-",   "+",  ".",    "1.",    ".5",  "-.5", "1.2.3", "1..2",
        "--1", "+-1", "1 ", " 1",   "1,000", "1e3", "1/2", "0x10",  "nan",
        "inf", "１",  "−1", "12円", "- 1",   "1-",  "5%",
    };
    for (int i = 0; i < COUNT(rows); i++)
        if (number_parse(job.doc, str_of(rows[i])))
            fail_msg("\"%s\" is read", rows[i]);
}

static void test_parse_looks_at_the_view_only(void **state)
{
    (void)state;
    const struct number *value = number_parse(job.doc, str_slice(STR("12345"), 1, 3));
    assert_int_equal(number_compare(value, ratio(23, 1)), 0);
}

static void test_parse_has_a_ceiling(void **state)
{
    (void)state;
    char digits[1001];
    memset(digits, '9', sizeof digits);
    assert_non_null(number_parse(job.doc, (struct str){digits, 1000}));
    assert_null(number_parse(job.doc, (struct str){digits, 1001}));
}

static void test_from_ratio_is_reduced(void **state)
{
    (void)state;
    check_exact(ratio(96, 154), "48/77");
    check_exact(ratio(3, -9), "-1/3");
    check_exact(ratio(-3, -9), "1/3");
    check_exact(ratio(0, -9), "0");
}

static void test_from_int_takes_the_outermost_integers(void **state)
{
    (void)state;
    check_exact(number_from_int(job.doc, INT64_MIN), "-9223372036854775808");
    check_exact(number_from_int(job.doc, INT64_MAX), "9223372036854775807");
    check_exact(ratio(INT64_MIN, -1), "9223372036854775808");
}

/* --- computing --- */

static void test_a_tenth_and_two_are_three_tenths(void **state)
{
    (void)state;
    const struct number *sum = number_add(job.doc, number("0.1"), number("0.2"));
    assert_int_equal(number_compare(sum, number("0.3")), 0);
}

static void test_a_third_times_three_is_one(void **state)
{
    (void)state;
    const struct number *third = number_divide(job.doc, number("1"), number("3"));
    const struct number *product = number_multiply(job.doc, third, number("3"));
    assert_int_equal(number_compare(product, number("1")), 0);
}

static void test_a_small_difference_is_not_lost(void **state)
{
    (void)state;
    const struct number *large = number("100000000000000000000000000000");
    const struct number *sum = number_add(job.doc, large, number("0.001"));
    assert_int_equal(number_compare(sum, large), 1);
    assert_int_equal(
        number_compare(number_subtract(job.doc, sum, large), number("0.001")), 0);
}

static void test_subtract_goes_below_zero(void **state)
{
    (void)state;
    const struct number *difference =
        number_subtract(job.doc, number("1.5"), number("4"));
    check_exact(difference, "-2.5");
}

static void test_multiply_takes_signs(void **state)
{
    (void)state;
    check_exact(number_multiply(job.doc, number("-1.5"), number("4")), "-6");
    check_exact(number_multiply(job.doc, number("-0.5"), number("-0.5")), "0.25");
}

static void test_divide_by_zero_is_null(void **state)
{
    (void)state;
    assert_null(number_divide(job.doc, number("1"), number("0")));
    assert_null(number_divide(job.doc, number("0"), number("0.00")));
    assert_int_equal(number_sign(number_divide(job.doc, number("0"), number("5"))), 0);
}

static void test_divide_is_exact(void **state)
{
    (void)state;
    const struct number *share =
        number_divide(job.doc, number("-20699"), number("20600"));
    check_exact(share, "-20699/20600");
}

static void test_numbers_do_not_change(void **state)
{
    (void)state;
    const struct number *a = number("1.5"), *b = number("2.5");
    number_add(job.doc, a, b);
    number_multiply(job.doc, a, a);
    number_scale(job.doc, b, 8);
    check_exact(a, "1.5");
    check_exact(b, "2.5");
}

static void test_scale_moves_the_point(void **state)
{
    (void)state;
    check_exact(number_scale(job.doc, number("98.1"), 8), "9810000000");
    check_exact(number_scale(job.doc, number("5"), -2), "0.05");
    check_exact(number_scale(job.doc, number("-7"), 0), "-7");
}

static void test_compare_orders(void **state)
{
    (void)state;
    assert_int_equal(number_compare(number("0.8"), ratio(4, 5)), 0);
    assert_int_equal(number_compare(ratio(799999, 1000000), number("0.8")), -1);
    assert_int_equal(number_compare(number("100"), number("-200")), 1);
    assert_int_equal(number_compare(number("-3"), number("-2")), -1);
}

static void test_sign(void **state)
{
    (void)state;
    assert_int_equal(number_sign(number("-0.001")), -1);
    assert_int_equal(number_sign(number("0.000")), 0);
    assert_int_equal(number_sign(number("99999999999999999999")), 1);
}

/* --- whole numbers --- */

static void check_int(const char *text, enum rounding rounding, int64_t expected)
{
    int64_t value = 77;
    if (!number_to_int(number(text), rounding, &value) || value != expected)
        fail_msg("%s gave %lld", text, (long long)value);
}

static void test_to_int_rounds_half_up(void **state)
{
    (void)state;
    check_int("2.4", ROUND_HALF_UP, 2);
    check_int("2.5", ROUND_HALF_UP, 3);
    check_int("3.5", ROUND_HALF_UP, 4);
    check_int("-2.4", ROUND_HALF_UP, -2);
    check_int("-2.5", ROUND_HALF_UP, -3);
    check_int("0.5", ROUND_HALF_UP, 1);
    check_int("0.49999999999999999999", ROUND_HALF_UP, 0);
}

static void test_to_int_rounds_down_towards_zero(void **state)
{
    (void)state;
    check_int("2.999", ROUND_DOWN, 2);
    check_int("-2.999", ROUND_DOWN, -2);
    check_int("-0.5", ROUND_DOWN, 0);
    check_int("3", ROUND_DOWN, 3);
}

static void test_to_int_fits_all_of_int64(void **state)
{
    (void)state;
    check_int("4611686018427387903", ROUND_DOWN, 4611686018427387903);
    check_int("4611686018427387904", ROUND_DOWN, 4611686018427387904);
    check_int("9223372036854775807", ROUND_DOWN, INT64_MAX);
    check_int("-9223372036854775807", ROUND_DOWN, -INT64_MAX);
    check_int("-9223372036854775808", ROUND_DOWN, INT64_MIN);
    check_int("9223372036854775807.4", ROUND_HALF_UP, INT64_MAX);
}

static void test_to_int_refuses_what_does_not_fit(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "9223372036854775808",   "-9223372036854775809",
        "9223372036854775807.5", "18446744073709551616",
        "-18446744073709551616", "1000000000000000000000000000000",
    };
    int64_t value;
    for (int i = 0; i < COUNT(rows); i++)
        if (number_to_int(number(rows[i]), ROUND_HALF_UP, &value))
            fail_msg("%s fits", rows[i]);
}

/* --- printing --- */

static void check_print(const char *text, int decimals, enum rounding rounding,
                        const char *expected)
{
    assert_str(number_print(job.doc, number(text), decimals, rounding, false), expected);
}

static void test_print_rounds_half_away_from_zero(void **state)
{
    (void)state;
    check_print("0.125", 2, ROUND_HALF_UP, "0.13");
    check_print("-0.125", 2, ROUND_HALF_UP, "-0.13");
    check_print("2.5", 0, ROUND_HALF_UP, "3");
    check_print("3.5", 0, ROUND_HALF_UP, "4");
    check_print("-2.5", 0, ROUND_HALF_UP, "-3");
    check_print("0.12499999", 2, ROUND_HALF_UP, "0.12");
    check_print("1.005", 2, ROUND_HALF_UP, "1.01");
}

static void test_print_rounds_down_towards_zero(void **state)
{
    (void)state;
    check_print("0.129", 2, ROUND_DOWN, "0.12");
    check_print("-0.129", 2, ROUND_DOWN, "-0.12");
    check_print("2.999", 0, ROUND_DOWN, "2");
    check_print("99.99", 1, ROUND_DOWN, "99.9");
    check_print("0.8", 2, ROUND_DOWN, "0.80");
}

static void test_print_carries(void **state)
{
    (void)state;
    check_print("9.995", 2, ROUND_HALF_UP, "10.00");
    check_print("99.95", 1, ROUND_HALF_UP, "100.0");
    check_print("-0.95", 1, ROUND_HALF_UP, "-1.0");
}

static void test_print_fills_zeros_behind_the_point(void **state)
{
    (void)state;
    check_print("0.05", 2, ROUND_HALF_UP, "0.05");
    check_print("0.5", 2, ROUND_HALF_UP, "0.50");
    check_print("0.001", 3, ROUND_HALF_UP, "0.001");
    check_print("-0.05", 2, ROUND_HALF_UP, "-0.05");
    check_print("0", 2, ROUND_HALF_UP, "0.00");
    check_print("7", 3, ROUND_HALF_UP, "7.000");
    check_print("0", 0, ROUND_HALF_UP, "0");
}

static void test_print_has_no_minus_zero(void **state)
{
    (void)state;
    check_print("-0.04", 1, ROUND_HALF_UP, "0.0");
    check_print("-0.9", 0, ROUND_DOWN, "0");
    check_print("-0", 2, ROUND_DOWN, "0.00");
}

static void test_print_of_a_fraction(void **state)
{
    (void)state;
    assert_str(number_print(job.doc, ratio(2, 3), 4, ROUND_HALF_UP, false), "0.6667");
    assert_str(number_print(job.doc, ratio(2, 3), 4, ROUND_DOWN, false), "0.6666");
    assert_str(number_print(job.doc, ratio(-1, 3), 1, ROUND_HALF_UP, false), "-0.3");
    assert_str(number_print(job.doc, ratio(1, 7), 12, ROUND_DOWN, false),
               "0.142857142857");
}

static void check_grouped(const char *text, int decimals, const char *expected)
{
    assert_str(number_print(job.doc, number(text), decimals, ROUND_HALF_UP, true),
               expected);
}

static void test_print_parts_thousands(void **state)
{
    (void)state;
    check_grouped("1788", 1, "1,788.0");
    check_grouped("999", 0, "999");
    check_grouped("1000", 0, "1,000");
    check_grouped("326676", 0, "326,676");
    check_grouped("1234567", 0, "1,234,567");
    check_grouped("-123", 0, "-123");
    check_grouped("-1234567", 0, "-1,234,567");
    check_grouped("999.5", 0, "1,000");
    check_grouped("0.1234567", 7, "0.1234567");
}

static void test_print_of_huge_numbers(void **state)
{
    (void)state;
    check_print("123456789012345678901234567890.5", 0, ROUND_HALF_UP,
                "123456789012345678901234567891");
    check_grouped("100000000000000000000000", 2, "100,000,000,000,000,000,000,000.00");
}

static void test_print_exact_is_a_decimal_where_it_ends(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "0",
        "1",
        "-1",
        "0.95",
        "-0.05",
        "0.1",
        "0.125",
        "1000",
        "1234567.25",
        "0.0000001",
        "100000000000000000000000000",
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_exact(number(rows[i]), rows[i]);
}

static void test_print_exact_needs_no_more_digits_than_it_must(void **state)
{
    (void)state;
    check_exact(number("0.9500"), "0.95");
    check_exact(number("12.00"), "12");
    check_exact(ratio(1, 16), "0.0625");
    check_exact(ratio(1, 125), "0.008");
    check_exact(ratio(3, 400), "0.0075");
}

static void test_print_exact_is_a_fraction_else(void **state)
{
    (void)state;
    check_exact(ratio(48, 77), "48/77");
    check_exact(ratio(-1, 3), "-1/3");
    check_exact(ratio(1, 30), "1/30");
    check_exact(ratio(100, 3), "100/3");
}

/* Small numbers are reckoned in another way than great ones: around the limit both must
 * give the same. */
static void test_small_and_great_numbers_agree(void **state)
{
    (void)state;
    static const int64_t tops[] = {0,          1,          -7,          999999999,
                                   2147483647, 2147483648, -2147483649, 4294967296};
    static const int64_t bottoms[] = {1, 2, 3, 125, 512, 1953125, 1000000000, 2147483648};
    for (int i = 0; i < COUNT(tops); i++)
        for (int k = 0; k < COUNT(bottoms); k++) {
            const struct number *a = number_from_ratio(job.doc, tops[i], bottoms[k]);
            const struct number *b = number_from_ratio(job.doc, bottoms[k], 3);
            const struct number *product = number_multiply(job.doc, a, b);
            assert_int_equal(
                number_compare(product, number_from_ratio(job.doc, tops[i], 3)), 0);
            for (int power = -12; power <= 12; power++) {
                const struct number *scaled = number_scale(job.doc, a, power);
                const struct number *back = number_scale(job.doc, scaled, -power);
                assert_int_equal(number_compare(back, a), 0);
                assert_int_equal(number_compare(scaled, a),
                                 (power > 0 ? 1 : -1) * number_sign(a) * (power != 0));
            }
        }
}

/* The same of sums, differences, quotients, order and rounding: the second way goes by a
 * factor that no small number has room for. */
static void test_small_numbers_reckon_as_great_ones(void **state)
{
    (void)state;
    static const int64_t tops[] = {0, 1, -7, 24, -999999999, 2147483647, -2147483647};
    static const int64_t bottoms[] = {1, 2, 3, 7, 125, 999983, 2147483647};
    const struct number *great = number_scale(job.doc, ratio(7, 3), 30);
    const struct number *less = number_divide(job.doc, ratio(1, 1), great);
    for (int i = 0; i < COUNT(tops) * COUNT(bottoms); i++)
        for (int k = 0; k < COUNT(tops) * COUNT(bottoms); k++) {
            const struct number *a = ratio(tops[i % 7], bottoms[i / 7]);
            const struct number *b = ratio(tops[k % 7], bottoms[k / 7]);
            const struct number *x = number_multiply(job.doc, a, great);
            const struct number *y = number_multiply(job.doc, b, great);
            const struct number *sum =
                number_multiply(job.doc, number_add(job.doc, x, y), less);
            const struct number *difference =
                number_multiply(job.doc, number_subtract(job.doc, x, y), less);
            const struct number *quotient = number_divide(job.doc, x, y);
            assert_str(number_print_exact(job.doc, number_add(job.doc, a, b)),
                       number_print_exact(job.doc, sum).p);
            assert_str(number_print_exact(job.doc, number_subtract(job.doc, a, b)),
                       number_print_exact(job.doc, difference).p);
            assert_int_equal(number_compare(a, b), number_compare(x, y));
            assert_int_equal(number_compare(a, b), number_sign(difference));
            if (quotient)
                assert_str(number_print_exact(job.doc, number_divide(job.doc, a, b)),
                           number_print_exact(job.doc, quotient).p);
        }
}

/* Nine decimals are printed the small way, ten are not. */
static void test_small_numbers_round_as_great_ones(void **state)
{
    (void)state;
    static const int64_t tops[] = {1, -1, 5, 14, -25, 99999, 2147483647, -2147483646};
    static const int64_t bottoms[] = {1, 2, 3, 8, 200, 100000, 2147483647};
    for (int i = 0; i < COUNT(tops); i++)
        for (int k = 0; k < COUNT(bottoms); k++)
            for (int decimals = 0; decimals < 6; decimals++)
                for (int down = 0; down < 2; down++) {
                    const enum rounding rule = down ? ROUND_DOWN : ROUND_HALF_UP;
                    const struct number *a = ratio(tops[i], bottoms[k]);
                    const struct number *moved = number_scale(job.doc, a, -9);
                    const struct number *cut = number_parse(
                        job.doc, number_print(job.doc, moved, decimals + 9, rule, false));
                    assert_non_null(cut);
                    assert_str(number_print(job.doc, number_scale(job.doc, cut, 9),
                                            decimals, ROUND_DOWN, true),
                               number_print(job.doc, a, decimals, rule, true).p);
                }
}

static void test_print_exact_of_small_and_great_numbers(void **state)
{
    (void)state;
    check_exact(ratio(0, 5), "0");
    check_exact(ratio(1, 1000000000), "0.000000001");
    check_exact(ratio(1, 10000000000), "0.0000000001");
    check_exact(ratio(-1, 512), "-0.001953125");
    check_exact(ratio(-1, 1024), "-0.0009765625");
    check_exact(ratio(2147483647, 512), "4194303.998046875");
    check_exact(ratio(2147483647, 1000000000), "2.147483647");
    check_exact(ratio(2147483649, 1000), "2147483.649");
    check_exact(ratio(-20, 5), "-4");
    check_exact(ratio(10, 3), "10/3");
    check_exact(ratio(12, 10), "1.2");
    check_exact(ratio(1788, 1), "1788");
}

static void test_parse_exact_reads_what_is_printed(void **state)
{
    (void)state;
    static const char *const texts[] = {"0", "-12.5", "48/77", "-1/3", "1912800000000"};
    for (int i = 0; i < 5; i++)
        assert_str(
            number_print_exact(job.doc, number_parse_exact(job.doc, str_of(texts[i]))),
            texts[i]);
    static const char *const others[] = {"", "/", "1/", "/2", "1/0", "1/2/3", "a/2"};
    for (int i = 0; i < 7; i++)
        assert_null(number_parse_exact(job.doc, str_of(others[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_parse_reads_decimals),
        TEST(test_parse_refuses_anything_else),
        TEST(test_parse_looks_at_the_view_only),
        TEST(test_parse_has_a_ceiling),
        TEST(test_from_ratio_is_reduced),
        TEST(test_from_int_takes_the_outermost_integers),
        TEST(test_a_tenth_and_two_are_three_tenths),
        TEST(test_a_third_times_three_is_one),
        TEST(test_a_small_difference_is_not_lost),
        TEST(test_subtract_goes_below_zero),
        TEST(test_multiply_takes_signs),
        TEST(test_divide_by_zero_is_null),
        TEST(test_divide_is_exact),
        TEST(test_numbers_do_not_change),
        TEST(test_scale_moves_the_point),
        TEST(test_compare_orders),
        TEST(test_sign),
        TEST(test_to_int_rounds_half_up),
        TEST(test_to_int_rounds_down_towards_zero),
        TEST(test_to_int_fits_all_of_int64),
        TEST(test_to_int_refuses_what_does_not_fit),
        TEST(test_print_rounds_half_away_from_zero),
        TEST(test_print_rounds_down_towards_zero),
        TEST(test_print_carries),
        TEST(test_print_fills_zeros_behind_the_point),
        TEST(test_print_has_no_minus_zero),
        TEST(test_print_of_a_fraction),
        TEST(test_print_parts_thousands),
        TEST(test_print_of_huge_numbers),
        TEST(test_print_exact_is_a_decimal_where_it_ends),
        TEST(test_print_exact_needs_no_more_digits_than_it_must),
        TEST(test_print_exact_is_a_fraction_else),
        TEST(test_parse_exact_reads_what_is_printed),
        TEST(test_small_and_great_numbers_agree),
        TEST(test_small_numbers_reckon_as_great_ones),
        TEST(test_small_numbers_round_as_great_ones),
        TEST(test_print_exact_of_small_and_great_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
