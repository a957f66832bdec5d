/* Pyramids: tiers as high as what they hold, each as wide as the figure is there
 * (pyramid.c), and what goes of a figure that is higher than a region into each
 * (pyramid_part.c). Internal to this folder. */
#ifndef GAIYO_LAYOUT_PYRAMID_H
#define GAIYO_LAYOUT_PYRAMID_H

#include "layout/layout_int.h"

struct tier {
    const struct box *box;
    const struct box *aside; /* NULL: none */
    emu h;
    emu y; /* in the whole figure, when its heights are known */
};

/* The pyramid under way. */
struct tiers {
    struct lay *lay;
    const struct box *box;
    emu w, top; /* of its foot and its head */
    emu gap;
    emu total;            /* its height; likewise */
    emu aside_x, aside_w; /* of what stands at the sides of tiers */
    struct tier *list;
    int n;
};

/* How far what stands at the side of tier `i` reaches out above it (or, with below, under
 * it). */
emu tier_reach(const struct tiers *t, int i, bool below);

/* A tier, or a part of one, as a slice of the figure that is `top` wide above and `foot`
 * below. */
struct tier_slice {
    emu top, foot;
    emu inside;   /* the width for its contents and padding */
    bool is_part; /* which has the height that it is given */
};

/* All of tier `i`, from `y` on. */
struct tier_slice tier_slice(const struct tiers *t, int i, emu y, emu total);

/* Tier `i` in the shape of a slice, with a style of its own. */
const struct box *tier_box(const struct tiers *t, int i, const struct tier_slice *slice);

/* How wide the figure is `y` below its head. */
emu pyramid_width(const struct tiers *t, emu y, emu total);

/* From `from` on, what of a pyramid that is higher than a region has room there. */
struct outcome pyramid_part(const struct tiers *t, struct space space,
                            const struct rest *from);

#endif
