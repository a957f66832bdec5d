/* The words of figures, as read from data/units.xml: scale words, units with their other
 * names and what they convert to, signs for no value. A plain value; load makes it.
 *
 * Texts are compared with full-width forms folded, and the table holds them folded. */
#ifndef GAIYO_QUANTITY_UNITS_H
#define GAIYO_QUANTITY_UNITS_H

#include "base/str.h"

#include <stdbool.h>

struct arena;
struct number;

/* A word for a power of ten behind digits: 億. */
struct scale {
    struct str word;
    int power;
    struct str of; /* its unit, which is not printed: % for 割 分 厘; or empty */
    bool leads;    /* of the scales of that unit the greatest: 5分 alone are minutes */
};

struct unit {
    struct str name;             /* as values carry it: 箇所 */
    const struct unit *base;     /* what it converts to; itself if to nothing */
    const struct number *factor; /* so many of `base` */
    bool less_is_better;         /* emissions: plans want fewer of them */
};

/* One of the names of a unit: か所. */
struct unit_name {
    struct str text;
    int first; /* its first code point */
    const struct unit *unit;
};

enum quantity_missing {
    MISSING_NOT,        /* there is a value */
    MISSING_NONE,       /* － — ― - : nothing to report */
    MISSING_UNKNOWN,    /* … : not known */
    MISSING_SUPPRESSED, /* x X : withheld */
};

/* A word that says in a value's place why there is none: 未公表. */
struct absence {
    struct str word;
    enum quantity_missing as;
};

struct units {
    const struct scale *scales; /* the longer of two that begin alike first */
    int n_scales;
    const struct unit_name *names; /* see units_sort */
    int n_names;
    const struct absence *absences;
    int n_absences;
    const struct str *measures; /* what a label without a colon ends in: 数, 額, 率 */
    int n_measures;
};

/* Puts names into the order that units_match looks them up in. */
void units_sort(struct unit_name *names, int n);

/* The unit whose name is the longest that `text` begins with, and its length in bytes of
 * `text`; NULL if none. */
const struct unit *units_match(const struct units *units, struct str text, int *length);

/* The unit called `text`; NULL if none. */
const struct unit *units_find(const struct units *units, struct str text);

/* The scale word that `text` begins with; NULL if none. */
const struct scale *units_scale(const struct units *units, struct str text);

/* `value` of the unit `from` as so many of the unit `to`, exactly; NULL if the one does
 * not convert to the other. */
const struct number *units_convert(struct arena *arena, const struct number *value,
                                   const struct unit *from, const struct unit *to);

#endif
