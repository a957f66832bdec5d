/* Rows that are made like the one before them, which the validator is not shown. */
#include "loaded.h"

#include "base/arena.h"
#include "base/job.h"

#include <libxml/tree.h>

#define ROW "<tr><td align=\"end\">一</td><td>二</td></tr>\n"
/* clang-format off */
#define TABLE(rows) \
    PLAN("<section><title>題</title><table columns=\"2\">\n" rows "</table></section>\n")
/* clang-format on */

static void test_rows_alike_are_valid(void **state)
{
    (void)state;
    expect_plan(TABLE(ROW ROW "<tr><th>三</th><td>四</td></tr>\n" ROW ROW ROW), "");
}

/* Only the words of cells may be others: what is new in a row is looked at. */
static void test_rows_that_differ_are_looked_at(void **state)
{
    (void)state;
    expect_plan(TABLE(ROW ROW "<tr><td align=\"left\">一</td><td>二</td></tr>\n" ROW),
                "plan.xml:5:16: error: align cannot be \"left\"; it can be start, center "
                "or end\n");
    expect_plan(TABLE(ROW ROW "<tr><td align=\"end\"><p>一</p></td><td>二</td></tr>\n"),
                "plan.xml:5:21: error: <p> cannot stand in <td>; move it; in <td> there "
                "can be b, em, a, foreign, ruby, tcy, furiwake, warichu, sup, sub, br, "
                "badge or stated\n");
    expect_plan(TABLE(ROW ROW "<tr>一<td align=\"end\">一</td><td>二</td></tr>\n"),
                "plan.xml:5:5: error: text cannot stand directly in <tr>; put it into th "
                "or td\n");
}

/* Which one is wrong is known when all of them are there again. */
static void test_rows_alike_come_back(void **state)
{
    (void)state;
    static const char text[] = TABLE(ROW ROW ROW "<!-- -->\n" ROW);
    struct job job = job_begin();
    const struct document *plan = load_plan(&job, write_file(&job, "plan.xml", text));
    assert_non_null(plan);
    const xmlNode *section = document_child(document_root(plan), "section");
    const xmlNode *table = document_child(section, "table");
    int forth = 0, back = 0;
    for (const xmlNode *n = table->children; n; n = n->next)
        forth += document_is(n, "tr");
    for (const xmlNode *n = table->last; n; n = n->prev)
        back += document_is(n, "tr");
    assert_int_equal(forth, 4);
    assert_int_equal(back, 4);
    job_end(&job);
}

static void test_a_row_that_is_short_is_found(void **state)
{
    (void)state;
    expect_plan(TABLE("<tr><td>一</td></tr>\n<tr><td>一</td></tr>\n"),
                "plan.xml:3:1: error: this row has cells for 1 of the table's 2 columns; "
                "add cells (<td/> is an empty one), or correct colspan, rowspan or "
                "columns\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_alike_are_valid),
        cmocka_unit_test(test_rows_that_differ_are_looked_at),
        cmocka_unit_test(test_rows_alike_come_back),
        cmocka_unit_test(test_a_row_that_is_short_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
