#include "layout/layout_int.h"

#include "base/arena.h"
#include "base/job.h"

#include <string.h>

/* What each track is to be at least and would like to be at most. */
struct wanted {
    emu *min, *max;
};

static emu sum_of(const emu *values, int first, int n)
{
    int64_t sum = 0;
    for (int i = first; i < first + n; i++)
        sum += values[i];
    return sum > UNBOUNDED ? UNBOUNDED : (emu)sum;
}

bool track_follows_content(enum track_kind kind)
{
    return kind == TRACK_AUTO || kind == TRACK_MIN_CONTENT || kind == TRACK_MAX_CONTENT;
}

/* Raises the fractions, or else the tracks that follow their contents, under a cell, in
 * equal parts, until all of them hold `need`. */
static void raise(const struct track *tracks, bool fractions, emu *widths, int first,
                  int span, emu need)
{
    int n = 0, k = 0;
    const emu lack = need - sum_of(widths, first, span);
    for (int i = first; i < first + span; i++)
        n += fractions ? tracks[i].kind == TRACK_FRACTION
                       : track_follows_content(tracks[i].kind);
    for (int i = first; lack > 0 && n && i < first + span; i++) {
        if (fractions ? tracks[i].kind != TRACK_FRACTION
                      : !track_follows_content(tracks[i].kind))
            continue;
        widths[i] += (emu)((int64_t)lack * (k + 1) / n - (int64_t)lack * k / n);
        k++;
    }
}

static bool has_fraction(const struct track *tracks, const struct track_wish *wish)
{
    for (int i = wish->first; i < wish->first + wish->span; i++)
        if (tracks[i].kind == TRACK_FRACTION)
            return true;
    return false;
}

/* Cells of one track first, then those that span several: what is still lacking is shared
 * out. A fraction is at least what its cells need at least. */
static struct wanted wanted_of(struct lay *lay, const struct track *tracks, int n,
                               emu room, emu gap, const struct track_wish *wishes,
                               int n_wishes)
{
    struct wanted w = {ARENA_ARRAY(lay->job->doc, emu, n),
                       ARENA_ARRAY(lay->job->doc, emu, n)};
    for (int i = 0; i < n; i++) {
        if (tracks[i].kind == TRACK_FIXED)
            w.min[i] = w.max[i] = tracks[i].value;
        else if (tracks[i].kind == TRACK_PERCENT)
            w.min[i] = w.max[i] = len_mul_div(room, tracks[i].value, 1000);
    }
    for (int several = 0; several < 2; several++) {
        for (int i = 0; i < n_wishes; i++) {
            const struct track_wish *wish = &wishes[i];
            const emu gaps = emu_sum((int64_t)(wish->span - 1) * gap, 0);
            if ((wish->span > 1) != several)
                continue;
            const bool fractions = has_fraction(tracks, wish);
            raise(tracks, fractions, w.min, wish->first, wish->span,
                  wish->extent.min - gaps);
            if (!fractions)
                raise(tracks, false, w.max, wish->first, wish->span,
                      wish->extent.max - gaps);
        }
    }
    for (int i = 0; i < n; i++) {
        if (tracks[i].kind == TRACK_MIN_CONTENT)
            w.max[i] = w.min[i];
        else if (tracks[i].kind == TRACK_MAX_CONTENT)
            w.min[i] = w.max[i];
    }
    return w;
}

/* Widens the auto tracks from their least towards their most with what room there is. */
static void widen(const struct track *tracks, int n, const struct wanted *w, emu room,
                  emu *widths)
{
    int64_t wish = 0, passed = 0;
    emu given = 0;
    const emu left = room - sum_of(widths, 0, n);
    for (int i = 0; i < n; i++)
        wish += tracks[i].kind == TRACK_AUTO ? w->max[i] - w->min[i] : 0;
    if (left <= 0 || !wish)
        return;
    const emu share = left < wish ? left : (emu)wish;
    for (int i = 0; i < n; i++) {
        if (tracks[i].kind != TRACK_AUTO)
            continue;
        passed += w->max[i] - w->min[i];
        const emu due = (emu)(share * passed / wish);
        widths[i] += due - given;
        given = due;
    }
}

/* Shares out to fractions what the other tracks leave. A fraction that would get less
 * than it needs at least keeps that (it has it in `widths`), and the others share the
 * rest. */
static void give_fractions(const struct track *tracks, int n, emu room, emu *widths)
{
    int64_t total = 0;
    emu left = room;
    for (int i = 0; i < n; i++) {
        total += tracks[i].kind == TRACK_FRACTION ? tracks[i].value : 0;
        left -= tracks[i].kind == TRACK_FRACTION ? 0 : widths[i];
    }
    /* Those that keep their least are found one after the other; each raises the bar for
     * no one else than those still below it. */
    for (bool again = true; again && total;) {
        again = false;
        for (int i = 0; i < n; i++) {
            if (tracks[i].kind != TRACK_FRACTION || widths[i] <= 0)
                continue;
            if (widths[i] > (int64_t)left * tracks[i].value / total) {
                left -= widths[i];
                total -= tracks[i].value;
                widths[i] = -widths[i]; /* settled */
                again = true;
            }
        }
    }
    int64_t passed = 0;
    emu given = 0;
    for (int i = 0; i < n; i++) {
        if (tracks[i].kind != TRACK_FRACTION)
            continue;
        if (widths[i] < 0) {
            widths[i] = -widths[i];
            continue;
        }
        passed += tracks[i].value;
        const emu due = left > 0 ? (emu)(left * passed / total) : 0;
        widths[i] = due - given;
        given = due;
    }
}

emu tracks_resolve(struct lay *lay, const struct track *tracks, int n, emu room, emu gap,
                   const struct track_wish *wishes, int n_wishes, emu *widths)
{
    const emu gaps = emu_sum((int64_t)(n - 1) * gap, 0);
    const struct wanted w = wanted_of(lay, tracks, n, room - gaps, gap, wishes, n_wishes);
    memcpy(widths, w.min, (size_t)n * sizeof *widths);
    widen(tracks, n, &w, room - gaps, widths);
    give_fractions(tracks, n, room - gaps, widths);
    return emu_sum(sum_of(widths, 0, n), gaps);
}

static bool is_fixed(const struct track *track)
{
    return track->kind == TRACK_FIXED || track->kind == TRACK_PERCENT;
}

/* How wide the tracks are together if those that are not fixed are no wider than
 * `most`. */
static int64_t sum_capped(const struct track *tracks, int n, const emu *widths, emu most)
{
    int64_t sum = 0;
    for (int i = 0; i < n; i++)
        sum += is_fixed(&tracks[i]) || widths[i] < most ? widths[i] : most;
    return sum;
}

emu tracks_squeeze(const struct track *tracks, int n, emu room, emu gap, emu *widths)
{
    const int64_t gaps = (int64_t)(n - 1) * gap;
    emu most = 0, too_much = room;
    if (sum_capped(tracks, n, widths, 0) + gaps >= room)
        return emu_sum(sum_of(widths, 0, n), gaps);
    while (most + 1 < too_much) {
        const emu middle = most + (too_much - most) / 2;
        if (sum_capped(tracks, n, widths, middle) + gaps > room)
            too_much = middle;
        else
            most = middle;
    }
    int64_t left = room - gaps - sum_capped(tracks, n, widths, most);
    for (int i = 0; i < n; i++)
        if (!is_fixed(&tracks[i]) && widths[i] > most)
            widths[i] = most + (left-- > 0);
    return emu_sum(sum_of(widths, 0, n), gaps);
}

struct extent tracks_measure(struct lay *lay, const struct track *tracks, int n, emu gap,
                             const struct track_wish *wishes, int n_wishes)
{
    /* A fraction wants what stands in it, like auto. */
    struct track *plain = ARENA_ARRAY(lay->job->doc, struct track, n);
    for (int i = 0; i < n; i++)
        plain[i] = tracks[i].kind == TRACK_PERCENT || tracks[i].kind == TRACK_FRACTION
                       ? (struct track){TRACK_AUTO, 0}
                       : tracks[i];
    const struct wanted w = wanted_of(lay, plain, n, 0, gap, wishes, n_wishes);
    const int64_t gaps = (int64_t)(n - 1) * gap;
    return (struct extent){emu_sum(sum_of(w.min, 0, n), gaps),
                           emu_sum(sum_of(w.max, 0, n), gaps)};
}
