#include "layout/chart_plot.h"

/* --- a sparkline -------------------------------------------------------------------- */

/* Half of a first or last caption or label, which leave the others as much room as they
 * have themselves; or the point that stands there. */
static emu overhang_of(struct drawing *d, int i)
{
    const struct datum *datum = &d->chart->data[i];
    const emu point = EMU_MM, most = d->w / d->chart->n / 2;
    const emu caption = label_width(d, datum->caption) / 2;
    const emu label = label_width(d, datum->label) / 2;
    const emu half = caption > label ? caption : label;
    return half < point ? point : half < most ? half : most;
}

emu draw_sparkline(struct drawing *d)
{
    const int n = d->chart->n;
    const emu left = overhang_of(d, 0), right = overhang_of(d, n - 1);
    const emu room = d->w / n; /* the first and the last then reach no further */
    const emu above = tallest(d, false, room), captions = tallest(d, true, room);
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
    draw_labels(&p, room);
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
        if (!figure)
            continue;
        const struct area area = {p->x - EMU_MM - figure->w, y - figure->h / 2, figure->w,
                                  figure->h};
        group_add(&p->d->group, figure, area.x, area.y);
        take(p->d, area);
    }
}

/* What is said of a part stands in it, or at its right if it is too low for that. */
static void draw_part_label(struct plot *p, const struct chart_part *part, emu x, emu w)
{
    const struct frag *label = value_label(p->d, part->label, p->w / p->d->chart->n);
    const emu foot = height_at(p, part->from), top = height_at(p, part->to);
    if (!label)
        return;
    const emu y = (top + foot - label->h) / 2;
    const emu beside = x + w + label->w / 2 + EMU_MM / 2;
    if (label->h <= foot - top && label->w <= w)
        place_label(p->d, label, x + w / 2, y);
    else
        take_label(p->d, place_label(p->d, label, beside, y));
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

/* True if the label of a value may stand where the unit does, which is at the left. */
static bool meets_unit(struct drawing *d, const struct frag *unit, emu room)
{
    const int n = d->chart->n;
    const emu left = d->w - n * room;
    for (int i = 0; i < n && left + i * room < unit->w; i++) {
        const struct frag *label = value_label(d, d->chart->data[i].label, room);
        if (label && left + i * room + (room - label->w) / 2 < unit->w)
            return true;
    }
    return false;
}

/* Room above the plot: for labels no wider than `room`, and for half of the highest
 * figure with the unit above it. */
static emu room_above(struct drawing *d, const struct frag *unit, emu figure, emu room)
{
    const emu labels = tallest(d, false, room) + EMU_MM;
    emu above = figure / 2;
    if (unit && meets_unit(d, unit, room))
        return unit->h + labels;
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
    struct plot p = plot_in(
        d, (struct area){left, room_above(d, unit, figure, room), d->w - left, h});
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
    const emu lowest = draw_labels(&p, room);
    draw_goal(&p);
    const emu foot = lowest > p.y + p.h ? lowest : p.y + p.h, below = EMU_MM + captions;
    draw_captions(&p, foot + EMU_MM, room);
    return foot + (below > figure / 2 ? below : figure / 2);
}
