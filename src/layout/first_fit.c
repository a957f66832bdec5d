#include "layout/layout_int.h"

#include "base/arena.h"

/* Of several ways to set something, the first that fits its region: without an overflow,
 * and no higher than the region, or than the box says. The last is taken where none does,
 * as if it were alone. What is left of the box is told by the number of the way. */

static bool fits(struct lay *lay, const struct box *kid, emu w, emu most)
{
    const bool asking = lay->asking;
    const int overflows = lay->overflows;
    lay->asking = true;
    const struct frag *frag = layout_natural(lay, kid, w);
    const bool fits = lay->overflows == overflows && frag->h <= most;
    lay->asking = asking;
    lay->overflows = overflows;
    return fits;
}

static int choose(struct lay *lay, const struct box *box, struct space space)
{
    emu most = space.may_break ? space.full_h : UNBOUNDED;
    if (box->first_fit.max_height && box->first_fit.max_height < most)
        most = box->first_fit.max_height;
    int i = 0;
    while (i + 1 < box->n && !fits(lay, box->kids[i], space.w, most))
        i++;
    return i;
}

/* The kid is to go on to the next region as a whole. */
static bool waits(struct lay *lay, const struct box *kid, struct space space)
{
    return space.may_break && space.h < space.full_h &&
           kid->style->break_inside == BREAK_AVOID &&
           layout_natural(lay, kid, space.w)->h > space.h;
}

struct outcome layout_first_fit(struct lay *lay, const struct box *box,
                                struct space space, const struct rest *from)
{
    if (!box->n)
        return (struct outcome){frag_empty(lay, box, space.w, 0), NULL};
    const int i = from ? from->index : choose(lay, box, space);
    if (!from && waits(lay, box->kids[i], space))
        return (struct outcome){NULL, NULL};
    const struct outcome out =
        layout_box(lay, box->kids[i], space, from ? from->inner : NULL);
    if (!out.frag)
        return (struct outcome){NULL, from};
    struct group group = group_new(lay);
    group_add(&group, out.frag, 0, 0);
    return (struct outcome){group_finish(&group, box, space.w, out.frag->h),
                            out.rest ? rest_new(lay, i, out.rest) : NULL};
}

/* As narrow as the narrowest way, and as wide as the first. */
struct extent measure_first_fit(struct lay *lay, const struct box *box)
{
    struct extent e = box->n ? measure_box(lay, box->kids[0]) : (struct extent){0, 0};
    for (int i = 1; i < box->n; i++) {
        const emu min = measure_box(lay, box->kids[i]).min;
        e.min = min < e.min ? min : e.min;
    }
    return e;
}
