#include "layout/chart_plot.h"

/* --- a sparkline -------------------------------------------------------------------- */

/* Half of a first or last caption, or the point that stands over it. */
static emu overhang_of(struct drawing *d, int i)
{
    const emu point = EMU_MM, half = label_width(d, d->chart->data[i].caption) / 2;
    return half > point ? half : point;
}

emu draw_sparkline(struct drawing *d)
{
    const int n = d->chart->n;
    const emu room = d->w / (n > 1 ? n - 1 : 1);
    const emu above = tallest(d, false, d->w), captions = tallest(d, true, room);
    const emu left = overhang_of(d, 0), right = overhang_of(d, n - 1);
    const emu top = EMU_MM + (above ? above + EMU_MM : 0);
    struct plot p =
        plot_in(d, (struct area){left, top, d->w - left - right, d->h - 2 * EMU_MM});
    const emu foot = p.y + p.h + EMU_MM;
    const emu axis = EMU_PT / 2;
    if (d->box->style->has_background)
        draw_tint(&p);
    draw_fill(d, left - EMU_MM, foot - EMU_MM, p.w + 2 * EMU_MM, axis, d->chart->rest);
    draw_target_line(&p);
    draw_value_line(&p);
    draw_labels(&p);
    draw_goal(&p);
    draw_captions(&p, foot, room);
    return foot + captions;
}

/* --- axes --------------------------------------------------------------------------- */

static emu ticks_width(struct drawing *d)
{
    emu w = 0;
    for (int i = 0; i < d->chart->n_ticks; i++) {
        const emu own = label_width(d, d->chart->ticks[i].label);
        w = own > w ? own : w;
    }
    return w;
}

/* A line across the plot at each tick, and its figure in front of it. */
static void draw_ticks(struct plot *p)
{
    const struct chart *c = p->d->chart;
    for (int i = 0; i < c->n_ticks; i++) {
        const struct frag *figure = label_of(p->d, c->ticks[i].label);
        const emu y = height_at(p, c->ticks[i].at);
        const bool zero = c->ticks[i].at == c->zero;
        draw_fill(p->d, p->x, y, p->w, zero ? EMU_PT * 8 / 10 : EMU_PT * 35 / 100,
                  c->rest);
        if (figure)
            group_add(&p->d->group, figure, p->x - EMU_MM - figure->w, y - figure->h / 2);
    }
}

/* What is said of a part stands in it, or at its right if it is too low for that. */
static void draw_part_label(struct plot *p, const struct chart_part *part, emu x, emu w)
{
    const struct frag *label = label_of(p->d, part->label);
    const emu foot = height_at(p, part->from), top = height_at(p, part->to);
    if (!label)
        return;
    const emu y = (top + foot - label->h) / 2;
    const emu beside = x + w + label->w / 2 + EMU_MM / 2;
    if (label->h <= foot - top && label->w <= w)
        place_label(p->d, label, x + w / 2, y);
    else
        take(p, place_label(p->d, label, beside, y));
}

/* The parts of a column on top of one another, parted by white lines. */
static void draw_parts(struct plot *p, const struct datum *datum, emu x, emu w)
{
    enum { JOINT = EMU_PT / 2 };
    for (int i = 0; i < datum->n_parts; i++) {
        const struct chart_part *part = &datum->parts[i];
        const emu foot = height_at(p, part->from), top = height_at(p, part->to);
        if (foot > top)
            draw_amount(p->d, x, top, w, foot - top, part->color);
        if (foot > top && part->from)
            draw_fill(p->d, x, foot - JOINT / 2, w, JOINT, white);
    }
    for (int i = 0; i < datum->n_parts; i++)
        draw_part_label(p, &datum->parts[i], x, w);
}

static void draw_column(struct plot *p, const struct datum *datum, emu x, emu w)
{
    const emu zero = height_at(p, p->d->chart->zero), end = height_at(p, datum->at);
    if (datum->n_parts)
        draw_parts(p, datum, x, w);
    else
        draw_amount(p->d, x, end < zero ? end : zero, w,
                    end < zero ? zero - end : end - zero, datum->color);
}

static void draw_columns(struct plot *p)
{
    const struct chart *c = p->d->chart;
    const emu w = column_width(p);
    for (int i = 0; i < c->n; i++) {
        const emu x = middle_of(p, i) - w / 2;
        if (c->data[i].at != CHART_NOWHERE)
            draw_column(p, &c->data[i], x, w);
        if (c->data[i].target != CHART_NOWHERE)
            draw_fill(p->d, x - w / 10, height_at(p, c->data[i].target), w + w / 5,
                      EMU_PT, c->mark);
    }
}

/* Room above the plot: for labels, and for half of the highest figure with the unit above
 * it. */
static emu room_above(struct drawing *d, const struct frag *unit, emu figure)
{
    const emu labels = tallest(d, false, d->w) + EMU_MM;
    emu above = figure / 2;
    if (unit)
        above = unit->h + (above > EMU_MM ? above : EMU_MM);
    return above > labels ? above : labels;
}

emu draw_axes(struct drawing *d)
{
    const struct chart *c = d->chart;
    const struct frag *unit = label_of(d, c->unit);
    const emu figures = ticks_width(d), left = figures ? figures + EMU_MM : 0;
    const emu figure = c->n_ticks ? label_of(d, c->ticks[0].label)->h : 0;
    const emu room = (d->w - left) / (c->n ? c->n : 1), captions = tallest(d, true, room);
    const emu least = figure * (c->n_ticks - 1), h = d->h > least ? d->h : least;
    struct plot p =
        plot_in(d, (struct area){left, room_above(d, unit, figure), d->w - left, h});
    if (unit)
        group_add(&d->group, unit, 0, 0);
    draw_ticks(&p);
    if (c->kind == CHART_COLUMN)
        draw_columns(&p);
    draw_target_line(&p);
    if (c->kind == CHART_LINE) {
        draw_plan_line(&p);
        draw_value_line(&p);
    }
    draw_labels(&p);
    draw_goal(&p);
    const emu foot = p.y + p.h, below = EMU_MM + captions;
    draw_captions(&p, foot + EMU_MM, room);
    return foot + (below > figure / 2 ? below : figure / 2);
}
