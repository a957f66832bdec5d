/* What the drawings of charts share; internal to this folder. */
#ifndef GAIYO_LAYOUT_CHART_H
#define GAIYO_LAYOUT_CHART_H

#include "compose/chart.h"
#include "layout/area.h"
#include "layout/layout_int.h"

/* A chart being drawn into a group, in a room of `w` by at least `h`. */
struct drawing {
    struct lay *lay;
    const struct box *box;
    const struct chart *chart;
    struct group group;
    emu w, h;
    struct list taken; /* of struct area: where no other label may stand */
};

/* Each draws a kind and returns how high it came out. */
emu draw_bar(struct drawing *d);
emu draw_stars(struct drawing *d);
emu draw_trend(struct drawing *d);
emu draw_segments(struct drawing *d);
emu draw_donut(struct drawing *d);
emu draw_sparkline(struct drawing *d);
emu draw_axes(struct drawing *d); /* lines and columns */

/* --- strokes ------------------------------------------------------------------------ */

/* A length of the scale up to a place. */
emu length_to(emu whole, int32_t place);

void draw_fill(struct drawing *d, emu x, emu y, emu w, emu h, struct color color);

/* The same of an amount, which may be as thin as it is small. */
void draw_amount(struct drawing *d, emu x, emu y, emu w, emu h, struct color color);
void draw_polygon(struct drawing *d, const emu (*points)[2], int n, struct color color);
void draw_path(struct drawing *d, const struct pathbuf *path, struct pen pen);

/* A straight line of a width and colour; dashed if told. */
void draw_line(struct drawing *d, const emu from[2], const emu to[2], emu width,
               struct color color, bool dashed);

/* A round point. */
void draw_point(struct drawing *d, emu x, emu y, emu radius, struct pen pen);

extern const struct color white;

/* --- labels ------------------------------------------------------------------------- */

/* The natural fragment of a kid at most `w` wide; NULL for none (-1). */
const struct frag *label_in(struct drawing *d, int kid, emu w);

/* As wide as it wants to be, but no wider than `room`. */
const struct frag *label_within(struct drawing *d, int kid, emu room);

/* The same, within the drawing. */
const struct frag *label_of(struct drawing *d, int kid);

/* Where a label stands that has its middle at `x` and its top at `y`: inside the
 * drawing's left and right edges. */
struct area label_area(struct drawing *d, const struct frag *label, emu x, emu y);

/* Puts it there. */
struct area place_label(struct drawing *d, const struct frag *label, emu x, emu y);

/* Keeps other labels away from `area`. */
void take(struct drawing *d, struct area area);

/* The same of a label; one that meets others has no room, which is said. */
void take_label(struct drawing *d, struct area area);

/* How wide a kid wants to be; 0 for none. */
emu label_width(struct drawing *d, int kid);

#endif
