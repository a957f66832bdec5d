/* What stands beside text: lines along it, emphasis marks, links; in the square font,
 * whose em box reaches from 8.8 pt over the baseline to 1.2 pt below it at 10 pt. */
#include "painted.h"

#define PROSE(p) PLAN("<section><title>題</title><p>" p "</p></section>")

/* --- lines along the text ------------------------------------------------------- */

static void test_a_line_under_text_stands_clear_of_the_em_box(void **state)
{
    (void)state;
    /* The baseline is at 11.3: half of the leading of 5, and 8.8. */
    assert_shapes(
        100, 100,
        FLOW("<text>一<span text-decoration='underline 1pt'>丁七</span></text>"),
        "fill 10,12.8 20*1\n");
}

static void test_a_line_over_text_stands_on_the_em_box(void **state)
{
    (void)state;
    assert_shapes(100, 100,
                  FLOW("<text><span text-decoration='overline 1pt'>丁</span></text>"),
                  "fill 0,1.5 10*1\n");
    assert_shapes(
        100, 100,
        FLOW("<text><span text-decoration='double overline 1pt'>丁</span></text>"),
        "fill 0,-0.5 10*1\nfill 0,1.5 10*1\n");
}

static void test_a_line_skips_no_mark_and_ends_with_its_body(void **state)
{
    (void)state;
    assert_shapes(
        100, 100,
        FLOW("<text><span text-decoration='underline 1pt'>一、gA」</span>七</text>"),
        "fill 0,12.8 35*1\n");
}

static void test_one_straight_line_runs_under_sizes_side_by_side(void **state)
{
    (void)state;
    /* 20 pt: the baseline at 5 + 17.6, the line 3 pt below it. */
    assert_shapes(100, 100,
                  FLOW("<text><span text-decoration='underline 1pt'>一<span "
                       "font-size='20pt'>丁</span></span></text>"),
                  "fill 0,25.6 30*1\n");
}

static void test_a_line_goes_on_in_the_next_line(void **state)
{
    (void)state;
    assert_shapes(
        30, 100,
        FLOW("<text>一<span text-decoration='underline 1pt'>丁七万丈</span>三</text>"),
        "fill 10,12.8 20*1\nfill 0,27.8 20*1\n");
}

static void test_dots_and_dashes_begin_and_end_with_the_text(void **state)
{
    (void)state;
    assert_shapes(100, 100,
                  FLOW("<text text-decoration='underline dashed 1pt'>一</text>"),
                  "fill 0,12.8 3*1\nfill 7,12.8 3*1\n");
    assert_shapes(100, 100,
                  FLOW("<text text-decoration='underline dotted 2.5pt'>一</text>"),
                  "fill 0,12.8 2.5*2.5\nfill 3.75,12.8 2.5*2.5\nfill 7.5,12.8 2.5*2.5\n");
}

static void test_a_wave_is_one_shape(void **state)
{
    (void)state;
    assert_shapes(100, 100, FLOW("<text text-decoration='underline wavy 1pt'>一</text>"),
                  "path 0,11.8 10*3\n");
}

/* --- emphasis marks ------------------------------------------------------------- */

static void test_a_mark_stands_over_the_middle_of_each_character(void **state)
{
    (void)state;
    /* A mark's em box is 5 pt, its dot 1.9 pt; the gap of 10 pt between lines holds it:
     * its middle is at 5 + 0 - 2.5. */
    assert_shapes(100, 100, FLOW("<text text-emphasis='dot' line-height='2'>一A</text>"),
                  "fill 4.05,1.55 1.9*1.9\nfill 14.05,1.55 1.9*1.9\n");
}

static void test_marks_and_spaces_have_no_mark(void **state)
{
    (void)state;
    assert_shapes(100, 100,
                  FLOW("<text text-emphasis='dot' line-height='2'>「一」、　。丁</text>"),
                  "fill 9.05,1.55 1.9*1.9\nfill 49.05,1.55 1.9*1.9\n");
}

static void test_a_line_grows_by_what_its_gap_does_not_hold(void **state)
{
    (void)state;
    assert_lines(100, 100, FLOW("<text line-height='1'>一</text><text>丁</text>"),
                 "0,0 一\n0,10 丁\n");
    assert_lines(
        100, 100,
        FLOW("<text line-height='1.2' text-emphasis='dot'>一</text><text>丁</text>"),
        "0,0 一\n0,15 丁\n");
    assert_lines(
        100, 100,
        FLOW("<text line-height='1.5' text-emphasis='dot'>一</text><text>丁</text>"),
        "0,0 一\n0,15 丁\n");
}

static void test_open_marks_are_rings(void **state)
{
    (void)state;
    assert_shapes(100, 100,
                  FLOW("<text text-emphasis='open circle' line-height='2'>一</text>"
                       "<text text-emphasis='open sesame' line-height='2'>一</text>"),
                  "frame 2.8,0.3 4.4*4.4\npath 2.5,20 5*5\n");
}

static void test_em_of_the_plan_has_marks(void **state)
{
    (void)state;
    struct proof p =
        proof_shape(sheet_of(PROSE("一<em>丁</em>"), FLOW("<text select='//p'/>")));
    proof_lay(&p, 100, 100);
    assert_laid(&p);
    assert_string_equal(shapes_of(&p), "fill 14.05,-0.95 1.9*1.9\n");
    proof_end(&p);
}

static void test_a_layout_may_give_em_other_looks(void **state)
{
    (void)state;
    struct proof p = proof_shape(
        sheet_of(PROSE("一<em>丁</em>"),
                 LAYOUT(PALETTE MASTER "<style name='em' font-weight='bold'/>"
                                       "<page-sequence master='m'><text select='//p'/>"
                                       "</page-sequence>")));
    proof_lay(&p, 100, 100);
    assert_laid(&p);
    assert_string_equal(shapes_of(&p), "");
    assert_int_equal(p.sheet.boxes->texts[0]->text.runs[1].style->font_weight, 700);
    proof_end(&p);
}

/* --- links ---------------------------------------------------------------------- */

static void test_a_link_covers_its_text_in_each_line(void **state)
{
    (void)state;
    struct proof p = proof_shape(
        sheet_of(PROSE("一<a href='https://example.jp/'>丁<b>七</b>万</a>三"),
                 LAYOUT(PALETTE MASTER "<style name='b' font-weight='bold'/>"
                                       "<page-sequence master='m'><text select='//p'/>"
                                       "</page-sequence>")));
    proof_lay(&p, 30, 100);
    assert_laid(&p);
    const struct list spots = spots_of(&p, 0);
    struct strbuf b;
    strbuf_init(&b, p.sheet.job.doc);
    for (int i = 0; i < spots.n; i++) {
        const struct spot *spot = list_at(&spots, i);
        if (spot->frag->kind != FRAG_LINK)
            continue;
        strbuf_addf(&b, "%d,%d %d*%d %s\n", (int)(spot->x / EMU_PT),
                    (int)(spot->y * 10 / EMU_PT), (int)(spot->frag->w / EMU_PT),
                    (int)(spot->frag->h / EMU_PT), spot->frag->link.href.p);
    }
    assert_string_equal(strbuf_str(&b).p, "10,25 20*10 https://example.jp/\n"
                                          "0,175 10*10 https://example.jp/\n");
    proof_end(&p);
}

static void test_a_link_is_an_annotation_with_an_address_in_ascii(void **state)
{
    (void)state;
    struct sheet_pdf pdf = pdf_with(PROSE("<a href='https://example.jp/七 1'>丁</a>"),
                                    100, 100, FLOW("<text select='//p'/>"));
    assert_true(has(pdf.objects, "/Subtype /Link"));
    /* libharu writes / as \057 and % as \045. */
    assert_true(has(pdf.objects, "/URI (https:\\057\\057example.jp\\057"
                                 "\\045E4\\045B8\\04583\\045201)"));
    assert_true(has(pdf.objects, "/Rect [ 0 87.5 10 97.5 ]"));
    assert_true(has(pdf.objects, "/Annots ["));
    pdf_end(&pdf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_line_under_text_stands_clear_of_the_em_box),
        cmocka_unit_test(test_a_line_over_text_stands_on_the_em_box),
        cmocka_unit_test(test_a_line_skips_no_mark_and_ends_with_its_body),
        cmocka_unit_test(test_one_straight_line_runs_under_sizes_side_by_side),
        cmocka_unit_test(test_a_line_goes_on_in_the_next_line),
        cmocka_unit_test(test_dots_and_dashes_begin_and_end_with_the_text),
        cmocka_unit_test(test_a_wave_is_one_shape),
        cmocka_unit_test(test_a_mark_stands_over_the_middle_of_each_character),
        cmocka_unit_test(test_marks_and_spaces_have_no_mark),
        cmocka_unit_test(test_a_line_grows_by_what_its_gap_does_not_hold),
        cmocka_unit_test(test_open_marks_are_rings),
        cmocka_unit_test(test_em_of_the_plan_has_marks),
        cmocka_unit_test(test_a_layout_may_give_em_other_looks),
        cmocka_unit_test(test_a_link_covers_its_text_in_each_line),
        cmocka_unit_test(test_a_link_is_an_annotation_with_an_address_in_ascii),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
