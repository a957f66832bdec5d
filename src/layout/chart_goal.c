#include "layout/chart_plot.h"

static bool is_free(const struct plot *p, struct area area)
{
    for (int i = 0; i < p->taken.n; i++)
        if (areas_meet(area, *(const struct area *)list_at(&p->taken, i)))
            return false;
    return area.y >= 0 && area.x >= 0;
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
        take(p, (struct area){x - POINT, top - POINT, middle_of(p, i + 1) - x + 2 * POINT,
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
        take(p, (struct area){middle_of(p, i) - w / 2, top, w, p->y + p->h - top});
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

/* What is said of the target stands at its line: above its right end, or where nothing
 * else stands; its left end only if there is a line. */
void draw_goal(struct plot *p)
{
    enum { AWAY = EMU_MM / 2 };
    const struct chart *c = p->d->chart;
    const struct frag *goal = label_of(p->d, c->goal);
    const int32_t at = goal_place(c);
    if (!goal)
        return;
    const emu line = at == CHART_NOWHERE ? p->y : height_at(p, at);
    const emu right = p->x + p->w - goal->w;
    const emu left = c->target == CHART_NOWHERE ? right : p->x;
    const emu above = line - goal->h - AWAY, below = line + AWAY;
    const emu away = c->target == CHART_NOWHERE ? EMU_MM : 0; /* a milestone's half */
    const emu tries[][2] = {{right, above - away},        {left, above - away},
                            {right, below + away},        {left, below + away},
                            {right, above - goal->h},     {right, below + goal->h},
                            {right, above - 2 * goal->h}, {right, below + 2 * goal->h}};
    const int n = (int)(sizeof tries / sizeof *tries);
    take_drawing(p);
    int best = 0;
    for (int i = n - 1; i >= 0; i--)
        if (is_free(p, (struct area){tries[i][0], tries[i][1], goal->w, goal->h}))
            best = i;
    clear(p, (struct area){tries[best][0], tries[best][1], goal->w, goal->h});
    group_add(&p->d->group, goal, tries[best][0], tries[best][1]);
}
