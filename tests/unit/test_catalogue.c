/* The font catalogue. */
#include "loaded.h"

#include "load/catalogue.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_catalogue),
        cmocka_unit_test(test_fallback_unknown),
        cmocka_unit_test(test_revision_is_eight_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
