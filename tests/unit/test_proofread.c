/* Characters that a proofreader would mark, and those that must be left alone. */
#include "own_job.h"

#include "base/proofread.h"
#include "base/utf8.h"

#include <uchar.h>

/* All findings of `text`, a line each. */
static struct str found(const char *text, const char *keep)
{
    const struct proofreader *reader = proofreader_new(&job, str_of(keep));
    const uint32_t file = diags_add_source(job.diags, "t", str_of(text));
    proofread(reader, str_of(text), (struct srcpos){file, 0}, diags_inside);
    return diags_print(job.diags, job.doc, false);
}

static int count(const char *text)
{
    const int before = diags_count(job.diags);
    found(text, "");
    return diags_count(job.diags) - before;
}

static void assert_nothing(const char *text)
{
    if (count(text))
        fail_msg("something is said of %s", text);
}

static void test_every_pair_leads_to_a_form_that_is_no_pair_itself(void **state)
{
    (void)state;
    const struct proofreader *reader = proofreader_new(&job, STR(""));
    int n = 0;
    for (int c = 1; c < 0x30000; c++) {
        const int form = proofread_japanese(reader, c);
        n += form != 0;
        assert_false(form && proofread_japanese(reader, form));
    }
    assert_true(n > 1500);
}

static void test_chinese_forms_have_their_japanese_one(void **state)
{
    (void)state;
    static const char32_t rows[][2] = {
        {U'产', U'産'}, {U'產', U'産'}, {U'濑', U'瀬'},  {U'渴', U'渇'},  {U'业', U'業'},
        {U'县', U'県'}, {U'发', U'発'}, {U'广', U'広'},  {U'內', U'内'},  {U'查', U'査'},
        {U'戶', U'戸'}, {U'户', U'戸'}, {U'说', U'説'},  {U'說', U'説'},  {U'钱', U'銭'},
        {U'黃', U'黄'}, {U'鷗', 0},     {U'龙', U'竜'},  {U'亀', 0},      {U'龜', 0},
        {U'髙', 0},     {U'國', 0},     {U'澤', 0},      {U'邊', 0},      {U'渇', 0},
        {U'あ', 0},     {U'A', 0},      {0x2F45, U'方'}, {0x2ED1, U'長'}, {0x2EE9, U'黄'},
    };
    const struct proofreader *reader = proofreader_new(&job, STR(""));
    for (int i = 0; i < COUNT(rows); i++)
        assert_int_equal(proofread_japanese(reader, (int)rows[i][0]), rows[i][1]);
}

static void test_compatibility_characters_have_their_variants(void **state)
{
    (void)state;
    static const int rows[][3] = {
        {0xF900, 0x8C48, 0xFE00},  {0xFA19, 0x795E, 0xFE00},   {0xF907, 0x9F9C, 0xFE00},
        {0xF908, 0x9F9C, 0xFE01},  {0xFACE, 0x9F9C, 0xFE02},   {0xFAD9, 0x9F8E, 0xFE00},
        {0x2F800, 0x4E3D, 0xFE00}, {0x2FA1D, 0x2A600, 0xFE00}, {0x2F8A6, 0x6148, 0xFE00},
    };
    int selector;
    for (int i = 0; i < COUNT(rows); i++) {
        assert_int_equal(proofread_canonical(rows[i][0], &selector), rows[i][1]);
        assert_int_equal(selector, rows[i][2]);
    }
}

/* Twelve of the block are characters of their own (﨑), two are none. */
static void test_unified_ideographs_of_the_block_stay(void **state)
{
    (void)state;
    static const int rest[] = {0xFA0E, 0xFA0F, 0xFA11, 0xFA13, 0xFA14,  0xFA1F, 0xFA21,
                               0xFA23, 0xFA24, 0xFA27, 0xFA28, 0xFA29,  0xFA6E, 0xFADA,
                               0xF8FF, 0xFB00, 0x9AD9, '-',    0x2F7FF, 0x2FA1E};
    int selector;
    for (int i = 0; i < COUNT(rest); i++)
        assert_int_equal(proofread_canonical(rest[i], &selector), 0);
}

static void test_look_alikes_are_marked_where_they_stand(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "サ一ビス",   "デ一タ", "力ード",   "力フェ力ード", "口ーカル",   "プ口グラム",
        "工ネルギー", "卜ヨタ", "二ュース", "データ夕ッチ", "センター夕", "ス力イ",
        "レべル",     "べンチ", "へッド",   "メりット",     "サ―ビス",    "サ－ビス",
        "データ－の", "ｻ-ﾋﾞｽ",  "協カする", "能カ",         "人ロ",       "窓ロで",
        "加エ食品",   "第ニ条", "十ニ月",   "統ー的",       "東京ヘ行く", "食ベる",
        "取リ組み",   "1O5",    "２Ｏ５",   "2l5",          "２ー５",     "0ー9",
        "二○二五",    "天オ児",
    };
    for (int i = 0; i < COUNT(rows); i++)
        if (count(rows[i]) < 1)
            fail_msg("nothing is said of %s", rows[i]);
}

static void test_what_is_right_is_left_alone(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "サービス力アップ",
        "ブランド力ランキング",
        "二カ所、三カ国、数カ所",
        "第２号ロに規定する",
        "第３項ハの区分",
        "アジア一の拠点",
        "コンビニ一店舗",
        "八ッ場ダム",
        "口コミサイト",
        "アメリカへインターンシップ",
        "リーダー――現場の声",
        "カフェ―",
        "ア　地域　エ事業",
        "１０〇",
        "CO2を50%削減し10lを",
        "令和２年－令和５年",
        "加工メーカー",
        "入口マット",
        "モデル二カ所",
        "千キロ",
        "カ所",
        "夕方のニュース",
        "トップ一つ",
        "ロ　人口",
        "―……―",
        "Wi-Fi",
        "データ分析と八幡平",
        "メーカー三社",
        "一二三四",
        "ー",
        "十○",
        "イロハ順",
        "キリ番",
    };
    for (int i = 0; i < COUNT(rows); i++)
        assert_nothing(rows[i]);
}

static void test_what_is_kept_or_varied_is_left_alone(void **state)
{
    (void)state;
    assert_int_equal(found("渴水のサ一ビス", "一渴").n, 0);
    assert_nothing("渴\xF3\xA0\x84\x80水");
    assert_nothing("葛\xF3\xA0\x84\x80城");
}

static void test_what_nobody_sees_is_said(void **state)
{
    (void)state;
    static const char *const rows[] = {"a\x01"
                                       "b",
                                       "\x0B",
                                       "\x7F",
                                       "\xC2\x9B",
                                       "\u200E",
                                       "\u202E",
                                       "\u2066",
                                       "\uFEFF",
                                       "\uFFFC",
                                       "\uFFFD",
                                       "\U000E0041"};
    for (int i = 0; i < COUNT(rows); i++)
        assert_int_equal(count(rows[i]), 1);
    assert_nothing("a\tb\nc\rd\u00AD\u200B\u2060\u3000");
}

static bool is_found(const struct proofreader *reader, const struct neighbours *n)
{
    int selector;
    return proofread_japanese(reader, n->c) || proofread_looks_like(n) ||
           proofread_canonical(n->c, &selector);
}

/* Characters are passed over by a table; whatever a look at them would find is in it. */
static void check_beside(int beside, int from, int to)
{
    struct job own = job_begin();
    const struct proofreader *reader = proofreader_new(&own, STR(""));
    const uint32_t file = diags_add_source(own.diags, "t", STR("x"));
    for (int c = from; c < to; c++) {
        const struct neighbours n = {.before = beside, .c = c, .after = beside};
        struct strbuf b;
        strbuf_init(&b, own.doc);
        utf8_add(&b, beside);
        utf8_add(&b, c);
        utf8_add(&b, beside);
        const int before = diags_count(own.diags);
        if (!is_found(reader, &n))
            continue;
        proofread(reader, strbuf_str(&b), (struct srcpos){file, 0}, diags_inside);
        if (diags_count(own.diags) == before)
            fail_msg("nothing is said of U+%04X", (unsigned)c);
    }
    job_end(&own);
}

static void test_no_doubtful_character_is_passed_over(void **state)
{
    (void)state;
    static const int beside[] = {U'あ', U'ア', U'漢', U'5'};
    for (int i = 0; i < COUNT(beside); i++)
        for (int c = 0x80; c < 0x30000; c += 0x80)
            check_beside(beside[i], c, c + 0x80);
}

static void test_place_and_words(void **state)
{
    (void)state;
    const struct str findings = found("あ\nいサ一ビス", "");
    assert_string_equal(findings.p,
                        "t:2:3: warning: 一 (U+4E00) in \"い\xE3\x82\xB5一ビス\" looks "
                        "like ー (U+30FC); write ー if that is meant, or list 一 in "
                        "keep-characters of the plan\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_every_pair_leads_to_a_form_that_is_no_pair_itself),
        TEST(test_chinese_forms_have_their_japanese_one),
        TEST(test_compatibility_characters_have_their_variants),
        TEST(test_unified_ideographs_of_the_block_stay),
        TEST(test_look_alikes_are_marked_where_they_stand),
        TEST(test_what_is_right_is_left_alone),
        TEST(test_what_is_kept_or_varied_is_left_alone),
        TEST(test_what_nobody_sees_is_said),
        TEST(test_no_doubtful_character_is_passed_over),
        TEST(test_place_and_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
