#include "evaluate/cover.h"

#include "evaluate/axis.h"

#include "base/arena.h"

struct covering {
    struct arena *arena;
    const struct scheme *scheme;
    struct cover *found;
    int n;
};

static void add(struct covering *c, struct cover cover)
{
    if (c->n < COVER_MOST)
        c->found[c->n++] = cover;
}

/* The cells in which both hold; `b` of NULL: those in which `a` does not. Reports each
 * run of them. */
static void report_runs(struct covering *c, const struct axis *axis, const bool *cells,
                        struct cover cover)
{
    const int n = axis_cells(axis);
    for (int from = 0; from < n; from++) {
        if (!cells[from])
            continue;
        int to = from;
        while (to + 1 < n && cells[to + 1])
            to++;
        cover.where = axis_print(c->arena, axis, from, to);
        add(c, cover);
        from = to;
    }
}

/* Every grade that is for some of these cells takes them; what is left is a gap. */
static void check_gaps(struct covering *c, const struct axis *axis, bool *const *truths)
{
    const int n = axis_cells(axis);
    bool *left = ARENA_ARRAY(c->arena, bool, n);
    for (int k = 0; k < n; k++) {
        left[k] = true;
        for (int i = 0; i < c->scheme->n; i++)
            left[k] = left[k] && !truths[i][k];
    }
    report_runs(c, axis, left, (struct cover){.kind = COVER_GAP});
}

static void check_overlaps(struct covering *c, const struct axis *axis,
                           bool *const *truths)
{
    const int n = axis_cells(axis);
    for (int i = 0; i < c->scheme->n; i++) {
        for (int j = i + 1; j < c->scheme->n && c->scheme->grades[j].test; j++) {
            bool *both = ARENA_ARRAY(c->arena, bool, n);
            for (int k = 0; k < n; k++)
                both[k] = truths[i][k] && truths[j][k];
            report_runs(c, axis, both,
                        (struct cover){.kind = COVER_OVERLAP, .grade = i, .other = j});
        }
    }
}

/* The variable that the test of grade `i` is about; one without a test is about that of
 * the grade before it. */
static bool name_of(const struct scheme *scheme, int i, enum test_name *name)
{
    if (scheme->grades[i].test)
        return axis_suits(scheme->grades[i].test, name);
    return i > 0 && name_of(scheme, i - 1, name);
}

static bool has_one_name(const struct scheme *scheme, enum test_name *name)
{
    enum test_name other;
    if (!scheme->n || !name_of(scheme, 0, name))
        return false;
    for (int i = 1; i < scheme->n; i++)
        if (!name_of(scheme, i, &other) || other != *name)
            return false;
    return true;
}

static struct axis axis_for(struct arena *arena, const struct scheme *scheme,
                            enum test_name name)
{
    struct axis axis = axis_new(name);
    for (int i = 0; i < scheme->n; i++)
        if (scheme->grades[i].test)
            axis_cut(arena, &axis, scheme->grades[i].test);
    return axis;
}

/* A grade is never given if those above it that are about the same variable leave nothing
 * of what it asks for. */
static void check_reach(struct covering *c, int i)
{
    enum test_name name, other;
    const struct scheme *scheme = c->scheme;
    /* The last grade takes what the tests about other variables leave, too. */
    if (!name_of(scheme, i, &name) ||
        (!scheme->grades[i].test && !has_one_name(scheme, &other)))
        return;
    const struct axis axis = axis_for(c->arena, scheme, name);
    bool *own = axis_truths(c->arena, &axis, scheme->grades[i].test);
    for (int j = 0; j < i; j++) {
        if (!name_of(scheme, j, &other) || other != name)
            continue;
        const bool *above = axis_truths(c->arena, &axis, scheme->grades[j].test);
        for (int k = 0; k < axis_cells(&axis); k++)
            own[k] = own[k] && !above[k];
    }
    for (int k = 0; k < axis_cells(&axis); k++)
        if (own[k])
            return;
    add(c, (struct cover){.kind = COVER_UNREACHABLE, .grade = i});
}

static void check_exactly(struct covering *c, enum test_name name)
{
    const struct axis axis = axis_for(c->arena, c->scheme, name);
    bool **truths = ARENA_ARRAY(c->arena, bool *, c->scheme->n);
    for (int i = 0; i < c->scheme->n; i++)
        truths[i] = axis_truths(c->arena, &axis, c->scheme->grades[i].test);
    check_gaps(c, &axis, truths);
    if (c->scheme->exclusive)
        check_overlaps(c, &axis, truths);
}

int cover_check(struct arena *arena, const struct scheme *scheme,
                struct cover found[COVER_MOST])
{
    struct covering c = {arena, scheme, found, 0};
    enum test_name name;
    struct cover tried;
    const bool open = scheme->n && scheme->grades[scheme->n - 1].test;
    for (int i = 0; i < scheme->n; i++)
        check_reach(&c, i);
    if (c.n)
        return c.n;
    if (has_one_name(scheme, &name))
        check_exactly(&c, name);
    else if ((open || scheme->exclusive) && cover_try(arena, scheme, &tried))
        add(&c, tried);
    return c.n;
}
