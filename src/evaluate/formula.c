#include "evaluate/messages.h"
#include "evaluate/reading.h"

#include "load/load.h"

#include "base/arena.h"
#include "base/job.h"

/* --- reading formulas --------------------------------------------------------------- */

static bool find_references(struct evaluation *e, struct indicator *indicator,
                            struct srcpos pos)
{
    bool ok = true;
    int *referred = ARENA_ARRAY(e->job->doc, int, indicator->n_references);
    for (int i = 0; i < indicator->n_references; i++) {
        const struct test_reference *r = &indicator->references[i];
        referred[i] = map_find(&e->by_id, r->id);
        if (referred[i] >= 0)
            continue;
        DIAG(e->job->diags, DIAG_FORMULA_UNKNOWN,
             document_pos_inside(e->job, pos, r->offset), str_c(e->job->doc, r->id));
        ok = false;
    }
    indicator->referred = referred;
    return ok;
}

static bool read_formula(struct evaluation *e, struct indicator *indicator,
                         xmlNodePtr node)
{
    const char *why;
    int offset;
    struct job *job = e->job;
    struct list references = list_of(job->doc, sizeof(struct test_reference));
    const struct str text = document_text(job, node);
    const struct srcpos pos = document_pos(node->children ? node->children : node);
    indicator->formula = formula_parse(job->doc, text, &references, &why, &offset);
    if (!indicator->formula) {
        DIAG(job->diags, DIAG_FORMULA, document_pos_inside(job, pos, offset),
             str_c(job->doc, str_trim(text)), why);
        return false;
    }
    indicator->references = list_array(&references, job->doc);
    indicator->n_references = references.n;
    return find_references(e, indicator, pos);
}

/* --- circles ------------------------------------------------------------------------ */

/* The indicators on the way down from a formula. */
struct way {
    const struct indicator *indicator;
    const struct way *up;
};

static void report_circle(const struct evaluation *e, const struct way *way,
                          const struct indicator *first)
{
    const char *names = first->id.p;
    for (const struct way *w = way; w; w = w->up) {
        names = str_format(e->job->doc, "%s → %s", w->indicator->id.p, names).p;
        if (w->indicator == first)
            break;
    }
    DIAG(e->job->diags, DIAG_FORMULA_CIRCLE,
         document_pos(document_child(first->node, "formula")), first->id.p, names);
}

/* Follows the references down; each indicator is gone through once. */
static bool check_circles(const struct evaluation *e, struct indicator *indicator,
                          const struct way *up)
{
    const struct way way = {indicator, up};
    bool ok = true;
    if (indicator->state == INDICATOR_DONE)
        return true;
    if (indicator->state == INDICATOR_UNDER_WAY) {
        report_circle(e, up, indicator);
        return false;
    }
    indicator->state = INDICATOR_UNDER_WAY;
    for (int i = 0; i < indicator->n_references; i++)
        ok =
            check_circles(e, list_at(&e->indicators, indicator->referred[i]), &way) && ok;
    indicator->state = INDICATOR_DONE;
    return ok;
}

bool formulas_read(struct evaluation *e)
{
    bool ok = true;
    for (int i = 0; i < e->indicators.n; i++) {
        struct indicator *indicator = list_at(&e->indicators, i);
        xmlNodePtr node = document_child(indicator->node, "formula");
        ok = (!node || read_formula(e, indicator, node)) && ok;
    }
    for (int i = 0; ok && i < e->indicators.n; i++)
        ok = check_circles(e, list_at(&e->indicators, i), NULL);
    for (int i = 0; i < e->indicators.n; i++)
        ((struct indicator *)list_at(&e->indicators, i))->state = INDICATOR_FRESH;
    return ok;
}

/* --- computing ---------------------------------------------------------------------- */

struct computing {
    const struct number **values; /* of the references */
    struct str *texts;
    struct strbuf sources;
    struct strbuf periods; /* those that differ, for the message */
    int n_periods;
};

static void add_period(struct computing *c, const struct reading *from,
                       struct reading *reading)
{
    if (!from->to.year || date_compare(from->to, reading->to) == 0)
        return;
    if (date_compare(from->to, reading->to) > 0) {
        reading->to = from->to;
        reading->period = from->period;
    }
    strbuf_addf(&c->periods, "%s%.*s", c->periods.n ? ", " : "", STR_ARG(from->period));
    c->n_periods++;
}

static bool is_share(enum test_name name)
{
    return name == TEST_ACHIEVEMENT || name == TEST_PROGRESS || name == TEST_ELAPSED ||
           name == TEST_PACE || name == TEST_YEARLY || name == TEST_CHANGE ||
           name == TEST_DEVIATION || name == TEST_SCORE;
}

static const struct number *value_of(const struct evaluation *e,
                                     const struct indicator *other,
                                     const struct reading *from, enum test_name name)
{
    int undefined;
    struct arena *arena = e->job->doc;
    const struct rates rates = rates_compute(arena, &from->in);
    const struct scheme *scheme = other->set->scheme;
    if (name != TEST_SCORE || !scheme)
        return rates.values.numbers[name];
    const int grade = scheme_rate(arena, scheme, &rates.values, &undefined);
    return grade < 0 ? NULL : number_from_int(arena, scheme->grades[grade].score);
}

/* Where the value stands: a figure of the plan, or the cells of the actual value. */
static struct str source_of(const struct evaluation *e, const struct indicator *other,
                            const struct reading *from, enum test_name name)
{
    if (name != TEST_BASELINE && name != TEST_TARGET)
        return reading_sources(e->job, from);
    xmlNodePtr figure = document_child(other->node, test_name_text(name));
    return figure ? str_of(diags_document_place(e->job->diags, e->job->doc,
                                                document_pos(figure)))
                  : STR("");
}

static void take_value(const struct evaluation *e, const struct test_reference *r,
                       struct indicator *other, int i, struct computing *c,
                       struct reading *reading)
{
    struct arena *arena = e->job->doc;
    const struct reading *from = indicator_read(e, other);
    c->values[i] = value_of(e, other, from, r->name);
    c->texts[i] = !c->values[i]       ? STR("―")
                  : is_share(r->name) ? number_print_exact(arena, c->values[i])
                                      : reading_exact(arena, from, c->values[i]);
    const struct str source = source_of(e, other, from, r->name);
    if (source.n)
        strbuf_addf(&c->sources, "%s%.*s", c->sources.n ? PLACE_END : "",
                    STR_ARG(source));
    add_period(c, from, reading);
}

static void report_periods(const struct evaluation *e, const struct indicator *indicator,
                           const struct computing *c)
{
    if (c->n_periods > 1)
        DIAG(e->job->diags, DIAG_FORMULA_PERIODS,
             document_pos(document_child(indicator->node, "formula")), indicator->id.p,
             strbuf_str(&c->periods).p);
}

void reading_compute(const struct evaluation *e, struct indicator *indicator,
                     struct reading *reading)
{
    struct job *job = e->job;
    struct computing c = {0};
    strbuf_init(&c.sources, job->doc);
    strbuf_init(&c.periods, job->doc);
    c.values = ARENA_ARRAY(job->doc, const struct number *, indicator->n_references);
    c.texts = ARENA_ARRAY(job->doc, struct str, indicator->n_references);
    for (int i = 0; i < indicator->n_references; i++)
        take_value(e, &indicator->references[i],
                   list_at(&e->indicators, indicator->referred[i]), i, &c, reading);
    const struct test_values values = {.references = c.values};
    reading->in.actual = formula_compute(job->doc, indicator->formula, &values);
    reading->text = reading->in.actual
                        ? reading_print(job, reading, reading->in.actual, 0)
                        : STR("―");
    struct strbuf formula;
    strbuf_init(&formula, job->doc);
    formula_print(&formula, indicator->formula, c.texts);
    reading->formula = strbuf_str(&formula);
    reading->sources = c.sources.n ? strbuf_str(&c.sources) : STR("");
    report_periods(e, indicator, &c);
}
