/* Lengths: read in the units of layouts, computed in emu, printed. */
#include "own_job.h"

#include "base/len.h"

#include <limits.h>

struct length_row {
    const char *text;
    emu length;
};

static void check_lengths(const struct length_row *rows, int n, emu em)
{
    for (int i = 0; i < n; i++) {
        emu length = 77;
        if (!len_parse(str_of(rows[i].text), em, &length) || length != rows[i].length)
            fail_msg("%s gave %d", rows[i].text, length);
    }
}

static void check_no_length(const char *const rows[], int n, emu em)
{
    for (int i = 0; i < n; i++) {
        emu length = 77;
        if (len_parse(str_of(rows[i]), em, &length))
            fail_msg("\"%s\" gave %d", rows[i], length);
        assert_int_equal(length, 77);
    }
}

static void test_len_units_are_exact(void **state)
{
    (void)state;
    static const struct length_row rows[] = {
        {"1mm", 36000},     {"1pt", 12700},      {"1Q", 9000},       {"0.25mm", 9000},
        {"210mm", 7560000}, {"297mm", 10692000}, {"25.4mm", 914400}, {"72pt", 914400},
        {"10.5pt", 133350}, {"13Q", 117000},     {"0", 0},           {"0.00", 0},
        {"-0", 0},          {"-3mm", -108000},   {"007pt", 88900},   {"0.01mm", 360},
    };
    check_lengths(rows, COUNT(rows), 0);
}

static void test_len_em_is_the_type_size(void **state)
{
    (void)state;
    static const struct length_row rows[] = {
        {"1em", 127000}, {"1.5em", 190500}, {"-0.25em", -31750},
        {"0em", 0},      {"1pt", 12700},
    };
    check_lengths(rows, COUNT(rows), 10 * EMU_PT);
}

static void test_len_em_is_refused_without_a_type_size(void **state)
{
    (void)state;
    static const char *const rows[] = {"1em", "0em"};
    check_no_length(rows, COUNT(rows), 0);
}

static void test_len_rounds_half_away_from_zero(void **state)
{
    (void)state;
    static const struct length_row rows[] = {
        {"0.5em", 2},     {"-0.5em", -2},   {"0.4em", 1},
        {"-0.4em", -1},   {"0.1em", 0},     {"-0.1em", 0},
        {"0.00001mm", 0}, {"0.00002mm", 1}, {"-0.00002mm", -1},
    };
    check_lengths(rows, COUNT(rows), 3);
}

static void test_len_refuses_junk(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "",        " ",     "mm",   "12",   "0.5",   "1e3mm", "12.", "12.mm", ".5mm",
        "-.5mm",   "1mm ",  " 1mm", "1 mm", "1mm\n", "nan",   "inf", "nanmm", "0x1mm",
        "1.2.3mm", "--1mm", "+1mm", "-",    "-mm",   "1MM",   "1cm", "1in",   "1px",
        "1q",      "1,5mm", "１mm", "1mmm", "1mm2",  "1%",    "1fr",
    };
    check_no_length(rows, COUNT(rows), EMU_PT);
}

static void test_len_refuses_what_does_not_fit(void **state)
{
    (void)state;
    /* 2147483647 emu are 59652.32… mm and 169093.2… pt. */
    static const struct length_row fit[] = {
        {"59652mm", 2147472000},
        {"-59652mm", -2147472000},
        {"169093pt", 2147481100},
    };
    static const char *const rows[] = {
        "59653mm",
        "-59653mm",
        "169094pt",
        "999999999mm",
        "9999999999mm",
        "99999999999999999999mm",
        "0.00000000000000000001mm",
    };
    check_lengths(fit, COUNT(fit), 0);
    check_no_length(rows, COUNT(rows), 0);
}

static void test_len_of_a_huge_em_is_refused(void **state)
{
    (void)state;
    static const char *const rows[] = {"2em", "999999999em"};
    check_no_length(rows, COUNT(rows), EMU_MAX);
}

static void test_len_mul_div_rounds_half_away_from_zero(void **state)
{
    (void)state;
    assert_int_equal(len_mul_div(10, 1, 3), 3);
    assert_int_equal(len_mul_div(20, 1, 3), 7);
    assert_int_equal(len_mul_div(5, 1, 2), 3);
    assert_int_equal(len_mul_div(-5, 1, 2), -3);
    assert_int_equal(len_mul_div(-10, 1, 3), -3);
    assert_int_equal(len_mul_div(-20, 1, 3), -7);
    assert_int_equal(len_mul_div(7, -1, 2), -4);
    assert_int_equal(len_mul_div(-7, -1, 2), 4);
    assert_int_equal(len_mul_div(2, 1, 5), 0);
    assert_int_equal(len_mul_div(3, 1, 5), 1);
    assert_int_equal(len_mul_div(0, 5, 7), 0);
}

static void test_len_mul_div_has_room_for_the_product(void **state)
{
    (void)state;
    assert_int_equal(len_mul_div(EMU_MAX, 1000000000, 1000000000), EMU_MAX);
    assert_int_equal(len_mul_div(-EMU_MAX, 1000000000, 1000000000), -EMU_MAX);
    assert_int_equal(len_mul_div(7560000, 880, 1000), 6652800);
}

static void test_len_pt_prints_three_decimals_at_most(void **state)
{
    (void)state;
    static const struct length_row rows[] = {
        {"0", 0},
        {"1", 12700},
        {"10.5", 133350},
        {"-10.5", -133350},
        {"0.05", 635},
        {"500", 6350000},
        {"1.001", 12713},
        {"1.001", 12707},
        {"1", 12706},
        {"0", 1},
        {"0", -1},
        {"-0.001", -13},
        {"169093.201", EMU_MAX},
        {"-169093.201", -EMU_MAX},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        char room[24];
        assert_string_equal(len_pt(&room, rows[i].length), rows[i].text);
    }
}

static void test_len_mm_prints_two_decimals_at_most(void **state)
{
    (void)state;
    static const struct length_row rows[] = {
        {"0", 0},        {"184", 6624000}, {"12.5", 450000}, {"0.25", 9000},
        {"0.1", 3600},   {"0.01", 360},    {"0.01", 180},    {"0", 179},
        {"-0.01", -180}, {"0", -179},      {"-2.5", -90000}, {"100", 3600000},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        char room[24];
        assert_string_equal(len_mm(&room, rows[i].length), rows[i].text);
    }
}

static void test_permille_reads_decimals(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int permille;
    } rows[] = {
        {"1.55", 1550},
        {"-0.2", -200},
        {"1", 1000},
        {"0", 0},
        {"0.001", 1},
        {"0.0005", 1},
        {"0.00049", 0},
        {"-0.0005", -1},
        {"-0.0004", 0},
        {"100", 100000},
        {"2147483", 2147483000},
        {"-2147483", -2147483000},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        int permille = 77;
        if (!permille_parse(str_of(rows[i].text), &permille) ||
            permille != rows[i].permille)
            fail_msg("%s gave %d", rows[i].text, permille);
    }
}

static void test_permille_refuses_junk(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "",    "1.", ".5", "1mm", "1 ",      " 1",       "1e3",
        "nan", "-",  "+1", "1,5", "2147484", "-2147484", "9999999999",
    };
    for (int i = 0; i < COUNT(rows); i++) {
        int permille = 77;
        if (permille_parse(str_of(rows[i]), &permille))
            fail_msg("\"%s\" gave %d", rows[i], permille);
        assert_int_equal(permille, 77);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_len_units_are_exact),
        TEST(test_len_em_is_the_type_size),
        TEST(test_len_em_is_refused_without_a_type_size),
        TEST(test_len_rounds_half_away_from_zero),
        TEST(test_len_refuses_junk),
        TEST(test_len_refuses_what_does_not_fit),
        TEST(test_len_of_a_huge_em_is_refused),
        TEST(test_len_mul_div_rounds_half_away_from_zero),
        TEST(test_len_mul_div_has_room_for_the_product),
        TEST(test_len_pt_prints_three_decimals_at_most),
        TEST(test_len_mm_prints_two_decimals_at_most),
        TEST(test_permille_reads_decimals),
        TEST(test_permille_refuses_junk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
