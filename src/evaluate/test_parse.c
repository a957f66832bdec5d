#include "evaluate/test_tree.h"

#include "base/arena.h"

#include <string.h>

enum { DEEPEST = 64, LONGEST = 4096 };

struct reader {
    struct arena *arena;
    struct str s;
    int at;
    int depth;
    struct list *references; /* NULL in a test: there are none */
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
    return node(r, (struct test){.op = OP_NUMBER,
                                 .number = value,
                                 .digits = str_slice(r->s, start, r->at)});
}

static const struct test *parse_name(struct reader *r)
{
    if (r->references)
        return fail(r, "expected here: a number, a bracket, min, max, mean, or the id of "
                       "an indicator in square brackets");
    for (int i = 0; i < TEST_NAMES; i++)
        if (take_word(r, test_name_text(i)))
            return node(r,
                        (struct test){.op = OP_NAME, .name = i, .truth = i == TEST_MET});
    return fail(
        r, "expected here: a number, a bracket, not, or one of actual, baseline, target, "
           "previous, achievement, progress, elapsed, expected, pace, yearly, "
           "difference, improvement, change, trend, deviation, met");
}

/* Splits `a.target` into the id and what is asked of it; an id may hold dots itself. */
static struct test_reference reference_of(struct str text, int offset)
{
    int dot = text.n - 1;
    while (dot > 0 && text.p[dot] != '.')
        dot--;
    for (int i = 0; dot > 0 && i < TEST_POINTS; i++)
        if (str_is(str_slice(text, dot + 1, text.n), test_name_text(i)))
            return (struct test_reference){str_slice(text, 0, dot), i, offset};
    return (struct test_reference){text, TEST_ACTUAL, offset};
}

static const struct test *parse_reference(struct reader *r)
{
    const int start = r->at;
    while (r->at < r->s.n && r->s.p[r->at] != ']')
        r->at++;
    const struct str text = str_trim(str_slice(r->s, start, r->at));
    if (r->at == r->s.n || !text.n) {
        r->at = start;
        return fail(r, "the id of an indicator is expected in square brackets");
    }
    r->at++;
    *(struct test_reference *)list_add(r->references) =
        reference_of(text, (int)(text.p - r->s.p));
    return node(r, (struct test){.op = OP_REFERENCE, .reference = r->references->n - 1});
}

/* What stands in the brackets of min, max or mean; a mean is a sum divided. */
static const struct test *parse_list(struct reader *r, enum operation op)
{
    int n = 1;
    const struct test *all = parse_or(r);
    for (; all && take_sign(r, ","); n++)
        all = binary(r, op, all, parse_or(r));
    if (all && all->truth)
        return fail(r, "numbers are expected in the brackets");
    if (all && !take_sign(r, ")"))
        return fail(r, "a bracket is not closed");
    if (!all || op != OP_ADD)
        return all;
    const struct test count = {.op = OP_NUMBER,
                               .number = number_from_int(r->arena, n),
                               .digits = str_format(r->arena, "%d", n)};
    return binary(r, OP_DIVIDE, all, node(r, count));
}

/* True if a function begins here; *op is what joins the values in its brackets. */
static bool take_function(struct reader *r, enum operation *op)
{
    static const struct {
        const char *name;
        enum operation op;
    } functions[] = {{"min", OP_MIN}, {"max", OP_MAX}, {"mean", OP_ADD}};
    const int start = r->at;
    for (int i = 0; i < 3; i++) {
        *op = functions[i].op;
        if (take_word(r, functions[i].name) && take_sign(r, "("))
            return true;
        r->at = start;
    }
    return false;
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
    enum operation joined;
    const bool negated = take_word(r, "not");
    if (!negated && take_function(r, &joined)) {
        test = parse_list(r, joined);
    } else if (take_sign(r, "(")) {
        test = negated ? parse_not(r) : parse_or(r);
        if (test && !take_sign(r, ")"))
            test = fail(r, "a bracket is not closed");
    } else if (negated) {
        test = fail(r, "not needs a bracket, as in not(met)");
    } else if (r->references && take_sign(r, "[")) {
        test = parse_reference(r);
    } else if (take_sign(r, "-")) {
        const struct test zero = {
            .op = OP_NUMBER, .number = number_from_int(r->arena, 0), .digits = STR("0")};
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

/* The whole of the text; *why is NULL until something is wrong. */
static const struct test *parse_all(struct reader *r)
{
    const struct test *test = r->s.n > LONGEST ? fail(r, "it is too long") : parse_or(r);
    skip_spaces(r);
    if (test && r->at < r->s.n)
        test = fail(r, "it ends here, but there is more");
    return test;
}

const struct test *test_parse(struct arena *arena, struct str text, const char **why,
                              int *offset)
{
    struct reader r = {.arena = arena, .s = text};
    const struct test *test = parse_all(&r);
    if (test && !test->truth)
        test = fail(&r, "a test compares: write for instance pace >= 0.8");
    *why = r.why;
    *offset = r.at;
    return test;
}

const struct test *formula_parse(struct arena *arena, struct str text,
                                 struct list *references, const char **why, int *offset)
{
    struct reader r = {.arena = arena, .s = text, .references = references};
    const struct test *formula = parse_all(&r);
    if (formula && formula->truth)
        formula = fail(&r, "a formula computes a number; it does not compare");
    *why = r.why;
    *offset = r.at;
    return formula;
}
