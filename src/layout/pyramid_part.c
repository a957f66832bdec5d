#include "layout/pyramid.h"

#include "base/arena.h"
#include "base/job.h"

/* A pyramid that is higher than a region goes on in the next one: between tiers, or,
 * where one is higher than a region by itself, within it. Its sides stay those of the
 * whole figure, and the lines of a tier as long as if it were whole.
 *
 * What is left of it is told by a tier, and, of one that was begun, how much of its
 * height has been, what is left of its contents and, beside that, of what is said of it;
 * nothing of what is finished. */

/* A region on its way. */
struct piece {
    const struct tiers *t;
    struct space space;
    struct group group;
    emu y; /* where the next tier begins */
    const struct rest *rest;
};

/* A tier as it goes into a region: all that is left of it, or a part. */
struct share {
    int tier;
    emu done; /* of its height */
    bool begun;
    const struct rest *own, *aside;
    emu h;
    bool goes_on;
};

/* A finished part of it, or one that has not been begun there, takes no room. */
static bool is_over(const struct share *s, const struct rest *left)
{
    return s->begun && !left;
}

/* What its contents have room for: the first in a fresh region must go there. */
static struct space space_for(const struct piece *p, const struct share *s, emu w, emu h)
{
    const bool must = p->space.h == p->space.full_h && !p->group.placed.n;
    if (!s->goes_on)
        return (struct space){w, UNBOUNDED, UNBOUNDED, false, h};
    return (struct space){w, h, must ? h : p->space.full_h, true, h};
}

/* The tier itself, `h` high. */
static struct outcome lay_own(const struct piece *p, const struct share *s, emu h)
{
    const struct tiers *t = p->t;
    const struct tier *tier = &t->list[s->tier];
    struct tier_slice slice = tier_slice(t, s->tier, tier->y, t->total);
    const emu done = s->done < tier->h ? s->done : tier->h;
    const emu end = done + h < tier->h ? done + h : tier->h;
    slice.top = pyramid_width(t, tier->y + done, t->total);
    slice.foot = pyramid_width(t, tier->y + end, t->total);
    slice.is_part = true;
    struct box box = *tier_box(t, s->tier, &slice);
    if (is_over(s, s->own))
        box.n = 0;
    return layout_frame(t->lay, &box, space_for(p, s, slice.foot, h),
                        is_over(s, s->own) ? NULL : s->own);
}

/* What is said of the tier, in a room of that height. */
static struct outcome lay_aside(const struct piece *p, const struct share *s, emu h)
{
    const struct tiers *t = p->t;
    return layout_box(t->lay, t->list[s->tier].aside, space_for(p, s, t->aside_w, h),
                      s->aside);
}

static emu reach(const struct piece *p, int tier, bool below)
{
    return p->t->list[tier].aside ? tier_reach(p->t, tier, below) : 0;
}

/* How high all that is left of the tier is. */
static emu height_left(const struct piece *p, const struct share *s)
{
    const struct tier *tier = &p->t->list[s->tier];
    const emu planned = tier->h - s->done;
    emu h = planned > 0 ? planned : 0;
    if (!s->begun)
        return tier->h;
    if (s->own) {
        const struct frag *own = lay_own(p, s, 0).frag;
        h = own->h > h ? own->h : h;
    }
    if (s->aside) {
        const emu aside = lay_aside(p, s, 0).frag->h - reach(p, s->tier, true);
        h = aside > h ? aside : h;
    }
    return h;
}

/* Places the tier, as far as it goes into the region; false if a part of it has nothing
 * to say there. */
static bool place(struct piece *p, struct share *s)
{
    const struct tiers *t = p->t;
    const struct tier *tier = &t->list[s->tier];
    const emu above = s->begun ? 0 : reach(p, s->tier, false);
    const emu below = s->goes_on ? 0 : reach(p, s->tier, true);
    const struct outcome own = lay_own(p, s, s->h);
    struct outcome aside = {NULL, NULL};
    if (tier->aside && !is_over(s, s->aside))
        aside = lay_aside(p, s, above + s->h + below);
    if (!own.frag || (tier->aside && !is_over(s, s->aside) && !aside.frag))
        return false;
    group_add(&p->group, own.frag, (t->w - own.frag->w) / 2, p->y);
    if (aside.frag)
        group_add(&p->group, aside.frag, t->aside_x, p->y - above);
    p->y = emu_sum(p->y, s->h);
    if (s->goes_on) {
        struct rest *left = ARENA_NEW(t->lay->job->doc, struct rest);
        *left = (struct rest){(int)(s->done + s->h), own.rest, aside.rest};
        p->rest = rest_new(t->lay, s->tier, left);
    }
    return true;
}

/* The next tier, if there is room for it or for a part of it; false if the region ends.
 */
static bool add_tier(struct piece *p, struct share *s)
{
    const struct tiers *t = p->t;
    const emu y = p->y;
    const bool first = !p->group.placed.n;
    const emu above = s->begun ? 0 : reach(p, s->tier, false);
    const emu below = reach(p, s->tier, true);
    p->y = first ? above : emu_sum(p->y, t->gap);
    s->h = height_left(p, s);
    const emu room = p->space.h - p->y;
    if (!p->space.may_break || emu_sum(s->h, below) <= room)
        return place(p, s);
    const bool cut = s->begun || emu_sum(s->h, above + below) > p->space.full_h;
    s->goes_on = true;
    s->h = room;
    if (cut && room > 0 && place(p, s))
        return false;
    if (!first)
        p->rest = rest_new(t->lay, s->tier, NULL);
    p->y = y;
    return false;
}

/* The room below that what is said of the last tier takes. */
static emu height_of(const struct piece *p, int last)
{
    return p->rest && p->rest->inner ? p->y : emu_sum(p->y, reach(p, last, true));
}

struct outcome pyramid_part(const struct tiers *t, struct space space,
                            const struct rest *from)
{
    struct piece p = {.t = t, .space = space, .group = group_new(t->lay)};
    const struct rest *left = from ? from->inner : NULL;
    int i = from ? from->index : 0;
    for (bool goes_on = true; goes_on && i < t->n; i += goes_on) {
        struct share s = {.tier = i, .begun = left != NULL};
        if (left)
            s = (struct share){i, left->index, true, left->inner, left->beside, 0, false};
        goes_on = add_tier(&p, &s);
        left = NULL;
    }
    if (!p.group.placed.n)
        return (struct outcome){NULL, from};
    const emu h = height_of(&p, p.rest ? p.rest->index - !p.rest->inner : t->n - 1);
    const emu w = t->aside_w ? t->aside_x + t->aside_w : t->w;
    const struct frag *frag = group_finish(&p.group, t->box, w, h);
    return (struct outcome){align_frag(t->lay, t->box->style, space.w, frag), p.rest};
}
