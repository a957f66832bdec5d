#include "evaluate/evaluate.h"

#include "evaluate/provenance.h"
#include "evaluate/set.h"

#include "load/markup.h"
#include "merge/ledger.h"

#include "base/arena.h"
#include "base/job.h"

#include <libxml/tree.h>
#include <string.h>

enum { PIECE = 1 << 16 }; /* [byte] from which on what has been printed is handed on */

struct printing {
    struct job *job;
    const struct document *document;
    struct strbuf out; /* what has not been handed on */
    evaluate_take_fn take;
    void *context;
};

static void hand_on(struct printing *p)
{
    p->take(p->context, strbuf_str(&p->out));
    p->out.n = 0;
}

static void add_attribute(void *out, const char *name, struct str value)
{
    markup_add_attribute(out, name, value);
}

static void print_measured(struct printing *p, const struct measured *m)
{
    struct arena *scratch = p->job->scratch;
    const struct arena_mark mark = arena_mark(scratch);
    strbuf_add(&p->out, STR("<observation"));
    measured_attributes(p->job, scratch, m, add_attribute, &p->out);
    strbuf_add_char(&p->out, '>');
    markup_add_text(&p->out, m->text);
    strbuf_add(&p->out, STR("</observation>"));
    arena_release(scratch, mark);
}

/* What was measured of an indicator, unless it stands in the tree. */
static const struct measurements *measurements_of(const struct printing *p,
                                                  const xmlNode *element)
{
    static const struct measurements none;
    const struct ledger *ledger = p->document->ledger;
    return ledger && !ledger->entered && document_is(element, "indicator")
               ? ledger_find(p->document, element)
               : &none;
}

/* Where the result comes from that `element` is of an indicator; NULL if it is none, or
 * its provenance stands in the tree. */
static const struct origin *origin_of_element(struct printing *p, const xmlNode *element)
{
    const struct evaluation *e = p->document->evaluation;
    if (!e || e->entered || !document_is(element, "result") ||
        !document_is(element->parent, "indicator"))
        return NULL;
    struct job passing = *p->job;
    passing.doc = passing.scratch;
    return origin_of(&passing, p->document, element->parent);
}

static void print_provenance(struct printing *p, const struct provenance *provenance)
{
    if (provenance->formula.n)
        markup_add_attribute(&p->out, "formula", provenance->formula);
    if (provenance->sources.n)
        markup_add_attribute(&p->out, "sources", provenance->sources);
}

/* The start of the tag; `origin` is that of the result which the element stands in, or
 * NULL. */
static void print_tag(struct printing *p, const xmlNode *element,
                      const struct origin *origin)
{
    const struct str name = str_of((const char *)element->name);
    const struct provenance provenance =
        origin ? origin_of_value(origin, name)
               : (struct provenance){STR(""), STR(""), STR("")};
    const xmlAttr *a = element->properties;
    markup_add_tag(&p->out, element);
    for (; a && (!origin || strcmp((const char *)a->name, PROVENANCE_BEFORE) != 0);
         a = a->next)
        markup_add_own(&p->out, a);
    print_provenance(p, &provenance);
    for (; a; a = a->next)
        markup_add_own(&p->out, a);
}

static void print_element(struct printing *p, const xmlNode *element,
                          const struct origin *origin);

static void print_children(struct printing *p, const xmlNode *element,
                           const struct measurements *page)
{
    const struct arena_mark mark = arena_mark(p->job->scratch);
    const struct origin *origin = origin_of_element(p, element);
    const xmlNode *last = NULL, *next = element->children;
    for (;; last = next, next = next->next) {
        for (int i = 0; last == page->behind && i < page->n; i++)
            print_measured(p, &page->at[i]);
        if (!next)
            break;
        if (next->type == XML_ELEMENT_NODE) /* all else is text */
            print_element(p, next, origin);
        else
            markup_add_text(&p->out, str_of((const char *)next->content));
    }
    arena_release(p->job->scratch, mark);
}

static void print_element(struct printing *p, const xmlNode *element,
                          const struct origin *origin)
{
    const struct measurements *page = measurements_of(p, element);
    print_tag(p, element, origin);
    if (!element->children && !page->n) {
        strbuf_add(&p->out, STR("/>"));
        return;
    }
    strbuf_add_char(&p->out, '>');
    print_children(p, element, page);
    markup_add_end(&p->out, element);
    if (p->out.n > PIECE)
        hand_on(p);
}

void evaluate_print(struct job *job, const struct document *document,
                    evaluate_take_fn take, void *context)
{
    struct printing p = {
        .job = job, .document = document, .take = take, .context = context};
    strbuf_init(&p.out, job->doc);
    markup_add_declaration(&p.out, document->xml);
    print_element(&p, document_root(document), NULL);
    strbuf_add_char(&p.out, '\n');
    hand_on(&p);
}
