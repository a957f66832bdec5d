/* The schemes of samples/ratings: every grade, worked out by hand, and the schema of what
 * comes out. */
#include "evaluated.h"
#include "valid.h"

/* The sample evaluates without a word. */
static const struct document *evaluate_sample(struct job *job, const char *name)
{
    const char *folder = str_format(job->doc, "%s/samples/ratings/%s", TEST_HOME, name).p;
    const struct document *document =
        evaluate_files(job, str_format(job->doc, "%s/plan.xml", folder).p,
                       str_format(job->doc, "%s/data/results.csv", folder).p, NULL);
    assert_string_equal(job_messages(job), "");
    assert_non_null(document);
    return document;
}

/* "id mark, id mark …" of all indicators; a reason stands in place of a mark. */
static void expect_grades(const char *name, const char *grades)
{
    struct job job = job_begin();
    struct strbuf b;
    struct _xmlNode **nodes;
    int n;
    strbuf_init(&b, job.doc);
    const struct document *document = evaluate_sample(&job, name);
    struct xpath *x = xpath_new(&job, document);
    assert_true(
        xpath_nodes(x, document_root(document), STR("//indicator"), NO_POS, &nodes, &n));
    for (int i = 0; i < n; i++) {
        struct str text;
        assert_true(xpath_string(
            x, nodes[i],
            STR("concat(@id, ' ', result/@mark, if(result/@reason, concat('(', "
                "result/@reason, ')'), ''))"),
            NO_POS, &text));
        strbuf_addf(&b, "%s%s", i ? ", " : "", text.p);
    }
    assert_string_equal(strbuf_str(&b).p, grades);
    job_end(&job);
}

static void expect(const char *name, const char *expression, const char *value)
{
    struct job job = job_begin();
    const struct document *document = evaluate_sample(&job, name);
    assert_string_equal(value_of(&job, document, expression), value);
    job_end(&job);
}

static void test_four_stars(void **state)
{
    (void)state;
    /* 36 of 60 months: 48/80 : 0.6 = 1; 45/100 : 0.6 = 0.75; 410/1000 : 0.6 = 0.683… */
    expect_grades("four-stars", "plants ★★★★, exports ★★★☆, robots ★★☆☆, training ★☆☆☆, "
                                "employment (就職状況調査の公表待ち)");
    expect(
        "four-stars", "//summary/legend",
        "★★★★：最終目標を達成（目標達成）、★★★☆：計画どおり（経過に対する進捗100%以上）、"
        "★★☆☆：やや遅れ（経過に対する進捗70%以上100%未満）、"
        "★☆☆☆：遅れ（経過に対する進捗70%未満）");
    expect("four-stars", "//p", "全5指標のうち2指標（4割）が計画に見合う進み具合です。");
}

static void test_yearly_expected(void **state)
{
    (void)state;
    /* 101/100; 23/25; 2 − 878/860; 22/30; 2.5/4 */
    expect_grades("yearly-expected",
                  "visitors A, farmers B+, waste B+, clinics B, paths C");
    expect("yearly-expected", "//indicator[@id='waste']//yearly/@value", "421/430");
    expect("yearly-expected", "//indicator[@id='waste']//yearly/@formula", "2−878÷860");
    expect("yearly-expected", "//summary/legend",
           "A：期待どおり（期待値に対する達成度100%以上）、"
           "B+：ほぼ期待どおり（期待値に対する達成度90%以上100%未満）、"
           "B：期待をやや下回る（期待値に対する達成度70%以上90%未満）、"
           "C：期待を下回る（期待値に対する達成度70%未満）");
}

static void test_s_a_b_c(void **state)
{
    (void)state;
    /* Two of four years, R5.9 among them: of 4000 2000 40 20 1億 10. Both limits of ±10 %
     * are B. */
    expect_grades("s-a-b-c",
                  "tests S, advice A, joint B, patents B, income C, products B, "
                  "survey －(調査は最終年度)");
    expect("s-a-b-c", "//indicator[@id='products']//elapsed/@value", "0.5");
    expect("s-a-b-c", "//summary/legend",
           "S：特に優れる（期待値に対する達成度130%超）、"
           "A：上回る（期待値に対する達成度110%超130%以下）、"
           "B：概ね計画どおり（±10%）（期待値に対する達成度90%以上110%以下）、"
           "C：下回る（期待値に対する達成度90%未満）、－：評価せず");
    /* 7 in all: 14.28 14.28 42.85 14.28 14.28, the four that lost most are rounded up. */
    expect("s-a-b-c",
           "concat(//count[1]/@share, //count[2]/@share, //count[3]/@share, "
           "//count[4]/@share, //rest/@share, //rest/@mark, //rest/@n)",
           "14.3%14.3%42.8%14.3%14.3%－1");
}

static void test_circles(void **state)
{
    (void)state;
    /* 3/6; 7.4/15; −0.5/2.5; 21/20; 0 */
    expect_grades("circles", "smokers ○, checkups △, salt ×, clubs ◎, walkers △");
    expect("circles", "//indicator[@id='checkups']//achievement", "49%"); /* 49.3 */
    expect("circles", "//indicator[@id='salt']//achievement", "-20%");
    expect("circles", "//summary/legend",
           "◎：達成（達成度100%以上）、○：順調（達成度50%以上100%未満）、"
           "△：横ばい（達成度0%以上50%未満）、×：悪化（達成度0%未満）");
}

static void test_survey_band(void **state)
{
    (void)state;
    expect_grades("survey-band",
                  "safe ↗, proud →, worry ↘, volunteer (設問の変更により比較できず)");
    expect("survey-band", "//indicator[@id='proud']//improvement", "-3.0ポイント");
    expect("survey-band", "//indicator[@id='safe']//trend/@direction", "same");
    expect("survey-band", "//summary/legend",
           "↗：改善（基準値からの改善3超）、"
           "→：変化なし（±3ポイント）（基準値からの改善-3以上3以下）、"
           "↘：悪化（基準値からの改善-3未満）");
}

static void test_seven_bands(void **state)
{
    (void)state;
    /* 107 99 90 79.7 60.5 50 40 % */
    expect_grades("seven-bands", "start-ups 7, jobs 6, wages 6, movers 4, births 3, "
                                 "meetings 2, nursery 1");
    /* (7 + 6 + 6) : 3 = 6.33; (4 + 3 + 2 + 1) : 4 = 2.5, rounded up */
    expect("seven-bands",
           "concat(//group[1]/subtotal/@value, ' ', //group[1]/subtotal/@mark, ' ', "
           "//group[2]/subtotal/@value, ' ', //group[2]/subtotal/@mark)",
           "19/3 6 2.5 3");
    expect("seven-bands", "substring-after(//summary/legend, '3：')",
           "やや遅れ（達成度60%以上70%未満）、2：遅れ（達成度50%以上60%未満）、"
           "1：大幅な遅れ（達成度50%未満）");
}

static void test_buckets(void **state)
{
    (void)state;
    /* 41/50; 1080/2000; 8/40; 1.5/10 */
    expect_grades("buckets", "solar ア, forest イ, cars ウ, water エ, "
                             "co2 他(国の統計の公表が2年遅れるため), "
                             "noise 他(測定地点の移設中)");
    expect("buckets", "//p",
           "評価できる4指標のうち、80％以上のものは3割弱、50％以上のものは半数です。");
    expect("buckets", "concat(//count[1]/@share, //rest/@n, //rest/@share)", "25.0%2");
    expect("buckets", "substring-after(//summary/legend, 'ウ：')",
           "20％以上50％未満（進捗率20%以上50%未満）、エ：20％未満（進捗率20%未満）、"
           "他：その他");
}

static void test_re_examine(void **state)
{
    (void)state;
    /* 68/80; 12/15; 2 − 330/250; 30/40; a value of 0 has no inverse, but is met */
    expect_grades("re-examine",
                  "online 達成, overtime 検討, paper 未達, debt 検討, accidents 達成");
    expect("re-examine",
           "concat(//indicator[@id='overtime']//achievement/@form, ' ', "
           "//indicator[@id='overtime']//achievement, ' ', "
           "//indicator[@id='paper']//achievement/@form, ' ', "
           "//indicator[@id='paper']//achievement, ' ', "
           "//indicator[@id='debt']//achievement/@form, ' ', "
           "//indicator[@id='debt']//achievement)",
           "inverse 80.0% mirror 68.0% distance 75.0%");
    expect("re-examine", "//indicator[@id='accidents']//achievement/@undefined",
           "actual-is-zero");
    expect(
        "re-examine", "//summary/legend",
        "達成：達成とみなす（目標達成又は達成度85%以上）、検討：再検討（達成度70%以上）、"
        "未達：未達成（達成度70%未満）");
}

static void test_met_or_not(void **state)
{
    (void)state;
    /* 0.4 is the end of its range; 99.3 is 0.2 off; 37 is 3 off where 2 are allowed */
    expect_grades("met-or-not", "lead ○, chlorine ○, collection ○, staff ×, renewal ○");
    expect("met-or-not", "concat(//group[1]/subtotal/@mark, //group[2]/subtotal/@mark)",
           "○×");
    expect("met-or-not", "//summary/legend",
           "○：達成（目標達成）、×：未達成（目標達成に至らず）");
}

static void test_traffic_lights(void **state)
{
    (void)state;
    /* Two of three years: (12/18 100/150 1/3·… ) : 2/3; 63 of 150 are 42 % */
    expect_grades("traffic-lights",
                  "apps 青, users 黄, open-data 青, used-data 黄, use 青");
    expect("traffic-lights", "//indicator[@id='use']//actual/@formula", "63件÷150件×100");
    expect("traffic-lights", "//indicator[@id='use']//actual", "42%");
    /* (3·10 + 6) : 40; (10 + 6 + 10) : 30 */
    expect("traffic-lights",
           "concat(//group[1]/subtotal/@value, ' ', //group[1]/subtotal/@mark, ' ', "
           "//group[2]/subtotal/@value, ' ', //group[2]/subtotal/@mark)",
           "0.9 青 13/15 青");
    expect("traffic-lights", "//p",
           "5指標のうち青は3指標、平均の達成度は67.6%です。最も進んでいるのは"
           "「公開データの活用率」です。");
    expect("traffic-lights", "//summary/legend",
           "青：順調（経過に対する進捗90%以上）、"
           "黄：注意（経過に対する進捗60%以上90%未満）、"
           "赤：要対策（経過に対する進捗60%未満）、白：点検できず");
}

/* --- the schema --------------------------------------------------------------------- */

static void test_evaluated_documents_follow_their_schema(void **state)
{
    (void)state;
    static const char *const names[] = {
        "four-stars",  "yearly-expected", "s-a-b-c",    "circles",    "survey-band",
        "seven-bands", "buckets",         "re-examine", "met-or-not", "traffic-lights"};
    for (int i = 0; i < (int)(sizeof names / sizeof *names); i++) {
        struct job job = job_begin();
        expect_valid(printed(&job, evaluate_sample(&job, names[i])), names[i]);
        job_end(&job);
    }
}

static void test_whole_plans_follow_it_too(void **state)
{
    (void)state;
    static const struct {
        const char *plan, *data;
    } samples[] = {
        {"yamaguchi-2024/plan.xml", "yamaguchi-2024/data/progress-r5.csv"},
        {"kagoshima-2021/plan.xml", "kagoshima-2021/data/results-r1.csv"},
    };
    for (int i = 0; i < 2; i++) {
        struct job job = job_begin();
        const struct document *document = evaluate_files(
            &job, str_format(job.doc, "%s/samples/%s", TEST_HOME, samples[i].plan).p,
            str_format(job.doc, "%s/samples/%s", TEST_HOME, samples[i].data).p, NULL);
        assert_non_null(document);
        expect_valid(printed(&job, document), samples[i].plan);
        job_end(&job);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_four_stars),
        cmocka_unit_test(test_yearly_expected),
        cmocka_unit_test(test_s_a_b_c),
        cmocka_unit_test(test_circles),
        cmocka_unit_test(test_survey_band),
        cmocka_unit_test(test_seven_bands),
        cmocka_unit_test(test_buckets),
        cmocka_unit_test(test_re_examine),
        cmocka_unit_test(test_met_or_not),
        cmocka_unit_test(test_traffic_lights),
        cmocka_unit_test(test_evaluated_documents_follow_their_schema),
        cmocka_unit_test(test_whole_plans_follow_it_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
