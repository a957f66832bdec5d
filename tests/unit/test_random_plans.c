/* What holds for any plan on the layouts that are shipped: generated plans, from fixed
 * seeds, come out whole, and nothing of them lies over anything else. */
#include "evaluated.h"
#include "generated_plan.h"

#include "compose/compose.h"

enum { PLANS = 150 };

/* From the first glyph to the last; the blank of a bracket at the head stands outside. */
static void ink_of(const struct found *line, emu *left, emu *right)
{
    const struct glyph_run *first = &line->frag->line.runs[0];
    const struct glyph_run *last = &line->frag->line.runs[line->frag->line.n - 1];
    const emu start = first->x + first->glyphs[0].x;
    *left = line->x + (start > 0 ? start : 0);
    *right = line->x + last->x + last->glyphs[last->n - 1].x + last->size / 2;
}

/* Level lines lie over each other where both their glyphs and half of their heights do:
 * small type stands in the leading of large. */
static bool overlap(const struct found *a, const struct found *b)
{
    emu left, right, other_left, other_right;
    if (a->page != b->page || a->frag->line.vertical || b->frag->line.vertical ||
        !a->frag->line.n || !b->frag->line.n)
        return false;
    ink_of(a, &left, &right);
    ink_of(b, &other_left, &other_right);
    const emu top = a->y > b->y ? a->y : b->y;
    const emu foot =
        a->y + a->frag->h < b->y + b->frag->h ? a->y + a->frag->h : b->y + b->frag->h;
    const emu least = a->frag->h < b->frag->h ? a->frag->h : b->frag->h;
    return left < other_right && other_left < right && foot - top > least / 2;
}

static void check_pages(struct job *job, const struct pages *pages, const char *layout,
                        uint32_t seed)
{
    const struct list lines = lines_found(job, pages);
    for (int i = 0; i < lines.n; i++)
        for (int k = i + 1; k < lines.n; k++)
            if (overlap(list_at(&lines, i), list_at(&lines, k)))
                fail_msg("%s, %d: %.*s / %.*s", layout, (int)seed,
                         STR_ARG(((struct found *)list_at(&lines, i))->frag->line.text),
                         STR_ARG(((struct found *)list_at(&lines, k))->frag->line.text));
    for (int i = 0; i < pages->n; i++)
        check_inside(pages->pages[i].content, 0, 0, &pages->pages[i]);
}

static void check_plan(const char *layout, uint32_t seed)
{
    struct job job = job_begin();
    const struct planner p = plan_generated(&job, seed);
    const char *plan = write_file(&job, "plan.xml", strbuf_str((void *)&p.plan).p);
    const char *data = write_file(&job, "data.csv", strbuf_str((void *)&p.data).p);
    const struct document *document =
        evaluate_files(&job, plan, p.measured ? data : NULL, NULL);
    const struct document *template = load_layout(&job, layout);
    const struct boxes *boxes =
        document && template ? compose_boxes(&job, document, template, NULL, 0) : NULL;
    const struct catalogue *catalogue =
        load_catalogue(&job, TEST_HOME "/fonts/fonts.xml");
    const struct shaped *shaped =
        boxes && catalogue ? shape_boxes(&job, fonts_new(&job, catalogue), boxes) : NULL;
    const struct pages *pages = shaped ? layout_pages(&job, boxes, shaped) : NULL;
    if (!pages)
        fail_msg("%s, %d: %s", layout, (int)seed, job_messages(&job));
    check_pages(&job, pages, layout, seed);
    job_end(&job);
}

static void test_reports(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= PLANS; seed++)
        check_plan(TEST_HOME "/layouts/report-a4.xml", seed);
}

static void test_one_sheets(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= PLANS; seed++)
        check_plan(TEST_HOME "/layouts/onesheet-a3.xml", seed);
}

static void test_small_sheets(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= PLANS / 3; seed++)
        check_plan(TEST_HOME "/layouts/onesheet-a4.xml", seed);
}

static void test_slides(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= PLANS; seed++)
        check_plan(TEST_HOME "/layouts/slides-a4.xml", seed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reports),
        cmocka_unit_test(test_one_sheets),
        cmocka_unit_test(test_small_sheets),
        cmocka_unit_test(test_slides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
