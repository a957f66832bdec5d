/* Sheets for the press: marks around the trim, and inks in the file. Lengths of the marks
 * are in points as the log prints them: 3 mm are 8.504, 10 mm 28.346, 13 mm 36.85, and
 * the trim begins 15 mm from the sheet's corner, at 42.52. */
#include "painted.h"

#include "impose/impose.h"

#define DAY "2024-03-31"

/* The pages of a proof on sheets. */
static const struct pages *sheets_of(struct proof *p, const struct imposing *how)
{
    struct job *job = &p->sheet.job;
    struct pages *dated = ARENA_NEW(job->doc, struct pages);
    p->fonts = fonts_new(job, load_catalogue(job, TEST_FONTS));
    for (int i = 0; i < 3; i++)
        assert_true(fonts_open(p->fonts, i));
    *dated = *layout_bleed(job, p->pages, 3 * EMU_MM, 0);
    dated->made_on = STR(DAY);
    dated->title = STR("一丁"); /* the square font has them */
    const struct pages *sheets = impose_pages(job, dated, p->fonts, how);
    assert_string_equal(job_messages(job), "");
    assert_non_null(sheets);
    return sheets;
}

/* What is drawn of a flow on a page of 100 × 50 points. */
static void assert_sheet(const struct imposing *how, const char *layout,
                         const char *expected)
{
    struct proof p = proof_on(100, 50, layout);
    assert_laid(&p);
    assert_str(paint_dump(&p.sheet.job, sheets_of(&p, how), &profile_press), expected);
    proof_end(&p);
}

static void assert_drawn(const struct imposing *how, const char *layout, const char *part)
{
    struct proof p = proof_on(100, 50, layout);
    assert_laid(&p);
    const struct str log = paint_dump(&p.sheet.job, sheets_of(&p, how), &profile_press);
    if (!has(log, part))
        fail_msg("there is no %s in\n%.*s", part, STR_ARG(log));
    proof_end(&p);
}

/* --- sheets --------------------------------------------------------------------- */

static void test_a_page_without_marks_keeps_its_bleed(void **state)
{
    (void)state;
    assert_sheet(&(struct imposing){0}, FLOW("<box background='red' height='5pt'/>"),
                 "page w=117.008 h=67.008 trim-x=8.504 trim-y=8.504 trim-w=100 trim-h=50 "
                 "bleed=8.504\n"
                 "  clip x=0 y=0 w=117.008 h=67.008\n"
                 "    fill x=0 y=0 w=117.008 h=13.504 color=0/100/100/20\n");
}

static void test_marks_leave_room_for_themselves(void **state)
{
    (void)state;
    assert_drawn(&(struct imposing){.marks = MARKS_CUT}, FLOW("<text>一</text>"),
                 "page w=185.039 h=135.039 trim-x=42.52 trim-y=42.52 trim-w=100 "
                 "trim-h=50 bleed=8.504\n"
                 "  clip x=34.016 y=34.016 w=117.008 h=67.008\n");
}

static void test_each_corner_has_two_angles(void **state)
{
    (void)state;
    const struct imposing how = {.marks = MARKS_CUT};
    /* at the upper left: on the line of the bleed, then up on that of the trim… */
    assert_drawn(&how, FLOW("<text>一</text>"),
                 "M 5.669 34.016 L 42.52 34.016 L 42.52 5.669 "
                 /* …and on the line of the trim, then up on that of the bleed */
                 "M 5.669 42.52 L 34.016 42.52 L 34.016 5.669");
    /* at the lower right, mirrored */
    assert_drawn(&how, FLOW("<text>一</text>"),
                 "M 179.37 101.024 L 142.52 101.024 L 142.52 129.37 "
                 "M 179.37 92.52 L 151.024 92.52 L 151.024 129.37");
}

static void test_each_side_has_a_cross_at_its_middle(void **state)
{
    (void)state;
    const struct imposing how = {.marks = MARKS_CUT};
    assert_drawn(&how, FLOW("<text>一</text>"),
                 "M 64.173 34.016 L 120.866 34.016 M 78.346 19.843 L 106.693 19.843 "
                 "M 92.52 34.016 L 92.52 5.669");
}

static void test_marks_are_on_every_plate(void **state)
{
    (void)state;
    assert_drawn(&(struct imposing){.marks = MARKS_CUT}, FLOW("<text>一</text>"),
                 "path stroke=registration width=0.283 ");
}

static void test_folds_are_dashed_lines_outside(void **state)
{
    (void)state;
    const struct fold folds[] = {{50 * EMU_PT, false}};
    assert_drawn(&(struct imposing){.folds = folds, .n_folds = 1},
                 FLOW("<text>一</text>"),
                 "width=0.283 dash=2.835 gap=2.835 \"M 92.52 34.016 L 92.52 5.669 "
                 "M 92.52 101.024 L 92.52 129.37\"");
}

static void test_level_folds_are_at_the_sides(void **state)
{
    (void)state;
    const struct fold folds[] = {{20 * EMU_PT, true}};
    assert_drawn(&(struct imposing){.folds = folds, .n_folds = 1},
                 FLOW("<text>一</text>"),
                 "\"M 34.016 62.52 L 5.669 62.52 M 151.024 62.52 L 179.37 62.52\"");
}

static void test_the_slug_says_what_it_is(void **state)
{
    (void)state;
    const struct imposing how = {.marks = MARKS_SLUG};
    assert_drawn(&how, FLOW("<text>一</text>"), " \"1/1\"\n");
    assert_drawn(&how, FLOW("<text>一</text>"), " \"一丁\"\n");
    assert_drawn(&how, FLOW("<text>一</text>"), " \"" DAY "\"\n");
    assert_drawn(&how, FLOW("<text>一</text>"), " \"Magenta\"\n");
}

static void test_a_plate_names_itself(void **state)
{
    (void)state;
    const struct imposing how = {.marks = MARKS_SLUG};
    assert_drawn(&how, FLOW("<text>一</text>"), "color=0/100/0/0 ids=46\n");
    assert_drawn(&how, FLOW("<text>一</text>"), "color=registration ids=");
}

static void test_the_bar_has_each_ink_alone(void **state)
{
    (void)state;
    const struct imposing how = {.marks = MARKS_BAR};
    assert_drawn(&how, FLOW("<text>一</text>"), "h=14.173 color=100/0/0/0\n");
    assert_drawn(&how, FLOW("<text>一</text>"), "h=14.173 color=0/0/0/50\n");
}

static void test_what_goes_beyond_the_bleed_is_cut_off(void **state)
{
    (void)state;
    struct proof p = proof_on(100, 50, FLOW("<text>一</text>"));
    const struct pages *sheets = sheets_of(&p, &(struct imposing){.marks = MARKS_CUT});
    struct str bytes;
    assert_true(
        paint_pdf(&p.sheet.job, sheets, p.fonts, NULL, &profile_press, NULL, &bytes));
    struct sheet_pdf pdf = {p, bytes, bytes};
    assert_true(has(streams_of(&pdf), "q\n34.016 34.016 117.008 67.008 re\nW n\n"));
    proof_end(&p);
}

/* --- the file ------------------------------------------------------------------- */

static struct sheet_pdf press_pdf(const char *layout)
{
    struct sheet_pdf pdf = {.proof = proof_on(100, 50, layout)};
    assert_laid(&pdf.proof);
    assert_true(paint_pdf(&pdf.proof.sheet.job,
                          sheets_of(&pdf.proof, &(struct imposing){0}), pdf.proof.fonts,
                          NULL, &profile_press, NULL, &pdf.bytes));
    return pdf;
}

static void assert_operators(const char *layout, const char *part, bool there)
{
    struct sheet_pdf pdf = press_pdf(layout);
    const struct str streams = streams_of(&pdf);
    if (has(streams, part) != there)
        fail_msg("%s %s in\n%.*s", part, there ? "is not" : "is", STR_ARG(streams));
    pdf_end(&pdf);
}

static void test_colours_are_inks(void **state)
{
    (void)state;
    assert_operators(FLOW("<box background='red' height='5pt'/>"), "0 1 1 .200 k\n",
                     true);
    assert_operators(FLOW("<box background='red' height='5pt'/>"), "rg\n", false);
    assert_operators(FLOW("<box border='2pt red' height='9pt'/>"), "0 1 1 .200 K\n",
                     true);
    assert_operators(FLOW("<box border='2pt red' height='9pt'/>"), "RG\n", false);
}

static void test_black_text_prints_over(void **state)
{
    (void)state;
    assert_operators(FLOW("<text>一</text>"), "/Over gs\n0 0 0 1 k\n", true);
    assert_operators(FLOW("<text color='red'>一</text>"), "/Over gs", false);
}

static void test_thin_black_rules_print_over_and_areas_knock_out(void **state)
{
    (void)state;
    assert_operators(FLOW("<space height='9pt'/><rule border-top='1pt ink'/>"),
                     "/Over gs", true);
    assert_operators(FLOW("<box border='1pt ink' height='9pt'/>"), "/Over gs", true);
    assert_operators(FLOW("<box border='4pt ink' height='9pt'/>"), "/Over gs", false);
    assert_operators(FLOW("<box background='ink' height='9pt'/>"), "/Over gs", false);
}

static void test_what_follows_black_text_knocks_out_again(void **state)
{
    (void)state;
    assert_operators(FLOW("<text>一</text><box background='red' height='5pt'/>"),
                     "/Knock gs\n0 1 1 .200 k\n", true);
}

static void test_the_file_keeps_to_pdf_1_4(void **state)
{
    (void)state;
    struct sheet_pdf pdf = press_pdf(FLOW("<text>一</text>"));
    assert_true(str_starts(pdf.bytes, STR("%PDF-1.4\n")));
    assert_true(has(pdf.bytes, "\nxref\n0 "));
    assert_true(has(pdf.bytes, "\ntrailer\n<<"));
    assert_false(has(pdf.bytes, "/ObjStm"));
    assert_false(has(pdf.bytes, "/StructTreeRoot"));
    pdf_end(&pdf);
}

static void test_the_file_says_what_it_keeps_to(void **state)
{
    (void)state;
    struct sheet_pdf pdf = press_pdf(FLOW("<text>一</text>"));
    assert_true(has(pdf.bytes, "/GTS_PDFXVersion (PDF\\057X-1a:2003)"));
    assert_true(has(pdf.bytes, "/Trapped /False"));
    assert_true(has(pdf.bytes, "/CreationDate (D:20240331000000Z)"));
    assert_true(has(pdf.bytes, "/OutputConditionIdentifier (JC200103)"));
    assert_true(has(pdf.bytes, "/RegistryName (http:\\057\\057www.color.org)"));
    assert_false(has(pdf.bytes, "DestOutputProfile"));
    assert_true(has(pdf.bytes, "/TrimBox [ 8.50394 8.50394 108.50394 58.50394 ]"));
    pdf_end(&pdf);
}

static void test_links_stay_on_screens(void **state)
{
    (void)state;
    struct sheet_pdf pdf = press_pdf(FLOW("<text>一</text>"));
    assert_false(has(pdf.bytes, "/Annots"));
    pdf_end(&pdf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_page_without_marks_keeps_its_bleed),
        cmocka_unit_test(test_marks_leave_room_for_themselves),
        cmocka_unit_test(test_each_corner_has_two_angles),
        cmocka_unit_test(test_each_side_has_a_cross_at_its_middle),
        cmocka_unit_test(test_marks_are_on_every_plate),
        cmocka_unit_test(test_folds_are_dashed_lines_outside),
        cmocka_unit_test(test_level_folds_are_at_the_sides),
        cmocka_unit_test(test_the_slug_says_what_it_is),
        cmocka_unit_test(test_a_plate_names_itself),
        cmocka_unit_test(test_the_bar_has_each_ink_alone),
        cmocka_unit_test(test_what_goes_beyond_the_bleed_is_cut_off),
        cmocka_unit_test(test_colours_are_inks),
        cmocka_unit_test(test_black_text_prints_over),
        cmocka_unit_test(test_thin_black_rules_print_over_and_areas_knock_out),
        cmocka_unit_test(test_what_follows_black_text_knocks_out_again),
        cmocka_unit_test(test_the_file_keeps_to_pdf_1_4),
        cmocka_unit_test(test_the_file_says_what_it_keeps_to),
        cmocka_unit_test(test_links_stay_on_screens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
