/* Which names expressions ask for, and which of them no evaluated plan has. */
#include "own_job.h"

#include "evaluate/vocabulary.h"

/* The names in the expression, attributes with @, parted by blanks. */
static void expect_names(const char *expression, const char *names)
{
    struct name_scan scan = {.expression = str_of(expression)};
    struct asked_name asked;
    struct strbuf b = new_buffer();
    strbuf_add(&b, STR(""));
    while (name_scan_next(&scan, &asked))
        strbuf_addf(&b, "%s%s%.*s", b.n ? " " : "", asked.attribute ? "@" : "",
                    STR_ARG(asked.name));
    assert_string_equal(b.n ? strbuf_str(&b).p : "", names);
}

static void test_paths(void **state)
{
    (void)state;
    expect_names("//indicator[@id = 'a']/result/@score", "indicator @id result @score");
    expect_names("child::p/attribute::id | following-sibling::*[1]", "p @id");
    expect_names("../.././ x / @ y", "x @y");
    expect_names("@xml:lang", "@xml:lang");
    expect_names("a//text()/node()/comment()", "a");
    expect_names("processing-instruction('p')", "");
}

/* Behind a value a name is an operator, in front of a bracket a function. */
static void test_operators_and_functions(void **state)
{
    (void)state;
    expect_names("count(a) div 2 mod b and c or d", "a b c d");
    expect_names("div div div", "div div");
    expect_names("* * * div *", "");
    expect_names("(a) and @b and 'x' and $c and 1.5 and . and .. and d", "a @b d");
    expect_names("a-b - c", "a-b c");
    expect_names("2 * a * .5", "a");
    expect_names("-a != -1", "a");
}

static void test_variables_and_literals(void **state)
{
    (void)state;
    expect_names("$x/a[. = \"it's\"] = 'a \"b\" c'", "a");
    expect_names("$ x", "");
    expect_names("''", "");
    expect_names("", "");
    expect_names("'open", "");
}

static void expect_meant(const char *name, bool attribute, const char *meant)
{
    const struct asked_name asked = {str_of(name), attribute};
    assert_false(vocabulary_has(&asked));
    assert_str(vocabulary_meant(&asked), meant);
}

static void test_known_names(void **state)
{
    (void)state;
    static const char *const elements[] = {"plan",    "indicator", "result", "moved",
                                           "summary", "mapping",   "column", "computed"};
    for (int i = 0; i < COUNT(elements); i++)
        assert_true(vocabulary_has(&(struct asked_name){str_of(elements[i]), false}));
    assert_true(vocabulary_has(&(struct asked_name){STR("score"), true}));
    assert_true(vocabulary_has(&(struct asked_name){STR("xml:lang"), true}));
    assert_false(vocabulary_has(&(struct asked_name){STR("score"), false}));
}

/* At the ends of the list, and beginning like others. */
static void test_neighbours(void **state)
{
    (void)state;
    static const char *const known[] = {"a", "b", "br", "badge", "indicators", "yearly"};
    static const char *const unknown[] = {"", "A", "bad", "badges", "indicato", "zz"};
    for (int i = 0; i < COUNT(known); i++) {
        assert_true(vocabulary_has(&(struct asked_name){str_of(known[i]), false}));
        assert_false(vocabulary_has(&(struct asked_name){str_of(unknown[i]), false}));
    }
}

static void test_names_that_are_meant(void **state)
{
    (void)state;
    expect_meant("indicater", false, "indicator");
    expect_meant("scoer", true, "score");
    expect_meant("指標", false, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_paths),
        TEST(test_operators_and_functions),
        TEST(test_variables_and_literals),
        TEST(test_known_names),
        TEST(test_neighbours),
        TEST(test_names_that_are_meant),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
