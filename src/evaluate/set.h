/* One set of indicators: what its attributes declare; internal to this folder. */
#ifndef GAIYO_EVALUATE_SET_H
#define GAIYO_EVALUATE_SET_H

#include "evaluate/scheme.h"

#include <libxml/tree.h>

struct document;
struct job;

struct indicator_set {
    xmlNodePtr node;
    const struct scheme *scheme; /* NULL if the set is not rated */
    struct date start, end;      /* of the years that pace is reckoned over */
    bool has_years;
    bool zero_baseline;
    int digits;
    enum rounding rounding;
};

/* What the evaluation of one document needs throughout. */
struct evaluation {
    struct job *job;
    const struct notation *notation;
    const struct period *as_of; /* NULL: no limit */
    const struct scheme *schemes;
    int n_schemes;
};

/* Reads all <scheme>s of the document; false and diagnostics if one is wrong. */
bool schemes_read(struct evaluation *e, xmlNodePtr root);

/* Reads the attributes of the set `node`; false and diagnostics if one is wrong. */
bool set_read(const struct evaluation *e, xmlNodePtr root, xmlNodePtr node,
              struct indicator_set *set);

/* Writes the results of the set's indicators and its summary. */
void set_write_results(const struct evaluation *e, const struct indicator_set *set);

/* Replaces the {expressions} in all prose of `document` by their values; false and
 * diagnostics if one is wrong. */
bool prose_expand(struct job *job, const struct document *document);

#endif
