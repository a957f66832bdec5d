/* Figures in cells that are merged, as observations. */
#include "workbook.h"

/* The rows as observations, one a line: indicator, period, value. */
static const char *observe(const char *rows)
{
    const struct book book = sheet_of(rows);
    const char *path = book_write(&job, &book);
    const struct dataset *dataset = measure_read(&job, notation_of(&job), NULL, &path, 1);
    struct strbuf b = new_buffer();
    strbuf_add(&b, STR(""));
    for (int i = 0; dataset && i < dataset->n; i++) {
        const struct observation *o = &dataset->observations[i];
        strbuf_addf(&b, "%.*s %.*s %.*s\n", STR_ARG(o->indicator),
                    STR_ARG(o->period->text), STR_ARG(o->value.text));
    }
    return strbuf_str(&b).p;
}

static void expect_rows(const char *rows, const char *observations)
{
    const char *found = observe(rows);
    assert_string_equal(said(&job), "");
    assert_string_equal(found, observations);
}

static void expect_merged(const char *rows, const char *message)
{
    observe(rows);
    assert_string_equal(said(&job), message);
}

#define HEAD        ROW("1", INLINE("A1", "指標") INLINE("B1", "時点") INLINE("C1", "値"))
#define MERGE(refs) "<mergeCells>" refs "</mergeCells>"
#define REF(ref)    "<mergeCell ref=\"" ref "\"/>"

static void test_figure_over_two_indicators(void **state)
{
    (void)state;
    expect_merged(
        DATA(HEAD ROW("2", INLINE("A2", "a") INLINE("B2", "R5年度") INLINE("C2", "12件"))
                 ROW("3", INLINE("A3", "b") INLINE("B3", "R5年度"))) MERGE(REF("C2:C3")),
        "book.xlsx:実績!C2: error: \"12件\" stands in merged cells, for a of "
        "R5年度 and for b of R5年度: whose it is cannot be known; split the "
        "cells and give each its value, or － with a note\n");
}

static void test_figure_over_two_dates(void **state)
{
    (void)state;
    expect_merged(
        DATA(ROW("1", INLINE("A1", "指標") INLINE("B1", "R4年度") INLINE("C1", "R5年度"))
                 ROW("2", INLINE("A2", "a") INLINE("B2", "12件"))) MERGE(REF("B2:C2")),
        "book.xlsx:実績!B2: error: \"12件\" stands in merged cells, for a of "
        "R4年度 and for a of R5年度: whose it is cannot be known; split the "
        "cells and give each its value, or － with a note\n");
}

/* One row in all columns that are read, with a note in each of its parts. */
#define WHOLE(note, other)                                                               \
    DATA(ROW("1", INLINE("A1", "指標") INLINE("B1", "時点") INLINE("C1", "値")           \
                      INLINE("D1", "備考"))                                              \
             ROW("2", INLINE("A2", "a") INLINE("B2", "R5年度") INLINE("C2", "12件")      \
                          INLINE("D2", note)) ROW("3", INLINE("D3", other)))             \
    MERGE(REF("A2:A3") REF("B2:B3") REF("C2:C3"))

static void test_row_that_is_merged_whole(void **state)
{
    (void)state;
    expect_rows(WHOLE("速報", "速報"), "a R5年度 12件\n");
}

/* That is for merge to say, which drops neither in silence. */
static void test_row_with_several_notes(void **state)
{
    (void)state;
    expect_rows(WHOLE("速報", "改定"), "a R5年度 12件\na R5年度 12件\n");
}

static void test_one_date_of_two_indicators(void **state)
{
    (void)state;
    expect_rows(
        DATA(HEAD ROW("2", INLINE("A2", "a") INLINE("B2", "R5年度") INLINE("C2", "12件"))
                 ROW("3", INLINE("A3", "b") INLINE("C3", "13件"))) MERGE(REF("B2:B3")),
        "a R5年度 12件\nb R5年度 13件\n");
}

static void test_no_figure_may_hold_for_all(void **state)
{
    (void)state;
    expect_rows(DATA(HEAD ROW("2", INLINE("A2", "a") INLINE("B2", "R5年度")
                                       INLINE("C2", "未公表"))
                         ROW("3", INLINE("A3", "b") INLINE("B3", "R5年度")))
                    MERGE(REF("C2:C3")),
                "a R5年度 未公表\nb R5年度 未公表\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_figure_over_two_indicators), TEST(test_figure_over_two_dates),
        TEST(test_row_that_is_merged_whole),   TEST(test_row_with_several_notes),
        TEST(test_one_date_of_two_indicators), TEST(test_no_figure_may_hold_for_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
