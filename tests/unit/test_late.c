/* Shared libraries that are opened when they are first asked for. */
#include "support.h"

#include "base/late.h"

#include <sys/wait.h>
#include <unistd.h>

static void test_a_function_is_found(void **state)
{
    (void)state;
    long (*found)(long) = NULL;
    late_find(late_open("libc.so.6", "the C library"), "labs", &found);
    assert_non_null(found);
    assert_int_equal(found(-5), 5);
}

/* What a process that does this says, and its exit status. */
static int say(void (*act)(void), char *said, size_t room)
{
    int ends[2], status;
    assert_int_equal(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        act();
        _exit(0);
    }
    close(ends[1]);
    size_t n = 0;
    for (ssize_t more; (more = read(ends[0], said + n, room - 1 - n)) > 0;)
        n += (size_t)more;
    said[n] = 0;
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void open_nothing(void)
{
    late_open("libnothing.so.9", "Nothing");
}

static void find_nothing(void)
{
    long (*found)(long);
    late_find(late_open("libc.so.6", "the C library"), "no_such_function", &found);
}

static void assert_fails(void (*act)(void), const char *what, const char *why)
{
    char said[1000];
    assert_int_equal(say(act, said, sizeof said), 3);
    assert_true(str_starts(str_of(said), STR("gaiyo: error: ")));
    assert_true(str_find(str_of(said), str_of(what)) > 0);
    assert_true(str_find(str_of(said), str_of(why)) > 0);
    assert_true(str_find(str_of(said), STR("); install ")) > 0);
}

static void test_what_is_not_installed_is_said(void **state)
{
    (void)state;
    assert_fails(open_nothing, "Nothing cannot be opened", "libnothing.so.9");
    assert_fails(find_nothing, "no_such_function is missing", "undefined symbol");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_function_is_found),
        cmocka_unit_test(test_what_is_not_installed_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
