#include "layout/table.h"

#include <stddef.h>

/* The thicker of two borders; the one that was there first on a tie. */
static void challenge(struct border *winner, struct border border)
{
    if (border.width > winner->width)
        *winner = border;
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
static struct border cell_border(const struct table_part *part, int cell, enum side side)
{
    if (cell < 0)
        return (struct border){0};
    const struct box *box = part->plan->cells[cell].box;
    if (box->orthogonal)
        side = side_outside(box->style->writing_mode, side);
    return box->style->border[side];
}

/* The border on the line above row `i` (below the last one for i == n), in one column. */
static struct border horizontal(const struct table_part *part, int i, int column)
{
    const int above = cell_of(part, i - 1, column), below = cell_of(part, i, column);
    const struct table_row *over = i > 0 ? row_of(part, i - 1) : NULL;
    const struct table_row *under = i < part->n ? row_of(part, i) : NULL;
    const struct style *table = part->plan->box->style;
    struct border w = {0};
    if (above >= 0 && above == below)
        return w;
    challenge(&w, cell_border(part, above, SIDE_BOTTOM));
    challenge(&w, cell_border(part, below, SIDE_TOP));
    if (over)
        challenge(&w, over->box->style->border[SIDE_BOTTOM]);
    if (under)
        challenge(&w, under->box->style->border[SIDE_TOP]);
    const bool group_ends = !over || !under || over->group != under->group;
    if (over && group_ends)
        challenge(&w, over->group->style->border[SIDE_BOTTOM]);
    if (under && group_ends)
        challenge(&w, under->group->style->border[SIDE_TOP]);
    if (!over)
        challenge(&w, table->border[SIDE_TOP]);
    if (!under)
        challenge(&w, table->border[SIDE_BOTTOM]);
    return w;
}

/* The border on the line left of `column` (right of the last one for column == n), in one
 * row. */
static struct border vertical(const struct table_part *part, int i, int column)
{
    const int left = cell_of(part, i, column - 1), right = cell_of(part, i, column);
    const struct style *table = part->plan->box->style;
    struct border w = {0};
    if (left >= 0 && left == right)
        return w;
    challenge(&w, cell_border(part, left, SIDE_RIGHT));
    challenge(&w, cell_border(part, right, SIDE_LEFT));
    if (column == 0)
        challenge(&w, table->border[SIDE_LEFT]);
    if (column == part->plan->n_columns)
        challenge(&w, table->border[SIDE_RIGHT]);
    return w;
}

static bool same(struct border a, struct border b)
{
    return a.width == b.width && same_color(a.color, b.color);
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
        const struct border border = horizontal(part, i, from);
        for (to = from + 1; to < plan->n_columns && same(horizontal(part, i, to), border);
             to++)
            ;
        if (border.width)
            group_add(group,
                      frag_fill(group->lay, plan->xs[to] - plan->xs[from], border.width,
                                border.color, 0),
                      plan->xs[from], part->ys[i] + offset_of(i, part->n, border.width));
    }
}

static void draw_vertical(struct group *group, const struct table_part *part, int column)
{
    for (int from = 0, to; from < part->n; from = to) {
        const struct border border = vertical(part, from, column);
        for (to = from + 1; to < part->n && same(vertical(part, to, column), border);
             to++)
            ;
        if (border.width)
            group_add(group,
                      frag_fill(group->lay, border.width, part->ys[to] - part->ys[from],
                                border.color, 0),
                      part->plan->xs[column] +
                          offset_of(column, part->plan->n_columns, border.width),
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
