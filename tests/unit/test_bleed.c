/* What touches the edge of a page goes on beyond it: fragments on a page of 100 × 50
 * points that has 3 points of bleed. */
#include "sheet.h"

#include "layout/layout.h"
#include "layout/messages.h"

#include "base/list.h"
#include "load/image.h"

enum { W = 100 * EMU_PT, H = 50 * EMU_PT, BLEED = 3 * EMU_PT };

#define PT(x) ((emu)((x)*EMU_PT))

static void add_numbers(struct strbuf *b, const emu *numbers, int n)
{
    for (int i = 0; i < n; i++) {
        char room[24];
        strbuf_add_c(b, " ");
        strbuf_add_c(b, len_pt(&room, numbers[i]));
    }
}

/* Fragments as KIND X Y W H, pictures with the whole of them behind, paths as they are
 * drawn, with their pens' widths. */
static void print(struct strbuf *b, const struct frag *frag, emu x, emu y)
{
    static const char *const names[] = {
        [FRAG_FILL] = "fill", [FRAG_FRAME] = "frame", [FRAG_IMAGE] = "image"};
    const emu area[] = {x, y, frag->w, frag->h};
    char room[24];
    if (frag->kind == FRAG_PATH) {
        strbuf_addf(b, "path %s%s: ", frag->path.pen.fills ? "fill " : "",
                    len_pt(&room, frag->path.pen.width));
        strbuf_add(b, path_print(b->arena, frag->path.outline, x, y));
        strbuf_add_c(b, "\n");
    } else if (frag->kind != FRAG_GROUP) {
        strbuf_add_c(b, names[frag->kind]);
        add_numbers(b, area, 4);
        if (frag->kind == FRAG_IMAGE)
            add_numbers(b,
                        (const emu[]){x + frag->image.x, y + frag->image.y, frag->image.w,
                                      frag->image.h},
                        4);
        strbuf_add_c(b, "\n");
    }
    for (int i = 0; i < frag->n; i++)
        print(b, frag->kids[i].frag, x + frag->kids[i].x, y + frag->kids[i].y);
}

/* The fragment, so and so far from the page's corner, when it has been drawn out. */
static const char *bled_in(struct job *job, const struct frag *frag, emu x, emu y)
{
    const struct placed kid = {x, y, frag};
    const struct frag content = {
        .kind = FRAG_GROUP, .w = W, .h = H, .kids = &kid, .n = 1};
    const struct page page = {.w = W, .h = H, .bleed = BLEED, .content = &content};
    const struct pages pages = {.pages = &page, .n = 1};
    const struct pages *bled = layout_bleed(job, &pages, 0, 0);
    struct strbuf b;
    strbuf_init(&b, job->doc);
    print(&b, bled->pages[0].content, 0, 0);
    assert_int_equal(bled->pages[0].bleed, BLEED);
    return strbuf_str(&b).p;
}

static void assert_bled(const struct frag *frag, emu x, emu y, const char *expected)
{
    struct job job = job_begin();
    assert_string_equal(bled_in(&job, frag, x, y), expected);
    assert_string_equal(job_messages(&job), "");
    job_end(&job);
}

/* --- rectangles --------------------------------------------------------------------- */

static void test_fills_go_on_at_the_sides_that_touch(void **state)
{
    (void)state;
    const struct frag fill = {.kind = FRAG_FILL, .w = PT(10), .h = PT(8)};
    const struct frag band = {.kind = FRAG_FILL, .w = W, .h = PT(8)};
    assert_bled(&fill, PT(20), PT(20), "fill 20 20 10 8\n");
    assert_bled(&fill, 0, PT(20), "fill -3 20 13 8\n");
    assert_bled(&fill, PT(90), PT(42), "fill 90 42 13 11\n");
    assert_bled(&band, 0, 0, "fill -3 -3 106 11\n");
}

static void test_what_is_beyond_the_edge_already_reaches_the_end(void **state)
{
    (void)state;
    const struct frag fill = {.kind = FRAG_FILL, .w = PT(10), .h = PT(8)};
    assert_bled(&fill, PT(-1), PT(20), "fill -3 20 12 8\n");
    assert_bled(&fill, PT(-5), PT(20), "fill -5 20 10 8\n");
}

static void test_a_hair_from_the_edge_is_at_the_edge(void **state)
{
    (void)state;
    const struct frag fill = {.kind = FRAG_FILL, .w = PT(10), .h = PT(8)};
    assert_bled(&fill, 100, PT(20), "fill -3 20 13.008 8\n");
}

static void test_least_is_drawn_out_and_no_less_than_the_page_has(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct frag content = {.kind = FRAG_GROUP, .w = W, .h = H};
    const struct page page = {.w = W, .h = H, .bleed = BLEED, .content = &content};
    const struct pages pages = {.pages = &page, .n = 1};
    assert_int_equal(layout_bleed(&job, &pages, PT(9), 0)->pages[0].bleed, PT(9));
    assert_int_equal(layout_bleed(&job, &pages, PT(1), 0)->pages[0].bleed, BLEED);
    assert_ptr_equal(layout_bleed(&job, &pages, 0, PT(1))->pages[0].content, &content);
    job_end(&job);
}

static void test_pages_that_move_are_drawn_out_more(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct frag fill = {.kind = FRAG_FILL, .w = PT(10), .h = PT(8)};
    const struct placed kid = {0, PT(20), &fill};
    const struct frag content = {
        .kind = FRAG_GROUP, .w = W, .h = H, .kids = &kid, .n = 1};
    const struct page page = {.w = W, .h = H, .bleed = BLEED, .content = &content};
    const struct pages pages = {.pages = &page, .n = 1};
    const struct page *bled = layout_bleed(&job, &pages, 0, PT(2))->pages;
    assert_int_equal(bled->bleed, BLEED);
    assert_int_equal(bled->content->kids[0].x, -PT(5));
    job_end(&job);
}

static void test_round_corners_stay_and_sides_go_on(void **state)
{
    (void)state;
    const struct frag fill = {
        .kind = FRAG_FILL, .w = PT(20), .h = PT(20), .fill.radius = PT(4)};
    assert_bled(&fill, PT(20), PT(20), "fill 20 20 20 20\n");
    assert_bled(&fill, 0, PT(20),
                "path fill 0: M 4 20 L 16 20 C 18.209 20 20 21.791 20 24 L 20 36 "
                "C 20 38.209 18.209 40 16 40 L 4 40 C 1.791 40 0 38.209 0 36 "
                "L -3 36 L -3 24 L 0 24 C 0 21.791 1.791 20 4 20 Z\n");
}

/* --- outlines ----------------------------------------------------------------------- */

/* A closed polygon, filled, or stroked with a pen. */
static void assert_polygon(const emu (*points)[2], int n, emu pen, bool closed,
                           const char *expected)
{
    struct job job = job_begin();
    struct pathbuf b = pathbuf_in(job.doc);
    path_move(&b, points[0][0], points[0][1]);
    for (int i = 1; i < n; i++)
        path_line(&b, points[i][0], points[i][1]);
    if (closed)
        path_close(&b);
    const struct frag frag = {.kind = FRAG_PATH,
                              .path.outline = path_finish(&b),
                              .path.pen = {.fills = !pen, .width = pen}};
    assert_string_equal(bled_in(&job, &frag, 0, 0), expected);
    job_end(&job);
}

static void test_an_arrow_at_two_edges(void **state)
{
    (void)state;
    /* its foot at the left, one side along the top, its point inside */
    const emu points[][2] = {
        {0, 0}, {PT(20), 0}, {PT(30), PT(10)}, {PT(20), PT(20)}, {0, PT(20)}};
    assert_polygon(points, 5, 0, true,
                   "path fill 0: M -3 -3 L 20 -3 L 20 0 L 30 10 L 20 20 L 0 20 "
                   "L -3 20 L -3 -3 Z\n");
    /* a fill closes itself */
    assert_polygon(points, 5, 0, false,
                   "path fill 0: M -3 -3 L 20 -3 L 20 0 L 30 10 L 20 20 L 0 20 "
                   "L -3 20 L -3 -3 Z\n");
}

static void test_a_slanted_side_goes_on_at_the_corner_of_the_page(void **state)
{
    (void)state;
    const emu points[][2] = {{0, 0}, {PT(20), PT(20)}, {0, PT(20)}};
    assert_polygon(points, 3, 0, true,
                   "path fill 0: M 0 0 L 20 20 L 0 20 L -3 20 L -3 -3 L 0 0 Z\n");
}

static void test_a_point_at_the_edge_stays(void **state)
{
    (void)state;
    const emu points[][2] = {{PT(80), PT(10)}, {W, PT(20)}, {PT(80), PT(30)}};
    assert_polygon(points, 3, 0, true, "path fill 0: M 80 10 L 100 20 L 80 30 Z\n");
}

/* --- strokes ------------------------------------------------------------------------ */

static void test_a_frame_has_its_sides_go_on(void **state)
{
    (void)state;
    const struct frag frame = {
        .kind = FRAG_FRAME, .w = PT(20), .h = PT(10), .frame.width = PT(2)};
    const struct frag round = {.kind = FRAG_FRAME,
                               .w = PT(20),
                               .h = PT(10),
                               .frame.width = PT(2),
                               .frame.radius = PT(4)};
    assert_bled(&frame, PT(20), PT(20), "frame 20 20 20 10\n");
    assert_bled(&frame, 0, PT(20), "frame 0 20 20 10\nfill -3 20 4 10\n");
    assert_bled(&frame, PT(80), PT(40),
                "frame 80 40 20 10\nfill 99 40 4 13\nfill 80 49 23 4\n");
    /* where its corners are round, only what is straight, and half the stroke's width */
    assert_bled(&round, 0, PT(20), "frame 0 20 20 10\nfill -3 23 4 4\n");
}

static void test_a_line_that_ends_at_the_edge_goes_on_as_it_came(void **state)
{
    (void)state;
    const emu level[][2] = {{0, PT(20)}, {PT(50), PT(20)}};
    const emu slanted[][2] = {{PT(50), PT(20)}, {PT(70), PT(50)}};
    const emu along[][2] = {{PT(50), PT(48)}, {PT(90), H}};
    assert_polygon(level, 2, PT(1), false,
                   "path 1: M 0 20 L 50 20\npath 1: M 0 20 L -3 20\n");
    assert_polygon(slanted, 2, PT(1), false,
                   "path 1: M 50 20 L 70 50\npath 1: M 70 50 L 72 53\n");
    assert_polygon(along, 2, PT(1), false, "path 1: M 50 48 L 90 50\n");
}

static void test_a_dashed_line_along_the_edge_has_its_dashes_go_on(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct pathbuf b = pathbuf_in(job.doc);
    path_move(&b, PT(10), H);
    path_line(&b, PT(50), H);
    const struct frag frag = {.kind = FRAG_PATH,
                              .path.outline = path_finish(&b),
                              .path.pen = {.width = PT(1), .dash = PT(2), .gap = PT(2)}};
    assert_string_equal(bled_in(&job, &frag, 0, 0),
                        "path 1: M 10 50 L 50 50\npath 3: M 10 51.5 L 50 51.5\n");
    job_end(&job);
}

/* --- pictures ----------------------------------------------------------------------- */

static const struct image photo = {.path = "photo.png", .width = 800, .height = 400};

static struct frag picture(emu w, emu h, emu x, emu y, emu own_w, emu own_h)
{
    return (struct frag){
        .kind = FRAG_IMAGE,
        .w = w,
        .h = h,
        .image = {.image = &photo, .x = x, .y = y, .w = own_w, .h = own_h}};
}

static void test_a_picture_is_made_larger(void **state)
{
    (void)state;
    /* along the top, as wide as the page: as high as 43 points, it is 107.5 wide */
    struct frag band = picture(W, PT(40), 0, 0, W, PT(40));
    assert_bled(&band, 0, 0, "image -3 -3 106 43 -3.75 -3 107.5 43\n");
    struct frag side = picture(PT(60), PT(30), 0, 0, PT(60), PT(30));
    assert_bled(&side, 0, PT(10), "image -3 10 63 30 -3 9.25 63 31.5\n");
    assert_bled(&side, PT(20), PT(10), "image 20 10 60 30 20 10 60 30\n");
}

static void test_what_was_cut_off_of_it_is_shown_first(void **state)
{
    (void)state;
    struct frag cover = picture(PT(60), PT(40), PT(-10), 0, PT(80), PT(40));
    assert_bled(&cover, 0, PT(5), "image -3 5 63 40 -10 5 80 40\n");
}

static void test_the_room_beside_a_picture_is_not_part_of_it(void **state)
{
    (void)state;
    struct frag within = picture(PT(100), PT(40), PT(10), 0, PT(80), PT(40));
    assert_bled(&within, 0, PT(5), "image 0 5 100 40 10 5 80 40\n");
}

static void test_a_small_picture_is_said_once(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct frag small = picture(PT(20), PT(10), 0, 0, PT(20), PT(10));
    assert_string_equal(bled_in(&job, &small, 0, PT(5)), "image 0 5 20 10 0 5 20 10\n");
    assert_finding(&job, 0, DIAG_PICTURE_BLEED, "");
    job_end(&job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fills_go_on_at_the_sides_that_touch),
        cmocka_unit_test(test_what_is_beyond_the_edge_already_reaches_the_end),
        cmocka_unit_test(test_a_hair_from_the_edge_is_at_the_edge),
        cmocka_unit_test(test_least_is_drawn_out_and_no_less_than_the_page_has),
        cmocka_unit_test(test_pages_that_move_are_drawn_out_more),
        cmocka_unit_test(test_round_corners_stay_and_sides_go_on),
        cmocka_unit_test(test_an_arrow_at_two_edges),
        cmocka_unit_test(test_a_slanted_side_goes_on_at_the_corner_of_the_page),
        cmocka_unit_test(test_a_point_at_the_edge_stays),
        cmocka_unit_test(test_a_frame_has_its_sides_go_on),
        cmocka_unit_test(test_a_line_that_ends_at_the_edge_goes_on_as_it_came),
        cmocka_unit_test(test_a_dashed_line_along_the_edge_has_its_dashes_go_on),
        cmocka_unit_test(test_a_picture_is_made_larger),
        cmocka_unit_test(test_what_was_cut_off_of_it_is_shown_first),
        cmocka_unit_test(test_the_room_beside_a_picture_is_not_part_of_it),
        cmocka_unit_test(test_a_small_picture_is_said_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
