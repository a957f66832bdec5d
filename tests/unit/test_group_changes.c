/* How the grades of groups moved between two evaluations of a plan. */
#include "evaluated.h"
#include "valid.h"

#include "audit/audit.h"
#include "audit/changes.h"

#define TWO                                                                              \
    INDICATOR("a", "kind='total'", "<target>100件</target>")                             \
    INDICATOR("b", "kind='total'", "<target>100件</target>")

/* Two groups, the second without an id. */
#define PLAN_OF(attributes, title)                                                       \
    SET("rating='r' " attributes " " YEARS,                                              \
        "<group id='g'><title>" title "</title>" TWO "</group>\n"                        \
        "<group no='2'><title>乙</title>" INDICATOR(                                     \
            "c", "kind='total'", "<target>100件</target>") "</group>\n")

static const char worst[] = PLAN_OF("group-grade='worst'", "甲");
static const char before_data[] = DATA("a,R6.3,60件,\nb,R6.3,100件,\nc,R6.3,100件,\n");
static const char after_data[] = DATA("a,R6.3,85件,\nb,R6.3,100件,\nc,R6.3,60件,\n");

static struct document *evaluate_old(struct job *job, const char *plan, const char *data)
{
    return evaluate_files(job, write_file(job, "old.xml", plan),
                          write_file(job, "old.csv", data), NULL);
}

/* "name kind before after grade" of every group. */
static void expect_groups(const char *old_plan, const char *old_data, const char *plan,
                          const char *data, const char *expected)
{
    struct job job = job_begin();
    struct strbuf b;
    strbuf_init(&b, job.doc);
    strbuf_add_c(&b, "");
    const struct document *before = evaluate_old(&job, old_plan, old_data);
    const struct changes *changes =
        changes_find(&job, notation_of(&job), before, evaluate(&job, plan, data));
    for (int i = 0; i < changes->n_groups; i++) {
        const struct group_change *c = &changes->groups[i];
        strbuf_addf(&b, "%.*s %s %.*s %.*s %d\n", STR_ARG(c->name),
                    change_kind_name(c->kind), STR_ARG(c->before.mark),
                    STR_ARG(c->after.mark), c->grade);
    }
    assert_string_equal(b.n ? strbuf_str(&b).p : "", expected);
    job_end(&job);
}

static void test_groups_that_moved(void **state)
{
    (void)state;
    expect_groups(worst, before_data, worst, after_data,
                  "g moved ★★☆☆ ★★★☆ 1\n2 乙 moved ★★★★ ★★☆☆ -2\n");
    expect_groups(worst, before_data, worst, before_data,
                  "g same ★★☆☆ ★★☆☆ 0\n2 乙 same ★★★★ ★★★★ 0\n");
}

/* An id lasts, whatever becomes of the title. */
static void test_group_under_another_title(void **state)
{
    (void)state;
    expect_groups(worst, before_data, PLAN_OF("group-grade='worst'", "丙"), after_data,
                  "g moved ★★☆☆ ★★★☆ 1\n2 乙 moved ★★★★ ★★☆☆ -2\n");
}

static void test_groups_that_come_and_go(void **state)
{
    (void)state;
    const char *other = SET("rating='r' group-grade='worst' " YEARS,
                            "<group id='h'><title>丁</title>" TWO "</group>\n");
    expect_groups(worst, before_data, other, DATA("a,R6.3,85件,\nb,R6.3,100件,\n"),
                  "h added  ★★★☆ 0\ng removed ★★☆☆  0\n2 乙 removed ★★★★  0\n");
}

static void test_first_grade_and_last(void **state)
{
    (void)state;
    const char *none = DATA("a,,―,未公表\nb,,―,未公表\nc,,―,未公表\n");
    expect_groups(worst, none, worst, after_data,
                  "g first  ★★★☆ 0\n2 乙 first  ★★☆☆ 0\n");
    expect_groups(worst, after_data, worst, none, "g lost ★★★☆  0\n2 乙 lost ★★☆☆  0\n");
}

static void test_groups_that_are_not_graded(void **state)
{
    (void)state;
    expect_groups(PLAN_OF("", "甲"), before_data, PLAN_OF("", "甲"), after_data, "");
}

/* --- how they are written ----------------------------------------------------------- */

static void expect_written(enum audit_format format, const char *piece)
{
    struct str text;
    struct job job = job_begin();
    const struct document *before = evaluate_old(&job, worst, before_data);
    const struct document *after = evaluate(&job, worst, after_data);
    assert_true(audit_compare(&job, notation_of(&job), before, after, format, &text));
    if (str_find(text, str_of(piece)) < 0)
        fail_msg("%s", str_c_(text));
    job_end(&job);
}

static void test_written(void **state)
{
    (void)state;
    expect_written(AUDIT_TEXT, "groups\n  g: ★★☆☆ -> ★★★☆  up\n"
                               "  2 乙: ★★★★ -> ★★☆☆  down\nmeasurements\n");
    expect_written(AUDIT_CSV, "\r\ngroup,g,甲,moved,,,,,,,,,,,,,★★☆☆,★★★☆,,\r\n"
                              "group,2 乙,乙,moved,,,,,,,,,,,,,★★★★,★★☆☆,,\r\n");
    expect_written(AUDIT_JSON,
                   "\"groups\":[{\"group\":\"g\",\"title\":\"甲\",\"set\":\"s\","
                   "\"change\":\"moved\",\"grade\":1,\"before\":{\"value\":\"2\","
                   "\"mark\":\"★★☆☆\",\"grade\":\"下回る\",\"score\":2},\"after\":");
}

static void test_marks(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *before = evaluate_old(&job, worst, before_data);
    struct document *after = evaluate(&job, worst, after_data);
    audit_mark_changes(&job, notation_of(&job), after, before);
    assert_string_equal(value_of(&job, after,
                                 "concat(//group[1]/subtotal/moved/@direction, ' ', "
                                 "//group[1]/subtotal/moved/@grade, ' ', "
                                 "//group[1]/subtotal/moved/@was-mark)"),
                        "up 1 ★★☆☆");
    assert_string_equal(value_of(&job, after,
                                 "concat(//group[2]/subtotal/moved/@direction, ' ', "
                                 "//group[2]/subtotal/moved/@better)"),
                        "down no");
    expect_valid(printed(&job, after), "marked");
    job_end(&job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_groups_that_moved),
        cmocka_unit_test(test_group_under_another_title),
        cmocka_unit_test(test_groups_that_come_and_go),
        cmocka_unit_test(test_first_grade_and_last),
        cmocka_unit_test(test_groups_that_are_not_graded),
        cmocka_unit_test(test_written),
        cmocka_unit_test(test_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
