#include "base/store.h"

#include "base/arena.h"
#include "base/file_name.h"
#include "base/list.h"
#include "base/map.h"

struct store {
    struct arena *arena;
    struct map by_path;
    struct list files; /* of struct str */
};

struct store *store_new(struct arena *arena)
{
    struct store *store = ARENA_NEW(arena, struct store);
    *store = (struct store){arena, map_in(arena), list_of(arena, sizeof(struct str))};
    return store;
}

void store_add(struct store *store, const char *path, struct str bytes)
{
    const struct str name = str_of(file_name_normal(store->arena, path));
    map_put(&store->by_path, name, store->files.n);
    *(struct str *)list_add(&store->files) = str_copy(store->arena, bytes);
}

bool store_find(const struct store *store, const char *path, struct str *bytes)
{
    const struct str name = str_of(file_name_normal(store->arena, path));
    const int i = map_find(&store->by_path, name);
    if (i >= 0)
        *bytes = *(const struct str *)list_at(&store->files, i);
    return i >= 0;
}
