/* Several ways to set something, of which the first is taken that fits. */
#include "generated.h"
#include "layout/messages.h"
#include "layout/structure.h"
#include "proof.h"

static void test_the_first_way_is_taken_where_it_fits(void **state)
{
    (void)state;
    assert_lines(100, 30,
                 FLOW("<first-fit><text>一<br/>丁</text><text>七</text></first-fit>"),
                 "0,0 一\n0,15 丁\n");
}

static void test_what_is_higher_than_a_page_is_not(void **state)
{
    (void)state;
    assert_lines(100, 30,
                 FLOW("<first-fit><text>一<br/>丁<br/>七</text><text>万<br/>丈</text>"
                      "<text>上</text></first-fit>"),
                 "0,0 万\n0,15 丈\n");
}

static void test_nor_what_is_higher_than_the_box_says(void **state)
{
    (void)state;
    assert_lines(100, 100,
                 FLOW("<first-fit max-height='15pt'><text>一<br/>丁</text><text>七</text>"
                      "</first-fit>"),
                 "0,0 七\n");
}

static void test_nor_what_is_too_wide(void **state)
{
    (void)state;
    assert_lines(
        40, 100,
        FLOW("<first-fit><grid columns='30pt 20pt'><text>一</text><text>丁</text>"
             "</grid><text>七</text></first-fit>"),
        "0,0 七\n");
}

static void test_the_last_way_is_taken_where_none_fits_and_goes_on(void **state)
{
    (void)state;
    assert_lines(100, 30,
                 FLOW("<first-fit><text>一<br/>丁<br/>七<br/>万</text>"
                      "<text orphans='1' widows='1'>上<br/>中<br/>下</text></first-fit>"),
                 "0,0 上\n0,15 中\n=\n0,0 下\n");
}

static void test_what_is_wrong_with_the_last_way_is_said(void **state)
{
    (void)state;
    assert_too_large(40, 100,
                     FLOW("<first-fit max-height='10pt'><text>一</text>"
                          "<grid columns='30pt 20pt'/></first-fit>"),
                     DIAG_BOX_TOO_WIDE, "<grid");
}

static void test_a_way_that_is_not_to_break_goes_on_to_the_next_page(void **state)
{
    (void)state;
    const char *whole = "0,0 上\n=\n0,0 一\n0,15 丁\n";
    assert_lines(
        100, 30,
        FLOW("<text>上</text><first-fit><stack break-inside='avoid'>"
             "<text>一</text><text>丁</text></stack><text>七</text></first-fit>"),
        whole);
    assert_lines(
        100, 30,
        FLOW("<text>上</text><first-fit><stack>"
             "<text>一</text><text>丁</text></stack><text>七</text></first-fit>"),
        "0,0 上\n0,15 一\n=\n0,0 丁\n");
}

static void test_ways_may_be_inside_ways(void **state)
{
    (void)state;
    assert_lines(100, 30,
                 FLOW("<first-fit><stack><text>一<br/>丁</text><first-fit><text>七</text>"
                      "<text>万</text></first-fit></stack><first-fit max-height='15pt'>"
                      "<text>上<br/>中</text><text>下</text></first-fit></first-fit>"),
                 "0,0 下\n");
}

/* Nothing of what stands over a way is there without it. */
static void test_overlays_go_with_their_way(void **state)
{
    (void)state;
    const char *layout = FLOW(
        "<first-fit max-height='%s'><stack><box id='a' height='20pt'/>"
        "<overlay at='a' width='10pt'><text>一</text></overlay></stack>"
        "<stack><box id='b' height='5pt'/>"
        "<overlay at='b' width='10pt'><text>丁</text></overlay></stack></first-fit>");
    char text[2000];
    snprintf(text, sizeof text, layout, "20pt");
    assert_lines(100, 100, text, "45,2.5 一\n");
    snprintf(text, sizeof text, layout, "19pt");
    assert_lines(100, 100, text, "45,0 丁\n"); /* not out of the page */
}

static void test_readers_are_told_of_what_is_there(void **state)
{
    (void)state;
    struct proof p = proof_on(
        100, 100,
        FLOW("<first-fit max-height='15pt'><text role='h1'>一<br/>丁</text><stack>"
             "<text role='h1'>七</text><text>万</text></stack>"
             "<text role='h1'>上</text></first-fit>"));
    assert_laid(&p);
    int headings = 0;
    for (int i = 0; i < p.pages->structure->n; i++)
        headings += p.pages->structure->elements[i].kind == ELEMENT_HEADING;
    assert_int_equal(headings, 1);
    assert_string_equal(lines_of(&p), "0,0 上\n");
    proof_end(&p);
}

static void test_the_account_says_which_was_taken(void **state)
{
    (void)state;
    struct proof p =
        proof_on(100, 15,
                 FLOW("<text>上</text><first-fit max-height='15pt'><text>一<br/>丁</text>"
                      "<text>七</text><text>万</text></first-fit>"));
    assert_laid(&p);
    const struct str text = layout_account(&p.sheet.job, p.pages, false);
    const struct str json = layout_account(&p.sheet.job, p.pages, true);
    assert_non_null(strstr(text.p, ": page 2, the first that fits: 2 of 3\n"));
    assert_non_null(strstr(json.p, "\"page\":2,\"taken\":2,\"of\":3}"));
    proof_end(&p);
}

static void test_a_way_is_as_high_as_the_box_is_to_be(void **state)
{
    (void)state;
    assert_shapes(100, 30,
                  FLOW("<grid columns='100pt' rows='30pt'><first-fit>"
                       "<box background='red'><text>一</text></box></first-fit></grid>"),
                  "fill 0,0 100*30\n");
}

/* --- any ways ------------------------------------------------------------------- */

enum { CASES = 2000, MOST_WAYS = 3 };

/* The texts of a way. */
struct way {
    int choice, from, to;
};

static const struct box *make_way(struct maker *m)
{
    static const enum box_kind kinds[] = {BOX_STACK, BOX_FRAME, BOX_GRID};
    static const struct track tracks[] = {{TRACK_FRACTION, 700}, {TRACK_FRACTION, 1000}};
    struct list kids = kids_new(m);
    for (int i = up_to(&m->chance, 3); i >= 0; i--)
        add_kid(&kids, make_text(m, one_in(&m->chance, 3) ? 20 : 2));
    struct box *way = make_box(m, kinds[up_to(&m->chance, 3)], &kids);
    if (way->kind == BOX_GRID) {
        way->tracks.columns = tracks;
        way->tracks.n_columns = 2;
    }
    ((struct style *)way->style)->break_inside =
        one_in(&m->chance, 2) ? BREAK_AVOID : BREAK_AUTO;
    return way;
}

static const struct box *make_choice(struct maker *m, struct list *ways, int number)
{
    struct list kids = kids_new(m);
    for (int i = 1 + up_to(&m->chance, MOST_WAYS); i; i--) {
        const int from = m->texts.n;
        add_kid(&kids, make_way(m));
        *(struct way *)list_add(ways) = (struct way){number, from, m->texts.n};
    }
    struct box *choice = make_box(m, BOX_FIRST_FIT, &kids);
    choice->first_fit.last_id = choice->id - 1; /* it is made behind its ways */
    choice->first_fit.max_height =
        one_in(&m->chance, 2) ? up_to(&m->chance, 120 * EMU_PT) : 0;
    m->n_first_fits++;
    return choice;
}

/* How many texts of the way are on the pages; those that are, are there in full. */
static int texts_there(const struct maker *m, const struct list *lines,
                       const struct way *way)
{
    int there = 0;
    for (int i = way->from; i < way->to; i++) {
        bool found = false;
        for (int k = 0; k < lines->n && !found; k++)
            found = ((struct found *)list_at(lines, k))->index == i;
        if (found)
            check_text(m, lines, i);
        there += found;
    }
    return there;
}

/* Of each choice one way is on the pages, and nothing of the others. */
static void check_ways(const struct maker *m, const struct list *ways, int n_choices,
                       const struct pages *pages, int *not_first)
{
    const struct list lines = lines_found(m->job, pages);
    assert_int_equal(pages->n_chosen, n_choices);
    for (int i = 0, at = 0; i < n_choices; i++) {
        int taken = 0;
        for (int k = 0; at < ways->n; at++, k++) {
            const struct way *way = list_at(ways, at);
            if (way->choice != i)
                break;
            const int there = texts_there(m, &lines, way);
            const bool is_taken = pages->chosen[i].taken == k + 1;
            assert_int_equal(there, is_taken ? way->to - way->from : 0);
            taken += is_taken;
            *not_first += is_taken && k > 0;
        }
        assert_int_equal(taken, 1);
    }
}

static void test_one_way_is_there_and_nothing_of_the_others(void **state)
{
    (void)state;
    int not_first = 0, cut = 0;
    for (uint32_t seed = 1; seed <= CASES; seed++) {
        struct job job = job_begin();
        struct maker m = maker_new(&job, open_fonts(&job), seed);
        struct list kids = kids_new(&m), ways = list_of(job.doc, sizeof(struct way));
        const int n = 1 + up_to(&m.chance, 4);
        for (int i = 0; i < n; i++)
            add_kid(&kids, make_choice(&m, &ways, i));
        const struct box *flow = make_box(&m, BOX_STACK, &kids);
        const emu w = 300 * EMU_PT + up_to(&m.chance, 200 * EMU_PT);
        const emu h = (80 + up_to(&m.chance, 150)) * EMU_PT;
        m.fits = one_in(&m.chance, 4);
        ((struct style *)flow->style)->fit =
            (struct fit_limits){.rungs = {[FIT_PUNCTUATION] = {100, 100},
                                          [FIT_SPACING] = {100, 100},
                                          [FIT_LINE_HEIGHT] = {100, 100},
                                          [FIT_CONDENSE] = {100, 100},
                                          [FIT_SIZE] = {70, 130}},
                                .smallest = 5 * EMU_PT};
        const struct pages *pages =
            lay_out(&m, flow, w, h, one_in(&m.chance, 2) ? PAGE_FILL_NO : PAGE_FILL_YES);
        assert_string_equal(job_messages(&job), "");
        check_ways(&m, &ways, n, pages, &not_first);
        for (int i = 0; i < pages->n; i++)
            check_inside(pages->pages[i].content, 0, 0, &pages->pages[i]);
        cut += pages->n > 1;
        job_end(&job);
    }
    assert_true(not_first > CASES / 3);
    assert_true(cut > CASES / 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_first_way_is_taken_where_it_fits),
        cmocka_unit_test(test_what_is_higher_than_a_page_is_not),
        cmocka_unit_test(test_nor_what_is_higher_than_the_box_says),
        cmocka_unit_test(test_nor_what_is_too_wide),
        cmocka_unit_test(test_the_last_way_is_taken_where_none_fits_and_goes_on),
        cmocka_unit_test(test_what_is_wrong_with_the_last_way_is_said),
        cmocka_unit_test(test_a_way_that_is_not_to_break_goes_on_to_the_next_page),
        cmocka_unit_test(test_ways_may_be_inside_ways),
        cmocka_unit_test(test_overlays_go_with_their_way),
        cmocka_unit_test(test_readers_are_told_of_what_is_there),
        cmocka_unit_test(test_the_account_says_which_was_taken),
        cmocka_unit_test(test_a_way_is_as_high_as_the_box_is_to_be),
        cmocka_unit_test(test_one_way_is_there_and_nothing_of_the_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
