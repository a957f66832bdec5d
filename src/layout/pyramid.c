#include "layout/layout_int.h"

#include "base/arena.h"
#include "base/job.h"

/* A pyramid cut into tiers: each kid is a trapezoid, and their slanting sides lie on one
 * line, whatever the heights of the tiers and the gaps between them. How wide a tier is
 * depends on where it stands, and how high it is on how wide: so the heights are found by
 * trying. */

/* The pyramid under way. */
struct tiers {
    struct lay *lay;
    const struct box *box;
    emu w, top; /* of its foot and its head */
    emu gap;
    emu *heights; /* of the kids */
};

static emu total_height(const struct tiers *t)
{
    int64_t h = (int64_t)t->gap * (t->box->n > 1 ? t->box->n - 1 : 0);
    for (int i = 0; i < t->box->n; i++)
        h += t->heights[i];
    return emu_sum(h, 0);
}

/* How wide the pyramid is at a height of `total`. */
static emu width_at(const struct tiers *t, emu y, emu total)
{
    return t->top + (total ? len_mul_div(t->w - t->top, y, total) : 0);
}

/* Tier `i` from `y` on, at least `h` high. */
static const struct frag *lay_tier(const struct tiers *t, int i, emu y, emu h, emu total)
{
    struct box *tier = ARENA_NEW(t->lay->job->doc, struct box);
    struct style *style = ARENA_NEW(t->lay->job->doc, struct style);
    const emu foot = width_at(t, y + t->heights[i], total);
    *tier = *t->box->kids[i];
    *style = *tier->style;
    style->shape = (struct shape){.kind = SHAPE_TRAPEZOID, .toward = SIDE_TOP};
    style->shape.head = (foot - width_at(t, y, total)) / 2;
    style->shape.head = style->shape.head ? style->shape.head : 1; /* 0 is the usual */
    style->width = 0;
    tier->style = style;
    /* not layout_box: what is remembered of the kid is not of this shape */
    const struct space space = {
        .w = foot, .h = UNBOUNDED, .full_h = UNBOUNDED, .fill_h = h};
    return layout_frame(t->lay, tier, space, NULL).frag;
}

/* Makes every tier as high as its contents need where it stands; false if that has not
 * changed any. */
static bool grow_tiers(struct tiers *t)
{
    const emu total = total_height(t);
    bool changed = false;
    emu y = 0;
    for (int i = 0; i < t->box->n; i++) {
        const emu h = lay_tier(t, i, y, 0, total)->h;
        y += t->heights[i] + t->gap;
        changed = changed || h > t->heights[i];
        t->heights[i] = h > t->heights[i] ? h : t->heights[i];
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
    for (int i = 0; i < t->box->n; i++)
        total += t->box->kids[i]->style->flex_grow;
    const bool alike = total == 0;
    if (alike)
        total = t->box->n;
    for (int i = 0; i < t->box->n; i++) {
        passed += alike ? 1 : t->box->kids[i]->style->flex_grow;
        const emu due = (emu)(left * passed / total);
        t->heights[i] += due - given;
        given = due;
    }
}

static const struct frag *place_tiers(struct tiers *t)
{
    const emu total = total_height(t);
    struct group group = group_new(t->lay);
    emu y = 0;
    for (int i = 0; i < t->box->n; i++) {
        const struct frag *tier = lay_tier(t, i, y, t->heights[i], total);
        group_add(&group, tier, (t->w - tier->w) / 2, y);
        y += t->heights[i] + t->gap;
    }
    return group_finish(&group, t->box, t->w, total);
}

struct outcome layout_pyramid(struct lay *lay, const struct box *box, struct space space,
                              const struct rest *from)
{
    enum { TRIES = 4 };
    const struct style *s = box->style;
    const emu w = s->width && s->width < space.w ? s->width : space.w;
    struct tiers t = {.lay = lay,
                      .box = box,
                      .w = w,
                      .top = len_mul_div(w, box->pyramid.top, 1000),
                      .gap = s->row_gap,
                      .heights = ARENA_ARRAY(lay->job->doc, emu, box->n)};
    (void)from;
    for (int i = 0; i < box->n; i++)
        t.heights[i] = layout_natural(lay, box->kids[i], w)->h; /* at the least */
    for (int i = 0; i < TRIES && grow_tiers(&t); i++)
        ;
    fill_tiers(&t, space.fill_h > s->height ? space.fill_h : s->height);
    /* a tier that is higher now begins where the pyramid is narrower */
    for (int i = 0; i < TRIES && grow_tiers(&t); i++)
        ;
    return (struct outcome){align_frag(lay, s, space.w, place_tiers(&t)), NULL};
}

/* Its first tier has the least room: a share of the width. */
struct extent measure_pyramid(struct lay *lay, const struct box *box)
{
    struct extent e = measure_kids(lay, box);
    const int top = box->pyramid.top > 100 ? box->pyramid.top : 100;
    e.min = len_mul_div(e.min < UNBOUNDED / 16 ? e.min : UNBOUNDED / 16, 1000, top);
    e.max = len_mul_div(e.max < UNBOUNDED / 16 ? e.max : UNBOUNDED / 16, 1000, top);
    if (box->style->width)
        e.min = e.max = box->style->width;
    return e;
}
