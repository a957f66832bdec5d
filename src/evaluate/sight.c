#include "evaluate/sight.h"

#include "load/load.h"
#include "merge/ledger.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <libxml/tree.h>
#include <string.h>

enum { MOST_NESTED = 100 };

#define HOLDERS (SIGHT_ABOVE | SIGHT_INDICATOR)

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

enum { AXIS_CHILD, AXIS_ATTRIBUTE, AXIS_SELF, AXIS_PARENT, AXIS_DESCENDANT_OR_SELF };

static const struct axis_row {
    const char *name;
    int above, indicator, within, observed, elsewhere;
} axes[] = {
    {"child", A | I | E, W | O, W, O, I | E},
    {"attribute", E, W, W, O, E},
    {"self", A, I, W, O, E},
    {"parent", A, A | E, I | W, I | O, A | E},
    {"descendant-or-self", ALL, I | W | O, W, O, I | W | E},
    {"ancestor", A, A | E, A | I | W | E, A | I | O | E, A | E},
    {"ancestor-or-self", A, A | I | E, A | I | W | E, A | I | O | E, A | E},
    {"descendant", ALL, W | O, W, O, I | W | E},
    {"following-sibling", A | I | E, A | I | E, W | O, W | O, A | I | E},
    {"preceding-sibling", A | I | E, A | I | E, W | O, W | O, A | I | E},
    {"following", ALL, ALL, ALL, ALL, ALL},
    {"preceding", ALL, ALL, ALL, ALL, ALL},
};

static int follow(const struct axis_row *axis, int from)
{
    return (from & A ? axis->above : 0) | (from & I ? axis->indicator : 0) |
           (from & W ? axis->within : 0) | (from & O ? axis->observed : 0) |
           (from & E ? axis->elsewhere : 0);
}

#undef A
#undef I
#undef W
#undef O
#undef E
#undef ALL

/* --- reading ------------------------------------------------------------------------ */

struct looking {
    const struct sights *sights;
    struct str text;
    int at;
    int nested;
    int sees;
    bool lost; /* it cannot be followed */
    sight_variable_fn variable;
    void *context;
};

/* The kinds of nodes that an expression gives at a node of the kinds `from`; 0 if it
 * gives no nodes. */
static int look_expression(struct looking *l, int from);

/* The next character that is no blank; 0 at the end. */
static char next_char(struct looking *l)
{
    while (l->at < l->text.n && (unsigned char)l->text.p[l->at] <= ' ' &&
           is_xml_space(l->text.p[l->at]))
        l->at++;
    return l->at < l->text.n ? l->text.p[l->at] : '\0';
}

static bool starts(struct looking *l, const char *sign)
{
    if (next_char(l) != sign[0])
        return !sign[0];
    int n = 0;
    while (sign[n] && l->at + n < l->text.n && l->text.p[l->at + n] == sign[n])
        n++;
    return !sign[n];
}

static bool take(struct looking *l, const char *sign)
{
    if (!starts(l, sign))
        return false;
    l->at += str_of(sign).n;
    return true;
}

/* What is not understood: it may be anything. */
static int give_up(struct looking *l)
{
    l->at = l->text.n;
    l->sees = SEES_ALL;
    l->lost = true;
    return 0;
}

static void expect(struct looking *l, const char *sign)
{
    if (!take(l, sign))
        give_up(l);
}

static bool is_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '_' || c == '-' || c == '.' || (unsigned char)c >= 0x80;
}

/* A name, its prefix included; empty if none comes. */
static struct str take_name(struct looking *l)
{
    starts(l, "");
    const int start = l->at;
    if (l->at < l->text.n && strchr("-.0123456789", l->text.p[l->at]))
        return STR("");
    while (l->at < l->text.n && is_name_byte(l->text.p[l->at]))
        l->at++;
    if (l->at > start && l->at + 1 < l->text.n && l->text.p[l->at] == ':' &&
        is_name_byte(l->text.p[l->at + 1]))
        for (l->at++; l->at < l->text.n && is_name_byte(l->text.p[l->at]);)
            l->at++;
    return str_slice(l->text, start, l->at);
}

/* The text of nodes of these kinds is taken. */
static void take_text(struct looking *l, int kinds)
{
    l->sees |= kinds & HOLDERS ? SEES_OBSERVATIONS : 0;
}

/* --- steps -------------------------------------------------------------------------- */

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

/* Of these kinds, those that can have the name. */
static int keep_named(const struct looking *l, int kinds, struct str name, bool attribute)
{
    if (attribute)
        return is_observed_attribute(name) ? kinds : kinds & ~SIGHT_OBSERVED;
    if (str_is(name, "observation"))
        return kinds & SIGHT_OBSERVED;
    if (str_is(name, "indicator"))
        return kinds & SIGHT_INDICATOR;
    kinds &= ~(SIGHT_OBSERVED | SIGHT_INDICATOR);
    return is_name_above(l->sights, name) ? kinds : kinds & ~SIGHT_ABOVE;
}

/* node(), text() and the like behind their name. */
static bool take_node_type(struct looking *l, struct str name)
{
    static const char *const types[] = {"node", "text", "comment",
                                        "processing-instruction"};
    const int behind = l->at;
    for (int i = 0; i < 4; i++) {
        if (!str_is(name, types[i]) || !take(l, "("))
            continue;
        while (l->at < l->text.n && !starts(l, ")"))
            l->at++;
        expect(l, ")");
        return true;
    }
    l->at = behind;
    return false;
}

static int look_predicates(struct looking *l, int kinds)
{
    l->sees |= kinds & SIGHT_OBSERVED ? SEES_OBSERVATIONS : 0;
    kinds &= ~SIGHT_OBSERVED;
    while (take(l, "[")) {
        look_expression(l, kinds);
        expect(l, "]");
    }
    return kinds;
}

static const struct axis_row *find_axis(struct str name)
{
    for (int i = 0; i < (int)(sizeof axes / sizeof *axes); i++)
        if (str_is(name, axes[i].name))
            return &axes[i];
    return NULL;
}

/* Of an attribute: by its name, or any of them. */
static bool may_be_provenance(struct str name)
{
    return !name.n || str_is(name, "formula") || str_is(name, "sources") ||
           str_is(name, "node");
}

static int look_test(struct looking *l, const struct axis_row *axis, struct str name,
                     int from)
{
    const int kinds = follow(axis, from);
    const bool attribute = axis == &axes[AXIS_ATTRIBUTE];
    if (attribute && kinds & SIGHT_WITHIN && may_be_provenance(name))
        l->sees |= SEES_PROVENANCE;
    if (!name.n)
        return take(l, "*") ? look_predicates(l, kinds) : give_up(l);
    if (take_node_type(l, name)) /* all but node() are of no element */
        return look_predicates(l, str_is(name, "node") ? kinds : kinds & ~HOLDERS);
    return look_predicates(l, keep_named(l, kinds, name, attribute));
}

/* A step from nodes of the kinds `from`. */
static int look_step(struct looking *l, int from)
{
    if (take(l, ".."))
        return look_predicates(l, follow(&axes[AXIS_PARENT], from));
    if (take(l, "."))
        return look_predicates(l, from);
    if (take(l, "@"))
        return look_test(l, &axes[AXIS_ATTRIBUTE], take_name(l), from);
    const struct str name = take_name(l);
    if (!take(l, "::"))
        return look_test(l, &axes[AXIS_CHILD], name, from);
    const struct axis_row *axis = find_axis(name);
    return axis ? look_test(l, axis, take_name(l), from) : give_up(l);
}

/* The steps behind a slash, if one comes. */
static int look_steps(struct looking *l, int kinds)
{
    while (!l->lost && starts(l, "/")) {
        if (take(l, "//"))
            kinds = follow(&axes[AXIS_DESCENDANT_OR_SELF], kinds);
        else
            take(l, "/");
        kinds = look_step(l, kinds);
    }
    return kinds;
}

static bool begins_step(struct looking *l)
{
    const int at = l->at;
    const bool begins =
        starts(l, ".") || starts(l, "@") || starts(l, "*") || take_name(l).n;
    l->at = at;
    return begins;
}

/* /plan/head, //indicator, / */
static int look_from_root(struct looking *l)
{
    if (starts(l, "//"))
        return look_steps(l, SIGHT_ABOVE);
    take(l, "/");
    return begins_step(l) ? look_steps(l, look_step(l, SIGHT_ABOVE)) : SIGHT_ABOVE;
}

/* --- functions ---------------------------------------------------------------------- */

/* What a function does with nodes that it is given. */
enum use {
    USE_TEXT,  /* takes their text */
    USE_NODES, /* asks how many there are, what they are called, or for their values */
    USE_GIVES, /* gives some of them back */
};

static enum use use_of(struct str name)
{
    static const struct {
        const char *name;
        enum use use;
    } uses[] = {
        {"count", USE_NODES},         {"boolean", USE_NODES},
        {"not", USE_NODES},           {"name", USE_NODES},
        {"local-name", USE_NODES},    {"position", USE_NODES},
        {"namespace-uri", USE_NODES}, {"last", USE_NODES},
        {"true", USE_NODES},          {"false", USE_NODES},
        {"total", USE_NODES},         {"mean", USE_NODES},
        {"mean-percent", USE_NODES},  {"highest", USE_GIVES},
        {"lowest", USE_GIVES},        {"if", USE_GIVES},
    };
    for (int i = 0; i < (int)(sizeof uses / sizeof *uses); i++)
        if (str_is(name, uses[i].name))
            return uses[i].use;
    return USE_TEXT;
}

/* The arguments of function `name`, whose bracket has been opened. Without one, string()
 * and others take the node itself. */
static int look_arguments(struct looking *l, struct str name, int from)
{
    const enum use use = use_of(name);
    int given = 0;
    if (str_is(name, "id"))
        return give_up(l);
    if (take(l, ")")) {
        take_text(l, use == USE_TEXT ? from : 0);
        return 0;
    }
    do {
        const int kinds = look_expression(l, from);
        take_text(l, use == USE_TEXT ? kinds : 0);
        given |= kinds;
    } while (take(l, ","));
    expect(l, ")");
    return use == USE_GIVES ? given : 0;
}

static void skip_literal(struct looking *l, const char *quote)
{
    while (l->at < l->text.n && l->text.p[l->at] != *quote)
        l->at++;
    expect(l, quote);
}

static bool take_number(struct looking *l)
{
    const int start = l->at;
    while (l->at < l->text.n && strchr("0123456789.", l->text.p[l->at]))
        l->at++;
    return l->at > start;
}

static bool begins_number(struct looking *l)
{
    starts(l, "");
    const char c = l->at < l->text.n ? l->text.p[l->at] : 0;
    const char next = l->at + 1 < l->text.n ? l->text.p[l->at + 1] : 0;
    return (c >= '0' && c <= '9') || (c == '.' && next >= '0' && next <= '9');
}

/* What a path may begin with instead of a step; false if none of it comes. */
static bool look_primary(struct looking *l, int from, int *kinds)
{
    *kinds = 0;
    if (take(l, "'"))
        return skip_literal(l, "'"), true;
    if (take(l, "\""))
        return skip_literal(l, "\""), true;
    if (begins_number(l))
        return take_number(l);
    if (take(l, "$")) {
        *kinds = l->variable(l->context, take_name(l));
        return true;
    }
    if (take(l, "(")) {
        *kinds = look_expression(l, from);
        expect(l, ")");
        return true;
    }
    const int start = l->at;
    const struct str name = take_name(l);
    if (name.n && !take_node_type(l, name) && take(l, "(")) {
        *kinds = look_arguments(l, name, from);
        return true;
    }
    l->at = start;
    return false;
}

static int look_path(struct looking *l, int from)
{
    int kinds;
    if (starts(l, "/"))
        return look_from_root(l);
    if (look_primary(l, from, &kinds))
        return look_steps(l, look_predicates(l, kinds));
    return look_steps(l, look_step(l, from));
}

/* --- operators ---------------------------------------------------------------------- */

/* Paths joined by |, and the sign in front of them, which makes them numbers. */
static int look_operand(struct looking *l, int from)
{
    bool negative = false;
    while (take(l, "-"))
        negative = true;
    int kinds = look_path(l, from);
    while (!l->lost && take(l, "|"))
        kinds |= look_path(l, from);
    take_text(l, negative ? kinds : 0);
    return negative ? 0 : kinds;
}

enum operator{ OPERATOR_NONE, OPERATOR_LOGIC, OPERATOR_TEXT };

static enum operator take_operator(struct looking *l)
{
    static const char *const others[] = {"!=", "<=", ">=", "=",   "<",  ">",
                                         "+",  "-",  "*",  "div", "mod"};
    const char first = next_char(l);
    if (!first || !strchr("!<>=+-*adom", first))
        return OPERATOR_NONE;
    if (take(l, "or") || take(l, "and"))
        return OPERATOR_LOGIC;
    for (int i = 0; i < (int)(sizeof others / sizeof *others); i++)
        if (take(l, others[i]))
            return OPERATOR_TEXT;
    return OPERATOR_NONE;
}

/* `and` and `or` bind least and ask only whether there are nodes; all others take the
 * text of what stands on both sides, and give none. */
static int look_expression(struct looking *l, int from)
{
    if (++l->nested > MOST_NESTED)
        return give_up(l);
    bool alone = true;
    int kinds = look_operand(l, from);
    for (enum operator op; !l->lost && (op = take_operator(l)); alone = false) {
        const int other = look_operand(l, from);
        take_text(l, op == OPERATOR_TEXT ? kinds | other : 0);
        kinds = op == OPERATOR_TEXT ? 0 : other;
    }
    l->nested--;
    return alone ? kinds : 0;
}

int sight_sees(const struct sights *sights, struct str expression, int from, bool as_text,
               sight_variable_fn variable, void *context)
{
    struct looking l = {
        .sights = sights, .text = expression, .variable = variable, .context = context};
    const int kinds = look_expression(&l, from);
    take_text(&l, as_text ? kinds : 0);
    starts(&l, "");
    return l.at < l.text.n ? SEES_ALL : l.sees;
}
