/* The location paths that stand in an XPath 1.0 expression, in its order; internal to
 * this folder. Predicates belong to their path:
 *
 *     percent(count(//indicator[result/@score >= 3]), summary/@total, 1)
 *
 * has //indicator[result/@score >= 3] and summary/@total. A variable is a path, too. */
#ifndef GAIYO_EVALUATE_PATHS_H
#define GAIYO_EVALUATE_PATHS_H

#include "base/str.h"

struct path_scan {
    struct str expression; /* one that libxml2 has compiled */
    int at;
    bool operand; /* what stands in front is a value, so that a name is an operator */
};

/* The next of them; false if there is none. */
bool path_scan_next(struct path_scan *scan, struct str *path);

#endif
