/* The check that ends layout: every text of a flow stands on the pages once and whole.
 * Its faults cannot be had from layout itself, so the pages are tampered with. */
#include "proof.h"

#include "layout/messages.h"
#include "layout/page.h"

#define ONE           "<text>一丁七万丈三上下不与丑且</text>"
#define CELL(content) "<cell><text>" content "</text></cell>"

/* What the check says of these pages of the proof; "" if nothing. */
static const char *checked(struct proof *p, const struct pages *pages)
{
    struct job *job = &p->sheet.job;
    struct lay lay = {.job = job, .shaped = p->shaped};
    pages_check(&lay, p->sheet.boxes, pages);
    return job_messages(job);
}

/* The pages `numbers` (counted from 0, -1 ends them; NULL: all) of the proof. */
static const struct pages *some_pages(struct proof *p, const int *numbers)
{
    if (!numbers)
        return p->pages;
    struct list list = list_of(p->sheet.job.doc, sizeof(struct page));
    for (; *numbers >= 0; numbers++)
        *(struct page *)list_add(&list) = p->pages->pages[*numbers];
    struct pages *pages = ARENA_NEW(p->sheet.job.doc, struct pages);
    *pages = (struct pages){.pages = list_array(&list, p->sheet.job.doc), .n = list.n};
    return pages;
}

/* A flow on pages of 50 × 30 points, of which `numbers` are shown to the check. */
static const char *check_some(struct proof *p, const char *layout, const int *numbers)
{
    *p = proof_on(50, 30, layout);
    assert_laid(p);
    return checked(p, some_pages(p, numbers));
}

static void assert_good(const char *layout, const int *numbers)
{
    struct proof p;
    assert_string_equal(check_some(&p, layout, numbers), "");
    proof_end(&p);
}

static void assert_faulty(const char *layout, const int *numbers, const char *fault)
{
    struct proof p;
    const char *messages = check_some(&p, layout, numbers);
    if (!strstr(messages, fault))
        fail_msg("not said: %s in %s", fault, messages);
    assert_int_equal(diags_count(p.sheet.job.diags), 1);
    assert_string_equal(diags_at(p.sheet.job.diags, 0)->kind->name,
                        DIAG_TEXT_PLACED->name);
    proof_end(&p);
}

/* --- texts ---------------------------------------------------------------------- */

static void test_whole_pages_are_good(void **state)
{
    (void)state;
    assert_good(FLOW(ONE "<text>上</text>"), NULL);
}

static void test_a_text_on_no_page_is_said(void **state)
{
    (void)state;
    assert_faulty(FLOW("<text>一</text><text>丁</text><text>七</text>"),
                  (const int[]){0, -1}, "\"七\" came out on no page");
}

static void test_the_rest_of_a_text_is_named_from_where_it_is_missing(void **state)
{
    (void)state;
    /* Five characters a line, two lines a page. */
    assert_faulty(FLOW("<text orphans='1' widows='1'>一丁七万丈三上下不与丑且</text>"),
                  (const int[]){0, -1}, "\"丑且\" came out on no page");
    assert_faulty(FLOW("<text orphans='1' widows='1'>一丁七万丈三上下不与丑且</text>"),
                  (const int[]){1, -1},
                  "\"一丁七万丈三上下不与丑且\" came out on no page");
}

static void test_a_long_text_is_named_by_its_beginning(void **state)
{
    (void)state;
    assert_faulty(FLOW("<text>一丁七万丈三上下不与丑且丈三上下不与</text>"),
                  (const int[]){-1}, "\"一丁七万丈三上下不与丑且\" came out on no page");
}

static void test_a_text_set_twice_is_said(void **state)
{
    (void)state;
    assert_faulty(FLOW("<text>一</text><text>丁</text><text>七</text>"),
                  (const int[]){0, 1, 1, -1}, "\"七\" came out more than once");
}

static void test_only_the_first_fault_is_said(void **state)
{
    (void)state;
    assert_faulty(FLOW("<text>一</text><text>丁</text><text>七</text><text>万</text>"),
                  (const int[]){-1}, "\"一\" came out on no page");
}

static void test_a_text_beyond_the_edge_is_on_no_page(void **state)
{
    (void)state;
    struct proof p = proof_on(50, 30, FLOW("<text>一</text><text>丁</text>"));
    assert_laid(&p);
    struct page page = p.pages->pages[0];
    page.h = 15 * EMU_PT;
    const struct pages pages = {.pages = &page, .n = 1};
    if (!strstr(checked(&p, &pages), "\"丁\" came out on no page"))
        fail_msg("not said");
    proof_end(&p);
}

/* The flow on a page of 50 × 30 points that is shown to the check as one of w × h. */
static void assert_off_the_page(const char *layout, int w, int h, const char *fault)
{
    struct proof p = proof_on(50, 30, layout);
    assert_laid(&p);
    struct page page = p.pages->pages[0];
    page.w = w * EMU_PT;
    page.h = h * EMU_PT;
    const char *messages = checked(&p, &(struct pages){.pages = &page, .n = 1});
    if (fault && !strstr(messages, fault))
        fail_msg("not said: %s in %s", fault, messages);
    assert_int_equal(diags_count(p.sheet.job.diags), fault != NULL);
    proof_end(&p);
}

static void test_what_hangs_over_the_edge_is_on_no_page(void **state)
{
    (void)state;
    /* The baseline of the second line is at 26.3, the second column begins at 25. */
    const char *lines = FLOW("<text>一</text><text>丁</text>");
    const char *columns =
        FLOW("<grid columns='1fr 1fr'><text>一</text><text>丁</text></grid>");
    assert_off_the_page(lines, 50, 27, NULL);
    assert_off_the_page(lines, 50, 26, "\"丁\" came out on no page");
    assert_off_the_page(columns, 25, 30, NULL);
    assert_off_the_page(columns, 24, 30, "\"丁\" came out on no page");
}

/* --- texts beside the flow ------------------------------------------------------ */

static void test_labels_and_headings_count_too(void **state)
{
    (void)state;
    assert_faulty(FLOW("<text>一</text><text>丁</text>"
                       "<list><item label='・'><text>七</text></item></list>"),
                  (const int[]){0, -1}, "\"・\" came out on no page");
    assert_faulty(FLOW("<text>一</text><text>丁</text><box><heading><text>上</text>"
                       "</heading><text>七</text></box>"),
                  (const int[]){0, -1}, "\"上\" came out on no page");
}

static void test_margins_stand_on_every_page(void **state)
{
    (void)state;
    assert_good(LAYOUT("<page-master name='m' size='A4' padding-top='15pt'><header>"
                       "<text>一<page-number/></text></header></page-master>"
                       "<page-sequence master='m'><text>丁</text>"
                       "<text break-before='page'>七</text></page-sequence>"),
                NULL);
}

/* --- tables --------------------------------------------------------------------- */

#define HEADED                                                                           \
    FLOW("<table columns='30pt'><head><row>" CELL("上") "</row></head><row>" CELL(       \
        "一") "</row><row>" CELL("丁") "</row></table>")

static void test_a_head_may_be_repeated(void **state)
{
    (void)state;
    assert_good(HEADED, NULL);
    assert_faulty(HEADED, (const int[]){0, 1, 1, -1}, "\"丁\" came out more than once");
}

static void test_a_head_must_be_there(void **state)
{
    (void)state;
    assert_faulty(HEADED, (const int[]){-1}, "\"上\" came out on no page");
}

#define SPANNING                                                                         \
    FLOW("<table columns='20pt 20pt'><row-group><row><cell rowspan='3'><text>上</text>" \
         "</cell>" CELL("一") "</row><row>" CELL("丁") "</row><row>" CELL(               \
             "七") "</row>"                                                              \
                   "</row-group></table>")

static void test_a_cell_over_rows_may_be_repeated(void **state)
{
    (void)state;
    assert_good(SPANNING, NULL);
    assert_faulty(SPANNING, (const int[]){0, 0, 1, -1}, "\"一\" came out more than once");
    assert_faulty(SPANNING, (const int[]){0, -1}, "\"七\" came out on no page");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole_pages_are_good),
        cmocka_unit_test(test_a_text_on_no_page_is_said),
        cmocka_unit_test(test_the_rest_of_a_text_is_named_from_where_it_is_missing),
        cmocka_unit_test(test_a_long_text_is_named_by_its_beginning),
        cmocka_unit_test(test_a_text_set_twice_is_said),
        cmocka_unit_test(test_only_the_first_fault_is_said),
        cmocka_unit_test(test_a_text_beyond_the_edge_is_on_no_page),
        cmocka_unit_test(test_what_hangs_over_the_edge_is_on_no_page),
        cmocka_unit_test(test_labels_and_headings_count_too),
        cmocka_unit_test(test_margins_stand_on_every_page),
        cmocka_unit_test(test_a_head_may_be_repeated),
        cmocka_unit_test(test_a_head_must_be_there),
        cmocka_unit_test(test_a_cell_over_rows_may_be_repeated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
