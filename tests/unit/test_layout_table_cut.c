/* Rows that the edge of a page cuts. */
#include "cut_pieces.h"
#include "proof.h"

#include "layout/messages.h"

#define CELL(content) "<cell><text orphans='1' widows='1'>" content "</text></cell>"
#define ROW(cells)    "<row>" cells "</row>"

/* --- rows ------------------------------------------------------------------------- */

static void test_a_row_higher_than_a_page_is_cut_between_lines(void **state)
{
    (void)state;
    assert_lines(100, 30,
                 FLOW("<table columns='20pt 20pt'>" ROW(CELL("一<br/>丁<br/>七") CELL(
                     "万<br/>丈")) ROW(CELL("三") CELL("上")) "</table>"),
                 "0,0 一\n0,15 丁\n20,0 万\n20,15 丈\n"
                 "=\n0,0 七\n0,15 三\n20,15 上\n");
}

static void test_a_row_may_go_on_over_many_pages(void **state)
{
    (void)state;
    assert_lines(
        100, 30,
        FLOW("<table columns='20pt 20pt'>" ROW(CELL("一<br/>丁<br/>七<br/>万<br/>丈")
                                                   CELL("三")) "</table><text>下</text>"),
        "0,0 一\n0,15 丁\n20,0 三\n=\n0,0 七\n0,15 万\n=\n0,0 丈\n0,15 下\n");
}

static void test_a_row_that_a_page_holds_goes_on_to_it(void **state)
{
    (void)state;
    assert_lines(100, 45,
                 FLOW("<text>上</text><text>中</text><table columns='20pt'>" ROW(
                     CELL("一<br/>丁<br/>七")) "</table>"),
                 "0,0 上\n0,15 中\n=\n0,0 一\n0,15 丁\n0,30 七\n");
}

static void test_a_row_that_may_break_is_cut_where_the_page_ends(void **state)
{
    (void)state;
    assert_lines(100, 45,
                 FLOW("<text>上</text><text>中</text><table columns='20pt 20pt'>"
                      "<row break-inside='auto'>" CELL("一<br/>丁<br/>七")
                          CELL("万") "</row></table>"),
                 "0,0 上\n0,15 中\n0,30 一\n20,30 万\n=\n0,0 丁\n0,15 七\n");
}

static void test_a_row_has_its_usual_break_whatever_has_its_looks(void **state)
{
    (void)state;
    /* The cell and the row have one style but for what rows begin with. */
    assert_lines(
        100, 45,
        FLOW("<text>上</text><text>中</text><table columns='20pt' orphans='1' widows='1'>"
             "<row background=\"{'red'}\"><cell background=\"{'red'}\">"
             "<text>一</text></cell></row><row background=\"{'red'}\">" CELL(
                 "丁<br/>七<br/>万") "</row></table>"),
        "0,0 上\n0,15 中\n0,30 一\n=\n0,0 丁\n0,15 七\n0,30 万\n");
}

static void test_a_row_is_cut_where_each_cell_has_something_to_say(void **state)
{
    (void)state;
    /* 15 are left, and the second cell asks for two lines at least. */
    assert_lines(
        100, 45,
        FLOW("<text>上</text><text>中</text><table columns='20pt 20pt'>"
             "<row break-inside='auto'>" CELL(
                 "一<br/>丁<br/>七") "<cell><text>万<br/>丈<br/>三</text></cell></row></"
                                     "table>"),
        "0,0 上\n0,15 中\n=\n0,0 一\n0,15 丁\n0,30 七\n20,0 万\n20,15 丈\n20,30 三\n");
}

static void test_head_and_foot_stand_around_each_part_of_a_row(void **state)
{
    (void)state;
    assert_lines(
        100, 60,
        FLOW("<table columns='20pt'><head>" ROW(CELL("上")) "</head>" ROW(
            CELL("一<br/>丁<br/>七<br/>万<br/>丈")) "<foot>" ROW(CELL("下")) "</foot></"
                                                                             "table>"),
        "0,0 上\n0,15 一\n0,30 丁\n0,45 下\n=\n0,0 上\n0,15 七\n0,30 万\n0,45 下\n"
        "=\n0,0 上\n0,15 丈\n0,30 下\n");
}

static void test_a_foot_that_comes_once_waits_for_the_end_of_the_row(void **state)
{
    (void)state;
    assert_lines(
        100, 30,
        FLOW("<table columns='20pt'>" ROW(CELL(
            "一<br/>丁<br/>七<br/>万")) "<foot repeat='no'>" ROW(CELL("下")) "</foot></"
                                                                             "table>"),
        "0,0 一\n0,15 丁\n=\n0,0 七\n0,15 万\n=\n0,0 下\n");
}

static void test_boxes_in_a_cell_break_as_they_do_elsewhere(void **state)
{
    (void)state;
    assert_lines(
        100, 45,
        FLOW("<table columns='30pt 30pt'><row><cell>"
             "<list label-width='10pt'><item label='・'><text>一<br/>丁</text>"
             "</item><item label='・'><text>七<br/>万</text></item></list></cell>"
             "<cell><table columns='10pt 10pt'>" ROW(CELL("上") CELL("下"))
                 ROW(CELL("与") CELL("丑")) ROW(CELL("不") CELL("且"))
                     ROW(CELL("丐") CELL("丄")) "</table></cell></row></table>"),
        "-2.5,0 ・\n10,0 一\n10,15 丁\n30,0 上\n40,0 下\n30,15 与\n40,15 丑\n"
        "=\n-2.5,0 ・\n10,0 七\n10,15 万\n30,0 不\n40,0 且\n30,15 丐\n40,15 丄\n");
}

/* --- cells over several rows -------------------------------------------------------- */

static void test_a_label_is_set_again_beside_the_rest_of_a_row(void **state)
{
    (void)state;
    assert_lines(100, 45,
                 FLOW("<table columns='40pt 20pt'><row><cell rowspan='2' "
                      "continued='か'><text>上</text></cell>" CELL("一") "</row>" ROW(
                          CELL("丁<br/>七<br/>万<br/>丈")) "</table>"),
                 "0,0 上\n40,0 一\n40,15 丁\n40,30 七\n=\n0,0 上か\n40,0 万\n40,15 丈\n");
}

static void test_a_cell_over_rows_that_no_page_holds_goes_on(void **state)
{
    (void)state;
    assert_lines(
        100, 30,
        FLOW("<table columns='20pt 20pt'><row><cell rowspan='2'>"
             "<text orphans='1' widows='1'>一<br/>丁<br/>七<br/>万</text></cell>" CELL(
                 "上") "</row>" ROW(CELL("下")) "</table><text>中</text>"),
        "0,0 一\n0,15 丁\n20,0 上\n=\n0,0 七\n0,15 万\n20,0 下\n=\n0,0 中\n");
}

/* --- looks ------------------------------------------------------------------------ */

static void test_the_parts_of_a_row_are_filled_and_closed(void **state)
{
    (void)state;
    struct proof p = proof_on(100, 30,
                              FLOW("<table columns='20pt 20pt' border='1pt ink'><row>"
                                   "<cell background='red'><text>一</text></cell>" CELL(
                                       "丁<br/>七<br/>万") "</row></table>"));
    assert_laid(&p);
    assert_string_equal(lines_of(&p), "0,0 一\n20,0 丁\n20,15 七\n=\n20,0 万\n");
    assert_string_equal(shapes_of(&p),
                        "fill 0,0 20*30\nfill 0,0 1*30\nfill 39,0 1*30\n"
                        "fill 0,0 40*1\nfill 0,29 40*1\n"
                        "=\nfill 0,0 20*15\nfill 0,0 1*15\nfill 39,0 1*15\n"
                        "fill 0,0 40*1\nfill 0,14 40*1\n");
    proof_end(&p);
}

static void test_what_is_centred_in_a_row_stands_at_the_top_of_its_parts(void **state)
{
    (void)state;
    assert_lines(100, 30,
                 FLOW("<table columns='20pt 20pt 20pt'><row>"
                      "<cell vertical-align='middle'><text>一</text></cell>"
                      "<cell vertical-align='middle'><text orphans='1' "
                      "widows='1'>上<br/>中<br/>下</text></cell>" CELL(
                          "丁<br/>七<br/>万<br/>丈") "</row></table>"),
                 "0,7.5 一\n20,0 上\n20,15 中\n40,0 丁\n40,15 七\n"
                 "=\n20,0 下\n40,0 万\n40,15 丈\n");
}

/* --- any tables --------------------------------------------------------------------- */

enum { CASES = 2000, MOST_COLUMNS = 4 };

/* A cell of some lines, or of very many. */
static const struct box *make_long_cell(struct maker *m, int colspan, int rowspan)
{
    struct list kids = kids_new(m);
    m->repeating = rowspan > 1;
    for (int i = up_to(&m->chance, 3); i >= 0; i--)
        add_kid(&kids, make_text(m, one_in(&m->chance, 4) ? 30 : 2));
    m->repeating = false;
    struct box *cell = make_box(m, BOX_CELL, &kids);
    ((struct style *)cell->style)->vertical_align =
        (enum vertical_align)up_to(&m->chance, 4);
    ((struct style *)cell->style)->padding[SIDE_TOP] = up_to(&m->chance, 3 * EMU_PT);
    cell->cell.colspan = colspan;
    cell->cell.rowspan = rowspan;
    cell->cell.ruled = true;
    return cell;
}

/* Rows of such cells; the first column's may stand beside some of them. */
static const struct box *make_long_group(struct maker *m, int n_columns, int n_rows)
{
    struct list rows = kids_new(m);
    for (int r = 0, beside = 0; r < n_rows; r++) {
        struct list cells = kids_new(m);
        int column = 0;
        if (beside) {
            beside--;
            column = 1;
        } else if (n_columns > 1 && one_in(&m->chance, 3)) {
            beside = up_to(&m->chance, n_rows - r);
            add_kid(&cells, make_long_cell(m, 1, beside + 1));
            column = 1;
        }
        while (column < n_columns) {
            const int span = 1 + up_to(&m->chance, n_columns - column);
            add_kid(&cells, make_long_cell(m, span, 1));
            column += span;
        }
        struct box *row = make_box(m, BOX_ROW, &cells);
        ((struct style *)row->style)->break_inside =
            one_in(&m->chance, 2) ? BREAK_AVOID : BREAK_AUTO;
        add_kid(&rows, row);
    }
    return make_box(m, BOX_ROW_GROUP, &rows);
}

static const struct box *make_long_table(struct maker *m)
{
    static const struct track tracks[MOST_COLUMNS] = {{TRACK_FRACTION, 700},
                                                      {TRACK_FRACTION, 1000},
                                                      {TRACK_AUTO, 0},
                                                      {TRACK_FRACTION, 1300}};
    const int n_columns = 1 + up_to(&m->chance, MOST_COLUMNS);
    struct list groups = kids_new(m);
    if (one_in(&m->chance, 2))
        add_kid(&groups, make_group(m, n_columns, 1, true));
    for (int i = 1 + up_to(&m->chance, 3); i; i--)
        add_kid(&groups, make_long_group(m, n_columns, 1 + up_to(&m->chance, 4)));
    struct box *table = make_box(m, BOX_TABLE, &groups);
    table->tracks.columns = tracks;
    table->tracks.n_columns = n_columns;
    return table;
}

/* A head may leave no room for a line, which is said of it; otherwise nothing may be
 * wrong. */
static bool is_too_high(const struct job *job)
{
    for (int i = 0; i < diags_count(job->diags); i++)
        assert_string_equal(diags_at(job->diags, i)->kind->name, DIAG_BOX_TOO_HIGH->name);
    return diags_count(job->diags) > 0;
}

static void test_a_table_in_pieces_has_the_lines_of_the_whole(void **state)
{
    (void)state;
    int laid = 0, cut = 0;
    for (uint32_t seed = 1; seed <= CASES; seed++) {
        struct job job = job_begin();
        struct maker m = maker_new(&job, open_fonts(&job), seed);
        struct list kids = kids_new(&m);
        if (one_in(&m.chance, 2))
            add_kid(&kids, make_text(&m, 3));
        add_kid(&kids, make_long_table(&m));
        const struct box *flow = make_box(&m, BOX_STACK, &kids);
        const emu w = 300 * EMU_PT + up_to(&m.chance, 200 * EMU_PT);
        const emu h = (100 + up_to(&m.chance, 200)) * EMU_PT;
        const struct pages *pages =
            lay_out(&m, flow, w, h, one_in(&m.chance, 2) ? PAGE_FILL_NO : PAGE_FILL_YES);
        if (!is_too_high(&job)) {
            check_cut(&m, flow, w, pages);
            cut += pages->n > 2;
            laid++;
        }
        job_end(&job);
    }
    assert_true(laid > CASES * 19 / 20);
    assert_true(cut > CASES / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_row_higher_than_a_page_is_cut_between_lines),
        cmocka_unit_test(test_a_row_may_go_on_over_many_pages),
        cmocka_unit_test(test_a_row_that_a_page_holds_goes_on_to_it),
        cmocka_unit_test(test_a_row_that_may_break_is_cut_where_the_page_ends),
        cmocka_unit_test(test_a_row_has_its_usual_break_whatever_has_its_looks),
        cmocka_unit_test(test_a_row_is_cut_where_each_cell_has_something_to_say),
        cmocka_unit_test(test_head_and_foot_stand_around_each_part_of_a_row),
        cmocka_unit_test(test_a_foot_that_comes_once_waits_for_the_end_of_the_row),
        cmocka_unit_test(test_boxes_in_a_cell_break_as_they_do_elsewhere),
        cmocka_unit_test(test_a_label_is_set_again_beside_the_rest_of_a_row),
        cmocka_unit_test(test_a_cell_over_rows_that_no_page_holds_goes_on),
        cmocka_unit_test(test_the_parts_of_a_row_are_filled_and_closed),
        cmocka_unit_test(test_what_is_centred_in_a_row_stands_at_the_top_of_its_parts),
        cmocka_unit_test(test_a_table_in_pieces_has_the_lines_of_the_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
