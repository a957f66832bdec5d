#include "base/circle.h"
#include "base/path.h"

#include <stddef.h>

/* --- between parts of a turn -------------------------------------------------------- */

/* A point of the ellipse, `out` along its tangent as a share of the radii (as num / den).
 */
static void arc_point(const struct arc *arc, struct direction d, struct direction handle,
                      int sign, emu *x, emu *y)
{
    /* tan = handle.y / handle.x; the handle of a piece is 4/3 tan of a quarter of it */
    const int64_t reach = sign * (int64_t)handle.y * 4;
    const int64_t by = (int64_t)handle.x * 3;
    const int32_t dx = (int32_t)(-(int64_t)d.y * reach / by);
    const int32_t dy = (int32_t)((int64_t)d.x * reach / by);
    *x = arc->x + len_mul_div(arc->rx, (int64_t)d.x + dx, CIRCLE_ONE);
    *y = arc->y + len_mul_div(arc->ry, (int64_t)d.y + dy, CIRCLE_ONE);
}

void path_arc(struct pathbuf *b, const struct arc *arc)
{
    enum { QUARTER = 250000 };
    const int64_t sweep = arc->to - arc->from, size = sweep < 0 ? -sweep : sweep;
    const int64_t pieces = size ? (size + QUARTER - 1) / QUARTER : 1;
    const struct direction none = {CIRCLE_ONE, 0};
    const struct direction handle = direction_of_turn(sweep / pieces / 4);
    struct direction d = direction_of_turn(arc->from);
    emu x[3], y[3];
    arc_point(arc, d, none, 0, &x[0], &y[0]);
    if (b->ops.n && *(const unsigned char *)list_at(&b->ops, b->ops.n - 1) != PATH_CLOSE)
        path_line(b, x[0], y[0]);
    else
        path_move(b, x[0], y[0]);
    for (int64_t i = 1; i <= pieces; i++) {
        arc_point(arc, d, handle, 1, &x[0], &y[0]);
        d = direction_of_turn(arc->from + sweep * i / pieces);
        arc_point(arc, d, handle, -1, &x[1], &y[1]);
        arc_point(arc, d, none, 0, &x[2], &y[2]);
        path_curve(b, x[0], y[0], x[1], y[1], x[2], y[2]);
    }
}

/* --- between points ----------------------------------------------------------------- */

/* Vectors on the unit circle in which the ellipse is one, of the length CIRCLE_ONE. */
struct vector {
    int64_t x, y;
};

/* The ellipse, found. */
struct sweep {
    struct pathbuf *out;
    int64_t middle[2];    /* half-way between the two points */
    struct vector centre; /* of the circle, from there */
    int64_t rx, ry;
    struct direction axis; /* of rx */
    int way;               /* 1: from x towards y, which is clockwise; or -1 */
};

static struct vector normalized(struct vector v)
{
    const int64_t length = whole_root(v.x * v.x + v.y * v.y);
    return (struct vector){v.x * CIRCLE_ONE / length, v.y * CIRCLE_ONE / length};
}

static struct vector quarter_on(const struct sweep *s, struct vector v)
{
    return (struct vector){-s->way * v.y, s->way * v.x};
}

/* From the circle to the page. */
static void point_of(const struct sweep *s, struct vector v, emu point[2])
{
    const int64_t x = (s->centre.x + v.x) * s->rx / CIRCLE_ONE;
    const int64_t y = (s->centre.y + v.y) * s->ry / CIRCLE_ONE;
    point[0] = (emu)(s->middle[0] + (x * s->axis.x - y * s->axis.y) / CIRCLE_ONE);
    point[1] = (emu)(s->middle[1] + (x * s->axis.y + y * s->axis.x) / CIRCLE_ONE);
}

/* A piece of at most a quarter; the last one ends where the arc does. */
static void add_piece(const struct sweep *s, struct vector a, struct vector b,
                      const emu end[2])
{
    const int64_t cosine = (a.x * b.x + a.y * b.y) / CIRCLE_ONE;
    const int64_t half_sine = whole_root((CIRCLE_ONE - cosine) * (CIRCLE_ONE / 2));
    const int64_t half_cosine = whole_root((CIRCLE_ONE + cosine) * (CIRCLE_ONE / 2));
    /* 4/3 tan of a quarter of the angle: sin/(1 + cos) of half of it */
    const int64_t reach = half_sine * 4, by = (CIRCLE_ONE + half_cosine) * 3;
    const struct vector ta = quarter_on(s, a), tb = quarter_on(s, b);
    emu p[2], q[2], to[2];
    point_of(s, (struct vector){a.x + ta.x * reach / by, a.y + ta.y * reach / by}, p);
    point_of(s, (struct vector){b.x - tb.x * reach / by, b.y - tb.y * reach / by}, q);
    point_of(s, b, to);
    path_curve(s->out, p[0], p[1], q[0], q[1], end ? end[0] : to[0],
               end ? end[1] : to[1]);
}

/* The middle of the arc from `a` to `b`, which goes more than half round if `large`. */
static struct vector middle_of(const struct sweep *s, struct vector a, struct vector b,
                               bool large)
{
    enum { NEAR = CIRCLE_ONE / 16 };
    const struct vector sum = {a.x + b.x, a.y + b.y};
    if (sum.x < NEAR && sum.x > -NEAR && sum.y < NEAR && sum.y > -NEAR)
        return quarter_on(s, a); /* they are opposite, near enough to begin with */
    const struct vector m = normalized(sum);
    return large ? (struct vector){-m.x, -m.y} : m;
}

static void add_half(const struct sweep *s, struct vector a, struct vector b,
                     const emu end[2])
{
    const struct vector m = middle_of(s, a, b, false);
    add_piece(s, a, m, NULL);
    add_piece(s, m, b, end);
}

/* In one, two or four pieces. */
static void add_arc(const struct sweep *s, struct vector a, struct vector b,
                    const struct swept_arc *arc)
{
    /* a quarter may come out a little more */
    const int64_t cosine = (a.x * b.x + a.y * b.y) / CIRCLE_ONE;
    if (!arc->large && cosine > -CIRCLE_ONE / 1000) {
        add_piece(s, a, b, arc->to);
    } else if (!arc->large) {
        add_half(s, a, b, arc->to);
    } else {
        const struct vector m = middle_of(s, a, b, true);
        add_half(s, a, m, NULL);
        add_half(s, m, b, arc->to);
    }
}

/* Radii that do not reach from point to point grow until they do. `v` is half the way
 * between them, on the circle. */
static struct vector grow(struct sweep *s, struct vector v)
{
    const int64_t square = v.x * v.x + v.y * v.y;
    if (square <= (int64_t)CIRCLE_ONE * CIRCLE_ONE)
        return v;
    const int64_t length = whole_root(square) + 1;
    s->rx = s->rx * length / CIRCLE_ONE;
    s->ry = s->ry * length / CIRCLE_ONE;
    return (struct vector){v.x * CIRCLE_ONE / length, v.y * CIRCLE_ONE / length};
}

/* The centre of the circle through v and -v on the side that is meant. */
static struct vector centre_of(struct vector v, int side)
{
    const int64_t square = v.x * v.x + v.y * v.y;
    const int64_t rest = (int64_t)CIRCLE_ONE * CIRCLE_ONE - square;
    int bits = 0;
    while (bits < 20 && square << (2 * bits) < (int64_t)1 << 58)
        bits++;
    const int64_t length = whole_root(square << (2 * bits)); /* `bits` finer */
    const int64_t away = whole_root(rest > 0 ? rest : 0);
    if (!length)
        return (struct vector){0, 0};
    return (struct vector){side * (v.y * ((int64_t)1 << bits)) * away / length,
                           -side * (v.x * ((int64_t)1 << bits)) * away / length};
}

/* Half the way from `to` to `from`, on the circle; false if that is too far for its
 * radii. */
static bool half_way(const struct sweep *s, const struct swept_arc *arc, struct vector *v)
{
    enum { FARTHEST = 64 };
    const int64_t dx = ((int64_t)arc->from[0] - arc->to[0]) / 2;
    const int64_t dy = ((int64_t)arc->from[1] - arc->to[1]) / 2;
    const int64_t x = (dx * s->axis.x + dy * s->axis.y) / CIRCLE_ONE;
    const int64_t y = (dy * s->axis.x - dx * s->axis.y) / CIRCLE_ONE;
    if ((x < 0 ? -x : x) / FARTHEST > s->rx || (y < 0 ? -y : y) / FARTHEST > s->ry)
        return false;
    *v = (struct vector){x * CIRCLE_ONE / s->rx, y * CIRCLE_ONE / s->ry};
    return true;
}

void path_swept_arc(struct pathbuf *b, const struct swept_arc *arc)
{
    struct sweep s = {
        .out = b,
        .middle = {((int64_t)arc->from[0] + arc->to[0]) / 2,
                   ((int64_t)arc->from[1] + arc->to[1]) / 2},
        .rx = arc->rx,
        .ry = arc->ry,
        .axis = direction_of_turn(arc->turn),
        .way = arc->clockwise ? 1 : -1,
    };
    struct vector v;
    if (arc->from[0] == arc->to[0] && arc->from[1] == arc->to[1])
        return;
    if (!s.rx || !s.ry || !half_way(&s, arc, &v)) {
        path_line(b, arc->to[0], arc->to[1]);
        return;
    }
    v = grow(&s, v);
    s.centre = centre_of(v, arc->large != arc->clockwise ? 1 : -1);
    const struct vector first =
        normalized((struct vector){v.x - s.centre.x, v.y - s.centre.y});
    const struct vector last =
        normalized((struct vector){-v.x - s.centre.x, -v.y - s.centre.y});
    add_arc(&s, first, last, arc);
}
