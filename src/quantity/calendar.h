/* The table of eras; internal to this folder. */
#ifndef GAIYO_QUANTITY_CALENDAR_H
#define GAIYO_QUANTITY_CALENDAR_H

#include "quantity/period.h"

struct era {
    struct str letter;   /* R */
    struct str name;     /* 令和 */
    struct str ligature; /* ㋿, or empty */
    struct date first;
    struct date last; /* year 9999 for the present era */
};

struct calendar {
    const struct era *eras; /* oldest first */
    int n;
};

/* The era that `text` begins with, by letter (full-width too), name or ligature, and the
 * length in bytes of what names it; NULL if none. */
const struct era *calendar_find(const struct calendar *calendar, struct str text,
                                int *length);

/* The era of a day; NULL before the first. */
const struct era *calendar_era_of(const struct calendar *calendar, struct date day);

#endif
