/* How steps lead from kinds of nodes to others, and the two ways to follow an expression;
 * internal to this folder. */
#ifndef GAIYO_EVALUATE_SIGHT_KINDS_H
#define GAIYO_EVALUATE_SIGHT_KINDS_H

#include "evaluate/sight.h"

/* Those whose text holds that of observations. */
#define SIGHT_HOLDERS (SIGHT_ABOVE | SIGHT_INDICATOR)

/* The axes of XPath 1.0, but for namespaces. */
enum sight_axis {
    SIGHT_CHILD,
    SIGHT_ATTRIBUTE,
    SIGHT_SELF,
    SIGHT_PARENT,
    SIGHT_DESCENDANT_OR_SELF,
    SIGHT_ANCESTOR,
    SIGHT_ANCESTOR_OR_SELF,
    SIGHT_DESCENDANT,
    SIGHT_FOLLOWING_SIBLING,
    SIGHT_PRECEDING_SIBLING,
    SIGHT_FOLLOWING,
    SIGHT_PRECEDING,
    SIGHT_AXES,
};

/* The axis of that name; -1 if there is none. */
int sight_find_axis(struct str name);

/* Where an axis leads from nodes of the kinds `from`. */
int sight_follow(enum sight_axis axis, int from);

/* Of these kinds, those that can have the name. */
int sight_named(const struct sights *sights, int kinds, struct str name, bool attribute);

/* True if an attribute of that name, or, if it is empty, of any, may be provenance. */
bool sight_may_be_provenance(struct str name);

struct sight_variables {
    sight_variable_fn kinds;
    void *context;
};

/* What an expression sees, as it is written (sight_text.c) and as our machine has read it
 * (sight_query.c), which is sooner done and never says more than the other. */
int sight_of_text(const struct sights *sights, struct str expression, int from,
                  bool as_text, const struct sight_variables *variables);
int sight_of_query(const struct sights *sights, const struct query *query, int from,
                   bool as_text, const struct sight_variables *variables);

#endif
