/* Notes in two rows within a line (割注): small cases that can be worked out by head, and
 * what holds for any. */
#include "generated.h"
#include "proof.h"

#include "shape/classes.h"

#define PROSE(p)   PLAN("<section><title>題</title><p>" p "</p></section>")
#define NOTE(text) "<warichu open='（' close='）'>" text "</warichu>"
#define LEVEL      FLOW("<text select='//p'/>")
#define EVEN       FLOW("<text text-align='justify' select='//p'/>")
#define BARE       "<warichu>七万三上</warichu>"

/* What a piece of a line says, and where its glyphs stand. */
static void add_piece(struct strbuf *text, struct strbuf *glyphs, const struct frag *line)
{
    strbuf_add(text, line->line.text);
    for (int r = 0; r < line->line.n; r++)
        for (int k = 0; k < line->line.runs[r].n; k++) {
            const struct glyph_run *run = &line->line.runs[r];
            strbuf_add_char(glyphs, ' ');
            add_pt(glyphs, run->x + run->glyphs[k].x);
            strbuf_add_char(glyphs, ',');
            add_pt(glyphs, run->y + run->glyphs[k].y);
        }
}

/* The lines of the plan's paragraph, `width` points wide: of each its text and where its
 * glyphs stand, X,Y from the line's baseline in points. */
static void assert_set(int width, const char *plan, const char *layout,
                       const char *expected)
{
    struct proof p = proof_shape(sheet_of(plan, layout));
    proof_lay(&p, width, 400);
    assert_laid(&p);
    const struct list spots = spots_of(&p, 0);
    struct strbuf b;
    strbuf_init(&b, p.sheet.job.doc);
    for (int i = 0; i < spots.n; i++) {
        struct strbuf glyphs;
        strbuf_init(&glyphs, p.sheet.job.doc);
        const struct spot *spot = list_at(&spots, i), *next = spot;
        if (spot->frag->kind != FRAG_LINE)
            continue;
        add_piece(&b, &glyphs, spot->frag);
        for (; i + 1 < spots.n && line_goes_on(spot, next = list_at(&spots, i + 1)); i++)
            add_piece(&b, &glyphs, next->frag);
        strbuf_add(&b, strbuf_str(&glyphs));
        strbuf_add_char(&b, '\n');
    }
    assert_string_equal(strbuf_str(&b).p, expected);
    proof_end(&p);
}

/* --- rows ----------------------------------------------------------------------- */

/* Rows are 5 pt high; their baselines are 4.4 above and 0.6 below that of the line. */
static void test_a_note_stands_in_two_even_rows(void **state)
{
    (void)state;
    assert_set(200, PROSE("一" BARE "丁"), LEVEL,
               "一七万三上丁 0,0 10,-4.4 15,-4.4 10,0.6 15,0.6 20,0\n");
}

static void test_the_upper_row_is_the_longer_one(void **state)
{
    (void)state;
    assert_set(200, PROSE("一<warichu>七万三上下</warichu>丁"), LEVEL,
               "一七万三上下丁 0,0 10,-4.4 15,-4.4 20,-4.4 10,0.6 15,0.6 25,0\n");
}

/* Neither 、 nor a part of a number begins the lower row. */
static void test_rows_end_where_lines_may(void **state)
{
    (void)state;
    assert_set(200, PROSE("<warichu>七万、三</warichu>丁"), LEVEL,
               "七万、三丁 0,-4.4 5,-4.4 10,-4.4 0,0.6 12.5,0\n");
    assert_set(200, PROSE("<warichu>七1234</warichu>丁"), LEVEL,
               "七1234丁 0,-4.4 0,0.6 2.5,0.6 5,0.6 7.5,0.6 12.5,0\n");
}

static void test_one_character_stays_above(void **state)
{
    (void)state;
    assert_set(200, PROSE("一<warichu>七</warichu>丁"), LEVEL,
               "一七丁 0,0 10,-4.4 15,0\n");
}

static void test_brackets_are_of_the_text_around_and_stand_solid(void **state)
{
    (void)state;
    assert_set(200, PROSE("一" NOTE("七万三上") "丁"), LEVEL,
               "一（七万三上）丁 0,0 5,0 15,-4.4 20,-4.4 15,0.6 20,0.6 25,0 30,0\n");
}

static void test_rows_stand_side_by_side_in_a_column(void **state)
{
    (void)state;
    struct proof p = proof_shape(sheet_of(
        PROSE("一" BARE "丁"), FLOW("<text writing-mode='vertical-rl' select='//p'/>")));
    proof_lay(&p, 100, 200);
    assert_laid(&p);
    const struct list spots = spots_of(&p, 0);
    const struct frag *note = NULL;
    for (int i = 0; i < spots.n; i++) {
        const struct frag *frag = ((const struct spot *)list_at(&spots, i))->frag;
        if (frag->kind == FRAG_LINE && str_eq(frag->line.text, STR("七万三上")))
            note = frag;
    }
    assert_non_null(note);
    /* the middle of the column is at 7.5: 2.5 to its right, and to its left */
    const struct glyph_run *runs = note->line.runs;
    assert_int_equal(runs[0].x + runs[0].glyphs[0].x, 10 * EMU_PT);
    assert_int_equal(runs[1].x + runs[1].glyphs[0].x, 5 * EMU_PT);
    assert_int_equal(runs[1].y + runs[1].glyphs[0].y, 10 * EMU_PT);
    proof_end(&p);
}

static void test_a_style_gives_it_another_size(void **state)
{
    (void)state;
    assert_set(200, PLAN(""),
               FLOW("<text><warichu font-size='8pt'>七万三上</warichu></text>"),
               "七万三上 0,-4.76 8,-4.76 0,3.24 8,3.24\n");
}

/* --- lines ---------------------------------------------------------------------- */

/* Where a line ends inside of it, both pieces are even. */
static void test_each_piece_is_cut_for_itself(void **state)
{
    (void)state;
    assert_set(30, PROSE("一丁<warichu>七万三上下中七万</warichu>丁"), LEVEL,
               "一丁七万三上 0,0 10,0 20,-4.4 25,-4.4 20,0.6 25,0.6\n"
               "下中七万丁 0,-4.4 5,-4.4 0,0.6 5,0.6 10,0\n");
}

static void test_a_note_may_fill_several_lines(void **state)
{
    (void)state;
    assert_set(10, PROSE("<warichu>七万三上下中七万三</warichu>"), LEVEL,
               "七万三上 0,-4.4 5,-4.4 0,0.6 5,0.6\n"
               "下中七 0,-4.4 5,-4.4 0,0.6\n"
               "万三 0,-4.4 0,0.6\n");
}

/* A bracket stays with the note, and no piece is a single character. */
static void test_no_piece_is_one_character(void **state)
{
    (void)state;
    assert_set(40, PROSE("一丁主" NOTE("七万三上") "丁"), LEVEL,
               "一丁主（七万 0,0 10,0 20,0 25,0 35,-4.4 35,0.6\n"
               "三上）丁 0,-4.4 0,0.6 5,0 10,0\n");
    assert_set(38, PROSE("一丁主" NOTE("七万三上") "丁"), LEVEL,
               "一丁主 0,0 10,0 20,0\n"
               "（七万三上）丁 -5,0 5,-4.4 10,-4.4 5,0.6 10,0.6 15,0 20,0\n");
    assert_set(30, PROSE("一丁<warichu>七万三上下</warichu>"), LEVEL,
               "一丁七万三 0,0 10,0 20,-4.4 25,-4.4 20,0.6\n"
               "上下 0,-4.4 0,0.6\n");
}

/* 2 pt of 22 are left, which both rows take up; the last piece stays as it is. */
static void test_a_piece_fills_its_justified_line(void **state)
{
    (void)state;
    assert_set(22, PROSE("<warichu>七万三上下中主丈七万三</warichu>"), EVEN,
               "七万三上下中主丈 0,-4.4 5.667,-4.4 11.333,-4.4 17,-4.4 "
               "0,0.6 5.667,0.6 11.333,0.6 17,0.6\n"
               "七万三 0,-4.4 5,-4.4 0,0.6\n");
}

static void test_the_text_is_in_the_order_of_reading(void **state)
{
    (void)state;
    struct proof p = proof_shape(sheet_of(
        PROSE("一 " NOTE("\n 七万 三上\n ") "\n丁 <warichu>A</warichu> B"), LEVEL));
    assert_proved(&p);
    assert_str(p.shaped->paragraphs[0].text, "一 （七万 三上）丁 A B");
    proof_end(&p);
}

/* A note makes no line higher, and a style that makes it larger does. */
static void test_lines_keep_their_height(void **state)
{
    (void)state;
    struct proof p = proof_shape(sheet_of(PROSE("一丁上" BARE), LEVEL));
    proof_lay(&p, 30, 200);
    assert_laid(&p);
    assert_string_equal(lines_of(&p), "0,0 一丁上\n0,15 七万三上\n");
    proof_end(&p);
}

static void test_a_layout_may_have_one_of_its_own(void **state)
{
    (void)state;
    assert_set(200, PLAN(""),
               FLOW("<text>一<warichu open='〔' close='〕' color='red'>七万<span "
                    "font-weight='400'>三</span>上</warichu>丁</text>"),
               "一〔七万三上〕丁 0,0 5,0 15,-4.4 20,-4.4 15,0.6 20,0.6 25,0 30,0\n");
}

/* What a layout takes from a plan may hold line ends. */
static void test_no_line_ends_in_it(void **state)
{
    (void)state;
    struct proof p = proof_shape(
        sheet_of(PROSE("七<br/>万"),
                 FLOW("<text>一<warichu><content select='//p'/></warichu>丁</text>")));
    assert_proved(&p);
    assert_str(p.shaped->paragraphs[0].text, "一七 万丁");
    proof_end(&p);
}

static void test_links_and_lines_along_it_stay_in_their_rows(void **state)
{
    (void)state;
    struct proof p = proof_shape(sheet_of(
        PROSE("一<warichu><a href='https://a.example/'>七万三上</a></warichu>"), LEVEL));
    proof_lay(&p, 100, 200);
    assert_laid(&p);
    const struct list spots = spots_of(&p, 0);
    int links = 0;
    for (int i = 0; i < spots.n; i++) {
        const struct spot *spot = list_at(&spots, i);
        if (spot->frag->kind != FRAG_LINK)
            continue;
        assert_int_equal(spot->x, 10 * EMU_PT);
        assert_int_equal(spot->frag->w, 10 * EMU_PT);
        assert_int_equal(spot->frag->h, 5 * EMU_PT);
        assert_int_equal(2 * spot->y, (links++ ? 15 : 5) * EMU_PT);
    }
    assert_int_equal(links, 2);
    proof_end(&p);
}

/* --- any notes ------------------------------------------------------------------ */

enum { CASES = 300, EM = 10 * EMU_PT };

static void add_run(struct list *runs, struct str text, const struct style *style,
                    const struct text_rows *rows, int row)
{
    *(struct run *)list_add(runs) =
        (struct run){.text = text, .style = style, .rows = rows, .row = row};
}

static void add_note(struct maker *m, struct list *runs, const struct box *box)
{
    struct style *style = ARENA_NEW(m->job->doc, struct style);
    struct text_rows *rows = ARENA_NEW(m->job->doc, struct text_rows);
    const bool has_brackets = one_in(&m->chance, 2);
    *style = *box->style;
    style->font_size = EM / 2;
    style->baseline_shift =
        box->style->writing_mode == VERTICAL_RL ? 0 : len_mul_div(EM / 2, 380, 1000);
    *rows = (struct text_rows){ROWS_WARICHU, style};
    if (has_brackets)
        add_run(runs, STR("（"), box->style, rows, 0);
    add_run(runs, make_prose(m, 1 + up_to(&m->chance, 9)), style, rows, 1);
    if (has_brackets)
        add_run(runs, STR("）"), box->style, rows, 0);
}

static const struct box *make_noted_text(struct maker *m)
{
    struct box *box = make_box(m, BOX_TEXT, NULL);
    struct list runs = list_of(m->job->doc, sizeof(struct run));
    for (int i = 1 + up_to(&m->chance, 5); i; i--) {
        add_run(&runs, make_prose(m, 1 + up_to(&m->chance, 3)), box->style, NULL, 0);
        add_note(m, &runs, box);
    }
    box->text.runs = list_array(&runs, m->job->doc);
    box->text.n = runs.n;
    add_to_texts(m, box);
    return box;
}

/* The left and right edge of what a glyph stands for. */
static void edges_of(const struct frag *line, const struct glyph_run *run, int i,
                     emu *left, emu *right)
{
    int at = run->glyphs[i].text;
    const int c = utf8_next(line->line.text, &at);
    const int advance = c < 0x2000 ? 500 : 1000;
    const struct trim trim = class_trim(class_of(c), advance, 1000);
    *left = run->x + run->glyphs[i].x + len_mul_div(run->size, trim.front, 1000);
    *right =
        run->x + run->glyphs[i].x + len_mul_div(run->size, advance - trim.back, 1000);
}

/* Within a row, glyphs go on to the right and none stands on another; nothing stands
 * outside of the line; no row begins with what must not. */
static void check_rows(const struct frag *line)
{
    const emu hang = line->line.adjustment ? line->line.adjustment->hang : 0;
    emu ends[2] = {0, 0};
    for (int r = 0; r < line->line.n; r++) {
        const struct glyph_run *run = &line->line.runs[r];
        const bool small = run->size < EM, lower = small && run->y > 0;
        for (int i = 0; i < run->n; i++) {
            int at = run->glyphs[i].text;
            const int c = utf8_next(line->line.text, &at);
            emu left, right;
            edges_of(line, run, i, &left, &right);
            if (c == ',' || c == '.' || c == ' ')
                continue; /* it may have been made narrow, or stand at a row's end */
            assert_true(left >= 0 && right <= line->w + hang);
            assert_true(left + EMU_PT / 10 >= ends[lower] || (i == 0 && small && !lower));
            if (small)
                ends[lower] = right;
            else
                ends[0] = ends[1] = right;
        }
    }
}

static const char *all_lines(struct maker *m, const struct pages *pages)
{
    const struct list lines = lines_found(m->job, pages);
    struct strbuf b;
    strbuf_init(&b, m->job->doc);
    for (int i = 0; i < lines.n; i++) {
        const struct found *line = list_at(&lines, i);
        strbuf_add(&b, line->frag->line.text);
        strbuf_add_char(&b, '|');
    }
    return strbuf_str(&b).p;
}

static void test_any_notes_stand_in_their_lines(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= CASES; seed++) {
        struct job job = job_begin();
        struct maker m = maker_new(&job, open_fonts(&job), seed);
        struct list kids = kids_new(&m);
        add_kid(&kids, make_noted_text(&m));
        const emu w = (60 + up_to(&m.chance, 140)) * EMU_PT + up_to(&m.chance, EMU_PT);
        const emu h = (30 + up_to(&m.chance, 60)) * EMU_PT;
        const struct box *flow = make_box(&m, BOX_STACK, &kids);
        const struct pages *pages = lay_out(&m, flow, w, h, PAGE_FILL_NO);
        const struct pages *one = lay_out(&m, flow, w, 9000 * EMU_PT, PAGE_FILL_NO);
        assert_string_equal(job_messages(&job), "");
        assert_non_null(pages);
        check_texts(&m, pages);
        const struct list lines = lines_found(&job, pages);
        for (int i = 0; i < lines.n; i++)
            check_rows(((const struct found *)list_at(&lines, i))->frag);
        assert_string_equal(all_lines(&m, pages), all_lines(&m, one));
        job_end(&job);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_note_stands_in_two_even_rows),
        cmocka_unit_test(test_the_upper_row_is_the_longer_one),
        cmocka_unit_test(test_rows_end_where_lines_may),
        cmocka_unit_test(test_one_character_stays_above),
        cmocka_unit_test(test_brackets_are_of_the_text_around_and_stand_solid),
        cmocka_unit_test(test_rows_stand_side_by_side_in_a_column),
        cmocka_unit_test(test_a_style_gives_it_another_size),
        cmocka_unit_test(test_each_piece_is_cut_for_itself),
        cmocka_unit_test(test_a_note_may_fill_several_lines),
        cmocka_unit_test(test_no_piece_is_one_character),
        cmocka_unit_test(test_a_piece_fills_its_justified_line),
        cmocka_unit_test(test_the_text_is_in_the_order_of_reading),
        cmocka_unit_test(test_lines_keep_their_height),
        cmocka_unit_test(test_a_layout_may_have_one_of_its_own),
        cmocka_unit_test(test_no_line_ends_in_it),
        cmocka_unit_test(test_links_and_lines_along_it_stay_in_their_rows),
        cmocka_unit_test(test_any_notes_stand_in_their_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
