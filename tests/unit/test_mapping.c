/* Mappings, from the plan and from files of their own. */
#include "loaded.h"

#include "load/mapping.h"

/* The mappings of a plan that holds `elements`. */
static const struct mappings *read_plan(struct job *job, const char *elements)
{
    const char *text =
        str_format(job->doc,
                   "<plan version='1' id='t'><head><title>題</title></head>"
                   "\n%s</plan>",
                   elements)
            .p;
    const struct document *plan = load_plan(job, write_file(job, "plan.xml", text));
    return load_mappings(job, plan, NULL);
}

static const struct mapping *read_one(struct job *job, const char *element)
{
    const struct mappings *mappings = read_plan(job, element);
    assert_string_equal(said(job), "");
    assert_int_equal(mappings->n, 1);
    return mappings->mappings;
}

static void expect_wrong(const char *elements, const char *messages)
{
    struct job job = job_begin();
    assert_null(read_plan(&job, elements));
    assert_string_equal(said(&job), messages);
    job_end(&job);
}

static void test_none(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct mappings *mappings = read_plan(&job, "");
    assert_non_null(mappings);
    assert_int_equal(mappings->n, 0);
    job_end(&job);
}

static void test_nothing_said(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct mapping *m = read_one(&job, "<mapping/>");
    assert_str(m->file.text, "");
    assert_int_equal(m->form, FORM_UNSAID);
    assert_int_equal(m->encoding, ENCODING_UNSAID);
    assert_int_equal(m->separator, 0);
    assert_int_equal(m->n_columns + m->n_rows, 0);
    job_end(&job);
}

static void test_texts_and_their_places(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct mapping *m = read_one(
        &job, "<mapping for='r-*.xlsx' sheet='実績' range='A3:F40' period='R5年度'\n"
              " query='select 1' records='/data/items'/>");
    assert_str(m->file.text, "r-*.xlsx");
    assert_str(m->sheet.text, "実績");
    assert_str(m->range.text, "A3:F40");
    assert_str(m->period.text, "R5年度");
    assert_str(m->query.text, "select 1");
    assert_str(m->records.text, "/data/items");
    assert_string_equal(place(&job, m->pos), "2:1");
    assert_string_equal(place(&job, m->sheet.pos), "2:32");
    assert_string_equal(place(&job, m->records.pos), "3:28");
    job_end(&job);
}

static void test_words(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct mappings *mappings =
        read_plan(&job, "<mapping form='long' encoding='utf-8' separator='comma'/>"
                        "<mapping form='wide' encoding='utf-16' separator='tab'/>"
                        "<mapping encoding='cp932' separator='semicolon'/>");
    assert_int_equal(mappings->n, 3);
    const struct mapping *m = mappings->mappings;
    assert_int_equal(m[0].form, FORM_LONG);
    assert_int_equal(m[0].encoding, ENCODING_UTF8);
    assert_int_equal(m[0].separator, ',');
    assert_int_equal(m[1].form, FORM_WIDE);
    assert_int_equal(m[1].encoding, ENCODING_UTF16);
    assert_int_equal(m[1].separator, '\t');
    assert_int_equal(m[2].encoding, ENCODING_CP932);
    assert_int_equal(m[2].separator, ';');
    job_end(&job);
}

static void test_columns(void **state)
{
    (void)state;
    static const char *const names[ROLE_AREA] = {"indicator", "name", "period", "value",
                                             "note",      "unit", "grade",  "ignore"};
    for (int role = 0; role < ROLE_AREA; role++) {
        struct job job = job_begin();
        const struct mapping *m = read_one(
            &job, str_format(job.doc, "<mapping><column name='列' is='%s'/></mapping>",
                             names[role])
                      .p);
        assert_int_equal(m->n_columns, 1);
        assert_str(m->columns[0].name.text, "列");
        assert_int_equal(m->columns[0].role, role);
        job_end(&job);
    }
}

static void test_columns_of_values(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct mapping *m =
        read_one(&job, "<mapping><column name='甲' period='R4年度'/>"
                       "<column name='乙' is='value' indicator='jobs'/></mapping>");
    assert_int_equal(m->columns[0].role, ROLE_VALUE);
    assert_str(m->columns[0].period.text, "R4年度");
    assert_int_equal(m->columns[1].role, ROLE_VALUE);
    assert_str(m->columns[1].indicator.text, "jobs");
    job_end(&job);
}

static void test_rows(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct mapping *m =
        read_one(&job, "<mapping><row name='雇用者数' indicator='jobs'/>"
                       "<row name='合計' is='ignore'/></mapping>");
    assert_int_equal(m->n_rows, 2);
    assert_str(m->rows[0].name.text, "雇用者数");
    assert_str(m->rows[0].indicator.text, "jobs");
    assert_str(m->rows[1].indicator.text, "");
    job_end(&job);
}

static void test_columns_and_rows_that_say_nothing(void **state)
{
    (void)state;
    expect_wrong(
        "<mapping><column name='甲'/>\n<row name='乙'/></mapping>",
        "plan.xml:2:10: error: <column name=\"甲\"> does not say what the column "
        "is; give it is=\"…\", period=\"…\" or indicator=\"…\"\n"
        "plan.xml:3:1: error: <row name=\"乙\"> does not say what the row is; "
        "give it indicator=\"…\" or is=\"ignore\"\n");
}

static void test_contradictions(void **state)
{
    (void)state;
    expect_wrong(
        "<mapping><column name='甲' is='note' period='R4' indicator='i'/>\n"
        "<row name='乙' is='ignore' indicator='i'/></mapping>",
        "plan.xml:2:45: error: the column \"甲\" is no column of values, so it "
        "can have no period; take it out, or write is=\"value\"\n"
        "plan.xml:2:60: error: the column \"甲\" is no column of values, so it "
        "can have no indicator; take it out, or write is=\"value\"\n"
        "plan.xml:3:12: error: the row \"乙\" cannot be ignored and belong to an "
        "indicator; keep one of the two\n");
}

static void test_twins(void **state)
{
    (void)state;
    expect_wrong(
        "<mapping><column name='甲' is='note'/><column name='甲' is='unit'/>\n"
        "<row name='乙' is='ignore'/><row name='乙' is='ignore'/></mapping>\n"
        "<mapping><column name='甲' is='note'/></mapping>",
        "plan.xml:2:52: error: the mapping has a column \"甲\" already; keep one "
        "of them\n"
        "plan.xml:3:39: error: the mapping has a row \"乙\" already; keep one of "
        "them\n");
}

static void test_schema_of_a_plan(void **state)
{
    (void)state;
    expect_wrong(
        "<mapping form='broad' file='x'/>",
        "plan.xml:2:16: error: form cannot be \"broad\"; it can be long or wide\n"
        "plan.xml:2:29: error: <mapping> has no attribute file; it can have for, "
        "sheet, range, query, records, period, form, encoding or separator\n");
}

/* --- files of mappings -------------------------------------------------------------- */

static void test_a_file_stands_for_the_plan(void **state)
{
    (void)state;
    struct job job = job_begin();
    const char *plan =
        write_file(&job, "plan.xml",
                   "<plan version='1' id='t'><head><title>題</title></head>"
                   "<mapping for='a'/></plan>");
    const char *path = write_file(&job, "mappings.xml",
                                  "<mappings><mapping for='b'/><mapping/></mappings>");
    const struct mappings *mappings = load_mappings(&job, load_plan(&job, plan), path);
    assert_string_equal(said(&job), "");
    assert_int_equal(mappings->n, 2);
    assert_str(mappings->mappings[0].file.text, "b");
    job_end(&job);
}

static void test_schema_of_a_file(void **state)
{
    (void)state;
    struct job job = job_begin();
    assert_null(
        load_mappings(&job, NULL,
                      write_file(&job, "mappings.xml",
                                 "<mappings>\n<mapping><cell/></mapping></mappings>")));
    assert_string_equal(said(&job),
                        "mappings.xml:2:10: error: there is no element <cell>; in "
                        "<mapping> there can be column or row\n");
    job_end(&job);
}

static void test_another_kind_of_file(void **state)
{
    (void)state;
    struct job job = job_begin();
    assert_null(
        load_mappings(&job, NULL, write_file(&job, "mappings.xml", "<mapping/>")));
    assert_string_equal(said(&job),
                        "mappings.xml:1:1: error: a file of this kind begins with "
                        "<mappings>, not with <mapping>; check that this is the file you "
                        "mean\n");
    job_end(&job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_none),
        cmocka_unit_test(test_nothing_said),
        cmocka_unit_test(test_texts_and_their_places),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_columns_of_values),
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_columns_and_rows_that_say_nothing),
        cmocka_unit_test(test_contradictions),
        cmocka_unit_test(test_twins),
        cmocka_unit_test(test_schema_of_a_plan),
        cmocka_unit_test(test_a_file_stands_for_the_plan),
        cmocka_unit_test(test_schema_of_a_file),
        cmocka_unit_test(test_another_kind_of_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
