/* Overlays and connectors: drawn when the boxes that they refer to stand on their pages;
 * internal to this folder. */
#ifndef GAIYO_LAYOUT_OVERLAY_H
#define GAIYO_LAYOUT_OVERLAY_H

#include "layout/layout_int.h"
#include "layout/route.h"

/* The overlays of all pages. */
struct overlays {
    struct lay *lay;
    const struct boxes *boxes;
    bool *wanted; /* boxes that are referred to, by id */
    bool *drawn;  /* overlays that stand on a page, by index */
};

struct overlays overlays_of(struct lay *lay, const struct boxes *boxes);

/* The body of a page at (x, y), what is connected under it, and what stands over it. */
void overlays_add(struct overlays *overlays, struct group *page, struct area page_area,
                  const struct frag *body, emu x, emu y);

/* Draws a connector between two boxes of the page (connector.c). */
void connector_draw(struct group *group, const struct box *connector, struct area from,
                    struct area to, const struct obstacles *obstacles);

#endif
