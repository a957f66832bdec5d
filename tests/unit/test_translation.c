/* The messages in Japanese: none is missing, and each has the words of its English. */
#include "support.h"

#include "base/messages.h"
#include "base/translation.h"

static const struct {
    const char *name, *cause, *remedy;
} messages[] = {
#define MESSAGE(id, severity, cause, remedy) {#id, cause, remedy},
#include "archive/messages.def"
#include "audit/messages.def"
#include "base/messages.def"
#include "batch/messages.def"
#include "bind/messages.def"
#include "compose/messages.def"
#include "evaluate/messages.def"
#include "font/messages.def"
#include "layout/messages.def"
#include "load/messages.def"
#include "measure/messages.def"
#include "merge/messages.def"
#include "messages.def"
#include "impose/messages.def"
#include "paint/messages.def"
#include "quantity/messages.def"
#include "shape/messages.def"
#undef MESSAGE
};

/* Which of {0} to {9} stand in the text. */
static int places(const char *text)
{
    int found = 0;
    for (const char *p = text; *p; p++)
        if (p[0] == '{' && p[1] >= '0' && p[1] <= '9' && p[2] == '}')
            found |= 1 << (p[1] - '0');
    return found;
}

static int check(const char *name, const char *english)
{
    const char *japanese = translate(LANGUAGE_JAPANESE, english);
    if (!english[0] || (japanese != english && places(japanese) == places(english)))
        return 0;
    print_error("%s: data/po/ja.po lacks the words, or places, of \"%s\"\n", name,
                english);
    return 1;
}

static void test_every_message_is_in_japanese(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < sizeof messages / sizeof *messages; i++) {
        wrong += check(messages[i].name, messages[i].cause);
        wrong += check(messages[i].name, messages[i].remedy);
    }
    assert_int_equal(wrong, 0);
}

static void test_what_is_not_translated_stays(void **state)
{
    (void)state;
    assert_string_equal(translate(LANGUAGE_JAPANESE, "no such words"), "no such words");
    assert_string_equal(translate(LANGUAGE_JAPANESE, ""), "");
    assert_string_equal(translate(LANGUAGE_ENGLISH, "a digit is expected"),
                        "a digit is expected");
    assert_string_equal(translate(LANGUAGE_JAPANESE, "a digit is expected"),
                        "数字が要ります");
}

/* The words of the program are put into Japanese, names that someone gave are not, even
 * if they read like some. */
static void test_messages_in_japanese(void **state)
{
    (void)state;
    struct job job = job_begin();
    diags_speak(job.diags, LANGUAGE_JAPANESE);
    const uint32_t file = diags_add_source(job.diags, "a.csv", STR("あ\n"));
    DIAG(job.diags, DIAG_VALUE_UNREADABLE, ((struct srcpos){file, 0}), "error",
         "a digit is expected");
    assert_string_equal(job_messages(&job),
                        "a.csv:1:1: エラー: 「error」は数量として読めません: "
                        "数字が要ります。1,788人、98.1億円、35回/3年、－ のように、"
                        "印刷のとおりに書いてください\n");
    job_end(&job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_message_is_in_japanese),
        cmocka_unit_test(test_what_is_not_translated_stays),
        cmocka_unit_test(test_messages_in_japanese),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
