/* Boxes of other shapes than a rectangle: their outlines, and where their content
 * stands. */
#include "proof.h"

#include "compose/messages.h"
#include "layout/messages.h"

#include "base/messages.h"

/* A box of 100 × 40 points with these properties. */
#define BOX(properties) FLOW("<box width='100pt' height='40pt' " properties "/>")

static void assert_outline(const char *layout, const char *expected)
{
    struct proof p = proof_on(200, 100, layout);
    assert_laid(&p);
    assert_string_equal(outlines_of(&p, 0), expected);
    proof_end(&p);
}

static void test_chevrons_have_a_head_and_a_notch(void **state)
{
    (void)state;
    assert_outline(BOX("background='red' shape='chevron' shape-head='10pt'"),
                   "M 0 0 L 90 0 L 100 20 L 90 40 L 0 40 L 10 20 Z\n");
    assert_outline(BOX("background='red' shape='chevron left' shape-head='10pt'"),
                   "M 100 0 L 10 0 L 0 20 L 10 40 L 100 40 L 90 20 Z\n");
    assert_outline(BOX("background='red' shape='chevron down' shape-head='10pt'"),
                   "M 0 0 L 0 30 L 50 40 L 100 30 L 100 0 L 50 10 Z\n");
    assert_outline(BOX("background='red' shape='chevron up' shape-head='10pt'"),
                   "M 0 40 L 0 10 L 50 0 L 100 10 L 100 40 L 50 30 Z\n");
}

static void test_a_point_may_stand_out(void **state)
{
    (void)state;
    assert_outline(BOX("background='red' shape='home-plate down' shape-head='10pt' "
                       "shape-overhang='4pt'"),
                   "M 0 0 L 0 34 L 50 44 L 100 34 L 100 0 Z\n");
}

static void test_arrows_have_a_shaft(void **state)
{
    (void)state;
    assert_outline(BOX("background='red' shape='arrow right' shape-head='40%' "
                       "shape-shaft='50%'"),
                   "M 0 10 L 60 10 L 60 0 L 100 20 L 60 40 L 60 30 L 0 30 Z\n");
    assert_outline(BOX("background='red' shape='arrow down' shape-head='25%' "
                       "shape-shaft='20%'"),
                   "M 40 0 L 40 30 L 0 30 L 50 40 L 100 30 L 60 30 L 60 0 Z\n");
}

static void test_the_other_polygons(void **state)
{
    (void)state;
    assert_outline(BOX("background='red' shape='triangle down'"),
                   "M 0 0 L 50 40 L 100 0 Z\n");
    assert_outline(BOX("background='red' shape='trapezoid up' shape-head='20pt'"),
                   "M 0 40 L 20 0 L 80 0 L 100 40 Z\n");
    assert_outline(BOX("background='red' shape='cut-tab right' shape-head='8pt'"),
                   "M 0 0 L 92 0 L 100 40 L 0 40 Z\n");
    assert_outline(BOX("background='red' shape='speech down' shape-head='10pt' "
                       "shape-shaft='20%'"),
                   "M 0 0 L 0 30 L 40 30 L 50 40 L 60 30 L 100 30 L 100 0 Z\n");
}

static void test_the_round_ones(void **state)
{
    (void)state;
    assert_outline(BOX("background='red' shape='ellipse'"),
                   "M 50 0 C 77.615 0 100 8.954 100 20 C 100 31.046 77.615 40 50 40 "
                   "C 22.385 40 0 31.046 0 20 C 0 8.954 22.385 0 50 0 Z\n");
    assert_outline(BOX("background='red' shape='tab' border-radius='10pt'"),
                   "M 0 40 L 0 10 C 0 4.477 4.477 0 10 0 L 90 0 "
                   "C 95.523 0 100 4.477 100 10 L 100 40 Z\n");
    assert_outline(
        BOX("border='2pt red' shape='brackets' shape-head='9pt'"),
        "M 10 1 C 5.029 1 1 5.029 1 10 L 1 30 C 1 34.971 5.029 39 10 39 "
        "M 90 1 C 94.971 1 99 5.029 99 10 L 99 30 C 99 34.971 94.971 39 90 39\n");
}

static void test_a_circle_is_as_high_as_wide(void **state)
{
    (void)state;
    struct proof p = proof_on(200, 100,
                              FLOW("<box width='40pt' background='red' shape='circle'/>"
                                   "<box background='blue' height='10pt'/>"));
    assert_laid(&p);
    assert_string_equal(shapes_of(&p), "path 0,0 40*40\nfill 0,40 200*10\n");
    proof_end(&p);
}

static void test_a_stroke_lies_inside_the_box(void **state)
{
    (void)state;
    assert_outline(BOX("border='4pt red' shape='triangle down'"),
                   "M 2 2 L 50 38 L 98 2 Z\n");
}

static void test_without_fill_and_border_there_is_nothing(void **state)
{
    (void)state;
    assert_outline(BOX("shape='arrow right'"), "");
    assert_outline(BOX("shape='brackets' background='red'"), "");
}

static void test_content_stands_in_the_middle_inside(void **state)
{
    (void)state;
    /* 40 points are left between notch and head, three characters of them are the text's
     */
    assert_lines(200, 100,
                 FLOW("<box width='60pt' height='35pt' shape='chevron right' "
                      "shape-head='10pt' background='red'>"
                      "<text text-align='center'>一丁七</text></box>"),
                 "15,10 一丁七\n");
    assert_lines(200, 100,
                 FLOW("<box width='60pt' height='35pt' shape='chevron right' "
                      "shape-head='10pt' background='red' vertical-align='bottom'>"
                      "<text>一丁七</text></box>"),
                 "10,20 一丁七\n");
}

static void test_a_shape_is_as_high_as_its_content_asks(void **state)
{
    (void)state;
    /* one line of 15 points is the half of it that the head leaves */
    assert_shapes(200, 100,
                  FLOW("<box width='60pt' shape='home-plate down' shape-head='50%' "
                       "background='red'><text>一</text></box>"),
                  "path 0,0 60*30\n");
}

static void test_an_auto_track_leaves_room_for_the_shape(void **state)
{
    (void)state;
    assert_shapes(200, 100,
                  FLOW("<grid columns='auto 1fr'><cell shape='home-plate right' "
                       "shape-head='10pt' background='red'><text>一丁</text></cell>"
                       "<text>三</text></grid>"),
                  "path 0,0 30*15\n");
}

static void test_boxes_stand_where_they_are_told(void **state)
{
    (void)state;
    assert_shapes(100, 50,
                  FLOW("<box width='20pt' height='5pt' background='red'/>"
                       "<box width='20pt' height='5pt' background='red' "
                       "align-self='center'/>"
                       "<box width='20pt' height='5pt' background='red' "
                       "align-self='end'/>"),
                  "fill 0,0 20*5\nfill 40,5 20*5\nfill 80,10 20*5\n");
}

static void test_a_shadow_lies_under_its_box(void **state)
{
    (void)state;
    assert_shapes(100, 50,
                  FLOW("<box height='10pt' width='20pt' background='red' "
                       "box-shadow='1pt 2pt blue'/>"),
                  "path 1,2 20*10\nfill 0,0 20*10\n");
}

static void test_a_badge_may_be_a_disc(void **state)
{
    (void)state;
    /* a quarter em parts it from the ideograph */
    assert_outline(FLOW("<text>一<span shape='ellipse' background='red'>1</span></text>"),
                   "M 15 2.5 C 16.381 2.5 17.5 4.739 17.5 7.5 C 17.5 10.261 16.381 12.5 "
                   "15 12.5 C 13.619 12.5 12.5 10.261 12.5 7.5 C 12.5 4.739 13.619 2.5 "
                   "15 2.5 Z\n");
}

static void test_what_does_not_fit_inside_is_reported(void **state)
{
    (void)state;
    assert_too_large(200, 100,
                     FLOW("<box width='30pt' shape='chevron right' shape-head='15pt' "
                          "background='red'><text>一</text></box>"),
                     DIAG_WORD_TOO_WIDE, "一");
}

static void test_an_ellipse_keeps_its_text_off_by_a_length(void **state)
{
    (void)state;
    /* 10 of 50 points at the sides leave a tenth of the height above and below: 15 points
       of text make it 18.75 high */
    assert_lines(100, 100,
                 FLOW("<box shape='ellipse' shape-head='10pt' width='50pt'>"
                      "<text>一丁七</text></box><text>万</text>"),
                 "10,1.875 一丁七\n0,18.75 万\n");
}

/* --- pyramids ------------------------------------------------------------------- */

static void test_tiers_are_slices_of_one_pyramid(void **state)
{
    (void)state;
    /* 100 points at the foot, 20 at the head, 80 high: the width grows by a point a
       point, through the gap too */
    assert_outline(
        FLOW("<pyramid top='20%' width='100pt' row-gap='20pt'>"
             "<box background='red' height='20pt'/>"
             "<box background='blue' height='40pt'/></pyramid>"),
        "M 30 20 L 40 0 L 60 0 L 70 20 Z\nM 0 80 L 20 40 L 80 40 L 100 80 Z\n");
}

static void test_tiers_share_out_room_to_spare(void **state)
{
    (void)state;
    assert_outline(FLOW("<pyramid top='0%' width='100pt' height='80pt'>"
                        "<box background='red' flex-grow='1'/>"
                        "<box background='blue' flex-grow='3'/></pyramid>"),
                   "M 37.5 20 L 50 0 L 50 0 L 62.5 20 Z\n"
                   "M 0 80 L 37.5 20 L 62.5 20 L 100 80 Z\n");
    assert_outline(FLOW("<pyramid top='0%' width='100pt' height='80pt'>"
                        "<box background='red'/><box background='blue'/></pyramid>"),
                   "M 25 40 L 50 0 L 50 0 L 75 40 Z\n"
                   "M 0 80 L 25 40 L 75 40 L 100 80 Z\n");
}

static void test_the_text_of_a_tier_stands_inside(void **state)
{
    (void)state;
    /* four characters where there is room for them, two where there is not: a higher tier
       begins higher up, where there is less */
    struct proof p = proof_on(200, 200,
                              FLOW("<pyramid top='20%' width='100pt'>"
                                   "<box background='red'><text>一丁七万</text></box>"
                                   "<box background='blue'><text>一丁七万</text></box>"
                                   "</pyramid>"));
    assert_laid(&p);
    assert_string_equal(lines_of(&p), "40,0 一丁\n40,15 七万\n13.333,30 一丁七万\n");
    proof_end(&p);
}

static void test_what_is_said_of_tiers_stands_beside_them(void **state)
{
    (void)state;
    /* the figure is 40 points wide, the text begins behind a gap of 10; the second text
       needs 45 points, of which 5 lie beside the gap: so its tier is 40 high, and the
       slanting sides still lie on one line, 12 points in over 80 */
    const char *layout = FLOW(
        "<pyramid figure='40pt' top='40%' column-gap='10pt' row-gap='10pt' width='100pt'>"
        "<box background='red' height='30pt'/><stack><text>一</text></stack>"
        "<box background='blue' height='10pt'/>"
        "<stack><text>丁<br/>七<br/>万</text></stack></pyramid>");
    assert_outline(layout, "M 7.5 30 L 12 0 L 28 0 L 32.5 30 Z\n"
                           "M 0 80 L 6 40 L 34 40 L 40 80 Z\n");
    struct proof p = proof_on(200, 200, layout);
    assert_laid(&p);
    assert_string_equal(lines_of(&p), "50,0 一\n50,35 丁\n50,50 七\n50,65 万\n");
    proof_end(&p);
}

static void test_a_stack_stands_beside_a_tier(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        FLOW("<pyramid><box/><stack/></pyramid>"),
        FLOW("<pyramid figure='40pt'><stack/><box/></pyramid>"),
        FLOW("<pyramid figure='40pt'><box/><stack/><for-each select='/plan'>"
             "<stack/></for-each></pyramid>"),
    };
    for (int i = 0; i < 3; i++) {
        struct sheet s = sheet_of(PLAN(""), wrong[i]);
        assert_only_finding(&s, DIAG_TIER_NONE, "<stack");
        sheet_end(&s);
    }
}

static void test_only_boxes_are_tiers(void **state)
{
    (void)state;
    struct sheet s = sheet_of(
        PLAN(""), FLOW("<pyramid><for-each select='/plan'><text>一</text></for-each>"
                       "</pyramid>"));
    assert_only_finding(&s, DIAG_BOX_MISPLACED, "<text");
    sheet_end(&s);
    s = sheet_of(PLAN(""), FLOW("<pyramid top='200%'><box/></pyramid>"));
    assert_only_finding(&s, DIAG_ATTRIBUTE_VALUE, "200%");
    sheet_end(&s);
}

/* --- for any size --------------------------------------------------------------- */

/* True if the point lies inside the polygon: a line from it to the right meets an odd
 * number of its edges. */
static bool holds(const struct path *polygon, emu x, emu y)
{
    bool inside = false;
    const int n = polygon->n_points;
    for (int i = 0; i < n; i++) {
        const emu *a = polygon->points[i], *b = polygon->points[(i + 1) % n];
        if ((a[1] > y) == (b[1] > y))
            continue;
        const int64_t across = a[0] + (int64_t)(b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]);
        inside = inside != (across > x);
    }
    return inside;
}

/* Every line of the page stands inside its only outline, a tenth of a point aside. */
static void check_inside_outline(struct proof *p)
{
    enum { NEAR = EMU_PT / 10 };
    const struct list spots = spots_of(p, 0);
    const struct spot *shape = NULL;
    for (int i = 0; i < spots.n; i++) {
        const struct spot *s = list_at(&spots, i);
        if (s->frag->kind == FRAG_PATH)
            shape = s;
        if (s->frag->kind != FRAG_LINE)
            continue;
        const struct glyph_run *run = s->frag->line.runs;
        const emu left = s->x + run->x + run->glyphs[0].x - shape->x + NEAR;
        const emu right =
            left + run->glyphs[run->n - 1].x - run->glyphs[0].x + run->size - 2 * NEAR;
        const emu top = s->y - shape->y + NEAR, foot = top + s->frag->h - 2 * NEAR;
        const emu corners[][2] = {{left, top}, {right, top}, {left, foot}, {right, foot}};
        for (int k = 0; k < 4; k++)
            assert_true(holds(shape->frag->path.outline, corners[k][0], corners[k][1]));
    }
}

static void test_texts_stay_in_their_shapes(void **state)
{
    (void)state;
    static const char *const shapes[] = {"chevron",   "home-plate", "arrow",  "triangle",
                                         "trapezoid", "speech",     "cut-tab"};
    static const char *const sides[] = {"up", "right", "down", "left"};
    static const char *const texts[] = {"一", "一丁七万丈三上",
                                        "一丁七万丈三上下不与一丁七"};
    for (int i = 0; i < 7 * 4 * 3 * 3; i++) {
        char layout[1024];
        snprintf(layout, sizeof layout,
                 FLOW("<box width='%dpt' background='red' shape='%s %s'%s><text "
                      "text-align='center'>%s</text></box>"),
                 90 + 30 * (i / 84), shapes[i % 7], sides[i / 7 % 4],
                 i % 2 ? "" : " shape-head='18%'", texts[i / 28 % 3]);
        struct proof p = proof_on(300, 600, layout);
        assert_laid(&p);
        check_inside_outline(&p);
        proof_end(&p);
    }
}

static void assert_refused(const char *properties, const char *at)
{
    char layout[1024];
    snprintf(layout, sizeof layout, BOX("%s"), properties);
    struct sheet s = sheet_of(PLAN(""), layout);
    assert_only_finding(&s, DIAG_ATTRIBUTE_VALUE, at);
    sheet_end(&s);
}

static void test_wrong_shapes_are_refused(void **state)
{
    (void)state;
    assert_refused("shape='star'", "star");
    assert_refused("shape='arrow sideways'", "arrow sideways");
    assert_refused("shape='arrow up down'", "arrow up down");
    assert_refused("shape='ellipse up'", "ellipse up");
    assert_refused("shape-head='120%'", "120%");
    assert_refused("shape-head='-1mm'", "-1mm");
    assert_refused("shape-shaft='0%'", "0%");
    assert_refused("shape-shaft='3mm'", "3mm");
    assert_refused("box-shadow='1mm red'", "1mm red");
    assert_refused("box-shadow='none none'", "none none");
    assert_refused("align-self='stretch'", "stretch");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chevrons_have_a_head_and_a_notch),
        cmocka_unit_test(test_a_point_may_stand_out),
        cmocka_unit_test(test_arrows_have_a_shaft),
        cmocka_unit_test(test_the_other_polygons),
        cmocka_unit_test(test_the_round_ones),
        cmocka_unit_test(test_a_circle_is_as_high_as_wide),
        cmocka_unit_test(test_a_stroke_lies_inside_the_box),
        cmocka_unit_test(test_without_fill_and_border_there_is_nothing),
        cmocka_unit_test(test_content_stands_in_the_middle_inside),
        cmocka_unit_test(test_a_shape_is_as_high_as_its_content_asks),
        cmocka_unit_test(test_an_auto_track_leaves_room_for_the_shape),
        cmocka_unit_test(test_boxes_stand_where_they_are_told),
        cmocka_unit_test(test_a_shadow_lies_under_its_box),
        cmocka_unit_test(test_a_badge_may_be_a_disc),
        cmocka_unit_test(test_what_does_not_fit_inside_is_reported),
        cmocka_unit_test(test_wrong_shapes_are_refused),
        cmocka_unit_test(test_an_ellipse_keeps_its_text_off_by_a_length),
        cmocka_unit_test(test_tiers_are_slices_of_one_pyramid),
        cmocka_unit_test(test_tiers_share_out_room_to_spare),
        cmocka_unit_test(test_the_text_of_a_tier_stands_inside),
        cmocka_unit_test(test_what_is_said_of_tiers_stands_beside_them),
        cmocka_unit_test(test_a_stack_stands_beside_a_tier),
        cmocka_unit_test(test_only_boxes_are_tiers),
        cmocka_unit_test(test_texts_stay_in_their_shapes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
