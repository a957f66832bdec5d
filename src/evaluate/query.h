/* XPath computed by ourselves, as far as plans and layouts use it: paths of all common
 * axes, predicates, operators, the functions that look at text and count. It gives what
 * libxml2 gives (a test holds them against each other), at a fraction of the time: names
 * are compared as they are found, nothing is made that nobody asked for, and a path that
 * is only asked whether there is something stops at the first node.
 *
 * Numbers are whole here, but for those that are only handed on ("0.8"). Whatever this
 * machine does not know, a fraction, a text that is no plain number, an error, is left to
 * libxml2: a query then gives nothing, and has changed nothing. */
#ifndef GAIYO_EVALUATE_QUERY_H
#define GAIYO_EVALUATE_QUERY_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct query;
struct query_names;
struct xpath_variable;
struct _xmlNode;

enum query_kind { QUERY_NODES, QUERY_TEXT, QUERY_TRUTH, QUERY_NUMBER };

/* Nodes, each once; `ordered` if it is known that they stand as in the document. */
struct query_nodes {
    struct _xmlNode **at;
    int n, room;
    bool ordered;
};

struct query_value {
    enum query_kind kind;
    struct query_nodes nodes;
    struct str text; /* also of a number that is not whole, which stands like that in the
                        expression: nothing is computed with it */
    bool truth;
    bool nan; /* not a number */
    int64_t number;
};

/* Where a query is computed. */
struct query_place {
    struct _xmlNode *node;
    int position, last;
    const struct xpath_variable *variables;
    int64_t most; /* nodes that may be looked at */
    /* where the elements of the document stand by name (query_names.h); NULL: nobody
       knows */
    struct query_names *names;
};

/* The expression, read once; NULL if there is anything in it that is left to libxml2. */
const struct query *query_parse(struct arena *arena, struct str expression);

/* Each is false if libxml2 has to compute it. Values are made in `arena`, or are parts of
 * the document and the variables; nodes come in document order. */
bool query_compute(const struct query *query, struct arena *arena,
                   const struct query_place *place, struct query_value *value);
bool query_text(const struct query *query, struct arena *arena,
                const struct query_place *place, struct str *text);
bool query_truth(const struct query *query, struct arena *arena,
                 const struct query_place *place, bool *truth);

#endif
