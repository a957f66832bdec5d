/* Arenas: memory that is given back all at once.
 *
 * Every value that a stage returns lives in the job's document arena; what a function
 * needs only while it thinks lives in the scratch arena, between a mark and a release. An
 * allocation never returns NULL: an arena has a ceiling, and reaching it (or the
 * machine's limit) calls the arena's exhausted handler, which does not return. So no
 * caller checks for memory.
 *
 * Sizes are in bytes. Memory comes zeroed and aligned for any type. */
#ifndef GAIYO_BASE_ARENA_H
#define GAIYO_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* Called when `arena` cannot grow by `wanted` bytes; must not return. */
typedef void (*arena_exhausted_fn)(const struct arena *arena, size_t wanted);

/* A new arena; `name` is used in messages and must outlive it. `exhausted` may be NULL:
 * then a message goes to stderr and the process exits with status 3. */
struct arena *arena_new(const char *name, size_t ceiling, arena_exhausted_fn exhausted);

/* The same for what is mostly small and one of many: begins with little. */
struct arena *arena_new_small(const char *name, size_t ceiling,
                              arena_exhausted_fn exhausted);

/* Runs the deferred calls, last first, and frees everything. Accepts NULL. */
void arena_free(struct arena *arena);

const char *arena_name(const struct arena *arena);
size_t arena_ceiling(const struct arena *arena);

/* Bytes handed out so far, padding included. */
size_t arena_used(const struct arena *arena);

/* Bytes taken from the system, handed out or not. */
size_t arena_held(const struct arena *arena);

/* What an arena begins with: the room that is left in its last block. Only the functions
 * here look at it; they stand in this header because they are called more often than any
 * other. */
struct arena_room {
    char *at;    /* the next byte to be handed out */
    size_t left; /* [byte] a multiple of the alignment */
    char *clean; /* bytes from here on, and from `at`, have never been handed out: zero */
};
enum { ARENA_UNIT = _Alignof(max_align_t) };

/* Takes another block, or cleans what was handed out before. */
void *arena_alloc_slowly(struct arena *arena, size_t size);

static inline void *arena_alloc(struct arena *arena, size_t size)
{
    struct arena_room *room = (struct arena_room *)(void *)arena;
    if (size >= room->left || room->at < room->clean)
        return arena_alloc_slowly(arena, size);
    const size_t whole = (size + ARENA_UNIT - 1) / ARENA_UNIT * ARENA_UNIT;
    void *memory = room->at;
    room->at += whole;
    room->left -= whole;
    return memory;
}

/* Of what is counted in more than 32 bits. */
void *arena_array_slowly(struct arena *arena, size_t count, size_t size);

/* `count` items of `size` bytes; a product that overflows counts as exhausted. */
static inline void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if ((count | size) > UINT32_MAX)
        return arena_array_slowly(arena, count, size);
    return arena_alloc(arena, count * size);
}

/* A copy of `size` bytes, followed by a zero byte. */
char *arena_copy(struct arena *arena, const void *bytes, size_t size);

/* Makes `memory`, an allocation of `size` bytes, `more` bytes longer where it is; false
 * if something else stands behind it. */
bool arena_extend(struct arena *arena, void *memory, size_t size, size_t more);

/* The same for what is written before it is read: the bytes are as they are. */
void *arena_take(struct arena *arena, size_t size);
bool arena_take_more(struct arena *arena, void *memory, size_t size, size_t more);

/* Gives `memory`, an allocation of `size` bytes that nothing points to any more, back at
 * once if it was large; small memory stays until the arena is freed. In an arena that has
 * been marked, all stays until the release. */
void arena_give_back(struct arena *arena, const void *memory, size_t size);

/* Calls `release(handle)` when the arena is freed: for handles of C libraries that a
 * value in the arena owns. Not for arenas that are marked and released. */
void arena_defer(struct arena *arena, void (*release)(void *handle), void *handle);

/* Runs the deferred calls before the arena is freed, last first. Allocations stay; what
 * hangs on a handle must not be used any more. */
void arena_release_handles(struct arena *arena);

/* A place to return to: everything allocated after the mark is given back by the
 * release. */
struct arena_mark {
    void *block;
    size_t used; /* [byte] of it */
};
struct arena_mark arena_mark(struct arena *arena);
void arena_release(struct arena *arena, struct arena_mark mark);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count)                                                  \
    ((type *)arena_array((arena), (size_t)(count), sizeof(type)))

#endif
