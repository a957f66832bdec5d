/* Roots and directions in whole numbers. */
#include "own_job.h"

#include "base/circle.h"

static void test_roots_are_the_largest_below(void **state)
{
    (void)state;
    static const int64_t rows[][2] = {
        {0, 0},          {1, 1},
        {3, 1},          {4, 2},
        {99, 9},         {100, 10},
        {1000000, 1000}, {999999, 999},
        {2, 1},          {INT64_C(4611686014132420609), 2147483647},
    };
    for (int i = 0; i < COUNT(rows); i++)
        assert_int_equal(whole_root(rows[i][0]), rows[i][1]);
}

static void assert_direction(int64_t part, int32_t x, int32_t y)
{
    const struct direction d = direction_of_turn(part);
    assert_int_equal(d.x, x);
    assert_int_equal(d.y, y);
}

static void test_quarters_are_exact(void **state)
{
    (void)state;
    assert_direction(0, CIRCLE_ONE, 0);
    assert_direction(250000, 0, CIRCLE_ONE);
    assert_direction(500000, -CIRCLE_ONE, 0);
    assert_direction(750000, 0, -CIRCLE_ONE);
    assert_direction(1000000, CIRCLE_ONE, 0);
    assert_direction(-250000, 0, -CIRCLE_ONE);
}

static void test_eighths_and_twelfths_are_near(void **state)
{
    (void)state;
    assert_direction(125000, 11863283, 11863283); /* 1/√2 */
    assert_direction(625000, -11863283, -11863283);
    assert_direction(375000, -11863283, 11863283);
    const struct direction d = direction_of_turn(83333); /* 1/12 */
    assert_true(d.y >= CIRCLE_ONE / 2 - 40 && d.y <= CIRCLE_ONE / 2);
}

static void test_all_directions_have_the_same_length(void **state)
{
    (void)state;
    for (int64_t part = 0; part < 1000000; part += 997) {
        const struct direction d = direction_of_turn(part);
        const int64_t length = whole_root((int64_t)d.x * d.x + (int64_t)d.y * d.y);
        assert_true(length >= CIRCLE_ONE - 2 && length <= CIRCLE_ONE + 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_roots_are_the_largest_below),
        TEST(test_quarters_are_exact),
        TEST(test_eighths_and_twelfths_are_near),
        TEST(test_all_directions_have_the_same_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
