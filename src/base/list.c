#include "base/list.h"

#include "base/arena.h"

#include <string.h>

struct list list_of(struct arena *arena, int size)
{
    return (struct list){.arena = arena, .size = size};
}

/* Most lists are short, and most are the last thing in their arena while they grow. */
void list_grow(struct list *list)
{
    const int room = list->room ? 2 * list->room : 2;
    const size_t size = (size_t)list->room * (size_t)list->size;
    if (!list->room || !arena_extend(list->arena, list->items, size, size)) {
        char *items = arena_array(list->arena, (size_t)room, (size_t)list->size);
        if (list->n)
            memcpy(items, list->items, (size_t)list->n * (size_t)list->size);
        if (list->room)
            arena_give_back(list->arena, list->items, size);
        list->items = items;
    }
    list->room = room;
}

void list_reserve(struct list *list, int room)
{
    if (list->room || room <= 0)
        return;
    list->items = arena_array(list->arena, (size_t)room, (size_t)list->size);
    list->room = room;
}

void *list_array(const struct list *list, struct arena *arena)
{
    if (!list->n)
        return NULL;
    return arena_copy(arena, list->items, (size_t)list->n * (size_t)list->size);
}
