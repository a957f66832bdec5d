/* What holds for any tree of boxes, generated from fixed seeds. */
#include "generated.h"

enum { TREE_CASES = 200, DEEPEST = 3 };

static const struct box *make_any(struct maker *m, int depth);

static struct list make_kids(struct maker *m, int depth)
{
    struct list kids = kids_new(m);
    for (int i = 1 + up_to(&m->chance, 4); i; i--)
        add_kid(&kids, make_any(m, depth + 1));
    return kids;
}

static struct style *style_of(struct maker *m, struct box *box)
{
    struct style *style = make_style(m);
    box->style = style;
    return style;
}

/* Everything that a box may have around it and about breaks. */
static void decorate(struct maker *m, struct box *box)
{
    struct chance *c = &m->chance;
    struct style *style = style_of(m, box);
    for (int i = 0; i < SIDES; i++) {
        style->padding[i] = one_in(c, 2) ? 0 : up_to(c, 4 * EMU_PT);
        style->border[i].width = one_in(c, 4) ? EMU_PT : 0;
    }
    style->row_gap = up_to(c, 5 * EMU_PT);
    style->column_gap = up_to(c, 5 * EMU_PT);
    style->has_background = one_in(c, 3);
    style->height = one_in(c, 6) ? up_to(c, 40 * EMU_PT) : 0;
    style->vertical_align = (enum vertical_align)up_to(c, 3);
    style->justify_content = (enum justify_content)up_to(c, 4);
    style->flex_grow = one_in(c, 2) ? 0 : up_to(c, 3000);
    style->break_before = one_in(c, 8) ? (enum break_rule)(1 + up_to(c, 2)) : BREAK_AUTO;
    style->break_after = one_in(c, 8) ? (enum break_rule)(1 + up_to(c, 2)) : BREAK_AUTO;
    style->break_inside = one_in(c, 4) ? BREAK_AVOID : BREAK_AUTO;
    style->column_fill = one_in(c, 2) ? FILL_BALANCE : FILL_AUTO;
}

static void give_tracks(struct maker *m, struct box *box)
{
    const int n = 1 + up_to(&m->chance, 2);
    struct track *tracks = ARENA_ARRAY(m->job->doc, struct track, n);
    for (int i = 0; i < n; i++)
        tracks[i] = (struct track){TRACK_FRACTION, 500 + up_to(&m->chance, 1000)};
    box->tracks.columns = tracks;
    box->tracks.n_columns = n;
}

static void give_heading(struct maker *m, struct box *frame)
{
    struct list kids = kids_new(m);
    add_kid(&kids, make_text(m, 1));
    frame->frame.heading = make_box(m, BOX_FRAME, &kids);
    frame->frame.form = (enum heading_form)up_to(&m->chance, 3);
    frame->frame.inset = up_to(&m->chance, 5 * EMU_PT);
}

/* A table that fits wherever its words do. */
static const struct box *make_plain_table(struct maker *m)
{
    static const struct track tracks[] = {{TRACK_AUTO, 0}, {TRACK_FRACTION, 1000}};
    struct list groups = kids_new(m);
    if (one_in(&m->chance, 2))
        add_kid(&groups, make_group(m, 2, 1, true));
    for (int i = 1 + up_to(&m->chance, 3); i; i--)
        add_kid(&groups, make_group(m, 2, 1 + up_to(&m->chance, 4), false));
    struct box *table = make_box(m, BOX_TABLE, &groups);
    table->tracks.columns = tracks;
    table->tracks.n_columns = 2;
    return table;
}

static const struct box *make_list(struct maker *m, int depth)
{
    struct list items = kids_new(m);
    for (int i = 1 + up_to(&m->chance, 3); i; i--) {
        const struct list kids = make_kids(m, depth + 1);
        struct box *item = make_box(m, BOX_ITEM, &kids);
        struct box *label = make_box(m, BOX_TEXT, NULL);
        struct run *run = ARENA_NEW(m->job->doc, struct run);
        *run = (struct run){.kind = RUN_TEXT, .text = STR("・"), .style = label->style};
        label->text.runs = run;
        label->text.n = 1;
        add_to_texts(m, label);
        item->item.label = label;
        add_kid(&items, item);
    }
    return make_box(m, BOX_LIST, &items);
}

static const struct box *make_any(struct maker *m, int depth)
{
    static const enum box_kind kinds[] = {BOX_STACK,   BOX_FRAME, BOX_GRID,
                                          BOX_COLUMNS, BOX_LIST,  BOX_TABLE};
    if (depth >= DEEPEST || one_in(&m->chance, 3))
        return make_text(m, 1 + up_to(&m->chance, 5));
    const enum box_kind kind = kinds[up_to(&m->chance, 6)];
    if (kind == BOX_LIST)
        return make_list(m, depth);
    if (kind == BOX_TABLE)
        return make_plain_table(m);
    const struct list kids = make_kids(m, depth);
    struct box *box = make_box(m, kind, &kids);
    decorate(m, box);
    if (kind == BOX_GRID || kind == BOX_COLUMNS)
        give_tracks(m, box);
    if (kind == BOX_FRAME && one_in(&m->chance, 3))
        give_heading(m, box);
    return box;
}

static void test_nothing_of_any_boxes_is_lost(void **state)
{
    (void)state;
    int laid = 0;
    for (uint32_t seed = 1; seed <= TREE_CASES; seed++) {
        struct job job = job_begin();
        struct maker m = maker_new(&job, open_fonts(&job), seed);
        const struct list kids = make_kids(&m, 0);
        struct box *flow = make_box(&m, BOX_STACK, &kids);
        const emu w = (400 + up_to(&m.chance, 200)) * EMU_PT;
        const emu h = (60 + up_to(&m.chance, 300)) * EMU_PT;
        const enum page_fill fill = (enum page_fill)up_to(&m.chance, 3);
        const struct pages *pages = lay_out(&m, flow, w, h, fill);
        if (pages) {
            laid++;
            check_texts(&m, pages);
            for (int i = 0; i < pages->n; i++)
                check_inside(pages->pages[i].content, 0, 0, &pages->pages[i]);
        } else {
            assert_true(diags_failed(job.diags));
        }
        job_end(&job);
    }
    assert_true(laid > TREE_CASES / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_of_any_boxes_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
