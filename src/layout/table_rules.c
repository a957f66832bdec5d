#include "layout/table.h"

#include <stddef.h>

/* The borders that meet on one segment of a grid line. */
struct meeting {
    const struct border *thickest; /* the one that was there first on a tie */
    bool hidden;
};

static const struct border no_border;

static void add_border(struct meeting *m, const struct style *style, enum side side)
{
    if (!style)
        return;
    m->hidden |= style->border_hidden[side];
    if (style->border[side].width > m->thickest->width)
        m->thickest = &style->border[side];
}

static const struct border *border_of(const struct meeting *m)
{
    return m->hidden ? &no_border : m->thickest;
}

static const struct table_row *row_of(const struct table_part *part, int i)
{
    return &part->plan->rows[part->rows[i]];
}

/* Index of the cell at row `i` of the part, -1 outside or where there is none. */
static int cell_of(const struct table_part *part, int i, int column)
{
    if (i < 0 || i >= part->n || column < 0 || column >= part->plan->n_columns)
        return -1;
    return table_cell_at(part->plan, part->rows[i], column);
}

/* Which side of what is written in the given direction lies on the side of what it stands
 * in, which is not written so. */
static enum side side_outside(enum writing_mode mode, enum side side)
{
    static const enum side vertical[SIDES] = {SIDE_LEFT, SIDE_TOP, SIDE_RIGHT,
                                              SIDE_BOTTOM};
    static const enum side horizontal[SIDES] = {SIDE_RIGHT, SIDE_BOTTOM, SIDE_LEFT,
                                                SIDE_TOP};
    return mode == VERTICAL_RL ? vertical[side] : horizontal[side];
}

/* A cell's border on the table's side. */
static void add_cell_border(struct meeting *m, const struct table_part *part, int cell,
                            enum side side)
{
    if (cell < 0)
        return;
    const struct box *box = part->plan->cells[cell].box;
    add_border(m, box->style,
               box->orthogonal ? side_outside(box->style->writing_mode, side) : side);
}

/* The group of columns that `column` is in; NULL: none. */
static const struct column_group *column_group(const struct table_part *part, int column)
{
    const struct column_groups *groups = part->plan->box->tracks.groups;
    for (int i = 0; groups && i < groups->n; i++)
        if (column >= groups->list[i].first &&
            column < groups->list[i].first + groups->list[i].n)
            return &groups->list[i];
    return NULL;
}

/* The border on the line above row `i` (below the last one for i == n), in one column. */
static const struct border *horizontal(const struct table_part *part, int i, int column)
{
    const int above = cell_of(part, i - 1, column), below = cell_of(part, i, column);
    const struct table_row *over = i > 0 ? row_of(part, i - 1) : NULL;
    const struct table_row *under = i < part->n ? row_of(part, i) : NULL;
    const struct column_group *columns = column_group(part, column);
    struct meeting m = {&no_border, false};
    if (above >= 0 && above == below)
        return &no_border;
    add_cell_border(&m, part, above, SIDE_BOTTOM);
    add_cell_border(&m, part, below, SIDE_TOP);
    add_border(&m, over ? over->box->style : NULL, SIDE_BOTTOM);
    add_border(&m, under ? under->box->style : NULL, SIDE_TOP);
    const bool group_ends = !over || !under || over->group != under->group;
    add_border(&m, over && group_ends ? over->group->style : NULL, SIDE_BOTTOM);
    add_border(&m, under && group_ends ? under->group->style : NULL, SIDE_TOP);
    add_border(&m, columns && !over ? columns->style : NULL, SIDE_TOP);
    add_border(&m, columns && !under ? columns->style : NULL, SIDE_BOTTOM);
    add_border(&m, !over ? part->plan->box->style : NULL, SIDE_TOP);
    add_border(&m, !under ? part->plan->box->style : NULL, SIDE_BOTTOM);
    return border_of(&m);
}

/* The border on the line left of `column` (right of the last one for column == n), in one
 * row. */
static const struct border *vertical(const struct table_part *part, int i, int column)
{
    const int last = part->plan->n_columns;
    const int left = cell_of(part, i, column - 1), right = cell_of(part, i, column);
    const struct column_group *before = column ? column_group(part, column - 1) : NULL;
    const struct column_group *after = column < last ? column_group(part, column) : NULL;
    struct meeting m = {&no_border, false};
    if (left >= 0 && left == right)
        return &no_border;
    add_cell_border(&m, part, left, SIDE_RIGHT);
    add_cell_border(&m, part, right, SIDE_LEFT);
    for (int outer = 0; outer < 2; outer++) {
        const enum side side = outer ? SIDE_RIGHT : SIDE_LEFT;
        if (column != (outer ? last : 0))
            continue;
        add_border(&m, row_of(part, i)->box->style, side);
        add_border(&m, row_of(part, i)->group->style, side);
        add_border(&m, part->plan->box->style, side);
    }
    add_border(&m, before && before != after ? before->style : NULL, SIDE_RIGHT);
    add_border(&m, after && before != after ? after->style : NULL, SIDE_LEFT);
    return border_of(&m);
}

static bool same(const struct border *a, const struct border *b)
{
    return a == b || (a->width == b->width && same_color(a->color, b->color));
}

/* A rule lies astride its grid line; on the table's edges inside them. */
static emu offset_of(int line, int last, emu width)
{
    if (line == 0)
        return 0;
    return line == last ? -width : -width / 2;
}

/* Each line: segments that are alike and follow one another become one rule. */
static void draw_horizontal(struct group *group, const struct table_part *part, int i)
{
    const struct table_plan *plan = part->plan;
    for (int from = 0, to; from < plan->n_columns; from = to) {
        const struct border *border = horizontal(part, i, from);
        for (to = from + 1; to < plan->n_columns && same(horizontal(part, i, to), border);
             to++)
            ;
        if (border->width)
            group_add(group,
                      frag_fill(group->lay, plan->xs[to] - plan->xs[from], border->width,
                                border->color, 0),
                      plan->xs[from], part->ys[i] + offset_of(i, part->n, border->width));
    }
}

static void draw_vertical(struct group *group, const struct table_part *part, int column)
{
    for (int from = 0, to; from < part->n; from = to) {
        const struct border *border = vertical(part, from, column);
        for (to = from + 1; to < part->n && same(vertical(part, to, column), border);
             to++)
            ;
        if (border->width)
            group_add(group,
                      frag_fill(group->lay, border->width, part->ys[to] - part->ys[from],
                                border->color, 0),
                      part->plan->xs[column] +
                          offset_of(column, part->plan->n_columns, border->width),
                      part->ys[from]);
    }
}

void table_draw_rules(struct group *group, const struct table_part *part)
{
    for (int column = 0; column <= part->plan->n_columns; column++)
        draw_vertical(group, part, column);
    for (int i = 0; i <= part->n; i++)
        draw_horizontal(group, part, i);
}
