/* Pages that come together on sheets. Each page has one character; the square font has
 * 一丁丂七丄丅丆万 one after the other. */
#include "painted.h"

#include "impose/impose.h"

static const char *const page_texts[] = {"一", "丁", "丂", "七", "丄",
                                         "丅", "丆", "万", "丈"};

/* `n` pages of w × h points. */
static struct proof pages_of(int n, int w, int h)
{
    char flow[2048] = "<text>一</text>";
    for (int i = 1; i < n; i++) {
        char text[96];
        snprintf(text, sizeof text, "<text break-before='page'>%s</text>", page_texts[i]);
        strcat(flow, text);
    }
    char layout[4096];
    snprintf(layout, sizeof layout, FLOW("%s"), flow);
    struct proof p = proof_on(w, h, layout);
    assert_laid(&p);
    assert_int_equal(p.pages->n, n);
    return p;
}

static void assert_says(struct job *job, const char *part)
{
    const char *said = job_messages(job);
    if (!strstr(said, part))
        fail_msg("%s is not said: %s", part, said);
}

static struct str log_of(struct proof *p, const struct imposing *how)
{
    const struct pages *sheets = impose_pages(&p->sheet.job, p->pages, p->fonts, how);
    assert_non_null(sheets);
    return paint_dump(&p->sheet.job, sheets, &profile_press);
}

/* The pages' characters in the order of drawing, which is from the left or the top; a
 * space before each side of a sheet. */
static const char *order_of(struct job *job, struct str log)
{
    struct strbuf b;
    strbuf_init(&b, job->doc);
    for (struct str rest = log; rest.n;) {
        const int end = str_find(rest, STR("\n"));
        const struct str line = str_trim(str_slice(rest, 0, end));
        rest = str_slice(rest, end + 1, rest.n);
        if (str_starts(line, STR("page ")))
            strbuf_add_char(&b, ' ');
        if (str_starts(line, STR("line ")) || str_starts(line, STR("column ")))
            strbuf_add(&b, str_slice(line, str_find(line, STR("\"")) + 1, line.n - 1));
    }
    return strbuf_str(&b).p;
}

static void assert_order(int n, const struct imposing *how, const char *expected)
{
    struct proof p = pages_of(n, 50, 100);
    assert_string_equal(order_of(&p.sheet.job, log_of(&p, how)), expected);
    proof_end(&p);
}

static const struct imposing two = {.imposition = IMPOSE_TWO};
static const struct imposing booklet = {.imposition = IMPOSE_BOOKLET};

static void test_single_pages_keep_their_order(void **state)
{
    (void)state;
    assert_order(3, &(struct imposing){0}, " 一 丁 丂");
}

static void test_two_go_beside_one_another(void **state)
{
    (void)state;
    assert_order(4, &two, " 一丁 丂七");
    assert_order(3, &two, " 一丁 丂");
    assert_order(4, &(struct imposing){.imposition = IMPOSE_TWO, .binding = BIND_RIGHT},
                 " 丁一 七丂");
}

static void test_a_booklet_begins_with_the_last_and_the_first(void **state)
{
    (void)state;
    assert_order(4, &booklet, " 七一 丁丂");
    assert_order(8, &booklet, " 万一 丁丆 丅丂 七丄");
}

static void test_a_booklet_of_other_counts_has_empty_pages_at_its_end(void **state)
{
    (void)state;
    assert_order(5, &booklet, " 一 丁 丂 七丄");
    assert_order(1, &booklet, " 一 ");
    struct proof p = pages_of(5, 50, 100);
    log_of(&p, &booklet);
    assert_says(&p.sheet.job,
                "the number of pages, 5, is no multiple of 4; empty ones behind them: 3");
    proof_end(&p);
}

static void test_a_booklet_that_is_bound_at_the_right_is_mirrored(void **state)
{
    (void)state;
    assert_order(4,
                 &(struct imposing){.imposition = IMPOSE_BOOKLET, .binding = BIND_RIGHT},
                 " 一七 丂丁");
}

/* Columns go from right to left. */
static void test_pages_in_columns_are_bound_at_the_right(void **state)
{
    (void)state;
    const struct imposing left = {.imposition = IMPOSE_TWO, .binding = BIND_LEFT};
    struct proof p = proof_on(
        50, 100,
        LAYOUT(PALETTE MASTER "<page-sequence master='m' writing-mode='vertical-rl'>"
                              "<text>一</text><text break-before='page'>丁</text>"
                              "</page-sequence>"));
    assert_laid(&p);
    assert_string_equal(order_of(&p.sheet.job, log_of(&p, &two)), " 丁一");
    assert_string_equal(order_of(&p.sheet.job, log_of(&p, &left)), " 一丁");
    proof_end(&p);
}

static void assert_log_has(int n, int w, int h, const struct imposing *how,
                           const char *part)
{
    struct proof p = pages_of(n, w, h);
    const struct str log = log_of(&p, how);
    if (!has(log, part))
        fail_msg("there is no %s in\n%.*s", part, STR_ARG(log));
    proof_end(&p);
}

static void test_the_second_page_begins_where_the_first_ends(void **state)
{
    (void)state;
    assert_log_has(2, 50, 100, &two, "page w=100 h=100\n");
    assert_log_has(2, 50, 100, &two, "clip x=50 y=0 w=50 h=100\n    line x=50 ");
}

static void test_landscape_pages_go_over_one_another(void **state)
{
    (void)state;
    assert_log_has(2, 100, 50, &two, "page w=100 h=100\n");
    assert_log_has(2, 100, 50, &two, "clip x=0 y=50 w=100 h=50\n    line x=0 ");
}

/* The outermost sheet stays; on the next one both pages go to the spine, where what does
 * not fit is cut off. */
static void test_creep_moves_inner_pages_to_the_spine(void **state)
{
    (void)state;
    const struct imposing how = {.imposition = IMPOSE_BOOKLET, .creep = 2 * EMU_PT};
    assert_log_has(8, 50, 100, &how, "clip x=50 y=0 w=50 h=100\n    line x=50 ");
    assert_log_has(8, 50, 100, &how, "clip x=0 y=0 w=50 h=100\n    line x=2 ");
    assert_log_has(8, 50, 100, &how, "clip x=50 y=0 w=50 h=100\n    line x=48 ");
}

static void test_a_booklet_is_marked_where_it_is_folded(void **state)
{
    (void)state;
    const struct imposing how = {.imposition = IMPOSE_BOOKLET, .marks = MARKS_CUT};
    /* 12 mm of paper, and 50 points */
    assert_log_has(4, 50, 100, &how, "dash=2.835 gap=2.835 \"M 84.016 34.016 L 84.016 ");
}

static void test_pages_of_several_sizes_do_not_go_together(void **state)
{
    (void)state;
    struct proof p = pages_of(2, 50, 100);
    struct page *pages = ARENA_ARRAY(p.sheet.job.doc, struct page, 2);
    struct pages mixed = *p.pages;
    memcpy(pages, mixed.pages, 2 * sizeof *pages);
    pages[1].h += EMU_MM;
    mixed.pages = pages;
    assert_null(impose_pages(&p.sheet.job, &mixed, p.fonts, &two));
    assert_says(&p.sheet.job, "page 2 is 17.64 × 36.28 mm, but the first one 17.64 × "
                              "35.28 mm; they do not go on one sheet");
    proof_end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_single_pages_keep_their_order),
        cmocka_unit_test(test_two_go_beside_one_another),
        cmocka_unit_test(test_a_booklet_begins_with_the_last_and_the_first),
        cmocka_unit_test(test_a_booklet_of_other_counts_has_empty_pages_at_its_end),
        cmocka_unit_test(test_a_booklet_that_is_bound_at_the_right_is_mirrored),
        cmocka_unit_test(test_pages_in_columns_are_bound_at_the_right),
        cmocka_unit_test(test_the_second_page_begins_where_the_first_ends),
        cmocka_unit_test(test_landscape_pages_go_over_one_another),
        cmocka_unit_test(test_creep_moves_inner_pages_to_the_spine),
        cmocka_unit_test(test_a_booklet_is_marked_where_it_is_folded),
        cmocka_unit_test(test_pages_of_several_sizes_do_not_go_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
