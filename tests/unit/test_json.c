#include "own_job.h"

#include "load/mapping.h"
#include "measure/json.h"
#include "measure/messages.h"

/* --- what the tests share ----------------------------------------------------------- */

static bool read_records(const char *text, const char *records, struct table *table)
{
    struct mapping mapping = {.period = {.text = STR("")}};
    if (records)
        mapping.records = (struct mapping_text){
            str_of(records), {diags_add_source(job.diags, "plan.xml", STR("…")), 0}};
    return json_read(&job, NULL, write_file(&job, "data.json", text), &mapping, table);
}

/* A row a line, each cell behind its place. */
static const char *print(const struct table *table)
{
    struct strbuf b = new_buffer();
    for (int i = 0; i < table->n; i++)
        for (int c = 0; c < table->rows[i].n; c++) {
            const struct cell *cell = &table->rows[i].cells[c];
            strbuf_addf(&b, "%s %.*s%s", place(&job, cell->pos), STR_ARG(cell->text),
                        c + 1 < table->rows[i].n ? "|" : "\n");
        }
    return strbuf_str(&b).p;
}

/* The records at the path (or none) read to these cells. */
static void expect(const char *text, const char *records, const char *rows)
{
    struct table table;
    const bool read = read_records(text, records, &table);
    assert_string_equal(said(&job), "");
    assert_true(read);
    assert_string_equal(print(&table), rows);
}

static void expect_refused(const char *text, const char *records, const char *messages)
{
    struct table table;
    assert_false(read_records(text, records, &table));
    assert_string_equal(said(&job), messages);
}

/* --- records ------------------------------------------------------------------------ */

static void test_objects(void **state)
{
    (void)state;
    expect("[{\"指標\": \"a\", \"値\": \"20回\"},\n {\"値\": \"－\", \"指標\": \"b\"}]",
           NULL, "1:4 指標|1:15 値\n1:10 a|1:20 20回\n2:20 b|2:9 －\n");
}

static void test_keys_may_be_missing(void **state)
{
    (void)state;
    expect("[{\"a\": 1},\n{\"b\": 2, \"a\": null},\n{},\n{\"c\": true}]", NULL,
           "1:4 a|2:3 b|4:3 c\n1:8 1\n2:15 |2:7 2\n4:1 |4:1 |4:7 true\n");
}

static void test_arrays(void **state)
{
    (void)state;
    expect("[[\"a\", \"b\"],\n[1, false], [2]]", NULL,
           "1:4 a|1:9 b\n2:2 1|2:5 false\n2:14 2\n");
}

static void test_byte_order_mark(void **state)
{
    (void)state;
    expect("\xEF\xBB\xBF[[\"a\"],[1]]", NULL, "1:4 a\n1:9 1\n");
}

/* --- values ------------------------------------------------------------------------- */

static void expect_cell(const char *json, const char *text)
{
    struct table table;
    const char *all = str_format(job.doc, "[[\"v\"],[ %s ]]", json).p;
    assert_true(read_records(all, NULL, &table));
    assert_str(table.rows[1].cells[0].text, text);
}

static void test_numbers_keep_their_digits(void **state)
{
    (void)state;
    expect_cell("0.1", "0.1");
    expect_cell("98.10", "98.10");
    expect_cell("-0.30000000000000004", "-0.30000000000000004");
    expect_cell("12345678901234567890123", "12345678901234567890123");
    expect_cell("1.5e3", "1500");
    expect_cell("15E-4", "0.0015");
}

static void test_strings_are_decoded(void **state)
{
    (void)state;
    expect_cell("\"a\\\"b\\\\c\\/d\\n\\t\"", "a\"b\\c/d\n\t");
    expect_cell("\"\\u6307\\u6A19\\uD842\\uDFB7\"", "指標𠮷");
    expect_cell("\"\"", "");
    expect_cell("\"]},[{:\"", "]},[{:");
}

/* --- paths -------------------------------------------------------------------------- */

#define DEEP                                                                             \
    "{\"meta\": {\"x\": [[\"no\"]], \"a/b\": 1}, \"data\": [0, {\"m~n/o\": "             \
    "[[\"v\"],[1]]}]}"

static void test_only_array(void **state)
{
    (void)state;
    expect("{\"source\": \"x\", \"rows\":[[\"a\"],[1]]}", NULL, "1:27 a\n1:32 1\n");
}

static void test_path(void **state)
{
    (void)state;
    expect(DEEP, "/data/1/m~0n~1o", "1:62 v\n1:67 1\n");
}

static void test_path_to_nothing(void **state)
{
    (void)state;
    expect_refused(
        DEEP, "/meta/y/z",
        "plan.xml:1:1: error: the path \"/meta/y/z\" leads to nothing at "
        "\"/y/z\"; write it as /data/records; where it ends there is: x, a/b\n");
}

static void test_path_past_an_array(void **state)
{
    (void)state;
    expect_refused(
        DEEP, "/data/2",
        "plan.xml:1:1: error: the path \"/data/2\" leads to nothing at \"/2\"; "
        "write it as /data/records; where it ends there is: an array, counted "
        "from 0\n");
}

static void test_path_without_slash(void **state)
{
    (void)state;
    expect_refused(DEEP, "data",
                   "plan.xml:1:1: error: the path \"data\" leads to nothing at \"data\"; "
                   "write it as /data/records; where it ends there is: meta, data\n");
}

static void test_path_to_a_value(void **state)
{
    (void)state;
    expect_refused(
        DEEP, "/meta",
        "data.json:1:10: error: what \"/meta\" leads to is no array of records; "
        "let the path lead to an array\n");
}

static void test_several_arrays(void **state)
{
    (void)state;
    expect_refused(
        "{\"a\": [], \"b\": []}", NULL,
        "data.json:1:1: error: it is not said which array holds the records; "
        "give their path in the mapping, as in records=\"/data\"; there is: a, "
        "b\n");
}

/* --- what is refused ---------------------------------------------------------------- */

static void test_syntax(void **state)
{
    (void)state;
    expect_refused(
        "[{\"a\": 1},\n {\"a\" 2}]", NULL,
        "data.json:2:7: error: this is not JSON: ':' expected near '2'; mend it "
        "here\n");
}

static void test_text_cut_short(void **state)
{
    (void)state;
    expect_refused(
        "[{\"a\": 1}", NULL,
        "data.json:1:9: error: this is not JSON: ']' expected near end of file; "
        "mend it here\n");
}

static void test_something_behind_the_end(void **state)
{
    (void)state;
    expect_refused(
        "[[1]] x", NULL,
        "data.json:1:7: error: this is not JSON: end of file expected near 'x'; "
        "mend it here\n");
}

static void test_keys_twice(void **state)
{
    (void)state;
    expect_refused(
        "[{\"a\": 1,\n \"a\": 2}]", NULL,
        "data.json:2:4: error: this key stands in its object a second time; keep "
        "one of them\n");
}

static void test_nested_values(void **state)
{
    (void)state;
    expect_refused(
        "[{\"a\": {\"b\": [\"]\"]}},\n{\"a\": []}]", NULL,
        "data.json:1:8: error: a value that holds others is no measurement; give "
        "a number, a text or null\n"
        "data.json:2:7: error: a value that holds others is no measurement; give "
        "a number, a text or null\n");
}

static void test_mixed_records(void **state)
{
    (void)state;
    expect_refused(
        "[{\"a\": 1}, [1]]", NULL,
        "data.json:1:12: error: the records are neither all objects nor all "
        "arrays; write this one as the first one is written, as an object or an "
        "array\n");
}

static void test_records_that_are_values(void **state)
{
    (void)state;
    expect_refused(
        "[1, 2]", NULL,
        "data.json:1:2: error: the records are neither all objects nor all "
        "arrays; write this one as the first one is written, as an object or an "
        "array\n");
}

static void test_no_records(void **state)
{
    (void)state;
    expect_refused("\n[]", NULL,
                   "data.json:2:1: error: there are no records here; give the "
                   "measurements\n");
}

static void test_too_many_keys(void **state)
{
    (void)state;
    struct strbuf b = new_buffer();
    for (int i = 0; i <= CELL_COLUMNS; i++)
        strbuf_addf(&b, "%s\"k%d\": 1", i ? ",\n" : "[{", i);
    strbuf_add_c(&b, "}]");
    expect_refused(
        strbuf_str(&b).p, NULL,
        "data.json:4096:2: error: the records have more than 4095 keys; give the "
        "records the same keys\n");
}

static void test_deep_nesting(void **state)
{
    (void)state;
    struct table table;
    struct strbuf b = new_buffer();
    for (int i = 0; i < 100000; i++)
        strbuf_add_char(&b, '[');
    assert_false(read_records(strbuf_str(&b).p, NULL, &table));
    assert_int_equal(diags_count(job.diags), 1);
    assert_ptr_equal(diags_at(job.diags, 0)->kind, DIAG_JSON_SYNTAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_objects),
        TEST(test_keys_may_be_missing),
        TEST(test_arrays),
        TEST(test_byte_order_mark),
        TEST(test_numbers_keep_their_digits),
        TEST(test_strings_are_decoded),
        TEST(test_only_array),
        TEST(test_path),
        TEST(test_path_to_nothing),
        TEST(test_path_past_an_array),
        TEST(test_path_without_slash),
        TEST(test_path_to_a_value),
        TEST(test_several_arrays),
        TEST(test_syntax),
        TEST(test_text_cut_short),
        TEST(test_something_behind_the_end),
        TEST(test_keys_twice),
        TEST(test_nested_values),
        TEST(test_mixed_records),
        TEST(test_records_that_are_values),
        TEST(test_no_records),
        TEST(test_too_many_keys),
        TEST(test_deep_nesting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
