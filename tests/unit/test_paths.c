/* The location paths in expressions. */
#include "own_job.h"

#include "evaluate/paths.h"

/* They are these, parted by " ; ". */
static void expect(const char *expression, const char *paths)
{
    struct path_scan scan = {.expression = str_of(expression)};
    struct str path;
    struct strbuf b;
    strbuf_init(&b, job.doc);
    while (path_scan_next(&scan, &path)) {
        strbuf_add_c(&b, b.n ? " ; " : "");
        strbuf_add(&b, path);
    }
    assert_str(strbuf_str(&b), paths);
}

static void test_a_path_is_all_of_it(void **state)
{
    (void)state;
    expect("result/actual", "result/actual");
    expect(" //indicator[@id = 'a']/result/@score ",
           "//indicator[@id = 'a']/result/@score");
    expect(".", ".");
    expect("../@no", "../@no");
    expect("@*", "@*");
    expect("/", "/");
    expect("following-sibling::tr[1]/td[2]", "following-sibling::tr[1]/td[2]");
    expect("text()", "text()");
    expect("//x:p[2]//text()", "//x:p[2]//text()");
    expect("名前/値", "名前/値");
}

static void test_predicates_belong_to_their_path(void **state)
{
    (void)state;
    expect("//a[count(b[c = ']']) > 1][d]/e", "//a[count(b[c = ']']) > 1][d]/e");
    expect("a[b] and c", "a[b] ; c");
    expect("a [1] = b", "a [1] ; b");
}

static void test_what_functions_are_given(void **state)
{
    (void)state;
    expect("percent(count(//indicator[result/@score >= 3]), summary/@total, 1)",
           "//indicator[result/@score >= 3] ; summary/@total");
    expect("if(@no, string(@no), string(count(preceding::indicator) + 1))",
           "@no ; @no ; preceding::indicator");
    expect("highest(//result/progress, 3)[1]/../name", "//result/progress");
    expect("substring('①②③', position(), 1)", "");
}

static void test_operators_are_no_names(void **state)
{
    (void)state;
    expect("div div mod", "div ; mod");
    expect("a * b", "a ; b");
    expect("a - 1.5 + .5 - b-c", "a ; b-c");
    expect("a|b | c", "a ; b ; c");
    expect("not(a) and (b or c) and * = 1", "a ; b ; c ; *");
    expect("a != \"b/c\"", "a");
    expect("(a)/b", "a");
}

static void test_variables(void **state)
{
    (void)state;
    expect("$group/@no", "$group/@no");
    expect("concat($a, '（', $b-c, '）')", "$a ; $b-c");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_path_is_all_of_it),
        TEST(test_predicates_belong_to_their_path),
        TEST(test_what_functions_are_given),
        TEST(test_operators_are_no_names),
        TEST(test_variables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
