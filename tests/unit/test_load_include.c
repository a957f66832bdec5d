/* Parts of a plan in other files. */
#include "loaded.h"

#include <libxml/parser.h>
#include <sys/stat.h>
#include <unistd.h>

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
        "be title, p, ul, ol, table, callout, figure, note, subsection, issue, pillar, "
        "project, tiers, fields "
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
        "b, em, a, foreign, ruby, tcy, furiwake, warichu, sup, sub, br, badge or "
        "stated\n");
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
        "below this folder; put the file below the folder of the file that names "
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
        "this folder; put the file below the folder of the file that names it\n");
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
        "below this folder; put the file below the folder of the file that names "
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

int main(void)
{
    const struct CMUnitTest tests[] = {
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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
