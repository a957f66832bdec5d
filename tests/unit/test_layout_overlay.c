/* What stands over boxes and between them, when they have been placed. */
#include "proof.h"

#include "compose/messages.h"
#include "layout/messages.h"

#include "base/messages.h"

/* Two boxes of 40 × 20 points, 20 points apart, and a third below the first. */
#define GRID                                                                             \
    "<grid columns='40pt 40pt' gap='30pt 20pt'>"                                         \
    "<cell id='a' height='20pt'/><cell id='b' height='20pt'/><cell id='c' "              \
    "height='20pt'/></grid>"

static void assert_drawn_on(int w, int h, const char *layout, const char *expected)
{
    struct proof p = proof_on(w, h, layout);
    assert_laid(&p);
    assert_string_equal(outlines_of(&p, 0), expected);
    proof_end(&p);
}

static void assert_drawn(const char *layout, const char *expected)
{
    assert_drawn_on(200, 100, layout, expected);
}

/* --- lines ---------------------------------------------------------------------- */

static void test_a_line_joins_the_middles_of_edges(void **state)
{
    (void)state;
    assert_drawn(FLOW(GRID "<connector from='a' to='b' head='none'/>"),
                 "M 40 10 L 60 10\n");
    assert_drawn(FLOW(GRID "<connector from='c' to='a' head='none'/>"),
                 "M 20 50 L 20 20\n");
    assert_drawn(FLOW(GRID "<connector from='a' to='b' from-side='bottom' "
                           "to-side='bottom' head='none'/>"),
                 "M 20 20 L 80 20\n");
}

static void test_a_head_points_at_its_box(void **state)
{
    (void)state;
    /* four times as long as the line is thick; the line ends at its foot */
    assert_drawn(FLOW(GRID "<connector from='a' to='b' border-top='2pt red'/>"),
                 "M 60 10 L 52 13.6 L 52 6.4 Z\nM 40 10 L 52 10\n");
    assert_drawn(FLOW(GRID "<connector from='a' to='b' border-top='2pt red' "
                           "head='both'/>"),
                 "M 40 10 L 48 6.4 L 48 13.6 Z\nM 60 10 L 52 13.6 L 52 6.4 Z\n"
                 "M 48 10 L 52 10\n");
}

static void test_an_elbow_is_level_and_upright(void **state)
{
    (void)state;
    assert_drawn(FLOW(GRID "<connector from='c' to='b' form='elbow' head='none'/>"),
                 "M 40 60 L 50 60 L 50 10 L 60 10\n");
    assert_drawn(FLOW(GRID "<connector from='c' to='b' form='elbow' head='none' "
                           "from-side='top' to-side='bottom'/>"),
                 "M 20 50 L 20 35 L 80 35 L 80 20\n");
}

static void test_a_line_goes_round_what_is_in_the_way(void **state)
{
    (void)state;
    /* the middle one is filled: straight on would run through it */
    assert_drawn(FLOW("<grid columns='20pt 20pt 20pt' column-gap='20pt'>"
                      "<cell id='a' height='20pt'/>"
                      "<cell height='30pt' background='red'/>"
                      "<cell id='b' height='20pt'/></grid>"
                      "<connector from='a' to='b' head='none'/>"),
                 "M 20 15 L 25.669 15 L 25.669 32.835 L 74.331 32.835 L 74.331 15 L 80 15"
                 "\n");
}

/* --- blocks --------------------------------------------------------------------- */

static void test_a_block_points_across_the_gap(void **state)
{
    (void)state;
    assert_drawn(FLOW(GRID "<connector from='a' to='b' form='block' length='10pt' "
                           "breadth='12pt' shape-head='50%' shape-shaft='50%' "
                           "align-self='center'/>"),
                 "M 45 7 L 50 7 L 50 4 L 55 10 L 50 16 L 50 13 L 45 13 Z\n");
    assert_drawn(FLOW(GRID "<connector from='a' to='c' form='block' shape='triangle' "
                           "length='6pt' breadth='20pt'/>"),
                 "M 10 20 L 20 26 L 30 20 Z\n");
    assert_drawn(FLOW(GRID "<connector from='c' to='a' form='block' shape='triangle' "
                           "length='6pt' breadth='20pt'/>"),
                 "M 10 50 L 20 44 L 30 50 Z\n");
}

static void test_a_block_is_no_longer_than_the_gap(void **state)
{
    (void)state;
    assert_drawn(FLOW(GRID "<connector from='a' to='b' form='block' shape='triangle' "
                           "length='99pt' breadth='10pt'/>"),
                 "M 40 5 L 60 10 L 40 15 Z\n");
}

static void test_a_block_is_no_broader_than_its_boxes(void **state)
{
    (void)state;
    assert_drawn(FLOW(GRID "<connector from='a' to='b' form='block' shape='triangle' "
                           "length='20pt' breadth='99pt'/>"),
                 "M 40 0 L 60 10 L 40 20 Z\n");
}

static void test_a_block_goes_along_an_elbow(void **state)
{
    (void)state;
    /* its shaft is half as broad as its head, which is six points long */
    assert_drawn(FLOW(GRID "<connector from='c' to='b' form='block-elbow' length='6pt' "
                           "breadth='8pt' shape-shaft='50%' background='red'/>"),
                 "M 40 58 L 48 58 L 48 8 L 54 8 L 54 6 L 60 10 L 54 14 L 54 12 L 52 12 "
                 "L 52 62 L 40 62 Z\n");
    /* straight on there is no elbow, and no more room for a head than the gap */
    assert_drawn(FLOW(GRID "<connector from='a' to='b' form='block-elbow' length='99pt' "
                           "breadth='8pt' shape-shaft='50%'/>"),
                 "M 40 8 L 40 8 L 40 6 L 60 10 L 40 14 L 40 12 L 40 12 Z\n");
}

static void test_what_stands_over_boxes_grows_with_them(void **state)
{
    (void)state;
    /* a line of 15 points and a box of 20, twice as large on a page of 70 */
    assert_drawn_on(
        100, 70,
        LAYOUT(PALETTE MASTER
               "<page-sequence master='m' fit='yes' fit-font-size='100% 200%' "
               "fit-line-height='100% 100%' fit-spacing='100% 100%'><text>一</text>"
               "<grid columns='20pt 20pt' column-gap='10pt'><cell id='a' height='20pt'/>"
               "<cell id='b'/></grid><connector from='a' to='b' form='block' "
               "shape='triangle' length='4pt' breadth='6pt'/></page-sequence>"),
        "M 40 44 L 48 50 L 40 56 Z\n");
}

static void test_facing_chooses(void **state)
{
    (void)state;
    assert_drawn(FLOW(GRID "<connector from='a' to='b' head='none' facing='bottom'/>"),
                 "");
    assert_drawn(FLOW(GRID "<connector from='a' to='b' head='none' facing='right'/>"),
                 "M 40 10 L 60 10\n");
}

static void test_overlapping_boxes_leave_no_room(void **state)
{
    (void)state;
    struct proof p = proof_on(200, 100,
                              FLOW("<stack id='a'><box id='b' height='20pt'/></stack>"
                                   "<connector from='a' to='b' form='block'/>"));
    assert_non_null(p.pages);
    assert_finding(&p.sheet.job, 0, DIAG_CONNECTOR_ROOM, "<connector");
    assert_string_equal(outlines_of(&p, 0), "");
    proof_end(&p);
}

static void test_what_joins_boxes_on_two_pages_stands_at_the_foot_of_the_first(
    void **state)
{
    (void)state;
    assert_lines(100, 50,
                 FLOW("<box id='a' height='30pt'/><box id='b' height='30pt'/>"
                      "<overlay at='a b' width='20pt'><text>一</text></overlay>"),
                 "40,22.5 一\n=\n");
}

static void test_boxes_on_two_pages_are_not_connected(void **state)
{
    (void)state;
    struct proof p = proof_on(200, 100,
                              FLOW("<box id='a' height='20pt'/>"
                                   "<box id='b' height='20pt' break-before='page'/>"
                                   "<connector from='a' to='b'/>"
                                   "<connector from='a' to='b' facing='bottom'/>"));
    assert_int_equal(p.pages->n, 2);
    assert_string_equal(outlines_of(&p, 0), "");
    assert_string_equal(outlines_of(&p, 1), "");
    assert_int_equal(diags_count(p.sheet.job.diags), 1);
    assert_finding(&p.sheet.job, 0, DIAG_CONNECTOR_PAGES, "<connector");
    proof_end(&p);
}

static void test_what_stands_in_no_flow_has_nothing_over_it(void **state)
{
    (void)state;
    struct proof p = proof_on(
        200, 100,
        LAYOUT(PALETTE "<page-master name='m' size='A4'><header><box "
                       "id='a'/></header></page-master><page-sequence master='m'>"
                       "<overlay at='a'><text>一</text></overlay></page-sequence>"));
    assert_null(p.pages);
    assert_int_equal(diags_count(p.sheet.job.diags), 1);
    assert_finding(&p.sheet.job, 0, DIAG_OVERLAY_NOWHERE, "<overlay");
    proof_end(&p);
}

static void assert_order(const char *layout, const char *expected)
{
    struct proof p = proof_on(200, 100, layout);
    assert_laid(&p);
    assert_string_equal(shapes_of(&p), expected);
    proof_end(&p);
}

static void test_a_connector_lies_over_or_under(void **state)
{
    (void)state;
    assert_order(FLOW("<box background='red' padding='5pt'><box id='a' height='20pt'/>"
                      "<box id='b' height='20pt'/></box>"
                      "<connector from='a' to='b' head='none' layer='under' "
                      "from-side='top' to-side='bottom'/>"),
                 "path 0,0 0*0\nfill 0,0 200*50\n");
    assert_order(FLOW("<box background='red' padding='5pt'><box id='a' height='20pt'/>"
                      "<box id='b' height='20pt'/></box>"
                      "<connector from='a' to='b' head='none' from-side='top' "
                      "to-side='bottom'/>"),
                 "fill 0,0 200*50\npath 0,0 0*0\n");
}

/* --- overlays ------------------------------------------------------------------- */

static void test_an_overlay_stands_on_the_joint(void **state)
{
    (void)state;
    assert_lines(200, 100,
                 FLOW(GRID "<overlay at='a b' width='10pt'><text>一</text></overlay>"),
                 "45,2.5 一\n");
    assert_lines(200, 100,
                 FLOW(GRID "<overlay at='a c' width='10pt'><text>一</text></overlay>"),
                 "15,27.5 一\n");
}

static void test_an_overlay_stands_on_one_box(void **state)
{
    (void)state;
    assert_lines(200, 100,
                 FLOW(GRID "<overlay at='a' width='10pt'><text>一</text></overlay>"
                           "<overlay at='b' side='right' x='5pt' y='-2pt'><text>丁"
                           "</text></overlay>"),
                 "15,2.5 一\n100,0.5 丁\n");
}

static void test_an_overlay_is_never_lost(void **state)
{
    (void)state;
    /* its second box has gone to the next page */
    struct proof p = proof_on(
        200, 100,
        FLOW("<box id='a' height='20pt'/><box id='b' height='20pt' break-before='page'/>"
             "<overlay at='a b' side='bottom' width='10pt'><text>一</text></overlay>"));
    assert_laid(&p);
    assert_string_equal(lines_of(&p), "95,12.5 一\n=\n");
    proof_end(&p);
}

static void test_an_overlay_stays_on_its_page(void **state)
{
    (void)state;
    assert_lines(100, 100,
                 FLOW("<box id='a' width='10pt' height='10pt'/>"
                      "<overlay at='a' side='left'><text>一丁</text></overlay>"),
                 "0,0 一丁\n");
}

static void test_a_block_without_a_gap_is_not_drawn(void **state)
{
    (void)state;
    struct proof p =
        proof_on(100, 100,
                 FLOW("<box id='a' height='10pt'/><box id='b' height='10pt'/>"
                      "<connector from='a' to='b' form='block' "
                      "border-top='2pt red'/>"));
    assert_non_null(p.pages);
    assert_finding(&p.sheet.job, 0, DIAG_CONNECTOR_ROOM, "<connector");
    assert_string_equal(outlines_of(&p, 0), "");
    proof_end(&p);
}

static void test_nothing_is_said_of_what_is_missing_because_of_an_error(void **state)
{
    (void)state;
    assert_too_large(
        100, 100,
        FLOW("<fit height='20pt'><text>一丁七万丈三上下不与丑一丁七万丈三上下不"
             "与丑一丁七万</text><box id='a'/></fit><box id='b'/>"
             "<connector from='a' to='b'/>"),
        DIAG_FIT_BOX, "<fit");
}

static void test_an_overlay_that_is_too_high_is_reported(void **state)
{
    (void)state;
    assert_too_large(
        200, 100,
        FLOW(GRID "<overlay at='a' width='10pt' height='5pt'><text>一</text></overlay>"),
        DIAG_BOX_TOO_HIGH, "<overlay");
}

/* --- names ---------------------------------------------------------------------- */

static void assert_wrong(const char *layout, const struct diag_kind *kind, const char *at)
{
    struct sheet s = sheet_of(PLAN(""), layout);
    assert_only_finding(&s, kind, at);
    sheet_end(&s);
}

static void test_names_may_be_computed(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS,
        FLOW("<for-each select='/plan/section'><connector from='s{@no}' "
             "to='s{(@no mod 3) + 1}'/><box id='s{@no}' height='5pt'/></for-each>"));
    assert_fine(&s);
    assert_int_equal(s.boxes->n_overlays, 3);
    assert_int_equal(flow_of(&s)->n, 3);
    for (int i = 0; i < 3; i++) {
        const struct ends *ends = &s.boxes->overlays[i]->connector->ends;
        assert_int_equal(ends->from, flow_of(&s)->kids[i]->id);
        assert_int_equal(ends->to, flow_of(&s)->kids[(i + 1) % 3]->id);
    }
    sheet_end(&s);
}

static void test_a_connector_to_nothing_is_reported(void **state)
{
    (void)state;
    assert_wrong(FLOW("<box id='a'/><connector from='a' to='zzz'/>"), DIAG_BOX_UNKNOWN,
                 "zzz");
    assert_wrong(FLOW("<box id='a'/><overlay at='a zzz'/>"), DIAG_BOX_UNKNOWN, "a zzz");
    assert_wrong(FLOW("<box id='a'/><box id='a'/>"), DIAG_NAME_TWICE, "a");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_line_joins_the_middles_of_edges),
        cmocka_unit_test(test_a_head_points_at_its_box),
        cmocka_unit_test(test_an_elbow_is_level_and_upright),
        cmocka_unit_test(test_a_line_goes_round_what_is_in_the_way),
        cmocka_unit_test(test_a_block_points_across_the_gap),
        cmocka_unit_test(test_a_block_is_no_longer_than_the_gap),
        cmocka_unit_test(test_a_block_is_no_broader_than_its_boxes),
        cmocka_unit_test(test_a_block_goes_along_an_elbow),
        cmocka_unit_test(test_what_stands_over_boxes_grows_with_them),
        cmocka_unit_test(test_what_stands_in_no_flow_has_nothing_over_it),
        cmocka_unit_test(test_facing_chooses),
        cmocka_unit_test(test_overlapping_boxes_leave_no_room),
        cmocka_unit_test(
            test_what_joins_boxes_on_two_pages_stands_at_the_foot_of_the_first),
        cmocka_unit_test(test_boxes_on_two_pages_are_not_connected),
        cmocka_unit_test(test_a_connector_lies_over_or_under),
        cmocka_unit_test(test_an_overlay_stands_on_the_joint),
        cmocka_unit_test(test_an_overlay_stands_on_one_box),
        cmocka_unit_test(test_an_overlay_is_never_lost),
        cmocka_unit_test(test_an_overlay_stays_on_its_page),
        cmocka_unit_test(test_a_block_without_a_gap_is_not_drawn),
        cmocka_unit_test(test_nothing_is_said_of_what_is_missing_because_of_an_error),
        cmocka_unit_test(test_an_overlay_that_is_too_high_is_reported),
        cmocka_unit_test(test_names_may_be_computed),
        cmocka_unit_test(test_a_connector_to_nothing_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
