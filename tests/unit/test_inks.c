/* What is printed of colours that are given for screens: heads of profiles, and what
 * needs no profile. tests/sheets/inks.sh has a real one. */
#include "support.h"

#include "paint/icc.h"
#include "paint/inks.h"

#include <string.h>

/* The head of a profile, with nothing behind it. */
static struct str head_of(char *room, const char *kind, const char *space, int version)
{
    memset(room, 0, 132);
    room[8] = (char)version;
    memcpy(room + 12, kind, 4);
    memcpy(room + 16, space, 4);
    memcpy(room + 36, "acsp", 4);
    return (struct str){room, 132};
}

static void test_a_head_says_what_a_profile_is_of(void **state)
{
    (void)state;
    char room[132];
    struct icc_head head = icc_read_head(head_of(room, "prtr", "CMYK", 2));
    assert_true(head.is_icc && head.is_printer && head.is_cmyk);
    assert_int_equal(head.version, 2);
    head = icc_read_head(head_of(room, "mntr", "RGB ", 4));
    assert_true(head.is_icc && !head.is_printer && !head.is_cmyk);
    assert_int_equal(head.version, 4);
}

static void test_what_has_no_such_head_is_no_profile(void **state)
{
    (void)state;
    char room[132];
    assert_false(icc_read_head(STR("")).is_icc);
    assert_false(icc_read_head(STR("acsp")).is_icc);
    struct str icc = head_of(room, "prtr", "CMYK", 2);
    room[36] = 'A';
    assert_false(icc_read_head(icc).is_icc);
    room[36] = 'a';
    icc.n = 127;
    assert_false(icc_read_head(icc).is_icc);
}

static const struct color blue = {
    .blue = 200, .cyan = 100, .magenta = 100, .black = 21, .only_rgb = true};

static void test_without_a_profile_a_colour_stays(void **state)
{
    (void)state;
    const struct color same = inks_of_color(NULL, blue);
    assert_memory_equal(&same, &blue, sizeof blue);
}

/* The profile has nothing in it, but is not opened for these. */
static void test_what_the_palette_gives_and_greys_are_not_converted(void **state)
{
    (void)state;
    char room[132];
    struct job job = job_begin();
    struct inks *inks =
        inks_new(&job, head_of(room, "prtr", "CMYK", 2), TRANSFORM_PERCEPTUAL);
    struct color given = blue;
    given.only_rgb = false;
    assert_int_equal(inks_of_color(inks, given).cyan, 100);
    const struct color grey = {
        .red = 128, .green = 128, .blue = 128, .black = 49, .only_rgb = true};
    assert_int_equal(inks_of_color(inks, grey).black, 49);
    assert_int_equal(inks_of_color(inks, grey).cyan, 0);
    assert_string_equal(job_messages(&job), "");
    job_end(&job);
}

static void test_a_profile_without_a_way_to_inks_is_said_once(void **state)
{
    (void)state;
    char room[132];
    struct job job = job_begin();
    struct inks *inks =
        inks_new(&job, head_of(room, "prtr", "CMYK", 2), TRANSFORM_RELATIVE);
    struct color red = blue;
    red.red = 255;
    assert_int_equal(inks_of_color(inks, blue).magenta, 100);
    assert_int_equal(inks_of_color(inks, red).magenta, 100);
    unsigned char pixels[4];
    assert_false(
        inks_convert(inks, STR(""), (const unsigned char[]){1, 2, 3}, pixels, 1));
    const char *said = strstr(job_messages(&job), "is damaged");
    assert_non_null(said);
    assert_null(strstr(said + 1, "is damaged"));
    job_end(&job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_head_says_what_a_profile_is_of),
        cmocka_unit_test(test_what_has_no_such_head_is_no_profile),
        cmocka_unit_test(test_without_a_profile_a_colour_stays),
        cmocka_unit_test(test_what_the_palette_gives_and_greys_are_not_converted),
        cmocka_unit_test(test_a_profile_without_a_way_to_inks_is_said_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
