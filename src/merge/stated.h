/* The figures that a plan states; internal to this folder. */
#ifndef GAIYO_MERGE_STATED_H
#define GAIYO_MERGE_STATED_H

#include "quantity/quantity.h"

#include <libxml/tree.h>
#include <stdbool.h>

struct job;
struct notation;

/* The unit of an indicator: of its unit attribute, or else of its target. */
struct indicator_unit {
    struct str printed; /* 億円 */
    struct str base;    /* 円 */
    int exponent;       /* 8 */
};

/* Reads the figures of <indicator> `node`, writes their values onto them as attributes,
 * and says what unit they are in. False and diagnostics if one cannot be read or they do
 * not agree. */
bool stated_read(struct job *job, const struct notation *notation, xmlNodePtr node,
                 struct indicator_unit *unit);

/* Reads the figure that <element> `node` holds; a missing element reads as a dash. False
 * and diagnostics if it is not one figure. */
bool stated_read_figure(struct job *job, const struct notation *notation, xmlNodePtr node,
                        struct quantity *quantity);

/* Sets the attributes value, unit, over, bound or missing on `node`. */
void stated_write(struct job *job, xmlNodePtr node, const struct quantity *quantity);

/* True if `quantity` is in the unit `unit`, or prints none and so is meant in it: then
 * its value is scaled and its text completed. */
bool stated_adopt_unit(struct job *job, struct quantity *quantity,
                       const struct indicator_unit *unit);

#endif
