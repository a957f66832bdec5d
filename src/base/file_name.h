/* Names of files, as words: nothing here looks at the disk, and symbolic links are not
 * followed. */
#ifndef GAIYO_BASE_FILE_NAME_H
#define GAIYO_BASE_FILE_NAME_H

#include "base/str.h"

struct arena;

/* Without ".", "//" and, where they can be taken out, "..": "a/./b/../c" is "a/c". A name
 * that leads above where it starts begins with "../". */
const char *file_name_normal(struct arena *arena, const char *path);

/* How `path` is called from `folder`: "../data/r5.csv". Both may be absolute or start
 * where the program does. */
const char *file_name_from(struct arena *arena, const char *folder, const char *path);

/* What comes behind the last slash. */
const char *file_name_last(const char *path);

#endif
