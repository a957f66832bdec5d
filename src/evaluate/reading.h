/* An indicator read: what was measured of it, and what its figures are; internal to this
 * folder. */
#ifndef GAIYO_EVALUATE_READING_H
#define GAIYO_EVALUATE_READING_H

#include "evaluate/set.h"

struct measured;

/* Between two places of one text: no name of a file has a line feed. */
#define PLACE_END "\n"

struct reading {
    struct rates_input in;
    const struct measured *measured; /* the one that counts; NULL if there is none */
    struct str text;    /* the actual value as printed; "―" if there is none */
    struct str period;  /* of the actual value, as printed; or empty */
    struct date to;     /* its last day; year 0 if it is not known */
    struct date start;  /* the first month that time is counted from */
    bool from_baseline; /* which the baseline's period ends before */
    struct str
        sources; /* the cells of an actual value that is made of several; or empty */
    const struct measured *previous; /* in.previous, if it is a single one; or NULL */
    struct str formula;              /* that the actual value was computed by; or empty */
    xmlNodePtr milestone;            /* of the year, where in.by_year */
    const char **milestone_places;   /* of in.waypoints, one each */
    struct quantity_value like;      /* how the target is printed */
};

/* Reads the indicator, once: a computed one after those that its formula names. */
const struct reading *indicator_read(const struct evaluation *e,
                                     struct indicator *indicator);

/* The cells that the actual value comes from, parted by PLACE_END; terminated. */
struct str reading_sources(struct job *job, const struct reading *reading);

/* The exact number of an attribute that merge has written; NULL if there is none. */
const struct number *reading_number(struct job *job, xmlNodePtr node, const char *name);

/* `value` as figures of the indicator are printed, with `decimals` more digits. */
struct str reading_print(struct job *job, const struct reading *reading,
                         const struct number *value, int decimals);

/* `value` in the unit that figures are printed in, exact: 98.1 of 98.1億円. */
struct str reading_digits(struct arena *arena, const struct reading *reading,
                          const struct number *value);

/* The same with its unit: 98.1億円. */
struct str reading_exact(struct arena *arena, const struct reading *reading,
                         const struct number *value);

/* Parts of a reading; internal to the files that make readings: the observations of a
 * measured or a computed value; the time that has passed, and the milestones. */
void reading_measure(const struct evaluation *e, const struct indicator *indicator,
                     struct reading *reading);
void reading_compute(const struct evaluation *e, struct indicator *indicator,
                     struct reading *reading);
void reading_time(const struct evaluation *e, const struct indicator *indicator,
                  struct reading *reading);

#endif
