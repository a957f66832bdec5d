/* What layout remembers of boxes, so that measuring, balancing and filling ask again at
 * no cost; internal to this folder. */
#ifndef GAIYO_LAYOUT_MEMORY_H
#define GAIYO_LAYOUT_MEMORY_H

#include "base/len.h"

struct arena;
struct box;

/* From a box, a width and a height to a value. */
struct memory {
    struct arena *arena;
    struct remembered *places; /* open addressing; `room` of them, a power of two */
    int n, room;
};

struct memory memory_in(struct arena *arena);

/* What is remembered, or NULL. */
const void *memory_find(const struct memory *memory, const struct box *box, emu w, emu h);

/* Remembers `value`, which is not NULL and not known yet. */
void memory_put(struct memory *memory, const struct box *box, emu w, emu h,
                const void *value);

#endif
