#include "base/arena.h"

#include <assert.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_SMALL = 8 * 1024, BLOCK_SIZE = 128 * 1024 };

struct block {
    struct block *previous;
    size_t used, size; /* [byte] of `bytes` */
    bool single;       /* made for one large allocation */
    max_align_t bytes[];
};

struct deferred {
    struct deferred *previous;
    void (*release)(void *);
    void *handle;
};

struct arena {
    const char *name;
    struct block *last;
    struct deferred *deferred;
    size_t total, ceiling; /* [byte] */
    size_t next;           /* [byte] the size of the next block: doubled up to the most */
    bool marked;           /* a mark may point at any block */
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

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    arena_release_handles(arena);
    for (struct block *b = arena->last, *previous; b; b = previous) {
        previous = b->previous;
        free(b);
    }
    free(arena);
}

const char *arena_name(const struct arena *arena)
{
    return arena->name;
}

size_t arena_ceiling(const struct arena *arena)
{
    return arena->ceiling;
}

size_t arena_used(const struct arena *arena)
{
    return arena->total;
}

size_t arena_held(const struct arena *arena)
{
    size_t held = sizeof *arena;
    for (const struct block *b = arena->last; b; b = b->previous)
        held += sizeof *b + b->size;
    return held;
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

static struct block *new_block(struct arena *arena, size_t size)
{
    const bool single = size > BLOCK_SIZE / 4;
    const size_t want = single ? size : next_size(arena, size);
    struct block *block = malloc(sizeof *block + want);
    if (!block)
        exhausted(arena, size);
    *block = (struct block){.previous = arena->last, .size = want, .single = single};
    arena->last = block;
    return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    const size_t unit = sizeof(max_align_t);
    if (size > arena->ceiling || arena->total + size + unit > arena->ceiling)
        exhausted(arena, size);
    size = (size + unit - 1) / unit * unit;

    struct block *block = arena->last;
    if (!block || block->size - block->used < size)
        block = new_block(arena, size);
    void *memory = (char *)block->bytes + block->used;
    block->used += size;
    arena->total += size;
    return memset(memory, 0, size);
}

bool arena_extend(struct arena *arena, void *memory, size_t size, size_t more)
{
    const size_t unit = sizeof(max_align_t);
    struct block *block = arena->last;
    const size_t have = (size + unit - 1) / unit * unit;
    if (!block || more > block->size ||
        (char *)memory + have != (char *)block->bytes + block->used)
        return false;
    const size_t grown = (size + more + unit - 1) / unit * unit - have;
    if (grown > block->size - block->used || grown > arena->ceiling - arena->total)
        return false;
    memset((char *)memory + have, 0, grown);
    block->used += grown;
    arena->total += grown;
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
    struct block *block = *link;
    *link = block->previous;
    arena->total -= block->used;
    free(block);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size && count > arena->ceiling / size)
        exhausted(arena, arena->ceiling);
    return arena_alloc(arena, count * size);
}

char *arena_copy(struct arena *arena, const void *bytes, size_t size)
{
    char *copy = arena_alloc(arena, size + 1);
    if (size)
        memcpy(copy, bytes, size);
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
    return (struct arena_mark){arena->last, arena->last ? arena->last->used : 0,
                               arena->total};
}

void arena_release(struct arena *arena, struct arena_mark mark)
{
    assert(!arena->deferred);
    while (arena->last != mark.block) {
        struct block *previous = arena->last->previous;
        free(arena->last);
        arena->last = previous;
    }
    if (arena->last)
        arena->last->used = mark.used;
    arena->total = mark.total;
}
