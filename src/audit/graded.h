/* A set of indicators with the grades that were printed for them, as discovery wants it;
 * internal to this folder. */
#ifndef GAIYO_AUDIT_GRADED_H
#define GAIYO_AUDIT_GRADED_H

#include "audit/discover.h"

#include <libxml/tree.h>

struct document;
struct job;

struct graded_name {
    struct str mark,
        words; /* as the scheme has them; what was printed if there is none */
};

/* An indicator that discovery leaves out, and what is printed for it. */
struct graded_rest {
    struct str id, text;
};

struct graded_set {
    struct str id;
    int total; /* indicators */
    const struct discover_row *rows;
    int n;
    const struct graded_name *names; /* of the grades that were printed, best first */
    int n_names;
    const struct graded_rest *rest;
    int n_rest;
};

/* True if an indicator of `set` states its grade. */
bool graded_is_stated(struct job *job, const struct document *document, xmlNodePtr set);

/* Reads a set that has been evaluated. False, and diagnostics, if the order of its grades
 * is not known or there are fewer than two. */
bool graded_read(struct job *job, const struct notation *notation,
                 const struct document *document, xmlNodePtr set,
                 struct graded_set *graded);

#endif
