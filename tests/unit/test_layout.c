/* Lines, in the square font: 10 characters at 10 pt are 100 pt wide, a line is 15 pt
 * high. */
#include "layout/messages.h"
#include "proof.h"

/* --- cutting lines -------------------------------------------------------------- */

static void test_ten_characters_fill_a_hundred_points(void **state)
{
    (void)state;
    assert_lines(100, 100, FLOW("<text>一丁七万丈三上下不与丑且</text>"),
                 "0,0 一丁七万丈三上下不与\n0,15 丑且\n");
}

static void test_glyphs_stand_where_their_advances_put_them(void **state)
{
    (void)state;
    struct proof p = proof_on(100, 100, FLOW("<text>一a七</text>"));
    assert_laid(&p);
    assert_string_equal(glyphs_of(&p, 0), "0 12.5 20");
    proof_end(&p);
}

static void test_no_line_begins_with_a_closing_mark(void **state)
{
    (void)state;
    assert_lines(100, 100, FLOW("<text>一丁七万丈三上下不与。丑</text>"),
                 "0,0 一丁七万丈三上下不\n0,15 与。丑\n");
    assert_lines(100, 100, FLOW("<text>一丁七万丈三上下不与々丑</text>"),
                 "0,0 一丁七万丈三上下不\n0,15 与々丑\n");
}

static void test_no_line_ends_with_an_opening_mark(void **state)
{
    (void)state;
    assert_lines(100, 100, FLOW("<text>一丁七万丈三上下不「与」丑</text>"),
                 "0,0 一丁七万丈三上下不\n-5,15 「与」丑\n");
}

static void test_a_mark_at_the_end_of_a_line_takes_half_an_em(void **state)
{
    (void)state;
    /* Nine characters and a half fit into 95 pt; a whole mark would not. */
    assert_lines(95, 100, FLOW("<text>一丁七万丈三上下不、与丑</text>"),
                 "0,0 一丁七万丈三上下不、\n0,15 与丑\n");
}

static void test_blanks_of_commas_give_way_to_push_a_mark_in(void **state)
{
    (void)state;
    /* 30 + 5 + 5 + 60 + 5 = 105: the comma's half em comes down to a quarter, no more. */
    struct proof p = proof_on(103, 100, FLOW("<text>一丁七、万丈三上下不。与丑</text>"));
    assert_laid(&p);
    assert_string_equal(lines_of(&p), "0,0 一丁七、万丈三上下不。\n0,15 与丑\n");
    assert_string_equal(glyphs_of(&p, 0), "0 10 20 30 38 48 58 68 78 88 98");
    proof_end(&p);
    assert_lines(102, 100, FLOW("<text>一丁七、万丈三上下不。与丑</text>"),
                 "0,0 一丁七、万丈三上下\n0,15 不。与丑\n");
}

static void test_blanks_of_middle_dots_give_way_before_those_of_commas(void **state)
{
    (void)state;
    /* 10 + 2.5 + 5 + 2.5 + 10 + 5 + 5 + 60 = 100: in 98 pt the dot gives 2 of the 2.5
     * that it can, in 96 pt all of them, and the comma 1.5. */
    struct proof p = proof_on(98, 100, FLOW("<text>一・七、三上下不与丑一丁</text>"));
    assert_laid(&p);
    assert_string_equal(glyphs_of(&p, 0), "0 9 18 28 38 48 58 68 78 88");
    proof_end(&p);
    p = proof_on(96, 100, FLOW("<text>一・七、三上下不与丑一丁</text>"));
    assert_laid(&p);
    assert_string_equal(glyphs_of(&p, 0), "0 8.75 17.5 27.5 36 46 56 66 76 86");
    proof_end(&p);
}

static void test_western_spaces_give_way_first(void **state)
{
    (void)state;
    /* 5 + 5 + 5 + 2.5 + 10 + 5 + 5 + 20 = 57.5: the space gives its 2.5, the comma 1. */
    struct proof p = proof_on(54, 100, FLOW("<text>a b一、三上下不</text>"));
    assert_laid(&p);
    assert_string_equal(glyphs_of(&p, 0), "0 5 7.5 15 25 34 44");
    proof_end(&p);
}

static void test_blanks_of_full_stops_do_not_give_way(void **state)
{
    (void)state;
    /* As above, but the half em behind a full stop stays. */
    assert_lines(103, 100, FLOW("<text>一丁七。万丈三上下不。与丑</text>"),
                 "0,0 一丁七。万丈三上下\n0,15 不。与丑\n");
}

static void test_the_gap_beside_latin_gives_way_by_half(void **state)
{
    (void)state;
    /* 10 + 2.5 + 5 + 2.5 + 80: in 98 pt each gap gives 1 of the 1.25 that it can. */
    struct proof p = proof_on(100, 100, FLOW("<text>一A丁七万丈三上下不与丑</text>"));
    assert_laid(&p);
    assert_string_equal(glyphs_of(&p, 0), "0 12.5 20 30 40 50 60 70 80 90");
    proof_end(&p);
    p = proof_on(98, 100, FLOW("<text>一A丁七万丈三上下不与丑</text>"));
    assert_laid(&p);
    assert_string_equal(glyphs_of(&p, 0), "0 11.5 18 28 38 48 58 68 78 88");
    proof_end(&p);
}

static void test_words_go_to_the_next_line_whole(void **state)
{
    (void)state;
    assert_lines(30, 100, FLOW("<text>go on now</text>"), "0,0 go on\n0,15 now\n");
}

static void test_the_space_at_the_end_of_a_line_takes_no_room(void **state)
{
    (void)state;
    assert_lines(25, 100, FLOW("<text>go on now</text>"), "0,0 go on\n0,15 now\n");
}

static void test_numbers_go_to_the_next_line_whole(void **state)
{
    (void)state;
    assert_lines(40, 100, FLOW("<text>一七1788一七</text>"),
                 "0,0 一七\n0,15 1788\n0,30 一七\n");
}

static void test_a_last_line_has_two_characters(void **state)
{
    (void)state;
    assert_lines(100, 100, FLOW("<text>一丁七万丈三上下不与丑</text>"),
                 "0,0 一丁七万丈三上下不\n0,15 与丑\n");
}

static void test_marks_do_not_count_for_the_last_line(void **state)
{
    (void)state;
    assert_lines(100, 100, FLOW("<text>一丁七万丈三上下不与丑。</text>"),
                 "0,0 一丁七万丈三上下不\n0,15 与丑。\n");
}

static void test_the_line_before_the_last_does_not_become_short_for_it(void **state)
{
    (void)state;
    assert_lines(45, 100, FLOW("<text>一七abcde三</text>"), "0,0 一七\n0,15 abcde三\n");
    /* The word cannot be parted: taking it would leave less than half of a line. */
    assert_lines(45, 100, FLOW("<text>一abcdefg三</text>"),
                 "0,0 一\n0,15 abcdefg\n0,30 三\n");
    /* The only other place to end the first line is behind its first character. */
    assert_lines(60, 100, FLOW("<text>一abcdefgh丁</text>"), "0,0 一abcdefgh\n0,15 丁\n");
}

static void test_a_line_before_a_forced_break_is_mended_too(void **state)
{
    (void)state;
    assert_lines(50, 100, FLOW("<text>一丁七万丈三<br/>上下</text>"),
                 "0,0 一丁七万\n0,15 丈三\n0,30 上下\n");
}

static void test_a_single_character_may_be_all_there_is(void **state)
{
    (void)state;
    assert_lines(100, 100, FLOW("<text>一丁七<br/>三</text>"), "0,0 一丁七\n0,15 三\n");
}

/* --- forced breaks and indents -------------------------------------------------- */

static void test_a_forced_break_ends_a_line(void **state)
{
    (void)state;
    assert_lines(100, 100, FLOW("<text>一丁<br/>七</text>"), "0,0 一丁\n0,15 七\n");
}

static void test_two_forced_breaks_leave_an_empty_line(void **state)
{
    (void)state;
    assert_lines(100, 100, FLOW("<text>一<br/><br/>七</text>"),
                 "0,0 一\n0,15 \n0,30 七\n");
}

static void test_the_first_line_is_indented(void **state)
{
    (void)state;
    assert_lines(100, 100,
                 FLOW("<text text-indent='1em'>一丁七万丈三上下不与丑且</text>"),
                 "10,0 一丁七万丈三上下不\n0,15 与丑且\n");
}

static void test_a_negative_indent_hangs(void **state)
{
    (void)state;
    assert_lines(100, 100,
                 FLOW("<box padding-left='10pt'><text text-indent='-1em'>"
                      "一丁七万丈三上下不与丑且</text></box>"),
                 "0,0 一丁七万丈三上下不与\n10,15 丑且\n");
}

/* --- alignment ------------------------------------------------------------------ */

static void test_lines_are_aligned(void **state)
{
    (void)state;
    assert_lines(100, 100, FLOW("<text>一丁七</text>"), "0,0 一丁七\n");
    assert_lines(100, 100, FLOW("<text text-align='center'>一丁七</text>"),
                 "35,0 一丁七\n");
    assert_lines(100, 100, FLOW("<text text-align='end'>一丁七</text>"), "70,0 一丁七\n");
    assert_lines(100, 100, FLOW("<text text-align='justify'>一丁七</text>"),
                 "0,0 一丁七\n");
}

static void test_a_mark_at_the_end_is_aligned_by_its_half(void **state)
{
    (void)state;
    assert_lines(100, 100, FLOW("<text text-align='end'>一丁。</text>"), "75,0 一丁。\n");
}

static void test_an_indent_is_not_room_to_align_in(void **state)
{
    (void)state;
    assert_lines(100, 100,
                 FLOW("<text text-align='center' text-indent='20pt'>一丁</text>"),
                 "50,0 一丁\n");
}

static void test_a_blank_is_as_wide_as_its_own_mark(void **state)
{
    (void)state;
    /* In front of a bracket of 20 pt stand 10, which the bracket's own blank fills. */
    struct proof p =
        proof_on(100, 100, FLOW("<text>一<span font-size='20pt'>「丁</span></text>"));
    assert_laid(&p);
    assert_string_equal(glyphs_of(&p, 0), "0 10 30");
    proof_end(&p);
}

static void test_an_indent_takes_from_the_end_too(void **state)
{
    (void)state;
    assert_lines(100, 100, FLOW("<text text-align='end' text-indent='20pt'>一丁</text>"),
                 "80,0 一丁\n");
}

static void test_letter_spacing_does_not_give_way(void **state)
{
    (void)state;
    assert_lines(21, 100, FLOW("<text letter-spacing='2pt'>一丁</text>"),
                 "0,0 一\n0,15 丁\n");
}

/* --- justification -------------------------------------------------------------- */

static void test_a_justified_line_reaches_its_measure(void **state)
{
    (void)state;
    /* Nine characters in 98 pt: eight gaps of 1 pt. */
    struct proof p = proof_on(98, 100,
                              FLOW("<text text-align='justify'>"
                                   "一丁七万丈三上下不与丑且丕世</text>"));
    assert_laid(&p);
    assert_string_equal(glyphs_of(&p, 0), "0 11 22 33 44 55 66 77 88");
    assert_string_equal(glyphs_of(&p, 1), "0 10 20 30 40");
    proof_end(&p);
}

static void test_a_justified_line_reaches_a_measure_that_does_not_divide(void **state)
{
    (void)state;
    /* 5 pt over eight gaps are 7937.5 emu each. */
    struct proof p = proof_on(95, 100,
                              FLOW("<text text-align='justify'>"
                                   "一丁七万丈三上下不与丑且丕世</text>"));
    assert_laid(&p);
    const struct list spots = spots_of(&p, 0);
    for (int i = 0; i < spots.n; i++) {
        const struct spot *spot = list_at(&spots, i);
        if (spot->frag->kind == FRAG_LINE && spot->y == 0)
            assert_int_equal(spot->frag->line.runs[0].glyphs[8].x, 85 * EMU_PT);
    }
    proof_end(&p);
}

static void test_a_line_before_a_forced_break_is_not_justified(void **state)
{
    (void)state;
    struct proof p =
        proof_on(100, 100, FLOW("<text text-align='justify'>一丁七<br/>万丈</text>"));
    assert_laid(&p);
    assert_string_equal(glyphs_of(&p, 0), "0 10 20");
    proof_end(&p);
}

static void test_western_spaces_open_first(void **state)
{
    (void)state;
    /* "aa 一七 bb" is 10 + 3.3 + 20 + 3.3 + 10 = 46.7 wide; each space takes half of the
     * 2.3 pt. */
    struct proof p =
        proof_on(49, 100, FLOW("<text text-align='justify'>aa 一七 bb cc dd</text>"));
    assert_laid(&p);
    assert_string_equal(glyphs_of(&p, 0), "0 5 10 14.5 24.5 34.5 39 44");
    proof_end(&p);
}

static void test_the_gap_beside_latin_opens_next(void **state)
{
    (void)state;
    /* "一七A三下" is 10 + 10 + 2.5 + 5 + 2.5 + 20 = 50 wide; the two gaps take the 0.833
     * pt that they can, two solid places what is left. */
    struct proof p =
        proof_on(52, 100, FLOW("<text text-align='justify'>一七A三下上上上</text>"));
    assert_laid(&p);
    assert_string_equal(glyphs_of(&p, 0), "0 10.167 23.5 31.833 42");
    proof_end(&p);
}

static void test_without_autospace_latin_opens_like_the_rest(void **state)
{
    (void)state;
    /* 25 in 29: both places open by 2 of the 2.5 pt that they can. */
    struct proof p = proof_on(
        29, 100,
        FLOW("<text text-align='justify' text-autospace='none'>一a丁七万丈</text>"));
    assert_laid(&p);
    assert_string_equal(glyphs_of(&p, 0), "0 12 19");
    proof_end(&p);
}

static void test_letters_are_not_spread_wide(void **state)
{
    (void)state;
    /* A single gap, which opens to a quarter em, cannot fill the line: it is ragged. */
    struct proof p =
        proof_on(50, 100, FLOW("<text text-align='justify'>一七abcdefghij</text>"));
    assert_laid(&p);
    assert_string_equal(glyphs_of(&p, 0), "0 10");
    proof_end(&p);
}

static void test_words_are_not_torn_apart(void **state)
{
    (void)state;
    /* Two spaces open to 4.5 pt each, nothing else. */
    struct proof p =
        proof_on(39, 100, FLOW("<text text-align='justify'>aa bb cc dd</text>"));
    assert_laid(&p);
    assert_string_equal(glyphs_of(&p, 0), "0 5 10 14.5 19.5 24.5 29 34");
    proof_end(&p);
}

static void test_letter_spacing_stands_between_letters(void **state)
{
    (void)state;
    struct proof p =
        proof_on(54, 100, FLOW("<text letter-spacing='1pt'>一丁七万丈三上</text>"));
    assert_laid(&p);
    assert_string_equal(lines_of(&p), "0,0 一丁七万丈\n0,15 三上\n");
    assert_string_equal(glyphs_of(&p, 0), "0 11 22 33 44");
    proof_end(&p);
}

/* --- heights and baselines ------------------------------------------------------ */

static const struct spot *line_spot(struct proof *p, struct list *spots, int n)
{
    *spots = spots_of(p, 0);
    for (int i = 0; i < spots->n; i++) {
        const struct spot *spot = list_at(spots, i);
        if (spot->frag->kind == FRAG_LINE && n-- == 0)
            return spot;
    }
    fail_msg("there is no such line");
    return NULL;
}

static void test_the_leading_stands_half_above_and_half_below(void **state)
{
    (void)state;
    struct proof p = proof_on(100, 100, FLOW("<text>一</text>"));
    struct list spots;
    assert_laid(&p);
    const struct frag *line = line_spot(&p, &spots, 0)->frag;
    assert_int_equal(line->h, 15 * EMU_PT);
    assert_int_equal(line->baseline, EMU_PT * 113 / 10); /* 2.5 and 0.88 em */
    proof_end(&p);
}

static void test_the_largest_type_makes_the_height_of_a_line(void **state)
{
    (void)state;
    struct proof p =
        proof_on(100, 100, FLOW("<text>一<span font-size='20pt'>丁</span></text>"));
    struct list spots;
    assert_laid(&p);
    const struct frag *line = line_spot(&p, &spots, 0)->frag;
    assert_int_equal(line->h, 30 * EMU_PT);
    assert_int_equal(line->baseline, EMU_PT * 226 / 10);
    proof_end(&p);
}

static void test_a_shift_lifts_type_off_the_baseline(void **state)
{
    (void)state;
    struct proof p =
        proof_on(100, 100, FLOW("<text>一<span baseline-shift='4pt'>丁</span></text>"));
    struct list spots;
    assert_laid(&p);
    const struct frag *line = line_spot(&p, &spots, 0)->frag;
    assert_int_equal(line->h, 19 * EMU_PT);
    assert_int_equal(line->baseline, EMU_PT * 153 / 10);
    assert_int_equal(line->line.runs[1].y, -4 * EMU_PT);
    proof_end(&p);
}

/* --- badges --------------------------------------------------------------------- */

static void test_a_badge_has_room_around_its_text(void **state)
{
    (void)state;
    struct proof p = proof_on(
        100, 100,
        FLOW("<text>一<span background='red' padding='1pt 2pt'>丁</span>七</text>"));
    assert_laid(&p);
    assert_string_equal(glyphs_of(&p, 0), "0 12 24");
    /* From its em box, which begins 2.5 pt below the top of the line, outwards. */
    assert_string_equal(shapes_of(&p), "fill 10,1.5 14*12\n");
    proof_end(&p);
}

static void test_a_badge_of_several_pieces_is_one(void **state)
{
    (void)state;
    assert_shapes(
        100, 100,
        FLOW("<text>一<span background='red' padding='0 2pt'>丁{1 + 1}七</span></text>"),
        "fill 10,2.5 34*10\n");
}

/* --- what does not fit ---------------------------------------------------------- */

static void test_a_word_wider_than_its_line_is_said(void **state)
{
    (void)state;
    struct proof p = proof_on(72, 100, FLOW("<text>一 abcdefghijklmnopqrst 七</text>"));
    assert_null(p.pages);
    assert_finding(&p.sheet.job, 0, DIAG_WORD_TOO_WIDE, "一 abc");
    assert_non_null(
        strstr(job_messages(&p.sheet.job), "\"abcdefghijklmnopqrst\" is 35.28 mm"));
    assert_non_null(strstr(job_messages(&p.sheet.job), "has 25.4 mm"));
    proof_end(&p);
}

static void test_a_word_as_wide_as_its_line_fits(void **state)
{
    (void)state;
    assert_lines(50, 100, FLOW("<text>一 abcdefghij 七</text>"),
                 "0,0 一\n0,15 abcdefghij\n0,30 七\n");
}

static void test_a_text_with_words_that_are_too_wide_is_said_once(void **state)
{
    (void)state;
    assert_too_large(30, 100, FLOW("<text>abcdefghij klmnopqrst</text>"),
                     DIAG_WORD_TOO_WIDE, "abcdefghij");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ten_characters_fill_a_hundred_points),
        cmocka_unit_test(test_glyphs_stand_where_their_advances_put_them),
        cmocka_unit_test(test_no_line_begins_with_a_closing_mark),
        cmocka_unit_test(test_no_line_ends_with_an_opening_mark),
        cmocka_unit_test(test_a_mark_at_the_end_of_a_line_takes_half_an_em),
        cmocka_unit_test(test_blanks_of_commas_give_way_to_push_a_mark_in),
        cmocka_unit_test(test_blanks_of_middle_dots_give_way_before_those_of_commas),
        cmocka_unit_test(test_western_spaces_give_way_first),
        cmocka_unit_test(test_blanks_of_full_stops_do_not_give_way),
        cmocka_unit_test(test_the_gap_beside_latin_gives_way_by_half),
        cmocka_unit_test(test_words_go_to_the_next_line_whole),
        cmocka_unit_test(test_the_space_at_the_end_of_a_line_takes_no_room),
        cmocka_unit_test(test_numbers_go_to_the_next_line_whole),
        cmocka_unit_test(test_a_last_line_has_two_characters),
        cmocka_unit_test(test_marks_do_not_count_for_the_last_line),
        cmocka_unit_test(test_the_line_before_the_last_does_not_become_short_for_it),
        cmocka_unit_test(test_a_line_before_a_forced_break_is_mended_too),
        cmocka_unit_test(test_a_single_character_may_be_all_there_is),
        cmocka_unit_test(test_a_forced_break_ends_a_line),
        cmocka_unit_test(test_two_forced_breaks_leave_an_empty_line),
        cmocka_unit_test(test_the_first_line_is_indented),
        cmocka_unit_test(test_a_negative_indent_hangs),
        cmocka_unit_test(test_lines_are_aligned),
        cmocka_unit_test(test_a_mark_at_the_end_is_aligned_by_its_half),
        cmocka_unit_test(test_an_indent_is_not_room_to_align_in),
        cmocka_unit_test(test_a_blank_is_as_wide_as_its_own_mark),
        cmocka_unit_test(test_an_indent_takes_from_the_end_too),
        cmocka_unit_test(test_letter_spacing_does_not_give_way),
        cmocka_unit_test(test_a_justified_line_reaches_its_measure),
        cmocka_unit_test(test_a_justified_line_reaches_a_measure_that_does_not_divide),
        cmocka_unit_test(test_a_line_before_a_forced_break_is_not_justified),
        cmocka_unit_test(test_western_spaces_open_first),
        cmocka_unit_test(test_the_gap_beside_latin_opens_next),
        cmocka_unit_test(test_without_autospace_latin_opens_like_the_rest),
        cmocka_unit_test(test_letters_are_not_spread_wide),
        cmocka_unit_test(test_words_are_not_torn_apart),
        cmocka_unit_test(test_letter_spacing_stands_between_letters),
        cmocka_unit_test(test_the_leading_stands_half_above_and_half_below),
        cmocka_unit_test(test_the_largest_type_makes_the_height_of_a_line),
        cmocka_unit_test(test_a_shift_lifts_type_off_the_baseline),
        cmocka_unit_test(test_a_badge_has_room_around_its_text),
        cmocka_unit_test(test_a_badge_of_several_pieces_is_one),
        cmocka_unit_test(test_a_word_wider_than_its_line_is_said),
        cmocka_unit_test(test_a_word_as_wide_as_its_line_fits),
        cmocka_unit_test(test_a_text_with_words_that_are_too_wide_is_said_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
