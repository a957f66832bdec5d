#include "evaluate/query_names.h"

#include "base/arena.h"
#include "base/list.h"
#include "base/map.h"

#include <libxml/tree.h>
#include <stdint.h>

enum { MEMOS = 64 };

/* The elements of one name. */
struct entry {
    struct list elements; /* of struct query_element */
    int asked;            /* below which of them something was last looked for */
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
    int n; /* elements so far */
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
            (struct entry){list_of(names->arena, sizeof(struct query_element)), 0};
    }
    *memo = (struct memo){name, entry};
    return entry;
}

static struct entry *entry_at(const struct query_names *names, int i)
{
    return list_at(&names->entries, i);
}

/* With all elements that stand in it. Those of a namespace are only counted. */
static void add(struct query_names *names, const xmlNode *node)
{
    const int i = node->ns ? -1 : entry_of(names, node->name);
    struct list *list = i < 0 ? NULL : &entry_at(names, i)->elements;
    const int place = list ? list->n : 0;
    if (list)
        *(struct query_element *)list_add(list) =
            (struct query_element){node, names->n, names->n};
    names->n++;
    for (const xmlNode *n = node->children; n; n = n->next)
        if (n->type == XML_ELEMENT_NODE)
            add(names, n);
    if (i < 0)
        return;
    struct query_element *element = list_at(&entry_at(names, i)->elements, place);
    element->last = names->n - 1;
}

static void build(struct query_names *names)
{
    *names = (struct query_names){
        .arena = names->arena,
        .doc = names->doc,
        .built = true,
        .index = map_in(names->arena),
        .entries = list_of(names->arena, sizeof(struct entry)),
    };
    for (const xmlNode *n = names->doc->children; n; n = n->next)
        if (n->type == XML_ELEMENT_NODE)
            add(names, n);
}

/* --- asking ------------------------------------------------------------------------- */

static const struct query_element *element_at(const struct entry *entry, int i)
{
    return list_at(&entry->elements, i);
}

/* How many of them have an order less than `order`. */
static int count_before(const struct entry *entry, int order)
{
    int from = 0, to = entry->elements.n;
    while (from < to) {
        const int middle = (from + to) / 2;
        if (element_at(entry, middle)->order < order)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

/* The element itself; NULL if nobody knows it. Most often it is the one that was asked
 * for last, or the next: a loop goes through them. */
static const struct query_element *find(const struct query_names *names,
                                        const xmlNode *node)
{
    const int known = map_find(&names->index, str_of((const char *)node->name));
    struct entry *entry = known < 0 ? NULL : entry_at(names, known);
    for (int i = 0; entry && i < entry->elements.n; i++) {
        const struct query_element *element = element_at(entry, entry->asked);
        if (element->node == node)
            return element;
        entry->asked = (entry->asked + 1) % entry->elements.n;
    }
    return NULL;
}

struct query_named query_names_below(struct query_names *names,
                                     const struct _xmlNode *top, const char *name)
{
    if (!names->built)
        build(names);
    const bool is_all = top->type != XML_ELEMENT_NODE;
    const struct query_element *from = is_all ? NULL : find(names, top);
    if (!from && !is_all)
        return (struct query_named){NULL, -1};
    const int known = map_find(&names->index, str_of(name));
    if (known < 0)
        return (struct query_named){NULL, 0};
    const struct entry *entry = entry_at(names, known);
    const int first = is_all ? 0 : count_before(entry, from->order + 1);
    const int end = is_all ? entry->elements.n : count_before(entry, from->last + 1);
    if (first == end)
        return (struct query_named){NULL, 0};
    return (struct query_named){element_at(entry, first), end - first};
}
