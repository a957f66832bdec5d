#include "compose/charting.h"
#include "compose/messages.h"

#include "base/arena.h"
#include "base/job.h"

static struct arena *arena_of(const struct charting *g)
{
    return g->c->job->doc;
}

static const struct number *whole(const struct charting *g, int64_t value)
{
    return number_from_int(arena_of(g), value);
}

static const struct reading *reading_at(const struct charting *g, int i)
{
    return list_at(&g->readings, i);
}

/* --- places ------------------------------------------------------------------------- */

/* part / whole on the scale; what lies beyond an end stands at it. */
static int32_t place_of_share(const struct charting *g, const struct number *part,
                              const struct number *all)
{
    const struct number *share = number_divide(arena_of(g), part, all);
    int64_t place = 0;
    if (!share || number_sign(share) <= 0)
        return 0;
    if (number_compare(share, whole(g, 1)) >= 0)
        return CHART_ONE;
    number_to_int(number_multiply(arena_of(g), share, whole(g, CHART_ONE)), ROUND_HALF_UP,
                  &place);
    return (int32_t)place;
}

static int32_t place_of(const struct charting *g, const struct number *value)
{
    if (!value)
        return CHART_NOWHERE;
    return place_of_share(g, number_subtract(arena_of(g), value, g->low),
                          number_subtract(arena_of(g), g->high, g->low));
}

/* --- single values ------------------------------------------------------------------ */

/* Filled stars in halves, the nearest. */
static void place_stars(struct charting *g)
{
    int64_t halves = 0;
    const struct number *doubled = number_multiply(arena_of(g), g->value, whole(g, 2));
    if (!number_to_int(doubled, ROUND_HALF_UP, &halves) || halves > 2 * g->chart->stars)
        halves = 2 * g->chart->stars;
    g->chart->value = halves < 0 ? 0 : (int32_t)halves;
}

/* Bars begin at zero and go on a little behind the target. */
static void scale_bar(struct charting *g)
{
    const int beyond = g->chart->kind == CHART_BULLET ? 120 : 125;
    if (!g->low)
        g->low = whole(g, 0);
    if (!g->high)
        g->high = number_multiply(arena_of(g), g->target ? g->target : whole(g, 1),
                                  number_from_ratio(arena_of(g), beyond, 100));
}

/* --- series ------------------------------------------------------------------------- */

static void widen(struct charting *g, const struct number *value)
{
    if (!value)
        return;
    if (!g->low || number_compare(value, g->low) < 0)
        g->low = value;
    if (!g->high || number_compare(value, g->high) > 0)
        g->high = value;
}

/* From the least to the greatest of what is shown, and what the layout has set. */
static void scale_series(struct charting *g)
{
    const struct number *low = g->low, *high = g->high;
    widen(g, g->target);
    for (int i = 0; i < g->readings.n; i++) {
        widen(g, reading_at(g, i)->value);
        widen(g, reading_at(g, i)->target);
    }
    if (g->chart->kind == CHART_COLUMN)
        widen(g, whole(g, 0));
    g->low = low ? low : g->low;
    g->high = high ? high : g->high;
    if (!low && !high && number_compare(g->low, g->high) == 0) {
        /* all alike: in the middle of a scale of two */
        g->low = number_subtract(arena_of(g), g->low, whole(g, 1));
        g->high = number_add(arena_of(g), g->high, whole(g, 1));
    }
}

/* 1, 2 or 5 times a power of ten: so much that there are at most five of them. */
static const struct number *step_of(const struct charting *g, int *power)
{
    static const int leads[] = {1, 2, 5};
    enum { LEAST = -9, MOST = 18, STEPS = 5 };
    const struct number *span = number_subtract(arena_of(g), g->high, g->low);
    for (*power = LEAST; *power <= MOST; ++*power) {
        for (int i = 0; i < 3; i++) {
            const struct number *step =
                number_scale(arena_of(g), whole(g, leads[i]), *power);
            const struct number *reach =
                number_multiply(arena_of(g), step, whole(g, STEPS));
            if (number_compare(reach, span) >= 0)
                return step;
        }
    }
    return span;
}

/* The greatest multiple of `step` at or below `value`, or the least at or above it. */
static int64_t steps_in(const struct charting *g, const struct number *value,
                        const struct number *step, bool up)
{
    const struct number *quotient = number_divide(arena_of(g), value, step);
    int64_t n = 0;
    number_to_int(quotient, ROUND_DOWN, &n);
    const int left = number_compare(quotient, whole(g, n));
    if (up)
        return left > 0 ? n + 1 : n;
    return left < 0 ? n - 1 : n;
}

/* The scale word that whole steps can be counted in. */
static struct str word_of(int power, int *counted)
{
    static const struct {
        int power;
        struct str word;
    } words[] = {{12, {"兆", 3}}, {8, {"億", 3}}, {4, {"万", 3}}};
    for (int i = 0; i < 3; i++) {
        if (power < words[i].power)
            continue;
        *counted = words[i].power;
        return words[i].word;
    }
    *counted = 0;
    return STR("");
}

/* The axis: its ends are moved out to whole steps where the layout has not set them. */
static void make_axis(struct charting *g, bool low_is_set, bool high_is_set)
{
    int power, counted;
    const bool percent = str_is(g->unit, "%");
    const struct number *step = step_of(g, &power);
    const int64_t first = steps_in(g, g->low, step, low_is_set);
    const int64_t last = steps_in(g, g->high, step, !high_is_set);
    const struct str word = word_of(percent ? 0 : power, &counted);
    const int shift = percent ? 2 : -counted, decimals = -(power + shift);
    struct list ticks = list_of(arena_of(g), sizeof(struct tick));
    if (!low_is_set)
        g->low = number_multiply(arena_of(g), step, whole(g, first));
    if (!high_is_set)
        g->high = number_multiply(arena_of(g), step, whole(g, last));
    for (int64_t i = first; i <= last; i++) {
        const struct number *at = number_multiply(arena_of(g), step, whole(g, i));
        const struct str text =
            number_print(arena_of(g), number_scale(arena_of(g), at, shift),
                         decimals > 0 ? decimals : 0, ROUND_HALF_UP, true);
        *(struct tick *)list_add(&ticks) =
            (struct tick){place_of(g, at), chart_add_text(g, text)};
    }
    if (word.n || g->unit.n)
        g->chart->unit = chart_add_text(
            g, str_format(arena_of(g), "（%.*s%.*s）", STR_ARG(word), STR_ARG(g->unit)));
    g->chart->ticks = list_array(&ticks, arena_of(g));
    g->chart->n_ticks = ticks.n;
}

/* The parts of a column, each from where the one below it ends. */
static void place_parts(struct charting *g, const struct reading *r, struct datum *datum)
{
    struct chart_part *parts = ARENA_ARRAY(arena_of(g), struct chart_part, r->parts.n);
    const struct number *sum = whole(g, 0);
    for (int i = 0; i < r->parts.n; i++) {
        const struct reading_part *part = list_at(&r->parts, i);
        parts[i] = (struct chart_part){place_of(g, sum), 0, part->color, part->label};
        if (part->value)
            sum = number_add(arena_of(g), sum, part->value);
        parts[i].to = place_of(g, sum);
    }
    datum->parts = parts;
    datum->n_parts = r->parts.n;
}

/* Parts of a whole are not less than nothing. */
static bool parts_are_good(const struct charting *g)
{
    for (int i = 0; i < g->readings.n; i++) {
        const struct list *parts = &reading_at(g, i)->parts;
        for (int k = 0; k < parts->n; k++) {
            const struct reading_part *part = list_at(parts, k);
            if (part->value && number_sign(part->value) < 0)
                return false;
        }
    }
    return true;
}

static void place_series(struct charting *g)
{
    struct datum *data = ARENA_ARRAY(arena_of(g), struct datum, g->readings.n);
    for (int i = 0; i < g->readings.n; i++) {
        const struct reading *r = reading_at(g, i);
        data[i] = (struct datum){place_of(g, r->value),
                                 place_of(g, r->target),
                                 r->color,
                                 r->label,
                                 r->caption,
                                 NULL,
                                 0};
        place_parts(g, r, &data[i]);
    }
    g->chart->data = data;
    g->chart->n = g->readings.n;
}

/* Shares of the sum; those that have none are not there. */
static bool place_shares(struct charting *g)
{
    g->low = whole(g, 0);
    g->high = g->low;
    for (int i = 0; i < g->readings.n; i++) {
        const struct number *value = reading_at(g, i)->value;
        if (value && number_sign(value) < 0)
            return false;
        if (value)
            g->high = number_add(arena_of(g), g->high, value);
    }
    place_series(g);
    return number_sign(g->high) > 0;
}

static bool place_all(struct charting *g)
{
    struct chart *chart = g->chart;
    const bool low_is_set = g->low != NULL, high_is_set = g->high != NULL;
    const bool has_axis = chart->kind == CHART_LINE || chart->kind == CHART_COLUMN;
    const bool bar = chart->kind == CHART_PROGRESS || chart->kind == CHART_BULLET;
    if (bar)
        scale_bar(g);
    else
        scale_series(g);
    if (number_compare(g->low, g->high) >= 0 || !parts_are_good(g))
        return false;
    if (has_axis)
        make_axis(g, low_is_set, high_is_set);
    chart->value = place_of(g, g->value);
    chart->target = place_of(g, g->target);
    chart->pace = place_of(g, g->pace);
    chart->baseline = place_of(g, g->baseline);
    chart->zero = place_of(g, whole(g, 0));
    chart->over = g->value && number_compare(g->value, g->high) > 0;
    place_series(g);
    return true;
}

bool chart_scale(struct charting *g)
{
    bool good = true;
    switch (g->chart->kind) {
    case CHART_STARS:
        place_stars(g);
        break;
    case CHART_TREND:
        g->chart->value = number_sign(g->value) + 1;
        break;
    case CHART_SEGMENTS:
    case CHART_DONUT:
        good = place_shares(g);
        break;
    default:
        good = place_all(g);
    }
    if (!good)
        DIAG0(g->c->job->diags, DIAG_CHART_SCALE, document_pos(g->element));
    return good;
}
