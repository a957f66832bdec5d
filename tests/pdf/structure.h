/* The structure tree as a list of elements. */
#ifndef TESTS_PDF_STRUCTURE_H
#define TESTS_PDF_STRUCTURE_H

#include "check.h"

struct node {
    json_t *dict;
    const char *reference; /* "7 0 R" */
    const char *type;      /* standard; "" if it is none */
    int parent, first, last, next;
};

/* What an element says: marked content of a page, or (MCID -1) an object. */
struct said {
    int node;
    const char *page;
    int mcid;
};

struct tree {
    struct checking *c;
    json_t *roles, *parents, *ids; /* RoleMap, ParentTree and IDTree */
    const char *root_reference;
    struct node *nodes; /* in the order of reading */
    size_t n, room;
    struct said *said;
    size_t n_said;
};

/* An entry of the element's attributes, whoever owns it. */
json_t *node_attribute(const struct tree *t, int i, const char *key);

/* table.c */
void check_table(struct tree *t, int table);

#endif
