#include "layout/layout_int.h"
#include "layout/messages.h"

#include "base/arena.h"
#include "base/job.h"

/* A kid that has been placed, and how to place it again in more room. */
struct laid {
    const struct box *box;
    const struct rest *from;
    struct space space; /* that it was placed in */
    const struct frag *frag;
    const struct rest *rest; /* what of it goes on in the next region */
};

/* The flow being laid out in one region. */
struct work {
    struct lay *lay;
    const struct flow *flow;
    struct space space;
    struct list laid; /* of struct laid, in scratch memory */
    emu y;            /* the foot of what has been placed */
    const struct rest *rest;
};

static struct laid *last_laid(const struct work *w)
{
    return w->laid.n ? list_at(&w->laid, w->laid.n - 1) : NULL;
}

static void recount(struct work *w)
{
    w->y = 0;
    for (int i = 0; i < w->laid.n; i++) {
        const struct laid *laid = list_at(&w->laid, i);
        w->y = emu_sum(w->y, laid->frag->h + (i ? w->flow->gap : 0));
    }
}

/* True if kid `i`, already placed, and the one behind it are not to be parted. */
static bool holds_together(const struct work *w, int i, const struct box *next)
{
    const struct box *kid = ((const struct laid *)list_at(&w->laid, i))->box;
    return kid->style->break_after == BREAK_AVOID ||
           next->style->break_before == BREAK_AVOID;
}

/* Ends the region in front of kid `i`, taking back with it those before it that must not
 * be parted from what follows them (a heading). True if something is left; otherwise
 * nothing fits here. */
static bool end_before(struct work *w, int i, const struct rest *from)
{
    const int placed = w->laid.n;
    int keep = placed;
    while (keep && holds_together(w, keep - 1, w->flow->kids[i - (placed - keep)]))
        keep--;
    const bool fresh = w->space.h == w->space.full_h;
    if (!keep && !fresh)
        return false;
    if (!keep)
        /* the heading fills a whole region: there is no better place for it */
        keep = placed;
    if (keep < placed) {
        from = ((struct laid *)list_at(&w->laid, keep))->from;
        i -= placed - keep;
        w->laid.n = keep;
        recount(w);
    }
    w->rest = rest_new(w->lay, i, from);
    return true;
}

static void place(struct work *w, const struct box *kid, const struct rest *from,
                  struct space space, struct outcome out)
{
    w->y = emu_sum(w->y, (w->laid.n ? w->flow->gap : 0) + out.frag->h);
    *(struct laid *)list_add(&w->laid) =
        (struct laid){kid, from, space, out.frag, out.rest};
}

/* Places kid `i`, as much of it as fits; false if the region ends with it or in front of
 * it. */
static bool take(struct work *w, int i, const struct rest *from, bool *nothing)
{
    const struct box *kid = w->flow->kids[i];
    const emu gap = w->laid.n ? w->flow->gap : 0;
    struct space space = w->space;
    space.h = w->space.h - w->y - gap;
    space.fill_h = 0;
    const bool fresh = !w->laid.n && w->space.h == w->space.full_h;
    /* What is broken already is not asked again whether it fits whole. */
    space.may_break =
        w->space.may_break && (from || kid->style->break_inside != BREAK_AVOID);
    const int reported = w->lay->overflows;
    struct outcome out = layout_box(w->lay, kid, space, from);
    const bool fits = out.frag && (!w->space.may_break || out.frag->h <= space.h);
    if (!fits && !fresh && w->space.may_break) {
        *nothing = !w->laid.n || !end_before(w, i, from);
        return false;
    }
    if (!fits && w->space.may_break && !space.may_break) {
        space.may_break =
            true; /* it does not fit anywhere whole: better broken than lost */
        out = layout_box(w->lay, kid, space, from);
    }
    if (!out.frag) {
        *nothing = true;
        return false;
    }
    if (w->space.may_break && out.frag->h > space.h && w->lay->overflows == reported)
        report_overflow(w->lay, kid, DIAG_BOX_TOO_HIGH, out.frag->h, space.h);
    place(w, kid, from, space, out);
    if (out.rest)
        w->rest = rest_new(w->lay, i, out.rest);
    return !out.rest;
}

static bool breaks_between(const struct work *w, int i)
{
    const struct laid *before = last_laid(w);
    return w->space.may_break && before && i < w->flow->n &&
           (before->box->style->break_after == BREAK_PAGE ||
            w->flow->kids[i]->style->break_before == BREAK_PAGE);
}

/* --- room left over ----------------------------------------------------------------- */

/* What the places before, between and behind the kids count for when room is shared
 * out. */
static int weight_of_places(const struct work *w)
{
    const bool evenly = w->flow->justify == JUSTIFY_SPACE_EVENLY;
    return evenly ? 1000 * (w->laid.n + 1) : 0;
}

/* Gives the room left over to the kids that grow, in proportion; what they do not take
 * stays. A kid that would break elsewhere in its new room, or be higher than that
 * (columns that ended with the region, set on their own), stays as it was. */
static void grow(struct work *w, emu left)
{
    int64_t total = 0, passed = 0;
    emu given = 0;
    for (int i = 0; i < w->laid.n; i++)
        total += ((struct laid *)list_at(&w->laid, i))->box->style->flex_grow;
    if (!total)
        return;
    total += weight_of_places(w);
    for (int i = 0; i < w->laid.n; i++) {
        struct laid *laid = list_at(&w->laid, i);
        if (!laid->box->style->flex_grow)
            continue;
        passed += laid->box->style->flex_grow;
        const emu due = (emu)(left * passed / total);
        struct space space = laid->space; /* so that it breaks where it did */
        space.fill_h = laid->frag->h + due - given;
        given = due;
        const struct outcome out = layout_box(w->lay, laid->box, space, laid->from);
        if (out.frag && out.frag->h <= space.fill_h && same_rest(out.rest, laid->rest))
            laid->frag = out.frag;
    }
    recount(w);
}

/* --- the end of the region ---------------------------------------------------------- */

/* How much of the room left over lies above kid `i` (below the last one for i == n). */
static emu room_above(const struct work *w, emu left, int i)
{
    const int n = w->laid.n;
    switch (w->flow->justify) {
    case JUSTIFY_CENTER:
        return left / 2;
    case JUSTIFY_END:
        return left;
    case JUSTIFY_SPACE_BETWEEN:
        return n > 1 ? (emu)((int64_t)left * i / (n - 1)) : 0;
    case JUSTIFY_SPACE_EVENLY:
        return (emu)((int64_t)left * (i + 1) / (n + 1));
    default:
        return 0;
    }
}

/* A group of one that fills it says nothing that the one does not. */
static const struct frag *only_kid(struct group *group, emu w, emu h)
{
    const struct placed *kid = (const struct placed *)group->placed.items;
    if (group->placed.n == 1 && !kid->x && !kid->y && kid->frag->w == w &&
        kid->frag->h == h)
        return kid->frag;
    return group_finish(group, NULL, w, h);
}

static const struct frag *finish(struct work *w)
{
    emu left = w->space.fill_h - w->y;
    if (left > 0)
        grow(w, left);
    left = w->space.fill_h > w->y ? w->space.fill_h - w->y : 0;
    struct group group = group_new(w->lay);
    emu y = 0;
    for (int i = 0; i < w->laid.n; i++) {
        const struct laid *laid = list_at(&w->laid, i);
        y = emu_sum(y, i ? w->flow->gap : 0);
        group_add(&group, laid->frag, 0, y + room_above(w, left, i));
        y = emu_sum(y, laid->frag->h);
    }
    y = emu_sum(y, w->laid.n ? room_above(w, left, w->laid.n - 1) : 0);
    const emu h = y < w->space.fill_h ? w->space.fill_h : y;
    return only_kid(&group, w->space.w, h);
}

struct outcome layout_flow(struct lay *lay, const struct flow *flow, struct space space,
                           const struct rest *from)
{
    struct work w = {.lay = lay, .flow = flow, .space = space};
    bool nothing = false;
    const struct arena_mark mark = arena_mark(lay->job->scratch);
    w.laid = list_of(lay->job->scratch, sizeof(struct laid));
    int i = from ? from->index : 0;
    const struct rest *inner = from ? from->inner : NULL;
    while (i < flow->n) {
        if (breaks_between(&w, i)) {
            w.rest = rest_new(lay, i, NULL);
            break;
        }
        if (!take(&w, i, inner, &nothing))
            break;
        inner = NULL;
        i++;
    }
    const struct outcome out =
        nothing ? (struct outcome){NULL, from} : (struct outcome){finish(&w), w.rest};
    arena_release(lay->job->scratch, mark);
    return out;
}
