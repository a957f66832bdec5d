/* The encodings of CSV files: what they are taken for, and what comes out. */
#include "support.h"

#include "base/map.h"
#include "measure/decode.h"

struct result {
    struct job job;
    bool ok;
    struct str text;
    uint32_t file;
};

static struct result decode(const char *bytes, int n, enum mapping_encoding said)
{
    struct result r = {.job = job_begin()};
    const char *path = TEST_SCRATCH "/decode.csv";
    assert_true(file_write(&r.job, path, (struct str){bytes, n}));
    r.ok = decode_file(&r.job, path, said, &r.text, &r.file);
    return r;
}

#define DECODE(literal, encoding)                                                        \
    decode("" literal, (int)sizeof(literal) - 1, ENCODING_##encoding)

/* It is read, and so; the place of byte 0 is the first character behind a mark. */
static void expect_text(struct result r, const char *text, const char *messages)
{
    assert_string_equal(said(&r.job), messages);
    assert_true(r.ok);
    assert_str(r.text, text);
    assert_str(diags_source_text(r.job.diags, r.file), text);
    job_end(&r.job);
}

static void expect_messages(struct result r, const char *messages)
{
    assert_false(r.ok);
    assert_string_equal(said(&r.job), messages);
    job_end(&r.job);
}

static const char noted_cp932[] = "decode.csv: note: the file is not in UTF-8 and was "
                                  "read as CP932; if that is wrong, say what it is in a "
                                  "mapping\n";
static const char noted_utf16[] = "decode.csv: note: the file is not in UTF-8 and was "
                                  "read as UTF-16; if that is wrong, say what it is in "
                                  "a mapping\n";

/* --- UTF-8 -------------------------------------------------------------------------- */

static void test_utf8(void **state)
{
    (void)state;
    expect_text(DECODE("指標,値\n", UNSAID), "指標,値\n", "");
    expect_text(DECODE("指標,値\n", UTF8), "指標,値\n", "");
    expect_text(DECODE("", UNSAID), "", "");
}

static void test_utf8_with_a_mark(void **state)
{
    (void)state;
    expect_text(DECODE("\xef\xbb\xbf指標,値\n", UNSAID), "指標,値\n", "");
    expect_text(DECODE("\xef\xbb\xbf", UNSAID), "", "");
}

static void test_marked_utf8_that_is_none(void **state)
{
    (void)state;
    expect_messages(DECODE("\xef\xbb\xbfp01\n20\x89\xf1\n", UNSAID),
                    "decode.csv:2:3: error: 89 is no character of UTF-8; correct it, or "
                    "save the file as \"CSV UTF-8\"\n");
}

/* CP932 could read it, as other characters. */
static void test_damaged_utf8(void **state)
{
    (void)state;
    expect_messages(DECODE("指標,時点,値\np01,R5,20\x89\xf1\n", UNSAID),
                    "decode.csv:2:10: error: 89 is no character of UTF-8; correct it, or "
                    "save the file as \"CSV UTF-8\"\n");
}

static void test_zero_byte(void **state)
{
    (void)state;
    expect_messages(DECODE("指標,値\np0\0001,20回\n", UNSAID),
                    "decode.csv:2:3: error: 00 is no character of UTF-8; correct it, or "
                    "save the file as \"CSV UTF-8\"\n");
}

/* --- CP932 -------------------------------------------------------------------------- */

static void test_cp932(void **state)
{
    (void)state;
    expect_text(DECODE("\x8ew\x95W,\x8e\x9e\x93_,\x92l\n", UNSAID), "指標,時点,値\n",
                noted_cp932);
    expect_text(DECODE("\x8ew\x95W,\x8e\x9e\x93_,\x92l\n", CP932), "指標,時点,値\n", "");
}

/* Those that other tables of Shift_JIS do not have, or take for others. */
static void test_characters_of_microsoft(void **state)
{
    (void)state;
    expect_text(DECODE("\x87@\x87\x8a\xee\xe0\xed\x95\x81`\x81|\x81"
                       "a\x81\\\n",
                       CP932),
                "①㈱髙﨑～－∥―\n", "");
    expect_text(DECODE("\xfb\xfc\xfa\xb1\xfa@\xee\xef\n", CP932), "髙﨑ⅰⅰ\n", "");
}

static void test_half_width(void **state)
{
    (void)state;
    expect_text(DECODE("\xc3\xde\xb0\xc0\\~\x7f\x1a\n", CP932), "ﾃﾞｰﾀ\\~\x7f\x1a\n", "");
}

/* All rows of the table that are full, against Microsoft's own (the sum was made from
 * Python's codec cp932). */
static void test_table(void **state)
{
    (void)state;
    static const struct {
        int first, last;
    } leads[] = {{0x89, 0x97}, {0x99, 0x9F}, {0xE0, 0xE9}, {0xED, 0xED}, {0xFA, 0xFB}};
    struct job job = job_begin();
    struct strbuf b;
    strbuf_init(&b, job.doc);
    for (int i = 0; i < 5; i++)
        for (int lead = leads[i].first; lead <= leads[i].last; lead++) {
            for (int trail = 0x40; trail <= 0xFC; trail++)
                if (trail != 0x7F)
                    strbuf_addf(&b, "%c%c", lead, trail);
            strbuf_add_char(&b, '\n');
        }
    struct result r = decode(b.p, b.n, ENCODING_CP932);
    assert_string_equal(said(&r.job), "");
    assert_int_equal(r.text.n, 19775);
    assert_true(hash_bytes(r.text.p, r.text.n, 0) == UINT64_C(0x405ba8c9159d4b75));
    job_end(&r.job);
    job_end(&job);
}

static void test_bytes_of_no_encoding(void **state)
{
    (void)state;
    expect_messages(DECODE("\x8ew\x95W\np01\x81\xff,20\x89\xf1\n", UNSAID),
                    "decode.csv:2:4: error: 81 is no character of CP932; correct it, "
                    "or save the file as \"CSV UTF-8\"\n");
}

static void test_half_a_character_at_the_end(void **state)
{
    (void)state;
    expect_messages(DECODE("\x8ew\x95", UNSAID),
                    "decode.csv:1:2: error: 95 is no character of CP932; correct it, or "
                    "save the file as \"CSV UTF-8\"\n");
}

static void test_characters_of_ones_own(void **state)
{
    (void)state;
    expect_messages(DECODE("\x8ew\x95W\xf0@,1\n", UNSAID),
                    "decode.csv:1:3: error: F0 40 is no character of CP932; correct it, "
                    "or save the file as \"CSV UTF-8\"\n");
}

/* --- UTF-16 ------------------------------------------------------------------------- */

static void test_utf16_with_a_mark(void **state)
{
    (void)state;
    expect_text(DECODE("\xff\xfe\x07\x63\x19\x6a,\0\x24\x50\n\0", UNSAID), "指標,値\n",
                noted_utf16);
    expect_text(DECODE("\xfe\xff\x63\x07\x6a\x19\0,\x50\x24\0\n", UNSAID), "指標,値\n",
                noted_utf16);
}

static void test_utf16_without_a_mark(void **state)
{
    (void)state;
    expect_text(DECODE("\x07\x63\x19\x6a,\0\x24\x50\n\0", UNSAID), "指標,値\n",
                noted_utf16);
    expect_text(DECODE("\x63\x07\x6a\x19\0,\x50\x24\0\n", UNSAID), "指標,値\n",
                noted_utf16);
    expect_text(DECODE("\x63\x07\x6a\x19\0,\x50\x24\0\n", UTF16), "指標,値\n", "");
    /* Blanks and the numeral one end in a zero byte themselves. */
    expect_text(DECODE("\0\x4e\0\x30,\0\x24\x50\n\0"
                       "2\0,\0"
                       "3\0\n\0"
                       "4\0,\0"
                       "5\0\n\0",
                       UNSAID),
                "一　,値\n2,3\n4,5\n", noted_utf16);
}

static void test_utf16_beyond_the_first_plane(void **state)
{
    (void)state;
    expect_text(DECODE("\xff\xfe\x42\xd8\xb7\xdf\n\0", UNSAID), "𠮷\n", noted_utf16);
}

static void test_utf16_with_half_a_pair(void **state)
{
    (void)state;
    expect_messages(DECODE("\xff\xfe,\0\x42\xd8\n\0", UNSAID),
                    "decode.csv:1:2: error: half of a surrogate pair (U+D842) stands "
                    "here; write the whole character, and save the file as UTF-8\n");
    expect_messages(DECODE("\xff\xfe\xb7\xdf\n\0", UNSAID),
                    "decode.csv:1:1: error: half of a surrogate pair (U+DFB7) stands "
                    "here; write the whole character, and save the file as UTF-8\n");
    expect_messages(DECODE("\xff\xfe,\0\n", UNSAID),
                    "decode.csv:1:2: error: 0A is no character of UTF-16; correct it, or "
                    "save the file as \"CSV UTF-8\"\n");
}

/* --- what the author says ----------------------------------------------------------- */

static void test_said_and_not_so(void **state)
{
    (void)state;
    expect_messages(DECODE("p01\n\x92l\n", UTF8),
                    "decode.csv:2:1: error: 92 is no character of UTF-8; correct it, or "
                    "save the file as \"CSV UTF-8\"\n");
    expect_messages(DECODE("\xef\xbb\xbfp01\n", CP932),
                    "decode.csv: error: the file begins with the mark of UTF-8, its "
                    "mapping says another encoding; take encoding out of the mapping\n");
    expect_messages(DECODE("\xff\xfe,\0", UTF8),
                    "decode.csv: error: the file begins with the mark of UTF-16, its "
                    "mapping says another encoding; take encoding out of the mapping\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_utf8),
        cmocka_unit_test(test_utf8_with_a_mark),
        cmocka_unit_test(test_marked_utf8_that_is_none),
        cmocka_unit_test(test_damaged_utf8),
        cmocka_unit_test(test_zero_byte),
        cmocka_unit_test(test_cp932),
        cmocka_unit_test(test_characters_of_microsoft),
        cmocka_unit_test(test_half_width),
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_bytes_of_no_encoding),
        cmocka_unit_test(test_half_a_character_at_the_end),
        cmocka_unit_test(test_characters_of_ones_own),
        cmocka_unit_test(test_utf16_with_a_mark),
        cmocka_unit_test(test_utf16_without_a_mark),
        cmocka_unit_test(test_utf16_beyond_the_first_plane),
        cmocka_unit_test(test_utf16_with_half_a_pair),
        cmocka_unit_test(test_said_and_not_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
