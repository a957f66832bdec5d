/* Lists and maps. */
#include "own_job.h"

#include "base/list.h"
#include "base/map.h"

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

static void test_list_stays_where_room_was_reserved(void **state)
{
    (void)state;
    struct list list = list_of(job.doc, sizeof(int));
    list_reserve(&list, 100);
    int *first = list_add(&list);
    for (int i = 1; i < 100; i++)
        *(int *)list_add(&list) = i;
    assert_ptr_equal(list_at(&list, 0), first);
    list_reserve(&list, 1000); /* something is in it: nothing happens */
    assert_int_equal(list.room, 100);
    assert_int_equal(*(const int *)list_at(&list, 99), 99);
}

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

static void test_hash_of_what_is_long_takes_words_the_lowest_byte_first(void **state)
{
    (void)state;
    char bytes[20] = {1};
    /* (8 ^ 1) * (2^40 + 435), folded, and nothing behind it */
    assert_true(hash_long((struct str){bytes, 8}, 0) ==
                (0x9000000064Bu ^ hash_bytes("", 0, 0)));
    const uint64_t hash = hash_long((struct str){bytes, 20}, 0);
    assert_true(hash_long((struct str){bytes, 20}, 1) != hash);
    assert_true(hash_long((struct str){bytes, 19}, 0) != hash);
    for (int i = 0; i < 20; i++) {
        bytes[i] ^= 0x40;
        assert_true(hash_long((struct str){bytes, 20}, 0) != hash);
        bytes[i] ^= 0x40;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_list_items_come_zeroed_and_stay),
        TEST(test_list_array_is_a_copy),
        TEST(test_list_without_items_has_no_array),
        TEST(test_list_stays_where_room_was_reserved),
        TEST(test_map_finds_nothing_when_empty),
        TEST(test_map_finds_what_was_put),
        TEST(test_map_replaces),
        TEST(test_map_grows),
        TEST(test_hash_is_fnv_1a),
        TEST(test_hash_depends_on_its_seed),
        TEST(test_hash_of_what_is_long_takes_words_the_lowest_byte_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
