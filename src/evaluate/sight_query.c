#include "evaluate/query_tree.h"
#include "evaluate/sight_kinds.h"

/* Follows expressions as our own machine has read them. */

struct looking {
    const struct sights *sights;
    const struct sight_variables *variables;
    int sees;
};

/* The kinds of nodes that `q` gives at a node of the kinds `from`; 0 if it gives none. */
static int look(struct looking *l, const struct query *q, int from);

/* The text of nodes of these kinds is taken. */
static void take_text(struct looking *l, int kinds)
{
    l->sees |= kinds & SIGHT_HOLDERS ? SEES_OBSERVATIONS : 0;
}

/* What has been selected: observations are seen by that, and what goes on does so without
 * them. */
static int select_kinds(struct looking *l, int kinds)
{
    l->sees |= kinds & SIGHT_OBSERVED ? SEES_OBSERVATIONS : 0;
    return kinds & ~SIGHT_OBSERVED;
}

static int look_predicates(struct looking *l, const struct query_predicates *predicates,
                           int kinds)
{
    kinds = select_kinds(l, kinds);
    for (int i = 0; i < predicates->n; i++)
        look(l, predicates->at[i], kinds);
    return kinds;
}

/* --- steps -------------------------------------------------------------------------- */

static enum sight_axis axis_of(enum query_axis axis)
{
    static const enum sight_axis axes[] = {
        [AXIS_CHILD] = SIGHT_CHILD,
        [AXIS_ATTRIBUTE] = SIGHT_ATTRIBUTE,
        [AXIS_SELF] = SIGHT_SELF,
        [AXIS_PARENT] = SIGHT_PARENT,
        [AXIS_DESCENDANT] = SIGHT_DESCENDANT,
        [AXIS_DESCENDANT_OR_SELF] = SIGHT_DESCENDANT_OR_SELF,
        [AXIS_ANCESTOR] = SIGHT_ANCESTOR,
        [AXIS_ANCESTOR_OR_SELF] = SIGHT_ANCESTOR_OR_SELF,
        [AXIS_FOLLOWING_SIBLING] = SIGHT_FOLLOWING_SIBLING,
        [AXIS_PRECEDING_SIBLING] = SIGHT_PRECEDING_SIBLING,
        [AXIS_FOLLOWING] = SIGHT_FOLLOWING,
        [AXIS_PRECEDING] = SIGHT_PRECEDING,
    };
    return axes[axis];
}

static int look_step(struct looking *l, const struct query_step *step, int from)
{
    const bool attribute = step->axis == AXIS_ATTRIBUTE;
    const struct str name = step->test == TEST_NAME ? str_of(step->name) : STR("");
    int kinds = sight_follow(axis_of(step->axis), from);
    if (attribute && kinds & SIGHT_WITHIN && step->test != TEST_TEXT &&
        sight_may_be_provenance(name))
        l->sees |= SEES_PROVENANCE;
    if (step->test == TEST_NAME)
        kinds = sight_named(l->sights, kinds, name, attribute);
    else if (step->test == TEST_TEXT)
        kinds &= ~SIGHT_HOLDERS;
    return look_predicates(l, &step->predicates, kinds);
}

/* What // stands for: it only leads on to what the next step selects. */
static bool leads_on(const struct query_step *step)
{
    return step->axis == AXIS_DESCENDANT_OR_SELF && step->test == TEST_ANY_NODE &&
           !step->nth && !step->predicates.n;
}

static int look_path(struct looking *l, const struct query *q, int from)
{
    int kinds = q->from_root ? SIGHT_ABOVE : q->a ? look(l, q->a, from) : from;
    for (int i = 0; i < q->n_steps; i++)
        kinds = leads_on(&q->steps[i]) && i + 1 < q->n_steps
                    ? sight_follow(SIGHT_DESCENDANT_OR_SELF, kinds)
                    : look_step(l, &q->steps[i], kinds);
    return kinds;
}

/* --- functions and operators -------------------------------------------------------- */

/* True of functions that take the text of what they are given. */
static bool takes_text(enum query_function call)
{
    switch (call) {
    case CALL_BOOLEAN:
    case CALL_COUNT:
    case CALL_FALSE:
    case CALL_IF:
    case CALL_LAST:
    case CALL_NAME:
    case CALL_NOT:
    case CALL_POSITION:
    case CALL_TRUE:
        return false;
    default:
        return true;
    }
}

/* Without an argument, string() and others take the node itself. */
static int look_call(struct looking *l, const struct query *q, int from)
{
    int given = q->n_arguments ? 0 : from;
    for (int i = 0; i < q->n_arguments; i++)
        given |= look(l, q->arguments[i], from);
    take_text(l, takes_text(q->call) ? given : 0);
    return q->call == CALL_IF ? given : 0;
}

/* `and` and `or` ask only whether there are nodes; all others take the text of what
 * stands on both sides. */
static int look_operator(struct looking *l, const struct query *q, int from)
{
    const int kinds = look(l, q->a, from) | (q->b ? look(l, q->b, from) : 0);
    if (q->op == OP_UNION)
        return kinds;
    take_text(l, q->op == OP_AND || q->op == OP_OR ? 0 : kinds);
    return 0;
}

static int look(struct looking *l, const struct query *q, int from)
{
    switch (q->op) {
    case OP_PATH:
        return look_path(l, q, from);
    case OP_FILTER:
        return look_predicates(l, &q->predicates, look(l, q->a, from));
    case OP_TEXT:
    case OP_NUMBER:
        return 0;
    case OP_VARIABLE:
        return select_kinds(l, l->variables->kinds(l->variables->context, q->text));
    case OP_CALL:
        return select_kinds(l, look_call(l, q, from));
    default:
        return look_operator(l, q, from);
    }
}

int sight_of_query(const struct sights *sights, const struct query *query, int from,
                   bool as_text, const struct sight_variables *variables)
{
    struct looking l = {sights, variables, 0};
    const int kinds = look(&l, query, from);
    take_text(&l, as_text ? kinds : 0);
    return l.sees;
}
