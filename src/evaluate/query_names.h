/* Where the elements of a document stand, by name: a path such as .//indicator then looks
 * at those below it and not at all nodes. Internal to this folder. */
#ifndef GAIYO_EVALUATE_QUERY_NAMES_H
#define GAIYO_EVALUATE_QUERY_NAMES_H

struct arena;
struct query_names;
struct _xmlDoc;
struct _xmlNode;

/* An element, how many elements come before it, and before the last one that stands in
 * it. */
struct query_element {
    const struct _xmlNode *node;
    int order, last;
};

/* Elements of one name in the order of the document. */
struct query_named {
    const struct query_element *at;
    int n;
};

/* Nothing is looked at before it is asked for. */
struct query_names *query_names_new(struct arena *arena, const struct _xmlDoc *doc);

/* Elements have been put into the tree. */
void query_names_forget(struct query_names *names);

/* Those called `name`, without a namespace, below `top`, which is an element or the
 * document; -1 of them if nobody knows `top`. */
struct query_named query_names_below(struct query_names *names,
                                     const struct _xmlNode *top, const char *name);

#endif
