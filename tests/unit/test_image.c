/* Pictures from files: what their heads say, and what is wrong with them. */
#include "own_job.h"
#include "png.h"

#include "load/image.h"
#include "load/messages.h"

#include "base/messages.h"

/* The picture of these bytes, as a file beside a layout. */
static const struct image *load(struct str bytes)
{
    write_bytes(&job, "picture", bytes);
    return load_image(&job, path_join(job.doc, TEST_SCRATCH, "layout.xml"), NULL,
                      STR("picture"), NO_POS);
}

static void assert_broken(struct str bytes, const char *why)
{
    assert_null(load(bytes));
    assert_string_equal(diags_at(job.diags, diags_count(job.diags) - 1)->kind->name,
                        DIAG_IMAGE_BROKEN->name);
    if (!strstr(job_messages(&job), why))
        fail_msg("not said: %s", why);
}

/* --- PNG ------------------------------------------------------------------------ */

static struct str png_with(int type, int depth, struct str extra)
{
    const struct png_parts parts = {1, 1, depth, type, 0, extra};
    return png_of(&job, &parts, (struct str){"\0\0\0\0\0\0\0\0\0", 9});
}

static void test_a_png_says_its_size(void **state)
{
    (void)state;
    const struct image *image = load(png_red_blue(&job));
    assert_non_null(image);
    assert_int_equal(image->kind, IMAGE_PNG);
    assert_int_equal(image->width, 2);
    assert_int_equal(image->height, 1);
    assert_int_equal(image->channels, 3);
    assert_int_equal(image->depth, 8);
    assert_int_equal(image->x_density, 0);
    assert_false(image->has_alpha);
    assert_false(image->has_profile);
    assert_string_equal(job_messages(&job), "");
}

static void test_all_kinds_of_png_are_told_apart(void **state)
{
    (void)state;
    static const struct {
        int type, depth, channels;
        bool alpha;
    } rows[] = {{0, 1, 1, false},
                {0, 16, 1, false},
                {2, 16, 3, false},
                {4, 8, 1, true},
                {6, 8, 3, true}};
    for (int i = 0; i < COUNT(rows); i++) {
        const struct image *image = load(png_with(rows[i].type, rows[i].depth, STR("")));
        assert_non_null(image);
        assert_int_equal(image->channels, rows[i].channels);
        assert_int_equal(image->depth, rows[i].depth);
        assert_int_equal(image->has_alpha, rows[i].alpha);
    }
}

static void test_a_palette_has_colours(void **state)
{
    (void)state;
    const struct str palette = png_chunk(&job, "PLTE", (struct str){"\0\0\0\xFF\0\0", 6});
    const struct image *image = load(png_with(3, 8, palette));
    assert_non_null(image);
    assert_int_equal(image->palette.n, 6);
    assert_broken(png_with(3, 8, STR("")), "its palette is damaged");
    assert_broken(png_with(3, 8, png_chunk(&job, "PLTE", STR("1234"))),
                  "its palette is damaged");
}

static void test_a_png_may_say_more(void **state)
{
    (void)state;
    /* 11811 pixels a metre are 300 an inch */
    const struct str density =
        png_chunk(&job, "pHYs", (struct str){"\0\0\x2E\x23\0\0\x2E\x23\1", 9});
    const struct image *image = load(png_with(2, 8, density));
    assert_int_equal(image->x_density, 300);
    assert_int_equal(image->y_density, 300);
    image = load(png_with(2, 8, png_chunk(&job, "tRNS", STR("123456"))));
    assert_true(image->has_alpha);
    image = load(png_with(2, 8, png_chunk(&job, "iCCP", STR("x"))));
    assert_true(image->has_profile);
    assert_string_equal(job_messages(&job), "");
}

static void test_a_damaged_png_is_refused(void **state)
{
    (void)state;
    const struct str whole = png_red_blue(&job);
    char *bytes = arena_copy(job.doc, whole.p, (size_t)whole.n);
    assert_broken(str_slice(whole, 0, whole.n - 12), "ends too early");
    assert_broken(str_slice(whole, 0, 20), "its header is damaged");
    bytes[whole.n - 20] ^= 1; /* a pixel */
    assert_broken((struct str){bytes, whole.n}, "it is damaged");
    assert_broken(png_with(5, 8, STR("")), "its header is damaged");
    assert_broken(png_with(2, 4, STR("")), "its header is damaged");
    const struct png_parts none = {0, 1, 8, 2, 0, {"", 0}};
    assert_broken(png_of(&job, &none, STR("")), "its header is damaged");
    const struct png_parts huge = {100000, 100000, 8, 2, 0, {"", 0}};
    assert_broken(png_of(&job, &huge, STR("")), "more than 200 million pixels");
}

/* --- JPEG ----------------------------------------------------------------------- */

/* Segments between the beginning of a file and its scan, which is one byte long. */
static struct str jpeg_with(struct str segments)
{
    struct strbuf b;
    strbuf_init(&b, job.doc);
    strbuf_add_bytes(&b, "\xFF\xD8", 2);
    strbuf_add(&b, segments);
    strbuf_add_bytes(&b, "\xFF\xDA\0\2\x2A\xFF\0\xFF\xD0\x2A\xFF\xD9", 12);
    return strbuf_str(&b);
}

#define JPEG(segments) jpeg_with((struct str){segments, (int)sizeof(segments) - 1})
#define FRAME          "\xFF\xC0\0\x0B\x08\0\x10\0\x20\x01\1\x11\0"

static void test_a_jpeg_says_its_size(void **state)
{
    (void)state;
    const struct image *image = load(JPEG(FRAME));
    assert_non_null(image);
    assert_int_equal(image->kind, IMAGE_JPEG);
    assert_int_equal(image->width, 32);
    assert_int_equal(image->height, 16);
    assert_int_equal(image->channels, 1);
    assert_string_equal(job_messages(&job), "");
}

static void test_a_jpeg_may_say_more(void **state)
{
    (void)state;
    const struct image *image =
        load(JPEG("\xFF\xE0\0\x10JFIF\0\1\1\1\0\xC8\0\x64\0\0" FRAME));
    assert_int_equal(image->x_density, 200);
    assert_int_equal(image->y_density, 100);
    image = load(JPEG("\xFF\xE0\0\x10JFIF\0\1\1\2\0\x76\0\x76\0\0" FRAME));
    assert_int_equal(image->x_density, 300); /* 118 a centimetre */
    image =
        load(JPEG("\xFF\xEE\0\x0E"
                  "Adobe\0\x64\0\0\0\0\2"
                  "\xFF\xC2\0\x14\x08\0\x10\0\x20\x04\1\x11\0\2\x11\0\3\x11\0\4\x11\0"));
    assert_non_null(image);
    assert_int_equal(image->channels, 4);
    assert_true(image->inverted);
}

static void test_a_damaged_jpeg_is_refused(void **state)
{
    (void)state;
    const struct str whole = JPEG(FRAME);
    assert_broken(str_slice(whole, 0, whole.n - 2), "ends too early");
    assert_broken(JPEG(""), "it has no pixels");
    assert_broken(JPEG("\xFF\xC3\0\x0B\x08\0\x10\0\x20\x01\1\x11\0"), "lossless");
    assert_broken(JPEG("\xFF\xC0\0\x0B\x0C\0\x10\0\x20\x01\1\x11\0"), "8 bits");
    assert_broken(JPEG("\xFF\xC0\0\x0B\x08\0\0\0\x20\x01\1\x11\0"), "header is damaged");
    assert_broken(JPEG("\xFF\xE0\xFF\xFF" FRAME), "ends too early");
}

/* --- files ---------------------------------------------------------------------- */

static void test_what_is_no_picture_is_refused(void **state)
{
    (void)state;
    assert_broken(STR("GIF89a"), "neither PNG nor JPEG");
    assert_broken(STR(""), "neither PNG nor JPEG");
}

static void test_a_picture_lies_beside_the_layout_or_the_plan(void **state)
{
    (void)state;
    write_bytes(&job, "here.png", png_red_blue(&job));
    const char *here = path_join(job.doc, TEST_SCRATCH, "layout.xml");
    assert_non_null(load_image(&job, here, "/nowhere/plan.xml", STR("here.png"), NO_POS));
    assert_non_null(load_image(&job, "/nowhere/l.xml", here, STR("here.png"), NO_POS));
    assert_string_equal(job_messages(&job), "");
    assert_null(load_image(&job, here, here, STR("gone.png"), NO_POS));
    assert_string_equal(diags_at(job.diags, 0)->kind->name, DIAG_INCLUDE_MISSING->name);
    assert_null(load_image(&job, here, here, STR("/etc/passwd"), NO_POS));
    assert_string_equal(diags_at(job.diags, 1)->kind->name, DIAG_INCLUDE_OUTSIDE->name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_png_says_its_size),
        TEST(test_all_kinds_of_png_are_told_apart),
        TEST(test_a_palette_has_colours),
        TEST(test_a_png_may_say_more),
        TEST(test_a_damaged_png_is_refused),
        TEST(test_a_jpeg_says_its_size),
        TEST(test_a_jpeg_may_say_more),
        TEST(test_a_damaged_jpeg_is_refused),
        TEST(test_what_is_no_picture_is_refused),
        TEST(test_a_picture_lies_beside_the_layout_or_the_plan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
