/* Dates and spans of time: what plans print, what it means, and what is refused. */
#include "base/messages.h"
#include "own_job.h"

#include "quantity/calendar.h"
#include "quantity/period.h"

#include <stdlib.h>

static const struct calendar *calendar;

static int begin_with_calendar(void **state)
{
    begin(state);
    calendar = calendar_load(&job, TEST_HOME "/data/eras.tsv");
    return calendar ? 0 : -1;
}

#define TEST_DATES(function)                                                             \
    cmocka_unit_test_setup_teardown(function, begin_with_calendar, end)

static const char *iso(struct date d)
{
    return str_format(job.doc, "%04d-%02d-%02d", d.year, d.month, d.day).p;
}

static struct period period(const char *text)
{
    struct period p;
    const char *why;
    int offset;
    if (!period_parse(job.doc, calendar, str_of(text), &p, &why, &offset))
        fail_msg("%s is refused at %d: %s", text, offset, why);
    return p;
}

/* --- the table of eras --- */

static void test_eras_end_the_day_before_the_next(void **state)
{
    (void)state;
    static const char *const days[][2] = {
        {"1868-10-23", "1912-07-29"}, {"1912-07-30", "1926-12-24"},
        {"1926-12-25", "1989-01-07"}, {"1989-01-08", "2019-04-30"},
        {"2019-05-01", "9999-12-31"},
    };
    assert_int_equal(calendar->n, COUNT(days));
    for (int i = 0; i < COUNT(days); i++) {
        assert_string_equal(iso(calendar->eras[i].first), days[i][0]);
        assert_string_equal(iso(calendar->eras[i].last), days[i][1]);
    }
}

static void test_calendar_finds_an_era_by_any_of_its_names(void **state)
{
    (void)state;
    static const struct {
        const char *text, *letter;
        int length;
    } rows[] = {
        {"R5", "R", 1}, {"Ｒ５", "R", 3}, {"令和5", "R", 6}, {"㋿5", "R", 3},
        {"H", "H", 1},  {"平成", "H", 6}, {"㍻", "H", 3},    {"昭和63", "S", 6},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        int length;
        const struct era *era = calendar_find(calendar, str_of(rows[i].text), &length);
        assert_non_null(era);
        assert_str(era->letter, rows[i].letter);
        assert_int_equal(length, rows[i].length);
    }
}

static void test_calendar_finds_no_era_in_other_texts(void **state)
{
    (void)state;
    static const char *const rows[] = {"", "2024", "r5", "令", "和5", "X1"};
    int length;
    for (int i = 0; i < COUNT(rows); i++)
        assert_null(calendar_find(calendar, str_of(rows[i]), &length));
}

static void test_calendar_knows_the_era_of_a_day(void **state)
{
    (void)state;
    assert_null(calendar_era_of(calendar, (struct date){1868, 10, 22}));
    assert_str(calendar_era_of(calendar, (struct date){1868, 10, 23})->letter, "M");
    assert_str(calendar_era_of(calendar, (struct date){2019, 4, 30})->letter, "H");
    assert_str(calendar_era_of(calendar, (struct date){2019, 5, 1})->letter, "R");
    assert_str(calendar_era_of(calendar, (struct date){2500, 1, 1})->letter, "R");
}

static void test_calendar_reads_a_table_of_ones_own(void **state)
{
    (void)state;
    const char *path = write_file(&job, "eras.tsv",
                                  "# a remark\r\n\r\nH\t平成\t㍻\t1989-01-08\r\n"
                                  "R\t令和\t\t2019-05-01\r\nN\t新時\t\t2031-03-01");
    calendar = calendar_load(&job, path);
    assert_non_null(calendar);
    assert_string_equal(iso(period("N2.3").first), "2032-03-01");
    assert_string_equal(iso(calendar->eras[1].last), "2031-02-28");
}

/* The last day of an era whose successor begins on `day`. */
static const char *day_before(const char *day)
{
    const char *table = str_format(job.doc, "A\t前\t\t1900-01-31\nB\t後\t\t%s\n", day).p;
    const struct calendar *eras =
        calendar_load(&job, write_file(&job, "two-eras.tsv", table));
    assert_non_null(eras);
    return iso(eras->eras[0].last);
}

static void test_eras_end_on_the_last_day_of_a_month(void **state)
{
    (void)state;
    static const char *const days[][2] = {
        {"2031-01-01", "2030-12-31"}, {"2031-02-01", "2031-01-31"},
        {"2031-03-01", "2031-02-28"}, {"2032-03-01", "2032-02-29"},
        {"2100-03-01", "2100-02-28"}, {"2000-03-01", "2000-02-29"},
        {"2031-04-01", "2031-03-31"}, {"2031-05-01", "2031-04-30"},
        {"2031-06-01", "2031-05-31"}, {"2031-07-01", "2031-06-30"},
        {"2031-08-01", "2031-07-31"}, {"2031-09-01", "2031-08-31"},
        {"2031-10-01", "2031-09-30"}, {"2031-11-01", "2031-10-31"},
        {"2031-12-01", "2031-11-30"}, {"2032-04-01", "2032-03-31"},
        {"2031-12-31", "2031-12-30"},
    };
    for (int i = 0; i < COUNT(days); i++)
        assert_string_equal(day_before(days[i][0]), days[i][1]);
}

static void check_broken_table(const char *table, int line)
{
    const char *path = write_file(&job, "broken-eras.tsv", table);
    assert_null(calendar_load(&job, path));
    const struct str expected = str_format(
        job.doc,
        "%s:%d:1: error: this row of the table of eras cannot be read; "
        "give letter, name, ligature and first day (2019-05-01), parted by tabs\n",
        path, line);
    assert_string_equal(job_messages(&job), expected.p);
}

static void check_broken_day(const char *day)
{
    check_broken_table(str_format(job.doc, "R\t令和\t㋿\t%s\n", day).p, 1);
    job.diags = diags_new(job.doc);
}

static void test_calendar_refuses_a_row_that_is_cut(void **state)
{
    (void)state;
    check_broken_table("# eras\nH\t平成\t㍻\t1989-01-08\nR\t令和\t㋿\n", 3);
}

static void test_calendar_refuses_a_row_without_name(void **state)
{
    (void)state;
    check_broken_table("R\t\t㋿\t2019-05-01\n", 1);
}

static void test_calendar_refuses_a_row_without_letter(void **state)
{
    (void)state;
    check_broken_table("\n\t令和\t㋿\t2019-05-01\n", 2);
}

static void test_calendar_refuses_a_month_that_is_not(void **state)
{
    (void)state;
    check_broken_day("2019-13-01");
    check_broken_day("2019-00-01");
}

static void test_calendar_refuses_a_day_that_is_not(void **state)
{
    (void)state;
    check_broken_day("2019-05-00");
    check_broken_day("2019-05-32");
}

static void test_calendar_refuses_another_notation(void **state)
{
    (void)state;
    check_broken_day("2019/05/01");
    check_broken_day("2019-05/01");
    check_broken_day("2019/05-01");
    check_broken_day("2019-05-1");
    check_broken_day("2019-05-011");
    check_broken_day("2019-5-01");
    check_broken_day("20x9-05-01");
}

static void test_calendar_refuses_eras_out_of_order(void **state)
{
    (void)state;
    check_broken_table("R\t令和\t㋿\t2019-05-01\nH\t平成\t㍻\t1989-01-08\n", 2);
    job.diags = diags_new(job.doc);
    check_broken_table("R\t令和\t㋿\t2019-05-01\nH\t平成\t㍻\t2019-05-01\n", 2);
}

static void test_calendar_that_is_missing_is_reported(void **state)
{
    (void)state;
    assert_null(calendar_load(&job, TEST_SCRATCH "/no-eras.tsv"));
    assert_int_equal(diags_count(job.diags), 1);
    assert_ptr_equal(diags_at(job.diags, 0)->kind, DIAG_FILE_UNREADABLE);
}

/* --- reading --- */

struct row {
    const char *text, *first, *last;
    enum period_kind kind;
    enum period_form form;
};

static void check_rows(const struct row *rows, int n)
{
    for (int i = 0; i < n; i++) {
        const struct row *row = &rows[i];
        const struct period p = period(row->text);
        if (strcmp(iso(p.first), row->first) != 0 || strcmp(iso(p.last), row->last) != 0)
            fail_msg("%s is %s to %s", row->text, iso(p.first), iso(p.last));
        if (p.kind != row->kind || p.form != row->form)
            fail_msg("%s is of kind %d, form %d", row->text, (int)p.kind, (int)p.form);
        assert_str(p.text, row->text);
        assert_str(period_print(job.doc, &p), row->text);
    }
}

/* Every form of date in the two documents. */
static void test_parse_reads_what_plans_print(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"2019年", "2019-01-01", "2019-12-31", PERIOD_YEAR, FORM_WESTERN},
        {"2019年度", "2019-04-01", "2020-03-31", PERIOD_FISCAL_YEAR, FORM_WESTERN},
        {"2022年", "2022-01-01", "2022-12-31", PERIOD_YEAR, FORM_WESTERN},
        {"2022年度", "2022-04-01", "2023-03-31", PERIOD_FISCAL_YEAR, FORM_WESTERN},
        {"2022暦年", "2022-01-01", "2022-12-31", PERIOD_CALENDAR_YEAR, FORM_WESTERN},
        {"2023年", "2023-01-01", "2023-12-31", PERIOD_YEAR, FORM_WESTERN},
        {"2023年度", "2023-04-01", "2024-03-31", PERIOD_FISCAL_YEAR, FORM_WESTERN},
        {"2026年度", "2026-04-01", "2027-03-31", PERIOD_FISCAL_YEAR, FORM_WESTERN},
        {"2026暦年", "2026-01-01", "2026-12-31", PERIOD_CALENDAR_YEAR, FORM_WESTERN},
        {"2026歴年", "2026-01-01", "2026-12-31", PERIOD_CALENDAR_YEAR, FORM_WESTERN},
        {"H26年", "2014-01-01", "2014-12-31", PERIOD_YEAR, FORM_ERA_LETTER},
        {"H27～R元平均", "2015-01-01", "2019-12-31", PERIOD_RANGE, FORM_ERA_LETTER},
        {"H28～R元", "2016-01-01", "2019-12-31", PERIOD_RANGE, FORM_ERA_LETTER},
        {"H30", "2018-01-01", "2018-12-31", PERIOD_YEAR, FORM_ERA_LETTER},
        {"H30年", "2018-01-01", "2018-12-31", PERIOD_YEAR, FORM_ERA_LETTER},
        {"R2", "2020-01-01", "2020-12-31", PERIOD_YEAR, FORM_ERA_LETTER},
        {"R2.3", "2020-03-01", "2020-03-31", PERIOD_MONTH, FORM_ERA_LETTER},
        {"R2年", "2020-01-01", "2020-12-31", PERIOD_YEAR, FORM_ERA_LETTER},
        {"R4 年度", "2022-04-01", "2023-03-31", PERIOD_FISCAL_YEAR, FORM_ERA_LETTER},
        {"R5.12", "2023-12-01", "2023-12-31", PERIOD_MONTH, FORM_ERA_LETTER},
        {"R7", "2025-01-01", "2025-12-31", PERIOD_YEAR, FORM_ERA_LETTER},
        {"R8.3", "2026-03-01", "2026-03-31", PERIOD_MONTH, FORM_ERA_LETTER},
        {"R元", "2019-01-01", "2019-12-31", PERIOD_YEAR, FORM_ERA_LETTER},
        {"令和3年(2021年)3月", "2021-03-01", "2021-03-31", PERIOD_MONTH, FORM_ERA_NAME},
        {"令和4年度", "2022-04-01", "2023-03-31", PERIOD_FISCAL_YEAR, FORM_ERA_NAME},
        {"令和6年度(2024年度)", "2024-04-01", "2025-03-31", PERIOD_FISCAL_YEAR,
         FORM_ERA_NAME},
        {"令和6年（2024年）2月", "2024-02-01", "2024-02-29", PERIOD_MONTH, FORM_ERA_NAME},
        {"令和8年度(2026年度)", "2026-04-01", "2027-03-31", PERIOD_FISCAL_YEAR,
         FORM_ERA_NAME},
        {"令和３年度", "2021-04-01", "2022-03-31", PERIOD_FISCAL_YEAR, FORM_ERA_NAME},
        {"平成30年(2018年)10月", "2018-10-01", "2018-10-31", PERIOD_MONTH, FORM_ERA_NAME},
        {"Ｒ２", "2020-01-01", "2020-12-31", PERIOD_YEAR, FORM_ERA_LETTER},
        {"Ｒ３～Ｒ７", "2021-01-01", "2025-12-31", PERIOD_RANGE, FORM_ERA_LETTER},
        {"Ｒ７", "2025-01-01", "2025-12-31", PERIOD_YEAR, FORM_ERA_LETTER},
    };
    check_rows(rows, COUNT(rows));
}

static void test_parse_reads_days_and_old_eras(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"令和6年6月3日", "2024-06-03", "2024-06-03", PERIOD_DAY, FORM_ERA_NAME},
        {"R5.12.1", "2023-12-01", "2023-12-01", PERIOD_DAY, FORM_ERA_LETTER},
        {"2024年2月29日", "2024-02-29", "2024-02-29", PERIOD_DAY, FORM_WESTERN},
        {"㋿6年", "2024-01-01", "2024-12-31", PERIOD_YEAR, FORM_ERA_NAME},
        {"S63", "1988-01-01", "1988-12-31", PERIOD_YEAR, FORM_ERA_LETTER},
        {"T15年", "1926-01-01", "1926-12-31", PERIOD_YEAR, FORM_ERA_LETTER},
        {"明治元年", "1868-01-01", "1868-12-31", PERIOD_YEAR, FORM_ERA_NAME},
        {"2024", "2024-01-01", "2024-12-31", PERIOD_YEAR, FORM_WESTERN},
        {"1000年", "1000-01-01", "1000-12-31", PERIOD_YEAR, FORM_WESTERN},
        {"令和5年9月", "2023-09-01", "2023-09-30", PERIOD_MONTH, FORM_ERA_NAME},
        {"２０２４年", "2024-01-01", "2024-12-31", PERIOD_YEAR, FORM_WESTERN},
        {"2023.12", "2023-12-01", "2023-12-31", PERIOD_MONTH, FORM_WESTERN},
        {"令和 6 年度", "2024-04-01", "2025-03-31", PERIOD_FISCAL_YEAR, FORM_ERA_NAME},
        {"2024年(令和6年)2月", "2024-02-01", "2024-02-29", PERIOD_MONTH, FORM_WESTERN},
        {"R6(2024)", "2024-01-01", "2024-12-31", PERIOD_YEAR, FORM_ERA_LETTER},
    };
    check_rows(rows, COUNT(rows));
}

static void test_parse_knows_the_length_of_february(void **state)
{
    (void)state;
    assert_string_equal(iso(period("2023年2月").last), "2023-02-28");
    assert_string_equal(iso(period("2024年2月").last), "2024-02-29");
    assert_string_equal(iso(period("2000年2月").last), "2000-02-29");
    assert_string_equal(iso(period("2100年2月").last), "2100-02-28");
}

static void test_parse_knows_the_length_of_the_other_months(void **state)
{
    (void)state;
    static const int days[] = {31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (int month = 1; month <= 12; month++)
        if (days[month - 1])
            assert_int_equal(period(str_format(job.doc, "R5.%d", month).p).last.day,
                             days[month - 1]);
}

/* The year in which one era follows another has two names. */
static void test_parse_takes_both_names_of_a_year_of_change(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"H31.4", "2019-04-01", "2019-04-30", PERIOD_MONTH, FORM_ERA_LETTER},
        {"H31.4.30", "2019-04-30", "2019-04-30", PERIOD_DAY, FORM_ERA_LETTER},
        {"R元.5", "2019-05-01", "2019-05-31", PERIOD_MONTH, FORM_ERA_LETTER},
        {"R元.5.1", "2019-05-01", "2019-05-01", PERIOD_DAY, FORM_ERA_LETTER},
        {"H31年度", "2019-04-01", "2020-03-31", PERIOD_FISCAL_YEAR, FORM_ERA_LETTER},
        {"R元年度", "2019-04-01", "2020-03-31", PERIOD_FISCAL_YEAR, FORM_ERA_LETTER},
        {"R1年度", "2019-04-01", "2020-03-31", PERIOD_FISCAL_YEAR, FORM_ERA_LETTER},
        {"昭和64年1月7日", "1989-01-07", "1989-01-07", PERIOD_DAY, FORM_ERA_NAME},
        {"平成元年1月8日", "1989-01-08", "1989-01-08", PERIOD_DAY, FORM_ERA_NAME},
        {"H元.1", "1989-01-01", "1989-01-31", PERIOD_MONTH, FORM_ERA_LETTER},
        {"S64.1", "1989-01-01", "1989-01-31", PERIOD_MONTH, FORM_ERA_LETTER},
    };
    check_rows(rows, COUNT(rows));
}

static void test_parse_range_goes_from_first_to_last_day(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"H28～30", "2016-01-01", "2018-12-31", PERIOD_RANGE, FORM_ERA_LETTER},
        {"R3～R7年度", "2021-04-01", "2026-03-31", PERIOD_RANGE, FORM_ERA_LETTER},
        {"R3年度～R7年度", "2021-04-01", "2026-03-31", PERIOD_RANGE, FORM_ERA_LETTER},
        {"R5.4～R6.2", "2023-04-01", "2024-02-29", PERIOD_RANGE, FORM_ERA_LETTER},
        {"2021年～2023年", "2021-01-01", "2023-12-31", PERIOD_RANGE, FORM_WESTERN},
        {"2021-2023", "2021-01-01", "2023-12-31", PERIOD_RANGE, FORM_WESTERN},
        {"R3 〜 R7", "2021-01-01", "2025-12-31", PERIOD_RANGE, FORM_ERA_LETTER},
        {"R7～R7", "2025-01-01", "2025-12-31", PERIOD_RANGE, FORM_ERA_LETTER},
        {"R5.4 ～ R6.2", "2023-04-01", "2024-02-29", PERIOD_RANGE, FORM_ERA_LETTER},
        {"R5.4.1～R5.4.1", "2023-04-01", "2023-04-01", PERIOD_RANGE, FORM_ERA_LETTER},
        {"R3年度～R7暦年", "2021-04-01", "2025-12-31", PERIOD_RANGE, FORM_ERA_LETTER},
    };
    check_rows(rows, COUNT(rows));
}

static void test_parse_reads_slashes_and_iso_days(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"2023-12-01", "2023-12-01", "2023-12-01", PERIOD_DAY, FORM_WESTERN},
        {"2024-2-29", "2024-02-29", "2024-02-29", PERIOD_DAY, FORM_WESTERN},
        {"2023/12/1", "2023-12-01", "2023-12-01", PERIOD_DAY, FORM_WESTERN},
        {"2023/12", "2023-12-01", "2023-12-31", PERIOD_MONTH, FORM_WESTERN},
        {"R5/12/1", "2023-12-01", "2023-12-01", PERIOD_DAY, FORM_ERA_LETTER},
        {"FY2023", "2023-04-01", "2024-03-31", PERIOD_FISCAL_YEAR, FORM_WESTERN},
        {"ＦＹ２０２３", "2023-04-01", "2024-03-31", PERIOD_FISCAL_YEAR, FORM_WESTERN},
        {"㋿元年", "2019-01-01", "2019-12-31", PERIOD_YEAR, FORM_ERA_NAME},
        {"令和6年 2月 3日", "2024-02-03", "2024-02-03", PERIOD_DAY, FORM_ERA_NAME},
        {"平成31年（令和元年）", "2019-01-01", "2019-12-31", PERIOD_YEAR, FORM_ERA_NAME},
    };
    check_rows(rows, COUNT(rows));
}

static void test_parse_reads_parts_of_a_year(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"R5年度第1四半期", "2023-04-01", "2023-06-30", PERIOD_QUARTER, FORM_ERA_LETTER},
        {"R5年度第２四半期", "2023-07-01", "2023-09-30", PERIOD_QUARTER, FORM_ERA_LETTER},
        {"R5年度 第三四半期", "2023-10-01", "2023-12-31", PERIOD_QUARTER,
         FORM_ERA_LETTER},
        {"令和5年度第4四半期", "2024-01-01", "2024-03-31", PERIOD_QUARTER, FORM_ERA_NAME},
        {"2023年第1四半期", "2023-01-01", "2023-03-31", PERIOD_QUARTER, FORM_WESTERN},
        {"2023暦年第4四半期", "2023-10-01", "2023-12-31", PERIOD_QUARTER, FORM_WESTERN},
        {"R5年度上半期", "2023-04-01", "2023-09-30", PERIOD_HALF, FORM_ERA_LETTER},
        {"R5年度下期", "2023-10-01", "2024-03-31", PERIOD_HALF, FORM_ERA_LETTER},
        {"2023年上期", "2023-01-01", "2023-06-30", PERIOD_HALF, FORM_WESTERN},
        {"令和5年（2023年）下半期", "2023-07-01", "2023-12-31", PERIOD_HALF,
         FORM_ERA_NAME},
        {"H31年度下半期", "2019-10-01", "2020-03-31", PERIOD_HALF, FORM_ERA_LETTER},
        {"R5.4～6", "2023-04-01", "2023-06-30", PERIOD_RANGE, FORM_ERA_LETTER},
        {"R5.4～6月", "2023-04-01", "2023-06-30", PERIOD_RANGE, FORM_ERA_LETTER},
        {"2023年4～6月", "2023-04-01", "2023-06-30", PERIOD_RANGE, FORM_WESTERN},
        {"令和5年4月～6月", "2023-04-01", "2023-06-30", PERIOD_RANGE, FORM_ERA_NAME},
        {"R5.4～6.2", "2023-04-01", "2024-02-29", PERIOD_RANGE, FORM_ERA_LETTER},
        {"R5.4～6年", "2023-04-01", "2024-12-31", PERIOD_RANGE, FORM_ERA_LETTER},
        {"R5年度第1四半期～R5年度第3四半期", "2023-04-01", "2023-12-31", PERIOD_RANGE,
         FORM_ERA_LETTER},
    };
    check_rows(rows, COUNT(rows));
}

static void test_parse_reads_hyphens_between_whole_years(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"2021-2023", "2021-01-01", "2023-12-31", PERIOD_RANGE, FORM_WESTERN},
        {"R3-R5", "2021-01-01", "2023-12-31", PERIOD_RANGE, FORM_ERA_LETTER},
        {"H28－R元年度", "2016-04-01", "2020-03-31", PERIOD_RANGE, FORM_ERA_LETTER},
        {"R5.4―R6.3", "2023-04-01", "2024-03-31", PERIOD_RANGE, FORM_ERA_LETTER},
        {"2023-04-01～2023-04-30", "2023-04-01", "2023-04-30", PERIOD_RANGE,
         FORM_WESTERN},
    };
    check_rows(rows, COUNT(rows));
}

static void test_parse_reads_the_end_of_a_span_as_a_day(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"R5年度末", "2024-03-31", "2024-03-31", PERIOD_DAY, FORM_ERA_LETTER},
        {"R5.2末", "2023-02-28", "2023-02-28", PERIOD_DAY, FORM_ERA_LETTER},
        {"令和6年2月末現在", "2024-02-29", "2024-02-29", PERIOD_DAY, FORM_ERA_NAME},
        {"2023年末時点", "2023-12-31", "2023-12-31", PERIOD_DAY, FORM_WESTERN},
        {"R5.4.1現在", "2023-04-01", "2023-04-01", PERIOD_DAY, FORM_ERA_LETTER},
        {"R3年度～R5年度末", "2021-04-01", "2024-03-31", PERIOD_RANGE, FORM_ERA_LETTER},
    };
    check_rows(rows, COUNT(rows));
}

static void test_parse_keeps_how_final_it_is(void **state)
{
    (void)state;
    assert_str(period("R4年度 速報").status, "速報");
    assert_str(period("R4年度（見込み）").status, "見込み");
    assert_str(period("R4年度見込").status, "見込");
    assert_str(period("令和6年（2024年）2月(確報値)").status, "確報値");
    assert_str(period("H30実績").status, "実績");
    assert_str(period("H27～R元平均 推計").status, "推計");
    assert_str(period("R4年度").status, "");
    assert_int_equal(period("R4年度（速報）").kind, PERIOD_FISCAL_YEAR);
}

static void test_parse_knows_totals(void **state)
{
    (void)state;
    assert_true(period("H28～R元累計").total);
    assert_false(period("H28～R元").total);
}

static void test_parse_knows_the_era(void **state)
{
    (void)state;
    assert_str(period("H28～R元").era, "平成");
    assert_str(period("㋿6年").era, "令和");
    assert_str(period("R6(2024)").era, "令和");
    assert_str(period("2024年(令和6年)").era, "");
}

static void test_parse_range_knows_its_ends(void **state)
{
    (void)state;
    assert_int_equal(period("H28～R元").ends, PERIOD_YEAR);
    assert_int_equal(period("R3～R7年度").ends, PERIOD_FISCAL_YEAR);
    assert_int_equal(period("R5.4～R6.3").ends, PERIOD_MONTH);
    assert_int_equal(period("R5.4～R7").ends, PERIOD_RANGE);
    assert_int_equal(period("R5～R7.3").ends, PERIOD_RANGE);
    assert_int_equal(period("R3年度～R7暦年").ends, PERIOD_RANGE);
    assert_int_equal(period("R3年度～R7").ends, PERIOD_RANGE);
}

static void test_parse_knows_averages(void **state)
{
    (void)state;
    assert_true(period("H27～R元平均").average);
    assert_true(period("H27～R元 平均").average);
    assert_false(period("H27～R元").average);
}

static void test_parse_knows_a_plain_year_word(void **state)
{
    (void)state;
    assert_true(period("H26年").year_word);
    assert_false(period("H26").year_word);
    assert_false(period("R4年度").year_word);
    assert_false(period("2022暦年").year_word);
}

static void test_parse_shows_the_text_without_blanks_around_it(void **state)
{
    (void)state;
    const struct period p = period(" R5.12\n");
    assert_str(p.text, "R5.12");
    assert_string_equal(iso(p.first), "2023-12-01");
}

#define HYPHEN    "a number behind a hyphen may be a month or a year"
#define NO_PART   "this is not part of a date"
#define YEAR_WORD "年 or 年度 is expected in front: it says when the year begins"

static void test_parse_says_what_is_wrong_and_where(void **state)
{
    (void)state;
    static const struct {
        const char *text, *why;
        int offset; /* [byte] */
    } rows[] = {
        {"", "a year is expected here", 0},
        {"国統計未公表", "a year is expected here", 0},
        {"R", "a year is expected here", 1},
        {"令和年", "a year is expected here", 6},
        {"R7～", "a year is expected here", 5},
        {"R0", "the era has no such year", 0},
        {"H32", "the era has no such year", 0},
        {"H35", "the era has no such year", 0},
        {"S65", "the era has no such year", 0},
        {"S99", "the era has no such year", 0},
        {"  R0", "the era has no such year", 2},
        {"R3～H35", "the era has no such year", 5},
        {"5年", "a year is an era and a number, or four digits", 0},
        {"元年", "a year is an era and a number, or four digits", 0},
        {"999年", "a year is an era and a number, or four digits", 0},
        {"2023-02-30", "the month has no such day", 8},
        {"2023-02", HYPHEN, 5},
        {"2023-12", HYPHEN, 5},
        {"2010-12", HYPHEN, 5},
        {"2021–23", HYPHEN, 7},
        {"R5-12", HYPHEN, 3},
        {"R5－12", HYPHEN, 5},
        {"R5—12", HYPHEN, 5},
        {"R5.4-6", HYPHEN, 5},
        {"H28-30", HYPHEN, 4},
        {"R5/13", "a month from 1 to 12 is expected here", 3},
        {"2023/2/29", "the month has no such day", 7},
        {"2023.2/28", NO_PART, 6},
        {"R5.10～3", "the range ends before it begins", 8},
        {"R5.4～13", "a month from 1 to 12 is expected here", 7},
        {"R5.4～6.3.1.1", NO_PART, 12},
        {"R5第1四半期", YEAR_WORD, 2},
        {"2023上半期", YEAR_WORD, 4},
        {"R5年度第5四半期", NO_PART, 8},
        {"R5年度第四半期", NO_PART, 8},
        {"R5年度第1期", NO_PART, 8},
        {"R5年度前期", NO_PART, 8},
        {"R5.12.1末", NO_PART, 7},
        {"R5.12現在", NO_PART, 5},
        {"R5年度平均平均", NO_PART, 14},
        {"R5年度速報確報", NO_PART, 14},
        {"R5年度（速報", "the bracket is not closed", 17},
        {"FY", "a year is expected here", 2},
        {"FY23", "a year is an era and a number, or four digits", 2},
        {"R元.4", "this day is not in that era", 0},
        {"R元.4.30", "this day is not in that era", 0},
        {"令和元年4月", "this day is not in that era", 0},
        {"H31.5", "this day is not in that era", 0},
        {"H31.5.1", "this day is not in that era", 0},
        {"平成元年1月7日", "this day is not in that era", 0},
        {"S64.1.8", "this day is not in that era", 0},
        {"R3～H31.5", "this day is not in that era", 5},
        {"R5.13", "a month from 1 to 12 is expected here", 3},
        {"R5.0", "a month from 1 to 12 is expected here", 3},
        {"R5.", "a month from 1 to 12 is expected here", 3},
        {"R5.x", "a month from 1 to 12 is expected here", 3},
        {"令和5年0月", "a month from 1 to 12 is expected here", 10},
        {"令和5年13月", "a month from 1 to 12 is expected here", 10},
        {"R5.2.29", "the month has no such day", 5},
        {"R5.12.", "the month has no such day", 6},
        {"R5.4.31", "the month has no such day", 5},
        {"令和6年2月30日", "the month has no such day", 14},
        {"令和6年2月0日", "the month has no such day", 14},
        {"令和6年2", "月 is expected here", 11},
        {"令和6年2月3", "日 is expected here", 15},
        {"令和6年（2023年）", "the year in brackets is another year", 10},
        {"令和6年度(2023年度)", "the year in brackets is another year", 13},
        {"令和6年（2024年", "the bracket is not closed", 20},
        {"令和6年（）", "a year is expected here", 13},
        {"R7～R3", "the range ends before it begins", 5},
        {"R5.12～R5.11", "the range ends before it begins", 8},
        {"R5.12x", "this is not part of a date", 5},
        {"R5年度12月", "this is not part of a date", 8},
        {"20245", "this is not part of a date", 4},
        {"R7平均値", "this is not part of a date", 8},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct period p;
        const char *why = NULL;
        int offset = -1;
        if (period_parse(job.doc, calendar, str_of(rows[i].text), &p, &why, &offset))
            fail_msg("\"%s\" is accepted", rows[i].text);
        if (strcmp(why, rows[i].why) != 0 || offset != rows[i].offset)
            fail_msg("\"%s\": %s at %d", rows[i].text, why, offset);
    }
}

static void test_parse_of_cut_text_never_reads_past_its_end(void **state)
{
    (void)state;
    const struct str text = STR("令和6年（2024年）2月");
    for (int n = 0; n < text.n; n++) {
        struct period p;
        const char *why;
        int offset = -1;
        char *exact = malloc((size_t)n); /* so that a byte too far is noticed */
        memcpy(exact, text.p, (size_t)n);
        if (!period_parse(job.doc, calendar, (struct str){exact, n}, &p, &why, &offset))
            assert_in_range(offset, 0, n);
        free(exact);
    }
}

/* --- printing --- */

static void check_print(const char *text, const char *expected)
{
    const struct period p = period(text);
    assert_str(period_print(job.doc, &p), expected);
}

static void test_print_gives_the_text_back(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "R5.12",
        "R4年度",
        "2022年度",
        "2022暦年",
        "H28～R元",
        "令和6年2月",
        "2019年",
        "2024",
        "R7",
        "H26年",
        "R元",
        "R元年度",
        "R5.12.1",
        "令和6年6月3日",
        "平成30年10月",
        "H27～R元平均",
        "R3年度～R7年度",
        "R5.4～R6.3",
        "2024年2月29日",
        "2024年2月",
        "令和4年度",
        "令和元年度",
        "S63",
        "昭和64年1月7日",
        "H31.4",
        "R元.5",
        "2021年～2023年",
        "明治2年",
        "2021暦年～2023暦年",
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_print(rows[i], rows[i]);
}

static void test_print_gives_every_width_and_calendar_back(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "Ｒ３～Ｒ７",
        "Ｒ２",
        "R4 年度",
        "令和３年度",
        "令和6年（2024年）2月",
        "令和6年度(2024年度)",
        "平成30年(2018年)10月",
        "㋿6年",
        "㋿元年",
        "令和1年度",
        "2026歴年",
        "R3～R7年度",
        "H28～30",
        "H31",
        "S64年",
        "R5.4～R７",
        "R05.04",
        "R5.4～6",
        "2023-04-01",
        "2023/4/1",
        "R5年度第１四半期",
        "R5年度末",
        "H27～R元平均（速報）",
        "２0２4年",
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_print(rows[i], rows[i]);
    check_print(" 2024 ", "2024");
}

static void check_moved(const char *text, struct date first, struct date last,
                        const char *expected)
{
    struct period p = period(text);
    p.first = first;
    p.last = last;
    assert_str(period_print(job.doc, &p), expected);
}

/* The numbers come from the days, so another year prints in the same way. */
static void test_print_makes_the_numbers_from_the_days(void **state)
{
    (void)state;
    const struct date first = {2024, 4, 1}, last = {2027, 3, 31};
    check_moved("R3年度～R7年度", first, last, "R6年度～R8年度");
    check_moved("Ｒ３～７年度", first, last, "Ｒ６～８年度");
    check_moved("2021年度", first, (struct date){2025, 3, 31}, "2024年度");
    check_moved("令和3年(2021年)3月", first, (struct date){2024, 4, 30},
                "令和6年(2024年)4月");
    check_moved("R05.01.09", first, first, "R06.04.01");
    check_moved("R元.12", (struct date){2019, 5, 1}, (struct date){2019, 5, 31}, "R元.5");
    check_moved("R元.12", first, (struct date){2024, 4, 30}, "R6.4");
    check_moved("R5.4～6", first, (struct date){2024, 12, 31}, "R6.4～12");
    check_moved("R3年度末", (struct date){2025, 3, 31}, (struct date){2025, 3, 31},
                "R6年度末");
}

/* --- days and months --- */

static void test_date_compare_orders_days(void **state)
{
    (void)state;
    const struct date day = {2023, 6, 15};
    assert_int_equal(date_compare(day, day), 0);
    assert_int_equal(date_compare(day, (struct date){2023, 6, 16}), -1);
    assert_int_equal(date_compare(day, (struct date){2023, 6, 14}), 1);
    assert_int_equal(date_compare(day, (struct date){2023, 7, 1}), -1);
    assert_int_equal(date_compare(day, (struct date){2023, 5, 31}), 1);
    assert_int_equal(date_compare(day, (struct date){2024, 1, 1}), -1);
    assert_int_equal(date_compare(day, (struct date){2022, 12, 31}), 1);
}

static void test_date_months_counts_both_ends(void **state)
{
    (void)state;
    assert_int_equal(date_months(period("R3.4").first, period("R5.12").last), 33);
    assert_int_equal(date_months(period("R3.4").first, period("R4年度").last), 24);
    assert_int_equal(date_months(period("R3.4").first, period("R3.4").last), 1);
    assert_int_equal(date_months(period("R3.12").first, period("R4.1").last), 2);
    assert_int_equal(date_months(period("2021年度").first, period("2023年度").last), 36);
    assert_int_equal(date_months(period("R3.4").first, period("R3.3").last), 0);
    assert_int_equal(date_months(period("R3.4").first, period("R2.4").last), -11);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST_DATES(test_eras_end_the_day_before_the_next),
        TEST_DATES(test_eras_end_on_the_last_day_of_a_month),
        TEST_DATES(test_calendar_finds_an_era_by_any_of_its_names),
        TEST_DATES(test_calendar_finds_no_era_in_other_texts),
        TEST_DATES(test_calendar_knows_the_era_of_a_day),
        TEST_DATES(test_calendar_reads_a_table_of_ones_own),
        TEST_DATES(test_calendar_refuses_a_row_that_is_cut),
        TEST_DATES(test_calendar_refuses_a_row_without_name),
        TEST_DATES(test_calendar_refuses_a_row_without_letter),
        TEST_DATES(test_calendar_refuses_a_month_that_is_not),
        TEST_DATES(test_calendar_refuses_a_day_that_is_not),
        TEST_DATES(test_calendar_refuses_another_notation),
        TEST_DATES(test_calendar_refuses_eras_out_of_order),
        TEST_DATES(test_calendar_that_is_missing_is_reported),
        TEST_DATES(test_parse_reads_what_plans_print),
        TEST_DATES(test_parse_reads_days_and_old_eras),
        TEST_DATES(test_parse_knows_the_length_of_february),
        TEST_DATES(test_parse_knows_the_length_of_the_other_months),
        TEST_DATES(test_parse_takes_both_names_of_a_year_of_change),
        TEST_DATES(test_parse_range_goes_from_first_to_last_day),
        TEST_DATES(test_parse_reads_slashes_and_iso_days),
        TEST_DATES(test_parse_reads_parts_of_a_year),
        TEST_DATES(test_parse_reads_hyphens_between_whole_years),
        TEST_DATES(test_parse_reads_the_end_of_a_span_as_a_day),
        TEST_DATES(test_parse_keeps_how_final_it_is),
        TEST_DATES(test_parse_knows_totals),
        TEST_DATES(test_parse_knows_the_era),
        TEST_DATES(test_parse_range_knows_its_ends),
        TEST_DATES(test_parse_knows_averages),
        TEST_DATES(test_parse_knows_a_plain_year_word),
        TEST_DATES(test_parse_shows_the_text_without_blanks_around_it),
        TEST_DATES(test_parse_says_what_is_wrong_and_where),
        TEST_DATES(test_parse_of_cut_text_never_reads_past_its_end),
        TEST_DATES(test_print_gives_the_text_back),
        TEST_DATES(test_print_gives_every_width_and_calendar_back),
        TEST_DATES(test_print_makes_the_numbers_from_the_days),
        TEST_DATES(test_date_compare_orders_days),
        TEST_DATES(test_date_months_counts_both_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
