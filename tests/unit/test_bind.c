/* Books, of sheets that other programs might have made. */
#include "own_job.h"

#include "bind/bind.h"
#include "bind/messages.h"
#include "bind/rewrite.h"

/* --- values under other numbers ----------------------------------------------------- */

static const char *rewritten(const char *value)
{
    static const int numbers[] = {0, 11, 12, 0, 14};
    const struct rewriting r = {numbers, 5, 100, "s7-"};
    struct strbuf b = new_buffer();
    rewrite_value(&r, &b, str_of(value));
    return strbuf_str(&b).p;
}

static void test_references_are_renumbered(void **state)
{
    (void)state;
    assert_string_equal(rewritten("<< /A 1 0 R /B [ 2 0 R 4 0 R ] >>"),
                        "<< /A 11 0 R /B [ 12 0 R 14 0 R ] >>");
    assert_string_equal(rewritten("1 0 R"), "11 0 R");
    assert_string_equal(rewritten("[1 2 1 0 R 0 RG]"), "[1 2 11 0 R 0 RG]");
    assert_string_equal(rewritten("[-1 0.5 .5 +2 10]"), "[-1 0.5 .5 +2 10]");
}

static void test_what_is_not_in_the_book_is_null(void **state)
{
    (void)state;
    assert_string_equal(rewritten("[3 0 R 5 0 R 99 0 R]"), "[null null null]");
}

static void test_strings_and_names_are_left(void **state)
{
    (void)state;
    assert_string_equal(rewritten("(1 0 R \\) (2 0 R) )"), "(1 0 R \\) (2 0 R) )");
    assert_string_equal(rewritten("<31203020>/1 1"), "<31203020>/1 1");
    assert_string_equal(rewritten("/A#201 0 R"), "/A#201 0 R");
    assert_string_equal(rewritten("(open"), "(open");
}

static void test_keys_of_the_tree_of_parents(void **state)
{
    (void)state;
    assert_string_equal(rewritten("<</StructParents 3/Other 3>>"),
                        "<</StructParents 103/Other 3>>");
    assert_string_equal(rewritten("<</StructParent 0>>"), "<</StructParent 100>>");
}

static void test_ids(void **state)
{
    (void)state;
    assert_string_equal(rewritten("<</ID (n5)/S /Note>>"), "<</ID(s7-n5)/S /Note>>");
    assert_string_equal(rewritten("<</ID [1]>>"), "<</ID [1]>>");
}

/* --- books -------------------------------------------------------------------------- */

/* A PDF 1.4 of one page, without tags, labels or bookmarks. */
static const char *write_pdf(const char *name, const char *version, const char *catalog)
{
    const char *const objects[] = {
        str_format(job.doc, "<</Type/Catalog/Pages 2 0 R%s>>", catalog).p,
        "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 9 9]>>",
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<>>>>",
        "<</Length 10>>\nstream\n0 0 9 9 re\nendstream"};
    struct strbuf b = new_buffer(), table = new_buffer();
    strbuf_addf(&b, "%%PDF-%s\n", version);
    strbuf_add_c(&table, "xref\n0 5\n0000000000 65535 f \n");
    for (int i = 0; i < 4; i++) {
        strbuf_addf(&table, "%010d 00000 n \n", b.n);
        strbuf_addf(&b, "%d 0 obj\n%s\nendobj\n", i + 1, objects[i]);
    }
    const int at = b.n;
    strbuf_add(&b, strbuf_str(&table));
    strbuf_addf(&b, "trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", at);
    return write_file(&job, name, strbuf_str(&b).p);
}

static const char *book_path(void)
{
    const char *path = path_join(job.doc, TEST_SCRATCH, "book.pdf");
    remove(path);
    return path;
}

static bool bind(const char *a, const char *b, const char *book)
{
    const struct bind_sheet sheets[] = {{a, "一"}, {b, NULL}};
    return bind_sheets(&job, sheets, 2, book);
}

/* It can be bound again, so it is a whole PDF. */
static void test_book_of_an_old_kind(void **state)
{
    (void)state;
    struct str text;
    unsigned file;
    const char *book = book_path(),
               *again = path_join(job.doc, TEST_SCRATCH, "again.pdf");
    assert_true(bind(write_pdf("a.pdf", "1.4", ""), write_pdf("b.pdf", "1.4", ""), book));
    assert_true(file_read(&job, book, 1 << 20, &text, &file));
    assert_true(str_starts(text, STR("%PDF-1.4\n")));
    assert_true(str_find(text, STR("/ObjStm")) < 0);
    assert_true(str_find(text, STR("/Type/Pages/Count 2")) > 0);
    assert_true(str_find(text, STR("/PageLabels<</Nums[0<</S/D>> 1<</S/D>> ]>>")) > 0);
    assert_true(bind(book, write_pdf("b.pdf", "1.4", ""), again));
    assert_true(file_read(&job, again, 1 << 20, &text, &file));
    assert_true(str_find(text, STR("/Type/Pages/Count 3")) > 0);
    assert_string_equal(said(&job), "");
}

static void check_refused(const char *a, const char *b, const struct diag_kind *kind)
{
    const char *book = book_path();
    assert_false(bind(a, b, book));
    assert_int_equal(diags_count(job.diags), 1);
    assert_ptr_equal(diags_at(job.diags, 0)->kind, kind);
    assert_false(file_exists(book));
}

static void test_sheet_that_is_damaged(void **state)
{
    (void)state;
    check_refused(write_pdf("a.pdf", "1.4", ""), write_file(&job, "b.pdf", "%PDF-1.4\n"),
                  DIAG_BIND_DAMAGED);
}

static void test_sheets_of_two_kinds(void **state)
{
    (void)state;
    check_refused(write_pdf("a.pdf", "1.4", ""), write_pdf("b.pdf", "1.7", ""),
                  DIAG_BIND_KIND);
}

static void test_sheet_that_carries_files(void **state)
{
    (void)state;
    check_refused(write_pdf("a.pdf", "1.7", "/AF[]"), write_pdf("b.pdf", "1.7", ""),
                  DIAG_BIND_FILES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_references_are_renumbered),
        TEST(test_what_is_not_in_the_book_is_null),
        TEST(test_strings_and_names_are_left),
        TEST(test_keys_of_the_tree_of_parents),
        TEST(test_ids),
        TEST(test_book_of_an_old_kind),
        TEST(test_sheet_that_is_damaged),
        TEST(test_sheets_of_two_kinds),
        TEST(test_sheet_that_carries_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
