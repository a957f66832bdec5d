#include "evaluate/evaluate.h"

#include "load/markup.h"
#include "merge/ledger.h"

#include "base/arena.h"
#include "base/job.h"

#include <libxml/tree.h>

struct printing {
    struct job *job;
    const struct document *document;
    struct strbuf out;
};

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

static void print_node(struct printing *p, const xmlNode *node);

static void print_children(struct printing *p, const xmlNode *element,
                           const struct measurements *page)
{
    const xmlNode *last = NULL, *next = element->children;
    for (;; last = next, next = next->next) {
        for (int i = 0; last == page->behind && i < page->n; i++)
            print_measured(p, &page->at[i]);
        if (!next)
            return;
        print_node(p, next);
    }
}

static void print_element(struct printing *p, const xmlNode *element)
{
    const struct measurements *page = measurements_of(p, element);
    markup_add_tag(&p->out, element);
    if (!element->children && !page->n) {
        strbuf_add(&p->out, STR("/>"));
        return;
    }
    strbuf_add_char(&p->out, '>');
    print_children(p, element, page);
    markup_add_end(&p->out, element);
}

/* Documents hold elements and text only. */
static void print_node(struct printing *p, const xmlNode *node)
{
    if (node->type == XML_ELEMENT_NODE)
        print_element(p, node);
    else
        markup_add_text(&p->out, str_of((const char *)node->content));
}

struct str evaluate_print(struct job *job, const struct document *document)
{
    struct printing p = {.job = job, .document = document};
    strbuf_init(&p.out, job->doc);
    markup_add_declaration(&p.out, document->xml);
    print_node(&p, document_root(document));
    strbuf_add_char(&p.out, '\n');
    return strbuf_str(&p.out);
}
