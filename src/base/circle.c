#include "base/circle.h"

int64_t whole_root(int64_t n)
{
    int64_t root = 0;
    for (int bit = 31; bit >= 0; bit--) {
        const int64_t next = root | (int64_t)1 << bit;
        if (next * next <= n)
            root = next;
    }
    return root;
}

/* Fixed point with 40 bits behind the point, for angles of at most π/4. */
enum { BITS = 40 };

/* The product of two numbers below one in fixed point, without a wider integer. */
static int64_t times(int64_t a, int64_t b)
{
    const int64_t high = a >> 20, low = a & ((1 << 20) - 1);
    return ((high * b) >> 20) + ((low * b) >> BITS);
}

/* The sum of the terms angle^k / k! for k = first, first + 2 …, signs taking turns. */
static int64_t series(int64_t angle, int first)
{
    const int64_t square = times(angle, angle);
    int64_t term = first ? angle : (int64_t)1 << BITS, sum = term;
    for (int k = first + 1; k < first + 15; k += 2) {
        term = -times(term, square) / (k * (k + 1));
        sum += term;
    }
    return sum;
}

static int32_t rounded(int64_t value)
{
    const int64_t unit = ((int64_t)1 << BITS) / CIRCLE_ONE;
    return (int32_t)((value >= 0 ? value + unit / 2 : value - unit / 2) / unit);
}

struct direction direction_of_turn(int64_t part)
{
    enum { TURN = 1000000, EIGHTH = TURN / 8 };
    part = (part % TURN + TURN) % TURN;
    const int eighth = (int)(part / EIGHTH);
    int64_t rest = part % EIGHTH;
    if (eighth % 2)
        rest = EIGHTH - rest;
    /* 2π of a turn in fixed point: 2π · 2^40 = 6908435304715.3 */
    const int64_t angle = INT64_C(6908435304715) / TURN * rest +
                          INT64_C(6908435304715) % TURN * rest / TURN;
    const int32_t c = rounded(series(angle, 0)), s = rounded(series(angle, 1));
    switch (eighth) {
    case 0:
        return (struct direction){c, s};
    case 1:
        return (struct direction){s, c};
    case 2:
        return (struct direction){-s, c};
    case 3:
        return (struct direction){-c, s};
    case 4:
        return (struct direction){-c, -s};
    case 5:
        return (struct direction){-s, -c};
    case 6:
        return (struct direction){s, -c};
    default:
        return (struct direction){c, -s};
    }
}
