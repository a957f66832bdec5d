/* Rectangles of a page or drawing; internal to this folder. */
#ifndef GAIYO_LAYOUT_AREA_H
#define GAIYO_LAYOUT_AREA_H

#include "base/len.h"

#include <stdbool.h>

struct area {
    emu x, y, w, h;
};

static inline bool areas_meet(struct area a, struct area b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/* True if all of `inner` lies in `outer`. */
static inline bool area_holds(struct area outer, struct area inner)
{
    return inner.x >= outer.x && inner.y >= outer.y &&
           inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

/* The middle of what two stretches have in common, or of what lies between them. */
static inline emu middle_between(emu a, emu a_size, emu b, emu b_size)
{
    const emu low = a > b ? a : b;
    const emu high = a + a_size < b + b_size ? a + a_size : b + b_size;
    return low + (high - low) / 2;
}

#endif
