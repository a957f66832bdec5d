#include "compose/composing.h"

struct names names_in(struct arena *arena, int size)
{
    return (struct names){map_in(arena), list_of(arena, size)};
}

void *names_find(const struct names *names, struct str name)
{
    const int i = map_find(&names->index, name);
    return i < 0 ? NULL : list_at(&names->values, i);
}

void *names_add(struct names *names, struct str name)
{
    if (map_find(&names->index, name) >= 0)
        return NULL;
    map_put(&names->index, name, names->values.n);
    return list_add(&names->values);
}
