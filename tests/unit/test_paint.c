/* Pages as drawing calls and as PDF. In the square font the code of a glyph is its place
 * among the glyphs that are used, counted from 1 in the order of the font: ASCII, kana,
 * ideographs. */
#include "painted.h"

static bool says_its_text(const char *layout)
{
    struct sheet_pdf pdf = pdf_of(100, 50, layout);
    const bool says = has(streams_of(&pdf), "ActualText");
    pdf_end(&pdf);
    return says;
}

/* --- the log -------------------------------------------------------------------- */

static void assert_log(const char *layout, const char *expected)
{
    struct proof p = proof_on(100, 50, layout);
    assert_laid(&p);
    assert_str(paint_dump(&p.sheet.job, p.pages, &profile_screen), expected);
    proof_end(&p);
}

static void test_the_log_names_every_call(void **state)
{
    (void)state;
    /* 一 is the 413th glyph of the square font, a the 66th. */
    assert_log(
        FLOW("<box background='red' padding='5pt'><text color='blue'>一a</text></box>"),
        "page w=100 h=50\n"
        "  fill x=0 y=0 w=100 h=25 color=#c00000\n"
        "  line x=5 y=16.3 \"一a\"\n"
        "    glyphs face=0 size=10 x=5 y=16.3 color=#0000c0 ids=413,66\n");
}

static void test_the_log_has_frames_and_paths(void **state)
{
    (void)state;
    assert_log(FLOW("<box border='2pt ink' border-radius='3pt' height='10pt'/>"),
               "page w=100 h=50\n"
               "  frame x=0 y=0 w=100 h=10 radius=3 stroke=2 color=#000000\n");
    assert_log(FLOW("<box><heading form='cut' background='red' padding='6pt'/></box>"),
               "page w=100 h=50\n"
               "  path color=#c00000 \"M 0 0 L 12 0 L 20 12 L 0 12 Z\"\n");
}

static void test_the_log_has_every_page(void **state)
{
    (void)state;
    assert_log(FLOW("<box background='red' height='5pt'/>"
                    "<box background='blue' height='6pt' break-before='page'/>"),
               "page w=100 h=50\n  fill x=0 y=0 w=100 h=5 color=#c00000\n"
               "page w=100 h=50\n  fill x=0 y=0 w=100 h=6 color=#0000c0\n");
}

/* --- the file ------------------------------------------------------------------- */

static void test_the_file_is_a_pdf(void **state)
{
    (void)state;
    struct sheet_pdf pdf = pdf_of(100, 50, FLOW("<text>一</text>"));
    assert_true(str_starts(pdf.bytes, STR("%PDF-1.7\n")));
    assert_true(str_ends(pdf.bytes, STR("%%EOF\n")));
    pdf_end(&pdf);
}

static void test_the_same_pages_give_the_same_bytes(void **state)
{
    (void)state;
    struct sheet_pdf a =
        pdf_of(100, 50, FLOW("<text>一、<span font-weight='bold'>a乀</span></text>"));
    struct str again;
    assert_true(paint_pdf(&a.proof.sheet.job, a.proof.pages, a.proof.fonts,
                          NULL, &profile_screen, NULL, &again));
    assert_true(str_eq(a.bytes, again));
    struct sheet_pdf b =
        pdf_of(100, 50, FLOW("<text>一、<span font-weight='bold'>a乀</span></text>"));
    assert_true(str_eq(a.bytes, b.bytes));
    assert_false(has(a.bytes, "CreationDate"));
    pdf_end(&b);
    pdf_end(&a);
}

static void test_the_file_has_title_author_and_language(void **state)
{
    (void)state;
    struct sheet_pdf pdf =
        pdf_with("<plan version='1' id='p' xml:lang='ja-JP'><head>"
                 "<title>計画A</title><issuer>𠮷県</issuer></head></plan>",
                 100, 50, FLOW("<text>一</text>"));
    assert_true(has(pdf.objects, "/Title <FEFF8A08753B0041>"));
    assert_true(has(pdf.objects, "/Author <FEFFD842DFB7770C>"));
    assert_true(has(pdf.objects, "/Lang (ja-JP)"));
    assert_true(has(pdf.objects, "/DisplayDocTitle true"));
    pdf_end(&pdf);
}

static void test_the_file_says_what_made_it_and_nothing_of_when(void **state)
{
    (void)state;
    struct sheet_pdf pdf = pdf_of(100, 50, FLOW("<text>一</text>"));
    assert_true(has(pdf.objects, "/Creator (gaiyo)"));
    assert_false(has(pdf.objects, "/Author")); /* no issuer is named */
    assert_false(has(pdf.objects, "ModDate"));
    pdf_end(&pdf);
}

static void test_pages_have_their_size(void **state)
{
    (void)state;
    struct sheet_pdf pdf =
        pdf_of(100, 50, FLOW("<text break-after='page'>一</text><text>一</text>"));
    assert_true(has(pdf.objects, "/MediaBox [ 0 0 100 50 ]"));
    assert_true(has(pdf.objects, "/Count 2"));
    pdf_end(&pdf);
}

static void test_a_page_may_be_empty(void **state)
{
    (void)state;
    struct sheet_pdf pdf = pdf_of(100, 50, FLOW("<space height='5pt'/>"));
    assert_true(has(pdf.objects, "/Count 1"));
    pdf_end(&pdf);
}

/* --- what is drawn -------------------------------------------------------------- */

static void test_y_goes_up_in_the_file(void **state)
{
    (void)state;
    assert_content(100, 50, FLOW("<box background='red' height='10pt'/>"),
                   ".753 0 0 rg\n0 40 100 10 re\nf\n");
}

static void test_a_stroke_lies_inside_its_frame(void **state)
{
    (void)state;
    assert_content(100, 50, FLOW("<box border='2pt blue' height='10pt'/>"),
                   "0 0 .753 RG\n2 w\n1 41 98 8 re\nS\n");
}

static void test_corners_are_curves(void **state)
{
    (void)state;
    /* The handles are 0.5523 of the radius long: 4.477 of 10 are left. */
    assert_content(100, 50,
                   FLOW("<box background='red' border-radius='10pt' height='30pt'/>"),
                   "10 50 m\n90 50 l\n95.523 50 100 45.523 100 40 c\n100 30 l\n");
}

static void test_round_frames_are_stroked_inside_too(void **state)
{
    (void)state;
    /* The middle of the stroke has a radius of 10 - 1; 9 × 0.5523 is 4.971. */
    assert_content(
        100, 50, FLOW("<box border='2pt blue' border-radius='10pt' height='30pt'/>"),
        "2 w\n10 49 m\n90 49 l\n94.971 49 99 44.971 99 40 c\n99 30 l\n"
        "99 25.029 94.971 21 90 21 c\n10 21 l\n5.029 21 1 25.029 1 30 c\n1 40 l\n"
        "1 44.971 5.029 49 10 49 c\nh\nS\n");
}

static void test_a_radius_is_half_the_height_at_most(void **state)
{
    (void)state;
    assert_content(100, 50,
                   FLOW("<box background='red' border-radius='40pt' height='20pt'/>"),
                   "10 50 m\n90 50 l\n95.523 50 100 45.523 100 40 c\n100 40 l\n");
}

static void test_a_thick_border_has_no_round_corners_left(void **state)
{
    (void)state;
    assert_content(100, 50,
                   FLOW("<box border='8pt blue' border-radius='4pt' height='30pt'/>"),
                   "8 w\n4 24 92 22 re\nS\n");
}

static void test_rules_are_thin_fills(void **state)
{
    (void)state;
    assert_content(100, 50, FLOW("<rule border-top='0.35pt red'/>"),
                   ".753 0 0 rg\n0 49.65 100 0.35 re\nf\n");
}

static void test_borders_that_differ_are_fills(void **state)
{
    (void)state;
    assert_content(100, 50,
                   FLOW("<box border-left='3pt red' border-bottom='1pt blue' "
                        "height='10pt'/>"),
                   ".753 0 0 rg\n0 40 3 10 re\nf\n0 0 .753 rg\n0 40 100 1 re\nf\n");
}

static void test_each_page_sets_its_own_colour_and_font(void **state)
{
    (void)state;
    struct sheet_pdf pdf =
        pdf_of(100, 50, FLOW("<text break-after='page'>一</text><text>一</text>"));
    const struct str all = streams_of(&pdf);
    const char *page = "BT\n0 0 0 rg\n/F0 10 Tf\n1 0 0 1 0 38.7 Tm[<0001>]TJ\nET\n";
    const int first = str_find(all, str_of(page));
    assert_true(first >= 0);
    assert_true(has(str_slice(all, first + 1, all.n), page));
    pdf_end(&pdf);
}

static void test_text_and_fills_share_a_colour(void **state)
{
    (void)state;
    assert_content(100, 50,
                   FLOW("<box background='red'><text color='red'>一</text></box>"),
                   "0 35 100 15 re\nf\nEMC\n/P<</MCID 0>>BDC\nBT\n/F0 10 Tf\n");
}

static void test_polygons_are_filled(void **state)
{
    (void)state;
    assert_content(
        100, 50, FLOW("<box><heading form='cut' background='red' padding='6pt'/></box>"),
        "0 50 m\n12 50 l\n20 38 l\n0 38 l\nh\nf\n");
}

static void test_a_colour_is_set_once(void **state)
{
    (void)state;
    assert_content(100, 50,
                   FLOW("<box background='red' height='10pt'/>"
                        "<box background='red' height='10pt'/>"),
                   "re\nf\n0 30 100 10 re\nf\n");
}

/* --- text ----------------------------------------------------------------------- */

static void test_glyphs_are_shown_by_their_codes(void **state)
{
    (void)state;
    /* The baseline is 11.3 below the top. */
    assert_content(100, 50, FLOW("<text>一丁一</text>"),
                   "BT\n0 0 0 rg\n/F0 10 Tf\n1 0 0 1 0 38.7 Tm[<000100020001>]TJ\nET\n");
}

static void test_gaps_move_the_pen(void **state)
{
    (void)state;
    assert_content(100, 50, FLOW("<text>一a</text>"), "Tm[<0002>-250<0001>]TJ\n");
}

static void test_marks_are_moved_onto_their_bodies(void **state)
{
    (void)state;
    /* 「 begins half an em before its body; 」 and its gap are as wide as the glyph. */
    assert_content(100, 50, FLOW("<text>「一」丁</text>"),
                   "1 0 0 1 -5 38.7 Tm[<0001000300020004>]TJ\n");
}

static void test_shifted_type_has_a_line_of_its_own(void **state)
{
    (void)state;
    assert_content(
        100, 50,
        FLOW("<text>一<span font-size='5pt' baseline-shift='5pt'>丁</span></text>"),
        "1 0 0 1 0 38.7 Tm[<0001>]TJ\n/F0 5 Tf\n1 0 0 1 10 43.7 Tm[<0002>]TJ\n");
}

/* --- what the text says --------------------------------------------------------- */

static void test_a_gap_that_reads_as_a_space_is_said_to_be_none(void **state)
{
    (void)state;
    assert_content(100, 50, FLOW("<text>一a</text>"),
                   "/Span<</ActualText<FEFF4E000061>>>BDC\nBT\n");
    assert_content(100, 50, FLOW("<text>一a</text>"), "ET\nEMC\n");
}

static void test_text_without_such_gaps_speaks_for_itself(void **state)
{
    (void)state;
    assert_false(says_its_text(FLOW("<text>一丁、七。</text>")));
    assert_false(says_its_text(FLOW("<text text-autospace='none'>一a</text>")));
    assert_true(says_its_text(FLOW("<text letter-spacing='0.8pt'>一丁</text>")));
    assert_false(says_its_text(FLOW("<text letter-spacing='0.7pt'>一丁</text>")));
}

static void test_a_step_back_that_reads_as_a_line_end_is_said_to_be_none(void **state)
{
    (void)state;
    /* Between 」 and 「 there is half an em, but their blanks would take a whole one. */
    assert_content(100, 50, FLOW("<text>「一」「丁」</text>"),
                   "/Span<</ActualText<FEFF300C4E00300D300C4E01300D>>>BDC\n");
    assert_true(
        says_its_text(FLOW("<text>「一」<span font-weight='bold'>「丁」</span></text>")));
    assert_true(says_its_text(FLOW("<text letter-spacing='-1pt'>一丁</text>")));
    assert_false(says_its_text(FLOW("<text letter-spacing='-0.9pt'>一丁</text>")));
}

static void test_a_gap_between_two_fonts_is_a_gap(void **state)
{
    (void)state;
    assert_true(says_its_text(FLOW("<text>一<span font-weight='bold'>a</span></text>")));
    assert_false(
        says_its_text(FLOW("<text>一<span font-weight='bold'>丁</span></text>")));
}

static void test_a_glyph_that_stands_for_another_text_is_said(void **state)
{
    (void)state;
    assert_false(says_its_text(FLOW("<text>一</text>")));
    /* The same glyph with and without a variation selector. */
    assert_true(says_its_text(FLOW("<text>一一\xF3\xA0\x84\x80</text>")));
    assert_true(says_its_text(FLOW("<text>一\xF3\xA0\x84\x80</text>")));
}

static void test_what_is_said_is_the_whole_line(void **state)
{
    (void)state;
    /* Both fonts and the gap, but not the next line. */
    assert_content(45, 50, FLOW("<text>一a<span font-weight='bold'>丁</span>七</text>"),
                   "/Span<</ActualText<FEFF4E0000614E014E03>>>BDC\nBT\n");
    assert_content(35, 50, FLOW("<text>一a丁七万丈</text>"),
                   "/Span<</ActualText<FEFF4E0000614E01>>>BDC\nBT\n");
}

static void test_what_is_said_beyond_the_bmp_is_a_pair(void **state)
{
    (void)state;
    assert_content(100, 50, FLOW("<text>𠮷a</text>"),
                   "/Span<</ActualText<FEFFD842DFB70061>>>BDC\n");
}

/* --- columns -------------------------------------------------------------------- */

#define COLUMN(text) FLOW("<text writing-mode='vertical-rl'>" text "</text>")

static void test_upright_glyphs_go_down(void **state)
{
    (void)state;
    /* The column's middle is 7.5 from the right; where a pen goes down it begins at the
     * top of the glyph. */
    assert_content(100, 50, COLUMN("一丁一"),
                   "BT\n0 0 0 rg\n/V0 10 Tf\n1 0 0 1 92.5 50 Tm[<000100020001>]TJ\nET\n");
}

static void test_gaps_move_the_pen_down(void **state)
{
    (void)state;
    assert_content(100, 50, COLUMN("一」丁"), "1 0 0 1 92.5 50 Tm[<000100030002>]TJ\n");
    assert_content(100, 50, COLUMN("<span letter-spacing='0.5em'>一丁</span>"),
                   "1 0 0 1 92.5 50 Tm[<0001>500<0002>]TJ\n");
}

static void test_what_lies_on_its_side_is_turned(void **state)
{
    (void)state;
    assert_content(100, 50, COLUMN("一ab"),
                   "/V0 10 Tf\n1 0 0 1 92.5 50 Tm[<0003>]TJ\n"
                   "/F0 10 Tf\n0 -1 1 0 88.7 37.5 Tm[<00010002>]TJ\n");
}

static void test_a_column_of_both_says_its_text(void **state)
{
    (void)state;
    assert_content(100, 50, COLUMN("一a"), "/Span<</ActualText<FEFF4E000061>>>BDC\n");
}

static void test_the_log_has_columns(void **state)
{
    (void)state;
    assert_log(COLUMN("一a"),
               "page w=100 h=50\n"
               "  column x=85 y=0 \"一a\"\n"
               "    glyphs face=0 size=10 stand=upright x=92.5 y=0 color=#000000 "
               "ids=413\n"
               "    glyphs face=0 size=10 stand=sideways x=88.7 y=12.5 "
               "color=#000000 ids=66\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_log_names_every_call),
        cmocka_unit_test(test_the_log_has_frames_and_paths),
        cmocka_unit_test(test_the_log_has_every_page),
        cmocka_unit_test(test_the_file_is_a_pdf),
        cmocka_unit_test(test_the_same_pages_give_the_same_bytes),
        cmocka_unit_test(test_the_file_has_title_author_and_language),
        cmocka_unit_test(test_the_file_says_what_made_it_and_nothing_of_when),
        cmocka_unit_test(test_pages_have_their_size),
        cmocka_unit_test(test_a_page_may_be_empty),
        cmocka_unit_test(test_y_goes_up_in_the_file),
        cmocka_unit_test(test_a_stroke_lies_inside_its_frame),
        cmocka_unit_test(test_corners_are_curves),
        cmocka_unit_test(test_round_frames_are_stroked_inside_too),
        cmocka_unit_test(test_a_radius_is_half_the_height_at_most),
        cmocka_unit_test(test_a_thick_border_has_no_round_corners_left),
        cmocka_unit_test(test_rules_are_thin_fills),
        cmocka_unit_test(test_borders_that_differ_are_fills),
        cmocka_unit_test(test_each_page_sets_its_own_colour_and_font),
        cmocka_unit_test(test_text_and_fills_share_a_colour),
        cmocka_unit_test(test_polygons_are_filled),
        cmocka_unit_test(test_a_colour_is_set_once),
        cmocka_unit_test(test_glyphs_are_shown_by_their_codes),
        cmocka_unit_test(test_gaps_move_the_pen),
        cmocka_unit_test(test_marks_are_moved_onto_their_bodies),
        cmocka_unit_test(test_shifted_type_has_a_line_of_its_own),
        cmocka_unit_test(test_a_gap_that_reads_as_a_space_is_said_to_be_none),
        cmocka_unit_test(test_text_without_such_gaps_speaks_for_itself),
        cmocka_unit_test(test_a_step_back_that_reads_as_a_line_end_is_said_to_be_none),
        cmocka_unit_test(test_a_gap_between_two_fonts_is_a_gap),
        cmocka_unit_test(test_a_glyph_that_stands_for_another_text_is_said),
        cmocka_unit_test(test_what_is_said_is_the_whole_line),
        cmocka_unit_test(test_what_is_said_beyond_the_bmp_is_a_pair),
        cmocka_unit_test(test_upright_glyphs_go_down),
        cmocka_unit_test(test_gaps_move_the_pen_down),
        cmocka_unit_test(test_what_lies_on_its_side_is_turned),
        cmocka_unit_test(test_a_column_of_both_says_its_text),
        cmocka_unit_test(test_the_log_has_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
