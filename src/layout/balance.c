#include "layout/cut.h"
#include "layout/justify.h"

#include <limits.h>

/* Headings: as few lines as the measure allows, as even as can be, ending with phrases.
 * For each number of lines that are left, the cheapest way on from each place is found,
 * as for a total fit. */

enum { MOST_LINES = 6, MOST_PLACES = 400 };
enum { COST_OF_UNEVEN = 1000000 }; /* of a line without any characters */

struct balancing {
    const struct cutting *c;
    const struct cut_place *places;
    int n;
    emu even;      /* how long each line would be */
    int64_t *cost; /* by lines left, by place */
    int *next;     /* the place where the next line ends */
    int from;
};

static bool is_too_wide(const struct balancing *b, int from, int j)
{
    struct line line = line_of(b->c->m, from, b->places[j].to);
    return line_settle(b->c->m, &line, cut_room(b->c, from), false) >= LINE_TOO_WIDE;
}

static int64_t cost_of_line(const struct balancing *b, int from, int j)
{
    const struct cutting *c = b->c;
    struct line line = line_of(c->m, from, b->places[j].to);
    const int64_t settled = line_settle(c->m, &line, cut_room(c, from), false);
    if (settled >= LINE_TOO_WIDE)
        return settled;
    const int64_t off = (int64_t)b->even - line.natural;
    const int64_t part = b->even > 0 ? off * 1000 / b->even : 0;
    int64_t cost = COST_OF_UNEVEN * part / 1000 * part / 1000;
    cost += COST_AT_WORST * b->places[j].worst;
    return cost + (line.last ? cut_cost_of_last(c, &line, b->from)
                             : cut_cost_of_end(c, line.to));
}

/* The cheapest way from cluster `from`, places after `after`, in `left` lines. */
static int64_t cheapest(const struct balancing *b, int from, int after, int left,
                        int *next)
{
    int64_t best = INT64_MAX / 2;
    const int first = left == 1 ? b->n - 1 : after + 1;
    *next = first;
    for (int j = first; j < b->n && (j == first || !is_too_wide(b, from, j)); j++) {
        if (left > 1 && j == b->n - 1)
            break;
        const int64_t rest = left > 1 ? b->cost[(left - 2) * b->n + j] : 0;
        const int64_t cost = cost_of_line(b, from, j) + rest;
        if (cost <= best) { /* of two that are as good the longer line first */
            best = cost;
            *next = j;
        }
    }
    return best;
}

static void solve(const struct balancing *b, int lines)
{
    for (int left = 1; left < lines; left++)
        for (int k = b->n - 2; k >= 0; k--) {
            const int at = (left - 1) * b->n + k;
            b->cost[at] = cheapest(b, b->places[k].next, k, left, &b->next[at]);
        }
}

static void add_lines(const struct balancing *b, int lines, int next)
{
    const struct cutting *c = b->c;
    int from = b->from;
    for (int left = lines; left > 0; left--) {
        struct line line = line_of(c->m, from, b->places[next].to);
        line_settle(c->m, &line, cut_room(c, from), false);
        *(struct line *)list_add(c->lines) = line;
        from = b->places[next].next;
        if (left > 1)
            next = b->next[(left - 2) * b->n + next];
    }
}

/* How many lines there are when each takes what it can; and what they hold. */
static int count_lines(const struct cutting *c, int from, int end, int64_t *length)
{
    struct list lines = list_of(c->lay->job->scratch, sizeof(struct line));
    struct cutting greedy = *c;
    greedy.lines = &lines;
    cut_line_by_line(&greedy, from, end);
    *length = 0;
    for (int i = 0; i < lines.n; i++)
        *length += ((const struct line *)list_at(&lines, i))->natural;
    return lines.n;
}

/* The worst place that one of so many lines ends at; INT_MAX if a line is too wide. */
static int worst_end(struct balancing *b, int lines, int *first)
{
    struct arena *scratch = b->c->lay->job->scratch;
    b->cost = ARENA_ARRAY(scratch, int64_t, lines * b->n);
    b->next = ARENA_ARRAY(scratch, int, lines * b->n);
    solve(b, lines);
    if (cheapest(b, b->from, -1, lines, first) >= LINE_TOO_WIDE)
        return INT_MAX;
    int worst = 0;
    for (int left = lines, next = *first; left > 1 && b->c->phrases; left--) {
        const int weight = b->c->phrases[b->places[next].to - 1];
        worst = weight > worst ? weight : worst;
        next = b->next[(left - 2) * b->n + next];
    }
    return worst;
}

/* A line more is better than a word that is torn apart, if that saves it. */
static bool balance(struct balancing *b, int lines, int64_t length)
{
    enum { MOST_MORE = 1 };
    struct balancing few = *b;
    int first_of_few = 0, worst_of_few = INT_MAX;
    for (int n = lines; n <= lines + MOST_MORE && n < b->n + 1; n++) {
        int first;
        b->even = (emu)(length / n);
        const int worst = worst_end(b, n, &first);
        if (worst < PHRASE_TORN) {
            add_lines(b, n, first);
            return true;
        }
        if (n == lines) {
            few = *b;
            first_of_few = first;
            worst_of_few = worst;
        }
    }
    if (worst_of_few < INT_MAX)
        add_lines(&few, lines, first_of_few);
    return worst_of_few < INT_MAX;
}

bool cut_balanced(const struct cutting *c, int from, int end)
{
    struct arena *scratch = c->lay->job->scratch;
    const struct arena_mark mark = arena_mark(scratch);
    int64_t length;
    const int lines = count_lines(c, from, end, &length);
    bool done = false;
    if (lines <= MOST_LINES) {
        const struct list places = cut_places(c, from, end);
        struct balancing b = {.c = c,
                              .places = (const struct cut_place *)places.items,
                              .n = places.n,
                              .from = from};
        done = places.n <= MOST_PLACES && balance(&b, lines, length);
    }
    arena_release(scratch, mark);
    return done;
}
