#include "support.h"

#include "load/mapping.h"
#include "measure/reader.h"
#include "measure/table.h"

#include <limits.h>

/* --- ranges ------------------------------------------------------------------------- */

/* `text` is a range; "rows x columns". */
static void expect_range(const char *text, int first_row, int last_row, int first_column,
                         int last_column)
{
    struct range range;
    assert_true(range_parse(str_of(text), &range));
    assert_int_equal(range.first_row, first_row);
    assert_int_equal(range.last_row, last_row);
    assert_int_equal(range.first_column, first_column);
    assert_int_equal(range.last_column, last_column);
}

static void test_ranges(void **state)
{
    (void)state;
    expect_range("A3:F40", 3, 40, 1, 6);
    expect_range(" b2:b2 ", 2, 2, 2, 2);
    expect_range("Z1:AB9", 1, 9, 26, 28);
    expect_range("XFD1048576:XFD1048576", 1 << 20, 1 << 20, 1 << 14, 1 << 14);
    expect_range("A:F", 1, INT_MAX, 1, 6);
    expect_range("3:40", 3, 40, 1, INT_MAX);
    expect_range("", 1, INT_MAX, 1, INT_MAX);
}

static void test_not_ranges(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "A3",
        ":",
        "A3:",
        ":F40",
        "A3:F",
        "A:F40",
        "3:F40",
        "F3:A4",
        "A4:F3",
        "A0:F4",
        "A3-F4",
        "A3:F4 x",
        "XFE1:XFE2",
        "A1:A1048577",
        "A3:F99999999999999999999",
        "AAAAAAAAAAAA1:B2",
        "$A$1:$B$2",
    };
    struct range range;
    for (int i = 0; i < (int)(sizeof texts / sizeof *texts); i++)
        assert_false(range_parse(str_of(texts[i]), &range));
}

/* --- which mapping is for a file ---------------------------------------------------- */

static bool is_for(const char *pattern, const char *path)
{
    const struct mapping mapping = {.file = {.text = str_of(pattern)}};
    return reader_is_for(&mapping, path);
}

static void test_names(void **state)
{
    (void)state;
    assert_true(is_for("results.csv", "results.csv"));
    assert_true(is_for("results.csv", "data/r5/results.csv"));
    assert_false(is_for("results.csv", "results.csv.old"));
    assert_false(is_for("results.csv", "result.csv"));
    assert_false(is_for("data", "data/results.csv"));
}

static void test_no_name_is_any(void **state)
{
    (void)state;
    assert_true(is_for("", "data/results.csv"));
}

static void test_stars_and_question_marks(void **state)
{
    (void)state;
    assert_true(is_for("results-*.xlsx", "results-r5.xlsx"));
    assert_true(is_for("results-*.xlsx", "results-.xlsx"));
    assert_true(is_for("*", "results.csv"));
    assert_true(is_for("*.*.csv", "a.b.c.csv"));
    assert_true(is_for("r?.csv", "r5.csv"));
    assert_false(is_for("r?.csv", "r.csv"));
    assert_false(is_for("r?.csv", "r10.csv"));
    assert_true(is_for("令和?年*.csv", "令和五年度実績.csv"));
    assert_false(is_for("*年度.csv", "令和五年度実績.csv"));
}

/* Without backtracking over every star this would never end. */
static void test_many_stars(void **state)
{
    (void)state;
    char name[241], pattern[62];
    memset(name, 'a', 240);
    name[240] = 0;
    for (int i = 0; i < 30; i++)
        memcpy(pattern + 2 * i, "a*", 2);
    memcpy(pattern + 60, "b", 2);
    assert_false(is_for(pattern, name));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ranges),
        cmocka_unit_test(test_not_ranges),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_no_name_is_any),
        cmocka_unit_test(test_stars_and_question_marks),
        cmocka_unit_test(test_many_stars),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
