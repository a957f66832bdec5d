/* Readings over their bases, in the square font: a base of 10 pt has a reading of 5 pt,
 * whose em box stands on that of the base. Lines are 15 pt high, their baselines at 11.3.
 */
#include "proof.h"

#define PROSE(p)            PLAN("<section><title>題</title><p>" p "</p></section>")
#define PAIR(base, reading) "<rb>" base "</rb><rt>" reading "</rt>"
#define RUBY(base, reading) "<ruby>" PAIR(base, reading) "</ruby>"
#define SHOW                FLOW("<text select='//p'/>")

static struct proof ruby_on(int w, const char *plan, const char *layout)
{
    struct proof p = proof_shape(sheet_of(plan, layout));
    proof_lay(&p, w, 100);
    assert_laid(&p);
    return p;
}

/* The glyphs of all lines, a line each: TEXT and where each glyph begins. */
static const char *places_of(struct proof *p)
{
    const struct list spots = spots_of(p, 0);
    struct strbuf b;
    strbuf_init(&b, p->sheet.job.doc);
    int line = 0;
    for (int i = 0; i < spots.n; i++) {
        const struct spot *spot = list_at(&spots, i);
        struct strbuf glyphs;
        if (spot->frag->kind != FRAG_LINE)
            continue;
        strbuf_init(&glyphs, p->sheet.job.doc);
        strbuf_add(&b, spot->frag->line.text);
        strbuf_add_c(&glyphs, glyphs_of(p, line++));
        for (; i + 1 < spots.n && line_goes_on(spot, list_at(&spots, i + 1)); i++) {
            const struct spot *next = list_at(&spots, i + 1);
            strbuf_add(&b, next->frag->line.text);
            strbuf_addf(&glyphs, " %s", glyphs_of(p, line++));
        }
        strbuf_addf(&b, " %s\n", strbuf_str(&glyphs).p);
    }
    return b.n ? strbuf_str(&b).p : "";
}

static void assert_places(int w, const char *plan, const char *expected)
{
    struct proof p = ruby_on(w, plan, SHOW);
    assert_string_equal(places_of(&p), expected);
    proof_end(&p);
}

/* With properties of the readings' style. */
#define STYLED(properties)                                                               \
    LAYOUT(PALETTE MASTER "<style name='rt' " properties                                 \
                          "/><page-sequence master='m'><text select='//p'/>"             \
                          "</page-sequence>")

static void assert_places_with(const char *layout, const char *plan, const char *expected)
{
    struct proof p = ruby_on(100, plan, layout);
    assert_string_equal(places_of(&p), expected);
    proof_end(&p);
}

/* --- shorter readings ----------------------------------------------------------- */

static void test_a_reading_stands_over_the_middle_of_one_character(void **state)
{
    (void)state;
    assert_places(100, PROSE("上" RUBY("丁", "か") "三"), "上丁 0 10\nか 12.5\n三 20\n");
    assert_places(100, PROSE(RUBY("丁", "かな")), "丁 0\nかな 0 5\n");
}

static void test_its_em_box_stands_on_that_of_the_base(void **state)
{
    (void)state;
    struct proof p = ruby_on(100, PROSE(RUBY("丁", "かな")), SHOW);
    assert_string_equal(lines_of(&p), "0,0 丁\n0,-2.5 かな\n");
    proof_end(&p);
}

static void test_a_reading_of_several_characters_is_spread_1_2_1(void **state)
{
    (void)state;
    /* 30 pt of base and 20 of reading: 10 over four characters. */
    assert_places(100, PROSE(RUBY("一丁七", "かなかな")),
                  "一丁七 0 10 20\nかなかな 1.25 8.75 16.25 23.75\n");
}

static void test_at_its_ends_there_is_never_more_than_an_em_of_it(void **state)
{
    (void)state;
    /* 50 pt of base: half a share would be 10 pt. */
    assert_places(100, PROSE(RUBY("一丁七万三", "かな")),
                  "一丁七万三 0 10 20 30 40\nかな 5 40\n");
}

static void test_where_it_stands_can_be_set(void **state)
{
    (void)state;
    const char *plan = PROSE(RUBY("一丁", "かな"));
    assert_places_with(STYLED("ruby-align='start'"), plan, "一丁 0 10\nかな 0 5\n");
    assert_places_with(STYLED("ruby-align='center'"), plan, "一丁 0 10\nかな 5 10\n");
    assert_places_with(STYLED("ruby-align='space-between'"), plan,
                       "一丁 0 10\nかな 0 15\n");
    assert_places_with(STYLED("ruby-align='space-around'"), plan,
                       "一丁 0 10\nかな 2.5 12.5\n");
}

static void test_a_western_reading_keeps_together(void **state)
{
    (void)state;
    assert_places(100, PROSE(RUBY("一丁七", "ab")), "一丁七 0 10 20\nab 12.5 15\n");
}

static void test_small_kana_are_set_large_and_stay_what_they_are(void **state)
{
    (void)state;
    struct proof p = ruby_on(100, PROSE(RUBY("丁", "しょ")), SHOW);
    const struct paragraph *reading = &p.shaped->paragraphs[0];
    assert_str(reading->text, "しょ");
    struct proof large = ruby_on(100, PROSE(RUBY("丁", "しよ")), SHOW);
    assert_int_equal(reading->glyphs[1].id, large.shaped->paragraphs[0].glyphs[1].id);
    proof_end(&large);
    proof_end(&p);
    p = ruby_on(100, PROSE(RUBY("丁", "しょ")), STYLED("text-transform='none'"));
    large = ruby_on(100, PROSE(RUBY("丁", "しよ")), SHOW);
    assert_int_not_equal(p.shaped->paragraphs[0].glyphs[1].id,
                         large.shaped->paragraphs[0].glyphs[1].id);
    proof_end(&large);
    proof_end(&p);
}

/* --- longer readings ------------------------------------------------------------ */

static void test_a_longer_reading_pushes_kanji_away(void **state)
{
    (void)state;
    assert_places(100, PROSE("上" RUBY("丁", "かなかな") "三"),
                  "上丁 0 15\nかなかな 10 15 20 25\n三 30\n");
}

static void test_it_stands_over_kana_by_at_most_an_em_of_it(void **state)
{
    (void)state;
    assert_places(100, PROSE("の" RUBY("丁", "かなかな") "の"),
                  "の丁 0 10\nかなかな 5 10 15 20\nの 20\n");
    /* 10 pt too long each side, 5 of which may hang */
    assert_places(100, PROSE("の" RUBY("丁", "かなかなかな") "の"),
                  "の丁 0 15\nかなかなかな 5 10 15 20 25 30\nの 30\n");
}

static void test_where_one_side_takes_nothing_the_other_takes_more(void **state)
{
    (void)state;
    assert_places(100, PROSE("上" RUBY("丁", "かなか") "の"),
                  "上丁 0 10\nかなか 10 15 20\nの 20\n");
}

static void test_it_stands_over_blanks_of_marks(void **state)
{
    (void)state;
    /* The comma's blank is as wide as an em of the reading. */
    assert_places(100, PROSE("七、" RUBY("丁", "かなか") "三"),
                  "七、丁 0 10 20\nかなか 15 20 25\n三 30\n");
    assert_places(100, PROSE("（" RUBY("丁", "かなかな") "）"),
                  "（丁 -5 5\nかなかな 0 5 10 15\n） 15\n");
}

static void test_that_can_be_forbidden(void **state)
{
    (void)state;
    assert_places_with(STYLED("ruby-overhang='none'"),
                       PROSE("の" RUBY("丁", "かなかな") "の"),
                       "の丁 0 15\nかなかな 10 15 20 25\nの 30\n");
}

static void test_a_group_is_opened_1_2_1(void **state)
{
    (void)state;
    assert_places(100, PROSE("上" RUBY("丁七", "かなかなかな") "三"),
                  "上丁七 0 12.5 27.5\nかなかなかな 10 15 20 25 30 35\n三 40\n");
}

static void test_two_readings_keep_an_em_apart_over_one_kana(void **state)
{
    (void)state;
    const char *plan = PROSE(RUBY("丁", "かなかな") "の" RUBY("丁", "かなかな") "三");
    /* Either could stand over の by 5 pt: they get 2.5 each. */
    assert_places(100, plan,
                  "丁 3.75\nかなかな 0 5 10 15\nの丁 17.5 31.25\n"
                  "かなかな 25 30 35 40\n三 45\n");
}

static void test_readings_side_by_side_do_not_hang_over_each_other(void **state)
{
    (void)state;
    assert_places(100, PROSE(RUBY("丁", "かなか") RUBY("七", "か")),
                  "丁 2.5\nかなか 0 5 10\n七 15\nか 17.5\n");
}

/* --- lines ---------------------------------------------------------------------- */

static void test_a_reading_is_flush_with_the_edges_of_its_line(void **state)
{
    (void)state;
    assert_places(30, PROSE("一の" RUBY("丁", "かなかな") "の一の"),
                  "一の 0 10\n丁 5\nかなかな 0 5 10 15\nの 15\n一の 0 10\n");
}

static void test_no_line_ends_inside_a_base(void **state)
{
    (void)state;
    struct proof p = ruby_on(30, PROSE("上三" RUBY("丁七", "かな")), SHOW);
    assert_string_equal(lines_of(&p), "0,0 上三\n0,15 丁七\n2.5,12.5 かな\n");
    proof_end(&p);
}

static void test_a_line_grows_if_its_gap_cannot_hold_a_reading(void **state)
{
    (void)state;
    struct proof p = ruby_on(
        100, PROSE(RUBY("丁", "かな")),
        FLOW("<text line-height='1' select='//p'/><text line-height='1'>一</text>"));
    assert_string_equal(lines_of(&p), "0,0 丁\n0,0 かな\n0,15 一\n");
    proof_end(&p);
}

static void test_the_reading_has_the_size_of_its_base(void **state)
{
    (void)state;
    struct proof p = ruby_on(100, PROSE(RUBY("丁", "かな")),
                             FLOW("<text font-size='20pt' select='//p'/>"));
    assert_string_equal(places_of(&p), "丁 0\nかな 0 10\n");
    proof_end(&p);
}

static void test_emphasis_marks_stand_over_the_reading(void **state)
{
    (void)state;
    struct proof p = ruby_on(100, PROSE("<em>" RUBY("丁", "かな") "</em>"),
                             FLOW("<text line-height='2' select='//p'/>"));
    /* The em box begins at 5, the reading at 0; 2.5 over that is the mark's middle. */
    assert_string_equal(shapes_of(&p), "fill 4.05,-3.45 1.9*1.9\n");
    proof_end(&p);
}

/* --- compound words ------------------------------------------------------------- */

#define JUKUGO(pairs) "<ruby type='jukugo'>" pairs "</ruby>"

static void test_kanji_of_a_word_with_short_readings_are_set_alone(void **state)
{
    (void)state;
    assert_places(100, PROSE(JUKUGO(PAIR("丁", "か") PAIR("七", "かな"))),
                  "丁 0\nか 2.5\n七 10\nかな 10 15\n");
}

static void test_readings_of_a_word_help_each_other_out(void **state)
{
    (void)state;
    assert_places(100, PROSE(JUKUGO(PAIR("丁", "かなか") PAIR("七", "か")) "三"),
                  "丁 0\nかなか 0 5 10\n七 10\nか 15\n三 20\n");
    assert_places(100, PROSE(JUKUGO(PAIR("丁", "か") PAIR("七", "かなか")) "三"),
                  "丁 0\nか 0\n七 10\nかなか 5 10 15\n三 20\n");
    /* over a kanji that has no room itself */
    assert_places(100,
                  PROSE(JUKUGO(PAIR("丁", "かなか") PAIR("七", "かな") PAIR("万", "か"))),
                  "丁 0\nかなか 0 5 10\n七 10\nかな 15 20\n万 20\nか 25\n");
}

static void test_a_word_is_opened_where_that_is_not_enough(void **state)
{
    (void)state;
    assert_places(100, PROSE("上" JUKUGO(PAIR("丁", "かなか") PAIR("七", "かな")) "三"),
                  "上丁 0 12.5\nかなか 10 15 20\n七 25\nかな 25 30\n三 35\n");
}

static void test_a_word_may_end_a_line_and_is_set_anew(void **state)
{
    (void)state;
    struct proof p = ruby_on(
        35, PROSE("上三" JUKUGO(PAIR("丁", "かなか") PAIR("七", "か")) "三"), SHOW);
    assert_string_equal(places_of(&p),
                        "上三丁 0 10 20\nかなか 20 25 30\n七 0\nか 2.5\n三 10\n");
    proof_end(&p);
    /* It is not set at the end of a line that is full with its base. */
    p = ruby_on(30, PROSE("上三" JUKUGO(PAIR("丁", "かなか") PAIR("七", "か")) "三"),
                SHOW);
    assert_string_equal(places_of(&p),
                        "上三 0 10\n丁 0\nかなか 0 5 10\n七 10\nか 15\n三 20\n");
    proof_end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_reading_stands_over_the_middle_of_one_character),
        cmocka_unit_test(test_its_em_box_stands_on_that_of_the_base),
        cmocka_unit_test(test_a_reading_of_several_characters_is_spread_1_2_1),
        cmocka_unit_test(test_at_its_ends_there_is_never_more_than_an_em_of_it),
        cmocka_unit_test(test_where_it_stands_can_be_set),
        cmocka_unit_test(test_a_western_reading_keeps_together),
        cmocka_unit_test(test_small_kana_are_set_large_and_stay_what_they_are),
        cmocka_unit_test(test_a_longer_reading_pushes_kanji_away),
        cmocka_unit_test(test_it_stands_over_kana_by_at_most_an_em_of_it),
        cmocka_unit_test(test_where_one_side_takes_nothing_the_other_takes_more),
        cmocka_unit_test(test_it_stands_over_blanks_of_marks),
        cmocka_unit_test(test_that_can_be_forbidden),
        cmocka_unit_test(test_a_group_is_opened_1_2_1),
        cmocka_unit_test(test_two_readings_keep_an_em_apart_over_one_kana),
        cmocka_unit_test(test_readings_side_by_side_do_not_hang_over_each_other),
        cmocka_unit_test(test_a_reading_is_flush_with_the_edges_of_its_line),
        cmocka_unit_test(test_no_line_ends_inside_a_base),
        cmocka_unit_test(test_a_line_grows_if_its_gap_cannot_hold_a_reading),
        cmocka_unit_test(test_the_reading_has_the_size_of_its_base),
        cmocka_unit_test(test_emphasis_marks_stand_over_the_reading),
        cmocka_unit_test(test_kanji_of_a_word_with_short_readings_are_set_alone),
        cmocka_unit_test(test_readings_of_a_word_help_each_other_out),
        cmocka_unit_test(test_a_word_is_opened_where_that_is_not_enough),
        cmocka_unit_test(test_a_word_may_end_a_line_and_is_set_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
