/* A map from text to a number (usually an index into an array). Iteration is deliberately
 * not offered: what depends on the order of a hash is not the same on every run. */
#ifndef GAIYO_BASE_MAP_H
#define GAIYO_BASE_MAP_H

#include "base/str.h"

struct arena;

struct map {
    struct arena *arena;
    struct map_entry *entries;
    int n, room;
};

struct map map_in(struct arena *arena);

/* The number stored for `key`, or -1. */
int map_find(const struct map *map, struct str key);

/* Stores `value` (not negative) for `key`, replacing what was there. The bytes of the key
 * are not copied. */
void map_put(struct map *map, struct str key, int value);

/* FNV-1a over the bytes: the same on every machine. */
uint64_t hash_bytes(const void *bytes, int n, uint64_t seed);

/* Another hash, for what may be long: it takes eight bytes at a time. */
uint64_t hash_long(struct str bytes, uint64_t seed);

#endif
