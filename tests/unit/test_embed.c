/* Fonts that are made while pages are laid out: they hold what they would hold otherwise,
 * whoever makes them. */
#include "painted.h"

#include "base/helper.h"
#include "shape/noted.h"

#define MIXED                                                                            \
    FLOW("<text>一乀a、<page-number/>/<page-count/></text>"                           \
         "<text font-weight='bold' hyphens='auto'>一丁lobanate𠮷</text>"             \
         "<box writing-mode='vertical-rl' height='40pt'><text>一（12）</text></box>")

static struct noted_glyphs note(struct proof *p)
{
    struct noted_glyphs noted = noted_glyphs_in(p->sheet.job.doc, fonts_count(p->fonts));
    note_glyphs(&noted, p->shaped);
    return noted;
}

static struct proof proof_laid(const char *layout)
{
    struct proof p = proof_shape(sheet_of(PLAN(""), layout));
    proof_lay(&p, 40, 100);
    assert_laid(&p);
    return p;
}

static struct str paint(struct proof *p, struct embedding *embedding)
{
    struct str bytes;
    assert_true(paint_pdf(&p->sheet.job, p->pages, p->fonts, embedding, &profile_screen,
                          NULL, &bytes));
    return bytes;
}

/* --- what is noted -------------------------------------------------------------- */

static bool is_noted(const struct noted_glyphs *noted, const struct glyph_run *run,
                     uint32_t id)
{
    for (int i = 0; i < noted->glyphs.n; i++) {
        const struct noted_glyph *g = noted_glyph_at(noted, i);
        if (g->face == run->face && g->orientation == run->orientation && g->id == id)
            return true;
    }
    return false;
}

static void test_all_glyphs_of_the_pages_are_noted(void **state)
{
    (void)state;
    struct proof p = proof_laid(MIXED);
    const struct noted_glyphs noted = note(&p);
    int n = 0;
    for (int page = 0; page < p.pages->n; page++) {
        const struct list spots = spots_of(&p, page);
        for (int i = 0; i < spots.n; i++) {
            const struct frag *frag = ((const struct spot *)list_at(&spots, i))->frag;
            for (int r = 0; frag->kind == FRAG_LINE && r < frag->line.n; r++)
                for (int g = 0; g < frag->line.runs[r].n; g++, n++)
                    assert_true(is_noted(&noted, &frag->line.runs[r],
                                         frag->line.runs[r].glyphs[g].id));
        }
    }
    assert_true(n > 20);
    proof_end(&p);
}

static void test_a_glyph_is_noted_once_with_its_first_text(void **state)
{
    (void)state;
    struct proof p = proof_laid(FLOW("<text>一丁一</text><text>丁一a</text>"));
    const struct noted_glyphs noted = note(&p);
    assert_int_equal(noted.glyphs.n, 3);
    assert_true(str_is(noted_glyph_at(&noted, 0)->text, "一"));
    assert_true(str_is(noted_glyph_at(&noted, 1)->text, "丁"));
    assert_true(str_is(noted_glyph_at(&noted, 2)->text, "a"));
    uint32_t *ids;
    assert_int_equal(noted_ids(&noted, noted_glyph_at(&noted, 0)->face, &ids), 3);
    assert_true(ids[0] < ids[1] && ids[1] < ids[2]);
    proof_end(&p);
}

static void test_letters_that_stand_side_by_side_are_noted_one_by_one(void **state)
{
    (void)state;
    struct proof p = proof_laid(
        FLOW("<box writing-mode='vertical-rl' height='40pt'>"
             "<text>一<span text-combine-upright='all'>12</span></text></box>"));
    const struct noted_glyphs noted = note(&p);
    assert_int_equal(noted.glyphs.n, 3);
    assert_true(str_is(noted_glyph_at(&noted, 1)->text, "1"));
    assert_true(str_is(noted_glyph_at(&noted, 2)->text, "2"));
    proof_end(&p);
}

/* --- what is made of it --------------------------------------------------------- */

static void test_a_helper_makes_the_same_fonts(void **state)
{
    (void)state;
    struct proof p = proof_laid(MIXED);
    const struct noted_glyphs noted = note(&p);
    struct job *job = &p.sheet.job;
    const struct str alone = paint(&p, paint_begin(job, p.fonts, &noted));
    for (int round = 0; round < 5; round++) {
        job->helper = helper_new(job->doc);
        const struct str helped = paint(&p, paint_begin(job, p.fonts, &noted));
        helper_end(job->helper);
        job->helper = NULL;
        assert_true(str_eq(helped, alone));
    }
    proof_end(&p);
}

static void test_glyphs_that_are_not_noted_are_embedded_too(void **state)
{
    (void)state;
    struct proof p = proof_laid(MIXED);
    struct job *job = &p.sheet.job;
    const struct str unknown = paint(&p, NULL);
    const struct noted_glyphs nothing = noted_glyphs_in(job->doc, fonts_count(p.fonts));
    struct noted_glyphs one = nothing;
    one.faces = noted_glyphs_in(job->doc, fonts_count(p.fonts)).faces;
    struct shaped first = *p.shaped;
    first.n = 1;
    note_glyphs(&one, &first);
    job->helper = helper_new(job->doc);
    assert_true(str_eq(paint(&p, paint_begin(job, p.fonts, &nothing)), unknown));
    const struct str some = paint(&p, paint_begin(job, p.fonts, &one));
    helper_end(job->helper);
    job->helper = NULL;
    assert_true(str_eq(some, paint(&p, paint_begin(job, p.fonts, &one))));
    proof_end(&p);
}

/* A text that is on no page leaves a trace: the fonts do not hang on the pages. */
static void test_what_is_noted_is_embedded(void **state)
{
    (void)state;
    struct proof p = proof_laid(FLOW("<text>一<page-number/></text>"));
    const struct noted_glyphs noted = note(&p);
    struct job *job = &p.sheet.job;
    const struct str bytes = paint(&p, paint_begin(job, p.fonts, &noted));
    assert_true(has(objects_of(job, bytes), "/W [ 1 [ 500 500 500 500 500 500 500 500 "
                                            "500 500 1000 ] ]"));
    assert_true(has(objects_of(job, paint(&p, NULL)), "/W [ 1 [ 500 1000 ] ]"));
    proof_end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_glyphs_of_the_pages_are_noted),
        cmocka_unit_test(test_a_glyph_is_noted_once_with_its_first_text),
        cmocka_unit_test(test_letters_that_stand_side_by_side_are_noted_one_by_one),
        cmocka_unit_test(test_a_helper_makes_the_same_fonts),
        cmocka_unit_test(test_glyphs_that_are_not_noted_are_embedded_too),
        cmocka_unit_test(test_what_is_noted_is_embedded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
