/* How lines are cut and adjusted, in the square font of 10 points: what is pushed in,
 * what is opened, what stands at the ends of lines, and which lines are best together. */
#include "layout/messages.h"
#include "proof.h"

/* The lines of one text on a page `w` points wide, parted by slashes. */
static const char *cut(struct proof *p, int w, const char *attributes, const char *text)
{
    struct strbuf layout, b;
    struct job job = job_begin();
    strbuf_init(&layout, job.doc);
    strbuf_addf(&layout, FLOW("<text %s>%s</text>"), attributes, text);
    *p = proof_on(w, 1000, strbuf_str(&layout).p);
    job_end(&job);
    assert_laid(p);
    strbuf_init(&b, p->sheet.job.doc);
    const struct list spots = spots_of(p, 0);
    for (int i = 0; i < spots.n; i++) {
        const struct spot *spot = list_at(&spots, i);
        if (spot->frag->kind != FRAG_LINE)
            continue;
        strbuf_add_c(&b, b.n ? "/" : "");
        strbuf_add(&b, spot->frag->line.text);
    }
    return strbuf_str(&b).p;
}

static void assert_cut(int w, const char *attributes, const char *text, const char *lines)
{
    struct proof p;
    assert_string_equal(cut(&p, w, attributes, text), lines);
    proof_end(&p);
}

/* The same, and where the glyphs of the first line stand. */
static void assert_set(int w, const char *attributes, const char *text, const char *lines,
                       const char *glyphs)
{
    struct proof p;
    assert_string_equal(cut(&p, w, attributes, text), lines);
    assert_string_equal(glyphs_of(&p, 0), glyphs);
    proof_end(&p);
}

#define JUSTIFY "text-align='justify'"

/* --- the ends of lines ---------------------------------------------------------- */

static void test_the_blank_at_a_lines_end_is_there_or_not(void **state)
{
    (void)state;
    /* 35 points of text: with its blank it fills 40. */
    assert_set(40, JUSTIFY, "一丁七、万丈三", "一丁七、/万丈三", "0 10 20 30");
    assert_set(35, JUSTIFY, "一丁七、万丈三", "一丁七、/万丈三", "0 10 20 30");
}

static void test_without_its_blank_the_line_is_opened(void **state)
{
    (void)state;
    /* 38 points are 3 more than without the blank: the two solid places share them. */
    assert_set(38, JUSTIFY, "一丁七、万丈三", "一丁七、/万丈三", "0 11.5 23 33");
}

static void test_a_bracket_begins_a_line_flush_or_with_its_blank(void **state)
{
    (void)state;
    assert_lines(40, 100, FLOW("<text>「一丁七」「万丈三」</text>"),
                 "-5,0 「一丁七」\n-5,15 「万丈三」\n");
    assert_lines(
        45, 100,
        FLOW("<text text-spacing-trim='space-first'>「一丁七」「万丈三」</text>"),
        "0,0 「一丁七」\n-5,15 「万丈三」\n");
    assert_lines(45, 100,
                 FLOW("<text text-spacing-trim='normal'>「一丁七」「万丈三」</text>"),
                 "0,0 「一丁七」\n0,15 「万丈三」\n");
}

static void test_a_wide_space_takes_no_room_at_a_lines_end(void **state)
{
    (void)state;
    assert_set(30, JUSTIFY, "一丁？　七万丈", "一丁？/七万丈", "0 10 20");
    assert_cut(40, JUSTIFY, "一丁？　　七万丈", "一丁？/七万丈");
    /* where the author ends the line or the text, it stays */
    assert_cut(40, "", "　一丁　<br/>七　", "　一丁　/七　");
    /* nor do two of them, even where no line may end behind the second */
    assert_cut(30, "", "一丁七　　・丈上", "一丁七/・丈上");
    assert_cut(30, "text-wrap='pretty'", "一丁七　　・丈上", "一丁七/・丈上");
}

static void test_marks_may_have_no_blanks_at_all(void **state)
{
    (void)state;
    assert_set(100, "text-spacing-trim='trim-all'", "一「丁」、七・万",
               "一「丁」、七・万", "0 5 15 25 30 35 42.5 50");
}

static void test_a_stop_hangs_only_when_it_does_not_fit(void **state)
{
    (void)state;
    assert_cut(30, "", "一丁七。万丈三上", "一丁/七。万/丈三上");
    assert_cut(30, "hanging-punctuation='allow-end'", "一丁七。万丈", "一丁七。/万丈");
    assert_set(35, "hanging-punctuation='allow-end' " JUSTIFY, "一丁七。万丈",
               "一丁七。/万丈", "0 10 20 30");
    assert_cut(30, "hanging-punctuation='allow-end'", "一丁七」万丈三上",
               "一丁/七」万/丈三上");
}

static void test_what_hangs_lets_the_line_reach_its_measure(void **state)
{
    (void)state;
    assert_set(34, "hanging-punctuation='allow-end' " JUSTIFY, "一丁七、万丈三",
               "一丁七、/万丈三", "0 12 24 34");
}

#define HANGS "hanging-punctuation='allow-end'"
#define CELL(attributes, inside)                                                         \
    FLOW("<table columns='30pt'><row><cell " attributes ">" inside                       \
         "</cell></row></table>")

static void assert_cell(const char *layout, const char *lines)
{
    assert_lines(100, 100, layout, lines);
}

static void test_in_a_table_marks_hang_only_if_the_cell_says_so(void **state)
{
    (void)state;
    assert_cell(CELL("", "<text " HANGS ">一丁七。万丈</text>"),
                "0,0 一丁\n0,15 七。\n0,30 万丈\n");
    assert_cell(CELL(HANGS, "<text " HANGS ">一丁七。万丈</text>"),
                "0,0 一丁七。\n0,15 万丈\n");
    assert_cell(CELL(HANGS, "<text>一丁七。万丈</text>"),
                "0,0 一丁\n0,15 七。\n0,30 万丈\n");
    assert_cell(CELL("", "<stack><text " HANGS ">一丁七。万丈</text></stack>"),
                "0,0 一丁\n0,15 七。\n0,30 万丈\n");
    /* a grid is no table */
    assert_cell(FLOW("<grid columns='30pt'><cell><text " HANGS
                     ">一丁七。万丈</text></cell></grid>"),
                "0,0 一丁七。\n0,15 万丈\n");
}

/* --- parted words --------------------------------------------------------------- */

static void test_a_word_is_parted_at_its_soft_hyphens(void **state)
{
    (void)state;
    assert_cut(25, "", "loba\u00ADnate", "loba\u00AD/nate");
    assert_cut(100, "", "loba\u00ADnate", "loba\u00ADnate");
    assert_cut(15, "", "lo\u00ADba\u00ADna", "lo\u00AD/ba\u00AD/na");
}

static void test_the_hyphen_is_set_and_counted(void **state)
{
    (void)state;
    /* The soft hyphen has a glyph of no width; the hyphen behind it takes 5 points. */
    assert_set(25, "", "loba\u00ADnate", "loba\u00AD/nate", "0 5 10 15 20 20");
    assert_cut(24, "", "lo\u00ADba\u00ADna", "lo\u00AD/ba\u00ADna");
    assert_set(40, "text-align='end'", "loba\u00ADnatelo", "loba\u00AD/natelo",
               "15 20 25 30 35 35");
    assert_set(40, JUSTIFY, "一loba\u00ADnatelo", "一loba\u00AD/natelo",
               "0 12.5 17.5 22.5 27.5 32.5 32.5");
}

static void test_soft_hyphens_may_be_nothing(void **state)
{
    (void)state;
    assert_cut(30, "hyphens='none'", "一丁loba\u00ADna", "一丁/loba\u00ADna");
}

static void test_a_word_is_parted_by_patterns_if_it_is_asked_for(void **state)
{
    (void)state;
    assert_cut(40, "", "一丁lobanate", "一丁/lobanate");
    assert_cut(40, "hyphens='auto'", "一丁lobanate", "一丁lo/banate");
    assert_cut(50, "hyphens='auto'", "一丁lobanate", "一丁loba/nate");
    /* three letters stay behind */
    assert_cut(30, "hyphens='auto'", "lobanate", "loba/nate");
    /* not in capitals, nor where nothing may break, nor addresses */
    assert_cut(40, "hyphens='auto'", "一丁LOBANATE", "一丁/LOBANATE");
    assert_cut(60, "hyphens='auto'", "一丁a@lobanate", "一丁/a@lobanate");
    assert_cut(40, "hyphens='auto'", "一丁<span white-space='nowrap'>lobanate</span>",
               "一丁/lobanate");
    /* nor a word that has soft hyphens */
    assert_cut(55, "hyphens='auto'", "一丁lo\u00ADbanate", "一丁lo\u00AD/banate");
}

static void test_a_word_that_is_too_wide_is_broken_if_it_may_be(void **state)
{
    (void)state;
    const char *anywhere = "overflow-wrap='anywhere'";
    assert_cut(20, anywhere, "lobanate", "loba/nate");
    assert_cut(40, anywhere, "一丁lobanate", "一丁/lobanate");
    assert_cut(20, anywhere, "一丁loba", "一丁/loba");
    assert_cut(20, anywhere, "一っっっ", "一っ/っっ");
    assert_cut(20, anywhere, "loba　nate", "loba/nate");
    /* not a number, nor 縦中横, nor what is told to stay in one line */
    struct proof p =
        proof_on(20, 100, FLOW("<text overflow-wrap='anywhere'>12345</text>"));
    assert_null(p.pages);
    proof_end(&p);
    p = proof_on(
        20, 100,
        FLOW("<text overflow-wrap='anywhere' white-space='nowrap'>lobanate</text>"));
    assert_null(p.pages);
    proof_end(&p);
}

static void test_parting_a_word_is_the_worse_way(void **state)
{
    (void)state;
#define TWENTY "一丁七万丈三上下不世一丁七万丈三上下不世"
    assert_cut(220, "hyphens='auto' text-wrap='stable'", TWENTY "lobanate丈三上下",
               TWENTY "lo/banate丈三上下");
    assert_cut(220, "hyphens='auto' text-wrap='pretty'", TWENTY "lobanate丈三上下",
               TWENTY "/lobanate丈三上下");
#undef TWENTY
}

/* --- pushing in and opening ----------------------------------------------------- */

static void test_justified_marks_give_all_of_their_blanks(void **state)
{
    (void)state;
    /* 80 points with three blanks of 5, which give a third each. */
    assert_set(75, JUSTIFY, "一、丁（七）万丈三上下不", "一、丁（七）万丈/三上下不",
               "0 10 18.333 26.667 36.667 46.667 55 65");
}

static void test_ragged_marks_give_half_of_them(void **state)
{
    (void)state;
    /* 60 points, of which the comma gives 2.5; where lines are justified, 5. */
    assert_cut(58, "", "一、丁七万丈三上", "一、丁七万丈/三上");
    assert_cut(55, "", "一、丁七万丈三上", "一、丁七万/丈三上");
    assert_cut(55, JUSTIFY, "一、丁七万丈三上", "一、丁七万丈/三上");
}

static void test_small_kana_open_like_others(void **state)
{
    (void)state;
    /* しょ cannot be parted, but it opens. */
    assert_set(43, JUSTIFY, "いしょうはなに", "いしょう/はなに", "0 11 22 33");
}

static void test_numbers_and_their_signs_stay_closed(void **state)
{
    (void)state;
    assert_set(52, JUSTIFY, "一△１２％丁七万", "一△１２％/丁七万", "0 12 22 32 42");
}

/* --- last lines ----------------------------------------------------------------- */

static void test_a_last_line_has_two_characters(void **state)
{
    (void)state;
    assert_cut(50, "", "一丁七万丈三", "一丁七万/丈三");
    assert_cut(50, JUSTIFY, "一丁七万丈三", "一丁七万/丈三");
    assert_cut(50, "", "一丁七万丈三。", "一丁七万/丈三。");
}

static void test_a_short_paragraph_may_be_one_character(void **state)
{
    (void)state;
    assert_cut(50, JUSTIFY, "一", "一");
    assert_cut(50, JUSTIFY, "一丁七万丈三上<br/>一", "一丁七万丈/三上/一");
}

/* --- lines together ------------------------------------------------------------- */

static void test_lines_taken_one_by_one_leave_the_worst_for_last(void **state)
{
    (void)state;
    /* Each line takes what it can: abcdefgh does not fit behind the second. */
    assert_cut(60, JUSTIFY " text-wrap='stable'", "一丁七万丈三上下不与abcdefgh丑且丕",
               "一丁七万丈三/上下不与/abcdefgh丑/且丕");
}

static void test_lines_together_share_it(void **state)
{
    (void)state;
    assert_cut(60, JUSTIFY, "一丁七万丈三上下不与abcdefgh丑且丕",
               "一丁七万丈/三上下不与/abcdefgh丑/且丕");
}

static void test_ragged_lines_can_be_shared_too(void **state)
{
    (void)state;
    assert_cut(60, "text-wrap='pretty'", "一丁七万丈三上下不与abcdefgh丑且丕",
               "一丁七万丈/三上下不与/abcdefgh丑/且丕");
}

static void test_a_unit_leaves_its_number_only_at_worst(void **state)
{
    (void)state;
    for (int pretty = 0; pretty < 2; pretty++) {
        const char *wrap = pretty ? "text-wrap='pretty'" : "text-wrap='stable'";
        assert_cut(50, wrap, "一丁七5ポイント", "一丁七/5ポイント");
    }
    assert_cut(30, "text-wrap='stable'", "一5ポイント", "一/5ポイ/ント");
    assert_cut(30, "text-wrap='pretty'", "一5ポイント", "一5ポ/イント");
}

static void test_a_word_that_is_too_wide_is_said_either_way(void **state)
{
    (void)state;
    assert_too_large(30, 100, FLOW("<text>一abcdefgh</text>"), DIAG_WORD_TOO_WIDE,
                     "一abcdefgh");
    assert_too_large(30, 100, FLOW("<text text-wrap='pretty'>一abcdefgh</text>"),
                     DIAG_WORD_TOO_WIDE, "一abcdefgh");
}

/* --- what the dump says --------------------------------------------------------- */

static void assert_dump(int w, const char *text, const char *said)
{
    struct proof p;
    cut(&p, w, JUSTIFY, text);
    const struct str dump = layout_dump(&p.sheet.job, p.pages);
    if (str_find(dump, str_of(said)) < 0)
        fail_msg("%s not in %.*s", said, STR_ARG(dump));
    proof_end(&p);
}

static void test_the_dump_says_how_a_line_was_made_to_fit(void **state)
{
    (void)state;
    assert_dump(55, "一、丁七万丈三上", "in-marks=5 \"一、丁七万丈\"");
    assert_dump(35, "一丁七、万丈三", "in-end=5 \"一丁七、\"");
    assert_dump(43, "一丁七万丈三上下", "out-solid=3 \"一丁七万\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_blank_at_a_lines_end_is_there_or_not),
        cmocka_unit_test(test_without_its_blank_the_line_is_opened),
        cmocka_unit_test(test_a_bracket_begins_a_line_flush_or_with_its_blank),
        cmocka_unit_test(test_a_wide_space_takes_no_room_at_a_lines_end),
        cmocka_unit_test(test_marks_may_have_no_blanks_at_all),
        cmocka_unit_test(test_a_stop_hangs_only_when_it_does_not_fit),
        cmocka_unit_test(test_what_hangs_lets_the_line_reach_its_measure),
        cmocka_unit_test(test_in_a_table_marks_hang_only_if_the_cell_says_so),
        cmocka_unit_test(test_a_word_is_parted_at_its_soft_hyphens),
        cmocka_unit_test(test_the_hyphen_is_set_and_counted),
        cmocka_unit_test(test_soft_hyphens_may_be_nothing),
        cmocka_unit_test(test_a_word_is_parted_by_patterns_if_it_is_asked_for),
        cmocka_unit_test(test_a_word_that_is_too_wide_is_broken_if_it_may_be),
        cmocka_unit_test(test_parting_a_word_is_the_worse_way),
        cmocka_unit_test(test_justified_marks_give_all_of_their_blanks),
        cmocka_unit_test(test_ragged_marks_give_half_of_them),
        cmocka_unit_test(test_small_kana_open_like_others),
        cmocka_unit_test(test_numbers_and_their_signs_stay_closed),
        cmocka_unit_test(test_a_last_line_has_two_characters),
        cmocka_unit_test(test_a_short_paragraph_may_be_one_character),
        cmocka_unit_test(test_lines_taken_one_by_one_leave_the_worst_for_last),
        cmocka_unit_test(test_lines_together_share_it),
        cmocka_unit_test(test_ragged_lines_can_be_shared_too),
        cmocka_unit_test(test_a_unit_leaves_its_number_only_at_worst),
        cmocka_unit_test(test_a_word_that_is_too_wide_is_said_either_way),
        cmocka_unit_test(test_the_dump_says_how_a_line_was_made_to_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
