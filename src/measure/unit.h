/* Values whose unit stands in a cell of its own; internal to this folder. */
#ifndef GAIYO_MEASURE_UNIT_H
#define GAIYO_MEASURE_UNIT_H

#include "base/diag.h"
#include "base/str.h"

struct job;
struct notation;

/* The text of a value that stands at `pos`, with the unit that its row gives, right
 * behind its digits: 98.1 and 億円 are 98.1億円, △2以上 and % are △2%以上. It stays as it
 * is if it prints the unit itself, is missing, unreadable, or a bare 0 (which, as a
 * statistical sign, is no value of a unit), and if the unit is empty or a dash. False,
 * and a diagnostic, if the value prints another unit. */
bool unit_complete(struct job *job, const struct notation *notation, struct str unit,
                   struct srcpos pos, struct str *value);

#endif
