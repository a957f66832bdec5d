/* Indicators computed from others, what is counted over groups, and how every value says
 * where it comes from. */
#include "evaluated.h"

#include <libxml/tree.h>

#define SIX_MONTHS DATA("a,R3.9,3件,\nb,R3.9,5件,\n")

/* The text with files named as the tests call them. */
static const char *plain(struct job *job, const char *text)
{
    struct strbuf b;
    struct str rest = str_of(text);
    const struct str folder = STR(TEST_SCRATCH "/");
    strbuf_init(&b, job->doc);
    for (int at; (at = str_find(rest, folder)) >= 0;) {
        strbuf_add(&b, str_slice(rest, 0, at));
        rest = str_slice(rest, at + folder.n, rest.n);
    }
    strbuf_add(&b, rest);
    return strbuf_str(&b).p;
}

/* The plan evaluates without a word, and `expression` gives `value`, a place or more. */
static void expect_places(const char *plan, const char *data, const char *expression,
                          const char *value)
{
    struct job job = job_begin();
    const struct document *document = evaluate(&job, plan, data);
    assert_string_equal(said(&job), "");
    assert_non_null(document);
    assert_string_equal(plain(&job, value_of(&job, document, expression)), value);
    job_end(&job);
}

/* A set of a and b, measured, and c, computed by `formula`. */
static const char *computed(struct job *job, const char *formula)
{
    return str_format(job->doc,
                      SET("rating='r' missing-baseline='zero' " YEARS,
                          INDICATOR("c", "kind='level'",
                                    "<target>10件</target><formula>%s</formula>")
                              INDICATOR("a", "kind='level'",
                                        "<baseline>1件</baseline><target>7件</target>")
                                  INDICATOR("b", "kind='level'", "<target>8件</target>")),
                      formula)
        .p;
}

/* The actual value of c, exact, and its formula. */
static void expect_computed(const char *formula, const char *value, const char *printed)
{
    struct job job = job_begin();
    const struct document *document = evaluate(&job, computed(&job, formula), SIX_MONTHS);
    assert_string_equal(said(&job), "");
    assert_non_null(document);
    assert_string_equal(result(&job, document, "c", "actual/@value"), value);
    assert_string_equal(result(&job, document, "c", "actual/@formula"), printed);
    job_end(&job);
}

static void test_formulas(void **state)
{
    (void)state;
    expect_computed("[a] + [b]", "8", "3件+5件");
    expect_computed("([a] + [b]) div 3", "8/3", "(3件+5件)÷3");
    expect_computed("[a] - ([b] - 1) * 2", "-5", "3件−(5件−1)×2");
    expect_computed("mean([a], [b], 10)", "6", "(3件+5件+10)÷3");
    expect_computed("min([a], [b], 4)", "3", "min(min(3件, 5件), 4)");
    expect_computed("max([a], [b])", "5", "max(3件, 5件)");
    expect_computed("[a.target] * 2", "14", "7件×2");
    expect_computed("[a.baseline] + [a.actual]", "4", "1件+3件");
    expect_computed("[a.progress] * 3", "1", "1/3×3");
    expect_computed("[ a ]", "3", "3件");
}

static void test_score_in_a_formula(void **state)
{
    (void)state;
    /* Six of 36 months: 2/6 is far ahead of the pace. */
    expect_computed("[a.score] + [b.score]", "6", "3+3");
}

static void test_computed_value_is_rated(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document =
        evaluate(&job, computed(&job, "[a] + [b] + 2"), SIX_MONTHS);
    assert_string_equal(said(&job), "");
    assert_string_equal(result(&job, document, "c", "@mark"), "★★★★");
    assert_string_equal(result(&job, document, "c", "@period"), "R3.9");
    assert_string_equal(result(&job, document, "c", "actual"), "10件");
    assert_string_equal(plain(&job, result(&job, document, "c", "actual/@sources")),
                        "evaluate.csv:2:8 evaluate.csv:3:8");
    assert_string_equal(result(&job, document, "c", "elapsed/@value"), "1/6");
    job_end(&job);
}

static void test_computed_from_computed(void **state)
{
    (void)state;
    const char *plan =
        SET("", INDICATOR("d", "kind='level'",
                          "<target>10件</target><formula>[c] * [a]</formula>")
                    INDICATOR("c", "kind='level'",
                              "<target>10件</target><formula>[a] + 1</formula>")
                        INDICATOR("a", "kind='level'", "<target>7件</target>"));
    expect_text(plan, DATA("a,R5,3件,\n"),
                "concat(//indicator[@id='d']//actual/@value, ' ', "
                "//indicator[@id='d']//actual/@formula)",
                "12 4件×3件");
}

/* Units are multiplied out: 2億円 and 300百万円 are 5億円. */
static void test_formula_over_scales(void **state)
{
    (void)state;
    const char *plan =
        SET("", INDICATOR("c", "kind='level'",
                          "<target>10億円</target><formula>[a] + [b]</formula>")
                    INDICATOR("a", "kind='level'", "<target>7億円</target>")
                        INDICATOR("b", "kind='level'", "<target>700百万円</target>"));
    expect_text(plan, DATA("a,R5,2億円,\nb,R5,300百万円,\n"),
                "concat(//indicator[@id='c']//actual, ' ', "
                "//indicator[@id='c']//actual/@formula)",
                "5億円 2億円+300百万円");
}

static void test_formula_of_what_is_missing(void **state)
{
    (void)state;
    const char *plan =
        SET("", INDICATOR("c", "kind='level'",
                          "<target>10件</target><formula>[a] div [b]</formula>")
                    INDICATOR("a", "kind='level'", "<target>7件</target>")
                        INDICATOR("b", "kind='level'", "<target>7件</target>"));
    const char *state_of = "concat(//indicator[@id='c']//@status, ' ', "
                           "//indicator[@id='c']//actual, ' ', "
                           "//indicator[@id='c']//achievement/@undefined)";
    expect_text(plan, DATA("a,R5,3件,\nb,R5,…,\n"), state_of, "unrated ― no-actual");
    expect_text(plan, DATA("a,R5,3件,\nb,R5,0件,\n"), state_of, "unrated ― no-actual");
}

static void test_formula_that_names_itself(void **state)
{
    (void)state;
    expect_messages(
        SET("", INDICATOR("a", "kind='level'",
                          "<target>5件</target><formula>[a] + 1</formula>")),
        DATA(""),
        "evaluate.xml:3:65: error: the formula of a depends on itself: a → a; let one of "
        "them be measured instead of computed\n");
}

/* --- what is summed up over years --------------------------------------------------- */

#define YEARLY "a,R2年度,100件,\na,R3年度,4件,\na,R4年度,6件,\na,R5年度,…,\n"

static void test_yearly_values_of_a_total(void **state)
{
    (void)state;
    /* R2年度 lies in front of the set's years. */
    const char *plan = SET(
        YEARS, INDICATOR("a", "kind='total' values='yearly'", "<target>30件</target>"));
    expect_places(plan, DATA(YEARLY),
                  "concat(//actual, ' ', //actual/@sources, ' ', //result/@period, ' ', "
                  "//trend/@value)",
                  "10件 evaluate.csv:3:8 evaluate.csv:4:8 R4年度 6");
}

static void test_yearly_values_of_a_cumulative_count(void **state)
{
    (void)state;
    const char *plan =
        SET(YEARS, INDICATOR("a", "kind='cumulative' values='yearly'",
                             "<baseline>20件</baseline><target>50件</target>"));
    expect_text(plan, DATA(YEARLY),
                "concat(//actual, ' ', //progress/@value, ' ', //progress/@formula)",
                "30件 1/3 (30−20)÷(50−20)");
}

/* --- time --------------------------------------------------------------------------- */

static void test_annual_values_by_their_own_year(void **state)
{
    (void)state;
    const char *plan = SET("rating='r' " YEARS,
                           INDICATOR("a", "kind='annual'",
                                     "<baseline>50件</baseline><target>60件</target>"));
    const char *values = "concat(//elapsed/@value, ' ', //progress/@value, ' ', "
                         "//pace/@value, ' ', //expected/@value)";
    /* nine of twelve months, the whole year, a calendar year */
    expect_text(plan, DATA("a,R5.12,36件,\n"), values, "0.75 0.6 0.8 45");
    /* February is the eleventh month of its fiscal year. */
    expect_text(plan, DATA("a,R6.2,44件,\n"), "string(//elapsed/@value)", "11/12");
    expect_text(plan, DATA("a,R5年度,48件,\n"), values, "1 0.8 0.8 60");
    expect_text(plan, DATA("a,2023暦年,48件,\n"), values, "1 0.8 0.8 60");
}

static void test_time_in_years(void **state)
{
    (void)state;
    const char *plan = SET("elapsed='years' " YEARS,
                           INDICATOR("a", "kind='total'", "<target>60件</target>"));
    expect_text(plan, DATA("a,R5.12,36件,\n"), "//elapsed/@value", "1");
    expect_text(plan, DATA("a,R4年度,36件,\n"), "//elapsed/@value", "2/3");
    expect_text(plan, DATA("a,R4.4,36件,\n"), "//elapsed/@value", "2/3");
    expect_text(plan, DATA("a,R4.4,36件,\n"), "//elapsed/@formula", "2÷3");
}

#define FROM_BASELINE(attributes, kind, baseline)                                        \
    SET("elapsed-from='baseline' " attributes " " YEARS,                                 \
        INDICATOR("a", "kind='" kind "'", baseline "<target>60件</target>"))
#define ELAPSED "concat(//elapsed/@value, ' ', //elapsed/@formula)"

/* From R元年度 it is a year longer than the set's three. */
static void test_time_from_the_baseline(void **state)
{
    (void)state;
    const char *data = DATA("a,R4年度,40件,\n");
    expect_text(FROM_BASELINE("", "level", "<baseline period='R元年度'>20件</baseline>"),
                data, ELAPSED, "0.75 36÷48");
    expect_text(FROM_BASELINE("elapsed='years'", "level",
                              "<baseline period='R元年度'>20件</baseline>"),
                data, ELAPSED, "0.75 3÷4");
    expect_text(
        FROM_BASELINE("baseline-period='2020年'", "level", "<baseline>20件</baseline>"),
        data, ELAPSED, "9/13 27÷39");
    expect_text(FROM_BASELINE("", "level", "<baseline period='R元年度'>20件</baseline>"),
                data, "concat(//expected/@value, ' ', //expected/@formula)",
                "50 20+(60−20)×36÷48");
    expect_places(
        FROM_BASELINE("", "level", "<baseline period='R元年度'>20件</baseline>"), data,
        "//elapsed/@sources", "evaluate.csv:2:8 evaluate.xml:3:46 evaluate.xml:2:1");
}

/* What has nothing to start from starts with the years. */
static void test_time_from_no_baseline(void **state)
{
    (void)state;
    const char *data = DATA("a,R4年度,40件,\n");
    expect_text(FROM_BASELINE("", "total", "<baseline period='R元年度'>20件</baseline>"),
                data, ELAPSED, "2/3 24÷36");
    expect_text(
        FROM_BASELINE("missing-baseline='zero'", "level", "<baseline>―</baseline>"), data,
        ELAPSED, "2/3 24÷36");
    expect_text(FROM_BASELINE("", "level", ""), data, ELAPSED, "2/3 24÷36");
}

static void test_baselines_that_time_cannot_run_from(void **state)
{
    (void)state;
    const char *data = DATA("a,R4年度,40件,\n");
    expect_messages(FROM_BASELINE("", "level", "<baseline>20件</baseline>"), data,
                    "evaluate.xml:3:46: error: the baseline of a has no period that time "
                    "could be counted from; give it one, as in period=\"R2年度\", or the "
                    "set a baseline-period\n");
    expect_messages(
        FROM_BASELINE("", "level", "<baseline period='R5年度'>20件</baseline>"), data,
        "evaluate.xml:3:64: error: the baseline of a is of R5年度, which does not end "
        "before the years of its set do; correct its period, or count time from the "
        "start\n");
    expect_messages(FROM_BASELINE("", "level", "<baseline period='昔'>20件</baseline>"),
                    data,
                    "evaluate.xml:3:64: error: \"昔\" is not a date: a year is expected "
                    "here; write it as R5.12, R4年度, 2022年度 or H28～R元\n");
}

/* --- milestones, tolerances and ranges in a plan ------------------------------------ */

static void test_milestones_of_a_plan(void **state)
{
    (void)state;
    const char *figures = "<baseline>10件</baseline><target>100件</target>"
                          "<milestone period='R3年度'>40件</milestone>"
                          "<milestone period='R4年度'>50件</milestone>";
    struct job job = job_begin();
    const char *plans[] = {
        str_format(job.doc, SET(YEARS, INDICATOR("a", "kind='level'", "%s")), figures).p,
        str_format(job.doc,
                   SET("expected='year' " YEARS, INDICATOR("a", "kind='level'", "%s")),
                   figures)
            .p,
    };
    const char *values = "concat(//expected/@value, //expected/@undefined, ' ', "
                         "//expected/@formula, ' ', //yearly)";
    expect_text(plans[0], DATA("a,R4.9,36件,\n"), values, "45 40+(50−40)×6÷12 80.0%");
    expect_text(plans[1], DATA("a,R4.9,36件,\n"), values, "50 50 72.0%");
    expect_text(plans[1], DATA("a,R5年度,36件,\n"), values, "100 100 36.0%");
    expect_text(plans[1], DATA("a,R5.9,36件,\n"), values, "no-milestone  ");
    expect_places(
        plans[0], DATA("a,R4.9,36件,\n"), "string(//expected/@sources)",
        "evaluate.xml:3:91 evaluate.xml:3:131 evaluate.csv:2:8 evaluate.xml:2:1");
    job_end(&job);
}

static void test_tolerance_of_a_plan(void **state)
{
    (void)state;
    const char *plan = SET("rating='r' " YEARS,
                           INDICATOR("a", "kind='level' tolerance='5百万円'",
                                     "<baseline>1億円</baseline><target>2億円</target>"));
    expect_text(plan, DATA("a,R4.9,195百万円,\n"), "//result/@score", "4");
    expect_text(plan, DATA("a,R4.9,194百万円,\n"), "//result/@score", "3");
    plan = SET("rating='r' " YEARS,
               INDICATOR("a", "kind='level' tolerance-share='2.5%'",
                         "<baseline>1億円</baseline><target>2億円</target>"));
    expect_text(plan, DATA("a,R4.9,195百万円,\n"), "//result/@score", "4");
    expect_text(plan, DATA("a,R4.9,194百万円,\n"), "//result/@score", "3");
}

static void test_range_of_a_plan(void **state)
{
    (void)state;
    struct job job = job_begin();
    const char *plan =
        PLAN("", INDICATORS("rating='r'",
                            INDICATOR("a", "kind='level' direction='range'",
                                      "<target low='18.5' high='25kg未満'>適正</target>"))
                     SCHEME("r", "<grade score='1' mark='○' test='met'>良</grade>"
                                 "<grade score='0' mark='×'>否</grade>"));
    expect_text(plan, DATA("a,R4.9,18.5kg,\n"), "//result/@mark", "○");
    expect_text(plan, DATA("a,R4.9,24.9,\n"), "//result/@mark", "○");
    expect_text(plan, DATA("a,R4.9,25kg,\n"), "//result/@mark", "×");
    job_end(&job);
}

/* --- trend -------------------------------------------------------------------------- */

static void test_trend_and_its_band(void **state)
{
    (void)state;
    static const struct {
        const char *set, *value, *direction;
    } cases[] = {
        {"", "41%", "better"},
        {"", "40%", "same"},
        {"", "39%", "worse"},
        {"steady='1' ", "41%", "same"},
        {"steady='1' ", "41.1%", "better"},
        {"steady='1' ", "38.9%", "worse"},
        {"steady-share='5%' ", "42%", "same"},
        {"steady-share='5%' ", "37.9%", "worse"},
    };
    for (int i = 0; i < (int)(sizeof cases / sizeof *cases); i++) {
        struct job job = job_begin();
        const char *plan =
            str_format(job.doc,
                       SET("%s", INDICATOR("a", "kind='rate'", "<target>50%%</target>")),
                       cases[i].set)
                .p;
        const char *data =
            str_format(job.doc, DATA("a,R4,40%%,\na,R5,%s,\n"), cases[i].value).p;
        expect_text(plan, data, "//trend/@direction", cases[i].direction);
        job_end(&job);
    }
}

/* --- groups ------------------------------------------------------------------------- */

/* clang-format off */
#define MEMBER(id, weight) \
    INDICATOR(id, "kind='total' weight='" weight "'", "<target>100件</target>")

#define GROUPED(attributes) \
    PLAN("", INDICATORS("rating='r' " YEARS attributes, \
                        GROUP(MEMBER("a", "1") MEMBER("b", "1") MEMBER("c", "2")) \
                        GROUP(MEMBER("d", "1"))) \
             SCHEME("r", GRADES) \
             SCHEME("p", "<grade score='9' mark='良' test='points >= 0.6'>良い</grade>" \
                         "<grade score='8' mark='否'>悪い</grade>"))
/* clang-format on */

/* Four, three and one star; nothing of the other group. */
static const char *const MEMBERS =
    DATA("a,R5年度,100件,\nb,R5年度,80件,\nc,R5年度,30件,\nd,,―,未公表\n");

static const char *const GRADED =
    "concat(//group[1]/subtotal/@by, ' ', //group[1]/subtotal/@value, ' ', "
    "//group[1]/subtotal/@mark, '; ', //group[2]/subtotal/@mark)";

static void test_grade_of_a_group(void **state)
{
    (void)state;
    expect_text(GROUPED(""), MEMBERS, GRADED, "  ; ");
    expect_text(GROUPED("group-grade='worst'"), MEMBERS, GRADED, "worst 1 ★☆☆☆; ");
    expect_text(GROUPED("group-grade='mean'"), MEMBERS, GRADED, "mean 8/3 ★★★☆; ");
    expect_text(GROUPED("group-grade='mean' rounding='down'"), MEMBERS, GRADED,
                "mean 8/3 ★★☆☆; ");
    /* (4 + 3 + 2·1) : 4·4 */
    expect_text(GROUPED("group-grade='points' group-rating='p'"), MEMBERS, GRADED,
                "points 0.5625 否; ");
}

static void test_points_need_a_scheme(void **state)
{
    (void)state;
    expect_messages(GROUPED("group-grade='points'"), MEMBERS,
                    "evaluate.xml:2:68: error: points need a scheme of their own to be "
                    "graded by; name it with group-rating; its tests compare points\n");
}

static void test_totals_and_means_of_a_group(void **state)
{
    (void)state;
    const char *sums =
        "concat(//group[1]/subtotal/total[@of='actual'], ' ', "
        "//group[1]/subtotal/total[@of='target'], ' ', "
        "//group[1]/subtotal/mean, ' ', //group[1]/subtotal/mean/@n, ' ', "
        "//group[1]/subtotal/best/@indicator, ' ', "
        "//group[1]/subtotal/worst/@indicator, ' ', "
        "count(//group[2]/subtotal/total), count(//group[2]/subtotal/mean), "
        "count(//summary/total), ' ', //summary/mean/@n)";
    /* d has no value, so nothing is added up where it belongs to the whole. */
    expect_text(GROUPED(""), MEMBERS, sums, "210件 300件 70.0% 3 a c 000 3");
}

static void test_shares_of_grades(void **state)
{
    (void)state;
    const char *shares =
        "concat(//summary/count[1]/@share, ' ', //summary/count[3]/@share)";
    expect_text(GROUPED(""), MEMBERS, shares, "25.0% 0.0%");
    expect_text(GROUPED("denominator='rated'"), MEMBERS, shares, "33.3% 0.0%");
    expect_text(GROUPED("denominator='rated' shares='add-to-100'"), MEMBERS, shares,
                "33.4% 0.0%");
}

/* --- changes of grade --------------------------------------------------------------- */

/* The members, evaluated with a score that each of them had before; NULL: there was no
 * grade. */
static const struct document *evaluate_after(struct job *job, const char *const scores[4])
{
    static const char *const ids[] = {"a", "b", "c", "d"};
    const char *data = write_file(job, "evaluate.csv", MEMBERS);
    const struct notation *notation = notation_of(job);
    struct document *merged = merge_plan(
        job, notation, load_plan(job, write_file(job, "evaluate.xml", GROUPED(""))),
        measure_read(job, notation, NULL, &data, 1));
    struct xpath *x = xpath_new(job, merged);
    for (int i = 0; i < 4; i++) {
        struct _xmlNode **nodes;
        int n;
        const struct str path = str_format(job->doc, "//indicator[@id='%s']", ids[i]);
        assert_true(xpath_nodes(x, document_root(merged), path, NO_POS, &nodes, &n));
        xmlNodePtr previous = xmlNewChild(nodes[0], NULL, BAD_CAST "previous", NULL);
        if (scores[i])
            document_set(previous, "score", scores[i]);
    }
    return evaluate_document(job, notation, merged, NULL);
}

static void test_changes_of_grade(void **state)
{
    (void)state;
    static const char *const scores[] = {"3", "3", "2", "4"};
    static const char *const none[] = {NULL, "4", NULL, NULL};
    const char *changes = "concat(//indicator[@id='a']/result/@change, ' ', "
                          "//indicator[@id='b']/result/@change, ' ', "
                          "//indicator[@id='c']/result/@change, ' ', "
                          "//indicator[@id='d']/result/@change, '; ', "
                          "//summary/changes/@up, //summary/changes/@same, "
                          "//summary/changes/@down, //summary/changes/@new)";
    struct job job = job_begin();
    assert_string_equal(value_of(&job, evaluate_after(&job, scores), changes),
                        "up same down ; 1110");
    assert_string_equal(value_of(&job, evaluate_after(&job, none), changes),
                        "new down new ; 0012");
    job_end(&job);
}

/* --- where values come from --------------------------------------------------------- */

/* "formula | sources" of each value of the indicator a. */
static void expect_explained(const char *plan, const char *data, const char *name,
                             const char *explained)
{
    struct job job = job_begin();
    const struct document *document = evaluate(&job, plan, data);
    assert_string_equal(said(&job), "");
    assert_non_null(document);
    const char *expression =
        str_format(job.doc, "concat(//%s/@formula, ' | ', //%s/@sources)", name, name).p;
    assert_string_equal(plain(&job, value_of(&job, document, expression)), explained);
    job_end(&job);
}

static void test_values_say_where_they_come_from(void **state)
{
    (void)state;
    const char *plan = PLAN(
        "", INDICATORS("rating='r' " YEARS,
                       INDICATOR("a", "kind='level' direction='down' form='%s'",
                                 "<baseline>98.1億円</baseline><target>50億円</target>"))
                SCHEME("r", "<grade score='1' mark='○' test='change &lt; 0 and "
                            "yearly > 1 and deviation > 0 and improvement > 0 and "
                            "difference &lt; 0'>良</grade>"
                            "<grade score='0' mark='×'>否</grade>"));
    const char *data = DATA("a,R3年度,90億円,\na,R5.3,70億円,\n");
    static const struct {
        const char *form, *name, *explained;
    } cases[] = {
        {"inverse", "achievement", "50÷70 | evaluate.csv:3:8 evaluate.xml:3:105"},
        {"mirror", "achievement", "2−70÷50 | evaluate.csv:3:8 evaluate.xml:3:104"},
        {"distance", "achievement",
         "(70−98.1)÷(50−98.1) | evaluate.csv:3:8 evaluate.xml:3:79 evaluate.xml:3:106"},
        {"mirror", "progress",
         "(70−98.1)÷(50−98.1) | evaluate.csv:3:8 evaluate.xml:3:77 evaluate.xml:3:104"},
        {"mirror", "elapsed", "24÷36 | evaluate.csv:3:8 evaluate.xml:2:1"},
        {"mirror", "expected",
         "98.1+(50−98.1)×24÷36 | evaluate.xml:3:77 evaluate.xml:3:104 evaluate.csv:3:8 "
         "evaluate.xml:2:1"},
        {"mirror", "pace",
         "((70−98.1)÷(50−98.1))÷(24÷36) | evaluate.csv:3:8 evaluate.xml:3:77 "
         "evaluate.xml:3:104 evaluate.xml:2:1"},
        {"mirror", "difference", "70−98.1 | evaluate.csv:3:8 evaluate.xml:3:77"},
        {"mirror", "improvement", "98.1−70 | evaluate.csv:3:8 evaluate.xml:3:77"},
        {"mirror", "change", "(70−98.1)÷|98.1| | evaluate.csv:3:8 evaluate.xml:3:77"},
        {"mirror", "trend", "90−70 | evaluate.csv:3:8 evaluate.csv:2:8"},
        {"mirror", "deviation", "(70−50)÷50 | evaluate.csv:3:8 evaluate.xml:3:104"},
    };
    for (int i = 0; i < (int)(sizeof cases / sizeof *cases); i++) {
        struct job job = job_begin();
        expect_explained(str_format(job.doc, plan, cases[i].form).p, data, cases[i].name,
                         cases[i].explained);
        job_end(&job);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_formulas),
        cmocka_unit_test(test_score_in_a_formula),
        cmocka_unit_test(test_computed_value_is_rated),
        cmocka_unit_test(test_computed_from_computed),
        cmocka_unit_test(test_formula_over_scales),
        cmocka_unit_test(test_formula_of_what_is_missing),
        cmocka_unit_test(test_formula_that_names_itself),
        cmocka_unit_test(test_yearly_values_of_a_total),
        cmocka_unit_test(test_yearly_values_of_a_cumulative_count),
        cmocka_unit_test(test_annual_values_by_their_own_year),
        cmocka_unit_test(test_time_in_years),
        cmocka_unit_test(test_time_from_the_baseline),
        cmocka_unit_test(test_time_from_no_baseline),
        cmocka_unit_test(test_baselines_that_time_cannot_run_from),
        cmocka_unit_test(test_milestones_of_a_plan),
        cmocka_unit_test(test_tolerance_of_a_plan),
        cmocka_unit_test(test_range_of_a_plan),
        cmocka_unit_test(test_trend_and_its_band),
        cmocka_unit_test(test_grade_of_a_group),
        cmocka_unit_test(test_points_need_a_scheme),
        cmocka_unit_test(test_totals_and_means_of_a_group),
        cmocka_unit_test(test_shares_of_grades),
        cmocka_unit_test(test_changes_of_grade),
        cmocka_unit_test(test_values_say_where_they_come_from),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
