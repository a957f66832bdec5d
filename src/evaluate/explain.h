/* How a value was computed: its formula with the figures in it, and the cells that they
 * stand in; internal to this folder.
 *
 *     progress   (20−11)÷(35−11)   data.csv:2:8 plan.xml:9:17 plan.xml:9:41
 *
 * Figures are in the unit that the target is printed in. */
#ifndef GAIYO_EVALUATE_EXPLAIN_H
#define GAIYO_EVALUATE_EXPLAIN_H

#include "evaluate/reading.h"

/* The places that values of an indicator come from, as texts; found once. */
struct places {
    const char *baseline, *target, *actual, *previous, *years, *milestone;
};

struct places places_of(struct job *job, const struct indicator *indicator);

/* The figures of one indicator as formulas show them; empty where there is none. */
struct figures {
    struct str actual, previous, baseline, target, expected;
};

struct figures figures_of(struct arena *arena, const struct reading *reading,
                          const struct rates *rates);

/* The formula of the value `name`, which is defined. */
struct str explain_formula(struct arena *arena, const struct reading *reading,
                           const struct figures *figures, enum test_name name);

/* The places of what stands in it, parted by PLACE_END. */
struct str explain_sources(struct arena *arena, const struct reading *reading,
                           const struct places *places, enum test_name name);

#endif
