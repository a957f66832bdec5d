/* Vertical writing, in the square font: 10 characters at 10 pt are 100 pt long, a column
 * is 15 pt wide and its middle 7.5 pt from its edges. */
#include "compose/messages.h"
#include "layout/messages.h"
#include "proof.h"

/* The columns of the first page, each as X,Y TEXT in points: the middle of the column and
 * the top of its first glyph's body. Lines are told as in lines_of. */
static const char *columns_of(struct proof *p)
{
    const struct list spots = spots_of(p, 0);
    struct strbuf b;
    strbuf_init(&b, p->sheet.job.doc);
    for (int i = 0; i < spots.n; i++) {
        const struct spot *spot = list_at(&spots, i);
        if (spot->frag->kind != FRAG_LINE || !spot->frag->line.n)
            continue;
        const struct glyph_run *run = spot->frag->line.runs;
        const bool vertical = spot->frag->line.vertical;
        strbuf_add_c(&b, vertical ? "" : "level ");
        add_pt(&b, spot->x + (vertical ? spot->frag->w / 2 : run->x));
        strbuf_add_char(&b, ',');
        add_pt(&b, spot->y + (vertical ? run->y + run->glyphs[0].y : 0));
        strbuf_add_char(&b, ' ');
        strbuf_add(&b, spot->frag->line.text);
        strbuf_add_char(&b, '\n');
    }
    return b.n ? strbuf_str(&b).p : "";
}

static void assert_columns(int w, int h, const char *layout, const char *expected)
{
    struct proof p = proof_on(w, h, layout);
    assert_laid(&p);
    assert_string_equal(columns_of(&p), expected);
    proof_end(&p);
}

/* The runs of the first line, each as its orientation, the place of its origin and those
 * of its glyphs along the line. */
static void assert_runs(int w, int h, const char *layout, const char *expected)
{
    static const char *const orientations[] = {"level", "upright", "sideways"};
    struct proof p = proof_on(w, h, layout);
    assert_laid(&p);
    const struct list spots = spots_of(&p, 0);
    struct strbuf b;
    strbuf_init(&b, p.sheet.job.doc);
    for (int i = 0; i < spots.n && !b.n; i++) {
        const struct spot *spot = list_at(&spots, i);
        const int n = spot->frag->kind == FRAG_LINE ? spot->frag->line.n : 0;
        for (int r = 0; r < n; r++) {
            const struct glyph_run *run = &spot->frag->line.runs[r];
            strbuf_addf(&b, "%s ", orientations[run->orientation]);
            add_pt(&b, spot->x + run->x);
            for (int g = 0; g < run->n; g++) {
                strbuf_add_c(&b, g ? " " : ": ");
                add_pt(&b, spot->y + run->y + run->glyphs[g].y);
            }
            strbuf_add_char(&b, '\n');
        }
    }
    assert_string_equal(strbuf_str(&b).p, expected);
    proof_end(&p);
}

#define VERTICAL(more, text)                                                             \
    FLOW("<text writing-mode='vertical-rl' " more ">" text "</text>")

/* --- columns -------------------------------------------------------------------- */

static void test_columns_go_from_right_to_left(void **state)
{
    (void)state;
    assert_columns(100, 100, VERTICAL("height='30pt'", "一丁七万丈三上下"),
                   "92.5,0 一丁七\n77.5,0 万丈三\n62.5,0 上下\n");
}

static void test_a_column_is_as_long_as_its_text(void **state)
{
    (void)state;
    struct proof p = proof_on(100, 100, VERTICAL("", "一丁七万"));
    assert_laid(&p);
    const struct list spots = spots_of(&p, 0);
    const struct spot *flow = list_at(&spots, 1);
    assert_int_equal(flow->frag->h, 40 * EMU_PT);
    assert_string_equal(columns_of(&p), "92.5,0 一丁七万\n");
    proof_end(&p);
}

static void test_a_column_is_no_longer_than_the_page(void **state)
{
    (void)state;
    assert_columns(100, 50, VERTICAL("", "一丁七万丈三上"),
                   "92.5,0 一丁七万丈\n77.5,0 三上\n");
}

static void test_forced_ends_begin_a_column(void **state)
{
    (void)state;
    assert_columns(100, 100, VERTICAL("", "一丁<br/>七"), "92.5,0 一丁\n77.5,0 七\n");
}

static void test_columns_that_a_page_does_not_hold_stand_on_the_next(void **state)
{
    (void)state;
    struct proof p =
        proof_on(30, 20, VERTICAL("orphans='1' widows='1'", "一丁七万丈三上"));
    assert_laid(&p);
    assert_int_equal(p.pages->n, 2);
    assert_string_equal(columns_of(&p), "22.5,0 一丁\n7.5,0 七万\n");
    proof_end(&p);
}

static void test_a_column_that_does_not_fit_below_moves_on(void **state)
{
    (void)state;
    struct proof p = proof_on(
        100, 50, FLOW("<text>一</text><text writing-mode='vertical-rl'>丁七万丈</text>"));
    assert_laid(&p);
    assert_int_equal(p.pages->n, 2);
    assert_string_equal(columns_of(&p), "level 0,0 一\n");
    proof_end(&p);
}

static void test_columns_must_fit_side_by_side(void **state)
{
    (void)state;
    assert_too_large(40, 100,
                     FLOW("<box break-inside='avoid'><text writing-mode='vertical-rl'>"
                          "一<br/>丁<br/>七</text></box>"),
                     DIAG_BOX_TOO_WIDE, "<text writing-mode");
}

/* --- glyphs --------------------------------------------------------------------- */

static void test_ideographs_stand_upright_on_the_middle(void **state)
{
    (void)state;
    assert_runs(100, 100, VERTICAL("", "一丁"), "upright 92.5: 0 10\n");
}

static void test_latin_lies_on_its_side(void **state)
{
    (void)state;
    /* The em box of Latin has its middle on the column's: 0.38 em above the baseline,
     * which is to the left. A quarter em parts it from what stands upright. */
    assert_runs(100, 100, VERTICAL("", "一ab丁"),
                "upright 92.5: 0\nsideways 88.7: 12.5 17.5\nupright 92.5: 25\n");
}

static void test_latin_can_be_made_to_stand(void **state)
{
    (void)state;
    assert_runs(100, 100, VERTICAL("text-orientation='upright'", "一ab丁"),
                "upright 92.5: 0 10 20 30\n");
    assert_runs(100, 100, VERTICAL("", "一<span text-orientation='upright'>a</span>b"),
                "upright 92.5: 0\nupright 92.5: 10\nsideways 88.7: 20\n");
}

static void test_marks_with_a_vertical_form_stand(void **state)
{
    (void)state;
    /* The blank half of the bracket is in front, above it. */
    assert_runs(100, 100, VERTICAL("", "一「丁」"), "upright 92.5: 0 10 20 30\n");
    assert_runs(100, 100, VERTICAL("", "「丁"), "upright 92.5: -5 5\n");
    assert_runs(100, 100, VERTICAL("", "丁ー"), "upright 92.5: 0 10\n");
}

static void test_marks_without_one_are_turned(void **state)
{
    (void)state;
    assert_runs(100, 100, VERTICAL("", "一〜丁"),
                "upright 92.5: 0\nsideways 88.7: 10\nupright 92.5: 20\n");
}

static void test_the_vertical_form_is_another_glyph(void **state)
{
    (void)state;
    struct proof p = proof_of(VERTICAL("", "、<br/>、") "");
    struct proof level = proof_of(FLOW("<text>、</text>"));
    assert_proved(&p);
    assert_int_not_equal(p.shaped->paragraphs[0].glyphs[0].id,
                         level.shaped->paragraphs[0].glyphs[0].id);
    proof_end(&p);
    proof_end(&level);
}

static void test_a_face_without_vertical_metrics_goes_down_an_em(void **state)
{
    (void)state;
    assert_runs(100, 100, VERTICAL("", "乀乁"), "upright 92.5: 0 10\n");
}

static void test_smaller_type_keeps_to_the_middle(void **state)
{
    (void)state;
    assert_runs(100, 100, VERTICAL("", "一<span font-size='5pt'>丁</span>"),
                "upright 92.5: 0\nupright 92.5: 10\n");
}

static void test_a_raised_stretch_goes_to_the_right(void **state)
{
    (void)state;
    assert_runs(100, 100,
                VERTICAL("", "一<span font-size='5pt' baseline-shift='2pt'>丁</span>"),
                "upright 92.5: 0\nupright 94.5: 10\n");
}

static void test_letters_are_spaced_along_the_column(void **state)
{
    (void)state;
    assert_runs(100, 100, VERTICAL("letter-spacing='0.3em'", "丈三"),
                "upright 92.5: 0 13\n");
}

/* --- labels --------------------------------------------------------------------- */

/* A label over three rows of ten points and more. */
#define LABEL(style)                                                                     \
    FLOW(                                                                                \
        "<grid columns='21pt 1fr'><cell rowspan='2'><text flex-grow='1' "                \
        "writing-mode='vertical-rl' " style ">丈三</text></cell>"                      \
        "<cell><text>一<br/>丁</text></cell><cell><text>七<br/>万</text></cell></grid>")

static void test_a_label_is_centred_over_its_rows(void **state)
{
    (void)state;
    assert_columns(100, 100, LABEL("text-align='center' justify-content='center'"),
                   "10.5,20 丈三\nlevel 21,0 一\nlevel 21,15 丁\nlevel 21,30 七\n"
                   "level 21,45 万\n");
}

static void test_a_label_begins_at_the_top_right(void **state)
{
    (void)state;
    assert_columns(100, 100, LABEL(""),
                   "13.5,0 丈三\nlevel 21,0 一\nlevel 21,15 丁\nlevel 21,30 七\n"
                   "level 21,45 万\n");
}

static void test_a_long_label_raises_its_rows(void **state)
{
    (void)state;
    assert_columns(
        100, 100,
        FLOW("<grid columns='auto 1fr'><cell><text writing-mode='vertical-rl'>"
             "一丁七</text></cell><cell><text>万</text></cell></grid><text>丈</text>"),
        "7.5,0 一丁七\nlevel 15,0 万\nlevel 0,30 丈\n");
}

static void test_a_stretched_label_may_take_several_columns(void **state)
{
    (void)state;
    assert_columns(100, 100,
                   FLOW("<grid columns='40pt 1fr' rows='20pt'>"
                        "<cell writing-mode='vertical-rl'><text>一丁七万</text></cell>"
                        "</grid>"),
                   "32.5,0 一丁\n17.5,0 七万\n");
}

static void test_a_fill_goes_with_its_column(void **state)
{
    (void)state;
    assert_shapes(100, 100,
                  FLOW("<grid columns='21pt 1fr'><cell><text background='red' "
                       "writing-mode='vertical-rl' padding='1pt 2pt 3pt 4pt'>一丁</text>"
                       "</cell></grid>"),
                  "fill 0,0 21*24\n");
}

static void test_padding_keeps_to_its_side_of_the_page(void **state)
{
    (void)state;
    assert_columns(100, 100, VERTICAL("padding='1pt 2pt 3pt 4pt'", "一丁"),
                   "90.5,1 一丁\n");
}

/* --- other boxes ---------------------------------------------------------------- */

static void test_paragraphs_stand_side_by_side_in_a_vertical_stack(void **state)
{
    (void)state;
    assert_columns(100, 100,
                   FLOW("<stack writing-mode='vertical-rl' gap='5pt'>"
                        "<text>一丁</text><text>七</text></stack>"),
                   "92.5,0 一丁\n72.5,0 七\n");
}

static void test_a_vertical_list_hangs_its_labels(void **state)
{
    (void)state;
    assert_columns(100, 100,
                   FLOW("<list writing-mode='vertical-rl' height='30pt'>"
                        "<item label='・'><text>一丁七</text></item></list>"),
                   "92.5,-2.5 ・\n92.5,5 一丁\n77.5,5 七\n");
}

static void test_a_cell_of_a_table_can_be_vertical(void **state)
{
    (void)state;
    assert_columns(100, 100,
                   FLOW("<table columns='20pt 1fr'><row>"
                        "<cell writing-mode='vertical-rl'><text>一丁</text></cell>"
                        "<cell><text>七</text></cell></row></table>"),
                   "12.5,0 一丁\nlevel 20,0 七\n");
}

static void test_its_borders_are_where_the_table_has_them(void **state)
{
    (void)state;
    assert_shapes(100, 100,
                  FLOW("<table columns='20pt 1fr'><row>"
                       "<cell writing-mode='vertical-rl' border-right='2pt red'>"
                       "<text>一丁</text></cell><cell/></row></table>"),
                  "fill 19,0 2*20\n");
    assert_shapes(100, 100,
                  FLOW("<table columns='20pt 1fr' writing-mode='vertical-rl'><row>"
                       "<cell writing-mode='horizontal-tb' border-top='2pt red'>"
                       "<text>一</text></cell><cell/></row></table>"),
                  "fill 90,0 10*2\n");
}

static void test_a_heading_can_be_vertical(void **state)
{
    (void)state;
    assert_columns(100, 100,
                   FLOW("<box writing-mode='vertical-rl'><heading><text>一</text>"
                        "</heading><text>丁七</text></box>"),
                   "92.5,0 一\n77.5,0 丁七\n");
}

static void test_a_level_box_in_vertical_writing_stays_level(void **state)
{
    (void)state;
    assert_columns(100, 100,
                   FLOW("<stack writing-mode='vertical-rl'><text>一</text>"
                        "<text writing-mode='horizontal-tb'>丁七</text><text>万</text>"
                        "</stack>"),
                   "92.5,0 一\nlevel 65,0 丁七\n57.5,0 万\n");
}

static void test_a_picture_stays_level(void **state)
{
    (void)state;
    /* Its bar is 20 pt long and 6 high, half of it filled, beside the column. */
    struct proof p =
        proof_on(100, 100,
                 FLOW("<stack writing-mode='vertical-rl'><text>一</text>"
                      "<chart kind='progress' value='1' width='20pt' height='6pt' "
                      "color='red' background='blue'/></stack>"));
    assert_laid(&p);
    const char *shapes = shapes_of(&p);
    if (!strstr(shapes, "fill 65,0 20*6\n"))
        fail_msg("not level: %s", shapes);
    proof_end(&p);
}

static void test_a_badge_is_drawn_around_its_part_of_the_column(void **state)
{
    (void)state;
    assert_shapes(100, 100,
                  VERTICAL("", "一<span background='red' padding='1pt'>丁</span>"),
                  "fill 86.5,10 12*12\n");
}

static void test_a_page_number_stands_level_in_its_column(void **state)
{
    (void)state;
    assert_columns(100, 100, VERTICAL("", "一<page-number/>丁"),
                   "92.5,0 一\nlevel 90,12.5 1\n92.5,25 丁\n");
}

static void test_a_page_can_be_vertical(void **state)
{
    (void)state;
    assert_columns(100, 40,
                   LAYOUT(PALETTE MASTER
                          "<page-sequence master='m' writing-mode='vertical-rl'>"
                          "<text>一丁七万丈三</text><text>上</text></page-sequence>"),
                   "92.5,0 一丁七万\n77.5,0 丈三\n62.5,0 上\n");
}

/* --- what cannot be ------------------------------------------------------------- */

static void test_a_span_goes_the_way_of_its_text(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        PLAN(""), FLOW("<text>一<span writing-mode='vertical-rl'>丁</span></text>"));
    assert_only_finding(&s, DIAG_WRITING_MODE_INSIDE, "<span writing-mode");
    sheet_end(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_columns_go_from_right_to_left),
        cmocka_unit_test(test_a_column_is_as_long_as_its_text),
        cmocka_unit_test(test_a_column_is_no_longer_than_the_page),
        cmocka_unit_test(test_forced_ends_begin_a_column),
        cmocka_unit_test(test_columns_that_a_page_does_not_hold_stand_on_the_next),
        cmocka_unit_test(test_a_column_that_does_not_fit_below_moves_on),
        cmocka_unit_test(test_columns_must_fit_side_by_side),
        cmocka_unit_test(test_ideographs_stand_upright_on_the_middle),
        cmocka_unit_test(test_latin_lies_on_its_side),
        cmocka_unit_test(test_latin_can_be_made_to_stand),
        cmocka_unit_test(test_marks_with_a_vertical_form_stand),
        cmocka_unit_test(test_marks_without_one_are_turned),
        cmocka_unit_test(test_the_vertical_form_is_another_glyph),
        cmocka_unit_test(test_a_face_without_vertical_metrics_goes_down_an_em),
        cmocka_unit_test(test_smaller_type_keeps_to_the_middle),
        cmocka_unit_test(test_a_raised_stretch_goes_to_the_right),
        cmocka_unit_test(test_letters_are_spaced_along_the_column),
        cmocka_unit_test(test_a_label_is_centred_over_its_rows),
        cmocka_unit_test(test_a_label_begins_at_the_top_right),
        cmocka_unit_test(test_a_long_label_raises_its_rows),
        cmocka_unit_test(test_a_stretched_label_may_take_several_columns),
        cmocka_unit_test(test_a_fill_goes_with_its_column),
        cmocka_unit_test(test_padding_keeps_to_its_side_of_the_page),
        cmocka_unit_test(test_paragraphs_stand_side_by_side_in_a_vertical_stack),
        cmocka_unit_test(test_a_vertical_list_hangs_its_labels),
        cmocka_unit_test(test_a_cell_of_a_table_can_be_vertical),
        cmocka_unit_test(test_its_borders_are_where_the_table_has_them),
        cmocka_unit_test(test_a_heading_can_be_vertical),
        cmocka_unit_test(test_a_level_box_in_vertical_writing_stays_level),
        cmocka_unit_test(test_a_picture_stays_level),
        cmocka_unit_test(test_a_badge_is_drawn_around_its_part_of_the_column),
        cmocka_unit_test(test_a_page_number_stands_level_in_its_column),
        cmocka_unit_test(test_a_page_can_be_vertical),
        cmocka_unit_test(test_a_span_goes_the_way_of_its_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
