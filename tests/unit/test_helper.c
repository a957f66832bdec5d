/* Work that a second thread takes off the hands of a job. */
#if defined(__linux__)
#define _GNU_SOURCE /* sched_getaffinity */
#endif

#include "own_job.h"

#include "base/helper.h"

#include <sched.h>
#include <semaphore.h>

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

#if defined(__linux__)

/* The processor that a helper works on; nothing is noted of one that its caller does. */
static void note_processor(void *item, enum hand hand)
{
    if (hand == HAND_HELPER)
        *(int *)item = sched_getcpu();
}

#endif

/* A piece that hands over another one. */
struct chain {
    struct helper *helper;
    struct sum first, second;
};

static void add_up_and_go_on(void *item, enum hand hand)
{
    struct chain *chain = item;
    add_up(&chain->first, hand);
    chain->second = (struct sum){0, (int)chain->first.result, 0, HANDS};
    helper_go_on(chain->helper, hand, add_up, &chain->second);
}

static void test_a_piece_is_waited_for_alone(void **state)
{
    (void)state;
    struct helper *helper = helper_new(job.doc);
    static struct sum sums[PIECES];
    for (int round = 0; round < 20; round++) {
        for (int i = 0; i < PIECES; i++)
            sums[i] = (struct sum){0, 100, 0, HANDS};
        for (int i = 0; i < PIECES; i++)
            helper_do(helper, add_up, &sums[i]);
        for (int i = PIECES - 1; i >= 0; i -= 7) {
            helper_wait_for(helper, &sums[i]);
            assert_int_equal(sums[i].result, 4950);
        }
        helper_wait_for(helper, &round); /* nobody has handed that over */
        helper_wait(helper);
        for (int i = 0; i < PIECES; i++)
            assert_int_equal(sums[i].result, 4950);
    }
    helper_end(helper);
}

static void test_what_comes_of_a_piece_is_waited_for_too(void **state)
{
    (void)state;
    struct helper *helper = helper_new(job.doc);
    static struct chain chains[PIECES];
    for (int i = 0; i < PIECES; i++) {
        chains[i] = (struct chain){helper, {0, 20, 0, HANDS}, {0, 0, 0, HANDS}};
        helper_do(helper, add_up_and_go_on, &chains[i]);
    }
    helper_wait_for(helper, &chains[PIECES / 2]);
    assert_int_equal(chains[PIECES / 2].first.result, 190);
    helper_wait(helper);
    for (int i = 0; i < PIECES; i++)
        assert_int_equal(chains[i].second.result, 190 * 189 / 2);
    helper_end(helper);
}

static void test_without_a_helper_the_caller_works_at_once(void **state)
{
    (void)state;
    struct sum sum = {1, 5, 0, HANDS};
    helper_do(NULL, add_up, &sum);
    assert_int_equal(sum.result, 10);
    assert_int_equal(sum.hand, HAND_CALLER);
    struct chain chain = {NULL, {0, 20, 0, HANDS}, {0, 0, 0, HANDS}};
    helper_do(NULL, add_up_and_go_on, &chain);
    assert_int_equal(chain.second.result, 190 * 189 / 2);
    helper_wait_for(NULL, &chain);
    helper_wait(NULL);
    helper_end(NULL);
}

/* What it has is done before it goes, what comes later by who waits for it. */
static void test_a_helper_that_is_let_go_loses_nothing(void **state)
{
    (void)state;
    struct helper *helper = helper_new(job.doc);
    static struct sum sums[PIECES];
    for (int i = 0; i < PIECES; i++) {
        sums[i] = (struct sum){i, 3 * i, 0, HANDS};
        helper_do(helper, add_up, &sums[i]);
        if (i == PIECES / 2)
            helper_leave(helper);
    }
    helper_wait(helper);
    assert_done(sums);
    helper_leave(NULL);
    helper_end(helper);
}

/* Offers are done when there is time, and only by the helper; nobody waits for them. */
static void test_offers_are_taken_or_forgotten(void **state)
{
    (void)state;
    struct helper *helper = helper_new(job.doc);
    static struct sum sums[PIECES], offered[PIECES];
    for (int i = 0; i < PIECES; i++) {
        offered[i] = (struct sum){0, 100, 0, HANDS};
        helper_offer(helper, add_up, &offered[i]);
    }
    hand_over(helper, sums);
    helper_wait(helper);
    assert_done(sums);
    helper_finish(helper);
    for (int i = 0; i < PIECES; i++) {
        assert_true(offered[i].hand == HANDS || offered[i].hand == HAND_HELPER);
        assert_int_equal(offered[i].result, offered[i].hand == HANDS ? 0 : 4950);
    }
    helper_offer(NULL, add_up, &offered[0]);
    helper_finish(NULL);
    helper_end(helper);
}

static void post(void *semaphore, enum hand hand)
{
    (void)hand;
    sem_post(semaphore);
}

/* A helper that is let go takes all offers that there was room for. */
static void test_offers_are_done_before_it_goes(void **state)
{
    (void)state;
    struct helper *helper = helper_new(job.doc);
    if (!helper)
        skip();
    struct sum offered[32];
    for (int i = 0; i < COUNT(offered); i++) {
        offered[i] = (struct sum){0, 100, 0, HANDS};
        helper_offer(helper, add_up, &offered[i]);
    }
    sem_t all;
    sem_init(&all, 0, 0);
    helper_offer(helper, post, &all);
    helper_leave(helper);
    sem_wait(&all);
    for (int i = 0; i < COUNT(offered); i++)
        assert_int_equal(offered[i].result, 4950);
    helper_end(helper);
    sem_destroy(&all);
}

#if defined(__linux__)

/* The two of them never share a processor, whoever waits for whom. */
static void test_a_helper_is_kept_apart(void **state)
{
    (void)state;
    cpu_set_t before, now;
    assert_int_equal(sched_getaffinity(0, sizeof before, &before), 0);
    helper_keep_apart(NULL);
    struct helper *helper = helper_new(job.doc);
    helper_keep_apart(helper);
    assert_int_equal(sched_getaffinity(0, sizeof now, &now), 0);
    if (helper) {
        int processors[PIECES];
        assert_int_equal(CPU_COUNT(&now), 1);
        for (int i = 0; i < PIECES; i++) {
            processors[i] = -1;
            helper_do(helper, note_processor, &processors[i]);
        }
        helper_end(helper);
        for (int i = 0; CPU_COUNT(&before) > 1 && i < PIECES; i++)
            assert_true(processors[i] < 0 || !CPU_ISSET((size_t)processors[i], &now));
    }
    assert_int_equal(sched_setaffinity(0, sizeof before, &before), 0);
}

#endif

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
        TEST(test_a_piece_is_waited_for_alone),
        TEST(test_what_comes_of_a_piece_is_waited_for_too),
        TEST(test_without_a_helper_the_caller_works_at_once),
        TEST(test_a_helper_that_is_let_go_loses_nothing),
        TEST(test_offers_are_taken_or_forgotten),
        TEST(test_offers_are_done_before_it_goes),
#if defined(__linux__)
        TEST(test_a_helper_is_kept_apart),
#endif
        TEST(test_a_wait_with_nothing_to_do_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
