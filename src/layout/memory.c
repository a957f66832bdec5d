#include "layout/memory.h"

#include "base/arena.h"
#include "compose/box.h"

#include <stdint.h>

struct remembered {
    const struct box *box; /* NULL: a free place */
    emu w, h;
    const void *value;
};

struct memory memory_in(struct arena *arena)
{
    return (struct memory){.arena = arena};
}

/* Where the value is, or where it is to go. */
static struct remembered *place_of(const struct memory *m, const struct box *box, emu w,
                                   emu h)
{
    const uint64_t hash = ((uint64_t)box->id * 0x9E3779B97F4A7C15u) ^
                          ((uint64_t)(uint32_t)w * 0xC2B2AE3D27D4EB4Fu) ^
                          ((uint64_t)(uint32_t)h * 0x165667B19E3779F9u);
    const uint64_t mask = (uint64_t)m->room - 1;
    for (uint64_t i = (hash ^ hash >> 29) & mask;; i = (i + 1) & mask) {
        struct remembered *r = &m->places[i];
        if (!r->box || (r->box == box && r->w == w && r->h == h))
            return r;
    }
}

static void make_room(struct memory *m)
{
    if (2 * m->n < m->room)
        return;
    const struct memory old = *m;
    m->room = old.room ? 2 * old.room : 64;
    m->places = ARENA_ARRAY(m->arena, struct remembered, m->room);
    for (int i = 0; i < old.room; i++) {
        const struct remembered *r = &old.places[i];
        if (r->box)
            *place_of(m, r->box, r->w, r->h) = *r;
    }
}

const void *memory_find(const struct memory *m, const struct box *box, emu w, emu h)
{
    return m->room ? place_of(m, box, w, h)->value : NULL;
}

void memory_put(struct memory *m, const struct box *box, emu w, emu h, const void *value)
{
    make_room(m);
    *place_of(m, box, w, h) = (struct remembered){box, w, h, value};
    m->n++;
}
