#include "layout/layout_int.h"
#include "layout/shape.h"

#include "base/arena.h"
#include "base/job.h"

struct group group_new(struct lay *lay)
{
    return (struct group){lay, list_of(lay->job->doc, sizeof(struct placed)), -1};
}

void group_add(struct group *group, const struct frag *frag, emu x, emu y)
{
    if (!frag)
        return;
    if (!group->lay->sizes)
        *(struct placed *)list_add(&group->placed) = (struct placed){x, y, frag};
    if (group->baseline < 0 && frag->baseline >= 0)
        group->baseline = y + frag->baseline;
}

struct frag *group_finish(struct group *group, const struct box *box, emu w, emu h)
{
    struct frag *frag = ARENA_NEW(group->lay->job->doc, struct frag);
    frag->kind = FRAG_GROUP;
    frag->w = w;
    frag->h = h;
    frag->baseline = group->baseline;
    frag->kids = (const struct placed *)group->placed.items;
    frag->n = group->placed.n;
    for (int i = 0; i < frag->n; i++)
        frag->has_slot |= frag->kids[i].frag->has_slot;
    if (box) {
        frag->box = box->id;
        frag->pos = box->pos;
    }
    return frag;
}

static struct frag *leaf(struct lay *lay, enum frag_kind kind, emu w, emu h)
{
    struct frag *frag = ARENA_NEW(lay->job->doc, struct frag);
    frag->kind = kind;
    frag->w = w;
    frag->h = h;
    frag->baseline = -1;
    return frag;
}

const struct frag *frag_fill(struct lay *lay, emu w, emu h, struct color color,
                             emu radius)
{
    if (lay->sizes)
        return NULL;
    struct frag *frag = leaf(lay, FRAG_FILL, w, h);
    frag->fill.color = color;
    frag->fill.radius = radius;
    return frag;
}

const struct frag *frag_path(struct lay *lay, emu w, emu h, const struct path *outline,
                             struct pen pen)
{
    if (lay->sizes)
        return NULL;
    struct frag *frag = leaf(lay, FRAG_PATH, w, h);
    frag->path.outline = outline;
    frag->path.pen = pen;
    return frag;
}

const struct frag *frag_stroke(struct lay *lay, emu w, emu h, struct color color,
                               emu radius, emu width)
{
    if (lay->sizes)
        return NULL;
    struct frag *frag = leaf(lay, FRAG_FRAME, w, h);
    frag->frame.color = color;
    frag->frame.radius = radius;
    frag->frame.width = width;
    return frag;
}

const struct frag *frag_segment(struct lay *lay, emu w, emu h, emu x1, emu y1, emu x2,
                                emu y2, const struct pen *pen)
{
    if (lay->sizes)
        return NULL;
    struct pathbuf b = pathbuf_in(lay->job->doc);
    path_move(&b, x1, y1);
    path_line(&b, x2, y2);
    return frag_path(lay, w, h, path_finish(&b), *pen);
}

const struct frag *frag_polygon(struct lay *lay, emu w, emu h, struct color color,
                                const emu (*points)[2], int n)
{
    if (lay->sizes)
        return NULL;
    struct pathbuf b = pathbuf_in(lay->job->doc);
    path_polygon(&b, points, n);
    return frag_path(lay, w, h, path_finish(&b),
                     (struct pen){.fills = true, .fill = color});
}

const struct frag *frag_sized(struct lay *lay, const struct box *box, emu w, emu h,
                              emu baseline)
{
    struct frag *frag = leaf(lay, FRAG_GROUP, w, h);
    frag->baseline = baseline;
    if (box) {
        frag->box = box->id;
        frag->pos = box->pos;
    }
    return frag;
}

const struct frag *frag_empty(struct lay *lay, const struct box *box, emu w, emu h)
{
    struct group group = group_new(lay);
    return group_finish(&group, box, w, h);
}

bool same_color(struct color a, struct color b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue && a.cyan == b.cyan &&
           a.magenta == b.magenta && a.yellow == b.yellow && a.black == b.black &&
           a.only_rgb == b.only_rgb && a.spot == b.spot && a.tint == b.tint;
}

static bool is_uniform(const struct border *border)
{
    for (int i = 1; i < SIDES; i++)
        if (border[i].width != border[0].width ||
            !same_color(border[i].color, border[0].color))
            return false;
    return true;
}

static void add_border(struct group *group, const struct style *style, emu x, emu y,
                       emu w, emu h)
{
    const struct border *b = style->border;
    struct lay *lay = group->lay;
    if (is_uniform(b)) {
        if (!b[0].width)
            return;
        group_add(group,
                  frag_stroke(lay, w, h, b[0].color, style->border_radius, b[0].width), x,
                  y);
        return;
    }
    if (b[SIDE_LEFT].width)
        group_add(group, frag_fill(lay, b[SIDE_LEFT].width, h, b[SIDE_LEFT].color, 0), x,
                  y);
    if (b[SIDE_RIGHT].width)
        group_add(group, frag_fill(lay, b[SIDE_RIGHT].width, h, b[SIDE_RIGHT].color, 0),
                  x + w - b[SIDE_RIGHT].width, y);
    if (b[SIDE_TOP].width)
        group_add(group, frag_fill(lay, w, b[SIDE_TOP].width, b[SIDE_TOP].color, 0), x,
                  y);
    if (b[SIDE_BOTTOM].width)
        group_add(group, frag_fill(lay, w, b[SIDE_BOTTOM].width, b[SIDE_BOTTOM].color, 0),
                  x, y + h - b[SIDE_BOTTOM].width);
}

/* The outline of `style` around a box of w × h; a stroke lies inside its edges. */
static void add_outline(struct group *group, const struct style *style, emu x, emu y,
                        emu w, emu h, struct pen pen)
{
    const emu least = w < h ? w : h;
    const emu in = pen.width < least ? pen.width / 2 : least / 2;
    const struct path *outline =
        shape_outline(group->lay->job->doc, style, w - 2 * in, h - 2 * in);
    group_add(group, frag_path(group->lay, w - 2 * in, h - 2 * in, outline, pen), x + in,
              y + in);
}

/* A shape has one border, that of its top; brackets have nothing else. */
static void add_shape(struct group *group, const struct style *style, emu x, emu y, emu w,
                      emu h)
{
    const struct border *border = &style->border[SIDE_TOP];
    const struct pen pen = {
        .fills = style->has_background && style->shape.kind != SHAPE_BRACKETS,
        .fill = style->background,
        .width = border->width,
        .stroke = border->color,
    };
    if (pen.fills || pen.width)
        add_outline(group, style, x, y, w, h, pen);
}

static void add_shadow(struct group *group, const struct style *style, emu x, emu y,
                       emu w, emu h)
{
    const struct pen pen = {.fills = true, .fill = style->shadow.color};
    if (style->shadow.is_there)
        add_outline(group, style, x + style->shadow.x, y + style->shadow.y, w, h, pen);
}

void add_decoration(struct group *group, const struct style *style, emu x, emu y, emu w,
                    emu h)
{
    if (group->lay->sizes)
        return;
    add_shadow(group, style, x, y, w, h);
    if (style->shape.kind != SHAPE_RECTANGLE) {
        add_shape(group, style, x, y, w, h);
        return;
    }
    if (style->has_background)
        group_add(group,
                  frag_fill(group->lay, w, h, style->background, style->border_radius), x,
                  y);
    add_border(group, style, x, y, w, h);
}

const struct rest *rest_new(struct lay *lay, int index, const struct rest *inner)
{
    struct rest *rest = ARENA_NEW(lay->job->doc, struct rest);
    *rest = (struct rest){index, inner, NULL};
    return rest;
}

const struct rest *rest_copy(struct lay *lay, const struct rest *rest)
{
    if (!rest)
        return NULL;
    struct rest *copy = ARENA_NEW(lay->job->doc, struct rest);
    *copy = (struct rest){rest->index, rest_copy(lay, rest->inner),
                          rest_copy(lay, rest->beside)};
    return copy;
}

bool same_rest(const struct rest *a, const struct rest *b)
{
    for (; a && b; a = a->inner, b = b->inner)
        if (a->index != b->index || !same_rest(a->beside, b->beside))
            return false;
    return a == b;
}
