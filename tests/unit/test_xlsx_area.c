#include "workbook.h"

#include "measure/messages.h"

/* --- sheets ------------------------------------------------------------------------- */

/* The book with sheets that <sheets> and what follows it name: rId1, its own, and rId4.
 */
static struct book with_sheets(struct book book, const char *names)
{
    book.parts[1].xml =
        str_format(job.doc, "<workbook " BOOK_NS ">%s</workbook>", names).p;
    book.parts[2].xml = "<Relationships>"
                        "<Relationship Id=\"rId1\" Type=\"" BOOK_RELS "worksheet\" "
                        "Target=\"worksheets/sheet1.xml\"/>"
                        "<Relationship Id=\"rId4\" Type=\"" BOOK_RELS "worksheet\" "
                        "Target=\"./worksheets/../worksheets/sheet2.xml\"/>"
                        "</Relationships>";
    book.parts[4] = (struct book_part){
        "xl/worksheets/sheet2.xml", "<worksheet " BOOK_NS "><sheetData><row><c><v>2</v>"
                                    "</c><c/><c><v>3</v></c></row><row/><row><c><v>4"
                                    "</v></c></row></sheetData></worksheet>"};
    book.parts[5].name = NULL;
    return book;
}

/* A workbook with three sheets: a hidden one, then b and c. */
static struct book three_sheets(void)
{
    return with_sheets(sheet_of(DATA(ROW("1", NUMBER("A1", "1")))),
                       "<sheets><sheet name=\"a\" state=\"hidden\" r:id=\"rId1\"/>"
                       "<sheet name=\"b &amp; d\" r:id=\"rId4\"/>"
                       "<sheet name=\"c\" r:id=\"rId1\"/></sheets>");
}

static void test_first_sheet_that_is_shown(void **state)
{
    (void)state;
    const struct book book = three_sheets();
    expect_book(
        &book, NULL, "A1: 2||3\nA3: 4\n",
        "book.xlsx: note: of several sheets \"b & d\" is read; name another one in "
        "the mapping: a (hidden), b & d, c\n");
}

static void test_named_sheet(void **state)
{
    (void)state;
    const struct book book = three_sheets();
    const struct mapping mapping = {.sheet = {.text = STR("c")}};
    expect_book(&book, &mapping, "A1: 1\n", "");
}

static void test_hidden_sheet_is_said(void **state)
{
    (void)state;
    const struct book book = three_sheets();
    const struct mapping mapping = {.sheet = {.text = STR("a")}};
    expect_book(
        &book, &mapping, "A1: 1\n",
        "gaiyo: note: the sheet \"a\" is hidden and is read all the same; unhide it "
        "to check it\n");
}

static void test_unknown_sheet_lists_what_there_is(void **state)
{
    (void)state;
    struct table table;
    const struct book book = three_sheets();
    const struct mapping mapping = {
        .sheet = {STR("実績"), {diags_add_source(job.diags, "plan.xml", STR("…")), 0}}};
    assert_false(read_book(&book, &mapping, &table));
    assert_string_equal(
        said(&job), "plan.xml:1:1: error: book.xlsx has no sheet \"実績\"; its sheets "
                    "are a (hidden), b & d, c\n");
}

static void test_charts_are_no_sheets(void **state)
{
    (void)state;
    struct book book = three_sheets();
    book.parts[2].xml = "<Relationships>"
                        "<Relationship Id=\"rId1\" Type=\"" BOOK_RELS "worksheet\" "
                        "Target=\"worksheets/sheet1.xml\"/>"
                        "<Relationship Id=\"rId4\" Type=\"" BOOK_RELS "chartsheet\" "
                        "Target=\"chartsheets/sheet2.xml\"/>"
                        "</Relationships>";
    expect_book(
        &book, NULL, "A1: 1\n",
        "book.xlsx: note: of several sheets \"c\" is read; name another one in the "
        "mapping: a (hidden), b & d, c\n");
}

static void test_sheet_without_text_is_refused(void **state)
{
    (void)state;
    const struct book book = sheet_of(DATA(ROW("3", "<c r=\"B3\" s=\"1\"/>")));
    expect_refused(
        &book, "book.xlsx:実績!A1: error: the sheet holds no rows, or its range none; "
               "name another sheet or range, or give a header row and the "
               "measurements\n");
}

/* --- ranges ------------------------------------------------------------------------- */

#define TABLE                                                                            \
    DATA(ROW("2", INLINE("A2", "a") INLINE("C2", "c") INLINE("D2", "d"))                 \
             ROW("3", INLINE("B3", "b")) ROW("4", "<c r=\"B4\"/>")                       \
                 ROW("5", INLINE("B5", "e") INLINE("D5", "f")))

static void test_rows_without_text_are_left_out(void **state)
{
    (void)state;
    expect("", "", TABLE, "A2: a||c|d\nA3: |b\nA5: |e||f\n");
}

static void expect_range(const char *range, const char *rows)
{
    const struct book book = sheet_of(TABLE);
    const struct mapping mapping = {.range = {.text = str_of(range)}};
    expect_book(&book, &mapping, rows, "");
}

static void test_ranges(void **state)
{
    (void)state;
    expect_range("B3:D5", "B3: b\nB5: e||f\n");
    expect_range("B:C", "B2: |c\nB3: b\nB5: e\n");
    expect_range("5:5", "A5: |e||f\n");
    expect_range("C2:C4", "C2: c\n");
}

static void test_range_that_is_none(void **state)
{
    (void)state;
    struct table table;
    const struct book book = sheet_of(TABLE);
    const struct mapping mapping = {.range = {.text = STR("B2..D5")}};
    assert_false(read_book(&book, &mapping, &table));
    assert_string_equal(said(&job),
                        "gaiyo: error: \"B2..D5\" is no range of cells, and no name of "
                        "book.xlsx; write it as A3:F40, or a name; the workbook "
                        "defines none\n");
}

static void test_cells_know_their_places(void **state)
{
    (void)state;
    struct table table;
    const struct book book = sheet_of(TABLE);
    const struct mapping mapping = {.range = {.text = STR("B2:D5")}};
    assert_true(read_book(&book, &mapping, &table));
    assert_true(
        str_ends(str_of(diags_place(job.diags, job.doc, table.rows[2].cells[2].pos)),
                 STR("book.xlsx:実績!D5")));
    assert_true(
        str_ends(str_of(diags_place(job.diags, job.doc, table.rows[2].cells[1].pos)),
                 STR("book.xlsx:実績!C5")));
}

/* --- names -------------------------------------------------------------------------- */

#define NAME(name, more, refers)                                                         \
    "<definedName name=\"" name "\"" more ">" refers "</definedName>"

/* Two sheets, 実績 (TABLE) and R5 実績, and these names. */
static struct book named(const char *names)
{
    return with_sheets(sheet_of(TABLE),
                       str_format(job.doc,
                                  "<sheets><sheet name=\"実績\" r:id=\"rId1\"/>"
                                  "<sheet name=\"R5 実績's\" r:id=\"rId4\"/></sheets>"
                                  "<definedNames>%s</definedNames>",
                                  names)
                           .p);
}

static const struct mapping *ask(const char *sheet, const char *range)
{
    const uint32_t file = diags_add_source(job.diags, "plan.xml", STR("……"));
    struct mapping *mapping = ARENA_NEW(job.doc, struct mapping);
    if (sheet)
        mapping->sheet = (struct mapping_text){str_of(sheet), {file, 0}};
    mapping->range = (struct mapping_text){str_of(range), {file, 3}};
    return mapping;
}

static void expect_named(const char *names, const char *sheet, const char *range,
                         const char *rows)
{
    const struct book book = named(names);
    expect_book(&book, ask(sheet, range), rows, "");
}

static void expect_unnamed(const char *names, const char *sheet, const char *range,
                           const char *messages)
{
    struct table table;
    const struct book book = named(names);
    assert_false(read_book(&book, ask(sheet, range), &table));
    assert_string_equal(said(&job), messages);
}

static void test_name_of_the_workbook(void **state)
{
    (void)state;
    expect_named(NAME("集計", "", "実績!$B$3:$D$5"), NULL, "集計", "B3: b\nB5: e||f\n");
}

static void test_name_on_another_sheet(void **state)
{
    (void)state;
    expect_named(NAME("Data", "", "'R5 実績''s'!$A:$C"), NULL, "DATA",
                 "A1: 2||3\nA3: 4\n");
}

static void test_name_of_a_sheet_goes_first(void **state)
{
    (void)state;
    expect_named(NAME("t", "", "実績!$A$2:$D$2")
                     NAME("t", " localSheetId=\"1\"", "'R5 実績''s'!$A$3:$B$3"),
                 "R5 実績's", "t", "A3: 4\n");
}

static void test_name_of_the_only_sheet(void **state)
{
    (void)state;
    expect_named(NAME("t", " localSheetId=\"1\"", "'R5 実績''s'!$A$3:$B$3"), NULL, "t",
                 "A3: 4\n");
}

static void test_range_with_its_sheet(void **state)
{
    (void)state;
    expect_named("", NULL, "実績!$A$2:D3", "A2: a||c|d\nA3: |b\n");
}

static void test_name_of_several_sheets(void **state)
{
    (void)state;
    expect_unnamed(NAME("t", " localSheetId=\"0\"", "実績!$A$2:$D$2")
                       NAME("t", " localSheetId=\"1\"", "'R5 実績''s'!$A$3:$B$3"),
                   NULL, "t",
                   "plan.xml:1:2: error: several sheets have a name \"t\"; say which one "
                   "is meant, with sheet\n");
}

static void test_name_of_another_sheet(void **state)
{
    (void)state;
    expect_unnamed(NAME("t", "", "実績!$A$2:$D$2"), "R5 実績's", "t",
                   "plan.xml:1:2: error: \"t\" stands for cells of the sheet \"実績\"; "
                   "take sheet out of the mapping, or correct it\n");
}

static void test_name_that_is_not_cells(void **state)
{
    (void)state;
    static const char *const others[] = {"0.08",
                                         "実績!$A$2:$A$3,実績!$C$2:$C$3",
                                         "OFFSET(実績!$A$1,0,0,5,5)",
                                         "#REF!",
                                         "'実績!$A$1:$B$2",
                                         "実績!#REF!",
                                         ""};
    for (int i = 0; i < COUNT(others); i++) {
        struct table table;
        const struct book book =
            named(str_format(job.doc, NAME("t", "", "%s"), others[i]).p);
        assert_false(read_book(&book, ask(NULL, "t"), &table));
        assert_ptr_equal(diags_at(job.diags, i)->kind, DIAG_NAME_OTHER);
    }
}

static void test_name_of_another_workbook(void **state)
{
    (void)state;
    expect_unnamed(NAME("t", "", "[1]実績!$A$2:$D$2"), NULL, "t",
                   "plan.xml:1:2: error: book.xlsx has no sheet \"[1]実績\"; its sheets "
                   "are 実績, R5 実績's\n");
}

static void test_unknown_name_lists_what_there_is(void **state)
{
    (void)state;
    expect_unnamed(NAME("_xlnm.Print_Area", " localSheetId=\"0\"", "実績!$A$1:$D$2")
                       NAME("h", " hidden=\"1\"", "実績!$A$1:$D$2")
                           NAME("集計", "", "実績!$A$1:$D$2") NAME("率", "", "0.1"),
                   NULL, "集系",
                   "plan.xml:1:2: error: \"集系\" is no range of cells, and no name of "
                   "book.xlsx; write it as A3:F40, or a name; the workbook defines "
                   "集計, 率\n");
}

/* --- tables ------------------------------------------------------------------------- */

/* 実績 has a table 表1 with these further attributes. */
static struct book with_table(const char *more)
{
    struct book book = named("");
    book.parts[5] = (struct book_part){
        "xl/worksheets/_rels/sheet1.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Type=\"" BOOK_RELS "table\" "
        "Target=\"../tables/table1.xml\"/></Relationships>"};
    book.parts[6] = (struct book_part){
        "xl/tables/table1.xml",
        str_format(job.doc,
                   "<table " BOOK_NS " id=\"1\" name=\"t\" displayName=\"表1\" %s/>",
                   more)
            .p};
    return book;
}

static void test_tables_have_names(void **state)
{
    (void)state;
    const struct book book = with_table("ref=\"A2:C5\"");
    expect_book(&book, ask(NULL, "表1"), "A2: a||c\nA3: |b\nA5: |e\n", "");
}

static void test_totals_of_a_table_are_left_out(void **state)
{
    (void)state;
    const struct book book = with_table("ref=\"A2:C5\" totalsRowCount=\"1\"");
    expect_book(&book, ask(NULL, "表1"), "A2: a||c\nA3: |b\n", "");
}

static void test_broken_table_is_said_once(void **state)
{
    (void)state;
    struct table table;
    struct book book = with_table("");
    book.parts[6].xml = "<table";
    assert_false(read_book(&book, ask(NULL, "表1"), &table));
    assert_int_equal(diags_count(job.diags), 1);
    assert_ptr_equal(diags_at(job.diags, 0)->kind, DIAG_WORKBOOK_DAMAGED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_first_sheet_that_is_shown),
        TEST(test_named_sheet),
        TEST(test_hidden_sheet_is_said),
        TEST(test_unknown_sheet_lists_what_there_is),
        TEST(test_charts_are_no_sheets),
        TEST(test_sheet_without_text_is_refused),
        TEST(test_rows_without_text_are_left_out),
        TEST(test_ranges),
        TEST(test_range_that_is_none),
        TEST(test_cells_know_their_places),
        TEST(test_name_of_the_workbook),
        TEST(test_name_on_another_sheet),
        TEST(test_name_of_a_sheet_goes_first),
        TEST(test_name_of_the_only_sheet),
        TEST(test_range_with_its_sheet),
        TEST(test_name_of_several_sheets),
        TEST(test_name_of_another_sheet),
        TEST(test_name_that_is_not_cells),
        TEST(test_name_of_another_workbook),
        TEST(test_unknown_name_lists_what_there_is),
        TEST(test_tables_have_names),
        TEST(test_totals_of_a_table_are_left_out),
        TEST(test_broken_table_is_said_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
