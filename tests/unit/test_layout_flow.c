/* Boxes one below the other, over pages: stacks, frames, headings, room to fill,
 * margins. */
#include "layout/messages.h"
#include "proof.h"

/* Paragraphs of so many lines on a page 50 pt wide. */
#define ONE   "<text>一丁七万丈</text>"
#define TWO   "<text>一丁七万丈三上下不与</text>"
#define THREE "<text>一丁七万丈三上下不与丑且丕世丘</text>"
#define FOUR  "<text>一丁七万丈三上下不与丑且丕世丘丙丞両並中</text>"

/* --- stacks --------------------------------------------------------------------- */

static void test_boxes_stand_one_below_the_other(void **state)
{
    (void)state;
    assert_lines(50, 100,
                 FLOW("<text>一</text><stack><text>丁</text></stack><text>七</text>"),
                 "0,0 一\n0,15 丁\n0,30 七\n");
}

static void test_a_gap_stands_between_boxes(void **state)
{
    (void)state;
    assert_lines(50, 100,
                 FLOW("<stack row-gap='4pt'><text>一</text><text>丁</text></stack>"
                      "<text>七</text>"),
                 "0,0 一\n0,19 丁\n0,34 七\n");
}

static void test_padding_and_border_stand_around_the_contents(void **state)
{
    (void)state;
    struct proof p = proof_on(
        50, 100,
        FLOW("<box padding='1pt 2pt 3pt 4pt' border='1pt ink'><text>一</text></box>"
             "<text>丁</text>"));
    assert_laid(&p);
    assert_string_equal(lines_of(&p), "5,2 一\n0,21 丁\n");
    assert_string_equal(shapes_of(&p), "frame 0,0 50*21\n");
    proof_end(&p);
}

static void test_a_text_may_have_padding_border_and_background(void **state)
{
    (void)state;
    struct proof p = proof_on(46, 40,
                              FLOW("<text padding='1pt 2pt 2pt 2pt' border='1pt red' "
                                   "background='blue'>一丁七万丈"
                                   "</text><text>三</text>"));
    assert_laid(&p);
    /* 40 pt are left for the lines; the last one and what is below it go together. */
    assert_string_equal(lines_of(&p), "3,2 一丁七\n3,17 万丈\n=\n0,0 三\n");
    assert_string_equal(shapes_of(&p), "fill 0,0 46*35\nframe 0,0 46*35\n=\n");
    proof_end(&p);
    assert_shapes(
        100, 40,
        FLOW("<grid columns='auto 1fr'><text padding='0 2pt' background='red'>一"
             "</text><text>丁</text></grid>"),
        "fill 0,0 14*15\n");
}

static void test_borders_that_differ_are_drawn_apart(void **state)
{
    (void)state;
    assert_shapes(
        50, 100,
        FLOW("<box border-top='1pt ink' border-left='2pt red'><text>一</text></box>"),
        "fill 0,0 2*16\nfill 0,0 50*1\n");
}

static void test_a_background_lies_under_the_whole_box(void **state)
{
    (void)state;
    assert_shapes(50, 100,
                  FLOW("<box background='red' padding='5pt'><text>一</text></box>"),
                  "fill 0,0 50*25\n");
}

static void test_a_box_is_at_least_as_high_as_its_height(void **state)
{
    (void)state;
    assert_lines(50, 100, FLOW("<box height='40pt'><text>一</text></box><text>丁</text>"),
                 "0,0 一\n0,40 丁\n");
    assert_lines(50, 100, FLOW("<box height='10pt'><text>一</text></box><text>丁</text>"),
                 "0,0 一\n0,15 丁\n");
}

static void test_a_text_is_at_least_as_high_as_its_height(void **state)
{
    (void)state;
    assert_lines(50, 100, FLOW("<text height='40pt'>一</text><text>丁</text>"),
                 "0,0 一\n0,40 丁\n");
}

static void test_contents_are_aligned_in_the_height_of_their_box(void **state)
{
    (void)state;
    assert_lines(50, 100,
                 FLOW("<box height='41pt' vertical-align='middle'><text>一</text></box>"),
                 "0,13 一\n");
    assert_lines(50, 100,
                 FLOW("<box height='41pt' padding-bottom='2pt' vertical-align='bottom'>"
                      "<text>一</text></box>"),
                 "0,24 一\n");
}

static void test_a_box_may_be_narrower_than_its_room(void **state)
{
    (void)state;
    struct proof p =
        proof_on(50, 100, FLOW("<box width='30pt' background='red'>" ONE "</box>"));
    assert_laid(&p);
    assert_string_equal(lines_of(&p), "0,0 一丁七\n0,15 万丈\n");
    assert_string_equal(shapes_of(&p), "fill 0,0 30*30\n");
    proof_end(&p);
}

static void test_rules_and_spaces_take_their_height(void **state)
{
    (void)state;
    struct proof p =
        proof_on(50, 100,
                 FLOW("<text>一</text><rule border-top='2pt ink'/><space height='7pt'/>"
                      "<text>丁</text>"));
    assert_laid(&p);
    assert_string_equal(lines_of(&p), "0,0 一\n0,24 丁\n");
    assert_string_equal(shapes_of(&p), "fill 0,15 50*2\n");
    proof_end(&p);
}

/* --- breaks --------------------------------------------------------------------- */

static void test_a_paragraph_goes_on_on_the_next_page(void **state)
{
    (void)state;
    assert_lines(50, 30, FLOW(FOUR),
                 "0,0 一丁七万丈\n0,15 三上下不与\n=\n"
                 "0,0 丑且丕世丘\n0,15 丙丞両並中\n");
}

/* What laying out so many characters, five lines a page, takes of memory [byte]. */
static size_t memory_for(const char *layout, int characters)
{
    struct strbuf b;
    struct job job = job_begin();
    strbuf_init(&b, job.doc);
    for (int i = 0; i < characters; i++)
        strbuf_add_c(&b, "一");
    struct proof p = proof_on(50, 75, str_format(job.doc, layout, strbuf_str(&b).p).p);
    const size_t used = arena_used(p.sheet.job.doc);
    proof_end(&p);
    job_end(&job);
    return used;
}

/* The lines of the second page are not cut anew, and so on: a text of n pages would take
 * the square of n. */
static void test_a_long_text_takes_room_by_its_length(void **state)
{
    (void)state;
    const char *layout = FLOW("<text>%s</text>");
    assert_true(memory_for(layout, 8000) < 5 * memory_for(layout, 2000));
}

/* A header that is too high is not set on every page. */
static void test_a_long_header_is_set_once(void **state)
{
    (void)state;
    const char *layout =
        LAYOUT("<param name='t' select=\"'%s'\"/><page-master name='m' size='A4' "
               "padding-top='15pt'><header><text>{$t}</text></header></page-master>"
               "<page-sequence master='m'><text>{$t}</text></page-sequence>");
    assert_true(memory_for(layout, 4000) < 5 * memory_for(layout, 1000));
}

static void test_two_lines_at_least_go_to_the_next_page(void **state)
{
    (void)state;
    /* Three of the four would fit. */
    assert_lines(50, 45, FLOW(FOUR),
                 "0,0 一丁七万丈\n0,15 三上下不与\n=\n"
                 "0,0 丑且丕世丘\n0,15 丙丞両並中\n");
}

static void test_two_lines_at_least_stay(void **state)
{
    (void)state;
    /* One of the three would fit. */
    assert_lines(50, 45, FLOW(TWO THREE),
                 "0,0 一丁七万丈\n0,15 三上下不与\n=\n"
                 "0,0 一丁七万丈\n0,15 三上下不与\n0,30 丑且丕世丘\n");
}

static void test_three_lines_are_not_parted(void **state)
{
    (void)state;
    /* Two of the three would fit, but then one would go alone. */
    assert_lines(50, 45, FLOW(ONE THREE),
                 "0,0 一丁七万丈\n=\n"
                 "0,0 一丁七万丈\n0,15 三上下不与\n0,30 丑且丕世丘\n");
}

static void test_orphans_and_widows_can_be_allowed(void **state)
{
    (void)state;
    assert_lines(50, 45,
                 FLOW(TWO "<text orphans='1' widows='2'>一丁七万丈三上下不与丑且丕世丘"
                          "</text>"),
                 "0,0 一丁七万丈\n0,15 三上下不与\n0,30 一丁七万丈\n=\n"
                 "0,0 三上下不与\n0,15 丑且丕世丘\n");
    assert_lines(50, 45,
                 FLOW(ONE "<text orphans='2' widows='1'>一丁七万丈三上下不与丑且丕世丘"
                          "</text>"),
                 "0,0 一丁七万丈\n0,15 一丁七万丈\n0,30 三上下不与\n=\n0,0 丑且丕世丘\n");
}

static void test_no_gap_stands_at_the_top_of_a_page(void **state)
{
    (void)state;
    assert_lines(50, 30,
                 FLOW("<stack row-gap='3pt'><text>一</text><text>丁</text></stack>"),
                 "0,0 一\n=\n0,0 丁\n");
}

static void test_a_heading_stays_with_what_follows(void **state)
{
    (void)state;
    assert_lines(50, 45, FLOW(TWO "<text break-after='avoid'>丁</text>" ONE),
                 "0,0 一丁七万丈\n0,15 三上下不与\n=\n0,0 丁\n0,15 一丁七万丈\n");
}

static void test_a_heading_in_a_box_takes_the_box_along(void **state)
{
    (void)state;
    /* 30 are left: room for the heading, and for one line of the two. */
    assert_lines(50, 45,
                 FLOW(ONE "<stack><text break-after='avoid'>丁</text>" TWO "</stack>"),
                 "0,0 一丁七万丈\n=\n0,0 丁\n0,15 一丁七万丈\n0,30 三上下不与\n");
}

static void test_headings_in_a_row_stay_together(void **state)
{
    (void)state;
    assert_lines(
        50, 60,
        FLOW(TWO "<text break-after='avoid'>丁</text>"
                 "<text break-after='avoid'>七</text>" ONE),
        "0,0 一丁七万丈\n0,15 三上下不与\n=\n0,0 丁\n0,15 七\n0,30 一丁七万丈\n");
}

static void test_a_note_stays_with_what_it_follows(void **state)
{
    (void)state;
    assert_lines(50, 45, FLOW(TWO ONE "<text break-before='avoid'>丁</text>"),
                 "0,0 一丁七万丈\n0,15 三上下不与\n=\n0,0 一丁七万丈\n0,15 丁\n");
}

static void test_a_heading_that_fills_a_page_stays_alone(void **state)
{
    (void)state;
    assert_lines(50, 15, FLOW("<text break-after='avoid'>丁</text>" ONE),
                 "0,0 丁\n=\n0,0 一丁七万丈\n");
}

/* A fresh page has no more room for it, since the heading goes along. */
static void test_what_does_not_fit_under_a_heading_is_broken(void **state)
{
    (void)state;
    const char *page = "0,0 丁\n0,15 一丁七万丈\n=\n0,0 一丁七万丈\n";
    assert_lines(50, 30,
                 FLOW("<text break-after='avoid'>丁</text>"
                      "<stack break-inside='avoid'>" ONE ONE "</stack>"),
                 page);
    assert_lines(50, 30,
                 FLOW("<text break-after='avoid'>丁</text>"
                      "<stack><stack break-inside='avoid'>" ONE ONE "</stack></stack>"),
                 page);
    /* below something else it goes to the next page with its heading */
    assert_lines(50, 45,
                 FLOW(ONE "<text break-after='avoid'>丁</text>"
                          "<stack break-inside='avoid'>" ONE ONE "</stack>"),
                 "0,0 一丁七万丈\n=\n0,0 丁\n0,15 一丁七万丈\n0,30 一丁七万丈\n");
}

static void test_a_box_that_avoids_breaks_goes_to_the_next_page(void **state)
{
    (void)state;
    assert_lines(50, 45, FLOW(TWO "<stack break-inside='avoid'>" ONE ONE "</stack>"),
                 "0,0 一丁七万丈\n0,15 三上下不与\n=\n0,0 一丁七万丈\n0,15 一丁七万丈\n");
}

static void test_a_box_that_fits_on_no_page_is_broken_all_the_same(void **state)
{
    (void)state;
    assert_lines(50, 30, FLOW("<stack break-inside='avoid'>" ONE ONE ONE "</stack>"),
                 "0,0 一丁七万丈\n0,15 一丁七万丈\n=\n0,0 一丁七万丈\n");
}

static void test_a_page_break_can_be_forced(void **state)
{
    (void)state;
    assert_lines(
        50, 100,
        FLOW("<text>一</text><text break-before='page'>丁</text><text>七</text>"),
        "0,0 一\n=\n0,0 丁\n0,15 七\n");
    assert_lines(50, 100, FLOW("<text break-after='page'>一</text><text>丁</text>"),
                 "0,0 一\n=\n0,0 丁\n");
}

static void test_two_forced_breaks_at_one_place_are_one(void **state)
{
    (void)state;
    assert_lines(50, 100,
                 FLOW("<text break-before='page' break-after='page'>一</text>"
                      "<text break-before='page' break-after='page'>丁</text>"),
                 "0,0 一\n=\n0,0 丁\n");
}

static void test_a_forced_break_inside_a_box_breaks_the_box(void **state)
{
    (void)state;
    assert_shapes(50, 100,
                  FLOW("<box background='red' padding='2pt'><text>一</text>"
                       "<text break-before='page'>丁</text></box>"),
                  "fill 0,0 50*19\n=\nfill 0,0 50*19\n");
}

static void test_sequences_begin_on_new_pages(void **state)
{
    (void)state;
    assert_lines(50, 100,
                 LAYOUT(MASTER
                        "<page-sequence master='m'><text>一</text></page-sequence>"
                        "<page-sequence master='m'><text>丁</text></page-sequence>"),
                 "0,0 一\n=\n0,0 丁\n");
}

/* --- headings of boxes ---------------------------------------------------------- */

static void test_a_bar_stands_on_top_of_its_box(void **state)
{
    (void)state;
    struct proof p = proof_on(
        50, 100,
        FLOW(
            "<box border='1pt ink' padding='2pt'><heading background='red' padding='1pt'>"
            "<text>一</text></heading><text>丁</text></box>"));
    assert_laid(&p);
    /* The bar is 17 high, the box below it 1 + 2 + 15 + 2 + 1. */
    assert_string_equal(shapes_of(&p), "frame 0,17 50*21\nfill 0,0 50*17\n");
    assert_string_equal(lines_of(&p), "1,1 一\n3,20 丁\n");
    proof_end(&p);
}

static void test_a_tab_lies_over_the_upper_edge(void **state)
{
    (void)state;
    struct proof p = proof_on(
        50, 100,
        FLOW("<box border='1pt ink' padding='2pt'><heading form='tab' inset='5pt' "
             "background='red' padding='0.5pt 3pt'><text>一丁</text></heading>"
             "<text>七</text></box>"));
    assert_laid(&p);
    /* The tab is 16 high, half of it above the edge; 20 + 2 × 3 wide. */
    assert_string_equal(shapes_of(&p), "frame 0,8 50*29\nfill 5,0 26*16\n");
    assert_string_equal(lines_of(&p), "8,0.5 一丁\n3,19 七\n");
    proof_end(&p);
}

static void test_a_cut_stands_on_a_rule(void **state)
{
    (void)state;
    struct proof p = proof_on(
        90, 100,
        FLOW("<box padding='2pt'><heading form='cut' background='red' "
             "border-bottom='1pt red' padding='0 3pt'><text>一丁</text></heading>"
             "<text>七</text></box>"));
    assert_laid(&p);
    /* 20 + 2 × 3 wide and 15 high; the foot is longer by two thirds of that. */
    assert_string_equal(shapes_of(&p), "path 0,0 36*15\nfill 0,15 90*1\n");
    assert_string_equal(lines_of(&p), "3,0 一丁\n2,18 七\n");
    proof_end(&p);
}

static void test_a_cut_of_a_column_is_turned_with_its_words(void **state)
{
    (void)state;
    struct proof p =
        proof_on(90, 100,
                 FLOW("<box padding='2pt'><heading form='cut' writing-mode='vertical-rl' "
                      "background='red' border-bottom='1pt red' padding='0 3pt'>"
                      "<text>一丁七</text></heading><text>七</text></box>"));
    assert_laid(&p);
    /* A column of 15 + 2 × 3 wide and 30 high; the foot is longer by two thirds. */
    assert_string_equal(shapes_of(&p), "path 0,0 41*30\nfill 0,30 90*1\n");
    proof_end(&p);
}

static void test_where_a_box_under_a_cut_goes_on_it_has_the_rule(void **state)
{
    (void)state;
    struct proof p = proof_on(
        50, 46,
        FLOW("<box><heading form='cut' border-bottom='1pt red'><text>七</text></heading>"
             "<text>一</text><text>丁</text><text>万</text></box>"));
    assert_laid(&p);
    assert_string_equal(lines_of(&p), "0,0 七\n0,16 一\n0,31 丁\n=\n0,1 万\n");
    assert_string_equal(shapes_of(&p), "fill 0,15 50*1\n=\nfill 0,0 50*1\n");
    proof_end(&p);
}

static void test_a_tab_keeps_off_both_edges(void **state)
{
    (void)state;
    assert_shapes(50, 100,
                  FLOW("<box><heading form='tab' inset='5pt' background='red'>"
                       "<text>一丁七万丈</text></heading></box>"),
                  "fill 5,0 40*30\n");
}

static void test_a_cut_is_as_wide_as_its_box_at_most(void **state)
{
    (void)state;
    /* 50, and 10 more at the foot, for which there is no room: two lines, and the cut of
     * 20 reaches the edge. */
    assert_shapes(55, 100,
                  FLOW("<box><heading form='cut' background='red'>"
                       "<text>一丁七万丈</text></heading></box>"),
                  "path 0,0 55*30\n");
}

static void test_no_text_stands_over_a_cut(void **state)
{
    (void)state;
    /* 55 wide, but the cut takes 10 of one line and 20 of two. */
    struct proof p = proof_on(
        60, 100,
        FLOW("<box><heading form='cut' background='red'><text>一丁七万丈</text></heading>"
             "<text>三</text></box>"));
    assert_laid(&p);
    assert_string_equal(shapes_of(&p), "path 0,0 60*15\n");
    proof_end(&p);
    p = proof_on(
        55, 100,
        FLOW("<box><heading form='cut' background='red'><text>一丁七万丈</text></heading>"
             "<text>三</text></box>"));
    assert_laid(&p);
    assert_string_equal(lines_of(&p), "0,0 一丁七\n0,15 万丈\n0,30 三\n");
    assert_string_equal(shapes_of(&p), "path 0,0 55*30\n");
    proof_end(&p);
}

static void test_a_heading_is_not_repeated(void **state)
{
    (void)state;
    assert_lines(
        50, 45, FLOW("<box><heading><text>七</text></heading>" TWO TWO "</box>"),
        "0,0 七\n0,15 一丁七万丈\n0,30 三上下不与\n=\n0,0 一丁七万丈\n0,15 三上下不与\n");
}

/* --- room to fill --------------------------------------------------------------- */

#define FILLED(fill, properties, content)                                                \
    LAYOUT(PALETTE MASTER "<page-sequence master='m' fill='" fill "' " properties        \
                          ">" content "</page-sequence>")
#define LARGER(most, content)                                                            \
    LAYOUT(PALETTE MASTER "<page-sequence master='m' fit='yes' fill='no' "               \
                          "fit-font-size='" most "'>" content "</page-sequence>")
#define GROWING(share) "<box background='red' flex-grow='" share "'><text>一</text></box>"

static void test_type_grows_as_far_as_it_may(void **state)
{
    (void)state;
    /* 10 pt on 15 become 12 on 18: there is room for more than twice that. */
    assert_lines(60, 100, LARGER("120%", "<text>一丁七万丈三</text>"),
                 "0,0 一丁七万\n0,18 丈三\n");
    assert_lines(60, 100, LARGER("100%", "<text>一丁七万丈三</text>"),
                 "0,0 一丁七万丈三\n");
}

static void test_type_grows_as_long_as_the_page_holds_the_same(void **state)
{
    (void)state;
    /* Two lines of 15 pt in 33: a tenth more. On the second page there is room. */
    assert_lines(40, 33,
                 LARGER("200%", "<text>一丁</text><text>七</text>"
                                "<text break-before='page'>万</text>"),
                 "0,0 一丁\n0,16.5 七\n=\n0,0 万\n");
    struct proof p = proof_on(40, 33, LARGER("200%", "<text>一丁</text><text>七</text>"));
    assert_laid(&p);
    assert_string_equal(glyphs_of(&p, 0), "0 11");
    proof_end(&p);
}

static void test_the_type_of_a_long_flow_does_not_grow(void **state)
{
    (void)state;
#define ON_A_PAGE  "<text break-before='page'>一丁</text>"
#define FOUR_PAGES ON_A_PAGE ON_A_PAGE ON_A_PAGE ON_A_PAGE
    struct proof p =
        proof_on(40, 33, LARGER("200%", FOUR_PAGES FOUR_PAGES FOUR_PAGES FOUR_PAGES));
    assert_laid(&p);
    assert_string_equal(glyphs_of(&p, 0), "0 20");
    proof_end(&p);
    p = proof_on(40, 33,
                 LARGER("200%", ON_A_PAGE FOUR_PAGES FOUR_PAGES FOUR_PAGES FOUR_PAGES));
    assert_laid(&p);
    assert_string_equal(glyphs_of(&p, 0), "0 10");
    proof_end(&p);
}

static void test_type_does_not_grow_wider_than_its_room(void **state)
{
    (void)state;
    struct proof p = proof_on(22, 100, LARGER("200%", "<text>abcd</text>"));
    assert_laid(&p);
    assert_string_equal(glyphs_of(&p, 0), "0 5.5 11 16.5");
    proof_end(&p);
}

static void test_all_that_goes_with_type_grows_with_it(void **state)
{
    (void)state;
    struct proof p =
        proof_on(100, 18,
                 LARGER("120%", "<list label-width='10pt'><item label='・'>"
                                "<text text-indent='5pt' letter-spacing='1pt'>一"
                                "<span color='red'>丁</span></text></item></list>"));
    assert_laid(&p);
    assert_string_equal(lines_of(&p), "-3,0 ・\n18,0 一丁\n");
    assert_string_equal(glyphs_of(&p, 1), "18 31.2");
    proof_end(&p);
}

static void test_lengths_grow_with_type_but_lines_do_not(void **state)
{
    (void)state;
    assert_shapes(100, 100,
                  LARGER("120%", "<grid columns='20pt 1fr' gap='5pt'>"
                                 "<cell background='red' padding='5pt' height='30pt'>"
                                 "<text>一</text></cell>"
                                 "<box border='1pt red'><text>丁</text></box></grid>"),
                  "fill 0,0 24*36\nframe 30,0 70*36\n");
}

static void test_room_left_goes_to_what_grows(void **state)
{
    (void)state;
    /* 45 of 100 are taken; 55 are shared out one to two. */
    assert_shapes(50, 100, FILLED("yes", "", GROWING("1") "<text>丁</text>" GROWING("2")),
                  "fill 0,0 50*33.333\nfill 0,48.333 50*51.667\n");
}

static void test_shares_add_up_exactly(void **state)
{
    (void)state;
    struct proof p =
        proof_on(50, 100, FILLED("yes", "", GROWING("1") GROWING("1") GROWING("0.7")));
    assert_laid(&p);
    emu sum = 0;
    const struct list spots = spots_of(&p, 0);
    for (int i = 0; i < spots.n; i++) {
        const struct spot *spot = list_at(&spots, i);
        if (spot->frag->kind == FRAG_FILL) {
            assert_int_equal(spot->y, sum);
            sum += spot->frag->h;
        }
    }
    assert_int_equal(sum, 100 * EMU_PT);
    proof_end(&p);
}

static void test_growth_goes_into_stacks(void **state)
{
    (void)state;
    assert_shapes(50, 100,
                  FILLED("yes", "",
                         "<stack flex-grow='1' row-gap='5pt'><text>丁</text>" GROWING(
                             "1") "</stack>"),
                  "fill 0,20 50*80\n");
}

static void test_places_between_boxes_share_with_what_grows(void **state)
{
    (void)state;
    /* 55 pt are left over: for three places and a box that counts for two. */
    assert_lines(100, 85,
                 FILLED("yes", "justify-content='space-evenly'",
                        "<text>一</text><box flex-grow='2'><text>丁</text></box>"),
                 "0,11 一\n0,37 丁\n");
    assert_lines(
        100, 60,
        FILLED("yes", "justify-content='space-evenly'", "<text>一</text><text>丁</text>"),
        "0,10 一\n0,35 丁\n");
}

static void test_a_page_is_not_filled_unless_it_is_to_be(void **state)
{
    (void)state;
    assert_shapes(50, 100, FILLED("no", "", GROWING("1")), "fill 0,0 50*15\n");
}

static void test_nearly_full_pages_are_filled(void **state)
{
    (void)state;
    assert_shapes(50, 100,
                  FILLED("nearly-full", "", "<space height='60pt'/>" GROWING("1")),
                  "fill 0,60 50*40\n");
    assert_shapes(50, 100,
                  FILLED("nearly-full", "", "<space height='59pt'/>" GROWING("1")),
                  "fill 0,59 50*15\n");
}

static void test_every_page_is_filled(void **state)
{
    (void)state;
    assert_shapes(50, 40, FILLED("yes", "", GROWING("1") GROWING("1") GROWING("1")),
                  "fill 0,0 50*20\nfill 0,20 50*20\n=\nfill 0,0 50*40\n");
}

static void test_what_a_heading_leaves_is_room_to_fill(void **state)
{
    (void)state;
    /* 15 + 55 stay of 100; the heading goes to its text, and its 15 with the rest to the
     * box. */
    assert_shapes(50, 100,
                  FILLED("yes", "",
                         GROWING("1") "<space height='55pt'/>"
                                      "<text break-after='avoid'>丁</text>" TWO),
                  "fill 0,0 50*45\n=\n");
}

static void test_room_left_may_stand_round_the_boxes(void **state)
{
    (void)state;
    assert_lines(50, 100, FILLED("yes", "justify-content='center'", "<text>一</text>"),
                 "0,42.5 一\n");
    assert_lines(50, 100, FILLED("yes", "justify-content='end'", "<text>一</text>"),
                 "0,85 一\n");
    assert_lines(50, 100,
                 FILLED("yes", "justify-content='space-between' row-gap='1pt'",
                        "<text>一</text><text>丁</text><text>七</text>"),
                 "0,0 一\n0,42.5 丁\n0,85 七\n");
}

static void test_the_last_box_ends_exactly_at_the_foot(void **state)
{
    (void)state;
    /* 100 - 4 × 15 are no multiple of 3 emu. */
    struct proof p = proof_on(50, 100,
                              FILLED("yes", "justify-content='space-between'",
                                     "<text>一</text><text>丁</text><text>七</text>"
                                     "<text>万</text>"));
    assert_laid(&p);
    const struct list spots = spots_of(&p, 0);
    const struct spot *last = list_at(&spots, spots.n - 1);
    assert_int_equal(last->frag->kind, FRAG_LINE);
    assert_int_equal(last->y + last->frag->h, 100 * EMU_PT);
    proof_end(&p);
}

/* --- margins -------------------------------------------------------------------- */

static void test_header_and_footer_stand_in_the_margins(void **state)
{
    (void)state;
    struct proof p = proof_on(
        100, 100,
        LAYOUT(
            "<page-master name='m' size='A4' padding='20pt 5pt 20pt 10pt'>"
            "<header offset='2pt'><text>上</text></header>"
            "<footer offset='3pt'><text text-align='end'>下</text></footer>"
            "</page-master><page-sequence master='m'><text>中</text></page-sequence>"));
    assert_laid(&p);
    assert_string_equal(lines_of(&p), "10,2 上\n85,82 下\n10,20 中\n");
    proof_end(&p);
}

static void test_pages_are_numbered_and_counted(void **state)
{
    (void)state;
    struct proof p = proof_on(
        100, 100,
        LAYOUT("<page-master name='m' size='A4' padding-bottom='20pt'><footer>"
               "<text><page-number/>/<page-count/></text></footer></page-master>"
               "<page-sequence master='m'><text break-after='page'>一</text>"
               "<text break-after='page'>丁</text><text>七</text></page-sequence>"));
    assert_laid(&p);
    /* A slot is 10 wide; the digit stands in its middle, on the line's baseline, and is
     * read where it stands. */
    assert_string_equal(lines_of(&p), "2.5,87.5 1\n10,85 /\n17.5,87.5 3\n0,0 一\n=\n"
                                      "2.5,87.5 2\n10,85 /\n17.5,87.5 3\n0,0 丁\n=\n"
                                      "2.5,87.5 3\n10,85 /\n17.5,87.5 3\n0,0 七\n");
    proof_end(&p);
}

static void test_places_lie_under_everything(void **state)
{
    (void)state;
    struct proof p = proof_on(
        100, 100,
        LAYOUT(PALETTE "<page-master name='m' size='A4'><place x='1pt' y='2pt' w='30pt' "
                       "h='40pt' background='red'><text>一</text></place></page-master>"
                       "<page-sequence master='m'><text>中</text></page-sequence>"));
    assert_laid(&p);
    assert_string_equal(shapes_of(&p), "fill 1,2 30*40\n");
    assert_string_equal(lines_of(&p), "1,2 一\n0,0 中\n");
    proof_end(&p);
}

/* --- what does not fit ---------------------------------------------------------- */

static void test_a_box_higher_than_a_page_is_said(void **state)
{
    (void)state;
    struct proof p = proof_on(72, 72, FLOW("<text>一</text><space height='144pt'/>"));
    assert_null(p.pages);
    assert_finding(&p.sheet.job, 0, DIAG_BOX_TOO_HIGH, "<space");
    assert_int_equal(diags_count(p.sheet.job.diags), 1);
    assert_non_null(
        strstr(job_messages(&p.sheet.job), "needs 50.8 mm of height, there are 25.4"));
    proof_end(&p);
}

static void test_a_box_that_is_too_high_is_said_and_not_those_around_it(void **state)
{
    (void)state;
    assert_too_large(72, 72,
                     FLOW("<stack><box><text>一</text><space height='144pt'/></box>"
                          "</stack>"),
                     DIAG_BOX_TOO_HIGH, "<space");
}

static void test_what_the_grid_moves_down_at_the_head_of_a_page_is_said(void **state)
{
    (void)state;
    assert_too_large(100, 40,
                     FLOW("<box line-grid='17pt'><text>一</text></box>"
                          "<box line-grid='17pt'><grid columns='1fr'>"
                          "<text line-height='39pt'>丁</text></grid></box>"),
                     DIAG_BOX_TOO_HIGH, "<grid");
}

static void test_a_line_higher_than_a_page_is_said(void **state)
{
    (void)state;
    assert_too_large(100, 10, FLOW("<text>一</text>"), DIAG_BOX_TOO_HIGH, "<text");
}

static void test_a_header_that_leaves_its_margin_is_said(void **state)
{
    (void)state;
    assert_too_large(100, 100,
                     LAYOUT("<page-master name='m' size='A4' padding-top='14pt'><header>"
                            "<text>一</text></header></page-master>"
                            "<page-sequence master='m'/>"),
                     DIAG_BOX_TOO_HIGH, "<header");
    assert_too_large(100, 100,
                     LAYOUT("<page-master name='m' size='A4' padding-top='17pt'>"
                            "<header offset='3pt'><text>一</text></header>"
                            "</page-master><page-sequence master='m'/>"),
                     DIAG_BOX_TOO_HIGH, "<header");
    assert_too_large(100, 100,
                     LAYOUT("<page-master name='m' size='A4' padding-bottom='17pt'>"
                            "<footer offset='3pt'><text>一</text></footer></page-master>"
                            "<page-sequence master='m'/>"),
                     DIAG_BOX_TOO_HIGH, "<footer");
}

static void test_a_place_that_is_too_small_is_said(void **state)
{
    (void)state;
    assert_too_large(100, 100,
                     LAYOUT("<page-master name='m' size='A4'><place x='0' y='0' w='50pt' "
                            "h='14pt'><text>一</text></place></page-master>"
                            "<page-sequence master='m'/>"),
                     DIAG_BOX_TOO_HIGH, "<place");
}

static void test_margins_that_leave_no_room_are_said(void **state)
{
    (void)state;
    struct proof p = proof_on(
        100, 100,
        LAYOUT("<page-master name='m' size='A4' padding='60pt'/>"
               "<page-sequence master='m'><text>一<br/><br/>丁</text></page-sequence>"));
    assert_null(p.pages);
    assert_true(diags_failed(p.sheet.job.diags));
    proof_end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_boxes_stand_one_below_the_other),
        cmocka_unit_test(test_a_gap_stands_between_boxes),
        cmocka_unit_test(test_padding_and_border_stand_around_the_contents),
        cmocka_unit_test(test_a_text_may_have_padding_border_and_background),
        cmocka_unit_test(test_borders_that_differ_are_drawn_apart),
        cmocka_unit_test(test_a_background_lies_under_the_whole_box),
        cmocka_unit_test(test_a_box_is_at_least_as_high_as_its_height),
        cmocka_unit_test(test_a_text_is_at_least_as_high_as_its_height),
        cmocka_unit_test(test_contents_are_aligned_in_the_height_of_their_box),
        cmocka_unit_test(test_a_box_may_be_narrower_than_its_room),
        cmocka_unit_test(test_rules_and_spaces_take_their_height),
        cmocka_unit_test(test_a_paragraph_goes_on_on_the_next_page),
        cmocka_unit_test(test_a_long_text_takes_room_by_its_length),
        cmocka_unit_test(test_a_long_header_is_set_once),
        cmocka_unit_test(test_two_lines_at_least_go_to_the_next_page),
        cmocka_unit_test(test_two_lines_at_least_stay),
        cmocka_unit_test(test_three_lines_are_not_parted),
        cmocka_unit_test(test_orphans_and_widows_can_be_allowed),
        cmocka_unit_test(test_no_gap_stands_at_the_top_of_a_page),
        cmocka_unit_test(test_a_heading_stays_with_what_follows),
        cmocka_unit_test(test_a_heading_in_a_box_takes_the_box_along),
        cmocka_unit_test(test_headings_in_a_row_stay_together),
        cmocka_unit_test(test_a_note_stays_with_what_it_follows),
        cmocka_unit_test(test_a_heading_that_fills_a_page_stays_alone),
        cmocka_unit_test(test_what_does_not_fit_under_a_heading_is_broken),
        cmocka_unit_test(test_a_box_that_avoids_breaks_goes_to_the_next_page),
        cmocka_unit_test(test_a_box_that_fits_on_no_page_is_broken_all_the_same),
        cmocka_unit_test(test_a_page_break_can_be_forced),
        cmocka_unit_test(test_two_forced_breaks_at_one_place_are_one),
        cmocka_unit_test(test_a_forced_break_inside_a_box_breaks_the_box),
        cmocka_unit_test(test_sequences_begin_on_new_pages),
        cmocka_unit_test(test_a_bar_stands_on_top_of_its_box),
        cmocka_unit_test(test_a_tab_lies_over_the_upper_edge),
        cmocka_unit_test(test_a_cut_stands_on_a_rule),
        cmocka_unit_test(test_a_cut_of_a_column_is_turned_with_its_words),
        cmocka_unit_test(test_where_a_box_under_a_cut_goes_on_it_has_the_rule),
        cmocka_unit_test(test_a_tab_keeps_off_both_edges),
        cmocka_unit_test(test_a_cut_is_as_wide_as_its_box_at_most),
        cmocka_unit_test(test_no_text_stands_over_a_cut),
        cmocka_unit_test(test_a_heading_is_not_repeated),
        cmocka_unit_test(test_type_grows_as_far_as_it_may),
        cmocka_unit_test(test_type_grows_as_long_as_the_page_holds_the_same),
        cmocka_unit_test(test_the_type_of_a_long_flow_does_not_grow),
        cmocka_unit_test(test_type_does_not_grow_wider_than_its_room),
        cmocka_unit_test(test_all_that_goes_with_type_grows_with_it),
        cmocka_unit_test(test_lengths_grow_with_type_but_lines_do_not),
        cmocka_unit_test(test_room_left_goes_to_what_grows),
        cmocka_unit_test(test_shares_add_up_exactly),
        cmocka_unit_test(test_growth_goes_into_stacks),
        cmocka_unit_test(test_places_between_boxes_share_with_what_grows),
        cmocka_unit_test(test_a_page_is_not_filled_unless_it_is_to_be),
        cmocka_unit_test(test_nearly_full_pages_are_filled),
        cmocka_unit_test(test_every_page_is_filled),
        cmocka_unit_test(test_what_a_heading_leaves_is_room_to_fill),
        cmocka_unit_test(test_room_left_may_stand_round_the_boxes),
        cmocka_unit_test(test_the_last_box_ends_exactly_at_the_foot),
        cmocka_unit_test(test_header_and_footer_stand_in_the_margins),
        cmocka_unit_test(test_pages_are_numbered_and_counted),
        cmocka_unit_test(test_places_lie_under_everything),
        cmocka_unit_test(test_a_box_higher_than_a_page_is_said),
        cmocka_unit_test(test_a_box_that_is_too_high_is_said_and_not_those_around_it),
        cmocka_unit_test(test_what_the_grid_moves_down_at_the_head_of_a_page_is_said),
        cmocka_unit_test(test_a_line_higher_than_a_page_is_said),
        cmocka_unit_test(test_a_header_that_leaves_its_margin_is_said),
        cmocka_unit_test(test_a_place_that_is_too_small_is_said),
        cmocka_unit_test(test_margins_that_leave_no_room_are_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
