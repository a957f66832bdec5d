#include "own_job.h"

#include "load/mapping.h"
#include "measure/measure.h"
#include "measure/sqlite.h"

#include <sqlite3.h>
#include <unistd.h>

/* --- what the tests share ----------------------------------------------------------- */

static const char *const path = TEST_SCRATCH "/data.db";

static sqlite3 *open_new(const char *sql)
{
    sqlite3 *db;
    unlink(path);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    return db;
}

static void make(const char *sql)
{
    sqlite3_close(open_new(sql));
}

static bool read_query(const char *query, struct table *table)
{
    const struct measuring with = {.plan = STR("P1"), .as_of = STR("2023-12-31")};
    struct mapping mapping = {.period = {.text = STR("")}};
    if (query)
        mapping.query = (struct mapping_text){
            str_of(query), {diags_add_source(job.diags, "plan.xml", str_of(query)), 0}};
    return sqlite_read(&job, &with, path, &mapping, table);
}

static const char *print(const struct table *table)
{
    struct strbuf b = new_buffer();
    for (int i = 0; i < table->n; i++)
        for (int c = 0; c < table->rows[i].n; c++)
            strbuf_addf(&b, "%.*s%s", STR_ARG(table->rows[i].cells[c].text),
                        c + 1 < table->rows[i].n ? "|" : "\n");
    return strbuf_str(&b).p;
}

/* The query (or none) on the database made by `sql` gives these rows. */
static void expect(const char *sql, const char *query, const char *rows)
{
    struct table table;
    make(sql);
    const bool read = read_query(query, &table);
    assert_string_equal(said(&job), "");
    assert_true(read);
    assert_string_equal(print(&table), rows);
}

static void expect_refused(const char *sql, const char *query, const char *messages)
{
    struct table table;
    if (sql)
        make(sql);
    assert_false(read_query(query, &table));
    assert_string_equal(said(&job), messages);
}

#define MEASUREMENTS                                                                     \
    "CREATE TABLE measurements (indicator TEXT, period TEXT, value);"                    \
    "INSERT INTO measurements VALUES ('a', 'R5.12', 1788), ('b', NULL, 0.1 + 0.2),"      \
    "('c', '', '約20件');"

/* --- rows --------------------------------------------------------------------------- */

static void test_table_of_measurements(void **state)
{
    (void)state;
    expect(MEASUREMENTS "CREATE TABLE other (x);", NULL,
           "indicator|period|value\na|R5.12|1788\nb||0.3\nc||約20件\n");
}

static void test_view_of_observations(void **state)
{
    (void)state;
    expect("CREATE TABLE t (x); INSERT INTO t VALUES (1);"
           "CREATE VIEW observations AS SELECT x AS 値 FROM t",
           NULL, "値\n1\n");
}

static void test_query(void **state)
{
    (void)state;
    expect(MEASUREMENTS,
           "SELECT value, indicator AS 指標 FROM measurements WHERE period > '';",
           "value|指標\n"
           "1788|a\n");
}

static void test_reals_have_fifteen_digits(void **state)
{
    (void)state;
    expect(MEASUREMENTS,
           "SELECT 100.0 AS a, 1e20 AS b, 1e-7 AS c, -1.10 AS d, 9007199254740993 AS e",
           "a|b|c|d|e\n100|100000000000000000000|0.0000001|-1.1|9007199254740993\n");
}

static void test_parameters(void **state)
{
    (void)state;
    expect(MEASUREMENTS, "SELECT :plan AS p, :as_of AS d, :plan AS q",
           "p|d|q\nP1|2023-12-31|P1\n");
}

static void test_comment_behind_the_query(void **state)
{
    (void)state;
    expect(MEASUREMENTS, "SELECT 1 AS a; -- that is all\n", "a\n1\n");
}

static void test_cells_know_their_places(void **state)
{
    (void)state;
    struct table table;
    make(MEASUREMENTS);
    assert_true(read_query(NULL, &table));
    const char *cell = diags_place(job.diags, job.doc, table.rows[2].cells[2].pos);
    const char *header = diags_place(job.diags, job.doc, table.rows[0].cells[2].pos);
    assert_true(str_ends(str_of(cell), STR("/data.db:row 2:value")));
    assert_true(str_ends(str_of(header), STR("/data.db:column value")));
}

/* --- what is refused ---------------------------------------------------------------- */

static void test_database_without_measurements(void **state)
{
    (void)state;
    expect_refused(
        "CREATE TABLE b (x); CREATE VIEW a AS SELECT 1", NULL,
        "data.db: error: the database has not just one table called "
        "measurements or observations; give a query in the mapping; its tables "
        "and views: a, b\n");
}

static void test_database_with_both(void **state)
{
    (void)state;
    expect_refused(
        "CREATE TABLE observations (x); CREATE TABLE measurements (x)", NULL,
        "data.db: error: the database has not just one table called "
        "measurements or observations; give a query in the mapping; its tables "
        "and views: measurements, observations\n");
}

static void test_query_that_fails(void **state)
{
    (void)state;
    expect_refused(MEASUREMENTS, "SELECT missing FROM measurements",
                   "plan.xml:1:8: error: the query of data.db cannot be run: no such "
                   "column: missing; "
                   "try it in sqlite3; it can only read\n");
}

static void test_query_of_blanks(void **state)
{
    (void)state;
    expect_refused(
        MEASUREMENTS, " -- nothing",
        "plan.xml:1:1: error: the query of data.db cannot be run: it is empty; try it in "
        "sqlite3; it can only read\n");
}

static void test_query_that_writes(void **state)
{
    (void)state;
    expect_refused(
        MEASUREMENTS, "DELETE FROM measurements",
        "plan.xml:1:1: error: the query of data.db cannot be run: not authorized; try it "
        "in sqlite3; it can only read\n");
}

static void test_query_for_another_file(void **state)
{
    (void)state;
    expect_refused(
        MEASUREMENTS, "ATTACH '/etc/passwd' AS p",
        "plan.xml:1:1: error: the query of data.db cannot be run: not authorized; try it "
        "in sqlite3; it can only read\n");
}

static void test_several_statements(void **state)
{
    (void)state;
    static const char *const message = "plan.xml:1:11: error: the query goes on behind "
                                       "its first statement; give a single "
                                       "SELECT\n";
    expect_refused(MEASUREMENTS, "SELECT 1; SELECT 2", message);
}

static void test_several_statements_of_which_one_is_wrong(void **state)
{
    (void)state;
    expect_refused(
        MEASUREMENTS, "SELECT 1; nonsense",
        "plan.xml:1:11: error: the query goes on behind its first statement; give "
        "a single SELECT\n");
}

static void test_unknown_parameter(void **state)
{
    (void)state;
    expect_refused(
        MEASUREMENTS, "SELECT :year",
        "plan.xml:1:8: error: there is nothing to put in for :year in the query; "
        "it can name :plan and :as_of\n");
}

static void test_parameter_without_name(void **state)
{
    (void)state;
    expect_refused(
        MEASUREMENTS, "SELECT ?",
        "plan.xml:1:8: error: there is nothing to put in for ? in the query; it "
        "can name :plan and :as_of\n");
}

static void test_query_without_end(void **state)
{
    (void)state;
    expect_refused(
        MEASUREMENTS,
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
        "SELECT count(*) FROM n",
        "plan.xml:1:1: error: the query takes too long; narrow it, add an index, "
        "or keep its result in a table\n");
}

static void test_query_with_too_many_rows(void **state)
{
    (void)state;
    expect_refused(MEASUREMENTS,
                   "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT "
                   "1048576) SELECT NULL FROM n",
                   "plan.xml:1:1: error: the query gives more than 1048575 rows; narrow "
                   "it\n");
}

static void test_query_without_rows(void **state)
{
    (void)state;
    expect_refused(MEASUREMENTS, "SELECT 1 WHERE 0",
                   "plan.xml:1:1: error: the query gives no rows; correct its "
                   "conditions\n");
}

static void test_values_that_are_no_text(void **state)
{
    (void)state;
    expect_refused(MEASUREMENTS,
                   "SELECT 'a' AS a, x'00' AS b, 9e999 AS c, CAST(x'FF' AS TEXT) AS d",
                   "data.db:row 1:b: error: this value is a BLOB; let the query give "
                   "numbers and texts\n"
                   "data.db:row 1:c: error: this value is not a finite number; let the "
                   "query give numbers and texts\n"
                   "data.db:row 1:d: error: this value is not a text in UTF-8; let the "
                   "query give numbers and texts\n");
}

static void test_locked_database(void **state)
{
    (void)state;
    sqlite3 *writer = open_new(MEASUREMENTS);
    assert_int_equal(sqlite3_exec(writer, "BEGIN EXCLUSIVE", NULL, NULL, NULL),
                     SQLITE_OK);
    expect_refused(
        NULL, NULL,
        "data.db: error: another program is writing to the database; wait until "
        "it has finished, or read a copy\n");
    sqlite3_close(writer);
}

static void test_missing_database(void **state)
{
    (void)state;
    unlink(path);
    expect_refused(
        NULL, NULL,
        "gaiyo: error: cannot read \"data.db\": No such file or directory; check the "
        "name and the permissions\n");
    assert_int_not_equal(access(path, F_OK), 0);
}

static void test_file_that_is_no_database(void **state)
{
    (void)state;
    write_file(&job, "data.db", "指標,時点,値\n");
    expect_refused(NULL, NULL,
                   "data.db: error: the database cannot be read: file is not a database; "
                   "check that it is one of SQLite and whole, or read a copy\n");
}

static void test_damaged_database(void **state)
{
    (void)state;
    make(MEASUREMENTS);
    assert_int_equal(truncate(path, 4096), 0);
    expect_refused(
        NULL, "SELECT * FROM measurements",
        "data.db: error: the database cannot be read: database disk image is "
        "malformed; check that it is one of SQLite and whole, or read a copy\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_table_of_measurements),
        TEST(test_view_of_observations),
        TEST(test_query),
        TEST(test_reals_have_fifteen_digits),
        TEST(test_parameters),
        TEST(test_comment_behind_the_query),
        TEST(test_cells_know_their_places),
        TEST(test_database_without_measurements),
        TEST(test_database_with_both),
        TEST(test_query_that_fails),
        TEST(test_query_of_blanks),
        TEST(test_query_that_writes),
        TEST(test_query_for_another_file),
        TEST(test_several_statements),
        TEST(test_several_statements_of_which_one_is_wrong),
        TEST(test_unknown_parameter),
        TEST(test_parameter_without_name),
        TEST(test_query_without_end),
        TEST(test_query_with_too_many_rows),
        TEST(test_query_without_rows),
        TEST(test_values_that_are_no_text),
        TEST(test_locked_database),
        TEST(test_missing_database),
        TEST(test_file_that_is_no_database),
        TEST(test_damaged_database),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
