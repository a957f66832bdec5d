#include "evaluate/test.h"

#include "base/arena.h"

#include <string.h>

enum operation {
    OP_NUMBER,
    OP_NAME,
    OP_ADD,
    OP_SUBTRACT,
    OP_MULTIPLY,
    OP_DIVIDE,
    OP_EQUAL,
    OP_UNEQUAL,
    OP_LESS,
    OP_AT_MOST,
    OP_MORE,
    OP_AT_LEAST,
    OP_NOT,
    OP_AND,
    OP_OR,
};

struct test {
    enum operation op;
    bool truth; /* true or false, not a number */
    const struct number *number;
    enum test_name name;
    const struct test *left, *right;
};

static const char *const names[TEST_NAMES] = {
    "actual",  "baseline", "target", "achievement", "progress",
    "elapsed", "expected", "pace",   "met",
};

enum { DEEPEST = 64, LONGEST = 4096 };

struct reader {
    struct arena *arena;
    struct str s;
    int at;
    int depth;
    const char *why;
};

static const struct test *fail(struct reader *r, const char *why)
{
    if (!r->why)
        r->why = why;
    return NULL;
}

static void skip_spaces(struct reader *r)
{
    while (r->at < r->s.n && strchr(" \t\r\n", r->s.p[r->at]))
        r->at++;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool take_sign(struct reader *r, const char *sign)
{
    skip_spaces(r);
    if (!str_starts(str_slice(r->s, r->at, r->s.n), str_of(sign)))
        return false;
    r->at += (int)strlen(sign);
    return true;
}

static bool take_word(struct reader *r, const char *word)
{
    skip_spaces(r);
    const int end = r->at + (int)strlen(word);
    if (!str_starts(str_slice(r->s, r->at, r->s.n), str_of(word)) ||
        (end < r->s.n && is_letter(r->s.p[end])))
        return false;
    r->at = end;
    return true;
}

static const struct test *node(struct reader *r, struct test parts)
{
    struct test *test = ARENA_NEW(r->arena, struct test);
    *test = parts;
    return test;
}

static const struct test *binary(struct reader *r, enum operation op,
                                 const struct test *left, const struct test *right)
{
    if (!left || !right)
        return NULL;
    const bool combines = op >= OP_NOT;
    if (left->truth != combines || right->truth != combines)
        return fail(r, combines ? "a comparison is expected on both sides of and, or"
                                : "a number is expected on both sides of the sign");
    return node(r, (struct test){
                       .op = op, .truth = op >= OP_EQUAL, .left = left, .right = right});
}

static const struct test *parse_or(struct reader *r);

static const struct test *parse_number(struct reader *r)
{
    const int start = r->at;
    while (r->at < r->s.n && (is_digit(r->s.p[r->at]) || r->s.p[r->at] == '.'))
        r->at++;
    const struct number *value = number_parse(r->arena, str_slice(r->s, start, r->at));
    if (!value) {
        r->at = start;
        return fail(r, "this is not a decimal number");
    }
    return node(r, (struct test){.op = OP_NUMBER, .number = value});
}

static const struct test *parse_name(struct reader *r)
{
    for (int i = 0; i < TEST_NAMES; i++)
        if (take_word(r, names[i]))
            return node(r,
                        (struct test){.op = OP_NAME, .name = i, .truth = i == TEST_MET});
    return fail(
        r, "expected here: a number, a bracket, not, or one of actual, baseline, target, "
           "achievement, progress, elapsed, expected, pace, met");
}

static const struct test *parse_not(struct reader *r)
{
    const struct test *operand = parse_or(r);
    if (!operand)
        return NULL;
    if (!operand->truth)
        return fail(r, "not needs a comparison");
    return node(
        r, (struct test){.op = OP_NOT, .truth = true, .left = operand, .right = operand});
}

static const struct test *parse_primary(struct reader *r)
{
    if (++r->depth > DEEPEST)
        return fail(r, "the brackets are nested too deep");
    const struct test *test;
    const bool negated = take_word(r, "not");
    if (take_sign(r, "(")) {
        test = negated ? parse_not(r) : parse_or(r);
        if (test && !take_sign(r, ")"))
            test = fail(r, "a bracket is not closed");
    } else if (negated) {
        test = fail(r, "not needs a bracket, as in not(met)");
    } else if (take_sign(r, "-")) {
        const struct test zero = {.op = OP_NUMBER,
                                  .number = number_from_int(r->arena, 0)};
        test = binary(r, OP_SUBTRACT, node(r, zero), parse_primary(r));
    } else {
        skip_spaces(r);
        test =
            r->at < r->s.n && is_digit(r->s.p[r->at]) ? parse_number(r) : parse_name(r);
    }
    r->depth--;
    return test;
}

static const struct test *parse_product(struct reader *r)
{
    const struct test *left = parse_primary(r);
    while (left) {
        if (take_sign(r, "*"))
            left = binary(r, OP_MULTIPLY, left, parse_primary(r));
        else if (take_word(r, "div"))
            left = binary(r, OP_DIVIDE, left, parse_primary(r));
        else
            break;
    }
    return left;
}

static const struct test *parse_sum(struct reader *r)
{
    const struct test *left = parse_product(r);
    while (left) {
        if (take_sign(r, "+"))
            left = binary(r, OP_ADD, left, parse_product(r));
        else if (take_sign(r, "-"))
            left = binary(r, OP_SUBTRACT, left, parse_product(r));
        else
            break;
    }
    return left;
}

static const struct test *parse_comparison(struct reader *r)
{
    static const struct {
        const char *sign;
        enum operation op;
    } signs[] = {
        {">=", OP_AT_LEAST}, {"<=", OP_AT_MOST}, {"!=", OP_UNEQUAL},
        {">", OP_MORE},      {"<", OP_LESS},     {"=", OP_EQUAL},
    };
    const struct test *left = parse_sum(r);
    for (int i = 0; left && i < (int)(sizeof signs / sizeof *signs); i++)
        if (take_sign(r, signs[i].sign))
            return binary(r, signs[i].op, left, parse_sum(r));
    return left;
}

static const struct test *parse_and(struct reader *r)
{
    const struct test *left = parse_comparison(r);
    while (left && take_word(r, "and"))
        left = binary(r, OP_AND, left, parse_comparison(r));
    return left;
}

static const struct test *parse_or(struct reader *r)
{
    const struct test *left = parse_and(r);
    while (left && take_word(r, "or"))
        left = binary(r, OP_OR, left, parse_and(r));
    return left;
}

const struct test *test_parse(struct arena *arena, struct str text, const char **why,
                              int *offset)
{
    struct reader r = {.arena = arena, .s = text};
    const struct test *test =
        text.n > LONGEST ? fail(&r, "the test is too long") : parse_or(&r);
    skip_spaces(&r);
    if (test && r.at < r.s.n)
        test = fail(&r, "the test ends here, but there is more");
    if (test && !test->truth)
        test = fail(&r, "a test compares: write for instance pace >= 0.8");
    *why = r.why;
    *offset = r.at;
    return test;
}

/* --- evaluating
 * -------------------------------------------------------------------------- */

static const struct number *compute(struct arena *arena, const struct test *t,
                                    const struct test_values *values)
{
    if (t->op == OP_NUMBER)
        return t->number;
    if (t->op == OP_NAME)
        return values->numbers[t->name];
    const struct number *a = compute(arena, t->left, values);
    const struct number *b = compute(arena, t->right, values);
    if (!a || !b)
        return NULL;
    switch (t->op) {
    case OP_ADD:
        return number_add(arena, a, b);
    case OP_SUBTRACT:
        return number_subtract(arena, a, b);
    case OP_MULTIPLY:
        return number_multiply(arena, a, b);
    default:
        return number_divide(arena, a, b);
    }
}

static enum test_result truth_of(bool truth)
{
    return truth ? TEST_TRUE : TEST_FALSE;
}

static enum test_result compare(struct arena *arena, const struct test *t,
                                const struct test_values *values)
{
    const struct number *a = compute(arena, t->left, values);
    const struct number *b = compute(arena, t->right, values);
    if (!a || !b)
        return TEST_UNDEFINED;
    const int order = number_compare(a, b);
    switch (t->op) {
    case OP_EQUAL:
        return truth_of(order == 0);
    case OP_UNEQUAL:
        return truth_of(order != 0);
    case OP_LESS:
        return truth_of(order < 0);
    case OP_AT_MOST:
        return truth_of(order <= 0);
    case OP_MORE:
        return truth_of(order > 0);
    default:
        return truth_of(order >= 0);
    }
}

/* Kleene's three-valued logic. */
enum test_result test_evaluate(struct arena *arena, const struct test *t,
                               const struct test_values *values)
{
    if (t->op == OP_NAME)
        return values->known ? truth_of(values->met) : TEST_UNDEFINED;
    if (t->op < OP_NOT)
        return compare(arena, t, values);
    const enum test_result a = test_evaluate(arena, t->left, values);
    if (t->op == OP_NOT)
        return a == TEST_UNDEFINED ? a : truth_of(a == TEST_FALSE);
    const enum test_result decided = t->op == OP_AND ? TEST_FALSE : TEST_TRUE;
    const enum test_result b = test_evaluate(arena, t->right, values);
    if (a == decided || b == decided)
        return decided;
    return a == TEST_UNDEFINED ? a : b;
}
