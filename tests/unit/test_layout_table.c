/* Tables: columns, spans, heights, pages, rules. */
#include "layout/messages.h"
#include "proof.h"

#define CELL(content) "<cell><text>" content "</text></cell>"
#define RED(content)  "<cell background='red'><text>" content "</text></cell>"
#define ROW(cells)    "<row>" cells "</row>"
#define FILLED(content)                                                                  \
    LAYOUT(PALETTE MASTER "<page-sequence master='m' fill='yes'>" content                \
                          "</page-sequence>")

/* --- columns -------------------------------------------------------------------- */

static void test_columns_may_be_fixed(void **state)
{
    (void)state;
    assert_shapes(100, 100,
                  FLOW("<table columns='20pt 30pt'>" ROW(RED("一") RED("丁")) "</table>"),
                  "fill 0,0 20*15\nfill 20,0 30*15\n");
}

static void test_columns_may_be_shares(void **state)
{
    (void)state;
    /* A quarter and 20 pt go first; what is left is one to two. */
    assert_shapes(100, 100,
                  FLOW("<table columns='25% 20pt 1fr 2fr'>" ROW(
                      RED("一") RED("丁") RED("七") RED("万")) "</table>"),
                  "fill 0,0 25*15\nfill 25,0 20*15\n"
                  "fill 45,0 18.333*15\nfill 63.333,0 36.667*15\n");
}

static void test_columns_may_follow_their_contents(void **state)
{
    (void)state;
    assert_shapes(100, 100,
                  FLOW("<table columns='auto auto'>" ROW(RED("一") RED("丁七万"))
                           ROW(RED("丈三") RED("上")) "</table>"),
                  "fill 0,0 20*15\nfill 20,0 30*15\nfill 0,15 20*15\nfill 20,15 30*15\n");
}

static void test_columns_may_be_as_narrow_or_as_wide_as_their_contents(void **state)
{
    (void)state;
    /* Words of 20 at most in the first, lines of 40 in the second; the third has what is
       left. */
    assert_shapes(100, 100,
                  FLOW("<table columns='min-content max-content 1fr'>" ROW(
                      "<cell background='red'><text text-autospace='none'>abcd丈三</text>"
                      "</cell>" RED("一丁七万") RED("上")) "</table>"),
                  "fill 0,0 20*30\nfill 20,0 40*30\nfill 60,0 40*30\n");
}

static void test_columns_share_what_their_contents_lack(void **state)
{
    (void)state;
    /* At least 10 and 20, at most 40 and 40, in 55: 25 more, three parts to two. */
    assert_shapes(
        55, 100,
        FLOW("<table columns='auto auto'>" ROW(RED(
            "一丁七万") "<cell background='red'>"
                        "<text text-autospace='none'>abcd丈三</text></cell>") "</table>"),
        "fill 0,0 25*30\nfill 25,0 30*30\n");
}

static void test_widths_add_up_to_the_room(void **state)
{
    (void)state;
    struct proof p =
        proof_on(100, 100,
                 FLOW("<table columns='1fr 33% 1fr auto 1fr'>" ROW(
                     RED("一") RED("丁") RED("七") RED("万") RED("丈")) "</table>"));
    assert_laid(&p);
    emu sum = 0;
    const struct list spots = spots_of(&p, 0);
    for (int i = 0; i < spots.n; i++) {
        const struct spot *spot = list_at(&spots, i);
        if (spot->frag->kind == FRAG_FILL) {
            assert_int_equal(spot->x, sum);
            sum += spot->frag->w;
        }
    }
    assert_int_equal(sum, 100 * EMU_PT);
    proof_end(&p);
}

static void test_a_table_wider_than_its_room_is_said(void **state)
{
    (void)state;
    assert_too_large(100, 100,
                     FLOW("<table columns='60pt 41pt'>" ROW(CELL("一")) "</table>"),
                     DIAG_BOX_TOO_WIDE, "<table");
}

/* --- cells ---------------------------------------------------------------------- */

static void test_cells_may_span_columns_and_rows(void **state)
{
    (void)state;
    assert_shapes(
        100, 100,
        FLOW("<table columns='20pt 20pt 20pt'>"
             "<row-group><row><cell rowspan='2' background='red'><text>一</text></cell>"
             "<cell colspan='2' background='red'><text>丁</text></cell></row>" ROW(
                 RED("七") RED("万")) "</row-group></table>"),
        "fill 0,0 20*30\nfill 20,0 40*15\nfill 20,15 20*15\nfill 40,15 20*15\n");
}

static void test_a_place_may_stay_empty(void **state)
{
    (void)state;
    assert_shapes(100, 100,
                  FLOW("<table columns='20pt 20pt'>" ROW(RED("一"))
                           ROW(RED("丁") RED("七")) "</table>"),
                  "fill 0,0 20*15\nfill 0,15 20*15\nfill 20,15 20*15\n");
}

static void test_cells_have_padding_but_their_borders_take_no_room(void **state)
{
    (void)state;
    assert_lines(100, 100,
                 FLOW("<table columns='40pt'><row><cell padding='2pt 3pt' "
                      "border='4pt ink'><text>一</text></cell></row></table>"
                      "<text>丁</text>"),
                 "3,2 一\n0,19 丁\n");
}

static void test_a_row_is_as_high_as_its_highest_cell(void **state)
{
    (void)state;
    struct proof p =
        proof_on(100, 100,
                 FLOW("<table columns='20pt 20pt 20pt'>" ROW(
                     RED("一<br/>丁") RED("七") "<cell vertical-align='middle'>"
                                                "<text>万</text></cell>") "</table>"));
    assert_laid(&p);
    assert_string_equal(shapes_of(&p), "fill 0,0 20*30\nfill 20,0 20*30\n");
    assert_string_equal(lines_of(&p), "0,0 一\n0,15 丁\n20,0 七\n40,7.5 万\n");
    proof_end(&p);
}

static void test_a_row_may_have_a_height(void **state)
{
    (void)state;
    assert_shapes(100, 100,
                  FLOW("<table columns='20pt'><row height='40pt'>" RED(
                      "一") "</row>"
                            "<row height='5pt'>" RED("丁") "</row></table>"),
                  "fill 0,0 20*40\nfill 0,40 20*15\n");
}

static void test_rows_are_raised_in_proportion_under_a_span(void **state)
{
    (void)state;
    /* Rows of 15 and 30 under four lines: 15 more, one part to two. */
    assert_shapes(100, 100,
                  FLOW("<table columns='20pt 20pt'><row-group><row><cell rowspan='2'>"
                       "<text>一<br/>丁<br/>七<br/>万</text></cell>" RED(
                           "丈") "</row>" ROW(RED("三<br/>上")) "</row-group></table>"),
                  "fill 20,0 20*20\nfill 20,20 20*40\n");
}

static void test_rows_of_the_table_itself_are_kept_with_those_they_reach_into(
    void **state)
{
    (void)state;
    /* 一 reaches over two rows, 万 over the second and third: the three stay together. */
    assert_lines(
        100, 60,
        FLOW("<table columns='20pt 20pt 20pt'>" ROW(CELL("上") CELL("中") CELL("下")) ROW(
            CELL("上") CELL("中")
                CELL("下")) "<row><cell rowspan='2'><text>一"
                            "</text></cell>" CELL("丁")
                                CELL("七") "</row><row><cell rowspan='2'><text>万"
                                           "</text></cell>" CELL("丈") "</row>" ROW(
                                               CELL("三") CELL("不")) "</table>"),
        "0,0 上\n20,0 中\n40,0 下\n0,15 上\n20,15 中\n40,15 下\n=\n"
        "0,0 一\n20,0 丁\n40,0 七\n20,15 万\n40,15 丈\n0,30 三\n40,30 不\n");
}

static void test_rows_and_groups_have_backgrounds(void **state)
{
    (void)state;
    assert_shapes(
        100, 100,
        FLOW("<table columns='20pt 20pt'><row-group background='blue'>" ROW(CELL(
            "一") CELL("丁")) "<row background='red'>" CELL("七") "</row></row-group>"
                                                                  "</table>"),
        "fill 0,0 40*15\nfill 0,15 40*15\n");
}

static void test_a_span_over_the_edge_of_the_table_is_said(void **state)
{
    (void)state;
    assert_too_large(100, 100,
                     FLOW("<table columns='20pt 20pt'><row><cell colspan='3'>"
                          "<text>一</text></cell></row></table>"),
                     DIAG_TABLE_SPAN, "<cell");
    assert_too_large(100, 100,
                     FLOW("<table columns='20pt'>" ROW(
                         CELL("一")) "<row><cell rowspan='2'><text>丁</text></cell></row>"
                                     "</table>"),
                     DIAG_TABLE_SPAN, "<cell rowspan");
    assert_too_large(100, 100,
                     FLOW("<table columns='20pt 20pt'>" ROW(CELL("一") CELL("丁")
                                                                CELL("七")) "</table>"),
                     DIAG_TABLE_SPAN, "<cell><text>七");
}

static void test_such_a_span_is_said_once_however_often_it_is_measured(void **state)
{
    (void)state;
    assert_too_large(100, 100,
                     FLOW("<grid columns='auto auto'><table columns='auto'>"
                          "<row><cell colspan='2'><text>一</text></cell></row></table>"
                          "<text>丁</text></grid>"),
                     DIAG_TABLE_SPAN, "<cell");
}

/* --- pages ---------------------------------------------------------------------- */

static void test_a_table_breaks_between_rows(void **state)
{
    (void)state;
    assert_lines(100, 30,
                 FLOW("<table columns='20pt 20pt'>" ROW(CELL("一") CELL("丁")) ROW(
                     CELL("七") CELL("万")) ROW(CELL("丈") CELL("三")) "</table>"),
                 "0,0 一\n20,0 丁\n0,15 七\n20,15 万\n=\n0,0 丈\n20,0 三\n");
}

static void test_the_head_is_repeated(void **state)
{
    (void)state;
    assert_lines(100, 45,
                 FLOW("<table columns='20pt'><head>" ROW(CELL("上")) "</head>" ROW(
                     CELL("一")) ROW(CELL("丁")) ROW(CELL("七")) "</table>"),
                 "0,0 上\n0,15 一\n0,30 丁\n=\n0,0 上\n0,15 七\n");
}

static void test_the_head_does_not_stand_alone_at_the_foot_of_a_page(void **state)
{
    (void)state;
    assert_lines(100, 45,
                 FLOW("<text>下</text><text>中</text><table columns='20pt'><head>" ROW(
                     CELL("上")) "</head>" ROW(CELL("一")) ROW(CELL("丁")) "</table>"),
                 "0,0 下\n0,15 中\n=\n0,0 上\n0,15 一\n0,30 丁\n");
}

static void test_the_rows_of_a_group_stay_together(void **state)
{
    (void)state;
    assert_lines(100, 45,
                 FLOW("<table columns='20pt'><row-group>" ROW(CELL("一"))
                          ROW(CELL("丁")) "</row-group><row-group>" ROW(CELL("七"))
                              ROW(CELL("万")) "</row-group></table>"),
                 "0,0 一\n0,15 丁\n=\n0,0 七\n0,15 万\n");
}

static void test_rows_that_a_cell_joins_stay_together_and_no_more(void **state)
{
    (void)state;
    /* 30 are left: room for the two rows of the cell, while the third goes on. */
    assert_lines(100, 45,
                 FLOW("<text>上</text><table columns='20pt 20pt'><row>"
                      "<cell rowspan='2'><text>一</text></cell>" CELL("丁") "</row>" ROW(
                          CELL("七")) ROW(CELL("万")) "</table>"),
                 "0,0 上\n0,15 一\n20,15 丁\n20,30 七\n=\n0,0 万\n");
}

static void test_a_group_higher_than_a_page_is_broken_and_its_span_repeated(void **state)
{
    (void)state;
    struct proof p =
        proof_on(100, 45,
                 FLOW("<table columns='20pt 20pt'><row-group orphans='1' widows='1'><row>"
                      "<cell rowspan='4' background='red'><text>上</text></cell>" CELL(
                          "一") "</row>" ROW(CELL("丁")) ROW(CELL("七"))
                          ROW(CELL("万")) "</row-group></table>"));
    assert_laid(&p);
    assert_string_equal(lines_of(&p),
                        "0,0 上\n20,0 一\n20,15 丁\n20,30 七\n=\n0,0 上\n20,0 万\n");
    assert_string_equal(shapes_of(&p), "fill 0,0 20*45\n=\nfill 0,0 20*15\n");
    proof_end(&p);
}

static void test_a_row_under_a_span_that_is_cut_is_raised_for_it(void **state)
{
    (void)state;
    /* The label is 45 pt high. Alone on the second page, the last row is raised for
     * it. */
    assert_lines(
        100, 60,
        FLOW("<table columns='20pt 20pt'><row-group orphans='1' widows='1'><row>"
             "<cell rowspan='5'><text>上下<br/>与丑<br/>中</text></cell>" CELL(
                 "一") "</row>" ROW(CELL("丁")) ROW(CELL("七")) ROW(CELL("万"))
                 ROW(CELL("三")) "</row-group>" ROW(CELL("不") CELL("且")) "</table>"),
        "0,0 上下\n0,15 与丑\n0,30 中\n20,0 一\n20,15 丁\n20,30 七\n20,45 万\n"
        "=\n0,0 上下\n0,15 与丑\n0,30 中\n20,0 三\n0,45 不\n20,45 且\n");
    /* There is room for one row of the group below the text, but not for its label. */
    assert_lines(
        100, 60,
        FLOW("<text>上</text><text>下</text><table columns='20pt 20pt'><row-group "
             "orphans='1' widows='1'>"
             "<row><cell rowspan='5'><text>上下<br/>与丑<br/>中</text></cell>" CELL(
                 "一") "</row>" ROW(CELL("丁")) ROW(CELL("七")) ROW(CELL("万"))
                 ROW(CELL("三")) "</row-group></table>"),
        "0,0 上\n0,15 下\n=\n"
        "0,0 上下\n0,15 与丑\n0,30 中\n20,0 一\n20,15 丁\n20,30 七\n20,45 万\n"
        "=\n0,0 上下\n0,15 与丑\n0,30 中\n20,0 三\n");
}

static void test_a_group_higher_than_a_page_beside_its_head_is_broken(void **state)
{
    (void)state;
    /* The group would fill a page, but not with the head. */
    assert_lines(100, 60,
                 FLOW("<text>上</text><table columns='20pt'><head>" ROW(
                     CELL("下")) "</head><row-group>" ROW(CELL("一")) ROW(CELL("丁"))
                          ROW(CELL("七")) ROW(CELL("万")) "</row-group></table>"),
                 "0,0 上\n0,15 下\n0,30 一\n0,45 丁\n=\n0,0 下\n0,15 七\n0,30 万\n");
}

static void test_a_label_that_has_no_room_waits_for_the_next_page(void **state)
{
    (void)state;
    /* 30 are left: two rows would fit, but not the three lines beside them. */
    assert_lines(50, 60,
                 FLOW("<text>上</text><text>下</text><table columns='20pt 20pt'>"
                      "<row-group orphans='1' widows='1'><row><cell "
                      "rowspan='5'><text>一<br/>丁<br/>七</text>"
                      "</cell>" CELL("万") "</row>" ROW(CELL("丈")) ROW(CELL("三"))
                          ROW(CELL("与")) ROW(CELL("丑")) "</row-group></table>"),
                 "0,0 上\n0,15 下\n=\n0,0 一\n0,15 丁\n0,30 七\n20,0 万\n20,15 丈\n"
                 "20,30 三\n20,45 与\n=\n0,0 一\n0,15 丁\n0,30 七\n20,0 丑\n");
}

static void test_a_table_may_be_a_head_alone(void **state)
{
    (void)state;
    assert_lines(50, 60,
                 FLOW("<table columns='20pt'><head>" ROW(
                     CELL("上")) "</head></table><text>下</text>"),
                 "0,0 上\n0,15 下\n");
}

static void test_such_a_group_begins_where_there_is_room(void **state)
{
    (void)state;
    assert_lines(100, 45,
                 FLOW("<text>上</text><text>下</text><table columns='20pt'><row-group "
                      "orphans='1' widows='1'>" ROW(CELL("一")) ROW(CELL("丁"))
                          ROW(CELL("七")) ROW(CELL("万")) "</row-group></table>"),
                 "0,0 上\n0,15 下\n0,30 一\n=\n0,0 丁\n0,15 七\n0,30 万\n");
}

static void test_a_row_that_no_page_holds_is_said(void **state)
{
    (void)state;
    assert_too_large(100, 10,
                     FLOW("<table columns='20pt'>" ROW(CELL("一<br/>丁")) "</table>"),
                     DIAG_BOX_TOO_HIGH, "<text>一");
}

static void test_rows_grow_into_the_room_left(void **state)
{
    (void)state;
    assert_shapes(100, 60,
                  FILLED("<table columns='20pt' flex-grow='1'><head>" ROW(
                      RED("上")) "</head>" ROW(RED("一")) ROW(RED("丁")) "</table>"),
                  "fill 0,0 20*15\nfill 0,15 20*22.5\nfill 0,37.5 20*22.5\n");
}

static void test_rows_grow_to_twice_their_height_at_most(void **state)
{
    (void)state;
    assert_shapes(100, 200,
                  FILLED("<table columns='20pt' flex-grow='1'>" ROW(RED("一"))
                             ROW(RED("丁<br/>七")) "</table>"),
                  "fill 0,0 20*30\nfill 0,30 20*60\n");
}

/* --- rules ---------------------------------------------------------------------- */

static void test_rules_lie_astride_their_lines_and_inside_the_edges(void **state)
{
    (void)state;
    assert_shapes(
        100, 100,
        FLOW("<table columns='20pt 30pt' border='2pt ink'>"
             "<row border-bottom='1pt ink'>" CELL("一") CELL("丁") "</row>" ROW(CELL(
                 "七") "<cell border-left='1pt ink'><text>万</text></cell>") "</table>"),
        "fill 0,0 2*30\nfill 19.5,15 1*15\nfill 48,0 2*30\n"
        "fill 0,0 50*2\nfill 0,14.5 50*1\nfill 0,28 50*2\n");
}

static void test_the_thickest_of_the_borders_that_meet_is_drawn(void **state)
{
    (void)state;
    assert_shapes(100, 100,
                  FLOW("<table columns='20pt 20pt'><row border-bottom='2pt ink'>"
                       "<cell border-bottom='1pt ink'><text>一</text></cell>"
                       "<cell border-bottom='3pt ink'><text>丁</text></cell></row>"
                       "<row><cell border-top='4pt ink'><text>七</text></cell>"
                       "<cell border-top='1pt ink'><text>万</text></cell></row></table>"),
                  "fill 0,13 20*4\nfill 20,13.5 20*3\n");
}

static struct color rule_color(const char *layout)
{
    struct proof p = proof_on(100, 100, layout);
    struct color color = {0};
    assert_laid(&p);
    const struct list spots = spots_of(&p, 0);
    for (int i = 0; i < spots.n; i++) {
        const struct spot *spot = list_at(&spots, i);
        if (spot->frag->kind == FRAG_FILL)
            color = spot->frag->fill.color;
    }
    proof_end(&p);
    return color;
}

static void test_of_borders_that_are_alike_the_inner_one_is_drawn(void **state)
{
    (void)state;
    const struct color cell =
        rule_color(FLOW("<table columns='20pt'><row border-bottom='1pt blue'>"
                        "<cell border-bottom='1pt red'><text>一</text></cell></row>" ROW(
                            CELL("丁")) "</table>"));
    assert_int_equal(cell.red, 0xC0);
    const struct color row =
        rule_color(FLOW("<table columns='20pt' border-bottom='1pt blue'>"
                        "<row border-bottom='1pt red'>" CELL("一") "</row></table>"));
    assert_int_equal(row.red, 0xC0);
}

static void test_no_rule_goes_through_a_span(void **state)
{
    (void)state;
    assert_shapes(
        100, 100,
        FLOW("<table columns='20pt 20pt 20pt'><row-group>"
             "<row border-bottom='1pt ink'><cell rowspan='2'><text>一</text></cell>"
             "<cell colspan='2' border-left='1pt ink'><text>丁</text></cell></row>"
             "<row>" CELL("七") "<cell border-left='1pt ink'><text>万</text></cell></row>"
                                "</row-group></table>"),
        "fill 19.5,0 1*15\nfill 39.5,15 1*15\nfill 20,14.5 40*1\n");
}

static void test_the_borders_of_a_group_are_drawn_round_it(void **state)
{
    (void)state;
    assert_shapes(
        100, 100,
        FLOW("<table columns='20pt'><row-group border-bottom='2pt ink'>" ROW(CELL("一"))
                 ROW(CELL("丁")) "</row-group>"
                                 "<row-group border-bottom='2pt ink'>" ROW(
                                     CELL("七")) "</row-group></table>"),
        "fill 0,29 20*2\nfill 0,43 20*2\n");
}

static void test_the_borders_of_a_table_close_its_parts(void **state)
{
    (void)state;
    assert_shapes(
        100, 30,
        FLOW("<table columns='20pt' border-top='1pt ink' border-bottom='2pt ink'>" ROW(
            CELL("一")) ROW(CELL("丁")) ROW(CELL("七")) "</table>"),
        "fill 0,0 20*1\nfill 0,28 20*2\n=\nfill 0,0 20*1\nfill 0,13 20*2\n");
}

static void test_rules_that_are_alike_become_one(void **state)
{
    (void)state;
    assert_shapes(100, 100,
                  FLOW("<table columns='20pt 20pt 20pt'><row>"
                       "<cell border-bottom='1pt ink'><text>一</text></cell>"
                       "<cell border-bottom='1pt ink'><text>丁</text></cell>"
                       "<cell border-bottom='1pt red'><text>七</text></cell></row>"
                       "</table>"),
                  "fill 0,14 40*1\nfill 40,14 20*1\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_columns_may_be_fixed),
        cmocka_unit_test(test_columns_may_be_shares),
        cmocka_unit_test(test_columns_may_follow_their_contents),
        cmocka_unit_test(test_columns_may_be_as_narrow_or_as_wide_as_their_contents),
        cmocka_unit_test(test_columns_share_what_their_contents_lack),
        cmocka_unit_test(test_widths_add_up_to_the_room),
        cmocka_unit_test(test_a_table_wider_than_its_room_is_said),
        cmocka_unit_test(test_cells_may_span_columns_and_rows),
        cmocka_unit_test(test_a_place_may_stay_empty),
        cmocka_unit_test(test_cells_have_padding_but_their_borders_take_no_room),
        cmocka_unit_test(test_a_row_is_as_high_as_its_highest_cell),
        cmocka_unit_test(test_a_row_may_have_a_height),
        cmocka_unit_test(test_rows_are_raised_in_proportion_under_a_span),
        cmocka_unit_test(
            test_rows_of_the_table_itself_are_kept_with_those_they_reach_into),
        cmocka_unit_test(test_rows_and_groups_have_backgrounds),
        cmocka_unit_test(test_a_span_over_the_edge_of_the_table_is_said),
        cmocka_unit_test(test_such_a_span_is_said_once_however_often_it_is_measured),
        cmocka_unit_test(test_a_table_breaks_between_rows),
        cmocka_unit_test(test_the_head_is_repeated),
        cmocka_unit_test(test_the_head_does_not_stand_alone_at_the_foot_of_a_page),
        cmocka_unit_test(test_the_rows_of_a_group_stay_together),
        cmocka_unit_test(test_rows_that_a_cell_joins_stay_together_and_no_more),
        cmocka_unit_test(test_a_group_higher_than_a_page_is_broken_and_its_span_repeated),
        cmocka_unit_test(test_a_row_under_a_span_that_is_cut_is_raised_for_it),
        cmocka_unit_test(test_a_group_higher_than_a_page_beside_its_head_is_broken),
        cmocka_unit_test(test_a_label_that_has_no_room_waits_for_the_next_page),
        cmocka_unit_test(test_a_table_may_be_a_head_alone),
        cmocka_unit_test(test_such_a_group_begins_where_there_is_room),
        cmocka_unit_test(test_a_row_that_no_page_holds_is_said),
        cmocka_unit_test(test_rows_grow_into_the_room_left),
        cmocka_unit_test(test_rows_grow_to_twice_their_height_at_most),
        cmocka_unit_test(test_rules_lie_astride_their_lines_and_inside_the_edges),
        cmocka_unit_test(test_the_thickest_of_the_borders_that_meet_is_drawn),
        cmocka_unit_test(test_of_borders_that_are_alike_the_inner_one_is_drawn),
        cmocka_unit_test(test_no_rule_goes_through_a_span),
        cmocka_unit_test(test_the_borders_of_a_group_are_drawn_round_it),
        cmocka_unit_test(test_the_borders_of_a_table_close_its_parts),
        cmocka_unit_test(test_rules_that_are_alike_become_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
