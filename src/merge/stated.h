/* The figures that a plan states; internal to this folder. */
#ifndef GAIYO_MERGE_STATED_H
#define GAIYO_MERGE_STATED_H

#include "base/diag.h"
#include "quantity/quantity.h"

#include <libxml/tree.h>
#include <stdbool.h>

struct job;
struct notation;

/* The unit of an indicator: of its unit attribute, or else of its target. */
struct indicator_unit {
    struct str printed;       /* 億円 */
    struct str base;          /* 円 */
    int exponent;             /* 8 */
    struct str per;           /* 人 in 億円／人; or empty */
    const struct unit *known; /* its row of the table of units; or NULL */
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

/* Sets the attributes value, unit, over, bound, approximate and qualifier, or missing, on
 * `node`. */
void stated_write(struct job *job, xmlNodePtr node, const struct quantity *quantity);

/* Says what is wrong with the reading of `quantity`, which stands at `pos` and is of
 * `dated` (NULL if that is not said): several values, a range, another date in its
 * brackets; false then. Warns if it is doubtful. */
bool stated_check(struct job *job, struct srcpos pos, const struct quantity *quantity,
                  const struct period *dated);

/* True if `quantity` is in the unit `unit`, or in one that converts to it exactly: then
 * its value is converted; or prints none and so is meant in it: then its value is scaled
 * and its text completed. */
bool stated_adopt_unit(struct job *job, struct quantity *quantity,
                       const struct indicator_unit *unit);

#endif
