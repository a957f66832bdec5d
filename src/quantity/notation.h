/* What one has to know to read figures and dates: the eras of the calendar and the words
 * of figures. Made once for a job and handed to every stage that reads. */
#ifndef GAIYO_QUANTITY_NOTATION_H
#define GAIYO_QUANTITY_NOTATION_H

struct calendar;
struct units;

struct notation {
    const struct calendar *calendar; /* calendar_load */
    const struct units *units;       /* load_units */
};

#endif
