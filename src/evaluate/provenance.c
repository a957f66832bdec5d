#include "evaluate/provenance.h"

#include "evaluate/explain.h"

#include "load/load.h"

#include "base/arena.h"
#include "base/job.h"

static const struct provenance provenance_none = {{"", 0}, {"", 0}, {"", 0}};

struct origin {
    struct arena *arena; /* that its texts are made in */
    const struct reading *reading;
    struct rates rates;
    struct figures figures;
    struct places places;
};

const struct origin *origin_of(struct job *job, const struct document *document,
                               const struct _xmlNode *node)
{
    const struct evaluation *e = document->evaluation;
    const int i = e ? map_find(&e->by_id, document_attribute(node, "id")) : -1;
    const struct indicator *indicator = i < 0 ? NULL : list_at(&e->indicators, i);
    if (!indicator || !indicator->reading || !indicator->set->observed)
        return NULL;
    struct origin *origin = ARENA_NEW(job->doc, struct origin);
    origin->arena = job->doc;
    origin->reading = indicator->reading;
    origin->rates = rates_compute(job->doc, &indicator->reading->in);
    origin->figures = figures_of(job->doc, indicator->reading, &origin->rates);
    origin->places = places_of(job, indicator);
    return origin;
}

/* With the places both ways. */
static struct provenance provenance_new(struct arena *arena, struct str formula,
                                        struct str places)
{
    struct str sources = places;
    if (places.n) {
        char *text = arena_copy(arena, places.p, (size_t)places.n);
        for (int i = 0; i < places.n; i++)
            if (text[i] == PLACE_END[0])
                text[i] = ' ';
        sources.p = text;
    }
    return (struct provenance){formula, sources, places};
}

struct provenance origin_of_value(const struct origin *origin, struct str name)
{
    struct arena *arena = origin->arena;
    const struct reading *reading = origin->reading;
    if (str_is(name, "actual"))
        return provenance_new(arena, reading->formula, str_of(origin->places.actual));
    for (enum test_name i = 0; i < TEST_NUMBERS; i++) {
        if (!str_is(name, test_name_text(i)))
            continue;
        if (!origin->rates.values.numbers[i])
            break;
        return provenance_new(arena, explain_formula(arena, reading, &origin->figures, i),
                              explain_sources(arena, reading, &origin->places, i));
    }
    return provenance_none;
}

struct provenance provenance_of(struct job *job, const struct document *document,
                                const struct _xmlNode *indicator, struct str name)
{
    const struct origin *origin = origin_of(job, document, indicator);
    return origin ? origin_of_value(origin, name) : provenance_none;
}

/* --- in the tree -------------------------------------------------------------------- */

static void set_attributes(struct job *job, const struct origin *origin, xmlNodePtr value)
{
    const struct provenance p =
        origin_of_value(origin, str_of((const char *)value->name));
    const struct str behind = document_attribute(value, PROVENANCE_BEFORE);
    const char *kept = behind.n ? str_c(job->doc, behind) : NULL;
    if (kept)
        xmlUnsetProp(value, BAD_CAST PROVENANCE_BEFORE);
    if (p.formula.n)
        document_set(value, "formula", p.formula.p);
    if (p.sources.n)
        document_set(value, "sources", p.sources.p);
    if (kept)
        document_set(value, PROVENANCE_BEFORE, kept);
}

static void enter_result(struct job *job, const struct document *document,
                         const xmlNode *indicator)
{
    const struct origin *origin = origin_of(job, document, indicator);
    xmlNodePtr result = origin ? document_child(indicator, "result") : NULL;
    for (xmlNodePtr n = result ? result->children : NULL; n; n = n->next)
        set_attributes(job, origin, n);
}

void provenance_enter(struct job *job, const struct document *document)
{
    struct evaluation *e = document->evaluation;
    struct job passing = *job;
    if (!e || e->entered)
        return;
    passing.doc = job->scratch;
    for (int i = 0; i < e->indicators.n; i++) {
        const struct arena_mark mark = arena_mark(job->scratch);
        const struct indicator *indicator = list_at(&e->indicators, i);
        enter_result(&passing, document, indicator->node);
        arena_release(job->scratch, mark);
    }
    e->entered = true;
}
