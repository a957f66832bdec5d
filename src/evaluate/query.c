#include "evaluate/query.h"

#include "evaluate/query_tree.h"
#include "evaluate/xpath.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <libxml/xpath.h>

enum { MOST = 1 << 30 }; /* larger numbers are left to libxml2 */

/* --- values ------------------------------------------------------------------------- */

static struct query_value text_value(struct str text)
{
    return (struct query_value){.kind = QUERY_TEXT, .text = text};
}

static struct query_value truth_value(bool truth)
{
    return (struct query_value){.kind = QUERY_TRUTH, .truth = truth};
}

static struct query_value node_value(struct query_nodes nodes)
{
    return (struct query_value){.kind = QUERY_NODES, .nodes = nodes};
}

/* --- variables ---------------------------------------------------------------------- */

static struct query_value take_nodes(const xmlXPathObject *object)
{
    struct query_nodes nodes = {.n = 0};
    if (object->nodesetval && object->nodesetval->nodeNr)
        nodes = (struct query_nodes){.at = object->nodesetval->nodeTab,
                                     .n = object->nodesetval->nodeNr};
    nodes.ordered = nodes.n < 2;
    return node_value(nodes);
}

static struct query_value take_number(struct query_walk *walk,
                                      const xmlXPathObject *object)
{
    if (xmlXPathIsNaN(object->floatval) || !(object->floatval > -MOST) ||
        !(object->floatval < MOST)) {
        walk->lost = true;
        return query_number(walk, 0);
    }
    const int64_t number = (int64_t)object->floatval;
    walk->lost |= number < object->floatval || number > object->floatval;
    return query_number(walk, number);
}

static struct query_value take_variable(struct query_walk *walk, struct str name)
{
    const struct xpath_variable *v = walk->place.variables;
    while (v && !str_eq(v->name, name))
        v = v->outer;
    switch (v ? v->value->type : XPATH_UNDEFINED) {
    case XPATH_NODESET:
        return take_nodes(v->value);
    case XPATH_STRING:
        return text_value(str_of((const char *)v->value->stringval));
    case XPATH_BOOLEAN:
        return truth_value(v->value->boolval);
    case XPATH_NUMBER:
        return take_number(walk, v->value);
    default:
        walk->lost = true;
        return truth_value(false);
    }
}

/* --- functions -----------------------------------------------------------------------
 */

struct str query_argument_text(struct query_walk *walk, const struct query *q, int i)
{
    if (i < q->n_arguments)
        return query_text_of(walk, q->arguments[i]);
    return query_node_text(walk, walk->place.node);
}

int64_t query_argument_whole(struct query_walk *walk, const struct query *q, int i)
{
    struct query_value value = query_value_of(walk, q->arguments[i]);
    value = query_as_number(walk, &value);
    return query_whole(walk, &value);
}

struct query_nodes query_argument_nodes(struct query_walk *walk, const struct query *q,
                                        bool any)
{
    const struct query *argument = q->arguments[0];
    if (argument->op == OP_PATH)
        return query_follow(walk, argument, any);
    const struct query_value value = query_value_of(walk, argument);
    walk->lost |= value.kind != QUERY_NODES;
    return value.nodes;
}

static struct str name_of(struct query_walk *walk, const struct query *q)
{
    const xmlNode *node = walk->place.node;
    if (q->n_arguments) {
        struct query_nodes nodes = query_argument_nodes(walk, q, false);
        if (walk->lost || !nodes.n)
            return STR("");
        query_order(walk, &nodes);
        node = nodes.at[0];
    }
    walk->lost |= node->type == XML_PI_NODE;
    if (node->type != XML_ELEMENT_NODE && node->type != XML_ATTRIBUTE_NODE)
        return STR("");
    walk->lost |= node->ns != NULL;
    return str_of((const char *)node->name);
}

/* What is wrong in the one that is not chosen is wrong all the same. */
static struct query_value choose(struct query_walk *walk, const struct query *q)
{
    const bool truth = query_truth_of(walk, q->arguments[0]);
    const struct query *other = q->arguments[truth ? 2 : 1];
    if (other->may_fail)
        query_value_of(walk, other);
    return query_value_of(walk, q->arguments[truth ? 1 : 2]);
}

static struct query_value number_of(struct query_walk *walk, const struct query *q)
{
    const struct query_value value =
        q->n_arguments ? query_value_of(walk, q->arguments[0])
                       : text_value(query_node_text(walk, walk->place.node));
    return query_as_number(walk, &value);
}

static struct query_value call(struct query_walk *walk, const struct query *q)
{
    switch (q->call) {
    case CALL_COUNT:
        return query_number(walk, query_argument_nodes(walk, q, false).n);
    case CALL_IF:
        return choose(walk, q);
    case CALL_LAST:
        return query_number(walk, walk->place.last);
    case CALL_NAME:
        return text_value(name_of(walk, q));
    case CALL_NUMBER:
        return number_of(walk, q);
    case CALL_POSITION:
        return query_number(walk, walk->place.position);
    case CALL_STRING_LENGTH:
        return query_number(walk, utf8_count(query_argument_text(walk, q, 0)));
    default:
        break;
    }
    if (q->kind == QUERY_TEXT)
        return text_value(query_call_text(walk, q));
    if (q->kind == QUERY_NUMBER)
        return query_call_number(walk, q);
    return truth_value(query_truth_of(walk, q));
}

/* --- truths ------------------------------------------------------------------------- */

static bool compare(struct query_walk *walk, const struct query *q)
{
    struct query_value a = query_value_of(walk, q->a), b = query_value_of(walk, q->b);
    return query_compare(walk, q->op, &a, &b);
}

static bool call_truth(struct query_walk *walk, const struct query *q)
{
    switch (q->call) {
    case CALL_BOOLEAN:
        return query_truth_of(walk, q->arguments[0]);
    case CALL_NOT:
        return !query_truth_of(walk, q->arguments[0]);
    case CALL_TRUE:
        return true;
    case CALL_FALSE:
        return false;
    case CALL_STARTS_WITH:
        return str_starts(query_argument_text(walk, q, 0),
                          query_argument_text(walk, q, 1));
    default:
        return str_find(query_argument_text(walk, q, 0),
                        query_argument_text(walk, q, 1)) >= 0;
    }
}

/* True of what gives a truth whatever it is asked for. */
static bool is_truth(const struct query *q)
{
    return !q->open && q->kind == QUERY_TRUTH;
}

bool query_truth_of(struct query_walk *walk, const struct query *q)
{
    if (walk->lost)
        return false;
    if (q->op == OP_OR)
        return query_truth_of(walk, q->a) || query_truth_of(walk, q->b);
    if (q->op == OP_AND)
        return query_truth_of(walk, q->a) && query_truth_of(walk, q->b);
    if (q->op == OP_PATH)
        return query_follow(walk, q, true).n > 0;
    if (q->op == OP_CALL && is_truth(q) && q->call != CALL_IF)
        return call_truth(walk, q);
    if (q->op >= OP_EQUAL && q->op <= OP_MORE_EQUAL)
        return compare(walk, q);
    const struct query_value value = query_value_of(walk, q);
    return query_as_truth(&value);
}

/* --- everything --------------------------------------------------------------------- */

static struct query_value unite(struct query_walk *walk, const struct query *q)
{
    const struct query_value a = query_value_of(walk, q->a),
                             b = query_value_of(walk, q->b);
    walk->lost |= a.kind != QUERY_NODES || b.kind != QUERY_NODES;
    return node_value(walk->lost ? (struct query_nodes){.n = 0}
                                 : query_union(walk, a.nodes, b.nodes));
}

static struct query_value filtered(struct query_walk *walk, const struct query *q)
{
    const struct query_value value = query_value_of(walk, q->a);
    walk->lost |= value.kind != QUERY_NODES;
    return node_value(walk->lost ? (struct query_nodes){.n = 0}
                                 : query_filter(walk, value.nodes, &q->predicates));
}

struct query_value query_value_of(struct query_walk *walk, const struct query *q)
{
    if (walk->lost)
        return truth_value(false);
    switch (q->op) {
    case OP_PATH:
        return node_value(query_follow(walk, q, false));
    case OP_FILTER:
        return filtered(walk, q);
    case OP_UNION:
        return unite(walk, q);
    case OP_ADD:
    case OP_SUBTRACT:
    case OP_MULTIPLY:
    case OP_DIVIDE:
    case OP_MODULO:
    case OP_NEGATE:
        return query_arithmetic(walk, q);
    case OP_TEXT:
        return text_value(q->text);
    case OP_NUMBER:
        return (struct query_value){
            .kind = QUERY_NUMBER, .number = q->number, .text = q->text};
    case OP_VARIABLE:
        return take_variable(walk, q->text);
    case OP_CALL:
        return call(walk, q);
    default:
        return truth_value(query_truth_of(walk, q));
    }
}

struct str query_text_of(struct query_walk *walk, const struct query *q)
{
    const struct query_value value = query_value_of(walk, q);
    return walk->lost ? STR("") : query_as_text(walk, &value);
}

/* --- from outside ------------------------------------------------------------------- */

bool query_compute(const struct query *query, struct arena *arena,
                   const struct query_place *place, struct query_value *value)
{
    struct query_walk walk = {arena, *place, false};
    *value = query_value_of(&walk, query);
    walk.lost |= value->kind == QUERY_NUMBER && value->text.n > 0;
    if (!walk.lost && value->kind == QUERY_NODES)
        query_order(&walk, &value->nodes);
    return !walk.lost;
}

bool query_text(const struct query *query, struct arena *arena,
                const struct query_place *place, struct str *text)
{
    struct query_walk walk = {arena, *place, false};
    const struct query_value value = query_value_of(&walk, query);
    walk.lost |= value.kind == QUERY_NUMBER && value.nan;
    *text = walk.lost ? STR("") : query_as_text(&walk, &value);
    return !walk.lost;
}

bool query_truth(const struct query *query, struct arena *arena,
                 const struct query_place *place, bool *truth)
{
    struct query_walk walk = {arena, *place, false};
    *truth = query_truth_of(&walk, query);
    return !walk.lost;
}
