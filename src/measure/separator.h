/* What parts the cells of a CSV file; internal to this folder. */
#ifndef GAIYO_MEASURE_SEPARATOR_H
#define GAIYO_MEASURE_SEPARATOR_H

#include "base/diag.h"
#include "base/str.h"

struct job;

/* The separator (comma, tab or semicolon) that parts the first rows of `text` into the
 * same number of cells most often; a comma if there is none at all. `file` is the source
 * that it is, `path` its name. Noted if it is not the one that the name promises. 0, and
 * a diagnostic, if two separators do equally well. */
char separator_find(struct job *job, struct str text, uint32_t file, const char *path);

#endif
