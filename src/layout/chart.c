#include "layout/chart.h"
#include "layout/messages.h"

#include "base/arena.h"
#include "base/job.h"

#include <stddef.h>

const struct color white = {.red = 255, .green = 255, .blue = 255};

/* --- strokes ------------------------------------------------------------------------ */

emu length_to(emu whole, int32_t place)
{
    return len_mul_div(whole, place, CHART_ONE);
}

void draw_fill(struct drawing *d, emu x, emu y, emu w, emu h, struct color color)
{
    if (w > 0 && h > 0)
        group_add(&d->group, frag_fill(d->lay, w, h, color, 0), x, y);
}

void draw_amount(struct drawing *d, emu x, emu y, emu w, emu h, struct color color)
{
    if (w <= 0 || h <= 0 || d->lay->sizes)
        return;
    struct frag *frag = ARENA_NEW(d->lay->job->doc, struct frag);
    *frag = *frag_fill(d->lay, w, h, color, 0);
    frag->fill.is_amount = true;
    group_add(&d->group, frag, x, y);
}

void draw_path(struct drawing *d, const struct pathbuf *path, struct pen pen)
{
    group_add(&d->group, frag_path(d->lay, d->w, d->h, path_finish(path), pen), 0, 0);
}

void draw_polygon(struct drawing *d, const emu (*points)[2], int n, struct color color)
{
    group_add(&d->group, frag_polygon(d->lay, d->w, d->h, color, points, n), 0, 0);
}

void draw_line(struct drawing *d, const emu from[2], const emu to[2], emu width,
               struct color color, bool dashed)
{
    struct pathbuf b = pathbuf_in(d->lay->job->doc);
    struct pen pen = {.width = width, .stroke = color};
    if (dashed) {
        pen.dash = EMU_MM;
        pen.gap = EMU_MM * 7 / 10;
    }
    path_move(&b, from[0], from[1]);
    path_line(&b, to[0], to[1]);
    draw_path(d, &b, pen);
}

void draw_point(struct drawing *d, emu x, emu y, emu radius, struct pen pen)
{
    struct pathbuf b = pathbuf_in(d->lay->job->doc);
    path_ellipse(&b, x - radius, y - radius, 2 * radius, 2 * radius);
    draw_path(d, &b, pen);
}

/* --- labels ------------------------------------------------------------------------- */

emu label_width(struct drawing *d, int kid)
{
    return kid < 0 ? 0 : measure_box(d->lay, d->box->kids[kid]).max;
}

const struct frag *label_in(struct drawing *d, int kid, emu w)
{
    return kid < 0 ? NULL : layout_natural(d->lay, d->box->kids[kid], w);
}

const struct frag *label_within(struct drawing *d, int kid, emu room)
{
    const emu wanted = label_width(d, kid);
    return label_in(d, kid, wanted < room ? wanted : room);
}

const struct frag *label_of(struct drawing *d, int kid)
{
    return label_within(d, kid, d->w);
}

struct area label_area(struct drawing *d, const struct frag *label, emu x, emu y)
{
    if (!label)
        return (struct area){x, y, 0, 0};
    emu left = x - label->w / 2;
    left = left > d->w - label->w ? d->w - label->w : left;
    return (struct area){left < 0 ? 0 : left, y, label->w, label->h};
}

struct area place_label(struct drawing *d, const struct frag *label, emu x, emu y)
{
    const struct area area = label_area(d, label, x, y);
    group_add(&d->group, label, area.x, area.y);
    return area;
}

void take(struct drawing *d, struct area area)
{
    *(struct area *)list_add(&d->taken) = area;
}

void take_label(struct drawing *d, struct area area)
{
    for (int i = 0; i < d->taken.n; i++) {
        const struct area *other = list_at(&d->taken, i);
        if (!areas_meet(area, *other))
            continue;
        const emu right = area.x + area.w, end = other->x + other->w;
        const emu left = area.x > other->x ? area.x : other->x;
        const emu common = (right < end ? right : end) - left;
        report_overflow(d->lay, d->box, DIAG_BOX_TOO_WIDE, d->w + common, d->w);
        break;
    }
    take(d, area);
}

/* --- the box ------------------------------------------------------------------------ */

static const struct {
    emu (*draw)(struct drawing *);
    emu h;        /* where the layout does not say it */
    bool stretch; /* into room that is to be filled */
} kinds[CHART_KINDS] = {
    [CHART_PROGRESS] = {draw_bar, 3 * EMU_MM, false},
    [CHART_BULLET] = {draw_bar, 3 * EMU_MM, false},
    [CHART_STARS] = {draw_stars, 7 * EMU_MM / 2, false},
    [CHART_SEGMENTS] = {draw_segments, 6 * EMU_MM, false},
    [CHART_SPARKLINE] = {draw_sparkline, 10 * EMU_MM, true},
    [CHART_LINE] = {draw_axes, 30 * EMU_MM, true},
    [CHART_COLUMN] = {draw_axes, 30 * EMU_MM, true},
    [CHART_DONUT] = {draw_donut, 30 * EMU_MM, false},
    [CHART_TREND] = {draw_trend, 4 * EMU_MM, false},
};

static const struct frag *draw(struct lay *lay, const struct box *box, emu w, emu h)
{
    struct drawing d = {lay,
                        box,
                        box->chart,
                        group_new(lay),
                        w,
                        h,
                        list_of(lay->job->doc, sizeof(struct area))};
    const emu drawn = kinds[box->chart->kind].draw(&d);
    struct frag *frag = group_finish(&d.group, box, w, drawn);
    frag->group.alt = box->chart->alt;
    return frag;
}

struct outcome layout_chart(struct lay *lay, const struct box *box, struct space space,
                            const struct rest *from)
{
    const struct style *s = box->style;
    const emu w = s->width && s->width < space.w ? s->width : space.w;
    const emu h = s->height ? s->height : kinds[box->chart->kind].h;
    (void)from;
    const struct frag *frag = draw(lay, box, w, h);
    if (kinds[box->chart->kind].stretch && space.fill_h > frag->h)
        frag = draw(lay, box, w, h + space.fill_h - frag->h);
    return (struct outcome){align_frag(lay, s, space.w, frag), NULL};
}

/* A chart can be as small as it likes; it wants to be three times as wide as high. */
struct extent measure_chart(struct lay *lay, const struct box *box)
{
    enum { LEAST = 6 * EMU_MM };
    const struct style *s = box->style;
    const emu h = s->height ? s->height : kinds[box->chart->kind].h;
    (void)lay;
    if (s->width)
        return (struct extent){s->width, s->width};
    return (struct extent){LEAST, h * 3 > LEAST ? h * 3 : LEAST};
}
