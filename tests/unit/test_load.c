/* XML as it is read: places, and files that are none or not the wanted ones. */
#include "loaded.h"

#include "load/xml.h"

#include <libxml/parser.h>

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

/* --- places ------------------------------------------------------------------------- */

static void test_element_is_at_its_tag_in_a_long_file(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct strbuf b;
    strbuf_init(&b, job.doc);
    strbuf_add_c(&b, "<?xml version='1.0' encoding='UTF-8'?><a>\n <b>x</b>\n");
    for (int i = 0; i < 20000; i++)
        strbuf_add_c(&b, "<c/>\n");
    strbuf_add_c(&b, "  <d/></a>");
    xmlNodePtr root = root_of(&job, strbuf_str(&b).p);
    xmlNodePtr first = document_child(root, "b");
    assert_string_equal(place(&job, document_pos(first)), "2:2");
    assert_string_equal(place(&job, document_pos(first->children)), "2:5");
    assert_string_equal(place(&job, document_pos(document_child(root, "d"))), "20003:3");
    job_end(&job);
}

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
    expect_plan("<plan>\n  <head>\n    <title>題</head>\n</plan>",
                "plan.xml:3:13: error: <title> of line 3 is not closed here, before "
                "</head>; write </title> where it ends\n");
}

static void test_bare_ampersand(void **state)
{
    (void)state;
    expect_plan("<plan>\n<p>研究 & 開発</p></plan>",
                "plan.xml:2:7: error: an & stands alone; write &amp; for it\n");
    expect_plan("<plan>R&D</plan>",
                "plan.xml:1:8: error: an & stands alone; write &amp; for it\n");
}

static void test_prefix_that_is_not_declared(void **state)
{
    (void)state;
    expect_plan("<plan>\n <xi:include href='a.xml'/></plan>",
                "plan.xml:2:2: error: the prefix xi is not declared; declare it on the "
                "root, as in xmlns:xi=\"http://www.w3.org/2001/XInclude\"\n");
}

static void test_reference_to_no_character(void **state)
{
    (void)state;
    expect_plan("<plan>&#x0;</plan>",
                "plan.xml:1:7: error: this reference stands for no character that XML "
                "allows; write the character itself\n");
}

static void test_entity_of_another_language(void **state)
{
    (void)state;
    expect_plan("<plan>一&nbsp;二</plan>", "plan.xml:1:8: error: &nbsp; is not known; "
                                           "write the character itself\n");
}

/* What has no words of its own keeps libxml2's, without the name of its function. */
static void test_other_syntax_error(void **state)
{
    (void)state;
    expect_plan("<?xml version='9.9'?><plan/>",
                "plan.xml:1:20: error: this is not well-formed XML: Unsupported version "
                "'9.9'; mend the markup here\n");
}

static void test_declared_encoding(void **state)
{
    (void)state;
    expect_plan(
        "<?xml version='1.0' encoding='Shift_JIS'?>\n<plan/>",
        "plan.xml:1:31: error: the file says that it is in Shift_JIS, but it is in "
        "UTF-8; write encoding=\"UTF-8\"\n");
    expect_plan("<?xml version='1.0' encoding='utf-8'?>" PLAN(""), "");
    expect_plan("\xEF\xBB\xBF<?xml version='1.0'?>" PLAN(""), "");
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
    expect_plan("",
                "plan.xml:1:1: error: this is not the beginning of XML; check that this "
                "is the file you mean; it begins with an element, such as <plan>\n");
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
        "section, indicators, scheme or mapping\n");
}

static void test_missing_file(void **state)
{
    (void)state;
    struct job job = job_begin();
    assert_null(load_plan(&job, TEST_SCRATCH "/nowhere.xml"));
    assert_string_equal(said(&job),
                        "gaiyo: error: cannot read \"nowhere.xml\": there is no such "
                        "file; check the name and the permissions\n");
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_element_is_at_its_tag),
        cmocka_unit_test(test_element_is_at_its_tag_in_a_long_file),
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
        cmocka_unit_test(test_new_element_is_at_its_parent),
        cmocka_unit_test(test_wrong_end_tag),
        cmocka_unit_test(test_bare_ampersand),
        cmocka_unit_test(test_prefix_that_is_not_declared),
        cmocka_unit_test(test_reference_to_no_character),
        cmocka_unit_test(test_entity_of_another_language),
        cmocka_unit_test(test_other_syntax_error),
        cmocka_unit_test(test_declared_encoding),
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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
