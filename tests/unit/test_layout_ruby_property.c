/* What holds for any readings: texts with mono, group and jukugo ruby are generated from
 * fixed seeds and laid out in lines of all lengths. */
#include "generated.h"

enum { CASES = 200, EM = 10 * EMU_PT };

/* --- texts with readings -------------------------------------------------------- */

static struct str make_kana(struct maker *m, int n)
{
    struct strbuf b;
    strbuf_init(&b, m->job->doc);
    while (n--)
        utf8_add(&b, 0x3042 + 2 * up_to(&m->chance, 5));
    return strbuf_str(&b);
}

static struct str make_kanji(struct maker *m, int n)
{
    struct strbuf b;
    strbuf_init(&b, m->job->doc);
    while (n--)
        utf8_add(&b, 0x4E00 + up_to(&m->chance, 20));
    return strbuf_str(&b);
}

static const struct ruby *make_ruby(struct maker *m, int word)
{
    struct style *style = make_style(m);
    style->font_size = EM / 2;
    style->text_align = TEXT_START;
    style->no_ruby_overhang = one_in(&m->chance, 6);
    struct box *box = make_box(m, BOX_TEXT, NULL);
    box->style = style;
    struct run *run = ARENA_NEW(m->job->doc, struct run);
    *run = (struct run){
        .kind = RUN_TEXT, .text = make_kana(m, 1 + up_to(&m->chance, 5)), .style = style};
    box->text.runs = run;
    box->text.n = 1;
    add_to_texts(m, box);
    struct ruby *ruby = ARENA_NEW(m->job->doc, struct ruby);
    *ruby = (struct ruby){box, word};
    return ruby;
}

static void add_run(struct list *runs, const struct box *box, struct str text,
                    const struct ruby *ruby)
{
    *(struct run *)list_add(runs) =
        (struct run){.kind = RUN_TEXT, .text = text, .style = box->style, .ruby = ruby};
}

static void add_word(struct maker *m, struct list *runs, const struct box *box, int word)
{
    const bool compound = one_in(&m->chance, 2);
    for (int n = compound ? 1 + up_to(&m->chance, 4) : 1; n; n--)
        add_run(runs, box, make_kanji(m, compound ? 1 : 1 + up_to(&m->chance, 3)),
                make_ruby(m, compound ? word : 0));
}

static const struct box *make_read_text(struct maker *m)
{
    struct box *box = make_box(m, BOX_TEXT, NULL);
    struct list runs = list_of(m->job->doc, sizeof(struct run));
    for (int i = 1; i < 12; i++) {
        add_run(&runs, box, one_in(&m->chance, 2) ? make_prose(m, 2) : make_kana(m, 1),
                NULL);
        add_word(m, &runs, box, i);
    }
    box->text.runs = list_array(&runs, m->job->doc);
    box->text.n = runs.n;
    add_to_texts(m, box);
    return box;
}

/* --- asking --------------------------------------------------------------------- */

/* The left and right end of what a fragment sets. */
static void ends_of(const struct found *f, emu *left, emu *right)
{
    const struct glyph_run *first = f->frag->line.runs;
    const struct glyph_run *last = &first[f->frag->line.n - 1];
    *left = f->x + first->x + first->glyphs[0].x;
    *right = f->x + last->x + last->glyphs[last->n - 1].x + last->size;
}

static bool is_reading(const struct found *f)
{
    return f->frag->line.runs->size == EM / 2;
}

/* Readings of one line, which follow one another, do not touch but for those of one word
 * or of neighbours, which may stand side by side; and all stand within the line. */
static void check_readings(const struct list *lines, emu w)
{
    const struct found *before = NULL;
    for (int i = 0; i < lines->n; i++) {
        const struct found *line = list_at(lines, i);
        emu left, right, end;
        if (!line->frag->line.n || !is_reading(line))
            continue;
        ends_of(line, &left, &right);
        assert_true(left >= 0 && right <= w + 1);
        if (before && before->page == line->page && before->y == line->y) {
            ends_of(before, &end, &end);
            assert_true(left >= end);
        }
        before = line;
    }
}

static int count_lines(const struct list *lines, int index)
{
    int n = 0;
    for (int i = 0; i < lines->n; i++)
        n += ((const struct found *)list_at(lines, i))->index == index;
    return n;
}

static void test_readings_stand_in_their_lines_and_apart(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= CASES; seed++) {
        struct job job = job_begin();
        struct maker m = maker_new(&job, open_fonts(&job), seed);
        struct list kids = kids_new(&m);
        add_kid(&kids, make_read_text(&m));
        const emu w = (60 + up_to(&m.chance, 140)) * EMU_PT + up_to(&m.chance, EMU_PT);
        const emu h = (60 + up_to(&m.chance, 120)) * EMU_PT;
        const struct pages *pages =
            lay_out(&m, make_box(&m, BOX_STACK, &kids), w, h, PAGE_FILL_NO);
        /* that every character is on a page once, layout has checked itself */
        assert_string_equal(job_messages(&job), "");
        assert_non_null(pages);
        const struct list lines = lines_found(&job, pages);
        check_readings(&lines, w);
        check_texts(&m, pages);
        for (int i = 0; i < m.texts.n - 1; i++)
            assert_int_equal(count_lines(&lines, i), 1);
        job_end(&job);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_readings_stand_in_their_lines_and_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
