/* Files in memory. A job that is given a store reads those instead of the machine's: only
 * what is installed with gaiyo, and fonts, still come from the disk. */
#ifndef GAIYO_BASE_STORE_H
#define GAIYO_BASE_STORE_H

#include "base/str.h"

struct arena;
struct store;

struct store *store_new(struct arena *arena);

/* Keeps a terminated copy under `path`, in place of what was there. */
void store_add(struct store *store, const char *path, struct str bytes);

/* What is kept under the path, however it is written (a/../b is b); false if nothing
 * is. */
bool store_find(const struct store *store, const char *path, struct str *bytes);

#endif
