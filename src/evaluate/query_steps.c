#include "evaluate/query_names.h"
#include "evaluate/query_tree.h"

#include "base/arena.h"

#include <libxml/xpathInternals.h>
#include <string.h>

/* --- sets of nodes ------------------------------------------------------------------ */

static void add(struct query_walk *walk, struct query_nodes *nodes, const xmlNode *node)
{
    if (nodes->n == nodes->room) {
        const int room = nodes->room ? 4 * nodes->room : 8;
        xmlNodePtr *at = ARENA_ARRAY(walk->arena, xmlNodePtr, room);
        if (nodes->n)
            memcpy(at, nodes->at, (size_t)nodes->n * sizeof *at);
        nodes->at = at;
        nodes->room = room;
    }
    nodes->at[nodes->n++] = (xmlNodePtr)node;
}

/* The array may belong to a variable. */
static void own(struct query_walk *walk, struct query_nodes *nodes)
{
    if (nodes->room || !nodes->n)
        return;
    xmlNodePtr *at = ARENA_ARRAY(walk->arena, xmlNodePtr, nodes->n);
    memcpy(at, nodes->at, (size_t)nodes->n * sizeof *at);
    nodes->at = at;
    nodes->room = nodes->n;
}

void query_order(struct query_walk *walk, struct query_nodes *nodes)
{
    if (!nodes->ordered && nodes->n > 1) {
        own(walk, nodes);
        xmlNodeSet set = {nodes->n, nodes->room, nodes->at};
        xmlXPathNodeSetSort(&set);
    }
    nodes->ordered = true;
}

/* Sorts them and leaves each in once. */
static void make_distinct(struct query_walk *walk, struct query_nodes *nodes)
{
    int n = 0;
    nodes->ordered = false;
    query_order(walk, nodes);
    for (int i = 0; i < nodes->n; i++)
        if (!n || nodes->at[n - 1] != nodes->at[i])
            nodes->at[n++] = nodes->at[i];
    nodes->n = n;
}

struct query_nodes query_union(struct query_walk *walk, struct query_nodes a,
                               struct query_nodes b)
{
    if (!a.n || !b.n)
        return a.n ? a : b;
    struct query_nodes all = {.n = 0};
    for (int i = 0; i < a.n; i++)
        add(walk, &all, a.at[i]);
    for (int i = 0; i < b.n; i++)
        add(walk, &all, b.at[i]);
    make_distinct(walk, &all);
    return all;
}

/* --- one step from one node --------------------------------------------------------- */

/* How far a step has come from one node of the set before. */
struct stepping {
    struct query_walk *walk;
    const struct query_step *step;
    struct query_nodes *out;
    int before; /* how many nodes other nodes have led to */
    int met;    /* that passed the test */
    bool any, done;
    xmlElementType named; /* what can have a name on the axis */
    char first;           /* of the name of a TEST_NAME */
};

/* Most nodes are of another name, which shows in its first character. */
static inline bool passes_test(const struct stepping *s, const xmlNode *node)
{
    switch (s->step->test) {
    case TEST_NAME:
        return node->type == s->named && (char)node->name[0] == s->first && !node->ns &&
               strcmp((const char *)node->name, s->step->name) == 0;
    case TEST_ANY_NAME:
        return node->type == s->named;
    case TEST_TEXT:
        return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
    default:
        return true;
    }
}

static bool passes_all(struct query_walk *walk, const xmlNode *node,
                       const struct query_predicates *predicates)
{
    const struct query_place outer = walk->place;
    bool passes = true;
    walk->place.node = (xmlNodePtr)node;
    for (int i = 0; i < predicates->n && passes && !walk->lost; i++)
        passes = query_truth_of(walk, predicates->at[i]);
    const int64_t most = walk->place.most;
    walk->place = outer;
    walk->place.most = most;
    return passes;
}

/* A node that passes the test. */
static void take(struct stepping *s, const xmlNode *node)
{
    struct query_walk *walk = s->walk;
    const struct query_predicates *predicates = &s->step->predicates;
    s->met++;
    if (s->step->nth && s->met != s->step->nth)
        return;
    s->done |= s->step->nth > 0;
    if (predicates->plain && predicates->n && !passes_all(walk, node, predicates))
        return;
    add(walk, s->out, node);
    s->done |= s->any && predicates->plain;
}

static inline void meet(struct stepping *s, const xmlNode *node)
{
    s->walk->lost |= --s->walk->place.most < 0;
    if (passes_test(s, node))
        take(s, node);
}

static const xmlNode *children_of(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE || node->type == XML_DOCUMENT_NODE
               ? node->children
               : NULL;
}

static bool goes_on(const struct stepping *s)
{
    return !s->done && !s->walk->lost;
}

static bool walk_named(struct stepping *s, const xmlNode *top)
{
    if (!s->walk->place.names || s->step->test != TEST_NAME || !children_of(top))
        return false;
    const struct query_named below =
        query_names_below(s->walk->place.names, top, s->step->name);
    for (int i = 0; i < below.n && goes_on(s); i++)
        meet(s, below.at[i].node);
    return below.n >= 0;
}

static void walk_descendants(struct stepping *s, const xmlNode *top)
{
    if (walk_named(s, top))
        return;
    const xmlNode *n = children_of(top);
    while (n && goes_on(s)) {
        meet(s, n);
        const xmlNode *next = children_of(n);
        while (!next && n != top) {
            next = n->next;
            n = n->parent;
        }
        n = next;
    }
}

static void walk_siblings(struct stepping *s, const xmlNode *node, bool back)
{
    if (node->type == XML_ATTRIBUTE_NODE || node->type == XML_DOCUMENT_NODE)
        return;
    while (goes_on(s) && (node = back ? node->prev : node->next))
        meet(s, node);
}

static void walk_attributes(struct stepping *s, const xmlNode *node)
{
    if (node->type != XML_ELEMENT_NODE)
        return;
    for (const xmlAttr *a = node->properties; a && goes_on(s); a = a->next)
        meet(s, (const xmlNode *)a);
}

static void walk_up(struct stepping *s, const xmlNode *node)
{
    for (; node && goes_on(s); node = node->parent)
        meet(s, node);
}

static void walk_following(struct stepping *s, const xmlNode *node)
{
    s->walk->lost |= node->type == XML_ATTRIBUTE_NODE;
    for (; node && node->type != XML_DOCUMENT_NODE && goes_on(s); node = node->parent)
        for (const xmlNode *n = node->next; n && goes_on(s); n = n->next) {
            meet(s, n);
            walk_descendants(s, n);
        }
}

static const xmlNode *last_within(const xmlNode *node)
{
    while (children_of(node))
        node = node->last;
    return node;
}

/* Backwards: what stands in a node comes before it. */
static void walk_preceding(struct stepping *s, const xmlNode *node)
{
    s->walk->lost |= node->type == XML_ATTRIBUTE_NODE;
    for (; node && node->type != XML_DOCUMENT_NODE && goes_on(s); node = node->parent)
        for (const xmlNode *top = node->prev; top && goes_on(s); top = top->prev) {
            const xmlNode *n = last_within(top);
            for (; n != top && goes_on(s); n = n->prev ? last_within(n->prev) : n->parent)
                meet(s, n);
            if (goes_on(s))
                meet(s, top);
        }
}

static void walk_axis(struct stepping *s, const xmlNode *node)
{
    switch (s->step->axis) {
    case AXIS_CHILD:
        for (const xmlNode *n = children_of(node); n && goes_on(s); n = n->next)
            meet(s, n);
        break;
    case AXIS_ATTRIBUTE:
        walk_attributes(s, node);
        break;
    case AXIS_SELF:
        meet(s, node);
        break;
    case AXIS_PARENT:
        if (node->parent)
            meet(s, node->parent);
        break;
    case AXIS_DESCENDANT_OR_SELF:
        meet(s, node);
        walk_descendants(s, node);
        break;
    case AXIS_DESCENDANT:
        walk_descendants(s, node);
        break;
    case AXIS_ANCESTOR:
        walk_up(s, node->parent);
        break;
    case AXIS_ANCESTOR_OR_SELF:
        walk_up(s, node);
        break;
    case AXIS_FOLLOWING_SIBLING:
        walk_siblings(s, node, false);
        break;
    case AXIS_PRECEDING_SIBLING:
        walk_siblings(s, node, true);
        break;
    case AXIS_FOLLOWING:
        walk_following(s, node);
        break;
    case AXIS_PRECEDING:
        walk_preceding(s, node);
        break;
    }
}

/* --- predicates that hang on positions ---------------------------------------------- */

static bool passes_at(struct query_walk *walk, const struct query *q)
{
    if (!q->open && q->kind != QUERY_NUMBER)
        return query_truth_of(walk, q);
    const struct query_value value = query_value_of(walk, q);
    return value.kind == QUERY_NUMBER
               ? !value.nan && query_whole(walk, &value) == walk->place.position
               : query_as_truth(&value);
}

/* Leaves in those from `from` on, in the order of the axis, that pass. */
static void filter(struct query_walk *walk, struct query_nodes *nodes, int from,
                   const struct query *q)
{
    const struct query_place outer = walk->place;
    const int last = nodes->n - from;
    int n = from;
    for (int i = from; i < from + last && !walk->lost; i++) {
        walk->place.node = nodes->at[i];
        walk->place.position = i - from + 1;
        walk->place.last = last;
        if (passes_at(walk, q))
            nodes->at[n++] = nodes->at[i];
    }
    nodes->n = n;
    const int64_t most = walk->place.most;
    walk->place = outer;
    walk->place.most = most;
}

struct query_nodes query_filter(struct query_walk *walk, struct query_nodes nodes,
                                const struct query_predicates *predicates)
{
    own(walk, &nodes);
    if (!predicates->plain)
        query_order(walk, &nodes);
    for (int i = 0; i < predicates->n; i++)
        filter(walk, &nodes, 0, predicates->at[i]);
    return nodes;
}

/* --- steps -------------------------------------------------------------------------- */

static bool is_backward(enum query_axis axis)
{
    return axis == AXIS_ANCESTOR || axis == AXIS_ANCESTOR_OR_SELF ||
           axis == AXIS_PRECEDING_SIBLING || axis == AXIS_PRECEDING;
}

static void reverse(struct query_nodes *nodes)
{
    for (int i = 0, k = nodes->n - 1; i < k; i++, k--) {
        xmlNodePtr node = nodes->at[i];
        nodes->at[i] = nodes->at[k];
        nodes->at[k] = node;
    }
}

/* A set that is being followed: flat if none of its nodes is above another. */
struct front {
    struct query_nodes nodes;
    bool flat;
};

/* What is known of the order of what the nodes of `from` have led to, put right where one
 * node may have been met twice. */
static void settle(struct query_walk *walk, const struct front *from,
                   enum query_axis axis, struct front *to)
{
    const bool alone = from->nodes.n == 1;
    const bool stays = axis == AXIS_SELF || axis == AXIS_ATTRIBUTE;
    const bool down =
        axis == AXIS_CHILD || axis == AXIS_DESCENDANT || axis == AXIS_DESCENDANT_OR_SELF;
    const bool deep = down && axis != AXIS_CHILD;
    to->flat =
        alone ? !deep && !is_backward(axis) : from->flat && (stays || axis == AXIS_CHILD);
    if (axis == AXIS_PRECEDING_SIBLING || axis == AXIS_FOLLOWING_SIBLING)
        to->flat = alone;
    if (axis == AXIS_PRECEDING || axis == AXIS_FOLLOWING)
        to->flat = false;
    if (alone && is_backward(axis))
        reverse(&to->nodes);
    to->nodes.ordered = alone || (from->nodes.ordered && (stays || (down && from->flat)));
    const bool once = alone || stays || axis == AXIS_CHILD || (deep && from->flat);
    if (!once)
        make_distinct(walk, &to->nodes);
}

static void follow(struct query_walk *walk, const struct query_step *step, bool any,
                   struct front *front)
{
    struct front next = {.nodes = {.n = 0}};
    const xmlElementType named =
        step->axis == AXIS_ATTRIBUTE ? XML_ATTRIBUTE_NODE : XML_ELEMENT_NODE;
    for (int i = 0; i < front->nodes.n && !walk->lost; i++) {
        struct stepping s = {.walk = walk,
                             .step = step,
                             .out = &next.nodes,
                             .before = next.nodes.n,
                             .any = any,
                             .named = named,
                             .first = step->name ? step->name[0] : 0};
        walk_axis(&s, front->nodes.at[i]);
        for (int k = 0; k < step->predicates.n && !step->predicates.plain; k++)
            filter(walk, &next.nodes, s.before, step->predicates.at[k]);
        if (any && next.nodes.n)
            break;
    }
    settle(walk, front, step->axis, &next);
    *front = next;
}

/* Where the steps of a path begin; `first` is where a single node may be put. */
static struct front begin(struct query_walk *walk, const struct query *q,
                          xmlNodePtr *first)
{
    struct front front = {.nodes = {.ordered = true}, .flat = true};
    if (q->a) {
        const struct query_value value = query_value_of(walk, q->a);
        walk->lost |= value.kind != QUERY_NODES;
        front.nodes = value.nodes;
        front.flat = value.nodes.n < 2;
    } else {
        *first = q->from_root ? (xmlNodePtr)walk->place.node->doc : walk->place.node;
        front.nodes.at = first;
        front.nodes.n = 1;
    }
    return front;
}

struct query_nodes query_follow(struct query_walk *walk, const struct query *q, bool any)
{
    xmlNodePtr first;
    struct front front = begin(walk, q, &first);
    if (!q->n_steps)
        own(walk, &front.nodes);
    for (int i = 0; i < q->n_steps && !walk->lost; i++)
        follow(walk, &q->steps[i], any && i + 1 == q->n_steps, &front);
    return front.nodes;
}
