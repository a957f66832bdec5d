/* A RELAX NG schema read for explaining, not for validating: what may stand in each
 * element. It relies on how our schemas are written: each element has one <define>, named
 * after it. Internal to this folder. */
#ifndef GAIYO_LOAD_GRAMMAR_H
#define GAIYO_LOAD_GRAMMAR_H

#include "base/list.h"
#include "base/map.h"
#include "base/str.h"

#include <libxml/tree.h>

/* An attribute or a child element that an element may have. Children stand in the order
 * of their steps, those of one step in any order; a name that the schema has several
 * times has several. */
struct grammar_part {
    struct str name;
    bool required;
    bool repeated;
    int first_step, last_step;
    xmlNodePtr pattern;      /* of an attribute: its <attribute> */
    const xmlNode *together; /* the <optional> it is in, with others or alone; or NULL */
};

struct grammar_element {
    struct list attributes; /* of struct grammar_part */
    struct list children;   /* of struct grammar_part */
    struct list choices;    /* of struct str: "a, b or c", one of which must be there */
    bool text;              /* text may stand in it */
    int text_step;          /* the last one that allows it */
    int n_steps;
};

struct grammar {
    struct arena *arena;
    struct list schemas; /* of xmlDocPtr: the file and what it includes */
    struct map defines;  /* name -> index into nodes */
    struct list nodes;   /* of xmlNodePtr */
};

/* Reads the schema at `path` and those beside it that it includes; false if one cannot be
 * read. To be released by grammar_finish, whatever it returned. */
bool grammar_init(struct grammar *grammar, struct arena *arena, const char *path);
void grammar_finish(struct grammar *grammar);

/* True if some element is called `name`. */
bool grammar_knows(const struct grammar *grammar, struct str name);

/* What may stand in the element called `name`, which the grammar knows. */
struct grammar_element grammar_element(const struct grammar *grammar, struct str name);

/* The name among `parts` that `name` is probably a slip for; empty if none is near. */
struct str grammar_nearest(const struct list *parts, struct str name);

/* True if `value` is one that the attribute pattern allows; else *allowed says what
 * is. */
bool grammar_allows(const struct grammar *grammar, xmlNodePtr attribute, struct str value,
                    struct str *allowed);

#endif
