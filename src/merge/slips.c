#include "merge/slips.h"

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
    if (is_times(arena, value, FAR, known->greatest.value))
        step = 1;
    else if (is_times(arena, known->least.value, FAR, value))
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

static void report(const struct checking *c, const struct slip_value *v,
                   const struct known *known, int places)
{
    struct arena *arena = c->job->doc;
    struct str factor = STR("1");
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

/* Held against what the plan states, then against the other measurements too. */
static void check(const struct checking *c, const struct slip_value *values, int n,
                  int at)
{
    struct arena *arena = c->job->scratch;
    const struct slip_value *v = &values[at];
    if (v->quantity->missing || v->confirmed)
        return;
    const struct number *size = size_of(arena, v->quantity->values[0].value);
    int places;
    struct known all = c->stated;
    if (!size)
        return;
    if (is_suspect(c, v, size, &c->stated, &places)) {
        report(c, v, &c->stated, places);
        return;
    }
    for (int i = 0; i < n; i++)
        if (i != at && !values[i].quantity->missing)
            add_known(&all,
                      (struct size){size_of(arena, values[i].quantity->values[0].value),
                                    values[i].quantity->text});
    if (all.n > c->stated.n && is_suspect(c, v, size, &all, &places))
        report(c, v, &all, places);
}

void slips_report(struct job *job, const xmlNode *node, const struct slip_value *values,
                  int n)
{
    const struct arena_mark mark = arena_mark(job->scratch);
    const struct str kind = document_attribute(node, "kind");
    struct checking c = {.job = job, .node = node};
    c.begins_small = str_is(kind, "total") || str_is(kind, "cumulative");
    collect_stated(&c);
    for (int i = 0; i < n; i++)
        check(&c, values, n, i);
    arena_release(job->scratch, mark);
}
