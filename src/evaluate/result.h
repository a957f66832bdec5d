/* Results: what an indicator comes to (<result>), and what is counted over many
 * (<summary>, <subtotal>); internal to this folder. */
#ifndef GAIYO_EVALUATE_RESULT_H
#define GAIYO_EVALUATE_RESULT_H

#include "evaluate/reading.h"

/* What a summary keeps of each of its members. */
struct outcome {
    const struct indicator *indicator;
    const struct reading *reading;
    int grade;                        /* -1: not rated */
    const struct number *achievement; /* NULL if undefined */
    enum { CHANGE_NONE, CHANGE_UP, CHANGE_SAME, CHANGE_DOWN, CHANGE_NEW } change;
};

/* Rates the indicator, writes its <result> and says what came out. */
struct outcome result_write(const struct evaluation *e, struct indicator *indicator);

/* Writes <summary> at the end of the set, or <subtotal> at that of a group of it: counts
 * by grade with their shares, totals and means, the best and the worst, and the grade of
 * a group. */
void summary_write(const struct evaluation *e, const struct indicator_set *set,
                   xmlNodePtr parent, const struct outcome *outcomes, int n);

/* An element with text, and with its exact value. */
xmlNodePtr result_add(struct job *job, xmlNodePtr parent, const char *name,
                      struct str text);
void result_set_number(struct job *job, xmlNodePtr node, const char *name,
                       const struct number *value);

/* A share as the set prints it: "57.1%". */
struct str result_percent(struct job *job, const struct indicator_set *set,
                          const struct number *share);

#endif
