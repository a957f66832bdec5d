/* CSV as a table of cells: separators and ranges. What quotes and blanks do is seen in
 * test_measure.c. */
#include "support.h"

#include "load/mapping.h"
#include "measure/csv.h"
#include "measure/reader.h"

static bool read_text(struct job *job, const char *name, const char *text,
                      const struct mapping *mapping, struct table *table)
{
    return csv_read(job, NULL, write_file(job, name, text), mapping, table);
}

/* A table as "cell|cell@line:column" for each row, the place that of its last cell. */
static const char *print(struct job *job, const struct table *table)
{
    struct strbuf b;
    strbuf_init(&b, job->doc);
    for (int i = 0; i < table->n; i++) {
        const struct row *row = &table->rows[i];
        for (int k = 0; k < row->n; k++)
            strbuf_addf(&b, "%s%.*s", k ? "|" : "", STR_ARG(row->cells[k].text));
        strbuf_addf(&b, "@%s\n", place(job, row->cells[row->n - 1].pos));
    }
    return strbuf_str(&b).p;
}

static void expect(const char *name, const char *text, struct mapping mapping,
                   const char *table, const char *messages)
{
    struct job job = job_begin();
    struct table found;
    assert_true(read_text(&job, name, text, &mapping, &found));
    assert_string_equal(said(&job), messages);
    assert_string_equal(print(&job, &found), table);
    job_end(&job);
}

static void expect_messages(const char *text, struct mapping mapping,
                            const char *messages)
{
    struct job job = job_begin();
    struct table found;
    assert_false(read_text(&job, "a.csv", text, &mapping, &found));
    assert_string_equal(said(&job), messages);
    job_end(&job);
}

static const struct mapping unsaid;

/* --- separators --------------------------------------------------------------------- */

static void test_comma(void **state)
{
    (void)state;
    expect("a.csv", "a,b\n1;2,3\n", unsaid, "a|b@1:3\n1;2|3@2:5\n", "");
}

static void test_tab(void **state)
{
    (void)state;
    const char *note =
        "a.csv: note: the cells were found to be parted by tab; if that is "
        "wrong, give separator in a mapping\n";
    expect("a.csv", "a\tb\n1,788\t3\n", unsaid, "a|b@1:3\n1,788|3@2:7\n", note);
    expect("a.tsv", "a\tb\n1,788\t3\n", unsaid, "a|b@1:3\n1,788|3@2:7\n", "");
}

static void test_semicolon(void **state)
{
    (void)state;
    expect(
        "a.csv", "a;b\n1,788;3\n", unsaid, "a|b@1:3\n1,788|3@2:7\n",
        "a.csv: note: the cells were found to be parted by semicolon; if that is wrong, "
        "give separator in a mapping\n");
}

/* A comma in every row of data is still none in the header. */
static void test_tabs_around_numbers_with_commas(void **state)
{
    (void)state;
    expect("a.tsv", "a\tb\n1\t1,000\n2\t2,000\n", unsaid,
           "a|b@1:3\n1|1,000@2:3\n2|2,000@3:3\n", "");
}

static void test_separators_in_quotes_do_not_count(void **state)
{
    (void)state;
    expect("a.csv", "a,b\n\"1;2\n;3\",\";\"\n", unsaid, "a|b@1:3\n1;2\n;3|;@3:6\n", "");
}

static void test_empty_cells_between_tabs(void **state)
{
    (void)state;
    expect("a.tsv", "a\tb\tc\n\t\t3\n\t\t\n1\t\t\n", unsaid,
           "a|b|c@1:5\n||3@2:3\n1||@4:4\n", "");
}

static void test_no_separator(void **state)
{
    (void)state;
    expect("a.csv", "a\nb\n", unsaid, "a@1:1\nb@2:1\n", "");
}

static void test_separators_that_do_equally_well(void **state)
{
    (void)state;
    expect_messages(
        "a,b;c\n1,2;3\n", unsaid,
        "a.csv: error: the cells may be parted by comma or by semicolon: both "
        "part the rows alike; say which, as in <mapping separator=\"comma\"/>"
        "\n");
    struct mapping said = {.separator = ';'};
    expect("a.csv", "a,b;c\n1,2;3\n", said, "a,b|c@1:5\n1,2|3@2:5\n", "");
}

/* --- ranges ------------------------------------------------------------------------- */

static struct mapping in_range(const char *range)
{
    return (struct mapping){.range = {.text = str_of(range)}};
}

static void test_range(void **state)
{
    (void)state;
    const char *text = "題,,\n\na,b,c\r\n1,2,3\r\n4,5,6\n※,,\n";
    expect("a.csv", text, in_range("A3:B4"), "a|b@3:3\n1|2@4:3\n", "");
    expect("a.csv", text, in_range("B:Z"), "b|c@3:5\n2|3@4:5\n5|6@5:5\n", "");
    expect("a.csv", text, in_range("4:5"), "1|2|3@4:5\n4|5|6@5:5\n", "");
}

/* Rows are counted as a spreadsheet does: a quoted line break does not begin one. */
static void test_rows_of_several_lines(void **state)
{
    (void)state;
    expect("a.csv", "\"題\n名\",\n , \na,b\n", in_range("3:3"), "a|b@4:3\n", "");
}

static void test_range_with_nothing_in_it(void **state)
{
    (void)state;
    expect_messages("a,b\n", in_range("A2:B9"),
                    "a.csv:1:1: error: the file holds no rows; give a header row and the "
                    "measurements\n");
}

static void test_no_range(void **state)
{
    (void)state;
    expect_messages(
        "a,b\n", in_range("A2-B9"),
        "gaiyo: error: \"A2-B9\" is no range of cells; write it as A3:F40, A:F "
        "or 3:40\n");
}

/* Which format has what is a matter of the reader of all of them. */
static void expect_unfit(const char *name, const char *called, const char *what,
                         struct mapping mapping)
{
    struct job job = job_begin();
    struct table table;
    const char *path = write_file(&job, name, "");
    assert_false(reader_read(&job, NULL, path, &mapping, &table));
    assert_string_equal(said(&job),
                        str_format(job.doc,
                                   "gaiyo: error: %s is %s, which has no %s; take %s out "
                                   "of the mapping, or let it be for other files\n",
                                   name, called, what, what)
                            .p);
    job_end(&job);
}

#define SAID                                                                             \
    {                                                                                    \
        .text = STR("A:C")                                                               \
    }

static void test_what_other_formats_have(void **state)
{
    (void)state;
    expect_unfit("a.csv", "a CSV file", "sheet", (struct mapping){.sheet = SAID});
    expect_unfit("a.csv", "a CSV file", "records", (struct mapping){.records = SAID});
    expect_unfit("a.xlsx", "a workbook", "query", (struct mapping){.query = SAID});
    expect_unfit("a.xlsx", "a workbook", "encoding",
                 (struct mapping){.encoding_said = SAID});
    expect_unfit("a.db", "a database", "range", (struct mapping){.range = SAID});
    expect_unfit("a.sqlite", "a database", "separator",
                 (struct mapping){.separator_said = SAID});
    expect_unfit("a.json", "a JSON file", "range", (struct mapping){.range = SAID});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_comma),
        cmocka_unit_test(test_tab),
        cmocka_unit_test(test_semicolon),
        cmocka_unit_test(test_tabs_around_numbers_with_commas),
        cmocka_unit_test(test_separators_in_quotes_do_not_count),
        cmocka_unit_test(test_empty_cells_between_tabs),
        cmocka_unit_test(test_no_separator),
        cmocka_unit_test(test_separators_that_do_equally_well),
        cmocka_unit_test(test_range),
        cmocka_unit_test(test_rows_of_several_lines),
        cmocka_unit_test(test_range_with_nothing_in_it),
        cmocka_unit_test(test_no_range),
        cmocka_unit_test(test_what_other_formats_have),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
