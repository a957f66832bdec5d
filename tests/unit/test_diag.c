/* Messages: their place, their words, their weight. */
#include "evaluate/messages.h"
#include "load/messages.h"
#include "measure/messages.h"
#include "merge/messages.h"
#include "own_job.h"

#include "base/messages.h"
#include "base/utf8.h"

#include <string.h>

static struct srcpos place_in(const char *name, const char *text, int offset)
{
    return (struct srcpos){diags_add_source(job.diags, name, str_of(text)),
                           (uint32_t)offset};
}

static void test_diag_line_says_place_cause_and_remedy(void **state)
{
    (void)state;
    const struct srcpos pos = place_in("plan.xml", "ab\ncd\n", 4);
    DIAG0(job.diags, DIAG_XML_ENCODING, pos);
    assert_string_equal(job_messages(&job),
                        "plan.xml:2:2: error: this byte is not UTF-8; "
                        "save the file as UTF-8\n");
}

static void test_diag_without_place_names_the_program(void **state)
{
    (void)state;
    DIAG0(job.diags, DIAG_XML_ENCODING, NO_POS);
    assert_string_equal(job_messages(&job),
                        "gaiyo: error: this byte is not UTF-8; save the file as UTF-8\n");
}

static void test_diag_column_counts_characters(void **state)
{
    (void)state;
    /* 一二⏎三四五: the third character of line 2 begins at byte 13. */
    const struct srcpos pos = place_in("plan.xml", "一二\n三四五\n", 13);
    assert_string_equal(diags_place(job.diags, job.doc, pos), "plan.xml:2:3");
}

static void check_place(const char *text, int offset, int line, int column)
{
    int at_line = 0, at_column = 0;
    diags_locate(job.diags, place_in("x", text, offset), &at_line, &at_column);
    assert_int_equal(at_line, line);
    assert_int_equal(at_column, column);
}

static void test_diag_lines_and_columns_count_from_one(void **state)
{
    (void)state;
    check_place("ab\ncd", 0, 1, 1);
    check_place("ab\ncd", 2, 1, 3); /* the line break itself */
    check_place("ab\ncd", 3, 2, 1);
    check_place("\n\n\n", 2, 3, 1);
    check_place("", 0, 1, 1);
}

static void test_diag_place_behind_the_text_is_its_end(void **state)
{
    (void)state;
    check_place("ab\ncd", 5, 2, 3);
    check_place("ab\ncd", 500, 2, 3);
    check_place("ab\n", 500, 2, 1);
}

static void test_diag_byte_order_mark_is_no_column(void **state)
{
    (void)state;
    check_place("\xEF\xBB\xBF"
                "abc",
                0, 1, 1);
    check_place("\xEF\xBB\xBF"
                "abc",
                3, 1, 1);
    check_place("\xEF\xBB\xBF"
                "abc\nd",
                5, 1, 3);
    check_place("\xEF\xBB\xBF"
                "abc\nd",
                7, 2, 1);
}

static void test_diag_lines_end_as_in_editors(void **state)
{
    (void)state;
    check_place("a\r\nb", 3, 2, 1);
    check_place("a\r\nb", 2, 1, 3); /* still the line break */
    check_place("a\rb", 2, 2, 1);
    check_place("a\r\r\nb", 4, 3, 1);
    check_place("a\n\rb", 3, 3, 1);
}

static void test_diag_places_in_long_texts(void **state)
{
    (void)state;
    enum { N = 20000 };
    char *text = arena_alloc(job.doc, N + 1);
    memset(text, 'x', N);
    text[4095] = '\r';
    text[4096] = '\n';
    text[9000] = '\n';
    check_place(text, 4094, 1, 4095);
    check_place(text, 4097, 2, 1);
    check_place(text, 8999, 2, 4903);
    check_place(text, 9001, 3, 1);
    check_place(text, N, 3, N - 9000);
}

static void test_diag_place_of_nothing_is_a_dash(void **state)
{
    (void)state;
    assert_string_equal(diags_place(job.diags, job.doc, NO_POS), "-");
}

static void check_cell_place(struct srcpos pos, const char *place)
{
    assert_string_equal(diags_place(job.diags, job.doc, pos), place);
}

static void test_diag_place_in_a_sheet_is_its_cell(void **state)
{
    (void)state;
    const uint32_t file = diags_add_sheet(job.diags, "a.xlsx", STR("実績"));
    check_cell_place(srcpos_cell(file, 0, 0), "a.xlsx:実績!A1");
    check_cell_place(srcpos_cell(file, 13, 2), "a.xlsx:実績!C14");
    check_cell_place(srcpos_cell(file, 0, 25), "a.xlsx:実績!Z1");
    check_cell_place(srcpos_cell(file, 0, 26), "a.xlsx:実績!AA1");
    check_cell_place(srcpos_cell(file, 0, 701), "a.xlsx:実績!ZZ1");
    check_cell_place(srcpos_cell(file, 0, 702), "a.xlsx:実績!AAA1");
    check_cell_place(srcpos_cell(file, CELL_ROWS - 1, CELL_COLUMNS - 1),
                     "a.xlsx:実績!FAM1048576");
}

static void check_sheet_name(const char *sheet, const char *place)
{
    const uint32_t file = diags_add_sheet(job.diags, "a.xlsx", str_of(sheet));
    check_cell_place(srcpos_cell(file, 0, 0), place);
}

static void test_diag_sheets_are_quoted_as_in_formulas(void **state)
{
    (void)state;
    check_sheet_name("Sheet1", "a.xlsx:Sheet1!A1");
    check_sheet_name("実績_R5", "a.xlsx:実績_R5!A1");
    check_sheet_name("R5", "a.xlsx:'R5'!A1");
    check_sheet_name("ABC1", "a.xlsx:'ABC1'!A1");
    check_sheet_name("R5年度", "a.xlsx:R5年度!A1");
    check_sheet_name("2023", "a.xlsx:'2023'!A1");
    check_sheet_name("R5 実績", "a.xlsx:'R5 実績'!A1");
    check_sheet_name("it's", "a.xlsx:'it''s'!A1");
    check_sheet_name("", "a.xlsx:''!A1");
}

static void test_diag_place_in_a_query_is_row_and_column(void **state)
{
    (void)state;
    static const struct str columns[] = {{"period", 6}, {"値", 3}};
    const uint32_t file = diags_add_query(job.diags, "a.db", columns, 2);
    check_cell_place(srcpos_cell(file, 12, 1), "a.db:row 12:値");
    check_cell_place(srcpos_cell(file, 1, 0), "a.db:row 1:period");
    check_cell_place(srcpos_cell(file, 0, 1), "a.db:column 値");
}

static void test_diag_place_can_be_a_whole_file(void **state)
{
    (void)state;
    const uint32_t text = diags_add_source(job.diags, "a.csv", STR("x\ny"));
    const uint32_t sheet = diags_add_sheet(job.diags, "a.xlsx", STR("s"));
    check_cell_place(srcpos_whole(text), "a.csv");
    check_cell_place(srcpos_whole(sheet), "a.xlsx");
    assert_false(srcpos_is_whole(srcpos_cell(sheet, CELL_ROWS - 1, CELL_COLUMNS - 1)));
}

static void test_diag_cells_are_located_by_row_and_column(void **state)
{
    (void)state;
    int row = 0, column = 0;
    const uint32_t sheet = diags_add_sheet(job.diags, "a.xlsx", STR("s"));
    diags_locate(job.diags, srcpos_cell(sheet, 13, 2), &row, &column);
    assert_int_equal(row, 14);
    assert_int_equal(column, 3);
    const uint32_t query = diags_add_query(job.diags, "a.db", NULL, 0);
    diags_locate(job.diags, srcpos_cell(query, 13, 2), &row, &column);
    assert_int_equal(row, 13);
    assert_int_equal(column, 3);
}

static void test_diag_inside_a_cell_is_the_cell(void **state)
{
    (void)state;
    const struct srcpos text = place_in("a.csv", "abc", 1);
    assert_int_equal(diags_inside(job.diags, text, 2).offset, 3);
    const struct srcpos cell =
        srcpos_cell(diags_add_sheet(job.diags, "a.xlsx", STR("s")), 13, 2);
    assert_int_equal(diags_inside(job.diags, cell, 2).offset, cell.offset);
    assert_int_equal(diags_inside(job.diags, NO_POS, 2).offset, 0);
}

static void test_diag_json_names_cells(void **state)
{
    (void)state;
    static const struct str columns[] = {{"値", 3}};
    const uint32_t sheet = diags_add_sheet(job.diags, "a.xlsx", STR("R5 \"\n"));
    const uint32_t query = diags_add_query(job.diags, "a.db", columns, 1);
    DIAG0(job.diags, DIAG_XML_ENCODING, srcpos_cell(sheet, 13, 2));
    DIAG0(job.diags, DIAG_XML_ENCODING, srcpos_cell(query, 3, 0));
    DIAG0(job.diags, DIAG_XML_ENCODING, srcpos_cell(query, 0, 0));
    DIAG0(job.diags, DIAG_XML_ENCODING, srcpos_whole(sheet));
#define REST                                                                             \
    "\"severity\":\"error\",\"id\":\"XML_ENCODING\",\"cause\":\"this byte is not "       \
    "UTF-8\","                                                                           \
    "\"remedy\":\"save the file as UTF-8\"}\n"
    assert_str(diags_print(job.diags, job.doc, true),
               "{\"file\":\"a.xlsx\",\"sheet\":\"R5 \\\"\\u000a\",\"cell\":\"C14\"," REST
               "{\"file\":\"a.db\",\"row\":3,\"column\":\"値\"," REST
               "{\"file\":\"a.db\",\"column\":\"値\"," REST "{\"file\":\"a.xlsx\"," REST);
    /* In text the line break of the name must not end the message. */
    assert_true(str_starts(diags_print(job.diags, job.doc, false),
                           STR("a.xlsx:'R5 \" '!C14: error: ")));
}

static void test_diag_words_go_where_they_belong(void **state)
{
    (void)state;
    /* "the grade {1} of the scheme {0} …" */
    DIAG(job.diags, DIAG_SCHEME_HIDDEN, NO_POS, "pace", "★★");
    assert_true(str_starts(diags_at(job.diags, 0)->cause,
                           STR("the grade ★★ of the scheme pace ")));
}

static void test_diag_words_are_not_patterns(void **state)
{
    (void)state;
    DIAG(job.diags, DIAG_XML_SYNTAX, NO_POS, "{0} {1} %s");
    assert_str(diags_at(job.diags, 0)->cause, "this is not well-formed XML: {0} {1} %s");
}

static void test_diag_remedy_has_words_too(void **state)
{
    (void)state;
    DIAG(job.diags, DIAG_ELEMENT_MISSPELT, NO_POS, "taget", "target");
    assert_string_equal(job_messages(&job),
                        "gaiyo: error: there is no element <taget>; write <target>\n");
}

static void test_diag_is_one_line(void **state)
{
    (void)state;
    DIAG(job.diags, DIAG_VALUE_UNREADABLE, NO_POS,
         "製品化件数：７件/年\r\n技術開発\t件数\x1B[2J", "?");
    const struct str text = str_of(job_messages(&job));
    assert_int_equal(str_find(text, STR("\n")), text.n - 1);
    for (int i = 0; i < text.n - 1; i++)
        assert_true((unsigned char)text.p[i] >= ' ');
    assert_true(str_find(text, STR("技術開発")) > 0);
}

static void test_diag_messages_stand_in_the_order_of_finding(void **state)
{
    (void)state;
    const struct srcpos first = place_in("a", "abc", 2), second = place_in("b", "abc", 0);
    DIAG(job.diags, DIAG_XML_SYNTAX, first, "one");
    DIAG(job.diags, DIAG_CSV_COLUMN_UNKNOWN, second, "two");
    const struct str text = str_of(job_messages(&job));
    assert_true(str_starts(text, STR("a:1:3: error: ")));
    assert_true(str_find(text, STR("\nb:1:1: warning: ")) > 0);
    assert_int_equal(diags_count(job.diags), 2);
}

static void test_diag_knows_its_sources(void **state)
{
    (void)state;
    char name[] = "plan.xml";
    const uint32_t first = diags_add_source(job.diags, name, STR("<plan/>"));
    const uint32_t second = diags_add_source(job.diags, "data.csv", STR("a,b"));
    name[0] = '?';
    assert_int_equal(first, 1);
    assert_int_equal(second, 2);
    assert_string_equal(diags_source_name(job.diags, first), "plan.xml");
    assert_str(diags_source_text(job.diags, second), "a,b");
}

static void test_diag_keeps_kind_and_place(void **state)
{
    (void)state;
    const struct srcpos pos = place_in("plan.xml", "abc", 1);
    DIAG(job.diags, DIAG_XML_SYNTAX, pos, "x");
    const struct diag *diag = diags_at(job.diags, 0);
    assert_ptr_equal(diag->kind, DIAG_XML_SYNTAX);
    assert_int_equal(diag->pos.file, pos.file);
    assert_int_equal(diag->pos.offset, 1);
    assert_string_equal(diag->kind->name, "XML_SYNTAX");
    assert_int_equal(diag->kind->severity, SEVERITY_ERROR);
}

static void test_diag_json_is_one_object_a_line(void **state)
{
    (void)state;
    DIAG0(job.diags, DIAG_XML_ENCODING, place_in("plan.xml", "あい\n", 3));
    DIAG(job.diags, DIAG_CSV_COLUMN_UNKNOWN, NO_POS, "欄");
    assert_str(
        diags_print(job.diags, job.doc, true),
        "{\"file\":\"plan.xml\",\"line\":1,\"column\":2,\"severity\":\"error\","
        "\"id\":\"XML_ENCODING\",\"cause\":\"this byte is not UTF-8\","
        "\"remedy\":\"save the file as UTF-8\"}\n"
        "{\"severity\":\"warning\",\"id\":\"CSV_COLUMN_UNKNOWN\","
        "\"cause\":\"the column \\\"欄\\\" is not read\",\"remedy\":\"if it is one of "
        "指標, 時点, 値, 単位 or 備考, say so in a mapping\"}\n");
}

static void test_diag_json_escapes(void **state)
{
    (void)state;
    const struct srcpos pos = place_in("a\"b\\c", "x", 0);
    DIAG(job.diags, DIAG_XML_SYNTAX, pos, "\n\t\x01\x1F\"\\/\x7F 令");
    const struct str text = diags_print(job.diags, job.doc, true);
    assert_true(str_find(text, STR("\"file\":\"a\\\"b\\\\c\",")) == 1);
    assert_true(
        str_find(text, STR("XML: \\u000a\\u0009\\u0001\\u001f\\\"\\\\/\x7F 令\"")) > 0);
    assert_int_equal(str_find(text, STR("\n")), text.n - 1);
}

static void test_diag_severity_of_nothing_is_a_note(void **state)
{
    (void)state;
    assert_int_equal(diags_worst(job.diags), SEVERITY_NOTE);
    assert_false(diags_failed(job.diags));
    assert_int_equal(diags_count(job.diags), 0);
    assert_int_equal(diags_print(job.diags, job.doc, true).n, 0);
}

static void test_diag_warning_is_no_failure(void **state)
{
    (void)state;
    DIAG(job.diags, DIAG_CSV_COLUMN_UNKNOWN, NO_POS, "x");
    assert_int_equal(diags_worst(job.diags), SEVERITY_WARNING);
    assert_false(diags_failed(job.diags));
}

static void test_diag_worst_stays_worst(void **state)
{
    (void)state;
    DIAG(job.diags, DIAG_XML_SYNTAX, NO_POS, "x");
    assert_true(diags_failed(job.diags));
    DIAG(job.diags, DIAG_FILE_UNREADABLE, NO_POS, "x", "y");
    DIAG(job.diags, DIAG_CSV_COLUMN_UNKNOWN, NO_POS, "x");
    assert_int_equal(diags_worst(job.diags), SEVERITY_ENVIRONMENT);
    assert_true(diags_failed(job.diags));
}

/* `n` findings that differ. */
static void add_many(int n)
{
    for (int i = 0; i < n; i++)
        DIAG(job.diags, DIAG_CSV_COLUMN_UNKNOWN, NO_POS, str_format(job.doc, "%d", i).p);
}

static void test_diag_lists_ten_thousand(void **state)
{
    (void)state;
    add_many(10003);
    assert_int_equal(diags_count(job.diags), 10000);
    const struct str text = str_of(job_messages(&job));
    assert_true(str_ends(text, STR("\ngaiyo: note: 3 further findings are not listed; "
                                   "mend those above and ask again\n")));
}

static void test_diag_json_says_how_many_are_left_out(void **state)
{
    (void)state;
    add_many(10003);
    assert_true(str_ends(
        diags_print(job.diags, job.doc, true),
        STR("\n{\"severity\":\"note\",\"id\":\"LEFT_OUT\",\"cause\":\"3 further findings "
            "are not listed\",\"remedy\":\"mend those above and ask again\"}\n")));
}

static void test_diag_says_nothing_twice(void **state)
{
    (void)state;
    const struct srcpos a = place_in("a", "xy", 0), b = {a.file, 1};
    DIAG(job.diags, DIAG_XML_SYNTAX, a, "one");
    DIAG(job.diags, DIAG_XML_SYNTAX, a, "one");
    DIAG(job.diags, DIAG_XML_SYNTAX, a, "two");
    DIAG(job.diags, DIAG_XML_SYNTAX, b, "one");
    DIAG(job.diags, DIAG_XML_PREFIX, a, "one");
    assert_int_equal(diags_count(job.diags), 4);
}

static void test_diag_long_words_are_cut(void **state)
{
    (void)state;
    char word[3001];
    for (int i = 0; i < 3000; i += 3)
        memcpy(word + i, "あ", 3);
    word[3000] = 0;
    DIAG(job.diags, DIAG_XML_SYNTAX, NO_POS, word);
    const struct str cause = diags_at(job.diags, 0)->cause;
    assert_true(cause.n < 1100);
    assert_true(str_ends(cause, STR("ああ…")));
}

static void test_diag_is_utf8_whatever_its_words(void **state)
{
    (void)state;
    DIAG(job.diags, DIAG_XML_SYNTAX, NO_POS, "a\xFF\xE3z");
    assert_true(str_find(str_of(job_messages(&job)), STR("a\xEF\xBF\xBD\xEF\xBF\xBDz")) >=
                0);
    assert_int_equal(utf8_find_invalid(diags_print(job.diags, job.doc, true)), -1);
}

static void test_diag_at_the_ceiling_says_nothing_of_more(void **state)
{
    (void)state;
    add_many(10000);
    assert_int_equal(str_find(str_of(job_messages(&job)), STR("further findings")), -1);
}

static void test_diag_past_the_ceiling_still_counts_as_worst(void **state)
{
    (void)state;
    add_many(10000);
    assert_false(diags_failed(job.diags));
    DIAG(job.diags, DIAG_XML_SYNTAX, NO_POS, "x");
    assert_true(diags_failed(job.diags));
}

/* --- order, forgetting, details ----------------------------------------------------- */

static void test_diag_worst_come_first(void **state)
{
    (void)state;
    DIAG(job.diags, DIAG_OBSERVATION_AGREES, NO_POS, "a", "R5", "x");
    DIAG(job.diags, DIAG_INDICATOR_UNMEASURED, NO_POS, "a");
    DIAG0(job.diags, DIAG_CSV_NO_INDICATOR, NO_POS);
    DIAG(job.diags, DIAG_INDICATOR_UNMEASURED, NO_POS, "b");
    diags_sort(job.diags);
    assert_ptr_equal(diags_at(job.diags, 0)->kind, DIAG_CSV_NO_INDICATOR);
    assert_true(str_find(diags_at(job.diags, 1)->cause, STR(" a")) > 0);
    assert_true(str_find(diags_at(job.diags, 2)->cause, STR(" b")) > 0);
    assert_ptr_equal(diags_at(job.diags, 3)->kind, DIAG_OBSERVATION_AGREES);
    assert_int_equal(diags_count(job.diags), 4);
}

static void test_diag_forgets_warnings(void **state)
{
    (void)state;
    DIAG(job.diags, DIAG_INDICATOR_UNMEASURED, NO_POS, "a");
    DIAG(job.diags, DIAG_INDICATOR_UNMEASURED, NO_POS, "b");
    diags_forget_warnings(job.diags, 1);
    assert_int_equal(diags_count(job.diags), 1);
    assert_int_equal(diags_worst(job.diags), SEVERITY_WARNING);
    diags_forget_warnings(job.diags, 0);
    assert_int_equal(diags_count(job.diags), 0);
    assert_int_equal(diags_worst(job.diags), SEVERITY_NOTE);
}

static void test_diag_forgets_no_error(void **state)
{
    (void)state;
    DIAG(job.diags, DIAG_INDICATOR_UNMEASURED, NO_POS, "a");
    DIAG0(job.diags, DIAG_CSV_NO_INDICATOR, NO_POS);
    DIAG(job.diags, DIAG_INDICATOR_UNMEASURED, NO_POS, "b");
    diags_forget_warnings(job.diags, 0);
    assert_int_equal(diags_count(job.diags), 1);
    assert_ptr_equal(diags_at(job.diags, 0)->kind, DIAG_CSV_NO_INDICATOR);
    assert_true(diags_failed(job.diags));
}

static void test_diag_json_has_details(void **state)
{
    (void)state;
    const char *const words[] = {"a", NULL};
    const char *const sources[] = {"data.csv:2:3", "plan \"x\".xml:4:5"};
    const struct diag_detail detail = {STR("1÷2"), STR("51%"), STR("50%"), sources, 2};
    diags_add_detailed(job.diags, DIAG_INDICATOR_UNMEASURED, NO_POS, words, &detail);
    const struct str json = diags_print(job.diags, job.doc, true);
    assert_true(str_ends(json, STR(",\"rule\":\"1÷2\",\"stated\":\"51%\","
                                   "\"computed\":\"50%\",\"sources\":[\"data.csv:2:3\","
                                   "\"plan \\\"x\\\".xml:4:5\"]}\n")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_diag_line_says_place_cause_and_remedy),
        TEST(test_diag_without_place_names_the_program),
        TEST(test_diag_column_counts_characters),
        TEST(test_diag_lines_and_columns_count_from_one),
        TEST(test_diag_place_behind_the_text_is_its_end),
        TEST(test_diag_byte_order_mark_is_no_column),
        TEST(test_diag_lines_end_as_in_editors),
        TEST(test_diag_places_in_long_texts),
        TEST(test_diag_place_of_nothing_is_a_dash),
        TEST(test_diag_place_in_a_sheet_is_its_cell),
        TEST(test_diag_sheets_are_quoted_as_in_formulas),
        TEST(test_diag_place_in_a_query_is_row_and_column),
        TEST(test_diag_place_can_be_a_whole_file),
        TEST(test_diag_cells_are_located_by_row_and_column),
        TEST(test_diag_inside_a_cell_is_the_cell),
        TEST(test_diag_json_names_cells),
        TEST(test_diag_words_go_where_they_belong),
        TEST(test_diag_words_are_not_patterns),
        TEST(test_diag_remedy_has_words_too),
        TEST(test_diag_is_one_line),
        TEST(test_diag_messages_stand_in_the_order_of_finding),
        TEST(test_diag_knows_its_sources),
        TEST(test_diag_keeps_kind_and_place),
        TEST(test_diag_json_is_one_object_a_line),
        TEST(test_diag_json_escapes),
        TEST(test_diag_severity_of_nothing_is_a_note),
        TEST(test_diag_warning_is_no_failure),
        TEST(test_diag_worst_stays_worst),
        TEST(test_diag_lists_ten_thousand),
        TEST(test_diag_json_says_how_many_are_left_out),
        TEST(test_diag_says_nothing_twice),
        TEST(test_diag_long_words_are_cut),
        TEST(test_diag_is_utf8_whatever_its_words),
        TEST(test_diag_at_the_ceiling_says_nothing_of_more),
        TEST(test_diag_past_the_ceiling_still_counts_as_worst),
        TEST(test_diag_worst_come_first),
        TEST(test_diag_forgets_warnings),
        TEST(test_diag_forgets_no_error),
        TEST(test_diag_json_has_details),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
