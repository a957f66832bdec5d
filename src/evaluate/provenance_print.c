#include "evaluate/provenance_json.h"

#include "load/load.h"
#include "merge/ledger.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/json.h"

#include <libxml/tree.h>
#include <string.h>

static struct str place_of(const struct printing *p, const xmlNode *node)
{
    return str_of(
        diags_document_place(p->job->diags, p->job->scratch, document_pos(node)));
}

/* --- values ------------------------------------------------------------------------- */

static void add_optional(struct printing *p, const char *name, struct str text)
{
    if (text.n)
        json_text(&p->json, name, text);
}

/* The text is given back with the mark of its caller. */
static struct str text_of(const struct printing *p, const xmlNode *node)
{
    struct job passing = *p->job;
    passing.doc = passing.scratch;
    return str_trim(document_text(&passing, node));
}

/* A figure that stands in the plan. */
static void add_figure(struct printing *p, const xmlNode *node)
{
    json_open(&p->json, NULL, '{');
    json_text(&p->json, "name", str_of((const char *)node->name));
    json_text(&p->json, "printed", text_of(p, node));
    add_optional(p, "value", document_attribute(node, "value"));
    add_optional(p, "unit", document_attribute(node, "unit"));
    printing_places(p, place_of(p, node));
    json_close(&p->json, '}');
}

static void add_attribute(void *context, const char *name, struct str value)
{
    struct printing *p = context;
    if (strcmp(name, "value") == 0 || strcmp(name, "unit") == 0 ||
        strcmp(name, "period") == 0 || strcmp(name, "missing") == 0)
        json_text(&p->json, name, value);
}

static void add_measured(struct printing *p, const struct measured *m)
{
    struct arena *scratch = p->job->scratch;
    json_open(&p->json, NULL, '{');
    json_text(&p->json, "name", STR("observation"));
    json_text(&p->json, "printed", str_trim(m->text));
    measured_attributes(p->job, scratch, m, add_attribute, p);
    printing_places(p, str_of(measured_source(p->job, scratch, m)));
    json_close(&p->json, '}');
}

static void add_result(struct printing *p, const struct origin *origin,
                       const xmlNode *node)
{
    const struct str name = str_of((const char *)node->name);
    const struct provenance provenance = origin_of_value(origin, name);
    if (!document_attribute(node, "value").n)
        return;
    json_open(&p->json, NULL, '{');
    json_text(&p->json, "name", name);
    add_optional(p, "printed", text_of(p, node));
    json_text(&p->json, "value", document_attribute(node, "value"));
    add_optional(p, "formula", provenance.formula);
    printing_places(p, provenance.places);
    json_close(&p->json, '}');
}

/* --- indicators --------------------------------------------------------------------- */

bool printing_is_figure(const xmlNode *node)
{
    return document_is(node, "baseline") || document_is(node, "target") ||
           document_is(node, "milestone") || document_is(node, "stated");
}

static void add_values(struct printing *p, const xmlNode *indicator)
{
    struct job passing = *p->job;
    passing.doc = passing.scratch;
    const struct origin *origin = origin_of(&passing, p->document, indicator);
    const xmlNode *result = origin ? document_child(indicator, "result") : NULL;
    const struct measurements *page =
        p->document->ledger ? ledger_find(p->document, indicator) : NULL;
    for (const xmlNode *n = indicator->children; n; n = n->next)
        if (printing_is_figure(n))
            add_figure(p, n);
    for (int i = 0; page && i < page->n; i++)
        add_measured(p, &page->at[i]);
    for (const xmlNode *n = result ? result->children : NULL; n; n = n->next)
        if (n->type == XML_ELEMENT_NODE)
            add_result(p, origin, n);
}

static void add_indicator(struct printing *p, const xmlNode *indicator)
{
    const struct arena_mark mark = arena_mark(p->job->scratch);
    json_open(&p->json, NULL, '{');
    json_text(&p->json, "id", document_attribute(indicator, "id"));
    add_optional(p, "no", document_attribute(indicator, "no"));
    json_text(&p->json, "name", text_of(p, document_child(indicator, "name")));
    json_open(&p->json, "values", '[');
    add_values(p, indicator);
    json_close(&p->json, ']');
    json_close(&p->json, '}');
    arena_release(p->job->scratch, mark);
}

/* --- counts and prose --------------------------------------------------------------- */

/* A number in prose: what was computed, and where its expression stands. */
static void add_computed(struct printing *p, const xmlNode *node)
{
    const struct arena_mark mark = arena_mark(p->job->scratch);
    json_open(&p->json, NULL, '{');
    json_text(&p->json, "printed", text_of(p, node));
    json_text(&p->json, "formula", document_attribute(node, "expression"));
    printing_places(p, place_of(p, node));
    json_close(&p->json, '}');
    arena_release(p->job->scratch, mark);
}

/* The attributes of a summary or of a part of it are its numbers, and what they are
 * of. */
static void add_attributes(struct printing *p, const xmlNode *node)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        json_text(&p->json, (const char *)a->name,
                  document_attribute(node, (const char *)a->name));
}

static void add_summary(struct printing *p, const xmlNode *summary)
{
    const struct arena_mark mark = arena_mark(p->job->scratch);
    const xmlNode *of = summary->parent;
    json_open(&p->json, NULL, '{');
    json_text(&p->json, "of", str_of((const char *)of->name));
    add_optional(p, "id", document_attribute(of, "id"));
    add_optional(p, "no", document_attribute(of, "no"));
    printing_places(p, place_of(p, of));
    json_open(&p->json, "numbers", '[');
    json_open(&p->json, NULL, '{');
    json_text(&p->json, "name", str_of((const char *)summary->name));
    add_attributes(p, summary);
    json_close(&p->json, '}');
    for (const xmlNode *n = summary->children; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE || document_is(n, "legend"))
            continue;
        json_open(&p->json, NULL, '{');
        json_text(&p->json, "name", str_of((const char *)n->name));
        add_attributes(p, n);
        add_optional(p, "printed", text_of(p, n));
        json_close(&p->json, '}');
    }
    json_close(&p->json, ']');
    json_close(&p->json, '}');
    arena_release(p->job->scratch, mark);
}

/* --- the whole ---------------------------------------------------------------------- */

typedef void (*add_fn)(struct printing *p, const xmlNode *node);

/* The next node in the order of the document; NULL behind the last. */
static const xmlNode *next_node(const xmlNode *root, const xmlNode *node)
{
    if (node->children && node->type == XML_ELEMENT_NODE)
        return node->children;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

static void add_all(struct printing *p, const char *list, const char *name,
                    const char *other, add_fn add)
{
    const xmlNode *root = document_root(p->document);
    json_open(&p->json, list, '[');
    for (const xmlNode *n = root; n; n = next_node(root, n))
        if (document_is(n, name) || document_is(n, other))
            add(p, n);
    json_close(&p->json, ']');
}

struct str provenance_print(struct job *job, const struct document *document,
                            const struct printed_text *texts, int n)
{
    struct strbuf b;
    struct printing p = {.job = job, .document = document, .json = {.out = &b}};
    strbuf_init(&b, job->doc);
    json_open(&p.json, NULL, '{');
    json_text(&p.json, "plan", document_attribute(document_root(document), "id"));
    add_all(&p, "indicators", "indicator", "indicator", add_indicator);
    add_all(&p, "summaries", "summary", "subtotal", add_summary);
    add_all(&p, "computed", "computed", "computed", add_computed);
    printing_texts(&p, texts, n);
    json_close(&p.json, '}');
    strbuf_add_char(&b, '\n');
    return strbuf_str(&b);
}
