/* Every cell of the samples' tables, found again in the text of the finished PDF. Plan
 * and measurements are read here a second time, without the program's own code, and the
 * marks and rates that are expected are those of the printed documents, or worked out by
 * hand. */
#include "support.h"

#include <libxml/parser.h>
#include <libxml/xinclude.h>
#include <libxml/xpath.h>
#include <stdlib.h>

/* The ratings that the printed document gives its 24 indicators; row 7 has a reason
 * instead. */
static const char *const printed_marks[25] = {
    NULL,   "★★☆☆", "★★★☆", "★★★☆", "★★★★", "★★☆☆", "★★☆☆", "国統計未公表", "★★★☆",
    "★★★☆", "★★★☆", "★★★★", "★★★☆", "★★☆☆", "★★★★", "★★★★", "★☆☆☆",         "★★★☆",
    "★★★★", "★★★★", "★★★★", "★★★☆", "★★★★", "★☆☆☆", "★★★★",
};

/* actual / target of the five rows, worked out by hand: 20699/20600, 7143/7100, 735/675,
 * 175/170, 71413/70000. */
static const char *const achievements[5] = {"100.5%", "100.6%", "108.9%", "102.9%",
                                            "102.0%"};

static struct job job;

static char *run(const char *command)
{
    struct strbuf b;
    char room[65536];
    strbuf_init(&b, job.doc);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    for (size_t n; (n = fread(room, 1, sizeof room, pipe)) > 0;)
        strbuf_add_bytes(&b, room, (int)n);
    assert_int_equal(pclose(pipe), 0);
    return b.p ? b.p : "";
}

static bool is_blank(const char *p, int *length)
{
    *length = strncmp(p, "　", 3) == 0 ? 3 : 1;
    return *length == 3 || *p == ' ' || *p == '\n' || *p == '\t' || *p == '\f';
}

/* `text` without white space. */
static char *squeezed(const char *text)
{
    char *out = arena_alloc(job.doc, strlen(text) + 1), *to = out;
    for (int length; *text; text += length)
        if (!is_blank(text, &length)) {
            *to++ = *text;
            length = 1;
        }
    return out;
}

/* The text of a sample in the order of drawing. */
static char *sheet_text(const char *sample, const char *data, const char *layout)
{
    const char *pdf = str_format(job.doc, "%s/%s-%s.pdf", TEST_SCRATCH, sample, layout).p;
    const char *format =
        "\"$GAIYO\" render '%s/samples/%s/plan.xml' -d '%s/samples/%s/%s' -l %s "
        "-o '%s'";
    run(str_format(job.doc, format, TEST_HOME, sample, TEST_HOME, sample, data, layout,
                   pdf)
            .p);
    return squeezed(run(str_format(job.doc, "pdftotext -raw '%s' -", pdf).p));
}

static xmlDocPtr read_plan(const char *sample)
{
    const char *path = str_format(job.doc, "%s/samples/%s/plan.xml", TEST_HOME, sample).p;
    xmlDocPtr doc = xmlReadFile(path, NULL, 0);
    assert_non_null(doc);
    assert_true(xmlXIncludeProcess(doc) >= 0);
    return doc;
}

/* The string value of an expression at `node`. */
static const char *value(xmlXPathContextPtr ctxt, xmlNodePtr node, const char *expression)
{
    xmlXPathObjectPtr object = xmlXPathNodeEval(node, BAD_CAST expression, ctxt);
    assert_non_null(object);
    xmlChar *text = xmlXPathCastToString(object);
    const char *copy = arena_copy(job.doc, text, strlen((char *)text));
    xmlFree(text);
    xmlXPathFreeObject(object);
    return copy;
}

/* --- measurements
 * ------------------------------------------------------------------------ */

/* The cell in column `column` of the row that begins with `id`; quotes taken off. */
static const char *measured(const char *csv, const char *id, int column)
{
    const char *row = strstr(csv, str_format(job.doc, "\n%s,", id).p);
    assert_non_null(row);
    row++;
    for (int i = 0; i < column; i++) {
        if (*row == '"')
            row = strchr(row + 1, '"');
        row = strchr(row, ',') + 1;
    }
    const char *end =
        row + strcspn(*row == '"' ? row + 1 : row, *row == '"' ? "\"" : ",\r\n");
    return *row == '"' ? arena_copy(job.doc, row + 1, (size_t)(end - row))
                       : arena_copy(job.doc, row, (size_t)(end - row));
}

static const char *read_csv(const char *path)
{
    struct str text;
    unsigned file;
    assert_true(file_read(&job, str_format(job.doc, "%s/%s", TEST_HOME, path).p, 1 << 20,
                          &text, &file));
    return text.p;
}

/* --- looking for rows
 * -------------------------------------------------------------------- */

/* `row` stands in the text at or behind *at, which moves behind it: rows come in their
 * order. */
static void expect_row(const char **at, const char *row)
{
    const char *wanted = squeezed(row);
    const char *found = strstr(*at, wanted);
    if (!found)
        print_error("not on the sheet: %s\n", wanted);
    assert_non_null(found);
    *at = found + strlen(wanted);
}

/* "11回" or, with a period or remark of its own, "21件（半年）". */
static const char *stated(xmlXPathContextPtr ctxt, xmlNodePtr node, const char *which)
{
    const char *format =
        "concat(%s, substring(concat('（', %s/@period, '）'), 1, "
        "99 * boolean(%s/@period)), substring(concat('（', %s/@remark, '）'), 1, "
        "99 * boolean(%s/@remark)), substring(concat('（', %s/@annual, '）'), 1, "
        "99 * boolean(%s/@annual)))";
    return value(
        ctxt, node,
        str_format(job.doc, format, which, which, which, which, which, which, which).p);
}

/* The indicators of the set `id`, and a context to ask about them. */
struct set {
    xmlDocPtr doc;
    xmlXPathContextPtr ctxt;
    xmlXPathObjectPtr indicators;
    int n;
};

static struct set set_open(const char *sample, const char *id)
{
    struct set set = {.doc = read_plan(sample)};
    set.ctxt = xmlXPathNewContext(set.doc);
    const char *path = str_format(job.doc, "//indicators[@id='%s']//indicator", id).p;
    set.indicators = xmlXPathEvalExpression(BAD_CAST path, set.ctxt);
    set.n = set.indicators->nodesetval->nodeNr;
    return set;
}

static xmlNodePtr set_at(const struct set *set, int i)
{
    return set->indicators->nodesetval->nodeTab[i];
}

static void set_close(struct set *set)
{
    xmlXPathFreeObject(set->indicators);
    xmlXPathFreeContext(set->ctxt);
    xmlFreeDoc(set->doc);
}

/* --- tests
 * ------------------------------------------------------------------------------- */

static void test_every_cell_of_the_28_targets(void **state)
{
    (void)state;
    const char *at = sheet_text("yamaguchi-2024", "data/progress-r5.csv", "report-a4");
    struct set set = set_open("yamaguchi-2024", "targets");
    assert_int_equal(set.n, 28);
    for (int i = 0; i < set.n; i++) {
        xmlNodePtr node = set_at(&set, i);
        expect_row(&at,
                   str_format(job.doc, "%d%s%s%s", i + 1, value(set.ctxt, node, "name"),
                              stated(set.ctxt, node, "baseline"),
                              stated(set.ctxt, node, "target"))
                       .p);
    }
    set_close(&set);
}

static void test_every_cell_of_the_24_evaluations(void **state)
{
    (void)state;
    const char *at = sheet_text("yamaguchi-2024", "data/progress-r5.csv", "report-a4");
    const char *csv = read_csv("samples/yamaguchi-2024/data/progress-r5.csv");
    struct set set = set_open("yamaguchi-2024", "progress");
    assert_int_equal(set.n, 24);
    at = strstr(at, "【参考】");
    for (int i = 0; i < set.n; i++) {
        xmlNodePtr node = set_at(&set, i);
        const char *id = value(set.ctxt, node, "@id");
        expect_row(&at, str_format(job.doc, "%d%s%s%s%s%s%s", i + 1,
                                   value(set.ctxt, node, "name"),
                                   stated(set.ctxt, node, "baseline"),
                                   stated(set.ctxt, node, "target"), measured(csv, id, 2),
                                   measured(csv, id, 1), printed_marks[i + 1])
                            .p);
    }
    set_close(&set);
}

static void test_the_counted_sentence_and_the_legend(void **state)
{
    (void)state;
    const char *text = sheet_text("yamaguchi-2024", "data/progress-r5.csv", "report-a4");
    assert_non_null(strstr(text, "全24指標のうち17の指標（全指標の約7割）"));
    /* The summary's segments: 9, 8, 4 and 2 by grade, 1 not rated. */
    assert_non_null(strstr(text, "98421★★★★★★★☆★★☆☆★☆☆☆―"));
    assert_non_null(strstr(text, "★★★★目標を上回る★★★☆概ね計画どおり"
                                 "★★☆☆計画を下回る★☆☆☆計画を大幅に下回る"));
    assert_non_null(strstr(text, "（各プロジェクトの進み具合を測る28指標）"));
}

static void test_every_cell_of_the_growth_fields(void **state)
{
    (void)state;
    const char *at = sheet_text("yamaguchi-2024", "data/progress-r5.csv", "report-a4");
    struct set set = {.doc = read_plan("yamaguchi-2024")};
    set.ctxt = xmlXPathNewContext(set.doc);
    xmlXPathObjectPtr fields = xmlXPathEvalExpression(BAD_CAST "//field", set.ctxt);
    assert_int_equal(fields->nodesetval->nodeNr, 10);
    for (int i = 0; i < 10; i++) {
        xmlNodePtr node = fields->nodesetval->nodeTab[i];
        const char *row =
            "concat(substring(../../title, 1, 99 * not(../preceding-sibling::promoter "
            "or preceding-sibling::field)), name, trait, "
            "substring(../name, 1, 99 * not(preceding-sibling::field)))";
        expect_row(&at, value(set.ctxt, node, row));
    }
    xmlXPathFreeObject(fields);
    xmlXPathFreeContext(set.ctxt);
    xmlFreeDoc(set.doc);
}

static void test_every_cell_of_the_achievement_table(void **state)
{
    (void)state;
    const char *at = sheet_text("kagoshima-2021", "data/results-r1.csv", "onesheet-a3");
    const char *csv = read_csv("samples/kagoshima-2021/data/results-r1.csv");
    struct set set = set_open("kagoshima-2021", "achievement");
    assert_int_equal(set.n, 5);
    for (int i = 0; i < set.n; i++) {
        xmlNodePtr node = set_at(&set, i);
        const char *id = value(set.ctxt, node, "@id");
        expect_row(&at,
                   str_format(job.doc, "%s%s%s%s（%s）%s", value(set.ctxt, node, "name"),
                              stated(set.ctxt, node, "baseline"),
                              stated(set.ctxt, node, "target"), measured(csv, id, 2),
                              measured(csv, id, 1), achievements[i])
                       .p);
    }
    set_close(&set);
}

static void test_every_cell_of_the_six_targets(void **state)
{
    (void)state;
    const char *at = sheet_text("kagoshima-2021", "data/results-r1.csv", "onesheet-a3");
    static const char *const rows[] = {
        "従業者一人当たりの付加価値額1,000万円（R元）1,135万円（R7）",
        "中核企業の育成件数－（R2）50社（R7）",
        "産学官連携による製品化件数と技術開発件数製品化件数7件/年（H27～R元平均）"
        "60件（5年累計）（12件/年）",
        "技術開発件数160件/年（H27～R元平均）850件（5年累計）（170件/年）",
        "製造業の海外との取引額2,215億円（H30）2,215億円以上（R7）",
        "立地協定件数と新規雇用者数立地協定件数40件（R元）200件（5年累計）",
        "新規雇用者数305人（R元）1,525人（5年累計）",
        "工業系高校，大学等の県内就職率35.5%（R2.3）40.5%（R8.3）（年1.0%）",
    };
    for (int i = 0; i < (int)(sizeof rows / sizeof *rows); i++)
        expect_row(&at, rows[i]);
}

static void test_the_six_sections_stand_in_their_order(void **state)
{
    (void)state;
    const char *at = sheet_text("kagoshima-2021", "data/results-r1.csv", "onesheet-a3");
    static const char *const titles[] = {
        "1方針策定の考え方", "2本県製造業を取り巻く環境変化",
        "3本県製造業の現状", "4本県製造業の課題",
        "5振興方針（柱）",   "6方針の実現に向けて（目標値の設定）",
    };
    for (int i = 0; i < 6; i++)
        expect_row(&at, titles[i]);
}

/* Characters that go wrong elsewhere: variants outside JIS X 0208, symbols, one beyond
 * the BMP. */
static void test_rare_characters_come_back(void **state)
{
    (void)state;
    static const char rare[] =
        "髙﨑①★☆㎡㈱～－―…𠮷野家の①㎡、100㎞・㋿5年";
    const char *plan = write_file(
        &job, "rare.xml",
        str_format(job.doc,
                   "<plan version=\"1\" id=\"rare\"><head><title>髙﨑</title></head>"
                   "<section no=\"1\"><title>字</title><p>%s</p></section></plan>",
                   rare)
            .p);
    const char *pdf = str_format(job.doc, "%s/rare.pdf", TEST_SCRATCH).p;
    run(str_format(job.doc, "\"$GAIYO\" render '%s' -o '%s'", plan, pdf).p);
    const char *text = squeezed(run(str_format(job.doc, "pdftotext -raw '%s' -", pdf).p));
    assert_non_null(strstr(text, rare));
    assert_non_null(
        strstr(run(str_format(job.doc, "pdffonts '%s'", pdf).p), "NotoSansCJK"));
}

static int set_up(void **state)
{
    (void)state;
    job = job_begin();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    job_end(&job);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_every_cell_of_the_28_targets, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_every_cell_of_the_24_evaluations, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_the_counted_sentence_and_the_legend, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_every_cell_of_the_growth_fields, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_every_cell_of_the_achievement_table, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_every_cell_of_the_six_targets, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_the_six_sections_stand_in_their_order,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_rare_characters_come_back, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
