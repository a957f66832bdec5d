/* What moved between two evaluations of a plan; internal to this folder. */
#ifndef GAIYO_AUDIT_CHANGES_H
#define GAIYO_AUDIT_CHANGES_H

#include "quantity/quantity.h"

#include "base/list.h"
#include "base/map.h"

#include <libxml/tree.h>

struct document;
struct job;

/* The rates whose movement is followed. */
enum change_rate { CHANGE_ACHIEVEMENT, CHANGE_PROGRESS, CHANGE_PACE, CHANGE_RATES };
extern const char *const change_rate_names[CHANGE_RATES];

/* The results of an indicator on one side, as printed and exact; texts are empty and
 * numbers NULL where there is none. */
struct change_side {
    struct str actual, period, mark, grade, status, reason;
    const char *source;         /* of the actual value */
    const struct number *value; /* in the base unit */
    struct str unit;            /* the base unit */
    struct str rates[CHANGE_RATES];
    const struct number *rate_values[CHANGE_RATES];
    bool rated;
    int score;
};

enum change_kind {
    CHANGE_NONE,    /* nothing moved */
    CHANGE_MOVED,   /* a value, a rate or the grade */
    CHANGE_FIRST,   /* a value where there was none */
    CHANGE_LOST,    /* no value where there was one */
    CHANGE_ADDED,   /* an indicator that the old plan does not have */
    CHANGE_REMOVED, /* an indicator that the new plan does not have */
};

struct change {
    enum change_kind kind;
    struct str id, name, set;
    struct change_side before, after;
    const struct number *difference; /* of the values; NULL if they cannot be compared */
    struct str printed;              /* the difference with its sign: ＋2件, －0.3km */
    int direction;                   /* of the value: 1 up, -1 down, 0 the same */
    bool lower_is_better;
    const struct number *rate_differences[CHANGE_RATES];
    int grade; /* by how much the score moved */
};

/* A single measurement that is new, gone, or corrected. */
enum observation_change_kind {
    OBSERVATION_ADDED,
    OBSERVATION_REMOVED,
    OBSERVATION_REVISED
};
struct observation_change {
    enum observation_change_kind kind;
    struct str id, period;
    struct str before, after; /* as printed */
    const char *before_source, *after_source;
};

/* What a group was graded as; texts are empty and the number NULL where it was not. */
struct group_side {
    struct str mark, grade;
    const struct number *value; /* that the grade is told by */
    bool rated;
    int score;
};

/* How a group whose set grades groups has moved. */
struct group_change {
    enum change_kind kind; /* of the grade, or of the value that it is told by */
    struct str name, title, set;
    struct group_side before, after;
    int grade; /* by how much the score moved */
};

struct changes {
    const struct change *items; /* in the order of the new plan, then what it lacks */
    int n;
    const struct group_change *groups; /* the same */
    int n_groups;
    const struct observation_change *observations;
    int n_observations;
};

/* Holds two evaluated documents against each other. */
const struct changes *changes_find(struct job *job, const struct notation *notation,
                                   const struct document *before,
                                   const struct document *after);

/* An indicator on one side; node NULL where there is none. */
struct change_of {
    const struct document *document;
    const xmlNode *node;
};

/* The change of one indicator; one of the sides may be without it. */
struct change change_find(struct job *job, const struct notation *notation,
                          struct change_of before, struct change_of after);

/* The groups of a document: by their id, or else by set, number and title. */
struct group_index {
    struct map by_key;
    struct list nodes; /* of xmlNodePtr */
};
struct group_index group_index_of(struct job *job, xmlNodePtr root);

/* The one that is the same as `group` of another document; NULL if there is none. */
xmlNodePtr group_index_find(struct job *job, const struct group_index *index,
                            const xmlNode *group);

/* The change of one group; `before` or `after` may be NULL, not both. */
struct group_change group_change_find(struct job *job, const xmlNode *before,
                                      const xmlNode *after);

/* Holds the groups of two evaluated documents against each other. */
void group_changes_find(struct job *job, xmlNodePtr before, xmlNodePtr after,
                        struct changes *changes);

/* moved, first, lost, added, removed, same; new, gone, revised; up, down, same. */
const char *change_kind_name(enum change_kind kind);
const char *observation_change_name(enum observation_change_kind kind);
const char *change_direction_name(int direction);

/* True if the value moved to the better, -1 to the worse, 0 neither. */
int change_betterment(const struct change *change);

void changes_print(struct strbuf *b, const struct changes *changes);
void changes_print_json(struct strbuf *b, const struct changes *changes);

/* A header and a row for every indicator and observation that changed (RFC 4180). */
void changes_print_csv(struct strbuf *b, const struct changes *changes);

#endif
