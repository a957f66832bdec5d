#include "evaluate/explain.h"

#include "load/load.h"
#include "merge/ledger.h"

#include "base/arena.h"
#include "base/job.h"

static struct str digits(struct arena *arena, const struct reading *reading,
                         const struct number *value)
{
    return value ? reading_digits(arena, reading, value) : STR("");
}

struct figures figures_of(struct arena *arena, const struct reading *r,
                          const struct rates *rates)
{
    return (struct figures){
        .actual = digits(arena, r, r->in.actual),
        .previous = digits(arena, r, r->in.previous),
        .baseline = digits(arena, r, rates_start(arena, &r->in)),
        .target = digits(arena, r, r->in.target),
        .expected = digits(arena, r, rates->values.numbers[TEST_EXPECTED]),
    };
}

/* Achievement of `goal`. */
static struct str achievement(struct arena *arena, const struct reading *r,
                              const struct figures *f, struct str goal)
{
    switch (r->in.form) {
    case RATE_INVERSE:
        return str_format(arena, "%.*s÷%.*s", STR_ARG(goal), STR_ARG(f->actual));
    case RATE_MIRROR:
        return str_format(arena, "2−%.*s÷%.*s", STR_ARG(f->actual), STR_ARG(goal));
    case RATE_DISTANCE:
        return str_format(arena, "(%.*s−%.*s)÷(%.*s−%.*s)", STR_ARG(f->actual),
                          STR_ARG(f->baseline), STR_ARG(goal), STR_ARG(f->baseline));
    default:
        return str_format(arena, "%.*s÷%.*s", STR_ARG(f->actual), STR_ARG(goal));
    }
}

static struct str progress(struct arena *arena, const struct reading *r,
                           const struct figures *f)
{
    if (r->in.from_nothing)
        return str_format(arena, "%.*s÷%.*s", STR_ARG(f->actual), STR_ARG(f->target));
    return str_format(arena, "(%.*s−%.*s)÷(%.*s−%.*s)", STR_ARG(f->actual),
                      STR_ARG(f->baseline), STR_ARG(f->target), STR_ARG(f->baseline));
}

static struct str expected(struct arena *arena, const struct reading *r,
                           const struct figures *f)
{
    struct waypoint s[2];
    if (r->in.by_year || r->in.direction == DIRECTION_HOLD ||
        !rates_segment(arena, &r->in, s))
        return f->expected;
    const struct str from = digits(arena, r, s[0].value);
    const struct str to = digits(arena, r, s[1].value);
    if (!number_sign(s[0].value))
        return str_format(arena, "%.*s×%d÷%d", STR_ARG(to), r->in.passed - s[0].at,
                          s[1].at - s[0].at);
    return str_format(arena, "%.*s+(%.*s−%.*s)×%d÷%d", STR_ARG(from), STR_ARG(to),
                      STR_ARG(from), r->in.passed - s[0].at, s[1].at - s[0].at);
}

/* Outside of a range, from the limit that is passed. */
static struct str deviation(struct arena *arena, const struct reading *r,
                            const struct figures *f)
{
    struct str near = f->target, far = f->actual;
    if (r->in.direction == DIRECTION_RANGE) {
        const bool above = number_compare(r->in.actual, r->in.high) > 0;
        if (!above && number_compare(r->in.actual, r->in.low) >= 0)
            return STR("0");
        near = digits(arena, r, above ? r->in.high : r->in.low);
    }
    const bool less = !r->in.target || number_compare(r->in.actual, r->in.target) < 0;
    const bool below = r->in.direction == DIRECTION_RANGE
                           ? number_compare(r->in.actual, r->in.low) < 0
                           : less;
    return str_format(arena, "(%.*s−%.*s)÷%.*s", STR_ARG(below ? near : far),
                      STR_ARG(below ? far : near), STR_ARG(near));
}

static struct str difference(struct arena *arena, struct str from, struct str what,
                             bool turned)
{
    return turned ? str_format(arena, "%.*s−%.*s", STR_ARG(from), STR_ARG(what))
                  : str_format(arena, "%.*s−%.*s", STR_ARG(what), STR_ARG(from));
}

struct str explain_formula(struct arena *arena, const struct reading *r,
                           const struct figures *f, enum test_name name)
{
    const bool down = r->in.direction == DIRECTION_DOWN;
    struct str text;
    switch (name) {
    case TEST_ACHIEVEMENT:
        return achievement(arena, r, f, f->target);
    case TEST_PROGRESS:
        return progress(arena, r, f);
    case TEST_ELAPSED:
        return str_format(arena, "%d÷%d", r->in.passed, r->in.span);
    case TEST_EXPECTED:
        return expected(arena, r, f);
    case TEST_PACE:
        text = progress(arena, r, f);
        return str_format(arena, "(%.*s)÷(%d÷%d)", STR_ARG(text), r->in.passed,
                          r->in.span);
    case TEST_YEARLY:
        return achievement(arena, r, f, f->expected);
    case TEST_CHANGE:
        return str_format(arena, "(%.*s−%.*s)÷|%.*s|", STR_ARG(f->actual),
                          STR_ARG(f->baseline), STR_ARG(f->baseline));
    case TEST_TREND:
        return difference(arena, f->previous, f->actual, down);
    case TEST_IMPROVEMENT:
        return difference(arena, f->baseline, f->actual, down);
    case TEST_DEVIATION:
        return deviation(arena, r, f);
    default:
        return difference(arena, f->baseline, f->actual, false);
    }
}

/* --- sources ------------------------------------------------------------------------ */

static const char *place(struct job *job, xmlNodePtr node)
{
    return node ? diags_document_place(job->diags, job->doc, document_pos(node)) : NULL;
}

struct places places_of(struct job *job, const struct indicator *indicator)
{
    const struct reading *r = indicator->reading;
    return (struct places){
        .baseline = place(job, document_child(indicator->node, "baseline")),
        .target = place(job, document_child(indicator->node, "target")),
        .actual = reading_sources(job, r).p,
        .previous = r->previous ? measured_source(job, job->doc, r->previous) : NULL,
        .years = indicator->set->years_place,
        .milestone = place(job, r->milestone),
    };
}

static void add(struct strbuf *b, const char *source)
{
    if (source && source[0])
        strbuf_addf(b, "%s%s", b->n ? PLACE_END : "", source);
}

/* The figures that the expected line runs between, the cell that dates the value, and the
 * years. */
static void add_line(struct strbuf *b, const struct reading *r, const struct places *p)
{
    struct waypoint s[2];
    if (!rates_segment(b->arena, &r->in, s))
        return;
    if (s[0].value == r->in.baseline)
        add(b, p->baseline);
    for (int i = 0; i < r->in.n_waypoints; i++)
        if (r->in.waypoints[i].value == s[0].value ||
            r->in.waypoints[i].value == s[1].value)
            add(b, r->milestone_places[i]);
    if (s[1].value == r->in.target)
        add(b, p->target);
    add(b, p->actual);
    add(b, p->years);
}

static void add_expected(struct strbuf *b, const struct reading *r,
                         const struct places *p)
{
    if (r->in.direction == DIRECTION_HOLD || (r->in.by_year && !r->milestone))
        add(b, p->target);
    else if (r->in.by_year)
        add(b, p->milestone);
    else
        add_line(b, r, p);
}

static void add_way(struct strbuf *b, const struct reading *r, const struct places *p)
{
    add(b, p->actual);
    if (!r->in.from_nothing)
        add(b, p->baseline);
    add(b, p->target);
}

struct str explain_sources(struct arena *arena, const struct reading *r,
                           const struct places *p, enum test_name name)
{
    struct strbuf b;
    strbuf_init(&b, arena);
    switch (name) {
    case TEST_EXPECTED:
        add_expected(&b, r, p);
        break;
    case TEST_YEARLY:
        if (r->in.by_year || r->in.direction == DIRECTION_HOLD)
            add(&b, p->actual);
        add_expected(&b, r, p);
        if (r->in.form == RATE_DISTANCE && r->in.by_year)
            add(&b, p->baseline);
        break;
    case TEST_ELAPSED:
        add(&b, p->actual);
        add(&b, r->from_baseline ? p->baseline : NULL);
        add(&b, p->years);
        break;
    case TEST_PROGRESS:
        add_way(&b, r, p);
        break;
    case TEST_PACE:
        add_way(&b, r, p);
        add(&b, p->years);
        break;
    case TEST_ACHIEVEMENT:
        add(&b, p->actual);
        add(&b, r->in.form == RATE_DISTANCE ? p->baseline : NULL);
        add(&b, p->target);
        break;
    case TEST_TREND:
        add(&b, p->actual);
        add(&b, p->previous);
        break;
    case TEST_DEVIATION:
        add(&b, p->actual);
        add(&b, p->target);
        break;
    default:
        add(&b, p->actual);
        add(&b, p->baseline);
    }
    return b.n ? strbuf_str(&b) : STR("");
}
