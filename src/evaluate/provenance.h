/* How the values of results were computed: the formula with its figures, and the cells
 * that they stand in. To whoever reads the document these are attributes of the elements
 * of a <result>,
 *
 *     <progress value="0.375" formula="(20−11)÷(35−11)"
 *               sources="data.csv:2:14 plan.xml:9:17 plan.xml:9:41">37.5%</progress>
 *
 * but few ask, so the texts are made when somebody does: when the document is printed,
 * for an expression that can see them (sight.h), and in messages. */
#ifndef GAIYO_EVALUATE_PROVENANCE_H
#define GAIYO_EVALUATE_PROVENANCE_H

#include "base/str.h"

struct document;
struct job;
struct _xmlNode;

/* All are terminated, and empty where there is none. */
struct provenance {
    struct str formula; /* of an actual value, only if it is computed from others */
    struct str sources; /* the places, parted by spaces */
    struct str places;  /* the same, parted by line feeds, which no name of a file has */
};

/* Where the result of one indicator comes from. */
struct origin;

/* In the document arena; NULL if <indicator> `indicator` has no result. */
const struct origin *origin_of(struct job *job, const struct document *document,
                               const struct _xmlNode *indicator);

/* How its value `name` (actual, achievement, progress …) was computed. */
struct provenance origin_of_value(const struct origin *origin, struct str name);

/* The same of one value. */
struct provenance provenance_of(struct job *job, const struct document *document,
                                const struct _xmlNode *indicator, struct str name);

/* The same of everything as JSON: of each indicator the figures of the plan, what was
 * measured and its results, of each set and group the counts, and of prose the numbers
 * that were computed, each with where it comes from: file and line, or sheet and cell, or
 * row of a query. docs/archive.md describes it. */
struct str provenance_print(struct job *job, const struct document *document);

/* Puts the attributes into the tree, if they are not there yet. */
void provenance_enter(struct job *job, const struct document *document);

/* The attribute that stands behind the provenance of a value. */
#define PROVENANCE_BEFORE "direction"

#endif
