#include "layout/cut.h"
#include "layout/justify.h"

/* Knuth and Plass's way to cut a paragraph (Software: Practice and Experience 11, 1981),
 * with the stages of JLREQ for glue: from each place where a line may end the cheapest
 * way on from there to the end is found, so that what is left of a paragraph in
 * another region is cut as it would have been in one. Only places are looked at that
 * lines can reach from the beginning, and only lines that are near the measure, so the
 * time is proportional to the length. */

/* As many places are looked at as they are asked for, each by the one before; of those
 * further on each is known when it is asked for, so that nothing is asked too deep. */
enum { MOST_ASKED = 1000 };

/* The cheapest way from a place to the end. */
struct way {
    int64_t cost;
    int next; /* the place where its first line ends; 0: not looked for yet */
};

struct total_fit {
    const struct cutting *c;
    const struct cut_place *places;
    int n;
    struct way *ways; /* by place; the last is the end */
    int from;         /* the first cluster of the stretch */
    bool rises;       /* what stands behind begins behind: there are no rows in it */
    int high;         /* if not: what was the last that fits for the place behind */
};

/* A line, and what it comes to. */
struct weighed {
    int64_t cost;
    bool is_short; /* it uses up half of what it can be opened by, or is ragged */
};

static struct weighed weigh(const struct total_fit *f, int from, int j)
{
    const struct cutting *c = f->c;
    const struct cut_place *place = &f->places[j];
    const emu room = cut_room(c, from);
    struct line line = line_of(c->m, from, place->to);
    const struct slack slack = line_slack(c->m, &line, c->justify);
    int64_t cost = line_settle_with(c->m, &line, &slack, room, c->justify);
    cost += COST_AT_WORST * place->worst;
    cost += cut_cost_of_last(c, &line, f->from) +
            (line.last ? 0 : cut_cost_of_end(c, line.to));
    const int64_t most = c->justify ? slack_stretch(&slack) : room;
    return (struct weighed){cost, (int64_t)room - line.natural > most / 2};
}

/* --- ways --------------------------------------------------------------------------- */

static struct way cheapest(struct total_fit *f, int from, int after);

static int64_t cost_from(struct total_fit *f, int j)
{
    if (j < f->n - 1 && !f->ways[j].next)
        f->ways[j] = cheapest(f, f->places[j].next, j);
    return f->ways[j].cost;
}

/* The cheapest way for a line that begins with cluster `from`, behind place `after`.
 * Cheaper ways are not to be expected of lines that are shorter than one that is short
 * already. */
static struct way cheapest(struct total_fit *f, int from, int after)
{
    struct way best = {INT64_MAX, after + 1};
    int j = f->rises ? cut_reach(f->c, f->places, f->n, from, after) : f->high;
    struct weighed line = weigh(f, from, j);
    while (j > after + 1 && line.cost >= LINE_TOO_WIDE)
        line = weigh(f, from, --j);
    f->high = j;
    for (;;) {
        const int64_t cost = line.cost + cost_from(f, j);
        if (cost < best.cost)
            best = (struct way){cost, j};
        if ((best.cost < COST_AT_WORST && line.is_short) || --j == after)
            return best;
        line = weigh(f, from, j);
    }
}

static void add_lines(struct total_fit *f, struct way way)
{
    const struct cutting *c = f->c;
    for (int from = f->from;;) {
        struct line line = line_of(c->m, from, f->places[way.next].to);
        line_settle(c->m, &line, cut_room(c, from), c->justify);
        *(struct line *)list_add(c->lines) = line;
        if (way.next == f->n - 1)
            return;
        from = f->places[way.next].next;
        way = f->ways[way.next];
    }
}

void cut_total_fit(const struct cutting *c, int from, int end)
{
    struct arena *scratch = c->lay->job->scratch;
    const struct arena_mark mark = arena_mark(scratch);
    const struct list places = cut_places(c, from, end);
    struct total_fit f = {
        .c = c,
        .places = (const struct cut_place *)places.items,
        .n = places.n,
        .ways = ARENA_ARRAY(scratch, struct way, places.n),
        .from = from,
        .rises = cut_rises(c, from, end),
        .high = places.n - 1,
    };
    for (int k = f.n - 2; k >= (f.rises ? MOST_ASKED : 0); k--)
        cost_from(&f, k);
    add_lines(&f, cheapest(&f, from, -1));
    arena_release(scratch, mark);
}
