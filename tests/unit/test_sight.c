/* Which expressions can see observations: none that does is called blind. */
#include "evaluated.h"

#include "evaluate/provenance.h"
#include "evaluate/query.h"
#include "evaluate/set.h"
#include "evaluate/sight.h"
#include "merge/ledger.h"

#include <libxml/xpathInternals.h>

/* Indicators with and without measurements, in a group, in a set and in a section. */
#define MANY                                                                             \
    PLAN("", SECTION("<p>文</p><subsection><title>節</title><p>{1}</p>"                \
                     "<indicators id='none' observed='no'>" INDICATOR(                   \
                         "e", "kind='level'", "<target>1件</target>") "</indicators>"    \
                                                                      "</subsection>")   \
                 INDICATORS(                                                             \
                     "rating='r' " YEARS,                                                \
                     GROUP(INDICATOR("a", "kind='level'",                                \
                                     "<baseline>1件</baseline><target>9件</target>")     \
                               INDICATOR("b", "kind='level'", "<target>9件</target>"))   \
                         INDICATOR("c", "kind='level'",                                  \
                                   "<target>20件</target><note>注</note>"))              \
                     SCHEME("r", GRADES "<unevaluable>評価できず</unevaluable>"))

#define MEASURED DATA("a,R3.9,3件,\na,R5.3,5件,速報\nc,R4年度,12件,\nb,,－,未公表\n")

/* The same document four times, with what SEES_… says in the tree, and nothing else of
 * what stands beside it. */
struct four {
    struct job job;
    struct document *documents[4];
    struct xpath *x[4];
    struct sights sights;
};

static void four_begin(struct four *f)
{
    f->job = job_begin();
    for (int i = 0; i < 4; i++) {
        struct document *document = evaluate(&f->job, MANY, MEASURED);
        assert_non_null(document);
        f->sights = sights_of(f->job.doc, document->ledger);
        if (i & SEES_OBSERVATIONS)
            ledger_enter(&f->job, document);
        if (i & SEES_PROVENANCE)
            provenance_enter(&f->job, document);
        document->ledger = NULL; /* so that no expression puts anything there */
        document->evaluation = NULL;
        f->documents[i] = document;
        f->x[i] = xpath_new(&f->job, document);
    }
}

static struct _xmlNode *node_in(const struct four *f, int which, const char *path)
{
    struct _xmlNode **nodes;
    int n;
    xmlNodePtr root = document_root(f->documents[which]);
    assert_true(xpath_nodes(f->x[which], root, str_of(path), NO_POS, &nodes, &n));
    assert_true(n > 0);
    return nodes[0];
}

static int no_kind(void *context, struct str name)
{
    (void)context, (void)name;
    return 0;
}

/* As it is read, where our own machine can: which is no more than as it is written. */
static int sees(const struct four *f, const char *expression, const struct _xmlNode *node,
                bool as_text)
{
    const struct str e = str_of(expression);
    const int from = (int)sight_of(&f->sights, node);
    const struct query *query = query_parse(f->job.doc, e);
    const int written = sight_sees(&f->sights, e, NULL, from, as_text, no_kind, NULL);
    const int read = sight_sees(&f->sights, e, query, from, as_text, no_kind, NULL);
    if (read & ~written)
        fail_msg("sees more as it is read: %s", expression);
    return read;
}

/* --- by hand ------------------------------------------------------------------------ */

static void test_what_sees_none(void **state)
{
    (void)state;
    static const char *const blind[] = {
        "count(//indicator)",
        "count(//indicator[result/@score >= 3])",
        "//indicator[@id = 'a']/result/actual",
        "//summary/count[@score = 3]/@n",
        "wari(count(//indicator[result/@score>=3]), //summary/@denominator)",
        "//indicator[@id = //summary/best/@indicator]/name",
        "if(//title/br or string-length(//title) <= 14, 33, 26)",
        "count(preceding-sibling::*[not(self::subsection)])",
        "/plan/head/title/text()",
        "//scheme[@id='r']/grade[@score=3]",
        "2 * count(.//indicator|.//issue|.//pillar)",
        "boolean(.//indicator[string-length(baseline) > 8 or string-length(target) > 8])",
        "total(//result/actual, 0)",
        "name(//indicator[1])",
        "//group[count(indicator) = 2]/title",
        "not(parent::promoter) and - 1 < .5",
    };
    struct four f;
    four_begin(&f);
    const xmlNode *root = document_root(f.documents[0]);
    for (int i = 0; i < (int)(sizeof blind / sizeof *blind); i++)
        if (sees(&f, blind[i], root, true))
            fail_msg("seems to see: %s", blind[i]);
    job_end(&f.job);
}

static void test_what_sees_them(void **state)
{
    (void)state;
    static const char *const seeing[] = {
        "//observation",
        "count(//indicator/observation[@value > 3])",
        "count(//indicator/*)",
        "//indicator/node()",
        "//text()",
        "//@value",
        "sum(//indicator/*/@value)",
        "string(//indicator)",
        "//group",
        "contains(//indicators, '3件')",
        "name | //indicator = '文'",
        "'文' = name | //indicator",
        "//title = 1 and //group = 2",
        "//result[preceding-sibling::*[1]/@period]",
        "//target/following::*",
        "string-length()",
        "number(.) > 1",
        "-/plan",
        "if(true(), //indicator, 1) = 2",
        "string(highest(//indicator, 1))",
        "//scheme[preceding::*]",
        "//subsection/indicators/indicator[following::node()]",
        "id('a')",
        "//namespace::*",
        "child::a:*",
        "what?",
    };
    struct four f;
    four_begin(&f);
    const xmlNode *root = document_root(f.documents[0]);
    for (int i = 0; i < (int)(sizeof seeing / sizeof *seeing); i++)
        if (!sees(&f, seeing[i], root, true))
            fail_msg("seems to see none: %s", seeing[i]);
    job_end(&f.job);
}

/* Nodes as such, and text, at an indicator and elsewhere. */
static void test_what_depends_on_the_place(void **state)
{
    (void)state;
    struct four f;
    four_begin(&f);
    const xmlNode *a = node_in(&f, 0, "//indicator[@id='a']");
    const xmlNode *text = node_in(&f, 0, "//section/p");
    assert_true(sees(&f, ".", a, true));
    assert_false(sees(&f, ".", a, false));
    assert_false(sees(&f, ".", text, true));
    assert_true(sees(&f, "*", a, false));
    assert_false(sees(&f, "*", text, false));
    assert_false(sees(&f, "node()", text, false));
    assert_false(sees(&f, "../title", a, true));
    assert_true(sees(&f, "following-sibling::*", document_child(a, "target"), false));
    job_end(&f.job);
}

static void test_what_sees_provenance(void **state)
{
    (void)state;
    static const char *const seeing[] = {"//result/pace/@formula", "//actual/@sources",
                                         "count(//result/progress/@*)",
                                         "//achievement/attribute::node()"};
    struct four f;
    four_begin(&f);
    const xmlNode *root = document_root(f.documents[0]);
    for (int i = 0; i < (int)(sizeof seeing / sizeof *seeing); i++)
        assert_int_equal(sees(&f, seeing[i], root, true), SEES_PROVENANCE);
    assert_int_equal(sees(&f, "//indicator/formula", root, true), 0);
    assert_int_equal(sees(&f, "/plan/head/title/@*", root, true), 0);
    assert_int_equal(sees(&f, "//@*", root, true), SEES_ALL);
    assert_int_equal(sees(&f, "/plan//@formula", root, true), SEES_PROVENANCE);
    job_end(&f.job);
}

/* --- at random ---------------------------------------------------------------------- */

struct maker {
    struct strbuf b;
    uint32_t seed;
    int depth;
};

static int draw(struct maker *m, int n)
{
    m->seed = m->seed * 1664525u + 1013904223u;
    return (int)((m->seed >> 8) % (uint32_t)n);
}

static void make_expression(struct maker *m);

static void make_step(struct maker *m)
{
    static const char *const steps[] = {
        "indicator", "*",     "node()",  "text()",   "..",       ".",         "@id",
        "@value",    "@*",    "@period", "name",     "title",    "result",    "actual",
        "section",   "group", "target",  "@sources", "@formula", "indicators"};
    static const char *const axes[] = {"ancestor::",
                                       "parent::",
                                       "self::",
                                       "following-sibling::",
                                       "preceding-sibling::",
                                       "descendant-or-self::",
                                       "following::",
                                       "preceding::",
                                       "descendant::",
                                       "ancestor-or-self::"};
    const int step = draw(m, 20);
    if ((step < 4 || step > 9) && !draw(m, 3))
        strbuf_add_c(&m->b, axes[draw(m, 10)]);
    strbuf_add_c(&m->b, steps[step]);
    if (step == 4 || step == 5 || draw(m, 4))
        return;
    strbuf_add_char(&m->b, '[');
    if (draw(m, 2))
        make_expression(m);
    else
        strbuf_add_c(&m->b, draw(m, 2) ? "1" : "last()");
    strbuf_add_char(&m->b, ']');
}

static void make_path(struct maker *m)
{
    static const char *const starts[] = {"", "", "/plan/", "//"};
    strbuf_add_c(&m->b, starts[draw(m, 4)]);
    make_step(m);
    for (int more = draw(m, 3); more > 0; more--) {
        strbuf_add_c(&m->b, draw(m, 3) ? "/" : "//");
        make_step(m);
    }
}

static void make_expression(struct maker *m)
{
    static const char *const operators[] = {" = ", " and ", " or ", " + ", " | ", " < "};
    static const char *const functions[] = {"count", "string", "boolean",      "not",
                                            "sum",   "name",   "string-length"};
    if (++m->depth > 3 || draw(m, 2)) {
        make_path(m);
    } else if (draw(m, 2)) {
        strbuf_addf(&m->b, "%s(", functions[draw(m, 7)]);
        make_path(m);
        strbuf_add_char(&m->b, ')');
    } else {
        make_path(m);
        strbuf_add_c(&m->b, operators[draw(m, 6)]);
        make_path(m);
    }
    m->depth--;
}

/* The kind and value of what an expression gives: text, or how many nodes of what names.
 * NULL if it cannot be computed. */
static const char *outcome(struct four *f, int which, struct _xmlNode *node,
                           struct str expression, bool as_text)
{
    struct arena *arena = f->job.doc;
    const xmlXPathObject *value = xpath_evaluate(f->x[which], node, expression, NO_POS);
    if (!value)
        return NULL;
    if (as_text || value->type != XPATH_NODESET) {
        xmlChar *text = xmlXPathCastToString((xmlXPathObjectPtr)(uintptr_t)value);
        const char *copy = str_c(arena, str_of((const char *)text));
        xmlFree(text);
        return copy;
    }
    struct strbuf b;
    strbuf_init(&b, arena);
    xmlXPathNodeSetSort(value->nodesetval);
    for (int i = 0; value->nodesetval && i < value->nodesetval->nodeNr; i++)
        strbuf_addf(&b, " %s", (const char *)value->nodesetval->nodeTab[i]->name);
    return b.n ? b.p : "";
}

/* An expression gives the same with what it sees as with all there is; and there are many
 * that would not do with less. */
static void test_expressions_miss_nothing(void **state)
{
    (void)state;
    static const char *const places[] = {
        "/plan",         "//indicator[@id='a']", "//indicator[@id='e']",
        "//section/p",   "//indicators[1]",      "//indicator[@id='c']/target",
        "//group/title", "//result/actual",      "//indicator[@id='b']/@id",
        "//subsection/p"};
    struct four f;
    four_begin(&f);
    struct _xmlNode *at[4][10];
    for (int i = 0; i < 40; i++)
        at[i / 10][i % 10] = node_in(&f, i / 10, places[i % 10]);
    struct maker m = {.seed = 20240401};
    int n[4] = {0}, n_differ[4] = {0};
    for (int i = 0; i < 20000; i++) {
        strbuf_init(&m.b, f.job.doc);
        make_expression(&m);
        const struct str e = strbuf_str(&m.b);
        const bool as_text = draw(&m, 2);
        const int k = draw(&m, 10), seen = sees(&f, e.p, at[0][k], as_text);
        const char *all = outcome(&f, SEES_ALL, at[SEES_ALL][k], e, as_text);
        for (int which = 0; which < SEES_ALL; which++) {
            const char *less = outcome(&f, which, at[which][k], e, as_text);
            const bool differs = !all != !less || (all && strcmp(all, less) != 0);
            if (differs && (seen & which) == seen)
                fail_msg("%s at %s: %s, %s", e.p, places[k], all, less);
            n_differ[which] += differs;
        }
        n[seen]++;
    }
    assert_true(n[0] > 8000);
    for (int i = 0; i < SEES_ALL; i++)
        assert_true(n_differ[i] > 100);
    job_end(&f.job);
}

/* --- in use ------------------------------------------------------------------------- */

static void test_observations_come_when_they_are_asked_for(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document = evaluate(&job, MANY, MEASURED);
    const xmlNode *root = document_root(document);
    const struct str before = printed(&job, document);
    assert_string_equal(value_of(&job, document, "count(//indicator)"), "4");
    assert_false(document->ledger->entered);
    assert_string_equal(
        value_of(&job, document, "//indicator[@id='a']/observation[last()]/@source"),
        str_format(job.doc, "%s/evaluate.csv:3:8", TEST_SCRATCH).p);
    assert_true(document->ledger->entered);
    assert_string_equal(value_of(&job, document, "count(//observation)"), "4");
    assert_string_equal(value_of(&job, document, "//indicator[@id='c']"),
                        "名20件注12件12件60.0%66.7%");
    assert_true(str_eq(printed(&job, document), before));
    assert_ptr_equal(root, document_root(document));
    job_end(&job);
}

static void test_provenance_comes_when_it_is_asked_for(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document = evaluate(&job, MANY, MEASURED);
    const struct str before = printed(&job, document);
    assert_string_equal(
        value_of(&job, document, "//indicator[@id='a']/result/progress/@formula"),
        "(5−1)÷(9−1)");
    assert_true(document->evaluation->entered);
    assert_false(document->ledger->entered);
    assert_string_equal(value_of(&job, document, "count(//result/*/@sources)"), "11");
    /* The printed document keeps the order of its attributes. */
    assert_true(str_find(before, STR("direction=\"better\"")) > 0);
    assert_true(str_eq(printed(&job, document), before));
    job_end(&job);
}

static void test_prose_sees_observations(void **state)
{
    (void)state;
    expect_text(
        PLAN("", SECTION("<p>{//indicator/observation[1]}から</p>") INDICATORS(
                     YEARS, INDICATOR("a", "kind='level'", "<target>9件</target>"))),
        DATA("a,R3.9,3件,\na,R5.3,5件,\n"), "//p", "3件から");
}

/* Whoever takes an indicator's contents finds its observations there. */
static void test_contents(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document = evaluate(&job, MANY, MEASURED);
    struct xpath *x = xpath_new(&job, document);
    struct _xmlNode **nodes;
    int n;
    assert_true(xpath_contents(x, document_root(document), STR("//group/title"), NO_POS,
                               &nodes, &n));
    assert_false(document->ledger->entered);
    assert_true(xpath_contents(x, document_root(document), STR("//indicator"), NO_POS,
                               &nodes, &n));
    assert_int_equal(n, 4);
    assert_non_null(document_child(nodes[1], "observation"));
    job_end(&job);
}

/* A variable that holds indicators is seen when its text is taken. */
static void test_variables(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document = evaluate(&job, MANY, MEASURED);
    struct xpath *x = xpath_new(&job, document);
    xmlNode *root = document_root(document);
    struct str text;
    struct xpath_variable held = {
        .name = STR("held"),
        .value = xpath_evaluate(x, root, STR("//indicator"), NO_POS)};
    struct xpath_variable plain = {
        .name = STR("plain"), .value = xpath_text_value(x, STR("文")), .outer = &held};
    xpath_set_variables(x, &plain);
    assert_true(
        xpath_string(x, root, STR("count($held) + count($held/name)"), NO_POS, &text));
    assert_str(text, "8");
    assert_true(xpath_string(x, root, STR("$plain"), NO_POS, &text));
    assert_false(document->ledger->entered);
    assert_true(xpath_string(x, root, STR("$held[@id='a']"), NO_POS, &text));
    assert_true(document->ledger->entered);
    assert_true(str_find(text, STR("3件5件")) > 0);
    job_end(&job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_sees_none),
        cmocka_unit_test(test_what_sees_them),
        cmocka_unit_test(test_what_depends_on_the_place),
        cmocka_unit_test(test_what_sees_provenance),
        cmocka_unit_test(test_expressions_miss_nothing),
        cmocka_unit_test(test_observations_come_when_they_are_asked_for),
        cmocka_unit_test(test_provenance_comes_when_it_is_asked_for),
        cmocka_unit_test(test_prose_sees_observations),
        cmocka_unit_test(test_contents),
        cmocka_unit_test(test_variables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
