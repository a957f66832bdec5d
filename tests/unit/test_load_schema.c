/* What breaks a schema, in plain words; and the schemas themselves. */
#include "loaded.h"

#include "load/known.h"
#include "load/xml.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/job.h"

#include <libxml/parser.h>

/* --- what breaks the schema --------------------------------------------------------- */

static void test_element_misspelt(void **state)
{
    (void)state;
    expect_plan(PLAN("<section><titel>題</titel></section>\n"),
                "plan.xml:2:10: error: there is no element <titel>; write <title>\n");
}

/* <part> is an element, but not one that can stand there. */
static void test_element_that_is_near_one_for_another_place(void **state)
{
    (void)state;
    expect_plan(
        PLAN("<section><title>題</title><ul><li>一</li><pert/></ul></section>\n"),
        "plan.xml:2:40: error: there is no element <pert>; in <ul> there can be li\n");
}

static void test_element_unknown(void **state)
{
    (void)state;
    expect_plan(
        PLAN("<section><title>題</title><ul><li>一</li><paragraph/></ul></section>\n"),
        "plan.xml:2:40: error: there is no element <paragraph>; in <ul> there can be "
        "li\n");
}

static void test_element_misplaced(void **state)
{
    (void)state;
    expect_plan(
        PLAN("<section><title>題</title><ul><p>一</p><li>二</li></ul></section>\n"),
        "plan.xml:2:30: error: <p> cannot stand in <ul>; move it; in <ul> there can be "
        "li\n");
}

static void test_element_missing(void **state)
{
    (void)state;
    expect_plan(PLAN("<section><p>一</p></section>\n"),
                "plan.xml:2:1: error: <section> has no title; add it\n");
}

static void test_one_of_several_missing(void **state)
{
    (void)state;
    expect_plan(PLAN("<indicators id=\"s\"><title>題</title></indicators>\n"),
                "plan.xml:2:1: error: <indicators> has no group or indicator; add it\n");
}

static void test_element_repeated(void **state)
{
    (void)state;
    expect_plan(
        "<plan version=\"1\" id=\"t\"><head><title>題</title>\n  <title>名</title></head>"
        "</plan>",
        "plan.xml:2:3: error: <head> has more than one title; keep one of them\n");
}

static void test_what_may_be_repeated_is_not_reported(void **state)
{
    (void)state;
    expect_plan(
        PLAN("<section><title>題</title><p>一</p><p>二</p><nix/></section>\n"),
        "plan.xml:2:42: error: there is no element <nix>; in <section> there can be "
        "title, p, ul, ol, table, callout, figure, note, subsection, issue, pillar, "
        "project, tiers, fields or indicators\n");
}

static void test_projects_and_tiers(void **state)
{
    (void)state;
    expect_plan(
        PLAN("<section><title>題</title><tiers><title>群</title><tier><name>上</name>"
             "<lead>約60%</lead><ul><li>一</li></ul></tier><link>連携</link><tier>"
             "<name>下</name></tier></tiers><project no=\"1\"><title>港</title>"
             "<badge>拡充</badge><lead>文</lead><part>一</part><part>二</part></project>"
             "<project no=\"2\"><title>道</title><ol><li>一</li></ol></project>"
             "</section>\n"),
        "");
}

static void test_project_without_a_number(void **state)
{
    (void)state;
    expect_plan(PLAN("<section><title>題</title><project><title>港</title></project>"
                     "</section>\n"),
                "plan.xml:2:26: error: <project> lacks its attribute no; give it\n");
}

static void test_element_out_of_order(void **state)
{
    (void)state;
    expect_plan(
        PLAN("<section><p>一</p><title>題</title></section>\n"),
        "plan.xml:2:18: error: <title> must stand in front of <p> in <section>; move "
        "it there\n");
}

static void test_order_within_a_choice_is_free(void **state)
{
    (void)state;
    expect_plan(
        PLAN("<section><title>題</title><ul><li>一</li></ul><p>二</p><ul><li>三</li></ul>"
             "</section>\n"),
        "");
}

static void test_order_of_head_is_free(void **state)
{
    (void)state;
    expect_plan(
        "<plan version=\"1\" id=\"t\"><head><issuer>県</issuer><title>題</title></head>"
        "</plan>",
        "");
}

static void test_text_where_none_may_be(void **state)
{
    (void)state;
    expect_plan(
        PLAN("<section><title>題</title>\n本文</section>\n"),
        "plan.xml:3:1: error: text cannot stand directly in <section>; put it into "
        "title, p, ul, ol, table, callout, figure, note, subsection, issue, pillar, "
        "project, tiers, fields or indicators\n");
}

static void test_text_in_an_empty_element(void **state)
{
    (void)state;
    expect_plan(PLAN("<section><title>題<br>名</br></title></section>\n"),
                "plan.xml:2:22: error: there can be no text in <br>; take it out\n");
}

static void test_text_behind_its_place(void **state)
{
    (void)state;
    expect_plan(
        PLAN("<section><title>題</title><ul><li>一<leads-to>二</leads-to>三</li></ul>"
             "</section>\n"),
        "plan.xml:2:57: error: text must stand in front of <leads-to> in <li>; move it "
        "there\n");
}

static void test_attribute_unknown(void **state)
{
    (void)state;
    expect_plan(PLAN("<section colour=\"red\"><title>題</title></section>\n"),
                "plan.xml:2:18: error: <section> has no attribute colour; it can have "
                "id or no\n");
}

static void test_attribute_misspelt(void **state)
{
    (void)state;
    expect_plan(
        PLAN("<indicators id=\"s\" ratign=\"r\"><indicator id=\"a\" kind=\"rate\">"
             "<name>名</name><target>5%</target></indicator></indicators>\n"),
        "plan.xml:2:28: error: <indicators> has no attribute ratign; write rating\n");
}

static void test_attribute_missing(void **state)
{
    (void)state;
    expect_plan("<plan version=\"1\"><head><title>題</title></head></plan>",
                "plan.xml:1:1: error: <plan> lacks its attribute id; give it\n");
}

static void test_attribute_that_needs_another(void **state)
{
    (void)state;
    expect_plan(
        PLAN("<indicators id=\"s\" start=\"R3.4\"><indicator id=\"a\" kind=\"rate\">"
             "<name>名</name><target>5%</target></indicator></indicators>\n"),
        "plan.xml:2:1: error: <indicators> lacks its attribute end; give it\n");
}

static void test_value_of_a_list_of_words(void **state)
{
    (void)state;
    expect_plan(
        PLAN("<indicators id=\"s\"><indicator id=\"a\" kind=\"amount\"><name>名</name>"
             "<target>5%</target></indicator></indicators>\n"),
        "plan.xml:2:44: error: kind cannot be \"amount\"; it can be level, cumulative, "
        "total, annual or rate\n");
}

static void test_value_that_is_no_name(void **state)
{
    (void)state;
    expect_plan("<plan version=\"1\" id=\"2024年\"><head><title>題</title></head></plan>",
                "plan.xml:1:23: error: id cannot be \"2024年\"; it can be a name that "
                "begins with a letter and holds no space or colon\n");
}

static void test_value_that_is_no_count(void **state)
{
    (void)state;
    expect_plan(
        PLAN("<section><title>題</title><table columns=\"0\"><tr><td>一</td></tr></table>"
             "</section>\n"),
        "plan.xml:2:42: error: columns cannot be \"0\"; it can be a whole number from "
        "1\n");
}

static void test_value_that_is_no_list_of_names(void **state)
{
    (void)state;
    expect_plan(
        PLAN(
            "<section><title>題</title><pillar no=\"1\" answers=\"a 1\"><title>柱</title>"
            "</pillar></section>\n"),
        "plan.xml:2:50: error: answers cannot be \"a 1\"; it can be a name that begins "
        "with a letter and holds no space or colon, or several parted by spaces\n");
}

static void test_version(void **state)
{
    (void)state;
    expect_plan("<plan version=\"2\" id=\"t\"><head><title>題</title></head></plan>",
                "plan.xml:1:16: error: version cannot be \"2\"; it can be 1\n");
}

static void test_all_violations_are_reported(void **state)
{
    (void)state;
    expect_plan(
        "<plan version=\"1\" id=\"t\" lang=\"ja\">\n"
        "  <head><subtitle>副題</subtitle></head>\n"
        "  <section no=\"1\"><title>題</title>本文\n"
        "    <ul/>\n"
        "    <lead>前書き</lead>\n"
        "  </section>\n"
        "  <sektion/>\n"
        "  <scheme id=\"r\"><grade score=\"x\" mark=\"a\"/></scheme>\n"
        "</plan>\n",
        "plan.xml:1:32: error: <plan> has no attribute lang; it can have version, id, "
        "xml:lang or keep-characters\n"
        "plan.xml:2:3: error: <head> has no title; add it\n"
        "plan.xml:3:35: error: text cannot stand directly in <section>; put it into "
        "title, p, ul, ol, table, callout, figure, note, subsection, issue, pillar, "
        "project, tiers, fields or indicators\n"
        "plan.xml:4:5: error: <ul> has no li; add it\n"
        "plan.xml:5:5: error: <lead> cannot stand in <section>; move it; in <section> "
        "there can be title, p, ul, ol, table, callout, figure, note, subsection, issue, "
        "pillar, project, tiers, fields or indicators\n"
        "plan.xml:7:3: error: there is no element <sektion>; write <section>\n"
        "plan.xml:8:32: error: score cannot be \"x\"; it can be a whole number\n");
}

static void test_property_misspelt(void **state)
{
    (void)state;
    expect_layout(
        "<layout version=\"1\" id=\"t\"><style name=\"a\" font-siz=\"9pt\"/></layout>",
        "layout.xml:1:54: error: <style> has no attribute font-siz; write font-size\n");
}

static void test_box_misplaced(void **state)
{
    (void)state;
    expect_layout(
        "<layout version=\"1\" id=\"t\"><page-sequence master=\"m\"><list><text/></list>"
        "</page-sequence></layout>",
        "layout.xml:1:60: error: <text> cannot stand in <list>; move it; in <list> "
        "there can be item, for-each, if, choose, use, slot or variable\n");
}

/* --- pillars and issues ------------------------------------------------------------- */

static void test_pillar_answers_issues_of_other_sections(void **state)
{
    (void)state;
    expect_plan(
        PLAN(
            "<section><title>題</title><pillar no=\"1\" answers=\"a b\"><title>柱</title>"
            "</pillar></section>\n"
            "<section><title>題</title><issue id=\"a\"><title>課題</title></issue>"
            "<issue id=\"b\"><title>課題</title></issue></section>\n"),
        "");
}

static void test_pillar_answers_no_issue(void **state)
{
    (void)state;
    expect_plan(
        PLAN("<section><title>題</title><issue id=\"a\"><title>課題</title></issue>\n"
             "<pillar no=\"1\" answers=\"a  nix "
             "b\"><title>柱</title></pillar></section>\n"),
        "plan.xml:3:28: error: there is no issue nix for the pillar to answer; correct "
        "the id, or add <issue id=\"nix\">\n"
        "plan.xml:3:32: error: there is no issue b for the pillar to answer; correct "
        "the id, or add <issue id=\"b\">\n");
}

/* --- the schemas -------------------------------------------------------------------- */

static bool is_called(const xmlNode *node, const char *name)
{
    return document_is(node, name);
}

/* How many <element>s there are from `node` on. */
static int count_elements(const xmlNode *node)
{
    int n = 0;
    for (; node; node = node->next)
        if (node->type == XML_ELEMENT_NODE)
            n += is_called(node, "element") + count_elements(node->children);
    return n;
}

/* A schema can be explained if every element has one <define>, named after it, which
 * holds nothing else, so that it can be found by its name alone. */
static void check_schema(const char *path)
{
    xmlDocPtr schema = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOBLANKS);
    assert_non_null(schema);
    const xmlNode *grammar = xmlDocGetRootElement(schema);
    int found = 0;
    for (const xmlNode *define = grammar->children; define; define = define->next) {
        if (!is_called(define, "define"))
            continue;
        const xmlNode *element = document_child(define, "element");
        if (!element)
            continue;
        const struct str name = document_attribute(element, "name");
        assert_string_equal(name.p, document_attribute(define, "name").p);
        assert_int_equal(count_elements(define->children), 1);
        assert_true(xmlChildElementCount((xmlNodePtr)define) == 1);
        for (const xmlNode *other = define->next; other; other = other->next)
            if (is_called(other, "define"))
                assert_false(str_eq(document_attribute(other, "name"), name));
        found++;
    }
    assert_true(found > 2);
    assert_int_equal(count_elements(grammar), found);
    xmlFreeDoc(schema);
}

/* --- what is shipped ---------------------------------------------------------------- */

/* `name` of the shipped files with a comment behind it, in the same folder below the
 * scratch folder: it is not known any more, so it is validated. */
static const char *changed(struct job *job, const char *name)
{
    struct str text;
    uint32_t file;
    assert_true(file_read(job, name, 1 << 20, &text, &file));
    return write_file(job, strrchr(name, '/') + 1,
                      str_format(job->doc, "%.*s<!-- changed -->\n", STR_ARG(text)).p);
}

static void test_what_is_shipped_is_valid(void **state)
{
    (void)state;
    struct job job = job_begin();
    changed(&job, TEST_HOME "/layouts/common.xml");
    assert_non_null(load_layout(&job, changed(&job, TEST_HOME "/layouts/report-a4.xml")));
    assert_non_null(
        load_layout(&job, changed(&job, TEST_HOME "/layouts/onesheet-a3.xml")));
    assert_non_null(load_units(&job, changed(&job, TEST_HOME "/data/units.xml")));
    assert_non_null(load_catalogue(&job, changed(&job, TEST_HOME "/fonts/fonts.xml")));
    assert_string_equal(said(&job), "");
    job_end(&job);
}

static void test_what_is_shipped_is_known(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *layout = load_layout(&job, TEST_HOME "/layouts/report-a4.xml");
    assert_true(known_document(&job, layout));
    changed(&job, TEST_HOME "/layouts/common.xml");
    layout = load_layout(&job, changed(&job, TEST_HOME "/layouts/report-a4.xml"));
    assert_non_null(layout);
    assert_false(known_document(&job, layout));
    job_end(&job);
}

/* One byte is enough, also in a file that is included. */
static void test_what_is_changed_is_validated(void **state)
{
    (void)state;
    struct job job = job_begin();
    write_file(&job, "common.xml", "<library><styel/></library>\n");
    struct str text;
    uint32_t file;
    assert_true(
        file_read(&job, TEST_HOME "/layouts/report-a4.xml", 1 << 20, &text, &file));
    assert_null(
        load_layout(&job, write_file(&job, "report-a4.xml", str_c(job.doc, text))));
    assert_non_null(strstr(said(&job), "<styel>"));
    job_end(&job);
}

static void test_plan_schema_can_be_explained(void **state)
{
    (void)state;
    check_schema(TEST_HOME "/data/schema/plan.rng");
}

static void test_layout_schema_can_be_explained(void **state)
{
    (void)state;
    check_schema(TEST_HOME "/data/schema/layout.rng");
}

static void test_fonts_schema_can_be_explained(void **state)
{
    (void)state;
    check_schema(TEST_HOME "/data/schema/fonts.rng");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_element_misspelt),
        cmocka_unit_test(test_element_that_is_near_one_for_another_place),
        cmocka_unit_test(test_element_unknown),
        cmocka_unit_test(test_element_misplaced),
        cmocka_unit_test(test_element_missing),
        cmocka_unit_test(test_one_of_several_missing),
        cmocka_unit_test(test_element_repeated),
        cmocka_unit_test(test_what_may_be_repeated_is_not_reported),
        cmocka_unit_test(test_projects_and_tiers),
        cmocka_unit_test(test_project_without_a_number),
        cmocka_unit_test(test_element_out_of_order),
        cmocka_unit_test(test_order_within_a_choice_is_free),
        cmocka_unit_test(test_order_of_head_is_free),
        cmocka_unit_test(test_text_where_none_may_be),
        cmocka_unit_test(test_text_in_an_empty_element),
        cmocka_unit_test(test_text_behind_its_place),
        cmocka_unit_test(test_attribute_unknown),
        cmocka_unit_test(test_attribute_misspelt),
        cmocka_unit_test(test_attribute_missing),
        cmocka_unit_test(test_attribute_that_needs_another),
        cmocka_unit_test(test_value_of_a_list_of_words),
        cmocka_unit_test(test_value_that_is_no_name),
        cmocka_unit_test(test_value_that_is_no_count),
        cmocka_unit_test(test_value_that_is_no_list_of_names),
        cmocka_unit_test(test_version),
        cmocka_unit_test(test_all_violations_are_reported),
        cmocka_unit_test(test_property_misspelt),
        cmocka_unit_test(test_box_misplaced),
        cmocka_unit_test(test_pillar_answers_issues_of_other_sections),
        cmocka_unit_test(test_pillar_answers_no_issue),
        cmocka_unit_test(test_what_is_shipped_is_valid),
        cmocka_unit_test(test_what_is_shipped_is_known),
        cmocka_unit_test(test_what_is_changed_is_validated),
        cmocka_unit_test(test_plan_schema_can_be_explained),
        cmocka_unit_test(test_layout_schema_can_be_explained),
        cmocka_unit_test(test_fonts_schema_can_be_explained),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
