/* Schemes as a whole: gaps, overlaps, grades out of reach, and their rules in words. */
#include "support.h"

#include "evaluate/cover.h"
#include "evaluate/legend.h"

/* A scheme of those tests, best first; "" takes what is left, NULL ends them. */
static struct scheme scheme_of(struct job *job, bool exclusive, const char *const tests[])
{
    struct grade *grades = ARENA_ARRAY(job->doc, struct grade, 8);
    struct scheme scheme = {.grades = grades, .exclusive = exclusive};
    const char *why;
    int offset;
    for (; tests[scheme.n]; scheme.n++) {
        grades[scheme.n].mark = str_format(job->doc, "%c", 'A' + scheme.n);
        grades[scheme.n].label = STR("評");
        if (!tests[scheme.n][0])
            continue;
        grades[scheme.n].test =
            test_parse(job->doc, str_of(tests[scheme.n]), &why, &offset);
        assert_non_null(grades[scheme.n].test);
    }
    return scheme;
}

/* What is found, as "gap pace < 0.5; overlap A B pace = 1; unreachable B". */
static void expect_found(bool exclusive, const char *const tests[], const char *expected)
{
    static const char *const kinds[] = {"gap", "overlap", "unreachable"};
    struct job job = job_begin();
    struct cover found[COVER_MOST];
    struct strbuf b;
    strbuf_init(&b, job.doc);
    const struct scheme scheme = scheme_of(&job, exclusive, tests);
    const int n = cover_check(job.doc, &scheme, found);
    for (int i = 0; i < n; i++) {
        const struct cover *c = &found[i];
        strbuf_addf(&b, "%s%s", i ? "; " : "", kinds[c->kind]);
        if (c->kind != COVER_GAP)
            strbuf_addf(&b, " %c", 'A' + c->grade);
        if (c->kind == COVER_OVERLAP)
            strbuf_addf(&b, " %c", 'A' + c->other);
        if (c->where.n)
            strbuf_addf(&b, " %s%.*s", c->tried ? "tried: " : "", STR_ARG(c->where));
    }
    assert_string_equal(b.n ? strbuf_str(&b).p : "", expected);
    job_end(&job);
}

#define TESTS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void test_whole_schemes(void **state)
{
    (void)state;
    expect_found(false, TESTS("met", "pace >= 0.8", "pace >= 0.5", ""), "");
    expect_found(false, TESTS("pace >= 0.8", "pace < 0.8"), "");
    expect_found(false, TESTS("met", "not(met)"), "");
    expect_found(true, TESTS("pace > 1", "pace <= 1 and pace >= 0", "0 > pace"), "");
    expect_found(false, TESTS(""), "");
    expect_found(false, TESTS("met or pace >= 0.8", "pace < 0.8", ""), "");
}

static void test_gaps(void **state)
{
    (void)state;
    expect_found(false, TESTS("pace >= 0.8", "pace < 0.5"), "gap 0.5 <= pace < 0.8");
    expect_found(false, TESTS("pace > 0.8", "pace < 0.8"), "gap pace = 0.8");
    expect_found(false, TESTS("pace > 1", "pace <= 1 and pace > 0"), "gap pace <= 0");
    expect_found(false, TESTS("pace <= 1"), "gap 1 < pace");
    expect_found(false, TESTS("pace = 1", "pace < 0"), "gap 0 <= pace < 1; gap 1 < pace");
    expect_found(false, TESTS("met"), "gap not(met)");
    expect_found(false, TESTS("pace >= 8 div 10", "pace < 0.2 * 2"),
                 "gap 0.4 <= pace < 0.8");
}

static void test_overlaps(void **state)
{
    (void)state;
    expect_found(true, TESTS("pace >= 0.8", "pace <= 0.8"), "overlap A B pace = 0.8");
    expect_found(true, TESTS("pace >= 0.5", "pace >= 0.2 and pace < 0.7", ""),
                 "overlap A B 0.5 <= pace < 0.7");
    expect_found(true, TESTS("pace >= 0.5", ""), "");
    /* In order, the first one takes what both are for. */
    expect_found(false, TESTS("pace >= 0.8", "pace >= 0.5", ""), "");
}

static void test_grades_out_of_reach(void **state)
{
    (void)state;
    expect_found(false, TESTS("pace >= 0.5", "pace >= 0.8", ""), "unreachable B");
    expect_found(false, TESTS("pace > 1 and pace < 0", ""), "unreachable A");
    expect_found(false, TESTS("met", "pace >= 0.5", "pace > 0.5", ""), "unreachable C");
    expect_found(false, TESTS("met", "not(met)", ""), "unreachable C");
    expect_found(false, TESTS("pace > 0", "pace <= 0", ""), "unreachable C");
}

static void test_several_variables_are_tried(void **state)
{
    (void)state;
    /* The made-up indicator has neither reached its target nor 80 %. */
    expect_found(false, TESTS("met", "pace < 0.8"), "gap tried: not(met), pace = 3.2");
    expect_found(true, TESTS("met", "achievement < 1"), "");
    expect_found(true, TESTS("achievement > 1", "progress > 1", ""),
                 "overlap A B tried: achievement = 2, progress = 2");
    expect_found(false, TESTS("actual > target", "actual <= target"), "");
    expect_found(false, TESTS("actual > target", "actual < target"),
                 "gap tried: actual = 100, target = 100");
}

/* --- words -------------------------------------------------------------------------- */

/* The rules of the grades, parted by "/". */
static void expect_rules(const char *const tests[], const char *rules)
{
    struct job job = job_begin();
    struct strbuf b;
    strbuf_init(&b, job.doc);
    const struct scheme scheme = scheme_of(&job, false, tests);
    for (int i = 0; i < scheme.n; i++) {
        strbuf_add_c(&b, i ? "/" : "");
        strbuf_add(&b, legend_rule(job.doc, &scheme, i));
    }
    assert_string_equal(strbuf_str(&b).p, rules);
    job_end(&job);
}

static void test_rules_in_words(void **state)
{
    (void)state;
    expect_rules(TESTS("achievement >= 1", "achievement >= 0.855", ""),
                 "達成度100%以上/達成度85.5%以上100%未満/達成度85.5%未満");
    expect_rules(TESTS("pace > 1", "pace = 1", ""),
                 "経過に対する進捗100%超/経過に対する進捗100%/経過に対する進捗100%未満");
    expect_rules(TESTS("met", "progress > 0.5", ""),
                 "目標達成/進捗率50%超/進捗率50%以下");
    expect_rules(TESTS("met", "not(met)"), "目標達成/目標達成に至らず");
    expect_rules(
        TESTS("improvement > 3", "improvement >= -3", ""),
        "基準値からの改善3超/基準値からの改善-3以上3以下/基準値からの改善-3未満");
    expect_rules(TESTS("deviation <= 0.1", ""),
                 "目標値との開き10%以下/目標値との開き10%超");
    expect_rules(TESTS("pace != 1", ""),
                 "経過に対する進捗100%未満又は100%超/経過に対する進捗100%");
    expect_rules(TESTS(""), "すべて");
}

static void test_rules_of_several_variables_in_words(void **state)
{
    (void)state;
    expect_rules(TESTS("met or pace >= 0.8", ""),
                 "目標達成又は経過に対する進捗80%以上/その他");
    expect_rules(TESTS("(met or pace > 1) and progress > 0", ""),
                 "（目標達成又は経過に対する進捗100%超）かつ進捗率0%超/その他");
    expect_rules(TESTS("not(met and pace < 1)", ""),
                 "「目標達成かつ経過に対する進捗100%未満」でない/その他");
    expect_rules(TESTS("actual > target", ""), "実績が目標値超/その他");
    expect_rules(TESTS("min(actual, previous) >= target * 2", ""),
                 "実績と前回値の小さい方が(目標値×2)以上/その他");
}

static void test_legend(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct grade grades[2] = {
        {.mark = STR("○"), .label = STR("良"), .rule = STR("目標達成")},
        {.mark = STR("×"), .label = STR("否"), .rule = STR("その他")}};
    struct scheme scheme = {.grades = grades, .n = 2, .unevaluable = STR("不明")};
    assert_str(legend_line(job.doc, &scheme), "○：良（目標達成）、×：否（その他）");
    scheme.no_mark = STR("－");
    assert_str(legend_line(job.doc, &scheme),
               "○：良（目標達成）、×：否（その他）、－：不明");
    job_end(&job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole_schemes),
        cmocka_unit_test(test_gaps),
        cmocka_unit_test(test_overlaps),
        cmocka_unit_test(test_grades_out_of_reach),
        cmocka_unit_test(test_several_variables_are_tried),
        cmocka_unit_test(test_rules_in_words),
        cmocka_unit_test(test_rules_of_several_variables_in_words),
        cmocka_unit_test(test_legend),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
