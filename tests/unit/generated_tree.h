/* Trees of any boxes, generated: stacks, frames, grids, columns, lists and tables in each
 * other, with all that a style may say of room and breaks. */
#ifndef GAIYO_TESTS_GENERATED_TREE_H
#define GAIYO_TESTS_GENERATED_TREE_H

#include "generated.h"
#include "generated_parts.h"

enum { DEEPEST = 3 };

/* Whether what is made breaks nowhere but at the end of its room: without forced breaks
 * and columns. */
static bool only_soft_breaks;

/* Whether what is made stands in a box that is fitted: none may stand in another. */
static bool in_fit;

static inline const struct box *make_any(struct maker *m, int depth);

static inline struct list make_kids(struct maker *m, int depth)
{
    struct list kids = kids_new(m);
    for (int i = 1 + up_to(&m->chance, 4); i; i--)
        add_kid(&kids, make_any(m, depth + 1));
    return kids;
}

static inline struct style *style_of(struct maker *m, struct box *box)
{
    struct style *style = make_style(m);
    box->style = style;
    return style;
}

/* Everything that a box may have around it and about breaks. */
static inline void decorate(struct maker *m, struct box *box)
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
    style->margin_top = one_in(c, 4) ? up_to(c, 9 * EMU_PT) : 0;
    style->margin_bottom = one_in(c, 4) ? up_to(c, 9 * EMU_PT) : 0;
    style->break_before = one_in(c, 8) ? (enum break_rule)(1 + up_to(c, 2)) : BREAK_AUTO;
    style->break_after = one_in(c, 8) ? (enum break_rule)(1 + up_to(c, 2)) : BREAK_AUTO;
    style->break_inside = one_in(c, 4) ? BREAK_AVOID : BREAK_AUTO;
    style->column_fill = one_in(c, 2) ? FILL_BALANCE : FILL_AUTO;
    if (only_soft_breaks && style->break_before == BREAK_PAGE)
        style->break_before = BREAK_AVOID;
    if (only_soft_breaks && style->break_after == BREAK_PAGE)
        style->break_after = BREAK_AVOID;
}

static inline void give_tracks(struct maker *m, struct box *box)
{
    const int n = 1 + up_to(&m->chance, 2);
    struct track *tracks = ARENA_ARRAY(m->job->doc, struct track, n);
    for (int i = 0; i < n; i++)
        tracks[i] = (struct track){TRACK_FRACTION, 500 + up_to(&m->chance, 1000)};
    box->tracks.columns = tracks;
    box->tracks.n_columns = n;
}

static inline void give_heading(struct maker *m, struct box *frame)
{
    struct list kids = kids_new(m);
    add_kid(&kids, make_text(m, 1));
    frame->frame.heading = make_box(m, BOX_FRAME, &kids);
    frame->frame.form = (enum heading_form)up_to(&m->chance, 3);
    frame->frame.inset = up_to(&m->chance, 5 * EMU_PT);
}

/* Cells over rows and columns that fill a group of n_rows × n_columns; what may be seen
 * again on the next page is made so. */
static inline struct box *make_wild_group(struct maker *m, int n_columns, int n_rows)
{
    enum { MOST_PLACES = 64 };
    bool taken[MOST_PLACES] = {false};
    struct list rows = kids_new(m);
    for (int r = 0; r < n_rows; r++) {
        struct list cells = kids_new(m);
        for (int c = 0; c < n_columns; c++) {
            int colspan = 1;
            if (taken[r * n_columns + c])
                continue;
            while (c + colspan < n_columns && !taken[r * n_columns + c + colspan] &&
                   one_in(&m->chance, 4))
                colspan++;
            const int rowspan =
                one_in(&m->chance, 4) ? 1 + up_to(&m->chance, n_rows - r) : 1;
            for (int i = r; i < r + rowspan; i++)
                for (int k = c; k < c + colspan; k++)
                    taken[i * n_columns + k] = true;
            m->repeating = rowspan > 1;
            struct box *cell = (struct box *)make_cell(m, colspan, rowspan);
            struct style *style = make_style(m);
            style->vertical_align = (enum vertical_align)up_to(&m->chance, 4);
            style->padding[SIDE_TOP] = up_to(&m->chance, 3 * EMU_PT);
            style->padding[SIDE_LEFT] = up_to(&m->chance, 3 * EMU_PT);
            cell->style = style;
            add_kid(&cells, cell);
        }
        add_kid(&rows, make_box(m, BOX_ROW, &cells));
    }
    m->repeating = false;
    return make_box(m, BOX_ROW_GROUP, &rows);
}

/* A group of plain rows that are repeated: a head, a foot, or a label of a group. */
static inline const struct box *make_repeated(struct maker *m, int n_columns, bool foot)
{
    struct box *group = (struct box *)make_group(m, n_columns, 1, true);
    group->group.head = !foot;
    group->group.foot = foot;
    group->group.once = one_in(&m->chance, 3);
    return group;
}

/* A table of groups, the first row of some being their label. */
static inline const struct box *make_wild_table(struct maker *m)
{
    static const struct track tracks[] = {
        {TRACK_FRACTION, 1000}, {TRACK_AUTO, 0}, {TRACK_FRACTION, 700}};
    const int n_columns = 1 + up_to(&m->chance, 3);
    struct list groups = kids_new(m);
    if (one_in(&m->chance, 2))
        add_kid(&groups, make_repeated(m, n_columns, false));
    for (int i = 1 + up_to(&m->chance, 3); i; i--) {
        struct box *group = make_wild_group(m, n_columns, 1 + up_to(&m->chance, 5));
        if (one_in(&m->chance, 3)) {
            struct list rows = kids_new(m);
            m->repeating = true;
            struct box *label = (struct box *)make_row(m, 0, n_columns, false, NULL);
            m->repeating = false;
            label->row.label = true;
            add_kid(&rows, label);
            for (int r = 0; r < group->n; r++)
                add_kid(&rows, group->kids[r]);
            group->kids = list_array(&rows, m->job->doc);
            group->n = rows.n;
        }
        add_kid(&groups, group);
    }
    if (one_in(&m->chance, 3))
        add_kid(&groups, make_repeated(m, n_columns, true));
    struct box *table = make_box(m, BOX_TABLE, &groups);
    table->tracks.columns = tracks;
    table->tracks.n_columns = n_columns;
    ((struct style *)table->style)->flex_grow = one_in(&m->chance, 2) ? 1000 : 0;
    return table;
}

static inline const struct box *make_list(struct maker *m, int depth)
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

/* A text, perhaps spread over a width; or a chart or outline. */
static inline const struct box *make_leaf(struct maker *m)
{
    if (one_in(&m->chance, 8))
        return one_in(&m->chance, 2) ? make_outline(m) : make_chart(m);
    const struct box *text = make_text(m, 1 + up_to(&m->chance, 5));
    if (one_in(&m->chance, 10))
        ((struct style *)text->style)->jidori = up_to(&m->chance, 90 * EMU_PT);
    return text;
}

static inline const struct box *make_fitted(struct maker *m, int depth)
{
    const bool inside = in_fit;
    in_fit = true;
    const struct list kids = make_kids(m, depth);
    in_fit = inside;
    return inside ? make_box(m, BOX_STACK, &kids) : make_fit(m, &kids);
}

static inline const struct box *make_any(struct maker *m, int depth)
{
    static const enum box_kind kinds[] = {BOX_STACK, BOX_FRAME, BOX_GRID, BOX_COLUMNS,
                                          BOX_LIST,  BOX_TABLE, BOX_FIT};
    if (depth >= DEEPEST || one_in(&m->chance, 3))
        return make_leaf(m);
    enum box_kind kind = kinds[up_to(&m->chance, 7)];
    if (kind == BOX_COLUMNS && only_soft_breaks)
        kind = BOX_STACK;
    if (kind == BOX_FIT)
        return make_fitted(m, depth);
    if (kind == BOX_LIST)
        return make_list(m, depth);
    if (kind == BOX_TABLE)
        return make_wild_table(m);
    const struct list kids = make_kids(m, depth);
    struct box *box = make_box(m, kind, &kids);
    decorate(m, box);
    if (kind == BOX_GRID || kind == BOX_COLUMNS)
        give_tracks(m, box);
    if (kind == BOX_FRAME && one_in(&m->chance, 3))
        give_heading(m, box);
    return box;
}

#endif
