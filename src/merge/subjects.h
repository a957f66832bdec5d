/* Which indicator an observation is of: by its id, or by its name as the plan prints it;
 * internal to this folder.
 *
 * Names are compared as fold_name leaves them. A name that several indicators have (人口
 * in two groups) tells them not apart: such rows need an id, or a mapping. */
#ifndef GAIYO_MERGE_SUBJECTS_H
#define GAIYO_MERGE_SUBJECTS_H

#include "base/list.h"
#include "base/map.h"

struct job;
struct observation;

struct subjects {
    struct job *job;
    struct map ids, names; /* to the index of the (last) subject */
    struct list subjects;  /* of struct subject, in the order of their adding */
    /* what the last row said, and whose it is: rows of one indicator mostly stand
     * together */
    struct str indicator, name, short_name;
    int found; /* -1: nobody's */
};

struct subjects subjects_new(struct job *job);

/* Index of the subject with that id, or -1. */
int subjects_find_id(const struct subjects *subjects, struct str id);

/* `id` is none that is there already; its index is the number of those before. */
void subjects_add(struct subjects *subjects, struct str id, struct str name);

/* Index of the subject that `o` is of; -1, and a diagnostic, if it names none, one of
 * several, or two different ones. */
int subjects_find(struct subjects *subjects, const struct observation *o);

/* Index of the subject that an observation of none is probably of; -1 if no id is
 * near. */
int subjects_meant(const struct subjects *subjects, const struct observation *o);

#endif
