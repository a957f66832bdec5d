/* Work that a second thread takes off the hands of a job. */
#include "own_job.h"

#include "base/helper.h"

enum { PIECES = 1000 };

struct sum {
    int from, to;
    long result;
    enum hand hand;
};

static void add_up(void *item, enum hand hand)
{
    struct sum *sum = item;
    for (int i = sum->from; i < sum->to; i++)
        sum->result += i;
    sum->hand = hand;
}

static void hand_over(struct helper *helper, struct sum *sums)
{
    for (int i = 0; i < PIECES; i++) {
        sums[i] = (struct sum){i, 3 * i, 0, HANDS};
        helper_do(helper, add_up, &sums[i]);
    }
}

static void assert_done(const struct sum *sums)
{
    for (int i = 0; i < PIECES; i++) {
        const long from = i, to = 3 * (long)i;
        assert_int_equal(sums[i].result, (to - from) * (from + to - 1) / 2);
        assert_int_not_equal(sums[i].hand, HANDS);
    }
}

static void test_each_piece_is_done_once_by_the_wait(void **state)
{
    (void)state;
    struct helper *helper = helper_new(job.doc);
    static struct sum sums[PIECES];
    for (int round = 0; round < 20; round++) {
        hand_over(helper, sums);
        helper_wait(helper);
        assert_done(sums);
    }
    hand_over(helper, sums);
    helper_end(helper);
    assert_done(sums);
}

static void test_without_a_helper_the_caller_works_at_once(void **state)
{
    (void)state;
    struct sum sum = {1, 5, 0, HANDS};
    helper_do(NULL, add_up, &sum);
    assert_int_equal(sum.result, 10);
    assert_int_equal(sum.hand, HAND_CALLER);
    helper_wait(NULL);
    helper_end(NULL);
}

static void test_a_wait_with_nothing_to_do_ends(void **state)
{
    (void)state;
    struct helper *helper = helper_new(job.doc);
    helper_wait(helper);
    helper_wait(helper);
    helper_end(helper);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_each_piece_is_done_once_by_the_wait),
        TEST(test_without_a_helper_the_caller_works_at_once),
        TEST(test_a_wait_with_nothing_to_do_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
