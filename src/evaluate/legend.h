/* A scheme in words, for the line under a table (※): made from the tests, so that it
 * cannot disagree with what was applied. Internal to this folder. */
#ifndef GAIYO_EVALUATE_LEGEND_H
#define GAIYO_EVALUATE_LEGEND_H

#include "evaluate/scheme.h"

/* What grade `i` asks for beyond those above it: "達成度80%以上100%未満", "目標達成". */
struct str legend_rule(struct arena *arena, const struct scheme *scheme, int i);

/* "◎：順調（達成度100%以上）、○：…"; the rules of the grades are set. */
struct str legend_line(struct arena *arena, const struct scheme *scheme);

#endif
