/* What one has to know to read figures and dates: the eras of the calendar. Made once for
 * a job and handed to every stage that reads. */
#ifndef GAIYO_QUANTITY_NOTATION_H
#define GAIYO_QUANTITY_NOTATION_H

struct calendar;

struct notation {
    const struct calendar *calendar;
};

#endif
