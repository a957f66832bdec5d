#include "layout/cut.h"
#include "layout/justify.h"

/* Knuth and Plass's way to cut a paragraph (Software: Practice and Experience 11, 1981),
 * with the stages of JLREQ for glue: from the last place where a line may end to the
 * first, the cheapest way on from there is found, so that what is left of a paragraph in
 * another region is cut as it would have been in one. Only lines that are near the
 * measure are looked at, so the time is proportional to the length. */

/* The cheapest way from a place to the end. */
struct way {
    int64_t cost;
    int next; /* the place where its first line ends */
};

struct total_fit {
    const struct cutting *c;
    const struct cut_place *places;
    int n;
    struct way *ways; /* by place; the last is the end */
    int from;         /* the first cluster of the stretch */
};

/* The line from cluster `from` to place `j`, and what it costs. */
static int64_t cost_of_line(const struct total_fit *f, int from, int j)
{
    const struct cutting *c = f->c;
    const struct cut_place *place = &f->places[j];
    struct line line = line_of(c->m, from, place->to);
    int64_t cost = line_settle(c->m, &line, cut_room(c, from), c->justify);
    cost += COST_AT_WORST * place->worst;
    return cost + cut_cost_of_last(c, &line, f->from) +
           (line.last ? 0 : cut_cost_of_end(c, line.to));
}

/* Cheaper ways are not to be expected of lines that are still shorter: this one uses up
 * half of what it can be opened by, or is ragged. */
static bool is_short(const struct total_fit *f, int from, int j)
{
    const struct cutting *c = f->c;
    struct line line = line_of(c->m, from, f->places[j].to);
    const struct slack slack = line_slack(c->m, &line, c->justify);
    int64_t stretch = 0;
    for (int s = 0; s < STRETCH_STAGES; s++)
        stretch += slack.stretch[s];
    const emu room = cut_room(c, from);
    const int64_t left = (int64_t)room - line.natural;
    return left > (c->justify ? stretch / 2 : room / 2);
}

/* The cheapest way for a line that begins with cluster `from`, of places after `after`
 * and not after `*high`, which goes down to the last one that fits. */
static struct way cheapest(const struct total_fit *f, int from, int after, int *high)
{
    struct way best = {INT64_MAX, after + 1};
    while (*high > after + 1 && cost_of_line(f, from, *high) >= LINE_TOO_WIDE)
        (*high)--;
    for (int j = *high; j > after; j--) {
        const int64_t cost = cost_of_line(f, from, j) + f->ways[j].cost;
        if (cost < best.cost)
            best = (struct way){cost, j};
        if (best.cost < COST_AT_WORST && is_short(f, from, j))
            break;
    }
    return best;
}

static void add_lines(const struct total_fit *f, int from, struct way way)
{
    const struct cutting *c = f->c;
    for (;;) {
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
    };
    int high = f.n - 1;
    for (int k = f.n - 2; k >= 0; k--)
        f.ways[k] = cheapest(&f, f.places[k].next, k, &high);
    add_lines(&f, from, cheapest(&f, from, -1, &high));
    arena_release(scratch, mark);
}
