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

#include "base/diag.h"
#include "base/len.h"
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

/* A number as it stands on a page, and what it was made of. */
struct printed_text {
    struct str text;
    int page;        /* from 1 */
    emu x, y, w, h;  /* from the page's top left corner */
    bool is_drawn;   /* a chart, which says in words what it shows */
    bool is_counted; /* the number of a page or of an item; it has no more than that */
    /* nodes of the document: that which the text is of, or, where it is_computed, those
     * that the layout's expression looks at; none: words of the layout */
    struct _xmlNode *const *nodes;
    int n;
    bool is_computed;
    struct str expression; /* of the layout; empty: none */
    struct srcpos pos;     /* of the number in prose; of the expression */
};

/* True if the node's text is a value as a whole, and not prose with numbers in it. */
bool provenance_is_value(const struct _xmlNode *node);

/* The same of everything as JSON: of each indicator the figures of the plan, what was
 * measured and its results, of each set and group the counts, of prose the numbers that
 * were computed, and what is printed where, each with where it comes from: file and line,
 * or sheet and cell, or row of a query. docs/archive.md describes it. */
struct str provenance_print(struct job *job, const struct document *document,
                            const struct printed_text *texts, int n);

/* Puts the attributes into the tree, if they are not there yet. */
void provenance_enter(struct job *job, const struct document *document);

/* The attribute that stands behind the provenance of a value. */
#define PROVENANCE_BEFORE "direction"

#endif
