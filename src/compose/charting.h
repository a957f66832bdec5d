/* What the parts that make charts share; internal to this folder. */
#ifndef GAIYO_COMPOSE_CHARTING_H
#define GAIYO_COMPOSE_CHARTING_H

#include "compose/chart.h"
#include "compose/composing.h"

#include "quantity/number.h"

/* One of the parts of a value. */
struct reading_part {
    struct str name;
    const struct number *value; /* NULL: none */
    struct color color;
    int label;
};

/* A value of a series as it was read. */
struct reading {
    struct str name;
    const struct number *value, *target; /* NULL: none */
    struct color color;
    int label, caption;
    struct list parts; /* of struct reading_part; the value is their sum */
};

/* A chart under construction, its numbers still exact. */
struct charting {
    struct composing *c;
    struct chart *chart;
    xmlNodePtr element, node;
    const struct number *value, *target, *pace, *baseline; /* NULL: none */
    const struct number *low, *high;                       /* of the scale */
    struct str name, unit;
    int digits;           /* behind the point, in words; -1: as many as there are */
    struct list readings; /* of struct reading */
    struct list kids;     /* of const struct box * */
    bool wrong;           /* an attribute is, which has been said */
    struct source_list *sources; /* of its numbers; NULL: nobody asks */
};

/* Makes a text of plain words a kid of the chart; its index. */
int chart_add_text(struct charting *g, struct str text);

/* Finds the ends of the scale, turns the numbers into places and makes the ticks of an
 * axis with their texts. False, and a diagnostic, if the scale has no length. */
bool chart_scale(struct charting *g);

/* What the chart says, in words. */
struct str chart_alt(const struct charting *g);

/* A number in the chart's unit as people print it: "57.1%", "1,788件". */
struct str chart_print(const struct charting *g, const struct number *value);

#endif
