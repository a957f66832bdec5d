/* Parts of generated layouts that hold no other boxes but their labels: charts, pictures,
 * outlines; and what lies over boxes: connectors, overlays. */
#ifndef GAIYO_TESTS_LAYOUT_PARTS_H
#define GAIYO_TESTS_LAYOUT_PARTS_H

#include "layout_texts.h"

/* --- charts --------------------------------------------------------------------- */

static inline const char *any_number(struct draft *d)
{
    return one_of(d, WORDS("0", "1", "2.5", "1/3", "0.85", "12", "300", "0.001",
                           "{count(//indicator)}", "{1 + count(//pillar)}"));
}

/* A number that may be missing or less than nothing. */
static inline const char *any_reading(struct draft *d)
{
    return perhaps(d, 15) ? one_of(d, WORDS("", "-4", "-0.5")) : any_number(d);
}

/* What shares in a whole. */
static inline const char *any_share(struct draft *d)
{
    return one_of(d, WORDS("1", "2.5", "1/3", "40", "{1 + count(//pillar)}"));
}

static inline void put_part(struct draft *d, const char *name)
{
    PUT(d, "<%s>", name);
    put_label(d);
    PUT(d, "</%s>", name);
}

static inline void put_datum(struct draft *d, bool whole, bool parts)
{
    PUT(d, "<datum name=\"R%d\"", between(&d->p, 1, 9));
    if (!parts)
        PUT(d, " value=\"%s\"", whole ? any_share(d) : any_reading(d));
    if (!whole && perhaps(d, 20))
        PUT(d, " target=\"%s\"", any_number(d));
    GIVE(d, 40, "color", "main", "accent", "tint");
    put(d, ">");
    for (int i = parts ? between(&d->p, 1, 3) : 0; i; i--)
        PUT(d, "<part value=\"%s\" name=\"内訳\" color=\"%s\"/>", any_number(d),
            any_color(d));
    if (perhaps(d, 30))
        put_part(d, "label");
    if (perhaps(d, 30))
        put_part(d, "caption");
    put(d, "</datum>");
}

static inline void put_chart_looks(struct draft *d)
{
    GIVE(d, 60, "color", "main", "accent");
    GIVE(d, 40, "background", "tint", "white");
    GIVE(d, 40, "mark-color", "ink", "accent");
    GIVE(d, 20, "rest-color", "tint");
    GIVE(d, 20, "excess-color", "accent");
    GIVE(d, 40, "name", "件数", "{//indicator/name}");
    GIVE(d, 40, "unit", "件", "%", "億円");
    GIVE(d, 10, "digits", "0", "2");
    GIVE(d, 5, "alt", "図の説明");
    GIVE(d, 10, "padding", "1mm", "0 2mm");
}

/* One value on a track, a row of stars, an arrow. */
static inline void put_gauge(struct draft *d)
{
    PUT(d, "<chart kind=\"%s\"",
        one_of(d, WORDS("progress", "bullet", "stars", "trend")));
    GIVE(d, 100, "height", "3mm", "5mm", "8mm");
    PUT(d, " value=\"%s\" target=\"1\"", any_reading(d));
    if (perhaps(d, 30))
        PUT(d, " pace=\"%s\"", any_number(d));
    if (perhaps(d, 20))
        PUT(d, " baseline=\"%s\"", any_number(d));
    GIVE(d, 20, "stars", "3", "5");
    put_chart_looks(d);
    put(d, "><empty>");
    put_label(d);
    put(d, "</empty></chart>");
}

static inline void put_series(struct draft *d)
{
    const char *kind =
        one_of(d, WORDS("segments", "donut", "sparkline", "line", "column"));
    const bool shares = !strcmp(kind, "segments") || !strcmp(kind, "donut");
    const bool parts = !strcmp(kind, "column") && perhaps(d, 25);
    PUT(d, "<chart kind=\"%s\"", kind);
    GIVE(d, 100, "height", "24mm", "40mm", "32mm");
    if (!shares && perhaps(d, 30))
        PUT(d, " target=\"%s\"", any_number(d));
    put_chart_looks(d);
    put(d, ">");
    for (int i = between(&d->p, 1, 6); i; i--)
        put_datum(d, shares, parts);
    if (!shares && perhaps(d, 20))
        put_part(d, "goal");
    if (!strcmp(kind, "donut") && perhaps(d, 50))
        put_part(d, "center");
    put(d, "<empty>");
    put_label(d);
    put(d, "</empty></chart>");
}

static inline void put_chart(struct draft *d)
{
    const bool sure = d->sure;
    d->sure = false; /* which labels there are depends on the numbers */
    if (perhaps(d, 50))
        put_gauge(d);
    else
        put_series(d);
    d->sure = sure;
}

/* --- pictures ------------------------------------------------------------------- */

static inline void put_picture(struct draft *d)
{
    if (perhaps(d, 50))
        PUT(d, "<image src=\"%s\" alt=\"写真\" fit=\"%s\"",
            one_of(d, WORDS("grey.png", "color.png")),
            one_of(d, WORDS("contain", "cover", "within")));
    else
        PUT(d,
            "<path d=\"M 0 24 L 12 0 Q 30 6 24 24 Z\" viewBox=\"%s\" alt=\"印\" "
            "color=\"main\" border-top=\"%s\"",
            one_of(d, WORDS("0 0 24 24", "0 0 60 24", "-4 -4 40 90")), any_line(d));
    GIVE(d, 100, "width", "12mm", "20mm", "3em");
    GIVE(d, 90, "height", "8mm", "20mm", "12mm");
    GIVE(d, 30, "align-self", "start", "center", "end");
    put(d, "/>");
}

/* --- over boxes ----------------------------------------------------------------- */

static inline int any_id(struct draft *d)
{
    return 1 + up_to(&d->p.chance, d->ids);
}

static inline void put_connector(struct draft *d)
{
    PUT(d, "<connector from=\"b%d\" to=\"b%d\"", any_id(d), any_id(d));
    GIVE(d, 80, "form", "straight", "elbow", "block", "block-elbow");
    GIVE(d, 30, "from-side", "top", "right", "bottom", "left");
    GIVE(d, 30, "to-side", "top", "right", "bottom", "left");
    GIVE(d, 30, "head", "none", "start", "end", "both");
    GIVE(d, 20, "layer", "over", "under");
    GIVE(d, 15, "facing", "top", "right", "bottom", "left");
    GIVE(d, 40, "length", "4mm", "12mm");
    GIVE(d, 40, "breadth", "4mm", "9mm");
    GIVE(d, 40, "shape", "arrow right", "chevron down", "triangle right");
    PUT(d, " background=\"%s\" border-top=\"%s\"/>", any_color(d), any_line(d));
}

static inline void put_overlay(struct draft *d)
{
    const bool once = d->once;
    PUT(d, "<overlay at=\"b%d\"", any_id(d));
    GIVE(d, 60, "side", "top", "right", "bottom", "left");
    GIVE(d, 30, "x", "2mm", "-1mm");
    GIVE(d, 30, "width", "14mm", "20mm");
    put(d, ">");
    d->once = false;
    put_label(d);
    d->once = once;
    put(d, "</overlay>");
}

/* Arrows and notes over the boxes that have an id. */
static inline void put_overlays(struct draft *d)
{
    for (int i = d->ids ? up_to(&d->p.chance, 3) : 0; i; i--)
        if (perhaps(d, 70))
            put_connector(d);
        else
            put_overlay(d);
}

#endif
