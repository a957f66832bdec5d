/* The manifest of an archive, as JSON; internal to this folder. docs/archive.md describes
 * it. */
#ifndef GAIYO_ARCHIVE_MANIFEST_H
#define GAIYO_ARCHIVE_MANIFEST_H

#include "archive/recipe.h"

struct arena;

#define MANIFEST_NAME   "manifest.json"
#define PROVENANCE_NAME "provenance.json"

/* An attachment, as the manifest has it. */
struct manifest_file {
    const char *name, *path, *role, *type;
    int size; /* [byte] */
    struct str sha256;
};

struct manifest {
    struct recipe recipe; /* with the paths of `files` */
    const struct manifest_file *files;
    int n;
};

struct str manifest_write(struct arena *arena, const struct manifest *manifest);

/* NULL, or what is wrong with the text. */
const char *manifest_read(struct arena *arena, struct str text,
                          struct manifest *manifest);

#endif
