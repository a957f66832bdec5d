/* Rows of grids that the edge of a page cuts. */
#include "cut_pieces.h"
#include "proof.h"

#define TEXT(content) "<text orphans='1' widows='1'>" content "</text>"

static void test_a_row_higher_than_a_page_is_cut(void **state)
{
    (void)state;
    assert_lines(100, 30,
                 FLOW("<grid columns='20pt 20pt' row-gap='5pt'>" TEXT("一<br/>丁<br/>七")
                          TEXT("万") TEXT("三") TEXT("上") "</grid>"),
                 "0,0 一\n0,15 丁\n20,0 万\n=\n0,0 七\n=\n0,0 三\n20,0 上\n");
}

static void test_such_a_row_begins_where_there_is_room(void **state)
{
    (void)state;
    assert_lines(100, 45,
                 FLOW("<text>上</text><grid columns='20pt 20pt'>" TEXT(
                     "一<br/>丁<br/>七<br/>万<br/>丈")
                          TEXT("三<br/>与") "</grid>"
                                            "<text>下</text>"),
                 "0,0 上\n0,15 一\n0,30 丁\n20,15 三\n20,30 与\n"
                 "=\n0,0 七\n0,15 万\n0,30 丈\n=\n0,0 下\n");
}

static void test_a_row_that_a_page_holds_goes_on_to_it(void **state)
{
    (void)state;
    assert_lines(
        100, 45,
        FLOW("<text>上</text><grid columns='20pt'>" TEXT("一<br/>丁<br/>七") "</grid>"),
        "0,0 上\n=\n0,0 一\n0,15 丁\n0,30 七\n");
}

static void test_frames_are_closed_at_the_cut_and_fills_go_on(void **state)
{
    (void)state;
    assert_shapes(
        100, 32,
        FLOW("<grid columns='20pt 20pt'><cell background='red'>" TEXT(
            "一") "</cell><box border='1pt ink'>" TEXT("丁<br/>七<br/>万") "</box></"
                                                                           "grid>"),
        "fill 0,0 20*32\nframe 20,0 20*32\n=\n"
        "fill 0,0 20*17\nframe 20,0 20*17\n");
}

/* --- rows that are joined ------------------------------------------------------------
 */

static void test_rows_under_a_span_are_cut_between_them(void **state)
{
    (void)state;
    assert_lines(100, 30,
                 FLOW("<grid columns='20pt 20pt'><cell rowspan='3'><text>一</text></cell>"
                      "<text>丁</text><text>七</text><text>万</text></grid>"),
                 "0,0 一\n20,0 丁\n20,15 七\n=\n20,0 万\n");
}

static void test_a_span_goes_on_beside_the_rows_that_follow(void **state)
{
    (void)state;
    assert_lines(
        100, 32,
        FLOW("<grid columns='20pt 20pt'><cell rowspan='2'>" TEXT(
            "一<br/>丁<br/>七<br/>万") "</cell>" TEXT("上") TEXT("中<br/>下") "</grid>"),
        "0,0 一\n0,15 丁\n20,0 上\n20,15 中\n=\n0,0 七\n0,15 万\n20,0 下\n");
}

/* The cell that is begun in the last row needs all of the room there is. */
static void test_the_row_above_the_cut_is_as_high_as_the_span_wants(void **state)
{
    (void)state;
    assert_lines(
        100, 45,
        FLOW("<grid columns='20pt 20pt'><cell rowspan='2'>" TEXT(
            "一<br/>丁<br/>七<br/>万<br/>丈") "</cell>" TEXT("上") "<text "
                                                                   "orphans='3'>中<br/"
                                                                   ">下<br/>与</text></"
                                                                   "grid>"),
        "0,0 一\n0,15 丁\n0,30 七\n20,0 上\n"
        "=\n0,0 万\n0,15 丈\n20,0 中\n20,15 下\n20,30 与\n");
}

static void test_a_span_that_has_ended_goes_on_as_its_fill(void **state)
{
    (void)state;
    assert_shapes(100, 30,
                  FLOW("<grid columns='20pt 20pt'><cell rowspan='3' background='red'>"
                       "<text>一</text></cell>"
                       "<text>丁</text><text>七</text><text>万</text></grid>"),
                  "fill 0,0 20*30\n=\nfill 0,0 20*15\n");
}

static void test_rows_after_the_joined_ones_follow_them(void **state)
{
    (void)state;
    assert_lines(100, 30,
                 FLOW("<grid columns='20pt 20pt'><cell rowspan='3'><text>一</text></cell>"
                      "<text>丁</text><text>七</text><text>万</text>"
                      "<text>上</text><text>下</text></grid><text>与</text>"),
                 "0,0 一\n20,0 丁\n20,15 七\n"
                 "=\n20,0 万\n0,15 上\n20,15 下\n=\n0,0 与\n");
}

/* --- any grids ---------------------------------------------------------------------- */

enum { CASES = 2000, MOST_COLUMNS = 3 };

/* Texts of some lines, or of very many. */
static const struct box *make_kid(struct maker *m, int n_columns)
{
    static const enum box_kind kinds[] = {BOX_FRAME, BOX_STACK, BOX_CELL};
    struct list kids = kids_new(m);
    for (int i = up_to(&m->chance, 3); i >= 0; i--)
        add_kid(&kids, make_text(m, one_in(&m->chance, 3) ? 30 : 2));
    struct box *box = make_box(m, kinds[up_to(&m->chance, 3)], &kids);
    if (box->kind == BOX_CELL) {
        box->cell.rowspan = 1 + up_to(&m->chance, 4);
        box->cell.colspan = 1 + up_to(&m->chance, n_columns);
    }
    ((struct style *)box->style)->vertical_align =
        (enum vertical_align)up_to(&m->chance, 3);
    ((struct style *)box->style)->padding[SIDE_TOP] = up_to(&m->chance, 3 * EMU_PT);
    return box;
}

static const struct box *make_grid(struct maker *m)
{
    static const struct track tracks[MOST_COLUMNS] = {
        {TRACK_FRACTION, 700}, {TRACK_FRACTION, 1000}, {TRACK_FRACTION, 1300}};
    const int n_columns = 1 + up_to(&m->chance, MOST_COLUMNS);
    struct list kids = kids_new(m);
    for (int i = 1 + up_to(&m->chance, 6); i; i--)
        add_kid(&kids, make_kid(m, n_columns));
    struct box *grid = make_box(m, BOX_GRID, &kids);
    grid->tracks.columns = tracks;
    grid->tracks.n_columns = n_columns;
    ((struct style *)grid->style)->row_gap = up_to(&m->chance, 9 * EMU_PT);
    return grid;
}

static void test_a_grid_in_pieces_has_the_lines_of_the_whole(void **state)
{
    (void)state;
    int cut = 0;
    for (uint32_t seed = 1; seed <= CASES; seed++) {
        struct job job = job_begin();
        struct maker m = maker_new(&job, open_fonts(&job), seed);
        struct list kids = kids_new(&m);
        if (one_in(&m.chance, 2))
            add_kid(&kids, make_text(&m, 3));
        add_kid(&kids, make_grid(&m));
        const struct box *flow = make_box(&m, BOX_STACK, &kids);
        const emu w = 300 * EMU_PT + up_to(&m.chance, 200 * EMU_PT);
        const emu h = (80 + up_to(&m.chance, 150)) * EMU_PT;
        const struct pages *pages =
            lay_out(&m, flow, w, h, one_in(&m.chance, 2) ? PAGE_FILL_NO : PAGE_FILL_YES);
        assert_string_equal(job_messages(&job), "");
        check_cut(&m, flow, w, pages);
        cut += pages->n > 2;
        job_end(&job);
    }
    assert_true(cut > CASES / 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_row_higher_than_a_page_is_cut),
        cmocka_unit_test(test_such_a_row_begins_where_there_is_room),
        cmocka_unit_test(test_a_row_that_a_page_holds_goes_on_to_it),
        cmocka_unit_test(test_frames_are_closed_at_the_cut_and_fills_go_on),
        cmocka_unit_test(test_rows_under_a_span_are_cut_between_them),
        cmocka_unit_test(test_a_span_goes_on_beside_the_rows_that_follow),
        cmocka_unit_test(test_the_row_above_the_cut_is_as_high_as_the_span_wants),
        cmocka_unit_test(test_a_span_that_has_ended_goes_on_as_its_fill),
        cmocka_unit_test(test_rows_after_the_joined_ones_follow_them),
        cmocka_unit_test(test_a_grid_in_pieces_has_the_lines_of_the_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
