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
    const emu across = upright ? middle_between(from.x, from.w, to.x, to.w)
                               : middle_between(from.y, from.h, to.y, to.h);
    if (upright)
        return (struct area){across - c->breadth / 2, along, c->breadth, length};
    return (struct area){along, across - c->breadth / 2, length, c->breadth};
}

static void add_block(struct group *group, const struct box *box, struct area from,
                      struct area to, enum side toward)
{
    const struct area area = block_area(box, from, to, toward);
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
    if (out < 0 || in < 0 || (c->form == CONNECTOR_BLOCK && facing < 0)) {
        DIAG0(group->lay->job->diags, DIAG_CONNECTOR_ROOM, box->pos);
        return;
    }
    if (c->form == CONNECTOR_BLOCK) {
        add_block(group, box, from, to, (enum side)facing);
        return;
    }
    struct route route = {.n = 2};
    edge_middle(from, (enum side)out, route.points[0]);
    edge_middle(to, (enum side)in, route.points[1]);
    if (c->form == CONNECTOR_ELBOW ||
        route_crosses(route.points[0], route.points[1], obstacles))
        route = route_elbow(from, (enum side)out, to, (enum side)in, obstacles);
    if (route.n > 1)
        add_line(group, box, &route);
}
