/* Labels beside their items, and headings that take lines; in the square font. */
#include "proof.h"

#define TEXT(text)      "<text>" text "</text>"
#define ITEM(text)      "<item>" TEXT(text) "</item>"
#define NUMBERED(first) "<list numbering='" first "' "

/* --- counted labels ------------------------------------------------------------- */

static void test_labels_of_two_widths_stand_at_the_right(void **state)
{
    (void)state;
    assert_lines(100, 100,
                 FLOW(NUMBERED("１　") "start='9'>" ITEM("一") ITEM("丁") "</list>"),
                 "10,0 ９　\n30,0 一\n0,15 １０　\n30,15 丁\n");
}

static void test_their_column_is_of_whole_ems(void **state)
{
    (void)state;
    assert_lines(100, 100, FLOW(NUMBERED("1.") ">" ITEM("一") "</list>"),
                 "0,0 1.\n10,0 一\n");
    assert_lines(100, 100, FLOW(NUMBERED("(1)") ">" ITEM("一") "</list>"),
                 "5,0 (1)\n20,0 一\n");
}

static void test_the_blank_of_a_bracket_parts_a_label_from_its_text(void **state)
{
    (void)state;
    /* 5 + 10 + 5 and the blank of 5: three em; the bracket's glyph begins 5 before its
     * body. */
    assert_lines(100, 100, FLOW(NUMBERED("（１）") ">" ITEM("一") "</list>"),
                 "0,0 （１）\n30,0 一\n");
}

static void test_lines_go_on_beside_the_label(void **state)
{
    (void)state;
    assert_lines(40, 100, FLOW(NUMBERED("ア") ">" ITEM("一丁七万丈三") "</list>"),
                 "0,0 ア\n10,0 一丁七\n10,15 万丈三\n");
}

static void test_a_width_can_be_given(void **state)
{
    (void)state;
    assert_lines(100, 100,
                 FLOW(NUMBERED("ア") "label-width='40pt'>" ITEM("一") "</list>"),
                 "30,0 ア\n40,0 一\n");
}

/* The label's line is 20 high, the text's 12: what is above the label's characters
 * reaches out by 4; of a label that is larger than the text no more than that. */
static void test_a_label_stands_on_the_line_of_its_text(void **state)
{
    (void)state;
    assert_lines(100, 100,
                 LAYOUT(PALETTE MASTER
                        "<style name='high' line-height='2'/>"
                        "<page-sequence master='m'><list><item label='ア' "
                        "label-style='high'><text line-height='1.2'>一</text></item>"
                        "</list></page-sequence>"),
                 "0,-4 ア\n10,0 一\n");
    assert_lines(100, 100,
                 LAYOUT(PALETTE MASTER
                        "<style name='large' font-size='20pt' line-height='1.2'/>"
                        "<page-sequence master='m'><list><item label='ア' "
                        "label-style='large'><text line-height='1.2'>一</text></item>"
                        "</list></page-sequence>"),
                 "0,-2 ア\n20,0 一\n");
}

/* --- the official order --------------------------------------------------------- */

/* The square font has no 第: the first level has labels of its own. */
static void test_what_follows_stands_below_a_label_of_two_lines(void **state)
{
    (void)state;
    assert_lines(200, 200,
                 FLOW("<list label-width='20pt' overflow-wrap='anywhere'>"
                      "<item label='一丁七'><text>万</text></item>"
                      "<item label='丈'><text>三</text></item></list>"),
                 "0,0 一\n0,15 丁七\n20,0 万\n0,30 丈\n20,30 三\n");
}

static void test_each_level_is_an_em_behind_the_label_of_the_one_before(void **state)
{
    (void)state;
    assert_lines(
        100, 100,
        FLOW("<list numbering='official'><item label='上１　'>" TEXT(
            "一") "<list numbering='official'><item>" TEXT("丁") "<list "
                                                                 "numbering='official'"
                                                                 ">" ITEM("七") ITEM(
                                                                     "万丈三上下不与"
                                                                     "丑") "</list></"
                                                                           "item></"
                                                                           "list></"
                                                                           "item></"
                                                                           "list>"),
        "0,0 上１　\n30,0 一\n10,15 １　\n30,15 丁\n20,30 (１)　\n50,30 七\n"
        "20,45 (２)　\n50,45 万丈三上下\n50,60 不与丑\n");
}

/* --- headings that take lines --------------------------------------------------- */

#define HEADING(gyodori, text)                                                           \
    "<text gyodori='" gyodori "' font-size='14pt' line-height='1'>" text "</text>"

static void test_a_heading_stands_in_the_middle_of_its_lines(void **state)
{
    (void)state;
    assert_lines(100, 200, FLOW(HEADING("2 15pt", "一") TEXT("丁")), "0,8 一\n0,30 丁\n");
    assert_lines(100, 200, FLOW(HEADING("3 15pt", "一") TEXT("丁")),
                 "0,15.5 一\n0,45 丁\n");
}

static void test_it_takes_more_lines_if_it_needs_them(void **state)
{
    (void)state;
    /* Two lines of 14 pt are 28; three are 42, for which three lines of 15 are taken. */
    assert_lines(30, 200, FLOW(HEADING("1 15pt", "一丁七万") TEXT("丁")),
                 "0,1 一丁\n0,15 七万\n0,30 丁\n");
    assert_lines(30, 200, FLOW(HEADING("2 15pt", "一丁七万丈三") TEXT("丁")),
                 "0,1.5 一丁\n0,15.5 七万\n0,29.5 丈三\n0,45 丁\n");
}

static void test_it_goes_to_the_next_page_whole(void **state)
{
    (void)state;
    assert_lines(100, 40, FLOW(TEXT("上") HEADING("2 15pt", "一") TEXT("丁")),
                 "0,0 上\n=\n0,8 一\n=\n0,0 丁\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_labels_of_two_widths_stand_at_the_right),
        cmocka_unit_test(test_their_column_is_of_whole_ems),
        cmocka_unit_test(test_the_blank_of_a_bracket_parts_a_label_from_its_text),
        cmocka_unit_test(test_lines_go_on_beside_the_label),
        cmocka_unit_test(test_a_width_can_be_given),
        cmocka_unit_test(test_a_label_stands_on_the_line_of_its_text),
        cmocka_unit_test(test_what_follows_stands_below_a_label_of_two_lines),
        cmocka_unit_test(test_each_level_is_an_em_behind_the_label_of_the_one_before),
        cmocka_unit_test(test_a_heading_stands_in_the_middle_of_its_lines),
        cmocka_unit_test(test_it_takes_more_lines_if_it_needs_them),
        cmocka_unit_test(test_it_goes_to_the_next_page_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
