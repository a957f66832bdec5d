/* Every cell of the samples' tables, and all their prose, found again in the text of the
 * four finished PDFs. Plan and measurements are read here a second time, without the
 * program's own code, and the marks and rates that are expected are those of the printed
 * documents, or worked out by hand. */
#include "own_job.h"

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

/* A number of one digit is as wide as a character of the title behind it. */
#define WIDE_NO "concat(translate(@no, '0123456789', '０１２３４５６７８９'),"

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

/* A sheet: a sample with its measurements in one of the layouts. */
struct sheet {
    const char *sample, *data, *layout;
    bool is_report;
};

static const struct sheet yamaguchi[] = {
    {"yamaguchi-2024", "data/progress-r5.csv", "report-a4", true},
    {"yamaguchi-2024", "data/progress-r5.csv", "onesheet-a3", false},
};

static const struct sheet kagoshima[] = {
    {"kagoshima-2021", "data/results-r1.csv", "report-a4", true},
    {"kagoshima-2021", "data/results-r1.csv", "onesheet-a3", false},
};

enum { SHEETS = 2 }; /* of each sample */

/* The text of a sheet in the order of drawing. */
static char *sheet_text(const struct sheet *sheet)
{
    const char *pdf =
        str_format(job.doc, "%s/%s-%s.pdf", TEST_SCRATCH, sheet->sample, sheet->layout).p;
    const char *format =
        "\"$GAIYO\" render '%s/samples/%s/plan.xml' -d '%s/samples/%s/%s' -l %s "
        "-o '%s'";
    run(str_format(job.doc, format, TEST_HOME, sheet->sample, TEST_HOME, sheet->sample,
                   sheet->data, sheet->layout, pdf)
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

/* --- measurements --------------------------------------------------------------- */

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

static const char *read_csv(const struct sheet *sheet)
{
    struct str text;
    unsigned file;
    const char *path =
        str_format(job.doc, "%s/samples/%s/%s", TEST_HOME, sheet->sample, sheet->data).p;
    assert_true(file_read(&job, path, 1 << 20, &text, &file));
    return text.p;
}

/* --- looking for rows ----------------------------------------------------------- */

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

/* The nodes that an expression finds in a sample's plan, and a context to ask about
 * them. */
struct set {
    xmlDocPtr doc;
    xmlXPathContextPtr ctxt;
    xmlXPathObjectPtr found;
    int n;
};

static struct set set_open(const struct sheet *sheet, const char *expression)
{
    struct set set = {.doc = read_plan(sheet->sample)};
    set.ctxt = xmlXPathNewContext(set.doc);
    set.found = xmlXPathEvalExpression(BAD_CAST expression, set.ctxt);
    assert_non_null(set.found);
    set.n = set.found->nodesetval->nodeNr;
    return set;
}

static const char *set_value(const struct set *set, int i, const char *expression)
{
    return value(set->ctxt, set->found->nodesetval->nodeTab[i], expression);
}

static const char *set_stated(const struct set *set, int i, const char *which)
{
    return stated(set->ctxt, set->found->nodesetval->nodeTab[i], which);
}

static void set_close(struct set *set)
{
    xmlXPathFreeObject(set->found);
    xmlXPathFreeContext(set->ctxt);
    xmlFreeDoc(set->doc);
}

/* --- tables of indicators ------------------------------------------------------- */

/* The group's cells in front of its first row; a sheet may leave out the number. */
static const char *group_cells(const struct set *set, int i, bool numbered)
{
    static const char title[] =
        "substring(parent::group/title, 1, 99 * not(preceding-sibling::indicator))";
    static const char number[] =
        "substring(parent::group/@no, 1, 99 * not(preceding-sibling::indicator))";
    return str_format(job.doc, "%s%s", numbered ? set_value(set, i, number) : "",
                      set_value(set, i, title))
        .p;
}

/* Name and figures of an indicator. */
static const char *stated_cells(const struct set *set, int i)
{
    return str_format(job.doc, "%s%s%s", set_value(set, i, "name"),
                      set_stated(set, i, "baseline"), set_stated(set, i, "target"))
        .p;
}

/* What was measured, and when or why not: in two cells or, where `bracketed` on a
 * one-sheet, in one. */
static const char *measured_cells(const struct sheet *sheet, const char *csv,
                                  const char *id, bool bracketed)
{
    const char *period = measured(csv, id, 1);
    const bool in_brackets = bracketed && !sheet->is_report && *period;
    if (sheet->is_report && !*period)
        period = "―";
    return str_format(job.doc, in_brackets ? "%s（%s）" : "%s%s", measured(csv, id, 2),
                      period)
        .p;
}

static const char *number_cell(const struct sheet *sheet, int i)
{
    return sheet->is_report ? str_format(job.doc, "%d", i + 1).p : "";
}

static void check_yamaguchi_targets(const struct sheet *sheet)
{
    const char *at = sheet_text(sheet);
    struct set set = set_open(sheet, "//indicators[@id='targets']//indicator");
    assert_int_equal(set.n, 28);
    for (int i = 0; i < set.n; i++)
        expect_row(&at,
                   str_format(job.doc, "%s%s%s", group_cells(&set, i, sheet->is_report),
                              number_cell(sheet, i), stated_cells(&set, i))
                       .p);
    set_close(&set);
}

static void test_every_cell_of_the_28_targets(void **state)
{
    (void)state;
    for (int i = 0; i < SHEETS; i++)
        check_yamaguchi_targets(&yamaguchi[i]);
}

static void check_yamaguchi_progress(const struct sheet *sheet)
{
    const char *at = sheet_text(sheet);
    const char *csv = read_csv(sheet);
    struct set set = set_open(sheet, "//indicators[@id='progress']//indicator");
    assert_int_equal(set.n, 24);
    for (int i = 0; i < set.n; i++)
        expect_row(
            &at, str_format(job.doc, "%s%s%s%s%s", group_cells(&set, i, true),
                            number_cell(sheet, i), stated_cells(&set, i),
                            measured_cells(sheet, csv, set_value(&set, i, "@id"), false),
                            printed_marks[i + 1])
                     .p);
    set_close(&set);
}

static void test_every_cell_of_the_24_evaluations(void **state)
{
    (void)state;
    for (int i = 0; i < SHEETS; i++)
        check_yamaguchi_progress(&yamaguchi[i]);
}

static void check_kagoshima_achievement(const struct sheet *sheet)
{
    const char *at = sheet_text(sheet);
    const char *csv = read_csv(sheet);
    struct set set = set_open(sheet, "//indicators[@id='achievement']//indicator");
    assert_int_equal(set.n, 5);
    for (int i = 0; i < set.n; i++)
        expect_row(&at,
                   str_format(job.doc, "%s%s%s", stated_cells(&set, i),
                              measured_cells(sheet, csv, set_value(&set, i, "@id"), true),
                              achievements[i])
                       .p);
    set_close(&set);
}

static void test_every_cell_of_the_achievement_table(void **state)
{
    (void)state;
    for (int i = 0; i < SHEETS; i++)
        check_kagoshima_achievement(&kagoshima[i]);
}

static void check_kagoshima_targets(const struct sheet *sheet)
{
    const char *at = sheet_text(sheet);
    struct set set = set_open(sheet, "//indicators[@id='targets']//indicator");
    assert_int_equal(set.n, 8); /* six rows, two of them of two */
    for (int i = 0; i < set.n; i++)
        expect_row(&at, str_format(job.doc, "%s%s", group_cells(&set, i, false),
                                   stated_cells(&set, i))
                            .p);
    set_close(&set);
}

static void test_every_cell_of_the_six_targets(void **state)
{
    (void)state;
    for (int i = 0; i < SHEETS; i++)
        check_kagoshima_targets(&kagoshima[i]);
}

static void test_the_counted_sentence_and_the_legend(void **state)
{
    (void)state;
    for (int i = 0; i < SHEETS; i++) {
        const char *text = sheet_text(&yamaguchi[i]);
        assert_non_null(strstr(text, "全24指標のうち17の指標（全指標の約7割）"));
        assert_non_null(strstr(text, "★★★★目標を上回る★★★☆概ね計画どおり"
                                     "★★☆☆計画を下回る★☆☆☆計画を大幅に下回る"));
        assert_non_null(strstr(text, "（各プロジェクトの進み具合を測る28指標）"));
    }
    /* The report's bar of the summary: 9, 8, 4 and 2 by grade, 1 not rated. */
    assert_non_null(strstr(sheet_text(&yamaguchi[0]), "9★★★★8★★★4★★2★1―"));
}

/* --- other tables and prose ----------------------------------------------------- */

/* The values of `row` for the nodes of `expression`, `n` of them, stand on both sheets in
 * this order. */
static void check_rows(const struct sheet *sheets, const char *expression, int n,
                       const char *row)
{
    for (int k = 0; k < SHEETS; k++) {
        const char *at = sheet_text(&sheets[k]);
        struct set set = set_open(&sheets[k], expression);
        assert_int_equal(set.n, n);
        for (int i = 0; i < set.n; i++)
            expect_row(&at, set_value(&set, i, row));
        set_close(&set);
    }
}

static void test_every_cell_of_the_growth_fields(void **state)
{
    (void)state;
    /* The class of fields and the promoter stand beside all that they are of. */
    check_rows(yamaguchi, "//field", 10,
               "concat(substring(../../title, 1, 99 * not(../preceding-sibling::promoter "
               "or preceding-sibling::field)), name, trait, "
               "substring(../name, 1, 99 * not(preceding-sibling::field)))");
}

/* The report's first, which draws what stands over the joints of the tiers last. */
static void test_every_tier_and_what_links_them(void **state)
{
    (void)state;
    check_rows(yamaguchi, "//tier", 3, "concat(name, lead)");
    check_rows(yamaguchi, "//tier", 3, "ul/li[1]/ul/li[last()]");
    check_rows(yamaguchi, "//tiers/link", 2, "string(.)");
}

static void test_every_project_has_its_number_and_badge(void **state)
{
    (void)state;
    check_rows(yamaguchi, "//project", 8, WIDE_NO " title, badge)");
    check_rows(yamaguchi, "//project[ol]", 3, "concat('(1)', ol/li[1]/text())");
    check_rows(yamaguchi, "//project[part]", 5, "concat('・', part[1], '・', part[2])");
    check_rows(yamaguchi, "//project[badge]", 3, "string(badge)");
}

static void test_every_cell_of_the_overall_figures(void **state)
{
    (void)state;
    check_rows(yamaguchi, "//table/tr", 1, "string(.)");
}

static void test_every_issue_has_its_response(void **state)
{
    (void)state;
    check_rows(kagoshima, "//issue", 6, "concat(title, '⇒', response)");
}

static void test_every_pillar_has_its_measures(void **state)
{
    (void)state;
    check_rows(kagoshima, "//pillar", 5, WIDE_NO " title)");
    check_rows(kagoshima, "//pillar", 5,
               "concat('・', measure[1], '・', measure[2], '・', measure[3], "
               "substring(concat('・', measure[4]), 1, 99 * boolean(measure[4])))");
}

static void test_the_six_sections_stand_in_their_order(void **state)
{
    (void)state;
    check_rows(kagoshima, "/plan/section", 6, WIDE_NO " title)");
}

/* Each piece of prose in the plan, up to an element or expression within it, stands on
 * the sheet. */
static void check_prose(const struct sheet *sheet, int at_least)
{
    const char *text = sheet_text(sheet);
    struct set set = set_open(
        sheet, "//text()[normalize-space() and not(contains(., '{')) and "
               "(ancestor::section or ancestor::indicators) and not(ancestor::scheme) "
               "and not(parent::stated) and not(parent::note)]");
    assert_true(set.n >= at_least);
    for (int i = 0; i < set.n; i++) {
        const char *piece = squeezed(set_value(&set, i, "string(.)"));
        if (!strstr(text, piece))
            fail_msg("not on %s of %s: %s", sheet->layout, sheet->sample, piece);
    }
    set_close(&set);
}

static void test_all_prose_is_on_every_sheet(void **state)
{
    (void)state;
    for (int i = 0; i < SHEETS; i++) {
        check_prose(&yamaguchi[i], 250);
        check_prose(&kagoshima[i], 100);
    }
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_every_cell_of_the_28_targets),
        TEST(test_every_cell_of_the_24_evaluations),
        TEST(test_every_cell_of_the_achievement_table),
        TEST(test_every_cell_of_the_six_targets),
        TEST(test_the_counted_sentence_and_the_legend),
        TEST(test_every_cell_of_the_growth_fields),
        TEST(test_every_tier_and_what_links_them),
        TEST(test_every_project_has_its_number_and_badge),
        TEST(test_every_cell_of_the_overall_figures),
        TEST(test_every_issue_has_its_response),
        TEST(test_every_pillar_has_its_measures),
        TEST(test_the_six_sections_stand_in_their_order),
        TEST(test_all_prose_is_on_every_sheet),
        TEST(test_rare_characters_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
