/* The shapes of boxes: their outlines, and how much room an outline leaves inside;
 * internal to this folder.
 *
 * A shape that points somewhere is thought of lying along its direction: its length, its
 * breadth, its tail at 0 and its head at the other end. */
#ifndef GAIYO_LAYOUT_SHAPE_H
#define GAIYO_LAYOUT_SHAPE_H

#include "base/path.h"
#include "compose/box.h"

/* The room between the sides of a box and the rectangle inside its shape: a length, and a
 * share of the box's width (left, right) or height (top, bottom). */
struct insets {
    emu length[SIDES];
    int share[SIDES]; /* [1/1000] */
};

/* What the outline of a box so wide leaves; 0: as wide as it will be. */
struct insets shape_insets(const struct style *style, emu w);

/* Of a box so wide or high. */
static inline emu insets_of(const struct insets *insets, enum side side, emu extent)
{
    const int share = insets->share[side];
    return insets->length[side] + (share ? len_mul_div(extent, share, 1000) : 0);
}

/* How wide or high a box has to be for `inside` between two of its sides. */
emu insets_around(const struct insets *insets, enum side a, enum side b, emu inside);

/* The outline of a box of w × h, from its top left corner; brackets are open. */
const struct path *shape_outline(struct arena *arena, const struct style *style, emu w,
                                 emu h);

#endif
