/* SVG's path data. */
#include "own_job.h"

#include "base/path.h"
#include "compose/path_data.h"

static const char *read(const char *text)
{
    struct pathbuf b = pathbuf_in(job.doc);
    int offset;
    if (!path_data_parse(str_of(text), &b, &offset))
        return str_format(job.doc, "wrong at %d", offset).p;
    return path_print(job.doc, path_finish(&b), 0, 0).p;
}

static void check(const char *const (*rows)[2], int n)
{
    for (int i = 0; i < n; i++)
        if (strcmp(read(rows[i][0]), rows[i][1]) != 0)
            fail_msg("%s: %s", rows[i][0], read(rows[i][0]));
}

static void test_lines(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"M1 2L3 4", "M 1 2 L 3 4"},
        {"m1 2l3 4z", "M 1 2 L 4 6 Z"},
        {"M 1,2 3,4 5,6", "M 1 2 L 3 4 L 5 6"},
        {"m1 2 3 4", "M 1 2 L 4 6"},
        {"M1 2H5V9h-1v-2", "M 1 2 L 5 2 L 5 9 L 4 9 L 4 7"},
        {"M1 2 L 3 4 Z l 1 1", "M 1 2 L 3 4 Z L 2 3"},
        {" M1-2L.5.25 ", "M 1 -2 L 0.5 0.25"},
        {"M1e1 2E-1L+3 4", "M 10 0.2 L 3 4"},
    };
    check(rows, COUNT(rows));
}

static void test_curves(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"M0 0C1 2 3 4 5 6", "M 0 0 C 1 2 3 4 5 6"},
        {"M1 1c1 2 3 4 5 6", "M 1 1 C 2 3 4 5 6 7"},
        {"M0 0C0 2 2 4 4 4S8 2 8 0", "M 0 0 C 0 2 2 4 4 4 C 6 4 8 2 8 0"},
        {"M4 4S8 2 8 0", "M 4 4 C 4 4 8 2 8 0"},
        {"M0 0Q3 3 6 0", "M 0 0 C 2 2 4 2 6 0"},
        {"M0 0Q3 3 6 0T12 0", "M 0 0 C 2 2 4 2 6 0 C 8 -2 10 -2 12 0"},
        {"M0 0T6 0", "M 0 0 C 0 0 2 0 6 0"},
    };
    check(rows, COUNT(rows));
}

static void test_arcs(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        /* a quarter of a circle: its handles are 4/3 tan 22.5° of the radius */
        {"M10 0A10 10 0 0 1 0 10", "M 10 0 C 10 5.523 5.523 10 0 10"},
        {"M10 0A10 10 0 0 1 -10 0",
         "M 10 0 C 10 5.523 5.523 10 0 10 C -5.523 10 -10 5.523 -10 0"},
        /* an ellipse that leans by a quarter */
        {"M0 0A4 2 90 0 1 0 8", "M 0 0 C 1.105 0 2 1.791 2 4 C 2 6.209 1.105 8 0 8"},
        {"M0 0A0 5 0 0 1 4 4", "M 0 0 L 4 4"},
        {"M4 4A5 5 0 0 1 4 4", "M 4 4"},
    };
    check(rows, COUNT(rows));
}

/* The points of an arc's curves lie on its ellipse. */
static void test_arcs_go_the_way_that_is_meant(void **state)
{
    (void)state;
    enum { NEAR = 32 }; /* emu: a four hundredth of a point */
    /* from the left to the right end of a chord of 12 in a circle of 10: its middle is
       8 from the chord. The arc passes 2 or 18 from the chord, above or below. */
    static const struct {
        const char *path;
        emu y;
    } rows[] = {{"M0 0A10 10 0 0 1 12 0", -2 * EMU_PT},
                {"M0 0A10 10 0 0 0 12 0", 2 * EMU_PT},
                {"M0 0A10 10 0 1 1 12 0", -18 * EMU_PT},
                {"M0 0A10 10 0 1 0 12 0", 18 * EMU_PT},
                {"M0 0A1 1 0 0 1 12 0", -6 * EMU_PT}};
    for (int i = 0; i < COUNT(rows); i++) {
        struct pathbuf b = pathbuf_in(job.doc);
        int offset;
        assert_true(path_data_parse(str_of(rows[i].path), &b, &offset));
        const struct path *path = path_finish(&b);
        const emu(*p)[2] = path->points;
        const int last = path->n_points - 1, n = last / 3;
        emu middle[2];
        for (int k = 0; k < 2; k++) /* of the one piece, or between two */
            middle[k] = n == 1 ? (p[0][k] + 3 * p[1][k] + 3 * p[2][k] + p[3][k]) / 8
                               : p[n / 2 * 3][k];
        assert_true(middle[0] > 6 * EMU_PT - NEAR && middle[0] < 6 * EMU_PT + NEAR);
        assert_true(middle[1] > rows[i].y - NEAR && middle[1] < rows[i].y + NEAR);
        assert_int_equal(p[last][0], 12 * EMU_PT);
        assert_int_equal(p[last][1], 0);
    }
}

static void test_what_is_wrong_has_a_place(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"", "wrong at 0"},          {"L1 2", "wrong at 0"},
        {"M1", "wrong at 2"},        {"M1 2 X", "wrong at 5"},
        {"M1 2 L3 x", "wrong at 8"}, {"M1 2A3 3 0 2 1 9 9", "wrong at 11"},
        {"M1 2;", "wrong at 4"},     {"M1000000 2", "wrong at 9"},
        {"M1 2e99", "wrong at 7"},   {"M1 2 C1 2 3 4 5", "wrong at 15"},
    };
    check(rows, COUNT(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_lines),
        TEST(test_curves),
        TEST(test_arcs),
        TEST(test_arcs_go_the_way_that_is_meant),
        TEST(test_what_is_wrong_has_a_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
