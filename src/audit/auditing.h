/* The audit of one document; internal to this folder. */
#ifndef GAIYO_AUDIT_AUDITING_H
#define GAIYO_AUDIT_AUDITING_H

#include "audit/compare.h"
#include "audit/figures.h"
#include "load/load.h"

struct xpath;

struct audit {
    struct job *job;
    const struct notation *notation;
    const struct document *document;
    struct indicator_index indicators;
    struct xpath *xpath;
    /* the plan before; its document is NULL if none was given */
    const struct document *previous;
    struct indicator_index previous_indicators;
};

/* A figure of an indicator, as it is held against what is stated. */
struct held {
    const struct number *value; /* NULL if there is none */
    struct str unit;            /* of a quantity */
    bool share;                 /* 1 for 100 % */
    struct str printed;
    struct str rule;
    const char *sources[3];
    int n_sources;
};

/* The value of `indicator` called `what` (actual, target, achievement …). */
struct held held_find(const struct audit *a, const xmlNode *indicator, struct str what);

/* The grade of a group, as its <subtotal> has it, and how it comes about; printed is
 * empty if it has none. */
struct held held_group(const struct audit *a, const xmlNode *group);

/* Says that `what` of `id`, stated as `text` at `pos`, comes to `computed`. */
void report_difference(const struct audit *a, struct srcpos pos, enum agreement agreement,
                       struct str what, struct str id, struct str text,
                       struct str computed, const struct held *held);

/* Checks a <stated>. */
void audit_stated(const struct audit *a, xmlNodePtr stated);

/* Checks the grade that stands beside the measurement of `indicator`, unless it has a
 * <stated> of its own. */
void audit_measured_grade(const struct audit *a, xmlNodePtr indicator);

/* Checks what baseline and target of `indicator` come to in a year. */
void audit_annual(const struct audit *a, xmlNodePtr indicator);

/* Checks an indicator that another set prints too (same-as). */
void audit_same(const struct audit *a, xmlNodePtr indicator);

/* Checks the baseline of an indicator that carries another one on (follows, or the same
 * id in the plan before). */
void audit_follows(const struct audit *a, xmlNodePtr indicator);

/* How the set of `indicator` rounds, unless `node` says so itself. */
enum rounding rounding_of(const xmlNode *node, const xmlNode *indicator);

#endif
