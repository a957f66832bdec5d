/* What stands at the edges of boxes and regions: margins, breaks of what is inside, empty
 * room, boxes across columns, and the grid that lines stand on. */
#include "proof.h"

/* --- margins -------------------------------------------------------------------- */

static void test_between_boxes_the_larger_margin_holds(void **state)
{
    (void)state;
    assert_lines(
        100, 100,
        FLOW("<text margin-bottom='10pt'>一</text><text margin-top='4pt'>丁</text>"
             "<text margin-top='6pt'>七</text>"),
        "0,0 一\n0,25 丁\n0,46 七\n");
}

static void test_a_margin_less_than_the_gap_says_nothing(void **state)
{
    (void)state;
    assert_lines(100, 100,
                 FLOW("<stack row-gap='8pt'><text margin-bottom='5pt'>一</text>"
                      "<text margin-top='9pt'>丁</text><text margin-top='7pt'>七</text>"
                      "</stack>"),
                 "0,0 一\n0,24 丁\n0,47 七\n");
}

static void test_margins_vanish_at_the_edges_of_a_page(void **state)
{
    (void)state;
    assert_lines(100, 40,
                 FLOW("<text margin-top='9pt' margin-bottom='20pt'>一</text>"
                      "<text margin-top='9pt' margin-bottom='9pt'>丁</text>"),
                 "0,0 一\n=\n0,0 丁\n");
    assert_lines(100, 15, FLOW("<text margin-bottom='9pt'>一</text>"), "0,0 一\n");
}

static void test_the_margin_of_what_stands_at_the_edge_of_a_stack_is_its_own(void **state)
{
    (void)state;
    assert_lines(100, 100,
                 FLOW("<text>一</text><stack><stack><text margin-top='7pt'>丁</text>"
                      "</stack><text margin-bottom='12pt'>七</text></stack>"
                      "<text>万</text>"),
                 "0,0 一\n0,22 丁\n0,37 七\n0,64 万\n");
}

static void test_padding_and_fills_keep_margins_apart(void **state)
{
    (void)state;
    assert_lines(100, 100,
                 FLOW("<text>一</text><stack background='red'>"
                      "<text margin-top='7pt'>丁</text></stack><box padding='1pt'>"
                      "<text margin-top='7pt'>七</text></box>"),
                 "0,0 一\n0,15 丁\n1,31 七\n");
}

/* --- breaks of what is inside --------------------------------------------------- */

static void test_a_heading_at_the_foot_of_a_stack_goes_with_what_follows_it(void **state)
{
    (void)state;
    assert_lines(100, 45,
                 FLOW("<text>一</text><stack><text>丁</text>"
                      "<text break-after='avoid'>七</text></stack>"
                      "<text>万<br/>丈</text>"),
                 "0,0 一\n=\n0,0 丁\n0,15 七\n=\n0,0 万\n0,15 丈\n");
    assert_lines(100, 45,
                 FLOW("<text>一</text><stack><text break-after='avoid'>丁</text></stack>"
                      "<text>七<br/>万</text>"),
                 "0,0 一\n=\n0,0 丁\n0,15 七\n0,30 万\n");
}

static void test_a_page_break_inside_a_stack_holds_in_front_of_it(void **state)
{
    (void)state;
    assert_lines(100, 100,
                 FLOW("<text>一</text><stack><text break-before='page'>丁</text></stack>"
                      "<stack><text break-after='page'>七</text></stack><text>万</text>"),
                 "0,0 一\n=\n0,0 丁\n0,15 七\n=\n0,0 万\n");
}

/* --- empty room ----------------------------------------------------------------- */

static void test_empty_room_vanishes_at_the_head_of_a_page(void **state)
{
    (void)state;
    assert_lines(100, 40,
                 FLOW("<text>一</text><text>丁</text><space height='15pt'/>"
                      "<text>七</text>"),
                 "0,0 一\n0,15 丁\n=\n0,0 七\n");
}

static void test_empty_room_at_the_head_of_the_flow_stays(void **state)
{
    (void)state;
    assert_lines(100, 40, FLOW("<space height='15pt'/><text>一</text>"), "0,15 一\n");
}

static void test_a_heading_is_not_parted_by_the_room_below_it(void **state)
{
    (void)state;
    assert_lines(100, 50,
                 FLOW("<text>一</text><text break-after='avoid'>丁</text>"
                      "<space height='10pt'/><text>七</text>"),
                 "0,0 一\n=\n0,0 丁\n0,25 七\n");
}

/* --- across columns ------------------------------------------------------------- */

static void test_a_box_may_reach_across_the_columns(void **state)
{
    (void)state;
    assert_lines(90, 100,
                 FLOW("<columns columns='1fr 1fr' column-gap='10pt' row-gap='2pt'>"
                      "<text>一</text><text>丁</text><text column-span='all'>七</text>"
                      "<text>万</text><text>丈</text><text>三</text></columns>"),
                 "0,0 一\n50,0 丁\n0,17 七\n0,34 万\n0,51 丈\n50,34 三\n");
}

static void test_such_a_box_may_come_first_or_last(void **state)
{
    (void)state;
    assert_lines(90, 100,
                 FLOW("<columns columns='1fr 1fr'><text column-span='all'>一</text>"
                      "<text>丁</text><text>七</text><text column-span='all'>万</text>"
                      "</columns>"),
                 "0,0 一\n0,15 丁\n45,15 七\n0,30 万\n");
}

static void test_such_a_heading_goes_with_the_columns_below_it(void **state)
{
    (void)state;
    assert_lines(90, 45,
                 FLOW("<columns columns='1fr 1fr'><text>一<br/>丁<br/>七<br/>万</text>"
                      "<text column-span='all' break-after='avoid'>上</text>"
                      "<text>丈<br/>三</text></columns>"),
                 "0,0 一\n0,15 丁\n45,0 七\n45,15 万\n=\n0,0 上\n0,15 丈\n0,30 三\n");
}

/* --- the grid of lines ---------------------------------------------------------- */

static void test_lines_of_neighbouring_columns_stand_on_one_grid(void **state)
{
    (void)state;
    /* Lines of 15 apart; the heading's is 18 high, so that the next line would stand 3
       below the grid. */
    assert_lines(90, 75,
                 FLOW("<columns columns='1fr 1fr' line-grid='15pt'>"
                      "<text line-height='18pt' break-after='avoid'>一</text>"
                      "<text>丁<br/>七</text><text>万<br/>丈<br/>三</text></columns>"),
                 "0,13.5 一\n0,45 丁\n0,60 七\n45,0 万\n45,15 丈\n45,30 三\n");
}

static void test_without_a_grid_they_do_not(void **state)
{
    (void)state;
    assert_lines(90, 60,
                 FLOW("<columns columns='1fr 1fr'>"
                      "<text line-height='18pt' break-after='avoid'>一</text>"
                      "<text>丁<br/>七</text><text>万<br/>丈<br/>三</text></columns>"),
                 "0,0 一\n0,18 丁\n0,33 七\n45,0 万\n45,15 丈\n45,30 三\n");
}

static void test_boxes_and_stacks_inside_keep_to_the_grid(void **state)
{
    (void)state;
    assert_lines(90, 140,
                 FLOW("<stack line-grid='15pt'><text>一</text><box padding='2pt'>"
                      "<text>丁</text><space height='1pt'/><text>七</text></box>"
                      "<stack row-gap='1pt'><text>万</text><text>丈</text></stack>"
                      "</stack>"),
                 "0,0 一\n2,30 丁\n2,60 七\n0,90 万\n0,120 丈\n");
}

static void test_a_box_may_leave_the_grid(void **state)
{
    (void)state;
    assert_lines(90, 100,
                 FLOW("<stack line-grid='15pt'><text>一</text>"
                      "<stack line-grid='none' row-gap='1pt'><text>丁</text>"
                      "<text>七</text></stack><text>万</text></stack>"),
                 "0,0 一\n0,15 丁\n0,31 七\n0,60 万\n");
}

static void test_what_is_moved_to_the_grid_may_go_to_the_next_page(void **state)
{
    (void)state;
    assert_lines(90, 46,
                 FLOW("<stack line-grid='15pt'><text>一</text>"
                      "<text line-height='16pt'>丁</text><text>七</text></stack>"),
                 "0,0 一\n0,29.5 丁\n=\n0,0 七\n");
}

/* --- showing boxes -------------------------------------------------------------- */

static void test_boxes_baselines_and_grids_can_be_shown(void **state)
{
    (void)state;
    struct proof p = proof_on(
        40, 40, FLOW("<stack line-grid='15pt'><text>一</text><text>丁</text></stack>"));
    assert_laid(&p);
    assert_string_equal(shapes_of(&p), "");
    const char *lines = lines_of(&p);
    p.pages = layout_show_boxes(&p.sheet.job, p.sheet.boxes, p.pages);
    assert_string_equal(lines_of(&p), lines);
    /* The flow, the stack with its grid, the texts, and under each its baseline. */
    assert_string_equal(shapes_of(&p),
                        "frame 0,0 40*30\nfill 0,11.3 40*0.2\nfill 0,26.3 40*0.2\n"
                        "frame 0,0 40*30\nframe 0,0 40*15\nfill 0,11.3 40*0.2\n"
                        "frame 0,15 40*15\nfill 0,26.3 40*0.2\n");
    proof_end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_between_boxes_the_larger_margin_holds),
        cmocka_unit_test(test_a_margin_less_than_the_gap_says_nothing),
        cmocka_unit_test(test_margins_vanish_at_the_edges_of_a_page),
        cmocka_unit_test(
            test_the_margin_of_what_stands_at_the_edge_of_a_stack_is_its_own),
        cmocka_unit_test(test_padding_and_fills_keep_margins_apart),
        cmocka_unit_test(test_a_heading_at_the_foot_of_a_stack_goes_with_what_follows_it),
        cmocka_unit_test(test_a_page_break_inside_a_stack_holds_in_front_of_it),
        cmocka_unit_test(test_empty_room_vanishes_at_the_head_of_a_page),
        cmocka_unit_test(test_empty_room_at_the_head_of_the_flow_stays),
        cmocka_unit_test(test_a_heading_is_not_parted_by_the_room_below_it),
        cmocka_unit_test(test_a_box_may_reach_across_the_columns),
        cmocka_unit_test(test_such_a_box_may_come_first_or_last),
        cmocka_unit_test(test_such_a_heading_goes_with_the_columns_below_it),
        cmocka_unit_test(test_lines_of_neighbouring_columns_stand_on_one_grid),
        cmocka_unit_test(test_without_a_grid_they_do_not),
        cmocka_unit_test(test_boxes_and_stacks_inside_keep_to_the_grid),
        cmocka_unit_test(test_a_box_may_leave_the_grid),
        cmocka_unit_test(test_what_is_moved_to_the_grid_may_go_to_the_next_page),
        cmocka_unit_test(test_boxes_baselines_and_grids_can_be_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
