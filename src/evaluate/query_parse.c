#include "evaluate/query_tree.h"

#include "base/arena.h"
#include "base/list.h"
#include "base/utf8.h"

#include <string.h>

/* Reads the expressions that we compute ourselves. Whatever is not plainly one of them,
 * and whatever is wrong, is lost: libxml2 reads it and has the words for it. */

enum { MOST_NESTED = 40, MOST_DIGITS = 9 };

struct parsing {
    struct arena *arena;
    struct str text;
    int at;
    int nested;
    bool lost;
};

static const struct query *parse_expression(struct parsing *p);

static inline char char_at(const struct parsing *p, int i)
{
    return i < p->text.n ? p->text.p[i] : '\0';
}

static inline char next_char(struct parsing *p)
{
    while (p->at < p->text.n && is_xml_space(p->text.p[p->at]))
        p->at++;
    return char_at(p, p->at);
}

/* Most that is asked for does not come, which shows in its first character. */
static inline bool take(struct parsing *p, const char *sign)
{
    if (next_char(p) != sign[0])
        return false;
    const struct str rest = str_slice(p->text, p->at, p->text.n);
    if (!str_starts(rest, str_of(sign)))
        return false;
    p->at += str_of(sign).n;
    return true;
}

static void expect(struct parsing *p, const char *sign)
{
    p->lost |= !take(p, sign);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_name_start(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_name_part(char c)
{
    return is_name_start(c) || is_digit(c) || c == '-' || c == '.';
}

/* A name without a prefix, of ASCII; empty if none comes. */
static struct str take_name(struct parsing *p)
{
    if (!is_name_start(next_char(p)))
        return STR("");
    const int start = p->at;
    while (is_name_part(char_at(p, p->at)))
        p->at++;
    p->lost |= (unsigned char)char_at(p, p->at) >= 0x80;
    p->lost |= char_at(p, p->at) == ':' && char_at(p, p->at + 1) != ':';
    return str_slice(p->text, start, p->at);
}

static bool take_word(struct parsing *p, const char *word)
{
    if (next_char(p) != word[0])
        return false;
    const int before = p->at;
    if (str_is(take_name(p), word))
        return true;
    p->at = before;
    return false;
}

static struct query *new_query(struct parsing *p, enum query_op op, enum query_kind kind)
{
    struct query *q = ARENA_NEW(p->arena, struct query);
    *q = (struct query){.op = op, .kind = kind};
    return q;
}

static bool may_be_nodes(const struct query *q)
{
    return q->open || q->kind == QUERY_NODES;
}

/* --- predicates and steps ----------------------------------------------------------- */

/* One that says which of the nodes is meant; 0 if it does not. */
static int number_alone(const struct query *q)
{
    return q->op == OP_NUMBER && q->number > 0 && !q->text.n ? (int)q->number : 0;
}

static bool is_plain(const struct query *q)
{
    return !q->open && q->kind != QUERY_NUMBER && !q->positional;
}

static struct query_predicates parse_predicates(struct parsing *p, int *nth,
                                                bool *may_fail)
{
    struct list list = list_of(p->arena, sizeof(const struct query *));
    struct query_predicates all = {.plain = true};
    while (!p->lost && take(p, "[")) {
        const struct query *q = parse_expression(p);
        expect(p, "]");
        if (p->lost)
            break;
        *may_fail |= q->may_fail;
        if (nth && !list.n && !*nth && number_alone(q)) {
            *nth = number_alone(q);
            continue;
        }
        all.plain = all.plain && is_plain(q);
        *(const struct query **)list_add(&list) = q;
    }
    all.at = list_array(&list, p->arena);
    all.n = list.n;
    return all;
}

static bool find_axis(struct str name, enum query_axis *axis)
{
    static const char *const names[] = {
        [AXIS_CHILD] = "child",
        [AXIS_ATTRIBUTE] = "attribute",
        [AXIS_SELF] = "self",
        [AXIS_PARENT] = "parent",
        [AXIS_DESCENDANT] = "descendant",
        [AXIS_DESCENDANT_OR_SELF] = "descendant-or-self",
        [AXIS_ANCESTOR] = "ancestor",
        [AXIS_ANCESTOR_OR_SELF] = "ancestor-or-self",
        [AXIS_FOLLOWING_SIBLING] = "following-sibling",
        [AXIS_PRECEDING_SIBLING] = "preceding-sibling",
        [AXIS_FOLLOWING] = "following",
        [AXIS_PRECEDING] = "preceding",
    };
    for (int i = 0; i < (int)(sizeof names / sizeof *names); i++)
        if (str_is(name, names[i])) {
            *axis = (enum query_axis)i;
            return true;
        }
    return false;
}

static void parse_test(struct parsing *p, struct query_step *step)
{
    if (take(p, "*")) {
        step->test = TEST_ANY_NAME;
        return;
    }
    const struct str name = take_name(p);
    p->lost |= !name.n;
    if (next_char(p) == '(') {
        step->test = str_is(name, "text") ? TEST_TEXT : TEST_ANY_NODE;
        p->lost |= step->test == TEST_ANY_NODE && !str_is(name, "node");
        expect(p, "(");
        expect(p, ")");
        return;
    }
    step->test = TEST_NAME;
    step->name = str_c(p->arena, name);
}

static void parse_axis(struct parsing *p, struct query_step *step)
{
    const int before = p->at;
    step->axis = AXIS_CHILD;
    if (take(p, "@")) {
        step->axis = AXIS_ATTRIBUTE;
        return;
    }
    const struct str name = take_name(p);
    if (name.n && take(p, "::"))
        p->lost |= !find_axis(name, &step->axis);
    else
        p->at = before;
}

static struct query_step parse_step(struct parsing *p, bool *may_fail)
{
    struct query_step step = {.test = TEST_ANY_NODE, .predicates = {.plain = true}};
    if (take(p, "..")) {
        step.axis = AXIS_PARENT;
    } else if (take(p, ".")) {
        step.axis = AXIS_SELF;
    } else {
        parse_axis(p, &step);
        parse_test(p, &step);
        step.predicates = parse_predicates(p, &step.nth, may_fail);
    }
    return step;
}

static bool is_any_self(const struct query_step *s)
{
    return s->axis == AXIS_SELF && s->test == TEST_ANY_NODE && !s->nth &&
           !s->predicates.n;
}

static const struct query_step every = {.axis = AXIS_DESCENDANT_OR_SELF,
                                        .test = TEST_ANY_NODE,
                                        .predicates = {.plain = true}};

/* Adds a step; behind two slashes it is a descendant, unless it counts the children of
 * each parent. */
static void add_step(struct list *steps, struct query_step step, bool deep)
{
    if (steps->n == 1 && is_any_self(list_at(steps, 0)))
        steps->n = 0;
    if (deep && step.axis == AXIS_CHILD && !step.nth && step.predicates.plain)
        step.axis = AXIS_DESCENDANT;
    else if (deep)
        *(struct query_step *)list_add(steps) = every;
    *(struct query_step *)list_add(steps) = step;
}

/* Steps, the first of which comes now. */
static void parse_steps(struct parsing *p, struct query *path, bool deep)
{
    struct list steps = list_of(p->arena, sizeof(struct query_step));
    do {
        add_step(&steps, parse_step(p, &path->may_fail), deep);
        deep = take(p, "//");
    } while (!p->lost && (deep || take(p, "/")));
    path->steps = list_array(&steps, p->arena);
    path->n_steps = steps.n;
}

static bool begins_step(struct parsing *p)
{
    const char c = next_char(p);
    return is_name_start(c) || c == '*' || c == '@' || c == '.';
}

/* --- functions ---------------------------------------------------------------------- */

/* if() gives what the one or the other is. */
static void type_choice(struct query *q)
{
    const struct query *then = q->arguments[1], *otherwise = q->arguments[2];
    q->kind = then->kind;
    q->open = then->open || otherwise->open || then->kind != otherwise->kind;
}

static const struct query *finish_call(struct parsing *p, struct query *q,
                                       const struct query_function_row *function)
{
    q->call = function->call;
    q->positional = q->call == CALL_POSITION || q->call == CALL_LAST;
    q->may_fail = function->may_fail;
    p->lost |= q->n_arguments < function->least || q->n_arguments > function->most;
    for (int i = 0; i < q->n_arguments && !p->lost; i++) {
        const struct query *argument = q->arguments[i];
        q->positional |= argument->positional;
        q->may_fail |= argument->may_fail;
        p->lost |= function->nodes && i == 0 && !may_be_nodes(argument);
    }
    if (q->call == CALL_IF && !p->lost)
        type_choice(q);
    return q;
}

static const struct query *parse_call(struct parsing *p, struct str name)
{
    const struct query_function_row *function = query_function_find(name);
    if (!function) {
        p->lost = true;
        return NULL;
    }
    struct query *q = new_query(p, OP_CALL, function->kind);
    struct list arguments = list_of(p->arena, sizeof(const struct query *));
    if (!take(p, ")")) {
        do
            *(const struct query **)list_add(&arguments) = parse_expression(p);
        while (!p->lost && take(p, ","));
        expect(p, ")");
    }
    q->arguments = list_array(&arguments, p->arena);
    q->n_arguments = arguments.n;
    return finish_call(p, q, function);
}

/* --- what a path may begin with ----------------------------------------------------- */

static const struct query *parse_literal(struct parsing *p)
{
    const char quote = p->text.p[p->at++];
    const int start = p->at;
    while (p->at < p->text.n && p->text.p[p->at] != quote)
        p->at++;
    struct query *q = new_query(p, OP_TEXT, QUERY_TEXT);
    q->text = str_copy(p->arena, str_slice(p->text, start, p->at));
    p->lost |= p->at++ >= p->text.n;
    return q;
}

static int skip_digits(const struct parsing *p, int at)
{
    while (is_digit(char_at(p, at)))
        at++;
    return at;
}

/* Of one that is not whole, the text is kept, if it is printed just so: 0.8, 6.4. */
static void parse_fraction(struct parsing *p, struct query *q, int start)
{
    enum { MOST_BEHIND = 4 };
    const int point = p->at;
    p->at = skip_digits(p, point + 1);
    q->text = str_copy(p->arena, str_slice(p->text, start, p->at));
    p->lost |= p->at - point - 1 > MOST_BEHIND || q->text.p[q->text.n - 1] == '0' ||
               q->text.p[q->text.n - 1] == '.' ||
               (q->text.p[0] == '0' && point > start + 1);
}

static const struct query *parse_number(struct parsing *p)
{
    struct query *q = new_query(p, OP_NUMBER, QUERY_NUMBER);
    const int start = p->at;
    p->at = skip_digits(p, start);
    p->lost |= p->at - start > MOST_DIGITS;
    for (int i = start; i < p->at && !p->lost; i++)
        q->number = 10 * q->number + (p->text.p[i] - '0');
    if (char_at(p, p->at) == '.')
        parse_fraction(p, q, start);
    p->lost |= is_name_start(char_at(p, p->at)) || char_at(p, p->at) == '.';
    return q;
}

static const struct query *parse_variable(struct parsing *p)
{
    struct query *q = new_query(p, OP_VARIABLE, QUERY_NODES);
    q->text = str_copy(p->arena, take_name(p));
    q->open = q->may_fail = true;
    p->lost |= !q->text.n;
    return q;
}

/* NULL if a step comes instead. */
static const struct query *parse_primary(struct parsing *p)
{
    const char c = next_char(p);
    if (c == '"' || c == '\'')
        return parse_literal(p);
    if (is_digit(c))
        return parse_number(p);
    if (take(p, "$"))
        return parse_variable(p);
    if (take(p, "(")) {
        const struct query *q = parse_expression(p);
        expect(p, ")");
        return q;
    }
    const int before = p->at;
    const struct str name = take_name(p);
    if (name.n && !str_is(name, "node") && !str_is(name, "text") && take(p, "("))
        return parse_call(p, name);
    p->at = before;
    return NULL;
}

/* --- paths -------------------------------------------------------------------------- */

static const struct query *parse_from_root(struct parsing *p)
{
    struct query *path = new_query(p, OP_PATH, QUERY_NODES);
    path->from_root = true;
    const bool deep = take(p, "//");
    if (!deep)
        take(p, "/");
    if (deep || begins_step(p))
        parse_steps(p, path, deep);
    return path;
}

static const struct query *parse_filtered(struct parsing *p, const struct query *primary)
{
    if (next_char(p) != '[')
        return primary;
    struct query *q = new_query(p, OP_FILTER, QUERY_NODES);
    q->a = primary;
    q->may_fail = primary->may_fail;
    q->positional = primary->positional;
    q->predicates = parse_predicates(p, NULL, &q->may_fail);
    p->lost |= !may_be_nodes(primary);
    return q;
}

static const struct query *parse_path(struct parsing *p)
{
    if (next_char(p) == '/')
        return parse_from_root(p);
    const struct query *primary = parse_primary(p);
    if (p->lost)
        return NULL;
    if (primary) {
        primary = parse_filtered(p, primary);
        if (p->lost || next_char(p) != '/')
            return primary;
        p->lost |= !may_be_nodes(primary);
    }
    struct query *path = new_query(p, OP_PATH, QUERY_NODES);
    path->a = primary;
    path->may_fail = primary && primary->may_fail;
    path->positional = primary && primary->positional;
    const bool deep = primary && take(p, "//");
    if (primary && !deep)
        expect(p, "/");
    parse_steps(p, path, deep);
    return path;
}

/* --- operators ---------------------------------------------------------------------- */

static const struct query *join(struct parsing *p, enum query_op op, enum query_kind kind,
                                const struct query *a, const struct query *b)
{
    struct query *q = new_query(p, op, kind);
    if (p->lost)
        return q;
    q->a = a;
    q->b = b;
    q->positional = a->positional || (b && b->positional);
    q->may_fail = a->may_fail || (b && b->may_fail);
    return q;
}

static const struct query *parse_union(struct parsing *p)
{
    const struct query *q = parse_path(p);
    while (!p->lost && take(p, "|")) {
        const struct query *b = parse_path(p);
        p->lost = p->lost || !may_be_nodes(q) || !may_be_nodes(b);
        q = join(p, OP_UNION, QUERY_NODES, q, b);
    }
    return q;
}

static const struct query *parse_unary(struct parsing *p)
{
    int signs = 0;
    while (take(p, "-"))
        signs++;
    const struct query *q = parse_union(p);
    for (; signs && !p->lost; signs--)
        q = join(p, OP_NEGATE, QUERY_NUMBER, q, NULL);
    return q;
}

static bool take_product(struct parsing *p, enum query_op *op)
{
    *op = take(p, "*")          ? OP_MULTIPLY
          : take_word(p, "div") ? OP_DIVIDE
          : take_word(p, "mod") ? OP_MODULO
                                : OP_NUMBER;
    return *op != OP_NUMBER;
}

static const struct query *parse_product(struct parsing *p)
{
    const struct query *q = parse_unary(p);
    for (enum query_op op; !p->lost && take_product(p, &op);)
        q = join(p, op, QUERY_NUMBER, q, parse_unary(p));
    return q;
}

static bool is_sign(char c)
{
    return c == '+' || c == '-' || (c >= '<' && c <= '>') || c == '!';
}

/* The signs of one level of precedence, longer ones first. */
struct level {
    const char *sign;
    enum query_op op;
};

static bool take_sign(struct parsing *p, const struct level *level, int n,
                      enum query_op *op)
{
    if (!is_sign(next_char(p)))
        return false;
    for (int i = 0; i < n && !p->lost; i++)
        if (take(p, level[i].sign)) {
            *op = level[i].op;
            return true;
        }
    return false;
}

static const struct query *parse_sum(struct parsing *p)
{
    static const struct level level[] = {{"+", OP_ADD}, {"-", OP_SUBTRACT}};
    const struct query *q = parse_product(p);
    for (enum query_op op; take_sign(p, level, 2, &op);)
        q = join(p, op, QUERY_NUMBER, q, parse_product(p));
    return q;
}

static const struct query *parse_relation(struct parsing *p)
{
    static const struct level level[] = {
        {"<=", OP_LESS_EQUAL}, {">=", OP_MORE_EQUAL}, {"<", OP_LESS}, {">", OP_MORE}};
    const struct query *q = parse_sum(p);
    for (enum query_op op; take_sign(p, level, 4, &op);)
        q = join(p, op, QUERY_TRUTH, q, parse_sum(p));
    return q;
}

static const struct query *parse_equality(struct parsing *p)
{
    static const struct level level[] = {{"!=", OP_DIFFERENT}, {"=", OP_EQUAL}};
    const struct query *q = parse_relation(p);
    for (enum query_op op; take_sign(p, level, 2, &op);)
        q = join(p, op, QUERY_TRUTH, q, parse_relation(p));
    return q;
}

static const struct query *parse_and(struct parsing *p)
{
    const struct query *q = parse_equality(p);
    while (!p->lost && take_word(p, "and"))
        q = join(p, OP_AND, QUERY_TRUTH, q, parse_equality(p));
    return q;
}

static const struct query *parse_expression(struct parsing *p)
{
    p->lost |= ++p->nested > MOST_NESTED;
    const struct query *q = p->lost ? NULL : parse_and(p);
    while (!p->lost && take_word(p, "or"))
        q = join(p, OP_OR, QUERY_TRUTH, q, parse_and(p));
    p->nested--;
    return q;
}

const struct query *query_parse(struct arena *arena, struct str expression)
{
    struct parsing p = {.arena = arena, .text = expression};
    const struct query *q = parse_expression(&p);
    p.lost |= next_char(&p) != '\0' || p.at < p.text.n;
    return p.lost ? NULL : q;
}
