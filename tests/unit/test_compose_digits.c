/* Full-width and half-width digits. */
#include "base/messages.h"
#include "sheet.h"

static void assert_digits(const char *layout, const char *expected)
{
    struct sheet s = sheet_of(PLAN(""), layout);
    assert_fine(&s);
    assert_string_equal(texts_with(&s, "|"), expected);
    sheet_end(&s);
}

#define SET(form, text) FLOW("<text digit-width='" form "'>" text "</text>")

static void test_digits_stay_as_they_are_written(void **state)
{
    (void)state;
    assert_digits(FLOW("<text>第5回１２件</text>"), "第5回１２件\n");
    assert_digits(SET("keep", "第5回１２件"), "第5回１２件\n");
}

static void test_half_width_digits_have_half_width_separators(void **state)
{
    (void)state;
    assert_digits(SET("half", "１，５００件、３．５％、第５回"),
                  "1,500件、3.5％、第5回\n");
    assert_digits(SET("half", "１．概要，２．方針"), "1．概要，2．方針\n");
}

static void test_a_single_digit_is_full_width(void **state)
{
    (void)state;
    assert_digits(SET("full-if-single", "第5回の12件と令和６年度１，５００人"),
                  "第５回の12件と令和６年度1,500人\n");
    assert_digits(SET("full-if-single", "3.5"), "3.5\n");
}

static void test_a_digit_in_a_half_width_word_stays(void **state)
{
    (void)state;
    assert_digits(SET("full-if-single", "R5 CO2 (1) 5G 3-1 ５Ｇ 第 5 回"),
                  "R5 CO2 (1) 5G 3-1 ５Ｇ 第 ５ 回\n");
}

static void test_a_number_may_go_over_several_runs(void **state)
{
    (void)state;
    assert_digits(SET("full-if-single", "令和1<span font-weight='bold'>2</span>年"),
                  "令和1|2|年\n");
    assert_digits(SET("full-if-single", "令和1<br/>2年"), "令和１|/|２年\n");
}

static void test_each_run_has_its_own_form(void **state)
{
    (void)state;
    assert_digits(
        FLOW("<text>５回<span digit-width='half'>５回</span><span>1回</span></text>"),
        "５回|5回|1回\n");
    assert_digits(SET("half", "<span digit-width='keep'>５回</span>５回"), "５回|5回\n");
}

static void test_labels_have_forms_too(void **state)
{
    (void)state;
    assert_digits(LAYOUT("<style name='l' digit-width='full-if-single'/>" MASTER
                         "<page-sequence master='m'><list><item label='1' "
                         "label-style='l'><text>1</text></item></list></page-sequence>"),
                  "１\n1\n");
}

static void test_other_forms_are_unknown(void **state)
{
    (void)state;
    struct sheet s = sheet_of(PLAN(""), SET("wide", "1"));
    assert_only_finding(&s, DIAG_ATTRIBUTE_VALUE, "wide");
    sheet_end(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_digits_stay_as_they_are_written),
        cmocka_unit_test(test_half_width_digits_have_half_width_separators),
        cmocka_unit_test(test_a_single_digit_is_full_width),
        cmocka_unit_test(test_a_digit_in_a_half_width_word_stays),
        cmocka_unit_test(test_a_number_may_go_over_several_runs),
        cmocka_unit_test(test_each_run_has_its_own_form),
        cmocka_unit_test(test_labels_have_forms_too),
        cmocka_unit_test(test_other_forms_are_unknown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
