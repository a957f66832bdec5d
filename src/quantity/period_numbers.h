/* The numbers of a date's text; internal to this folder. */
#ifndef GAIYO_QUANTITY_PERIOD_NUMBERS_H
#define GAIYO_QUANTITY_PERIOD_NUMBERS_H

#include <stdbool.h>

enum period_part { PART_YEAR, PART_MONTH, PART_DAY };

/* One of them: what of which day it says, and how it was printed. */
struct period_number {
    enum period_part part;
    bool last;    /* of the last day; else of the first */
    int from, to; /* [byte] in the text */
    int base;     /* of a year: what year 0 of its calendar is */
    int digits;   /* filled with zeros up to so many */
    bool wide;    /* full-width digits */
    bool gannen;  /* 元 for a year 1 */
};

/* Two dates of a year, the same year in brackets, a month and a day. */
enum { PERIOD_NUMBERS = 8 };

#endif
