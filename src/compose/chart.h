/* Charts: what is to be drawn, as places on a scale.
 *
 * The numbers of the document are exact; here they have become places, the one step
 * between values and geometry. A place is a share of the scale from its low to its high
 * end [1/1000000] and lies on it: what a value goes beyond it by, the chart does not
 * show but says. Every chart has a text that says the same (alt). */
#ifndef GAIYO_COMPOSE_CHART_H
#define GAIYO_COMPOSE_CHART_H

#include "base/len.h"
#include "base/str.h"
#include "compose/color.h"

#include <stdbool.h>

enum chart_kind {
    CHART_PROGRESS,  /* a bar on a track, its target, the place expected by now */
    CHART_BULLET,    /* the same, what is beyond the target in a colour of its own */
    CHART_STARS,     /* so many of a row of stars, in halves */
    CHART_SEGMENTS,  /* one bar cut in proportion */
    CHART_SPARKLINE, /* a small line without axes, its last point filled */
    CHART_LINE,      /* a line, a path to the target with milestones, axes */
    CHART_COLUMN,    /* columns from zero, axes */
    CHART_DONUT,     /* a ring cut in proportion */
    CHART_TREND,     /* an arrow: up, level or down */
    CHART_KINDS,
};

enum { CHART_ONE = 1000000, CHART_NOWHERE = -1 };

/* One of the parts that a column is stacked of, from the lowest up. */
struct chart_part {
    int32_t from, to;
    struct color color;
    int label; /* what stands in it: a kid; -1: nothing */
};

struct text_source;

/* One of several values. */
struct datum {
    int32_t at;     /* of the value; of segments and rings, its share of the whole */
    int32_t target; /* what is planned for it: a milestone */
    struct color color;
    int label, caption; /* what stands at it and under it: kids of the box; -1: none */
    const struct chart_part *parts; /* of a column that is stacked */
    int n_parts;
};

/* A line across the chart. */
struct tick {
    int32_t at;
    int label; /* a kid */
};

struct chart {
    enum chart_kind kind;
    int32_t value; /* of a single one; of stars their filled halves; of a trend 0 (down),
                      1 (level) or 2 (up) */
    int32_t target, pace, baseline;
    int32_t zero; /* where columns begin */
    int stars;    /* in a row */
    bool over;    /* the value is beyond the scale's high end */
    struct color color, excess, rest, mark;
    const struct datum *data;
    int n;
    const struct tick *ticks;
    int n_ticks;
    int unit, goal, center; /* kids: of the axis, at the target, in a ring; -1: none */
    struct str alt;
    const struct text_source *source; /* of its values (box.h); NULL: nobody asks */
};

#endif
