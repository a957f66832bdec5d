#include "compose/composing.h"

#include "base/arena.h"
#include "base/job.h"

/* Padding, borders, fill and a size of its own around boxes that lay out nothing but
 * their contents: a stack stands around them that has them. */

static bool has_padding(const struct style *s)
{
    return s->padding[SIDE_TOP] || s->padding[SIDE_RIGHT] || s->padding[SIDE_BOTTOM] ||
           s->padding[SIDE_LEFT];
}

static bool has_border(const struct style *s)
{
    return s->border[SIDE_TOP].width || s->border[SIDE_RIGHT].width ||
           s->border[SIDE_BOTTOM].width || s->border[SIDE_LEFT].width;
}

static bool is_decorated(const struct style *s)
{
    return s->has_background || has_border(s) || s->shadow.is_there ||
           s->shape.kind != SHAPE_RECTANGLE;
}

/* The borders and the fill of a table are its rules; a grid draws its own. */
static bool decorates_itself(enum box_kind kind)
{
    return kind == BOX_TABLE || kind == BOX_GRID;
}

static bool needs_stack(const struct box *box)
{
    const struct style *s = box->style;
    if (box->kind != BOX_GRID && box->kind != BOX_TABLE && box->kind != BOX_LIST &&
        box->kind != BOX_COLUMNS)
        return false;
    return has_padding(s) || s->width || s->height ||
           (!decorates_itself(box->kind) && is_decorated(s));
}

/* What stands inside: without what the stack has, and as high as that. */
static void strip(struct style *s, enum box_kind kind)
{
    enum { ALL = 1000 };
    for (int i = 0; i < SIDES; i++) {
        s->padding[i] = 0;
        if (kind != BOX_TABLE)
            s->border[i] = (struct border){0};
    }
    if (kind != BOX_TABLE)
        s->has_background = false;
    s->shadow.is_there = false;
    s->shape = (struct shape){0};
    s->border_radius = s->width = s->height = s->margin_top = s->margin_bottom = 0;
    s->spans_columns = false;
    s->align_self = ALIGN_START;
    s->break_before = s->break_after = BREAK_AUTO;
    s->flex_grow = ALL;
}

/* What stands around it. */
static void leave_around(struct style *s, enum box_kind kind)
{
    for (int i = 0; kind == BOX_TABLE && i < SIDES; i++)
        s->border[i] = (struct border){0};
    if (kind == BOX_TABLE)
        s->has_background = false;
    s->row_gap = s->column_gap = s->line_grid = 0;
    s->justify_content = JUSTIFY_START;
    s->vertical_align = VERTICAL_TOP;
}

const struct box *box_enclose(struct composing *c, const struct box *box,
                              xmlNodePtr element)
{
    if (!box || !needs_stack(box))
        return box;
    struct style *outer = ARENA_NEW(c->job->doc, struct style);
    struct style *inner = ARENA_NEW(c->job->doc, struct style);
    struct box *copy = ARENA_NEW(c->job->doc, struct box);
    *outer = *inner = *box->style;
    *copy = *box;
    strip(inner, box->kind);
    leave_around(outer, box->kind);
    copy->style = inner;
    copy->orthogonal = false;
    struct box *stack = box_new(c, BOX_STACK, element, outer);
    const struct box **kids = ARENA_ARRAY(c->job->doc, const struct box *, 1);
    kids[0] = copy;
    stack->tag = TAG_UNSAID;
    stack->orthogonal = box->orthogonal;
    stack->kids = kids;
    stack->n = 1;
    return stack;
}
