/* Expressions in prose, and the functions that they may call. */
#include "evaluated.h"

#include <libxml/parser.h>

/* --- prose -------------------------------------------------------------------------- */

/* A plan with one section, whose paragraph is line 3. */
#define PROSE(text) PLAN("", SECTION("\n<p>" text "</p>"))

static void expect_prose(const char *plan, const char *text)
{
    expect_text(plan, DATA(""), "//p", text);
}

static void expect_prose_error(const char *plan, const char *messages)
{
    expect_messages(plan, DATA(""), messages);
}

static void test_expression_in_prose(void **state)
{
    (void)state;
    expect_prose(PROSE("章は{count(//section)}つ"), "章は1つ");
    expect_text(PROSE("章は{count(//section)}つ"), DATA(""), "//p/computed/@expression",
                "count(//section)");
}

static void test_several_expressions(void **state)
{
    (void)state;
    expect_prose(PROSE("{1}{2}と<b>{3}</b>、{4}"), "12と3、4");
}

static void test_literal_braces(void **state)
{
    (void)state;
    expect_prose(PROSE("{{文}}"), "{文}");
    expect_prose(PROSE("{{{1}}}"), "{1}");
    expect_text(PROSE("{{文}}"), DATA(""), "count(//computed)", "0");
}

static void test_braces_in_quotes(void **state)
{
    (void)state;
    expect_prose(PROSE("{concat('}', \"{\")}"), "}{");
}

static void test_expression_at_its_place(void **state)
{
    (void)state;
    expect_prose(PROSE("「{../title}」の{position()}"), "「章」の1");
}

static void test_expression_sees_results(void **state)
{
    (void)state;
    const char *plan =
        PLAN("", SECTION("<p>{//result/@mark}</p>")
                     INDICATORS("rating='r' " YEARS,
                                INDICATOR("a", "kind='total'", "<target>5件</target>"))
                         SCHEME("r", GRADES));
    expect_text(plan, DATA("a,R5,5件,\n"), "//p", "★★★★");
}

static void test_value_is_text_not_markup(void **state)
{
    (void)state;
    expect_prose(PROSE("{'&lt;b&gt; &amp;amp;'}"), "<b> &amp;");
}

static void test_figures_are_no_prose(void **state)
{
    (void)state;
    expect_text(PLAN("", SCHEME("r", "<grade score='1' mark='a'>{良}</grade>")), DATA(""),
                "//grade", "{良}");
}

static void test_brace_not_closed(void **state)
{
    (void)state;
    expect_prose_error(
        PROSE("章は\n &amp; {count(//section"),
        "evaluate.xml:4:8: error: this brace has no partner; close the expression, or "
        "write the brace twice to print one\n");
}

static void test_brace_not_opened(void **state)
{
    (void)state;
    expect_prose_error(
        PROSE("{1}、}"),
        "evaluate.xml:3:8: error: this brace has no partner; close the expression, or "
        "write the brace twice to print one\n");
}

static void test_expression_that_cannot_be_read(void **state)
{
    (void)state;
    expect_prose_error(
        PROSE("章は{1 + }"),
        "evaluate.xml:3:11: error: the expression \"1 + \" is wrong: it cannot be read "
        "from here on; correct it\n");
    expect_prose_error(
        PROSE("<b>&lt;</b>&lt;{a &lt; (}"),
        "evaluate.xml:3:28: error: the expression \"a < (\" is wrong: it cannot be "
        "read from here on; correct it\n");
}

static void test_expression_empty(void **state)
{
    (void)state;
    expect_prose_error(PROSE("章は{}"),
                       "evaluate.xml:3:7: error: the expression \"\" is wrong: it "
                       "cannot be read from here on; correct it\n");
}

static void test_all_expressions_are_reported(void **state)
{
    (void)state;
    expect_prose_error(
        PROSE("{nix()}\n<b>{$nix}</b>\n{f:nix}"),
        "evaluate.xml:3:5: error: the expression \"nix()\" is wrong: there is no "
        "function nix(); correct it\n"
        "evaluate.xml:4:5: error: the expression \"$nix\" is wrong: there is no "
        "variable $nix; correct it\n"
        "evaluate.xml:5:2: error: the expression \"f:nix\" is wrong: it uses a prefix "
        "that is not defined; correct it\n");
}

/* --- functions of expressions ------------------------------------------------------- */

static struct xpath *xpath_over(struct job *job, const char *text, xmlNodePtr *root)
{
    const struct document *document =
        load_plan(job, write_file(job, "evaluate.xml", text));
    assert_non_null(document);
    *root = document_root(document);
    return xpath_new(job, document);
}

static void expect_function(const char *expression, const char *value)
{
    struct job job = job_begin();
    xmlNodePtr root;
    struct str text;
    struct xpath *x = xpath_over(&job, PROSE("文"), &root);
    assert_true(xpath_string(x, root, str_of(expression), NO_POS, &text));
    assert_string_equal(text.p, value);
    job_end(&job);
}

static void expect_function_error(const char *expression, const char *why)
{
    struct job job = job_begin();
    xmlNodePtr root;
    struct str text;
    struct xpath *x = xpath_over(&job, PROSE("文"), &root);
    assert_false(xpath_string(x, root, str_of(expression), NO_POS, &text));
    assert_string_equal(said(&job),
                        str_format(job.doc,
                                   "gaiyo: error: the expression \"%s\" is wrong: %s; "
                                   "correct it\n",
                                   expression, why)
                            .p);
    job_end(&job);
}

static void test_wari(void **state)
{
    (void)state;
    expect_function("wari(17, 24)", "7");
    expect_function("wari(1, 20)", "1");    /* 0.5 */
    expect_function("wari(49, 1000)", "0"); /* 0.49 */
    expect_function("wari(24, 24)", "10");
}

static void test_wari_of_what_is_no_count(void **state)
{
    (void)state;
    expect_function_error("wari(1.5, 2)",
                          "it is given something that is not a whole number");
    expect_function_error("wari('a', 2)",
                          "it is given something that is not a whole number");
    expect_function_error("wari(1, 0)", "it is asked for a share of nothing");
    expect_function_error(
        "wari(1)",
        "wari() is given too many or too few values, it is written wari(part, whole)");
}

static void test_shares_as_words(void **state)
{
    (void)state;
    expect_function("about(17, 24)", "約7割");
    expect_function("strong(17, 24)", "7割強");
    expect_function("majority(17, 24)", "過半");
    expect_function("about(24, 24)", "すべて");
    expect_function_error("about(1, 0)", "it is asked for a share of nothing");
    expect_function_error("majority(1.5, 2)",
                          "it is given something that is not a whole number");
}

/* 1/3, 0.5, one that is undefined, and 0.4. */
static const char *const FIGURES = "<plan><a value='1/3'/><a value='0.5'/><a "
                                   "undefined='no-date'/><a value='0.4'/></plan>";

/* The expression over FIGURES. */
static void expect_over_figures(const char *expression, const char *value)
{
    struct job job = job_begin();
    struct str text = STR("");
    const struct document document = {
        .xml = xmlReadMemory(FIGURES, (int)strlen(FIGURES), "figures.xml", NULL, 0)};
    struct xpath *x = xpath_new(&job, &document);
    const bool ok =
        xpath_string(x, document_root(&document), str_of(expression), NO_POS, &text);
    assert_string_equal(ok ? text.p : job_messages(&job), value);
    job_end(&job);
    xmlFreeDoc(document.xml);
}

static void test_totals_over_nodes(void **state)
{
    (void)state;
    expect_over_figures("total(//a, 3)", "1.233"); /* 37/30 */
    expect_over_figures("total(//a[9], 1)", "0.0");
    expect_over_figures("mean(//a, 3)", "0.411"); /* 37/90: three of them */
    expect_over_figures("mean-percent(//a, 1)", "41.1%");
    expect_over_figures("mean(//a[3], 1)", "―");
    expect_over_figures("mean(//a, 10)",
                        "gaiyo: error: the expression \"mean(//a, 10)\" is wrong: a "
                        "figure has 0 to 9 digits; correct it\n");
}

static void test_highest_and_lowest_nodes(void **state)
{
    (void)state;
    expect_over_figures("highest(//a, 1)/@value", "0.5");
    expect_over_figures("lowest(//a, 1)/@value", "1/3");
    /* in document order, whatever their values */
    expect_over_figures("count(highest(//a, 2))", "2");
    expect_over_figures(
        "concat(highest(//a, 2)[1]/@value, ' ', highest(//a, 2)[2]/@value)", "0.5 0.4");
    expect_over_figures("concat(lowest(//a, 2)[1]/@value, ' ', lowest(//a, 2)[2]/@value)",
                        "1/3 0.4");
    expect_over_figures("count(lowest(//a, 9))", "3");
    expect_over_figures(
        "count(lowest(//a, -1))",
        "gaiyo: error: the expression \"count(lowest(//a, -1))\" is wrong: "
        "the highest and lowest 0 to 1,000 can be had; correct it\n");
}

static void test_percent(void **state)
{
    (void)state;
    expect_function("percent(17, 24, 1)", "70.8%");
    expect_function("percent(1, 8, 0)", "13%");
    expect_function("percent(2, 3, 4)", "66.6667%");
    expect_function("percent(5000, 1, 1)", "500,000.0%");
}

static void test_percent_of_what_is_no_count(void **state)
{
    (void)state;
    expect_function_error("percent(1, 2, 10)", "a percentage has 0 to 9 digits");
    expect_function_error("percent(1, 2, -1)", "a percentage has 0 to 9 digits");
    expect_function_error("percent(1, -2, 1)", "it is asked for a share of nothing");
    expect_function_error("percent(1, 2)",
                          "percent() is given too many or too few values, it is written "
                          "percent(part, whole, digits)");
}

static void test_if(void **state)
{
    (void)state;
    expect_function("if(1 = 1, 'then', 'else')", "then");
    expect_function("if(//badge, 'then', //p)", "文");
    expect_function("count(if(//p, //p, 'none'))", "1");
    expect_function_error(
        "if(1, 2)",
        "if() is given too many or too few values, it is written if(test, then, else)");
}

static void test_join(void **state)
{
    (void)state;
    expect_function("join(//milestone, '、')", "");
    expect_function("join(/plan/@id, '、')", "t");
    expect_function("join(/plan/@id|/plan/@version, '、')", "1、t");
    expect_function_error("join('a', '、')", "its first argument is no set of nodes");
}

static void test_repeat(void **state)
{
    (void)state;
    expect_function("repeat('1fr ', 3)", "1fr 1fr 1fr ");
    expect_function("repeat('a', 0)", "");
    expect_function_error("repeat('a', -1)", "text is repeated 0 to 10,000 times");
    expect_function_error("repeat('a', 10001)", "text is repeated 0 to 10,000 times");
    expect_function_error("repeat('a')", "repeat() is given too many or too few values, "
                                         "it is written repeat(text, count)");
}

static void test_repeat_makes_no_more_than_a_million_bytes(void **state)
{
    (void)state;
    expect_function("string-length(repeat(repeat('a', 10000), 100))", "1000000");
    expect_function_error("repeat(repeat('a', 10000), 101)",
                          "it makes more than a million bytes of text");
}

static void test_nodes_are_in_document_order(void **state)
{
    (void)state;
    struct job job = job_begin();
    xmlNodePtr root, *nodes;
    int n;
    struct xpath *x = xpath_over(&job, PROSE("<b>一</b><b>二</b>"), &root);
    assert_true(
        xpath_nodes(x, root, STR("//b[2] | //b[1] | //title"), NO_POS, &nodes, &n));
    assert_int_equal(n, 4);
    assert_str(document_text(&job, nodes[2]), "一");
    assert_str(document_text(&job, nodes[3]), "二");
    job_end(&job);
}

static void test_nodes_must_be_nodes(void **state)
{
    (void)state;
    struct job job = job_begin();
    xmlNodePtr root, *nodes;
    int n;
    struct xpath *x = xpath_over(&job, PROSE("文"), &root);
    assert_false(xpath_nodes(x, root, STR("count(//p)"), NO_POS, &nodes, &n));
    assert_string_equal(said(&job),
                        "gaiyo: error: the expression \"count(//p)\" is wrong: it does "
                        "not select elements; correct it\n");
    job_end(&job);
}

static void test_inner_variable_hides_the_outer_one(void **state)
{
    (void)state;
    struct job job = job_begin();
    xmlNodePtr root;
    struct str text;
    struct xpath *x = xpath_over(&job, PROSE("文"), &root);
    const struct xpath_variable outer = {.name = STR("a"),
                                         .value = xpath_text_value(x, STR("outer"))};
    const struct xpath_variable other = {
        .name = STR("b"), .value = xpath_text_value(x, STR("b")), .outer = &outer};
    const struct xpath_variable inner = {
        .name = STR("a"), .value = xpath_text_value(x, STR("inner")), .outer = &other};
    xpath_set_variables(x, &inner);
    assert_true(xpath_string(x, root, STR("concat($a, $b)"), NO_POS, &text));
    assert_str(text, "innerb");
    xpath_set_variables(x, &other);
    assert_true(xpath_string(x, root, STR("concat($a, $b)"), NO_POS, &text));
    assert_str(text, "outerb");
    job_end(&job);
}

static void test_text_with_expressions(void **state)
{
    (void)state;
    struct job job = job_begin();
    xmlNodePtr root;
    struct str text;
    struct xpath *x = xpath_over(&job, PROSE("文"), &root);
    assert_true(xpath_expand(x, root, STR("a{1 + 1}b{{{//p}}}"), NO_POS, &text));
    assert_str(text, "a2b{文}");
    job_end(&job);
}

/* A plan of 1 + 5 * 200 nodes and more. */
static const char *long_plan(struct job *job, int sections)
{
    struct strbuf b;
    strbuf_init(&b, job->doc);
    strbuf_add_c(&b, "<plan version='1' id='t'><head><title>題</title></head>");
    for (int i = 0; i < sections; i++)
        strbuf_add_c(&b, "<section><title>章</title><p>文</p></section>");
    strbuf_add_c(&b, "</plan>");
    return strbuf_str(&b).p;
}

static void test_runaway_expression(void **state)
{
    (void)state;
    struct job job = job_begin();
    xmlNodePtr root;
    struct str text;
    struct xpath *x = xpath_over(&job, long_plan(&job, 200), &root);
    assert_false(xpath_string(x, root, STR("count(//*[count(//*[count(//*) > 1]) > 1])"),
                              NO_POS, &text));
    assert_string_equal(
        said(&job),
        "gaiyo: error: the expression \"count(//*[count(//*[count(//*) > 1]) > 1])\" "
        "is wrong: it takes more than a million steps; correct it\n");
    job_end(&job);
}

/* What looks at every node a few times must do in a document of any size. */
static void test_a_large_document_allows_more_steps(void **state)
{
    (void)state;
    struct job job = job_begin();
    xmlNodePtr root;
    struct str text;
    struct xpath *x = xpath_over(&job, long_plan(&job, 30000), &root);
    assert_true(xpath_string(
        x, root, STR("count(//section|//p|//title|//li|//td|//indicator|//issue)"),
        NO_POS, &text));
    assert_str(text, "90001");
    assert_false(xpath_string(x, root, STR("count(//*[count(//*) > 1])"), NO_POS, &text));
    assert_string_equal(
        said(&job),
        "gaiyo: error: the expression \"count(//*[count(//*) > 1])\" is wrong: "
        "it takes more than 4 million steps; correct it\n");
    job_end(&job);
}

static void test_each_expression_has_its_own_steps(void **state)
{
    (void)state;
    struct job job = job_begin();
    xmlNodePtr root;
    struct str text;
    struct xpath *x = xpath_over(&job, long_plan(&job, 200), &root);
    /* A thousand times some 600 elements and what is asked of each. */
    for (int i = 0; i < 1000; i++)
        assert_true(xpath_string(x, root, STR("count(//*[title or p])"), NO_POS, &text));
    assert_str(text, "201");
    job_end(&job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_expression_in_prose),
        cmocka_unit_test(test_several_expressions),
        cmocka_unit_test(test_literal_braces),
        cmocka_unit_test(test_braces_in_quotes),
        cmocka_unit_test(test_expression_at_its_place),
        cmocka_unit_test(test_expression_sees_results),
        cmocka_unit_test(test_value_is_text_not_markup),
        cmocka_unit_test(test_figures_are_no_prose),
        cmocka_unit_test(test_brace_not_closed),
        cmocka_unit_test(test_brace_not_opened),
        cmocka_unit_test(test_expression_that_cannot_be_read),
        cmocka_unit_test(test_expression_empty),
        cmocka_unit_test(test_all_expressions_are_reported),
        cmocka_unit_test(test_wari),
        cmocka_unit_test(test_wari_of_what_is_no_count),
        cmocka_unit_test(test_shares_as_words),
        cmocka_unit_test(test_totals_over_nodes),
        cmocka_unit_test(test_highest_and_lowest_nodes),
        cmocka_unit_test(test_percent),
        cmocka_unit_test(test_percent_of_what_is_no_count),
        cmocka_unit_test(test_if),
        cmocka_unit_test(test_join),
        cmocka_unit_test(test_repeat),
        cmocka_unit_test(test_repeat_makes_no_more_than_a_million_bytes),
        cmocka_unit_test(test_nodes_are_in_document_order),
        cmocka_unit_test(test_nodes_must_be_nodes),
        cmocka_unit_test(test_inner_variable_hides_the_outer_one),
        cmocka_unit_test(test_text_with_expressions),
        cmocka_unit_test(test_runaway_expression),
        cmocka_unit_test(test_a_large_document_allows_more_steps),
        cmocka_unit_test(test_each_expression_has_its_own_steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
