#include "evaluate/cover.h"

#include "evaluate/axis.h"

#include "base/arena.h"

/* Indicators are made up so that each variable comes to lie on each constant of the
 * scheme, and between them; their other variables follow as they would in a plan. */

/* What the made-up indicators start from. */
static const struct {
    int baseline, target, passed;
    enum direction direction;
} contexts[] = {
    {0, 100, 3, DIRECTION_UP},    {0, 100, 9, DIRECTION_UP},
    {0, 100, 12, DIRECTION_UP},   {40, 100, 6, DIRECTION_UP},
    {40, 100, 12, DIRECTION_UP},  {100, 100, 6, DIRECTION_UP},
    {100, 40, 6, DIRECTION_DOWN}, {100, 40, 12, DIRECTION_DOWN},
};

struct trying {
    struct arena *arena;
    const struct scheme *scheme;
    struct axis axis; /* all constants of the scheme */
    int tried;
};

static struct rates_input input_of(struct arena *arena, int i)
{
    const bool down = contexts[i].direction == DIRECTION_DOWN;
    return (struct rates_input){
        .baseline = number_from_int(arena, contexts[i].baseline),
        .previous = number_from_int(arena, contexts[i].baseline),
        .target = number_from_int(arena, contexts[i].target),
        .direction = contexts[i].direction,
        .form = down ? RATE_INVERSE : RATE_RATIO,
        .span = 12,
        .passed = contexts[i].passed,
    };
}

/* The actual value for which the variable is `x`; NULL if no value makes it so. */
static const struct number *actual_for(struct arena *arena, const struct rates_input *in,
                                       enum test_name name, const struct number *x)
{
    const struct number *way = number_subtract(arena, in->target, in->baseline);
    const struct number *elapsed = number_from_ratio(arena, in->passed, in->span);
    const struct number *reached = number_multiply(arena, x, way);
    switch (name) {
    case TEST_ACTUAL:
        return x;
    case TEST_ACHIEVEMENT:
        return in->form == RATE_INVERSE ? number_divide(arena, in->target, x)
                                        : number_multiply(arena, in->target, x);
    case TEST_PROGRESS:
        return number_add(arena, in->baseline, reached);
    case TEST_PACE:
        return number_add(arena, in->baseline, number_multiply(arena, reached, elapsed));
    case TEST_YEARLY:
        return number_multiply(
            arena, x,
            number_add(arena, in->baseline, number_multiply(arena, way, elapsed)));
    case TEST_DIFFERENCE:
        return number_add(arena, in->baseline, x);
    case TEST_IMPROVEMENT:
    case TEST_TREND:
        return in->direction == DIRECTION_DOWN ? number_subtract(arena, in->baseline, x)
                                               : number_add(arena, in->baseline, x);
    case TEST_CHANGE:
        return number_add(arena, in->baseline, number_multiply(arena, x, in->baseline));
    case TEST_DEVIATION:
        return number_subtract(arena, in->target, number_multiply(arena, x, in->target));
    default:
        return NULL;
    }
}

/* How many grades are for the case; those that cannot be told do not count. */
static int count_grades(const struct trying *t, const struct rates *rates, int which[2])
{
    int n = 0;
    for (int i = 0; i < t->scheme->n; i++) {
        const struct test *test = t->scheme->grades[i].test;
        const enum test_result result =
            !test ? n ? TEST_FALSE : TEST_TRUE
                  : test_evaluate(t->arena, test, &rates->values);
        if (result == TEST_UNDEFINED)
            return 1;
        if (result == TEST_TRUE && n < 2)
            which[n++] = i;
    }
    return n;
}

/* "met, pace = 0.6": the variables that the scheme asks for. */
static struct str print_case(const struct trying *t, const struct rates *rates)
{
    bool used[TEST_NAMES] = {false};
    struct strbuf b;
    strbuf_init(&b, t->arena);
    for (int i = 0; i < t->scheme->n; i++)
        if (t->scheme->grades[i].test)
            test_collect_names(t->scheme->grades[i].test, used);
    if (used[TEST_MET])
        strbuf_add_c(&b, rates->values.met ? "met" : "not(met)");
    for (int i = 0; i < TEST_NUMBERS; i++) {
        if (!used[i] || !rates->values.numbers[i])
            continue;
        strbuf_addf(&b, "%s%s = ", b.n ? ", " : "", test_name_text(i));
        strbuf_add(&b, number_print_exact(t->arena, rates->values.numbers[i]));
    }
    return strbuf_str(&b);
}

static bool try_actual(struct trying *t, struct rates_input in, struct cover *found)
{
    int which[2] = {0, 0};
    const struct rates rates = rates_compute(t->arena, &in);
    const int n = count_grades(t, &rates, which);
    t->tried++;
    if (n == 1 || (n > 1 && !t->scheme->exclusive))
        return false;
    *found = (struct cover){.kind = n ? COVER_OVERLAP : COVER_GAP,
                            .grade = which[0],
                            .other = which[1],
                            .where = print_case(t, &rates)};
    return true;
}

static bool try_context(struct trying *t, int context, struct cover *found)
{
    struct rates_input in = input_of(t->arena, context);
    for (enum test_name name = 0; name < TEST_NUMBERS; name++) {
        for (int cell = 0; cell < axis_cells(&t->axis); cell++) {
            const struct number *x = axis_value(t->arena, &t->axis, cell);
            in.actual = actual_for(t->arena, &in, name, x);
            if (in.actual && try_actual(t, in, found))
                return true;
        }
    }
    return false;
}

bool cover_try(struct arena *arena, const struct scheme *scheme, struct cover *found)
{
    struct trying t = {.arena = arena, .scheme = scheme, .axis = axis_new(TEST_ACTUAL)};
    bool hit = false;
    for (int i = 0; i < scheme->n; i++)
        if (scheme->grades[i].test)
            axis_cut_anyhow(arena, &t.axis, scheme->grades[i].test);
    for (int i = 0; i < (int)(sizeof contexts / sizeof *contexts) && !hit; i++)
        hit = try_context(&t, i, found);
    if (hit)
        found->tried = t.tried;
    return hit;
}
