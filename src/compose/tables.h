/* The groups of rows of a table under construction; internal to this folder. */
#ifndef GAIYO_COMPOSE_TABLES_H
#define GAIYO_COMPOSE_TABLES_H

#include "compose/composing.h"

struct long_recipe;

/* A column: what texts in it are spread over [1/1000 em], or 0; and how many rows, from
 * the one at hand on, have a cell in it already. */
struct table_column {
    int jidori, taken;
};

/* The columns and groups; lists in scratch memory. */
struct groups {
    struct list columns; /* of struct track */
    struct list named;   /* of struct table_column: what is known of them besides */
    struct list styled;  /* of struct column_group */
    int next;            /* the first column that no <column> has been about */
    struct list groups;  /* of const struct box * */
    struct list origins; /* of struct group_origin: of each, and of the open one */
    struct box *group;   /* the open one, of rows that stand in the table itself */
    struct list rows; /* its rows, of const struct box *; none: there is no open group */
    int reach;        /* how many more rows its cells reach into */
    int thing;        /* of a long table: what rows are being made of */
    struct long_recipe *rest; /* rows left to be made slice by slice; NULL: none */
    int rest_at;              /* how many groups stand before them */
};

struct groups groups_in(struct arena *arena);

/* Takes a part of a table: a template_visit, with the groups as its context. */
void groups_visit(struct composing *c, xmlNodePtr child, xmlNodePtr node, void *context);

/* Ends the open group. */
void groups_close(struct composing *c, struct groups *g);

/* When all groups are there: rows that were left to be made slice by slice become the
 * table's; or they are made now, if the table has other rows in its body. */
void long_rows_settle(struct composing *c, struct groups *g, struct box *table);

#endif
