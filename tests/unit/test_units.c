/* The table of units: what it says, how it is looked up, and what is wrong with one. */
#include "base/messages.h"
#include "notation.h"
#include "own_job.h"

static const struct units *shipped(void)
{
    return notation_shared()->units;
}

static const char *name_of(const struct unit *unit)
{
    return unit ? str_c_(unit->name) : "none";
}

/* --- looking up --- */

static void test_every_name_leads_to_its_unit(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"箇所", "箇所"},     {"か所", "箇所"},     {"カ所", "箇所"},
        {"ヶ所", "箇所"},     {"ヵ所", "箇所"},     {"名", "人"},
        {"％", "%"},          {"パーセント", "%"},  {"ｋｍ", "km"},
        {"㎞", "km"},         {"ヘクタール", "ha"}, {"m2", "㎡"},
        {"m²", "㎡"},         {"tCO2", "t-CO2"},    {"ｔ－ＣＯ２", "t-CO2"},
        {"年間", "年"},       {"ヵ月", "か月"},     {"％ポイント", "ポイント"},
        {"ｐｔ", "ポイント"}, {"億円", "none"},     {"", "none"},
        {"k", "none"},        {"人口", "none"},
    };
    for (int i = 0; i < COUNT(rows); i++)
        assert_string_equal(name_of(units_find(shipped(), str_of(rows[i][0]))),
                            rows[i][1]);
}

static void test_match_takes_the_longest_name(void **state)
{
    (void)state;
    static const struct {
        const char *text, *name;
        int length; /* [byte] */
    } rows[] = {
        {"t-CO2/年", "t-CO2", 5}, {"t/年", "t", 1},    {"kWh", "kWh", 3},
        {"kW以上", "kW", 2},      {"人泊", "人泊", 6}, {"人口", "人", 3},
        {"ｍ２", "㎡", 6},        {"x", "none", 0},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        int length = -1;
        assert_string_equal(
            name_of(units_match(shipped(), str_of(rows[i].text), &length)), rows[i].name);
        assert_int_equal(length, rows[i].length);
    }
}

static const char *convert(const char *value, const char *from, const char *to)
{
    const struct number *result = units_convert(
        job.doc, number_parse(job.doc, str_of(value)),
        units_find(shipped(), str_of(from)), units_find(shipped(), str_of(to)));
    return result ? number_print_exact(job.doc, result).p : "none";
}

static void test_convert_is_exact(void **state)
{
    (void)state;
    static const char *const rows[][4] = {
        {"5.4", "km", "m", "5400"},
        {"5400", "m", "km", "5.4"},
        {"5.4", "km", "cm", "540000"},
        {"1.5", "ha", "㎡", "15000"},
        {"100", "ha", "k㎡", "1"},
        {"3", "t", "kg", "3000"},
        {"2.5", "t-CO2", "kg-CO2", "2500"},
        {"1", "kWh", "MJ", "3.6"},
        {"1", "MJ", "kWh", "5/18"},
        {"5", "‰", "%", "0.5"},
        {"1.5", "年", "か月", "18"},
        {"90", "分", "時間", "1.5"},
        {"7", "人", "人", "7"},
        {"7", "人", "件", "none"},
        {"7", "t", "t-CO2", "none"},
        {"5", "%", "ポイント", "none"},
        {"1", "L", "㎥", "0.001"},
    };
    for (int i = 0; i < COUNT(rows); i++)
        assert_string_equal(convert(rows[i][0], rows[i][1], rows[i][2]), rows[i][3]);
}

static void test_table_says_what_less_is_better_of(void **state)
{
    (void)state;
    assert_true(units_find(shipped(), STR("t-CO2"))->less_is_better);
    assert_false(units_find(shipped(), STR("t"))->less_is_better);
}

static void test_scales_the_longer_word_wins(void **state)
{
    (void)state;
    assert_int_equal(units_scale(shipped(), STR("千億円"))->power, 11);
    assert_int_equal(units_scale(shipped(), STR("千円"))->power, 3);
    assert_int_equal(units_scale(shipped(), STR("十億円"))->power, 9);
    assert_null(units_scale(shipped(), STR("百円")));
    assert_null(units_scale(shipped(), STR("円")));
    assert_true(units_scale(shipped(), STR("割"))->leads);
    assert_false(units_scale(shipped(), STR("分"))->leads);
}

/* --- tables of one's own --- */

#define TABLE(units) "<units version='1'><scale power='3'>千</scale>\n" units "</units>"

static const struct units *load(const char *text)
{
    return load_units(&job, write_file(&job, "units.xml", text));
}

static void test_a_table_of_ones_own(void **state)
{
    (void)state;
    const struct units *units =
        load(TABLE("<unit name='里' base='町' factor='36'><also>ｒｉ</also></unit>"
                   "<unit name='町'/><measure>本数</measure>"
                   "<absent as='suppressed'>内緒</absent>"));
    assert_non_null(units);
    const struct unit *ri = units_find(units, STR("ri"));
    assert_str(ri->name, "里");
    assert_str(
        number_print_exact(job.doc, units_convert(job.doc, number_from_int(job.doc, 2),
                                                  ri, units_find(units, STR("町")))),
        "72");
    const struct notation notation = {notation_shared()->calendar, units};
    struct quantity q;
    const char *why;
    int offset;
    assert_true(quantity_parse(job.doc, &notation, STR("内緒"), &q, &why, &offset));
    assert_int_equal(q.missing, MISSING_SUPPRESSED);
    assert_true(
        quantity_parse(job.doc, &notation, STR("杉本数3千里"), &q, &why, &offset));
    assert_str(q.values[0].label, "杉本数");
    assert_str(number_print_exact(job.doc, q.values[0].value), "3000");
    assert_false(quantity_parse(job.doc, &notation, STR("未公表"), &q, &why, &offset));
}

static void check_wrong(const char *table, const char *message)
{
    assert_null(load(table));
    assert_string_equal(
        job_messages(&job),
        str_format(job.doc, "%s/units.xml:%s\n", TEST_SCRATCH, message).p);
    job.diags = diags_new(job.doc);
}

#define BASE_REMEDY                                                                      \
    "name a unit of the table that has no base itself, and a factor above 0"

static void test_a_base_must_be_one(void **state)
{
    (void)state;
    check_wrong(TABLE("<unit name='a' base='b' factor='2'/>"),
                "2:22: error: b cannot be the base of a unit; " BASE_REMEDY);
    check_wrong(TABLE("<unit name='b'/>\n<unit name='a' base='b' factor='0'/>"),
                "3:22: error: b cannot be the base of a unit; " BASE_REMEDY);
    check_wrong(TABLE("<unit name='c' base='a' factor='2'/>\n"
                      "<unit name='a' base='b' factor='2'/><unit name='b'/>"),
                "2:22: error: a cannot be the base of a unit; " BASE_REMEDY);
    check_wrong(TABLE("<unit name='a' base='b' factor='2'/><unit name='b'/>\n"
                      "<unit name='c' base='a' factor='2'/>"),
                "3:22: error: a cannot be the base of a unit; " BASE_REMEDY);
}

static void test_a_name_belongs_to_one_unit(void **state)
{
    (void)state;
    check_wrong(TABLE("<unit name='a'/>\n<unit name='b'><also>ａ</also></unit>"),
                "3:16: error: there is a unit called \"a\" already; give each its own "
                "name");
}

static void test_a_table_follows_its_schema(void **state)
{
    (void)state;
    check_wrong(TABLE("<unit/>"), "2:1: error: <unit> lacks its attribute name; give it");
    check_wrong(TABLE("<unit name='a' base='b'/>"),
                "2:1: error: <unit> lacks its attribute factor; give it");
    check_wrong(TABLE("<unit name='a'/>\n<absent as='soon'>x</absent>"),
                "3:13: error: as cannot be \"soon\"; it can be none, unknown "
                "or suppressed");
}

static void test_a_missing_table_is_reported(void **state)
{
    (void)state;
    assert_null(load_units(&job, TEST_SCRATCH "/no-units.xml"));
    assert_int_equal(diags_count(job.diags), 1);
    assert_ptr_equal(diags_at(job.diags, 0)->kind, DIAG_FILE_UNREADABLE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_every_name_leads_to_its_unit),
        TEST(test_match_takes_the_longest_name),
        TEST(test_convert_is_exact),
        TEST(test_table_says_what_less_is_better_of),
        TEST(test_scales_the_longer_word_wins),
        TEST(test_a_table_of_ones_own),
        TEST(test_a_base_must_be_one),
        TEST(test_a_name_belongs_to_one_unit),
        TEST(test_a_table_follows_its_schema),
        TEST(test_a_missing_table_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
