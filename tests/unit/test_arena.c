/* Arenas: memory that is given back at once, and its ceiling. */
#include "own_job.h"

#include "base/blocks.h"

#include <limits.h>
#include <signal.h>
#include <stdalign.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static jmp_buf gave_up;
static const struct arena *exhausted_arena;
static size_t wanted_then;

static void give_up(const struct arena *arena, size_t wanted)
{
    exhausted_arena = arena;
    wanted_then = wanted;
    longjmp(gave_up, 1);
}

static bool is_too_much(struct arena *arena, size_t size)
{
    if (setjmp(gave_up))
        return true;
    arena_alloc(arena, size);
    return false;
}

static bool is_too_long(struct arena *arena, size_t count, size_t size)
{
    if (setjmp(gave_up))
        return true;
    arena_array(arena, count, size);
    return false;
}

static bool is_zero(const char *bytes, int n)
{
    for (int i = 0; i < n; i++)
        if (bytes[i])
            return false;
    return true;
}

static void test_arena_says_its_name_and_ceiling(void **state)
{
    (void)state;
    struct arena *arena = arena_new("drawer", 12345, NULL);
    assert_string_equal(arena_name(arena), "drawer");
    assert_int_equal(arena_ceiling(arena), 12345);
    assert_int_equal(arena_used(arena), 0);
    arena_free(arena);
}

static void test_arena_memory_is_zeroed(void **state)
{
    (void)state;
    const struct arena_mark mark = arena_mark(job.scratch);
    memset(arena_alloc(job.scratch, 5000), 0xAA, 5000);
    arena_release(job.scratch, mark);
    assert_true(is_zero(arena_alloc(job.scratch, 5000), 5000));
}

static void test_arena_memory_fits_any_type(void **state)
{
    (void)state;
    for (size_t size = 0; size < 100; size++) {
        const uintptr_t p = (uintptr_t)arena_alloc(job.doc, size);
        assert_int_equal(p % alignof(max_align_t), 0);
    }
}

static void test_arena_allocations_do_not_overlap(void **state)
{
    (void)state;
    enum { MANY = 300, SIZE = 1000 };
    char *items[MANY];
    for (int i = 0; i < MANY; i++) {
        items[i] = arena_alloc(job.doc, SIZE);
        memset(items[i], i % 100, SIZE);
    }
    for (int i = 0; i < MANY; i++) {
        assert_int_equal(items[i][0], i % 100);
        assert_int_equal(items[i][SIZE - 1], i % 100);
    }
}

static void test_arena_gives_back_what_was_released(void **state)
{
    (void)state;
    arena_alloc(job.scratch, 100);
    const size_t before = arena_used(job.scratch);
    const struct arena_mark mark = arena_mark(job.scratch);
    const char *first = arena_alloc(job.scratch, 50);
    assert_true(arena_used(job.scratch) >= before + 50);
    arena_release(job.scratch, mark);
    assert_int_equal(arena_used(job.scratch), before);
    assert_ptr_equal(arena_alloc(job.scratch, 50), first);
}

static void test_arena_gives_back_whole_blocks(void **state)
{
    (void)state;
    char *kept = arena_alloc(job.scratch, 100);
    memset(kept, 0x55, 100);
    const size_t before = arena_used(job.scratch);
    const struct arena_mark mark = arena_mark(job.scratch);
    for (int i = 0; i < 20; i++) {
        arena_alloc(job.scratch, 100000);
        arena_alloc(job.scratch, 10);
    }
    assert_true(arena_used(job.scratch) > before + 2000000);
    arena_release(job.scratch, mark);
    assert_int_equal(arena_used(job.scratch), before);
    assert_int_equal(kept[99], 0x55);
}

static void test_arena_can_be_emptied(void **state)
{
    (void)state;
    struct arena *arena = arena_new("empty", 1 << 20, NULL);
    const struct arena_mark mark = arena_mark(arena);
    arena_alloc(arena, 1000);
    arena_alloc(arena, 200000);
    arena_release(arena, mark);
    assert_int_equal(arena_used(arena), 0);
    assert_true(is_zero(arena_alloc(arena, 1000), 1000));
    arena_free(arena);
}

static void test_arena_gives_large_memory_back_at_once(void **state)
{
    (void)state;
    struct arena *arena = arena_new("test", 1 << 20, NULL);
    char *small = arena_alloc(arena, 1000);
    char *large = arena_alloc(arena, 500000);
    char *behind = arena_alloc(arena, 1000);
    memset(behind, 'b', 1000);
    const size_t used = arena_used(arena);
    arena_give_back(arena, small, 1000);
    assert_int_equal(arena_used(arena), used);
    arena_give_back(arena, large, 500000);
    assert_int_equal(arena_used(arena), used - 500000);
    assert_int_equal(behind[999], 'b');
    /* There is room for it again, below the ceiling. */
    for (int i = 0; i < 10; i++)
        arena_give_back(arena, arena_alloc(arena, 600000), 600000);
    arena_free(arena);
}

/* A release goes back to a block, which must still be there. */
static void test_marked_arena_keeps_large_memory(void **state)
{
    (void)state;
    struct arena *arena = arena_new("test", 1 << 20, NULL);
    char *large = arena_alloc(arena, 500000);
    const struct arena_mark mark = arena_mark(arena);
    arena_give_back(arena, large, 500000);
    memset(large, 'x', 500000);
    arena_alloc(arena, 1000);
    arena_release(arena, mark);
    assert_int_equal(large[499999], 'x');
    arena_free(arena);
}

static void test_arena_marks_nest(void **state)
{
    (void)state;
    const struct arena_mark outer = arena_mark(job.scratch);
    arena_alloc(job.scratch, 300000);
    const size_t between = arena_used(job.scratch);
    const struct arena_mark inner = arena_mark(job.scratch);
    arena_alloc(job.scratch, 300000);
    arena_release(job.scratch, inner);
    assert_int_equal(arena_used(job.scratch), between);
    arena_release(job.scratch, outer);
    assert_int_equal(arena_used(job.scratch), 0);
}

static void test_arena_calls_its_handler_at_the_ceiling(void **state)
{
    (void)state;
    struct arena *arena = arena_new("small", 1000, give_up);
    assert_false(is_too_much(arena, 500));
    assert_true(is_too_much(arena, 600));
    assert_ptr_equal(exhausted_arena, arena);
    assert_int_equal(wanted_then, 600);
    arena_free(arena);
}

static void test_arena_never_hands_out_more_than_its_ceiling(void **state)
{
    (void)state;
    enum { CEILING = 10000 };
    struct arena *arena = arena_new("small", CEILING, give_up);
    int n = 0;
    while (n < CEILING && !is_too_much(arena, 100))
        n++;
    assert_in_range(n, 50, 100);
    assert_true(arena_used(arena) <= CEILING);
    arena_free(arena);
}

static void test_arena_goes_on_after_a_refusal(void **state)
{
    (void)state;
    struct arena *arena = arena_new("small", 1000, give_up);
    const struct arena_mark mark = arena_mark(arena);
    assert_false(is_too_much(arena, 900));
    assert_true(is_too_much(arena, 900));
    arena_release(arena, mark);
    assert_false(is_too_much(arena, 900));
    arena_free(arena);
}

static void test_arena_refuses_sizes_that_would_wrap(void **state)
{
    (void)state;
    struct arena *arena = arena_new("small", 1000, give_up);
    assert_true(is_too_much(arena, SIZE_MAX));
    assert_true(is_too_much(arena, SIZE_MAX - 8));
    assert_int_equal(wanted_then, SIZE_MAX - 8);
    arena_free(arena);
}

static void test_arena_array_refuses_a_product_that_wraps(void **state)
{
    (void)state;
    struct arena *arena = arena_new("small", 1000, give_up);
    assert_false(is_too_long(arena, 10, 10));
    /* The product is 2, if it wraps. */
    assert_true(is_too_long(arena, SIZE_MAX / 2 + 2, 2));
    assert_true(is_too_long(arena, 2, SIZE_MAX / 2 + 2));
    assert_true(is_too_long(arena, SIZE_MAX, SIZE_MAX));
    arena_free(arena);
}

static void test_arena_array_accepts_nothing_of_nothing(void **state)
{
    (void)state;
    assert_non_null(arena_array(job.doc, 0, 8));
    assert_non_null(arena_array(job.doc, 8, 0));
}

static void test_arena_without_handler_ends_the_program(void **state)
{
    (void)state;
    const char *path = write_file(&job, "exhausted", "");
    fflush(NULL);
    const pid_t child = fork();
    if (child == 0) {
        if (!freopen(path, "w", stderr))
            _exit(0);
        arena_alloc(arena_new("notebook", 1 << 20, NULL), 2 << 20);
        _exit(0);
    }
    int status, file;
    struct str text;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 3);
    assert_true(file_read(&job, path, 1000, &text, (unsigned *)&file));
    assert_true(str_find(text, STR("the notebook needs more than 1 MiB of memory")) >= 0);
    assert_true(str_find(text, STR("2097152 bytes wanted")) >= 0);
}

static void test_arena_copy_is_terminated_and_its_own(void **state)
{
    (void)state;
    char text[] = "abcdef";
    const char *copy = arena_copy(job.doc, text, 3);
    text[0] = 'x';
    assert_string_equal(copy, "abc");
    assert_string_equal(arena_copy(job.doc, NULL, 0), "");
}

static char released[8];

static void note_release(void *handle)
{
    const size_t n = strlen(released);
    released[n] = *(char *)handle;
    released[n + 1] = 0;
}

static void test_arena_runs_deferred_calls_last_first(void **state)
{
    (void)state;
    struct arena *arena = arena_new("handles", 1 << 20, NULL);
    released[0] = 0;
    /* The handles lie in the arena itself: they are still there then. */
    arena_defer(arena, note_release, arena_copy(arena, "a", 1));
    arena_defer(arena, note_release, arena_copy(arena, "b", 1));
    arena_defer(arena, note_release, arena_copy(arena, "c", 1));
    assert_string_equal(released, "");
    arena_free(arena);
    assert_string_equal(released, "cba");
}

static void test_arena_free_accepts_null(void **state)
{
    (void)state;
    arena_free(NULL);
}

static bool overflows(struct strbuf *b, int n)
{
    if (setjmp(gave_up))
        return true;
    strbuf_add_bytes(b, "", n);
    return false;
}

static void test_strbuf_that_grows_too_long_exhausts_its_arena(void **state)
{
    (void)state;
    struct arena *arena = arena_new("small", 1000, give_up);
    struct strbuf b;
    strbuf_init(&b, arena);
    strbuf_add_c(&b, "kept");
    assert_true(overflows(&b, 2000));
    assert_true(overflows(&b, INT_MAX));
    assert_string_equal(b.p, "kept");
    arena_free(arena);
}

static void test_arena_extends_its_last_allocation(void **state)
{
    (void)state;
    struct arena *arena = arena_new("test", 1 << 20, NULL);
    char *first = arena_alloc(arena, 20);
    memset(first, 'a', 20);
    assert_true(arena_extend(arena, first, 20, 300));
    for (int i = 0; i < 320; i++)
        assert_int_equal(first[i], i < 20 ? 'a' : 0);
    char *next = arena_alloc(arena, 1);
    assert_true(next >= first + 320);
    assert_false(arena_extend(arena, first, 320, 1));
    arena_free(arena);
}

static void test_arena_extends_within_its_block_and_ceiling(void **state)
{
    (void)state;
    struct arena *arena = arena_new("test", 100000, NULL);
    char *memory = arena_alloc(arena, 1000);
    assert_false(arena_extend(arena, memory, 1000, 99001));
    assert_false(arena_extend(arena, memory, 1000, (size_t)-1));
    assert_true(arena_extend(arena, memory, 1000, 90000));
    assert_int_equal(arena_used(arena), 91008);
    arena_free(arena);
    arena = arena_new("test", 1 << 20, NULL);
    memory = arena_alloc(arena, 1000);
    assert_false(arena_extend(arena, memory, 1000, 128 * 1024));
    arena_free(arena);
}

static void test_a_small_arena_holds_little_and_grows_like_any(void **state)
{
    (void)state;
    struct arena *small = arena_new_small("test", 1 << 20, NULL);
    struct arena *common = arena_new("test", 1 << 20, NULL);
    arena_alloc(small, 16);
    arena_alloc(common, 16);
    assert_true(arena_held(small) < 10000);
    assert_true(arena_held(common) > 100000);
    char *memory = arena_alloc(small, 20000); /* more than a first block has */
    memset(memory, 1, 20000);
    for (int i = 0; i < 300; i++)
        memset(arena_alloc(small, 1000), 1, 1000);
    assert_true(arena_used(small) >= 16 + 20000 + 300 * 1000);
    assert_true(arena_held(small) >= arena_used(small));
    assert_true(arena_held(small) < 2 * arena_used(small));
    arena_free(small);
    arena_free(common);
}

/* Fills `n` allocations of a new arena with bytes, each of which must be zero before;
 * some of it is released and handed out again. */
static struct arena *fill(int n)
{
    struct arena *arena = arena_new("test", 32 << 20, NULL);
    for (int i = 0; i < n; i++) {
        const struct arena_mark mark = arena_mark(arena);
        for (int k = 0; k < 2; k++) {
            const size_t size = (size_t)(i % 7 == 0 ? 50000 : 100 + i);
            char *memory = arena_alloc(arena, size);
            assert_true(is_zero(memory, (int)size));
            memset(memory, 0x77, size);
            if (k == 0)
                arena_release(arena, mark);
        }
    }
    return arena;
}

/* Four blocks are lent; what does not find room in them comes from elsewhere. */
static void test_arenas_use_what_they_are_lent(void **state)
{
    (void)state;
    static alignas(max_align_t) char lent[4 * (BLOCK_SIZE + 64) + 5000];
    blocks_lend(lent, sizeof lent);
    struct arena *first = arena_new("test", 1 << 20, NULL);
    const uintptr_t at = (uintptr_t)arena_alloc(first, 10);
    assert_in_range(at, (uintptr_t)lent, (uintptr_t)lent + sizeof lent - 10);
    memset((char *)at, 0x77, 10);
    arena_free(first);
    for (int round = 0; round < 3; round++) {
        struct arena *some[3];
        for (int i = 0; i < 3; i++)
            some[i] = fill(400 * i + 300);
        for (int i = 0; i < 3; i++)
            arena_free(some[i]);
    }
}

static void test_what_stands_behind_large_memory_uses_the_room_before_it(void **state)
{
    (void)state;
    struct arena *arena = arena_new("test", 4 << 20, NULL);
    char *before = arena_alloc(arena, 16);
    char *large = arena_alloc(arena, 500000);
    assert_true(is_zero(large, 500000));
    assert_ptr_equal(arena_alloc(arena, 16), before + 16);
    assert_int_equal(arena_used(arena), 500032);
    arena_give_back(arena, large, 500000);
    assert_int_equal(arena_used(arena), 32);
    assert_ptr_equal(arena_alloc(arena, 16), before + 32);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_arenas_use_what_they_are_lent),
        TEST(test_what_stands_behind_large_memory_uses_the_room_before_it),
        TEST(test_arena_says_its_name_and_ceiling),
        TEST(test_a_small_arena_holds_little_and_grows_like_any),
        TEST(test_arena_memory_is_zeroed),
        TEST(test_arena_memory_fits_any_type),
        TEST(test_arena_allocations_do_not_overlap),
        TEST(test_arena_gives_back_what_was_released),
        TEST(test_arena_gives_back_whole_blocks),
        TEST(test_arena_can_be_emptied),
        TEST(test_arena_gives_large_memory_back_at_once),
        TEST(test_marked_arena_keeps_large_memory),
        TEST(test_arena_extends_its_last_allocation),
        TEST(test_arena_extends_within_its_block_and_ceiling),
        TEST(test_arena_marks_nest),
        TEST(test_arena_calls_its_handler_at_the_ceiling),
        TEST(test_arena_never_hands_out_more_than_its_ceiling),
        TEST(test_arena_goes_on_after_a_refusal),
        TEST(test_arena_refuses_sizes_that_would_wrap),
        TEST(test_arena_array_refuses_a_product_that_wraps),
        TEST(test_arena_array_accepts_nothing_of_nothing),
        TEST(test_arena_without_handler_ends_the_program),
        TEST(test_arena_copy_is_terminated_and_its_own),
        TEST(test_arena_runs_deferred_calls_last_first),
        TEST(test_arena_free_accepts_null),
        TEST(test_strbuf_that_grows_too_long_exhausts_its_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
