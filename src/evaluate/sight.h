/* What an expression can see of that which stands beside the tree of a document until one
 * does: its observations (merge/ledger.h) and the provenance of its results
 * (provenance.h); internal to this folder.
 *
 * The expression is not computed but followed: every step leads from some kinds of nodes
 * to others, and it sees the observations if one of them can be among what a step
 * selects, or if the text of an element is taken that they stand in.
 *
 *     count(//indicator[result/@score >= 3])      sees none
 *     //indicator[@id = 'a']/observation[last()]  sees them
 *     //indicator/node()                          sees them
 *     //@value                                    sees them
 *     .                                           sees them if it is text that is wanted,
 *                                                 and the node is an indicator
 *
 * It sees the provenance of results if it selects attributes of that name, or of any, of
 * what stands in an indicator. What cannot be followed counts as seeing all. */
#ifndef GAIYO_EVALUATE_SIGHT_H
#define GAIYO_EVALUATE_SIGHT_H

#include "base/str.h"

#include <stdbool.h>

struct _xmlNode;
struct ledger;

/* Kinds of nodes, as bits. Attributes and text are of the kind of what they stand in. */
enum sight {
    SIGHT_ABOVE = 1,     /* what indicators with observations stand in; the document */
    SIGHT_INDICATOR = 2, /* an indicator */
    SIGHT_WITHIN = 4,    /* what stands in an indicator */
    SIGHT_OBSERVED = 8,  /* an observation, and what stands in it */
    SIGHT_ELSEWHERE = 16,
    SIGHT_ANY = SIGHT_ABOVE | SIGHT_INDICATOR | SIGHT_WITHIN | SIGHT_ELSEWHERE,
};

/* What an expression sees, as bits; 0 is nothing. */
enum { SEES_OBSERVATIONS = 1, SEES_PROVENANCE = 2, SEES_ALL = 3 };

/* What expressions of one document are looked at with. */
struct sights {
    const struct str *above; /* the names of what is SIGHT_ABOVE */
    int n_above;
};
struct sights sights_of(struct arena *arena, const struct ledger *ledger);

/* The kind of a node whose observations stand beside the tree. */
enum sight sight_of(const struct sights *sights, const struct _xmlNode *node);

/* The kinds of nodes that a variable holds. */
typedef int (*sight_variable_fn)(void *context, struct str name);

/* What `expression` can see at a node of one of the kinds `from`; as_text if its value is
 * wanted as text. `query` is how it was read, NULL if we cannot compute it. */
struct query;
int sight_sees(const struct sights *sights, struct str expression,
               const struct query *query, int from, bool as_text,
               sight_variable_fn variable, void *context);

#endif
