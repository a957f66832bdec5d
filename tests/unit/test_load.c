#include "support.h"

#include "load/catalogue.h"
#include "load/load.h"
#include "load/xml.h"

#include <libxml/parser.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- what the tests share ----------------------------------------------------------- */

/* The messages, with the files named as the tests call them. */
static const char *said(struct job *job)
{
    struct str rest = str_of(job_messages(job));
    const struct str folder = STR(TEST_SCRATCH "/");
    struct strbuf b;
    strbuf_init(&b, job->doc);
    for (int at; (at = str_find(rest, folder)) >= 0;) {
        strbuf_add(&b, str_slice(rest, 0, at));
        rest = str_slice(rest, at + folder.n, rest.n);
    }
    strbuf_add(&b, rest);
    return strbuf_str(&b).p;
}

/* "line:column" of a place. */
static const char *place(struct job *job, struct srcpos pos)
{
    int line = 0, column = 0;
    if (pos.file)
        diags_locate(job->diags, pos, &line, &column);
    return str_format(job->doc, "%d:%d", line, column).p;
}

static const char *place_inside(struct job *job, const xmlNode *text, int offset)
{
    return place(job, document_pos_inside(job, document_pos(text), offset));
}

static xmlNodePtr root_of(struct job *job, const char *text)
{
    const struct document *document = xml_read(job, write_file(job, "load.xml", text));
    assert_string_equal(said(job), "");
    assert_non_null(document);
    return document_root(document);
}

/* What load_plan says of a plan with that text. */
static void expect_plan(const char *text, const char *messages)
{
    struct job job = job_begin();
    const struct document *plan = load_plan(&job, write_file(&job, "plan.xml", text));
    assert_string_equal(said(&job), messages);
    assert_int_equal(plan != NULL, !messages[0]);
    job_end(&job);
}

static void expect_layout(const char *text, const char *messages)
{
    struct job job = job_begin();
    const struct document *layout =
        load_layout(&job, write_file(&job, "layout.xml", text));
    assert_string_equal(said(&job), messages);
    assert_int_equal(layout != NULL, !messages[0]);
    job_end(&job);
}

/* A plan whose sections are `lines`, the first of which is line 2. */
/* clang-format off */
#define PLAN(lines) \
    "<plan version=\"1\" id=\"t\"><head><title>題</title></head>\n" lines "</plan>"
/* clang-format on */

/* --- places ------------------------------------------------------------------------- */

static void test_element_is_at_its_tag(void **state)
{
    (void)state;
    struct job job = job_begin();
    xmlNodePtr root = root_of(&job, "<a>\n  <b x='1'\n     y='2'/>\n</a>");
    assert_string_equal(place(&job, document_pos(root)), "1:1");
    assert_string_equal(place(&job, document_pos(document_child(root, "b"))), "2:3");
    job_end(&job);
}

static void test_columns_count_characters(void **state)
{
    (void)state;
    struct job job = job_begin();
    xmlNodePtr root = root_of(&job, "<a>漢字𠮷<b/></a>");
    assert_string_equal(place(&job, document_pos(document_child(root, "b"))), "1:7");
    job_end(&job);
}

static void test_text_is_at_its_first_character(void **state)
{
    (void)state;
    struct job job = job_begin();
    xmlNodePtr root = root_of(&job, "<a>前<b>中</b>後<c/>末</a>");
    xmlNodePtr b = document_child(root, "b");
    assert_string_equal(place(&job, document_pos(root->children)), "1:4");
    assert_string_equal(place(&job, document_pos(b->children)), "1:8");
    assert_string_equal(place(&job, document_pos(b->next)), "1:13");
    assert_string_equal(place(&job, document_pos(root->last)), "1:18");
    job_end(&job);
}

static void test_text_that_begins_with_a_line_end(void **state)
{
    (void)state;
    struct job job = job_begin();
    xmlNodePtr text = root_of(&job, "<a>\n  文\n  章</a>")->children;
    assert_string_equal(place(&job, document_pos(text)), "1:4");
    /* 文 is behind \n and two blanks, 章 3 bytes and 3 more on. */
    assert_string_equal(place_inside(&job, text, 3), "2:3");
    assert_string_equal(place_inside(&job, text, 9), "3:3");
    job_end(&job);
}

static void test_carriage_returns_do_not_shift_places(void **state)
{
    (void)state;
    struct job job = job_begin();
    xmlNodePtr root = root_of(&job, "<a>\r\n<b>日本\r\n語{x}</b>\r\n</a>");
    xmlNodePtr text = document_child(root, "b")->children;
    assert_string_equal((const char *)text->content, "日本\n語{x}");
    assert_string_equal(place(&job, document_pos(text)), "2:4");
    assert_string_equal(place_inside(&job, text, 10), "3:2"); /* { */
    job_end(&job);
}

static void test_references_are_longer_than_what_they_stand_for(void **state)
{
    (void)state;
    struct job job = job_begin();
    xmlNodePtr text =
        root_of(&job, "<a>A &amp; &#x3042;&#12356;B&#xE9;&#x20BB7;CD</a>")->children;
    assert_string_equal((const char *)text->content, "A & あいBé𠮷CD");
    assert_string_equal(place_inside(&job, text, 2), "1:6");   /* & */
    assert_string_equal(place_inside(&job, text, 4), "1:12");  /* あ */
    assert_string_equal(place_inside(&job, text, 7), "1:20");  /* い */
    assert_string_equal(place_inside(&job, text, 10), "1:28"); /* B */
    assert_string_equal(place_inside(&job, text, 13), "1:35"); /* 𠮷, behind é */
    assert_string_equal(place_inside(&job, text, 18), "1:45"); /* D */
    job_end(&job);
}

static void test_text_that_begins_with_a_reference(void **state)
{
    (void)state;
    struct job job = job_begin();
    xmlNodePtr text = root_of(&job, "<a>&lt;p&gt;</a>")->children;
    assert_string_equal(place(&job, document_pos(text)), "1:4");
    job_end(&job);
}

static void test_comments_are_no_part_of_the_text(void **state)
{
    (void)state;
    struct job job = job_begin();
    xmlNodePtr text =
        root_of(&job, "<a><!-- no -->前<!-- <b> --><?pi x?>後</a>")->children;
    assert_string_equal((const char *)text->content, "前後");
    assert_null(text->next);
    assert_string_equal(place(&job, document_pos(text)), "1:15");
    assert_string_equal(place_inside(&job, text, 3), "1:36");
    job_end(&job);
}

static void test_cdata_is_text(void **state)
{
    (void)state;
    struct job job = job_begin();
    xmlNodePtr text = root_of(&job, "<a><![CDATA[<&]]>後</a>")->children;
    assert_string_equal((const char *)text->content, "<&後");
    assert_string_equal(place(&job, document_pos(text)), "1:13");
    assert_string_equal(place_inside(&job, text, 1), "1:14");
    assert_string_equal(place_inside(&job, text, 2), "1:18");
    job_end(&job);
}

static void test_a_place_inside_stays_inside(void **state)
{
    (void)state;
    struct job job = job_begin();
    xmlNodePtr text = root_of(&job, "<a>文<b/>章</a>")->children;
    assert_string_equal(place_inside(&job, text, 99), "1:5");
    job_end(&job);
}

static void test_attribute_is_at_its_value(void **state)
{
    (void)state;
    struct job job = job_begin();
    xmlNodePtr b = root_of(&job, "<a><b 名='漢' x = \"1\"\n  y\n=\n'2'/></a>")->children;
    assert_string_equal(place(&job, document_attribute_pos(&job, b, "名")), "1:10");
    assert_string_equal(place(&job, document_attribute_pos(&job, b, "x")), "1:18");
    assert_string_equal(place(&job, document_attribute_pos(&job, b, "y")), "4:2");
    job_end(&job);
}

static void test_attribute_is_not_taken_for_another(void **state)
{
    (void)state;
    struct job job = job_begin();
    xmlNodePtr root = root_of(&job, "<a note='1' x=' no=\"2\"' no='3'/>");
    assert_string_equal(place(&job, document_attribute_pos(&job, root, "no")), "1:29");
    job_end(&job);
}

static void test_absent_attribute_is_at_its_element(void **state)
{
    (void)state;
    struct job job = job_begin();
    xmlNodePtr b = root_of(&job, "<a><b x='1'>y='2'</b></a>")->children;
    assert_string_equal(place(&job, document_attribute_pos(&job, b, "y")), "1:4");
    job_end(&job);
}

static void test_copy_keeps_places(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document =
        xml_read(&job, write_file(&job, "load.xml", "<a>\n <b x='1'>文<c/>章</b>\n</a>"));
    struct document *copy = document_copy(&job, document);
    xmlNodePtr b = document_child(document_root(copy), "b");
    assert_string_equal(place(&job, document_pos(b)), "2:2");
    assert_string_equal(place(&job, document_attribute_pos(&job, b, "x")), "2:8");
    assert_string_equal(place(&job, document_pos(b->last)), "2:16");
    job_end(&job);
}

static void test_copy_can_be_changed_alone(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct document *document =
        xml_read(&job, write_file(&job, "load.xml", "<a x='1'/>"));
    struct document *copy = document_copy(&job, document);
    document_set(document_root(copy), "x", "2");
    assert_str(document_attribute(document_root(document), "x"), "1");
    assert_str(document_attribute(document_root(copy), "x"), "2");
    job_end(&job);
}

static void test_new_element_is_at_its_parent(void **state)
{
    (void)state;
    struct job job = job_begin();
    xmlNodePtr b = root_of(&job, "<a>\n <b/>\n</a>")->children->next;
    xmlNodePtr added = xmlNewChild(b, NULL, BAD_CAST "c", NULL);
    assert_string_equal(place(&job, document_pos(added)), "2:2");
    job_end(&job);
}

/* --- files that are no XML, or none that is wanted ---------------------------------- */

static void test_wrong_end_tag(void **state)
{
    (void)state;
    expect_plan(
        "<plan>\n  <head>\n    <title>題</head>\n</plan>",
        "plan.xml:3:13: error: this is not well-formed XML: Opening and ending tag "
        "mismatch: title line 3 and head; mend the markup here\n");
}

static void test_bare_ampersand(void **state)
{
    (void)state;
    expect_plan(
        "<plan>\n<p>研究 & 開発</p></plan>",
        "plan.xml:2:7: error: this is not well-formed XML: an & stands alone; write "
        "&amp; for it\n");
    expect_plan(
        "<plan>R&D</plan>",
        "plan.xml:1:8: error: this is not well-formed XML: an & stands alone; write "
        "&amp; for it\n");
}

static void test_prefix_that_is_not_declared(void **state)
{
    (void)state;
    expect_plan(
        "<plan>\n <xi:include href='a.xml'/></plan>",
        "plan.xml:2:2: error: this is not well-formed XML: Namespace prefix xi on "
        "include is not defined; declare it on the root, as in "
        "xmlns:xi=\"http://www.w3.org/2001/XInclude\"\n");
}

static void test_names_of_functions_are_left_out(void **state)
{
    (void)state;
    expect_plan("<plan>&#x0;</plan>",
                "plan.xml:1:7: error: this is not well-formed XML: invalid xmlChar "
                "value 0; mend the markup here\n");
}

static void test_entity_of_another_language(void **state)
{
    (void)state;
    expect_plan("<plan>一&nbsp;二</plan>", "plan.xml:1:8: error: this is not well-formed "
                                           "XML: Entity 'nbsp' not defined; mend "
                                           "the markup here\n");
}

static void test_only_the_first_syntax_error(void **state)
{
    (void)state;
    struct job job = job_begin();
    assert_null(
        load_plan(&job, write_file(&job, "plan.xml", "<plan><a></b><c></d></plan>")));
    assert_int_equal(diags_count(job.diags), 1);
    job_end(&job);
}

static void test_empty_file(void **state)
{
    (void)state;
    expect_plan(
        "", "plan.xml:1:1: error: this is not well-formed XML: Document is empty; mend "
            "the markup here\n");
}

static void test_doctype(void **state)
{
    (void)state;
    expect_plan(
        "<!-- no <!DOCTYPE -->\n<!DOCTYPE plan [<!ENTITY a \"b\">]>\n<plan>&a;</plan>",
        "plan.xml:2:1: error: a DOCTYPE is not allowed, because it can define "
        "entities; take it out; bring in other files with xi:include\n");
}

static void test_not_utf8(void **state)
{
    (void)state;
    expect_plan("<plan version=\"1\"\n id=\"\x91\xe6\"/>",
                "plan.xml:2:6: error: this byte is not UTF-8; save the file as UTF-8\n");
}

static void test_utf16(void **state)
{
    (void)state;
    expect_plan("\xff\xfe<p",
                "plan.xml:1:1: error: this byte is not UTF-8; save the file as UTF-8\n");
}

static void test_bom(void **state)
{
    (void)state;
    expect_plan("\xef\xbb\xbf" PLAN(""), "");
    expect_plan(
        "\xef\xbb\xbf" PLAN("  <nix/>\n"),
        "plan.xml:2:3: error: there is no element <nix>; in <plan> there can be head, "
        "section, indicators or scheme\n");
}

static void test_missing_file(void **state)
{
    (void)state;
    struct job job = job_begin();
    assert_null(load_plan(&job, TEST_SCRATCH "/nowhere.xml"));
    assert_string_equal(said(&job),
                        "gaiyo: error: cannot read nowhere.xml: No such file or "
                        "directory; check the name and the permissions\n");
    assert_int_equal(diags_worst(job.diags), SEVERITY_ENVIRONMENT);
    job_end(&job);
}

static void test_another_kind_of_file(void **state)
{
    (void)state;
    expect_plan("<layout version=\"1\" id=\"t\"/>",
                "plan.xml:1:1: error: a file of this kind begins with <plan>, not with "
                "<layout>; check that this is the file you mean\n");
}

static void test_part_of_a_plan_is_no_plan(void **state)
{
    (void)state;
    expect_plan(
        "<head><title>題</title></head>",
        "plan.xml:1:1: error: a file of this kind begins with <plan>, not with <head>; "
        "check that this is the file you mean\n");
}

static void test_library_is_no_layout(void **state)
{
    (void)state;
    expect_layout(
        "<library/>",
        "layout.xml:1:1: error: a file of this kind begins with <layout>, not with "
        "<library>; check that this is the file you mean\n");
}

/* --- what breaks the schema --------------------------------------------------------- */

static void test_element_misspelt(void **state)
{
    (void)state;
    expect_plan(PLAN("<section><titel>題</titel></section>\n"),
                "plan.xml:2:10: error: there is no element <titel>; write <title>\n"
                "plan.xml:2:1: error: <section> has no title; add it\n");
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
        "title, p, ul, ol, table, callout, note, subsection, issue, pillar, fields "
        "or indicators\n");
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
        "title, p, ul, ol, table, callout, note, subsection, issue, pillar, fields or "
        "indicators\n");
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
        "total, annual, rate\n");
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
        "plan.xml:1:32: error: <plan> has no attribute lang; it can have version, id "
        "or xml:lang\n"
        "plan.xml:2:3: error: <head> has no title; add it\n"
        "plan.xml:3:35: error: text cannot stand directly in <section>; put it into "
        "title, p, ul, ol, table, callout, note, subsection, issue, pillar, fields or "
        "indicators\n"
        "plan.xml:4:5: error: <ul> has no li; add it\n"
        "plan.xml:5:5: error: <lead> cannot stand in <section>; move it; in <section> "
        "there can be title, p, ul, ol, table, callout, note, subsection, issue, "
        "pillar, fields or indicators\n"
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
        "there can be item, for-each, if, choose, use or variable\n");
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

/* --- parts in other files ----------------------------------------------------------- */

/* clang-format off */
#define INCLUDING(lines) \
    "<plan version=\"1\" id=\"t\" xmlns:xi=\"http://www.w3.org/2001/XInclude\">" \
    "<head><title>題</title></head>\n" lines "</plan>"
/* clang-format on */

/* Folders of the tests of inclusion, below the scratch folder. */
static void make_folders(void)
{
    mkdir(TEST_SCRATCH "/load", 0777);
    mkdir(TEST_SCRATCH "/load/sub", 0777);
}

static void test_include(void **state)
{
    (void)state;
    struct job job = job_begin();
    make_folders();
    write_file(&job, "load/part.xml", "\n <section><title>部</title></section>");
    const struct document *plan =
        load_plan(&job, write_file(&job, "load/a.xml",
                                   INCLUDING("<xi:include href=\"part.xml\"/>\n")));
    assert_string_equal(said(&job), "");
    const xmlNode *section = document_child(document_root(plan), "section");
    assert_str(document_text(&job, section), "部");
    job_end(&job);
}

static void test_places_name_the_included_file(void **state)
{
    (void)state;
    struct job job = job_begin();
    make_folders();
    const char *part = write_file(&job, "load/part.xml",
                                  "\n <section no=\"1\"><title>部</title></section>");
    const struct document *plan =
        load_plan(&job, write_file(&job, "load/a.xml",
                                   INCLUDING("<xi:include href=\"part.xml\"/>\n")));
    const xmlNode *section = document_child(document_root(plan), "section");
    const struct srcpos pos = document_pos(document_child(section, "title")->children);
    assert_string_equal(diags_source_name(job.diags, pos.file), part);
    assert_string_equal(place(&job, pos), "2:25");
    assert_string_equal(place(&job, document_attribute_pos(&job, section, "no")), "2:15");
    job_end(&job);
}

/* What load_plan says of load/a.xml, which has that text. */
static void expect_including(struct job *job, const char *text, const char *messages)
{
    const char *path = write_file(job, "load/a.xml", text);
    assert_int_equal(load_plan(job, path) != NULL, !messages[0]);
    assert_string_equal(said(job), messages);
}

static void test_violation_in_an_included_file(void **state)
{
    (void)state;
    struct job job = job_begin();
    make_folders();
    write_file(&job, "load/part.xml", "<section>\n  <nix/><title>部</title></section>");
    expect_including(
        &job, INCLUDING("<xi:include href=\"part.xml\"/>\n"),
        "load/part.xml:2:3: error: there is no element <nix>; in <section> there can "
        "be title, p, ul, ol, table, callout, note, subsection, issue, pillar, fields "
        "or indicators\n");
    job_end(&job);
}

static void test_includes_can_be_nested(void **state)
{
    (void)state;
    struct job job = job_begin();
    make_folders();
    write_file(&job, "load/sub/part.xml",
               "<section xmlns:xi=\"http://www.w3.org/2001/XInclude\"><title>部</title>"
               "<xi:include href=\"inner.xml\"/></section>");
    write_file(&job, "load/sub/inner.xml", "<p>\n<b>奥</b><nix/></p>");
    expect_including(
        &job, INCLUDING("<xi:include href=\"sub/part.xml\"/>\n"),
        "load/sub/inner.xml:2:9: error: there is no element <nix>; in <p> there can be "
        "b, sup, sub, br or badge\n");
    job_end(&job);
}

static void test_include_of_a_missing_file(void **state)
{
    (void)state;
    struct job job = job_begin();
    make_folders();
    expect_including(
        &job, INCLUDING("  <xi:include href=\"nix.xml\"/>\n"),
        "load/a.xml:2:21: error: cannot read load/nix.xml, which xi:include names; "
        "correct the name, or put the file there\n");
    assert_int_equal(diags_worst(job.diags), SEVERITY_ENVIRONMENT);
    job_end(&job);
}

static void test_include_without_a_name(void **state)
{
    (void)state;
    struct job job = job_begin();
    make_folders();
    expect_including(
        &job, INCLUDING("  <xi:include/>\n"),
        "load/a.xml:2:3: error: <xi:include> lacks its attribute href; give it\n");
    job_end(&job);
}

static void test_include_from_outside_the_folder(void **state)
{
    (void)state;
    struct job job = job_begin();
    make_folders();
    write_file(&job, "outside.xml", "<section><title>外</title></section>");
    expect_including(
        &job, INCLUDING("<xi:include href=\"../outside.xml\"/>\n"),
        "load/a.xml:2:19: error: xi:include names \"../outside.xml\", which is not "
        "below this folder; put the file below the folder of the file that includes "
        "it\n");
    job_end(&job);
}

static void test_include_through_a_link_to_the_outside(void **state)
{
    (void)state;
    struct job job = job_begin();
    make_folders();
    const char *target =
        write_file(&job, "outside.xml", "<section><title>外</title></section>");
    unlink(TEST_SCRATCH "/load/link.xml");
    assert_int_equal(symlink(target, TEST_SCRATCH "/load/link.xml"), 0);
    expect_including(
        &job, INCLUDING("<xi:include href=\"link.xml\"/>\n"),
        "load/a.xml:2:19: error: xi:include names \"link.xml\", which is not below "
        "this folder; put the file below the folder of the file that includes it\n");
    job_end(&job);
}

static void test_included_file_includes_from_its_own_folder_only(void **state)
{
    (void)state;
    struct job job = job_begin();
    make_folders();
    write_file(&job, "load/part.xml", "<section><title>部</title></section>");
    write_file(&job, "load/sub/part.xml",
               "<section xmlns:xi=\"http://www.w3.org/2001/XInclude\"><title>部</title>"
               "<xi:include href=\"../part.xml\"/></section>");
    expect_including(
        &job, INCLUDING("<xi:include href=\"sub/part.xml\"/>\n"),
        "load/sub/part.xml:1:87: error: xi:include names \"../part.xml\", which is not "
        "below this folder; put the file below the folder of the file that includes "
        "it\n");
    job_end(&job);
}

static void test_file_that_includes_itself(void **state)
{
    (void)state;
    struct job job = job_begin();
    make_folders();
    expect_including(
        &job, INCLUDING("<xi:include href=\"a.xml\"/>\n"),
        "load/a.xml:2:19: error: xi:include of \"a.xml\" goes round in a circle or too "
        "deep; let no file include itself, directly or through others\n");
    job_end(&job);
}

static void test_file_that_includes_itself_twice_is_read_once(void **state)
{
    (void)state;
    struct job job = job_begin();
    make_folders();
    const char *path = write_file(&job, "load/a.xml",
                                  INCLUDING("<xi:include href=\"a.xml\"/>"
                                            "<xi:include href=\"a.xml\"/>"));
    assert_null(load_plan(&job, path));
    assert_int_equal(diags_count(job.diags), 2);
    job_end(&job);
}

static void test_files_that_include_each_other(void **state)
{
    (void)state;
    struct job job = job_begin();
    make_folders();
    write_file(&job, "load/b.xml",
               "<section xmlns:xi=\"http://www.w3.org/2001/XInclude\"><title>部</title>\n"
               "<xi:include href=\"a.xml\"/></section>");
    expect_including(
        &job, INCLUDING("<xi:include href=\"b.xml\"/>\n"),
        "load/b.xml:2:19: error: xi:include of \"a.xml\" goes round in a circle or too "
        "deep; let no file include itself, directly or through others\n");
    job_end(&job);
}

static void test_all_includes_are_tried(void **state)
{
    (void)state;
    struct job job = job_begin();
    make_folders();
    expect_including(
        &job, INCLUDING("<xi:include href=\"x.xml\"/>\n<xi:include href=\"y.xml\"/>"),
        "load/a.xml:2:19: error: cannot read load/x.xml, which xi:include names; "
        "correct the name, or put the file there\n"
        "load/a.xml:3:19: error: cannot read load/y.xml, which xi:include names; "
        "correct the name, or put the file there\n");
    job_end(&job);
}

/* --- the font catalogue ------------------------------------------------------------- */

static void test_catalogue(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct catalogue *c = load_catalogue(
        &job,
        write_file(
            &job, "fonts.xml",
            "<fonts version=\"1\">\n"
            " <family name=\"a\" licence=\"MIT\" fallback=\"c b\">\n"
            "  <face weight=\"400\" file=\"a.ttf\" revision=\"00C0FFEE\"/>\n"
            "  <face weight=\"700\" file=\"/fonts/a.ttc\" index=\"2\" package=\"p\"/>\n"
            " </family>\n"
            " <family name=\"b\" licence=\"MIT\"><face weight=\"400\" "
            "file=\"b\"/></family>\n"
            " <family name=\"c\" licence=\"MIT\"><face weight=\"400\" "
            "file=\"c\"/></family>\n"
            "</fonts>\n"));
    assert_string_equal(said(&job), "");
    assert_int_equal(c->n, 3);
    const struct catalogue_family *a = &c->families[0];
    assert_str(a->name, "a");
    assert_int_equal(a->n, 2);
    assert_string_equal(a->faces[0].path, TEST_SCRATCH "/a.ttf");
    assert_int_equal(a->faces[0].weight, 400);
    assert_int_equal(a->faces[0].revision, 0xC0FFEE);
    assert_string_equal(a->faces[0].package, "");
    assert_string_equal(a->faces[1].path, "/fonts/a.ttc");
    assert_int_equal(a->faces[1].index, 2);
    assert_string_equal(a->faces[1].package, "p");
    assert_string_equal(place(&job, a->faces[1].pos), "4:3");
    assert_int_equal(a->n_fallback, 2);
    assert_int_equal(a->fallback[0], 2);
    assert_int_equal(a->fallback[1], 1);
    job_end(&job);
}

static void expect_catalogue(const char *text, const char *messages)
{
    struct job job = job_begin();
    assert_null(load_catalogue(&job, write_file(&job, "fonts.xml", text)));
    assert_string_equal(said(&job), messages);
    job_end(&job);
}

static void test_fallback_unknown(void **state)
{
    (void)state;
    expect_catalogue(
        "<fonts version=\"1\">\n<family name=\"a\" licence=\"MIT\" fallback=\"a nix\">"
        "<face weight=\"400\" file=\"a.ttf\"/></family></fonts>",
        "fonts.xml:2:44: error: the catalogue has no family \"nix\" to fall back on; "
        "name a family that the catalogue defines\n");
}

static void test_revision_is_eight_digits(void **state)
{
    (void)state;
    expect_catalogue(
        "<fonts version=\"1\">\n<family name=\"a\" licence=\"MIT\">"
        "<face weight=\"400\" file=\"a.ttf\" revision=\"c0ffee\"/></family></fonts>",
        "fonts.xml:2:74: error: revision cannot be \"c0ffee\"; it can be eight digits "
        "from 0-9 and A-F\n");
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
        cmocka_unit_test(test_element_is_at_its_tag),
        cmocka_unit_test(test_columns_count_characters),
        cmocka_unit_test(test_text_is_at_its_first_character),
        cmocka_unit_test(test_text_that_begins_with_a_line_end),
        cmocka_unit_test(test_carriage_returns_do_not_shift_places),
        cmocka_unit_test(test_references_are_longer_than_what_they_stand_for),
        cmocka_unit_test(test_text_that_begins_with_a_reference),
        cmocka_unit_test(test_comments_are_no_part_of_the_text),
        cmocka_unit_test(test_cdata_is_text),
        cmocka_unit_test(test_a_place_inside_stays_inside),
        cmocka_unit_test(test_attribute_is_at_its_value),
        cmocka_unit_test(test_attribute_is_not_taken_for_another),
        cmocka_unit_test(test_absent_attribute_is_at_its_element),
        cmocka_unit_test(test_copy_keeps_places),
        cmocka_unit_test(test_copy_can_be_changed_alone),
        cmocka_unit_test(test_new_element_is_at_its_parent),
        cmocka_unit_test(test_wrong_end_tag),
        cmocka_unit_test(test_bare_ampersand),
        cmocka_unit_test(test_prefix_that_is_not_declared),
        cmocka_unit_test(test_names_of_functions_are_left_out),
        cmocka_unit_test(test_entity_of_another_language),
        cmocka_unit_test(test_only_the_first_syntax_error),
        cmocka_unit_test(test_empty_file),
        cmocka_unit_test(test_doctype),
        cmocka_unit_test(test_not_utf8),
        cmocka_unit_test(test_utf16),
        cmocka_unit_test(test_bom),
        cmocka_unit_test(test_missing_file),
        cmocka_unit_test(test_another_kind_of_file),
        cmocka_unit_test(test_part_of_a_plan_is_no_plan),
        cmocka_unit_test(test_library_is_no_layout),
        cmocka_unit_test(test_element_misspelt),
        cmocka_unit_test(test_element_that_is_near_one_for_another_place),
        cmocka_unit_test(test_element_unknown),
        cmocka_unit_test(test_element_misplaced),
        cmocka_unit_test(test_element_missing),
        cmocka_unit_test(test_one_of_several_missing),
        cmocka_unit_test(test_element_repeated),
        cmocka_unit_test(test_what_may_be_repeated_is_not_reported),
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
        cmocka_unit_test(test_include),
        cmocka_unit_test(test_places_name_the_included_file),
        cmocka_unit_test(test_violation_in_an_included_file),
        cmocka_unit_test(test_includes_can_be_nested),
        cmocka_unit_test(test_include_of_a_missing_file),
        cmocka_unit_test(test_include_without_a_name),
        cmocka_unit_test(test_include_from_outside_the_folder),
        cmocka_unit_test(test_include_through_a_link_to_the_outside),
        cmocka_unit_test(test_included_file_includes_from_its_own_folder_only),
        cmocka_unit_test(test_file_that_includes_itself),
        cmocka_unit_test(test_file_that_includes_itself_twice_is_read_once),
        cmocka_unit_test(test_files_that_include_each_other),
        cmocka_unit_test(test_all_includes_are_tried),
        cmocka_unit_test(test_catalogue),
        cmocka_unit_test(test_fallback_unknown),
        cmocka_unit_test(test_revision_is_eight_digits),
        cmocka_unit_test(test_plan_schema_can_be_explained),
        cmocka_unit_test(test_layout_schema_can_be_explained),
        cmocka_unit_test(test_fonts_schema_can_be_explained),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
