#include "evaluate/query_tree.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <libxml/tree.h>

/* More digits than a binary floating point number holds, or than it is printed with, are
 * left to libxml2. */
enum { MOST_DIGITS = 9, MOST_NUMBER = 1000000000 };

/* Larger ones are left to libxml2, whose numbers are not exact any more some day. */
enum { MOST = 1 << 30 };

struct query_value query_number(struct query_walk *walk, int64_t number)
{
    walk->lost |= number >= MOST || number <= -MOST;
    return (struct query_value){.kind = QUERY_NUMBER, .number = number};
}

int64_t query_whole(struct query_walk *walk, const struct query_value *value)
{
    walk->lost |= value->nan || value->text.n;
    return value->number;
}

/* --- text of nodes ------------------------------------------------------------------ */

static bool is_text(const xmlNode *node)
{
    return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

static void add_text(struct strbuf *b, const xmlNode *node)
{
    for (const xmlNode *n = node->children; n; n = n->next) {
        if (is_text(n))
            strbuf_add_c(b, n->content ? (const char *)n->content : "");
        else if (n->type == XML_ELEMENT_NODE)
            add_text(b, n);
    }
}

struct str query_node_text(struct query_walk *walk, const struct _xmlNode *node)
{
    if (is_text(node))
        return str_of((const char *)node->content);
    if (node->type != XML_ELEMENT_NODE && node->type != XML_ATTRIBUTE_NODE) {
        walk->lost = true;
        return STR("");
    }
    const xmlNode *only = node->children;
    if (!only)
        return STR("");
    if (!only->next && is_text(only))
        return str_of((const char *)only->content);
    struct strbuf b;
    strbuf_init(&b, walk->arena);
    add_text(&b, node);
    return strbuf_str(&b);
}

/* --- conversions (XPath 4) ---------------------------------------------------------- */

bool query_as_truth(const struct query_value *value)
{
    switch (value->kind) {
    case QUERY_NODES:
        return value->nodes.n > 0;
    case QUERY_TEXT:
        return value->text.n > 0;
    case QUERY_TRUTH:
        return value->truth;
    default:
        return !value->nan && (value->number != 0 || value->text.n);
    }
}

static struct str text_of_number(struct query_walk *walk, const struct query_value *value)
{
    struct strbuf b;
    if (value->nan)
        return STR("NaN");
    if (value->text.n)
        return value->text;
    walk->lost |= value->number >= MOST_NUMBER || value->number <= -MOST_NUMBER;
    strbuf_init(&b, walk->arena);
    strbuf_add_int(&b, value->number);
    return strbuf_str(&b);
}

struct str query_as_text(struct query_walk *walk, const struct query_value *value)
{
    struct query_nodes first = value->nodes;
    switch (value->kind) {
    case QUERY_NODES:
        query_order(walk, &first);
        return first.n ? query_node_text(walk, first.at[0]) : STR("");
    case QUERY_TEXT:
        return value->text;
    case QUERY_TRUTH:
        return value->truth ? STR("true") : STR("false");
    default:
        return text_of_number(walk, value);
    }
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* A whole number, or what begins like none; the rest is libxml2's. */
static struct query_value read_number(struct query_walk *walk, struct str text)
{
    struct query_value value = {.kind = QUERY_NUMBER};
    text = str_trim(text);
    int i = text.n && text.p[0] == '-';
    const int sign = i;
    if (!text.n || (!is_digit(text.p[0]) && text.p[0] != '-' && text.p[0] != '.')) {
        value.nan = true;
        return value;
    }
    for (; i < text.n && is_digit(text.p[i]) && i <= MOST_DIGITS; i++)
        value.number = 10 * value.number + (text.p[i] - '0');
    walk->lost |= i < text.n || i == sign;
    if (sign)
        value.number = -value.number;
    return value;
}

struct query_value query_as_number(struct query_walk *walk,
                                   const struct query_value *value)
{
    if (value->kind == QUERY_NUMBER)
        return *value;
    if (value->kind == QUERY_TRUTH)
        return (struct query_value){.kind = QUERY_NUMBER, .number = value->truth};
    return read_number(walk, query_as_text(walk, value));
}

/* --- comparing (XPath 3.4) ---------------------------------------------------------- */

static bool holds(enum query_op op, int64_t a, int64_t b)
{
    switch (op) {
    case OP_EQUAL:
        return a == b;
    case OP_DIFFERENT:
        return a != b;
    case OP_LESS:
        return a < b;
    case OP_LESS_EQUAL:
        return a <= b;
    case OP_MORE:
        return a > b;
    default:
        return a >= b;
    }
}

static bool compare_numbers(struct query_walk *walk, enum query_op op,
                            const struct query_value *a, const struct query_value *b)
{
    const struct query_value x = query_as_number(walk, a), y = query_as_number(walk, b);
    if (x.nan || y.nan)
        return op == OP_DIFFERENT;
    return holds(op, query_whole(walk, &x), query_whole(walk, &y));
}

static bool is_equality(enum query_op op)
{
    return op == OP_EQUAL || op == OP_DIFFERENT;
}

/* Two values of which none is a set of nodes. */
static bool compare_single(struct query_walk *walk, enum query_op op,
                           const struct query_value *a, const struct query_value *b)
{
    if (is_equality(op) && (a->kind == QUERY_TRUTH || b->kind == QUERY_TRUTH))
        return holds(op, query_as_truth(a), query_as_truth(b));
    if (!is_equality(op) || a->kind == QUERY_NUMBER || b->kind == QUERY_NUMBER)
        return compare_numbers(walk, op, a, b);
    return str_eq(query_as_text(walk, a), query_as_text(walk, b)) == (op == OP_EQUAL);
}

/* `a` has the text of one node after the other. */
static bool compare_each(struct query_walk *walk, enum query_op op,
                         const struct query_nodes *nodes, struct query_value *other,
                         bool turned)
{
    for (int i = 0; i < nodes->n && !walk->lost; i++) {
        struct query_value text = {.kind = QUERY_TEXT,
                                   .text = query_node_text(walk, nodes->at[i])};
        if (turned ? query_compare(walk, op, other, &text)
                   : query_compare(walk, op, &text, other))
            return true;
    }
    return false;
}

bool query_compare(struct query_walk *walk, enum query_op op, struct query_value *a,
                   struct query_value *b)
{
    const bool left = a->kind == QUERY_NODES, right = b->kind == QUERY_NODES;
    if (walk->lost)
        return false;
    if ((left && b->kind == QUERY_TRUTH) || (right && a->kind == QUERY_TRUTH)) {
        walk->lost |= !is_equality(op);
        return holds(op, query_as_truth(a), query_as_truth(b));
    }
    if (left)
        return compare_each(walk, op, &a->nodes, b, false);
    if (right)
        return compare_each(walk, op, &b->nodes, a, true);
    return compare_single(walk, op, a, b);
}
