/* Values that look as if their unit or decimal point had slipped; internal to this
 * folder.
 *
 * A value is held against what is known of its indicator: baseline, target, limits of a
 * range, other measurements. It is suspected if it lies outside of all of them by 8 times
 * or more, and a power of ten brings it back among them (from half the least to twice the
 * greatest).
 *
 * Too great by three places or more, as 千円 for 円 makes it, is suspected whatever it is
 * held against. One place or two are suspected only where more than one figure is known,
 * these lie within 8 times of each other, and there is something to slip: a decimal
 * point, a scale word, or one that the indicator has and the value lacks. A count such as
 * 1,788人 against 200人 does overtake its target. Without something to slip a value is
 * never too small, nor is a sum over years: both begin small.
 *
 * A note beside a value confirms it, and so does the plan where it prints the same
 * figure: in <stated what="actual">, or in a note of the indicator. */
#ifndef GAIYO_MERGE_SLIPS_H
#define GAIYO_MERGE_SLIPS_H

#include "base/diag.h"
#include "quantity/quantity.h"

#include <libxml/tree.h>

struct job;

/* A measurement in its indicator's unit. */
struct slip_value {
    const struct quantity *quantity;
    struct srcpos pos;
    bool bare;      /* printed without the scale word that its indicator has */
    bool confirmed; /* by a note */
};

/* Warns of the values among the measurements of <indicator> `node`, whose figures have
 * been read, that look like slips. */
void slips_report(struct job *job, const xmlNode *node, const struct slip_value *values,
                  int n);

#endif
