#include "merge/slips.h"

#include "merge/messages.h"

#include "load/load.h"

#include "base/arena.h"
#include "base/job.h"

enum { FAR = 8, NEAR = 2, MOST_PLACES = 12, UNIT_PLACES = 3 };

/* A size to compare with, and the text that it was printed as. */
struct size {
    const struct number *value; /* above 0; NULL if there is none */
    struct str text;
};

/* The least and the greatest of what is known, and of how many figures. */
struct known {
    struct size least, greatest;
    int n;
    const struct number *below, *above; /* what is far from all of them */
};

struct checking {
    struct job *job;
    const xmlNode *node;
    struct known stated;
    bool begins_small;
};

static const struct number *size_of(struct arena *arena, const struct number *value)
{
    if (!value || !number_sign(value))
        return NULL;
    return number_sign(value) > 0
               ? value
               : number_subtract(arena, number_from_int(arena, 0), value);
}

static const struct number *value_size(struct arena *arena, const struct slip_value *v)
{
    return v->quantity->missing ? NULL : size_of(arena, v->quantity->values[0].value);
}

/* a >= factor * b */
static bool is_times(struct arena *arena, const struct number *a, int factor,
                     const struct number *b)
{
    return number_compare(a, number_multiply(arena, number_from_int(arena, factor), b)) >=
           0;
}

static void add_known(struct known *known, struct size size)
{
    if (!size.value)
        return;
    if (!known->n || number_compare(size.value, known->least.value) < 0)
        known->least = size;
    if (!known->n || number_compare(size.value, known->greatest.value) > 0)
        known->greatest = size;
    known->n++;
}

/* To be called when all are known. */
static void set_limits(struct arena *arena, struct known *known)
{
    if (!known->n)
        return;
    const struct number *far = number_from_int(arena, FAR);
    known->above = number_multiply(arena, known->greatest.value, far);
    known->below = number_divide(arena, known->least.value, far);
}

static void add_attribute(struct checking *c, const xmlNode *figure, const char *name,
                          struct str text)
{
    struct arena *arena = c->job->scratch;
    const struct number *value = number_parse(arena, document_attribute(figure, name));
    add_known(&c->stated, (struct size){size_of(arena, value), text});
}

static void collect_stated(struct checking *c)
{
    for (const xmlNode *n = c->node->children; n; n = n->next) {
        if (!document_is(n, "baseline") && !document_is(n, "target"))
            continue;
        const struct str text = str_trim(document_text(c->job, n));
        add_attribute(c, n, "value", text);
        add_attribute(c, n, "low-value", document_attribute(n, "low"));
        add_attribute(c, n, "high-value", document_attribute(n, "high"));
    }
}

/* The power of ten that `value` is too great (or, negative, too small) by; 0 if it lies
 * near enough, or none brings it back. */
static int places_off(struct arena *arena, const struct number *value,
                      const struct known *known)
{
    int step = 0;
    if (number_compare(value, known->above) >= 0)
        step = 1;
    else if (number_compare(value, known->below) <= 0)
        step = -1;
    for (int places = step; step && places * step <= MOST_PLACES; places += step) {
        const struct number *moved = number_scale(arena, value, -places);
        const struct number *doubled =
            number_multiply(arena, moved, number_from_int(arena, NEAR));
        if (number_compare(doubled, known->least.value) >= 0 &&
            !is_times(arena, moved, NEAR, known->greatest.value))
            return places;
    }
    return 0;
}

/* Digits that a point or scale word could have slipped in. */
static bool may_slip(const struct slip_value *v)
{
    const struct quantity_value *value = &v->quantity->values[0];
    return v->bare || value->style.decimals || quantity_power(value);
}

static bool is_suspect(const struct checking *c, const struct slip_value *v,
                       const struct number *size, const struct known *known, int *places)
{
    struct arena *arena = c->job->scratch;
    if (!known->n)
        return false;
    *places = places_off(arena, size, known);
    if (!*places || (*places < 0 && (c->begins_small || !may_slip(v))))
        return false;
    if (*places >= UNIT_PLACES || *places <= -UNIT_PLACES)
        return true;
    return known->n > 1 && may_slip(v) &&
           !is_times(arena, known->greatest.value, FAR, known->least.value);
}

/* True if the plan prints the figure itself: as what was published (<stated>), or in a
 * note of the indicator. */
static bool plan_confirms(const struct checking *c, struct str figure)
{
    for (const xmlNode *n = c->node->children; n; n = n->next) {
        const bool states =
            document_is(n, "stated") && str_is(document_attribute(n, "what"), "actual");
        if (!states && !document_is(n, "note"))
            continue;
        const struct str text = str_trim(document_text(c->job, n));
        if (states ? str_eq(text, figure) : str_find(text, figure) >= 0)
            return true;
    }
    return false;
}

static void report(const struct checking *c, const struct slip_value *v,
                   const struct known *known, int places)
{
    struct arena *arena = c->job->doc;
    struct str factor = STR("1");
    if (plan_confirms(c, str_trim(v->quantity->text)))
        return;
    for (int i = places < 0 ? -places : places; i > 0; i--)
        factor = str_format(arena, "%.*s0", STR_ARG(factor));
    const struct str low = known->least.text, high = known->greatest.text;
    const struct str others =
        str_eq(low, high) ? low
                          : str_format(arena, "%.*s … %.*s", STR_ARG(low), STR_ARG(high));
    DIAG(c->job->diags, places > 0 ? DIAG_SLIP_HIGH : DIAG_SLIP_LOW, v->pos,
         document_attribute(c->node, "id").p, str_c(arena, v->quantity->text),
         str_c(arena, others), str_c(arena, factor));
}

/* The greatest and the least measurement: no other one can lie outside of all others.
 * -1 where there is none. */
static void find_extremes(struct arena *arena, const struct slip_value *values, int n,
                          int extremes[2])
{
    const struct number *sizes[2] = {NULL, NULL};
    extremes[0] = extremes[1] = -1;
    for (int i = 0; i < n; i++) {
        const struct number *size = value_size(arena, &values[i]);
        if (!size)
            continue;
        for (int k = 0; k < 2; k++) {
            const int order = sizes[k] ? number_compare(size, sizes[k]) : 1;
            if (sizes[k] && (k ? order >= 0 : order <= 0))
                continue;
            sizes[k] = size;
            extremes[k] = i;
        }
    }
}

/* Held against what the plan states. */
static bool check_stated(const struct checking *c, const struct slip_value *v)
{
    int places;
    const struct number *size = value_size(c->job->scratch, v);
    if (!size || v->confirmed || !is_suspect(c, v, size, &c->stated, &places))
        return false;
    report(c, v, &c->stated, places);
    return true;
}

/* Held against the other measurements too. */
static void check_all(const struct checking *c, const struct slip_value *values, int n,
                      int at)
{
    struct arena *arena = c->job->scratch;
    struct known all = c->stated;
    int places;
    for (int i = 0; i < n; i++)
        if (i != at)
            add_known(&all, (struct size){value_size(arena, &values[i]),
                                          values[i].quantity->text});
    set_limits(arena, &all);
    if (all.n > c->stated.n && !values[at].confirmed &&
        is_suspect(c, &values[at], value_size(arena, &values[at]), &all, &places))
        report(c, &values[at], &all, places);
}

void slips_report(struct job *job, const xmlNode *node, const struct slip_value *values,
                  int n)
{
    const struct arena_mark mark = arena_mark(job->scratch);
    const struct str kind = document_attribute(node, "kind");
    struct checking c = {.job = job, .node = node};
    int extremes[2];
    c.begins_small = str_is(kind, "total") || str_is(kind, "cumulative");
    collect_stated(&c);
    set_limits(job->scratch, &c.stated);
    find_extremes(job->scratch, values, n, extremes);
    for (int i = 0; i < n; i++)
        if (!check_stated(&c, &values[i]) && (i == extremes[0] || i == extremes[1]))
            check_all(&c, values, n, i);
    arena_release(job->scratch, mark);
}
