#include "layout/route.h"

/* A way leaves its box straight, goes on by one channel, upright or level, and reaches
 * the other box straight. Where the channel can be is found by trying: half-way, and
 * along both edges of everything that is in the way. */

enum {
    STUB = 2 * EMU_MM,  /* straight out of a box */
    CLEARANCE = EMU_MM, /* from what it goes round */
    BEND = 4 * EMU_MM,  /* so much longer a way may be to save a bend */
    CROSSING = 1000 * EMU_MM,
};

void edge_middle(struct area b, enum side side, emu point[2])
{
    point[0] = side == SIDE_LEFT ? b.x : side == SIDE_RIGHT ? b.x + b.w : b.x + b.w / 2;
    point[1] = side == SIDE_TOP ? b.y : side == SIDE_BOTTOM ? b.y + b.h : b.y + b.h / 2;
}

int facing_side(struct area a, struct area b)
{
    const emu gaps[SIDES] = {
        [SIDE_TOP] = a.y - b.y - b.h,
        [SIDE_RIGHT] = b.x - a.x - a.w,
        [SIDE_BOTTOM] = b.y - a.y - a.h,
        [SIDE_LEFT] = a.x - b.x - b.w,
    };
    int best = SIDE_NEAREST;
    for (int i = 0; i < SIDES; i++)
        if (gaps[i] >= 0 && (best < 0 || gaps[i] < gaps[best]))
            best = i;
    return best;
}

/* --- crossings ---------------------------------------------------------------------- */

static int64_t turn_of(const emu a[2], const emu b[2], emu x, emu y)
{
    return (int64_t)(b[0] - a[0]) * (y - a[1]) - (int64_t)(b[1] - a[1]) * (x - a[0]);
}

/* True if a piece runs through the inside of a rectangle: their boxes meet, and its
 * corners lie on both sides of the piece. */
static bool crosses(const emu a[2], const emu b[2], struct area r)
{
    const struct area span = {a[0] < b[0] ? a[0] : b[0], a[1] < b[1] ? a[1] : b[1],
                              (a[0] < b[0] ? b[0] - a[0] : a[0] - b[0]) + 1,
                              (a[1] < b[1] ? b[1] - a[1] : a[1] - b[1]) + 1};
    if (!areas_meet(span, r))
        return false;
    const int64_t corners[] = {turn_of(a, b, r.x, r.y), turn_of(a, b, r.x + r.w, r.y),
                               turn_of(a, b, r.x, r.y + r.h),
                               turn_of(a, b, r.x + r.w, r.y + r.h)};
    bool left = false, right = false;
    for (int i = 0; i < 4; i++) {
        left = left || corners[i] > 0;
        right = right || corners[i] < 0;
    }
    return left && right;
}

bool route_crosses(const emu from[2], const emu to[2], const struct obstacles *o)
{
    for (int i = 0; i < o->n; i++)
        if (crosses(from, to, o->areas[i]))
            return true;
    return false;
}

/* --- ways --------------------------------------------------------------------------- */

static void add(struct route *r, emu x, emu y)
{
    if (r->n && r->points[r->n - 1][0] == x && r->points[r->n - 1][1] == y)
        return;
    /* a point on a straight piece is no bend */
    if (r->n > 1 && ((r->points[r->n - 1][0] == x && r->points[r->n - 2][0] == x) ||
                     (r->points[r->n - 1][1] == y && r->points[r->n - 2][1] == y)))
        r->n--;
    r->points[r->n][0] = x;
    r->points[r->n][1] = y;
    r->n++;
}

static int64_t cost_of(const struct route *r, const struct obstacles *o)
{
    int64_t cost = (int64_t)r->n * BEND;
    for (int i = 0; i < r->n; i++)
        if (!area_holds(o->page, (struct area){r->points[i][0], r->points[i][1], 0, 0}))
            cost += CROSSING;
    for (int i = 0; i + 1 < r->n; i++) {
        const emu *a = r->points[i], *b = r->points[i + 1];
        const int64_t dx = b[0] - a[0], dy = b[1] - a[1];
        cost += (dx < 0 ? -dx : dx) + (dy < 0 ? -dy : dy);
        for (int k = 0; k < o->n; k++)
            cost += crosses(a, b, o->areas[k]) ? CROSSING : 0;
    }
    return cost;
}

/* The ways being compared. */
struct search {
    emu start[2], out[2], in[2], end[2]; /* edges, and where the stubs end */
    const struct obstacles *obstacles;
    struct route best;
    int64_t cost; /* of the best; -1: none yet */
};

/* The way by the channel at `at`: upright at that x, or level at that y. */
static void try_channel(struct search *s, bool upright, emu at)
{
    struct route r = {.n = 0};
    add(&r, s->start[0], s->start[1]);
    add(&r, s->out[0], s->out[1]);
    add(&r, upright ? at : s->out[0], upright ? s->out[1] : at);
    add(&r, upright ? at : s->in[0], upright ? s->in[1] : at);
    add(&r, s->in[0], s->in[1]);
    add(&r, s->end[0], s->end[1]);
    const int64_t cost = cost_of(&r, s->obstacles);
    if (s->cost >= 0 && cost >= s->cost)
        return;
    s->best = r;
    s->cost = cost;
}

static void go_out(emu point[2], enum side side, emu by)
{
    point[0] += side == SIDE_RIGHT ? by : side == SIDE_LEFT ? -by : 0;
    point[1] += side == SIDE_BOTTOM ? by : side == SIDE_TOP ? -by : 0;
}

/* How far the stubs reach: half of a narrow gap, if the boxes look at each other. */
static emu stub_between(const emu a[2], const emu b[2], enum side side, enum side other)
{
    const bool upright = side == SIDE_TOP || side == SIDE_BOTTOM;
    const emu gap = upright ? a[1] - b[1] : a[0] - b[0], size = gap < 0 ? -gap : gap;
    return other == (side + 2) % SIDES && size < 2 * STUB ? size / 2 : STUB;
}

struct route route_elbow(struct area from, enum side from_side, struct area to,
                         enum side to_side, const struct obstacles *obstacles)
{
    struct search s = {.obstacles = obstacles, .cost = -1};
    edge_middle(from, from_side, s.start);
    edge_middle(to, to_side, s.end);
    edge_middle(from, from_side, s.out);
    edge_middle(to, to_side, s.in);
    const emu stub = stub_between(s.start, s.end, from_side, to_side);
    go_out(s.out, from_side, stub);
    go_out(s.in, to_side, stub);
    const bool level = from_side == SIDE_LEFT || from_side == SIDE_RIGHT;
    for (int turn = 0; turn < 2; turn++) {
        const bool upright = turn ? !level : level; /* of two alike the first is taken */
        const int axis = upright ? 0 : 1;
        try_channel(&s, upright, (s.out[axis] + s.in[axis]) / 2);
        try_channel(&s, upright, s.out[axis]);
        try_channel(&s, upright, s.in[axis]);
        for (int i = 0; i < obstacles->n; i++) {
            const struct area *a = &obstacles->areas[i];
            try_channel(&s, upright, (upright ? a->x : a->y) - CLEARANCE);
            try_channel(&s, upright, (upright ? a->x + a->w : a->y + a->h) + CLEARANCE);
        }
    }
    return s.best;
}
