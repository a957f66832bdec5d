#include "evaluate/sight_kinds.h"

#include "base/utf8.h"

#include <string.h>

/* Follows expressions as they are written: what our own machine does not know. */

enum { MOST_NESTED = 100 };

/* --- reading ------------------------------------------------------------------------ */

struct looking {
    const struct sights *sights;
    struct str text;
    int at;
    int nested;
    int sees;
    bool lost; /* it cannot be followed */
    const struct sight_variables *variables;
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
    l->sees |= kinds & SIGHT_HOLDERS ? SEES_OBSERVATIONS : 0;
}

/* --- steps -------------------------------------------------------------------------- */

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

static int look_test(struct looking *l, enum sight_axis axis, struct str name, int from)
{
    const int kinds = sight_follow(axis, from);
    const bool attribute = axis == SIGHT_ATTRIBUTE;
    if (attribute && kinds & SIGHT_WITHIN && sight_may_be_provenance(name))
        l->sees |= SEES_PROVENANCE;
    if (!name.n)
        return take(l, "*") ? look_predicates(l, kinds) : give_up(l);
    if (take_node_type(l, name)) /* all but node() are of no element */
        return look_predicates(l, str_is(name, "node") ? kinds : kinds & ~SIGHT_HOLDERS);
    return look_predicates(l, sight_named(l->sights, kinds, name, attribute));
}

/* A step from nodes of the kinds `from`. */
static int look_step(struct looking *l, int from)
{
    if (take(l, ".."))
        return look_predicates(l, sight_follow(SIGHT_PARENT, from));
    if (take(l, "."))
        return look_predicates(l, from);
    if (take(l, "@"))
        return look_test(l, SIGHT_ATTRIBUTE, take_name(l), from);
    const struct str name = take_name(l);
    if (!take(l, "::"))
        return look_test(l, SIGHT_CHILD, name, from);
    const int axis = sight_find_axis(name);
    return axis < 0 ? give_up(l)
                    : look_test(l, (enum sight_axis)axis, take_name(l), from);
}

/* The steps behind a slash, if one comes. */
static int look_steps(struct looking *l, int kinds)
{
    while (!l->lost && starts(l, "/")) {
        if (take(l, "//"))
            kinds = sight_follow(SIGHT_DESCENDANT_OR_SELF, kinds);
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
        *kinds = l->variables->kinds(l->variables->context, take_name(l));
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

int sight_of_text(const struct sights *sights, struct str expression, int from,
                  bool as_text, const struct sight_variables *variables)
{
    struct looking l = {.sights = sights, .text = expression, .variables = variables};
    const int kinds = look_expression(&l, from);
    take_text(&l, as_text ? kinds : 0);
    starts(&l, "");
    return l.at < l.text.n ? SEES_ALL : l.sees;
}
