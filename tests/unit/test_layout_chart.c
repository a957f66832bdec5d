/* Charts as fragments: what is drawn, and where their labels stand. */
#include "proof.h"

#include "layout/messages.h"

/* What is drawn besides text: fills as X,Y W*H, outlines as they are printed. */
static const char *drawn(struct proof *p)
{
    const struct list spots = spots_of(p, 0);
    struct strbuf b;
    strbuf_init(&b, p->sheet.job.doc);
    for (int i = 0; i < spots.n; i++) {
        const struct spot *spot = list_at(&spots, i);
        if (spot->frag->kind == FRAG_FILL) {
            add_pt(&b, spot->x);
            strbuf_add_char(&b, ',');
            add_pt(&b, spot->y);
            strbuf_add_char(&b, ' ');
            add_pt(&b, spot->frag->w);
            strbuf_add_char(&b, '*');
            add_pt(&b, spot->frag->h);
            strbuf_add_char(&b, '\n');
        } else if (spot->frag->kind == FRAG_PATH) {
            strbuf_add(&b, path_print(p->sheet.job.doc, spot->frag->path.outline, spot->x,
                                      spot->y));
            strbuf_add_char(&b, '\n');
        }
    }
    return b.n ? strbuf_str(&b).p : "";
}

static void assert_drawn(const char *layout, const char *expected)
{
    struct proof p = proof_on(200, 100, layout);
    assert_laid(&p);
    assert_string_equal(drawn(&p), expected);
    proof_end(&p);
}

static void test_a_bar_has_a_track_a_value_and_a_target(void **state)
{
    (void)state;
    /* the scale goes to 125 %: the target of 100 % stands at 80 of 100 points */
    assert_drawn(FLOW("<chart kind='progress' width='100pt' height='10pt' value='0.5' "
                      "target='1' background='blue' color='red'/>"),
                 "0,0 100*10\n"       /* track */
                 "0,0 40*10\n"        /* value */
                 "79.1,0 1.8*10\n"    /* halo */
                 "79.6,-2 0.8*14\n"); /* target */
}

static void test_a_bullet_parts_what_is_beyond_the_target(void **state)
{
    (void)state;
    assert_drawn(FLOW("<chart kind='bullet' width='120pt' height='10pt' value='1.1' "
                      "target='1'/>"),
                 "0,0 100*10\n100,0 10*10\n99.1,0 1.8*10\n99.6,-2 0.8*14\n");
}

static void test_pace_and_baseline_are_marks(void **state)
{
    (void)state;
    assert_drawn(FLOW("<chart kind='progress' width='100pt' height='10pt' value='0' "
                      "baseline='0.25' pace='0.5' max='1'/>"),
                 "24.7,5 0.6*5\n"
                 "M 46.5 -3 L 53.5 -3 L 50 2 Z\n"
                 "M 46.5 -3 L 53.5 -3 L 50 2 Z\n");
}

static void test_a_bar_that_goes_on_is_cut(void **state)
{
    (void)state;
    assert_drawn(FLOW("<chart kind='progress' width='100pt' height='10pt' value='2' "
                      "max='1'/>"),
                 "0,0 100*10\nM 88.5 10 L 93.5 0 L 97 0 L 92 10 Z\n");
    /* a high bar behind its target's line */
    assert_drawn(FLOW("<chart kind='progress' width='100pt' height='23pt' value='2' "
                      "target='0.8' max='1'/>"),
                 "0,0 80*23\n80,0 20*23\n"
                 "M 80.9 23 L 89.204 0 L 95.017 0 L 86.713 23 Z\n"
                 "79.1,0 1.8*23\n79.6,-4.6 0.8*32.2\n");
}

static int paths_in(struct proof *p)
{
    const struct list spots = spots_of(p, 0);
    int n = 0;
    for (int i = 0; i < spots.n; i++)
        n += ((const struct spot *)list_at(&spots, i))->frag->kind == FRAG_PATH;
    return n;
}

static void test_stars_are_full_half_or_empty(void **state)
{
    (void)state;
    struct proof p =
        proof_on(200, 100, FLOW("<chart kind='stars' value='1.5' stars='3'/>"));
    assert_laid(&p);
    assert_int_equal(paths_in(&p), 1 + 2 + 1);
    proof_end(&p);
    /* a row that is too long for its room gets smaller stars */
    assert_drawn(
        FLOW("<box width='10pt'><chart kind='stars' height='10pt' value='1' "
             "stars='1'/></box>"),
        "M 5 0.535 L 3.945 3.782 L 0.53 3.783 L 3.292 5.79 L 2.237 9.037 L 5 7.03 "
        "L 7.763 9.037 L 6.708 5.79 L 9.47 3.783 L 6.055 3.782 Z\n");
}

static void test_segments_are_in_proportion(void **state)
{
    (void)state;
    /* 200 points less two gaps of half a point */
    assert_drawn(FLOW("<chart kind='segments' height='10pt'><datum value='1'/>"
                      "<datum value='2'/><datum value='1'/></chart>"),
                 "0,0 49.75*10\n50.25,0 99.5*10\n150.25,0 49.75*10\n");
}

static void test_no_segment_is_narrower_than_its_label(void **state)
{
    (void)state;
    struct proof p =
        proof_on(200, 100,
                 FLOW("<chart kind='segments' height='20pt'><datum value='99'/>"
                      "<datum value='1'><label><text>一</text></label></datum></chart>"));
    assert_laid(&p);
    assert_string_equal(drawn(&p), "0,0 189.5*20\n190,0 10*20\n");
    assert_string_equal(lines_of(&p), "190,2.5 一\n");
    proof_end(&p);
}

static void test_captions_stand_below(void **state)
{
    (void)state;
    struct proof p =
        proof_on(200, 100,
                 FLOW("<chart kind='segments' height='20pt'><datum value='1'><caption>"
                      "<text text-align='center'>一</text></caption></datum></chart>"
                      "<text>丁</text>"));
    assert_laid(&p);
    assert_string_equal(lines_of(&p), "95,21.417 一\n0,36.417 丁\n");
    proof_end(&p);
}

/* A datum with a label. */
#define LABELLED(value, label)                                                           \
    "<datum value='" value "'><label><text>" label "</text></label></datum>"

static void test_labels_keep_to_the_room_of_their_value(void **state)
{
    (void)state;
    struct proof p = proof_on(
        200, 100,
        FLOW("<chart kind='sparkline' height='30pt'>" LABELLED("1", "一丁七万丈三上下")
                 LABELLED("1", "不与丑一丁七万丈三") "</chart>"));
    assert_laid(&p);
    const struct list spots = spots_of(&p, 0);
    emu left = 0;
    for (int i = 0; i < spots.n; i++) {
        const struct spot *spot = list_at(&spots, i);
        if (spot->frag->kind != FRAG_LINE || spot->frag->line.n == 0)
            continue;
        const bool second = spot->x >= 100 * EMU_PT;
        assert_true(second || spot->x + spot->frag->w <= 100 * EMU_PT);
        left += !second;
    }
    assert_int_equal(left, 1);
    proof_end(&p);
}

static void test_labels_that_meet_are_reported(void **state)
{
    (void)state;
    assert_too_large(
        60, 100,
        FLOW("<chart kind='line' height='30pt'>"
             "<datum value='1'><label><text white-space='nowrap'>一丁七万丈三"
             "</text></label></datum>"
             "<datum value='1'><label><text white-space='nowrap'>不与丑一丁七"
             "</text></label></datum></chart>"),
        DIAG_BOX_TOO_WIDE, "<chart");
}

static void test_labels_on_a_ring_that_meet_are_reported(void **state)
{
    (void)state;
    assert_too_large(
        200, 100,
        FLOW("<chart kind='donut' height='60pt'>" LABELLED("1", "一丁七万丈三")
                 LABELLED("1", "不与丑一丁七") LABELLED("9", "上下")
                     LABELLED("1", "一丁七万丈三") "</chart>"),
        DIAG_BOX_TOO_WIDE, "<chart");
}

static void test_a_label_below_its_column_stands_above_the_captions(void **state)
{
    (void)state;
    struct proof p = proof_on(
        200, 200,
        FLOW("<chart kind='column' height='20pt'><datum value='-1'><label><text>一</text>"
             "</label><caption><text>丁</text></caption></datum></chart>"));
    assert_laid(&p);
    const struct list spots = spots_of(&p, 0);
    emu foot = 0, caption = 0;
    for (int i = 0; i < spots.n; i++) {
        const struct spot *spot = list_at(&spots, i);
        if (spot->frag->kind != FRAG_LINE)
            continue;
        if (str_eq(spot->frag->line.text, STR("一")))
            foot = spot->y + spot->frag->h;
        if (str_eq(spot->frag->line.text, STR("丁")))
            caption = spot->y;
    }
    assert_true(foot > 0 && caption >= foot);
    proof_end(&p);
}

static void test_labels_without_room_are_reported(void **state)
{
    (void)state;
    assert_too_large(15, 100,
                     FLOW("<chart kind='segments'><datum value='1'><label><text>一"
                          "</text></label></datum><datum value='1'><label><text>丁"
                          "</text></label></datum></chart>"),
                     DIAG_BOX_TOO_WIDE, "<chart");
}

static void test_columns_stand_on_zero(void **state)
{
    (void)state;
    struct proof p =
        proof_on(200, 150,
                 FLOW("<chart kind='column' width='100pt' height='100pt' max='10'>"
                      "<datum value='5'><label><text>5</text></label></datum>"
                      "<datum value='10'/></chart>"));
    assert_laid(&p);
    /* figures take 10 points and a millimetre; labels 15 points and a millimetre */
    const char *all = drawn(&p);
    assert_non_null(strstr(all, "22.423,67.835 24.406*50\n"));
    assert_non_null(strstr(all, "66.006,17.835 24.406*100\n"));
    proof_end(&p);
}

static void test_parts_stand_on_one_another(void **state)
{
    (void)state;
    struct proof p =
        proof_on(200, 150,
                 FLOW("<chart kind='column' width='100pt' height='100pt' max='10'>"
                      "<datum><part value='4'><label><text>一</text></label></part>"
                      "<part value='1'><label><text>丁</text></label></part></datum>"
                      "<datum value='10'/></chart>"));
    assert_laid(&p);
    const char *all = drawn(&p);
    /* the first is 40 points high, and the second 10 on top of it, above a white line */
    assert_non_null(strstr(all, "22.423,67.5 24.406*40\n"));
    assert_non_null(strstr(all, "22.423,57.5 24.406*10\n"));
    assert_non_null(strstr(all, "22.423,67.25 24.406*0.5\n"));
    /* a label stands in the middle of its part, or beside what is too low for it */
    assert_non_null(strstr(lines_of(&p), "29.626,80 一\n48.246,55 丁\n"));
    proof_end(&p);
}

static void test_figures_of_an_axis_have_room(void **state)
{
    (void)state;
    assert_lines(200, 150,
                 FLOW("<chart kind='column' height='10pt' "
                      "max='10'><datum value='5'/></chart><text>一</text>"),
                 "5,75 0\n5,60 2\n5,45 4\n5,30 6\n5,15 8\n0,0 10\n0,90 一\n");
}

static void test_lines_are_interrupted_where_a_value_is_missing(void **state)
{
    (void)state;
    struct proof p = proof_on(
        200, 100,
        FLOW("<chart kind='sparkline' height='25.669pt' width='105.669pt'>"
             "<datum value='0'/><datum value='10'/><datum value=''/><datum value='5'/>"
             "<datum value='0'/></chart>"));
    assert_laid(&p);
    assert_non_null(strstr(drawn(&p), "M 2.835 22.834 L 27.835 2.835 M 77.834 12.834 "
                                      "L 102.834 22.834\n"));
    proof_end(&p);
}

static void test_a_ring_is_drawn_from_the_top(void **state)
{
    (void)state;
    struct proof p = proof_on(
        200, 100,
        FLOW("<chart kind='donut' height='100pt'><datum value='1'/><datum value='1'/>"
             "<center><text text-align='center'>一</text></center></chart>"));
    assert_laid(&p);
    assert_true(str_starts(str_of(drawn(&p)),
                           STR("M 100 0 C 127.614 0 150 22.386 150 50 C 150 77.614 "
                               "127.614 100 100 100 L 100 76 C 114.359 76 126 64.359 126 "
                               "50 C 126 35.641 114.359 24 100 24 Z\n")));
    assert_string_equal(lines_of(&p), "95,42.5 一\n");
    proof_end(&p);
}

static void test_a_key_makes_room_for_itself(void **state)
{
    (void)state;
    /* three lines beside a ring of 20 points: they need 45, and the ring is in the middle
     */
    assert_lines(200, 100,
                 FLOW("<chart kind='donut' height='20pt'>"
                      "<datum value='1'><caption><text>一</text></caption></datum>"
                      "<datum value='1'><caption><text>丁</text></caption></datum>"
                      "<datum value='1'><caption><text>七</text></caption></datum>"
                      "</chart><text>万</text>"),
                 "42.677,0 一\n42.677,15 丁\n42.677,30 七\n0,45 万\n");
}

static void test_a_trend_points_up_or_down(void **state)
{
    (void)state;
    assert_drawn(FLOW("<chart kind='trend' width='10pt' height='10pt' value='0'/>"),
                 "M 0.5 4.2 L 5.75 4.2 L 5.75 2.2 L 9.75 5 L 5.75 7.8 L 5.75 5.8 "
                 "L 0.5 5.8 Z\n");
    assert_drawn(FLOW("<chart kind='trend' width='10pt' height='10pt' value='-1'/>"),
                 "M 2.384 1.252 L 6.096 4.965 L 7.51 3.55 L 8.359 8.359 L 3.55 7.51 "
                 "L 4.965 6.096 L 1.252 2.384 Z\n");
}

static void test_a_chart_says_what_it_shows(void **state)
{
    (void)state;
    struct proof p =
        proof_on(200, 100, FLOW("<chart kind='stars' value='3' stars='4'/>"));
    assert_laid(&p);
    const struct list spots = spots_of(&p, 0);
    int said_ = 0;
    for (int i = 0; i < spots.n; i++) {
        const struct frag *frag = ((const struct spot *)list_at(&spots, i))->frag;
        if (frag->kind == FRAG_GROUP && frag->group.alt.n) {
            assert_str(frag->group.alt, "4段階中3");
            said_++;
        }
    }
    assert_int_equal(said_, 1);
    proof_end(&p);
}

static void test_plots_fill_their_room(void **state)
{
    (void)state;
    struct proof p =
        proof_on(200, 100,
                 LAYOUT(PALETTE MASTER "<page-sequence master='m' fill='yes'><chart "
                                       "kind='sparkline' flex-grow='1'><datum value='1'/>"
                                       "<datum value='2'/></chart><text>一</text>"
                                       "</page-sequence>"));
    assert_laid(&p);
    assert_string_equal(lines_of(&p), "0,85 一\n");
    proof_end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_bar_has_a_track_a_value_and_a_target),
        cmocka_unit_test(test_a_bullet_parts_what_is_beyond_the_target),
        cmocka_unit_test(test_pace_and_baseline_are_marks),
        cmocka_unit_test(test_a_bar_that_goes_on_is_cut),
        cmocka_unit_test(test_stars_are_full_half_or_empty),
        cmocka_unit_test(test_segments_are_in_proportion),
        cmocka_unit_test(test_no_segment_is_narrower_than_its_label),
        cmocka_unit_test(test_captions_stand_below),
        cmocka_unit_test(test_labels_keep_to_the_room_of_their_value),
        cmocka_unit_test(test_labels_that_meet_are_reported),
        cmocka_unit_test(test_labels_on_a_ring_that_meet_are_reported),
        cmocka_unit_test(test_a_label_below_its_column_stands_above_the_captions),
        cmocka_unit_test(test_labels_without_room_are_reported),
        cmocka_unit_test(test_columns_stand_on_zero),
        cmocka_unit_test(test_parts_stand_on_one_another),
        cmocka_unit_test(test_figures_of_an_axis_have_room),
        cmocka_unit_test(test_lines_are_interrupted_where_a_value_is_missing),
        cmocka_unit_test(test_a_ring_is_drawn_from_the_top),
        cmocka_unit_test(test_a_key_makes_room_for_itself),
        cmocka_unit_test(test_a_trend_points_up_or_down),
        cmocka_unit_test(test_a_chart_says_what_it_shows),
        cmocka_unit_test(test_plots_fill_their_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
