/* Views of text, text that grows, and the text that values are printed as. */
#include "own_job.h"

#include "base/dump.h"

#include <limits.h>

static struct str bytes_of(const char *bytes, int n)
{
    return (struct str){bytes, n};
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
    assert_int_equal(str_distance(STR("ul"), STR("lu")), 1);
    assert_int_equal(str_distance(STR("jbos"), STR("jobs")), 1);
    assert_int_equal(str_distance(STR("JOBS"), STR("jobs")), 0);
    assert_int_equal(str_distance(STR("ca"), STR("abc")), 3);
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
    assert_true(
        str_is_slip(STR("taxget_"), STR("target"))); /* two edits of six letters */
    assert_true(str_is_slip(STR("B"), STR("b")));
    assert_false(str_is_slip(STR("p"), STR("b"))); /* nothing of it is left */
    assert_false(str_is_slip(STR(""), STR("b")));
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

static void test_bytes_are_added_as_digits(void **state)
{
    (void)state;
    struct strbuf b = new_buffer();
    strbuf_add_hex(&b, "", 0);
    assert_string_equal(strbuf_str(&b).p, "");
    for (int i = 0; i < 100; i++)
        strbuf_add_hex(&b, "\x00\x9A\xFF\x7c", 4);
    assert_int_equal(strbuf_str(&b).n, 800);
    assert_int_equal(b.p[800], 0);
    for (int i = 0; i < 100; i++)
        assert_memory_equal(b.p + 8 * i, "009AFF7C", 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
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
        TEST(test_dump_writes_an_item_a_line),
        TEST(test_dump_indents_by_two),
        TEST(test_dump_quotes_and_escapes_text),
        TEST(test_bytes_are_added_as_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
