/* Numbering of lists: labels that count on from a first one, such as （１） or ①, and the
 * official order of them; internal to this folder. */
#ifndef GAIYO_COMPOSE_NUMBERING_H
#define GAIYO_COMPOSE_NUMBERING_H

#include "compose/composing.h"

struct counter;

/* The labels of one level: what stands before and behind the count. */
struct label_form {
    struct str before, behind;
    const struct counter *counter; /* NULL: there is none */
};

/* A list being numbered, and that around it. */
struct numbering {
    const struct numbering *outer;
    struct label_form form;
    bool official;
    int level; /* of official ones in one another, from 0 */
    int next;
};

/* The form of which `first` is the first label, such as "（１）"; its counter is NULL if
 * there is nothing to count on from. */
struct label_form numbering_parse(struct str first);

/* How the labels of a level are in the official order 第１, １, (１), ア, (ア), an em
 * behind each; its counter is NULL below that. */
struct label_form numbering_official(int level);

/* The label of number `n` from 1 on; empty if the counter does not reach so far. */
struct str numbering_label(struct arena *arena, const struct label_form *form, int n);

#endif
