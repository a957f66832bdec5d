/* What is one object in a line: 縦中横, 均等割付, superscripts; in the square font, whose
 * Latin is half an em wide. */
#include "proof.h"

#define PROSE(p)     PLAN("<section><title>題</title><p>" p "</p></section>")
#define COLUMN(text) FLOW("<text writing-mode='vertical-rl'>" text "</text>")
#define DIGITS(text)                                                                     \
    FLOW("<text writing-mode='vertical-rl' "                                             \
         "text-combine-upright='digits 2'>" text "</text>")
#define COMBINED(text) "<span text-combine-upright='all'>" text "</span>"

/* The first line of a page of w × 200 points. */
static const struct frag *first_line(struct proof *p)
{
    const struct list spots = spots_of(p, 0);
    for (int i = 0; i < spots.n; i++) {
        const struct frag *frag = ((const struct spot *)list_at(&spots, i))->frag;
        if (frag->kind == FRAG_LINE)
            return frag;
    }
    fail_msg("there is no line");
    return NULL;
}

/* The glyphs of the first line: X,Y of each in points, a level one in brackets with what
 * is taken off its width. */
static void assert_glyphs(const char *layout, const char *expected)
{
    struct proof p = proof_on(100, 200, layout);
    assert_laid(&p);
    const struct frag *line = first_line(&p);
    struct strbuf b;
    strbuf_init(&b, p.sheet.job.doc);
    for (int i = 0; i < line->line.n; i++) {
        const struct glyph_run *run = &line->line.runs[i];
        const bool level = run->orientation == GLYPH_LEVEL;
        for (int k = 0; k < run->n; k++) {
            strbuf_add_c(&b, b.n ? " " : "");
            strbuf_add_c(&b, level ? "(" : "");
            add_pt(&b, run->x + run->glyphs[k].x);
            strbuf_add_char(&b, ',');
            add_pt(&b, run->y + run->glyphs[k].y);
            if (level)
                strbuf_addf(&b, " -%d)", run->less_along);
        }
    }
    assert_string_equal(strbuf_str(&b).p, expected);
    proof_end(&p);
}

/* --- side by side in a column --------------------------------------------------- */

static void test_two_digits_stand_side_by_side(void **state)
{
    (void)state;
    /* The middle of the column is at 7.5; a baseline is 8.8 under the top. */
    assert_glyphs(COLUMN("一" COMBINED("12") "七"),
                  "7.5,0 (2.5,18.8 -0) (7.5,18.8 -0) 7.5,20");
}

static void test_what_is_wider_than_the_column_is_made_narrower(void **state)
{
    (void)state;
    assert_glyphs(COLUMN(COMBINED("1234")),
                  "(2.5,8.8 -500) (5,8.8 -500) (7.5,8.8 -500) (10,8.8 -500)");
}

static void test_short_numbers_do_so_by_themselves(void **state)
{
    (void)state;
    assert_glyphs(DIGITS("一12七"), "7.5,0 (2.5,18.8 -0) (7.5,18.8 -0) 7.5,20");
    assert_glyphs(DIGITS("一3七"), "7.5,0 (5,18.8 -0) 7.5,20");
}

/* A glyph that lies on its side has its baseline at the left of the middle. */
static void test_longer_numbers_and_parts_of_numbers_do_not(void **state)
{
    (void)state;
    assert_glyphs(DIGITS("123"), "3.7,0 3.7,5 3.7,10");
    assert_glyphs(DIGITS("1.5"), "3.7,0 3.7,4.05 3.7,8.1");
    assert_glyphs(DIGITS("1,2"), "3.7,0 3.7,4.05 3.7,8.1");
}

static void test_in_level_text_they_are_like_any(void **state)
{
    (void)state;
    assert_glyphs(FLOW("<text>一" COMBINED("12") "七</text>"),
                  "(0,0 -0) (12.5,0 -0) (17.5,0 -0) (25,0 -0)");
}

static void test_tcy_of_the_plan_is_one_object(void **state)
{
    (void)state;
    struct proof p =
        proof_shape(sheet_of(PROSE("一<tcy>12</tcy>七"),
                             FLOW("<text writing-mode='vertical-rl' select='//p'/>")));
    assert_proved(&p);
    assert_string_equal(clusters_of(&p, 0), "一:1000| 12:1000| 七:1000");
    assert_int_equal(p.shaped->paragraphs[0].clusters[1].class, CL_TCY);
    proof_end(&p);
}

static void test_the_text_stays_what_it_is(void **state)
{
    (void)state;
    struct proof p = proof_on(100, 200, COLUMN("一" COMBINED("12") "七"));
    assert_laid(&p);
    assert_str(first_line(&p)->line.text, "一12七");
    proof_end(&p);
}

/* --- spread over a width -------------------------------------------------------- */

static void assert_places(const char *layout, const char *expected)
{
    struct proof p = proof_on(100, 200, layout);
    assert_laid(&p);
    assert_string_equal(glyphs_of(&p, 0), expected);
    proof_end(&p);
}

#define JIDORI(text) FLOW("<text>一<span jidori='5em'>" text "</span>丁</text>")

static void test_the_gaps_share_what_is_left_of_the_width(void **state)
{
    (void)state;
    assert_places(JIDORI("七万"), "0 10 50 60");
    assert_places(JIDORI("七万三"), "0 10 30 50 60");
    assert_places(JIDORI("七万三上下"), "0 10 20 30 40 50 60");
}

static void test_one_character_stands_first(void **state)
{
    (void)state;
    assert_places(JIDORI("七"), "0 10 60");
}

static void test_what_is_wider_stays_as_it_is(void **state)
{
    (void)state;
    assert_places(JIDORI("七万三上下丈"), "0 10 20 30 40 50 60 70");
}

static void test_words_and_brackets_keep_together(void **state)
{
    (void)state;
    /* AB takes 10, the bracket's blank 5, 「七」 20: of 50 pt 15 are left. */
    assert_places(JIDORI("AB「七」"), "0 12.5 17.5 37.5 47.5 57.5 67.5");
    assert_places(JIDORI("ABC"), "0 12.5 17.5 22.5 65");
}

static void test_no_line_ends_inside(void **state)
{
    (void)state;
    assert_lines(60, 200, FLOW("<text>一丁上<span jidori='5em'>七万</span>三丈下</text>"),
                 "0,0 一丁上\n0,15 七万三\n0,30 丈下\n");
}

static void test_a_whole_text_may_be_spread_as_in_a_column(void **state)
{
    (void)state;
    assert_places(FLOW("<text jidori='4em' text-align='center'>七万</text>"), "30 60");
}

static void test_lines_are_not_adjusted_inside(void **state)
{
    (void)state;
    /* The line is stretched by 5 pt elsewhere. */
    struct proof p = proof_on(75, 200,
                              FLOW("<text text-align='justify'>一丁<span "
                                   "jidori='3em'>七万</span>上下中主一丁</text>"));
    assert_laid(&p);
    const char *places = glyphs_of(&p, 0);
    int seven = 0, ten = 0;
    assert_int_equal(sscanf(places, "%*s %*s %d%*s %d", &seven, &ten), 2);
    assert_int_equal(ten - seven, 20);
    proof_end(&p);
}

static void test_what_is_wider_may_break(void **state)
{
    (void)state;
    assert_lines(40, 200, FLOW("<text jidori='5em'>七万三上下丈</text>"),
                 "0,0 七万三上\n0,15 下丈\n");
}

static void test_each_line_of_it_is_spread(void **state)
{
    (void)state;
    struct proof p =
        proof_on(100, 200, FLOW("<text jidori='4em'>七万<br/>上下丈</text>"));
    assert_laid(&p);
    assert_string_equal(glyphs_of(&p, 0), "0 30");
    assert_string_equal(glyphs_of(&p, 1), "0 15 30");
    proof_end(&p);
}

/* --- spread in a column --------------------------------------------------------- */

#define CELL(more, text) "<cell" more "><text>" text "</text></cell>"
#define TABLE(rows)                                                                      \
    FLOW("<table columns='20pt'><column width='60pt' jidori='4em'/>" rows "</table>")

/* The places of the glyphs of line after line, from the left. */
static void assert_table(const char *layout, const char *expected)
{
    struct proof p = proof_on(100, 200, layout);
    assert_laid(&p);
    const struct list spots = spots_of(&p, 0);
    struct strbuf b;
    strbuf_init(&b, p.sheet.job.doc);
    for (int i = 0, n = 0; i < spots.n; i++)
        if (((const struct spot *)list_at(&spots, i))->frag->kind == FRAG_LINE)
            strbuf_addf(&b, "%s%s", n ? "|" : "", glyphs_of(&p, n)), n++;
    assert_string_equal(strbuf_str(&b).p, expected);
    proof_end(&p);
}

static void test_cells_of_a_column_are_spread_alike(void **state)
{
    (void)state;
    assert_table(TABLE("<head><row>" CELL("", "一")
                           CELL("", "七万") "</row></head>"
                                            "<row>" CELL("", "一丁") CELL(
                                                "", "七万三") "</row>"
                                                              "<row>" CELL("", "一")
                                                                  CELL(" font-size='5pt'",
                                                                       "七") "</row>"),
                 "0|20 50|0 10|20 35 50|0|20");
}

static void test_a_cell_over_several_columns_is_not(void **state)
{
    (void)state;
    assert_table(TABLE("<row>" CELL(" colspan='2'", "七万") "</row>"), "0 10");
}

/* The cell of the row above takes the first column. */
static void test_rows_know_what_reaches_into_them(void **state)
{
    (void)state;
    assert_table(TABLE("<row>" CELL(" rowspan='2'", "一") CELL(
                     "", "七") "</row>"
                               "<row>" CELL("", "七万") "</row>"
                                                        "<row>" CELL("", "一")
                                                            CELL("", "七万") "</row>"),
                 "0|20|20 50|0|20 50");
}

/* It is measured in the type of the text. A text that says more itself is not. */
static void test_a_text_has_its_own_size_and_width(void **state)
{
    (void)state;
    assert_table(
        TABLE("<row>" CELL(
            "", "一") "<cell><text font-size='5pt'>七万</text></cell>"
                      "</row><row>" CELL(
                          "", "一") "<cell><text jidori='3em'>七万</text>"
                                    "<stack><text>七万</text></stack></cell></row>"),
        "0|20 35|0|20 40|20 30");
}

/* --- rows within a line --------------------------------------------------------- */

#define ROWS(row, other) "<line>" row "</line><line>" other "</line>"
#define LEVEL            FLOW("<text select='//p'/>")

static void add_places(struct strbuf *b, const struct frag *line)
{
    for (int i = 0; i < line->line.n; i++)
        for (int k = 0; k < line->line.runs[i].n; k++) {
            const struct glyph_run *run = &line->line.runs[i];
            strbuf_add_c(b, b->n ? " " : "");
            add_pt(b, run->x + run->glyphs[k].x);
            strbuf_add_char(b, ',');
            add_pt(b, run->y + run->glyphs[k].y);
        }
}

/* Where the glyphs of the plan's paragraph stand, X,Y from the line's baseline, in
 * points. */
static void assert_rows(const char *plan, const char *layout, const char *expected)
{
    struct proof p = proof_shape(sheet_of(plan, layout));
    assert_proved(&p);
    p.pages = layout_pages(&p.sheet.job, p.sheet.boxes, p.shaped);
    assert_laid(&p);
    const int part_of = first_line(&p)->line.part_of;
    const struct list spots = spots_of(&p, 0);
    struct strbuf b;
    strbuf_init(&b, p.sheet.job.doc);
    for (int i = 0; i < spots.n; i++) {
        const struct frag *frag = ((const struct spot *)list_at(&spots, i))->frag;
        if (frag->kind == FRAG_LINE && frag->line.part_of == part_of)
            add_places(&b, frag);
    }
    assert_string_equal(strbuf_str(&b).p, expected);
    proof_end(&p);
}

static void test_rows_stand_below_one_another(void **state)
{
    (void)state;
    /* Rows are 5 pt high and have their baseline 4.4 below their top; that of the line is
     * 8.8 below its own. */
    assert_rows(PROSE("一<furiwake>" ROWS("七万", "上") "</furiwake>丁"), LEVEL,
                "0,0 10,-4.4 15,-4.4 10,0.6 20,0");
    assert_rows(PROSE("一<furiwake>" ROWS("七", "上下中") "</furiwake>丁"), LEVEL,
                "0,0 10,-4.4 10,0.6 15,0.6 20,0.6 25,0");
}

static void test_brackets_are_as_high_as_the_rows(void **state)
{
    (void)state;
    assert_rows(PROSE("<furiwake open='（' close='）'>" ROWS("七", "上") "</furiwake>丁"),
                LEVEL, "-5,0 5,-4.4 5,0.6 10,0 20,0");
    /* Of four rows they are 20 pt high and half of 10 pt wide. */
    assert_rows(PROSE("<furiwake open='（' close='）'>" ROWS(
                    "七", "上") "<line>下</line><line>中</line></furiwake>丁"),
                LEVEL, "-5,3.8 5,-9.4 5,-4.4 5,0.6 5,5.6 10,3.8 20,0");
}

static void test_rows_stand_side_by_side_in_a_column(void **state)
{
    (void)state;
    assert_rows(PROSE("一<furiwake>" ROWS("七万", "上") "</furiwake>丁"),
                FLOW("<text writing-mode='vertical-rl' select='//p'/>"),
                "7.5,0 10,10 10,15 5,10 7.5,20");
}

static void test_a_layout_may_have_rows_of_its_own(void **state)
{
    (void)state;
    assert_rows(
        PLAN(""),
        FLOW("<text>一<furiwake open='（' close='）' color='red'><line>七<span "
             "color='red'>万</span></line><line>{'上'}下</line></furiwake></text>"),
        "0,0 10,0 20,-4.4 25,-4.4 20,0.6 25,0.6 30,0");
}

/* The reading takes 2.5 pt over the lower row: rows of 5 and 7.5 pt are 12.5 pt high, the
 * bracket as high as they. */
static void test_rows_make_room_for_what_stands_over_them(void **state)
{
    (void)state;
    assert_rows(PROSE("<furiwake>" ROWS("七", "<em>上</em>下") "</furiwake>丁"), LEVEL,
                "0,-5.65 0,1.85 5,1.85 10,0");
    assert_rows(PROSE("<furiwake>" ROWS(
                    "七", "<ruby><rb>上</rb><rt>う</rt></ruby>") "</furiwake>丁"),
                LEVEL, "0,-5.65 0,1.85 5,0");
}

static void test_rows_may_hold_what_is_combined(void **state)
{
    (void)state;
    struct proof p = proof_shape(
        sheet_of(PROSE("<furiwake>" ROWS("七<tcy>12</tcy>", "上") "</furiwake>"),
                 FLOW("<text writing-mode='vertical-rl' select='//p'/>")));
    assert_proved(&p);
    assert_string_equal(clusters_of(&p, 0), "七:1000 12:1000 上:1000");
    proof_end(&p);
}

/* The reading of the lower row does not stand over the end of the upper one. */
static void test_readings_keep_to_their_rows(void **state)
{
    (void)state;
    assert_rows(PROSE("<furiwake>" ROWS(
                    "あ", "<ruby><rb>上</rb><rt>ううう</rt></ruby>") "</furiwake>"),
                LEVEL, "0,-5.65 1.25,1.85");
}

static void test_rows_are_read_one_after_the_other(void **state)
{
    (void)state;
    struct proof p = proof_shape(sheet_of(PROSE("一 <furiwake open='（' close='）'>" ROWS(
                                              " 七 ", "上") "\n</furiwake>\n丁"),
                                          LEVEL));
    assert_proved(&p);
    assert_str(p.shaped->paragraphs[0].text, "一 （七上）丁");
    proof_end(&p);
}

static void test_no_line_ends_between_rows(void **state)
{
    (void)state;
    struct proof p = proof_shape(
        sheet_of(PROSE("一<furiwake>" ROWS("七万", "上下") "</furiwake>丁"), LEVEL));
    assert_proved(&p);
    assert_string_equal(clusters_of(&p, 0),
                        "一:1000| 七:1000 万:1000 上:1000 下:1000| 丁:1000");
    proof_end(&p);
}

/* --- superscripts --------------------------------------------------------------- */

#define SUP(text) "<span font-size='5pt' baseline-shift='5pt'>" text "</span>"

static void test_a_superscript_stays_with_what_it_belongs_to(void **state)
{
    (void)state;
    struct proof p = proof_of(FLOW("<text>一七" SUP("1)") "丁</text>"));
    assert_proved(&p);
    assert_string_equal(clusters_of(&p, 0), "一:1000| 七:1000 1:500 ):500| 丁:1000");
    proof_end(&p);
}

static void test_a_badge_does_not(void **state)
{
    (void)state;
    struct proof p = proof_of(FLOW("<text>一<span font-size='5pt' baseline-shift='1pt' "
                                   "background='red'>七</span>丁</text>"));
    assert_proved(&p);
    assert_string_equal(clusters_of(&p, 0), "一:1000| 七:1000| 丁:1000");
    proof_end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_digits_stand_side_by_side),
        cmocka_unit_test(test_what_is_wider_than_the_column_is_made_narrower),
        cmocka_unit_test(test_short_numbers_do_so_by_themselves),
        cmocka_unit_test(test_longer_numbers_and_parts_of_numbers_do_not),
        cmocka_unit_test(test_in_level_text_they_are_like_any),
        cmocka_unit_test(test_tcy_of_the_plan_is_one_object),
        cmocka_unit_test(test_the_text_stays_what_it_is),
        cmocka_unit_test(test_the_gaps_share_what_is_left_of_the_width),
        cmocka_unit_test(test_one_character_stands_first),
        cmocka_unit_test(test_what_is_wider_stays_as_it_is),
        cmocka_unit_test(test_words_and_brackets_keep_together),
        cmocka_unit_test(test_no_line_ends_inside),
        cmocka_unit_test(test_a_whole_text_may_be_spread_as_in_a_column),
        cmocka_unit_test(test_lines_are_not_adjusted_inside),
        cmocka_unit_test(test_what_is_wider_may_break),
        cmocka_unit_test(test_each_line_of_it_is_spread),
        cmocka_unit_test(test_cells_of_a_column_are_spread_alike),
        cmocka_unit_test(test_a_cell_over_several_columns_is_not),
        cmocka_unit_test(test_rows_know_what_reaches_into_them),
        cmocka_unit_test(test_a_text_has_its_own_size_and_width),
        cmocka_unit_test(test_rows_stand_below_one_another),
        cmocka_unit_test(test_brackets_are_as_high_as_the_rows),
        cmocka_unit_test(test_rows_stand_side_by_side_in_a_column),
        cmocka_unit_test(test_a_layout_may_have_rows_of_its_own),
        cmocka_unit_test(test_rows_make_room_for_what_stands_over_them),
        cmocka_unit_test(test_rows_may_hold_what_is_combined),
        cmocka_unit_test(test_readings_keep_to_their_rows),
        cmocka_unit_test(test_rows_are_read_one_after_the_other),
        cmocka_unit_test(test_no_line_ends_between_rows),
        cmocka_unit_test(test_a_superscript_stays_with_what_it_belongs_to),
        cmocka_unit_test(test_a_badge_does_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
