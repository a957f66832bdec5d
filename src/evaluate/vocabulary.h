/* The names of elements and attributes that an evaluated document can hold, taken from
 * its schema when gaiyo is built: an expression that asks for another one selects
 * nothing, whatever the plan says. Internal to this folder. */
#ifndef GAIYO_EVALUATE_VOCABULARY_H
#define GAIYO_EVALUATE_VOCABULARY_H

#include "base/str.h"

#include <stdbool.h>

/* A name that an XPath 1.0 expression asks for: indicator, @score. */
struct asked_name {
    struct str name; /* of the expression's bytes */
    bool attribute;
};

/* The next name behind byte *at, which moves behind it; false if there is none. The
 * expression is one that libxml2 has compiled. */
struct name_scan {
    struct str expression;
    int at;
    bool operand; /* what stands in front is a value, so that a name is an operator */
    bool attribute;
};
bool name_scan_next(struct name_scan *scan, struct asked_name *asked);

bool vocabulary_has(const struct asked_name *asked);

/* The name that is nearest to it; empty if none is near enough to be meant. */
struct str vocabulary_meant(const struct asked_name *asked);

#endif
