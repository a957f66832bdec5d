/* Sets of indicators: what the document declares of them, as values; internal to this
 * folder. */
#ifndef GAIYO_EVALUATE_SET_H
#define GAIYO_EVALUATE_SET_H

#include "evaluate/scheme.h"

#include "base/list.h"
#include "base/map.h"

#include <libxml/tree.h>

struct document;
struct job;

/* How the grade of a group comes from those of its members. */
enum group_rule {
    GROUP_NONE,
    GROUP_WORST,  /* the worst of them */
    GROUP_MEAN,   /* their mean score */
    GROUP_POINTS, /* their points, weighted, as a share of those that can be had */
};

struct indicator_set {
    xmlNodePtr node;
    const struct scheme *scheme; /* NULL if the set is not rated */
    enum group_rule group_rule;
    const struct scheme *group_scheme; /* NULL: the set's own */
    struct date start, end;            /* of the years that pace is reckoned over */
    bool has_years;
    const char *years_place; /* of the element that says so */
    bool observed;           /* it has results */
    bool zero_baseline;
    bool from_baseline;     /* time is counted from the end of the baseline's period */
    bool counts_years;      /* time is counted in years, not in months */
    bool by_year;           /* milestones say what is expected of their own year only */
    bool fits_shares;       /* shares add up to 100 % */
    bool rated_denominator; /* shares are of those that could be rated */
    enum rate_form up_form, down_form;
    int digits;
    enum rounding rounding;
};

struct indicator {
    xmlNodePtr node;
    const struct indicator_set *set;
    struct str id;
    /* Of a computed one; else NULL. */
    const struct test *formula;
    const struct test_reference *references;
    const int *referred; /* the indicators that they are to */
    int n_references;
    enum { INDICATOR_FRESH, INDICATOR_UNDER_WAY, INDICATOR_DONE } state;
    struct reading *reading; /* once it is DONE */
    bool asked[TEST_NAMES];  /* what the plan states of it */
};

/* What the evaluation of one document needs throughout. */
struct evaluation {
    struct job *job;
    const struct notation *notation;
    const struct period *as_of; /* NULL: no limit */
    const struct document *document;
    xmlNodePtr root;
    const struct scheme *schemes;
    int n_schemes;
    struct list sets;       /* of struct indicator_set, in document order */
    struct list indicators; /* of struct indicator, in document order */
    struct map by_id;       /* id -> index into indicators */
    bool entered;           /* provenance stands in the tree */
};

/* Reads all <scheme>s of the document; false and diagnostics if one is wrong. */
bool schemes_read(struct evaluation *e);

/* Reads all sets and their indicators; false and diagnostics if one is wrong. */
bool sets_read(struct evaluation *e);

/* Reads the formulas of computed indicators; false and diagnostics if one is wrong, names
 * what is not there, or depends on itself. */
bool formulas_read(struct evaluation *e);

/* Replaces the {expressions} in all prose of `document` by their values; false and
 * diagnostics if one is wrong. */
bool prose_expand(struct job *job, const struct document *document);

#endif
