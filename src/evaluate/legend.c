#include "evaluate/legend.h"

#include "evaluate/axis.h"
#include "evaluate/test_tree.h"

#include "base/arena.h"

static const struct {
    const char *word;
    bool share; /* printed as a percentage */
} words[TEST_NAMES] = {
    [TEST_ACTUAL] = {"実績", false},
    [TEST_BASELINE] = {"基準値", false},
    [TEST_TARGET] = {"目標値", false},
    [TEST_PREVIOUS] = {"前回値", false},
    [TEST_ACHIEVEMENT] = {"達成度", true},
    [TEST_PROGRESS] = {"進捗率", true},
    [TEST_ELAPSED] = {"経過率", true},
    [TEST_EXPECTED] = {"期待値", false},
    [TEST_PACE] = {"経過に対する進捗", true},
    [TEST_YEARLY] = {"期待値に対する達成度", true},
    [TEST_DIFFERENCE] = {"基準値との差", false},
    [TEST_IMPROVEMENT] = {"基準値からの改善", false},
    [TEST_CHANGE] = {"基準値からの変化率", true},
    [TEST_TREND] = {"前回からの改善", false},
    [TEST_DEVIATION] = {"目標値との開き", true},
    [TEST_SCORE] = {"評点", false},
    [TEST_POINTS] = {"得点率", true},
    [TEST_MEAN] = {"評点の平均", false},
    [TEST_WORST] = {"最低の評点", false},
    [TEST_BEST] = {"最高の評点", false},
    [TEST_MET] = {"目標達成", false},
};

static void add_limit(struct strbuf *b, const struct number *limit, bool share)
{
    if (share)
        limit = number_scale(b->arena, limit, 2);
    strbuf_add(b, number_print_exact(b->arena, limit));
    strbuf_add_c(b, share ? "%" : "");
}

/* The cells from…to: "80%以上100%未満". */
static void add_interval(struct strbuf *b, const struct axis *axis, int from, int to)
{
    const bool share = words[axis->name].share;
    if (from == to && from % 2) {
        add_limit(b, axis->cuts[from / 2], share);
        return;
    }
    if (from > 0) {
        add_limit(b, axis->cuts[(from - 1) / 2], share);
        strbuf_add_c(b, from % 2 ? "以上" : "超");
    }
    if (to + 1 < axis_cells(axis)) {
        add_limit(b, axis->cuts[to / 2], share);
        strbuf_add_c(b, to % 2 ? "以下" : "未満");
    }
}

/* The cells, which are not all of the axis, run by run. */
static void add_cells(struct strbuf *b, const struct axis *axis, const bool *cells)
{
    const int n = axis_cells(axis), start = b->n;
    for (int from = 0; from < n; from++) {
        if (!cells[from])
            continue;
        int to = from;
        while (to + 1 < n && cells[to + 1])
            to++;
        strbuf_add_c(b, b->n > start ? "又は" : "");
        strbuf_add_c(b, b->n > start ? "" : words[axis->name].word);
        if (axis->name == TEST_MET)
            strbuf_add_c(b, from ? "" : "に至らず");
        else
            add_interval(b, axis, from, to);
        from = to;
    }
}

/* --- tests of more than one variable ------------------------------------------------ */

static void add_value(struct strbuf *b, const struct test *t, bool share)
{
    if (t->op == OP_NAME) {
        strbuf_add_c(b, words[t->name].word);
    } else if (t->op == OP_NUMBER) {
        add_limit(b, t->number, share);
    } else if (t->op == OP_MIN || t->op == OP_MAX) {
        add_value(b, t->left, share);
        strbuf_add_c(b, "と");
        add_value(b, t->right, share);
        strbuf_add_c(b, t->op == OP_MIN ? "の小さい方" : "の大きい方");
    } else {
        static const char *const signs[] = {
            [OP_ADD] = "＋", [OP_SUBTRACT] = "−", [OP_MULTIPLY] = "×", [OP_DIVIDE] = "÷"};
        strbuf_add_c(b, "(");
        add_value(b, t->left, share);
        strbuf_add_c(b, signs[t->op]);
        add_value(b, t->right, share);
        strbuf_add_c(b, ")");
    }
}

static void add_comparison(struct strbuf *b, const struct test *t)
{
    static const char *const than[] = {
        [OP_EQUAL] = "に等しい", [OP_UNEQUAL] = "以外", [OP_LESS] = "未満",
        [OP_AT_MOST] = "以下",   [OP_MORE] = "超",      [OP_AT_LEAST] = "以上"};
    const bool share = t->left->op == OP_NAME && words[t->left->name].share;
    add_value(b, t->left, false);
    strbuf_add_c(b, t->right->op == OP_NUMBER ? "" : "が");
    add_value(b, t->right, share);
    strbuf_add_c(b, than[t->op]);
}

static void add_test(struct strbuf *b, const struct test *t)
{
    if (t->op == OP_NAME) {
        strbuf_add_c(b, words[t->name].word);
    } else if (t->op < OP_NOT) {
        add_comparison(b, t);
    } else if (t->op == OP_NOT) {
        strbuf_add_c(b, "「");
        add_test(b, t->left);
        strbuf_add_c(b, "」でない");
    } else {
        const bool open = t->op == OP_AND;
        strbuf_add_c(b, open && t->left->op == OP_OR ? "（" : "");
        add_test(b, t->left);
        strbuf_add_c(b, open && t->left->op == OP_OR ? "）" : "");
        strbuf_add_c(b, open ? "かつ" : "又は");
        strbuf_add_c(b, open && t->right->op == OP_OR ? "（" : "");
        add_test(b, t->right);
        strbuf_add_c(b, open && t->right->op == OP_OR ? "）" : "");
    }
}

/* --- rules -------------------------------------------------------------------------- */

/* The variable that grade `i` is about: its test's, or that of the grades above it. */
static bool name_of(const struct scheme *scheme, int i, enum test_name *name)
{
    if (scheme->grades[i].test)
        return axis_suits(scheme->grades[i].test, name);
    return i > 0 && name_of(scheme, i - 1, name);
}

/* What grade `i` asks of its variable that no grade above it takes; NULL if all or
 * nothing is left, or it asks for more than one variable. */
static const bool *cells_left(struct arena *arena, const struct scheme *scheme, int i,
                              struct axis *axis)
{
    enum test_name name, other;
    if (!name_of(scheme, i, &name))
        return NULL;
    *axis = axis_new(name);
    for (int j = 0; j <= i; j++)
        if (scheme->grades[j].test)
            axis_cut(arena, axis, scheme->grades[j].test);
    bool *left = axis_truths(arena, axis, scheme->grades[i].test);
    for (int j = 0; j < i; j++) {
        if (!name_of(scheme, j, &other) || other != name)
            continue;
        const bool *above = axis_truths(arena, axis, scheme->grades[j].test);
        for (int k = 0; k < axis_cells(axis); k++)
            left[k] = left[k] && !above[k];
    }
    int n = 0;
    for (int k = 0; k < axis_cells(axis); k++)
        n += left[k];
    return n && n < axis_cells(axis) ? left : NULL;
}

struct str legend_rule(struct arena *arena, const struct scheme *scheme, int i)
{
    struct axis axis;
    struct strbuf b;
    strbuf_init(&b, arena);
    const bool *cells = cells_left(arena, scheme, i, &axis);
    if (cells)
        add_cells(&b, &axis, cells);
    else if (scheme->grades[i].test)
        add_test(&b, scheme->grades[i].test);
    else
        strbuf_add_c(&b, scheme->n > 1 ? "その他" : "すべて");
    return strbuf_str(&b);
}

struct str legend_line(struct arena *arena, const struct scheme *scheme)
{
    struct strbuf b;
    strbuf_init(&b, arena);
    for (int i = 0; i < scheme->n; i++) {
        const struct grade *g = &scheme->grades[i];
        strbuf_addf(&b, "%s%.*s：%.*s（%.*s）", i ? "、" : "", STR_ARG(g->mark),
                    STR_ARG(g->label), STR_ARG(g->rule));
    }
    if (scheme->no_mark.n)
        strbuf_addf(&b, "、%.*s：%.*s", STR_ARG(scheme->no_mark),
                    STR_ARG(scheme->unevaluable));
    return strbuf_str(&b);
}
