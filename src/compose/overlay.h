/* What stands over or between boxes that are placed already: it refers to them by id, and
 * takes no room in any flow. */
#ifndef GAIYO_COMPOSE_OVERLAY_H
#define GAIYO_COMPOSE_OVERLAY_H

#include "base/len.h"

#include <stdbool.h>

/* Two boxes, by id. */
struct ends {
    int from, to; /* `to` is 0 where only one box is meant */
};

enum connector_form {
    CONNECTOR_STRAIGHT, /* a line from the middle of an edge to the middle of another */
    CONNECTOR_ELBOW,    /* of level and upright pieces, round what stands in between */
    CONNECTOR_BLOCK,    /* a shape in the gap between the two, pointing to the second */
    CONNECTOR_BLOCK_ELBOW, /* a block arrow along the way of an elbow */
};

enum { SIDE_NEAREST = -1 };

/* A line or arrow between two boxes. Its colour and width are those of the top border of
 * the box's style; a block has its fill and shape. */
struct connector {
    struct ends ends;
    enum connector_form form;
    int from_side, to_side; /* enum side, or SIDE_NEAREST */
    int facing; /* drawn only if the second box is on this side; or SIDE_NEAREST: always
                 */
    bool under; /* the boxes */
    bool head_from, head_to;
    emu length, breadth; /* of a block, along its direction and across */
};

/* A stack over the joint of two boxes, or over an edge or the middle of one. */
struct overlay {
    struct ends ends;
    int side; /* of the one box: enum side, or SIDE_NEAREST for its middle */
    emu x, y; /* how far its middle is moved from there */
    emu w, h; /* 0: as it wants to be */
};

#endif
