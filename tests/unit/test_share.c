/* Shares: rounded, made to add up, and in words. */
#include "support.h"

#include "evaluate/share.h"

/* The shares of three parts, parted by spaces. */
static const char *join(struct job *job, const struct str *texts, int n)
{
    struct strbuf b;
    strbuf_init(&b, job->doc);
    for (int i = 0; i < n; i++)
        strbuf_addf(&b, "%s%.*s", i ? " " : "", STR_ARG(texts[i]));
    return strbuf_str(&b).p;
}

static void expect_rounded(const int parts[3], int whole, int digits, enum rounding how,
                           const char *shares)
{
    struct job job = job_begin();
    struct str texts[3];
    share_round(job.doc, parts, 3, whole, digits, how, texts);
    assert_string_equal(join(&job, texts, 3), shares);
    job_end(&job);
}

static void expect_fitted(const int parts[3], int whole, int digits, const char *shares)
{
    struct job job = job_begin();
    struct str texts[3];
    share_fit(job.doc, parts, 3, whole, digits, texts);
    assert_string_equal(join(&job, texts, 3), shares);
    job_end(&job);
}

#define PARTS(...) ((const int[]){__VA_ARGS__})

static void test_rounded_shares(void **state)
{
    (void)state;
    expect_rounded(PARTS(1, 1, 1), 3, 1, ROUND_HALF_UP, "33.3% 33.3% 33.3%");
    expect_rounded(PARTS(1, 2, 0), 3, 0, ROUND_HALF_UP, "33% 67% 0%");
    expect_rounded(PARTS(1, 2, 0), 3, 0, ROUND_DOWN, "33% 66% 0%");
    expect_rounded(PARTS(1, 3, 4), 8, 0, ROUND_HALF_UP, "13% 38% 50%"); /* 12.5 37.5 */
}

static void test_shares_that_add_up(void **state)
{
    (void)state;
    expect_fitted(PARTS(1, 1, 1), 3, 1, "33.4% 33.3% 33.3%");
    expect_fitted(PARTS(1, 3, 4), 8, 0, "13% 37% 50%");
    expect_fitted(PARTS(2, 2, 2), 6, 0, "34% 33% 33%");
    expect_fitted(PARTS(1, 2, 4), 7, 2, "14.29% 28.57% 57.14%"); /* .714 .428 .857 */
    expect_fitted(PARTS(0, 0, 5), 5, 1, "0.0% 0.0% 100.0%");
}

static void test_shares_of_less_than_the_whole(void **state)
{
    (void)state;
    /* 12.5 12.5 50 of a whole of 8, of which 2 are elsewhere: 75 in all */
    expect_fitted(PARTS(1, 1, 4), 8, 0, "13% 12% 50%");
}

static void expect_word(int64_t part, int64_t whole, const char *about,
                        const char *strong, const char *majority)
{
    struct job job = job_begin();
    assert_str(share_word(job.doc, part, whole, SHARE_ABOUT), about);
    assert_str(share_word(job.doc, part, whole, SHARE_STRONG), strong);
    assert_str(share_word(job.doc, part, whole, SHARE_MAJORITY), majority);
    job_end(&job);
}

static void test_shares_in_words(void **state)
{
    (void)state;
    expect_word(17, 24, "約7割", "7割強", "過半"); /* 70.8 % */
    expect_word(3, 4, "約8割", "8割弱", "過半");   /* 75 % exactly: half-way */
    expect_word(749, 1000, "約7割", "7割強", "過半");
    expect_word(7, 10, "7割", "7割", "過半");
    expect_word(1, 2, "5割", "5割", "半数");
    expect_word(501, 1000, "約5割", "5割強", "過半");
    expect_word(499, 1000, "約5割", "5割弱", "半数未満");
    expect_word(1, 25, "1割未満", "1割未満", "半数未満"); /* 4 % */
    expect_word(1, 20, "約1割", "1割弱", "半数未満");     /* 5 % */
    expect_word(24, 25, "ほぼすべて", "ほぼすべて", "過半");
    expect_word(94, 100, "約9割", "9割強", "過半");
    expect_word(25, 25, "すべて", "すべて", "すべて");
    expect_word(0, 25, "なし", "なし", "なし");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rounded_shares),
        cmocka_unit_test(test_shares_that_add_up),
        cmocka_unit_test(test_shares_of_less_than_the_whole),
        cmocka_unit_test(test_shares_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
