#include "merge/ledger.h"

#include "base/arena.h"
#include "base/job.h"

#include <libxml/tree.h>

const struct measurements *ledger_find(const struct document *document,
                                       const struct _xmlNode *indicator)
{
    static const struct measurements none;
    const struct ledger *ledger = document->ledger;
    const int i =
        ledger ? map_find(&ledger->by_id, document_attribute(indicator, "id")) : -1;
    return i < 0 ? &none : list_at(&ledger->pages, i);
}

const struct number *measured_value(const struct measured *m)
{
    return m && m->value ? m->value->value : NULL;
}

const char *measured_source(const struct job *job, struct arena *arena,
                            const struct measured *m)
{
    return diags_document_place(job->diags, arena, m->pos);
}

/* --- as an element ------------------------------------------------------------------ */

/* Where attributes go to. */
struct attributes {
    struct arena *arena;
    measured_attribute_fn set;
    void *context;
};

static void set(const struct attributes *a, const char *name, struct str value)
{
    a->set(a->context, name, str_copy(a->arena, value));
}

static void set_day(const struct attributes *a, const char *name, struct date day)
{
    a->set(a->context, name, date_print(a->arena, day));
}

static void set_value(const struct attributes *a, const struct measured *m)
{
    const struct quantity_value *v = m->value;
    const struct str status = v->status.n ? v->status : m->period->status;
    a->set(a->context, "value", number_print_exact(a->arena, v->value));
    set(a, "unit", v->unit);
    if (v->over_years)
        a->set(a->context, "over", str_format(a->arena, "%d", v->over_years));
    if (v->bound)
        a->set(a->context, "bound", str_of(quantity_bound_name(v->bound)));
    if (v->approximate)
        a->set(a->context, "approximate", STR("yes"));
    if (status.n)
        set(a, "qualifier", status);
}

void measured_attributes(const struct job *job, struct arena *arena,
                         const struct measured *m, measured_attribute_fn set_one,
                         void *context)
{
    const struct attributes a = {arena, set_one, context};
    if (m->missing)
        set_one(context, "missing", str_of(quantity_missing_name(m->missing)));
    else
        set_value(&a, m);
    if (m->period->first.year) {
        set(&a, "period", m->period->text);
        set_day(&a, "from", m->period->first);
        set_day(&a, "to", m->period->last);
    }
    if (m->note.n)
        set(&a, "note", m->note);
    if (m->grade.n)
        set(&a, "grade", m->grade);
    set_one(context, "source", str_of(measured_source(job, arena, m)));
}

static void set_on_node(void *node, const char *name, struct str value)
{
    document_set(node, name, value.p);
}

static xmlNodePtr add_element(struct job *job, xmlNodePtr indicator, xmlNodePtr behind,
                              const struct measured *m)
{
    const struct arena_mark mark = arena_mark(job->scratch);
    xmlNodePtr node = xmlNewDocNode(indicator->doc, NULL, BAD_CAST "observation", NULL);
    if (m->text.n)
        xmlAddChild(node,
                    xmlNewDocText(indicator->doc, BAD_CAST str_c(job->scratch, m->text)));
    document_set_pos(node, m->pos);
    measured_attributes(job, job->scratch, m, set_on_node, node);
    arena_release(job->scratch, mark);
    if (behind)
        return xmlAddNextSibling(behind, node);
    return indicator->children ? xmlAddPrevSibling(indicator->children, node)
                               : xmlAddChild(indicator, node);
}

void ledger_enter(struct job *job, const struct document *document)
{
    struct ledger *ledger = document->ledger;
    if (!ledger || ledger->entered)
        return;
    for (int i = 0; i < ledger->pages.n; i++) {
        const struct measurements *page = list_at(&ledger->pages, i);
        xmlNodePtr behind = page->behind;
        for (int k = 0; k < page->n; k++)
            behind = add_element(job, page->indicator, behind, &page->at[k]);
    }
    ledger->entered = true;
}
