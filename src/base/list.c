#include "base/list.h"

#include "base/arena.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

struct list list_of(struct arena *arena, int size)
{
    return (struct list){.arena = arena, .size = size};
}

void *list_add(struct list *list)
{
    if (list->n == list->room) {
        const int room = list->room ? 2 * list->room : 8;
        char *items = arena_array(list->arena, (size_t)room, (size_t)list->size);
        if (list->n)
            memcpy(items, list->items, (size_t)list->n * (size_t)list->size);
        if (list->room)
            arena_give_back(list->arena, list->items,
                            (size_t)list->room * (size_t)list->size);
        list->items = items;
        list->room = room;
    }
    return list->items + (size_t)list->n++ * (size_t)list->size;
}

void *list_at(const struct list *list, int i)
{
    assert(0 <= i && i < list->n);
    return list->items + (size_t)i * (size_t)list->size;
}

void *list_array(const struct list *list, struct arena *arena)
{
    if (!list->n)
        return NULL;
    return arena_copy(arena, list->items, (size_t)list->n * (size_t)list->size);
}
