/* Copyfit: the ladder, boxes and pages that are fitted, what they say of it. */
#include "compose/messages.h"
#include "layout/fit.h"
#include "layout/messages.h"
#include "layout/setting.h"
#include "proof.h"

/* --- the ladder ----------------------------------------------------------------- */

static const struct fit_limits wide = {
    {{50, 100}, {60, 150}, {85, 110}, {90, 100}, {80, 140}}, 0};

static void test_each_step_changes_one_rung_by_a_percent(void **state)
{
    (void)state;
    const struct ladder ladder = ladder_within(wide, 100 * EMU_MM, 100 * EMU_MM);
    assert_int_equal(ladder.natural, 50 + 40 + 15 + 10 + 20);
    assert_int_equal(ladder.top, ladder.natural + 50 + 10 + 40);
    for (int i = 0; i < ladder.top; i++) {
        const struct setting a = ladder_setting(&ladder, i);
        const struct setting b = ladder_setting(&ladder, i + 1);
        int changed = 0;
        for (int r = 0; r < FIT_RUNGS; r++)
            changed += b.percent[r] - a.percent[r];
        assert_int_equal(changed, 1);
        assert_false(same_setting(&a, &b));
        assert_true(ladder_effect(&ladder, i + 1) > ladder_effect(&ladder, i));
    }
}

static void test_rungs_come_in_their_order(void **state)
{
    (void)state;
    const struct ladder ladder = ladder_within(wide, 100 * EMU_MM, 100 * EMU_MM);
    const struct setting natural = ladder_setting(&ladder, ladder.natural);
    assert_true(setting_is_natural(&natural));
    const struct setting first = ladder_setting(&ladder, ladder.natural - 50);
    assert_int_equal(first.percent[FIT_PUNCTUATION], 50);
    assert_int_equal(first.percent[FIT_SPACING], 100);
    const struct setting foot = ladder_setting(&ladder, 0);
    const struct setting top = ladder_setting(&ladder, ladder.top);
    for (int i = 0; i < FIT_RUNGS; i++) {
        assert_int_equal(foot.percent[i], wide.rungs[i].least);
        assert_int_equal(top.percent[i], wide.rungs[i].most);
    }
    const struct setting above = ladder_setting(&ladder, ladder.natural + 1);
    assert_int_equal(above.percent[FIT_SIZE], 101);
}

static void test_the_smallest_type_depends_on_the_sheet(void **state)
{
    (void)state;
    struct ladder ladder = ladder_within(wide, 420 * EMU_MM, 297 * EMU_MM);
    assert_int_equal(ladder.limits.smallest, 15 * EMU_PT / 2);
    ladder = ladder_within(wide, 210 * EMU_MM, 297 * EMU_MM);
    assert_int_equal(ladder.limits.smallest, 9 * EMU_PT);
}

/* --- searching ------------------------------------------------------------------ */

enum { MOST_ASKED = 16 };

/* Heights that grow by and large as the ladder expects, and for which settings they were
 * asked. */
struct heights {
    const struct ladder *ladder;
    int64_t natural, room;
    int share; /* of the effect that comes to pass [1/100] */
    struct setting settings[MOST_ASKED];
    int asked;
    int cut; /* how often lines would have been cut anew */
};

static void note_setting(struct heights *h, struct setting setting)
{
    bool known = false;
    for (int i = 0; i < h->asked; i++)
        known |= same_type(&h->settings[i], &setting);
    assert_true(h->asked < MOST_ASKED);
    h->settings[h->asked++] = setting;
    h->cut += !known;
}

static struct probe ask(void *context, int position)
{
    struct heights *h = context;
    const int64_t effect = ladder_effect(h->ladder, position);
    const int64_t used = h->natural + h->natural * effect * h->share / 1000000;
    note_setting(h, ladder_setting(h->ladder, position));
    return (struct probe){used <= h->room, used};
}

/* What is found fits, there is hardly room for a step more, few are asked, and of those
 * fewer in a type that none was asked in. */
static void test_the_search_finds_the_highest_that_fits(void **state)
{
    (void)state;
    const struct ladder ladder = ladder_within(wide, 100 * EMU_MM, 100 * EMU_MM);
    for (int i = 0; i < 3000; i++) {
        struct heights h = {&ladder, 100000, 101000 + 37 * i, 50 + i % 101, {{{0}, 0}},
                            0,       0};
        const struct fit_question q = {&ladder, h.room, ask, &h};
        const int found = fit_search(&q, 0, h.natural, ladder.top + 1, -1);
        assert_true(h.asked <= 6 && h.cut <= 4);
        assert_true(ask(&h, found).fits);
        if (found < ladder.top)
            assert_true(h.room - ask(&h, found).used < h.room / 50);
    }
}

/* The same, but for a page that is lost from some position on. */
struct jumping {
    struct heights heights;
    int at;
};

static struct probe ask_jumping(void *context, int position)
{
    struct jumping *j = context;
    struct probe probe = ask(&j->heights, position);
    if (position >= j->at)
        probe = (struct probe){false, probe.used + j->heights.room / 2};
    return probe;
}

/* Where the height jumps, what is found is the last position before that, or, where
 * lines would be cut anew for it, one that is as good. */
static void test_the_search_finds_where_the_height_jumps(void **state)
{
    (void)state;
    const struct ladder ladder = ladder_within(wide, 100 * EMU_MM, 100 * EMU_MM);
    for (int at = 1; at <= ladder.top; at++) {
        struct jumping j = {{&ladder, 100000, 400000, 50, {{{0}, 0}}, 0, 0}, at};
        const struct fit_question q = {&ladder, j.heights.room, ask_jumping, &j};
        const int found = fit_search(&q, 0, 100000, ladder.top + 1, -1);
        assert_true(found < at);
        assert_true(ladder_effect(&ladder, at - 1) - ladder_effect(&ladder, found) <= 30);
        assert_true(j.heights.asked <= 10);
    }
}

/* --- boxes that are fitted ------------------------------------------------------ */

#define FIT_ALL                                                                          \
    "fit-punctuation='100%' fit-spacing='100%' fit-line-height='100%' "                  \
    "fit-condense='100%' "
#define FITTED(properties, content)                                                      \
    FLOW("<fit " FIT_ALL "fit-font-size='100%' " properties ">" content "</fit>")
#define ONLY(properties, content) FLOW("<fit " properties ">" content "</fit>")
/* Ten characters: two lines of 15 pt in 50. */
#define TEN "<text>一丁七万丈三上下不与</text>"

/* What was made of the `i`th of the pages and boxes that were fitted. */
static const char *fit_of(struct proof *p, int i)
{
    struct strbuf b;
    strbuf_init(&b, p->sheet.job.doc);
    assert_true(i < p->pages->n_fits);
    for (int r = 0; r < FIT_RUNGS; r++)
        strbuf_addf(&b, "%s%d", r ? "," : "", p->pages->fits[i]->percent[r]);
    return strbuf_str(&b).p;
}

static void assert_fit(const char *layout, const char *expected)
{
    struct proof p = proof_on(50, 100, layout);
    assert_laid(&p);
    assert_string_equal(fit_of(&p, 0), expected);
    proof_end(&p);
}

#define LIMITS(punctuation, spacing, line, size)                                         \
    "fit-punctuation='" punctuation "' fit-spacing='" spacing "' fit-line-height='" line \
    "' fit-condense='100%' fit-font-size='" size "' "

static void test_a_box_that_has_room_stays_as_it_is(void **state)
{
    (void)state;
    assert_fit(ONLY("height='31pt'", TEN), "100,100,100,100,100");
}

static void test_spacing_gives_way(void **state)
{
    (void)state;
    /* 30 of lines and 10 between: 36 leave 6 of them. */
    assert_fit(ONLY(LIMITS("100%", "50%", "100%", "100%") "height='36pt' row-gap='10pt'",
                    "<text>一丁七万丈</text><text>三</text>"),
               "100,60,100,100,100");
}

static void test_then_line_height(void **state)
{
    (void)state;
    /* 30 and 5 of spacing at its floor are 35; 34 leave 14.5 for a line. */
    assert_fit(ONLY(LIMITS("100%", "50%", "85%", "100%") "height='34pt' row-gap='10pt'",
                    "<text>一丁七万丈</text><text>三</text>"),
               "100,50,96,100,100");
}

static void test_then_the_width_of_glyphs(void **state)
{
    (void)state;
    /* Five and a half em in 50: glyphs of nine tenths stand in one line. */
    struct proof p =
        proof_on(50, 100,
                 ONLY("fit-punctuation='100%' fit-line-height='100%' height='16pt'",
                      "<text text-autospace='none'>一丁七万丈a</text>"));
    assert_laid(&p);
    assert_string_equal(fit_of(&p, 0), "100,60,100,90,100");
    assert_string_equal(glyphs_of(&p, 0), "0 9 18 27 36 45");
    proof_end(&p);
}

static void test_then_type(void **state)
{
    (void)state;
    /* Two lines in 24: 12 for each, of a type of 8. */
    assert_fit(ONLY(LIMITS("100%", "100%", "100%", "70% 6pt") "height='24pt'", TEN),
               "100,100,100,100,80");
}

static void test_punctuation_comes_first(void **state)
{
    (void)state;
    /* 「一」 and 三 need 4.5 em, or, half as wide around the marks, 4. */
    assert_fit(ONLY(LIMITS("0%", "50%", "85%", "80%") "height='20pt'",
                    "<text>一、丁、七万</text>"),
               "0,100,100,100,100");
}

static void test_type_does_not_become_smaller_than_the_smallest(void **state)
{
    (void)state;
    struct proof p =
        proof_on(50, 100,
                 ONLY(LIMITS("100%", "100%", "100%", "50% 9pt") "height='29.2pt'",
                      TEN "<text font-size='5pt' line-height='0.1'>一</text>"));
    assert_laid(&p);
    assert_string_equal(glyphs_of(&p, 0), "0 9 18 27 36");
    assert_string_equal(glyphs_of(&p, 2), "0");
    proof_end(&p);
}

static void test_room_that_is_left_stands_between_the_blocks(void **state)
{
    (void)state;
    struct proof p = proof_on(50, 100,
                              ONLY("height='60pt'", "<text>一</text><text>丁</text>"
                                                    "<text>七</text>"));
    assert_laid(&p);
    assert_string_equal(lines_of(&p), "0,0 一\n0,22.5 丁\n0,45 七\n");
    proof_end(&p);
}

static void test_a_box_without_a_height_takes_what_is_left_over(void **state)
{
    (void)state;
    struct proof p = proof_on(
        50, 42,
        LAYOUT(PALETTE MASTER "<page-sequence master='m' fill='yes'><text>七</text>"
                              "<fit fit-font-size='150%'>" TEN "</fit></page-sequence>"));
    assert_laid(&p);
    assert_string_equal(fit_of(&p, 0), "50,60,90,100,100");
    proof_end(&p);
}

static void test_a_box_grows_to_its_ceiling(void **state)
{
    (void)state;
    assert_fit(ONLY("fit-font-size='200%' height='100pt'", "<text>一</text>"),
               "100,100,100,100,200");
    assert_fit(ONLY("fit-font-size='200%' height='24pt'", "<text>一</text>"),
               "100,100,100,100,160");
}

static void test_a_box_in_it_may_keep_its_size(void **state)
{
    (void)state;
    struct proof p = proof_on(
        50, 100,
        ONLY("fit-font-size='200%' height='50pt' fit-line-height='100%'",
             "<box fit-font-size='100%' padding='0 0 5pt 0'><text>七</text></box>"
             "<text>一</text>"));
    assert_laid(&p);
    assert_string_equal(fit_of(&p, 0), "100,100,100,100,200");
    assert_string_equal(lines_of(&p), "0,0 七\n0,20 一\n");
    proof_end(&p);
}

static void test_a_box_has_padding_and_a_frame(void **state)
{
    (void)state;
    struct proof p = proof_on(
        60, 100,
        ONLY("height='40pt' padding='5pt' background='red' fit-line-height='100%'", TEN));
    assert_laid(&p);
    assert_string_equal(shapes_of(&p), "fill 0,0 60*40\n");
    assert_string_equal(lines_of(&p), "5,5 一丁七万丈\n5,20 三上下不与\n");
    proof_end(&p);
}

/* --- groups --------------------------------------------------------------------- */

static void test_boxes_of_a_group_are_set_alike(void **state)
{
    (void)state;
    struct proof p = proof_on(
        100, 100,
        FLOW("<grid columns='50pt 50pt 50pt' rows='26pt'>"
             "<fit fit-group='g'><text>一</text></fit><fit fit-group='g'>" TEN "</fit>"
             "<fit><text>一</text></fit></grid>"));
    assert_int_equal(diags_count(p.sheet.job.diags), 1); /* the grid is too wide */
    proof_end(&p);
    p = proof_on(150, 100,
                 FLOW("<grid columns='50pt 50pt 50pt' rows='26pt'>"
                      "<fit height='26pt' fit-group='g'><text>一</text></fit>"
                      "<fit height='26pt' fit-group='g'>" TEN "</fit>"
                      "<fit height='26pt'><text>一</text></fit></grid>"));
    assert_laid(&p);
    assert_string_equal(fit_of(&p, 0), fit_of(&p, 1));
    assert_string_equal(fit_of(&p, 0), "50,60,86,100,100");
    assert_string_equal(fit_of(&p, 2), "100,100,100,100,100");
    proof_end(&p);
}

/* --- pages ---------------------------------------------------------------------- */

#define PAGES(properties, content)                                                       \
    LAYOUT(PALETTE MASTER "<page-sequence master='m' " properties ">" content            \
                          "</page-sequence>")

static void test_a_flow_is_tightened_to_save_a_page(void **state)
{
    (void)state;
    struct proof p = proof_on(50, 40, PAGES("fit='yes'", TEN "<text>七</text>"));
    assert_laid(&p);
    assert_int_equal(p.pages->n, 1);
    assert_string_equal(fit_of(&p, 0), "50,60,88,100,100");
    proof_end(&p);
}

static void test_a_flow_that_cannot_save_a_page_is_set_large_on_both(void **state)
{
    (void)state;
    struct proof p = proof_on(50, 40, PAGES("fit='yes'", TEN TEN));
    assert_laid(&p);
    assert_int_equal(p.pages->n, 2);
    assert_string_equal(fit_of(&p, 0), "100,100,100,100,100");
    proof_end(&p);
}

/* The foot of the last line stands on the margin. */
/* Three lines go on the first page if they stand closer; the second has the same line
 * height, but room for its own spacing. */
static void test_pages_of_a_flow_are_set_alike(void **state)
{
    (void)state;
    struct proof p =
        proof_on(50, 50,
                 PAGES("fit='yes' row-gap='10pt' fit-line-height='70%'",
                       "<text>一</text><text>丁</text><text>七</text><text>万</text>"
                       "<text>丈</text>"));
    assert_laid(&p);
    assert_int_equal(p.pages->n, 2);
    assert_string_equal(fit_of(&p, 0), "50,61,84,100,100");
    assert_string_equal(fit_of(&p, 1), "50,100,84,100,100");
    proof_end(&p);
}

static void test_a_page_ends_at_its_margin(void **state)
{
    (void)state;
    for (int h = 40; h < 140; h += 3) {
        struct proof p = proof_on(50, h,
                                  PAGES("fit='yes' fit-font-size='80% 6pt 140%'",
                                        TEN "<text>七</text><text>一丁七万丈三</text>"));
        assert_laid(&p);
        for (int i = 0; i < p.pages->n && p.pages->n == 1; i++) {
            const struct list spots = spots_of(&p, i);
            const struct spot *last = list_at(&spots, spots.n - 1);
            assert_int_equal(last->y + last->frag->h, h * EMU_PT);
        }
        proof_end(&p);
    }
}

/* Where a page must end, the next one is not made smaller for what is before it. */
static void test_pages_that_must_end_are_fitted_each(void **state)
{
    (void)state;
    struct proof p = proof_on(
        50, 40,
        PAGES("fit='yes'", TEN "<text>七</text><text break-before='page'>一</text>"));
    assert_laid(&p);
    assert_int_equal(p.pages->n, 2);
    assert_string_equal(fit_of(&p, 0), "50,60,88,100,100");
    assert_string_equal(fit_of(&p, 1), "100,100,100,100,100");
    proof_end(&p);
}

/* The type stays, but for the blanks of marks: each text is measured and cut as its style
 * says and with those closed, and the pages are made of that. */
static void test_lines_are_cut_once_for_each_type(void **state)
{
    (void)state;
    struct proof p = proof_on(50, 40, PAGES("fit='yes'", TEN "<text>七</text>"));
    assert_laid(&p);
    assert_string_equal(fit_of(&p, 0), "50,60,88,100,100");
    const struct text_work *work = &p.pages->work;
    assert_int_equal(work->measured, 2 * work->shaped);
    assert_int_equal(work->cut, 2 * work->shaped);
    assert_true(work->trials <= 8);
    proof_end(&p);
}

/* What fits into one line is measured, but nobody asks what its gaps give and take. */
static void test_gaps_are_added_up_where_lines_are_cut(void **state)
{
    (void)state;
    struct proof p = proof_on(
        50, 90,
        PAGES("", "<text>一</text><text>七</text><text>一丁七万丈三上下不与丑</text>"));
    assert_laid(&p);
    assert_int_equal(p.pages->work.measured, 3);
    assert_int_equal(p.pages->work.summed, 1);
    proof_end(&p);
}

/* A flow that has nothing to give or take is laid out once, and built of what that has
 * found. */
static void test_what_stays_as_it_is_costs_one_trial(void **state)
{
    (void)state;
    struct proof p =
        proof_on(50, 46,
                 PAGES("fit='yes' " LIMITS("50%", "50% 100%", "85% 100%", "80% 9pt 100%"),
                       TEN "<text break-before='page'>七</text>" TEN));
    assert_laid(&p);
    assert_int_equal(p.pages->n, 2);
    const struct text_work *work = &p.pages->work;
    assert_int_equal(work->trials, 2); /* one of each page */
    assert_int_equal(work->measured, work->shaped);
    assert_int_equal(work->cut, work->shaped);
    proof_end(&p);
}

static void test_pages_can_be_asked_for(void **state)
{
    (void)state;
    struct proof p = proof_on(50, 30, PAGES("pages='2'", TEN TEN));
    assert_laid(&p);
    assert_int_equal(p.pages->n, 2);
    proof_end(&p);
    p = proof_on(50, 30, PAGES("pages='1'", TEN TEN TEN));
    assert_null(p.pages);
    assert_int_equal(diags_count(p.sheet.job.diags), 1);
    assert_finding(&p.sheet.job, 0, DIAG_FIT_PAGES, "<page-sequence");
    assert_non_null(strstr(job_messages(&p.sheet.job), "this is 20 characters too long"));
    proof_end(&p);
}

/* --- what does not go ----------------------------------------------------------- */

static void test_texts_are_shaped_once_however_often_they_are_set(void **state)
{
    (void)state;
    struct proof p = proof_on(
        50, 100,
        ONLY(LIMITS("50%", "50%", "85%", "80%") "height='60pt' row-gap='10pt'",
             "<text>一丁七「万」、丈</text><text>三上下不与</text><text>丐丑</text>"));
    assert_laid(&p);
    const struct text_work *work = &p.pages->work;
    assert_int_equal(work->shaped, p.sheet.boxes->n_texts);
    assert_true(work->measured > 2 * work->shaped);
    assert_true(work->cut > work->shaped);
    proof_end(&p);
}

static void test_a_box_that_is_too_long_at_every_floor_is_said(void **state)
{
    (void)state;
    struct proof p = proof_on(50, 100, FITTED("height='16pt'", TEN));
    assert_null(p.pages);
    assert_int_equal(diags_count(p.sheet.job.diags), 1);
    assert_finding(&p.sheet.job, 0, DIAG_FIT_BOX, "<fit");
    assert_non_null(strstr(job_messages(&p.sheet.job), "this is 5 characters too long"));
    proof_end(&p);
}

static void test_a_box_without_bounds_is_said(void **state)
{
    (void)state;
    struct proof p = proof_on(50, 100, ONLY("", TEN));
    assert_null(p.pages);
    assert_finding(&p.sheet.job, 0, DIAG_FIT_UNBOUNDED, "<fit");
    proof_end(&p);
}

static void test_no_box_is_fitted_twice(void **state)
{
    (void)state;
    struct sheet s = sheet_of(PLAN(""), FLOW("<fit><stack><fit/></stack></fit>"));
    assert_only_finding(&s, DIAG_FIT_NESTED, "<fit/>");
    sheet_end(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_step_changes_one_rung_by_a_percent),
        cmocka_unit_test(test_rungs_come_in_their_order),
        cmocka_unit_test(test_the_smallest_type_depends_on_the_sheet),
        cmocka_unit_test(test_the_search_finds_the_highest_that_fits),
        cmocka_unit_test(test_the_search_finds_where_the_height_jumps),
        cmocka_unit_test(test_a_box_that_has_room_stays_as_it_is),
        cmocka_unit_test(test_spacing_gives_way),
        cmocka_unit_test(test_then_line_height),
        cmocka_unit_test(test_then_the_width_of_glyphs),
        cmocka_unit_test(test_then_type),
        cmocka_unit_test(test_punctuation_comes_first),
        cmocka_unit_test(test_type_does_not_become_smaller_than_the_smallest),
        cmocka_unit_test(test_room_that_is_left_stands_between_the_blocks),
        cmocka_unit_test(test_a_box_without_a_height_takes_what_is_left_over),
        cmocka_unit_test(test_a_box_grows_to_its_ceiling),
        cmocka_unit_test(test_a_box_in_it_may_keep_its_size),
        cmocka_unit_test(test_a_box_has_padding_and_a_frame),
        cmocka_unit_test(test_boxes_of_a_group_are_set_alike),
        cmocka_unit_test(test_a_flow_is_tightened_to_save_a_page),
        cmocka_unit_test(test_a_flow_that_cannot_save_a_page_is_set_large_on_both),
        cmocka_unit_test(test_pages_of_a_flow_are_set_alike),
        cmocka_unit_test(test_a_page_ends_at_its_margin),
        cmocka_unit_test(test_pages_that_must_end_are_fitted_each),
        cmocka_unit_test(test_lines_are_cut_once_for_each_type),
        cmocka_unit_test(test_gaps_are_added_up_where_lines_are_cut),
        cmocka_unit_test(test_what_stays_as_it_is_costs_one_trial),
        cmocka_unit_test(test_pages_can_be_asked_for),
        cmocka_unit_test(test_texts_are_shaped_once_however_often_they_are_set),
        cmocka_unit_test(test_a_box_that_is_too_long_at_every_floor_is_said),
        cmocka_unit_test(test_a_box_without_bounds_is_said),
        cmocka_unit_test(test_no_box_is_fitted_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
