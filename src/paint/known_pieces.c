#include "paint/known_pieces.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/kept.h"
#include "base/map.h"

/* Of what a process may keep, a quarter: about a thousand pieces, as they were and as
 * they became. */
enum { BUCKETS = 1024, SHARE = 4 };

struct piece {
    uint64_t hash;
    struct str bytes, deflated;
    const struct piece *next; /* of the same bucket */
};

struct known_pieces {
    struct arena *arena;
    size_t most; /* [byte] */
    const struct piece **buckets;
};

static void start(struct known_pieces *known, size_t ceiling)
{
    known->arena = arena_new("pieces", ceiling, NULL);
    known->buckets = ARENA_ARRAY(known->arena, const struct piece *, BUCKETS);
}

static void end(void *self)
{
    arena_free(((struct known_pieces *)self)->arena);
}

static void *start_kept(struct job *job, const void *context)
{
    struct known_pieces *known = ARENA_NEW(job->doc, struct known_pieces);
    (void)context;
    known->most = kept_ceiling(job) / SHARE;
    start(known, arena_ceiling(job->doc));
    arena_defer(job->doc, end, known);
    return known;
}

static bool has_room(const struct known_pieces *known, size_t size)
{
    return arena_used(known->arena) + size <= known->most;
}

struct known_pieces *known_pieces_begin(struct job *job)
{
    if (!kept_is_on(job))
        return NULL;
    struct known_pieces *known = kept_get(job, STR("pieces"), start_kept, NULL);
    if (!has_room(known, known->most / 8)) {
        arena_free(known->arena);
        start(known, arena_ceiling(job->doc));
    }
    return known;
}

struct str known_pieces_find(const struct known_pieces *known, struct str bytes)
{
    if (!known)
        return STR("");
    const uint64_t hash = hash_long(bytes, 0);
    for (const struct piece *p = known->buckets[hash % BUCKETS]; p; p = p->next)
        if (p->hash == hash && str_eq(p->bytes, bytes))
            return p->deflated;
    return STR("");
}

void known_pieces_add(struct known_pieces *known, struct str bytes, struct str deflated)
{
    if (!known || !has_room(known, (size_t)bytes.n + (size_t)deflated.n))
        return;
    const uint64_t hash = hash_long(bytes, 0);
    const struct piece **bucket = &known->buckets[hash % BUCKETS];
    struct piece *p = ARENA_NEW(known->arena, struct piece);
    *p = (struct piece){hash, str_copy(known->arena, bytes),
                        str_copy(known->arena, deflated), *bucket};
    *bucket = p;
}
