#include "workbook.h"

#include "measure/messages.h"

#include "quantity/quantity.h"

/* --- texts -------------------------------------------------------------------------- */

static void test_shared_texts(void **state)
{
    (void)state;
    expect("", "<si><t>指標</t></si><si><t>値</t></si>",
           DATA(ROW("1", SHARED("A1", "0") SHARED("B1", "1"))), "A1: 指標|値\n");
}

static void test_rich_runs_are_joined(void **state)
{
    (void)state;
    expect("",
           "<si><r><rPr><b/></rPr><t>1,788</t></r><r><t xml:space=\"preserve\"> 人</t>"
           "</r></si>",
           DATA(ROW("1", SHARED("A1", "0"))), "A1: 1,788 人\n");
}

static void test_phonetic_runs_are_left_out(void **state)
{
    (void)state;
    expect("",
           "<si><t>課題</t><rPh sb=\"0\" eb=\"2\"><t>カダイ</t></rPh>"
           "<phoneticPr fontId=\"1\"/></si><si><t>次</t></si>",
           DATA(ROW("1", SHARED("A1", "0") SHARED("B1", "1"))), "A1: 課題|次\n");
}

static void test_inline_texts(void **state)
{
    (void)state;
    expect("", "",
           DATA(ROW("1", INLINE("A1", "&lt;R5&gt;") "<c r=\"B1\" t=\"inlineStr\"><is><r>"
                                                    "<t>a</t></r><r><t>b</t></r></is>"
                                                    "</c>")),
           "A1: <R5>|ab\n");
}

static void test_escaped_characters(void **state)
{
    (void)state;
    expect("", "<si><t>a_x000D_\nb_x005F_x000D__x0041_</t></si>",
           DATA(ROW("1", SHARED("A1", "0"))), "A1: a\nb_x000D_A\n");
}

static void test_empty_shared_texts_count(void **state)
{
    (void)state;
    expect("", "<si/><si><t/></si><si><t>c</t></si>",
           DATA(ROW("1", SHARED("A1", "0") SHARED("B1", "1") SHARED("C1", "2"))),
           "A1: ||c\n");
}

static void test_formula_results(void **state)
{
    (void)state;
    expect("", "",
           DATA(ROW("1", "<c r=\"A1\"><f>1+1</f><v>2</v></c>"
                         "<c r=\"B1\" t=\"str\"><f>\"a\"</f><v>a</v></c>"
                         "<c r=\"C1\" t=\"str\"><f>\"\"</f><v></v></c>"
                         "<c r=\"D1\" t=\"b\"><f>1=1</f><v>1</v></c>"
                         "<c r=\"E1\" t=\"b\"><v>0</v></c>")),
           "A1: 2|a||TRUE|FALSE\n");
}

/* --- numbers and dates -------------------------------------------------------------- */

static void test_numbers_have_fifteen_digits(void **state)
{
    (void)state;
    expect("", "",
           DATA(ROW("1", NUMBER("A1", "0.30000000000000004")
                             NUMBER("B1", "1.1000000000000001E-2") NUMBER("C1", "1.5E+20")
                                 NUMBER("D1", "-12"))),
           "A1: 0.3|0.011|150000000000000000000|-12\n");
}

#define STYLES                                                                             \
    "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"0.0%\"/>"                  \
    "<numFmt numFmtId=\"165\" formatCode=\"[$-411]ggge&quot;年&quot;m&quot;月&quot;\"/>" \
    "</numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs>"                 \
    "<xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/>"                     \
    "<xf numFmtId=\"3\"/><xf numFmtId=\"14\"/></cellXfs>"                                  \
    "<dxfs><dxf><numFmt numFmtId=\"164\" formatCode=\"0\"/></dxf></dxfs>"

static void test_number_formats(void **state)
{
    (void)state;
    expect(STYLES, "",
           DATA(ROW("1", STYLED("A1", "1", "0.222") STYLED("B1", "2", "45261")
                             STYLED("C1", "3", "1788") STYLED("D1", "4", "45291")
                                 STYLED("E1", "9", "0.5"))),
           "A1: 22.2%|令和5年12月|1,788|2023.12.31|0.5\n");
}

static void test_dates_from_1904(void **state)
{
    (void)state;
    struct book book =
        book_of(&job, STYLES, "", DATA(ROW("1", STYLED("A1", "4", "43829"))));
    book.parts[1].xml = "<workbook " BOOK_NS "><workbookPr date1904=\"1\"/><sheets>"
                        "<sheet name=\"s\" r:id=\"rId1\"/></sheets></workbook>";
    expect_book(&book, NULL, "A1: 2023.12.31\n", "");
}

static void test_iso_dates(void **state)
{
    (void)state;
    expect("", "", DATA(ROW("1", "<c r=\"A1\" t=\"d\"><v>2023-12-01T00:00:00</v></c>")),
           "A1: 2023.12.1\n");
}

static void test_hidden_digits_are_said(void **state)
{
    (void)state;
    const struct book book =
        book_of(&job, STYLES, "",
                DATA(ROW("1", STYLED("A1", "1", "0.5") STYLED("B1", "1", "0.22222"))
                         ROW("2", STYLED("B2", "3", "1.5"))));
    expect_book(
        &book, NULL, "A1: 50.0%|22.2%\nA2: |2\n",
        "book.xlsx:実績!B1: note: 2 cells are read as they are shown and hold more; "
        "the first holds 0.22222, shows 22.2%; give them a number format with more "
        "digits if those count\n");
}

/* --- merges, and what is hidden ----------------------------------------------------- */

static void test_merged_text_belongs_to_all_cells(void **state)
{
    (void)state;
    struct table table;
    const struct book book =
        sheet_of(DATA(ROW("1", INLINE("A1", "m") INLINE("B1", "x"))
                          ROW("2", INLINE("B2", "y")) ROW("3", "<c r=\"A3\"/>")
                              ROW("4", INLINE("A4", "w") INLINE("C4", "z"))) //
                 "<mergeCells><mergeCell ref=\"A1:A3\"/><mergeCell ref=\"A4:B4\"/>"
                 "</mergeCells>");
    assert_true(read_book(&book, NULL, &table));
    assert_string_equal(print(&table), "A1: m|x\nA2: m|y\nA4: w|w|z\n");
    assert_int_equal(table.rows[1].cells[0].pos.offset,
                     table.rows[0].cells[0].pos.offset);
    assert_int_equal(table.rows[2].cells[1].pos.offset,
                     table.rows[2].cells[0].pos.offset);
}

/* A merge to the end of the sheet goes no further than its cells do. */
static void test_merge_wider_than_the_sheet(void **state)
{
    (void)state;
    expect("", "",
           DATA(ROW("1", INLINE("A1", "題"))
                    ROW("2", INLINE("A2", "a") INLINE("B2", "b"))) //
           "<mergeCells count=\"1\"><mergeCell ref=\"A1:XFD1\"/></mergeCells>",
           "A1: 題|題\nA2: a|b\n");
}

static void test_merge_of_nothing(void **state)
{
    (void)state;
    expect("", "",
           DATA(ROW("2", INLINE("A2", "a") INLINE("B2", "b"))) //
           "<mergeCells><mergeCell ref=\"B1:B2\"/></mergeCells>",
           "A2: a|b\n");
}

static void test_merge_that_cannot_be_read(void **state)
{
    (void)state;
    const struct book book =
        sheet_of(DATA(ROW("1", INLINE("A1", "a"))) //
                 "<mergeCells><mergeCell ref=\"B2:A1\"/></mergeCells>");
    expect_refused(
        &book, "book.xlsx: error: the workbook is damaged: a merge of cells cannot be "
               "read; open it in a spreadsheet program and save it anew\n");
}

static void test_hidden_rows_are_read_and_said(void **state)
{
    (void)state;
    const struct book book = sheet_of(DATA("<row r=\"1\">" INLINE(
        "A1", "a") "</row>"
                   "<row r=\"2\" hidden=\"1\">" INLINE(
                       "A2", "b") "</row>"
                                  "<row r=\"3\" hidden=\"1\"><c r=\"A3\"/></row>"
                                  "<row r=\"4\" hidden=\"true\">" INLINE("A4",
                                                                         "c") "</row>"));
    expect_book(&book, NULL, "A1: a\nA2: b\nA4: c\n",
                "book.xlsx:実績!A2: note: 2 hidden rows are read like the others; unhide "
                "them to check them, or take them out\n");
}

static void test_hidden_columns_are_read_and_said(void **state)
{
    (void)state;
    const struct book book =
        sheet_of("<cols><col min=\"1\" max=\"1\"/><col min=\"2\" max=\"3\" hidden=\"1\"/>"
                 "<col min=\"4\" max=\"16384\" hidden=\"1\"/></cols>" //
                 DATA(ROW("1", INLINE("A1", "a") INLINE("D1", "d"))));
    expect_book(
        &book, NULL, "A1: a|||d\n",
        "book.xlsx:実績!B1: note: 3 hidden columns are read like the others; unhide "
        "them to check them, or take them out\n");
}

/* --- cells that cannot be read ------------------------------------------------------ */

static void test_errors_in_cells(void **state)
{
    (void)state;
    const struct book book =
        sheet_of(DATA(ROW("1", "<c r=\"A1\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"
                               "<c r=\"C1\" t=\"e\"><v>#N/A</v></c>")));
    expect_refused(
        &book, "book.xlsx:実績!A1: error: the cell shows #DIV/0!; mend its formula, "
               "write － if there is no value, or leave it out of the range\n"
               "book.xlsx:実績!C1: error: the cell shows #N/A; mend its formula, write "
               "－ if there is no value, or leave it out of the range\n");
}

static void test_errors_out_of_range_do_not_count(void **state)
{
    (void)state;
    const struct book book =
        sheet_of(DATA(ROW("1", INLINE("A1", "a") "<c r=\"C1\" t=\"e\"><v>#N/A</v></c>")));
    const struct mapping mapping = {.range = {.text = STR("A:B")}};
    expect_book(&book, &mapping, "A1: a\n", "");
}

static void test_formulas_without_result(void **state)
{
    (void)state;
    const struct book book = sheet_of(DATA(ROW("1", "<c r=\"A1\"><f>SUM(B1:B9)</f></c>"
                                                    "<c r=\"B1\"><f>1</f><v/></c>")));
    expect_refused(&book,
                   "book.xlsx:実績!A1: error: the formula of the cell has no stored "
                   "result; open the workbook in a spreadsheet program and save it\n"
                   "book.xlsx:実績!B1: error: the formula of the cell has no stored "
                   "result; open the workbook in a spreadsheet program and save it\n");
}

static void test_days_that_are_not(void **state)
{
    (void)state;
    const struct book book =
        book_of(&job, STYLES, "",
                DATA(ROW("1", STYLED("A1", "4", "-1") STYLED("B1", "4", "60"))));
    expect_refused(&book,
                   "book.xlsx:実績!A1: error: the cell is a date, but there is no day "
                   "-1; correct the number, or its format\n"
                   "book.xlsx:実績!B1: error: the cell is a date, but there is no day "
                   "60; correct the number, or its format\n");
}

static void expect_damaged_cell(const char *cell, const char *why)
{
    const struct book book = sheet_of(str_format(job.doc, DATA(ROW("1", "%s")), cell).p);
    const char *message =
        str_format(job.doc,
                   "book.xlsx:実績!A1: error: the cell is damaged: %s; type it anew in a "
                   "spreadsheet program\n",
                   why)
            .p;
    expect_refused(&book, message);
}

static void test_damaged_number(void **state)
{
    (void)state;
    expect_damaged_cell(NUMBER("A1", "1,5"), "it should hold a number");
}

static void test_damaged_text(void **state)
{
    (void)state;
    expect_damaged_cell(SHARED("A1", "7"), "the workbook has no such text");
}

static void test_damaged_date(void **state)
{
    (void)state;
    expect_damaged_cell("<c r=\"A1\" t=\"d\"><v>R5.12</v></c>", "it should hold a date");
}

static void test_values_too_far_right(void **state)
{
    (void)state;
    const struct book book = sheet_of(
        DATA(ROW("1", NUMBER("FAM1", "1") "<c r=\"FAN1\"/>" NUMBER("FAO1", "1"))));
    expect_refused(&book,
                   "book.xlsx:実績!FAM1: error: there are values behind column 4095; "
                   "move them to the left, or give a range\n");
}

/* --- workbooks that cannot be read -------------------------------------------------- */

static void expect_damaged(const struct book *book, const char *why)
{
    const char *message =
        str_format(job.doc,
                   "book.xlsx: error: the workbook is damaged: %s; open "
                   "it in a spreadsheet program and save it anew\n",
                   why)
            .p;
    expect_refused(book, message);
}

static void test_rows_out_of_order(void **state)
{
    (void)state;
    const struct book book =
        sheet_of(DATA(ROW("2", NUMBER("A2", "1")) ROW("2", NUMBER("A2", "1"))));
    expect_damaged(&book, "the row behind row 2 is out of order");
}

static void test_cells_out_of_order(void **state)
{
    (void)state;
    const struct book book =
        sheet_of(DATA(ROW("2", NUMBER("B2", "1") NUMBER("A2", "1"))));
    expect_damaged(&book, "a cell of row 2 is out of order");
}

static void test_broken_xml(void **state)
{
    (void)state;
    const struct book book = sheet_of("<sheetData>\n<row r=\"1\"></sheetData>");
    expect_damaged(&book, "xl/worksheets/sheet1.xml, line 3: Opening and ending tag "
                          "mismatch: row line 3 and sheetData");
}

static void test_missing_part(void **state)
{
    (void)state;
    struct book book = sheet_of(DATA(""));
    book.parts[3].name = NULL;
    expect_damaged(&book, "it has no part xl/worksheets/sheet1.xml");
}

static void test_part_outside(void **state)
{
    (void)state;
    struct book book = sheet_of(DATA(""));
    book.parts[2].xml = "<Relationships><Relationship Id=\"rId1\" Type=\"" BOOK_RELS
                        "worksheet\" Target=\"../../etc/passwd\"/></Relationships>";
    expect_damaged(&book, "it names a part outside of it");
}

static void test_doctype(void **state)
{
    (void)state;
    struct book book = sheet_of(DATA(""));
    book.parts[3].xml = "<!DOCTYPE worksheet [<!ENTITY a \"b\">]>"
                        "<worksheet><sheetData><row><c><v>&a;</v></c></row></sheetData>"
                        "</worksheet>";
    expect_refused(&book,
                   "book.xlsx: error: xl/worksheets/sheet1.xml in the workbook has a "
                   "DOCTYPE, which can define entities; open it in a spreadsheet "
                   "program and save it anew\n");
}

/* 16 MiB of spaces pack to a thousandth. */
static void test_zip_bomb(void **state)
{
    (void)state;
    const int n = 16 << 20;
    char *spaces = arena_alloc(job.doc, (size_t)n + 1);
    memset(spaces, ' ', (size_t)n);
    memcpy(spaces, "<a>", 3);
    struct book book = sheet_of(DATA(""));
    book.parts[3].xml = spaces;
    expect_refused(&book,
                   "book.xlsx: error: xl/worksheets/sheet1.xml in the workbook "
                   "unpacks to more than 200 times its packed size; if the workbook "
                   "is yours, save the sheet as CSV\n");
}

static void test_other_archives(void **state)
{
    (void)state;
    struct book book = {{{"content.xml", "<a/>"}}};
    expect_refused(&book,
                   "book.xlsx: error: this is an archive, but no .xlsx workbook; save "
                   "the sheet as .xlsx or as CSV\n");
}

static void test_file_that_is_no_archive(void **state)
{
    (void)state;
    static const struct mapping unsaid;
    struct table table;
    const char *path = write_file(&job, "book.xlsx", "PK\x03\x04 and nothing else");
    assert_false(xlsx_read(&job, NULL, path, &unsaid, &table));
    assert_string_equal(
        said(&job), "book.xlsx: error: the workbook is damaged: Not a zip archive; open "
                    "it in a spreadsheet program and save it anew\n");
}

/* --- older and protected ones ------------------------------------------------------- */

static void expect_compound(struct str bytes, const char *message)
{
    static const struct mapping unsaid;
    struct table table;
    const char *path = write_bytes(&job, "book.xls", bytes);
    assert_false(compound_read(&job, NULL, path, &unsaid, &table));
    assert_string_equal(said(&job), message);
}

static void test_old_workbook(void **state)
{
    (void)state;
    expect_compound(STR("W\0o\0r\0k\0b\0o\0o\0k\0"),
                    "book.xls: error: this is a workbook in the format of Excel up to "
                    "2003; save it as .xlsx or as CSV\n");
}

static void test_protected_workbook(void **state)
{
    (void)state;
    expect_compound(STR("..E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"),
                    "book.xls: error: the workbook is protected with a password; save it "
                    "without one\n");
}

static void test_file_cut_short(void **state)
{
    (void)state;
    static const struct mapping unsaid;
    struct table table;
    const struct book book = sheet_of(DATA(ROW("1", INLINE("A1", "a"))));
    struct str bytes;
    unsigned file;
    assert_true(file_read(&job, book_write(&job, &book), 1 << 20, &bytes, &file));
    const char *path = write_bytes(&job, "book.xlsx", str_slice(bytes, 0, bytes.n - 30));
    assert_false(xlsx_read(&job, NULL, path, &unsaid, &table));
    assert_int_equal(diags_count(job.diags), 1);
    assert_ptr_equal(diags_at(job.diags, 0)->kind, DIAG_WORKBOOK_DAMAGED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_shared_texts),
        TEST(test_rich_runs_are_joined),
        TEST(test_phonetic_runs_are_left_out),
        TEST(test_inline_texts),
        TEST(test_escaped_characters),
        TEST(test_empty_shared_texts_count),
        TEST(test_formula_results),
        TEST(test_numbers_have_fifteen_digits),
        TEST(test_number_formats),
        TEST(test_dates_from_1904),
        TEST(test_iso_dates),
        TEST(test_hidden_digits_are_said),
        TEST(test_merged_text_belongs_to_all_cells),
        TEST(test_merge_wider_than_the_sheet),
        TEST(test_merge_of_nothing),
        TEST(test_merge_that_cannot_be_read),
        TEST(test_hidden_rows_are_read_and_said),
        TEST(test_hidden_columns_are_read_and_said),
        TEST(test_errors_in_cells),
        TEST(test_errors_out_of_range_do_not_count),
        TEST(test_formulas_without_result),
        TEST(test_days_that_are_not),
        TEST(test_damaged_number),
        TEST(test_damaged_text),
        TEST(test_damaged_date),
        TEST(test_values_too_far_right),
        TEST(test_rows_out_of_order),
        TEST(test_cells_out_of_order),
        TEST(test_broken_xml),
        TEST(test_missing_part),
        TEST(test_part_outside),
        TEST(test_doctype),
        TEST(test_zip_bomb),
        TEST(test_other_archives),
        TEST(test_file_that_is_no_archive),
        TEST(test_old_workbook),
        TEST(test_protected_workbook),
        TEST(test_file_cut_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
