#include "layout/pyramid.h"

#include "base/arena.h"
#include "base/job.h"

/* A pyramid cut into tiers: each is a trapezoid, and their slanting sides lie on one
 * line, whatever the heights of the tiers and the gaps between them. How wide a tier is
 * depends on where it stands, and how high it is on how wide: so the heights are found by
 * trying. What is said of a tier at its side reaches into half of the gaps above and
 * below. */

/* The tiers, each with the stack behind it as what is said of it. */
static void find_tiers(struct tiers *t)
{
    t->list = ARENA_ARRAY(t->lay->job->doc, struct tier, t->box->n);
    for (int i = 0; i < t->box->n; i++) {
        const struct box *kid = t->box->kids[i];
        if (kid->kind != BOX_STACK)
            t->list[t->n++] = (struct tier){.box = kid};
        else if (t->n)
            t->list[t->n - 1].aside = kid;
    }
}

/* How far what stands at the side of tier `i` reaches out above it (or, with below, under
 * it). */
emu tier_reach(const struct tiers *t, int i, bool below)
{
    if (below)
        return i + 1 < t->n ? t->gap - t->gap / 2 : 0;
    return i > 0 ? t->gap / 2 : 0;
}

static emu total_height(const struct tiers *t)
{
    int64_t h = (int64_t)t->gap * (t->n > 1 ? t->n - 1 : 0);
    for (int i = 0; i < t->n; i++)
        h += t->list[i].h;
    return emu_sum(h, 0);
}

/* How wide the pyramid is at a height of `total`. */
emu pyramid_width(const struct tiers *t, emu y, emu total)
{
    return t->top + (total ? len_mul_div(t->w - t->top, y, total) : 0);
}

/* How far the sides of a slice lean in; 0 would be the usual. */
static emu lean(emu top, emu foot)
{
    return (foot - top) / 2 ? (foot - top) / 2 : 1;
}

struct tier_slice tier_slice(const struct tiers *t, int i, emu y, emu total)
{
    const emu top = pyramid_width(t, y, total);
    const emu foot = pyramid_width(t, y + t->list[i].h, total);
    return (struct tier_slice){top, foot, foot - 2 * lean(top, foot), false};
}

const struct box *tier_box(const struct tiers *t, int i, const struct tier_slice *slice)
{
    struct box *tier = ARENA_NEW(t->lay->job->doc, struct box);
    struct style *style = ARENA_NEW(t->lay->job->doc, struct style);
    *tier = *t->list[i].box;
    *style = *tier->style;
    style->shape = (struct shape){.kind = SHAPE_TRAPEZOID, .toward = SIDE_TOP};
    style->shape.head = lean(slice->top, slice->foot);
    const emu spare = slice->foot - 2 * style->shape.head - slice->inside;
    style->padding[SIDE_LEFT] += spare / 2;
    style->padding[SIDE_RIGHT] += spare - spare / 2;
    style->width = 0;
    style->height = slice->is_part ? 0 : style->height;
    tier->style = style;
    return tier;
}

/* Tier `i` from `y` on, at least `h` high. */
static const struct frag *lay_tier(const struct tiers *t, int i, emu y, emu h, emu total)
{
    const struct tier_slice slice = tier_slice(t, i, y, total);
    /* not layout_box: what is remembered of the kid is not of this shape */
    const struct space space = {
        .w = slice.foot, .h = UNBOUNDED, .full_h = UNBOUNDED, .fill_h = h};
    return layout_frame(t->lay, tier_box(t, i, &slice), space, NULL).frag;
}

/* Makes every tier as high as its contents need where it stands; false if that has not
 * changed any. */
static bool grow_tiers(struct tiers *t)
{
    const emu total = total_height(t);
    bool changed = false;
    emu y = 0;
    for (int i = 0; i < t->n; i++) {
        const emu h = lay_tier(t, i, y, 0, total)->h;
        y += t->list[i].h + t->gap;
        changed = changed || h > t->list[i].h;
        t->list[i].h = h > t->list[i].h ? h : t->list[i].h;
    }
    return changed;
}

/* Shares room to spare out, by flex-grow if any tier grows, else alike. */
static void fill_tiers(struct tiers *t, emu h)
{
    const emu left = h - total_height(t);
    int64_t total = 0, passed = 0;
    emu given = 0;
    if (left <= 0)
        return;
    for (int i = 0; i < t->n; i++)
        total += t->list[i].box->style->flex_grow;
    const bool alike = total == 0;
    if (alike)
        total = t->n;
    for (int i = 0; i < t->n; i++) {
        passed += alike ? 1 : t->list[i].box->style->flex_grow;
        const emu due = (emu)(left * passed / total);
        t->list[i].h += due - given;
        given = due;
    }
}

/* What is said of tier `i`, which begins at y. */
static void add_aside(struct group *group, const struct tiers *t, int i, emu y)
{
    const struct tier *tier = &t->list[i];
    const emu above = tier_reach(t, i, false), below = tier_reach(t, i, true);
    if (tier->aside)
        group_add(group,
                  layout_filled(t->lay, tier->aside, t->aside_w, above + tier->h + below),
                  t->aside_x, y - above);
}

static const struct frag *place_tiers(const struct tiers *t)
{
    struct group group = group_new(t->lay);
    for (int i = 0; i < t->n; i++) {
        const emu y = t->list[i].y;
        const struct frag *tier = lay_tier(t, i, y, t->list[i].h, t->total);
        group_add(&group, tier, (t->w - tier->w) / 2, y);
        add_aside(&group, t, i, y);
    }
    return group_finish(&group, t->box, t->aside_w ? t->aside_x + t->aside_w : t->w,
                        t->total);
}

/* As high as its contents are at the least, and what stands at its side. */
static emu least_height(const struct tiers *t, int i)
{
    const struct tier *tier = &t->list[i];
    const emu own = layout_natural(t->lay, tier->box, t->w)->h;
    if (!tier->aside)
        return own;
    const emu reached = tier_reach(t, i, false) + tier_reach(t, i, true);
    const emu aside = layout_natural(t->lay, tier->aside, t->aside_w)->h - reached;
    return own > aside ? own : aside;
}

/* How wide the figure is in a room: all of it, unless something stands at its side. */
static void share_width(struct tiers *t, emu room)
{
    const struct style *s = t->box->style;
    const emu w = s->width && s->width < room ? s->width : room;
    const emu figure = t->box->pyramid.figure;
    t->w = figure && figure < w ? figure : w;
    if (figure && figure + s->column_gap < w) {
        t->aside_x = figure + s->column_gap;
        t->aside_w = w - t->aside_x;
    }
}

/* The tiers as high as they are at the least, or to fill `h`. */
static struct tiers make_tiers(struct lay *lay, const struct box *box, emu w, emu h)
{
    enum { TRIES = 4 };
    const struct style *s = box->style;
    struct tiers t = {.lay = lay, .box = box, .gap = s->row_gap};
    find_tiers(&t);
    share_width(&t, w);
    t.top = len_mul_div(t.w, box->pyramid.top, 1000);
    for (int i = 0; i < t.n; i++)
        t.list[i].h = least_height(&t, i);
    for (int i = 0; i < TRIES && grow_tiers(&t); i++)
        ;
    fill_tiers(&t, h > s->height ? h : s->height);
    /* a tier that is higher now begins where the pyramid is narrower */
    for (int i = 0; i < TRIES && grow_tiers(&t); i++)
        ;
    t.total = total_height(&t);
    for (int i = 1; i < t.n; i++)
        t.list[i].y = emu_sum(t.list[i - 1].y, (int64_t)t.list[i - 1].h + t.gap);
    return t;
}

struct outcome layout_pyramid(struct lay *lay, const struct box *box, struct space space,
                              const struct rest *from)
{
    struct tiers t = make_tiers(lay, box, space.w, space.may_break ? 0 : space.fill_h);
    if (from || (space.may_break && t.total > space.full_h))
        return pyramid_part(&t, space, from);
    if (space.may_break && space.fill_h)
        t = make_tiers(lay, box, space.w, space.fill_h);
    return (struct outcome){align_frag(lay, box->style, space.w, place_tiers(&t)), NULL};
}

/* The widest of the tiers, or of what stands at their sides. */
static struct extent measure_parts(struct lay *lay, const struct box *box, bool asides)
{
    struct extent e = {0, 0};
    for (int i = 0; i < box->n; i++) {
        if ((box->kids[i]->kind == BOX_STACK) != asides)
            continue;
        const struct extent kid = measure_box(lay, box->kids[i]);
        e.min = kid.min > e.min ? kid.min : e.min;
        e.max = kid.max > e.max ? kid.max : e.max;
    }
    return e;
}

/* Its first tier has the least room: a share of the width. */
struct extent measure_pyramid(struct lay *lay, const struct box *box)
{
    struct extent e = measure_parts(lay, box, false);
    const struct extent aside = measure_parts(lay, box, true);
    const int top = box->pyramid.top > 100 ? box->pyramid.top : 100;
    e.min = len_mul_div(e.min < UNBOUNDED / 16 ? e.min : UNBOUNDED / 16, 1000, top);
    e.max = len_mul_div(e.max < UNBOUNDED / 16 ? e.max : UNBOUNDED / 16, 1000, top);
    if (box->pyramid.figure) {
        const emu figure = box->pyramid.figure + box->style->column_gap;
        e = (struct extent){emu_sum(figure, aside.min), emu_sum(figure, aside.max)};
    }
    if (box->style->width)
        e.min = e.max = box->style->width;
    return e;
}
