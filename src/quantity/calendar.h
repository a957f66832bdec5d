/* The table of eras; internal to this folder. */
#ifndef GAIYO_QUANTITY_CALENDAR_H
#define GAIYO_QUANTITY_CALENDAR_H

#include "quantity/period.h"

struct calendar {
    const struct era *eras; /* oldest first */
    int n;
};

/* The era that `text` begins with, by letter (full-width too), name or ligature, and the
 * length in bytes of what names it; NULL if none. */
const struct era *calendar_find(const struct calendar *calendar, struct str text,
                                int *length);

#endif
