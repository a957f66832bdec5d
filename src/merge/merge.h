/* merge: turns a plan and a dataset into the merged document.
 *
 * The merged document is the plan with every figure read: <baseline> and <target> carry
 * their exact value, and every <indicator> its observations, oldest first, which are kept
 * in its ledger (ledger.h) until someone asks for them as elements:
 *
 *     <target value="35" unit="回" over="3">35回/3年</target>
 *     <observation value="20" unit="回" period="R5.12" from="2023-12-01" to="2023-12-31"
 *                  source="data.csv:2:14">20回</observation>
 *
 * Values are in the base unit (円 for 億円), unit is that unit, bound is one of at-least,
 * more-than, at-most, less-than; a missing value has missing="none|unknown|suppressed"
 * instead of a value and may carry the reason as note. The text is what is printed.
 *
 * A value in another unit is converted where the table of units says how, exactly; its
 * text stays as printed. approximate="yes" and qualifier="速報" keep what is printed
 * beside it.
 *
 * Reported: an observation of an indicator that the plan does not have, an indicator that
 * nothing was measured of, a unit that neither matches nor converts, a range where a
 * value is wanted, a value dated otherwise than its row, two values for one period,
 * figures of the plan that cannot be read, and values that look like slips of the unit
 * (slips.h). */
#ifndef GAIYO_MERGE_MERGE_H
#define GAIYO_MERGE_MERGE_H

#include "load/load.h"

struct dataset;
struct job;
struct notation;

/* Turns `plan` itself into the merged document; NULL, and diagnostics, if plan and
 * measurements contradict each other. */
struct document *merge_plan(struct job *job, const struct notation *notation,
                            struct document *plan, const struct dataset *dataset);

#endif
