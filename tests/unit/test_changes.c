/* What moved between two evaluations of a plan. */
#include "evaluated.h"
#include "valid.h"

#include "audit/audit.h"
#include "audit/changes.h"

/* --- what the tests share ----------------------------------------------------------- */

static const struct changes *compare(struct job *job, const char *old_plan,
                                     const char *old_data, const char *plan,
                                     const char *data)
{
    const struct document *before =
        evaluate_files(job, write_file(job, "old.xml", old_plan),
                       write_file(job, "old.csv", old_data), NULL);
    diags_forget_warnings(job->diags, 0);
    const struct document *after = evaluate(job, plan, data);
    diags_forget_warnings(job->diags, 0);
    assert_string_equal(said(job), "");
    assert_non_null(before);
    assert_non_null(after);
    return changes_find(job, notation_of(job), before, after);
}

/* "id kind printed direction better grade" of every indicator. */
static const char *moves(struct job *job, const struct changes *changes)
{
    struct strbuf b;
    strbuf_init(&b, job->doc);
    for (int i = 0; i < changes->n; i++) {
        const struct change *c = &changes->items[i];
        strbuf_addf(&b, "%.*s %s %.*s %s %d %d\n", STR_ARG(c->id),
                    change_kind_name(c->kind), STR_ARG(c->printed),
                    change_direction_name(c->direction), change_betterment(c), c->grade);
    }
    return b.n ? strbuf_str(&b).p : "";
}

/* "id period kind before after" of every measurement. */
static const char *measurements(struct job *job, const struct changes *changes)
{
    struct strbuf b;
    strbuf_init(&b, job->doc);
    for (int i = 0; i < changes->n_observations; i++) {
        const struct observation_change *o = &changes->observations[i];
        strbuf_addf(&b, "%.*s %.*s %s %.*s %.*s\n", STR_ARG(o->id), STR_ARG(o->period),
                    observation_change_name(o->kind), STR_ARG(o->before),
                    STR_ARG(o->after));
    }
    return b.n ? strbuf_str(&b).p : "";
}

static void expect_moves(const char *plan, const char *old_data, const char *data,
                         const char *expected)
{
    struct job job = job_begin();
    assert_string_equal(moves(&job, compare(&job, plan, old_data, plan, data)), expected);
    job_end(&job);
}

#define TOTAL(attributes, unit)                                                          \
    SET("rating='r' " YEARS,                                                             \
        INDICATOR("a", "kind='total' " attributes, "<target>100" unit "</target>"))

/* --- values and grades -------------------------------------------------------------- */

static void test_a_value_that_moved(void **state)
{
    (void)state;
    expect_moves(TOTAL("", "件"), DATA("a,R4年度,20件,\n"), DATA("a,R5年度,85件,\n"),
                 "a moved ＋65件 up 1 2\n");
    expect_moves(TOTAL("", "件"), DATA("a,R5年度,85件,\n"), DATA("a,R5年度,60件,\n"),
                 "a moved －25件 down -1 -1\n");
    expect_moves(TOTAL("", "件"), DATA("a,R5年度,85件,\n"), DATA("a,R5年度,85件,\n"),
                 "a same ±0件 same 0 0\n");
}

/* The grade can move while the value stays: time goes on. */
static void test_a_grade_that_moved_alone(void **state)
{
    (void)state;
    expect_moves(TOTAL("", "件"), DATA("a,R4年度,60件,\n"), DATA("a,R5年度,60件,\n"),
                 "a moved ±0件 same 0 -1\n");
}

static void test_digits_of_a_difference(void **state)
{
    (void)state;
    expect_moves(TOTAL("", "km"), DATA("a,R4年度,4.25km,\n"), DATA("a,R5年度,5.0km,\n"),
                 "a moved ＋0.75km up 1 0\n");
    expect_moves(TOTAL("", "億円"), DATA("a,R4年度,98.1億円,\n"),
                 DATA("a,R5年度,1億円,\n"), "a moved －97.1億円 down -1 -2\n");
    expect_moves(TOTAL("", "件"), DATA("a,R4年度,1件,\n"),
                 DATA("a,R5年度,\"2,001件\",\n"), "a moved ＋2,000件 up 1 3\n");
}

static void test_what_is_better_lower(void **state)
{
    (void)state;
    const char *plan = SET(YEARS, INDICATOR("a", "kind='level' direction='down'",
                                            "<baseline>90件</baseline>"
                                            "<target>50件</target>"));
    expect_moves(plan, DATA("a,R4年度,80件,\n"), DATA("a,R5年度,70件,\n"),
                 "a moved －10件 down 1 0\n");
}

static void test_first_and_lost(void **state)
{
    (void)state;
    expect_moves(TOTAL("", "件"), DATA(""), DATA("a,R5年度,85件,\n"),
                 "a first  same 0 0\n");
    expect_moves(TOTAL("", "件"), DATA("a,R5年度,85件,\n"), DATA("a,,―,未公表\n"),
                 "a lost  same 0 0\n");
}

/* --- other plans -------------------------------------------------------------------- */

static void test_added_and_removed(void **state)
{
    (void)state;
    struct job job = job_begin();
    const char *old =
        SET(YEARS, INDICATOR("a", "kind='total'", "<target>100件</target>")
                       INDICATOR("b", "kind='total'", "<target>100件</target>"));
    const char *plan =
        SET(YEARS, INDICATOR("c", "kind='total'", "<target>100件</target>") INDICATOR(
                       "d", "kind='total' follows='b'", "<target>100件</target>"));
    assert_string_equal(
        moves(&job, compare(&job, old, DATA("a,R4年度,1件,\nb,R4年度,2件,\n"), plan,
                            DATA("c,R5年度,3件,\nd,R5年度,4件,\n"))),
        "c added  same 0 0\nd moved ＋2件 up 1 0\na removed  same 0 0\n");
    job_end(&job);
}

/* Values in other units are not subtracted. */
static void test_another_unit(void **state)
{
    (void)state;
    struct job job = job_begin();
    assert_string_equal(
        moves(&job, compare(&job, TOTAL("", "件"), DATA("a,R5年度,85件,\n"),
                            TOTAL("", "人"), DATA("a,R5年度,85人,\n"))),
        "a moved  same 0 0\n");
    job_end(&job);
}

/* --- measurements ------------------------------------------------------------------- */

static void test_measurements(void **state)
{
    (void)state;
    struct job job = job_begin();
    const char *plan = TOTAL("", "件");
    const struct changes *changes =
        compare(&job, plan, DATA("a,R3年度,10件,\na,R4年度,20件,\na,R4.9,15件,\n"), plan,
                DATA("a,2021年度,10,\na,R4年度,21件,\na,R5年度,85件,\n"));
    assert_string_equal(measurements(&job, changes), "a R4年度 revised 20件 21件\n"
                                                     "a R5年度 new  85件\n"
                                                     "a R4.9 gone 15件 \n");
    job_end(&job);
}

/* --- how they are written ----------------------------------------------------------- */

static const char *written(struct job *job, const char *data, enum audit_format format)
{
    struct str text;
    const char *plan = TOTAL("", "件");
    const struct document *before =
        evaluate_files(job, write_file(job, "old.xml", plan),
                       write_file(job, "old.csv", DATA("a,R4年度,20件,\n")), NULL);
    const struct document *after = evaluate(job, plan, data);
    assert_true(audit_compare(job, notation_of(job), before, after, format, &text));
    const struct str folder = STR(TEST_SCRATCH "/");
    struct strbuf b;
    strbuf_init(&b, job->doc);
    for (int at; (at = str_find(text, folder)) >= 0;) {
        strbuf_add(&b, str_slice(text, 0, at));
        text = str_slice(text, at + folder.n, text.n);
    }
    strbuf_add(&b, text);
    return strbuf_str(&b).p;
}

static void test_text(void **state)
{
    (void)state;
    struct job job = job_begin();
    assert_string_equal(
        written(&job, DATA("a,R5年度,85件,\n"), AUDIT_TEXT),
        "indicators 1; values up 1, down 0, the same 0; grades up 1, down 0; first "
        "values 0, lost 0; indicators added 0, removed 0\n"
        "a  名\n"
        "  value  20件 (R4年度) -> 85件 (R5年度)  ＋65件\n"
        "  achievement  20.0% -> 85.0%\n"
        "  progress  20.0% -> 85.0%\n"
        "  pace  30.0% -> 85.0%\n"
        "  grade  ★☆☆☆ -> ★★★☆  up\n"
        "measurements\n"
        "  a R5年度: new, 85件 (evaluate.csv:2:8)\n"
        "  a R4年度: gone, 20件 (old.csv:2:8)\n");
    job_end(&job);
}

static void test_csv(void **state)
{
    (void)state;
    struct job job = job_begin();
    assert_string_equal(
        written(&job, DATA("a,R5年度,\"1,085件\",\n"), AUDIT_CSV),
        "what,id,name,change,period_before,before,period_after,after,difference,unit,"
        "achievement_before,achievement_after,progress_before,progress_after,"
        "pace_before,pace_after,grade_before,grade_after,source_before,source_after\r\n"
        "indicator,a,名,moved,R4年度,20件,R5年度,\"1,085件\",1065,件,20.0%,"
        "\"1,085.0%\",20.0%,\"1,085.0%\",30.0%,\"1,085.0%\",★☆☆☆,★★★★,"
        "old.csv:2:8,evaluate.csv:2:9\r\n"
        "measurement,a,,new,,,R5年度,\"1,085件\",,,,,,,,,,,,evaluate.csv:2:9\r\n"
        "measurement,a,,gone,R4年度,20件,,,,,,,,,,,,,old.csv:2:8,\r\n");
    job_end(&job);
}

static void test_json(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct str json = str_of(written(&job, DATA("a,R5年度,85件,\n"), AUDIT_JSON));
    assert_true(str_starts(json, STR("{\"summary\":{\"indicators\":1,\"up\":1,")));
    assert_true(
        str_find(json, STR("\"change\":\"moved\",\"difference\":\"65\",\"printed\":"
                           "\"＋65件\",\"direction\":\"up\",\"better\":1,"
                           "\"achievement\":\"0.65\"")) > 0);
    assert_true(str_find(json, STR("\"source\":\"old.csv:2:8\"")) > 0);
    assert_true(str_ends(json, STR("}]}\n")));
    job_end(&job);
}

/* --- marks on the results ----------------------------------------------------------- */

static void test_marks(void **state)
{
    (void)state;
    struct job job = job_begin();
    const char *plan = TOTAL("", "件");
    const struct document *before =
        evaluate_files(&job, write_file(&job, "old.xml", plan),
                       write_file(&job, "old.csv", DATA("a,R4年度,20件,\n")), NULL);
    struct document *after = evaluate(&job, plan, DATA("a,R5年度,85件,\n"));
    assert_string_equal(value_of(&job, after, "count(//moved)"), "0");
    audit_mark_changes(&job, notation_of(&job), after, before);
    const char *change = "//result/moved";
    const char *const attributes[][2] = {
        {"direction", "up"},   {"better", "yes"},        {"value", "65"},
        {"printed", "＋65件"}, {"rate", "0.65"},         {"grade", "2"},
        {"was", "20件"},       {"was-period", "R4年度"}, {"was-mark", "★☆☆☆"}};
    for (int i = 0; i < 9; i++)
        assert_string_equal(
            value_of(&job, after,
                     str_format(job.doc, "%s/@%s", change, attributes[i][0]).p),
            attributes[i][1]);
    job_end(&job);
}

/* Evaluation knows what was there before: prose can count the grades that moved. */
static void test_prose_counts_what_moved(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct notation *notation = notation_of(&job);
    const char *plan =
        PLAN("", SECTION("<p>{//summary/changes/@up}指標</p>")
                     INDICATORS("rating='r' " YEARS,
                                INDICATOR("a", "kind='total'", "<target>100件</target>"))
                         SCHEME("r", GRADES));
    const struct document *before =
        evaluate_files(&job, write_file(&job, "old.xml", TOTAL("", "件")),
                       write_file(&job, "old.csv", DATA("a,R4年度,20件,\n")), NULL);
    const char *data = write_file(&job, "new.csv", DATA("a,R5年度,85件,\n"));
    struct document *merged =
        merge_plan(&job, notation, load_plan(&job, write_file(&job, "new.xml", plan)),
                   measure_read(&job, notation, NULL, &data, 1));
    audit_add_previous(&job, merged, before);
    struct document *after = evaluate_document(&job, notation, merged, NULL);
    assert_string_equal(value_of(&job, after, "//p"), "1指標");
    assert_string_equal(value_of(&job, after, "//result/@change"), "up");
    audit_mark_changes(&job, notation, after, before);
    expect_valid(printed(&job, after), "marked");
    job_end(&job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_value_that_moved),
        cmocka_unit_test(test_a_grade_that_moved_alone),
        cmocka_unit_test(test_digits_of_a_difference),
        cmocka_unit_test(test_what_is_better_lower),
        cmocka_unit_test(test_first_and_lost),
        cmocka_unit_test(test_added_and_removed),
        cmocka_unit_test(test_another_unit),
        cmocka_unit_test(test_measurements),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_csv),
        cmocka_unit_test(test_json),
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_prose_counts_what_moved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
