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
    int *next;     /* the place where the next line ends; 0: not looked for yet */
    int from;
    bool rises; /* cut_rises */
};

/* What it costs that a line is not as long as the others. */
static int64_t cost_of_length(const struct balancing *b, const struct line *line)
{
    const int64_t off = (int64_t)b->even - line->natural;
    const int64_t part = b->even > 0 ? off * 1000 / b->even : 0;
    return COST_OF_UNEVEN * part / 1000 * part / 1000;
}

static int64_t cost_of_line(const struct balancing *b, struct line *line, int j)
{
    const struct cutting *c = b->c;
    const int64_t settled = line_settle(c->m, line, cut_room(c, line->from), false);
    if (settled >= LINE_TOO_WIDE)
        return settled;
    const int64_t cost = cost_of_length(b, line) + COST_AT_WORST * b->places[j].worst;
    return cost + (line->last ? cut_cost_of_last(c, line, b->from)
                              : cut_cost_of_end(c, line->to));
}

static int64_t cost_from(const struct balancing *b, int j, int left);

/* The cheapest way from cluster `from`, places after `after`, in `left` lines; of two
 * that are as good the one with the longer line. Lines are tried from the longest on,
 * until one is shorter than the others by more than all of the best way costs. */
static int64_t cheapest(const struct balancing *b, int from, int after, int left,
                        int *next)
{
    const int first = left == 1 ? b->n - 1 : after + 1, end = b->n - 1;
    int64_t best = INT64_MAX / 2;
    int j = left == 1 ? first : end - 1;
    if (b->rises && j > first)
        j = cut_reach(b->c, b->places, end, from, after);
    *next = first;
    for (; j >= first && j < end + (left == 1); j--) {
        struct line line = line_of(b->c->m, from, b->places[j].to);
        if (b->rises && line.natural < b->even && cost_of_length(b, &line) > best)
            break;
        const int64_t own = cost_of_line(b, &line, j);
        if (own >= best || (own >= LINE_TOO_WIDE && j > first))
            continue;
        const int64_t cost = own + (left > 1 ? cost_from(b, j, left - 1) : 0);
        if (cost < best) {
            best = cost;
            *next = j;
        }
    }
    return best;
}

/* The same from place `j` on. */
static int64_t cost_from(const struct balancing *b, int j, int left)
{
    const int at = (left - 1) * b->n + j;
    if (!b->next[at])
        b->cost[at] = cheapest(b, b->places[j].next, j, left, &b->next[at]);
    return b->cost[at];
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

/* A line more is better than a word that is torn apart, if that saves it or tears it
 * where it hurts less. */
static bool balance(struct balancing *b, int lines, int64_t length)
{
    enum { MOST_MORE = 1 };
    struct balancing best = *b;
    int first_of_best = 0, lines_of_best = lines, worst_of_best = INT_MAX;
    for (int n = lines; n <= lines + MOST_MORE && n < b->n + 1; n++) {
        int first;
        b->even = (emu)(length / n);
        const int worst = worst_end(b, n, &first);
        if (worst < worst_of_best) {
            best = *b;
            first_of_best = first;
            lines_of_best = n;
            worst_of_best = worst;
        }
        if (worst < PHRASE_TORN)
            break;
    }
    if (worst_of_best < INT_MAX)
        add_lines(&best, lines_of_best, first_of_best);
    return worst_of_best < INT_MAX;
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
                              .from = from,
                              .rises = cut_rises(c, from, end)};
        done = places.n <= MOST_PLACES && balance(&b, lines, length);
    }
    arena_release(scratch, mark);
    return done;
}
