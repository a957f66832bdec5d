#include "layout/messages.h"
#include "layout/overlay.h"

#include "base/arena.h"
#include "base/circle.h"
#include "base/job.h"

/* --- lines -------------------------------------------------------------------------- */

static struct border line_of(const struct style *s)
{
    struct border line = s->border[SIDE_TOP];
    if (!line.width) {
        line.width = EMU_PT * 9 / 10;
        line.color = s->color;
    }
    return line;
}

/* How long a head is: four times as long as the line is thick, but to be seen. */
static emu head_length(const struct border *line)
{
    const emu least = EMU_MM * 16 / 10;
    return 4 * line->width > least ? 4 * line->width : least;
}

/* A triangle with its point at `tip`, coming from `from`; `tip` becomes its foot. */
static void add_head(struct group *group, const struct border *line, const emu from[2],
                     emu tip[2])
{
    const int64_t dx = tip[0] - from[0], dy = tip[1] - from[1];
    const int64_t length = whole_root(dx * dx + dy * dy);
    const emu head = head_length(line), half = head * 45 / 100;
    if (length < head)
        return;
    const emu foot[2] = {tip[0] - len_mul_div(head, dx, length),
                         tip[1] - len_mul_div(head, dy, length)};
    const emu across[2] = {len_mul_div(half, -dy, length), len_mul_div(half, dx, length)};
    const emu points[][2] = {{tip[0], tip[1]},
                             {foot[0] + across[0], foot[1] + across[1]},
                             {foot[0] - across[0], foot[1] - across[1]}};
    group_add(group, frag_polygon(group->lay, 0, 0, line->color, points, 3), 0, 0);
    tip[0] = foot[0];
    tip[1] = foot[1];
}

static void add_line(struct group *group, const struct box *box, struct route *route)
{
    const struct border line = line_of(box->style);
    const int last = route->n - 1;
    struct pathbuf b = pathbuf_in(group->lay->job->doc);
    if (box->connector->head_from)
        add_head(group, &line, route->points[1], route->points[0]);
    if (box->connector->head_to)
        add_head(group, &line, route->points[last - 1], route->points[last]);
    path_move(&b, route->points[0][0], route->points[0][1]);
    for (int i = 1; i <= last; i++)
        path_line(&b, route->points[i][0], route->points[i][1]);
    group_add(group,
              frag_path(group->lay, 0, 0, path_finish(&b),
                        (struct pen){.width = line.width, .stroke = line.color}),
              0, 0);
}

/* --- blocks ------------------------------------------------------------------------- */

/* Where a block of a length stands in a gap, as align-self says. */
static emu shift_in(const struct style *s, emu gap, emu length)
{
    return s->align_self == ALIGN_END     ? gap - length
           : s->align_self == ALIGN_START ? 0
                                          : (gap - length) / 2;
}

/* Where a breadth stands whose middle should be at `middle`, within what the two boxes
 * take up together: from `start` on, `extent` long. */
static emu begin_within(emu middle, emu breadth, emu start, emu extent)
{
    const emu begin = middle - breadth / 2, last = start + extent - breadth;
    return begin < start ? start : begin > last ? last : begin;
}

static struct area block_area(const struct box *box, struct area from, struct area to,
                              enum side toward)
{
    const struct connector *c = box->connector;
    const bool upright = toward == SIDE_TOP || toward == SIDE_BOTTOM;
    const bool back = toward == SIDE_TOP || toward == SIDE_LEFT;
    const struct area first = back ? to : from, second = back ? from : to;
    const emu start = upright ? first.y + first.h : first.x + first.w;
    const emu gap = (upright ? second.y : second.x) - start;
    const emu length = c->length < gap ? c->length : gap;
    const emu shift = shift_in(box->style, gap, length);
    const emu along = start + (back ? gap - length - shift : shift);
    const emu a = upright ? from.x : from.y, a_extent = upright ? from.w : from.h;
    const emu b = upright ? to.x : to.y, b_extent = upright ? to.w : to.h;
    /* no broader than the broader of the two */
    const emu most = a_extent > b_extent ? a_extent : b_extent;
    const emu breadth = c->breadth < most ? c->breadth : most;
    const emu edge = a < b ? a : b;
    const emu end = a + a_extent > b + b_extent ? a + a_extent : b + b_extent;
    const emu across =
        begin_within(middle_between(a, a_extent, b, b_extent), breadth, edge, end - edge);
    if (upright)
        return (struct area){across, along, breadth, length};
    return (struct area){along, across, length, breadth};
}

/* False if there is no gap for it. */
static bool add_block(struct group *group, const struct box *box, struct area from,
                      struct area to, enum side toward)
{
    const struct area area = block_area(box, from, to, toward);
    if (area.w <= 0 || area.h <= 0)
        return false;
    struct style *style = ARENA_NEW(group->lay->job->doc, struct style);
    *style = *box->style;
    if (style->shape.kind == SHAPE_RECTANGLE)
        style->shape.kind = SHAPE_ARROW;
    style->shape.toward = toward;
    if (!style->has_background) {
        style->has_background = true;
        style->background = style->color;
    }
    add_decoration(group, style, area.x, area.y, area.w, area.h);
    return true;
}

/* --- blocks along an elbow ---------------------------------------------------------- */

/* A block arrow's outline as it grows along its way. */
struct band {
    const struct route *route;
    int ways[ROUTE_POINTS][2]; /* which way each piece runs: -1, 0 or 1 in x and y */
    emu foot[2];               /* of its head, in the last piece */
    emu points[2 * ROUTE_POINTS + 3][2];
    int n;
};

static int sign_of(emu length)
{
    return (length > 0) - (length < 0);
}

/* The head is as long as it is to be, or as there is room for in the last piece. */
static struct band band_along(const struct route *route, emu head)
{
    const emu *from = route->points[route->n - 2], *tip = route->points[route->n - 1];
    struct band b = {.route = route};
    for (int i = 0; i + 1 < route->n; i++)
        for (int k = 0; k < 2; k++)
            b.ways[i][k] = sign_of(route->points[i + 1][k] - route->points[i][k]);
    const int *way = b.ways[route->n - 2];
    const emu room = (tip[0] - from[0]) * way[0] + (tip[1] - from[1]) * way[1];
    for (int k = 0; k < 2; k++)
        b.foot[k] = tip[k] - (head < room ? head : room) * way[k];
    return b;
}

static void add_corner(struct band *b, emu x, emu y)
{
    b->points[b->n][0] = x;
    b->points[b->n][1] = y;
    b->n++;
}

/* The side of the shaft at point `i`, `half` away at the left of the way. */
static void add_side(struct band *b, int i, emu half)
{
    const int last = b->route->n - 1;
    const int *in = b->ways[i ? i - 1 : 0], *out = b->ways[i < last ? i : last - 1];
    const bool turns = in[0] != out[0] || in[1] != out[1];
    const emu *point = i < last ? b->route->points[i] : b->foot;
    add_corner(b, point[0] + half * (in[1] + (turns ? out[1] : 0)),
               point[1] - half * (in[0] + (turns ? out[0] : 0)));
}

/* Up one side of the shaft, round the head, and down the other. */
static void add_band(struct group *group, const struct box *box,
                     const struct route *route)
{
    const struct connector *c = box->connector;
    const struct style *s = box->style;
    const int share = s->shape.shaft ? s->shape.shaft : 500, last = route->n - 1;
    const emu half = len_mul_div(c->breadth, share, 2000), wide = c->breadth / 2;
    struct band b = band_along(route, c->length);
    const int *way = b.ways[last - 1];
    for (int i = 0; i <= last; i++)
        add_side(&b, i, half);
    add_corner(&b, b.foot[0] + wide * way[1], b.foot[1] - wide * way[0]);
    add_corner(&b, route->points[last][0], route->points[last][1]);
    add_corner(&b, b.foot[0] - wide * way[1], b.foot[1] + wide * way[0]);
    for (int i = last; i >= 0; i--)
        add_side(&b, i, -half);
    group_add(group,
              frag_polygon(group->lay, 0, 0, s->has_background ? s->background : s->color,
                           (const emu(*)[2])b.points, b.n),
              0, 0);
}

/* --- all ---------------------------------------------------------------------------- */

void connector_draw(struct group *group, const struct box *box, struct area from,
                    struct area to, const struct obstacles *obstacles)
{
    const struct connector *c = box->connector;
    const int facing = facing_side(from, to), looking = facing_side(to, from);
    const int out = c->from_side != SIDE_NEAREST ? c->from_side : facing;
    const int in = c->to_side != SIDE_NEAREST ? c->to_side : looking;
    if (c->facing != SIDE_NEAREST && c->facing != facing)
        return;
    const bool block = c->form == CONNECTOR_BLOCK;
    const bool drawn =
        block && facing >= 0 && add_block(group, box, from, to, (enum side)facing);
    if (out < 0 || in < 0 || (block && !drawn))
        DIAG0(group->lay->job->diags, DIAG_CONNECTOR_ROOM, box->pos);
    if (out < 0 || in < 0 || block)
        return;
    struct route route = {.n = 2};
    edge_middle(from, (enum side)out, route.points[0]);
    edge_middle(to, (enum side)in, route.points[1]);
    if (c->form == CONNECTOR_ELBOW || c->form == CONNECTOR_BLOCK_ELBOW ||
        route_crosses(route.points[0], route.points[1], obstacles))
        route = route_elbow(from, (enum side)out, to, (enum side)in, obstacles);
    if (route.n > 1 && c->form == CONNECTOR_BLOCK_ELBOW)
        add_band(group, box, &route);
    else if (route.n > 1)
        add_line(group, box, &route);
}
