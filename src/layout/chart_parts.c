#include "layout/chart.h"
#include "layout/messages.h"

#include "base/arena.h"
#include "base/circle.h"
#include "base/job.h"

/* Parts of a whole: a bar cut in proportion, a ring. */

/* --- segments ----------------------------------------------------------------------- */

enum { GAP = EMU_PT / 2 };

/* The least width of a segment: its label's and its caption's. */
static emu least_width(struct drawing *d, const struct datum *datum)
{
    const emu label = label_width(d, datum->label);
    const emu caption = label_width(d, datum->caption);
    return label > caption ? label : caption;
}

/* Shares `room` out in proportion among the segments that are not `fixed`. */
static void share_out(const struct drawing *d, emu room, const bool *fixed, emu *widths)
{
    int64_t total = 0, passed = 0;
    emu given = 0;
    for (int i = 0; i < d->chart->n; i++)
        total += fixed[i] ? 0 : d->chart->data[i].at > 0 ? d->chart->data[i].at : 0;
    for (int i = 0; i < d->chart->n; i++) {
        if (fixed[i])
            continue;
        passed += d->chart->data[i].at > 0 ? d->chart->data[i].at : 0;
        const emu due = total ? (emu)(room * passed / total) : 0;
        widths[i] = due - given;
        given = due;
    }
}

/* In proportion; but none is narrower than what stands in it, the others give way. */
static void segment_widths(struct drawing *d, emu room, emu *widths)
{
    const int n = d->chart->n;
    bool *fixed = ARENA_ARRAY(d->lay->job->doc, bool, n);
    for (bool changed = true; changed;) {
        changed = false;
        share_out(d, room, fixed, widths);
        for (int i = 0; i < n; i++) {
            const emu least = least_width(d, &d->chart->data[i]);
            if (fixed[i] || widths[i] >= least)
                continue;
            fixed[i] = changed = true;
            widths[i] = least;
            room -= least;
        }
    }
    if (room < 0)
        report_overflow(d->lay, d->box, DIAG_BOX_TOO_WIDE, d->w - room, d->w);
}

/* With its label and its caption; how much the caption takes. */
static emu draw_segment(struct drawing *d, const struct datum *datum, emu x, emu w)
{
    const struct frag *caption = label_in(d, datum->caption, w);
    const struct frag *label = label_in(d, datum->label, w);
    if (datum->at > 0)
        draw_amount(d, x, 0, w, d->h, datum->color);
    if (label)
        group_add(&d->group, label, x, (d->h - label->h) / 2);
    if (!caption)
        return 0;
    group_add(&d->group, caption, x, d->h + EMU_MM / 2);
    return caption->h + EMU_MM / 2;
}

emu draw_segments(struct drawing *d)
{
    const int n = d->chart->n;
    emu *widths = ARENA_ARRAY(d->lay->job->doc, emu, n);
    emu x = 0, below = 0;
    segment_widths(d, d->w - GAP * (n - 1), widths);
    for (int i = 0; i < n; i++, x += GAP) {
        const emu caption = draw_segment(d, &d->chart->data[i], x, widths[i]);
        below = caption > below ? caption : below;
        x += widths[i];
    }
    return d->h + below;
}

/* --- a ring ------------------------------------------------------------------------- */

/* The ring's place. */
struct ring {
    emu x, y;         /* its centre */
    emu outer, inner; /* its radii */
};

static void draw_arc(struct drawing *d, const struct ring *ring,
                     const struct datum *datum, int64_t from, int64_t to)
{
    struct pathbuf b = pathbuf_in(d->lay->job->doc);
    path_arc(&b, &(struct arc){ring->x, ring->y, ring->outer, ring->outer, from, to});
    path_arc(&b, &(struct arc){ring->x, ring->y, ring->inner, ring->inner, to, from});
    path_close(&b);
    draw_path(d, &b,
              (struct pen){.fills = true,
                           .fill = datum->color,
                           .width = EMU_PT * 8 / 10,
                           .stroke = white});
}

/* A datum's label in the middle of its part of the ring, but inside the drawing. */
static void draw_ring_label(struct drawing *d, const struct ring *ring,
                            const struct datum *datum, int64_t middle, emu h)
{
    const struct direction v = direction_of_turn(middle);
    const emu r = (ring->outer + ring->inner) / 2;
    const struct frag *label = label_of(d, datum->label);
    if (!label)
        return;
    emu y = ring->y + len_mul_div(r, v.y, CIRCLE_ONE) - label->h / 2;
    y = y > h - label->h ? h - label->h : y;
    take_label(d, place_label(d, label, ring->x + len_mul_div(r, v.x, CIRCLE_ONE),
                              y < 0 ? 0 : y));
}

enum { SQUARE = 5 * EMU_MM / 2, SQUARE_SPACE = 3 * EMU_MM / 2 };

static const struct frag *key_caption(struct drawing *d, int i, emu left)
{
    return label_in(d, d->chart->data[i].caption, d->w - left - SQUARE - SQUARE_SPACE);
}

static emu key_height(struct drawing *d, emu left)
{
    emu h = 0;
    for (int i = 0; i < d->chart->n; i++) {
        const struct frag *caption = key_caption(d, i, left);
        h += caption ? caption->h : 0;
    }
    return h;
}

/* The captions at the right of the ring, each behind a square of its colour. */
static void draw_key(struct drawing *d, emu left, emu y)
{
    for (int i = 0; i < d->chart->n; i++) {
        const struct frag *caption = key_caption(d, i, left);
        if (!caption)
            continue;
        draw_fill(d, left, y + (caption->h - SQUARE) / 2, SQUARE, SQUARE,
                  d->chart->data[i].color);
        group_add(&d->group, caption, left + SQUARE + SQUARE_SPACE, y);
        y += caption->h;
    }
}

static bool has_captions(const struct chart *chart)
{
    for (int i = 0; i < chart->n; i++)
        if (chart->data[i].caption >= 0)
            return true;
    return false;
}

static void draw_arcs(struct drawing *d, const struct ring *ring, emu h)
{
    enum { TOP = -250000 };
    int64_t at = TOP;
    for (int i = 0; i < d->chart->n; i++) {
        const struct datum *datum = &d->chart->data[i];
        const int64_t share = datum->at > 0 ? datum->at : 0;
        if (share)
            draw_arc(d, ring, datum, at, at + share);
        at += share;
    }
    at = TOP;
    for (int i = 0; i < d->chart->n; i++) {
        const struct datum *datum = &d->chart->data[i];
        draw_ring_label(d, ring, datum, at + datum->at / 2, h);
        at += datum->at > 0 ? datum->at : 0;
    }
}

/* Clockwise from the top; a key that is higher than the ring makes room for itself. */
emu draw_donut(struct drawing *d)
{
    const bool keyed = has_captions(d->chart);
    const emu across = d->h < d->w ? d->h : d->w, left = across + 4 * EMU_MM;
    const emu key = keyed ? key_height(d, left) : 0, h = key > d->h ? key : d->h;
    const struct ring ring = {keyed ? across / 2 : d->w / 2, h / 2, across / 2,
                              across * 26 / 100};
    const struct frag *center = label_in(d, d->chart->center, ring.inner * 14 / 10);
    if (keyed)
        take(d, (struct area){left, 0, d->w - left, h});
    draw_arcs(d, &ring, h);
    if (center && center->h > h)
        report_overflow(d->lay, d->box, DIAG_BOX_TOO_HIGH, center->h, h);
    if (center)
        take_label(d, place_label(d, center, ring.x, ring.y - center->h / 2));
    if (keyed)
        draw_key(d, left, (h - key) / 2);
    return h;
}
