/* Characters and their bytes. */
#include "own_job.h"

#include "base/utf8.h"

static struct str bytes_of(const char *bytes, int n)
{
    return (struct str){bytes, n};
}

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

static void test_names_are_compared_without_blanks_and_widths(void **state)
{
    (void)state;
    assert_str(fold_name(job.doc, STR(" 雇用\n者　数（Ａ1）")), "雇用者数(A1)");
    assert_str(fold_name(job.doc, STR("～〜")), "~~");
    assert_str(fold_name(job.doc, STR("－−")), "--");
    assert_str(fold_name(job.doc, STR("∥‖")), "∥∥");
    assert_str(fold_name(job.doc, STR(" ")), "");
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_utf8_next_reads_each_length),
        TEST(test_utf8_add_writes_each_length),
        TEST(test_utf8_every_character_comes_back),
        TEST(test_utf8_next_skips_one_broken_byte),
        TEST(test_utf8_next_does_not_look_behind_the_end),
        TEST(test_utf8_find_invalid_gives_the_first_place),
        TEST(test_utf8_count_counts_characters),
        TEST(test_utf16be_is_one_unit_or_a_pair),
        TEST(test_names_are_compared_without_blanks_and_widths),
        TEST(test_fold_width_gives_the_ascii_twin),
        TEST(test_fold_width_leaves_the_rest),
        TEST(test_xml_space_is_four_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
