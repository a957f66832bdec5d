/* Sheets for the archive, made of what offices keep their measurements in: a workbook and
 * a database, read from the files and, the second time, from the PDF. */
#include "book.h"
#include "own_job.h"
#include "said.h"

#include "gaiyo.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

#define PLAN                                                                             \
    "<plan version='1' id='kept' xml:lang='ja'><head><title>題</title></head>"          \
    "<indicators id='s'>"                                                                \
    "<indicator id='a' kind='level'><name>名</name><target>5件</target></indicator>"   \
    "</indicators></plan>"

static struct str bytes_of(const char *name)
{
    struct str bytes;
    unsigned file;
    assert_true(file_read(&job, path_of(name), 1 << 24, &bytes, &file));
    return bytes;
}

/* What is said of it must be nothing. */
static void run(struct gaiyo_request request)
{
    struct said said = {.times = 0};
    request.plan = write_file(&job, "plan.xml", PLAN);
    request.home = TEST_HOME;
    assert_int_equal(gaiyo_run(&request, note, &said), GAIYO_OK);
    assert_string_equal(said.text, "");
}

/* A sheet of the measurements is made again, without them, to the same bytes; where its
 * value comes from is `source`. */
static void check_kept(const char *data, const char *mapping, const char *source)
{
    struct said said = {.times = 0};
    const char *const files[] = {data};
    struct gaiyo_request request = {
        .data = files, .n_data = 1, .mapping = mapping, .output = path_of("provenance")};
    request.product = GAIYO_PROVENANCE;
    run(request);
    const struct str found = bytes_of("provenance");
    if (str_find(found, str_of(source)) < 0)
        fail_msg("%.*s does not have %s", STR_ARG(found), source);
    request.product = GAIYO_PDF;
    request.purpose = GAIYO_ARCHIVE;
    request.output = path_of("kept.pdf");
    run(request);
    unlink(data);
    unlink(path_of("plan.xml"));
    const struct gaiyo_request again = {.output = path_of("again.pdf"),
                                        .home = TEST_HOME};
    assert_int_equal(gaiyo_regenerate(path_of("kept.pdf"), &again, note, &said),
                     GAIYO_OK);
    assert_string_equal(said.text, "");
    assert_true(str_eq(bytes_of("kept.pdf"), bytes_of("again.pdf")));
}

static void test_workbook(void **state)
{
    (void)state;
    const struct book book =
        book_of(&job, "", "",
                "<sheetData><row r=\"1\"><c r=\"A1\" "
                "t=\"inlineStr\"><is><t>indicator</t></is></c>"
                "<c r=\"B1\" t=\"inlineStr\"><is><t>period</t></is></c>"
                "<c r=\"C1\" t=\"inlineStr\"><is><t>value</t></is></c></row>"
                "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>a</t></is></c>"
                "<c r=\"B2\" t=\"inlineStr\"><is><t>R5.12</t></is></c>"
                "<c r=\"C2\" t=\"inlineStr\"><is><t>4件</t></is></c></row></sheetData>");
    check_kept(book_write(&job, &book), NULL,
               "{\"name\":\"actual\",\"printed\":\"4件\",\"value\":\"4\",\"sources\":[{"
               "\"file\":\"book.xlsx\",\"sheet\":\"実績\",\"cell\":\"C2\",\"row\":2,"
               "\"column\":3}]}");
}

static void test_database(void **state)
{
    (void)state;
    sqlite3 *db;
    const char *path = path_of("data.db");
    unlink(path);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(
            db,
            "CREATE TABLE kpi(id TEXT, day TEXT, v TEXT);"
            "INSERT INTO kpi VALUES ('b', 'R5.12', '9件'), ('a', 'R5.12', '4件')",
            NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(db);
    check_kept(
        path,
        write_file(&job, "mappings.xml",
                   "<mappings><mapping for='data.db' query='SELECT id AS indicator, "
                   "day AS period, v AS value FROM kpi WHERE id = \"a\"'/>"
                   "</mappings>"),
        "{\"name\":\"actual\",\"printed\":\"4件\",\"value\":\"4\",\"sources\":[{"
        "\"file\":\"data.db\",\"row\":1,\"column\":\"value\"}]}");
}

static void test_json(void **state)
{
    (void)state;
    check_kept(write_file(&job, "data.json",
                          "[{\"indicator\": \"a\", \"period\": \"R5.12\", "
                          "\"value\": \"4件\"}]"),
               NULL,
               "\"printed\":\"4件\",\"value\":\"4\",\"sources\":[{\"file\":\"data.json\","
               "\"line\":1,\"column\":");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_workbook),
        TEST(test_database),
        TEST(test_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
