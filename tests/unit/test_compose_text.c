/* Texts: white space, rich text, badges, slots; and what stands where it cannot. */
#include "compose/messages.h"
#include "sheet.h"

/* The plan's prose is the first paragraph of a section; the layout shows it. */
#define PROSE(p) PLAN("<section><title>題</title><p>" p "</p></section>")
#define BADGES                                                                           \
    "<style name='badge' background='red'/><style name='b' font-weight='bold'/>"
#define SHOWING(text)                                                                    \
    LAYOUT(PALETTE BADGES MASTER "<page-sequence master='m'>" text "</page-sequence>")
#define SHOW_PROSE SHOWING("<text select='//p'/>")

static void assert_prose(const char *plan, const char *expected)
{
    struct sheet s = sheet_of(plan, SHOW_PROSE);
    assert_fine(&s);
    assert_string_equal(texts_with(&s, "|"), expected);
    sheet_end(&s);
}

static void assert_text(const char *layout, const char *expected)
{
    struct sheet s = sheet_of(PROSE("本<b>文</b>"), layout);
    assert_fine(&s);
    assert_string_equal(texts_with(&s, "|"), expected);
    sheet_end(&s);
}

static void test_rows_may_stand_on_a_condition(void **state)
{
    (void)state;
    assert_text(
        SHOWING("<text>一<if test='true()'><furiwake><line>七</line><line>万</line>"
                "</furiwake></if><for-each select='//p'><warichu>丁</warichu>"
                "</for-each></text>"),
        "一|七|万|丁\n");
}

/* --- white space ---------------------------------------------------------------- */

static void test_white_space_at_the_ends_goes(void **state)
{
    (void)state;
    assert_prose(PROSE("  \n\t あい \n "), "あい\n");
}

static void test_a_stretch_of_blanks_becomes_one_space(void **state)
{
    (void)state;
    assert_prose(PROSE("あ \t  い"), "あ い\n");
}

static void test_a_wrapped_line_of_japanese_joins(void **state)
{
    (void)state;
    assert_prose(PROSE("あい\n      うえ"), "あいうえ\n");
}

static void test_a_wrapped_line_of_latin_gets_a_space(void **state)
{
    (void)state;
    assert_prose(PROSE("one\n      two"), "one two\n");
}

static void test_japanese_on_one_side_is_enough_to_join(void **state)
{
    (void)state;
    assert_prose(PROSE("one\n二"), "one二\n");
    assert_prose(PROSE("二\none"), "二one\n");
}

static void test_an_ideographic_space_stays(void **state)
{
    (void)state;
    assert_prose(PROSE("　あ　\nい"), "　あ　い\n");
}

static void test_white_space_collapses_across_elements(void **state)
{
    (void)state;
    assert_prose(PROSE("あ <b> い</b>"), "あ| い\n");
    assert_prose(PROSE("one<b>\ntwo </b> three"), "one| two| three\n");
    assert_prose(PROSE("あ<b>\nい\n</b>う"), "あ|い|う\n");
}

static void test_white_space_round_a_forced_break_goes(void **state)
{
    (void)state;
    assert_prose(PROSE("あ <br/> い"), "あ|/|い\n");
    assert_text(SHOWING("<text>one <br/>\n two</text>"), "one|/|two\n");
}

static void test_white_space_between_elements_of_the_layout_is_only_layout(void **state)
{
    (void)state;
    assert_text(SHOWING("<text>\n  <span>one</span>\n  <span>two</span>\n</text>"),
                "one|two\n");
}

static void test_expressions_join_the_text_around_them(void **state)
{
    (void)state;
    assert_text(SHOWING("<text>第{1 + 1}  回 {' x '}</text>"), "第|2| 回| x\n");
}

static void test_a_text_that_comes_to_nothing_makes_no_box(void **state)
{
    (void)state;
    struct sheet s =
        sheet_of(SECTIONS, FLOW("<text> {''} </text><text select='//p'/><text/>"));
    assert_fine(&s);
    assert_int_equal(flow_of(&s)->n, 0);
    assert_int_equal(s.boxes->n_texts, 0);
    sheet_end(&s);
}

/* --- rich text ------------------------------------------------------------------ */

static void test_a_text_shows_what_it_selects_then_its_own(void **state)
{
    (void)state;
    assert_text(SHOWING("<text select='//p'>後</text>"), "本|文|後\n");
    assert_text(SHOWING("<text>前<content select='//title'/></text>"), "前|計画|題\n");
}

static void test_a_text_shows_attributes(void **state)
{
    (void)state;
    struct sheet s = sheet_of(SECTIONS, FLOW("<text select='//section/@no'/>"));
    assert_fine(&s);
    assert_string_equal(texts_of(&s), "123\n");
    sheet_end(&s);
}

static void test_rich_text_takes_the_styles_of_its_names(void **state)
{
    (void)state;
    struct sheet s = sheet_of(PROSE("本<b>文</b>"), SHOW_PROSE);
    assert_fine(&s);
    const struct box *text = s.boxes->texts[0];
    assert_ptr_equal(text->text.runs[0].style, text->style);
    assert_int_equal(text->text.runs[1].style->font_weight, 700);
    sheet_end(&s);
}

static void test_rich_text_without_its_style_is_said(void **state)
{
    (void)state;
    struct sheet s = sheet_of(PROSE("水<sup>2</sup>"), SHOW_PROSE);
    assert_only_finding(&s, DIAG_STYLE_UNKNOWN, "<sup>");
    sheet_end(&s);
}

static void test_runs_know_where_they_begin(void **state)
{
    (void)state;
    struct sheet s = sheet_of(PROSE(" 本 <b>文</b>"), SHOW_PROSE);
    assert_fine(&s);
    const struct run *runs = s.boxes->texts[0]->text.runs;
    const char *plan = diags_source_text(s.job.diags, runs[0].pos.file).p;
    assert_memory_equal(plan + runs[0].pos.offset, "本", 3);
    assert_memory_equal(plan + runs[1].pos.offset, "文", 3);
    sheet_end(&s);
}

static void test_comments_are_nothing(void **state)
{
    (void)state;
    assert_prose(PROSE("あ<!-- い -->う"), "あう\n");
    assert_text(SHOWING("<!-- い --><text>あ<!-- い --></text>"), "あ\n");
}

/* --- badges --------------------------------------------------------------------- */

static void test_the_space_before_a_badge_stands_outside_it(void **state)
{
    (void)state;
    struct sheet s = sheet_of(PROSE("策 <badge>新</badge> 後"), SHOW_PROSE);
    assert_fine(&s);
    assert_string_equal(texts_with(&s, "|"), "策| |新| 後\n");
    const struct run *runs = s.boxes->texts[0]->text.runs;
    assert_false(runs[1].style->has_background);
    assert_true(runs[2].style->has_background);
    sheet_end(&s);
}

static void test_the_space_inside_a_badge_stays_inside(void **state)
{
    (void)state;
    assert_prose(PROSE("策<badge>A B</badge>"), "策|A B\n");
    assert_text(SHOWING("<text>策<span style='badge'><span style='b'>A</span> B</span>"
                        "</text>"),
                "策|A| B\n");
}

static void test_the_space_between_two_badges_stands_outside_both(void **state)
{
    (void)state;
    struct sheet s = sheet_of(PROSE("<badge>新</badge> <badge>拡</badge>"), SHOW_PROSE);
    assert_fine(&s);
    assert_string_equal(texts_with(&s, "|"), "新| |拡\n");
    assert_false(s.boxes->texts[0]->text.runs[1].style->has_background);
    sheet_end(&s);
}

static void test_blanks_in_front_of_a_badge_that_begins_a_text_go(void **state)
{
    (void)state;
    assert_prose(PROSE("  <badge> 新 </badge>後"), "新| 後\n");
}

static void test_a_badge_is_one_run_of_all_its_pieces(void **state)
{
    (void)state;
    assert_text(SHOWING("<text>前 <span style='badge'>第{1 + 1} 回</span></text>"),
                "前| |第2 回\n");
}

static void test_two_badges_without_a_space_stay_two(void **state)
{
    (void)state;
    assert_prose(PROSE("<badge>新</badge><badge>拡</badge>"), "新|拡\n");
}

/* --- slots ---------------------------------------------------------------------- */

static void test_slots_keep_the_spaces_around_them(void **state)
{
    (void)state;
    assert_text(SHOWING("<text>p. <page-number/> of <page-count/></text>"),
                "p.| |#| of| |##\n");
    assert_text(SHOWING("<text>第<page-number/>頁</text>"), "第|#|頁\n");
}

static void test_a_wrapped_line_before_a_slot_joins_as_before_a_digit(void **state)
{
    (void)state;
    assert_text(SHOWING("<text>頁\n<page-number/></text>"), "頁|#\n");
    assert_text(SHOWING("<text>page\n<page-number/></text>"), "page| |#\n");
    assert_text(SHOWING("<text>一 <page-number/>丁</text>"), "一| |#|丁\n");
}

/* --- what stands where it cannot ------------------------------------------------ */

/* `content` is brought by a loop, whose contents the schema cannot judge. */
#define LOOP(content) "<for-each select='/plan'>" content "</for-each>"

static void assert_misplaced(const char *layout, const struct diag_kind *id,
                             const char *at)
{
    struct sheet s = sheet_of(PLAN(""), layout);
    assert_only_finding(&s, id, at);
    sheet_end(&s);
}

#define CELL "<cell><text>x</text></cell>"

static void test_what_cannot_stand_in_a_stack_is_said(void **state)
{
    (void)state;
    static const char *const layouts[][2] = {
        {FLOW(LOOP("<row>" CELL "</row>")), "<row"},
        {FLOW(LOOP(CELL)), "<cell"},
        {FLOW(LOOP("<item label='a'><text>x</text></item>")), "<item"},
        {FLOW(LOOP("<place x='0' y='0' w='1mm' h='1mm'/>")), "<place"},
        {FLOW(LOOP("<head><row>" CELL "</row></head>")), "<head"},
        {FLOW(LOOP("<row-group><row>" CELL "</row></row-group>")), "<row-group"},
        {FLOW(LOOP("<page-sequence master='m'/>")), "<page-sequence"},
        {FLOW(LOOP("<span>x</span>")), "<span"},
        {FLOW(LOOP("<content select='.'/>")), "<content"},
        {FLOW(LOOP("<br/>")), "<br"},
        {FLOW(LOOP("<page-number/>")), "<page-number"},
        {FLOW(LOOP("<page-count/>")), "<page-count"},
    };
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++)
        assert_misplaced(layouts[i][0], DIAG_BOX_MISPLACED, layouts[i][1]);
}

#define IN_TABLE(content) FLOW("<table columns='1fr'>" content "</table>")

static void test_what_cannot_stand_in_a_table_is_said(void **state)
{
    (void)state;
    assert_misplaced(IN_TABLE(LOOP("<text>x</text>")), DIAG_BOX_MISPLACED, "<text");
    assert_misplaced(IN_TABLE(LOOP(CELL)), DIAG_BOX_MISPLACED, "<cell");
    assert_misplaced(IN_TABLE(LOOP("<item label='a'/>")), DIAG_BOX_MISPLACED, "<item");
}

static void test_what_cannot_stand_in_a_row_group_is_said(void **state)
{
    (void)state;
    assert_misplaced(IN_TABLE("<row-group>" LOOP("<text>x</text>") "</row-group>"),
                     DIAG_BOX_MISPLACED, "<text");
    assert_misplaced(IN_TABLE("<head>" LOOP(CELL) "</head>"), DIAG_BOX_MISPLACED,
                     "<cell");
}

static void test_what_cannot_stand_in_a_row_is_said(void **state)
{
    (void)state;
    assert_misplaced(IN_TABLE("<row>" LOOP("<text>x</text>") "</row>"),
                     DIAG_BOX_MISPLACED, "<text");
    assert_misplaced(IN_TABLE("<row>" LOOP("<row>" CELL "</row>") "</row>"),
                     DIAG_BOX_MISPLACED, "<row>");
}

static void test_what_cannot_stand_in_a_list_is_said(void **state)
{
    (void)state;
    assert_misplaced(FLOW("<list>" LOOP("<text>x</text>") "</list>"), DIAG_BOX_MISPLACED,
                     "<text");
    assert_misplaced(FLOW("<list>" LOOP("<stack/>") "</list>"), DIAG_BOX_MISPLACED,
                     "<stack");
}

static void test_what_cannot_stand_in_a_grid_is_said(void **state)
{
    (void)state;
    assert_misplaced(FLOW("<grid columns='1fr'>" LOOP("<row>" CELL "</row>") "</grid>"),
                     DIAG_BOX_MISPLACED, "<row");
    assert_misplaced(FLOW("<grid columns='1fr'>" LOOP("<item label='a'/>") "</grid>"),
                     DIAG_BOX_MISPLACED, "<item");
}

static void test_what_cannot_stand_in_a_text_is_said(void **state)
{
    (void)state;
    assert_misplaced(FLOW("<text>" LOOP("<stack/>") "</text>"), DIAG_BOX_MISPLACED,
                     "<stack");
    assert_misplaced(FLOW("<text>" LOOP("<row>" CELL "</row>") "</text>"),
                     DIAG_BOX_MISPLACED, "<row");
    assert_misplaced(FLOW("<text><span>" LOOP("<text>x</text>") "</span></text>"),
                     DIAG_BOX_MISPLACED, "<text>x");
}

static void test_what_cannot_stand_on_a_page_master_is_said(void **state)
{
    (void)state;
    assert_misplaced(LAYOUT("<page-master name='m' size='A4'>" LOOP(
                         "<text>x</text>") "</page-master><page-sequence master='m'/>"),
                     DIAG_BOX_MISPLACED, "<text");
}

static void test_what_cannot_stand_in_a_layout_is_said(void **state)
{
    (void)state;
    assert_misplaced(LAYOUT(MASTER LOOP("<text>x</text>")), DIAG_BOX_MISPLACED, "<text");
}

static void test_text_outside_texts_is_said(void **state)
{
    (void)state;
    static const char *const layouts[] = {
        FLOW(LOOP("字")),
        FLOW("<box>" LOOP("字") "</box>"),
        IN_TABLE(LOOP("字")),
        IN_TABLE("<row>" LOOP("字") "</row>"),
        FLOW("<list>" LOOP("字") "</list>"),
        FLOW("<grid columns='1fr'>" LOOP("字") "</grid>"),
        LAYOUT(MASTER LOOP("字")),
        LAYOUT("<page-master name='m' size='A4'>" LOOP("字") "</page-master>"),
    };
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++)
        assert_misplaced(layouts[i], DIAG_LOOSE_TEXT, "字");
}

static void test_a_badge_may_have_the_style_of_its_word(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        PROSE("<badge>新規</badge>と<badge>拡充</badge>"),
        LAYOUT(PALETTE MASTER
               "<style name='badge' background='red'/>"
               "<style name='badge-拡充' extends='badge' background='blue'/>"
               "<page-sequence master='m'><text select='//p'/></page-sequence>"));
    assert_fine(&s);
    const struct box *text = s.boxes->texts[0];
    assert_int_equal(text->text.n, 3);
    assert_int_equal(text->text.runs[0].style->background.red, 0xC0);
    assert_int_equal(text->text.runs[2].style->background.blue, 0xC0);
    sheet_end(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_badge_may_have_the_style_of_its_word),
        cmocka_unit_test(test_rows_may_stand_on_a_condition),
        cmocka_unit_test(test_white_space_at_the_ends_goes),
        cmocka_unit_test(test_a_stretch_of_blanks_becomes_one_space),
        cmocka_unit_test(test_a_wrapped_line_of_japanese_joins),
        cmocka_unit_test(test_a_wrapped_line_of_latin_gets_a_space),
        cmocka_unit_test(test_japanese_on_one_side_is_enough_to_join),
        cmocka_unit_test(test_an_ideographic_space_stays),
        cmocka_unit_test(test_white_space_collapses_across_elements),
        cmocka_unit_test(test_white_space_round_a_forced_break_goes),
        cmocka_unit_test(test_white_space_between_elements_of_the_layout_is_only_layout),
        cmocka_unit_test(test_expressions_join_the_text_around_them),
        cmocka_unit_test(test_a_text_that_comes_to_nothing_makes_no_box),
        cmocka_unit_test(test_a_text_shows_what_it_selects_then_its_own),
        cmocka_unit_test(test_a_text_shows_attributes),
        cmocka_unit_test(test_rich_text_takes_the_styles_of_its_names),
        cmocka_unit_test(test_rich_text_without_its_style_is_said),
        cmocka_unit_test(test_runs_know_where_they_begin),
        cmocka_unit_test(test_comments_are_nothing),
        cmocka_unit_test(test_the_space_before_a_badge_stands_outside_it),
        cmocka_unit_test(test_the_space_inside_a_badge_stays_inside),
        cmocka_unit_test(test_the_space_between_two_badges_stands_outside_both),
        cmocka_unit_test(test_blanks_in_front_of_a_badge_that_begins_a_text_go),
        cmocka_unit_test(test_a_badge_is_one_run_of_all_its_pieces),
        cmocka_unit_test(test_two_badges_without_a_space_stay_two),
        cmocka_unit_test(test_slots_keep_the_spaces_around_them),
        cmocka_unit_test(test_a_wrapped_line_before_a_slot_joins_as_before_a_digit),
        cmocka_unit_test(test_what_cannot_stand_in_a_stack_is_said),
        cmocka_unit_test(test_what_cannot_stand_in_a_table_is_said),
        cmocka_unit_test(test_what_cannot_stand_in_a_row_group_is_said),
        cmocka_unit_test(test_what_cannot_stand_in_a_row_is_said),
        cmocka_unit_test(test_what_cannot_stand_in_a_list_is_said),
        cmocka_unit_test(test_what_cannot_stand_in_a_grid_is_said),
        cmocka_unit_test(test_what_cannot_stand_in_a_text_is_said),
        cmocka_unit_test(test_what_cannot_stand_on_a_page_master_is_said),
        cmocka_unit_test(test_what_cannot_stand_in_a_layout_is_said),
        cmocka_unit_test(test_text_outside_texts_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
