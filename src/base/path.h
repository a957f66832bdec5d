/* Paths: outlines of straight lines and cubic Bézier curves, as PDF draws them. Points
 * are emu, x to the right, y down, from whatever the path belongs to.
 *
 * Circles and arcs are curves of at most a quarter turn each; no point of them is further
 * from the true arc than three ten-thousandths of the radius. */
#ifndef GAIYO_BASE_PATH_H
#define GAIYO_BASE_PATH_H

#include "base/len.h"
#include "base/list.h"
#include "base/str.h"

#include <stdbool.h>

enum path_op {
    PATH_MOVE,  /* begins at a point */
    PATH_LINE,  /* a straight line to a point */
    PATH_CURVE, /* a curve: two handles, then where it ends */
    PATH_CLOSE, /* back to the last PATH_MOVE; no point */
};

struct path {
    const unsigned char *ops; /* enum path_op */
    int n;
    const emu (*points)[2]; /* of all of them, one after the other */
    int n_points;
};

/* How many points the step takes. */
static inline int path_op_points(unsigned char op)
{
    return op == PATH_CURVE ? 3 : op == PATH_CLOSE ? 0 : 1;
}

/* A path under construction. */
struct pathbuf {
    struct arena *arena;
    struct list ops, points;
};

struct pathbuf pathbuf_in(struct arena *arena);

void path_move(struct pathbuf *b, emu x, emu y);
void path_line(struct pathbuf *b, emu x, emu y);
void path_curve(struct pathbuf *b, emu x1, emu y1, emu x2, emu y2, emu x, emu y);
void path_close(struct pathbuf *b);

/* A closed polygon. */
void path_polygon(struct pathbuf *b, const emu (*points)[2], int n);

/* A closed rectangle; the radius of its corners is made smaller where it does not fit. */
void path_rectangle(struct pathbuf *b, emu x, emu y, emu w, emu h, emu radius);

/* The ellipse that touches the sides of a rectangle. */
void path_ellipse(struct pathbuf *b, emu x, emu y, emu w, emu h);

/* An arc of the ellipse with this centre, from one part of a turn [1/1000000] to another,
 * a line first to where it begins if the path is open there (as a pie's are). */
struct arc {
    emu x, y, rx, ry; /* the centre, and half the width and height */
    int64_t from, to; /* clockwise from three o'clock if `to` is more */
};
void path_arc(struct pathbuf *b, const struct arc *arc);

/* A piece of an ellipse between two points, as SVG describes it (SVG 1.1, 8.3.8): there
 * are four, told apart by whether more than half of it is meant and which way it goes.
 * Radii that do not reach are made larger. */
struct swept_arc {
    emu from[2], to[2]; /* `from` is where the path is */
    emu rx, ry;
    int64_t turn; /* of its rx from the x axis [1/1000000 of a turn] */
    bool large, clockwise;
};
void path_swept_arc(struct pathbuf *b, const struct swept_arc *arc);

/* The finished path, in the buffer's arena. */
const struct path *path_finish(const struct pathbuf *b);

/* How long the handles of a quarter of a circle are. */
emu path_handle(emu radius);

/* The path, moved, as text in points: "M 0 0 L 12 0 C 14 0 15 1 15 3 Z". */
struct str path_print(struct arena *arena, const struct path *path, emu x, emu y);

#endif
