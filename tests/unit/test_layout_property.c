/* What holds for any text and table: they are generated from fixed seeds, laid out on
 * pages of all sizes, and the pages are asked. */
#include "generated.h"

#include "layout/messages.h"
#include "shape/classes.h"

static int character_at(struct str text, int at)
{
    return utf8_next(text, &at);
}

/* The bodies of the characters stand within the line's room. */
static void check_measure(const struct frag *line)
{
    const emu hang = line->line.adjustment ? line->line.adjustment->hang : 0;
    for (int r = 0; r < line->line.n; r++) {
        const struct glyph_run *run = &line->line.runs[r];
        for (int i = 0; i < run->n; i++) {
            const struct glyph *g = &run->glyphs[i];
            const int c = character_at(line->line.text, g->text);
            const int advance = c < 0x2000 ? 500 : 1000;
            const struct trim trim = class_trim(class_of(c), advance, 1000);
            const bool separator =
                c == ',' || c == '.'; /* it may have been made narrow */
            const emu left = run->x + g->x + len_mul_div(run->size, trim.front, 1000);
            const emu right =
                run->x + g->x + len_mul_div(run->size, advance - trim.back, 1000);
            assert_true(separator || left >= 0);
            assert_true(separator || right <= line->w + hang);
        }
    }
}

static bool is_one_of(int c, const char *list)
{
    const struct str s = str_of(list);
    for (int at = 0; at < s.n;)
        if (utf8_next(s, &at) == c)
            return true;
    return false;
}

static int last_character(struct str text)
{
    int c = -1;
    for (int at = 0; at < text.n;)
        c = utf8_next(text, &at);
    return c;
}

static bool is_digit(int c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

/* Where a line ends within a run of the text, nothing stands that must not. */
static void check_break(const struct found *before, const struct found *after)
{
    const int end = last_character(before->frag->line.text);
    const int begin = character_at(after->frag->line.text, 0);
    assert_false(is_one_of(begin, " 、。，．・：」）々ーっ！…～％,.%)"));
    assert_false(is_one_of(end, "「（ "));
    assert_false(is_digit(end) && is_digit(begin));
    assert_false(end == 0x25B3 && is_digit(begin));
    assert_false(end == 0x2015 && begin == 0x2015);
    assert_false(is_one_of(end, "１2345") && is_one_of(begin, "，,."));
}

/* The byte after `line` in its text is where a forced break stands. */
static bool ends_at_a_run(const struct maker *m, const struct found *line, int end)
{
    const struct box *box = *(const struct box **)list_at(&m->texts, line->index);
    int at = 0;
    for (int i = 0; i < box->text.n; i++) {
        at += box->text.runs[i].text.n;
        if (box->text.runs[i].kind == RUN_BREAK && at == end)
            return true;
    }
    return false;
}

/* --- what holds for texts ------------------------------------------------------- */

enum { TEXT_CASES = 1000 };

/* A stack of texts of any length. */
static const struct box *make_texts(struct maker *m)
{
    struct list kids = kids_new(m);
    for (int i = 1 + up_to(&m->chance, 3); i; i--)
        add_kid(&kids, make_text(m, 1 + up_to(&m->chance, 12)));
    struct box *flow = make_box(m, BOX_STACK, &kids);
    return flow;
}

/* Calls `check` with many texts, each laid out on pages of some size. */
static void with_texts(void (*check)(struct maker *m, const struct box *flow, emu w,
                                     emu h, const struct pages *pages))
{
    struct job job = job_begin();
    struct fonts *fonts = open_fonts(&job);
    for (uint32_t seed = 1; seed <= TEXT_CASES; seed++) {
        struct maker m = maker_new(&job, fonts, seed);
        const struct box *flow = make_texts(&m);
        const emu w = (60 + up_to(&m.chance, 140)) * EMU_PT + up_to(&m.chance, EMU_PT);
        const emu h = (15 + up_to(&m.chance, 120)) * EMU_PT;
        const struct pages *pages = lay_out(&m, flow, w, h, PAGE_FILL_NO);
        assert_string_equal(job_messages(&job), "");
        assert_non_null(pages);
        check(&m, flow, w, h, pages);
    }
    job_end(&job);
}

static void check_everything_is_said(struct maker *m, const struct box *flow, emu w,
                                     emu h, const struct pages *pages)
{
    (void)flow, (void)w, (void)h;
    check_texts(m, pages);
}

static void test_every_character_is_in_one_line(void **state)
{
    (void)state;
    with_texts(check_everything_is_said);
}

static void check_lines_fit(struct maker *m, const struct box *flow, emu w, emu h,
                            const struct pages *pages)
{
    (void)flow, (void)h;
    const struct list lines = lines_found(m->job, pages);
    for (int i = 0; i < lines.n; i++) {
        const struct found *line = list_at(&lines, i);
        assert_int_equal(line->frag->w, w);
        check_measure(line->frag);
    }
    for (int i = 0; i < pages->n; i++)
        check_inside(pages->pages[i].content, 0, 0, &pages->pages[i]);
}

static void test_no_line_is_wider_than_its_room(void **state)
{
    (void)state;
    with_texts(check_lines_fit);
}

static void check_ends(struct maker *m, const struct box *flow, emu w, emu h,
                       const struct pages *pages)
{
    (void)flow, (void)w, (void)h;
    const struct list lines = lines_found(m->job, pages);
    int at = 0;
    for (int i = 0; i + 1 < lines.n; i++) {
        const struct found *before = list_at(&lines, i), *after = list_at(&lines, i + 1);
        const struct str text = text_of(m, before->index);
        while (at < text.n && text.p[at] == ' ')
            at++;
        at += before->frag->line.text.n;
        if (before->index != after->index)
            at = 0;
        else if (!ends_at_a_run(m, before, at))
            check_break(before, after);
    }
}

static void test_no_line_begins_or_ends_with_what_must_not(void **state)
{
    (void)state;
    with_texts(check_ends);
}

static void check_pages_do_not_matter(struct maker *m, const struct box *flow, emu w,
                                      emu h, const struct pages *pages)
{
    (void)h;
    const struct pages *one = lay_out(m, flow, w, 100000 * EMU_PT, PAGE_FILL_NO);
    const struct list cut = lines_found(m->job, pages), uncut = lines_found(m->job, one);
    assert_int_equal(one->n, 1);
    assert_int_equal(cut.n, uncut.n);
    for (int i = 0; i < cut.n; i++) {
        const struct frag *a = ((const struct found *)list_at(&cut, i))->frag;
        const struct frag *b = ((const struct found *)list_at(&uncut, i))->frag;
        assert_true(str_eq(a->line.text, b->line.text));
        assert_int_equal(a->line.n, b->line.n);
        for (int r = 0; r < a->line.n; r++)
            for (int g = 0; g < a->line.runs[r].n; g++)
                assert_int_equal(a->line.runs[r].glyphs[g].x,
                                 b->line.runs[r].glyphs[g].x);
    }
}

static void test_a_text_over_pages_has_the_lines_of_the_whole(void **state)
{
    (void)state;
    with_texts(check_pages_do_not_matter);
}

static void check_again(struct maker *m, const struct box *flow, emu w, emu h,
                        const struct pages *pages)
{
    const struct pages *again = lay_out(m, flow, w, h, PAGE_FILL_NO);
    assert_true(str_eq(layout_dump(m->job, pages), layout_dump(m->job, again)));
}

static void test_the_same_input_gives_the_same_pages(void **state)
{
    (void)state;
    with_texts(check_again);
}

/* The pages of a stack of texts, written one way or the other in lines of `length`. */
static const struct pages *written(struct maker *m, enum writing_mode mode, emu length,
                                   emu across)
{
    m->writing_mode = mode;
    struct box *flow = (struct box *)make_texts(m);
    if (mode == HORIZONTAL_TB)
        return lay_out(m, flow, length, across, PAGE_FILL_NO);
    flow->orthogonal = true;
    ((struct style *)flow->style)->width = length;
    return lay_out(m, flow, across, length, PAGE_FILL_NO);
}

/* Where the glyphs of a line stand along it, from the page's edge. */
static struct list places_along(struct job *job, const struct found *line)
{
    struct list places = list_of(job->doc, sizeof(emu));
    const bool vertical = line->frag->line.vertical;
    for (int r = 0; r < line->frag->line.n; r++) {
        const struct glyph_run *run = &line->frag->line.runs[r];
        for (int i = 0; i < run->n; i++)
            *(emu *)list_add(&places) = vertical ? line->y + run->y + run->glyphs[i].y
                                                 : line->x + run->x + run->glyphs[i].x;
    }
    return places;
}

static void assert_turned(struct job *job, const struct found *level,
                          const struct found *column, emu across)
{
    assert_true(column->frag->line.vertical);
    assert_true(str_eq(level->frag->line.text, column->frag->line.text));
    assert_int_equal(level->page, column->page);
    assert_int_equal(level->y, across - column->x - column->frag->w);
    const struct list a = places_along(job, level), b = places_along(job, column);
    assert_int_equal(a.n, b.n);
    for (int i = 0; i < a.n; i++)
        assert_int_equal(*(emu *)list_at(&a, i), *(emu *)list_at(&b, i));
}

/* The square font's glyphs are as long one way as the other, so the columns are the lines
 * of a page that is as wide as theirs is high, turned. */
static void test_columns_are_lines_turned(void **state)
{
    (void)state;
    struct job job = job_begin();
    struct fonts *fonts = open_fonts(&job);
    for (uint32_t seed = 1; seed <= TEXT_CASES; seed++) {
        struct maker a = maker_new(&job, fonts, seed), b = maker_new(&job, fonts, seed);
        const emu length = (60 + up_to(&a.chance, 140)) * EMU_PT;
        const emu across = (60 + up_to(&a.chance, 120)) * EMU_PT;
        b.chance = a.chance;
        const struct pages *level = written(&a, HORIZONTAL_TB, length, across);
        const struct pages *vertical = written(&b, VERTICAL_RL, length, across);
        assert_string_equal(job_messages(&job), "");
        check_texts(&b, vertical);
        const struct list lines = lines_found(&job, level);
        const struct list columns = lines_found(&job, vertical);
        assert_int_equal(lines.n, columns.n);
        for (int i = 0; i < lines.n; i++)
            assert_turned(&job, list_at(&lines, i), list_at(&columns, i), across);
        for (int i = 0; i < vertical->n; i++)
            check_inside(vertical->pages[i].content, 0, 0, &vertical->pages[i]);
    }
    job_end(&job);
}

/* --- what holds for tables ------------------------------------------------------ */

enum { TABLE_CASES = 3000, MOST_COLUMNS = 6 };

static struct track make_track(struct chance *c)
{
    switch (up_to(c, 4)) {
    case 0:
        return (struct track){TRACK_FIXED, (20 + up_to(c, 40)) * EMU_PT};
    case 1:
        return (struct track){TRACK_PERCENT, 50 + up_to(c, 100)};
    case 2:
        return (struct track){TRACK_AUTO, 0};
    default:
        return (struct track){TRACK_FRACTION, 300 + up_to(c, 2000)};
    }
}

static const struct box *make_table(struct maker *m, int n_columns)
{
    struct list groups = kids_new(m);
    struct track *tracks = ARENA_ARRAY(m->job->doc, struct track, n_columns);
    for (int i = 0; i < n_columns; i++)
        tracks[i] = make_track(&m->chance);
    tracks[up_to(&m->chance, n_columns)] = (struct track){TRACK_FRACTION, 1000};
    add_kid(&groups, make_group(m, n_columns, 1, true));
    for (int i = 1 + up_to(&m->chance, 4); i; i--)
        add_kid(&groups, make_group(m, n_columns, 1 + up_to(&m->chance, 3), false));
    struct box *table = make_box(m, BOX_TABLE, &groups);
    table->tracks.columns = tracks;
    table->tracks.n_columns = n_columns;
    return table;
}

/* Notes where the fragments of the boxes from `first` to `last` begin and end. */
static void note_edges(const struct frag *frag, int first, int last, emu x, emu *edges,
                       int *n)
{
    if (frag->box >= first && frag->box <= last) {
        edges[(*n)++] = x;
        edges[(*n)++] = x + frag->w;
    }
    for (int i = 0; i < frag->n; i++)
        note_edges(frag->kids[i].frag, first, last, x + frag->kids[i].x, edges, n);
}

static bool is_edge(emu x, const emu *edges, int n)
{
    for (int i = 0; i < n; i++)
        if (edges[i] == x)
            return true;
    return false;
}

/* The head's cells stand side by side and fill the width; no cell begins or ends
 * elsewhere. */
static void check_columns(const struct box *table, const struct pages *pages, emu w)
{
    const struct box *head = table->kids[0]->kids[0];
    emu edges[2 * MOST_COLUMNS * 16], more[4096];
    int n = 0;
    for (int i = 0; i < head->n; i++)
        note_edges(pages->pages[0].content, head->kids[i]->id, head->kids[i]->id, 0,
                   edges, &n);
    assert_int_equal(n, 2 * head->n);
    assert_int_equal(edges[0], 0);
    for (int i = 1; i + 1 < n; i += 2)
        assert_int_equal(edges[i], edges[i + 1]);
    assert_int_equal(edges[n - 1], w);
    for (int g = 1; g < table->n; g++)
        for (int r = 0; r < table->kids[g]->n; r++)
            for (int c = 0; c < table->kids[g]->kids[r]->n; c++) {
                const int id = table->kids[g]->kids[r]->kids[c]->id;
                int n_more = 0;
                for (int p = 0; p < pages->n; p++)
                    note_edges(pages->pages[p].content, id, id, 0, more, &n_more);
                assert_true(n_more >= 2);
                assert_true(is_edge(more[0], edges, n) && is_edge(more[1], edges, n));
            }
}

/* A spanned cell may be higher than its rows on one page, which is an error; otherwise
 * nothing may be wrong. */
static bool is_too_high(const struct job *job)
{
    for (int i = 0; i < diags_count(job->diags); i++)
        assert_string_equal(diags_at(job->diags, i)->kind->name, DIAG_BOX_TOO_HIGH->name);
    return diags_count(job->diags) > 0;
}

static void test_the_columns_of_a_table_fill_its_width(void **state)
{
    (void)state;
    int laid = 0;
    for (uint32_t seed = 1; seed <= TABLE_CASES; seed++) {
        struct job job = job_begin();
        struct maker m = maker_new(&job, open_fonts(&job), seed);
        struct list kids = kids_new(&m);
        const struct box *table = make_table(&m, 1 + up_to(&m.chance, MOST_COLUMNS));
        add_kid(&kids, table);
        const emu w = 500 * EMU_PT + up_to(&m.chance, 100 * EMU_PT);
        const emu h = (150 + up_to(&m.chance, 300)) * EMU_PT;
        const struct pages *pages =
            lay_out(&m, make_box(&m, BOX_STACK, &kids), w, h, PAGE_FILL_NO);
        if (!is_too_high(&job)) {
            laid++;
            check_columns(table, pages, w);
            check_texts(&m, pages);
            for (int i = 0; i < pages->n; i++)
                check_inside(pages->pages[i].content, 0, 0, &pages->pages[i]);
        }
        job_end(&job);
    }
    assert_true(laid > TABLE_CASES * 9 / 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_character_is_in_one_line),
        cmocka_unit_test(test_no_line_is_wider_than_its_room),
        cmocka_unit_test(test_no_line_begins_or_ends_with_what_must_not),
        cmocka_unit_test(test_a_text_over_pages_has_the_lines_of_the_whole),
        cmocka_unit_test(test_the_same_input_gives_the_same_pages),
        cmocka_unit_test(test_columns_are_lines_turned),
        cmocka_unit_test(test_the_columns_of_a_table_fill_its_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
