/* Pyramids that are higher than a page. */
#include "cut_pieces.h"
#include "proof.h"

static void test_a_pyramid_that_a_page_holds_goes_on_to_it(void **state)
{
    (void)state;
    assert_lines(100, 45,
                 FLOW("<text>上</text><pyramid width='100pt' top='100%'>"
                      "<box><text>一<br/>丁</text></box><box><text>七</text></box>"
                      "</pyramid>"),
                 "0,0 上\n=\n0,0 一\n0,15 丁\n0,30 七\n");
}

static void test_one_that_no_page_holds_breaks_between_tiers(void **state)
{
    (void)state;
    assert_lines(100, 45,
                 FLOW("<text>上</text><pyramid width='100pt' top='100%' row-gap='5pt'>"
                      "<box><text>一</text></box><box><text>丁<br/>七</text></box>"
                      "<box><text>万</text></box></pyramid><text>下</text>"),
                 "0,0 上\n0,15 一\n=\n0,0 丁\n0,15 七\n=\n0,0 万\n0,15 下\n");
}

/* 100 points at the foot, none at the head, 100 high with the gap. */
static void test_its_sides_are_those_of_the_whole(void **state)
{
    (void)state;
    const char *layout = FLOW("<pyramid top='0%' width='100pt' row-gap='20pt'>"
                              "<box background='red' height='40pt'/>"
                              "<box background='blue' height='40pt'/></pyramid>");
    struct proof p = proof_on(200, 60, layout);
    assert_laid(&p);
    assert_int_equal(p.pages->n, 2);
    assert_string_equal(outlines_of(&p, 0), "M 30 40 L 50 0 L 50 0 L 70 40 Z\n");
    assert_string_equal(outlines_of(&p, 1), "M 0 40 L 20 0 L 80 0 L 100 40 Z\n");
    proof_end(&p);
}

static void test_a_tier_that_no_page_holds_breaks_inside(void **state)
{
    (void)state;
    const char *layout =
        FLOW("<pyramid top='0%' width='100pt'><box background='red' height='50pt'/>"
             "<box background='blue' height='50pt'><text orphans='1' widows='1' "
             "text-align='center'>一<br/>丁<br/>七</text></box></pyramid>");
    struct proof p = proof_on(200, 40, layout);
    assert_laid(&p);
    assert_int_equal(p.pages->n, 3);
    proof_end(&p);
}

static void test_what_is_said_of_a_tier_goes_on_beside_it(void **state)
{
    (void)state;
    assert_lines(
        200, 30,
        FLOW("<pyramid figure='40pt' top='100%' column-gap='10pt' width='100pt'>"
             "<box><text>上</text></box><stack><text orphans='1' widows='1'>"
             "一<br/>丁<br/>七</text></stack>"
             "<box><text>下</text></box><stack><text>万</text></stack></pyramid>"),
        "0,7.5 上\n50,0 一\n50,15 丁\n=\n50,0 七\n0,15 下\n50,15 万\n");
}

/* --- any pyramids ------------------------------------------------------------------- */

enum { CASES = 2000 };

static const struct box *make_stack(struct maker *m, enum box_kind kind)
{
    struct list kids = kids_new(m);
    for (int i = up_to(&m->chance, 3); i >= 0; i--)
        add_kid(&kids, make_text(m, one_in(&m->chance, 4) ? 30 : 2));
    struct box *box = make_box(m, kind, &kids);
    ((struct style *)box->style)->padding[SIDE_TOP] = up_to(&m->chance, 3 * EMU_PT);
    return box;
}

static const struct box *make_pyramid(struct maker *m)
{
    struct list kids = kids_new(m);
    const bool asides = one_in(&m->chance, 2);
    for (int i = 1 + up_to(&m->chance, 4); i; i--) {
        add_kid(&kids, make_stack(m, BOX_FRAME));
        if (asides && one_in(&m->chance, 2))
            add_kid(&kids, make_stack(m, BOX_STACK));
    }
    struct box *pyramid = make_box(m, BOX_PYRAMID, &kids);
    struct style *style = (struct style *)pyramid->style;
    pyramid->pyramid.top = 400 + up_to(&m->chance, 600);
    pyramid->pyramid.figure = asides ? 150 * EMU_PT : 0;
    style->row_gap = up_to(&m->chance, 20 * EMU_PT);
    style->column_gap = up_to(&m->chance, 20 * EMU_PT);
    return pyramid;
}

static void test_a_pyramid_in_pieces_has_the_lines_of_the_whole(void **state)
{
    (void)state;
    int cut = 0;
    for (uint32_t seed = 1; seed <= CASES; seed++) {
        struct job job = job_begin();
        struct maker m = maker_new(&job, open_fonts(&job), seed);
        struct list kids = kids_new(&m);
        if (one_in(&m.chance, 2))
            add_kid(&kids, make_text(&m, 3));
        add_kid(&kids, make_pyramid(&m));
        const struct box *flow = make_box(&m, BOX_STACK, &kids);
        const emu w = 300 * EMU_PT + up_to(&m.chance, 200 * EMU_PT);
        const emu h = (100 + up_to(&m.chance, 200)) * EMU_PT;
        const struct pages *pages =
            lay_out(&m, flow, w, h, one_in(&m.chance, 2) ? PAGE_FILL_NO : PAGE_FILL_YES);
        assert_string_equal(job_messages(&job), "");
        check_cut(&m, flow, w, pages);
        cut += pages->n > 1;
        job_end(&job);
    }
    assert_true(cut > CASES / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_pyramid_that_a_page_holds_goes_on_to_it),
        cmocka_unit_test(test_one_that_no_page_holds_breaks_between_tiers),
        cmocka_unit_test(test_its_sides_are_those_of_the_whole),
        cmocka_unit_test(test_a_tier_that_no_page_holds_breaks_inside),
        cmocka_unit_test(test_what_is_said_of_a_tier_goes_on_beside_it),
        cmocka_unit_test(test_a_pyramid_in_pieces_has_the_lines_of_the_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
