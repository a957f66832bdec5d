/* What the parts that print provenance share; internal to this folder. */
#ifndef GAIYO_EVALUATE_PROVENANCE_JSON_H
#define GAIYO_EVALUATE_PROVENANCE_JSON_H

#include "evaluate/provenance.h"

#include "base/json.h"

struct xpath;

struct printing {
    struct job *job;
    const struct document *document;
    struct json json;
    struct xpath *xpath; /* for what expressions in prose are made of; NULL until then */
};

/* "sources": the places, one a line, as file and line, sheet and cell, or row. */
void printing_places(struct printing *p, struct str places);

/* True of a figure that stands in the plan: a baseline, target, milestone or stated
 * value. */
bool printing_is_figure(const struct _xmlNode *node);

/* "printed": each number of the pages. */
void printing_texts(struct printing *p, const struct printed_text *texts, int n);

#endif
