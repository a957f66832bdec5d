/* Faces of the catalogue: which one is found, what it covers and measures, and its
 * subsets. */
#include "support.h"

#include "font/font.h"
#include "font/messages.h"
#include "load/catalogue.h"
#include "load/load.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb.h>

/* Faces of the tests' catalogue, in its order. */
enum { GOTHIC, GOTHIC_BOLD, MORE, GONE, LETTERS, MIXED, FACES };

static struct fonts *open_fonts(struct job *job, const char *path)
{
    const struct catalogue *catalogue = load_catalogue(job, path);
    assert_non_null(catalogue);
    return fonts_new(job, catalogue);
}

static int find(struct fonts *fonts, const char *family, int weight)
{
    return fonts_find(fonts, str_of(family), weight, NO_POS);
}

/* A catalogue of `families` in the tests' scratch folder; a file named SQUARE or MORE is
 * that of the square fonts. */
static struct fonts *write_fonts(struct job *job, const char *families)
{
    const char *folder = path_folder(job->doc, TEST_FONTS);
    struct strbuf b;
    strbuf_init(&b, job->doc);
    strbuf_add_c(&b, "<fonts version='1'>");
    for (const char *p = families; *p; p++) {
        if (strncmp(p, "SQUARE", 6) == 0) {
            strbuf_addf(&b, "%s/square.ttf", folder);
            p += 5;
        } else if (strncmp(p, "MORE", 4) == 0) {
            strbuf_addf(&b, "%s/more.ttf", folder);
            p += 3;
        } else {
            strbuf_add_char(&b, *p);
        }
    }
    strbuf_add_c(&b, "</fonts>");
    return open_fonts(job, write_file(job, "font-catalogue.xml", strbuf_str(&b).p));
}

static void assert_said(struct job *job, const struct diag_kind *id)
{
    if (diags_count(job->diags) != 1)
        fail_msg("not one finding: %s", job_messages(job));
    assert_string_equal(diags_at(job->diags, 0)->kind->name, id->name);
}

/* --- finding faces -------------------------------------------------------------- */

static void test_faces_are_numbered_as_the_catalogue_has_them(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct fonts *fonts = open_fonts(&job, TEST_FONTS);
    assert_int_equal(fonts_count(fonts), FACES);
    assert_int_equal(find(fonts, "gothic", 400), GOTHIC);
    assert_int_equal(find(fonts, "gothic", 700), GOTHIC_BOLD);
    assert_int_equal(find(fonts, "more", 400), MORE);
    assert_string_equal(job_messages(&job), "");
    job_end(&job);
}

static void test_the_nearest_weight_is_taken(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct fonts *fonts = open_fonts(&job, TEST_FONTS);
    assert_int_equal(find(fonts, "gothic", 100), GOTHIC);
    assert_int_equal(find(fonts, "gothic", 549), GOTHIC);
    assert_int_equal(find(fonts, "gothic", 551), GOTHIC_BOLD);
    assert_int_equal(find(fonts, "gothic", 900), GOTHIC_BOLD);
    assert_int_equal(find(fonts, "more", 900), MORE);
    job_end(&job);
}

static void test_between_two_weights_the_lighter_is_taken(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct fonts *fonts = open_fonts(&job, TEST_FONTS);
    assert_int_equal(find(fonts, "gothic", 550), GOTHIC);
    fonts = write_fonts(&job,
                        "<family name='a' licence='x'><face weight='700' file='SQUARE'/>"
                        "<face weight='400' file='MORE'/></family>");
    assert_int_equal(find(fonts, "a", 550), 1);
    job_end(&job);
}

static void test_an_unknown_family_is_said_at_its_use(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct fonts *fonts = open_fonts(&job, TEST_FONTS);
    const struct srcpos pos = {1, 7};
    assert_int_equal(fonts_find(fonts, STR("mincho"), 400, pos), -1);
    assert_said(&job, DIAG_FONT_UNKNOWN);
    assert_int_equal(diags_at(job.diags, 0)->pos.offset, 7);
    job_end(&job);
}

static void test_a_missing_file_is_said_once_with_its_package(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct fonts *fonts = open_fonts(&job, TEST_FONTS);
    assert_int_equal(find(fonts, "gone", 400), -1);
    assert_int_equal(find(fonts, "gone", 400), -1);
    assert_said(&job, DIAG_FONT_MISSING);
    assert_non_null(strstr(job_messages(&job), "fonts.xml:13:"));
    assert_non_null(strstr(job_messages(&job), "fonts-gone"));
    assert_int_equal(diags_worst(job.diags), SEVERITY_ENVIRONMENT);
    job_end(&job);
}

static void test_a_file_that_is_no_font_is_said(void **state)
{
    (void)state;
    struct job job = job_begin();
    write_file(&job, "font-not.ttf", "not a font");
    struct fonts *fonts =
        write_fonts(&job, "<family name='a' licence='x'>"
                          "<face weight='400' file='font-not.ttf'/></family>");
    assert_int_equal(find(fonts, "a", 400), -1);
    assert_said(&job, DIAG_FONT_DAMAGED);
    job_end(&job);
}

static void test_a_changed_file_is_said_and_used(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct fonts *fonts = write_fonts(
        &job, "<family name='a' licence='x'>"
              "<face weight='400' file='SQUARE' revision='00000001'/></family>");
    assert_int_equal(find(fonts, "a", 400), 0);
    assert_said(&job, DIAG_FONT_CHANGED);
    assert_int_equal(diags_worst(job.diags), SEVERITY_WARNING);
    job_end(&job);
}

/* The checkSumAdjustment of the square font's head table. */
static uint32_t square_revision(struct job *job)
{
    struct str bytes;
    unsigned file;
    assert_true(file_read(
        job, path_join(job->doc, path_folder(job->doc, TEST_FONTS), "square.ttf"),
        1 << 20, &bytes, &file));
    const int entry = str_find(bytes, STR("head"));
    const unsigned char *p = (const unsigned char *)bytes.p + entry;
    const uint32_t offset =
        (uint32_t)p[8] << 24 | (uint32_t)p[9] << 16 | (uint32_t)p[10] << 8 | p[11];
    p = (const unsigned char *)bytes.p + offset + 8;
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static void test_the_revision_is_the_check_sum_of_the_font(void **state)
{
    (void)state;
    struct job job = job_begin();
    char families[256];
    snprintf(families, sizeof families,
             "<family name='a' licence='x'>"
             "<face weight='400' file='SQUARE' revision='%08X'/></family>",
             (unsigned)square_revision(&job));
    assert_int_equal(find(write_fonts(&job, families), "a", 400), 0);
    assert_string_equal(job_messages(&job), "");
    job_end(&job);
}

/* --- fallback and coverage ------------------------------------------------------ */

/* The choices of a list, each as FACE, *SCALE if that is not 1000, and the scripts that
 * it is for. */
static void assert_choices(struct fonts *fonts, const char *families, int weight,
                           const char *expected)
{
    const struct font_list *list =
        fonts_list(fonts, str_of(families), STR(""), weight, NO_POS);
    char text[200] = "", *end = text;
    assert_non_null(list);
    for (int i = 0; i < list->n; i++) {
        const struct font_choice *c = &list->choices[i];
        end += snprintf(end, 20, "%s%d", i ? " " : "", c->face);
        if (c->scale != 1000)
            end += snprintf(end, 20, "*%d", c->scale);
        if (c->scripts)
            end += snprintf(end, 20, "/%u", c->scripts);
    }
    assert_string_equal(text, expected);
}

static void test_the_families_of_a_list_are_asked_one_after_the_other(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct fonts *fonts =
        write_fonts(&job, "<family name='a' licence='x' fallback='c'>"
                          "<face weight='400' file='SQUARE'/></family>"
                          "<family name='b' licence='x' fallback='c a'>"
                          "<face weight='400' file='MORE'/></family>"
                          "<family name='c' licence='x' size-adjust='90%'>"
                          "<face weight='400' file='MORE'/></family>");
    assert_choices(fonts, "b, a", 400, "1 0 2*900");
    assert_choices(fonts, "'a'", 400, "0 2*900");
    assert_choices(fonts, "c,\"b\"", 400, "2*900 1 0");
    job_end(&job);
}

static void test_a_family_takes_scripts_from_others(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct fonts *fonts = write_fonts(
        &job, "<family name='a' licence='x' fallback='b'>"
              "<face weight='400' file='SQUARE'/>"
              "<part scripts='latin digits' family='b' size-adjust='105%'/>"
              "<part scripts='kana' family='c'/></family>"
              "<family name='b' licence='x'><face weight='400' file='MORE'/>"
              "<face weight='700' file='MORE'/></family>"
              "<family name='c' licence='x'><face weight='400' file='MORE'/></family>");
    assert_choices(fonts, "a", 700, "2*1050/3 3/4 0 1");
    job_end(&job);
}

static void test_every_family_of_a_list_must_be_there(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct fonts *fonts = write_fonts(
        &job, "<family name='a' licence='x'><face weight='400' file='SQUARE'/></family>");
    assert_null(fonts_list(fonts, STR("a, zzzz"), STR(""), 400, NO_POS));
    assert_said(&job, DIAG_FONT_UNKNOWN);
    job_end(&job);
}

static void test_fallback_goes_through_the_families_in_order(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct fonts *fonts = write_fonts(
        &job, "<family name='a' licence='x' fallback='c b'>"
              "<face weight='400' file='SQUARE'/></family>"
              "<family name='b' licence='x'><face weight='400' file='MORE'/></family>"
              "<family name='c' licence='x'><face weight='400' file='SQUARE'/>"
              "<face weight='700' file='SQUARE'/></family>");
    assert_choices(fonts, "a", 400, "0 2 1");
    job_end(&job);
}

static void test_fallback_keeps_to_the_weight(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct fonts *fonts = write_fonts(
        &job, "<family name='a' licence='x' fallback='b'>"
              "<face weight='400' file='MORE'/><face weight='700' file='MORE'/></family>"
              "<family name='b' licence='x'><face weight='400' file='SQUARE'/>"
              "<face weight='700' file='SQUARE'/></family>");
    assert_choices(fonts, "a", 400, "0 2");
    assert_choices(fonts, "a", 700, "1 3");
    job_end(&job);
}

/* HarfBuzz would make a font of it, the rest of whose glyphs are empty. */
static void test_a_file_that_is_cut_off_is_damaged(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct str text;
    unsigned file;
    assert_true(file_read(
        &job, path_join(job.doc, path_folder(job.doc, TEST_FONTS), "square.ttf"), 1 << 24,
        &text, &file));
    const struct str half = str_slice(text, 0, text.n / 2);
    assert_true(file_write(&job, TEST_SCRATCH "/half.ttf", half));
    struct fonts *fonts =
        write_fonts(&job, "<family name='a' licence='x'><face weight='400' "
                          "file='half.ttf'/></family>");
    assert_int_equal(find(fonts, "a", 400), -1);
    assert_said(&job, DIAG_FONT_DAMAGED);
    job_end(&job);
}

static void test_a_single_font_has_one_face(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct fonts *fonts =
        write_fonts(&job, "<family name='a' licence='x'><face weight='400' "
                          "file='SQUARE' index='1'/></family>");
    assert_int_equal(find(fonts, "a", 400), -1);
    assert_said(&job, DIAG_FONT_DAMAGED);
    job_end(&job);
}

static void test_a_missing_file_of_another_family_is_said_when_it_is_needed(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct fonts *fonts = write_fonts(
        &job, "<family name='a' licence='x' fallback='b c'>"
              "<face weight='400' file='SQUARE'/></family>"
              "<family name='b' licence='x'><face weight='400' file='no.ttf'/></family>"
              "<family name='c' licence='x'><face weight='400' file='MORE'/></family>");
    assert_choices(fonts, "a", 400, "0 1 2");
    assert_string_equal(job_messages(&job), "");
    assert_false(fonts_open(fonts, 1));
    assert_said(&job, DIAG_FONT_NOWHERE);
    job_end(&job);
}

static void test_a_face_covers_what_it_has_glyphs_for(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct fonts *fonts = open_fonts(&job, TEST_FONTS);
    find(fonts, "gothic", 400);
    find(fonts, "more", 400);
    assert_true(face_covers(fonts, GOTHIC, 0x3042));
    assert_true(face_covers(fonts, GOTHIC, 0x4E3F));
    assert_false(face_covers(fonts, GOTHIC, 0x4E40));
    assert_false(face_covers(fonts, GOTHIC, 0x20BB7));
    assert_true(face_covers(fonts, MORE, 0x4E40));
    assert_true(face_covers(fonts, MORE, 0x20BB7));
    assert_false(face_covers(fonts, MORE, 0x3042));
    job_end(&job);
}

static void test_the_catalogue_is_printed_with_what_is_there(void **state)
{
    (void)state;
    struct job job = job_begin();
    assert_true(file_write(&job, TEST_SCRATCH "/no-font.ttf", STR("text")));
    struct fonts *fonts =
        write_fonts(&job, "<family name='a' licence='MIT' fallback='b a'>"
                          "<face weight='400' file='no.ttf'/>"
                          "<face weight='700' file='no-font.ttf' index='2'/>"
                          "<part scripts='latin kana' family='b'/></family>"
                          "<family name='b' licence='x y'>"
                          "<face weight='400' file='SQUARE' revision='00000001'/>"
                          "<face weight='500' file='SQUARE'/></family>");
    const char *folder = path_folder(job.doc, TEST_FONTS);
    assert_str(fonts_print(&job, fonts),
               str_format(job.doc,
                          "a (MIT)\n"
                          "  400  missing  " TEST_SCRATCH "/no.ttf\n"
                          "  700  damaged  " TEST_SCRATCH "/no-font.ttf #2\n"
                          "  takes latin kana from b\n"
                          "  falls back on b, a\n"
                          "b (x y)\n"
                          "  400  changed  %s/square.ttf\n"
                          "  500  fine     %s/square.ttf\n",
                          folder, folder)
                   .p);
    job_end(&job);
}

/* --- metrics -------------------------------------------------------------------- */

/* The square font's glyphs follow its characters, beginning with the space as glyph 1. */
enum { GLYPH_A = 'A' - ' ' + 1 };

static void test_glyphs_measure_in_font_units(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct fonts *fonts = open_fonts(&job, TEST_FONTS);
    find(fonts, "gothic", 400);
    hb_codepoint_t glyph;
    assert_true(hb_font_get_nominal_glyph(face_hb_font(fonts, GOTHIC), 0x3042, &glyph));
    assert_int_equal(face_upem(fonts, GOTHIC), 1000);
    assert_int_equal(face_advance(fonts, GOTHIC, GLYPH_A), 500);
    assert_int_equal(face_advance(fonts, GOTHIC, glyph), 1000);
    /* 95 of ASCII, 61 signs, 256 of U+3000 to 30FF, 64 ideographs, 96 full-width forms,
     * .notdef */
    const int characters = 95 + 61 + 256 + 64 + 96, upright = 2 + 10 + 12 + 12 + 4;
    assert_int_equal(face_glyphs(fonts, GOTHIC), 1 + characters + upright + 1);
    job_end(&job);
}

/* Vertical metrics of the glyphs of some characters, as FreeType has them of the file. */
static void assert_vertical(const char *family, const char *path)
{
    static const int characters[] = {0x4E00, 0x3042, 0x3044, 0x30FC, 0x3001,
                                     0xFF08, 'A',    '1',    0x2015};
    struct job job = job_begin();
    struct fonts *fonts = open_fonts(&job, TEST_HOME "/fonts/fonts.xml");
    const int face = find(fonts, family, 400);
    FT_Library library;
    FT_Face ft;
    assert_int_equal(FT_Init_FreeType(&library), 0);
    assert_int_equal(FT_New_Face(library, path, 0, &ft), 0);
    for (int i = 0; i < (int)(sizeof characters / sizeof *characters); i++) {
        const FT_UInt glyph = FT_Get_Char_Index(ft, (FT_ULong)characters[i]);
        assert_int_equal(FT_Load_Glyph(ft, glyph, FT_LOAD_NO_SCALE), 0);
        const FT_Glyph_Metrics *m = &ft->glyph->metrics;
        const struct vertical_metrics v = face_vertical(fonts, face, glyph);
        assert_int_equal(v.advance, m->vertAdvance);
        assert_int_equal(v.x, m->horiAdvance / 2);
        assert_int_equal(v.y, m->vertBearingY + m->horiBearingY);
    }
    FT_Done_Face(ft);
    FT_Done_FreeType(library);
    job_end(&job);
}

static void test_upright_glyphs_stand_as_the_font_says(void **state)
{
    (void)state;
    assert_vertical("gothic-proportional",
                    "/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Regular.ttf");
    assert_vertical("mincho",
                    "/usr/share/fonts/truetype/bizud-mincho/BIZUDMincho-Regular.ttf");
    assert_vertical("noto-sans",
                    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");
}

static void test_upright_glyphs_without_metrics_stand_in_the_em_box(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct fonts *fonts = open_fonts(&job, TEST_FONTS);
    const int face = find(fonts, "more", 400);
    const struct vertical_metrics v = face_vertical(fonts, face, 1);
    assert_int_equal(v.advance, 1000);
    assert_int_equal(v.x, 500);
    assert_int_equal(v.y, 880);
    job_end(&job);
}

static void test_vertical_forms_are_known(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct fonts *fonts = open_fonts(&job, TEST_FONTS);
    find(fonts, "gothic", 400);
    find(fonts, "more", 400);
    assert_true(face_has_vertical_form(fonts, GOTHIC, 0x3001));
    assert_false(face_has_vertical_form(fonts, GOTHIC, 0x4E00));
    assert_false(face_has_vertical_form(fonts, GOTHIC, 0x10FFFF));
    assert_false(face_has_vertical_form(fonts, MORE, 0x4E40));
    job_end(&job);
}

static void test_a_face_describes_itself(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct fonts *fonts = open_fonts(&job, TEST_FONTS);
    find(fonts, "gothic", 700);
    const struct face_descriptor d = face_describe(&job, fonts, GOTHIC_BOLD);
    assert_str(d.postscript_name, "Square-Bold");
    assert_int_equal(d.ascent, 880);
    assert_int_equal(d.descent, -120);
    assert_int_equal(d.cap_height, 700);
    assert_int_equal(d.box[0], 0);
    assert_int_equal(d.box[1], -120);
    assert_int_equal(d.box[2], 1000);
    assert_int_equal(d.box[3], 880);
    assert_int_equal(d.italic_angle, 0);
    assert_false(d.is_cff);
    job_end(&job);
}

/* --- subsets -------------------------------------------------------------------- */

static void test_a_truetype_subset_numbers_its_glyphs_anew(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct fonts *fonts = open_fonts(&job, TEST_FONTS);
    find(fonts, "gothic", 400);
    const uint32_t glyphs[] = {5, GLYPH_A, 200, 500};
    struct face_subset subset;
    assert_true(face_subset(&job, fonts, GOTHIC, glyphs, 4, &subset));
    assert_false(subset.is_cff);
    for (int i = 0; i < 4; i++)
        assert_int_equal(subset.codes[i], i + 1);
    job_end(&job);
}

static void test_a_truetype_subset_is_a_font(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct fonts *fonts = open_fonts(&job, TEST_FONTS);
    find(fonts, "gothic", 400);
    const uint32_t glyphs[] = {GLYPH_A, 500};
    struct face_subset subset;
    assert_true(face_subset(&job, fonts, GOTHIC, glyphs, 2, &subset));
    hb_blob_t *blob = hb_blob_create(subset.bytes.p, (unsigned)subset.bytes.n,
                                     HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *font = hb_font_create(face);
    assert_int_equal(hb_face_get_glyph_count(face), 3);
    assert_int_equal(hb_font_get_glyph_h_advance(font, subset.codes[0]), 500);
    assert_int_equal(hb_font_get_glyph_h_advance(font, subset.codes[1]), 1000);
    hb_glyph_extents_t extents;
    assert_true(hb_font_get_glyph_extents(font, subset.codes[0], &extents));
    assert_int_equal(extents.width, 500);
    hb_font_destroy(font);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    job_end(&job);
}

static void test_a_subset_leaves_out_what_a_viewer_does_not_read(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct fonts *fonts = open_fonts(&job, TEST_FONTS);
    find(fonts, "gothic", 400);
    const uint32_t glyph = GLYPH_A;
    struct face_subset subset;
    assert_true(face_subset(&job, fonts, GOTHIC, &glyph, 1, &subset));
    assert_true(str_find(subset.bytes, STR("glyf")) > 0);
    assert_int_equal(str_find(subset.bytes, STR("cmap")), -1);
    assert_int_equal(str_find(subset.bytes, STR("name")), -1);
    assert_int_equal(str_find(subset.bytes, STR("OS/2")), -1);
    job_end(&job);
}

static void test_a_cff_subset_has_the_cids_of_the_whole_font(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct catalogue *catalogue =
        load_catalogue(&job, TEST_HOME "/fonts/fonts.xml");
    assert_non_null(catalogue);
    const struct catalogue_family *noto = NULL;
    for (int i = 0; i < catalogue->n; i++)
        if (str_is(catalogue->families[i].name, "noto-sans"))
            noto = &catalogue->families[i];
    if (!noto || !file_exists(noto->faces[0].path)) {
        job_end(&job);
        skip();
    }
    struct fonts *fonts = fonts_new(&job, catalogue);
    const int face = find(fonts, "noto-sans", 400);
    /* Noto Sans CJK numbers its glyphs by CID. */
    static const hb_codepoint_t characters[] = {'A', 0x5C71, 0x53E3};
    uint32_t glyphs[3];
    for (int i = 0; i < 3; i++)
        assert_true(hb_font_get_nominal_glyph(face_hb_font(fonts, face), characters[i],
                                              &glyphs[i]));
    struct face_subset subset;
    assert_true(face_subset(&job, fonts, face, glyphs, 3, &subset));
    assert_true(subset.is_cff);
    for (int i = 0; i < 3; i++)
        assert_int_equal(subset.codes[i], glyphs[i]);
    assert_memory_equal(subset.bytes.p, "\1\0", 2); /* the header of a CFF table */
    assert_true(face_describe(&job, fonts, face).is_cff);
    job_end(&job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_faces_are_numbered_as_the_catalogue_has_them),
        cmocka_unit_test(test_the_nearest_weight_is_taken),
        cmocka_unit_test(test_between_two_weights_the_lighter_is_taken),
        cmocka_unit_test(test_an_unknown_family_is_said_at_its_use),
        cmocka_unit_test(test_a_missing_file_is_said_once_with_its_package),
        cmocka_unit_test(test_a_file_that_is_no_font_is_said),
        cmocka_unit_test(test_a_changed_file_is_said_and_used),
        cmocka_unit_test(test_the_revision_is_the_check_sum_of_the_font),
        cmocka_unit_test(test_fallback_goes_through_the_families_in_order),
        cmocka_unit_test(test_fallback_keeps_to_the_weight),
        cmocka_unit_test(test_a_file_that_is_cut_off_is_damaged),
        cmocka_unit_test(test_a_single_font_has_one_face),
        cmocka_unit_test(test_a_missing_file_of_another_family_is_said_when_it_is_needed),
        cmocka_unit_test(test_the_families_of_a_list_are_asked_one_after_the_other),
        cmocka_unit_test(test_a_family_takes_scripts_from_others),
        cmocka_unit_test(test_every_family_of_a_list_must_be_there),
        cmocka_unit_test(test_the_catalogue_is_printed_with_what_is_there),
        cmocka_unit_test(test_a_face_covers_what_it_has_glyphs_for),
        cmocka_unit_test(test_glyphs_measure_in_font_units),
        cmocka_unit_test(test_upright_glyphs_stand_as_the_font_says),
        cmocka_unit_test(test_upright_glyphs_without_metrics_stand_in_the_em_box),
        cmocka_unit_test(test_vertical_forms_are_known),
        cmocka_unit_test(test_a_face_describes_itself),
        cmocka_unit_test(test_a_truetype_subset_numbers_its_glyphs_anew),
        cmocka_unit_test(test_a_truetype_subset_is_a_font),
        cmocka_unit_test(test_a_subset_leaves_out_what_a_viewer_does_not_read),
        cmocka_unit_test(test_a_cff_subset_has_the_cids_of_the_whole_font),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
