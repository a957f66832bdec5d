/* JSON (RFC 8259); internal to this folder. */
#ifndef GAIYO_MEASURE_JSON_H
#define GAIYO_MEASURE_JSON_H

#include "measure/table.h"

/* A table_read_fn. The records are the array that the mapping's path (a JSON Pointer,
 * RFC 6901) leads to; without one, the whole text, or the only array in it. They are
 * objects, whose keys are the header, or arrays, the first of which is the header.
 * Numbers are read as they are written, null is an empty cell, and a value that holds
 * others is a diagnostic. No key may stand twice in an object. */
bool json_read(struct job *job, const struct measuring *with, const char *path,
               const struct mapping *mapping, struct table *table);

#endif
