/* Kept values: made once, used by many jobs, forgotten when their files change. */
#include "support.h"

#include "base/kept.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>

enum { LARGE = 1 << 20 };

static struct job job;
static struct kept *kept;
static int made;

static const struct diag_kind wrong = {"WRONG", SEVERITY_WARNING, "{0} is wrong",
                                       "mend it"};

/* A job that keeps what it reads. */
static void begin(void)
{
    job = job_begin();
    job.kept = kept;
    job.diags = kept_begin(kept, job.doc);
}

static void end(void)
{
    diags_close(job.diags);
    job_end(&job);
}

static void next(void)
{
    end();
    begin();
}

static const char *path_of(const char *name)
{
    return path_join(job.doc, TEST_SCRATCH, name);
}

/* Long ago, so that nobody can have written the file since. */
static const char *old_file(const char *name, const char *text, time_t age)
{
    const char *path = write_file(&job, name, text);
    const struct timespec times[] = {{.tv_sec = 1000000000 - age},
                                     {.tv_sec = 1000000000 - age}};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    return path;
}

/* The text of a file; one that holds "?" is found wrong. */
static void *read_text(struct job *inner, const void *path)
{
    struct str *text = ARENA_NEW(inner->doc, struct str);
    unsigned file;
    made++;
    if (!file_read(inner, path, LARGE, text, &file))
        return NULL;
    if (str_find(*text, STR("?")) >= 0)
        DIAG(inner->diags, &wrong, ((struct srcpos){file, 0}), text->p);
    return text;
}

static const struct str *text_of(const char *path)
{
    return kept_file(&job, "text", path, read_text);
}

/* Two texts, one behind the other. */
static void *join_texts(struct job *inner, const void *paths)
{
    const char *const *p = paths;
    const struct str *a = kept_file(inner, "text", p[0], read_text);
    const struct str *b = kept_file(inner, "text", p[1], read_text);
    struct str *both = ARENA_NEW(inner->doc, struct str);
    *both = str_format(inner->doc, "%.*s%.*s", STR_ARG(*a), STR_ARG(*b));
    return both;
}

static int start(void **state)
{
    (void)state;
    made = 0;
    kept = kept_new(LARGE);
    begin();
    return 0;
}

static int stop(void **state)
{
    (void)state;
    end();
    kept_free(kept);
    return 0;
}

static void test_a_value_is_made_once(void **state)
{
    (void)state;
    const char *path = old_file("once.txt", "a", 0);
    const struct str *first = text_of(path);
    assert_ptr_equal(text_of(path), first);
    next();
    assert_ptr_equal(text_of(old_file("once.txt", "a", 0)), first);
    assert_str(*first, "a");
    assert_int_equal(made, 1);
}

static void test_a_job_that_keeps_nothing_makes_its_own(void **state)
{
    (void)state;
    const char *path = old_file("own.txt", "a", 0);
    const struct str *first = text_of(path);
    job.kept = NULL;
    assert_ptr_not_equal(text_of(path), first);
    assert_int_equal(made, 2);
}

static void test_a_file_that_changes_is_read_again(void **state)
{
    (void)state;
    assert_str(*text_of(old_file("change.txt", "a", 0)), "a");
    for (int i = 0; i < 2; i++) {
        old_file("change.txt", "b", 1);
        next();
        assert_str(*text_of(path_of("change.txt")), "b");
    }
    assert_int_equal(made, 2);
}

static void test_a_file_just_written_is_read_again(void **state)
{
    (void)state;
    const char *path = write_file(&job, "young.txt", "a");
    text_of(path);
    write_file(&job, "young.txt", "b");
    next();
    assert_str(*text_of(path_of("young.txt")), "b");
}

static void test_a_missing_file_may_appear(void **state)
{
    (void)state;
    const char *path = old_file("gone.txt", "a", 0);
    assert_int_equal(remove(path), 0);
    assert_null(text_of(path));
    old_file("gone.txt", "a", 0);
    next();
    assert_str(*text_of(path_of("gone.txt")), "a");
}

static void test_findings_are_said_in_every_job(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        text_of(old_file("wrong.txt", "what?", 0));
        assert_string_equal(said(&job),
                            "wrong.txt:1:1: warning: what? is wrong; mend it\n");
        assert_int_equal(diags_worst(job.diags), SEVERITY_WARNING);
        next();
    }
    assert_int_equal(made, 1);
    assert_string_equal(said(&job), "");
}

static void test_the_files_of_a_value_count_as_read(void **state)
{
    (void)state;
    text_of(old_file("read.txt", "a", 0));
    next();
    assert_int_equal(diags_used(job.diags), 0);
    const char *path = old_file("read.txt", "a", 0);
    text_of(path);
    text_of(path);
    assert_int_equal(diags_used(job.diags), 1);
    assert_string_equal(diags_source_name(job.diags, diags_used_at(job.diags, 0)), path);
    assert_false(file_write(&job, path, STR("b")));
}

static void test_what_is_made_of_others_goes_with_them(void **state)
{
    (void)state;
    const char *paths[] = {old_file("a.txt", "a", 0), old_file("b.txt", "b", 0)};
    assert_str(*(const struct str *)kept_get(&job, STR("both"), join_texts, paths), "ab");
    old_file("b.txt", "c", 1);
    next();
    const char *then[] = {path_of("a.txt"), path_of("b.txt")};
    assert_str(*(const struct str *)kept_get(&job, STR("both"), join_texts, then), "ac");
    assert_int_equal(made, 3);
}

/* A value of half of what is kept. */
static void *make_large(struct job *inner, const void *unused)
{
    (void)unused;
    made++;
    return arena_alloc(inner->doc, LARGE / 2);
}

static void test_what_is_out_of_use_the_longest_goes(void **state)
{
    (void)state;
    const struct str keys[] = {STR("a"), STR("b"), STR("c")};
    for (int i = 0; i < 3; i++) {
        kept_get(&job, keys[i], make_large, NULL);
        next();
    }
    kept_get(&job, keys[2], make_large, NULL);
    assert_int_equal(made, 3);
    kept_get(&job, keys[0], make_large, NULL);
    assert_int_equal(made, 4);
}

static void *make_small(struct job *inner, const void *unused)
{
    (void)unused;
    made++;
    return arena_alloc(inner->doc, 1);
}

/* Each has memory of its own, which is more than it needs. */
static void test_many_small_values_are_too_much_as_well(void **state)
{
    enum { MANY = 2000 };
    (void)state;
    for (int i = 0; i < MANY; i++, next())
        kept_get(&job, str_format(job.doc, "%d", i), make_small, NULL);
    kept_get(&job, str_format(job.doc, "%d", MANY - 1), make_small, NULL);
    assert_int_equal(made, MANY);
    kept_get(&job, STR("0"), make_small, NULL);
    assert_int_equal(made, MANY + 1);
}

static void test_each_language_has_its_own(void **state)
{
    (void)state;
    const char *path = old_file("words.txt", "a", 0);
    text_of(path);
    diags_speak(job.diags, LANGUAGE_JAPANESE);
    text_of(path);
    assert_int_equal(made, 2);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, start, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_value_is_made_once),
        TEST(test_a_job_that_keeps_nothing_makes_its_own),
        TEST(test_a_file_that_changes_is_read_again),
        TEST(test_a_file_just_written_is_read_again),
        TEST(test_a_missing_file_may_appear),
        TEST(test_findings_are_said_in_every_job),
        TEST(test_the_files_of_a_value_count_as_read),
        TEST(test_what_is_made_of_others_goes_with_them),
        TEST(test_what_is_out_of_use_the_longest_goes),
        TEST(test_many_small_values_are_too_much_as_well),
        TEST(test_each_language_has_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
