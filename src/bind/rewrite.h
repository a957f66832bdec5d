/* Objects of a sheet as text (ISO 32000-1, 7.3), under the numbers of the book; internal
 * to this folder. */
#ifndef GAIYO_BIND_REWRITE_H
#define GAIYO_BIND_REWRITE_H

#include "base/str.h"

struct rewriting {
    const int *numbers; /* of each of the sheet's objects in the book; 0: it has none */
    int n;
    int first_key;      /* what is added to keys of the tree of parents (14.7.4.4) */
    const char *prefix; /* of the IDs of elements, which each sheet counts from 0 */
};

/* Adds the object's value. What refers to an object that is not in the book becomes
 * null. */
void rewrite_value(const struct rewriting *r, struct strbuf *out, struct str value);

#endif
