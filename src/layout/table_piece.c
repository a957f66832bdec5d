#include "layout/table.h"

#include "base/arena.h"
#include "base/job.h"

/* What stands in the place of a cell in one region. A cell in one row stands there once,
 * and where the row is cut it goes on behind the cut. A cell over several rows is a label
 * that is set again in each region that its rows reach into, so that it stands over them
 * there; only one that is higher than a whole region goes on from one to the next. */

int table_cell_beginning(const struct table_part *part, int i, int column)
{
    const struct table_plan *plan = part->plan;
    const int index = table_cell_at(plan, part->rows[i], column);
    if (index < 0 || plan->cells[index].column != column)
        return -1;
    const bool goes_on = i && table_cell_at(plan, part->rows[i - 1], column) == index;
    return goes_on ? -1 : index;
}

int table_row_of(const struct table_part *part, int i, int cell)
{
    if (cell < 0)
        return -1;
    while (i && part->rows[i - 1] >= part->plan->cells[cell].row &&
           part->rows[i - 1] == part->rows[i] - 1)
        i--;
    return i;
}

/* How many rows of the part, from `i` on, the cell covers. */
static int rows_covered(const struct table_part *part, int i, const struct table_cell *c)
{
    int n = 0;
    while (i + n < part->n && part->rows[i + n] >= c->row &&
           part->rows[i + n] < c->row + c->rowspan)
        n++;
    return n;
}

/* Where a cell that begins in row `i` of the part is set again, or is the label of a
 * group that goes on, it may say so. */
static const struct box *box_of(const struct table_part *part, int i,
                                const struct table_cell *c)
{
    const bool label = i >= part->body && i < part->body + part->n_labels;
    const bool goes_on = c->row < part->rows[i] || label;
    return goes_on && c->box->cell.continued ? c->box->cell.continued : c->box;
}

/* What is left of a cell that was begun in the region before. */
static const struct rest *find_left(const struct table_part *part, int i,
                                    const struct table_cell *c)
{
    const int first = part->body + part->n_labels;
    const struct rest *left = part->begun;
    if (i < part->body || i > first || first == part->foot ||
        part->rows[first] >= c->row + c->rowspan)
        return NULL;
    while (left && left->index != c->column)
        left = left->beside;
    return left;
}

struct table_piece table_piece(struct lay *lay, const struct table_part *part, int i,
                               int cell)
{
    const struct table_plan *plan = part->plan;
    const struct table_cell *c = &plan->cells[cell];
    struct table_piece p = {.cell = c, .box = c->box};
    p.w = plan->xs[c->column + c->colspan] - plan->xs[c->column];
    p.n = rows_covered(part, i, c);
    p.left = find_left(part, i, c);
    const int last = part->rows[i + p.n - 1];
    p.goes_on = i >= part->body && i + p.n == part->foot &&
                (part->cut || last < c->row + c->rowspan - 1);
    p.flows = p.left || (p.goes_on && (c->rowspan == 1 ||
                                       layout_natural(lay, c->box, p.w)->h > part->full));
    if (!p.flows)
        p.box = box_of(part, i, c);
    else if (p.left && !p.left->inner && c->box->cell.continued)
        p.box = c->box->cell.continued;
    return p;
}

/* All of the cell has been set; nothing is in its place but that it goes on. */
static bool is_finished(const struct table_piece *p)
{
    return p->left && !p->left->inner;
}

emu table_piece_need(struct lay *lay, const struct table_piece *p)
{
    const struct space space = {p->w, UNBOUNDED, UNBOUNDED, false, 0};
    if (is_finished(p) && p->box == p->cell->box)
        return 0;
    if (p->flows && p->goes_on && !is_finished(p))
        return 0;
    return p->left && p->left->inner
               ? layout_box(lay, p->box, space, p->left->inner).frag->h
               : layout_natural(lay, p->box, p->w)->h;
}

/* The cell's fill. */
static const struct frag *blank(struct lay *lay, const struct box *box, emu w, emu h)
{
    struct group group = group_new(lay);
    if (box->style->has_background)
        group_add(&group, frag_fill(lay, w, h, box->style->background, 0), 0, 0);
    return group_finish(&group, box, w, h);
}

static void leave(struct lay *lay, const struct table_piece *p, const struct rest *inner,
                  const struct rest **left)
{
    struct rest *cell = ARENA_NEW(lay->job->doc, struct rest);
    *cell = (struct rest){p->cell->column, inner, *left};
    *left = cell;
}

/* As much of it as there is room for in this region. */
static const struct frag *lay_part(struct lay *lay, const struct table_part *part, int i,
                                   const struct table_piece *p, emu h,
                                   const struct rest **left)
{
    const struct rest *from = p->left ? p->left->inner : NULL;
    const emu above = part->ys[i + p->n - 1] - part->ys[i];
    const struct space space = {p->w, part->cut ? above + part->room : h, part->full,
                                true, h};
    const struct outcome out = layout_box(lay, p->box, space, from);
    if (out.frag) {
        leave(lay, p, out.rest, left);
        return out.frag;
    }
    leave(lay, p, from ? from : rest_new(lay, 0, NULL), left);
    return blank(lay, p->box, p->w, h);
}

const struct frag *table_piece_lay(struct lay *lay, const struct table_part *part, int i,
                                   const struct table_piece *p, emu h,
                                   const struct rest **left)
{
    if (is_finished(p)) {
        if (p->goes_on)
            leave(lay, p, NULL, left);
        return p->box == p->cell->box ? blank(lay, p->box, p->w, h)
                                      : layout_filled(lay, p->box, p->w, h);
    }
    if (p->flows && p->goes_on)
        return lay_part(lay, part, i, p, h, left);
    if (!p->left)
        return layout_filled(lay, p->box, p->w, h);
    const struct space rest = {p->w, UNBOUNDED, UNBOUNDED, false, h};
    return layout_box(lay, p->box, rest, p->left->inner).frag;
}
