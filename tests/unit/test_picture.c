/* Pictures and outlines set into boxes, and written into the PDF. */
#include "painted.h"
#include "png.h"

#include "compose/messages.h"
#include "layout/messages.h"
#include "load/messages.h"
#include "paint/messages.h"

#include "base/messages.h"

/* Two pixels by one at 72 an inch: two points by one. */
static void write_picture(const char *name, const struct png_parts *parts,
                          struct str rows)
{
    struct job job = job_begin();
    struct png_parts all = *parts;
    const struct str density =
        png_chunk(&job, "pHYs", (struct str){"\0\0\x0B\x13\0\0\x0B\x13\1", 9});
    all.extra = str_format(job.doc, "%s", "");
    struct strbuf b;
    strbuf_init(&b, job.doc);
    strbuf_add(&b, density);
    strbuf_add(&b, parts->extra);
    all.extra = strbuf_str(&b);
    write_bytes(&job, name, png_of(&job, &all, rows));
    job_end(&job);
}

static void write_red_blue(void)
{
    const struct png_parts parts = {2, 1, 8, 2, 0, {"", 0}};
    write_picture("rb.png", &parts, (struct str){"\0\xFF\0\0\0\0\xFF", 7});
}

/* The first picture on the page, as X,Y W*H of its room, then of all of it in there. */
static const char *placed_image(struct proof *p)
{
    const struct list spots = spots_of(p, 0);
    struct strbuf b;
    strbuf_init(&b, p->sheet.job.doc);
    for (int i = 0; i < spots.n; i++) {
        const struct spot *s = list_at(&spots, i);
        if (s->frag->kind != FRAG_IMAGE)
            continue;
        const emu numbers[] = {s->x,
                               s->y,
                               s->frag->w,
                               s->frag->h,
                               s->frag->image.x,
                               s->frag->image.y,
                               s->frag->image.w,
                               s->frag->image.h};
        for (int k = 0; k < 8; k++) {
            strbuf_add_c(&b, k ? " " : "");
            add_pt(&b, numbers[k]);
        }
        break;
    }
    return strbuf_str(&b).p;
}

/* Its density is that of a screen, which is a warning. */
static void assert_placed(const char *layout, const char *expected)
{
    write_red_blue();
    struct proof p = proof_on(100, 50, layout);
    assert_non_null(p.pages);
    assert_string_equal(placed_image(&p), expected);
    assert_finding(&p.sheet.job, 0, DIAG_IMAGE_COARSE, "<image");
    proof_end(&p);
}

static void test_a_picture_is_as_large_as_it_says(void **state)
{
    (void)state;
    assert_placed(FLOW("<image src='rb.png' alt='一'/>"), "0 0 2 1 0 0 2 1");
}

static void test_one_measure_keeps_the_proportions(void **state)
{
    (void)state;
    assert_placed(FLOW("<image src='rb.png' alt='一' width='40pt'/>"),
                  "0 0 40 20 0 0 40 20");
    assert_placed(FLOW("<image src='rb.png' alt='一' height='10pt' align-self='end'/>"),
                  "80 0 20 10 0 0 20 10");
    assert_placed(FLOW("<box width='30pt'><image src='rb.png' alt='一' width='90pt'/>"
                       "</box>"),
                  "0 0 30 15 0 0 30 15");
}

static void test_a_picture_is_fitted_or_cut(void **state)
{
    (void)state;
    assert_placed(FLOW("<image src='rb.png' alt='一' width='20pt' height='20pt'/>"),
                  "0 0 20 20 0 5 20 10");
    assert_placed(
        FLOW("<image src='rb.png' alt='一' width='20pt' height='20pt' fit='cover'/>"),
        "0 0 20 20 -10 0 40 20");
    assert_placed(
        FLOW("<image src='rb.png' alt='一' width='80pt' height='20pt' fit='cover'/>"),
        "0 0 80 20 0 -10 80 40");
}

static void test_a_picture_takes_no_more_room_than_it_can_use(void **state)
{
    (void)state;
    /* two pixels are no wider than at 150 an inch; an outline is as wide as there is room
     */
    write_red_blue();
    struct proof p = proof_on(100, 50,
                              FLOW("<image src='rb.png' alt='一' width='50pt' "
                                   "height='40pt' fit='within'/><text>一</text>"));
    assert_laid(&p);
    assert_string_equal(placed_image(&p), "0 0 0.96 0.48 0 0 0.96 0.48");
    assert_string_equal(lines_of(&p), "0,0.48 一\n");
    proof_end(&p);
    p = proof_on(100, 60,
                 FLOW("<path d='M 0 0 L 20 0 L 20 10 Z' viewBox='0 0 20 10' alt='一' "
                      "fit='within' width='50pt' height='40pt'/><text>一</text>"));
    assert_laid(&p);
    assert_string_equal(outlines_of(&p, 0), "M 0 0 L 50 0 L 50 25 Z\n");
    assert_string_equal(lines_of(&p), "0,25 一\n");
    proof_end(&p);
}

static void test_pictures_and_outlines_say_what_they_show(void **state)
{
    (void)state;
    write_red_blue();
    struct proof p = proof_on(100, 50,
                              FLOW("<image src='rb.png' alt='赤と青'/>"
                                   "<path d='M0 0L1 1' viewBox='0 0 1 1' alt='章'/>"));
    const struct list spots = spots_of(&p, 0);
    struct strbuf b;
    strbuf_init(&b, p.sheet.job.doc);
    for (int i = 0; i < spots.n; i++) {
        const struct spot *spot = list_at(&spots, i);
        if (spot->frag->kind == FRAG_GROUP)
            strbuf_add(&b, spot->frag->group.alt);
    }
    assert_str(strbuf_str(&b), "赤と青章");
    proof_end(&p);
}

static void test_an_outline_fills_its_box(void **state)
{
    (void)state;
    struct proof p = proof_on(
        100, 50, FLOW("<path d='M2 2H6V4Z' viewBox='2 2 4 2' alt='' width='40pt'/>"));
    assert_laid(&p);
    const struct list spots = spots_of(&p, 0);
    const struct spot *last = list_at(&spots, spots.n - 1);
    assert_int_equal(last->frag->kind, FRAG_PATH);
    assert_str(path_print(p.sheet.job.doc, last->frag->path.outline, 0, 0),
               "M 0 0 L 40 0 L 40 20 Z");
    proof_end(&p);
}

static void test_an_outline_is_seen_whole(void **state)
{
    (void)state;
    struct proof p = proof_on(100, 50,
                              FLOW("<path d='M0 0H4V2Z' viewBox='0 0 4 2' alt='' "
                                   "width='20pt' height='20pt' fill-rule='evenodd'/>"));
    assert_laid(&p);
    const struct list spots = spots_of(&p, 0);
    const struct spot *last = list_at(&spots, spots.n - 1);
    assert_true(last->frag->path.pen.even_odd);
    assert_str(path_print(p.sheet.job.doc, last->frag->path.outline, 0, 0),
               "M 0 5 L 20 5 L 20 15 Z");
    proof_end(&p);
}

/* --- in the file ---------------------------------------------------------------- */

/* Pictures of few pixels are warned of. */
static struct sheet_pdf painted(const char *layout)
{
    struct sheet_pdf pdf = {.proof = proof_on(100, 50, layout)};
    assert_non_null(pdf.proof.pages);
    assert_true(paint_pdf(&pdf.proof.sheet.job, pdf.proof.pages, pdf.proof.fonts, NULL,
                          &profile_screen, NULL, &pdf.bytes));
    return pdf;
}

static void test_a_plain_png_is_written_as_it_is(void **state)
{
    (void)state;
    write_red_blue();
    struct sheet_pdf pdf = painted(FLOW("<image src='rb.png' alt='' width='20pt'/>"));
    assert_true(has(pdf.bytes, "/Subtype /Image"));
    assert_true(has(pdf.bytes, "/Predictor 15"));
    assert_true(has(pdf.bytes, "/ColorSpace /DeviceRGB"));
    assert_false(has(pdf.bytes, "/SMask"));
    assert_true(has(streams_of(&pdf), "q\n20 0 0 10 0 40 cm\n/Im0 Do\nQ\n"));
    pdf_end(&pdf);
}

/* Chunks there could lead back to where they begin. */
static void test_what_stands_behind_the_end_of_a_png_is_left(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct png_parts parts = {2, 1, 8, 2, 0, {"", 0}};
    struct strbuf b;
    strbuf_init(&b, job.doc);
    strbuf_add(&b, png_of(&job, &parts, (struct str){"\0\xFF\0\0\0\0\xFF", 7}));
    strbuf_add(&b, (struct str){"\xFF\xFF\xFF\xF4IDAT\0\0\0\0\0\0\0\0", 16});
    write_bytes(&job, "rb.png", strbuf_str(&b));
    job_end(&job);
    struct sheet_pdf pdf = painted(FLOW("<image src='rb.png' alt='' width='20pt'/>"));
    assert_true(has(pdf.bytes, "/Predictor 15"));
    pdf_end(&pdf);
}

static void test_a_cut_picture_is_clipped(void **state)
{
    (void)state;
    write_red_blue();
    struct sheet_pdf pdf = painted(
        FLOW("<image src='rb.png' alt='' width='20pt' height='20pt' fit='cover'/>"));
    assert_true(has(streams_of(&pdf),
                    "q\n0 30 20 20 re\nW n\n40 0 0 20 -10 30 cm\n/Im0 Do\nQ\n"));
    pdf_end(&pdf);
}

static void test_a_picture_is_written_once(void **state)
{
    (void)state;
    write_red_blue();
    struct sheet_pdf pdf = painted(FLOW("<image src='rb.png' alt='' width='20pt'/>"
                                        "<image src='rb.png' alt='' width='30pt'/>"));
    assert_true(has(streams_of(&pdf), "/Im0 Do\nQ\nq\n30 0 0 15 0 25 cm\n/Im0 Do\n"));
    assert_false(has(pdf.bytes, "/Im1"));
    pdf_end(&pdf);
}

static void test_alpha_becomes_a_mask(void **state)
{
    (void)state;
    const struct png_parts parts = {1, 1, 8, 6, 0, {"", 0}};
    write_picture("alpha.png", &parts, (struct str){"\0\x10\x20\x30\x40", 5});
    struct sheet_pdf pdf = painted(FLOW("<image src='alpha.png' alt='' width='9pt'/>"));
    assert_true(has(pdf.bytes, "/SMask"));
    const struct list streams = each_stream(&pdf);
    bool colors = false, mask = false;
    for (int i = 0; i < streams.n; i++) {
        const struct str *s = list_at(&streams, i);
        colors = colors || str_eq(*s, STR("\x10\x20\x30"));
        mask = mask || str_eq(*s, STR("\x40"));
    }
    assert_true(colors && mask);
    pdf_end(&pdf);
}

static void test_a_palette_is_an_indexed_space(void **state)
{
    (void)state;
    struct job job = job_begin();
    const struct png_parts parts = {
        1, 1, 8, 3, 0, png_chunk(&job, "PLTE", (struct str){"\1\2\3\4\5\6", 6})};
    write_picture("palette.png", &parts, (struct str){"\0\1", 2});
    job_end(&job);
    struct sheet_pdf pdf = painted(FLOW("<image src='palette.png' alt='' width='9pt'/>"));
    assert_true(has(pdf.bytes, "/Indexed /DeviceRGB 1 <010203040506>"));
    pdf_end(&pdf);
}

static void test_damaged_pixels_are_reported(void **state)
{
    (void)state;
    const struct png_parts parts = {2, 9, 8, 2, 0, {"", 0}};
    write_picture("short.png", &parts, (struct str){"\0\xFF\0\0\0\0\xFF", 7});
    struct proof p =
        proof_on(100, 50, FLOW("<image src='short.png' alt='' width='9pt'/>"));
    struct str bytes;
    assert_non_null(p.pages);
    assert_false(
        paint_pdf(&p.sheet.job, p.pages, p.fonts, NULL, &profile_screen, NULL, &bytes));
    assert_finding(&p.sheet.job, 1, DIAG_IMAGE_PIXELS, "<image");
    proof_end(&p);
}

static void test_the_log_names_pictures(void **state)
{
    (void)state;
    write_red_blue();
    struct proof p = proof_on(100, 50, FLOW("<image src='rb.png' alt='' width='20pt'/>"));
    assert_true(str_find(paint_dump(&p.sheet.job, p.pages, &profile_screen),
                         STR("  image x=0 y=0 w=20 h=10 left=0 top=0 width=20 height=10 "
                             "\"")) > 0);
    proof_end(&p);
}

/* --- what is wrong -------------------------------------------------------------- */

static void assert_wrong(const char *layout, const struct diag_kind *kind, const char *at)
{
    struct sheet s = sheet_of(PLAN(""), layout);
    assert_only_finding(&s, kind, at);
    sheet_end(&s);
}

static void test_what_is_missing_or_wrong_is_reported(void **state)
{
    (void)state;
    assert_wrong(FLOW("<image src='gone.png' alt=''/>"), DIAG_INCLUDE_MISSING,
                 "gone.png");
    assert_wrong(FLOW("<image src='/etc/hosts' alt=''/>"), DIAG_INCLUDE_OUTSIDE,
                 "/etc/hosts");
    assert_wrong(FLOW("<image src='{/plan/head/subtitle}' alt=''/>"), DIAG_IMAGE_NONE,
                 "{/plan/head/subtitle}");
    assert_wrong(FLOW("<image src='layout.xml' alt=''/>"), DIAG_IMAGE_BROKEN,
                 "layout.xml");
    assert_wrong(FLOW("<path d='M0 0 K' viewBox='0 0 1 1' alt=''/>"), DIAG_PATH_DATA,
                 "K");
    assert_wrong(FLOW("<path d='M0 0' viewBox='0 0 0 1' alt=''/>"), DIAG_ATTRIBUTE_VALUE,
                 "0 0 0 1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_picture_is_as_large_as_it_says),
        cmocka_unit_test(test_one_measure_keeps_the_proportions),
        cmocka_unit_test(test_a_picture_is_fitted_or_cut),
        cmocka_unit_test(test_a_picture_takes_no_more_room_than_it_can_use),
        cmocka_unit_test(test_pictures_and_outlines_say_what_they_show),
        cmocka_unit_test(test_an_outline_fills_its_box),
        cmocka_unit_test(test_an_outline_is_seen_whole),
        cmocka_unit_test(test_a_plain_png_is_written_as_it_is),
        cmocka_unit_test(test_what_stands_behind_the_end_of_a_png_is_left),
        cmocka_unit_test(test_a_cut_picture_is_clipped),
        cmocka_unit_test(test_a_picture_is_written_once),
        cmocka_unit_test(test_alpha_becomes_a_mask),
        cmocka_unit_test(test_a_palette_is_an_indexed_space),
        cmocka_unit_test(test_damaged_pixels_are_reported),
        cmocka_unit_test(test_the_log_names_pictures),
        cmocka_unit_test(test_what_is_missing_or_wrong_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
