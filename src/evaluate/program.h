/* Expressions, each read once: for a job, or, where values are kept, for all jobs whose
 * documents have their measurements in the same places. Internal to this folder. */
#ifndef GAIYO_EVALUATE_PROGRAM_H
#define GAIYO_EVALUATE_PROGRAM_H

#include "evaluate/query.h"
#include "evaluate/sight.h"
#include "evaluate/vocabulary.h"

struct job;
struct programs;
struct _xmlXPathCompExpr;

struct program {
    struct str text;
    const struct query *query;      /* or NULL */
    struct _xmlXPathCompExpr *code; /* NULL until libxml2 has to compute it */
    bool blind;                     /* it sees the tree alone, wherever it is computed */
    /* what is known of it at a node of one kind (by its bit) that it is computed at */
    unsigned char blind_at[2]; /* as nodes, and as text: it sees the tree alone */
    unsigned char asks_at[2];  /* what its variables hold decides */
    struct asked_name unknown; /* the first name that no document has; or empty */
    int offset;                /* [byte] of it */
    struct str meant;          /* the one that is meant; or empty */
};

/* Those of documents that are looked at with `sights`; names are held against the
 * vocabulary if it is a plan's. */
struct programs *programs_for(struct job *job, const struct sights *sights, bool is_plan);

/* NULL if the expression has not been read. */
struct program *programs_find(struct programs *programs, struct str expression);

/* The text of an expression that is about to be added, terminated, for as long as the
 * programs are there. */
struct str programs_text(struct programs *programs, struct str expression);

/* An expression with such a text; `code`, which is given over, may be NULL if we can
 * compute it. The address holds until the next addition. */
struct program *programs_add(struct programs *programs, const struct sights *sights,
                             struct str text, const struct query *query,
                             struct _xmlXPathCompExpr *code);

/* How we compute it ourselves; NULL if libxml2 has to. */
const struct query *programs_query(struct programs *programs, struct str text);

#endif
