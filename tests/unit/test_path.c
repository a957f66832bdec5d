/* Outlines: built step by step, printed. */
#include "own_job.h"

#include "base/path.h"

#define PT(n) ((n)*EMU_PT)

static void assert_path(const struct pathbuf *b, const char *expected)
{
    assert_str(path_print(job.doc, path_finish(b), 0, 0), expected);
}

static void test_steps_are_kept_in_order(void **state)
{
    (void)state;
    struct pathbuf b = pathbuf_in(job.doc);
    path_move(&b, PT(1), PT(2));
    path_line(&b, PT(3), PT(4));
    path_curve(&b, PT(5), PT(6), PT(7), PT(8), PT(9), PT(10));
    path_close(&b);
    assert_path(&b, "M 1 2 L 3 4 C 5 6 7 8 9 10 Z");
    const struct path *path = path_finish(&b);
    assert_int_equal(path->n, 4);
    assert_int_equal(path->n_points, 5);
}

static void test_a_path_is_printed_where_it_stands(void **state)
{
    (void)state;
    struct pathbuf b = pathbuf_in(job.doc);
    path_move(&b, PT(1), PT(2));
    assert_str(path_print(job.doc, path_finish(&b), PT(10), PT(-3)), "M 11 -1");
}

static void test_an_empty_path_is_nothing(void **state)
{
    (void)state;
    struct pathbuf b = pathbuf_in(job.doc);
    assert_path(&b, "");
}

static void test_polygons_are_closed(void **state)
{
    (void)state;
    struct pathbuf b = pathbuf_in(job.doc);
    path_polygon(&b, (const emu[][2]){{0, 0}, {PT(4), 0}, {0, PT(4)}}, 3);
    assert_path(&b, "M 0 0 L 4 0 L 0 4 Z");
}

static void test_rectangles_may_have_round_corners(void **state)
{
    (void)state;
    struct pathbuf b = pathbuf_in(job.doc);
    path_rectangle(&b, 0, 0, PT(6), PT(4), 0);
    assert_path(&b, "M 0 0 L 6 0 L 6 4 L 0 4 Z");
    b = pathbuf_in(job.doc);
    path_rectangle(&b, 0, 0, PT(60), PT(40), PT(10));
    assert_path(&b,
                "M 10 0 L 50 0 C 55.523 0 60 4.477 60 10 L 60 30 C 60 35.523 55.523 40 "
                "50 40 L 10 40 C 4.477 40 0 35.523 0 30 L 0 10 C 0 4.477 4.477 0 10 0 Z");
}

static void test_a_radius_too_large_is_half_the_shorter_side(void **state)
{
    (void)state;
    struct pathbuf b = pathbuf_in(job.doc);
    path_rectangle(&b, 0, 0, PT(60), PT(20), PT(90));
    assert_true(str_starts(path_print(job.doc, path_finish(&b), 0, 0),
                           STR("M 10 0 L 50 0 C 55.523 0 60 4.477 60 10 L 60 10 ")));
}

static void test_an_ellipse_touches_all_sides(void **state)
{
    (void)state;
    struct pathbuf b = pathbuf_in(job.doc);
    path_ellipse(&b, PT(10), 0, PT(40), PT(20));
    assert_path(&b, "M 30 0 C 41.046 0 50 4.477 50 10 C 50 15.523 41.046 20 30 20 "
                    "C 18.954 20 10 15.523 10 10 C 10 4.477 18.954 0 30 0 Z");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_steps_are_kept_in_order),
        TEST(test_a_path_is_printed_where_it_stands),
        TEST(test_an_empty_path_is_nothing),
        TEST(test_polygons_are_closed),
        TEST(test_rectangles_may_have_round_corners),
        TEST(test_a_radius_too_large_is_half_the_shorter_side),
        TEST(test_an_ellipse_touches_all_sides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
