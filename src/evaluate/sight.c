#include "evaluate/sight.h"

#include "evaluate/sight_kinds.h"

#include "load/load.h"
#include "merge/ledger.h"

#include "base/arena.h"

#include <libxml/tree.h>

/* --- kinds of nodes ----------------------------------------------------------------- */

static bool is_name_above(const struct sights *s, struct str name)
{
    for (int i = 0; i < s->n_above; i++)
        if (str_eq(s->above[i], name))
            return true;
    return false;
}

struct sights sights_of(struct arena *arena, const struct ledger *ledger)
{
    struct list names = list_of(arena, sizeof(struct str));
    struct sights s = {0};
    const xmlNode *last = NULL;
    for (int i = 0; ledger && i < ledger->pages.n; i++) {
        const struct measurements *page = list_at(&ledger->pages, i);
        if (page->indicator->parent == last)
            continue;
        last = page->indicator->parent;
        for (const xmlNode *n = last; n->type == XML_ELEMENT_NODE; n = n->parent) {
            const struct str name = str_of((const char *)n->name);
            if (is_name_above(&s, name))
                continue;
            *(struct str *)list_add(&names) = name;
            s = (struct sights){list_at(&names, 0), names.n};
        }
    }
    return s;
}

enum sight sight_of(const struct sights *sights, const struct _xmlNode *node)
{
    if (node->type == XML_DOCUMENT_NODE)
        return SIGHT_ABOVE;
    if (document_is(node, "indicator"))
        return SIGHT_INDICATOR;
    for (const xmlNode *n = node->parent; n; n = n->parent)
        if (document_is(n, "indicator"))
            return SIGHT_WITHIN;
    const bool above = node->type == XML_ELEMENT_NODE &&
                       is_name_above(sights, str_of((const char *)node->name));
    return above ? SIGHT_ABOVE : SIGHT_ELSEWHERE;
}

/* --- axes --------------------------------------------------------------------------- */

/* Where an axis leads from each kind. Elsewhere there may be indicators too, that nothing
 * was measured of. */
#define A   SIGHT_ABOVE
#define I   SIGHT_INDICATOR
#define W   SIGHT_WITHIN
#define O   SIGHT_OBSERVED
#define E   SIGHT_ELSEWHERE
#define ALL (A | I | W | O | E)

static const struct {
    const char *name;
    int above, indicator, within, observed, elsewhere;
} axes[] = {
    [SIGHT_CHILD] = {"child", A | I | E, W | O, W, O, I | E},
    [SIGHT_ATTRIBUTE] = {"attribute", E, W, W, O, E},
    [SIGHT_SELF] = {"self", A, I, W, O, E},
    [SIGHT_PARENT] = {"parent", A, A | E, I | W, I | O, A | E},
    [SIGHT_DESCENDANT_OR_SELF] = {"descendant-or-self", ALL, I | W | O, W, O, I | W | E},
    [SIGHT_ANCESTOR] = {"ancestor", A, A | E, A | I | W | E, A | I | O | E, A | E},
    [SIGHT_ANCESTOR_OR_SELF] = {"ancestor-or-self", A, A | I | E, A | I | W | E,
                                A | I | O | E, A | E},
    [SIGHT_DESCENDANT] = {"descendant", ALL, W | O, W, O, I | W | E},
    [SIGHT_FOLLOWING_SIBLING] = {"following-sibling", A | I | E, A | I | E, W | O, W | O,
                                 A | I | E},
    [SIGHT_PRECEDING_SIBLING] = {"preceding-sibling", A | I | E, A | I | E, W | O, W | O,
                                 A | I | E},
    [SIGHT_FOLLOWING] = {"following", ALL, ALL, ALL, ALL, ALL},
    [SIGHT_PRECEDING] = {"preceding", ALL, ALL, ALL, ALL, ALL},
};

int sight_follow(enum sight_axis axis, int from)
{
    const int to =
        (from & A ? axes[axis].above : 0) | (from & I ? axes[axis].indicator : 0) |
        (from & W ? axes[axis].within : 0) | (from & O ? axes[axis].observed : 0);
    return to | (from & E ? axes[axis].elsewhere : 0);
}

int sight_find_axis(struct str name)
{
    for (int i = 0; i < SIGHT_AXES; i++)
        if (str_is(name, axes[i].name))
            return i;
    return -1;
}

#undef A
#undef I
#undef W
#undef O
#undef E
#undef ALL

/* --- names -------------------------------------------------------------------------- */

/* The attributes that an <observation> can have. */
static bool is_observed_attribute(struct str name)
{
    static const char *const names[] = {
        "value",  "unit", "over", "bound", "approximate", "qualifier", "missing",
        "period", "from", "to",   "note",  "grade",       "source"};
    for (int i = 0; i < (int)(sizeof names / sizeof *names); i++)
        if (str_is(name, names[i]))
            return true;
    return false;
}

int sight_named(const struct sights *sights, int kinds, struct str name, bool attribute)
{
    if (attribute)
        return is_observed_attribute(name) ? kinds : kinds & ~SIGHT_OBSERVED;
    if (str_is(name, "observation"))
        return kinds & SIGHT_OBSERVED;
    if (str_is(name, "indicator"))
        return kinds & SIGHT_INDICATOR;
    kinds &= ~(SIGHT_OBSERVED | SIGHT_INDICATOR);
    return is_name_above(sights, name) ? kinds : kinds & ~SIGHT_ABOVE;
}

bool sight_may_be_provenance(struct str name)
{
    return !name.n || str_is(name, "formula") || str_is(name, "sources") ||
           str_is(name, "node");
}

/* --- expressions -------------------------------------------------------------------- */

int sight_sees(const struct sights *sights, struct str expression,
               const struct query *query, int from, bool as_text,
               sight_variable_fn variable, void *context)
{
    const struct sight_variables variables = {variable, context};
    return query ? sight_of_query(sights, query, from, as_text, &variables)
                 : sight_of_text(sights, expression, from, as_text, &variables);
}
