/* What a plan states of an indicator beside baseline and target: milestones, the limits
 * of a range, tolerances; internal to this folder.
 *
 *     <target low="18.5" high="25未満">…</target>   low-value="18.5" high-value="25"
 *                                                   high-bound="less-than"
 *     <milestone period="R5年度">20件</milestone>    value="20" from="…" to="…"
 *     tolerance="5件"                               tolerance-value="5" */
#ifndef GAIYO_MERGE_GOALS_H
#define GAIYO_MERGE_GOALS_H

#include "merge/stated.h"

/* The limits of a range; the higher one says its unit. */
struct goal_range {
    struct quantity low, high;
};

/* Reads the attributes low and high of <target> `target`; false and diagnostics if they
 * are not the limits of a range. */
bool goals_read_range(struct job *job, const struct notation *notation,
                      xmlNodePtr indicator, xmlNodePtr target, struct goal_range *range);

/* Writes the range onto `target`; false and diagnostics if a limit has another unit. */
bool goals_write_range(struct job *job, xmlNodePtr target, struct goal_range *range,
                       const struct indicator_unit *unit);

/* Reads milestones and tolerances of <indicator> `node` and writes their values onto
 * them; false and diagnostics if one cannot be read. */
bool goals_read(struct job *job, const struct notation *notation, xmlNodePtr node,
                const struct indicator_unit *unit);

#endif
