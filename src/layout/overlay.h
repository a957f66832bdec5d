/* Overlays and connectors: drawn when the boxes that they refer to stand on their pages;
 * internal to this folder. */
#ifndef GAIYO_LAYOUT_OVERLAY_H
#define GAIYO_LAYOUT_OVERLAY_H

#include "layout/fit.h"
#include "layout/layout_int.h"
#include "layout/route.h"

/* The overlays of all pages. */
struct overlays {
    struct lay *lay;
    struct fitting *fitting;
    const struct boxes *boxes;
    bool *wanted; /* boxes that are referred to, by id */
    int *page_of; /* where such a box stands first, by id; 0: nowhere yet */
    bool *drawn;  /* overlays that stand on a page, by index */
};

struct overlays overlays_of(struct fitting *fitting, const struct boxes *boxes);

/* A page under way: its number and size, and its flow at (x, y), which was fitted or
 * not (NULL). */
struct overlaid_page {
    int number;
    struct area area;
    const struct frag *body;
    emu x, y;
    const struct fitted *fitted;
};

/* The body of a page, what is connected under it, and what stands over it. */
void overlays_add(struct overlays *overlays, struct group *group,
                  const struct overlaid_page *page);

/* When all pages are there: says what stands on none. */
void overlays_check(const struct overlays *overlays);

/* Draws a connector between two boxes of the page (connector.c). */
void connector_draw(struct group *group, const struct box *connector, struct area from,
                    struct area to, const struct obstacles *obstacles);

#endif
