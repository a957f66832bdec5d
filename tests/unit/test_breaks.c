/* Where lines may end: what the house keeps together, Western words, quotes. Texts are
 * written with | at every place; what the square font lacks is an em wide. */
#include "own_job.h"

#include "gaiyo.h"

#include "base/str.h"

static void keep_lines(void *user, const char *lines, size_t size)
{
    struct strbuf *out = user;
    strbuf_add_bytes(out, lines, (int)size);
}

/* The text `marked` without its bars breaks where they are. */
static void check_with(struct gaiyo_setting property, const char *marked)
{
    struct strbuf text = new_buffer(), out = new_buffer();
    for (const char *p = marked; *p; p++)
        if (*p != '|')
            strbuf_add_char(&text, *p);
    const char *const texts[] = {strbuf_str(&text).p};
    const struct gaiyo_inspection inspection = {.reading = GAIYO_BREAKS,
                                                .texts = texts,
                                                .n_texts = 1,
                                                .properties = &property,
                                                .n_properties = property.name != NULL,
                                                .fonts = TEST_FONTS,
                                                .home = TEST_HOME};
    assert_int_equal(gaiyo_inspect(&inspection, keep_lines, NULL, &out), GAIYO_OK);
    assert_string_equal(strbuf_str(&out).p, str_format(job.doc, "%s\n", marked).p);
}

static void check(const char *marked)
{
    check_with((struct gaiyo_setting){NULL, NULL}, marked);
}

/* --- numbers -------------------------------------------------------------------- */

static void test_units_stay_with_their_numbers(void **state)
{
    (void)state;
    check("約|10か所|と|３ヶ所");
    check("1兆9,128億円|の|2,500人|と|12社");
    check("45回/3年|で|1.5％ポイント|増");
    check("５日間、|は");
}

static void test_a_unit_is_none_without_a_number(void **state)
{
    (void)state;
    check("本|年|度|の|人|件");
    check("5点|線");
}

static void test_latin_units_stay_behind_their_space(void **state)
{
    (void)state;
    check("10 km|先|の|5 t");
    check("10 |kmh |10 |a1");
}

static void test_units_may_be_parted(void **state)
{
    (void)state;
    check_with((struct gaiyo_setting){"keep-together", "leaders digits ordinals"},
               "10|か|所");
}

static void test_ordinals_and_years_stay_together(void **state)
{
    (void)state;
    check("第３条|と|第二次|の|第10章");
    check("令和６年度|と|平成元年|の|昭和六十年");
    check("第三|者|と|令和|の|次|第");
    check("全24指標|と|週３回、|全|体");
    check_with((struct gaiyo_setting){"keep-together", "none"}, "第|３|条|令|和|６|年");
}

static void test_signs_stay_with_their_numbers(void **state)
{
    (void)state;
    check("計|△5|と|▲１２|と|－３");
    check("評|価|★★★☆|と|◎|○");
}

/* --- Latin ---------------------------------------------------------------------- */

static void test_addresses_break_behind_their_signs_only(void **state)
{
    (void)state;
    check("https://|www.|a.|jp/|b_|c?|d=|1&|e=|f-|g |を");
    check("info@a-|b.|jp|へ");
    check("www.|a:b,c.|d|と");
}

static void test_an_apostrophe_is_part_of_its_word(void **state)
{
    (void)state;
    check("Don’t |stop");
    check("国’|a");
}

static void test_quotes_are_latin_among_latin(void **state)
{
    (void)state;
    check("use |“one |two” |now");
    check("国|“one”|国");
    check("“国”|は");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_units_stay_with_their_numbers),
        TEST(test_a_unit_is_none_without_a_number),
        TEST(test_latin_units_stay_behind_their_space),
        TEST(test_units_may_be_parted),
        TEST(test_ordinals_and_years_stay_together),
        TEST(test_signs_stay_with_their_numbers),
        TEST(test_addresses_break_behind_their_signs_only),
        TEST(test_an_apostrophe_is_part_of_its_word),
        TEST(test_quotes_are_latin_among_latin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
