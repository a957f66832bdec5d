/* A list that grows while it is filled. Items are moved when it grows, so a pointer to an
 * item is valid only until the next addition; the finished list is usually handed on as
 * an array. */
#ifndef GAIYO_BASE_LIST_H
#define GAIYO_BASE_LIST_H

#include <assert.h>
#include <stddef.h>

struct arena;

struct list {
    struct arena *arena;
    char *items;
    int n, room;
    int size; /* [byte] of one item */
};

/* An empty list of items of `size` bytes, growing in `arena`. */
struct list list_of(struct arena *arena, int size);

/* Makes room for one more. */
void list_grow(struct list *list);

/* Room for so many in all, if nothing is in it. */
void list_reserve(struct list *list, int room);

/* A new zeroed item at the end. */
static inline void *list_add(struct list *list)
{
    if (list->n == list->room)
        list_grow(list);
    return list->items + (size_t)list->n++ * (size_t)list->size;
}

/* Item `i`, which must exist. */
static inline void *list_at(const struct list *list, int i)
{
    assert(0 <= i && i < list->n);
    return list->items + (size_t)i * (size_t)list->size;
}

/* The items as an array copied to `arena`; NULL when there are none. */
void *list_array(const struct list *list, struct arena *arena);

#endif
