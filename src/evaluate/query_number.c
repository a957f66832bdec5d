#include "evaluate/query_tree.h"

/* Arithmetic with whole numbers (XPath 3.5, 4.4). What comes out as a fraction is lost,
 * unless it is rounded at once. */

struct operands {
    int64_t a, b;
    bool nan; /* one of them is no number */
};

static struct operands operands_of(struct query_walk *walk, const struct query *q)
{
    struct query_value a = query_value_of(walk, q->a), b = query_value_of(walk, q->b);
    a = query_as_number(walk, &a);
    b = query_as_number(walk, &b);
    if (a.nan || b.nan)
        return (struct operands){.nan = true};
    return (struct operands){query_whole(walk, &a), query_whole(walk, &b), false};
}

static struct query_value no_number(void)
{
    return (struct query_value){.kind = QUERY_NUMBER, .nan = true};
}

static struct query_value negate(struct query_walk *walk, const struct query *q)
{
    struct query_value value = query_value_of(walk, q->a);
    value = query_as_number(walk, &value);
    return value.nan ? value : query_number(walk, -query_whole(walk, &value));
}

struct query_value query_arithmetic(struct query_walk *walk, const struct query *q)
{
    if (q->op == OP_NEGATE)
        return negate(walk, q);
    const struct operands o = operands_of(walk, q);
    if (o.nan || walk->lost)
        return no_number();
    switch (q->op) {
    case OP_ADD:
        return query_number(walk, o.a + o.b);
    case OP_SUBTRACT:
        return query_number(walk, o.a - o.b);
    case OP_MULTIPLY:
        return query_number(walk, o.a * o.b);
    case OP_MODULO: /* of the sign of what is divided */
        return o.b ? query_number(walk, o.a % o.b) : no_number();
    default:
        walk->lost |= !o.b || o.a % o.b;
        return walk->lost ? no_number() : query_number(walk, o.a / o.b);
    }
}

/* floor() and ceiling(), mostly of a quotient. */
static struct query_value rounded(struct query_walk *walk, const struct query *q, bool up)
{
    const struct query *argument = q->arguments[0];
    if (argument->op != OP_DIVIDE) {
        struct query_value value = query_value_of(walk, argument);
        value = query_as_number(walk, &value);
        return value.nan ? value : query_number(walk, query_whole(walk, &value));
    }
    const struct operands o = operands_of(walk, argument);
    walk->lost |= !o.nan && !o.b;
    if (o.nan || walk->lost)
        return no_number();
    const int64_t cut = o.a / o.b; /* towards zero */
    const bool whole = o.a % o.b == 0, positive = (o.a < 0) == (o.b < 0);
    return query_number(walk, whole || positive != up ? cut : up ? cut + 1 : cut - 1);
}

/* Tenths, rounded half up. */
static struct query_value wari(struct query_walk *walk, const struct query *q)
{
    const int64_t part = query_argument_whole(walk, q, 0),
                  whole = query_argument_whole(walk, q, 1);
    walk->lost |= part < 0 || whole <= 0;
    if (walk->lost)
        return no_number();
    return query_number(walk, (20 * part + whole) / (2 * whole));
}

struct query_value query_call_number(struct query_walk *walk, const struct query *q)
{
    if (q->call == CALL_WARI)
        return wari(walk, q);
    return rounded(walk, q, q->call == CALL_CEILING);
}
