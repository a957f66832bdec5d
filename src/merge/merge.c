#include "merge/merge.h"

#include "measure/measure.h"
#include "merge/ledger.h"
#include "merge/messages.h"
#include "merge/slips.h"
#include "merge/stated.h"
#include "merge/subjects.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/list.h"

#include <libxml/tree.h>
#include <string.h>

/* An indicator of the plan and what was measured of it. */
struct joined {
    xmlNodePtr node;
    struct str id;
    struct indicator_unit unit;
    bool readable;     /* its own figures could be read */
    bool observed;     /* measurements are expected of it */
    bool computed;     /* it has a formula */
    struct list found; /* of const struct observation *, by their periods */
};

struct merging {
    struct job *job;
    struct job passing; /* the same for what is of no use once all is merged */
    const struct notation *notation;
    struct list indicators;   /* of struct joined, in document order */
    struct subjects subjects; /* the same, by id and name */
};

static void add_indicator(struct merging *m, xmlNodePtr node, bool observed)
{
    const struct str id = document_attribute(node, "id");
    const int twin = subjects_find_id(&m->subjects, id);
    if (twin >= 0) {
        const struct joined *first = list_at(&m->indicators, twin);
        DIAG(m->job->diags, DIAG_INDICATOR_TWICE,
             document_attribute_pos(m->job, node, "id"), id.p,
             diags_place(m->job->diags, m->job->doc, document_pos(first->node)));
        return;
    }
    subjects_add(&m->subjects, id,
                 document_text(&m->passing, document_child(node, "name")));
    struct joined *joined = list_add(&m->indicators);
    *joined = (struct joined){.node = node, .id = id};
    joined->computed = document_child(node, "formula") != NULL;
    joined->observed = observed && !joined->computed;
    joined->found = list_of(m->passing.doc, sizeof(const struct observation *));
    joined->readable = stated_read(&m->passing, m->notation, node, &joined->unit);
}

/* Every indicator below `parent`; `observed` is what the set they stand in says. */
static void collect(struct merging *m, xmlNodePtr parent, bool observed)
{
    for (xmlNodePtr node = parent->children; node; node = node->next) {
        if (document_is(node, "indicator"))
            add_indicator(m, node, observed);
        else if (document_is(node, "indicators"))
            collect(m, node, !str_is(document_attribute(node, "observed"), "no"));
        else if (node->type == XML_ELEMENT_NODE)
            collect(m, node, observed);
    }
}

/* True if both say the same: 1,788人 and 1788, or the same sign for no value. */
static bool same_value(struct merging *m, const struct joined *joined,
                       const struct observation *a, const struct observation *b)
{
    struct quantity x = a->value, y = b->value;
    if (x.n != 1 || y.n != 1)
        return x.missing && x.missing == y.missing;
    if (!stated_adopt_unit(m->job, &x, &joined->unit) ||
        !stated_adopt_unit(m->job, &y, &joined->unit))
        return false;
    return str_eq(x.values[0].unit, y.values[0].unit) &&
           x.values[0].bound == y.values[0].bound &&
           number_compare(x.values[0].value, y.values[0].value) == 0;
}

static void report_twin(struct merging *m, const struct joined *joined,
                        const struct observation *o, const struct observation *other)
{
    struct arena *arena = m->job->doc;
    const char *period =
        o->period->first.year ? str_c(arena, o->period->text) : "no date";
    const char *place = diags_place(m->job->diags, arena, other->pos);
    if (same_value(m, joined, o, other))
        DIAG(m->job->diags, DIAG_OBSERVATION_AGREES, o->pos, joined->id.p, period, place);
    else
        DIAG(m->job->diags, DIAG_OBSERVATION_TWICE, o->pos, joined->id.p, period, place,
             str_c(arena, str_trim(o->value.text)),
             str_c(arena, str_trim(other->value.text)));
}

static const struct observation *found_at(const struct joined *joined, int i)
{
    return *(const struct observation **)list_at(&joined->found, i);
}

/* By the last day, then by the first. */
static int compare_periods(const struct period *a, const struct period *b)
{
    const int order = date_compare(a->last, b->last);
    return order ? order : date_compare(a->first, b->first);
}

/* Where an observation of `period` stands, or would stand, among those that were found.
 * Files mostly have them in order: the last place is looked at first. */
static int find_place(const struct joined *joined, const struct period *period)
{
    int low = 0, high = joined->found.n;
    while (low < high) {
        const int middle = high == joined->found.n ? high - 1 : (low + high) / 2;
        if (compare_periods(found_at(joined, middle)->period, period) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void insert(struct joined *joined, int place, const struct observation *o)
{
    const struct observation **last = list_add(&joined->found);
    const struct observation **at = list_at(&joined->found, place);
    memmove(at + 1, at, (size_t)(last - at) * sizeof *at);
    *at = o;
}

/* True if nothing has been said yet of the period that `o` is of. Two files may say the
 * same, which is worth a note; that they say different things is an error. */
static bool check_twin(struct merging *m, const struct joined *joined, int place,
                       const struct observation *o)
{
    const struct observation *other =
        place < joined->found.n ? found_at(joined, place) : NULL;
    if (!other || compare_periods(other->period, o->period) != 0)
        return true;
    report_twin(m, joined, o, other);
    return false;
}

/* A row with a slip in its id is its measurement: that there is none would be an echo. */
static void expect_nothing(struct merging *m, int meant)
{
    if (meant >= 0)
        ((struct joined *)list_at(&m->indicators, meant))->observed = false;
}

static void join(struct merging *m, const struct observation *o)
{
    const int i = subjects_find(&m->subjects, o);
    if (i < 0) {
        expect_nothing(m, subjects_meant(&m->subjects, o));
        return;
    }
    struct joined *joined = list_at(&m->indicators, i);
    if (joined->computed) {
        DIAG(m->job->diags, DIAG_COMPUTED_MEASURED, o->pos, joined->id.p);
        return;
    }
    const int place = find_place(joined, o->period);
    if (!joined->readable || !check_twin(m, joined, place, o))
        return;
    if (!stated_check(m->job, o->pos, &o->value,
                      o->period->first.year ? o->period : NULL)) {
        joined->observed = false; /* that it was not measured would be untrue */
        return;
    }
    insert(joined, place, o);
}

/* The value in the indicator's unit; false and a diagnostic if it is in another one. */
static bool adopt_unit(struct merging *m, const struct joined *joined,
                       const struct observation *o, struct quantity *value)
{
    struct job *job = m->job;
    *value = o->value;
    if (stated_adopt_unit(job, value, &joined->unit))
        return true;
    DIAG(job->diags, DIAG_UNIT_MISMATCH, o->pos, str_c(job->doc, value->text),
         str_c(job->doc, value->values[0].unit), str_c(job->doc, joined->unit.printed));
    return false;
}

/* What a value is of that has no date. */
static const struct period undated;

static struct measured measured_of(const struct observation *o,
                                   const struct quantity *value)
{
    return (struct measured){
        .value = value->missing ? NULL : &value->values[0],
        .missing = value->missing,
        .text = value->text,
        .period = o->period->first.year ? o->period : &undated,
        .note = o->note.n ? o->note : value->reason,
        .grade = o->grade,
        .pos = o->pos,
        .grade_pos = o->grade_pos,
    };
}

/* Fills the indicator's page of the ledger with what is in its unit. */
static void enter(struct merging *m, const struct joined *joined,
                  struct measurements *page)
{
    const int n = joined->found.n;
    const struct arena_mark mark = arena_mark(m->job->scratch);
    struct quantity *values = ARENA_ARRAY(m->job->scratch, struct quantity, n);
    struct slip_value *slips = ARENA_ARRAY(m->job->scratch, struct slip_value, n);
    struct measured *measured = ARENA_ARRAY(m->job->doc, struct measured, n);
    for (int i = 0; i < n; i++) {
        const struct observation *o = found_at(joined, i);
        if (!adopt_unit(m, joined, o, &values[i]))
            continue;
        const bool bare =
            joined->unit.exponent && o->value.n && !o->value.values[0].unit.n;
        slips[page->n] = (struct slip_value){&values[i], o->pos, bare, o->note.n > 0};
        measured[page->n++] = measured_of(o, &values[i]);
    }
    page->at = measured;
    slips_report(m->job, joined->node, slips, page->n);
    arena_release(m->job->scratch, mark);
}

static void add_page(struct merging *m, struct ledger *ledger,
                     const struct joined *joined)
{
    if (!joined->found.n) {
        if (joined->observed && joined->readable)
            DIAG(m->job->diags, DIAG_INDICATOR_UNMEASURED, document_pos(joined->node),
                 joined->id.p);
        return;
    }
    map_put(&ledger->by_id, joined->id, ledger->pages.n);
    struct measurements *page = list_add(&ledger->pages);
    page->indicator = joined->node;
    page->behind = joined->node->last;
    enter(m, joined, page);
}

static struct ledger *write_ledger(struct merging *m)
{
    struct ledger *ledger = ARENA_NEW(m->job->doc, struct ledger);
    ledger->by_id = map_in(m->job->doc);
    ledger->pages = list_of(m->job->doc, sizeof(struct measurements));
    for (int i = 0; i < m->indicators.n; i++)
        add_page(m, ledger, list_at(&m->indicators, i));
    return ledger;
}

struct document *merge_plan(struct job *job, const struct notation *notation,
                            struct document *plan, const struct dataset *dataset)
{
    const struct arena_mark mark = arena_mark(job->scratch);
    struct merging m = {.job = job, .passing = *job, .notation = notation};
    m.passing.doc = job->scratch;
    m.subjects = subjects_new(&m.passing);
    m.indicators = list_of(job->scratch, sizeof(struct joined));
    collect(&m, document_root(plan), true);
    for (int i = 0; i < dataset->n; i++)
        join(&m, &dataset->observations[i]);
    plan->ledger = write_ledger(&m);
    arena_release(job->scratch, mark);
    if (dataset->area.n)
        xmlSetProp(document_root(plan), BAD_CAST "area",
                   BAD_CAST str_c(job->doc, dataset->area));
    return diags_failed(job->diags) ? NULL : plan;
}
