/* The way of a connector between two boxes that are placed; internal to this folder. */
#ifndef GAIYO_LAYOUT_ROUTE_H
#define GAIYO_LAYOUT_ROUTE_H

#include "base/list.h"
#include "compose/box.h"
#include "layout/area.h"

/* What a way should not lead through, and what it should not leave. */
struct obstacles {
    const struct area *areas;
    int n;
    struct area page;
};

enum { ROUTE_POINTS = 6 };
struct route {
    emu points[ROUTE_POINTS][2];
    int n;
};

/* The middle of an edge. */
void edge_middle(struct area box, enum side side, emu point[2]);

/* The side of `a` that looks at `b` over the smallest gap; SIDE_NEAREST if they overlap.
 */
int facing_side(struct area a, struct area b);

/* A line of level and upright pieces from one side of `from` to one of `to` that crosses
 * as few obstacles as can be, and is short with few bends. */
struct route route_elbow(struct area from, enum side from_side, struct area to,
                         enum side to_side, const struct obstacles *obstacles);

/* True if the straight piece runs through one of the obstacles. */
bool route_crosses(const emu from[2], const emu to[2], const struct obstacles *obstacles);

#endif
