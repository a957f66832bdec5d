/* A query as it was read, for the files that read and compute it. */
#ifndef GAIYO_EVALUATE_QUERY_TREE_H
#define GAIYO_EVALUATE_QUERY_TREE_H

#include "evaluate/query.h"

enum query_op {
    OP_PATH,   /* steps from `a`, from the root, or from where it is computed */
    OP_FILTER, /* those of `a` that pass the predicates */
    OP_UNION,
    OP_OR,
    OP_AND,
    OP_EQUAL,
    OP_DIFFERENT,
    OP_LESS,
    OP_LESS_EQUAL,
    OP_MORE,
    OP_MORE_EQUAL,
    OP_ADD,
    OP_SUBTRACT,
    OP_MULTIPLY,
    OP_DIVIDE,
    OP_MODULO,
    OP_NEGATE,
    OP_TEXT,
    OP_NUMBER,
    OP_VARIABLE,
    OP_CALL,
};

enum query_axis {
    AXIS_CHILD,
    AXIS_ATTRIBUTE,
    AXIS_SELF,
    AXIS_PARENT,
    AXIS_DESCENDANT,
    AXIS_DESCENDANT_OR_SELF,
    AXIS_ANCESTOR,
    AXIS_ANCESTOR_OR_SELF,
    AXIS_FOLLOWING_SIBLING,
    AXIS_PRECEDING_SIBLING,
    AXIS_FOLLOWING,
    AXIS_PRECEDING,
};

enum query_test { TEST_NAME, TEST_ANY_NAME, TEST_ANY_NODE, TEST_TEXT };

enum query_function {
    CALL_ABOUT,
    CALL_BOOLEAN,
    CALL_CEILING,
    CALL_CONCAT,
    CALL_CONTAINS,
    CALL_COUNT,
    CALL_FALSE,
    CALL_FLOOR,
    CALL_IF,
    CALL_JOIN,
    CALL_LAST,
    CALL_MAJORITY,
    CALL_NAME,
    CALL_NORMALIZE_SPACE,
    CALL_NOT,
    CALL_NUMBER,
    CALL_PERCENT,
    CALL_POSITION,
    CALL_REPEAT,
    CALL_STARTS_WITH,
    CALL_STRING,
    CALL_STRING_LENGTH,
    CALL_STRONG,
    CALL_SUBSTRING,
    CALL_SUBSTRING_AFTER,
    CALL_SUBSTRING_BEFORE,
    CALL_TRANSLATE,
    CALL_TRUE,
    CALL_WARI,
};

struct query_predicates {
    const struct query *const *at;
    int n;
    bool plain; /* none hangs on the position of a node */
};

struct query_step {
    enum query_axis axis;
    enum query_test test;
    const char *name; /* of a TEST_NAME; terminated */
    int nth;          /* only this one is meant; 0: all. Comes before the predicates. */
    struct query_predicates predicates;
};

struct query {
    enum query_op op;
    enum query_kind kind; /* of its value, if that is known */
    bool open;            /* it is only known when it is computed */
    bool positional;      /* it asks for position() or last() where it is computed */
    bool may_fail;        /* it could be wrong for what a variable holds */
    const struct query *a, *b;
    bool from_root;
    const struct query_step *steps;
    int n_steps;
    struct query_predicates predicates;
    enum query_function call;
    const struct query *const *arguments;
    int n_arguments;
    struct str text; /* of a literal, also of a number that is not whole; the name of a
                        variable */
    int64_t number;
};

/* --- functions ---------------------------------------------------------------------- */

struct query_function_row {
    const char *name;
    enum query_function call;
    enum query_kind kind;
    int least, most; /* arguments */
    bool nodes;      /* its first argument is a set of nodes */
    bool may_fail;   /* it can be given what is wrong */
};

/* NULL if we know none of that name. */
const struct query_function_row *query_function_find(struct str name);

/* --- computing ---------------------------------------------------------------------- */

struct query_walk {
    struct arena *arena;
    struct query_place place; /* changes from predicate to predicate */
    bool lost;                /* libxml2 has to do it */
};

/* The value of `q` at walk->place; worthless once the walk is lost. */
struct query_value query_value_of(struct query_walk *walk, const struct query *q);
bool query_truth_of(struct query_walk *walk, const struct query *q);
struct str query_text_of(struct query_walk *walk, const struct query *q);

/* The nodes that the steps of `q` lead to; at least one of them is enough if `any`. */
struct query_nodes query_follow(struct query_walk *walk, const struct query *q, bool any);

/* Those that pass the predicates of an OP_FILTER. */
struct query_nodes query_filter(struct query_walk *walk, struct query_nodes nodes,
                                const struct query_predicates *predicates);

struct query_nodes query_union(struct query_walk *walk, struct query_nodes a,
                               struct query_nodes b);

/* Puts them in document order. */
void query_order(struct query_walk *walk, struct query_nodes *nodes);

/* --- functions (query_text.c, query_number.c) ----------------------------------------
 */

/* What function `q` gives, if it gives a text. */
struct str query_call_text(struct query_walk *walk, const struct query *q);

/* The same of one that gives a number, which is computed from numbers. */
struct query_value query_call_number(struct query_walk *walk, const struct query *q);

/* The value of an operator of arithmetic. */
struct query_value query_arithmetic(struct query_walk *walk, const struct query *q);

/* --- arguments ---------------------------------------------------------------------- */

/* The text of an argument; that of the node if there are not so many. */
struct str query_argument_text(struct query_walk *walk, const struct query *q, int i);

/* Its nodes; at least one of them if `any`. */
struct query_nodes query_argument_nodes(struct query_walk *walk, const struct query *q,
                                        bool any);

/* An argument as a whole number; lost if it is none. */
int64_t query_argument_whole(struct query_walk *walk, const struct query *q, int i);

/* --- values (query_value.c) --------------------------------------------------------- */

struct str query_node_text(struct query_walk *walk, const struct _xmlNode *node);
/* A value that is computed with; lost if it is too large. */
struct query_value query_number(struct query_walk *walk, int64_t number);

/* What number a value is; lost if it is not whole. */
int64_t query_whole(struct query_walk *walk, const struct query_value *value);
bool query_as_truth(const struct query_value *value);
struct str query_as_text(struct query_walk *walk, const struct query_value *value);
struct query_value query_as_number(struct query_walk *walk,
                                   const struct query_value *value);
bool query_compare(struct query_walk *walk, enum query_op op, struct query_value *a,
                   struct query_value *b);

#endif
