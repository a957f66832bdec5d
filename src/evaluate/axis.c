#include "evaluate/axis.h"

#include "evaluate/test_tree.h"

#include "base/arena.h"

static bool is_constant(const struct test *t)
{
    if (t->op == OP_NAME)
        return false;
    return !t->left || (is_constant(t->left) && is_constant(t->right));
}

static bool is_comparison(const struct test *t)
{
    return t->op >= OP_EQUAL && t->op < OP_NOT;
}

/* The variable of `pace >= 0.8` or `0.8 <= pace`; NULL if it is no such comparison. */
static const struct test *variable_of(const struct test *t)
{
    if (t->left->op == OP_NAME && is_constant(t->right))
        return t->left;
    if (t->right->op == OP_NAME && is_constant(t->left))
        return t->right;
    return NULL;
}

static bool agree(enum test_name found, int *name)
{
    if (*name < 0)
        *name = (int)found;
    return *name == (int)found;
}

static bool suits(const struct test *t, int *name)
{
    if (t->op == OP_NAME)
        return agree(t->name, name);
    if (!is_comparison(t))
        return suits(t->left, name) && suits(t->right, name);
    const struct test *variable = variable_of(t);
    return variable && agree(variable->name, name);
}

bool axis_suits(const struct test *test, enum test_name *name)
{
    int found = -1;
    if (!suits(test, &found))
        return false;
    *name = (enum test_name)found;
    return true;
}

struct axis axis_new(enum test_name name)
{
    return (struct axis){.name = name};
}

static void add_cut(struct arena *arena, struct axis *axis, const struct number *cut)
{
    int at = 0;
    while (at < axis->n_cuts && number_compare(axis->cuts[at], cut) < 0)
        at++;
    if (at < axis->n_cuts && number_compare(axis->cuts[at], cut) == 0)
        return;
    const struct number **cuts =
        ARENA_ARRAY(arena, const struct number *, axis->n_cuts + 1);
    for (int i = 0; i <= axis->n_cuts; i++)
        cuts[i] = i < at ? axis->cuts[i] : i == at ? cut : axis->cuts[i - 1];
    axis->cuts = cuts;
    axis->n_cuts++;
}

static void cut(struct arena *arena, struct axis *axis, const struct test *t, bool anyhow)
{
    static const struct test_values none;
    if (!t->left)
        return;
    if (!is_comparison(t)) {
        cut(arena, axis, t->left, anyhow);
        cut(arena, axis, t->right, anyhow);
        return;
    }
    const struct test *variable = variable_of(t);
    if (!variable || (!anyhow && variable->name != axis->name))
        return;
    const struct number *limit =
        test_compute(arena, variable == t->left ? t->right : t->left, &none);
    if (limit)
        add_cut(arena, axis, limit);
}

void axis_cut(struct arena *arena, struct axis *axis, const struct test *test)
{
    cut(arena, axis, test, false);
}

void axis_cut_anyhow(struct arena *arena, struct axis *axis, const struct test *test)
{
    cut(arena, axis, test, true);
}

int axis_cells(const struct axis *axis)
{
    return axis->name == TEST_MET ? 2 : 2 * axis->n_cuts + 1;
}

const struct number *axis_value(struct arena *arena, const struct axis *axis, int cell)
{
    const struct number *one = number_from_int(arena, 1);
    const int i = cell / 2;
    if (cell % 2)
        return axis->cuts[i];
    if (!axis->n_cuts)
        return one;
    if (i == 0)
        return number_subtract(arena, axis->cuts[0], one);
    if (i == axis->n_cuts)
        return number_add(arena, axis->cuts[i - 1], one);
    return number_divide(arena, number_add(arena, axis->cuts[i - 1], axis->cuts[i]),
                         number_from_int(arena, 2));
}

bool *axis_truths(struct arena *arena, const struct axis *axis, const struct test *test)
{
    const int n = axis_cells(axis);
    bool *truths = ARENA_ARRAY(arena, bool, n);
    for (int i = 0; i < n; i++) {
        struct test_values values = {0};
        if (axis->name == TEST_MET) {
            values.known = true;
            values.met = i == 1;
        } else {
            values.numbers[axis->name] = axis_value(arena, axis, i);
        }
        truths[i] = !test || test_evaluate(arena, test, &values) == TEST_TRUE;
    }
    return truths;
}

struct str axis_print(struct arena *arena, const struct axis *axis, int from, int to)
{
    const char *name = test_name_text(axis->name);
    const int last = axis_cells(axis) - 1;
    if (axis->name == TEST_MET)
        return from == to ? str_of(from ? "met" : "not(met)") : STR("met or not");
    if (from == 0 && to == last)
        return str_format(arena, "any %s", name);
    struct strbuf b;
    strbuf_init(&b, arena);
    if (from == to && from % 2) {
        strbuf_addf(&b, "%s = ", name);
        strbuf_add(&b, number_print_exact(arena, axis->cuts[from / 2]));
        return strbuf_str(&b);
    }
    if (from > 0) {
        strbuf_add(&b, number_print_exact(arena, axis->cuts[(from - 1) / 2]));
        strbuf_add_c(&b, from % 2 ? " <= " : " < ");
    }
    strbuf_add_c(&b, name);
    if (to < last) {
        strbuf_add_c(&b, to % 2 ? " <= " : " < ");
        strbuf_add(&b, number_print_exact(arena, axis->cuts[to / 2]));
    }
    return strbuf_str(&b);
}
