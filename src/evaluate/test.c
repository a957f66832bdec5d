#include "evaluate/test.h"

#include "evaluate/test_tree.h"

#include "base/arena.h"

static const char *const names[TEST_NAMES] = {
    [TEST_ACTUAL] = "actual",
    [TEST_BASELINE] = "baseline",
    [TEST_TARGET] = "target",
    [TEST_PREVIOUS] = "previous",
    [TEST_ACHIEVEMENT] = "achievement",
    [TEST_PROGRESS] = "progress",
    [TEST_ELAPSED] = "elapsed",
    [TEST_EXPECTED] = "expected",
    [TEST_PACE] = "pace",
    [TEST_YEARLY] = "yearly",
    [TEST_DIFFERENCE] = "difference",
    [TEST_IMPROVEMENT] = "improvement",
    [TEST_CHANGE] = "change",
    [TEST_TREND] = "trend",
    [TEST_DEVIATION] = "deviation",
    [TEST_SCORE] = "score",
    [TEST_POINTS] = "points",
    [TEST_MEAN] = "mean",
    [TEST_WORST] = "worst",
    [TEST_BEST] = "best",
    [TEST_MET] = "met",
};

const char *test_name_text(enum test_name name)
{
    return names[name];
}

const struct number *test_compute(struct arena *arena, const struct test *t,
                                  const struct test_values *values)
{
    if (t->op == OP_NUMBER)
        return t->number;
    if (t->op == OP_NAME)
        return values->numbers[t->name];
    if (t->op == OP_REFERENCE)
        return values->references[t->reference];
    const struct number *a = test_compute(arena, t->left, values);
    const struct number *b = test_compute(arena, t->right, values);
    if (!a || !b)
        return NULL;
    switch (t->op) {
    case OP_ADD:
        return number_add(arena, a, b);
    case OP_SUBTRACT:
        return number_subtract(arena, a, b);
    case OP_MULTIPLY:
        return number_multiply(arena, a, b);
    case OP_MIN:
        return number_compare(a, b) <= 0 ? a : b;
    case OP_MAX:
        return number_compare(a, b) >= 0 ? a : b;
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
    const struct number *a = test_compute(arena, t->left, values);
    const struct number *b = test_compute(arena, t->right, values);
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

const struct number *formula_compute(struct arena *arena, const struct test *formula,
                                     const struct test_values *values)
{
    return test_compute(arena, formula, values);
}

int test_find_undefined(const struct test *t, const struct test_values *values)
{
    if (t->op == OP_NAME && t->truth)
        return values->known ? -1 : TEST_MET;
    if (t->op == OP_NAME)
        return values->numbers[t->name] ? -1 : (int)t->name;
    if (!t->left)
        return -1;
    const int left = test_find_undefined(t->left, values);
    return left >= 0 ? left : test_find_undefined(t->right, values);
}

void test_collect_names(const struct test *t, bool asked[TEST_NAMES])
{
    if (t->op == OP_NAME)
        asked[t->name] = true;
    if (!t->left)
        return;
    test_collect_names(t->left, asked);
    test_collect_names(t->right, asked);
}

/* --- printing ----------------------------------------------------------------------- */

/* How tightly a sign binds; what binds less needs brackets inside it. */
static int strength_of(const struct test *t)
{
    switch (t->op) {
    case OP_ADD:
    case OP_SUBTRACT:
        return 1;
    case OP_MULTIPLY:
    case OP_DIVIDE:
        return 2;
    default:
        return 3;
    }
}

static void print_operand(struct strbuf *b, const struct test *t, int least,
                          const struct str *texts)
{
    const bool bracketed = strength_of(t) < least;
    strbuf_add_c(b, bracketed ? "(" : "");
    formula_print(b, t, texts);
    strbuf_add_c(b, bracketed ? ")" : "");
}

void formula_print(struct strbuf *b, const struct test *t, const struct str *texts)
{
    static const char *const signs[] = {
        [OP_ADD] = "+", [OP_SUBTRACT] = "−", [OP_MULTIPLY] = "×", [OP_DIVIDE] = "÷"};
    if (t->op == OP_NUMBER) {
        strbuf_add(b, t->digits);
    } else if (t->op == OP_REFERENCE) {
        strbuf_add(b, texts[t->reference]);
    } else if (t->op == OP_MIN || t->op == OP_MAX) {
        strbuf_add_c(b, t->op == OP_MIN ? "min(" : "max(");
        formula_print(b, t->left, texts);
        strbuf_add_c(b, ", ");
        formula_print(b, t->right, texts);
        strbuf_add_c(b, ")");
    } else {
        print_operand(b, t->left, strength_of(t), texts);
        strbuf_add_c(b, signs[t->op]);
        print_operand(b, t->right, strength_of(t) + 1, texts);
    }
}
