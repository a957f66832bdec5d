#include "audit/figures.h"

#include "evaluate/provenance.h"
#include "load/load.h"

#include "base/arena.h"
#include "base/job.h"

const struct number *figure_value(struct job *job, const xmlNode *node)
{
    const struct str text = node ? document_attribute(node, "value") : STR("");
    return text.n ? number_parse_exact(job->doc, text) : NULL;
}

const struct measured *figure_measured(const struct document *document,
                                       const xmlNode *indicator)
{
    xmlNodePtr result = document_child(indicator, "result");
    if (!result || !xmlHasProp(result, BAD_CAST "period"))
        return NULL;
    const struct str period = document_attribute(result, "period");
    const struct measurements *page = ledger_find(document, indicator);
    int i = page->n - 1;
    while (i >= 0 && !str_eq(page->at[i].period->text, period))
        i--;
    return i < 0 ? NULL : &page->at[i];
}

const struct measured *figure_earlier(const struct document *document,
                                      const xmlNode *indicator)
{
    const struct measured *m = figure_measured(document, indicator);
    const struct measurements *page = ledger_find(document, indicator);
    if (!m)
        return NULL;
    while (m > page->at)
        if (measured_value(--m))
            return m;
    return NULL;
}

struct figure figure_of_element(struct job *job, const xmlNode *element)
{
    return (struct figure){
        .value = figure_value(job, element),
        .unit = document_attribute(element, "unit"),
        .bound = document_attribute(element, "bound"),
        .text = str_trim(document_text(job, element)),
        .source = figure_place(job, element),
        .pos = document_pos(element->children ? element->children : element),
    };
}

/* The places as messages name them, parted by spaces. */
static const char *said_places(struct job *job, struct str places)
{
    struct strbuf b;
    strbuf_init(&b, job->doc);
    while (places.n) {
        const int line = str_find(places, STR("\n"));
        const struct str place = str_slice(places, 0, line < 0 ? places.n : line);
        const uint32_t file = diags_find_document(job->diags, place);
        const char *name = file ? diags_document_name(job->diags, file) : "";
        strbuf_addf(&b, "%s%s", b.n ? " " : "",
                    file ? diags_source_name(job->diags, file) : "");
        strbuf_add(&b, str_slice(place, str_of(name).n, place.n));
        places = str_slice(places, line < 0 ? places.n : line + 1, places.n);
    }
    return strbuf_str(&b).p;
}

struct figure figure_of_actual(struct job *job, const struct document *document,
                               const xmlNode *indicator)
{
    struct figure figure = figure_of_element(
        job, document_child(document_child(indicator, "result"), "actual"));
    const struct str places =
        provenance_of(job, document, indicator, STR("actual")).places;
    if (places.n)
        figure.source = said_places(job, places);
    figure.unit = document_attribute(document_child(indicator, "target"), "unit");
    return figure;
}

struct figure figure_of_measured(struct job *job, const struct measured *m)
{
    return (struct figure){
        .value = measured_value(m),
        .unit = m->value ? m->value->unit : STR(""),
        .bound = str_of(m->value ? quantity_bound_name(m->value->bound) : ""),
        .text = str_copy(job->doc, str_trim(m->text)),
        .source = diags_place(job->diags, job->doc, m->pos),
        .pos = m->pos,
    };
}

struct stated_grade figure_stated_grade(struct job *job, const struct document *document,
                                        const xmlNode *indicator)
{
    for (const xmlNode *n = indicator->children; n; n = n->next)
        if (document_is(n, "stated") && str_is(document_attribute(n, "what"), "grade"))
            return (struct stated_grade){
                true, false, str_copy(job->doc, str_trim(document_text(job, n))),
                document_pos(n)};
    const struct measured *m = figure_measured(document, indicator);
    if (!m || !m->grade.n)
        return (struct stated_grade){.text = STR("")};
    return (struct stated_grade){true, true, str_copy(job->doc, m->grade), m->grade_pos};
}

const char *figure_place(struct job *job, const xmlNode *node)
{
    if (node->children && node->children->type == XML_TEXT_NODE)
        node = node->children;
    return diags_place(job->diags, job->doc, document_pos(node));
}

static const xmlNode *following(const xmlNode *node)
{
    if (node->children)
        return node->children;
    while (node && !node->next)
        node = node->parent;
    return node ? node->next : NULL;
}

xmlNodePtr figure_next(const xmlNode *node, const char *name)
{
    for (node = following(node); node; node = following(node))
        if (document_is(node, name))
            return (xmlNodePtr)node;
    return NULL;
}

struct indicator_index indicator_index_of(struct job *job, xmlNodePtr root)
{
    struct indicator_index index = {map_in(job->doc),
                                    list_of(job->doc, sizeof(xmlNodePtr))};
    for (xmlNodePtr n = root; (n = figure_next(n, "indicator"));) {
        map_put(&index.by_id, document_attribute(n, "id"), index.nodes.n);
        *(xmlNodePtr *)list_add(&index.nodes) = n;
    }
    return index;
}

xmlNodePtr indicator_index_find(const struct indicator_index *index, struct str id)
{
    const int i = map_find(&index->by_id, id);
    return i < 0 ? NULL : *(xmlNodePtr *)list_at(&index->nodes, i);
}

struct str group_name(struct job *job, const xmlNode *group)
{
    const struct str id = document_attribute(group, "id");
    const struct str no = document_attribute(group, "no");
    const xmlNode *title = document_child(group, "title");
    if (id.n)
        return id;
    return str_format(job->doc, "%.*s%s%.*s", STR_ARG(no), no.n ? " " : "",
                      STR_ARG(str_trim(document_text(job, title))));
}

xmlNodePtr figure_group(xmlNodePtr root, struct str id)
{
    for (xmlNodePtr n = root; (n = figure_next(n, "group"));)
        if (id.n && str_eq(document_attribute(n, "id"), id))
            return n;
    return NULL;
}

xmlNodePtr indicator_index_find_earlier(const struct indicator_index *earlier,
                                        const xmlNode *indicator)
{
    xmlNodePtr same = indicator_index_find(earlier, document_attribute(indicator, "id"));
    return same ? same
                : indicator_index_find(earlier, document_attribute(indicator, "follows"));
}

xmlNodePtr figure_set(const xmlNode *indicator)
{
    xmlNodePtr set = indicator->parent;
    while (!document_is(set, "indicators"))
        set = set->parent;
    return set;
}

bool figure_period(struct job *job, const struct notation *notation, struct str text,
                   struct period *period)
{
    const char *why;
    int offset;
    return text.n &&
           period_parse(job->doc, notation->calendar, text, period, &why, &offset);
}

bool figure_years(struct job *job, const struct notation *notation, xmlNodePtr set,
                  struct years *years)
{
    struct period start, end;
    xmlNodePtr from = set;
    if (!xmlHasProp(set, BAD_CAST "start"))
        from = document_child(document_child(xmlDocGetRootElement(set->doc), "head"),
                              "period");
    if (!from ||
        !figure_period(job, notation, document_attribute(from, "start"), &start) ||
        !figure_period(job, notation, document_attribute(from, "end"), &end))
        return false;
    *years = (struct years){start.first, end.last, date_months(start.first, end.last)};
    return true;
}

struct str figure_filled(struct job *job, struct str mark)
{
    const struct str hollow = STR("☆");
    struct strbuf b;
    strbuf_init(&b, job->doc);
    for (int at; (at = str_find(mark, hollow)) >= 0;) {
        strbuf_add(&b, str_slice(mark, 0, at));
        mark = str_slice(mark, at + hollow.n, mark.n);
    }
    strbuf_add(&b, mark);
    return b.n ? strbuf_str(&b) : STR("");
}

bool figure_is_grade(struct job *job, struct str text, struct str mark, struct str words,
                     struct str score)
{
    const struct str filled = figure_filled(job, text);
    return text.n && (str_eq(text, mark) || str_eq(text, words) || str_eq(text, score) ||
                      (filled.n && str_eq(filled, figure_filled(job, mark))));
}
