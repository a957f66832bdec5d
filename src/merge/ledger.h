/* The ledger: what was measured of each indicator of a merged document, kept beside its
 * tree. An observation takes some eighty bytes here and two thousand as an element, and
 * most are only ever read to find the latest.
 *
 * To whoever reads the document they are elements, oldest first, behind the children that
 * their <indicator> has in the plan:
 *
 *     <observation value="20" unit="回" period="R5.12" from="2023-12-01" to="2023-12-31"
 *                  source="data.csv:2:14">20回</observation>
 *
 * Printing writes them as such; for an expression that can see them (evaluate/sight.h)
 * ledger_enter puts them into the tree. */
#ifndef GAIYO_MERGE_LEDGER_H
#define GAIYO_MERGE_LEDGER_H

#include "base/list.h"
#include "base/map.h"
#include "load/load.h"
#include "quantity/quantity.h"

struct _xmlNode;
struct job;

/* An observation, in the unit of its indicator. */
struct measured {
    const struct quantity_value *value; /* NULL where it is missing */
    enum quantity_missing missing;
    struct str text;             /* as printed, its unit completed */
    const struct period *period; /* of year 0 where it has no date */
    struct str note;             /* or why it is missing; or empty */
    struct str grade;            /* that was printed beside it; or empty */
    struct srcpos pos, grade_pos;
};

/* All that was measured of one indicator, oldest first. */
struct measurements {
    const struct measured *at;
    int n;
    struct _xmlNode *indicator;
    struct _xmlNode *behind; /* the child that their elements follow; NULL: the first */
};

struct ledger {
    struct map by_id;
    struct list pages; /* of struct measurements, in the order of the plan */
    bool entered;      /* they stand in the tree, too */
};

/* What was measured of <indicator> `indicator`; none is n = 0. */
const struct measurements *ledger_find(const struct document *document,
                                       const struct _xmlNode *indicator);

/* The exact value; NULL where it is missing, or `m` is. */
const struct number *measured_value(const struct measured *m);

/* The cell that it stands in. */
const char *measured_source(const struct job *job, struct arena *arena,
                            const struct measured *m);

/* The attributes of its element, in their order. Values are terminated. */
typedef void (*measured_attribute_fn)(void *context, const char *name, struct str value);
void measured_attributes(const struct job *job, struct arena *arena,
                         const struct measured *m, measured_attribute_fn set,
                         void *context);

/* Puts an element for every observation into the tree, if they are not there yet. */
void ledger_enter(struct job *job, const struct document *document);

#endif
