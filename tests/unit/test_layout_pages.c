/* Pages of several masters, that face each other, with running heads. */
#include "layout/messages.h"
#include "proof.h"

/* Pages of B5, 40 pt wide at the left with room for two lines of 15 pt. */
#define SMALL "size='B5' padding='20pt 465.905512pt 678.503937pt 10pt'"
#define FAR   "size='B5' padding='20pt 10pt 678.503937pt 465.905512pt'"
#define SHEETS(content)                                                                  \
    LAYOUT(PALETTE "<page-master name='m' " SMALL "/><page-master name='far' " FAR "/>"  \
                   "<page-master name='deep' extends='m' padding-top='35pt'/>" content)
#define SEQUENCE(attributes, content)                                                    \
    "<page-sequence master='m' " attributes ">" content "</page-sequence>"
#define PAGE(text) "<text break-before='page'>" text "</text>"

static void assert_sheets(const char *layout, const char *lines)
{
    struct proof p = proof_of(layout);
    proof_lay(&p, 0, 0);
    assert_laid(&p);
    assert_string_equal(lines_of(&p), lines);
    proof_end(&p);
}

/* --- masters -------------------------------------------------------------------- */

static void test_the_first_page_may_have_a_master_of_its_own(void **state)
{
    (void)state;
    assert_sheets(SHEETS(SEQUENCE("first='deep'", "<text>一</text><text>丁</text>"
                                                  "<text>七</text>")),
                  "10,35 一\n=\n10,20 丁\n10,35 七\n");
}

static void test_sides_may_have_masters_of_their_own(void **state)
{
    (void)state;
    assert_sheets(SHEETS(SEQUENCE("left='far'", PAGE("一") PAGE("丁") PAGE("七"))),
                  "10,20 一\n=\n465.906,20 丁\n=\n10,20 七\n");
    assert_sheets(
        SHEETS(SEQUENCE("right='far' first='deep'", PAGE("一") PAGE("丁") PAGE("七"))),
        "10,35 一\n=\n10,20 丁\n=\n465.906,20 七\n");
}

static void test_pages_that_face_each_other_are_mirrored(void **state)
{
    (void)state;
    assert_sheets(SHEETS(SEQUENCE("facing='yes'", PAGE("一") PAGE("丁") PAGE("七"))),
                  "10,20 一\n=\n465.906,20 丁\n=\n10,20 七\n");
}

static void test_in_vertical_writing_odd_pages_lie_at_the_left(void **state)
{
    (void)state;
    assert_sheets(
        SHEETS(SEQUENCE("begin='right' writing-mode='vertical-rl'", PAGE("一"))),
        "=\n42.5,20 一\n");
}

static void test_a_sequence_may_begin_on_one_side(void **state)
{
    (void)state;
    assert_sheets(SHEETS(SEQUENCE("", PAGE("一")) SEQUENCE("begin='right'", PAGE("丁"))
                             SEQUENCE("begin='left'", PAGE("七"))),
                  "10,20 一\n=\n=\n10,20 丁\n=\n10,20 七\n");
}

static void test_pages_are_fitted_to_their_own_masters(void **state)
{
    (void)state;
    /* 15 and 30 pt: three lines go on two pages as they are, four do not. */
    struct proof p = proof_of(
        SHEETS(SEQUENCE("first='deep' pages='2' fit-font-size='50% 5pt'",
                        "<text>一</text><text>丁</text><text>七</text><text>万</text>")));
    proof_lay(&p, 0, 0);
    assert_laid(&p);
    assert_int_equal(p.pages->n, 2);
    assert_int_equal(p.pages->fits[0]->room_h, 15 * EMU_PT);
    assert_int_equal(p.pages->fits[1]->room_h, 30 * EMU_PT);
    proof_end(&p);
}

static void test_what_is_too_high_in_the_margin_of_any_page_is_said(void **state)
{
    (void)state;
    struct proof p =
        proof_of(SHEETS("<page-master name='high' extends='m'><header><text>一</text>"
                        "<text>丁</text></header></page-master>" SEQUENCE(
                            "left='high'", PAGE("一") PAGE("丁"))));
    proof_lay(&p, 0, 0);
    assert_finding(&p.sheet.job, 0, DIAG_BOX_TOO_HIGH, "<header");
    proof_end(&p);
}

/* --- running texts --------------------------------------------------------------- */

#define HEAD(which)                                                                      \
    "<page-master name='r' extends='m'><header><text><running-text name='t' "            \
    "which='" which "'/>"                                                                \
    "、</text></header></page-master>"
#define TITLE(text) "<text string-set='t'>" text "</text>"
#define RUN_ALONG(which)                                                                 \
    SHEETS(HEAD(which) "<page-sequence master='r'><text>上</text>" TITLE("一")           \
               TITLE("丁") TITLE("七") "<text>下</text><text>不</text></page-sequence>")

/* What stands at the head of each page. */
static const char *heads(const char *layout)
{
    static char result[64];
    struct proof p = proof_of(layout);
    proof_lay(&p, 0, 0);
    assert_laid(&p);
    result[0] = 0;
    for (int i = 0; i < p.pages->n; i++) {
        const struct list spots = spots_of(&p, i);
        for (int k = 0; k < spots.n; k++) {
            const struct spot *spot = list_at(&spots, k);
            if (spot->frag->kind == FRAG_LINE && spot->y == 0)
                strncat(result, str_c_(spot->frag->line.text),
                        sizeof result - strlen(result) - 1);
        }
    }
    proof_end(&p);
    return result;
}

static void test_a_running_text_is_the_first_that_begins_on_the_page(void **state)
{
    (void)state;
    assert_string_equal(heads(RUN_ALONG("first")), "一、丁、七、");
}

static void test_or_the_last(void **state)
{
    (void)state;
    assert_string_equal(heads(RUN_ALONG("last")), "一、七、七、");
}

static void test_or_the_one_that_holds_where_the_page_begins(void **state)
{
    (void)state;
    assert_string_equal(heads(RUN_ALONG("start")), "、一、七、");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_first_page_may_have_a_master_of_its_own),
        cmocka_unit_test(test_sides_may_have_masters_of_their_own),
        cmocka_unit_test(test_pages_that_face_each_other_are_mirrored),
        cmocka_unit_test(test_in_vertical_writing_odd_pages_lie_at_the_left),
        cmocka_unit_test(test_a_sequence_may_begin_on_one_side),
        cmocka_unit_test(test_pages_are_fitted_to_their_own_masters),
        cmocka_unit_test(test_what_is_too_high_in_the_margin_of_any_page_is_said),
        cmocka_unit_test(test_a_running_text_is_the_first_that_begins_on_the_page),
        cmocka_unit_test(test_or_the_last),
        cmocka_unit_test(test_or_the_one_that_holds_where_the_page_begins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
