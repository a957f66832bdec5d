#include "layout/chart_plot.h"
#include "layout/messages.h"

/* Whether nothing of the first `n` that stands in the chart lies there; nor its edges or
 * what stands under its axis. */
static bool is_free(const struct plot *p, struct area area, int n)
{
    for (int i = 0; i < n; i++)
        if (areas_meet(area, *(const struct area *)list_at(&p->d->taken, i)))
            return false;
    return area.y >= 0 && area.x >= p->x && area.y + area.h <= p->y + p->h;
}

/* The line from one value to a later one, as the rectangles that it crosses. */
static void take_line(struct plot *p, int from, int to, int32_t start, int32_t end)
{
    enum { POINT = EMU_MM };
    for (int i = from; i < to; i++) {
        const int64_t rise = (int64_t)end - start, n = to - from;
        const emu a = height_at(p, start + (int32_t)(rise * (i - from) / n));
        const emu b = height_at(p, start + (int32_t)(rise * (i + 1 - from) / n));
        const emu top = a < b ? a : b, foot = a < b ? b : a, x = middle_of(p, i);
        take(p->d,
             (struct area){x - POINT, top - POINT, middle_of(p, i + 1) - x + 2 * POINT,
                           foot - top + 2 * POINT});
    }
}

/* A plan goes on over values without a milestone, a line of values does not. */
static void take_lines(struct plot *p, bool planned)
{
    const struct chart *c = p->d->chart;
    int last = -1;
    for (int i = 0; i < c->n; i++) {
        const int32_t at = planned ? c->data[i].target : c->data[i].at;
        if (at == CHART_NOWHERE)
            continue;
        if (last >= 0 && (planned || last == i - 1))
            take_line(p, last, i, planned ? c->data[last].target : c->data[last].at, at);
        last = i;
    }
}

static void take_columns(struct plot *p)
{
    const struct chart *c = p->d->chart;
    const emu w = column_width(p);
    for (int i = 0; i < c->n; i++) {
        const emu top = height_at(p, c->data[i].at);
        take(p->d, (struct area){middle_of(p, i) - w / 2, top, w, p->y + p->h - top});
    }
}

/* What the values are drawn with. */
static void take_drawing(struct plot *p)
{
    if (p->d->chart->kind == CHART_COLUMN) {
        take_columns(p);
    } else {
        take_lines(p, false);
        take_lines(p, true);
    }
}

/* Where the target is: its line, or the last milestone. */
static int32_t goal_place(const struct chart *c)
{
    int32_t at = c->target;
    for (int i = 0; i < c->n && c->target == CHART_NOWHERE; i++)
        if (c->data[i].target != CHART_NOWHERE)
            at = c->data[i].target;
    return at;
}

/* The first of the places that is free of the first `n` things that are taken; -1: none
 * is. */
static int find_free(const struct plot *p, const struct frag *goal,
                     const emu (*places)[2], int n_places, int n)
{
    for (int i = 0; i < n_places; i++)
        if (is_free(p, (struct area){places[i][0], places[i][1], goal->w, goal->h}, n))
            return i;
    return -1;
}

static void report_no_place(struct plot *p, const struct frag *goal)
{
    struct drawing *d = p->d;
    if (goal->w > p->w)
        report_overflow(d->lay, d->box, DIAG_BOX_TOO_WIDE, d->w + goal->w - p->w, d->w);
    else
        report_overflow(d->lay, d->box, DIAG_BOX_TOO_HIGH, d->h + goal->h, d->h);
}

/* What is said of the target stands at its line: above its right end, or where nothing
 * else stands; its left end only if there is a line. Where there is no such place it may
 * lie over what is drawn, but over no label. */
void draw_goal(struct plot *p)
{
    enum { AWAY = EMU_MM / 2, TRIES = 8 };
    const struct chart *c = p->d->chart;
    const struct frag *goal = label_within(p->d, c->goal, p->w);
    const int32_t at = goal_place(c);
    const int labels = p->d->taken.n;
    if (!goal)
        return;
    const emu line = at == CHART_NOWHERE ? p->y : height_at(p, at);
    const emu right = p->x + p->w - goal->w;
    const emu left = c->target == CHART_NOWHERE ? right : p->x;
    const emu above = line - goal->h - AWAY, below = line + AWAY;
    const emu away = c->target == CHART_NOWHERE ? EMU_MM : 0; /* a milestone's half */
    const emu tries[TRIES][2] = {
        {right, above - away},        {left, above - away},
        {right, below + away},        {left, below + away},
        {right, above - goal->h},     {right, below + goal->h},
        {right, above - 2 * goal->h}, {right, below + 2 * goal->h}};
    take_drawing(p);
    int best = find_free(p, goal, tries, TRIES, p->d->taken.n);
    best = best < 0 ? find_free(p, goal, tries, TRIES, labels) : best;
    const emu *place = tries[best < 0 ? 0 : best];
    const struct area area = {place[0], place[1], goal->w, goal->h};
    if (best < 0)
        report_no_place(p, goal);
    clear(p, area);
    group_add(&p->d->group, goal, area.x, area.y);
}
