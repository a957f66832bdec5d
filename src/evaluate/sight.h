/* Whether an expression can see the observations of a document, which stand beside its
 * tree until one does (merge/ledger.h); internal to this folder.
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
 * What cannot be followed counts as seeing. */
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

/* True if `expression` can see observations at a node of one of the kinds `from`; as_text
 * if its value is wanted as text. */
bool sight_sees(const struct sights *sights, struct str expression, int from,
                bool as_text, sight_variable_fn variable, void *context);

#endif
