/* Which face a character is set in, and how large: families, what they take from each
 * other, variants and marks. The square font is face 0, the bold one 1, "more" 2; the
 * family "letters" is the bold one (4), "mixed" (5) takes letters and digits from it. */
#include "proof.h"
#include "shape/messages.h"
#include "shape/shaping.h"

#define VS17    "\xF3\xA0\x84\x80" /* U+E0100 */
#define VS18    "\xF3\xA0\x84\x81"
#define VS24    "\xF3\xA0\x84\x87"
#define DAKUTEN "\xE3\x82\x99"

/* The clusters of the first text, each as TEXT=FACE, and *SCALE if that is not 1000. */
static void assert_faces(const char *layout, const char *expected)
{
    struct proof p = proof_of(layout);
    assert_proved(&p);
    const struct paragraph *paragraph = &p.shaped->paragraphs[0];
    struct strbuf b;
    strbuf_init(&b, p.sheet.job.doc);
    for (int i = 0; i < paragraph->n; i++) {
        const struct cluster *c = &paragraph->clusters[i];
        strbuf_add_c(&b, i ? " " : "");
        strbuf_add(&b, str_slice(paragraph->text, c->text, c->text + c->text_length));
        strbuf_addf(&b, "=%d", c->face);
        if (c->scale != 1000)
            strbuf_addf(&b, "*%d", c->scale);
    }
    assert_string_equal(strbuf_str(&b).p, expected);
    proof_end(&p);
}

#define IN(family, text) FLOW("<text font-family='" family "'>" text "</text>")

/* --- families ------------------------------------------------------------------- */

static void test_a_character_is_set_in_the_first_family_that_has_it(void **state)
{
    (void)state;
    assert_faces(IN("gothic", "一乀"), "一=0 乀=2");
    assert_faces(IN("more, gothic", "一乀A"), "一=0 乀=2 A=0");
    assert_faces(IN("letters, gothic", "一乀A"), "一=4*900 乀=2 A=4*900");
}

static void test_a_family_takes_scripts_from_others(void **state)
{
    (void)state;
    assert_faces(IN("mixed", "一Aか、"), "一=5 A=4*1100 か=4*1100 、=5");
    assert_faces(IN("mixed", "1,2.A"), "1=4*800 ,=4*800 2=4*800 .=4*1100 A=4*1100");
}

#define WITH(family, scripts, text)                                                      \
    FLOW("<text font-family='" family "' font-scripts='" scripts "'>" text "</text>")

static void test_a_style_sets_scripts_in_other_families_and_sizes(void **state)
{
    (void)state;
    assert_faces(WITH("gothic", "kana 97%, digits 110%", "一Aか、1,2"),
                 "一=0 A=0 か=0*970 、=0 1=0*1100 ,=0*1100 2=0*1100");
    assert_faces(WITH("gothic", "latin digits letters", "一A1"), "一=0 A=4*900 1=4*900");
    assert_faces(WITH("gothic", "kanji kana letters 110%", "一かA"),
                 "一=4*990 か=4*990 A=0");
    assert_faces(WITH("gothic", "none", "一A"), "一=0 A=0");
}

static void test_its_sizes_are_of_what_the_family_sets(void **state)
{
    (void)state;
    assert_faces(WITH("mixed", "kana 90%, digits 110%", "一Aか1"),
                 "一=5 A=4*1100 か=4*990 1=4*880");
    assert_faces(WITH("gothic", "latin mixed 50%", "一A"), "一=0 A=4*550");
}

static void test_what_the_family_of_a_script_lacks_is_of_the_rest(void **state)
{
    (void)state;
    assert_faces(WITH("gothic", "kanji more 120%", "一乀"), "一=0 乀=2*1200");
}

static void test_what_the_other_family_lacks_is_its_own(void **state)
{
    (void)state;
    assert_faces(IN("mixed", "乀"), "乀=2");
}

static void test_larger_type_takes_more_room(void **state)
{
    (void)state;
    struct proof p = proof_of(IN("mixed", "一か1"));
    assert_proved(&p);
    assert_string_equal(clusters_of(&p, 0), "一:1000| か:1100+250| 1:400");
    proof_end(&p);
    assert_lines(100, 50, IN("mixed", "か一"), "0,0 か一\n");
}

static void test_its_marks_lose_half_of_their_own_em(void **state)
{
    (void)state;
    struct proof p = proof_of(IN("letters", "「一」"));
    assert_proved(&p);
    assert_string_equal(clusters_of(&p, 0), "「:450 一:900 」:450");
    proof_end(&p);
}

static void test_a_slot_is_set_like_digits(void **state)
{
    (void)state;
    struct proof p = proof_on(100, 50, IN("mixed", "<page-number/>"));
    assert_laid(&p);
    const struct list spots = spots_of(&p, 0);
    const struct spot *last = list_at(&spots, spots.n - 1);
    assert_int_equal(last->frag->kind, FRAG_LINE);
    assert_int_equal(last->frag->w, 8 * EMU_PT);
    proof_end(&p);
}

/* --- clusters ------------------------------------------------------------------- */

static const struct shaped_glyph *glyph_of(const struct proof *p, int text, int cluster)
{
    const struct paragraph *paragraph = &p->shaped->paragraphs[text];
    return &paragraph->glyphs[paragraph->clusters[cluster].glyph];
}

static void test_a_variant_has_its_glyph(void **state)
{
    (void)state;
    struct proof p = proof_of(IN("gothic", "一" VS17 "丁" VS18 "丁"));
    assert_proved(&p);
    assert_int_equal(p.shaped->paragraphs[0].n, 3);
    assert_int_not_equal(glyph_of(&p, 0, 1)->id, glyph_of(&p, 0, 2)->id);
    proof_end(&p);
}

static void test_a_variant_comes_from_the_face_that_has_it(void **state)
{
    (void)state;
    assert_faces(IN("gothic", "乀" VS18), "乀" VS18 "=2");
}

static void test_an_unknown_variant_is_drawn_as_its_base_and_said(void **state)
{
    (void)state;
    struct proof p = proof_of(IN("gothic", "丁" VS24 "七丁" VS24));
    assert_finding(&p.sheet.job, 0, DIAG_VARIATION_UNKNOWN, "丁" VS24 "七");
    assert_int_equal(diags_count(p.sheet.job.diags), 1);
    assert_non_null(p.shaped);
    assert_int_equal(p.shaped->paragraphs[0].n, 3);
    proof_end(&p);
}

static void test_a_mark_is_set_with_its_base(void **state)
{
    (void)state;
    /* "more" has no mark, and the square font has, but not this ideograph. */
    struct proof p = proof_of(IN("gothic", "乀" DAKUTEN));
    assert_finding(&p.sheet.job, 0, DIAG_GLYPH_MISSING, DAKUTEN);
    assert_null(p.shaped);
    proof_end(&p);
    assert_faces(IN("more, gothic", "一" DAKUTEN "か" DAKUTEN),
                 "一" DAKUTEN "=0 か" DAKUTEN "=0");
}

/* --- forms ---------------------------------------------------------------------- */

/* The first text of a layout, shaped in the fonts that are shipped. */
static struct proof shipped(const char *layout)
{
    struct proof p = proof_in(TEST_HOME "/fonts/fonts.xml", sheet_of(PLAN(""), layout));
    assert_proved(&p);
    return p;
}

static void test_older_forms_are_other_glyphs_of_the_same_text(void **state)
{
    (void)state;
    struct proof p = shipped(
        FLOW("<text>辻<span font-variant-east-asian='jis90'>辻</span></text>"
             "<text>国<span font-variant-east-asian='traditional'>国</span></text>"
             "<text>鴎<span font-variant-east-asian='jis78'>鴎</span></text>"));
    for (int i = 0; i < p.shaped->n; i++) {
        const struct paragraph *paragraph = &p.shaped->paragraphs[i];
        assert_int_equal(paragraph->n, 2);
        assert_int_not_equal(glyph_of(&p, i, 0)->id, glyph_of(&p, i, 1)->id);
    }
    proof_end(&p);
}

static void test_japanese_quotes_are_half_an_em_in_any_face(void **state)
{
    (void)state;
    struct proof p = shipped(FLOW("<text font-family='noto-sans'>“一”と‘二’</text>"
                                  "<text font-family='noto-serif'>“一”</text>"
                                  "<text>“一”</text>"));
    assert_string_equal(clusters_of(&p, 0),
                        "“:500 一:1000 ”:500+500| と:1000~500| ‘:500 二:1000 ’:500");
    assert_string_equal(clusters_of(&p, 1), "“:500 一:1000 ”:500");
    assert_string_equal(clusters_of(&p, 2), "“:1024 一:2048 ”:1024");
    proof_end(&p);
}

static void test_latin_quotes_keep_their_width(void **state)
{
    (void)state;
    struct proof p = shipped(FLOW("<text font-family='noto-sans'>“a” don’t</text>"));
    const struct paragraph *paragraph = &p.shaped->paragraphs[0];
    assert_true(paragraph->clusters[0].advance < 500);
    assert_true(paragraph->clusters[7].advance < 500);
    proof_end(&p);
}

static void test_digits_of_the_usual_faces_align(void **state)
{
    (void)state;
    static const char *const families[] = {"gothic", "mincho", "noto-sans"};
    for (int f = 0; f < 3; f++) {
        struct job job = job_begin();
        struct proof p =
            shipped(str_format(job.doc, FLOW("<text font-family='%s'>0123456789</text>"),
                               families[f])
                        .p);
        for (int i = 1; i < 10; i++)
            assert_int_equal(glyph_of(&p, 0, i)->advance, glyph_of(&p, 0, 0)->advance);
        proof_end(&p);
        job_end(&job);
    }
}

static void test_a_mark_without_a_form_for_columns_is_said(void **state)
{
    (void)state;
    struct proof p =
        proof_of(FLOW("<text font-family='letters' writing-mode='vertical-rl'>"
                      "一ヶ七ッ七ヶ</text>"));
    assert_finding(&p.sheet.job, 0, DIAG_VERTICAL_FORM_MISSING, "ヶ七ッ");
    assert_int_equal(diags_count(p.sheet.job.diags), 1);
    assert_non_null(p.shaped);
    proof_end(&p);
}

static void test_a_mark_in_a_column_is_of_a_face_that_has_its_form(void **state)
{
    (void)state;
    assert_faces(FLOW("<text writing-mode='vertical-rl'>一ヶ七ッ</text>"),
                 "一=0 ヶ=2 七=0 ッ=0");
    assert_faces(FLOW("<text>一ヶ七ッ</text>"), "一=0 ヶ=0 七=0 ッ=0");
}

/* --- plain text ----------------------------------------------------------------- */

/* Holds what the face says of its plain characters against what HarfBuzz makes of them,
 * many in a row. */
static void check_row(struct fonts *fonts, int face, const int *characters, int n)
{
    static const hb_feature_t features[] = {{HB_TAG('l', 'i', 'g', 'a'), 0, 0, -1u},
                                            {HB_TAG('c', 'l', 'i', 'g'), 0, 0, -1u}};
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf32(buffer, (const uint32_t *)characters, n, 0, n);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_language(buffer, hb_language_from_string("ja", -1));
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(face_hb_font(fonts, face), buffer, features, 2);
    unsigned glyphs;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &glyphs);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
    assert_int_equal(glyphs, n);
    for (int i = 0; i < n; i++) {
        uint32_t glyph = 0;
        assert_int_not_equal(face_plain_glyph(fonts, face, characters[i], &glyph),
                             PLAIN_NOT);
        assert_int_equal(infos[i].codepoint, glyph);
        assert_int_equal(infos[i].cluster, i);
        assert_int_equal(positions[i].x_advance, face_advance(fonts, face, glyph));
        assert_int_equal(positions[i].x_offset, 0);
        assert_int_equal(positions[i].y_offset, 0);
    }
    hb_buffer_destroy(buffer);
}

/* Every plain character of the face, in the order of their codes and in another one. */
static int check_plain(struct fonts *fonts, int face)
{
    static int all[0x10000], mixed[0x10000];
    int n = 0;
    uint32_t glyph;
    for (int c = 0x20; c < 0x30000 && n < 0x10000; c++)
        if (is_plain_character(c) && face_plain_glyph(fonts, face, c, &glyph))
            all[n++] = c;
    for (int i = 0; i < n; i++)
        mixed[i] = all[(int64_t)i * 7919 % n];
    for (int i = 0; i < n; i += 50) {
        check_row(fonts, face, all + i, n - i < 50 ? n - i : 50);
        check_row(fonts, face, mixed + i, n - i < 50 ? n - i : 50);
    }
    return n;
}

static void test_plain_characters_are_what_harfbuzz_makes_of_them(void **state)
{
    (void)state;
    static const char *const families[] = {"gothic", "gothic-proportional", "mincho"};
    struct job job = job_begin();
    const struct catalogue *catalogue =
        load_catalogue(&job, TEST_HOME "/fonts/fonts.xml");
    struct fonts *fonts = fonts_new(&job, catalogue);
    for (int i = 0; i < 3; i++)
        for (int weight = 400; weight <= 700; weight += 300)
            assert_true(check_plain(fonts, fonts_find(fonts, str_of(families[i]), weight,
                                                      NO_POS)) > 7000);
    /* Others have kerning, or marks to place. */
    assert_false(face_is_plain(fonts, fonts_find(fonts, STR("noto-sans"), 400, NO_POS)));
    assert_false(face_is_plain(fonts, fonts_find(fonts, STR("dejavu"), 400, NO_POS)));
    job_end(&job);
}

/* --- the report ----------------------------------------------------------------- */

static void test_the_report_says_what_each_face_sets(void **state)
{
    (void)state;
    struct proof p = proof_of(FLOW("<text>丁一丁乀<br/><page-number/></text>"
                                   "<text font-family='mixed'>1乀</text>"
                                   "<text font-family='more, gothic'>乂𠮷𠮷</text>"));
    struct job *job = &p.sheet.job;
    assert_proved(&p);
    const char *folder = path_folder(job->doc, TEST_FONTS);
    const char *layout = TEST_SCRATCH "/layout.xml";
    assert_str(shape_faces_used(job, p.fonts, p.shaped),
               str_format(job->doc,
                          "gothic 400: 3 characters, 2 different (%s/square.ttf)\n"
                          "  一丁\n"
                          "more 400: 5 characters, 3 different (%s/more.ttf)\n"
                          "  乂𠮷\n"
                          "  乀 U+4E40: 2 times, in place of gothic, first at %s:1:272\n"
                          "letters 400: 1 character, 1 different (%s/square-bold.ttf)\n"
                          "  1\n",
                          folder, folder, layout, folder)
                   .p);
    proof_end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_character_is_set_in_the_first_family_that_has_it),
        cmocka_unit_test(test_a_family_takes_scripts_from_others),
        cmocka_unit_test(test_a_style_sets_scripts_in_other_families_and_sizes),
        cmocka_unit_test(test_its_sizes_are_of_what_the_family_sets),
        cmocka_unit_test(test_what_the_family_of_a_script_lacks_is_of_the_rest),
        cmocka_unit_test(test_what_the_other_family_lacks_is_its_own),
        cmocka_unit_test(test_larger_type_takes_more_room),
        cmocka_unit_test(test_its_marks_lose_half_of_their_own_em),
        cmocka_unit_test(test_a_slot_is_set_like_digits),
        cmocka_unit_test(test_a_variant_has_its_glyph),
        cmocka_unit_test(test_a_variant_comes_from_the_face_that_has_it),
        cmocka_unit_test(test_an_unknown_variant_is_drawn_as_its_base_and_said),
        cmocka_unit_test(test_a_mark_is_set_with_its_base),
        cmocka_unit_test(test_older_forms_are_other_glyphs_of_the_same_text),
        cmocka_unit_test(test_japanese_quotes_are_half_an_em_in_any_face),
        cmocka_unit_test(test_latin_quotes_keep_their_width),
        cmocka_unit_test(test_digits_of_the_usual_faces_align),
        cmocka_unit_test(test_a_mark_in_a_column_is_of_a_face_that_has_its_form),
        cmocka_unit_test(test_a_mark_without_a_form_for_columns_is_said),
        cmocka_unit_test(test_plain_characters_are_what_harfbuzz_makes_of_them),
        cmocka_unit_test(test_the_report_says_what_each_face_sets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
