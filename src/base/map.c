#include "base/map.h"

#include "base/arena.h"

/* A place is free while its key has no bytes (p is NULL). */
struct map_entry {
    struct str key;
    uint64_t hash;
    int value;
};

struct map map_in(struct arena *arena)
{
    return (struct map){.arena = arena};
}

uint64_t hash_bytes(const void *bytes, int n, uint64_t seed)
{
    const unsigned char *p = bytes;
    uint64_t h = seed ^ 14695981039346656037u;
    for (int i = 0; i < n; i++)
        h = (h ^ p[i]) * 1099511628211u;
    return h;
}

/* Eight bytes as a number, the first one the lowest. */
static uint64_t word_at(const char *bytes)
{
    const unsigned char *p = (const unsigned char *)bytes;
    return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
           (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 |
           (uint64_t)p[6] << 48 | (uint64_t)p[7] << 56;
}

uint64_t hash_long(struct str bytes, uint64_t seed)
{
    uint64_t hash = seed ^ (uint64_t)bytes.n;
    int i = 0;
    for (; i + 8 <= bytes.n; i += 8) {
        hash = (hash ^ word_at(bytes.p + i)) * 1099511628211u;
        hash ^= hash >> 32;
    }
    return hash_bytes(bytes.p + i, bytes.n - i, hash);
}

static struct map_entry *place_of(const struct map *map, struct str key, uint64_t hash)
{
    const uint64_t mask = (uint64_t)map->room - 1;
    for (uint64_t i = hash & mask;; i = (i + 1) & mask) {
        struct map_entry *e = &map->entries[i];
        if (!e->key.p || (e->hash == hash && str_eq(e->key, key)))
            return e;
    }
}

int map_find(const struct map *map, struct str key)
{
    if (!map->room)
        return -1;
    const struct map_entry *e = place_of(map, key, hash_long(key, 0));
    return e->key.p ? e->value : -1;
}

static void grow(struct map *map)
{
    const struct map old = *map;
    map->room = old.room ? 2 * old.room : 16;
    map->entries = ARENA_ARRAY(map->arena, struct map_entry, map->room);
    for (int i = 0; i < old.room; i++)
        if (old.entries[i].key.p)
            *place_of(map, old.entries[i].key, old.entries[i].hash) = old.entries[i];
}

void map_put(struct map *map, struct str key, int value)
{
    if (2 * map->n >= map->room)
        grow(map);
    const uint64_t hash = hash_long(key, 0);
    struct map_entry *e = place_of(map, key, hash);
    if (!e->key.p)
        map->n++;
    *e = (struct map_entry){key, hash, value};
}
