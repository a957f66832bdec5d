/* Columns: filled one after the other or balanced, over pages, and stretched; and that
 * nothing is lost however they break. */
#include "generated.h"
#include "layout/messages.h"
#include "proof.h"

#define FOUR_LINES  "<text>一</text><text>丁</text><text>七</text><text>万</text>"
#define THREE_LINES "<text>一</text><text>丁</text><text>七</text>"
#define WHOLE(box)  "<stack break-inside='avoid'>" box "</stack>"
#define FILLED(content)                                                                  \
    LAYOUT(PALETTE MASTER "<page-sequence master='m' fill='yes'>" content                \
                          "</page-sequence>")
#define GROWING "<box background='red' flex-grow='1'><text>一</text></box>"

/* --- one after the other, or balanced ------------------------------------------- */

static void test_columns_are_filled_one_after_the_other(void **state)
{
    (void)state;
    assert_lines(
        90, 45,
        FLOW("<columns columns='1fr 1fr' column-gap='10pt'>" FOUR_LINES "</columns>"),
        "0,0 一\n0,15 丁\n0,30 七\n50,0 万\n");
}

static void test_columns_may_be_balanced(void **state)
{
    (void)state;
    assert_lines(
        90, 100,
        FLOW("<columns columns='1fr 1fr' column-fill='balance' row-gap='2pt'>" FOUR_LINES
             "</columns><text>丈</text>"),
        "0,0 一\n0,17 丁\n45,0 七\n45,17 万\n0,32 丈\n");
}

/* The table is put together once as a whole, to know how high it is, and then what stands
 * in each column; where it was tried to end, it was not. */
static void test_balancing_throws_no_tables_away(void **state)
{
    (void)state;
    struct proof p = proof_on(
        90, 100,
        FLOW("<columns columns='1fr 1fr' column-fill='balance'><table columns='1fr'>"
             "<row><cell><text>一</text></cell></row><row><cell><text>丁</text></cell></"
             "row>"
             "<row><cell><text>七</text></cell></row><row><cell><text>万</text></cell></"
             "row>"
             "</table></columns>"));
    assert_laid(&p);
    assert_int_equal(p.pages->work.table_parts, 3);
    proof_end(&p);
}

static void test_balanced_columns_may_part_a_paragraph(void **state)
{
    (void)state;
    assert_lines(40, 100,
                 FLOW("<columns columns='1fr 1fr' column-fill='balance'>"
                      "<text>一丁七万丈三上下</text></columns>"),
                 "0,0 一丁\n0,15 七万\n20,0 丈三\n20,15 上下\n");
}

static void test_a_paragraph_goes_on_in_a_column_of_another_width(void **state)
{
    (void)state;
    assert_lines(60, 30,
                 FLOW("<columns columns='20pt 40pt'><text>一丁七万丈三上下不与丑且</text>"
                      "</columns>"),
                 "0,0 一丁\n0,15 七万\n20,0 丈三上下\n20,15 不与丑且\n");
}

static void test_columns_go_on_on_the_next_page(void **state)
{
    (void)state;
    assert_lines(90, 30,
                 FLOW("<columns columns='1fr 1fr'>" FOUR_LINES "<text>丈</text>"
                      "<text>三</text></columns>"),
                 "0,0 一\n0,15 丁\n45,0 七\n45,15 万\n=\n0,0 丈\n0,15 三\n");
}

static void test_the_last_of_balanced_columns_are_balanced(void **state)
{
    (void)state;
    assert_lines(90, 30,
                 FLOW("<columns columns='1fr 1fr' column-fill='balance'>" FOUR_LINES
                      "<text>丈</text><text>三</text></columns>"),
                 "0,0 一\n0,15 丁\n45,0 七\n45,15 万\n=\n0,0 丈\n45,0 三\n");
}

static void test_a_heading_goes_to_the_next_column_with_its_text(void **state)
{
    (void)state;
    assert_lines(90, 30,
                 FLOW("<columns columns='1fr 1fr'><text>一</text>"
                      "<text break-after='avoid'>丁</text><text>七</text></columns>"),
                 "0,0 一\n45,0 丁\n45,15 七\n");
}

static void test_columns_wider_than_the_room_are_said(void **state)
{
    (void)state;
    assert_too_large(90, 30,
                     FLOW("<columns columns='60pt 40pt'>" FOUR_LINES "</columns>"),
                     DIAG_BOX_TOO_WIDE, "<columns");
}

/* --- boxes that are to stay whole ----------------------------------------------- */

static void test_a_whole_box_goes_to_the_next_column(void **state)
{
    (void)state;
    assert_lines(90, 45,
                 FLOW("<columns columns='1fr 1fr'><text>上</text>" WHOLE(
                     THREE_LINES) "</columns>"),
                 "0,0 上\n45,0 一\n45,15 丁\n45,30 七\n");
}

static void test_a_whole_box_goes_to_the_next_page(void **state)
{
    (void)state;
    /* 15 are left of the first page, and of both columns on it. */
    assert_lines(90, 45,
                 FLOW("<text>上</text><text>上</text><columns columns='1fr 1fr'>" WHOLE(
                     THREE_LINES) "<text>下</text></columns>"),
                 "0,0 上\n0,15 上\n=\n0,0 一\n0,15 丁\n0,30 七\n45,0 下\n");
}

static void test_a_whole_box_higher_than_a_column_is_broken_not_lost(void **state)
{
    (void)state;
    assert_lines(90, 30,
                 FLOW("<columns columns='1fr 1fr'>" WHOLE(THREE_LINES) "</columns>"),
                 "0,0 一\n0,15 丁\n45,0 七\n");
    assert_lines(90, 30,
                 FLOW("<columns columns='1fr 1fr'><text>上</text>" WHOLE(
                     THREE_LINES) "</columns>"),
                 "0,0 上\n45,0 一\n45,15 丁\n=\n0,0 七\n");
    assert_lines(90, 15,
                 FLOW("<columns columns='1fr 1fr'>" WHOLE(THREE_LINES) "</columns>"),
                 "0,0 一\n45,0 丁\n=\n0,0 七\n");
}

static void test_balancing_does_not_break_a_box_that_fits(void **state)
{
    (void)state;
    assert_lines(90, 100,
                 FLOW("<columns columns='1fr 1fr' column-fill='balance'>" WHOLE(
                     THREE_LINES) "</columns>"),
                 "0,0 一\n0,15 丁\n0,30 七\n");
    /* Two and three lines, or three and two: 45 in any case. */
    assert_lines(90, 100,
                 FLOW("<columns columns='1fr 1fr' column-fill='balance'><text>上</text>"
                      "<text>下</text>" WHOLE(THREE_LINES) "</columns>"),
                 "0,0 上\n0,15 下\n45,0 一\n45,15 丁\n45,30 七\n");
}

static void test_whole_boxes_are_balanced_over_pages(void **state)
{
    (void)state;
    /* Two boxes of two lines to a page, and the last one with what follows. */
    assert_lines(
        90, 30,
        FLOW("<columns columns='1fr 1fr' column-fill='balance'>" WHOLE(
            "<text>一</text><text>一</text>") WHOLE("<text>丁</text><text>丁</text>")
                 WHOLE("<text>七</text><text>七</text>") "<text>万</text></columns>"),
        "0,0 一\n0,15 一\n45,0 丁\n45,15 丁\n=\n0,0 七\n0,15 七\n45,0 万\n");
}

static void test_what_fits_no_second_column_leaves_the_first(void **state)
{
    (void)state;
    /* 30 are left of the page: enough for a line, not for the box, which would fit. */
    assert_lines(90, 45,
                 FLOW("<text>上</text><columns columns='1fr 1fr'><text>下</text>" WHOLE(
                     THREE_LINES) "</columns>"),
                 "0,0 上\n0,15 下\n=\n0,0 一\n0,15 丁\n0,30 七\n");
}

static void test_columns_that_cannot_go_on_elsewhere_keep_everything(void **state)
{
    (void)state;
    /* In a cell of a grid there is no other page: of the forced breaks one can be had. */
    assert_lines(90, 60,
                 FLOW("<grid columns='1fr'><columns columns='1fr 1fr'><text>一</text>"
                      "<text break-before='page'>丁</text>"
                      "<text break-before='page'>七</text></columns></grid>"),
                 "0,0 一\n45,0 丁\n45,15 七\n");
}

/* --- least heights -------------------------------------------------------------- */

/* `n` lines in `n_columns` balanced columns, with a line below them that tells how high
 * they are. */
static const char *lines_in_columns(struct job *job, int n, int n_columns)
{
    struct strbuf b;
    strbuf_init(&b, job->doc);
    strbuf_add_c(&b, "<layout version='1' id='l'>" MASTER "<page-sequence master='m'>"
                     "<columns column-fill='balance' columns='");
    for (int i = 0; i < n_columns; i++)
        strbuf_add_c(&b, i ? " 1fr" : "1fr");
    strbuf_add_c(&b, "'>");
    for (int i = 0; i < n; i++)
        strbuf_add_c(&b, "<text>一</text>");
    strbuf_add_c(&b, "</columns><text>下</text></page-sequence></layout>");
    return strbuf_str(&b).p;
}

static void test_balanced_columns_are_as_low_as_can_be(void **state)
{
    (void)state;
    struct job job = job_begin();
    for (int n = 1; n <= 13; n++)
        for (int n_columns = 1; n_columns <= 4; n_columns++) {
            struct proof p = proof_on(120, 300, lines_in_columns(&job, n, n_columns));
            assert_laid(&p);
            const int rows = (n + n_columns - 1) / n_columns;
            assert_true(str_ends(str_of(lines_of(&p)),
                                 str_format(job.doc, "\n0,%d 下\n", 15 * rows)));
            proof_end(&p);
        }
    job_end(&job);
}

/* --- room to fill --------------------------------------------------------------- */

static void test_each_column_is_stretched(void **state)
{
    (void)state;
    /* Two boxes in the first, one in the second. */
    assert_shapes(90, 100,
                  FILLED("<columns columns='1fr 1fr' column-fill='balance' flex-grow='1' "
                         "row-gap='10pt'>" GROWING GROWING GROWING "</columns>"),
                  "fill 0,0 45*45\nfill 0,55 45*45\nfill 45,0 45*100\n");
}

static void test_columns_that_go_on_are_stretched_to_the_foot(void **state)
{
    (void)state;
    /* Of 40, two boxes take 30; the fifth stands alone on its page. */
    assert_shapes(90, 40,
                  FILLED("<columns columns='1fr 1fr' flex-grow='1'>" GROWING GROWING
                             GROWING GROWING GROWING "</columns>"),
                  "fill 0,0 45*20\nfill 0,20 45*20\nfill 45,0 45*20\nfill 45,20 45*20\n"
                  "=\nfill 0,0 45*40\n");
}

static void test_room_may_stand_round_the_contents_of_a_column(void **state)
{
    (void)state;
    assert_lines(90, 100,
                 FILLED("<columns columns='1fr 1fr' column-fill='balance' flex-grow='1' "
                        "justify-content='space-between'>" THREE_LINES "</columns>"),
                 "0,0 一\n0,85 丁\n45,0 七\n");
}

static void test_stretching_breaks_no_column_anew(void **state)
{
    (void)state;
    /* The paragraph is parted after its second line, in the stretched columns too. */
    assert_lines(40, 100,
                 FILLED("<columns columns='1fr 1fr' column-fill='balance' flex-grow='1'>"
                        "<text>一丁七万丈三上下</text></columns>"),
                 "0,0 一丁\n0,15 七万\n20,0 丈三\n20,15 上下\n");
}

static void test_a_table_is_stretched_in_each_column_that_it_is_in(void **state)
{
    (void)state;
    /* Balanced, the columns are 30 high. In 50 three rows would go into the first; there
     * are to be two all the same, each 25 high. A row grows to twice its height at
     * most. */
#define RED_ROW(text) "<row><cell background='red'><text>" text "</text></cell></row>"
    assert_shapes(90, 50,
                  FILLED("<columns columns='1fr 1fr' column-fill='balance' flex-grow='1'>"
                         "<table columns='1fr' flex-grow='1'>" RED_ROW("一") RED_ROW("丁")
                             RED_ROW("七") "</table></columns>"),
                  "fill 0,0 45*25\nfill 0,25 45*25\nfill 45,0 45*30\n");
}

static void test_a_column_is_stretched_though_its_last_box_goes_on(void **state)
{
    (void)state;
    /* Of 40 the first column takes the box and one line; 10 are left to the box. */
    assert_lines(40, 40,
                 FILLED("<columns columns='1fr 1fr' flex-grow='1'>"
                        "<box flex-grow='1'><text>一</text></box>"
                        "<text orphans='1' widows='1'>丁七万丈三上</text></columns>"),
                 "0,0 一\n0,25 丁七\n20,0 万丈\n20,15 三上\n");
}

static void test_stretched_columns_report_their_width_once(void **state)
{
    (void)state;
    assert_too_large(
        90, 30,
        FILLED("<columns columns='60pt 40pt' flex-grow='1'>" FOUR_LINES "</columns>"),
        DIAG_BOX_TOO_WIDE, "<columns");
}

/* --- nothing is lost ------------------------------------------------------------ */

enum { COLUMNS_CASES = 300 };

/* A text, or some that are to stay whole. */
static const struct box *make_part(struct maker *m)
{
    if (one_in(&m->chance, 2))
        return make_text(m, 1 + up_to(&m->chance, 6));
    struct list kids = kids_new(m);
    for (int i = 1 + up_to(&m->chance, 3); i; i--)
        add_kid(&kids, make_text(m, 1 + up_to(&m->chance, 3)));
    struct box *box = make_box(m, BOX_STACK, &kids);
    struct style *style = make_style(m);
    style->break_inside = one_in(&m->chance, 2) ? BREAK_AVOID : BREAK_AUTO;
    style->break_after = one_in(&m->chance, 4) ? BREAK_AVOID : BREAK_AUTO;
    style->flex_grow = one_in(&m->chance, 2) ? 1000 : 0;
    box->style = style;
    return box;
}

static const struct box *make_columns(struct maker *m)
{
    struct list kids = kids_new(m);
    for (int i = 1 + up_to(&m->chance, 8); i; i--)
        add_kid(&kids, make_part(m));
    struct box *columns = make_box(m, BOX_COLUMNS, &kids);
    struct style *style = make_style(m);
    const int n = 1 + up_to(&m->chance, 4);
    struct track *tracks = ARENA_ARRAY(m->job->doc, struct track, n);
    for (int i = 0; i < n; i++)
        tracks[i] = (struct track){TRACK_FRACTION, 800 + up_to(&m->chance, 400)};
    columns->tracks.columns = tracks;
    columns->tracks.n_columns = n;
    style->column_fill = one_in(&m->chance, 2) ? FILL_BALANCE : FILL_AUTO;
    style->row_gap = up_to(&m->chance, 6 * EMU_PT);
    style->column_gap = up_to(&m->chance, 6 * EMU_PT);
    style->flex_grow = one_in(&m->chance, 2) ? 1000 : 0;
    style->justify_content = (enum justify_content)up_to(&m->chance, 4);
    columns->style = style;
    return columns;
}

/* Lines go down a column and then to the next one, on the same page or the next. */
static void check_order(struct maker *m, const struct pages *pages)
{
    const struct list lines = lines_found(m->job, pages);
    for (int i = 0; i + 1 < lines.n; i++) {
        const struct found *a = list_at(&lines, i), *b = list_at(&lines, i + 1);
        assert_true(a->page < b->page || (a->page == b->page && a->x < b->x) ||
                    (a->page == b->page && a->x == b->x && a->y + a->frag->h <= b->y));
    }
}

static void test_no_columns_lose_anything(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct fonts *fonts = open_fonts(&job);
    for (uint32_t seed = 1; seed <= COLUMNS_CASES; seed++) {
        struct maker m = maker_new(&job, fonts, seed);
        struct list kids = kids_new(&m);
        add_kid(&kids, make_columns(&m));
        const emu w = (280 + up_to(&m.chance, 200)) * EMU_PT;
        const emu h = (15 + up_to(&m.chance, 150)) * EMU_PT;
        const enum page_fill fill = (enum page_fill)up_to(&m.chance, 3);
        const struct pages *pages =
            lay_out(&m, make_box(&m, BOX_STACK, &kids), w, h, fill);
        assert_string_equal(job_messages(&job), "");
        assert_non_null(pages);
        check_texts(&m, pages);
        check_order(&m, pages);
        for (int i = 0; i < pages->n; i++)
            check_inside(pages->pages[i].content, 0, 0, &pages->pages[i]);
    }
    job_end(&job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_columns_are_filled_one_after_the_other),
        cmocka_unit_test(test_columns_may_be_balanced),
        cmocka_unit_test(test_balancing_throws_no_tables_away),
        cmocka_unit_test(test_balanced_columns_may_part_a_paragraph),
        cmocka_unit_test(test_a_paragraph_goes_on_in_a_column_of_another_width),
        cmocka_unit_test(test_columns_go_on_on_the_next_page),
        cmocka_unit_test(test_the_last_of_balanced_columns_are_balanced),
        cmocka_unit_test(test_a_heading_goes_to_the_next_column_with_its_text),
        cmocka_unit_test(test_columns_wider_than_the_room_are_said),
        cmocka_unit_test(test_a_whole_box_goes_to_the_next_column),
        cmocka_unit_test(test_a_whole_box_goes_to_the_next_page),
        cmocka_unit_test(test_a_whole_box_higher_than_a_column_is_broken_not_lost),
        cmocka_unit_test(test_balancing_does_not_break_a_box_that_fits),
        cmocka_unit_test(test_whole_boxes_are_balanced_over_pages),
        cmocka_unit_test(test_what_fits_no_second_column_leaves_the_first),
        cmocka_unit_test(test_columns_that_cannot_go_on_elsewhere_keep_everything),
        cmocka_unit_test(test_balanced_columns_are_as_low_as_can_be),
        cmocka_unit_test(test_each_column_is_stretched),
        cmocka_unit_test(test_columns_that_go_on_are_stretched_to_the_foot),
        cmocka_unit_test(test_room_may_stand_round_the_contents_of_a_column),
        cmocka_unit_test(test_stretching_breaks_no_column_anew),
        cmocka_unit_test(test_a_table_is_stretched_in_each_column_that_it_is_in),
        cmocka_unit_test(test_a_column_is_stretched_though_its_last_box_goes_on),
        cmocka_unit_test(test_stretched_columns_report_their_width_once),
        cmocka_unit_test(test_no_columns_lose_anything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
