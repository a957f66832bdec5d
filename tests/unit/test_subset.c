/* Subsets of TrueType faces: what is made here is, byte for byte, what hb-subset makes,
 * and its pieces stay what they are when a glyph is added elsewhere. */
#include "support.h"

#include "base/file.h"
#include "font/font.h"
#include "font/truetype.h"
#include "load/catalogue.h"
#include "load/load.h"

#include <hb-subset.h>
#include <hb.h>

enum { MOST_GLYPHS = 8000 };

static uint32_t seed = 1;

static uint32_t any(uint32_t n)
{
    seed = seed * 1664525 + 1013904223;
    return (uint32_t)((uint64_t)seed * n >> 32);
}

/* The bytes of a file, as a face. */
static hb_face_t *face_of(struct str bytes)
{
    hb_blob_t *blob =
        hb_blob_create(bytes.p, (unsigned)bytes.n, HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    return face;
}

static struct str square_file(struct job *job)
{
    struct str bytes;
    const char *folder = path_folder(job->doc, TEST_FONTS);
    assert_true(file_read_again(job, str_format(job->doc, "%s/square.ttf", folder).p,
                                1 << 20, &bytes));
    return bytes;
}

static hb_face_t *square(struct job *job)
{
    return face_of(square_file(job));
}

/* --- the same as hb-subset ------------------------------------------------------- */

static hb_blob_t *needed_table(hb_face_t *face, hb_tag_t tag, void *whole)
{
    static const char needed[][5] = {"glyf", "loca", "head", "hhea", "hmtx", "maxp"};
    (void)face;
    for (int i = 0; i < 6; i++)
        if (tag == hb_tag_from_string(needed[i], 4))
            return hb_face_reference_table(whole, tag);
    return hb_blob_get_empty();
}

/* From the six tables alone, so that no other one asks for further glyphs. */
static hb_face_t *cut_by_harfbuzz(hb_face_t *whole, const uint32_t *glyphs, int n)
{
    hb_face_t *face = hb_face_create_for_tables(needed_table, whole, NULL);
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_face_set_upem(face, hb_face_get_upem(whole));
    hb_face_set_glyph_count(face, hb_face_get_glyph_count(whole));
    for (int i = 0; i < n; i++)
        hb_set_add(hb_subset_input_glyph_set(input), glyphs[i]);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    hb_face_t *cut = hb_subset_or_fail(face, input);
    hb_subset_input_destroy(input);
    hb_face_destroy(face);
    assert_non_null(cut);
    return cut;
}

/* False of a glyph that is made of others; `drawn` is one that is not. */
static bool is_cut(hb_face_t *face, uint32_t drawn, uint32_t id)
{
    const uint32_t two[] = {id < drawn ? id : drawn, id < drawn ? drawn : id};
    struct truetype cut;
    if (!truetype_subset(face, two, 2, &cut))
        return false;
    truetype_free(&cut);
    return true;
}

/* In ascending order, spaces among them. */
static int any_glyphs(hb_face_t *face, uint32_t *glyphs, uint32_t step)
{
    const uint32_t count = hb_face_get_glyph_count(face);
    uint32_t drawn = 1;
    int n = 0;
    while (!is_cut(face, drawn, drawn))
        drawn++;
    for (uint32_t id = any(step); id < count && n < MOST_GLYPHS; id += 1 + any(step))
        if (is_cut(face, drawn, id))
            glyphs[n++] = id;
    return n;
}

static void assert_same_as_harfbuzz(hb_face_t *face, const uint32_t *glyphs, int n)
{
    struct truetype ours;
    if (!truetype_subset(face, glyphs, n, &ours)) {
        assert_int_equal(n, 0); /* or there is nothing to draw */
        return;
    }
    hb_face_t *theirs = cut_by_harfbuzz(face, glyphs, n);
    hb_blob_t *blob = hb_face_reference_blob(theirs);
    unsigned size;
    const char *bytes = hb_blob_get_data(blob, &size);
    assert_int_equal(ours.n, size);
    assert_memory_equal(ours.bytes, bytes, size);
    truetype_free(&ours);
    hb_blob_destroy(blob);
    hb_face_destroy(theirs);
}

static void assert_face_is_cut_alike(hb_face_t *face)
{
    static uint32_t glyphs[MOST_GLYPHS];
    static const uint32_t steps[] = {2, 9, 60, 60, 60, 900, 9000};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        const int n = any_glyphs(face, glyphs, steps[i]);
        assert_same_as_harfbuzz(face, glyphs, n);
    }
}

static void test_subsets_are_those_of_harfbuzz(void **state)
{
    (void)state;
    struct job job = job_begin();
    hb_face_t *face = square(&job);
    assert_face_is_cut_alike(face);
    hb_face_destroy(face);
    job_end(&job);
}

static void test_so_are_those_of_all_faces_that_are_shipped(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct catalogue *catalogue =
        load_catalogue(&job, TEST_HOME "/fonts/fonts.xml");
    assert_non_null(catalogue);
    struct fonts *fonts = fonts_new(&job, catalogue);
    int cut = 0;
    for (int i = 0; i < fonts_count(fonts); i++) {
        const struct face_entry entry = face_entry(fonts, i);
        if (!str_ends(str_of(entry.path), STR(".ttf")) || !file_exists(entry.path))
            continue;
        hb_blob_t *blob = hb_blob_create_from_file_or_fail(entry.path);
        hb_face_t *face = hb_face_create(blob, 0);
        assert_face_is_cut_alike(face);
        hb_face_destroy(face);
        hb_blob_destroy(blob);
        cut++;
    }
    job_end(&job);
    if (!cut)
        skip();
}

static void test_a_glyph_that_is_asked_for_is_0(void **state)
{
    (void)state;
    struct job job = job_begin();
    hb_face_t *face = square(&job);
    const uint32_t glyphs[] = {0, 5};
    assert_same_as_harfbuzz(face, glyphs, 2);
    hb_face_destroy(face);
    job_end(&job);
}

/* --- what is left to it ----------------------------------------------------------- */

static void test_a_glyph_that_is_not_there_is_no_business_of_ours(void **state)
{
    (void)state;
    struct job job = job_begin();
    hb_face_t *face = square(&job);
    const uint32_t glyph = hb_face_get_glyph_count(face);
    struct truetype cut;
    assert_false(truetype_subset(face, &glyph, 1, &cut));
    hb_face_destroy(face);
    job_end(&job);
}

/* A face with any bytes of its file changed is cut, or left alone, but not read beyond
 * its tables: AddressSanitizer looks on. */
static void test_a_damaged_face_is_cut_or_left_alone(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct str bytes = square_file(&job);
    int left = 0;
    for (int round = 0; round < 400; round++) {
        char *damaged = arena_copy(job.doc, bytes.p, (size_t)bytes.n);
        for (int i = 0; i < 40; i++)
            damaged[any((uint32_t)bytes.n)] = (char)any(256);
        hb_face_t *face = face_of((struct str){damaged, bytes.n});
        for (uint32_t id = 0; id < 300; id += 1 + any(9)) {
            struct truetype cut;
            if (truetype_subset(face, &id, 1, &cut))
                truetype_free(&cut);
            else
                left++;
        }
        hb_face_destroy(face);
    }
    assert_true(left > 0);
    job_end(&job);
}

/* --- pieces ------------------------------------------------------------------------ */

/* The piece behind `k` cuts. */
static struct str piece(const struct truetype *t, int k)
{
    const int from = k ? t->cuts[k - 1] : 0;
    const int to = k < t->n_cuts ? t->cuts[k] : t->n;
    return (struct str){t->bytes + from, to - from};
}

static int count_shared(const struct truetype *a, const struct truetype *b)
{
    int shared = 0;
    for (int i = 0; i <= a->n_cuts; i++)
        for (int k = 0; k <= b->n_cuts; k++)
            if (str_eq(piece(a, i), piece(b, k))) {
                shared++;
                break;
            }
    return shared;
}

static void test_another_glyph_changes_one_piece_or_two(void **state)
{
    (void)state;
    struct job job = job_begin();
    hb_face_t *face = square(&job);
    const int n = (int)hb_face_get_glyph_count(face) - 1;
    uint32_t *glyphs = ARENA_ARRAY(job.doc, uint32_t, n);
    struct truetype all, fewer;
    for (int i = 0; i < n; i++)
        glyphs[i] = (uint32_t)i + 1;
    assert_true(truetype_subset(face, glyphs, n, &all));
    assert_true(all.n_cuts > 2);
    for (int i = 0; i < all.n_cuts; i++)
        assert_true(piece(&all, i).n > 0);
    for (int gone = 0; gone < n; gone += 7) {
        memmove(glyphs + gone, glyphs + gone + 1,
                (size_t)(n - 1 - gone) * sizeof *glyphs);
        assert_true(truetype_subset(face, glyphs, n - 1, &fewer));
        /* the tables, and where it was; if a piece began with it, two became one */
        assert_true(count_shared(&fewer, &all) >= fewer.n_cuts + 1 - 3);
        truetype_free(&fewer);
        for (int i = 0; i < n; i++)
            glyphs[i] = (uint32_t)i + 1;
    }
    truetype_free(&all);
    hb_face_destroy(face);
    job_end(&job);
}

static void test_a_small_subset_is_one_piece(void **state)
{
    (void)state;
    struct job job = job_begin();
    hb_face_t *face = square(&job);
    const uint32_t glyphs[] = {5, 9, 13};
    struct truetype cut;
    assert_true(truetype_subset(face, glyphs, 3, &cut));
    assert_int_equal(cut.n_cuts, 0);
    truetype_free(&cut);
    hb_face_destroy(face);
    job_end(&job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_subsets_are_those_of_harfbuzz),
        cmocka_unit_test(test_so_are_those_of_all_faces_that_are_shipped),
        cmocka_unit_test(test_a_glyph_that_is_asked_for_is_0),
        cmocka_unit_test(test_a_glyph_that_is_not_there_is_no_business_of_ours),
        cmocka_unit_test(test_a_damaged_face_is_cut_or_left_alone),
        cmocka_unit_test(test_another_glyph_changes_one_piece_or_two),
        cmocka_unit_test(test_a_small_subset_is_one_piece),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
