/* Tests and formulas as trees, for those files of this folder that look inside them. */
#ifndef GAIYO_EVALUATE_TEST_TREE_H
#define GAIYO_EVALUATE_TEST_TREE_H

#include "evaluate/test.h"

enum operation {
    OP_NUMBER,
    OP_NAME,
    OP_REFERENCE,
    OP_ADD,
    OP_SUBTRACT,
    OP_MULTIPLY,
    OP_DIVIDE,
    OP_MIN,
    OP_MAX,
    OP_EQUAL, /* this and those below: true or false */
    OP_UNEQUAL,
    OP_LESS,
    OP_AT_MOST,
    OP_MORE,
    OP_AT_LEAST,
    OP_NOT, /* this and those below: of what is true or false */
    OP_AND,
    OP_OR,
};

struct test {
    enum operation op;
    bool truth;                  /* true or false, not a number */
    const struct number *number; /* of OP_NUMBER */
    struct str digits;           /* as it is written */
    enum test_name name;
    int reference;
    const struct test *left, *right; /* the same one twice under OP_NOT */
};

/* The number that the tree comes to; NULL if it is undefined. */
const struct number *test_compute(struct arena *arena, const struct test *test,
                                  const struct test_values *values);

#endif
