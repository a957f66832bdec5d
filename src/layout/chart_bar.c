#include "layout/chart.h"

#include "base/circle.h"
#include "base/job.h"

/* Bars, stars and arrows of trend: the small charts of table cells. Marks stand out of a
 * bar by a fifth or a third of its height, into the padding of its cell. */

/* --- bars --------------------------------------------------------------------------- */

static const emu line_width = EMU_PT * 8 / 10, halo = EMU_PT / 2; /* of the target */

/* What the slanting gap at a bar's end is made in: its height, or less, so that it stands
 * behind the target's line. */
static emu unit_of_cut(const struct drawing *d)
{
    const int target = d->chart->target;
    if (target == CHART_NOWHERE)
        return d->h;
    const emu room = d->w - length_to(d->w, target) - line_width / 2 - halo;
    const emu unit = len_mul_div(room, 100, 115);
    return unit > 0 && unit < d->h ? unit : d->h;
}

/* The bar goes on beyond its end: a slanting gap shows that it does. */
static void draw_cut(struct drawing *d)
{
    const emu unit = unit_of_cut(d), right = d->w - unit * 3 / 10;
    const emu slant = unit / 2, gap = unit * 35 / 100;
    const emu points[][2] = {
        {right - slant - gap, d->h}, {right - gap, 0}, {right, 0}, {right - slant, d->h}};
    draw_polygon(d, points, 4, white);
}

/* A line over the bar's height and a little more, with a halo that shows it on any
 * colour. */
static void draw_target(struct drawing *d, emu x)
{
    const emu left = x - line_width / 2, out = d->h / 5;
    draw_fill(d, left - halo, 0, line_width + 2 * halo, d->h, white);
    draw_fill(d, left, -out, line_width, d->h + 2 * out, d->chart->mark);
}

/* Where the value should be by now: a triangle on the upper edge. */
static void draw_pace(struct drawing *d, emu x)
{
    const emu half = d->h * 35 / 100, top = -d->h * 3 / 10, tip = d->h / 5;
    struct pathbuf b = pathbuf_in(d->lay->job->doc);
    path_polygon(&b, (const emu[][2]){{x - half, top}, {x + half, top}, {x, tip}}, 3);
    draw_path(d, &b, (struct pen){.width = EMU_PT * 8 / 10, .stroke = white});
    draw_path(d, &b, (struct pen){.fills = true, .fill = d->chart->mark});
}

static void draw_baseline(struct drawing *d, emu x)
{
    const emu line = EMU_PT * 6 / 10;
    draw_fill(d, x - line / 2, d->h / 2, line, d->h - d->h / 2, d->chart->rest);
}

emu draw_bar(struct drawing *d)
{
    const struct chart *c = d->chart;
    const emu end = length_to(d->w, c->value);
    const bool beyond = c->target != CHART_NOWHERE && c->value > c->target;
    const emu own = beyond ? length_to(d->w, c->target) : end;
    if (d->box->style->has_background)
        draw_fill(d, 0, 0, d->w, d->h, d->box->style->background);
    draw_amount(d, 0, 0, own, d->h, c->color);
    draw_amount(d, own, 0, end - own, d->h, c->excess);
    if (c->over)
        draw_cut(d);
    if (c->baseline != CHART_NOWHERE)
        draw_baseline(d, length_to(d->w, c->baseline));
    if (c->target != CHART_NOWHERE)
        draw_target(d, length_to(d->w, c->target));
    if (c->pace != CHART_NOWHERE)
        draw_pace(d, length_to(d->w, c->pace));
    return d->h;
}

/* --- stars -------------------------------------------------------------------------- */

enum { POINTS = 10, LEFT_HALF = 6 };

/* The points of a star, from its top by the left to its foot and on by the right. */
static void star_points(emu x, emu y, emu radius, emu points[POINTS][2])
{
    enum { TOP = 750000, TURN = 1000000, INNER = 382 /* of the radius [1/1000] */ };
    for (int i = 0; i < POINTS; i++) {
        const struct direction v = direction_of_turn(TOP - (int64_t)TURN * i / POINTS);
        const emu r = i % 2 ? len_mul_div(radius, INNER, 1000) : radius;
        points[i][0] = x + len_mul_div(r, v.x, CIRCLE_ONE);
        points[i][1] = y + len_mul_div(r, v.y, CIRCLE_ONE);
    }
}

static void draw_star(struct drawing *d, emu x, emu y, emu radius, int halves)
{
    emu points[POINTS][2];
    struct pathbuf b = pathbuf_in(d->lay->job->doc);
    star_points(x, y, radius, points);
    if (halves == 2) {
        draw_polygon(d, points, POINTS, d->chart->color);
        return;
    }
    path_polygon(&b, points, POINTS);
    draw_path(d, &b, (struct pen){.width = EMU_PT / 2, .stroke = d->chart->rest});
    if (halves == 1)
        draw_polygon(d, points, LEFT_HALF, d->chart->color);
}

/* Where a row of width `w` begins in the drawing. */
static emu row_start(const struct drawing *d, emu w)
{
    const enum text_align align = d->box->style->text_align;
    if (w >= d->w || align == TEXT_START || align == TEXT_JUSTIFY)
        return 0;
    return align == TEXT_CENTER ? (d->w - w) / 2 : d->w - w;
}

emu draw_stars(struct drawing *d)
{
    const int n = d->chart->stars;
    const emu most = d->w / n;
    const emu pitch = d->h < most ? d->h : most;
    const emu radius = pitch * 47 / 100, left = row_start(d, pitch * n);
    for (int i = 0; i < n; i++) {
        const int halves = d->chart->value - 2 * i;
        draw_star(d, left + pitch * i + pitch / 2, d->h / 2 + radius / 20, radius,
                  halves < 0   ? 0
                  : halves > 2 ? 2
                               : halves);
    }
    return d->h;
}

/* --- trend -------------------------------------------------------------------------- */

emu draw_trend(struct drawing *d)
{
    enum { EIGHTH = 125000, N = 7 };
    static const int shape[N][2] = {/* of a half of the height [1/1000] */
                                    {-900, -160}, {150, -160}, {150, -560}, {950, 0},
                                    {150, 560},   {150, 160},  {-900, 160}};
    const struct direction v = direction_of_turn((1 - d->chart->value) * EIGHTH);
    const emu side = d->h < d->w ? d->h : d->w, half = side / 2;
    const emu x = row_start(d, side) + half, y = d->h / 2;
    emu points[N][2];
    for (int i = 0; i < N; i++) {
        const int64_t along = shape[i][0], across = shape[i][1];
        points[i][0] =
            x + len_mul_div(half, along * v.x - across * v.y, (int64_t)1000 * CIRCLE_ONE);
        points[i][1] =
            y + len_mul_div(half, along * v.y + across * v.x, (int64_t)1000 * CIRCLE_ONE);
    }
    draw_polygon(d, points, N, d->chart->color);
    return d->h;
}
