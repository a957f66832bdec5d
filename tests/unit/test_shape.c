/* Prepared paragraphs, in the square font: clusters, gaps, breaks, fallback, slots. */
#include "font/messages.h"
#include "proof.h"
#include "shape/messages.h"

static void assert_clusters(const char *layout, const char *expected)
{
    struct proof p = proof_of(layout);
    assert_proved(&p);
    assert_string_equal(clusters_of(&p, 0), expected);
    proof_end(&p);
}

/* The first text of a proof. */
static const struct paragraph *paragraph_of(const struct proof *p)
{
    return &p->shaped->paragraphs[0];
}

/* --- bodies and gaps ------------------------------------------------------------ */

static void test_characters_keep_their_advances(void **state)
{
    (void)state;
    assert_clusters(FLOW("<text>中A</text>"), "中:1000+250| A:500");
}

static void test_marks_lose_their_blank_half(void **state)
{
    (void)state;
    assert_clusters(FLOW("<text>「一」、七。</text>"),
                    "「:500 一:1000 」:500 、:500+500| 七:1000 。:500");
}

static void test_the_ink_of_a_mark_moves_by_what_is_taken_off_in_front(void **state)
{
    (void)state;
    struct proof p = proof_of(FLOW("<text>「」・一</text>"));
    assert_proved(&p);
    assert_int_equal(paragraph_of(&p)->clusters[0].trim, 500);
    assert_int_equal(paragraph_of(&p)->clusters[1].trim, 0);
    assert_int_equal(paragraph_of(&p)->clusters[2].trim, 250);
    assert_int_equal(paragraph_of(&p)->clusters[3].trim, 0);
    proof_end(&p);
}

static void test_marks_side_by_side_share_a_gap(void **state)
{
    (void)state;
    assert_clusters(FLOW("<text>一」「七</text>"), "一:1000 」:500+500| 「:500 七:1000");
    assert_clusters(FLOW("<text>一・「七」</text>"),
                    "一:1000~250 ・:500+250| 「:500 七:1000 」:500");
}

static void test_a_bracket_keeps_its_half_em_from_what_stands_before(void **state)
{
    (void)state;
    assert_clusters(FLOW("<text>一（七）三</text>"),
                    "一:1000~500| （:500 七:1000 ）:500+500| 三:1000");
}

static void test_japanese_and_latin_stand_a_quarter_apart(void **state)
{
    (void)state;
    assert_clusters(FLOW("<text>一A七</text>"), "一:1000+250| A:500~250| 七:1000");
    assert_clusters(FLOW("<text>一1七</text>"), "一:1000+250| 1:500~250| 七:1000");
}

static void test_that_gap_can_be_set(void **state)
{
    (void)state;
    assert_clusters(FLOW("<text text-autospace='0.125em'>一A七</text>"),
                    "一:1000+125| A:500~125| 七:1000");
    assert_clusters(FLOW("<text text-autospace='none'>一A七</text>"),
                    "一:1000| A:500| 七:1000");
}

static void test_a_space_of_the_author_takes_its_place(void **state)
{
    (void)state;
    assert_clusters(FLOW("<text>一 A</text>"), "一:1000  :333| A:500");
}

static void test_gaps_go_across_runs(void **state)
{
    (void)state;
    assert_clusters(
        FLOW("<text>一<span font-size='20pt'>A</span>（<span>七</span>）</text>"),
        "一:1000+250| A:500~500| （:500 七:1000 ）:500");
}

/* --- breaks --------------------------------------------------------------------- */

static void test_lines_may_end_between_words(void **state)
{
    (void)state;
    assert_clusters(FLOW("<text>go on</text>"), "g:500 o:500  :333| o:500 n:500");
}

static void test_file_paths_may_end_behind_their_slashes(void **state)
{
    (void)state;
    assert_clusters(FLOW("<text>ab/c.d/e</text>"),
                    "a:500 b:500 /:500| c:500 .:500 d:500 /:500| e:500");
}

static void test_words_may_end_behind_their_hyphens(void **state)
{
    (void)state;
    assert_clusters(FLOW("<text>on-line</text>"),
                    "o:500 n:500 -:500| l:500 i:500 n:500 e:500");
}

static void test_a_hyphen_before_a_digit_is_a_minus(void **state)
{
    (void)state;
    assert_clusters(FLOW("<text>A-12</text>"), "A:500 -:500 1:500 2:500");
}

static void test_behind_a_word_with_a_hyphen_the_marks_decide(void **state)
{
    (void)state;
    assert_clusters(FLOW("<text>a-b、一</text>"),
                    "a:500 -:500| b:500 、:500+500| 一:1000");
}

static void test_western_words_in_brackets_stay_whole(void **state)
{
    (void)state;
    assert_clusters(FLOW("<text>(ab) c</text>"), "(:500 a:500 b:500 ):500  :333| c:500");
}

static void test_nowrap_allows_no_breaks(void **state)
{
    (void)state;
    assert_clusters(FLOW("<text white-space='nowrap'>一七 a/b</text>"),
                    "一:1000 七:1000  :333 a:500 /:500 b:500");
}

static void test_a_line_may_end_at_the_edge_of_what_does_not_wrap(void **state)
{
    (void)state;
    assert_clusters(FLOW("<text>一<span white-space='nowrap'>七三</span>世</text>"),
                    "一:1000| 七:1000 三:1000| 世:1000");
}

static void test_a_forced_break_has_neither_glyph_nor_gap(void **state)
{
    (void)state;
    assert_clusters(FLOW("<text>一、<br/>（七</text>"),
                    "一:1000 、:500 :0|| （:500 七:1000");
}

/* --- numbers -------------------------------------------------------------------- */

static void test_separators_between_digits_are_narrow(void **state)
{
    (void)state;
    assert_clusters(FLOW("<text>1,788.5</text>"),
                    "1:500 ,:310 7:500 8:500 8:500 .:310 5:500");
}

static void test_the_ink_of_a_separator_stays_in_its_middle(void **state)
{
    (void)state;
    struct proof p = proof_of(FLOW("<text>1,7</text>"));
    assert_proved(&p);
    /* The square's ink is 500 wide: its middle, 250, goes to 155. */
    assert_int_equal(paragraph_of(&p)->clusters[1].trim, 95);
    proof_end(&p);
}

static void test_other_points_and_commas_keep_their_width(void **state)
{
    (void)state;
    assert_clusters(FLOW("<text>,1.a,2</text>"), ",:500 1:500 .:500 a:500 ,:500 2:500");
    assert_clusters(FLOW("<text>1.</text>"), "1:500 .:500");
}

static void test_full_width_numbers_stay_whole(void **state)
{
    (void)state;
    assert_clusters(FLOW("<text>△１，５％</text>"),
                    "△:1000 １:1000 ，:500+500 ５:1000 ％:1000");
    assert_clusters(FLOW("<text>１,５.２</text>"), "１:1000 ,:500 ５:1000 .:500 ２:1000");
}

/* --- faces ---------------------------------------------------------------------- */

enum { GOTHIC, GOTHIC_BOLD, MORE };

static void assert_faces(const char *layout, const char *faces)
{
    struct proof p = proof_of(layout);
    assert_proved(&p);
    const struct paragraph *paragraph = paragraph_of(&p);
    assert_int_equal(paragraph->n, strlen(faces));
    for (int i = 0; i < paragraph->n; i++)
        assert_int_equal(paragraph->clusters[i].face, faces[i] - '0');
    proof_end(&p);
}

static void test_a_run_is_set_in_the_face_of_its_style(void **state)
{
    (void)state;
    assert_faces(FLOW("<text>一<span font-weight='bold'>七</span>"
                      "<span font-family='more'>乀</span></text>"),
                 "012");
}

static void test_each_cluster_falls_back_by_itself(void **state)
{
    (void)state;
    assert_faces(FLOW("<text>一乀七𠮷三</text>"), "02020");
}

static void test_fallback_does_not_part_what_stands_together(void **state)
{
    (void)state;
    assert_clusters(FLOW("<text>（乀）</text>"), "（:500 乀:1000 ）:500");
}

static void test_a_variation_selector_stays_with_its_base(void **state)
{
    (void)state;
    struct proof p =
        proof_of(FLOW("<text>一\xF3\xA0\x84\x80乀\xF3\xA0\x84\x81七</text>"));
    assert_proved(&p);
    const struct paragraph *paragraph = paragraph_of(&p);
    assert_int_equal(paragraph->n, 3);
    assert_int_equal(paragraph->clusters[0].text_length, 7);
    assert_int_equal(paragraph->clusters[1].text_length, 7);
    assert_int_equal(paragraph->clusters[1].face, MORE);
    assert_int_equal(paragraph->clusters[0].advance, 1000);
    assert_int_equal(paragraph->clusters[1].advance, 1000);
    proof_end(&p);
}

static void test_a_voicing_mark_joins_its_kana(void **state)
{
    (void)state;
    assert_clusters(FLOW("<text>か\u3099き</text>"), "か\u3099:1000| き:1000");
}

static void test_invisible_characters_need_no_glyph(void **state)
{
    (void)state;
    struct proof p = proof_of(FLOW("<text>一\u200B七\u2060三</text>"));
    assert_proved(&p);
    int advance = 0;
    for (int i = 0; i < paragraph_of(&p)->n; i++)
        advance += paragraph_of(&p)->clusters[i].advance;
    assert_int_equal(advance, 3000);
    proof_end(&p);
}

static void test_faces_have_their_units(void **state)
{
    (void)state;
    struct proof p = proof_of(FLOW("<text>一乀</text>"));
    assert_proved(&p);
    assert_int_equal(p.shaped->upem[GOTHIC], 1000);
    assert_int_equal(p.shaped->upem[MORE], 1000);
    proof_end(&p);
}

/* --- what is missing ------------------------------------------------------------ */

static void assert_missing(struct sheet sheet, const struct diag_kind *id, const char *at)
{
    struct proof p = proof_shape(sheet);
    assert_null(p.shaped);
    assert_finding(&p.sheet.job, 0, id, at);
    assert_int_equal(diags_count(p.sheet.job.diags), 1);
    proof_end(&p);
}

static void test_a_character_without_a_glyph_is_said_where_it_stands(void **state)
{
    (void)state;
    assert_missing(sheet_of(PLAN("<section><title>一　\n  七亀三</title></section>"),
                            FLOW("<text select='//section/title'/>")),
                   DIAG_GLYPH_MISSING, "亀三");
}

static void test_a_character_without_a_glyph_is_said_once(void **state)
{
    (void)state;
    assert_missing(sheet_of(PLAN(""), FLOW("<text>一亀七亀</text><text>亀</text>")),
                   DIAG_GLYPH_MISSING, "亀七");
}

static void test_each_character_without_a_glyph_is_said(void **state)
{
    (void)state;
    struct proof p = proof_of(FLOW("<text>亀鶴</text>"));
    assert_finding(&p.sheet.job, 0, DIAG_GLYPH_MISSING, "亀");
    assert_finding(&p.sheet.job, 1, DIAG_GLYPH_MISSING, "鶴");
    assert_non_null(strstr(job_messages(&p.sheet.job), "亀 (U+4E80)"));
    proof_end(&p);
}

static void test_a_missing_glyph_of_an_expression_is_said_at_the_expression(void **state)
{
    (void)state;
    assert_missing(sheet_of(PLAN("<section><title>一上亀</title></section>"),
                            FLOW("<text>一{//section/title}</text>")),
                   DIAG_GLYPH_MISSING, "//section/title}");
}

static void test_an_unknown_family_is_said_once(void **state)
{
    (void)state;
    assert_missing(sheet_of(PLAN(""), FLOW("<text font-family='nowhere'>一</text>"
                                           "<text font-family='nowhere'>七</text>")),
                   DIAG_FONT_UNKNOWN, "<text font-family='nowhere'>一");
}

static void test_a_family_without_its_file_is_said(void **state)
{
    (void)state;
    assert_missing(sheet_of(PLAN(""), FLOW("<text font-family='gone'>一</text>")),
                   DIAG_FONT_MISSING, "<face weight=\"400\" file=\"gone.ttf\"");
}

/* --- slots ---------------------------------------------------------------------- */

static void test_a_slot_has_room_for_two_digits(void **state)
{
    (void)state;
    assert_clusters(FLOW("<text>上<page-number/>下</text>"),
                    "上:1000+250| :1000~250| 下:1000");
}

static void test_slots_say_what_they_are_for(void **state)
{
    (void)state;
    struct proof p = proof_of(FLOW("<text><page-number/>/<page-count/></text>"));
    assert_proved(&p);
    const struct paragraph *paragraph = paragraph_of(&p);
    assert_int_equal(paragraph->n, 3);
    assert_int_equal(paragraph->clusters[0].slot, SLOT_PAGE_NUMBER);
    assert_int_equal(paragraph->clusters[1].slot, SLOT_NONE);
    assert_int_equal(paragraph->clusters[2].slot, SLOT_PAGE_COUNT);
    proof_end(&p);
}

static void test_a_slot_brings_the_ten_digits(void **state)
{
    (void)state;
    struct proof p = proof_of(FLOW("<text><page-number/></text>"));
    assert_proved(&p);
    for (uint32_t i = 0; i < 10; i++) {
        assert_int_equal(paragraph_of(&p)->digits[i].id, '0' - ' ' + 1 + i);
        assert_int_equal(paragraph_of(&p)->digits[i].advance, 500);
    }
    proof_end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_characters_keep_their_advances),
        cmocka_unit_test(test_marks_lose_their_blank_half),
        cmocka_unit_test(test_the_ink_of_a_mark_moves_by_what_is_taken_off_in_front),
        cmocka_unit_test(test_marks_side_by_side_share_a_gap),
        cmocka_unit_test(test_a_bracket_keeps_its_half_em_from_what_stands_before),
        cmocka_unit_test(test_japanese_and_latin_stand_a_quarter_apart),
        cmocka_unit_test(test_that_gap_can_be_set),
        cmocka_unit_test(test_a_space_of_the_author_takes_its_place),
        cmocka_unit_test(test_gaps_go_across_runs),
        cmocka_unit_test(test_lines_may_end_between_words),
        cmocka_unit_test(test_file_paths_may_end_behind_their_slashes),
        cmocka_unit_test(test_words_may_end_behind_their_hyphens),
        cmocka_unit_test(test_a_hyphen_before_a_digit_is_a_minus),
        cmocka_unit_test(test_behind_a_word_with_a_hyphen_the_marks_decide),
        cmocka_unit_test(test_western_words_in_brackets_stay_whole),
        cmocka_unit_test(test_nowrap_allows_no_breaks),
        cmocka_unit_test(test_a_line_may_end_at_the_edge_of_what_does_not_wrap),
        cmocka_unit_test(test_a_forced_break_has_neither_glyph_nor_gap),
        cmocka_unit_test(test_separators_between_digits_are_narrow),
        cmocka_unit_test(test_the_ink_of_a_separator_stays_in_its_middle),
        cmocka_unit_test(test_other_points_and_commas_keep_their_width),
        cmocka_unit_test(test_full_width_numbers_stay_whole),
        cmocka_unit_test(test_a_run_is_set_in_the_face_of_its_style),
        cmocka_unit_test(test_each_cluster_falls_back_by_itself),
        cmocka_unit_test(test_fallback_does_not_part_what_stands_together),
        cmocka_unit_test(test_a_variation_selector_stays_with_its_base),
        cmocka_unit_test(test_a_voicing_mark_joins_its_kana),
        cmocka_unit_test(test_invisible_characters_need_no_glyph),
        cmocka_unit_test(test_faces_have_their_units),
        cmocka_unit_test(test_a_character_without_a_glyph_is_said_where_it_stands),
        cmocka_unit_test(test_a_character_without_a_glyph_is_said_once),
        cmocka_unit_test(test_each_character_without_a_glyph_is_said),
        cmocka_unit_test(test_a_missing_glyph_of_an_expression_is_said_at_the_expression),
        cmocka_unit_test(test_an_unknown_family_is_said_once),
        cmocka_unit_test(test_a_family_without_its_file_is_said),
        cmocka_unit_test(test_a_slot_has_room_for_two_digits),
        cmocka_unit_test(test_slots_say_what_they_are_for),
        cmocka_unit_test(test_a_slot_brings_the_ten_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
