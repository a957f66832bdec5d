/* Files in memory, and the names that they are asked for by. */
#include "own_job.h"

#include "base/file_name.h"
#include "base/store.h"

#include <unistd.h>

enum { MIB = 1 << 20 };

static void test_names_are_made_normal(void **state)
{
    (void)state;
    static const char *const names[][2] = {
        {"a/b", "a/b"},       {"./a//b/.", "a/b"},    {"a/../b", "b"},
        {"../a", "../a"},     {"a/../../b", "../b"},  {"../../a/../b", "../../b"},
        {"/a/../../b", "/b"}, {"a/b/../../..", ".."}, {"a/..", "."},
        {"/", "/"},           {"a/...", "a/..."},     {"", "."},
    };
    for (int i = 0; i < COUNT(names); i++)
        assert_string_equal(file_name_normal(job.doc, names[i][0]), names[i][1]);
}

static void test_names_are_told_from_a_folder(void **state)
{
    (void)state;
    static const char *const names[][3] = {
        {".", "plan.xml", "plan.xml"},
        {"plans/2026", "plans/2026/parts/a.xml", "parts/a.xml"},
        {"plans/2026", "data/r5.csv", "../../data/r5.csv"},
        {"plans", "plans-old/a.csv", "../plans-old/a.csv"},
        {"/srv/plans", "/srv/data/r5.csv", "../data/r5.csv"},
        {"/srv/plans", "/srv/plans", "../plans"},
        {".", "../../data/r5.csv", "../../data/r5.csv"},
        {"../plans", "../data/r5.csv", "../data/r5.csv"},
    };
    for (int i = 0; i < COUNT(names); i++)
        assert_string_equal(file_name_from(job.doc, names[i][0], names[i][1]),
                            names[i][2]);
}

/* The same file by a name from the root. */
static void test_names_from_the_root_and_from_here_are_one(void **state)
{
    (void)state;
    char here[4096];
    assert_non_null(getcwd(here, sizeof here));
    const char *file = str_format(job.doc, "%s/plans/data/r5.csv", here).p;
    assert_string_equal(file_name_from(job.doc, "plans", file), "data/r5.csv");
    assert_string_equal(file_name_from(job.doc, "../x", "../y"), "../y");
}

static void test_a_store_stands_before_the_disk(void **state)
{
    (void)state;
    struct store *store = store_new(job.doc);
    struct str text;
    unsigned file;
    char room[4];
    const char *path = write_file(&job, "on-disk.txt", "disk");
    store_add(store, "kept/plan.xml", STR("first"));
    store_add(store, "kept/./plan.xml", STR("memory"));
    job.store = store;
    assert_true(file_read(&job, "kept/x/../plan.xml", MIB, &text, &file));
    assert_str(text, "memory");
    assert_int_equal(text.p[text.n], 0);
    assert_true(file_is_regular(&job, "./kept/plan.xml"));
    assert_str(file_peek(&job, "kept/plan.xml", room, 3), "mem");
    assert_false(file_is_regular(&job, path));
    assert_int_equal(file_peek(&job, path, room, 4).n, 0);
    assert_false(file_read(&job, path, MIB, &text, &file));
    assert_non_null(strstr(said(&job), "there is no such file"));
}

/* What is installed is there, unless the store has it. */
static void test_what_is_installed_is_read_from_the_disk(void **state)
{
    (void)state;
    struct store *store = store_new(job.doc);
    struct str text;
    unsigned file;
    const char *eras = path_join(job.doc, job.home, "data/eras.tsv");
    job.store = store;
    assert_true(file_read(&job, eras, MIB, &text, &file));
    store_add(store, eras, STR("kept"));
    assert_true(file_read(&job, eras, MIB, &text, &file));
    assert_str(text, "kept");
}

static void test_a_kept_file_has_a_ceiling_too(void **state)
{
    (void)state;
    struct store *store = store_new(job.doc);
    struct str text;
    unsigned file;
    store_add(store, "a", STR("12345"));
    job.store = store;
    assert_false(file_read(&job, "a", 4, &text, &file));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_names_are_made_normal),
        TEST(test_names_are_told_from_a_folder),
        TEST(test_names_from_the_root_and_from_here_are_one),
        TEST(test_a_store_stands_before_the_disk),
        TEST(test_what_is_installed_is_read_from_the_disk),
        TEST(test_a_kept_file_has_a_ceiling_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
