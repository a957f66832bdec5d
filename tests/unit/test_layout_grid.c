/* Boxes side by side: grids, and lists with their labels. */
#include "compose/messages.h"
#include "layout/messages.h"
#include "proof.h"

#define FILLED(content)                                                                  \
    LAYOUT(PALETTE MASTER "<page-sequence master='m' fill='yes'>" content                \
                          "</page-sequence>")
#define RED(content) "<cell background='red'><text>" content "</text></cell>"

/* --- the tracks of a grid ------------------------------------------------------- */

static void test_cells_go_row_by_row(void **state)
{
    (void)state;
    assert_lines(100, 100,
                 FLOW("<grid columns='20pt 30pt'><text>一</text><text>丁</text>"
                      "<text>七</text></grid><text>万</text>"),
                 "0,0 一\n20,0 丁\n0,15 七\n0,30 万\n");
}

static void test_a_grid_keeps_off_its_edges(void **state)
{
    (void)state;
    /* 80 points are left for the columns, and the second grid is 50 wide and 40 high */
    assert_lines(100, 100,
                 FLOW("<grid columns='1fr 1fr' padding='5pt 10pt'><text>一</text>"
                      "<text>丁</text></grid><grid columns='1fr' width='50pt' "
                      "height='40pt' align-self='end'><text text-align='end'>七</text>"
                      "</grid><text>万</text>"),
                 "10,5 一\n50,5 丁\n90,25 七\n0,65 万\n");
}

static void test_columns_and_lists_keep_off_their_edges(void **state)
{
    (void)state;
    assert_lines(100, 100,
                 FLOW("<list label-width='10pt' padding='5pt'><item label='一'>"
                      "<text>丁</text></item></list><columns columns='1fr 1fr' "
                      "padding='5pt 10pt' column-fill='balance'><text>七</text>"
                      "<text>万</text></columns>"
                      "<table columns='1fr' padding='0 0 0 20pt'>"
                      "<row><cell><text>丈</text></cell></row></table>"),
                 "5,5 一\n15,5 丁\n10,30 七\n50,30 万\n20,50 丈\n");
}

static void test_fractions_share_what_is_left(void **state)
{
    (void)state;
    assert_lines(90, 100,
                 FLOW("<grid columns='30pt 1fr 2fr'><text>一</text><text>丁</text>"
                      "<text>七</text></grid>"),
                 "0,0 一\n30,0 丁\n50,0 七\n");
}

static void test_auto_is_as_wide_as_its_contents(void **state)
{
    (void)state;
    assert_lines(90, 100,
                 FLOW("<grid columns='auto 1fr'><text>一丁</text><text>七</text>"
                      "<text>万</text><text>丈</text></grid>"),
                 "0,0 一丁\n20,0 七\n0,15 万\n20,15 丈\n");
}

static void test_auto_gives_way_down_to_its_widest_word(void **state)
{
    (void)state;
    /* The word cannot be narrower than 15 pt; the five characters make do with 45. */
    assert_lines(60, 100,
                 FLOW("<grid columns='auto auto'><text>一丁七万丈</text><text>abc</text>"
                      "</grid>"),
                 "0,0 一丁七\n0,15 万丈\n45,0 abc\n");
}

static void test_the_indent_counts_for_the_first_word(void **state)
{
    (void)state;
    /* 10 + 15 wide at least: the five characters have 20 left. */
    assert_lines(45, 100,
                 FLOW("<grid columns='auto auto'><text>一丁七万丈</text>"
                      "<text text-indent='10pt'>abc</text></grid>"),
                 "0,0 一丁\n0,15 七\n0,30 万丈\n30,0 abc\n");
}

static void test_percentages_are_of_the_room_without_gaps(void **state)
{
    (void)state;
    assert_lines(90, 100,
                 FLOW("<grid columns='25% 1fr' column-gap='10pt'><text>一</text>"
                      "<text>丁</text></grid>"),
                 "0,0 一\n30,0 丁\n");
}

static void test_gaps_stand_between_tracks(void **state)
{
    (void)state;
    assert_lines(100, 100,
                 FLOW("<grid columns='1fr 1fr' gap='2pt 4pt'><text>一</text>"
                      "<text>丁</text><text>七</text></grid><text>万</text>"),
                 "0,0 一\n52,0 丁\n0,17 七\n0,32 万\n");
}

static void test_a_fraction_is_not_narrower_than_a_word(void **state)
{
    (void)state;
    assert_lines(60, 100,
                 FLOW("<grid columns='1fr 1fr'><text>abcdefgh</text><text>一丁</text>"
                      "</grid>"),
                 "0,0 abcdefgh\n40,0 一丁\n");
}

static void test_auto_asks_columns_for_all_of_them(void **state)
{
    (void)state;
    /* Two columns as wide as 一丁, and what is between them. */
    assert_lines(90, 100,
                 FLOW("<grid columns='auto 1fr'><columns columns='1fr 1fr' "
                      "column-gap='10pt'><text>一丁</text><text>七</text></columns>"
                      "<text>万</text></grid>"),
                 "0,0 一丁\n30,0 七\n50,0 万\n");
}

static void test_auto_takes_a_box_at_its_width(void **state)
{
    (void)state;
    assert_lines(90, 100,
                 FLOW("<grid columns='auto 1fr'><box width='30pt'><text>一</text></box>"
                      "<text>丁</text></grid>"),
                 "0,0 一\n30,0 丁\n");
}

static void test_auto_does_not_count_the_space_behind_a_word(void **state)
{
    (void)state;
    /* 15 and 10 are the least, and all there is. */
    assert_lines(25, 100,
                 FLOW("<grid columns='auto auto'><text>abc def</text><text>一丁</text>"
                      "</grid>"),
                 "0,0 abc\n0,15 def\n15,0 一\n15,15 丁\n");
}

static void test_auto_counts_the_label_with_its_word(void **state)
{
    (void)state;
    /* The list wants 25 to 48.3, the text 10 to 30; of the 5 that are left 23.3 parts in
     * 43.3 go to the list. */
    assert_lines(40, 100,
                 FLOW("<grid columns='auto auto'><list><item label='一'>"
                      "<text text-autospace='none'>abc 上下</text></item></list>"
                      "<text>七万丈</text></grid>"),
                 "0,0 一\n10,0 abc\n10,15 上\n10,30 下\n"
                 "27.692,0 七\n27.692,15 万\n27.692,30 丈\n");
}

static void test_auto_under_a_span_holds_it_to_the_last_emu(void **state)
{
    (void)state;
    /* 10 pt are no multiple of 3 emu. */
    assert_lines(90, 100,
                 FLOW("<grid columns='auto auto auto'><cell colspan='3'><text>一</text>"
                      "</cell></grid>"),
                 "0,0 一\n");
}

static void test_auto_asks_single_cells_first(void **state)
{
    (void)state;
    /* 30 and 10 hold the cell above them, which would want 20 and 20. */
    assert_lines(90, 100,
                 FLOW("<grid columns='auto auto'><cell colspan='2'><text>一丁七万</text>"
                      "</cell><text>丈三上</text><text>下</text></grid>"),
                 "0,0 一丁七万\n0,15 丈三上\n30,15 下\n");
}

static void test_a_span_has_the_gaps_for_itself(void **state)
{
    (void)state;
    /* 30 are 10, the gap, and 10. */
    assert_lines(90, 100,
                 FLOW("<grid columns='auto auto' column-gap='10pt'><cell colspan='2'>"
                      "<text>abcdef</text></cell><text>丈</text><text>下</text></grid>"),
                 "0,0 abcdef\n0,15 丈\n20,15 下\n");
}

static void test_auto_asks_a_grid_with_its_gaps(void **state)
{
    (void)state;
    /* 15, 10 and 15 are its least; 10 are left. */
    assert_lines(50, 100,
                 FLOW("<grid columns='auto auto'><grid columns='auto auto' "
                      "column-gap='10pt'><text>abc</text><text>abc</text></grid>"
                      "<text>一丁</text></grid>"),
                 "0,0 abc\n25,0 abc\n40,0 一\n40,15 丁\n");
}

static void test_fractions_that_keep_their_least_leave_less_to_others(void **state)
{
    (void)state;
    /* Of 60, a third is enough for the first word until the second has taken 40. */
    assert_lines(60, 100,
                 FLOW("<grid columns='1fr 1fr 1fr'><text>abc</text>"
                      "<text>abcdefgh</text><text>a</text></grid>"),
                 "0,0 abc\n15,0 abcdefgh\n55,0 a\n");
}

/* --- spans ---------------------------------------------------------------------- */

static void test_a_cell_may_span_columns(void **state)
{
    (void)state;
    assert_shapes(100, 100,
                  FLOW("<grid columns='20pt 20pt 20pt' column-gap='5pt'>"
                       "<cell colspan='2' background='red'><text>一</text></cell>" RED(
                           "丁") "</grid>"),
                  "fill 0,0 45*15\nfill 50,0 20*15\n");
}

static void test_a_cell_may_span_rows(void **state)
{
    (void)state;
    assert_lines(
        100, 100,
        FLOW("<grid columns='20pt 20pt 20pt'><cell rowspan='2'><text>一</text>"
             "</cell><text>丁</text><text>七</text><text>万</text><text>丈</text>"
             "</grid>"),
        "0,0 一\n20,0 丁\n40,0 七\n20,15 万\n40,15 丈\n");
}

static void test_a_cell_that_is_too_wide_for_its_row_goes_to_the_next(void **state)
{
    (void)state;
    assert_lines(100, 100,
                 FLOW("<grid columns='20pt 20pt'><text>一</text><cell colspan='2'>"
                      "<text>丁</text></cell><text>七</text></grid>"),
                 "0,0 一\n0,15 丁\n0,30 七\n");
}

static void test_a_span_wider_than_the_grid_is_said(void **state)
{
    (void)state;
    struct proof p = proof_on(
        100, 100,
        FLOW(
            "<grid columns='20pt 20pt'><cell colspan='9'><text>一</text></cell></grid>"));
    assert_finding(&p.sheet.job, 0, DIAG_GRID_SPAN, "<cell colspan='9'");
    assert_null(p.pages);
    proof_end(&p);
}

static void test_rows_are_raised_alike_under_a_span(void **state)
{
    (void)state;
    /* Three lines over two rows of one: 7.5 pt more for each. */
    assert_shapes(
        100, 100,
        FLOW("<grid columns='20pt 20pt'><cell rowspan='2'><text>一<br/>丁<br/>七"
             "</text></cell>" RED("万") RED("丈") "</grid>"),
        "fill 20,0 20*22.5\nfill 20,22.5 20*22.5\n");
}

/* --- rows of a grid ------------------------------------------------------------- */

static void test_cells_are_as_high_as_their_row(void **state)
{
    (void)state;
    struct proof p = proof_on(
        100, 100,
        FLOW("<grid columns='20pt 20pt 20pt'>" RED("一") RED(
            "丁<br/>七") "<cell vertical-align='middle'><text>万</text></cell></grid>"));
    assert_laid(&p);
    assert_string_equal(shapes_of(&p), "fill 0,0 20*30\nfill 20,0 20*30\n");
    assert_string_equal(lines_of(&p), "0,0 一\n20,0 丁\n20,15 七\n40,7.5 万\n");
    proof_end(&p);
}

static void test_rows_may_have_a_height(void **state)
{
    (void)state;
    assert_lines(100, 100,
                 FLOW("<grid columns='1fr' rows='40pt'><text>一</text><text>丁</text>"
                      "<text>七</text></grid>"),
                 "0,0 一\n0,40 丁\n0,55 七\n");
}

static void test_rows_share_the_room_to_fill_by_their_heights(void **state)
{
    (void)state;
    /* Rows of 15, 30 and a fixed 10 in 100 pt: 45 more, one part to two. */
    assert_shapes(100, 100,
                  FILLED("<grid columns='1fr' rows='auto auto 10pt' flex-grow='1'>" RED(
                      "一") RED("丁<br/>七") "<cell background='red'/></grid>"),
                  "fill 0,0 100*30\nfill 0,30 100*60\nfill 0,90 100*10\n");
}

static void test_rows_that_are_fractions_take_all_the_room_to_fill(void **state)
{
    (void)state;
    assert_shapes(100, 100,
                  FILLED("<grid columns='1fr' rows='auto 1fr 1fr' flex-grow='1'>" RED(
                      "一") RED("丁") RED("七") "</grid>"),
                  "fill 0,0 100*15\nfill 0,15 100*42.5\nfill 0,57.5 100*42.5\n");
}

static void test_a_grid_breaks_between_rows(void **state)
{
    (void)state;
    assert_lines(
        100, 32,
        FLOW("<grid columns='20pt 20pt' row-gap='1pt'><text>一</text>"
             "<text>丁</text><text>七</text><text>万</text><text>丈</text></grid>"),
        "0,0 一\n20,0 丁\n0,16 七\n20,16 万\n=\n0,0 丈\n");
}

static void test_a_grid_does_not_break_through_a_span(void **state)
{
    (void)state;
    assert_lines(100, 30,
                 FLOW("<grid columns='20pt 20pt'><text>一</text><text>丁</text>"
                      "<cell rowspan='2'><text>七</text></cell><text>万</text>"
                      "<text>丈</text></grid>"),
                 "0,0 一\n20,0 丁\n=\n0,0 七\n20,0 万\n20,15 丈\n");
}

static void test_the_decoration_of_a_grid_goes_with_its_rows(void **state)
{
    (void)state;
    assert_shapes(
        100, 15,
        FLOW("<grid columns='1fr' background='red'><text>一</text><text>丁</text>"
             "</grid>"),
        "fill 0,0 100*15\n=\nfill 0,0 100*15\n");
}

static void test_tracks_wider_than_the_room_are_said(void **state)
{
    (void)state;
    assert_too_large(100, 100, FLOW("<grid columns='60pt 60pt'/>"), DIAG_BOX_TOO_WIDE,
                     "<grid");
    assert_too_large(100, 100,
                     FLOW("<grid columns='60pt auto'><text>一</text>"
                          "<text>abcdefghij</text></grid>"),
                     DIAG_BOX_TOO_WIDE, "<grid");
}

static void test_columns_share_too_little_room_if_words_may_break(void **state)
{
    (void)state;
    assert_lines(
        60, 100,
        FLOW("<grid overflow-wrap='anywhere' columns='20pt auto 1fr'>"
             "<text>一丁</text><text>wwwwww</text><text>wwwwwwwwww</text></grid>"),
        "0,0 一丁\n20,0 wwww\n20,15 ww\n40,0 wwww\n40,15 wwww\n40,30 ww\n");
    assert_lines(
        60, 100,
        FLOW("<table overflow-wrap='anywhere' columns='20pt auto auto'><row><cell>"
             "<text>一丁</text></cell><cell><text>wwwwww</text></cell><cell>"
             "<text>wwwwwwwwww</text></cell></row></table>"),
        "0,0 一丁\n20,0 wwww\n20,15 ww\n40,0 wwww\n40,15 wwww\n40,30 ww\n");
    assert_too_large(60, 100,
                     FLOW("<grid overflow-wrap='anywhere' columns='40pt 40pt'/>"),
                     DIAG_BOX_TOO_WIDE, "<grid");
}

static void test_a_cell_higher_than_its_row_is_said(void **state)
{
    (void)state;
    assert_too_large(100, 100,
                     FLOW("<grid columns='1fr' rows='20pt'><cell><text>一<br/>丁</text>"
                          "</cell></grid>"),
                     DIAG_BOX_TOO_HIGH, "<cell");
}

static void test_rows_under_a_span_stay_together_if_a_page_holds_them(void **state)
{
    (void)state;
    assert_lines(
        100, 30,
        FLOW("<text>上</text><grid columns='20pt 20pt'><cell rowspan='2'><text>一"
             "</text></cell><text>丁</text><text>七</text></grid>"),
        "0,0 上\n=\n0,0 一\n20,0 丁\n20,15 七\n");
}

/* --- lists ---------------------------------------------------------------------- */

static void test_contents_hang_beside_the_widest_label(void **state)
{
    (void)state;
    assert_lines(50, 100,
                 FLOW("<list><item label='一'><text>丁七万丈三</text></item>"
                      "<item label='上下'><text>不</text></item></list>"),
                 "0,0 一\n20,0 丁七万\n20,15 丈三\n0,30 上下\n20,30 不\n");
}

static void test_labels_may_have_a_width(void **state)
{
    (void)state;
    assert_lines(50, 100,
                 FLOW("<list label-width='30pt'><item label='一'><text>丁</text></item>"
                      "</list>"),
                 "0,0 一\n30,0 丁\n");
}

static void test_a_label_stands_on_the_baseline_of_its_text(void **state)
{
    (void)state;
    /* Baselines at 0.88 × 5 + 1.25 and 0.88 × 10 + 2.5. */
    assert_lines(50, 100,
                 LAYOUT(MASTER
                        "<style name='small' font-size='5pt'/><page-sequence master='m'>"
                        "<list label-width='10pt'><item label='一' label-style='small'>"
                        "<text>丁</text></item></list></page-sequence>"),
                 "0,5.65 一\n10,0 丁\n");
}

static void test_a_label_is_aligned_in_its_width(void **state)
{
    (void)state;
    assert_lines(50, 100,
                 LAYOUT(MASTER
                        "<style name='c' text-align='center'/><page-sequence master='m'>"
                        "<list label-width='20pt'><item label='一' label-style='c'>"
                        "<text>丁</text></item></list></page-sequence>"),
                 "5,0 一\n20,0 丁\n");
}

static void test_items_stand_apart(void **state)
{
    (void)state;
    assert_lines(
        50, 100,
        FLOW("<list row-gap='3pt' padding-left='5pt'><item label='一'>"
             "<text>丁</text></item><item label='七'><text>万</text></item></list>"),
        "5,0 一\n15,0 丁\n5,18 七\n15,18 万\n");
}

static void test_the_widest_label_may_stand_first(void **state)
{
    (void)state;
    assert_lines(50, 100,
                 FLOW("<list><item label='上下'><text>不</text></item>"
                      "<item label='一'><text>丁</text></item></list>"),
                 "0,0 上下\n20,0 不\n0,15 一\n20,15 丁\n");
}

static void test_a_list_keeps_off_both_edges(void **state)
{
    (void)state;
    assert_lines(50, 100,
                 FLOW("<list padding='0 15pt 0 5pt'><item label='一'>"
                      "<text>丁七万丈三</text></item></list>"),
                 "5,0 一\n15,0 丁七\n15,15 万\n15,30 丈三\n");
}

static void test_lists_stand_in_items(void **state)
{
    (void)state;
    assert_lines(50, 100,
                 FLOW("<list><item label='一'><text>丁</text><list><item label='七'>"
                      "<text>万</text></item></list></item></list>"),
                 "0,0 一\n10,0 丁\n10,15 七\n20,15 万\n");
}

static void test_a_label_is_not_repeated_on_the_next_page(void **state)
{
    (void)state;
    assert_lines(30, 30,
                 FLOW("<list><item label='一'><text>丁七</text><text>万</text>"
                      "<text>丈</text></item></list>"),
                 "0,0 一\n10,0 丁七\n10,15 万\n=\n10,0 丈\n");
}

static void test_an_item_without_contents_is_as_high_as_its_label(void **state)
{
    (void)state;
    assert_lines(30, 100, FLOW("<list><item label='一'/><item label='丁'/></list>"),
                 "0,0 一\n0,15 丁\n");
}

static void test_an_item_without_text_is_no_lower_than_its_label(void **state)
{
    (void)state;
    assert_lines(30, 100,
                 FLOW("<list><item label='一'><box background='red' height='5pt'/></item>"
                      "<item label='丁'/></list>"),
                 "0,0 一\n0,15 丁\n");
}

static void test_an_item_may_have_no_label(void **state)
{
    (void)state;
    assert_lines(30, 100,
                 FLOW("<list label-width='10pt'><item label=''><text>一</text></item>"
                      "</list>"),
                 "10,0 一\n");
}

/* --- areas ---------------------------------------------------------------------- */

#define AREA(name, content)                                                              \
    "<cell grid-area='" name "' background='red'><text>" content "</text></cell>"
#define AREAS(areas, cells)                                                              \
    FLOW("<grid columns='20pt 20pt 20pt' grid-template-areas=\"" areas "\">" cells       \
         "</grid>")

static void test_cells_go_to_their_areas(void **state)
{
    (void)state;
    assert_shapes(100, 100,
                  AREAS("'a a b' 'c d b'",
                        AREA("b", "一") AREA("a", "丁") AREA("d", "七") AREA("c", "万")),
                  "fill 40,0 20*30\nfill 0,0 40*15\nfill 20,15 20*15\nfill 0,15 20*15\n");
}

static void test_other_cells_take_the_places_that_are_left(void **state)
{
    (void)state;
    assert_lines(
        100, 100,
        AREAS("'. a a' '. . b'", "<text>上</text>" AREA("a", "一") "<text>中</text>" AREA(
                                     "b", "丁") "<text>下</text><text>不</text>"),
        "0,0 上\n20,0 一\n0,15 中\n40,15 丁\n20,15 下\n0,30 不\n");
}

static void test_areas_are_those_of_their_own_grid(void **state)
{
    (void)state;
    assert_lines(100, 100,
                 AREAS("'a b b' 'c b b'",
                       AREA("c", "一") "<cell grid-area='b'><grid columns='20pt 20pt' "
                                       "grid-template-areas=\"'c a'\">" AREA("a", "丁")
                                           AREA("c", "七") "</grid></cell>"),
                 "0,0 一\n40,0 丁\n20,0 七\n");
}

static void assert_area_finding(const char *layout, const struct diag_kind *kind,
                                const char *at)
{
    struct sheet s = sheet_of(PLAN(""), layout);
    assert_only_finding(&s, kind, at);
    sheet_end(&s);
}

static void test_what_is_wrong_with_areas_is_said(void **state)
{
    (void)state;
    assert_area_finding(AREAS("'a a b' 'b d d'", AREA("a", "一")), DIAG_GRID_AREA_SHAPE,
                        "'a a b' 'b d d'");
    assert_area_finding(AREAS("'a b'", AREA("a", "一")), DIAG_GRID_AREAS_COLUMNS,
                        "'a b'");
    assert_area_finding(AREAS("a b c", ""), DIAG_GRID_AREAS_QUOTES, "a b c");
    assert_area_finding(AREAS("'a b c", ""), DIAG_GRID_AREAS_QUOTES, "'a b c");
    assert_area_finding(AREAS("'a a a'", AREA("head", "一")), DIAG_GRID_AREA_UNKNOWN,
                        "head");
    assert_area_finding(AREAS("'a b c'", AREA("a", "一") AREA("a", "丁")),
                        DIAG_GRID_AREA_TWICE, "a' background");
    assert_area_finding(FLOW("<table columns='9pt'><row><cell grid-area='a'/></row>"
                             "</table>"),
                        DIAG_GRID_AREA_UNKNOWN, "a'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells_go_row_by_row),
        cmocka_unit_test(test_a_grid_keeps_off_its_edges),
        cmocka_unit_test(test_columns_and_lists_keep_off_their_edges),
        cmocka_unit_test(test_fractions_share_what_is_left),
        cmocka_unit_test(test_auto_is_as_wide_as_its_contents),
        cmocka_unit_test(test_auto_gives_way_down_to_its_widest_word),
        cmocka_unit_test(test_the_indent_counts_for_the_first_word),
        cmocka_unit_test(test_percentages_are_of_the_room_without_gaps),
        cmocka_unit_test(test_gaps_stand_between_tracks),
        cmocka_unit_test(test_a_fraction_is_not_narrower_than_a_word),
        cmocka_unit_test(test_auto_asks_columns_for_all_of_them),
        cmocka_unit_test(test_auto_takes_a_box_at_its_width),
        cmocka_unit_test(test_auto_does_not_count_the_space_behind_a_word),
        cmocka_unit_test(test_auto_counts_the_label_with_its_word),
        cmocka_unit_test(test_auto_under_a_span_holds_it_to_the_last_emu),
        cmocka_unit_test(test_auto_asks_single_cells_first),
        cmocka_unit_test(test_a_span_has_the_gaps_for_itself),
        cmocka_unit_test(test_auto_asks_a_grid_with_its_gaps),
        cmocka_unit_test(test_fractions_that_keep_their_least_leave_less_to_others),
        cmocka_unit_test(test_a_cell_may_span_columns),
        cmocka_unit_test(test_a_cell_may_span_rows),
        cmocka_unit_test(test_a_cell_that_is_too_wide_for_its_row_goes_to_the_next),
        cmocka_unit_test(test_a_span_wider_than_the_grid_is_said),
        cmocka_unit_test(test_rows_are_raised_alike_under_a_span),
        cmocka_unit_test(test_cells_are_as_high_as_their_row),
        cmocka_unit_test(test_rows_may_have_a_height),
        cmocka_unit_test(test_rows_share_the_room_to_fill_by_their_heights),
        cmocka_unit_test(test_rows_that_are_fractions_take_all_the_room_to_fill),
        cmocka_unit_test(test_a_grid_breaks_between_rows),
        cmocka_unit_test(test_a_grid_does_not_break_through_a_span),
        cmocka_unit_test(test_the_decoration_of_a_grid_goes_with_its_rows),
        cmocka_unit_test(test_tracks_wider_than_the_room_are_said),
        cmocka_unit_test(test_a_cell_higher_than_its_row_is_said),
        cmocka_unit_test(test_rows_under_a_span_stay_together_if_a_page_holds_them),
        cmocka_unit_test(test_contents_hang_beside_the_widest_label),
        cmocka_unit_test(test_labels_may_have_a_width),
        cmocka_unit_test(test_a_label_stands_on_the_baseline_of_its_text),
        cmocka_unit_test(test_a_label_is_aligned_in_its_width),
        cmocka_unit_test(test_items_stand_apart),
        cmocka_unit_test(test_the_widest_label_may_stand_first),
        cmocka_unit_test(test_a_list_keeps_off_both_edges),
        cmocka_unit_test(test_lists_stand_in_items),
        cmocka_unit_test(test_a_label_is_not_repeated_on_the_next_page),
        cmocka_unit_test(test_an_item_without_contents_is_as_high_as_its_label),
        cmocka_unit_test(test_an_item_without_text_is_no_lower_than_its_label),
        cmocka_unit_test(test_an_item_may_have_no_label),
        cmocka_unit_test(test_cells_go_to_their_areas),
        cmocka_unit_test(test_other_cells_take_the_places_that_are_left),
        cmocka_unit_test(test_areas_are_those_of_their_own_grid),
        cmocka_unit_test(test_what_is_wrong_with_areas_is_said),
        cmocka_unit_test(test_columns_share_too_little_room_if_words_may_break),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
