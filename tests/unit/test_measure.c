#include "notation.h"

#include "measure/measure.h"

/* --- what the tests share ----------------------------------------------------------- */

static const struct dataset *read_files(struct job *job, const char *const *paths, int n)
{
    const struct notation *notation = notation_of(job);
    return measure_read(job, notation, NULL, paths, n);
}

static const struct dataset *read_text(struct job *job, const char *text)
{
    const char *path = write_file(job, "measure.csv", text);
    return read_files(job, &path, 1);
}

/* An observation as "indicator period value note @ place of the indicator, of the
 * value". */
static const char *print(struct job *job, const struct observation *o)
{
    return str_format(job->doc, "%.*s %.*s %.*s (%.*s) @ %s %s", STR_ARG(o->indicator),
                      STR_ARG(o->period->text), STR_ARG(o->value.text), STR_ARG(o->note),
                      place(job, o->indicator_pos), place(job, o->pos))
        .p;
}

/* The file can be read without a word and holds this one observation. */
static void expect_one(const char *text, const char *observation)
{
    struct job job = job_begin();
    const struct dataset *dataset = read_text(&job, text);
    assert_string_equal(said(&job), "");
    assert_non_null(dataset);
    assert_int_equal(dataset->n, 1);
    assert_string_equal(print(&job, &dataset->observations[0]), observation);
    job_end(&job);
}

/* The file cannot be read, for these reasons. */
static void expect_messages(const char *text, const char *messages)
{
    struct job job = job_begin();
    assert_null(read_text(&job, text));
    assert_string_equal(said(&job), messages);
    job_end(&job);
}

/* --- columns ------------------------------------------------------------------------ */

static void test_english_names(void **state)
{
    (void)state;
    expect_one("indicator,period,value,note\np01,R5.12,20回,速報\n",
               "p01 R5.12 20回 (速報) @ 2:1 2:11");
}

static void test_japanese_names(void **state)
{
    (void)state;
    expect_one("指標,時点,値,備考\np01,R5.12,20回,速報\n",
               "p01 R5.12 20回 (速報) @ 2:1 2:11");
}

static void test_other_japanese_names(void **state)
{
    (void)state;
    expect_one("指標ID,年度,実績値,注\np01,R4年度,20回,速報\n",
               "p01 R4年度 20回 (速報) @ 2:1 2:10");
}

/* The grade that was printed goes with the value, whether there is one or not. */
static void test_grades(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct dataset *dataset =
        read_text(&job, "指標,時点,値,評価\np01,R5.12,20回, ★★ \np02,,―,未公表\n");
    assert_non_null(dataset);
    assert_int_equal(dataset->n, 2);
    assert_str(dataset->observations[0].grade, "★★");
    assert_str(dataset->observations[1].grade, "未公表");
    job_end(&job);
}

static void test_columns_in_any_order(void **state)
{
    (void)state;
    expect_one("値,備考,indicator,時点\n20回,速報,p01,R5.12\n",
               "p01 R5.12 20回 (速報) @ 2:8 2:1");
}

static void test_note_may_be_missing(void **state)
{
    (void)state;
    expect_one("indicator,period,value\np01,R5.12,20回\n",
               "p01 R5.12 20回 () @ 2:1 2:11");
}

static void test_column_unknown(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct dataset *dataset =
        read_text(&job, "indicator,担当,period,value\np01,企画課,R5.12,20回\n");
    assert_string_equal(
        said(&job),
        "measure.csv:1:11: warning: the column \"担当\" is not read; "
        "if it is one of 指標, 時点, 値, 単位 or 備考, say so in a mapping\n");
    assert_string_equal(print(&job, &dataset->observations[0]),
                        "p01 R5.12 20回 () @ 2:1 2:15");
    job_end(&job);
}

static void test_columns_missing(void **state)
{
    (void)state;
    expect_messages(
        "\nindicator,note\np01,速報\n",
        "measure.csv:2:1: error: the header has no column period (時点); add it\n"
        "measure.csv:2:1: error: the header has no column value (値); add it\n");
}

static void test_column_twice(void **state)
{
    (void)state;
    expect_messages(
        "indicator,period,value,値\np01,R5.12,20回,21回\n",
        "measure.csv:1:24: error: the column \"値\" stands here a second time; keep "
        "one of them\n");
}

/* --- rows and cells ----------------------------------------------------------------- */

static void test_bom(void **state)
{
    (void)state;
    expect_one("\xef\xbb\xbfindicator,period,value\np01,R5.12,20回\n",
               "p01 R5.12 20回 () @ 2:1 2:11");
}

static void test_bom_before_a_quote(void **state)
{
    (void)state;
    expect_one("\xef\xbb\xbf\"indicator\",period,value\np01,R5.12,20回\n",
               "p01 R5.12 20回 () @ 2:1 2:11");
}

static void test_carriage_returns(void **state)
{
    (void)state;
    expect_one("indicator,period,value\r\np01,R5.12,20回\r\n",
               "p01 R5.12 20回 () @ 2:1 2:11");
}

static void test_last_row_without_a_line_end(void **state)
{
    (void)state;
    expect_one("indicator,period,value\np01,R5.12,20回", "p01 R5.12 20回 () @ 2:1 2:11");
}

static void test_blank_lines(void **state)
{
    (void)state;
    expect_one("\n\nindicator,period,value\r\n\r\n  \n\t\np01,R5.12,20回\n\n",
               "p01 R5.12 20回 () @ 7:1 7:11");
}

static void test_rows_without_text(void **state)
{
    (void)state;
    expect_one("indicator,period,value\n,,\np01,R5.12,20回\n, ,\"\"\n",
               "p01 R5.12 20回 () @ 3:1 3:11");
}

static void test_blanks_around_cells(void **state)
{
    (void)state;
    expect_one("indicator,period,value\n  p01 ,\tR5.12,  20回  \n",
               "p01 R5.12 20回 () @ 2:3 2:17");
}

static void test_blanks_before_a_quote(void **state)
{
    (void)state;
    expect_one("indicator,period,value\n p01,R5.12, \"1,788人\"\n",
               "p01 R5.12 1,788人 () @ 2:2 2:14");
}

static void test_quoted_comma(void **state)
{
    (void)state;
    expect_one("indicator,period,value\np19,R5.12,\"1,788人\"\n",
               "p19 R5.12 1,788人 () @ 2:1 2:12");
}

static void test_quoted_quote(void **state)
{
    (void)state;
    expect_one("indicator,note,period,value\np01,\"いわゆる\"\"速報\"\"値\",R5.12,20回\n",
               "p01 R5.12 20回 (いわゆる\"速報\"値) @ 2:1 2:25");
}

static void test_quoted_line_break(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct dataset *dataset =
        read_text(&job, "note,indicator,period,value\n"
                        "\"国の統計は\r\n\r\n未公表\",p01,R5.12,20回\n"
                        ",p02,R5.12,21回\n");
    assert_string_equal(said(&job), "");
    assert_int_equal(dataset->n, 2);
    assert_string_equal(print(&job, &dataset->observations[0]),
                        "p01 R5.12 20回 (国の統計は\r\n\r\n未公表) @ 4:6 4:16");
    assert_string_equal(print(&job, &dataset->observations[1]),
                        "p02 R5.12 21回 () @ 5:2 5:12");
    job_end(&job);
}

static void test_row_with_too_few_cells(void **state)
{
    (void)state;
    expect_one("indicator,period,value,note\np01,R5.12,20回\n",
               "p01 R5.12 20回 () @ 2:1 2:11");
}

static void test_row_with_too_many_cells(void **state)
{
    (void)state;
    expect_messages(
        "indicator,period,value\np19,R5.12,1,788人\n",
        "measure.csv:2:13: error: the row has 4 cells, the header 3; quote the cell "
        "that holds a comma, or take the extra cells out\n");
}

/* Excel writes quotes, people do not: 1,788人 becomes two cells, and the second a
 * note. */
static void test_number_torn_at_its_comma(void **state)
{
    (void)state;
    expect_messages(
        "indicator,period,value,note\np19,R5.12,1,788人\n",
        "measure.csv:2:11: error: \"1\" and the note \"788人\" look like one number "
        "with a comma; put it in quotes: \"1,788人\"; if it is a note, give the value "
        "its unit\n");
}

static void test_notes_that_begin_with_digits(void **state)
{
    (void)state;
    expect_one("indicator,period,value,note\np01,R5.12,20回,100回をめざす\n",
               "p01 R5.12 20回 (100回をめざす) @ 2:1 2:11");
    expect_one("indicator,period,value,note\np01,R5.12,20,5年累計\n",
               "p01 R5.12 20 (5年累計) @ 2:1 2:11");
    expect_one("indicator,period,value,note\np01,R5.12,20,2023年の値\n",
               "p01 R5.12 20 (2023年の値) @ 2:1 2:11");
}

static void test_files_one_after_the_other(void **state)
{
    (void)state;
    struct job job = job_begin();
    const char *const paths[] = {
        write_file(&job, "measure-2.csv", "指標,時点,値\nb,R5,2回\na,R5,1回\n"),
        write_file(&job, "measure-1.csv", "値,時点,指標\n3回,R5,c\n"),
    };
    const struct dataset *dataset = read_files(&job, paths, 2);
    assert_int_equal(dataset->n, 3);
    assert_str(dataset->observations[0].indicator, "b");
    assert_str(dataset->observations[1].indicator, "a");
    assert_str(dataset->observations[2].indicator, "c");
    job_end(&job);
}

static void test_no_files(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct dataset *dataset = read_files(&job, NULL, 0);
    assert_non_null(dataset);
    assert_int_equal(dataset->n, 0);
    job_end(&job);
}

static void test_header_alone(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct dataset *dataset = read_text(&job, "indicator,period,value\n");
    assert_string_equal(said(&job), "");
    assert_int_equal(dataset->n, 0);
    job_end(&job);
}

/* --- files that cannot be read ------------------------------------------------------ */

static void test_empty_file(void **state)
{
    (void)state;
    expect_messages(
        "", "measure.csv:1:1: error: the file holds no rows; give a header row and "
            "the measurements\n");
    expect_messages("\xef\xbb\xbf\n \n",
                    "measure.csv:1:1: error: the file holds no rows; give a header row "
                    "and the measurements\n");
}

static void test_missing_file(void **state)
{
    (void)state;
    struct job job = job_begin();
    const char *path = TEST_SCRATCH "/measure-nowhere.csv";
    assert_null(read_files(&job, &path, 1));
    assert_string_equal(
        said(&job), "gaiyo: error: cannot read \"measure-nowhere.csv\": there is no such "
                    "file; check the name and the permissions\n");
    assert_int_equal(diags_worst(job.diags), SEVERITY_ENVIRONMENT);
    job_end(&job);
}

static void test_quote_never_closed(void **state)
{
    (void)state;
    expect_messages(
        "indicator,period,value\np01,R5.12,\"20回\np02,R5.12,21回\n",
        "measure.csv:2:11: error: this quote is not closed at the end of its cell; "
        "close it there, and double the quotes inside the cell\n");
}

static void test_quote_closed_by_the_next_one(void **state)
{
    (void)state;
    expect_messages(
        "indicator,period,value\np01,R5.12,\"20回\np02,R5.12,\"21回\"\n",
        "measure.csv:2:11: error: this quote is not closed at the end of its cell; "
        "close it there, and double the quotes inside the cell\n");
}

static void test_quote_inside_a_cell(void **state)
{
    (void)state;
    expect_messages(
        "indicator,period,value,note\np01,R5.12,20回,いわゆる\"速報\"\n",
        "measure.csv:2:19: error: a quote stands in the middle of a cell; put the "
        "whole cell in quotes and double the quotes inside it\n");
}

static void test_quote_inside_a_quoted_cell(void **state)
{
    (void)state;
    expect_messages(
        "indicator,period,value,note\np01,R5.12,20回,\"いわゆる\"速報\"\"\n",
        "measure.csv:2:20: error: a quote stands in the middle of a cell; put the "
        "whole cell in quotes and double the quotes inside it\n");
}

static void test_text_behind_a_quoted_cell(void **state)
{
    (void)state;
    expect_messages(
        "indicator,period,value\np01,\"R5.12\" x,20回\n",
        "measure.csv:2:11: error: a quote stands in the middle of a cell; put the "
        "whole cell in quotes and double the quotes inside it\n");
}

/* --- what stands in the cells ------------------------------------------------------- */

static void test_value_unreadable(void **state)
{
    (void)state;
    expect_messages(
        "指標,値,時点\n開発,\"1億12億円\",R5.12\n",
        "measure.csv:2:7: error: \"1億12億円\" is not a quantity: the scale words do "
        "not fall; write it as it is printed, such as 1,788人, 98.1億円, 35回/3年 or "
        "－\n");
}

static void test_value_empty(void **state)
{
    (void)state;
    expect_messages("indicator,period,value\np01,R5.12,\n",
                    "measure.csv:2:11: error: the row has no value; give it, or －, with "
                    "the reason as note, if there is none\n");
}

static void test_period_unreadable(void **state)
{
    (void)state;
    expect_messages(
        "indicator,period,value\np01,R5.13,20回\np02,\"令和5年度中\",21回\n",
        "measure.csv:2:8: error: \"R5.13\" is not a date: a month from 1 to 12 is "
        "expected here; write it as R5.12, R4年度, 2022年度 or H28～R元\n"
        "measure.csv:3:11: error: \"令和5年度中\" is not a date: this is not part of a "
        "date; write it as R5.12, R4年度, 2022年度 or H28～R元\n");
}

static void test_value_without_a_date(void **state)
{
    (void)state;
    expect_messages("indicator,period,value\np01,,20回\n",
                    "measure.csv:2:5: error: the row does not say what its value is of; "
                    "give a date, such as R5.12, R4年度, 2022年度 or H28～R元\n");
}

static void test_value_and_period_are_both_reported(void **state)
{
    (void)state;
    expect_messages(
        "indicator,period,value\np01,R0,回\n",
        "measure.csv:2:8: error: \"回\" is not a quantity: a digit is expected; write "
        "it as it is printed, such as 1,788人, 98.1億円, 35回/3年 or －\n"
        "measure.csv:2:5: error: \"R0\" is not a date: the era has no such year; write "
        "it as R5.12, R4年度, 2022年度 or H28～R元\n");
}

static void test_missing_value_needs_no_date(void **state)
{
    (void)state;
    expect_one("indicator,period,value,note\np07,,―,国統計未公表\n",
               "p07  ― (国統計未公表) @ 2:1 2:6");
}

static void test_missing_value_with_a_dash_for_date(void **state)
{
    (void)state;
    expect_one("indicator,period,value,note\np07,－,…,国統計未公表\n",
               "p07 － … (国統計未公表) @ 2:1 2:7");
}

static void test_missing_value_of_a_date(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct dataset *dataset =
        read_text(&job, "indicator,period,value\np07,R4年度,x\n");
    const struct observation *o = &dataset->observations[0];
    assert_int_equal(o->value.missing, MISSING_SUPPRESSED);
    assert_int_equal(o->period->first.year, 2022);
    job_end(&job);
}

static void test_missing_value_of_an_unreadable_date(void **state)
{
    (void)state;
    expect_messages(
        "indicator,period,value\np07,不明,―\n",
        "measure.csv:2:5: error: \"不明\" is not a date: a year is expected here; "
        "write it as R5.12, R4年度, 2022年度 or H28～R元\n");
}

static void test_values_are_exact(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct dataset *dataset =
        read_text(&job, "indicator,period,value\np22,R4年度,1341.8億円\n");
    const struct observation *o = &dataset->observations[0];
    assert_str(number_print_exact(job.doc, o->value.values[0].value), "134180000000");
    assert_str(o->value.values[0].unit, "円");
    assert_int_equal(o->period->first.month, 4);
    assert_int_equal(o->period->last.year, 2023);
    job_end(&job);
}

static void test_row_without_indicator(void **state)
{
    (void)state;
    expect_messages(
        "indicator,period,value\n ,R5.12,20回\n",
        "measure.csv:2:2: error: the row names no indicator; give the indicator's id, "
        "or empty the row\n");
}

static void test_all_errors_of_all_files(void **state)
{
    (void)state;
    struct job job = job_begin();
    const char *const paths[] = {
        write_file(&job, "measure-1.csv",
                   "indicator,period,value\na,R5.12,x1\nb,R5.14,1回\n"),
        write_file(&job, "measure-2.csv", "indicator,period\n"),
    };
    assert_null(read_files(&job, paths, 2));
    assert_string_equal(
        said(&job),
        "measure-1.csv:2:9: error: \"x1\" is not a quantity: a digit is expected; "
        "write it as it is printed, such as 1,788人, 98.1億円, 35回/3年 or －\n"
        "measure-1.csv:3:6: error: \"R5.14\" is not a date: a month from 1 to 12 is "
        "expected here; write it as R5.12, R4年度, 2022年度 or H28～R元\n"
        "measure-2.csv:1:1: error: the header has no column value (値); add it\n");
    job_end(&job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_english_names),
        cmocka_unit_test(test_japanese_names),
        cmocka_unit_test(test_other_japanese_names),
        cmocka_unit_test(test_grades),
        cmocka_unit_test(test_columns_in_any_order),
        cmocka_unit_test(test_note_may_be_missing),
        cmocka_unit_test(test_column_unknown),
        cmocka_unit_test(test_columns_missing),
        cmocka_unit_test(test_column_twice),
        cmocka_unit_test(test_bom),
        cmocka_unit_test(test_bom_before_a_quote),
        cmocka_unit_test(test_carriage_returns),
        cmocka_unit_test(test_last_row_without_a_line_end),
        cmocka_unit_test(test_blank_lines),
        cmocka_unit_test(test_rows_without_text),
        cmocka_unit_test(test_blanks_around_cells),
        cmocka_unit_test(test_blanks_before_a_quote),
        cmocka_unit_test(test_quoted_comma),
        cmocka_unit_test(test_quoted_quote),
        cmocka_unit_test(test_quoted_line_break),
        cmocka_unit_test(test_row_with_too_few_cells),
        cmocka_unit_test(test_row_with_too_many_cells),
        cmocka_unit_test(test_number_torn_at_its_comma),
        cmocka_unit_test(test_notes_that_begin_with_digits),
        cmocka_unit_test(test_files_one_after_the_other),
        cmocka_unit_test(test_no_files),
        cmocka_unit_test(test_header_alone),
        cmocka_unit_test(test_empty_file),
        cmocka_unit_test(test_missing_file),
        cmocka_unit_test(test_quote_never_closed),
        cmocka_unit_test(test_quote_closed_by_the_next_one),
        cmocka_unit_test(test_quote_inside_a_cell),
        cmocka_unit_test(test_quote_inside_a_quoted_cell),
        cmocka_unit_test(test_text_behind_a_quoted_cell),
        cmocka_unit_test(test_value_unreadable),
        cmocka_unit_test(test_value_empty),
        cmocka_unit_test(test_period_unreadable),
        cmocka_unit_test(test_value_without_a_date),
        cmocka_unit_test(test_value_and_period_are_both_reported),
        cmocka_unit_test(test_missing_value_needs_no_date),
        cmocka_unit_test(test_missing_value_with_a_dash_for_date),
        cmocka_unit_test(test_missing_value_of_a_date),
        cmocka_unit_test(test_missing_value_of_an_unreadable_date),
        cmocka_unit_test(test_values_are_exact),
        cmocka_unit_test(test_row_without_indicator),
        cmocka_unit_test(test_all_errors_of_all_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
