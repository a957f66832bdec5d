/* The samples, evaluated: what their documents print comes out of their figures. */
#include "evaluated.h"

static const struct document *evaluate_yamaguchi(struct job *job)
{
    const struct document *document =
        evaluate_files(job, TEST_HOME "/samples/yamaguchi-2024/plan.xml",
                       TEST_HOME "/samples/yamaguchi-2024/data/progress-r5.csv", NULL);
    /* The document prints 1341.8億円 where 134.18億円 would fit; the plan says so. */
    assert_string_equal(job_messages(job), "");
    assert_non_null(document);
    return document;
}

static const struct document *evaluate_kagoshima(struct job *job)
{
    const struct document *document =
        evaluate_files(job, TEST_HOME "/samples/kagoshima-2021/plan.xml",
                       TEST_HOME "/samples/kagoshima-2021/data/results-r1.csv", NULL);
    assert_string_equal(job_messages(job), "");
    assert_non_null(document);
    return document;
}

/* The evaluation table of the second revision (評価 as printed), and progress and pace as
 * its figures give them. */
static const struct {
    const char *id, *mark, *actual, *progress, *pace;
} yamaguchi[] = {
    {"p01", "★★☆☆", "20回", "4/7", "48/77"},
    {"p02", "★★★☆", "5.0km", "15/19", "45/38"},
    {"p03", "★★★☆", "19.0km", "19/30", "0.95"},
    {"p04", "★★★★", "4箇所", "4/3", "16/11"},
    {"p05", "★★☆☆", "2件", "0.5", "6/11"},
    {"p06", "★★☆☆", "16件", "2/3", "8/11"},
    {"p07", "", "―", "", ""},
    {"p08", "★★★☆", "19件", "18/19", "216/209"},
    {"p09", "★★★☆", "22.2%", "83/101", "249/202"},
    {"p10", "★★★☆", "14件", "14/15", "56/55"},
    {"p11", "★★★★", "301件", "43/30", "86/55"},
    {"p12", "★★★☆", "39人", "0.95", "57/55"},
    {"p13", "★★☆☆", "3件", "0.5", "6/11"},
    {"p14", "★★★★", "140件", "46/11", "552/121"},
    {"p15", "★★★★", "35件", "1.125", "27/22"},
    {"p16", "★☆☆☆", "1箇所", "0", "0"},
    {"p17", "★★★☆", "85件", "64/67", "768/737"},
    {"p18", "★★★★", "25件", "22/21", "8/7"},
    {"p19", "★★★★", "1,788人", "8.94", "2682/275"},
    {"p20", "★★★★", "3件", "1", "12/11"},
    {"p21", "★★★☆", "104件", "0.9", "54/55"},
    {"p22", "★★★★", "1341.8億円", "12437/169", "37311/338"},
    {"p23", "★☆☆☆", "4件", "0.2", "12/55"},
    {"p24", "★★★★", "93件", "1.24", "372/275"},
};

enum { ROWS = sizeof yamaguchi / sizeof *yamaguchi };

static void test_yamaguchi_marks(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document = evaluate_yamaguchi(&job);
    for (int i = 0; i < ROWS; i++)
        assert_string_equal(result(&job, document, yamaguchi[i].id, "@mark"),
                            yamaguchi[i].mark);
    job_end(&job);
}

static void test_yamaguchi_actual_values(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document = evaluate_yamaguchi(&job);
    for (int i = 0; i < ROWS; i++)
        assert_string_equal(result(&job, document, yamaguchi[i].id, "actual"),
                            yamaguchi[i].actual);
    job_end(&job);
}

static void test_yamaguchi_progress_is_exact(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document = evaluate_yamaguchi(&job);
    for (int i = 0; i < ROWS; i++)
        assert_string_equal(result(&job, document, yamaguchi[i].id, "progress/@value"),
                            yamaguchi[i].progress);
    job_end(&job);
}

static void test_yamaguchi_pace_is_exact(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document = evaluate_yamaguchi(&job);
    for (int i = 0; i < ROWS; i++)
        assert_string_equal(result(&job, document, yamaguchi[i].id, "pace/@value"),
                            yamaguchi[i].pace);
    job_end(&job);
}

static void test_yamaguchi_row_7_is_unrated(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document = evaluate_yamaguchi(&job);
    assert_string_equal(result(&job, document, "p07", "@status"), "unrated");
    assert_string_equal(result(&job, document, "p07", "@reason"), "国統計未公表");
    assert_string_equal(value_of(&job, document, "count(//result[@status='rated'])"),
                        "23");
    job_end(&job);
}

static void test_yamaguchi_sentence(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document = evaluate_yamaguchi(&job);
    const char *sentence =
        value_of(&job, document, "//section[@id='progress-section']/p[1]");
    assert_non_null(strstr(sentence,
                           "全24指標のうち17の指標（全指標の約7割）が計画以上（「概ね"
                           "計画どおり（★★★☆）」以上）"));
    assert_string_equal(value_of(&job, document, "string(//computed[1])"), "28");
    job_end(&job);
}

static void test_yamaguchi_summary(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document = evaluate_yamaguchi(&job);
    assert_string_equal(value_of(&job, document,
                                 "concat(//summary/@total, ' ', //summary/@rated, ' ', "
                                 "//summary/@unrated)"),
                        "24 23 1");
    assert_string_equal(
        value_of(&job, document,
                 "concat(//summary/count[@score=4]/@n, ' ', "
                 "//summary/count[@score=3]/@n, ' ', "
                 "//summary/count[@score=2]/@n, ' ', //summary/count[@score=1]/@n)"),
        "9 8 4 2");
    job_end(&job);
}

static void test_yamaguchi_targets_to_come_have_no_results(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document = evaluate_yamaguchi(&job);
    assert_string_equal(
        value_of(&job, document, "count(//indicators[@id='targets']//indicator)"), "28");
    assert_string_equal(
        value_of(&job, document, "count(//indicators[@id='targets']//result)"), "0");
    job_end(&job);
}

static void test_kagoshima_achievement(void **state)
{
    (void)state;
    static const struct {
        const char *id, *value, *printed;
    } rows[] = {
        {"shipments", "20699/20600", "100.5%"},
        {"value-added", "7143/7100", "100.6%"},
        {"joint-research", "49/45", "108.9%"},
        {"location-agreements", "35/34", "102.9%"},
        {"employees", "71413/70000", "102.0%"},
    };
    struct job job = job_begin();
    const struct document *document = evaluate_kagoshima(&job);
    for (int i = 0; i < 5; i++) {
        assert_string_equal(result(&job, document, rows[i].id, "achievement"),
                            rows[i].printed);
        assert_string_equal(result(&job, document, rows[i].id, "achievement/@value"),
                            rows[i].value);
    }
    job_end(&job);
}

static void test_kagoshima_is_measured_but_not_rated(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document = evaluate_kagoshima(&job);
    assert_string_equal(value_of(&job, document, "count(//result[@status='measured'])"),
                        "5");
    assert_string_equal(value_of(&job, document, "count(//result)"), "5");
    assert_string_equal(value_of(&job, document, "count(//summary)"), "0");
    job_end(&job);
}

static void test_kagoshima_value_in_prose(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document = evaluate_kagoshima(&job);
    assert_string_equal(value_of(&job, document, "//li[computed]"),
                        "過去４年間の立地協定は175件");
    job_end(&job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_yamaguchi_marks),
        cmocka_unit_test(test_yamaguchi_actual_values),
        cmocka_unit_test(test_yamaguchi_progress_is_exact),
        cmocka_unit_test(test_yamaguchi_pace_is_exact),
        cmocka_unit_test(test_yamaguchi_row_7_is_unrated),
        cmocka_unit_test(test_yamaguchi_sentence),
        cmocka_unit_test(test_yamaguchi_summary),
        cmocka_unit_test(test_yamaguchi_targets_to_come_have_no_results),
        cmocka_unit_test(test_kagoshima_achievement),
        cmocka_unit_test(test_kagoshima_is_measured_but_not_rated),
        cmocka_unit_test(test_kagoshima_value_in_prose),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
