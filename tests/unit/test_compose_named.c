/* What is remembered of the styles that a layout names. */
#include "base/messages.h"
#include "compose/messages.h"
#include "sheet.h"

#define STYLED(styles, flow)                                                             \
    LAYOUT(PALETTE styles MASTER "<page-sequence master='m'>" flow "</page-sequence>")

static const struct style *style_at(const struct sheet *s, int i)
{
    return flow_of(s)->kids[i]->style;
}

static void test_the_same_style_starts_from_what_is_around_it(void **state)
{
    (void)state;
    struct sheet s =
        sheet_of(PLAN(""), STYLED("<style name='a' padding='1mm 2mm 3mm 4mm'/>",
                                  "<box style='a'/><box writing-mode='vertical-rl'>"
                                  "<box style='a'/></box><box line-grid='6mm'>"
                                  "<box style='a'/></box><box style='a'/>"));
    assert_fine(&s);
    const struct style *level = style_at(&s, 0);
    const struct style *column = flow_of(&s)->kids[1]->kids[0]->style;
    const struct style *grid = flow_of(&s)->kids[2]->kids[0]->style;
    assert_int_equal(level->writing_mode, HORIZONTAL_TB);
    assert_int_equal(level->padding[SIDE_TOP], EMU_MM);
    assert_int_equal(column->writing_mode, VERTICAL_RL);
    assert_int_equal(column->padding[SIDE_TOP], 2 * EMU_MM);
    assert_int_equal(grid->line_grid, 6 * EMU_MM);
    assert_int_equal(grid->padding[SIDE_TOP], EMU_MM);
    assert_int_equal(style_at(&s, 3)->line_grid, 0);
    assert_int_equal(style_at(&s, 3)->padding[SIDE_TOP], EMU_MM);
    sheet_end(&s);
}

static void test_a_row_keeps_together_and_a_box_of_its_style_does_not(void **state)
{
    (void)state;
    struct sheet s =
        sheet_of(PLAN(""), STYLED("<style name='a' height='9mm'/>",
                                  "<box style='a'/><table columns='1fr'><row style='a'>"
                                  "<cell><text>x</text></cell></row></table>"));
    assert_fine(&s);
    const struct style *row = flow_of(&s)->kids[1]->kids[0]->kids[0]->style;
    assert_int_equal(style_at(&s, 0)->break_inside, BREAK_AUTO);
    assert_int_equal(row->break_inside, BREAK_AVOID);
    assert_int_equal(row->height, 9 * EMU_MM);
    sheet_end(&s);
}

/* An em is that of the text around, where a style is applied to a stretch of it. */
static void test_a_span_does_not_take_what_a_box_was_given(void **state)
{
    (void)state;
    struct sheet s =
        sheet_of(PLAN(""), STYLED("<style name='a' letter-spacing='0.5em'/>",
                                  "<text style='a'>x</text><text font-size='20pt'>"
                                  "<span style='a'>x</span></text>"));
    assert_fine(&s);
    assert_int_equal(s.boxes->texts[0]->style->letter_spacing, 5 * EMU_PT);
    assert_int_equal(s.boxes->texts[1]->text.runs[0].style->letter_spacing, 10 * EMU_PT);
    sheet_end(&s);
}

static void test_an_expression_below_a_style_is_looked_at_at_each_use(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        SECTIONS, STYLED("<style name='a' width='{position()}mm'/>"
                         "<style name='b' extends='a'/>",
                         "<box style='b'/><for-each select='//section'>"
                         "<if test='position() = 2'><box style='b'/></if></for-each>"));
    assert_fine(&s);
    assert_int_equal(style_at(&s, 0)->width, EMU_MM);
    assert_int_equal(style_at(&s, 1)->width, 2 * EMU_MM);
    sheet_end(&s);
}

/* A chain of so many styles, from the one that extends nothing up or the other way. */
static struct sheet sheet_of_chain(int n, bool down)
{
    char styles[4096] = "", layout[8192];
    for (int i = 0; i < n; i++) {
        const int k = down ? n - 1 - i : i;
        const size_t used = strlen(styles);
        if (k)
            snprintf(styles + used, sizeof styles - used,
                     "<style name='s%d' extends='s%d'/>", k, k - 1);
        else
            snprintf(styles + used, sizeof styles - used,
                     "<style name='s0' width='3mm'/>");
    }
    snprintf(layout, sizeof layout, STYLED("%s", "<box style='s%d'/><text>x</text>"),
             styles, n - 1);
    return sheet_of(PLAN(""), layout);
}

static void test_a_chain_may_be_so_long_in_whichever_order_it_stands(void **state)
{
    (void)state;
    for (int down = 0; down < 2; down++) {
        struct sheet s = sheet_of_chain(16, down);
        assert_fine(&s);
        assert_int_equal(style_at(&s, 0)->width, 3 * EMU_MM);
        sheet_end(&s);
        s = sheet_of_chain(17, down);
        assert_null(s.boxes);
        assert_int_equal(diags_count(s.job.diags), 1);
        assert_ptr_equal(diags_at(s.job.diags, 0)->kind, DIAG_STYLE_CIRCLE);
        sheet_end(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_same_style_starts_from_what_is_around_it),
        cmocka_unit_test(test_a_row_keeps_together_and_a_box_of_its_style_does_not),
        cmocka_unit_test(test_a_span_does_not_take_what_a_box_was_given),
        cmocka_unit_test(test_an_expression_below_a_style_is_looked_at_at_each_use),
        cmocka_unit_test(test_a_chain_may_be_so_long_in_whichever_order_it_stands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
