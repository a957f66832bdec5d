/* What the evaluated document says of its figures; internal to this folder. */
#ifndef GAIYO_AUDIT_FIGURES_H
#define GAIYO_AUDIT_FIGURES_H

#include "quantity/quantity.h"

#include "base/list.h"
#include "base/map.h"
#include "merge/ledger.h"

#include <libxml/tree.h>

struct job;

/* The exact value that an earlier stage has written onto `node`; NULL if there is none,
 * or no node. */
const struct number *figure_value(struct job *job, const xmlNode *node);

/* The observation that the <result> of `indicator` is about; NULL if it has none. */
const struct measured *figure_measured(const struct document *document,
                                       const xmlNode *indicator);

/* The value before it; NULL if there is none. */
const struct measured *figure_earlier(const struct document *document,
                                      const xmlNode *indicator);

/* A figure as it stands in the document: baseline, target, actual value, observation. */
struct figure {
    const struct number *value; /* NULL if there is none */
    struct str unit, bound;
    struct str text;    /* as printed */
    const char *source; /* the cells that it comes from, or its own place */
    struct srcpos pos;
};
struct figure figure_of_element(struct job *job, const xmlNode *element);
struct figure figure_of_measured(struct job *job, const struct measured *m);

/* The actual value of an indicator that has a result. */
struct figure figure_of_actual(struct job *job, const struct document *document,
                               const xmlNode *indicator);

/* The grade that was printed for an indicator: the text of its <stated>, or what stands
 * beside its measurement. */
struct stated_grade {
    bool said, measured;
    struct str text; /* terminated */
    struct srcpos pos;
};
struct stated_grade figure_stated_grade(struct job *job, const struct document *document,
                                        const xmlNode *indicator);

/* The place of an element, or of the text in it. */
const char *figure_place(struct job *job, const xmlNode *node);

/* The indicators of a document by their id. */
struct indicator_index {
    struct map by_id;
    struct list nodes; /* of xmlNodePtr */
};
struct indicator_index indicator_index_of(struct job *job, xmlNodePtr root);

/* What messages call a group: its id, its number and title, or its title. */
struct str group_name(struct job *job, const xmlNode *group);

/* The group whose id it is; NULL if there is none. */
xmlNodePtr figure_group(xmlNodePtr root, struct str id);

/* NULL if there is none. */
xmlNodePtr indicator_index_find(const struct indicator_index *index, struct str id);

/* The indicator of an earlier document that goes on as `indicator`: the one of its id, or
 * the one that it follows. NULL if there is none. */
xmlNodePtr indicator_index_find_earlier(const struct indicator_index *earlier,
                                        const xmlNode *indicator);

/* The set that `indicator` stands in. */
xmlNodePtr figure_set(const xmlNode *indicator);

/* The element after `node` in document order that is called `name`; NULL at the end.
 * Begin with the root. */
xmlNodePtr figure_next(const xmlNode *node, const char *name);

/* The years of `set`: its own, or else the plan's. False if there are none. They have
 * been read once already, so they can be read. */
struct years {
    struct date start, end;
    int months;
};
bool figure_years(struct job *job, const struct notation *notation, xmlNodePtr set,
                  struct years *years);

/* Reads a period that has been read once already; false if there is none. */
bool figure_period(struct job *job, const struct notation *notation, struct str text,
                   struct period *period);

/* The part of a mark that counts: ★★ of ★★☆☆. */
struct str figure_filled(struct job *job, struct str mark);

/* True if `text` is another way to print the grade: its mark, the part of it that counts,
 * its words or its score. */
bool figure_is_grade(struct job *job, struct str text, struct str mark, struct str words,
                     struct str score);

#endif
