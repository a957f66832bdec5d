/* What a file holds, as a number: for telling whether it is still what a sheet was made
 * of; internal to this folder. */
#ifndef GAIYO_BATCH_DIGEST_H
#define GAIYO_BATCH_DIGEST_H

#include "base/str.h"

#include "base/map.h"

struct digests {
    struct arena *arena;
    struct map known;  /* path -> index */
    struct list *list; /* of struct digest */
};

struct digests digests_new(struct arena *arena);

/* The digest of the file at `path` (a 64-bit FNV-1a, over eight bytes at a time); false
 * if it cannot be read. A file that has not been touched since it was last asked for is
 * not read again. */
bool digest_file(struct digests *digests, const char *path, uint64_t *digest);

/* When a file was last written [ns since 1970] and its size; false if it is not there. */
bool file_stamp(const char *path, int64_t *size, int64_t *written);

#endif
