/* Whom an observation is of. */
#include "support.h"

#include "measure/measure.h"
#include "merge/subjects.h"

/* jobs and firms have names of their own, east and west share one. */
static struct subjects some(struct job *job)
{
    struct subjects s = subjects_new(job);
    subjects_add(&s, STR("jobs"), STR("新規雇用者数（人）"));
    subjects_add(&s, STR("firms"), STR("企業数"));
    subjects_add(&s, STR("east"), STR("人口"));
    subjects_add(&s, STR("west"), STR("人　口"));
    return s;
}

static void expect(const char *indicator, const char *name, int index,
                   const char *messages)
{
    struct job job = job_begin();
    struct subjects s = some(&job);
    const struct observation o = {.indicator = str_of(indicator), .name = str_of(name)};
    assert_int_equal(subjects_find(&s, &o), index);
    assert_string_equal(said(&job), messages);
    job_end(&job);
}

static void test_by_id(void **state)
{
    (void)state;
    expect("firms", "", 1, "");
    expect("west", "", 3, "");
}

static void test_by_name(void **state)
{
    (void)state;
    expect("", "企業数", 1, "");
    expect("企業数", "", 1, "");
    expect("", " 新規雇用者数\n(人) ", 0, "");
}

static void test_an_id_goes_before_a_shared_name(void **state)
{
    (void)state;
    expect("west", "人口", 3, "");
    expect("firms", "会社の数", 1, "");
}

/* The row behind another one with the same words, and one with others. */
static void test_rows_in_a_row(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct subjects s = some(&job);
    const struct observation firms = {.indicator = STR("firms")};
    const struct observation jobs = {.indicator = STR("jobs"), .name = STR("企業数")};
    assert_int_equal(subjects_find(&s, &firms), 1);
    assert_int_equal(subjects_find(&s, &firms), 1);
    assert_int_equal(subjects_find(&s, &jobs), -1);
    assert_int_equal(subjects_find(&s, &jobs), -1);
    assert_int_equal(diags_count(job.diags), 1);
    assert_int_equal(subjects_find(&s, &firms), 1);
    job_end(&job);
}

static void test_a_number_is_no_id(void **state)
{
    (void)state;
    expect("1", "企業数", 1, "");
}

static void test_name_with_a_unit_behind_it(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct subjects s = some(&job);
    struct observation o = {.name = STR("企業数（社）"), .short_name = STR("企業数")};
    assert_int_equal(subjects_find(&s, &o), 1);
    o = (struct observation){.indicator = STR("企業数（社）"),
                             .short_name = STR("企業数")};
    assert_int_equal(subjects_find(&s, &o), 1);
    assert_string_equal(said(&job), "");
    o = (struct observation){.name = STR("人口（人）"), .short_name = STR("人口")};
    assert_int_equal(subjects_find(&s, &o), -1);
    assert_string_equal(
        said(&job), "gaiyo: error: \"人口\" is the name of several indicators: east and "
                    "west; give the id of the one that is meant, or say in a mapping "
                    "which it is\n");
    job_end(&job);
}

static void test_shared_name(void **state)
{
    (void)state;
    const char *messages =
        "gaiyo: error: \"人口\" is the name of several indicators: east and west; give "
        "the "
        "id of the one that is meant, or say in a mapping which it is\n";
    expect("", "人口", -1, messages);
    expect("人口", "", -1, messages);
}

static void test_id_and_name_of_two(void **state)
{
    (void)state;
    expect(
        "jobs", "企業数", -1,
        "gaiyo: error: \"企業数\" is the name of firms, but the id is jobs; correct the "
        "id or the name\n");
}

static void test_nobody(void **state)
{
    (void)state;
    expect("wages", "", -1,
           "gaiyo: error: the plan has no indicator wages; correct the id, or add the "
           "indicator to the plan\n");
    expect("", "賃金", -1,
           "gaiyo: error: the plan has no indicator 賃金; correct the id, or add the "
           "indicator to the plan\n");
    expect("firm", "", -1,
           "gaiyo: error: the plan has no indicator firm; if it is firms that is meant, "
           "write that\n");
}

static void test_ids(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct subjects s = some(&job);
    assert_int_equal(subjects_find_id(&s, STR("east")), 2);
    assert_int_equal(subjects_find_id(&s, STR("人口")), -1);
    job_end(&job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_by_id),
        cmocka_unit_test(test_by_name),
        cmocka_unit_test(test_an_id_goes_before_a_shared_name),
        cmocka_unit_test(test_rows_in_a_row),
        cmocka_unit_test(test_a_number_is_no_id),
        cmocka_unit_test(test_name_with_a_unit_behind_it),
        cmocka_unit_test(test_shared_name),
        cmocka_unit_test(test_id_and_name_of_two),
        cmocka_unit_test(test_nobody),
        cmocka_unit_test(test_ids),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
