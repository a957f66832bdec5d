#include "layout/chart_plot.h"

#include "base/job.h"

struct plot plot_in(struct drawing *d, struct area area)
{
    return (struct plot){d, area.x, area.y, area.w, area.h};
}

emu height_at(const struct plot *p, int32_t place)
{
    return p->y + p->h - length_to(p->h, place);
}

emu middle_of(const struct plot *p, int i)
{
    const int n = p->d->chart->n;
    if (p->d->chart->kind != CHART_SPARKLINE)
        return p->x + (emu)((int64_t)p->w * (2 * i + 1) / (2 * n));
    return n > 1 ? p->x + (emu)((int64_t)p->w * i / (n - 1)) : p->x + p->w / 2;
}

emu column_width(const struct plot *p)
{
    return p->w / p->d->chart->n * 56 / 100;
}

const struct frag *value_label(struct drawing *d, int kid, emu room)
{
    const emu least = kid < 0 ? 0 : measure_box(d->lay, d->box->kids[kid]).min;
    return label_within(d, kid, room > least ? room : least);
}

emu tallest(struct drawing *d, bool captions, emu room)
{
    emu h = 0;
    for (int i = 0; i < d->chart->n; i++) {
        const struct datum *datum = &d->chart->data[i];
        const struct frag *label = captions ? label_within(d, datum->caption, room)
                                            : value_label(d, datum->label, room);
        if (label && label->h > h)
            h = label->h;
    }
    return h;
}

/* --- lines -------------------------------------------------------------------------- */

/* A line through the places that there are; where one is missing it is interrupted. */
static void draw_series(struct plot *p, bool planned, struct pen pen)
{
    const struct chart *c = p->d->chart;
    struct pathbuf b = pathbuf_in(p->d->lay->job->doc);
    bool open = false;
    for (int i = 0; i < c->n; i++) {
        const int32_t at = planned ? c->data[i].target : c->data[i].at;
        if (at == CHART_NOWHERE) {
            open = open && planned; /* a plan goes on from milestone to milestone */
            continue;
        }
        if (open)
            path_line(&b, middle_of(p, i), height_at(p, at));
        else
            path_move(&b, middle_of(p, i), height_at(p, at));
        open = true;
    }
    if (b.ops.n > 1)
        draw_path(p->d, &b, pen);
}

/* The tint under the line, down to the foot of the plot. */
void draw_tint(struct plot *p)
{
    const struct chart *c = p->d->chart;
    const emu foot = p->y + p->h;
    for (int i = 0; i + 1 < c->n; i++) {
        if (c->data[i].at == CHART_NOWHERE || c->data[i + 1].at == CHART_NOWHERE)
            continue;
        const emu x = middle_of(p, i), next = middle_of(p, i + 1);
        const emu points[][2] = {{x, height_at(p, c->data[i].at)},
                                 {next, height_at(p, c->data[i + 1].at)},
                                 {next, foot},
                                 {x, foot}};
        draw_polygon(p->d, points, 4, p->d->box->style->background);
    }
}

static int last_value(const struct chart *c)
{
    int last = c->n - 1;
    while (last > 0 && c->data[last].at == CHART_NOWHERE)
        last--;
    return last;
}

/* Hollow points; the last is filled and larger. */
static void draw_points(struct plot *p)
{
    const struct chart *c = p->d->chart;
    const int last = last_value(c);
    for (int i = 0; i < c->n; i++) {
        if (c->data[i].at == CHART_NOWHERE)
            continue;
        const struct pen pen = {.fills = true,
                                .fill = i == last ? c->color : white,
                                .width = EMU_PT * 9 / 10,
                                .stroke = c->color};
        draw_point(p->d, middle_of(p, i), height_at(p, c->data[i].at),
                   i == last ? EMU_MM * 8 / 10 : EMU_MM * 6 / 10, pen);
    }
}

/* Milestones: hollow squares on their corners. */
static void draw_milestones(struct plot *p)
{
    enum { R = EMU_MM * 9 / 10 };
    const struct chart *c = p->d->chart;
    for (int i = 0; i < c->n; i++) {
        if (c->data[i].target == CHART_NOWHERE)
            continue;
        const emu x = middle_of(p, i), y = height_at(p, c->data[i].target);
        struct pathbuf b = pathbuf_in(p->d->lay->job->doc);
        path_polygon(&b, (const emu[][2]){{x, y - R}, {x + R, y}, {x, y + R}, {x - R, y}},
                     4);
        draw_path(p->d, &b,
                  (struct pen){.fills = true,
                               .fill = white,
                               .width = EMU_PT * 7 / 10,
                               .stroke = c->mark});
    }
}

void draw_target_line(struct plot *p)
{
    const struct chart *c = p->d->chart;
    if (c->target == CHART_NOWHERE)
        return;
    const emu y = height_at(p, c->target);
    draw_line(p->d, (const emu[]){p->x, y}, (const emu[]){p->x + p->w, y},
              EMU_PT * 8 / 10, c->mark, true);
}

void draw_plan_line(struct plot *p)
{
    draw_series(p, true,
                (struct pen){.width = EMU_PT * 8 / 10,
                             .stroke = p->d->chart->mark,
                             .dash = EMU_MM,
                             .gap = EMU_MM * 7 / 10});
    draw_milestones(p);
}

void draw_value_line(struct plot *p)
{
    const struct chart *c = p->d->chart;
    draw_series(
        p, false,
        (struct pen){.width = EMU_PT * 13 / 10, .stroke = c->color, .round = true});
    draw_points(p);
}

/* --- labels ------------------------------------------------------------------------- */

void clear(struct plot *p, struct area area)
{
    const struct style *s = p->d->box->style;
    if (p->d->chart->n_ticks)
        draw_fill(p->d, area.x, area.y, area.w, area.h,
                  s->has_background ? s->background : white);
}

/* Labels stand above what they belong to, a negative column's below it. */
emu draw_labels(struct plot *p, emu room)
{
    enum { AWAY = EMU_MM };
    const struct chart *c = p->d->chart;
    emu lowest = 0;
    for (int i = 0; i < c->n; i++) {
        const struct frag *label = value_label(p->d, c->data[i].label, room);
        const bool column = c->kind == CHART_COLUMN;
        const bool has_place = c->data[i].at != CHART_NOWHERE;
        const int32_t at = has_place ? c->data[i].at : c->zero;
        if (!label)
            continue;
        const bool below = column && has_place && at < c->zero;
        const emu away = column ? AWAY / 2 : AWAY;
        const emu y = height_at(p, at) + (below ? away : -away - label->h);
        clear(p, label_area(p->d, label, middle_of(p, i), y));
        take_label(p->d, place_label(p->d, label, middle_of(p, i), y));
        lowest = y + label->h > lowest ? y + label->h : lowest;
    }
    return lowest;
}

void draw_captions(struct plot *p, emu top, emu room)
{
    for (int i = 0; i < p->d->chart->n; i++)
        place_label(p->d, label_within(p->d, p->d->chart->data[i].caption, room),
                    middle_of(p, i), top);
}
