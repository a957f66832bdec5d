/* Tables over pages: feet, labels that are continued, orphans and widows; and what is
 * under and over their cells: columns, stripes, diagonals, hidden rules, baselines,
 * decimal points. */
#include "layout/messages.h"
#include "proof.h"

#define CELL(content) "<cell><text>" content "</text></cell>"
#define ROW(cells)    "<row>" cells "</row>"
#define ROWS4         ROW(CELL("一")) ROW(CELL("丁")) ROW(CELL("七")) ROW(CELL("万"))
#define HEAD          "<head>" ROW(CELL("上")) "</head>"
#define FOOT          "<foot>" ROW(CELL("下")) "</foot>"
#define TABLE(content)                                                                   \
    FLOW("<table columns='20pt' orphans='1' widows='1'>" content "</table>")

/* --- feet ----------------------------------------------------------------------- */

static void test_head_and_foot_are_repeated(void **state)
{
    (void)state;
    assert_lines(100, 60, TABLE(HEAD FOOT ROWS4),
                 "0,0 上\n0,15 一\n0,30 丁\n0,45 下\n=\n"
                 "0,0 上\n0,15 七\n0,30 万\n0,45 下\n");
}

static void test_head_and_foot_may_come_but_once(void **state)
{
    (void)state;
    assert_lines(100, 45,
                 TABLE("<head repeat='no'>" ROW(
                     CELL("上")) "</head>"
                                 "<foot repeat='no'>" ROW(CELL("下")) "</foot>" ROWS4),
                 "0,0 上\n0,15 一\n0,30 丁\n=\n0,0 七\n0,15 万\n0,30 下\n");
}

static void test_a_row_goes_along_with_a_foot_that_has_no_room(void **state)
{
    (void)state;
    assert_lines(100, 30, TABLE("<foot repeat='no'>" ROW(CELL("下")) "</foot>" ROWS4),
                 "0,0 一\n0,15 丁\n=\n0,0 七\n=\n0,0 万\n0,15 下\n");
    /* A row as high as the page: the foot follows alone. */
    assert_lines(
        100, 30,
        TABLE("<foot repeat='no'>" ROW(CELL("下")) "</foot>" ROW(CELL("一<br/>丁"))),
        "0,0 一\n0,15 丁\n=\n0,0 下\n");
}

static void test_a_head_of_several_rows_with_spans_is_repeated(void **state)
{
    (void)state;
    assert_lines(100, 45,
                 FLOW("<table columns='20pt 20pt' orphans='1' widows='1'><head><row>"
                      "<cell rowspan='2'><text>上</text></cell>" CELL("中") "</row>" ROW(
                          CELL("下")) "</head>" ROW(CELL("一") CELL("丁"))
                          ROW(CELL("七") CELL("万")) "</table>"),
                 "0,0 上\n20,0 中\n20,15 下\n0,30 一\n20,30 丁\n=\n"
                 "0,0 上\n20,0 中\n20,15 下\n0,30 七\n20,30 万\n");
}

/* --- groups that go on ---------------------------------------------------------- */

static void test_a_span_that_goes_on_says_so(void **state)
{
    (void)state;
    assert_lines(100, 30,
                 FLOW("<table columns='40pt 20pt'><row-group><row>"
                      "<cell rowspan='4' continued='(ff)'><text text-autospace='none'>上"
                      "</text></cell>" CELL("一") "</row>" ROW(CELL("丁")) ROW(CELL("七"))
                          ROW(CELL("万")) "</row-group></table>"),
                 "0,0 上\n40,0 一\n40,15 丁\n=\n0,0 上(ff)\n40,0 七\n40,15 万\n");
}

static void test_rows_are_raised_for_what_a_span_says_more(void **state)
{
    (void)state;
    assert_lines(
        100, 60,
        FLOW("<table columns='20pt 20pt'><row-group><row>"
             "<cell rowspan='6' continued='中下与丑'><text>上</text></cell>" CELL(
                 "一") "</row>" ROW(CELL("丁")) ROW(CELL("七")) ROW(CELL("万"))
                 ROW(CELL("丈")) ROW(CELL("三")) "</row-group>" ROW(
                     CELL("不") CELL("且")) "</table>"),
        "0,0 上\n20,0 一\n20,15 丁\n20,30 七\n20,45 万\n=\n"
        "0,0 上中\n0,15 下\n0,30 与丑\n20,0 丈\n20,15 三\n0,45 不\n20,45 且\n");
}

static void test_a_span_that_is_not_cut_is_as_it_was(void **state)
{
    (void)state;
    assert_lines(100, 60,
                 FLOW("<table columns='40pt 20pt'><row-group><row>"
                      "<cell rowspan='2' continued='(ff)'><text>上</text></cell>" CELL(
                          "一") "</row>" ROW(CELL("丁")) "</row-group></table>"),
                 "0,0 上\n40,0 一\n40,15 丁\n");
}

static void test_the_label_of_a_group_is_repeated(void **state)
{
    (void)state;
    assert_lines(100, 45,
                 FLOW("<table columns='60pt'>" HEAD "<row-group orphans='1' widows='1'>"
                      "<row label='yes'><cell continued='(ff)'>"
                      "<text text-autospace='none'>中</text></cell></row>" ROWS4
                      "</row-group></table>"),
                 "0,0 上\n0,15 中\n0,30 一\n=\n0,0 上\n0,15 中(ff)\n0,30 丁\n=\n"
                 "0,0 上\n0,15 中(ff)\n0,30 七\n=\n0,0 上\n0,15 中(ff)\n0,30 万\n");
}

static void test_a_label_does_not_stand_alone(void **state)
{
    (void)state;
    /* Three rows of room: the label and one row would fit, but two are to stay. */
    assert_lines(100, 60,
                 FLOW("<text>上</text><text>下</text><table columns='60pt'><row-group>"
                      "<row label='yes'>" CELL("中") "</row>" ROWS4
                                                     "</row-group></table>"),
                 "0,0 上\n0,15 下\n=\n0,0 中\n0,15 一\n0,30 丁\n=\n"
                 "0,0 中\n0,15 七\n0,30 万\n");
}

static void test_rows_of_a_group_stay_and_go_on_by_twos(void **state)
{
    (void)state;
    /* Of five rows, four would fit; one alone does not go on. */
    assert_lines(100, 60,
                 FLOW("<table columns='20pt'><row-group>" ROWS4 ROW(
                     CELL("丈")) "</row-group></table>"),
                 "0,0 一\n0,15 丁\n0,30 七\n=\n0,0 万\n0,15 丈\n");
}

static void test_rows_of_a_table_stay_and_go_on_by_twos(void **state)
{
    (void)state;
    assert_lines(100, 45, FLOW("<table columns='20pt'>" ROWS4 "</table>"),
                 "0,0 一\n0,15 丁\n=\n0,0 七\n0,15 万\n");
    assert_lines(100, 60,
                 FLOW("<stack><text>上</text><text>中</text><text>下</text></stack>"
                      "<table columns='20pt'>" ROWS4 "</table>"),
                 "0,0 上\n0,15 中\n0,30 下\n=\n0,0 一\n0,15 丁\n0,30 七\n0,45 万\n");
}

static void test_a_group_is_cut_beside_a_cell_rather_than_through_it(void **state)
{
    (void)state;
    /* Three rows fit, but the second cell of the first column would be cut. */
    assert_lines(
        100, 45,
        FLOW("<table columns='20pt 20pt'><row-group orphans='1' widows='1'>"
             "<row><cell rowspan='2'><text>上</text></cell>" CELL("一") "</row>" ROW(
                 CELL("丁")) "<row><cell "
                             "rowspan='2'><text>下</text></"
                             "cell>" CELL("七") "</row>" ROW(
                                 CELL("万")) "</row-group></table>"),
        "0,0 上\n20,0 一\n20,15 丁\n=\n0,0 下\n20,0 七\n20,15 万\n");
}

/* --- under and over cells ------------------------------------------------------- */

static void test_columns_have_fills_and_borders(void **state)
{
    (void)state;
    assert_shapes(
        100, 100,
        LAYOUT(
            PALETTE
            "<style name='c' background='blue' border-left='2pt ink'/>" MASTER
            "<page-sequence master='m'><table columns='10pt 20pt 30pt'>"
            "<column/><column span='2' style='c'/>" ROW(CELL("一") CELL("丁") CELL("七"))
                ROW(CELL("万") "<cell background='red' colspan='2'/>") "</table></"
                                                                       "page-sequence>"),
        "fill 10,0 50*30\nfill 10,15 50*15\nfill 9,0 2*30\n");
}

static void test_columns_by_their_widths_may_be_styled(void **state)
{
    (void)state;
    assert_shapes(
        100, 100,
        LAYOUT(PALETTE "<style name='c' background='blue'/>" MASTER
                       "<page-sequence master='m'><table><column width='10pt'/>"
                       "<column width='20pt' span='2' style='c'/>" ROW(
                           CELL("一") CELL("丁") CELL("七")) "</table></page-sequence>"),
        "fill 10,0 40*15\n");
}

static void test_stripes_go_by_rows_or_by_groups(void **state)
{
    (void)state;
    assert_shapes(100, 100,
                  FLOW("<table columns='20pt' stripe='row red'>" HEAD ROWS4 "</table>"),
                  "fill 0,30 20*15\nfill 0,60 20*15\n");
    assert_shapes(100, 100,
                  FLOW("<table columns='20pt' stripe='group red'><row-group>" ROW(CELL(
                      "一")) ROW(CELL("丁")) "</row-group><row-group>" ROW(CELL("七"))
                           ROW(CELL("万")) "</row-group></table>"),
                  "fill 0,30 20*15\nfill 0,45 20*15\n");
}

static void test_stripes_do_not_begin_anew_on_a_page(void **state)
{
    (void)state;
    assert_shapes(
        100, 15,
        FLOW("<table columns='20pt' stripe='row red' orphans='1' widows='1'>" ROWS4
             "</table>"),
        "=\nfill 0,0 20*15\n=\n=\nfill 0,0 20*15\n");
}

static void test_empty_cells_have_diagonals(void **state)
{
    (void)state;
    assert_shapes(
        100, 100,
        FLOW("<table columns='20pt 20pt' diagonal='down 1pt ink'><row>" CELL(
            "一") "<cell/></row>"
                  "<row><cell diagonal='both 1pt red'/>" CELL("丁") "</row></table>"),
        "path 20,0 20*15\npath 0,15 20*15\npath 0,15 20*15\n");
}

static void test_a_hidden_border_wins(void **state)
{
    (void)state;
    assert_shapes(
        100, 100,
        FLOW("<table columns='20pt 20pt'><row border-bottom='2pt ink'>" CELL("一") CELL(
            "丁") "</row><row><cell border-top='hidden'/>" CELL("七") "</row></table>"),
        "fill 20,14 20*2\n");
}

static void test_rows_and_groups_have_borders_at_their_sides(void **state)
{
    (void)state;
    assert_shapes(100, 100,
                  FLOW("<table columns='20pt 20pt'><row-group border-left='2pt ink'>"
                       "<row border-right='1pt red'>" CELL("一") CELL("丁") "</row>" ROW(
                           CELL("七") CELL("万")) "</row-group></table>"),
                  "fill 0,0 2*30\nfill 39,0 1*15\n");
}

static void test_a_fill_may_be_an_expression(void **state)
{
    (void)state;
    struct proof p = proof_shape(sheet_of(
        PLAN("<section no='1'><title>一</title></section><section no='2'>"
             "<title>丁</title></section><section no='3'><title>七</title></section>"),
        FLOW("<table columns='20pt'><for-each select='//section'><row>"
             "<cell background=\"{if(@no = 2, 'red', 'blue')}\">"
             "<text>一</text></cell></row></for-each></table>")));
    proof_lay(&p, 100, 100);
    assert_laid(&p);
    const struct list spots = spots_of(&p, 0);
    int reds = 0, fills = 0;
    for (int i = 0; i < spots.n; i++) {
        const struct frag *frag = ((const struct spot *)list_at(&spots, i))->frag;
        fills += frag->kind == FRAG_FILL;
        reds += frag->kind == FRAG_FILL && frag->fill.color.red == 0xC0;
    }
    assert_int_equal(fills, 3);
    assert_int_equal(reds, 1);
    proof_end(&p);
}

static void test_first_lines_may_stand_on_one_baseline(void **state)
{
    (void)state;
    /* Baselines of 10 pt and 20 pt type lie 11.3 and 22.6 below the tops of their lines
       of 15 and 30. */
    assert_lines(100, 100,
                 FLOW("<table columns='20pt 40pt 20pt'><row>"
                      "<cell vertical-align='baseline'><text>一<br/>丁</text></cell>"
                      "<cell vertical-align='baseline'><text font-size='20pt'>七</text>"
                      "</cell>" CELL("万") "</row></table><text>下</text>"),
                 "0,11.3 一\n0,26.3 丁\n20,0 七\n60,0 万\n0,41.3 下\n");
}

/* --- decimal points ------------------------------------------------------------- */

#define FIGURE(content)                                                                  \
    "<row><cell><text text-align='decimal' text-autospace='none'>" content               \
    "</text></cell></row>"

static void test_decimal_points_stand_below_one_another(void **state)
{
    (void)state;
    /* Separators are 3.1 wide: from the points on there are at most 13.1 and a unit of
       10, so that they stand at 36.9. */
    assert_lines(100, 100,
                 FLOW("<table columns='60pt'>" FIGURE("1.25上") FIGURE("9,300")
                          FIGURE("12.5下") "</table>"),
                 "31.9,0 1.25上\n13.8,15 9,300\n26.9,30 12.5下\n");
}

static void test_powers_of_ten_are_part_of_a_figure(void **state)
{
    (void)state;
    assert_lines(
        100, 100,
        FLOW("<table columns='60pt'>" FIGURE("1万20上") FIGURE("5上") "</table>"),
        "25,0 1万20上\n45,15 5上\n");
}

static void test_signs_stand_in_the_middle_of_the_figures(void **state)
{
    (void)state;
    assert_lines(
        100, 100,
        FLOW("<table columns='60pt'>" FIGURE("1234") FIGURE("―") FIGURE("x") "</table>"),
        "40,0 1234\n45,15 ―\n47.5,30 x\n");
    assert_lines(100, 100, FLOW("<table columns='60pt'>" FIGURE("―") "</table>"),
                 "25,0 ―\n");
}

static void test_remarks_below_figures_stand_at_the_end(void **state)
{
    (void)state;
    assert_lines(100, 100,
                 FLOW("<table columns='60pt'>" FIGURE("12上<br/>(中丑)")
                          FIGURE("345上") "</table>"),
                 "40,0 12上\n30,15 (中丑)\n35,30 345上\n");
}

static void test_a_column_is_as_wide_as_its_figures_together(void **state)
{
    (void)state;
    /* Three digits before the point in one, the point and two behind it in another. */
    assert_lines(
        100, 100,
        FLOW("<table columns='auto 20pt'><row><cell>"
             "<text text-align='decimal' text-autospace='none'>123</text></cell>" CELL(
                 "一") "</row><row><cell>"
                       "<text text-align='decimal' text-autospace='none'>4.56</text>"
                       "</cell>" CELL("丁") "</row></table>"),
        "0,0 123\n28.1,0 一\n10,15 4.56\n28.1,15 丁\n");
}

static void test_outside_a_table_figures_stand_at_the_end(void **state)
{
    (void)state;
    assert_lines(100, 100, FLOW("<text text-align='decimal'>1.5</text>"), "86.9,0 1.5\n");
}

/* --- what is wrong -------------------------------------------------------------- */

static void test_a_cell_that_meets_another_is_said(void **state)
{
    (void)state;
    assert_too_large(
        100, 100,
        FLOW("<table columns='20pt 20pt 20pt'><row-group><row>" CELL(
            "一") "<cell rowspan='2'><text>丁</text></cell>" CELL("七") "</"
                                                                        "row><row><cell "
                                                                        "colspan='2'><"
                                                                        "text>万</text></"
                                                                        "cell></row>"
                                                                        "</row-group></"
                                                                        "table>"),
        DIAG_TABLE_OVERLAP, "<cell colspan='2'><text>万");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_head_and_foot_are_repeated),
        cmocka_unit_test(test_head_and_foot_may_come_but_once),
        cmocka_unit_test(test_a_row_goes_along_with_a_foot_that_has_no_room),
        cmocka_unit_test(test_a_head_of_several_rows_with_spans_is_repeated),
        cmocka_unit_test(test_a_span_that_goes_on_says_so),
        cmocka_unit_test(test_rows_are_raised_for_what_a_span_says_more),
        cmocka_unit_test(test_a_span_that_is_not_cut_is_as_it_was),
        cmocka_unit_test(test_the_label_of_a_group_is_repeated),
        cmocka_unit_test(test_a_label_does_not_stand_alone),
        cmocka_unit_test(test_rows_of_a_group_stay_and_go_on_by_twos),
        cmocka_unit_test(test_rows_of_a_table_stay_and_go_on_by_twos),
        cmocka_unit_test(test_a_group_is_cut_beside_a_cell_rather_than_through_it),
        cmocka_unit_test(test_columns_have_fills_and_borders),
        cmocka_unit_test(test_columns_by_their_widths_may_be_styled),
        cmocka_unit_test(test_stripes_go_by_rows_or_by_groups),
        cmocka_unit_test(test_stripes_do_not_begin_anew_on_a_page),
        cmocka_unit_test(test_empty_cells_have_diagonals),
        cmocka_unit_test(test_a_hidden_border_wins),
        cmocka_unit_test(test_rows_and_groups_have_borders_at_their_sides),
        cmocka_unit_test(test_a_fill_may_be_an_expression),
        cmocka_unit_test(test_first_lines_may_stand_on_one_baseline),
        cmocka_unit_test(test_decimal_points_stand_below_one_another),
        cmocka_unit_test(test_powers_of_ten_are_part_of_a_figure),
        cmocka_unit_test(test_signs_stand_in_the_middle_of_the_figures),
        cmocka_unit_test(test_remarks_below_figures_stand_at_the_end),
        cmocka_unit_test(test_a_column_is_as_wide_as_its_figures_together),
        cmocka_unit_test(test_outside_a_table_figures_stand_at_the_end),
        cmocka_unit_test(test_a_cell_that_meets_another_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
