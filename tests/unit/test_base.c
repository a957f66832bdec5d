/* The base: memory, text, lengths, messages, files. */
#include "support.h"

#include "base/dump.h"
#include "base/len.h"
#include "base/list.h"
#include "base/map.h"
#include "base/utf8.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdalign.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static struct job job;

static int begin(void **state)
{
    (void)state;
    job = job_begin();
    return 0;
}

static int end(void **state)
{
    (void)state;
    job_end(&job);
    return 0;
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, begin, end)
#define COUNT(array)   ((int)(sizeof(array) / sizeof *(array)))

static struct str bytes_of(const char *bytes, int n)
{
    return (struct str){bytes, n};
}

/* --- arena --- */

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

/* --- str --- */

static void test_str_of_null_is_empty(void **state)
{
    (void)state;
    assert_int_equal(str_of(NULL).n, 0);
    assert_non_null(str_of(NULL).p);
    assert_int_equal(str_of("三").n, 3);
    assert_int_equal(STR("a\0b").n, 3);
}

static void test_str_eq_compares_bytes_and_length(void **state)
{
    (void)state;
    assert_true(str_eq(STR("令和"), STR("令和")));
    assert_true(str_eq(STR(""), (struct str){0}));
    assert_false(str_eq(STR("ab"), STR("abc")));
    assert_false(str_eq(STR("a\0b"), STR("a\0c")));
    assert_true(str_is(STR("abc"), "abc"));
    assert_false(str_is(STR("abc"), "ab"));
    assert_true(str_is(STR(""), NULL));
}

static void test_str_starts_and_ends(void **state)
{
    (void)state;
    assert_true(str_starts(STR("億円"), STR("億")));
    assert_false(str_starts(STR("億"), STR("億円")));
    assert_true(str_starts(STR("億"), STR("")));
    assert_false(str_starts(STR("xy"), STR("y")));
    assert_true(str_ends(STR("億円"), STR("円")));
    assert_false(str_ends(STR("円"), STR("億円")));
    assert_true(str_ends(STR(""), STR("")));
    assert_false(str_ends(STR("xy"), STR("x")));
}

static void test_str_compare_orders_bytes(void **state)
{
    (void)state;
    assert_true(str_compare(STR("a"), STR("b")) < 0);
    assert_true(str_compare(STR("b"), STR("a")) > 0);
    assert_true(str_compare(STR("a"), STR("ab")) < 0);
    assert_true(str_compare(STR("ab"), STR("a")) > 0);
    assert_int_equal(str_compare(STR("ab"), STR("ab")), 0);
    assert_true(str_compare(STR(""), STR("a")) < 0);
    assert_true(str_compare(STR("z"), STR("あ")) < 0); /* bytes are not negative */
    assert_true(str_compare(STR("Z"), STR("a")) < 0);
}

static void test_str_slice_is_a_view(void **state)
{
    (void)state;
    const struct str s = STR("abcdef");
    assert_str(str_slice(s, 2, 4), "cd");
    assert_ptr_equal(str_slice(s, 2, 4).p, s.p + 2);
    assert_str(str_slice(s, 0, 6), "abcdef");
    assert_int_equal(str_slice(s, 6, 6).n, 0);
}

static void test_str_trim_takes_xml_white_space_only(void **state)
{
    (void)state;
    assert_str(str_trim(STR(" \t\r\na b\n ")), "a b");
    assert_str(str_trim(STR(" \t\r\n")), "");
    assert_str(str_trim(STR("")), "");
    assert_str(str_trim(STR("\v a")), "\v a");
    assert_str(str_trim(STR("　a　")), "　a　");
}

static void test_str_word_takes_words_off(void **state)
{
    (void)state;
    struct str rest = STR("  9mm\t30% \n auto");
    assert_str(str_word(&rest), "9mm");
    assert_str(str_word(&rest), "30%");
    assert_str(str_word(&rest), "auto");
    assert_int_equal(str_word(&rest).n, 0);
    assert_int_equal(rest.n, 0);
    assert_int_equal(str_word(&rest).n, 0);
}

static void test_str_word_of_blanks_is_empty(void **state)
{
    (void)state;
    struct str rest = STR(" \t ");
    assert_int_equal(str_word(&rest).n, 0);
    assert_int_equal(rest.n, 0);
}

static void test_str_find_gives_the_first_place(void **state)
{
    (void)state;
    assert_int_equal(str_find(STR("abcabc"), STR("bc")), 1);
    assert_int_equal(str_find(STR("abc"), STR("abc")), 0);
    assert_int_equal(str_find(STR("aab"), STR("ab")), 1);
    assert_int_equal(str_find(STR("abc"), STR("bd")), -1);
    assert_int_equal(str_find(STR("ab"), STR("abc")), -1);
    assert_int_equal(str_find(STR(""), STR("a")), -1);
    assert_int_equal(str_find(STR("abc"), STR("")), 0);
}

static void test_str_distance_counts_edits(void **state)
{
    (void)state;
    assert_int_equal(str_distance(STR("kitten"), STR("sitting")), 3);
    assert_int_equal(str_distance(STR("sitting"), STR("kitten")), 3);
    assert_int_equal(str_distance(STR("flaw"), STR("lawn")), 2);
    assert_int_equal(str_distance(STR("same"), STR("same")), 0);
    assert_int_equal(str_distance(STR(""), STR("abc")), 3);
    assert_int_equal(str_distance(STR("abc"), STR("")), 3);
}

static void test_str_distance_gives_up_on_long_texts(void **state)
{
    (void)state;
    char text[65];
    memset(text, 'a', sizeof text);
    assert_int_equal(str_distance(bytes_of(text, 64), bytes_of(text, 60)), 4);
    assert_int_equal(str_distance(bytes_of(text, 65), STR("a")), INT_MAX);
    assert_int_equal(str_distance(STR("a"), bytes_of(text, 65)), INT_MAX);
    assert_false(str_is_slip(bytes_of(text, 65), bytes_of(text, 65)));
}

static void test_str_is_slip_allows_one_and_a_quarter(void **state)
{
    (void)state;
    assert_true(str_is_slip(STR("cut"), STR("cat")));
    assert_false(str_is_slip(STR("cub"), STR("cat")));
    assert_true(str_is_slip(STR("taregt"), STR("target"))); /* two edits of six letters */
    assert_false(str_is_slip(STR("tarxxx"), STR("target")));
    assert_true(str_is_slip(STR("target"), STR("target")));
}

static void test_str_copies_are_terminated(void **state)
{
    (void)state;
    const struct str s = STR("abcdef");
    const struct str copy = str_copy(job.doc, str_slice(s, 1, 3));
    assert_int_equal(copy.n, 2);
    assert_string_equal(copy.p, "bc");
    assert_string_equal(str_c(job.doc, str_slice(s, 4, 6)), "ef");
    assert_string_equal(str_c(job.doc, (struct str){0}), "");
}

static void test_str_format_has_no_limit(void **state)
{
    (void)state;
    const struct str s = str_format(job.doc, "%s:%05d", "plan", 42);
    assert_string_equal(s.p, "plan:00042");
    assert_int_equal(s.n, 10);
    assert_int_equal(str_format(job.doc, "%9000d", 1).n, 9000);
    assert_int_equal(str_format(job.doc, "%s", "").n, 0);
}

static void test_str_to_int_reads_whole_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int value;
    } rows[] = {
        {"0", 0},
        {"-0", 0},
        {"42", 42},
        {"+7", 7},
        {"-13", -13},
        {"007", 7},
        {"2147483647", INT_MAX},
        {"-2147483648", INT_MIN},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        int value = 99;
        if (!str_to_int(str_of(rows[i].text), &value) || value != rows[i].value)
            fail_msg("%s gave %d", rows[i].text, value);
    }
}

static void test_str_to_int_refuses_anything_else(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "",
        "-",
        "+",
        "1.0",
        "1 ",
        " 1",
        "1e3",
        "--1",
        "+-1",
        "0x10",
        "１",
        "2147483648",
        "-2147483649",
        "99999999999999999999999",
    };
    for (int i = 0; i < COUNT(rows); i++) {
        int value = 99;
        if (str_to_int(str_of(rows[i]), &value))
            fail_msg("\"%s\" gave %d", rows[i], value);
        assert_int_equal(value, 99);
    }
}

/* --- strbuf --- */

static struct strbuf new_buffer(void)
{
    struct strbuf b;
    strbuf_init(&b, job.doc);
    return b;
}

static void test_strbuf_begins_empty(void **state)
{
    (void)state;
    const struct strbuf b = new_buffer();
    assert_int_equal(strbuf_str(&b).n, 0);
    assert_string_equal(strbuf_str(&b).p, "");
}

static void test_strbuf_adds_each_kind(void **state)
{
    (void)state;
    struct strbuf b = new_buffer();
    strbuf_add(&b, STR("a"));
    strbuf_add_bytes(&b, "bcd", 2);
    strbuf_add_char(&b, 'd');
    strbuf_add_c(&b, "ef");
    strbuf_add_int(&b, -12);
    strbuf_addf(&b, "<%s %03d>", "g", 7);
    assert_string_equal(strbuf_str(&b).p, "abcdef-12<g 007>");
    assert_int_equal(strbuf_str(&b).n, 16);
}

static void test_strbuf_adding_nothing_changes_nothing(void **state)
{
    (void)state;
    struct strbuf b = new_buffer();
    strbuf_add(&b, STR("x"));
    strbuf_add(&b, (struct str){0});
    strbuf_add_c(&b, NULL);
    strbuf_addf(&b, "%s", "");
    assert_string_equal(strbuf_str(&b).p, "x");
    assert_int_equal(strbuf_str(&b).n, 1);
}

static void test_strbuf_keeps_zero_bytes(void **state)
{
    (void)state;
    struct strbuf b = new_buffer();
    strbuf_add_char(&b, 0);
    strbuf_add_char(&b, 'x');
    assert_int_equal(strbuf_str(&b).n, 2);
    assert_memory_equal(strbuf_str(&b).p, "\0x", 3);
}

static void test_strbuf_grows(void **state)
{
    (void)state;
    enum { N = 100000 };
    struct strbuf b = new_buffer();
    for (int i = 0; i < N; i++)
        strbuf_add_char(&b, (char)('a' + i % 26));
    assert_int_equal(strbuf_str(&b).n, N);
    for (int i = 0; i < N; i++)
        if (b.p[i] != 'a' + i % 26)
            fail_msg("byte %d is wrong", i);
    assert_int_equal(b.p[N], 0);
}

static void test_strbuf_addf_grows(void **state)
{
    (void)state;
    struct strbuf b = new_buffer();
    for (int i = 0; i < 1000; i++)
        strbuf_addf(&b, "%03d", i);
    assert_int_equal(strbuf_str(&b).n, 3000);
    assert_str(str_slice(strbuf_str(&b), 2997, 3000), "999");
    assert_str(str_slice(strbuf_str(&b), 63, 66), "021");
}

static void test_strbuf_adds_the_outermost_integers(void **state)
{
    (void)state;
    struct strbuf b = new_buffer();
    strbuf_add_int(&b, INT64_MIN);
    strbuf_add_char(&b, ' ');
    strbuf_add_int(&b, INT64_MAX);
    strbuf_add_char(&b, ' ');
    strbuf_add_int(&b, 0);
    assert_string_equal(b.p, "-9223372036854775808 9223372036854775807 0");
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

/* --- list --- */

static void test_list_items_come_zeroed_and_stay(void **state)
{
    (void)state;
    struct list list = list_of(job.doc, sizeof(int));
    for (int i = 0; i < 1000; i++) {
        int *item = list_add(&list);
        assert_int_equal(*item, 0);
        *item = i * i;
    }
    assert_int_equal(list.n, 1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(*(int *)list_at(&list, i), i * i);
}

static void test_list_array_is_a_copy(void **state)
{
    (void)state;
    struct list list = list_of(job.scratch, sizeof(int));
    *(int *)list_add(&list) = 5;
    *(int *)list_add(&list) = 6;
    const int *array = list_array(&list, job.doc);
    *(int *)list_at(&list, 0) = 0;
    assert_int_equal(array[0], 5);
    assert_int_equal(array[1], 6);
}

static void test_list_without_items_has_no_array(void **state)
{
    (void)state;
    const struct list list = list_of(job.scratch, sizeof(int));
    assert_int_equal(list.n, 0);
    assert_null(list_array(&list, job.doc));
}

/* --- map --- */

static void test_map_finds_nothing_when_empty(void **state)
{
    (void)state;
    const struct map map = map_in(job.doc);
    assert_int_equal(map_find(&map, STR("a")), -1);
}

static void test_map_finds_what_was_put(void **state)
{
    (void)state;
    struct map map = map_in(job.doc);
    map_put(&map, STR("a"), 0);
    map_put(&map, STR("ab"), 1);
    map_put(&map, STR(""), 2);
    assert_int_equal(map_find(&map, STR("a")), 0);
    assert_int_equal(map_find(&map, STR("ab")), 1);
    assert_int_equal(map_find(&map, STR("")), 2);
    assert_int_equal(map_find(&map, STR("b")), -1);
    assert_int_equal(map_find(&map, STR("abc")), -1);
}

static void test_map_replaces(void **state)
{
    (void)state;
    struct map map = map_in(job.doc);
    map_put(&map, STR("key"), 1);
    map_put(&map, STR("key"), 2);
    assert_int_equal(map_find(&map, STR("key")), 2);
    assert_int_equal(map.n, 1);
}

static void test_map_grows(void **state)
{
    (void)state;
    struct map map = map_in(job.doc);
    for (int i = 0; i < 5000; i++)
        map_put(&map, str_format(job.doc, "key%d", i), i);
    assert_int_equal(map.n, 5000);
    for (int i = 0; i < 5000; i++)
        assert_int_equal(map_find(&map, str_format(job.doc, "key%d", i)), i);
    assert_int_equal(map_find(&map, STR("key5000")), -1);
}

static void test_hash_is_fnv_1a(void **state)
{
    (void)state;
    /* The test vectors of draft-eastlake-fnv, appendix C. */
    assert_true(hash_bytes("", 0, 0) == 0xCBF29CE484222325u);
    assert_true(hash_bytes("a", 1, 0) == 0xAF63DC4C8601EC8Cu);
    assert_true(hash_bytes("foobar", 6, 0) == 0x85944171F73967E8u);
}

static void test_hash_depends_on_its_seed(void **state)
{
    (void)state;
    assert_true(hash_bytes("a", 1, 0) != hash_bytes("a", 1, 1));
}

/* --- len --- */

struct length_row {
    const char *text;
    emu length;
};

static void check_lengths(const struct length_row *rows, int n, emu em)
{
    for (int i = 0; i < n; i++) {
        emu length = 77;
        if (!len_parse(str_of(rows[i].text), em, &length) || length != rows[i].length)
            fail_msg("%s gave %d", rows[i].text, length);
    }
}

static void check_no_length(const char *const rows[], int n, emu em)
{
    for (int i = 0; i < n; i++) {
        emu length = 77;
        if (len_parse(str_of(rows[i]), em, &length))
            fail_msg("\"%s\" gave %d", rows[i], length);
        assert_int_equal(length, 77);
    }
}

static void test_len_units_are_exact(void **state)
{
    (void)state;
    static const struct length_row rows[] = {
        {"1mm", 36000},     {"1pt", 12700},      {"1Q", 9000},       {"0.25mm", 9000},
        {"210mm", 7560000}, {"297mm", 10692000}, {"25.4mm", 914400}, {"72pt", 914400},
        {"10.5pt", 133350}, {"13Q", 117000},     {"0", 0},           {"0.00", 0},
        {"-0", 0},          {"-3mm", -108000},   {"007pt", 88900},   {"0.01mm", 360},
    };
    check_lengths(rows, COUNT(rows), 0);
}

static void test_len_em_is_the_type_size(void **state)
{
    (void)state;
    static const struct length_row rows[] = {
        {"1em", 127000}, {"1.5em", 190500}, {"-0.25em", -31750},
        {"0em", 0},      {"1pt", 12700},
    };
    check_lengths(rows, COUNT(rows), 10 * EMU_PT);
}

static void test_len_em_is_refused_without_a_type_size(void **state)
{
    (void)state;
    static const char *const rows[] = {"1em", "0em"};
    check_no_length(rows, COUNT(rows), 0);
}

static void test_len_rounds_half_away_from_zero(void **state)
{
    (void)state;
    static const struct length_row rows[] = {
        {"0.5em", 2},     {"-0.5em", -2},   {"0.4em", 1},
        {"-0.4em", -1},   {"0.1em", 0},     {"-0.1em", 0},
        {"0.00001mm", 0}, {"0.00002mm", 1}, {"-0.00002mm", -1},
    };
    check_lengths(rows, COUNT(rows), 3);
}

static void test_len_refuses_junk(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "",        " ",     "mm",   "12",   "0.5",   "1e3mm", "12.", "12.mm", ".5mm",
        "-.5mm",   "1mm ",  " 1mm", "1 mm", "1mm\n", "nan",   "inf", "nanmm", "0x1mm",
        "1.2.3mm", "--1mm", "+1mm", "-",    "-mm",   "1MM",   "1cm", "1in",   "1px",
        "1q",      "1,5mm", "１mm", "1mmm", "1mm2",  "1%",    "1fr",
    };
    check_no_length(rows, COUNT(rows), EMU_PT);
}

static void test_len_refuses_what_does_not_fit(void **state)
{
    (void)state;
    /* 2147483647 emu are 59652.32… mm and 169093.2… pt. */
    static const struct length_row fit[] = {
        {"59652mm", 2147472000},
        {"-59652mm", -2147472000},
        {"169093pt", 2147481100},
    };
    static const char *const rows[] = {
        "59653mm",
        "-59653mm",
        "169094pt",
        "999999999mm",
        "9999999999mm",
        "99999999999999999999mm",
        "0.00000000000000000001mm",
    };
    check_lengths(fit, COUNT(fit), 0);
    check_no_length(rows, COUNT(rows), 0);
}

static void test_len_of_a_huge_em_is_refused(void **state)
{
    (void)state;
    static const char *const rows[] = {"2em", "999999999em"};
    check_no_length(rows, COUNT(rows), EMU_MAX);
}

static void test_len_mul_div_rounds_half_away_from_zero(void **state)
{
    (void)state;
    assert_int_equal(len_mul_div(10, 1, 3), 3);
    assert_int_equal(len_mul_div(20, 1, 3), 7);
    assert_int_equal(len_mul_div(5, 1, 2), 3);
    assert_int_equal(len_mul_div(-5, 1, 2), -3);
    assert_int_equal(len_mul_div(-10, 1, 3), -3);
    assert_int_equal(len_mul_div(-20, 1, 3), -7);
    assert_int_equal(len_mul_div(7, -1, 2), -4);
    assert_int_equal(len_mul_div(-7, -1, 2), 4);
    assert_int_equal(len_mul_div(2, 1, 5), 0);
    assert_int_equal(len_mul_div(3, 1, 5), 1);
    assert_int_equal(len_mul_div(0, 5, 7), 0);
}

static void test_len_mul_div_has_room_for_the_product(void **state)
{
    (void)state;
    assert_int_equal(len_mul_div(EMU_MAX, 1000000000, 1000000000), EMU_MAX);
    assert_int_equal(len_mul_div(-EMU_MAX, 1000000000, 1000000000), -EMU_MAX);
    assert_int_equal(len_mul_div(7560000, 880, 1000), 6652800);
}

static void test_len_pt_prints_three_decimals_at_most(void **state)
{
    (void)state;
    static const struct length_row rows[] = {
        {"0", 0},
        {"1", 12700},
        {"10.5", 133350},
        {"-10.5", -133350},
        {"0.05", 635},
        {"500", 6350000},
        {"1.001", 12713},
        {"1.001", 12707},
        {"1", 12706},
        {"0", 1},
        {"0", -1},
        {"-0.001", -13},
        {"169093.201", EMU_MAX},
        {"-169093.201", -EMU_MAX},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        char room[24];
        assert_string_equal(len_pt(&room, rows[i].length), rows[i].text);
    }
}

static void test_len_mm_prints_two_decimals_at_most(void **state)
{
    (void)state;
    static const struct length_row rows[] = {
        {"0", 0},        {"184", 6624000}, {"12.5", 450000}, {"0.25", 9000},
        {"0.1", 3600},   {"0.01", 360},    {"0.01", 180},    {"0", 179},
        {"-0.01", -180}, {"0", -179},      {"-2.5", -90000}, {"100", 3600000},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        char room[24];
        assert_string_equal(len_mm(&room, rows[i].length), rows[i].text);
    }
}

static void test_permille_reads_decimals(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int permille;
    } rows[] = {
        {"1.55", 1550},
        {"-0.2", -200},
        {"1", 1000},
        {"0", 0},
        {"0.001", 1},
        {"0.0005", 1},
        {"0.00049", 0},
        {"-0.0005", -1},
        {"-0.0004", 0},
        {"100", 100000},
        {"2147483", 2147483000},
        {"-2147483", -2147483000},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        int permille = 77;
        if (!permille_parse(str_of(rows[i].text), &permille) ||
            permille != rows[i].permille)
            fail_msg("%s gave %d", rows[i].text, permille);
    }
}

static void test_permille_refuses_junk(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "",    "1.", ".5", "1mm", "1 ",      " 1",       "1e3",
        "nan", "-",  "+1", "1,5", "2147484", "-2147484", "9999999999",
    };
    for (int i = 0; i < COUNT(rows); i++) {
        int permille = 77;
        if (permille_parse(str_of(rows[i]), &permille))
            fail_msg("\"%s\" gave %d", rows[i], permille);
        assert_int_equal(permille, 77);
    }
}

/* --- utf8 --- */

static const struct {
    const char *bytes;
    int n, code_point;
} encoded[] = {
    {"\0", 1, 0},
    {"A", 1, 0x41},
    {"\x7F", 1, 0x7F},
    {"\xC2\x80", 2, 0x80},
    {"\xC3\xA9", 2, 0xE9},
    {"\xDF\xBF", 2, 0x7FF},
    {"\xE0\xA0\x80", 3, 0x800},
    {"\xE3\x81\x82", 3, 0x3042},
    {"\xED\x9F\xBF", 3, 0xD7FF},
    {"\xEE\x80\x80", 3, 0xE000},
    {"\xEF\xBF\xBF", 3, 0xFFFF},
    {"\xF0\x90\x80\x80", 4, 0x10000},
    {"\xF0\xA0\xAE\xB7", 4, 0x20BB7},
    {"\xF4\x8F\xBF\xBF", 4, 0x10FFFF},
};

static void test_utf8_next_reads_each_length(void **state)
{
    (void)state;
    for (int i = 0; i < COUNT(encoded); i++) {
        int at = 0;
        const struct str s = bytes_of(encoded[i].bytes, encoded[i].n);
        assert_int_equal(utf8_next(s, &at), encoded[i].code_point);
        assert_int_equal(at, encoded[i].n);
    }
}

static void test_utf8_add_writes_each_length(void **state)
{
    (void)state;
    for (int i = 0; i < COUNT(encoded); i++) {
        struct strbuf b = new_buffer();
        utf8_add(&b, encoded[i].code_point);
        assert_int_equal(b.n, encoded[i].n);
        assert_memory_equal(b.p, encoded[i].bytes, (size_t)encoded[i].n);
    }
}

static void test_utf8_every_character_comes_back(void **state)
{
    (void)state;
    struct strbuf b = new_buffer();
    for (int c = 0; c <= 0x10FFFF; c++) {
        if (c == 0xD800)
            c = 0xE000;
        int at = 0;
        b.n = 0;
        utf8_add(&b, c);
        if (utf8_next(strbuf_str(&b), &at) != c || at != b.n)
            fail_msg("U+%04X does not come back", (unsigned)c);
    }
}

static const struct {
    const char *what, *bytes;
} broken[] = {
    {"a lone trail byte", "\x80"},
    {"another one", "\xBF"},
    {"overlong, 2 bytes", "\xC0\x80"},
    {"the last overlong, 2 bytes", "\xC1\xBF"},
    {"overlong, 3 bytes", "\xE0\x80\x80"},
    {"the last overlong, 3 bytes", "\xE0\x9F\xBF"},
    {"overlong, 4 bytes", "\xF0\x80\x80\x80"},
    {"the last overlong, 4 bytes", "\xF0\x8F\xBF\xBF"},
    {"the first surrogate", "\xED\xA0\x80"},
    {"the last surrogate", "\xED\xBF\xBF"},
    {"U+110000", "\xF4\x90\x80\x80"},
    {"U+140000", "\xF5\x80\x80\x80"},
    {"five bytes", "\xF8\x88\x80\x80\x80"},
    {"no UTF-8 byte at all", "\xFE"},
    {"nor this", "\xFF"},
    {"cut after 1 of 2", "\xC3"},
    {"cut after 1 of 3", "\xE3"},
    {"cut after 2 of 3", "\xE3\x81"},
    {"cut after 3 of 4", "\xF0\xA0\xAE"},
    {"a letter for the 2nd of 2", "\xC3\x41"},
    {"a letter for the 3rd of 3", "\xE3\x81\x41"},
    {"a letter for the 4th of 4", "\xF0\xA0\xAE\x41"},
};

static void test_utf8_next_skips_one_broken_byte(void **state)
{
    (void)state;
    for (int i = 0; i < COUNT(broken); i++) {
        int at = 0;
        const int c = utf8_next(str_of(broken[i].bytes), &at);
        if (c != -1 || at != 1)
            fail_msg("%s: gave %d and %d bytes", broken[i].what, c, at);
    }
}

static void test_utf8_next_does_not_look_behind_the_end(void **state)
{
    (void)state;
    int at = 0;
    assert_int_equal(utf8_next(bytes_of("\xE3\x81\x82", 2), &at), -1);
    assert_int_equal(at, 1);
    at = 1;
    assert_int_equal(utf8_next(STR("a"), &at), -1);
    assert_int_equal(at, 1);
}

static void test_utf8_find_invalid_gives_the_first_place(void **state)
{
    (void)state;
    assert_int_equal(utf8_find_invalid(STR("")), -1);
    assert_int_equal(utf8_find_invalid(STR("かごしま 2021")), -1);
    assert_int_equal(utf8_find_invalid(STR("あ\xFFx\xFF")), 3);
    for (int i = 0; i < COUNT(broken); i++)
        assert_int_equal(utf8_find_invalid(str_of(broken[i].bytes)), 0);
}

static void test_utf8_count_counts_characters(void **state)
{
    (void)state;
    assert_int_equal(utf8_count(STR("")), 0);
    assert_int_equal(utf8_count(STR("aé令𠮷")), 4);
    assert_int_equal(utf8_count(STR("a\xFF\xFE")), 3);
}

static void check_utf16(int code_point, const char *bytes, int n)
{
    struct strbuf b = new_buffer();
    utf16be_add(&b, code_point);
    assert_int_equal(b.n, n);
    assert_memory_equal(b.p, bytes, (size_t)n);
}

static void test_utf16be_is_one_unit_or_a_pair(void **state)
{
    (void)state;
    check_utf16('A', "\x00\x41", 2);
    check_utf16(0x3042, "\x30\x42", 2);
    check_utf16(0xFFFF, "\xFF\xFF", 2);
    check_utf16(0x10000, "\xD8\x00\xDC\x00", 4);
    check_utf16(0x20BB7, "\xD8\x42\xDF\xB7", 4);
    check_utf16(0x10FFFF, "\xDB\xFF\xDF\xFF", 4);
}

static void test_fold_width_gives_the_ascii_twin(void **state)
{
    (void)state;
    assert_int_equal(fold_width(0xFF01), '!');
    assert_int_equal(fold_width(0xFF10), '0');
    assert_int_equal(fold_width(0xFF32), 'R');
    assert_int_equal(fold_width(0xFF05), '%');
    assert_int_equal(fold_width(0xFF5E), '~');
    assert_int_equal(fold_width(0x3000), ' ');
}

static void test_fold_width_leaves_the_rest(void **state)
{
    (void)state;
    static const int rest[] = {-1,     0,      '!',    0x3001, 0x30A2,
                               0xFF00, 0xFF5F, 0xFF71, 0x20BB7};
    for (int i = 0; i < COUNT(rest); i++)
        assert_int_equal(fold_width(rest[i]), rest[i]);
}

static void test_xml_space_is_four_characters(void **state)
{
    (void)state;
    for (int c = -1; c < 0x3100; c++) {
        const bool space = c == 0x20 || c == 0x09 || c == 0x0A || c == 0x0D;
        assert_int_equal(is_xml_space(c), space);
    }
}

/* --- diag --- */

static struct srcpos place_in(const char *name, const char *text, int offset)
{
    return (struct srcpos){diags_add_source(job.diags, name, str_of(text)),
                           (uint32_t)offset};
}

static void test_diag_line_says_place_cause_and_remedy(void **state)
{
    (void)state;
    const struct srcpos pos = place_in("plan.xml", "ab\ncd\n", 4);
    DIAG0(job.diags, DIAG_XML_ENCODING, pos);
    assert_string_equal(job_messages(&job),
                        "plan.xml:2:2: error: this byte is not UTF-8; "
                        "save the file as UTF-8\n");
}

static void test_diag_without_place_names_the_program(void **state)
{
    (void)state;
    DIAG0(job.diags, DIAG_XML_ENCODING, NO_POS);
    assert_string_equal(job_messages(&job),
                        "gaiyo: error: this byte is not UTF-8; save the file as UTF-8\n");
}

static void test_diag_column_counts_characters(void **state)
{
    (void)state;
    /* 一二⏎三四五: the third character of line 2 begins at byte 13. */
    const struct srcpos pos = place_in("plan.xml", "一二\n三四五\n", 13);
    assert_string_equal(diags_place(job.diags, job.doc, pos), "plan.xml:2:3");
}

static void check_place(const char *text, int offset, int line, int column)
{
    int at_line = 0, at_column = 0;
    diags_locate(job.diags, place_in("x", text, offset), &at_line, &at_column);
    assert_int_equal(at_line, line);
    assert_int_equal(at_column, column);
}

static void test_diag_lines_and_columns_count_from_one(void **state)
{
    (void)state;
    check_place("ab\ncd", 0, 1, 1);
    check_place("ab\ncd", 2, 1, 3); /* the line break itself */
    check_place("ab\ncd", 3, 2, 1);
    check_place("\n\n\n", 2, 3, 1);
    check_place("", 0, 1, 1);
}

static void test_diag_place_behind_the_text_is_its_end(void **state)
{
    (void)state;
    check_place("ab\ncd", 5, 2, 3);
    check_place("ab\ncd", 500, 2, 3);
    check_place("ab\n", 500, 2, 1);
}

static void test_diag_place_of_nothing_is_a_dash(void **state)
{
    (void)state;
    assert_string_equal(diags_place(job.diags, job.doc, NO_POS), "-");
}

static void test_diag_words_go_where_they_belong(void **state)
{
    (void)state;
    /* "the grade {1} of the scheme {0} …" */
    DIAG(job.diags, DIAG_SCHEME_HIDDEN, NO_POS, "pace", "★★");
    assert_true(str_starts(diags_at(job.diags, 0)->cause,
                           STR("the grade ★★ of the scheme pace ")));
}

static void test_diag_words_are_not_patterns(void **state)
{
    (void)state;
    DIAG(job.diags, DIAG_XML_SYNTAX, NO_POS, "{0} {1} %s");
    assert_str(diags_at(job.diags, 0)->cause, "this is not well-formed XML: {0} {1} %s");
}

static void test_diag_remedy_has_words_too(void **state)
{
    (void)state;
    DIAG(job.diags, DIAG_ELEMENT_MISSPELT, NO_POS, "taget", "target");
    assert_string_equal(job_messages(&job),
                        "gaiyo: error: there is no element <taget>; write <target>\n");
}

static void test_diag_is_one_line(void **state)
{
    (void)state;
    DIAG(job.diags, DIAG_VALUE_UNREADABLE, NO_POS,
         "製品化件数：７件/年\r\n技術開発\t件数\x1B[2J", "?");
    const struct str text = str_of(job_messages(&job));
    assert_int_equal(str_find(text, STR("\n")), text.n - 1);
    for (int i = 0; i < text.n - 1; i++)
        assert_true((unsigned char)text.p[i] >= ' ');
    assert_true(str_find(text, STR("技術開発")) > 0);
}

static void test_diag_messages_stand_in_the_order_of_finding(void **state)
{
    (void)state;
    const struct srcpos first = place_in("a", "abc", 2), second = place_in("b", "abc", 0);
    DIAG(job.diags, DIAG_XML_SYNTAX, first, "one");
    DIAG(job.diags, DIAG_CSV_COLUMN_UNKNOWN, second, "two");
    const struct str text = str_of(job_messages(&job));
    assert_true(str_starts(text, STR("a:1:3: error: ")));
    assert_true(str_find(text, STR("\nb:1:1: warning: ")) > 0);
    assert_int_equal(diags_count(job.diags), 2);
}

static void test_diag_knows_its_sources(void **state)
{
    (void)state;
    char name[] = "plan.xml";
    const uint32_t first = diags_add_source(job.diags, name, STR("<plan/>"));
    const uint32_t second = diags_add_source(job.diags, "data.csv", STR("a,b"));
    name[0] = '?';
    assert_int_equal(first, 1);
    assert_int_equal(second, 2);
    assert_string_equal(diags_source_name(job.diags, first), "plan.xml");
    assert_str(diags_source_text(job.diags, second), "a,b");
}

static void test_diag_keeps_kind_and_place(void **state)
{
    (void)state;
    const struct srcpos pos = place_in("plan.xml", "abc", 1);
    DIAG(job.diags, DIAG_XML_SYNTAX, pos, "x");
    const struct diag *diag = diags_at(job.diags, 0);
    assert_int_equal(diag->id, DIAG_XML_SYNTAX);
    assert_int_equal(diag->pos.file, pos.file);
    assert_int_equal(diag->pos.offset, 1);
    assert_string_equal(diag_name(diag->id), "XML_SYNTAX");
    assert_int_equal(diag_severity(diag->id), SEVERITY_ERROR);
}

static void test_diag_json_is_one_object_a_line(void **state)
{
    (void)state;
    DIAG0(job.diags, DIAG_XML_ENCODING, place_in("plan.xml", "あい\n", 3));
    DIAG(job.diags, DIAG_CSV_COLUMN_UNKNOWN, NO_POS, "欄");
    assert_str(
        diags_print(job.diags, job.doc, true),
        "{\"file\":\"plan.xml\",\"line\":1,\"column\":2,\"severity\":\"error\","
        "\"id\":\"XML_ENCODING\",\"cause\":\"this byte is not UTF-8\","
        "\"remedy\":\"save the file as UTF-8\"}\n"
        "{\"severity\":\"warning\",\"id\":\"CSV_COLUMN_UNKNOWN\","
        "\"cause\":\"the column \\\"欄\\\" is not read\",\"remedy\":\"the columns are "
        "indicator, period, value and note (指標, 時点, 値, 備考)\"}\n");
}

static void test_diag_json_escapes(void **state)
{
    (void)state;
    const struct srcpos pos = place_in("a\"b\\c", "x", 0);
    DIAG(job.diags, DIAG_XML_SYNTAX, pos, "\n\t\x01\x1F\"\\/\x7F 令");
    const struct str text = diags_print(job.diags, job.doc, true);
    assert_true(str_find(text, STR("\"file\":\"a\\\"b\\\\c\",")) == 1);
    assert_true(
        str_find(text, STR("XML: \\u000a\\u0009\\u0001\\u001f\\\"\\\\/\x7F 令\"")) > 0);
    assert_int_equal(str_find(text, STR("\n")), text.n - 1);
}

static void test_diag_severity_of_nothing_is_a_note(void **state)
{
    (void)state;
    assert_int_equal(diags_worst(job.diags), SEVERITY_NOTE);
    assert_false(diags_failed(job.diags));
    assert_int_equal(diags_count(job.diags), 0);
    assert_int_equal(diags_print(job.diags, job.doc, true).n, 0);
}

static void test_diag_warning_is_no_failure(void **state)
{
    (void)state;
    DIAG(job.diags, DIAG_CSV_COLUMN_UNKNOWN, NO_POS, "x");
    assert_int_equal(diags_worst(job.diags), SEVERITY_WARNING);
    assert_false(diags_failed(job.diags));
}

static void test_diag_worst_stays_worst(void **state)
{
    (void)state;
    DIAG(job.diags, DIAG_XML_SYNTAX, NO_POS, "x");
    assert_true(diags_failed(job.diags));
    DIAG(job.diags, DIAG_FILE_UNREADABLE, NO_POS, "x", "y");
    DIAG(job.diags, DIAG_CSV_COLUMN_UNKNOWN, NO_POS, "x");
    assert_int_equal(diags_worst(job.diags), SEVERITY_ENVIRONMENT);
    assert_true(diags_failed(job.diags));
}

static void test_diag_lists_ten_thousand(void **state)
{
    (void)state;
    for (int i = 0; i < 10003; i++)
        DIAG(job.diags, DIAG_CSV_COLUMN_UNKNOWN, NO_POS, "x");
    assert_int_equal(diags_count(job.diags), 10000);
    const struct str text = str_of(job_messages(&job));
    assert_true(
        str_ends(text, STR("\ngaiyo: note: 3 further findings are not listed\n")));
}

static void test_diag_at_the_ceiling_says_nothing_of_more(void **state)
{
    (void)state;
    for (int i = 0; i < 10000; i++)
        DIAG(job.diags, DIAG_CSV_COLUMN_UNKNOWN, NO_POS, "x");
    assert_int_equal(str_find(str_of(job_messages(&job)), STR("further findings")), -1);
}

static void test_diag_past_the_ceiling_still_counts_as_worst(void **state)
{
    (void)state;
    for (int i = 0; i < 10000; i++)
        DIAG(job.diags, DIAG_CSV_COLUMN_UNKNOWN, NO_POS, "x");
    assert_false(diags_failed(job.diags));
    DIAG(job.diags, DIAG_XML_SYNTAX, NO_POS, "x");
    assert_true(diags_failed(job.diags));
}

/* --- file --- */

enum { MIB = 1 << 20 };

/* A new empty folder below the scratch folder. */
static const char *new_folder(const char *name)
{
    const char *path = str_format(job.doc, "%s/%s", TEST_SCRATCH, name).p;
    if (mkdir(path, 0777) != 0)
        assert_int_equal(errno, EEXIST);
    DIR *dir = opendir(path);
    assert_non_null(dir);
    for (struct dirent *e = readdir(dir); e; e = readdir(dir))
        if (e->d_name[0] != '.')
            assert_int_equal(remove(path_join(job.doc, path, e->d_name)), 0);
    closedir(dir);
    return path;
}

static int entries_in(const char *folder)
{
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    int n = 0;
    for (struct dirent *e = readdir(dir); e; e = readdir(dir))
        n += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
    closedir(dir);
    return n;
}

static struct str content_of(const char *path)
{
    struct str text;
    unsigned file;
    assert_true(file_read(&job, path, MIB, &text, &file));
    return text;
}

static void check_unreadable(const char *path, const char *why)
{
    struct str text = STR("untouched");
    unsigned file = 99;
    assert_false(file_read(&job, path, MIB, &text, &file));
    const struct str expected = str_format(job.doc,
                                           "gaiyo: error: cannot read %s: %s; "
                                           "check the name and the permissions\n",
                                           path, why);
    assert_string_equal(job_messages(&job), expected.p);
    assert_int_equal(diags_worst(job.diags), SEVERITY_ENVIRONMENT);
}

static void test_file_read_gives_the_bytes_and_makes_them_known(void **state)
{
    (void)state;
    const char *path = write_file(&job, "known.txt", "一行目\r\n二行目");
    struct str text;
    unsigned file;
    assert_true(file_read(&job, path, MIB, &text, &file));
    assert_str(text, "一行目\r\n二行目");
    assert_string_equal(diags_source_name(job.diags, file), path);
    assert_ptr_equal(diags_source_text(job.diags, file).p, text.p);
    assert_string_equal(job_messages(&job), "");
}

static void test_file_read_accepts_an_empty_file(void **state)
{
    (void)state;
    assert_int_equal(content_of(write_file(&job, "empty.txt", "")).n, 0);
}

static void test_file_read_of_a_missing_file_fails(void **state)
{
    (void)state;
    check_unreadable(TEST_SCRATCH "/no-such-file", "No such file or directory");
}

static void test_file_read_of_a_folder_fails(void **state)
{
    (void)state;
    check_unreadable(TEST_SCRATCH, "Is a directory");
}

static void test_file_read_below_a_file_fails(void **state)
{
    (void)state;
    const char *path = write_file(&job, "flat.txt", "x");
    check_unreadable(path_join(job.doc, path, "below"), "Not a directory");
}

static void test_file_read_does_not_wait_for_a_pipe(void **state)
{
    (void)state;
    const char *path = path_join(job.doc, new_folder("pipe-in"), "pipe");
    assert_int_equal(mkfifo(path, 0666), 0);
    alarm(20); /* a reader that waits for a writer would wait for ever */
    check_unreadable(path, "Invalid argument");
    alarm(0);
}

static void test_file_read_has_a_ceiling(void **state)
{
    (void)state;
    char *bytes = arena_alloc(job.doc, MIB + 2);
    memset(bytes, 'x', MIB + 1);
    const char *path = write_file(&job, "large.txt", bytes);
    struct str text;
    unsigned file;
    assert_true(file_read(&job, path, MIB + 1, &text, &file));
    assert_int_equal(text.n, MIB + 1);
    assert_false(file_read(&job, path, MIB, &text, &file));
    const struct str expected =
        str_format(job.doc,
                   "gaiyo: error: %s is larger than 1 MiB; "
                   "split it, or take out what does not belong in it\n",
                   path);
    assert_string_equal(job_messages(&job), expected.p);
    assert_int_equal(diags_worst(job.diags), SEVERITY_ERROR);
}

static void test_file_write_makes_a_new_file(void **state)
{
    (void)state;
    const char *folder = new_folder("write-new");
    const char *path = path_join(job.doc, folder, "sheet.pdf");
    assert_true(file_write(&job, path, bytes_of("a\0b", 3)));
    assert_int_equal(content_of(path).n, 3);
    assert_memory_equal(content_of(path).p, "a\0b", 3);
    assert_int_equal(entries_in(folder), 1);
    assert_string_equal(job_messages(&job), "");
}

static void test_file_write_replaces_the_file(void **state)
{
    (void)state;
    const char *folder = new_folder("write-over");
    const char *path = path_join(job.doc, folder, "sheet.pdf");
    assert_true(file_write(&job, path, STR("the old and longer text")));
    const int old = open(path, O_RDONLY);
    assert_true(file_write(&job, path, STR("new")));
    assert_str(content_of(path), "new");
    assert_int_equal(entries_in(folder), 1);
    /* Who has the old file open goes on reading it: it was replaced, not overwritten. */
    char still[4] = "";
    assert_int_equal(read(old, still, 3), 3);
    assert_string_equal(still, "the");
    close(old);
}

static void test_file_write_can_write_nothing(void **state)
{
    (void)state;
    const char *path = path_join(job.doc, new_folder("write-none"), "empty");
    assert_true(file_write(&job, path, STR("")));
    assert_int_equal(content_of(path).n, 0);
}

static void test_file_write_obeys_the_mask(void **state)
{
    (void)state;
    const char *path = path_join(job.doc, new_folder("write-mode"), "sheet.pdf");
    struct stat st;
    const mode_t before = umask(027);
    assert_true(file_write(&job, path, STR("x")));
    assert_int_equal(umask(before), 027);
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0640);
}

static void check_unwritable(const char *path, const char *why)
{
    assert_false(file_write(&job, path, STR("bytes")));
    const struct str expected =
        str_format(job.doc,
                   "gaiyo: error: cannot write %s: %s; "
                   "check that the folder exists and that there is room in it\n",
                   path, why);
    assert_string_equal(job_messages(&job), expected.p);
    assert_int_equal(diags_worst(job.diags), SEVERITY_ENVIRONMENT);
}

static void test_file_write_to_a_missing_folder_fails(void **state)
{
    (void)state;
    check_unwritable(TEST_SCRATCH "/no-such-folder/x", "No such file or directory");
    assert_false(file_exists(TEST_SCRATCH "/no-such-folder"));
}

static void test_file_write_below_a_file_leaves_the_file(void **state)
{
    (void)state;
    const char *folder = new_folder("write-below");
    const char *file = path_join(job.doc, folder, "file");
    assert_true(file_write(&job, file, STR("was here")));
    check_unwritable(path_join(job.doc, file, "x"), "Not a directory");
    assert_str(content_of(file), "was here");
    assert_int_equal(entries_in(folder), 1);
}

static void test_file_write_over_a_folder_leaves_the_folder(void **state)
{
    (void)state;
    const char *folder = new_folder("write-folder");
    const char *path = path_join(job.doc, folder, "sheet.pdf");
    assert_int_equal(mkdir(path, 0777), 0);
    check_unwritable(path, "Is a directory");
    assert_int_equal(entries_in(folder), 1);
    assert_int_equal(entries_in(path), 0);
}

/* As on a full disk: no file may grow past four bytes. */
static bool write_without_room(const char *path)
{
    struct rlimit before;
    getrlimit(RLIMIT_FSIZE, &before);
    const struct rlimit tight = {4, before.rlim_max};
    void (*const handler)(int) = signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &tight);
    const bool written = file_write(&job, path, STR("far too long"));
    setrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, handler);
    return written;
}

static void test_file_write_without_room_leaves_what_was_there(void **state)
{
    (void)state;
    const char *folder = new_folder("write-full");
    const char *path = path_join(job.doc, folder, "sheet.pdf");
    assert_true(file_write(&job, path, STR("the last good one")));
    assert_false(write_without_room(path));
    assert_int_equal(diags_worst(job.diags), SEVERITY_ENVIRONMENT);
    assert_str(content_of(path), "the last good one");
    assert_int_equal(entries_in(folder), 1);
}

static void test_file_write_without_room_leaves_nothing_new(void **state)
{
    (void)state;
    const char *folder = new_folder("write-full-new");
    assert_false(write_without_room(path_join(job.doc, folder, "sheet.pdf")));
    assert_int_equal(entries_in(folder), 0);
}

static void test_file_write_keeps_a_pipe_a_pipe(void **state)
{
    (void)state;
    const char *folder = new_folder("pipe-out");
    const char *path = path_join(job.doc, folder, "pipe");
    char got[8] = "";
    struct stat st;
    assert_int_equal(mkfifo(path, 0666), 0);
    const int fd = open(path, O_RDONLY | O_NONBLOCK);
    assert_true(file_write(&job, path, STR("bytes")));
    assert_int_equal(read(fd, got, sizeof got), 5);
    close(fd);
    assert_string_equal(got, "bytes");
    assert_int_equal(stat(path, &st), 0);
    assert_true(S_ISFIFO(st.st_mode));
    assert_int_equal(entries_in(folder), 1);
}

/* A name that is short enough for a socket is one in the working folder. */
static void make_socket(const char *folder, const char *name)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    const int here = open(".", O_RDONLY), fd = socket(AF_UNIX, SOCK_STREAM, 0);
    memcpy(address.sun_path, name, strlen(name));
    assert_int_equal(chdir(folder), 0);
    assert_int_equal(bind(fd, (const struct sockaddr *)&address, sizeof address), 0);
    assert_int_equal(fchdir(here), 0);
    close(fd);
    close(here);
}

static void test_file_write_to_a_socket_leaves_the_socket(void **state)
{
    (void)state;
    const char *folder = new_folder("write-socket");
    struct stat st;
    make_socket(folder, "socket");
    const char *path = path_join(job.doc, folder, "socket");
    check_unwritable(path, "No such device or address");
    assert_int_equal(stat(path, &st), 0);
    assert_true(S_ISSOCK(st.st_mode));
}

/* With no working folder a temporary file could only be made beside the file it is to
 * become. */
static void test_file_write_works_in_the_folder_of_the_file(void **state)
{
    (void)state;
    const char *folder = new_folder("write-where");
    const char *gone = path_join(job.doc, folder, "gone");
    const int here = open(".", O_RDONLY);
    assert_int_equal(mkdir(gone, 0777), 0);
    assert_int_equal(chdir(gone), 0);
    assert_int_equal(rmdir(gone), 0);
    const bool written =
        file_write(&job, path_join(job.doc, folder, "sheet.pdf"), STR("x"));
    assert_int_equal(fchdir(here), 0);
    close(here);
    assert_true(written);
    assert_int_equal(entries_in(folder), 1);
}

/* What file_write("-") puts on standard output, which is a file meanwhile. */
static bool write_to_stdout(const char *path, struct str bytes)
{
    fflush(stdout);
    const int kept = dup(STDOUT_FILENO), fd = open(path, O_WRONLY | O_TRUNC);
    dup2(fd, STDOUT_FILENO);
    const bool written = file_write(&job, "-", bytes);
    dup2(kept, STDOUT_FILENO);
    close(kept);
    close(fd);
    return written;
}

static void test_file_write_to_a_dash_is_standard_output(void **state)
{
    (void)state;
    const char *path = write_file(&job, "stdout", "before");
    assert_true(write_to_stdout(path, STR("bytes")));
    assert_str(content_of(path), "bytes");
    assert_false(file_exists("-"));
}

static int next_descriptor(void)
{
    const int fd = open("/", O_RDONLY);
    close(fd);
    return fd;
}

static void test_files_are_closed_again(void **state)
{
    (void)state;
    const int before = next_descriptor();
    const char *folder = new_folder("closed");
    const char *path = path_join(job.doc, folder, "sheet.pdf");
    struct str text;
    unsigned file;
    assert_true(file_write(&job, path, STR("bytes")));
    assert_true(file_read(&job, path, MIB, &text, &file));
    assert_false(file_read(&job, path, 4, &text, &file));
    assert_false(file_read(&job, folder, MIB, &text, &file));
    assert_false(file_write(&job, folder, STR("bytes")));
    assert_false(write_without_room(path));
    assert_int_equal(next_descriptor(), before);
}

static void test_file_write_closes_a_pipe(void **state)
{
    (void)state;
    const char *path = path_join(job.doc, new_folder("closed-pipe"), "pipe");
    assert_int_equal(mkfifo(path, 0666), 0);
    const int reader = open(path, O_RDONLY | O_NONBLOCK);
    const int before = next_descriptor();
    assert_true(file_write(&job, path, STR("x")));
    assert_int_equal(next_descriptor(), before);
    close(reader);
}

static void test_file_exists(void **state)
{
    (void)state;
    assert_true(file_exists(write_file(&job, "there", "")));
    assert_true(file_exists(TEST_SCRATCH));
    assert_false(file_exists(TEST_SCRATCH "/not-there"));
}

static void test_path_join(void **state)
{
    (void)state;
    assert_string_equal(path_join(job.doc, "data", "eras.tsv"), "data/eras.tsv");
    assert_string_equal(path_join(job.doc, "data", "/etc/x"), "/etc/x");
    assert_string_equal(path_join(job.doc, "", "x"), "x");
}

static void test_path_folder(void **state)
{
    (void)state;
    assert_string_equal(path_folder(job.doc, "a/b/c.xml"), "a/b");
    assert_string_equal(path_folder(job.doc, "c.xml"), ".");
    assert_string_equal(path_folder(job.doc, "/c.xml"), "/");
    assert_string_equal(path_folder(job.doc, "/a/"), "/a");
}

/* --- dump --- */

static void test_dump_writes_an_item_a_line(void **state)
{
    (void)state;
    struct strbuf b = new_buffer();
    struct dump d = {&b, 0};
    dump_open(&d, "page");
    dump_int(&d, "number", -3);
    dump_len(&d, "w", 133350);
    dump_word(&d, "align", STR("end"));
    dump_close(&d);
    assert_string_equal(b.p, "page number=-3 w=10.5 align=end\n");
}

static void test_dump_indents_by_two(void **state)
{
    (void)state;
    struct strbuf b = new_buffer();
    struct dump d = {&b, 2};
    dump_open(&d, "text");
    dump_close(&d);
    assert_string_equal(b.p, "    text\n");
}

static void check_dumped(struct str text, const char *expected)
{
    struct strbuf b = new_buffer();
    struct dump d = {&b, 0};
    dump_text(&d, text);
    assert_string_equal(b.p, expected);
}

static void test_dump_quotes_and_escapes_text(void **state)
{
    (void)state;
    check_dumped(STR("令和６年"), " \"令和６年\"");
    check_dumped(STR(""), " \"\"");
    check_dumped(STR("a\nb"), " \"a\\nb\"");
    check_dumped(STR("say \"x\""), " \"say \\\"x\\\"\"");
    check_dumped(STR("c:\\x"), " \"c:\\\\x\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_arena_says_its_name_and_ceiling),
        TEST(test_arena_memory_is_zeroed),
        TEST(test_arena_memory_fits_any_type),
        TEST(test_arena_allocations_do_not_overlap),
        TEST(test_arena_gives_back_what_was_released),
        TEST(test_arena_gives_back_whole_blocks),
        TEST(test_arena_can_be_emptied),
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
        TEST(test_str_of_null_is_empty),
        TEST(test_str_eq_compares_bytes_and_length),
        TEST(test_str_starts_and_ends),
        TEST(test_str_compare_orders_bytes),
        TEST(test_str_slice_is_a_view),
        TEST(test_str_trim_takes_xml_white_space_only),
        TEST(test_str_word_takes_words_off),
        TEST(test_str_word_of_blanks_is_empty),
        TEST(test_str_find_gives_the_first_place),
        TEST(test_str_distance_counts_edits),
        TEST(test_str_distance_gives_up_on_long_texts),
        TEST(test_str_is_slip_allows_one_and_a_quarter),
        TEST(test_str_copies_are_terminated),
        TEST(test_str_format_has_no_limit),
        TEST(test_str_to_int_reads_whole_numbers),
        TEST(test_str_to_int_refuses_anything_else),
        TEST(test_strbuf_begins_empty),
        TEST(test_strbuf_adds_each_kind),
        TEST(test_strbuf_adding_nothing_changes_nothing),
        TEST(test_strbuf_keeps_zero_bytes),
        TEST(test_strbuf_grows),
        TEST(test_strbuf_addf_grows),
        TEST(test_strbuf_adds_the_outermost_integers),
        TEST(test_strbuf_that_grows_too_long_exhausts_its_arena),
        TEST(test_list_items_come_zeroed_and_stay),
        TEST(test_list_array_is_a_copy),
        TEST(test_list_without_items_has_no_array),
        TEST(test_map_finds_nothing_when_empty),
        TEST(test_map_finds_what_was_put),
        TEST(test_map_replaces),
        TEST(test_map_grows),
        TEST(test_hash_is_fnv_1a),
        TEST(test_hash_depends_on_its_seed),
        TEST(test_len_units_are_exact),
        TEST(test_len_em_is_the_type_size),
        TEST(test_len_em_is_refused_without_a_type_size),
        TEST(test_len_rounds_half_away_from_zero),
        TEST(test_len_refuses_junk),
        TEST(test_len_refuses_what_does_not_fit),
        TEST(test_len_of_a_huge_em_is_refused),
        TEST(test_len_mul_div_rounds_half_away_from_zero),
        TEST(test_len_mul_div_has_room_for_the_product),
        TEST(test_len_pt_prints_three_decimals_at_most),
        TEST(test_len_mm_prints_two_decimals_at_most),
        TEST(test_permille_reads_decimals),
        TEST(test_permille_refuses_junk),
        TEST(test_utf8_next_reads_each_length),
        TEST(test_utf8_add_writes_each_length),
        TEST(test_utf8_every_character_comes_back),
        TEST(test_utf8_next_skips_one_broken_byte),
        TEST(test_utf8_next_does_not_look_behind_the_end),
        TEST(test_utf8_find_invalid_gives_the_first_place),
        TEST(test_utf8_count_counts_characters),
        TEST(test_utf16be_is_one_unit_or_a_pair),
        TEST(test_fold_width_gives_the_ascii_twin),
        TEST(test_fold_width_leaves_the_rest),
        TEST(test_xml_space_is_four_characters),
        TEST(test_diag_line_says_place_cause_and_remedy),
        TEST(test_diag_without_place_names_the_program),
        TEST(test_diag_column_counts_characters),
        TEST(test_diag_lines_and_columns_count_from_one),
        TEST(test_diag_place_behind_the_text_is_its_end),
        TEST(test_diag_place_of_nothing_is_a_dash),
        TEST(test_diag_words_go_where_they_belong),
        TEST(test_diag_words_are_not_patterns),
        TEST(test_diag_remedy_has_words_too),
        TEST(test_diag_is_one_line),
        TEST(test_diag_messages_stand_in_the_order_of_finding),
        TEST(test_diag_knows_its_sources),
        TEST(test_diag_keeps_kind_and_place),
        TEST(test_diag_json_is_one_object_a_line),
        TEST(test_diag_json_escapes),
        TEST(test_diag_severity_of_nothing_is_a_note),
        TEST(test_diag_warning_is_no_failure),
        TEST(test_diag_worst_stays_worst),
        TEST(test_diag_lists_ten_thousand),
        TEST(test_diag_at_the_ceiling_says_nothing_of_more),
        TEST(test_diag_past_the_ceiling_still_counts_as_worst),
        TEST(test_file_read_gives_the_bytes_and_makes_them_known),
        TEST(test_file_read_accepts_an_empty_file),
        TEST(test_file_read_of_a_missing_file_fails),
        TEST(test_file_read_of_a_folder_fails),
        TEST(test_file_read_below_a_file_fails),
        TEST(test_file_read_does_not_wait_for_a_pipe),
        TEST(test_file_read_has_a_ceiling),
        TEST(test_file_write_makes_a_new_file),
        TEST(test_file_write_replaces_the_file),
        TEST(test_file_write_can_write_nothing),
        TEST(test_file_write_obeys_the_mask),
        TEST(test_file_write_to_a_missing_folder_fails),
        TEST(test_file_write_below_a_file_leaves_the_file),
        TEST(test_file_write_over_a_folder_leaves_the_folder),
        TEST(test_file_write_without_room_leaves_what_was_there),
        TEST(test_file_write_without_room_leaves_nothing_new),
        TEST(test_file_write_works_in_the_folder_of_the_file),
        TEST(test_file_write_keeps_a_pipe_a_pipe),
        TEST(test_file_write_to_a_socket_leaves_the_socket),
        TEST(test_file_write_to_a_dash_is_standard_output),
        TEST(test_files_are_closed_again),
        TEST(test_file_write_closes_a_pipe),
        TEST(test_file_exists),
        TEST(test_path_join),
        TEST(test_path_folder),
        TEST(test_dump_writes_an_item_a_line),
        TEST(test_dump_indents_by_two),
        TEST(test_dump_quotes_and_escapes_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
