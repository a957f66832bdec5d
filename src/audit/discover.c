#include "audit/discover.h"

#include "audit/windows.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/list.h"

/* The rows under examination, and the result that is being built. */
struct search {
    struct arena *arena, *scratch;
    const struct discover_row *rows;
    int n, n_grades;
    struct row_room *room;
};

/* In the scratch arena. */
static const struct number **values_of(const struct search *s,
                                       enum discover_progress progress,
                                       enum discover_elapsed elapsed)
{
    const struct number **values = ARENA_ARRAY(s->scratch, const struct number *, s->n);
    for (int i = 0; i < s->n; i++)
        values[i] = discover_value(s->scratch, &s->rows[i], progress, elapsed);
    return values;
}

static struct parting parting_of(const struct search *s, const struct number **values,
                                 int boundary)
{
    return (struct parting){.rows = s->rows,
                            .values = values,
                            .n = s->n,
                            .from = boundary ? 1 : 0,
                            .boundary = boundary};
}

static enum discover_progress progress_of_top(const struct discover_reading *r,
                                              enum discover_top top)
{
    return top == TOP_TARGET ? PROGRESS_OF_TARGET : r->progress;
}

static enum discover_elapsed elapsed_of_top(const struct discover_reading *r,
                                            enum discover_top top)
{
    return top == TOP_SAME ? r->elapsed : ELAPSED_NONE;
}

/* The value of the straight line at the end is the target, so what is left of this
 * reading without time is another one. */
static bool has_top(const struct discover_reading *r, enum discover_top top)
{
    return top != TOP_PROGRESS || r->progress == PROGRESS_FROM_BASELINE ||
           r->progress == PROGRESS_ALL_FROM_BASELINE;
}

static void find_top(const struct search *s, struct discover_reading *r,
                     enum discover_top top)
{
    const struct arena_mark mark = arena_mark(s->scratch);
    const struct number **values =
        values_of(s, progress_of_top(r, top), elapsed_of_top(r, top));
    const struct parting p = parting_of(s, values, 0);
    r->tops[top] = window_find(s->room, &p);
    r->over_one[top] = window_rows_from(s->room, &p, number_from_int(s->scratch, 1));
    arena_release(s->scratch, mark);
}

static void find_tops(const struct search *s, struct discover_reading *r)
{
    int finest = 0;
    for (int top = 0; top < TOP_READINGS; top++) {
        int fineness;
        if (!has_top(r, (enum discover_top)top))
            continue;
        find_top(s, r, (enum discover_top)top);
        const struct discover_window w = r->tops[top];
        if (!w.fits)
            continue;
        discover_round(s->arena, w.over, w.upto, &fineness);
        if (!r->tops[r->top].fits || fineness < finest) {
            r->top = (enum discover_top)top;
            finest = fineness;
        }
    }
}

static void find_thresholds(const struct search *s, struct discover_reading *r)
{
    const struct number **thresholds =
        ARENA_ARRAY(s->arena, const struct number *, s->n_grades - 1);
    for (int k = 0; k < s->n_grades - 1; k++) {
        int fineness;
        thresholds[k] =
            discover_round(s->arena, r->windows[k].over, r->windows[k].upto, &fineness);
        r->fineness += fineness;
    }
    r->thresholds = thresholds;
}

static struct discover_reading read_rows(const struct search *s,
                                         enum discover_progress progress,
                                         enum discover_elapsed elapsed)
{
    struct discover_reading r = {.progress = progress, .elapsed = elapsed};
    struct discover_window *windows =
        ARENA_ARRAY(s->arena, struct discover_window, s->n_grades - 1);
    find_tops(s, &r);
    const struct arena_mark mark = arena_mark(s->scratch);
    const struct number **values = values_of(s, progress, elapsed);
    windows[0] = r.tops[r.top];
    r.fits = windows[0].fits;
    for (int k = 1; k < s->n_grades - 1; k++) {
        const struct parting p = parting_of(s, values, k);
        windows[k] = window_find(s->room, &p);
        r.fits = r.fits && windows[k].fits;
    }
    arena_release(s->scratch, mark);
    r.windows = windows;
    if (r.fits)
        find_thresholds(s, &r);
    return r;
}

/* Readings that come to the same as another one are not tried twice. */
static bool is_another(const struct search *s, enum discover_progress progress,
                       enum discover_elapsed elapsed)
{
    if (progress == PROGRESS_OF_EXPECTED && elapsed == ELAPSED_NONE)
        return false;
    if (elapsed != ELAPSED_FROM_BASELINE)
        return true;
    if (progress == PROGRESS_OF_TARGET)
        return false;
    for (int i = 0; i < s->n; i++)
        if (s->rows[i].baseline_months > 0)
            return true;
    return false;
}

/* --- what a rule gives -------------------------------------------------------------- */

static bool reaches(const struct number *value, const struct number *threshold)
{
    return value && number_compare(value, threshold) >= 0;
}

/* The grade of `row` by the best reading's thresholds, its progress and time read as `r`
 * does; -1 if it cannot be told. */
static int find_grade(const struct search *s, const struct discover_reading *best,
                      const struct discover_reading *r, const struct discover_row *row)
{
    const struct number *top = discover_value(
        s->scratch, row, progress_of_top(r, best->top), elapsed_of_top(r, best->top));
    if (reaches(top, best->thresholds[0]))
        return 0;
    const struct number *value = discover_value(s->scratch, row, r->progress, r->elapsed);
    if (!value && s->n_grades > 2)
        return -1;
    for (int k = 1; k < s->n_grades - 1; k++)
        if (reaches(value, best->thresholds[k]))
            return k;
    return s->n_grades - 1;
}

static bool is_explained(const struct search *s, const struct discover_reading *best,
                         const struct discover_reading *r, const struct discover_row *row)
{
    const struct arena_mark mark = arena_mark(s->scratch);
    const int grade = find_grade(s, best, r, row);
    arena_release(s->scratch, mark);
    return grade == row->grade;
}

static void find_wrong(const struct search *s, const struct discover_reading *best,
                       struct discover_reading *r)
{
    for (int i = 0; i < s->n; i++)
        if (!is_explained(s, best, r, &s->rows[i]))
            row_room_add(s->room, i);
    r->wrong = row_room_take(s->room);
}

static struct discover_rows find_kind_matters(const struct search *s,
                                              const struct discover_reading *best)
{
    for (int i = 0; i < s->n; i++) {
        struct discover_row other = s->rows[i];
        other.total = !other.total;
        if (!is_explained(s, best, best, &other))
            row_room_add(s->room, i);
    }
    return row_room_take(s->room);
}

/* --- how much room there is --------------------------------------------------------- */

/* Tightens `common` by the window of another reading. */
static void intersect(struct discover_window *common, const struct discover_window *w)
{
    if (w->over && (!common->over || number_compare(w->over, common->over) > 0)) {
        common->over = w->over;
        common->below = w->below;
    }
    if (w->upto && (!common->upto || number_compare(w->upto, common->upto) < 0)) {
        common->upto = w->upto;
        common->reached = w->reached;
    }
    common->fits =
        !common->over || !common->upto || number_compare(common->over, common->upto) < 0;
}

static const struct discover_window *find_common(const struct search *s,
                                                 const struct discovery *d)
{
    struct discover_window *common =
        ARENA_ARRAY(s->arena, struct discover_window, s->n_grades - 1);
    for (int i = 0; i < d->n_readings; i++) {
        const struct discover_reading *r = &d->readings[i];
        if (!r->fits || r->progress != d->best->progress || !r->tops[d->best->top].fits)
            continue;
        intersect(&common[0], &r->tops[d->best->top]);
        for (int k = 1; k < s->n_grades - 1; k++)
            intersect(&common[k], &r->windows[k]);
    }
    return common;
}

/* The share e at which progress / e is just the threshold that a row must not reach
 * (below), or must reach: progress / e < t <=> e > progress / t. NULL if none binds. */
static const struct number *bound_share(const struct search *s,
                                        const struct discover_reading *best,
                                        const struct discover_row *row, bool below)
{
    const int first = best->top == TOP_SAME ? 0 : 1;
    const int k = below ? row->grade - 1 : row->grade;
    const struct number *progress =
        discover_value(s->scratch, row, best->progress, ELAPSED_NONE);
    if (!progress || row->grade < first || k < first || k >= s->n_grades - 1 ||
        number_sign(best->thresholds[k]) <= 0)
        return NULL;
    return number_divide(s->scratch, progress, best->thresholds[k]);
}

/* The tightest of the bounds of one period's rows, and the rows that have it. */
static const struct number *tightest_share(const struct search *s,
                                           const struct discover_reading *best,
                                           struct str period, bool below,
                                           struct discover_rows *rows)
{
    const struct arena_mark mark = arena_mark(s->scratch);
    const struct number *tightest = NULL;
    for (int i = 0; i < s->n; i++) {
        const struct number *bound = str_eq(s->rows[i].period, period)
                                         ? bound_share(s, best, &s->rows[i], below)
                                         : NULL;
        const int order = bound && tightest ? number_compare(bound, tightest) : 0;
        if (!bound || (below ? order < 0 : order > 0))
            continue;
        if (order)
            s->room->n = 0;
        tightest = bound;
        row_room_add(s->room, i);
    }
    *rows = row_room_take(s->room);
    tightest = number_copy(s->arena, tightest);
    arena_release(s->scratch, mark);
    return tightest;
}

static bool is_known_period(const struct list *shares, struct str period)
{
    for (int i = 0; i < shares->n; i++)
        if (str_eq(((const struct discover_share *)list_at(shares, i))->period, period))
            return true;
    return false;
}

static struct discover_share share_of_period(const struct search *s,
                                             const struct discover_reading *best,
                                             const struct discover_row *first)
{
    struct discover_share share = {
        .period = first->period,
        .share = discover_elapsed_share(s->arena, first, best->progress, best->elapsed),
    };
    share.over = tightest_share(s, best, share.period, true, &share.below);
    share.upto = tightest_share(s, best, share.period, false, &share.reached);
    return share;
}

/* Only where one share holds for all rows of a period can it be varied. */
static void find_shares(const struct search *s, struct discovery *d)
{
    struct list shares = list_of(s->arena, sizeof(struct discover_share));
    const struct discover_reading *best = d->best;
    if (best->elapsed == ELAPSED_NONE || best->elapsed == ELAPSED_FROM_BASELINE ||
        best->progress == PROGRESS_OF_EXPECTED)
        return;
    for (int i = 0; i < s->n; i++)
        if (!is_known_period(&shares, s->rows[i].period))
            *(struct discover_share *)list_add(&shares) =
                share_of_period(s, best, &s->rows[i]);
    d->shares = list_array(&shares, s->arena);
    d->n_shares = shares.n;
}

/* The roundest thresholds; of those, the reading that is listed first. */
static const struct discover_reading *find_best(const struct discover_reading *readings,
                                                int n)
{
    const struct discover_reading *best = NULL;
    for (int i = 0; i < n; i++)
        if (readings[i].fits && (!best || readings[i].fineness < best->fineness))
            best = &readings[i];
    return best;
}

const struct discovery *discover(const struct job *job, const struct discover_row *rows,
                                 int n, int n_grades)
{
    struct arena *arena = job->doc;
    struct row_room room = row_room_of(arena, n);
    const struct search s = {arena, job->scratch, rows, n, n_grades, &room};
    struct discovery *d = ARENA_NEW(arena, struct discovery);
    *d = (struct discovery){.rows = rows, .n = n, .n_grades = n_grades};
    struct discover_reading *readings =
        ARENA_ARRAY(arena, struct discover_reading, PROGRESS_READINGS * ELAPSED_READINGS);
    for (int p = 0; p < PROGRESS_READINGS; p++)
        for (int e = 0; e < ELAPSED_READINGS; e++)
            if (is_another(&s, (enum discover_progress)p, (enum discover_elapsed)e))
                readings[d->n_readings++] =
                    read_rows(&s, (enum discover_progress)p, (enum discover_elapsed)e);
    d->readings = readings;
    d->best = find_best(readings, d->n_readings);
    if (!d->best)
        return d;
    for (int i = 0; i < d->n_readings; i++)
        find_wrong(&s, d->best, &readings[i]);
    d->common = find_common(&s, d);
    find_shares(&s, d);
    d->kind_matters = find_kind_matters(&s, d->best);
    return d;
}
