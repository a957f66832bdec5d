/* Values whose unit stands in a cell of its own; internal to this folder. */
#ifndef GAIYO_MEASURE_UNIT_H
#define GAIYO_MEASURE_UNIT_H

#include "base/diag.h"
#include "base/str.h"

struct job;
struct notation;

/* True if `text` ends with a unit in brackets that the table of units knows, as in
 * 実績（億円）: then `*rest` is what stands in front of it. */
bool unit_in_brackets(struct job *job, const struct notation *notation, struct str text,
                      struct str *rest, struct str *unit);

/* True if `text` is one unit that the table of units knows, perhaps with a scale word. */
bool unit_is_known(struct job *job, const struct notation *notation, struct str text);

/* The text of a value that stands at `pos`, with the unit that its row gives, right
 * behind its digits: 98.1 and 億円 are 98.1億円, △2以上 and % are △2%以上. It stays as it
 * is if it prints the unit itself, is missing, unreadable, or a bare 0 (which, as a
 * statistical sign, is no value of a unit), and if the unit is empty or a dash. False,
 * and a diagnostic, if the value prints another unit, unless the unit is only `common`:
 * of all values of the table that print none. */
bool unit_complete(struct job *job, const struct notation *notation, struct str unit,
                   bool common, struct srcpos pos, struct str *value);

#endif
