/* Glyphs made narrower (長体) or flatter (平体), in the square font. */
#include "painted.h"

static void assert_places(const char *layout, const char *expected)
{
    struct proof p = proof_on(100, 200, layout);
    assert_laid(&p);
    assert_string_equal(glyphs_of(&p, 0), expected);
    proof_end(&p);
}

static void test_narrow_glyphs_take_less_of_the_line(void **state)
{
    (void)state;
    assert_places(FLOW("<text font-stretch='80%'>一丁七</text>"), "0 8 16");
    assert_places(FLOW("<text font-stretch='150%'>一丁七</text>"), "0 15 30");
}

static void test_spaces_between_them_narrow_too(void **state)
{
    (void)state;
    /* 8 + 2 + 4, and of the comma 4 + 4 */
    assert_places(FLOW("<text font-stretch='80%'>一A、丁</text>"), "0 10 14 22");
}

static void test_flat_glyphs_take_as_much(void **state)
{
    (void)state;
    assert_places(FLOW("<text font-stretch='100% 50%'>一丁七</text>"), "0 10 20");
}

static void test_more_of_them_go_into_a_line(void **state)
{
    (void)state;
    assert_lines(40, 100, FLOW("<text font-stretch='80%'>一丁七万丈三上下</text>"),
                 "0,0 一丁七万丈\n0,15 三上下\n");
}

static void test_in_a_column_flat_glyphs_take_less(void **state)
{
    (void)state;
    struct proof p = proof_on(
        100, 200,
        FLOW("<text writing-mode='vertical-rl' font-stretch='100% 80%'>一丁</text>"));
    assert_laid(&p);
    const struct list spots = spots_of(&p, 0);
    for (int i = 0; i < spots.n; i++) {
        const struct spot *spot = list_at(&spots, i);
        if (spot->frag->kind != FRAG_LINE)
            continue;
        assert_int_equal(spot->frag->line.runs[0].glyphs[1].y, 8 * EMU_PT);
        assert_int_equal(spot->frag->line.runs[0].less_along, 200);
        assert_int_equal(spot->frag->line.runs[0].less_across, 0);
    }
    proof_end(&p);
}

static void test_the_pdf_scales_the_glyphs(void **state)
{
    (void)state;
    assert_content(100, 100, FLOW("<text font-stretch='80%'>一丁</text>"), "0.8 0 0 1 ");
    assert_content(100, 100, FLOW("<text font-stretch='100% 75%'>一丁</text>"),
                   "1 0 0 0.75 ");
    /* In a column glyphs lie the other way. */
    assert_content(
        100, 100, FLOW("<text writing-mode='vertical-rl' font-stretch='80%'>一丁</text>"),
        "0.8 0 0 1 ");
    assert_content(
        100, 100,
        FLOW("<text writing-mode='vertical-rl' font-stretch='100% 75%'>AB</text>"),
        "0 -0.75 1 0 ");
}

/* The pen goes as far as the scaled glyph, so that nothing has to be moved. */
static void test_scaled_glyphs_follow_one_another(void **state)
{
    (void)state;
    struct sheet_pdf pdf = pdf_of(100, 100, FLOW("<text font-stretch='80%'>一丁</text>"));
    assert_true(has(streams_of(&pdf), "Tm["));
    assert_false(has(streams_of(&pdf), "ActualText"));
    assert_false(has(streams_of(&pdf), ">-"));
    pdf_end(&pdf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_narrow_glyphs_take_less_of_the_line),
        cmocka_unit_test(test_spaces_between_them_narrow_too),
        cmocka_unit_test(test_flat_glyphs_take_as_much),
        cmocka_unit_test(test_more_of_them_go_into_a_line),
        cmocka_unit_test(test_in_a_column_flat_glyphs_take_less),
        cmocka_unit_test(test_the_pdf_scales_the_glyphs),
        cmocka_unit_test(test_scaled_glyphs_follow_one_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
