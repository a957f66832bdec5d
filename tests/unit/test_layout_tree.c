/* What holds for any tree of boxes, generated from fixed seeds. */
#include "generated_tree.h"

enum { TREE_CASES = 200 };

static void test_nothing_of_any_boxes_is_lost(void **state)
{
    (void)state;
    int laid = 0;
    for (uint32_t seed = 1; seed <= TREE_CASES; seed++) {
        struct job job = job_begin();
        struct maker m = maker_new(&job, open_fonts(&job), seed);
        m.margin = 40 * EMU_PT;
        const struct list kids = make_kids(&m, 0);
        struct box *flow = make_box(&m, BOX_STACK, &kids);
        const emu w = (400 + up_to(&m.chance, 200)) * EMU_PT;
        const emu h = (60 + up_to(&m.chance, 300)) * EMU_PT;
        const enum page_fill fill = (enum page_fill)up_to(&m.chance, 3);
        const struct pages *pages = lay_out(&m, flow, w, h, fill);
        if (pages) {
            laid++;
            check_texts(&m, pages);
            for (int i = 0; i < pages->n; i++)
                check_inside(pages->pages[i].content, 0, 0, &pages->pages[i]);
        } else {
            assert_true(diags_failed(job.diags));
        }
        job_end(&job);
    }
    assert_true(laid > TREE_CASES / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_of_any_boxes_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
