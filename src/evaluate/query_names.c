#include "evaluate/query_names.h"

#include "base/arena.h"
#include "base/list.h"
#include "base/map.h"

#include <libxml/tree.h>
#include <stdint.h>

enum { MEMOS = 64 };

/* The elements of one name, and how many elements of any name come before each. */
struct entry {
    struct list nodes;  /* of const xmlNode * */
    struct list orders; /* of int */
};

/* An element, and the last one of those that stand in it; itself, if none does. */
struct extent {
    const xmlNode *node;
    int last;
};

/* Names of a parsed document are texts of its dictionary: where one was found last. */
struct memo {
    const xmlChar *name;
    int entry;
};

struct query_names {
    struct arena *arena;
    const xmlDoc *doc;
    bool built;
    struct map index;
    struct list entries; /* of struct entry */
    struct memo memos[MEMOS];
    struct list extents; /* of struct extent, of all elements */
    int *places;         /* of extents + 1, by a hash of the node; 0: free */
    int room;
};

struct query_names *query_names_new(struct arena *arena, const struct _xmlDoc *doc)
{
    struct query_names *names = ARENA_NEW(arena, struct query_names);
    names->arena = arena;
    names->doc = doc;
    return names;
}

void query_names_forget(struct query_names *names)
{
    names->built = false;
}

/* --- building ----------------------------------------------------------------------- */

static int entry_of(struct query_names *names, const xmlChar *name)
{
    struct memo *memo = &names->memos[((uintptr_t)name >> 3) % MEMOS];
    if (memo->name == name)
        return memo->entry;
    const struct str text = str_of((const char *)name);
    int entry = map_find(&names->index, text);
    if (entry < 0) {
        entry = names->entries.n;
        map_put(&names->index, text, entry);
        *(struct entry *)list_add(&names->entries) =
            (struct entry){list_of(names->arena, sizeof(const xmlNode *)),
                           list_of(names->arena, sizeof(int))};
    }
    *memo = (struct memo){name, entry};
    return entry;
}

static void add(struct query_names *names, const xmlNode *node)
{
    const int order = names->extents.n;
    *(struct extent *)list_add(&names->extents) = (struct extent){node, order};
    if (node->ns)
        return;
    struct entry *entry = list_at(&names->entries, entry_of(names, node->name));
    *(const xmlNode **)list_add(&entry->nodes) = node;
    *(int *)list_add(&entry->orders) = order;
}

static void add_below(struct query_names *names, const xmlNode *parent)
{
    for (const xmlNode *n = parent->children; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE)
            continue;
        const int order = names->extents.n;
        add(names, n);
        add_below(names, n);
        ((struct extent *)list_at(&names->extents, order))->last = names->extents.n - 1;
    }
}

/* Where the node is noted, or would be. */
static int *place_of(const struct query_names *names, const xmlNode *node)
{
    const uintptr_t address = (uintptr_t)node;
    int i = (int)((address >> 4 ^ address >> 14) & (uintptr_t)(names->room - 1));
    for (; names->places[i]; i = (i + 1) & (names->room - 1)) {
        const struct extent *extent = list_at(&names->extents, names->places[i] - 1);
        if (extent->node == node)
            break;
    }
    return &names->places[i];
}

static void note_places(struct query_names *names)
{
    names->room = 64;
    while (names->room < 2 * names->extents.n)
        names->room *= 2;
    names->places = ARENA_ARRAY(names->arena, int, names->room);
    for (int i = 0; i < names->extents.n; i++) {
        const struct extent *extent = list_at(&names->extents, i);
        *place_of(names, extent->node) = i + 1;
    }
}

static void build(struct query_names *names)
{
    *names = (struct query_names){
        .arena = names->arena,
        .doc = names->doc,
        .built = true,
        .index = map_in(names->arena),
        .entries = list_of(names->arena, sizeof(struct entry)),
        .extents = list_of(names->arena, sizeof(struct extent)),
    };
    add_below(names, (const xmlNode *)names->doc);
    note_places(names);
}

/* --- asking ------------------------------------------------------------------------- */

/* How many of the orders are less than `order`. */
static int count_before(const struct list *orders, int order)
{
    int from = 0, to = orders->n;
    while (from < to) {
        const int middle = (from + to) / 2;
        if (*(const int *)list_at(orders, middle) < order)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

struct query_named query_names_below(struct query_names *names,
                                     const struct _xmlNode *top, const char *name)
{
    if (!names->built)
        build(names);
    const int known = map_find(&names->index, str_of(name));
    if (known < 0)
        return (struct query_named){NULL, 0};
    const struct entry *entry = list_at(&names->entries, known);
    int from = 0, to = entry->nodes.n;
    if (top->type == XML_ELEMENT_NODE) {
        const int place = *place_of(names, top) - 1;
        if (place < 0)
            return (struct query_named){NULL, -1};
        const struct extent *extent = list_at(&names->extents, place);
        from = count_before(&entry->orders, place + 1);
        to = count_before(&entry->orders, extent->last + 1);
    }
    return (struct query_named){
        (const xmlNode *const *)(const void *)entry->nodes.items + from, to - from};
}
