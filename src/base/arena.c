#include "base/arena.h"

#include "base/blocks.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_SMALL = 8 * 1024 };

struct deferred {
    struct deferred *previous;
    void (*release)(void *);
    void *handle;
};

struct arena {
    struct arena_room room; /* first: see the header */
    const char *name;
    struct block *last; /* its room stands above, that of the others in them */
    struct deferred *deferred;
    size_t before;  /* [byte] handed out in all blocks but the last */
    size_t ceiling; /* [byte] */
    size_t next;    /* [byte] the size of the next block: doubled up to the most */
    bool marked;    /* a mark may point at any block */
    arena_exhausted_fn exhausted;
};

static void say_and_exit(const struct arena *arena, size_t wanted)
{
    fprintf(stderr,
            "gaiyo: error: the %s needs more than %zu MiB of memory (%zu bytes wanted); "
            "give it a smaller input, or a higher limit with --memory-limit\n",
            arena->name, arena->ceiling >> 20, wanted);
    exit(3);
}

static void exhausted(const struct arena *arena, size_t wanted)
{
    arena->exhausted(arena, wanted);
    abort(); /* the handler broke its promise */
}

struct arena *arena_new(const char *name, size_t ceiling, arena_exhausted_fn handler)
{
    struct arena *arena = calloc(1, sizeof *arena);
    if (!arena) {
        struct arena none = {.name = name, .ceiling = ceiling};
        say_and_exit(&none, sizeof *arena);
        return NULL;
    }
    arena->name = name;
    arena->ceiling = ceiling;
    arena->next = BLOCK_SIZE;
    arena->exhausted = handler ? handler : say_and_exit;
    return arena;
}

struct arena *arena_new_small(const char *name, size_t ceiling,
                              arena_exhausted_fn handler)
{
    struct arena *arena = arena_new(name, ceiling, handler);
    arena->next = FIRST_SMALL;
    return arena;
}

void arena_release_handles(struct arena *arena)
{
    for (struct deferred *d = arena->deferred; d; d = d->previous)
        d->release(d->handle);
    arena->deferred = NULL;
}

const char *arena_name(const struct arena *arena)
{
    return arena->name;
}

size_t arena_ceiling(const struct arena *arena)
{
    return arena->ceiling;
}

/* [byte] handed out of the last block */
static size_t used_in_last(const struct arena *arena)
{
    return arena->last ? (size_t)(arena->room.at - (char *)arena->last->bytes) : 0;
}

size_t arena_used(const struct arena *arena)
{
    return arena->before + used_in_last(arena);
}

size_t arena_held(const struct arena *arena)
{
    size_t held = sizeof *arena;
    for (const struct block *b = arena->last; b; b = b->previous)
        held += sizeof *b + b->size;
    return held;
}

/* --- blocks ------------------------------------------------------------------------- */

/* Goes on behind the first `used` bytes of the last block; so much of it as the ceiling
 * allows. */
static void enter(struct arena *arena, size_t used)
{
    const struct block *block = arena->last;
    if (!block) {
        arena->room = (struct arena_room){NULL, 0, NULL};
        return;
    }
    const size_t left = block->size - used;
    const size_t allowed = arena->ceiling - arena->before - used;
    arena->room.at = (char *)block->bytes + used;
    arena->room.left = (left < allowed ? left : allowed) / ARENA_UNIT * ARENA_UNIT;
    arena->room.clean = block->clean;
}

/* Writes down how far the last block was used. */
static void leave(struct arena *arena)
{
    struct block *block = arena->last;
    if (!block)
        return;
    block->used = used_in_last(arena);
    if (block->clean < arena->room.at)
        block->clean = arena->room.at;
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    arena_release_handles(arena);
    leave(arena);
    for (struct block *b = arena->last, *previous; b; b = previous) {
        previous = b->previous;
        block_free(b);
    }
    free(arena);
}

/* The size of a common block that has room for so much. */
static size_t next_size(struct arena *arena, size_t size)
{
    while (arena->next < size)
        arena->next *= 2;
    const size_t next = arena->next;
    if (next < BLOCK_SIZE)
        arena->next = 2 * next;
    return next;
}

static struct block *block_of(const struct arena *arena, size_t size, size_t wanted)
{
    struct block *block = block_new(size);
    if (!block)
        exhausted(arena, wanted);
    return block;
}

/* One for a large allocation stands behind the last, which may still have room; but the
 * releases of marks go from the last one back. */
static void *alloc_single(struct arena *arena, size_t size)
{
    leave(arena);
    struct block *block = block_of(arena, size, size);
    block->single = true;
    block->used = size;
    block->clean = (char *)block->bytes + size;
    struct block **link =
        arena->marked || !arena->last ? &arena->last : &arena->last->previous;
    if (link == &arena->last && arena->last)
        arena->before += arena->last->used;
    block->previous = *link;
    *link = block;
    if (link != &arena->last)
        arena->before += size;
    enter(arena, arena->last->used);
    return block->bytes;
}

static void add_block(struct arena *arena, size_t size)
{
    leave(arena);
    struct block *block = block_of(arena, next_size(arena, size), size);
    arena->before += arena->last ? arena->last->used : 0;
    block->previous = arena->last;
    arena->last = block;
    enter(arena, 0);
}

/* --- allocations -------------------------------------------------------------------- */

static size_t rounded(size_t size)
{
    return (size + ARENA_UNIT - 1) / ARENA_UNIT * ARENA_UNIT;
}

/* So many bytes, which may not be zero. */
static char *take(struct arena *arena, size_t size)
{
    if (size > arena->room.left || !arena->last) {
        if (size > arena->ceiling ||
            arena_used(arena) + size + ARENA_UNIT > arena->ceiling)
            exhausted(arena, size);
        const size_t whole = rounded(size);
        if (whole > BLOCK_SIZE / 4)
            return alloc_single(arena, whole);
        add_block(arena, whole);
    }
    char *memory = arena->room.at;
    arena->room.at += rounded(size);
    arena->room.left -= rounded(size);
    return memory;
}

/* Zeroes `n` units; nearly all allocations have few. */
static inline void zero_units(char *memory, size_t n)
{
    struct unit {
        _Alignas(max_align_t) char bytes[ARENA_UNIT];
    } *units = (struct unit *)(void *)memory;
    const struct unit none = {{0}};
    switch (n) {
    case 6:
        units[5] = none; /* fall through */
    case 5:
        units[4] = none; /* fall through */
    case 4:
        units[3] = none; /* fall through */
    case 3:
        units[2] = none; /* fall through */
    case 2:
        units[1] = none; /* fall through */
    case 1:
        units[0] = none; /* fall through */
    case 0:
        break;
    default:
        memset(memory, 0, n * ARENA_UNIT);
    }
}

/* Zeroes what may have been handed out before of an allocation that was just made. */
static void zero(const struct arena *arena, char *memory, size_t size)
{
    const uintptr_t start = (uintptr_t)arena->last->bytes, at = (uintptr_t)memory,
                    clean = (uintptr_t)arena->room.clean;
    if (at < start || at - start >= arena->last->size)
        memset(memory, 0, size); /* a block of its own */
    else if (at < clean)
        zero_units(memory, (clean - at < size ? clean - at : size) / ARENA_UNIT);
}

void *arena_alloc_slowly(struct arena *arena, size_t size)
{
    struct arena_room *room = &arena->room;
    const size_t whole = rounded(size);
    char *memory = room->at;
    if (size < room->left) {
        const size_t used = (size_t)(room->clean - memory); /* before */
        room->at += whole;
        room->left -= whole;
        zero_units(memory, (used < whole ? used : whole) / ARENA_UNIT);
        return memory;
    }
    memory = take(arena, size);
    zero(arena, memory, whole);
    return memory;
}

void *arena_take(struct arena *arena, size_t size)
{
    return take(arena, size);
}

static_assert(sizeof(size_t) >= 8, "a product of two 32-bit counts is a size");

void *arena_array_slowly(struct arena *arena, size_t count, size_t size)
{
    if (size && count > arena->ceiling / size)
        exhausted(arena, arena->ceiling);
    return arena_alloc(arena, count * size);
}

bool arena_take_more(struct arena *arena, void *memory, size_t size, size_t more)
{
    const char *end = (char *)memory + rounded(size);
    if (end != arena->room.at || more > BLOCK_SIZE)
        return false;
    const size_t grown = rounded(size + more) - rounded(size);
    if (grown > arena->room.left)
        return false;
    arena->room.at += grown;
    arena->room.left -= grown;
    return true;
}

bool arena_extend(struct arena *arena, void *memory, size_t size, size_t more)
{
    char *end = arena->room.at;
    if (!arena_take_more(arena, memory, size, more))
        return false;
    zero(arena, end, (size_t)(arena->room.at - end));
    return true;
}

/* What is larger than a quarter of a block stands in a block of its own, unless there was
 * room for it. */
void arena_give_back(struct arena *arena, const void *memory, size_t size)
{
    struct block **link = &arena->last;
    if (arena->marked || size <= BLOCK_SIZE / 4)
        return;
    while (*link && (const void *)(*link)->bytes != memory)
        link = &(*link)->previous;
    if (!*link || !(*link)->single)
        return;
    leave(arena);
    struct block *block = *link;
    const bool was_last = link == &arena->last;
    *link = block->previous;
    if (!was_last)
        arena->before -= block->used;
    else if (*link)
        arena->before -= (*link)->used;
    block_free(block);
    enter(arena, arena->last ? arena->last->used : 0);
}

char *arena_copy(struct arena *arena, const void *bytes, size_t size)
{
    char *copy = take(arena, size + 1);
    if (size)
        memcpy(copy, bytes, size);
    memset(copy + size, 0, rounded(size + 1) - size);
    return copy;
}

void arena_defer(struct arena *arena, void (*release)(void *), void *handle)
{
    struct deferred *d = ARENA_NEW(arena, struct deferred);
    *d = (struct deferred){arena->deferred, release, handle};
    arena->deferred = d;
}

struct arena_mark arena_mark(struct arena *arena)
{
    arena->marked = true;
    return (struct arena_mark){arena->last, used_in_last(arena)};
}

void arena_release(struct arena *arena, struct arena_mark mark)
{
    assert(!arena->deferred);
    leave(arena);
    while (arena->last != mark.block) {
        struct block *block = arena->last;
        arena->last = block->previous;
        arena->before -= arena->last ? arena->last->used : 0;
        block_free(block);
    }
    enter(arena, mark.used);
}
