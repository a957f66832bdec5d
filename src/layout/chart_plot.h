/* Series of values along an axis; internal to this folder. */
#ifndef GAIYO_LAYOUT_CHART_PLOT_H
#define GAIYO_LAYOUT_CHART_PLOT_H

#include "layout/chart.h"

#include "base/list.h"

/* The rectangle that the scale fills. */
struct plot {
    struct drawing *d;
    emu x, y, w, h;
};

struct plot plot_in(struct drawing *d, struct area area);

/* The height of a place. */
emu height_at(const struct plot *p, int32_t place);

/* The middle of the room of value `i`; on a sparkline the first and the last stand at the
 * ends. */
emu middle_of(const struct plot *p, int i);

emu column_width(const struct plot *p);

/* The label of a value, no wider than `room` if it can be broken. */
const struct frag *value_label(struct drawing *d, int kid, emu room);

/* The height of the tallest of the labels or captions, none wider than `room`. */
emu tallest(struct drawing *d, bool captions, emu room);

/* Wipes the axis' lines away behind a label. */
void clear(struct plot *p, struct area area);

void draw_tint(struct plot *p);        /* under the line of values */
void draw_target_line(struct plot *p); /* across */
void draw_plan_line(struct plot *p);   /* through the milestones */
void draw_value_line(struct plot *p);

/* No wider than `room` if they can be broken; how low they reach. */
emu draw_labels(struct plot *p, emu room);

void draw_goal(struct plot *p); /* after the labels, which it keeps away from */
void draw_captions(struct plot *p, emu top, emu room);

#endif
