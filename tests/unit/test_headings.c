/* Headings: lines that end with phrases, as even as they can be. What the square font
 * lacks is an em wide. */
#include "own_job.h"

#include "gaiyo.h"

static void keep_lines(void *user, const char *lines, size_t size)
{
    struct strbuf *out = user;
    for (size_t i = 0; i + 1 < size; i++)
        strbuf_add_char(out, lines[i] == '\n' ? '/' : lines[i]);
}

/* The text `lines`, without its slashes, is cut there. */
static void check_with(const struct gaiyo_setting *properties, int n, const char *width,
                       const char *lines)
{
    struct strbuf text = new_buffer(), out = new_buffer();
    for (const char *p = lines; *p; p++)
        if (*p != '/')
            strbuf_add_char(&text, *p);
    const char *const texts[] = {strbuf_str(&text).p};
    const struct gaiyo_inspection inspection = {.reading = GAIYO_LINES,
                                                .texts = texts,
                                                .n_texts = 1,
                                                .width = width,
                                                .properties = properties,
                                                .n_properties = n,
                                                .fonts = TEST_FONTS,
                                                .home = TEST_HOME};
    assert_int_equal(gaiyo_inspect(&inspection, keep_lines, NULL, &out), GAIYO_OK);
    assert_string_equal(strbuf_str(&out).p, lines);
}

static void check(const char *width, const char *lines)
{
    static const struct gaiyo_setting heading[] = {{"text-wrap", "balance"},
                                                   {"word-break", "auto-phrase"}};
    check_with(heading, 2, width, lines);
}

static void test_lines_end_with_phrases(void **state)
{
    (void)state;
    check("22", "中小企業における生産性の向上と/賃上げに向けた環境の整備");
    check("14", "若者・女性に選ばれる/魅力ある雇用の場の創出");
    check("10", "若者・女性に/選ばれる魅力ある/雇用の場の創出");
}

static void test_lines_are_even_rather_than_full(void **state)
{
    (void)state;
    check("22", "令和６年度補正予算/「中小企業生産性革命推進事業」について");
    check("20", "県航空宇宙クラスター、/宇宙データ利用推進センター");
}

static void test_long_words_of_katakana_part_at_their_seams(void **state)
{
    (void)state;
    check("9", "オープン/イノベーション/加速化");
    check("10", "地域産業/デジタルトランス/フォーメーション/加速化");
    check("9", "ＩＣＴを/週３回以上使う学級");
}

static void test_compound_words_part_between_their_words(void **state)
{
    (void)state;
    check("10", "やまぐち次世代産業/推進ネットワーク");
    check("14", "地域中核企業創出・/成長支援プロジェクト");
}

static void test_what_is_short_in_brackets_stays_whole(void **state)
{
    (void)state;
    check("10", "目標値（累計）の/達成状況");
    check("10", "高度産業人材確保・/育成（リスキリング）/促進プロジェクト");
}

static void test_particles_do_not_begin_a_line(void **state)
{
    (void)state;
    check("22", "我が国のＧＸ/（グリーントランスフォーメーション）の/実現に向けた取組");
    check("14", "（１）新型コロナウイルス/感染症対策に係る/緊急包括支援交付金の概要");
}

static void test_a_line_more_saves_a_word(void **state)
{
    (void)state;
    check("7", "若者・女性に/選ばれる/魅力ある/雇用の場の創出");
}

static void test_kinsoku_comes_first(void **state)
{
    (void)state;
    check("4", "研究ー/開発っ");
    check("5", "（研究）、/「開発」");
}

static void test_what_fits_is_left_alone(void **state)
{
    (void)state;
    check("20", "雇用の場の創出");
}

static void test_without_phrases_lines_are_only_even(void **state)
{
    (void)state;
    static const struct gaiyo_setting balance[] = {{"text-wrap", "balance"}};
    check_with(balance, 1, "8", "若者女性に選/ばれる雇用場");
}

static void test_phrases_also_guide_lines_that_are_not_balanced(void **state)
{
    (void)state;
    static const struct gaiyo_setting phrases[] = {{"word-break", "auto-phrase"}};
    check_with(phrases, 1, "12", "若者・女性に選ばれる/魅力ある雇用の場の創出");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_lines_end_with_phrases),
        TEST(test_lines_are_even_rather_than_full),
        TEST(test_long_words_of_katakana_part_at_their_seams),
        TEST(test_compound_words_part_between_their_words),
        TEST(test_what_is_short_in_brackets_stays_whole),
        TEST(test_particles_do_not_begin_a_line),
        TEST(test_a_line_more_saves_a_word),
        TEST(test_kinsoku_comes_first),
        TEST(test_what_fits_is_left_alone),
        TEST(test_without_phrases_lines_are_only_even),
        TEST(test_phrases_also_guide_lines_that_are_not_balanced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
