/* What holds for any boxes on pages of any size: 10,000 trees, generated from fixed
 * seeds. */
#include "generated_tree.h"

#include "layout/layout_int.h"
#include "layout/messages.h"

/* What is drawn may stand out of its room into the margin: ticks of bars, arrows. */
enum { CASES = 10000, CASES_OF_A_JOB = 50, MARGIN = 40 * EMU_PT };

/* One tree and its pages; NULL if something does not fit. */
struct sheet {
    struct maker maker;
    const struct box *flow;
    emu w, h;
    const struct pages *pages;
};

static struct sheet make_sheet(struct job *job, struct fonts *fonts, uint32_t seed)
{
    struct sheet s = {.maker = maker_new(job, fonts, seed)};
    struct chance *c = &s.maker.chance;
    s.maker.margin = MARGIN;
    const struct list kids = make_kids(&s.maker, 1);
    s.flow = make_box(&s.maker, BOX_STACK, &kids);
    connect_any(&s.maker, &kids);
    s.w = (200 + up_to(c, 300)) * EMU_PT;
    s.h = (50 + up_to(c, 250)) * EMU_PT;
    s.pages = lay_out(&s.maker, s.flow, s.w, s.h, (enum page_fill)up_to(c, 3));
    return s;
}

/* What does not fit is said, of an element that there is, and as one of these. */
static void check_findings(const struct job *job, int from)
{
    assert_true(diags_count(job->diags) > from);
    for (int i = from; i < diags_count(job->diags); i++) {
        const char *name = diags_at(job->diags, i)->kind->name;
        assert_true(strcmp(name, DIAG_BOX_TOO_HIGH->name) == 0 ||
                    strcmp(name, DIAG_BOX_TOO_WIDE->name) == 0 ||
                    strcmp(name, DIAG_FIT_BOX->name) == 0 ||
                    strcmp(name, DIAG_CONNECTOR_ROOM->name) == 0 ||
                    strcmp(name, DIAG_CONNECTOR_PAGES->name) == 0 ||
                    strcmp(name, DIAG_WORD_TOO_WIDE->name) == 0);
    }
}

/* Calls `check` with each sheet that can be laid out; most can. */
static void with_sheets(void (*check)(struct sheet *sheet), uint32_t first, int n)
{
    int laid = 0;
    struct job job;
    struct fonts *fonts = NULL;
    for (int i = 0; i < n; i++) {
        if (i % CASES_OF_A_JOB == 0) {
            job = job_begin();
            fonts = open_fonts(&job);
        }
        const int said = diags_count(job.diags);
        struct sheet sheet = make_sheet(&job, fonts, first + (uint32_t)i);
        if (sheet.pages)
            check(&sheet);
        else
            check_findings(&job, said);
        laid += sheet.pages != NULL;
        if (!sheet.pages || i % CASES_OF_A_JOB == CASES_OF_A_JOB - 1 || i + 1 == n) {
            /* a job that has failed lays out nothing more */
            job_end(&job);
            if (i + 1 < n && i % CASES_OF_A_JOB != CASES_OF_A_JOB - 1) {
                job = job_begin();
                fonts = open_fonts(&job);
            }
        }
    }
    assert_true(laid > n / 2);
}

/* --- nothing overlaps ----------------------------------------------------------- */

static bool overlap(const struct found *a, const struct found *b)
{
    return a->page == b->page && a->x < b->x + b->frag->w && b->x < a->x + a->frag->w &&
           a->y < b->y + b->frag->h && b->y < a->y + a->frag->h;
}

static void check_overlaps(const struct list *lines)
{
    for (int i = 0; i < lines->n; i++)
        for (int k = i + 1; k < lines->n; k++)
            assert_false(overlap(list_at(lines, i), list_at(lines, k)));
}

/* --- pieces --------------------------------------------------------------------- */

/* The lines of a text, the first time it is set. */
static struct str lines_of_text(const struct maker *m, const struct list *lines,
                                int index)
{
    const int length = text_of(m, index).n;
    struct strbuf b;
    strbuf_init(&b, m->job->doc);
    for (int i = 0, n = 0; i < lines->n && n < length; i++) {
        const struct found *line = list_at(lines, i);
        if (line->index != index)
            continue;
        strbuf_add(&b, line->frag->line.text);
        strbuf_add_char(&b, '|');
        n += line->frag->line.text.n;
    }
    return strbuf_str(&b);
}

/* A flow cut into pages has the lines that it has on one. */
static void check_pieces(struct sheet *s)
{
    struct maker *m = &s->maker;
    const struct pages *one = lay_out(m, s->flow, s->w, 100000 * EMU_PT, PAGE_FILL_NO);
    assert_non_null(one);
    assert_int_equal(one->n, 1);
    const struct list cut = lines_found(m->job, s->pages);
    const struct list whole = lines_found(m->job, one);
    for (int i = 0; i < m->texts.n; i++)
        assert_true(str_eq(lines_of_text(m, &cut, i), lines_of_text(m, &whole, i)));
}

/* --- all of it ------------------------------------------------------------------ */

static void check_sheet(struct sheet *s)
{
    const struct list lines = lines_found(s->maker.job, s->pages);
    check_texts(&s->maker, s->pages);
    check_overlaps(&lines);
    for (int i = 0; i < s->pages->n; i++)
        check_inside(s->pages->pages[i].content, 0, 0, &s->pages->pages[i]);
}

static void check_soft_sheet(struct sheet *s)
{
    check_sheet(s);
    check_pieces(s);
}

static void test_nothing_is_lost_overlaps_or_leaves_its_page(void **state)
{
    (void)state;
    only_soft_breaks = false;
    with_sheets(check_sheet, 1, CASES / 2);
}

static void test_a_flow_in_pieces_has_the_lines_of_the_whole(void **state)
{
    (void)state;
    only_soft_breaks = true;
    with_sheets(check_soft_sheet, CASES, CASES / 2);
}

/* --- sizes ---------------------------------------------------------------------- */

/* A trial of the flow, which asks for sizes alone, breaks where the flow breaks and finds
 * each part as high and its first line where it is. */
static void check_sizes(struct sheet *s)
{
    struct maker *m = &s->maker;
    const struct boxes boxes = {.texts = (const struct box *const *)m->texts.items,
                                .n_texts = m->texts.n,
                                .n_boxes = m->n_boxes};
    const struct shaped *shaped = shape_boxes(m->job, m->fonts, &boxes);
    struct lay lay = lay_new(m->job, shaped, m->n_boxes);
    struct lay trial = lay_new(m->job, shaped, m->n_boxes);
    const struct space space = {s->w, s->h, s->h, true, 0};
    trial.trial = trial.sizes = true;
    const struct rest *rest = NULL;
    do {
        const struct outcome full = layout_box(&lay, s->flow, space, rest);
        const struct outcome size = layout_box(&trial, s->flow, space, rest);
        assert_int_equal(size.frag->w, full.frag->w);
        assert_int_equal(size.frag->h, full.frag->h);
        assert_int_equal(size.frag->baseline, full.frag->baseline);
        assert_true(same_rest(size.rest, full.rest));
        rest = full.rest;
    } while (rest);
    assert_int_equal(trial.overflows, lay.overflows);
}

static void test_trials_find_the_sizes_of_what_is_laid_out(void **state)
{
    (void)state;
    only_soft_breaks = false;
    with_sheets(check_sizes, 2 * CASES, CASES / 4);
}

/* --- copyfit -------------------------------------------------------------------- */

/* Limits that are wide enough for pages to be saved, and for type to grow. */
static struct fit_limits make_limits(struct chance *c)
{
    struct fit_limits limits = {.smallest = 6 * EMU_PT};
    for (int i = 0; i < FIT_RUNGS; i++) {
        limits.rungs[i].least = (int16_t)(100 - up_to(c, i == FIT_CONDENSE ? 10 : 40));
        limits.rungs[i].most = (int16_t)(100 + up_to(c, 40));
    }
    return limits;
}

/* What goes on pages as it is goes on no more of them fitted, whole and within them. */
static void check_fitted(struct sheet *s)
{
    ((struct style *)s->flow->style)->fit = make_limits(&s->maker.chance);
    s->maker.fits = true;
    const struct pages *fitted = lay_out(&s->maker, s->flow, s->w, s->h, PAGE_FILL_YES);
    assert_non_null(fitted);
    assert_true(fitted->n <= s->pages->n);
    check_texts(&s->maker, fitted);
    for (int i = 0; i < fitted->n; i++)
        check_inside(fitted->pages[i].content, 0, 0, &fitted->pages[i]);
}

static void test_fitted_flows_need_no_more_pages_and_lose_nothing(void **state)
{
    (void)state;
    only_soft_breaks = false;
    with_sheets(check_fitted, 3 * CASES, CASES / 4);
}

/* --- headings ------------------------------------------------------------------- */

/* A text of one line that is not to be parted from what follows; perhaps at the foot of a
 * stack. */
static const struct box *make_heading(struct maker *m)
{
    struct box *text = make_box(m, BOX_TEXT, NULL);
    struct run *run = ARENA_NEW(m->job->doc, struct run);
    *run = (struct run){.kind = RUN_TEXT, .text = STR("一丁"), .style = text->style};
    text->text.runs = run;
    text->text.n = 1;
    ((struct style *)text->style)->break_after = BREAK_AVOID;
    add_to_texts(m, text);
    if (!one_in(&m->chance, 3))
        return text;
    struct list kids = kids_new(m);
    add_kid(&kids, text);
    return make_box(m, BOX_STACK, &kids);
}

/* Headings, three in a row at most, each followed by text in the end; on pages that have
 * room for so much, or in columns of them. */
static struct box *make_article(struct maker *m)
{
    struct list kids = kids_new(m);
    for (int i = 3 + up_to(&m->chance, 6); i; i--) {
        for (int k = up_to(&m->chance, 4); k; k--)
            add_kid(&kids, make_heading(m));
        if (one_in(&m->chance, 4)) {
            struct box *space = make_box(m, BOX_SPACE, NULL);
            ((struct style *)space->style)->height = up_to(&m->chance, 6 * EMU_PT);
            add_kid(&kids, space);
        }
        add_kid(&kids, make_text(m, 1 + up_to(&m->chance, 12)));
    }
    struct box *flow =
        make_box(m, one_in(&m->chance, 2) ? BOX_STACK : BOX_COLUMNS, &kids);
    struct style *style = (struct style *)flow->style;
    style->row_gap = up_to(&m->chance, 4 * EMU_PT);
    style->column_gap = 5 * EMU_PT;
    style->column_fill = (enum column_fill)up_to(&m->chance, 2);
    if (flow->kind == BOX_COLUMNS)
        give_tracks(m, flow);
    return flow;
}

static bool is_heading(const struct maker *m, int index)
{
    const struct box *text = *(const struct box **)list_at(&m->texts, index);
    return text->style->break_after == BREAK_AVOID;
}

static void test_no_heading_stands_alone(void **state)
{
    (void)state;
    struct job job;
    for (uint32_t seed = 1; seed <= CASES / 10; seed++) {
        job = job_begin();
        struct maker m = maker_new(&job, open_fonts(&job), seed);
        const struct box *flow = make_article(&m);
        const emu w = (180 + up_to(&m.chance, 200)) * EMU_PT;
        const emu h = (125 + up_to(&m.chance, 150)) * EMU_PT;
        const struct pages *pages = lay_out(&m, flow, w, h, PAGE_FILL_NO);
        assert_string_equal(job_messages(&job), "");
        const struct list lines = lines_found(&job, pages);
        for (int i = 0; i + 1 < lines.n; i++) {
            const struct found *line = list_at(&lines, i), *next = list_at(&lines, i + 1);
            if (is_heading(&m, line->index))
                assert_true(line->page == next->page && line->x == next->x);
        }
        job_end(&job);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_is_lost_overlaps_or_leaves_its_page),
        cmocka_unit_test(test_a_flow_in_pieces_has_the_lines_of_the_whole),
        cmocka_unit_test(test_trials_find_the_sizes_of_what_is_laid_out),
        cmocka_unit_test(test_fitted_flows_need_no_more_pages_and_lose_nothing),
        cmocka_unit_test(test_no_heading_stands_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
