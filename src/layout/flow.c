#include "layout/layout_int.h"
#include "layout/messages.h"

#include "base/arena.h"
#include "base/job.h"

/* A kid that has been placed, and how to place it again in more room. */
struct laid {
    const struct box *box;
    const struct rest *from;
    emu gap;            /* above it */
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

/* --- places ------------------------------------------------------------------------- */

struct flow flow_inside(const struct box *box)
{
    const struct style *s = box->style;
    /* A line of the grid stands in its room like a line of text in its leading; an em box
       has 0.88 of its height above the baseline. */
    const emu first =
        (s->line_grid - s->font_size) / 2 + len_mul_div(s->font_size, 880, 1000);
    return (struct flow){.kids = box->kids,
                         .n = box->n,
                         .gap = s->row_gap,
                         .justify = s->justify_content,
                         .grid = s->line_grid,
                         .first_line = box->grid_begins ? first : -1};
}

/* The room between two boxes: the largest of what they and the flow want. */
static emu gap_between(const struct flow *flow, const struct box *before,
                       const struct box *kid)
{
    const emu above = box_margin_bottom(before), below = box_margin_top(kid);
    const emu most = above > below ? above : below;
    return most > flow->gap ? most : flow->gap;
}

/* That above `kid`: at the edge of the region there is none. */
static emu gap_above(const struct work *w, const struct box *kid)
{
    const struct laid *before = last_laid(w);
    return before ? gap_between(w->flow, before->box, kid) : 0;
}

/* Where the first baseline of the first `n` kids is that has one; -1: nowhere. */
static emu first_line_of(const struct work *w)
{
    emu y = 0;
    if (w->flow->first_line >= 0)
        return w->flow->first_line;
    for (int i = 0; i < w->laid.n; i++) {
        const struct laid *laid = list_at(&w->laid, i);
        y = emu_sum(y, laid->gap);
        if (laid->frag->baseline >= 0)
            return emu_sum(y, laid->frag->baseline);
        y = emu_sum(y, laid->frag->h);
    }
    return -1;
}

/* How far a box at `y` is to be moved down for its first line to stand on the grid. */
static emu to_grid(const struct work *w, emu y, const struct frag *frag)
{
    const emu grid = w->flow->grid, first = grid ? first_line_of(w) : -1;
    if (first < 0 || frag->baseline < 0 || y >= UNBOUNDED)
        return 0;
    const int64_t off = ((int64_t)y + frag->baseline - first) % grid;
    return (emu)(off > 0 ? grid - off : -off);
}

/* The upper edge of a placed kid, the one before ending at `y`. */
static emu top_of(const struct work *w, const struct laid *laid, emu y)
{
    y = emu_sum(y, laid->gap);
    return emu_sum(y, to_grid(w, y, laid->frag));
}

static void recount(struct work *w)
{
    w->y = 0;
    for (int i = 0; i < w->laid.n; i++) {
        const struct laid *laid = list_at(&w->laid, i);
        w->y = emu_sum(top_of(w, laid, w->y), laid->frag->h);
    }
}

/* --- breaks ------------------------------------------------------------------------- */

/* Empty room that does not grow says nothing at the edge of a region; unless it is higher
 * than any. */
static bool is_gap(const struct work *w, const struct box *box)
{
    return box->kind == BOX_SPACE && !box->style->flex_grow &&
           box->style->height <= w->space.full_h;
}

/* True if kid `i`, already placed, and the one behind it are not to be parted. The room
 * between a heading and its text is the heading's. */
static bool holds_together(const struct work *w, int i, const struct box *next,
                           bool through_gaps)
{
    const struct box *kid = ((const struct laid *)list_at(&w->laid, i))->box;
    while (through_gaps && i > 0 && is_gap(w, kid))
        kid = ((const struct laid *)list_at(&w->laid, --i))->box;
    return box_breaks_after(kid, BREAK_AVOID) || box_breaks_before(next, BREAK_AVOID);
}

/* How many of the kids may stay if the region ends in front of kid `i`: those before it
 * that must not be parted from what follows them (a heading) go along. */
static int kids_that_stay(const struct work *w, int i, bool through_gaps)
{
    int keep = w->laid.n;
    while (keep && holds_together(w, keep - 1, w->flow->kids[i - (w->laid.n - keep)],
                                  through_gaps))
        keep--;
    return keep;
}

/* Ends the region in front of kid `i`. True if something is left; otherwise nothing fits
 * here. */
static bool end_before(struct work *w, int i, const struct rest *from)
{
    const int placed = w->laid.n;
    const bool fresh = w->space.h == w->space.full_h;
    int keep = kids_that_stay(w, i, true);
    if (!keep && !fresh)
        return false;
    if (!keep)
        keep = kids_that_stay(w, i, false);
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
    const struct laid laid = {kid, from, gap_above(w, kid), space, out.frag, out.rest};
    w->y = emu_sum(top_of(w, &laid, w->y), out.frag->h);
    *(struct laid *)list_add(&w->laid) = laid;
}

/* Lays a kid out in the room below what has been placed; in less where it has to be moved
 * down to the grid, which at the head of a region is all that any region has for it. */
static struct outcome try(struct work *w, const struct box *kid, const struct rest *from,
                          struct space *space)
{
    const emu y = emu_sum(w->y, gap_above(w, kid));
    const struct outcome out = layout_box(w->lay, kid, *space, from);
    const emu down = out.frag ? to_grid(w, y, out.frag) : 0;
    if (!down)
        return out;
    space->h -= down;
    if (!w->laid.n && w->space.h == w->space.full_h)
        space->full_h = space->h;
    return layout_box(w->lay, kid, *space, from);
}

/* Where headings that go along are all that stands above kid `i`, no region has more room
 * for it: what is not to be broken is broken then, if that helps and they leave it half
 * of the region. */
static bool breaks_under_headings(struct work *w, int i, const struct rest *from,
                                  struct space *space, struct outcome *out)
{
    struct lay *lay = w->lay;
    if (!w->space.may_break || !w->laid.n || w->space.h != w->space.full_h ||
        space->h < w->space.h / 2 || kids_that_stay(w, i, true))
        return false;
    const bool asking = lay->asking;
    const int overflows = lay->overflows;
    struct space here = *space;
    here.may_break = true;
    here.full_h = here.h;
    lay->asking = true;
    const struct outcome broken = layout_box(lay, w->flow->kids[i], here, from);
    const bool fits =
        broken.frag && broken.frag->h <= here.h && lay->overflows == overflows;
    lay->asking = asking;
    lay->overflows = overflows;
    if (fits) {
        *space = here;
        *out = broken;
    }
    return fits;
}

/* Places kid `i`, as much of it as fits; false if the region ends with it or in front of
 * it. */
static bool take(struct work *w, int i, const struct rest *from, bool *nothing)
{
    const struct box *kid = w->flow->kids[i];
    struct space space = w->space;
    space.h = w->space.h - w->y - gap_above(w, kid);
    space.fill_h = 0;
    const bool fresh = !w->laid.n && w->space.h == w->space.full_h;
    /* What is broken already is not asked again whether it fits whole. */
    space.may_break =
        w->space.may_break && (from || kid->style->break_inside != BREAK_AVOID);
    const int reported = w->lay->overflows;
    struct outcome out = try(w, kid, from, &space);
    bool fits = out.frag && (!w->space.may_break || out.frag->h <= space.h);
    if (!fits && !fresh)
        fits = breaks_under_headings(w, i, from, &space, &out);
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
           (box_breaks_after(before->box, BREAK_PAGE) ||
            box_breaks_before(w->flow->kids[i], BREAK_PAGE));
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
        y = top_of(w, laid, y);
        group_add(&group, laid->frag, 0, y + room_above(w, left, i));
        y = emu_sum(y, laid->frag->h);
    }
    y = emu_sum(y, w->laid.n ? room_above(w, left, w->laid.n - 1) : 0);
    const emu h = y < w->space.fill_h ? w->space.fill_h : y;
    return only_kid(&group, w->space.w, h);
}

/* --- flows that stay whole ---------------------------------------------------------- */

/* What does not break and is not stretched is put below one another: most flows by far,
 * the contents of cells and items. */
static const struct frag *stack_up(struct lay *lay, const struct flow *flow, emu width)
{
    const struct frag *only =
        flow->n == 1 ? layout_natural(lay, flow->kids[0], width) : NULL;
    if (only && only->w == width)
        return only;
    struct group group = group_new(lay);
    const struct box *before = NULL;
    emu y = 0;
    for (int i = 0; i < flow->n; i++) {
        const struct box *kid = flow->kids[i];
        const struct frag *frag = layout_natural(lay, kid, width);
        y = before ? emu_sum(y, gap_between(flow, before, kid)) : 0;
        group_add(&group, frag, 0, y);
        y = emu_sum(y, frag->h);
        before = kid;
    }
    return group_finish(&group, NULL, width, y);
}

/* The first kid from `i` on that is not empty room, if there is one. */
static int skip_gaps(const struct work *w, int i)
{
    int next = i;
    while (next < w->flow->n && is_gap(w, w->flow->kids[next]))
        next++;
    return next < w->flow->n ? next : i;
}

struct outcome layout_flow(struct lay *lay, const struct flow *flow, struct space space,
                           const struct rest *from)
{
    struct work w = {.lay = lay, .flow = flow, .space = space};
    bool nothing = false;
    if (!from && !space.may_break && !space.fill_h && !flow->grid)
        return (struct outcome){stack_up(lay, flow, space.w), NULL};
    const struct arena_mark mark = arena_mark(lay->job->scratch);
    w.laid = list_of(lay->job->scratch, sizeof(struct laid));
    const struct rest *inner = from ? from->inner : NULL;
    int i = from ? from->index : 0;
    if (from && !inner)
        i = skip_gaps(&w, i);
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
