/* Tables as offices make them: which row is the header, what its columns are, and which
 * rows hold no measurements. */
#include "notation.h"

#include "load/mapping.h"
#include "measure/measure.h"

static const struct dataset *read_text(struct job *job, const char *text,
                                       const struct mapping *mapping)
{
    const char *path = write_file(job, "t.csv", text);
    const struct mappings mappings = {mapping, mapping ? 1 : 0};
    return measure_read(job, notation_of(job), &mappings, &path, 1);
}

/* The observations as "indicator/name period=value(note)", parted by blanks. */
static const char *print(struct job *job, const struct dataset *dataset)
{
    struct strbuf b;
    strbuf_init(&b, job->doc);
    for (int i = 0; i < dataset->n; i++) {
        const struct observation *o = &dataset->observations[i];
        strbuf_addf(&b, "%s%.*s", i ? " " : "", STR_ARG(o->indicator));
        if (o->name.n)
            strbuf_addf(&b, "/%.*s", STR_ARG(o->name));
        strbuf_addf(&b, " %.*s=%.*s", STR_ARG(o->period->text), STR_ARG(o->value.text));
        if (o->note.n)
            strbuf_addf(&b, "(%.*s)", STR_ARG(o->note));
    }
    return strbuf_str(&b).p;
}

static void expect_mapped(const char *text, const struct mapping *mapping,
                          const char *observations, const char *messages)
{
    struct job job = job_begin();
    const struct dataset *dataset = read_text(&job, text, mapping);
    assert_string_equal(said(&job), messages);
    assert_non_null(dataset);
    assert_string_equal(print(&job, dataset), observations);
    job_end(&job);
}

static void expect(const char *text, const char *observations, const char *messages)
{
    expect_mapped(text, NULL, observations, messages);
}

static void expect_wrong_mapped(const char *text, const struct mapping *mapping,
                                const char *messages)
{
    struct job job = job_begin();
    assert_null(read_text(&job, text, mapping));
    assert_string_equal(said(&job), messages);
    job_end(&job);
}

static void expect_wrong(const char *text, const char *messages)
{
    expect_wrong_mapped(text, NULL, messages);
}

/* --- wide form ---------------------------------------------------------------------- */

static void test_years_across(void **state)
{
    (void)state;
    expect("指標,R3年度,R4年度\na,1件,2件\nb,3件,4件\n",
           "a R3年度=1件 a R4年度=2件 b R3年度=3件 b R4年度=4件", "");
}

static void test_dates_of_columns(void **state)
{
    (void)state;
    static const char *const headers[][2] = {
        {"R元年度", "R元年度"},
        {"2023", "2023"},
        {"H30実績", "H30"},
        {"令和4年度", "令和4年度"},
        {"令和４年度実績値", "令和4年度"},
        {"実績値（R4年度）", "R4年度"},
        {"R4年度（実績）", "R4年度"},
        {"\"R4年度\n実績\"", "R4年度"},
        {"R5.12", "R5.12"},
        {"R4年度の値", NULL},
        {"令和4年度(2022年度)", "令和4年度(2022年度)"},
    };
    for (int i = 0; i < (int)(sizeof headers / sizeof *headers); i++) {
        struct job job = job_begin();
        const char *text = str_format(job.doc, "指標,%s\na,1件\n", headers[i][0]).p;
        const struct dataset *dataset = read_text(&job, text, NULL);
        assert_int_equal(dataset != NULL, headers[i][1] != NULL);
        if (dataset)
            assert_str(dataset->observations[0].period->text, headers[i][1]);
        job_end(&job);
    }
}

static void test_places_are_those_of_the_cells(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct dataset *dataset =
        read_text(&job, "指標,R3年度,R4年度\na,1件,2件\n", NULL);
    assert_string_equal(place(&job, dataset->observations[1].pos), "2:6");
    assert_string_equal(place(&job, dataset->observations[1].indicator_pos), "2:1");
    job_end(&job);
}

static void test_cells_of_years_to_come(void **state)
{
    (void)state;
    expect("指標,R3年度,R4年度\na,1件,\nb,,4件\nc,－,5件\n",
           "a R3年度=1件 b R4年度=4件 c R3年度=－ c R4年度=5件", "");
}

static void test_row_without_values(void **state)
{
    (void)state;
    expect(
        "指標,R3年度,R4年度\n雇用,,\na,1件,2件\n", "a R3年度=1件 a R4年度=2件",
        "t.csv:2:1: note: \"雇用\" has no value and is not read; write － where there is "
        "no value, with the reason as note\n");
    expect(
        "指標,R3年度\n雇用,\na,1件\n", "a R3年度=1件",
        "t.csv:2:1: note: \"雇用\" has no value and is not read; write － where there is "
        "no value, with the reason as note\n");
}

/* Each would raise the latest measured value if it were read. */
static void test_targets_are_no_measurements(void **state)
{
    (void)state;
    expect(
        "指標,R4年度実績,R8年度目標値,R5年度見込,達成率\na,1件,9件,5件,11%\n",
        "a R4年度=1件",
        "t.csv:1:11: note: the column \"R8年度目標値\" is not read: 目標値 is not what "
        "was measured; if it is, say so in a mapping: <column name=\"R8年度目標値\" "
        "period=\"…\"/>\n"
        "t.csv:1:19: note: the column \"R5年度見込\" is not read: 見込 is not what was "
        "measured; if it is, say so in a mapping: <column name=\"R5年度見込\" "
        "period=\"…\"/>\n"
        "t.csv:1:26: note: the column \"達成率\" is not read: 達成率 is not what was "
        "measured; if it is, say so in a mapping: <column name=\"達成率\" "
        "period=\"…\"/>\n");
}

static void test_dates_that_are_no_measurements(void **state)
{
    (void)state;
    expect("指標,時点,値\na,R4年度,1件\na,R8年度目標,9件\n", "a R4年度=1件",
           "t.csv:3:3: note: \"R8年度目標\" is not read: 目標 is not what was measured; "
           "write what was measured in a row of its own\n");
}

static void test_values_that_are_no_measurements(void **state)
{
    (void)state;
    expect("指標,R4年度,R5年度\na,1件,9件（見込）\nb,2件（速報）,\n",
           "a R4年度=1件 b R4年度=2件（速報）",
           "t.csv:2:6: note: \"9件（見込）\" is not read: 見込 is not what was measured; "
           "write what was measured in a row of its own\n");
}

static void test_values_with_a_date_of_their_own(void **state)
{
    (void)state;
    expect("指標,R5年度\na,1件（R5.10）\nb,2件（R5）\n",
           "a R5年度=1件（R5.10） b R5年度=2件（R5）", "");
    expect("指標,時点,値\na,,1件（R5.10）\n", "a R5.10=1件（R5.10）", "");
}

static void test_targets_beside_results(void **state)
{
    (void)state;
    expect(
        "指標名,令和4年度,,令和5年度,\n,目標,実績,目標,実績\n雇用,10人,9人,12人,11人\n",
        "/雇用 令和4年度=9人 /雇用 令和5年度=11人",
        "t.csv:2:1: note: the header was found to go on in this row; if that is wrong, "
        "give the range of the table in a mapping\n"
        "t.csv:2:2: note: the column \"令和4年度 目標\" is not read: 目標 is not what "
        "was "
        "measured; if it is, say so in a mapping: <column name=\"令和4年度 目標\" "
        "period=\"…\"/>\n"
        "t.csv:2:8: note: the column \"令和5年度 目標\" is not read: 目標 is not what "
        "was "
        "measured; if it is, say so in a mapping: <column name=\"令和5年度 目標\" "
        "period=\"…\"/>\n");
}

static void test_column_of_no_date(void **state)
{
    (void)state;
    expect_wrong(
        "指標,R3年度,R4年13月\na,1件,2件\n",
        "t.csv:1:9: error: the column \"R4年13月\" begins with a date, but is not "
        "of one: a month from 1 to 12 is expected here; write it as R4年度 or "
        "R4年度実績, or say what it is in a mapping\n");
}

static void test_date_twice(void **state)
{
    (void)state;
    expect_wrong(
        "指標,R4年度,令和4年度実績\na,1件,2件\n",
        "t.csv:1:9: error: the column \"令和4年度実績\" stands here a second time; "
        "keep one of them\n");
}

static void test_values_beside_years(void **state)
{
    (void)state;
    expect_wrong(
        "指標,R3年度,実績\na,1件,2件\n",
        "t.csv:1:9: error: nothing says what the values of \"実績\" are of; put the "
        "date into the header, as in R4年度実績, or give it in a mapping\n");
}

/* In the long form a column called by a year is none of values. */
static void test_year_in_the_long_form(void **state)
{
    (void)state;
    expect("指標,時点,値,2021\na,R4年度,1件,7件\n", "a R4年度=1件",
           "t.csv:1:9: warning: the column \"2021\" is not read; if it is one of 指標, "
           "時点, "
           "値, 単位 or 備考, say so in a mapping\n");
}

static void test_notes_of_all_years(void **state)
{
    (void)state;
    expect("指標名,R3年度,R4年度,備考\n雇用者数,1人,2人,速報\n",
           "/雇用者数 R3年度=1人(速報) /雇用者数 R4年度=2人(速報)", "");
}

/* --- headers ------------------------------------------------------------------------ */

static void test_titles(void **state)
{
    (void)state;
    expect(
        "令和4年度 実績一覧,,\n（企画課）,,\n\n指標,時点,値\na,R4年度,1件\n",
        "a R4年度=1件",
        "t.csv:1:1: note: rows above the header are not read: 2, from \"令和4年度 "
        "実績一覧\" on; if the header is another one, give the range of the table in a "
        "mapping\n");
}

static void test_header_of_two_rows(void **state)
{
    (void)state;
    const char *note =
        "t.csv:2:1: note: the header was found to go on in this row; if that "
        "is wrong, give the range of the table in a mapping\n";
    expect("指標名,単位,実績値,,備考\n,,R3年度,R4年度,\n雇用,人,1,2,速報\n",
           "/雇用 R3年度=1人(速報) /雇用 R4年度=2人(速報)", note);
}

static void test_no_header(void **state)
{
    (void)state;
    expect_wrong(
        "雇用者数,1,788人\n企業数,12,34社\n",
        "t.csv:1:1: error: no row looks like the header of a table; name its "
        "columns (指標, 時点, 値, or years such as R4年度), or say in a mapping what "
        "they are\n");
}

static void test_header_without_indicator(void **state)
{
    (void)state;
    expect_wrong(
        "実績報告,,\n事業,R3年度,R4年度\na,1件,2件\n",
        "t.csv:1:1: note: rows above the header are not read: 1, from "
        "\"実績報告\" on; if the header is another one, give the range of the table "
        "in a mapping\n"
        "t.csv:2:1: warning: the column \"事業\" is not read; if it is one of 指標, "
        "時点, 値, 単位 or 備考, say so in a mapping\n"
        "t.csv:2:1: error: the header has no column indicator (指標); add it\n");
}

static void test_two_headers(void **state)
{
    (void)state;
    expect_wrong("指標,時点,値\na,R4年度,1件\n指標,時点,値\nb,R4年度,2件\n",
                 "t.csv:3:1: error: this looks like a second header; the first is at "
                 "t.csv:1:1; give the range of one table in a mapping, or take this row "
                 "out\n");
}

static void test_column_without_a_name(void **state)
{
    (void)state;
    expect(
        "指標,時点,値,,\na,R4年度,1件,,\nb,R4年度,2件,x,\n", "a R4年度=1件 b R4年度=2件",
        "t.csv:3:11: warning: the column of this cell has no name and is not read; name "
        "it in the header, or take it out\n");
}

static void test_names_of_columns(void **state)
{
    (void)state;
    static const char *const headers[] = {
        "指標,年度,実績値",
        "ＩＤ,時点,実績",
        "指標番号,調査時点,数値",
        "Indicator,Period,Value",
        " 指　標 ,年 度,\"実 績\n値\"",
        "指標コード,年次,値",
    };
    for (int i = 0; i < (int)(sizeof headers / sizeof *headers); i++) {
        struct job job = job_begin();
        const char *text = str_format(job.doc, "%s\na,R4年度,1件\n", headers[i]).p;
        const struct dataset *dataset = read_text(&job, text, NULL);
        assert_string_equal(said(&job), "");
        assert_string_equal(print(&job, dataset), "a R4年度=1件");
        job_end(&job);
    }
}

static void test_id_and_name(void **state)
{
    (void)state;
    expect("指標ID,指標名,時点,値\na,雇用者数,R4年度,1人\n", "a/雇用者数 R4年度=1人", "");
}

/* --- rows --------------------------------------------------------------------------- */

static void test_remarks(void **state)
{
    (void)state;
    expect(
        "指標,時点,値\na,R4年度,1件\n※1 "
        "国の統計,速報値による。,\n注）四捨五入による,,\n\n"
        "（注2）端数,,\n出典：県調べ,,\n（出典）国,,\n",
        "a R4年度=1件",
        "t.csv:3:1: note: rows of remarks are not read: 5, from \"※1 国の統計\" on; give "
        "the remarks that belong to a value in a column 備考\n");
}

static void test_indicators_that_begin_as_remarks(void **state)
{
    (void)state;
    expect("指標名,時点,値\n注文件数,R4年度,1件\n資料請求,R4年度,2件\n※雇用者数,R4年度,"
           "3人\n",
           "/注文件数 R4年度=1件 /資料請求 R4年度=2件 /※雇用者数 R4年度=3人", "");
    expect_wrong(
        "指標名,時点,値\n注文件数,R4年度,多数\n",
        "t.csv:2:11: error: \"多数\" is not a quantity: a digit is expected; write "
        "it as it is printed, such as 1,788人, 98.1億円, 35回/3年 or －\n");
}

static void test_cells_behind_the_last_column(void **state)
{
    (void)state;
    expect("指標,時点,値\na,R4年度,1件,,\n", "a R4年度=1件", "");
    expect_wrong(
        "指標,R3年度,R4年度\na,1,788人,2,000人\n",
        "t.csv:2:10: error: the row has 5 cells, the header 3; quote the cell that "
        "holds a comma, or take the extra cells out\n");
}

/* --- units -------------------------------------------------------------------------- */

static void test_units(void **state)
{
    (void)state;
    expect("指標,単位,R4年度\na,億円,98.1\nb,％,△7.76\nc,人,1788\nd,社,約20以上\n"
           "e,千円,\"326,676\"\nf,件,－\ng,,5回\nh,－,6回\ni,回,７\nj,件,0\n",
           "a R4年度=98.1億円 b R4年度=△7.76％ c R4年度=1788人 d R4年度=約20社以上 "
           "e R4年度=326,676千円 f R4年度=－ g R4年度=5回 h R4年度=6回 i R4年度=７回 j "
           "R4年度=0",
           "");
}

static void test_unit_that_is_printed_too(void **state)
{
    (void)state;
    expect("指標,単位,R4年度\na,億円,98.1億円\nb,円,98.1億円\n",
           "a R4年度=98.1億円 b R4年度=98.1億円", "");
}

static void test_units_that_contradict(void **state)
{
    (void)state;
    expect_wrong(
        "指標,単位,R4年度\na,件,20回\n",
        "t.csv:2:5: error: \"20回\" is not in 件, which the row gives as the unit; "
        "correct the value or the unit\n");
}

static void test_unit_in_the_header(void **state)
{
    (void)state;
    expect("指標,時点,実績（億円）\na,R4年度,98.1\nb,R4年度,－\n",
           "a R4年度=98.1億円 b R4年度=－", "");
    expect("指標,R4年度実績(千円),R5年度（千円）\na,\"1,788\",2\n",
           "a R4年度=1,788千円 a R5年度=2千円", "");
    expect_wrong("指標,R4年度（千円）\na,98.1億円\nb,5件\n",
                 "t.csv:3:3: error: \"5件\" is not in 千円, which the row gives as the "
                 "unit; correct the value or the unit\n");
}

/* （累計） is no unit: neither is it read as one, nor is the column read. */
static void test_bracket_that_is_no_unit(void **state)
{
    (void)state;
    expect("指標,時点,値,実績（担当）\na,R4年度,1,x\n", "a R4年度=1",
           "t.csv:1:9: warning: the column \"実績（担当）\" is not read; if it is one of "
           "指標, 時点, 値, 単位 or 備考, say so in a mapping\n");
}

static void test_unit_in_the_name(void **state)
{
    (void)state;
    expect(
        "指標名,R4年度\n雇用者数（人）,12\n出荷額(億円),98.1億円\n企業数（製造業）,3\n",
        "/雇用者数（人） R4年度=12人 /出荷額(億円) R4年度=98.1億円 "
        "/企業数（製造業） R4年度=3",
        "");
    struct job job = job_begin();
    const struct dataset *dataset =
        read_text(&job, "指標名,R4年度\n雇用者数 （人）,12\n企業数（製造業）,3\n", NULL);
    assert_str(dataset->observations[0].short_name, "雇用者数");
    assert_str(dataset->observations[1].short_name, "");
    job_end(&job);
}

static void test_marks_of_remarks(void **state)
{
    (void)state;
    static const char *const names[][2] = {
        {"雇用者数※", "雇用者数"},
        {"雇用者数※１", "雇用者数"},
        {"雇用者数 *2", "雇用者数"},
        {"雇用者数（注1）", "雇用者数"},
        {"雇用者数(※)", "雇用者数"},
        {"雇用者数※1（人）", "雇用者数"},
        {"雇用者数（人）※1", "雇用者数"},
        {"受注", ""},
        {"受注1", ""},
        {"※", ""},
        {"雇用者数（1）", ""},
        {"a注）", ""},
    };
    for (int i = 0; i < (int)(sizeof names / sizeof *names); i++) {
        struct job job = job_begin();
        const char *text =
            str_format(job.doc, "指標名※1,R4年度（注2）\n%s,12\n", names[i][0]).p;
        const struct dataset *dataset = read_text(&job, text, NULL);
        assert_string_equal(said(&job), "");
        assert_str(dataset->observations[0].name, names[i][0]);
        assert_str(dataset->observations[0].short_name, names[i][1]);
        assert_str(dataset->observations[0].period->text, "R4年度");
        job_end(&job);
    }
}

/* Without it, a value would be read in the unit of its indicator. */
static void test_unit_above_the_table(void **state)
{
    (void)state;
    const char *titles =
        "t.csv:1:1: note: rows above the header are not read: 1, from "
        "\"（単位：千円）\" on; if the header is another one, give the "
        "range of the table in a mapping\n"
        "t.csv:1:1: note: values without a unit are read as 千円, as this "
        "says of the whole table; if that is wrong, give the units in a "
        "column 単位\n";
    expect("（単位：千円）\n指標,R4年度\na,\"1,788\"\nb,5件\nc,0\n",
           "a R4年度=1,788千円 b R4年度=5件 c R4年度=0", titles);
    expect("（単位：千円）\n指標,単位,R4年度\na,人,5\nb,,6\n",
           "a R4年度=5人 b R4年度=6千円", titles);
}

static void test_units_above_the_table(void **state)
{
    (void)state;
    expect(
        "（単位：件、人）,\n指標,R4年度\na,5\n", "a R4年度=5",
        "t.csv:1:1: note: rows above the header are not read: 1, from "
        "\"（単位：件、人）\" on; if the header is another one, give the range of the "
        "table in a mapping\n"
        "t.csv:1:1: warning: \"（単位：件、人）\" does not name one unit, so no value is "
        "read in it; give the units in a column 単位, or behind the values\n");
    /* It does not matter where all values print their own. */
    expect("（単位：件、人）,\n指標,R4年度\na,5件\n", "a R4年度=5件",
           "t.csv:1:1: note: rows above the header are not read: 1, from "
           "\"（単位：件、人）\" on; if the header is another one, give the range of the "
           "table in a mapping\n");
}

/* --- mappings ----------------------------------------------------------------------- */

/* clang-format off */
#define TEXT(literal) {.text = {literal, sizeof(literal) - 1}}
#define NOTHING {.text = {NULL, 0}}
/* clang-format on */

static void test_mapped_columns(void **state)
{
    (void)state;
    static const struct mapping_column columns[] = {
        {TEXT("事業 番号"), ROLE_INDICATOR, NOTHING, NOTHING},
        {TEXT("直近"), ROLE_VALUE, TEXT("R4年度"), NOTHING},
        {TEXT("R8年度目標"), ROLE_VALUE, TEXT("R8年度"), NOTHING},
        {TEXT("担当"), ROLE_IGNORE, NOTHING, NOTHING},
    };
    const struct mapping mapping = {.columns = columns, .n_columns = 4};
    expect_mapped("事業番号,担当,直近,R8年度目標\na,企画課,1件,9件\n", &mapping,
                  "a R4年度=1件 a R8年度=9件", "");
}

static void test_indicators_across(void **state)
{
    (void)state;
    static const struct mapping_column columns[] = {
        {TEXT("雇用者数"), ROLE_VALUE, NOTHING, TEXT("jobs")},
        {TEXT("企業数"), ROLE_VALUE, NOTHING, TEXT("firms")},
    };
    const struct mapping mapping = {.columns = columns, .n_columns = 2};
    expect_mapped("年度,雇用者数,企業数\nR3年度,1人,2社\nR4年度,3人,\n", &mapping,
                  "jobs R3年度=1人 firms R3年度=2社 jobs R4年度=3人", "");
}

static void test_mapped_rows(void **state)
{
    (void)state;
    static const struct mapping_row rows[] = {
        {TEXT("雇用者数（人）"), TEXT("jobs")},
        {TEXT("合計"), NOTHING},
    };
    const struct mapping mapping = {.rows = rows, .n_rows = 2};
    expect_mapped("指標名,R4年度\n雇用者数(人),1人\n合　計,9人\n企業数,2社\n", &mapping,
                  "jobs R4年度=1人 /企業数 R4年度=2社", "");
}

static void test_period_of_all_values(void **state)
{
    (void)state;
    const struct mapping mapping = {.period = TEXT("R5年度")};
    expect_mapped("指標,値\na,1件\n", &mapping, "a R5年度=1件", "");
    expect_mapped("指標,値,時点\na,1件,R4年度\n", &mapping, "a R4年度=1件", "");
    expect_wrong("指標,値\na,1件\n",
                 "t.csv:1:1: error: the header has no column period (時点); add it\n");
}

static void test_dates_of_mappings_that_are_none(void **state)
{
    (void)state;
    static const struct mapping_column column = {TEXT("直近"), ROLE_VALUE, TEXT("いつか"),
                                                 NOTHING};
    const struct mapping mapping = {.columns = &column, .n_columns = 1};
    expect_wrong_mapped(
        "指標,R3年度,直近\na,1件,2件\n", &mapping,
        "gaiyo: error: \"いつか\" is not a date: a year is expected here; "
        "write it as R5.12, R4年度, 2022年度 or H28～R元\n");
    const struct mapping common = {.period = TEXT("いつか")};
    expect_wrong_mapped(
        "指標,値\na,1件\n", &common,
        "gaiyo: error: \"いつか\" is not a date: a year is expected here; "
        "write it as R5.12, R4年度, 2022年度 or H28～R元\n");
}

static void test_form(void **state)
{
    (void)state;
    const struct mapping wide = {.form = FORM_WIDE}, narrow = {.form = FORM_LONG};
    expect_mapped(
        "指標,時点,値,2021\na,R4年度,1件,7件\n", &narrow, "a R4年度=1件",
        "t.csv:1:9: warning: the column \"2021\" is not read; if it is one of 指標, "
        "時点, 値, 単位 or 備考, say so in a mapping\n");
    expect_wrong_mapped(
        "指標,R4年度\na,1件\n", &narrow,
        "t.csv:1:4: warning: the column \"R4年度\" is not read; if it is one "
        "of 指標, 時点, 値, 単位 or 備考, say so in a mapping\n"
        "t.csv:1:1: error: the header has no column period (時点); add it\n"
        "t.csv:1:1: error: the header has no column value (値); add it\n");
    expect_wrong_mapped("指標,時点,値\na,R4年度,1件\n", &wide,
                        "t.csv:1:1: error: the header has no column of values of a date "
                        "(R4年度); add it\n");
}

/* Two tables of one file, each with a mapping of its own. */
static void test_a_file_read_twice(void **state)
{
    (void)state;
    struct job job = job_begin();
    const char *path =
        write_file(&job, "t.csv", "指標,R4年度\na,1件\n\n指標,R4年度\nb,2件\n");
    const struct mapping two[] = {{.range = TEXT("1:2")}, {.range = TEXT("4:5")}};
    const struct mappings mappings = {two, 2};
    const struct dataset *dataset =
        measure_read(&job, notation_of(&job), &mappings, &path, 1);
    assert_string_equal(said(&job), "");
    assert_string_equal(print(&job, dataset), "a R4年度=1件 b R4年度=2件");
    job_end(&job);
}

static void test_unused_mapping(void **state)
{
    (void)state;
    const struct mapping mapping = {.file = TEXT("other.csv"), .form = FORM_WIDE};
    expect_mapped("指標,時点,値\na,R4年度,1件\n", &mapping, "a R4年度=1件",
                  "gaiyo: note: this mapping is for no file that was given; correct "
                  "\"other.csv\" if it should be\n");
}

/* Twice the rows need twice the memory. */
static void test_memory_is_linear(void **state)
{
    (void)state;
    size_t used[2];
    for (int k = 0; k < 2; k++) {
        struct job job = job_begin();
        struct strbuf b;
        strbuf_init(&b, job.doc);
        strbuf_add_c(&b, "指標,単位,R3年度,R4年度\n");
        for (int i = 0; i < 1000 << 3 * k; i++)
            strbuf_addf(&b, "a%d,人,%d,\"%d,000\"\n", i, i, i % 999 + 1);
        const size_t before = arena_used(job.doc);
        assert_int_equal(read_text(&job, strbuf_str(&b).p, NULL)->n, 2000 << 3 * k);
        used[k] = arena_used(job.doc) - before;
        job_end(&job);
    }
    assert_in_range(used[1], 1, used[0] * 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_years_across),
        cmocka_unit_test(test_dates_of_columns),
        cmocka_unit_test(test_places_are_those_of_the_cells),
        cmocka_unit_test(test_cells_of_years_to_come),
        cmocka_unit_test(test_row_without_values),
        cmocka_unit_test(test_targets_are_no_measurements),
        cmocka_unit_test(test_dates_that_are_no_measurements),
        cmocka_unit_test(test_values_that_are_no_measurements),
        cmocka_unit_test(test_values_with_a_date_of_their_own),
        cmocka_unit_test(test_targets_beside_results),
        cmocka_unit_test(test_column_of_no_date),
        cmocka_unit_test(test_date_twice),
        cmocka_unit_test(test_values_beside_years),
        cmocka_unit_test(test_year_in_the_long_form),
        cmocka_unit_test(test_notes_of_all_years),
        cmocka_unit_test(test_titles),
        cmocka_unit_test(test_header_of_two_rows),
        cmocka_unit_test(test_no_header),
        cmocka_unit_test(test_header_without_indicator),
        cmocka_unit_test(test_two_headers),
        cmocka_unit_test(test_column_without_a_name),
        cmocka_unit_test(test_names_of_columns),
        cmocka_unit_test(test_id_and_name),
        cmocka_unit_test(test_remarks),
        cmocka_unit_test(test_indicators_that_begin_as_remarks),
        cmocka_unit_test(test_cells_behind_the_last_column),
        cmocka_unit_test(test_units),
        cmocka_unit_test(test_unit_that_is_printed_too),
        cmocka_unit_test(test_units_that_contradict),
        cmocka_unit_test(test_unit_in_the_header),
        cmocka_unit_test(test_bracket_that_is_no_unit),
        cmocka_unit_test(test_unit_in_the_name),
        cmocka_unit_test(test_marks_of_remarks),
        cmocka_unit_test(test_unit_above_the_table),
        cmocka_unit_test(test_units_above_the_table),
        cmocka_unit_test(test_mapped_columns),
        cmocka_unit_test(test_indicators_across),
        cmocka_unit_test(test_mapped_rows),
        cmocka_unit_test(test_period_of_all_values),
        cmocka_unit_test(test_dates_of_mappings_that_are_none),
        cmocka_unit_test(test_form),
        cmocka_unit_test(test_a_file_read_twice),
        cmocka_unit_test(test_unused_mapping),
        cmocka_unit_test(test_memory_is_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
