/* How the library says what it reads, a JSON object for each text, and how it sets
 * texts. */
#include "own_job.h"

#include "gaiyo.h"

struct heard {
    char lines[8192], messages[2048];
    int n;
};

static void hear_lines(void *user, const char *lines, size_t size)
{
    struct heard *heard = user;
    assert_true(size < sizeof heard->lines);
    memcpy(heard->lines, lines, size);
    heard->lines[size] = 0;
    heard->n++;
}

static void hear_messages(void *user, const char *messages, size_t size)
{
    struct heard *heard = user;
    assert_true(size < sizeof heard->messages);
    memcpy(heard->messages, messages, size);
    heard->messages[size] = 0;
}

static struct heard heard;

static enum gaiyo_status inspect(enum gaiyo_reading reading, const char *const *texts,
                                 int n)
{
    heard = (struct heard){.n = 0};
    const struct gaiyo_inspection inspection = {
        .reading = reading, .texts = texts, .n_texts = n, .home = TEST_HOME};
    return gaiyo_inspect(&inspection, hear_lines, hear_messages, &heard);
}

static void check(enum gaiyo_reading reading, const char *text, const char *line)
{
    assert_int_equal(inspect(reading, &text, 1), GAIYO_OK);
    assert_string_equal(heard.lines, str_format(job.doc, "%s\n", line).p);
    assert_string_equal(heard.messages, "");
}

/* clang-format off */
#define VALUE(value, unit, printed, compare, over, per, period, approximate, more) \
    "{\"value\":\"" value "\",\"unit\":" unit ",\"printed_unit\":" printed \
    ",\"compare\":" compare ",\"over\":" over ",\"per\":" per \
    ",\"period\":" period ",\"approximate\":" approximate more "}"
#define QUANTITY(text, values) \
    "{\"text\":\"" text "\",\"values\":[" values "],\"missing\":null,\"reason\":null}"
/* clang-format on */

static void test_quantities(void **state)
{
    (void)state;
    check(GAIYO_QUANTITY, "20",
          QUANTITY("20", VALUE("20", "null", "null", "null", "null", "null", "null",
                               "false", "")));
    check(GAIYO_QUANTITY, "約1兆9,128億円以上",
          QUANTITY("約1兆9,128億円以上",
                   VALUE("1912800000000", "\"円\"", "\"億円\"", "\"gte\"", "null", "null",
                         "null", "true", "")));
    check(GAIYO_QUANTITY, "35回/3年",
          QUANTITY("35回/3年", VALUE("35", "\"回\"", "\"回\"", "null", "3", "null",
                                     "null", "false", "")));
    check(GAIYO_QUANTITY, "2,022万円／人",
          QUANTITY("2,022万円／人", VALUE("20220000", "\"円\"", "\"万円\"", "null",
                                          "null", "\"人\"", "null", "false", "")));
    check(GAIYO_QUANTITY, "7件/年未満",
          QUANTITY("7件/年未満", VALUE("7", "\"件\"", "\"件\"", "\"lt\"", "null",
                                       "\"年\"", "null", "false", "")));
}

static void test_what_brackets_say(void **state)
{
    (void)state;
    check(GAIYO_QUANTITY, "製品化件数：60件\n（12件/年）",
          QUANTITY("製品化件数：60件\\u000a（12件/年）",
                   VALUE("60", "\"件\"", "\"件\"", "null", "5", "null", "null", "false",
                         ",\"label\":\"製品化件数\",\"annual\":\"12\","
                         "\"over_implied\":true")));
    check(GAIYO_QUANTITY, "40.5%（年1.0%）（R8.3）",
          QUANTITY("40.5%（年1.0%）（R8.3）",
                   VALUE("40.5", "\"%\"", "\"%\"", "null", "null", "null",
                         "\"R8.3\",\"start\":\"2026-03-01\",\"end\":\"2026-03-31\"",
                         "false", ",\"change\":\"1\"")));
    check(
        GAIYO_QUANTITY, "21件速報（半年）（累計）",
        QUANTITY("21件速報（半年）（累計）",
                 VALUE("21", "\"件\"", "\"件\"", "null", "null", "null", "null", "false",
                       ",\"status\":\"速報\",\"span_months\":6,"
                       "\"cumulative\":true")));
    check(GAIYO_QUANTITY, "1. 98",
          QUANTITY("1. 98",
                   VALUE("1.98", "null", "null", "null", "null", "null", "null", "false",
                         ",\"doubt\":\"a blank stands inside the number\"")));
    check(GAIYO_QUANTITY, "0",
          QUANTITY("0", VALUE("0", "null", "null", "null", "null", "null", "null",
                              "false", ",\"below_unit\":true")));
}

static void test_several_values(void **state)
{
    (void)state;
    check(GAIYO_QUANTITY, "5～10件，0.5割",
          QUANTITY("5～10件，0.5割",
                   VALUE("5", "\"件\"", "\"件\"", "null", "null", "null", "null", "false",
                         ",\"upper\":\"10\"") "," VALUE("5", "\"%\"", "\"割\"", "null",
                                                        "null", "null", "null", "false",
                                                        "")));
}

static void test_no_value(void **state)
{
    (void)state;
    check(GAIYO_QUANTITY, "－",
          "{\"text\":\"－\",\"values\":[],\"missing\":\"none\",\"reason\":null}");
    check(GAIYO_QUANTITY, "国統計未公表",
          "{\"text\":\"国統計未公表\",\"values\":[],\"missing\":\"unknown\","
          "\"reason\":\"国統計未公表\"}");
    check(GAIYO_QUANTITY, "x（R2）",
          "{\"text\":\"x（R2）\",\"values\":[],\"missing\":\"suppressed\","
          "\"reason\":null,\"period\":\"R2\",\"start\":\"2020-01-01\","
          "\"end\":\"2020-12-31\"}");
}

static void test_dates(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"R5.12",
         "2023-12-01\",\"end\":\"2023-12-31\",\"kind\":\"month\",\"era\":\"令和\""},
        {"2022暦年", "2022-01-01\",\"end\":\"2022-12-31\",\"kind\":\"calendar_year\","
                     "\"era\":null"},
        {"R4 年度", "2022-04-01\",\"end\":\"2023-03-31\",\"kind\":\"fiscal_year\","
                    "\"era\":\"令和\""},
        {"H27～R元平均", "2015-01-01\",\"end\":\"2019-12-31\",\"kind\":\"range\","
                         "\"era\":\"平成\",\"average\":true"},
        {"H28～R元累計 速報", "2016-01-01\",\"end\":\"2019-12-31\",\"kind\":\"range\","
                              "\"era\":\"平成\",\"total\":true,\"status\":\"速報\""},
        {"R7", "2025-01-01\",\"end\":\"2025-12-31\",\"kind\":\"year\",\"era\":\"令和\","
               "\"year_word\":false"},
        {"2019年", "2019-01-01\",\"end\":\"2019-12-31\",\"kind\":\"year\",\"era\":null,"
                   "\"year_word\":true"},
        {"R5年度第1四半期", "2023-04-01\",\"end\":\"2023-06-30\",\"kind\":\"quarter\","
                            "\"era\":\"令和\""},
        {"2023年上半期", "2023-01-01\",\"end\":\"2023-06-30\",\"kind\":\"half\","
                         "\"era\":null"},
        {"2023-12-01", "2023-12-01\",\"end\":\"2023-12-01\",\"kind\":\"day\","
                       "\"era\":null"},
    };
    for (int i = 0; i < COUNT(rows); i++)
        check(GAIYO_DATE, rows[i][0],
              str_format(job.doc, "{\"text\":\"%s\",\"start\":\"%s}", rows[i][0],
                         rows[i][1])
                  .p);
}

static void test_an_unreadable_text_does_not_hide_the_others(void **state)
{
    (void)state;
    static const char *const texts[] = {"R5-12", "R5.1", "R0"};
    assert_int_equal(inspect(GAIYO_DATE, texts, 3), GAIYO_FINDINGS);
    assert_non_null(strstr(heard.lines, "\"text\":\"R5.1\""));
    assert_null(strstr(heard.lines, "R0"));
    assert_int_equal(heard.n, 1);
    assert_non_null(strstr(heard.messages, "text 1:1:4: error: \"R5-12\" is not a date"));
    assert_non_null(strstr(heard.messages, "text 3:1:1: error: \"R0\" is not a date"));
}

/* Texts are set in the square font: Japanese an em wide, Latin half an em. */
static void check_set(enum gaiyo_reading reading, const char *width,
                      struct gaiyo_setting property, const char *text, const char *lines)
{
    heard = (struct heard){.n = 0};
    const struct gaiyo_inspection inspection = {.reading = reading,
                                                .texts = &text,
                                                .n_texts = 1,
                                                .width = width,
                                                .properties = &property,
                                                .n_properties = property.name != NULL,
                                                .fonts = TEST_FONTS,
                                                .home = TEST_HOME};
    assert_int_equal(gaiyo_inspect(&inspection, hear_lines, hear_messages, &heard),
                     GAIYO_OK);
    assert_string_equal(heard.lines, lines);
    assert_string_equal(heard.messages, "");
}

static const struct gaiyo_setting none = {NULL, NULL};

static void test_breaks_of_a_text(void **state)
{
    (void)state;
    check_set(GAIYO_BREAKS, NULL, none, "「一、七」\nデータ", "「一、|七」||デー|タ\n");
}

static void test_lines_of_a_measure(void **state)
{
    (void)state;
    check_set(GAIYO_LINES, "3.5", none, "一丁七万丈三", "一丁七\n万丈三\n");
    check_set(GAIYO_LINES, "2em", none, "一丁\n七", "一丁\n七\n");
}

static void test_widths_of_characters(void **state)
{
    (void)state;
    check_set(GAIYO_WIDTHS, NULL, none, "一「1」、七",
              "一\t1\t0.5\n「\t0.5\t0\n1\t0.5\t0\n」\t0.5\t0\n、\t0.5\t0.5\n"
              "七\t1\t0\n");
}

static void test_texts_take_the_properties_of_styles(void **state)
{
    (void)state;
    static const struct gaiyo_setting normal = {"line-break", "normal"};
    static const struct gaiyo_setting eighth = {"text-autospace", "0.125em"};
    check_set(GAIYO_BREAKS, NULL, normal, "データ", "デ|ー|タ\n");
    check_set(GAIYO_WIDTHS, NULL, eighth, "一a", "一\t1\t0.125\na\t0.5\t0\n");
}

static void test_a_character_without_a_glyph_is_an_em_wide(void **state)
{
    (void)state;
    static const char *const texts[] = {"亀一"};
    heard = (struct heard){.n = 0};
    const struct gaiyo_inspection inspection = {.reading = GAIYO_WIDTHS,
                                                .texts = texts,
                                                .n_texts = 1,
                                                .fonts = TEST_FONTS,
                                                .home = TEST_HOME};
    assert_int_equal(gaiyo_inspect(&inspection, hear_lines, hear_messages, &heard),
                     GAIYO_OK);
    assert_string_equal(heard.lines, "亀\t1\t0\n一\t1\t0\n");
    assert_non_null(strstr(heard.messages, "warning: no font has the character 亀"));
}

static void test_what_stands_side_by_side_is_an_em_wide(void **state)
{
    (void)state;
    static const struct gaiyo_setting properties[] = {
        {"writing-mode", "vertical-rl"}, {"text-combine-upright", "digits 2"}};
    static const char *const texts[] = {"一10丁"};
    heard = (struct heard){.n = 0};
    const struct gaiyo_inspection inspection = {.reading = GAIYO_WIDTHS,
                                                .texts = texts,
                                                .n_texts = 1,
                                                .properties = properties,
                                                .n_properties = 2,
                                                .fonts = TEST_FONTS,
                                                .home = TEST_HOME};
    assert_int_equal(gaiyo_inspect(&inspection, hear_lines, hear_messages, &heard),
                     GAIYO_OK);
    assert_string_equal(heard.lines, "一\t1\t0\n10\t1\t0\n丁\t1\t0\n");
}

static void test_a_home_that_is_none(void **state)
{
    (void)state;
    const char *text = "20回";
    const struct gaiyo_inspection inspection = {
        .texts = &text, .n_texts = 1, .home = TEST_SCRATCH};
    heard = (struct heard){.n = 0};
    assert_int_equal(gaiyo_inspect(&inspection, hear_lines, hear_messages, &heard),
                     GAIYO_ENVIRONMENT);
    assert_int_equal(heard.n, 0);
    assert_non_null(strstr(heard.messages, "does not hold the schemas"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_quantities),
        TEST(test_what_brackets_say),
        TEST(test_several_values),
        TEST(test_no_value),
        TEST(test_dates),
        TEST(test_an_unreadable_text_does_not_hide_the_others),
        TEST(test_breaks_of_a_text),
        TEST(test_lines_of_a_measure),
        TEST(test_widths_of_characters),
        TEST(test_texts_take_the_properties_of_styles),
        TEST(test_a_character_without_a_glyph_is_an_em_wide),
        TEST(test_what_stands_side_by_side_is_an_em_wide),
        TEST(test_a_home_that_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
