/* Fonts in the PDF: what is embedded, and that the dictionaries around it say the
 * truth. */
#include "painted.h"

#include "base/utf8.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#define SHIPPED_FONTS TEST_HOME "/fonts/fonts.xml"

/* --- square fonts --------------------------------------------------------------- */

static void test_each_face_is_a_font(void **state)
{
    (void)state;
    struct sheet_pdf pdf =
        pdf_of(100, 50, FLOW("<text>一<span font-weight='bold'>一</span>乀</text>"));
    assert_true(has(pdf.objects, "/F0 "));
    assert_true(has(pdf.objects, "/F2 "));
    assert_false(has(pdf.objects, "/F3 "));
    assert_true(has(pdf.objects, "+Square-Bold"));
    assert_true(has(pdf.objects, "+More"));
    assert_true(has(pdf.objects, "/CIDFontType2"));
    assert_true(has(pdf.objects, "/Encoding /Identity-H"));
    pdf_end(&pdf);
}

static void test_widths_are_those_of_the_font(void **state)
{
    (void)state;
    struct sheet_pdf pdf = pdf_of(100, 50, FLOW("<text>a、一</text>"));
    assert_true(has(pdf.objects, "/W [ 1 [ 500 1000 1000 ] ]"));
    pdf_end(&pdf);
}

static void test_codes_are_mapped_to_characters(void **state)
{
    (void)state;
    assert_content(100, 50, FLOW("<text>a一𠮷</text>"),
                   "1 beginbfrange\n<0001> <0002> [<0061><4E00>]\nendbfrange\n");
    assert_content(100, 50, FLOW("<text>a一𠮷</text>"),
                   "1 beginbfchar\n<0001> <D842DFB7>\nendbfchar\n");
}

static void test_a_range_of_codes_has_one_high_byte(void **state)
{
    (void)state;
    /* 52 letters, 64 ideographs, 83 kana and 94 full-width signs, on many lines. */
    static const int ranges[][2] = {
        {'A', 'Z'}, {'a', 'z'}, {0x4E00, 0x4E3F}, {0x3041, 0x3093}, {0xFF01, 0xFF5E}};
    struct job job = job_begin();
    struct strbuf b;
    strbuf_init(&b, job.doc);
    for (int i = 0; i < 5; i++)
        for (int c = ranges[i][0]; c <= ranges[i][1]; c++)
            utf8_add(&b, c);
    const char *layout = str_format(job.doc, FLOW("<text>%s</text>"), b.p).p;
    assert_content(800, 500, layout, "2 beginbfrange\n<0001> <00FF> [<0041><0042>");
    assert_content(800, 500, layout, ">]\n<0100> <0125> [<");
    assert_content(800, 500, layout, ">]\nendbfrange\nendcmap\n");
    job_end(&job);
}

static void test_a_glyph_is_mapped_to_the_base_of_a_variant(void **state)
{
    (void)state;
    /* ActualText says the selector; not every reader can take it out of this map. */
    assert_content(100, 50, FLOW("<text>一\xF3\xA0\x84\x80</text>"),
                   "1 beginbfchar\n<0001> <4E00>\nendbfchar\n");
}

#define MARK "\xE3\x82\x99" /* U+3099, which makes no character with an ideograph */

static void test_a_further_part_of_a_cluster_is_a_soft_hyphen(void **state)
{
    (void)state;
    assert_content(100, 50, FLOW("<text>一" MARK "</text>"),
                   "1 beginbfrange\n<0001> <0002> [<00AD><4E003099>]\nendbfrange\n");
}

static void test_a_part_that_has_a_text_elsewhere_is_mapped_to_it(void **state)
{
    (void)state;
    assert_content(100, 50, FLOW("<text>一" MARK "</text><text>" MARK "</text>"),
                   "1 beginbfrange\n<0001> <0002> [<3099><4E003099>]\nendbfrange\n");
}

static void test_a_font_serves_all_pages(void **state)
{
    (void)state;
    struct sheet_pdf pdf =
        pdf_of(100, 50, FLOW("<text break-after='page'>一</text><text>丁</text>"));
    assert_false(has(pdf.objects, "/F1 "));
    assert_true(has(pdf.objects, "/W [ 1 [ 1000 1000 ] ]"));
    assert_true(has(streams_of(&pdf), "[<0001>]TJ\n"));
    assert_true(has(streams_of(&pdf), "[<0002>]TJ\n"));
    pdf_end(&pdf);
}

/* --- widths, by another reader of fonts ----------------------------------------- */

static bool is_font(struct str stream)
{
    static const char truetype[] = "\0\1\0\0", cff[] = "\1\0\4";
    return stream.n > 4 &&
           (memcmp(stream.p, truetype, 4) == 0 || memcmp(stream.p, cff, 3) == 0);
}

/* The only font program of the file. */
static struct str font_of(struct sheet_pdf *pdf)
{
    const struct list list = each_stream(pdf);
    struct str font = {0};
    for (int i = 0; i < list.n; i++) {
        const struct str stream = *(struct str *)list_at(&list, i);
        if (is_font(stream)) {
            assert_null(font.p);
            font = stream;
        }
    }
    assert_non_null(font.p);
    return font;
}

/* The advance that the program itself gives to a code [1/1000 em]. The code is a glyph's
 * number, or its CID; of a bare CFF table, FreeType takes the CID too. */
static int advance_in(FT_Face face, int code)
{
    assert_int_equal(FT_Load_Glyph(face, (FT_UInt)code, FT_LOAD_NO_SCALE), 0);
    return (int)((face->glyph->advance.x * 2000 / face->units_per_EM + 1) / 2);
}

/* Goes through "[ 1 [ 500 1000 ] 7 [ 600 ] ]"; how many widths there are. */
static int check_widths(FT_Face face, const char *array)
{
    int n = 0, code = -1;
    bool inside = false;
    char *p = (char *)strchr(array, '[') + 1;
    for (;;) {
        while (*p == ' ' || *p == '\n')
            p++;
        if (*p == '[' || (*p == ']' && inside)) {
            inside = *p++ == '[';
            continue;
        }
        if (*p == ']')
            return n;
        const int number = (int)strtol(p, &p, 10);
        if (inside) {
            assert_int_equal(number, advance_in(face, code++));
            n++;
        } else {
            code = number;
        }
    }
}

/* The widths in the PDF are those of the program, and there are `n`. */
static void assert_widths(struct sheet_pdf *pdf, int n)
{
    const struct str font = font_of(pdf);
    FT_Library library;
    FT_Face face;
    assert_int_equal(FT_Init_FreeType(&library), 0);
    assert_int_equal(
        FT_New_Memory_Face(library, (const FT_Byte *)font.p, font.n, 0, &face), 0);
    const int at = str_find(pdf->objects, STR("/W ["));
    assert_true(at > 0);
    assert_int_equal(check_widths(face, pdf->objects.p + at), n);
    FT_Done_Face(face);
    FT_Done_FreeType(library);
}

static void test_square_widths_are_true(void **state)
{
    (void)state;
    struct sheet_pdf pdf = pdf_of(100, 50, FLOW("<text>aA、一１</text>"));
    assert_widths(&pdf, 5);
    pdf_end(&pdf);
}

/* A text in a family that is shipped. */
static struct sheet_pdf shipped(const char *family, const char *text)
{
    struct job job = job_begin();
    const char *layout =
        str_format(job.doc, FLOW("<text font-family='%s'>%s</text>"), family, text).p;
    const struct sheet_pdf pdf = pdf_in(SHIPPED_FONTS, PLAN(""), 200, 50, layout);
    job_end(&job);
    return pdf;
}

static void test_proportional_truetype_widths_are_true(void **state)
{
    (void)state;
    struct sheet_pdf pdf = shipped("gothic-proportional", "ilWM、ツ一");
    assert_true(has(pdf.objects, "/CIDFontType2"));
    assert_true(has(pdf.objects, "/CIDToGIDMap /Identity"));
    assert_true(has(pdf.objects, "/FontFile2 "));
    assert_true(has(pdf.objects, "+BIZUDPGothic"));
    assert_widths(&pdf, 7);
    pdf_end(&pdf);
}

static void test_marks_stand_where_the_font_wants_them(void **state)
{
    (void)state;
    /* The hat of a capital is another glyph, and higher; that of a small letter is moved
     * to its middle. */
    struct sheet_pdf pdf = shipped("dejavu", "X\xCC\x82x\xCC\x82");
    assert_true(has(streams_of(&pdf), "1 0 0 1 0 38.7 Tm[<0001>]TJ\n"
                                      "1 0 0 1 6.001 40.521 Tm[<0004>]TJ\n"
                                      "1 0 0 1 6.851 38.7 Tm[<0002>44<0003>]TJ\n"));
    pdf_end(&pdf);
}

static void test_a_cff_face_is_embedded_as_such(void **state)
{
    (void)state;
    struct sheet_pdf pdf = shipped("noto-sans", "AV一𠮷");
    assert_true(has(pdf.objects, "/CIDFontType0\n"));
    assert_true(has(pdf.objects, "/FontFile3 "));
    assert_true(has(pdf.objects, "/Subtype /CIDFontType0C"));
    assert_true(has(pdf.objects, "+NotoSansCJKjp-Regular-Identity-H"));
    assert_false(has(pdf.objects, "/CIDToGIDMap"));
    assert_widths(&pdf, 4);
    pdf_end(&pdf);
}

static void test_codes_of_a_cff_face_are_mapped_to_characters(void **state)
{
    (void)state;
    /* The codes are those of Adobe-Japan1: A, V, and what follows the ideographs. */
    struct sheet_pdf pdf = shipped("noto-sans", "AV𠮷");
    assert_true(has(streams_of(&pdf), "3 beginbfchar\n<0022> <0041>\n<0037> <0056>\n"));
    assert_true(has(streams_of(&pdf), " <D842DFB7>\nendbfchar\n"));
    pdf_end(&pdf);
    pdf = shipped("noto-sans", "ABV");
    assert_true(has(streams_of(&pdf),
                    "1 beginbfrange\n<0022> <0023> [<0041><0042>]\nendbfrange\n"
                    "1 beginbfchar\n<0037> <0056>\nendbfchar\n"));
    pdf_end(&pdf);
}

static void test_a_face_that_stands_upright_is_a_font_of_its_own(void **state)
{
    (void)state;
    struct sheet_pdf pdf =
        pdf_of(100, 50, FLOW("<text writing-mode='vertical-rl'>一a</text>"));
    assert_true(has(pdf.objects, "/Encoding /Identity-H"));
    assert_true(has(pdf.objects, "/Encoding /Identity-V"));
    assert_true(has(pdf.objects, "/DW2 [ 880 -1000 ]"));
    assert_false(has(pdf.objects, "/W2"));
    /* Both draw from one subset. */
    const int first = str_find(pdf.objects, STR("/FontFile2"));
    assert_true(first > 0);
    assert_int_equal(
        str_find(str_slice(pdf.objects, first + 1, pdf.objects.n), STR("/FontFile2")),
        -1);
    pdf_end(&pdf);
}

static void test_only_what_is_used_upright_is_one(void **state)
{
    (void)state;
    struct sheet_pdf pdf =
        pdf_of(100, 50, FLOW("<text writing-mode='vertical-rl'>一</text>"));
    assert_false(has(pdf.objects, "/Identity-H"));
    assert_true(has(pdf.objects, "/Identity-V"));
    pdf_end(&pdf);
    struct sheet_pdf level = pdf_of(100, 50, FLOW("<text>一</text>"));
    assert_false(has(level.bytes, "/DW2"));
    pdf_end(&level);
}

/* The text in a column of a family that is shipped. */
static struct sheet_pdf upright(const char *family, const char *text)
{
    struct job job = job_begin();
    const char *layout =
        str_format(job.doc,
                   FLOW("<text writing-mode='vertical-rl' text-orientation='upright' "
                        "font-family='%s'>%s</text>"),
                   family, text)
            .p;
    const struct sheet_pdf pdf = pdf_in(SHIPPED_FONTS, PLAN(""), 200, 200, layout);
    job_end(&job);
    return pdf;
}

static void test_vertical_metrics_of_truetype_are_true(void **state)
{
    (void)state;
    struct sheet_pdf pdf = upright("gothic-proportional", "いー一");
    assert_true(has(pdf.objects, "/W2 [ "));
    pdf_end(&pdf);
}

static void test_a_subset_is_named_after_what_is_in_it(void **state)
{
    (void)state;
    struct sheet_pdf a = pdf_of(100, 50, FLOW("<text>一</text>"));
    struct sheet_pdf b = pdf_of(100, 50, FLOW("<text>丁</text>"));
    const int at = str_find(a.objects, STR("+Square"));
    const int other = str_find(b.objects, STR("+Square"));
    assert_true(at > 7 && other > 7);
    for (int i = at - 6; i < at; i++)
        assert_true(a.objects.p[i] >= 'A' && a.objects.p[i] <= 'Z');
    assert_memory_not_equal(a.objects.p + at - 6, b.objects.p + other - 6, 6);
    pdf_end(&b);
    pdf_end(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_face_is_a_font),
        cmocka_unit_test(test_widths_are_those_of_the_font),
        cmocka_unit_test(test_codes_are_mapped_to_characters),
        cmocka_unit_test(test_a_range_of_codes_has_one_high_byte),
        cmocka_unit_test(test_a_glyph_is_mapped_to_the_base_of_a_variant),
        cmocka_unit_test(test_a_further_part_of_a_cluster_is_a_soft_hyphen),
        cmocka_unit_test(test_a_part_that_has_a_text_elsewhere_is_mapped_to_it),
        cmocka_unit_test(test_a_font_serves_all_pages),
        cmocka_unit_test(test_square_widths_are_true),
        cmocka_unit_test(test_proportional_truetype_widths_are_true),
        cmocka_unit_test(test_marks_stand_where_the_font_wants_them),
        cmocka_unit_test(test_a_cff_face_is_embedded_as_such),
        cmocka_unit_test(test_codes_of_a_cff_face_are_mapped_to_characters),
        cmocka_unit_test(test_a_face_that_stands_upright_is_a_font_of_its_own),
        cmocka_unit_test(test_only_what_is_used_upright_is_one),
        cmocka_unit_test(test_vertical_metrics_of_truetype_are_true),
        cmocka_unit_test(test_a_subset_is_named_after_what_is_in_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
