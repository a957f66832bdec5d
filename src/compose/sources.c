#include "compose/composing.h"

#include "base/arena.h"
#include "base/job.h"

/* Where texts come from: nodes of the document, and expressions of the layout that look
 * at some. Only a sheet that tells it asks, so nothing of this costs any other. */

static struct text_source *source_new(struct composing *c, const struct list *nodes)
{
    struct text_source *source = ARENA_NEW(c->job->doc, struct text_source);
    *source =
        (struct text_source){.nodes = list_array(nodes, c->job->doc), .n = nodes->n};
    return source;
}

const struct text_source *source_of_node(struct composing *c, xmlNodePtr node)
{
    if (!c->traced)
        return NULL;
    struct list nodes = list_of(c->job->doc, sizeof(xmlNodePtr));
    *(xmlNodePtr *)list_add(&nodes) = node;
    return source_new(c, &nodes);
}

const struct text_source *source_of_expression(struct composing *c, xmlNodePtr node,
                                               struct str expression, struct srcpos pos)
{
    if (!c->traced)
        return NULL;
    bool direct = false;
    struct list nodes = list_of(c->job->doc, sizeof(xmlNodePtr));
    if (expression.n)
        xpath_touch(c->xpath, node, expression, pos, &nodes, &direct);
    struct text_source *source = source_new(c, &nodes);
    source->expression = expression;
    source->is_computed = expression.n && !direct;
    source->pos = pos;
    return source;
}

/* --- several expressions ------------------------------------------------------------ */

struct source_list {
    struct list nodes;
    struct strbuf expression;
    int n; /* expressions */
    bool direct;
    struct srcpos pos; /* of the first */
};

struct source_list *source_list_new(struct composing *c)
{
    if (!c->traced)
        return NULL;
    struct source_list *list = ARENA_NEW(c->job->doc, struct source_list);
    *list = (struct source_list){.nodes = list_of(c->job->doc, sizeof(xmlNodePtr))};
    strbuf_init(&list->expression, c->job->doc);
    return list;
}

/* What stands in braces in `words`, which have been expanded at the node. */
static void add_words(struct composing *c, struct source_list *list, xmlNodePtr node,
                      struct str words, struct srcpos pos)
{
    struct text_piece piece;
    int at = 0, bad = 0;
    while (text_piece_next(c->job->doc, words, &at, &piece, &bad)) {
        if (!piece.is_expression)
            continue;
        const struct srcpos place = document_pos_inside(c->job, pos, piece.offset);
        xpath_touch(c->xpath, node, piece.text, place, &list->nodes, &list->direct);
        strbuf_add_c(&list->expression, list->n ? "; " : "");
        strbuf_add(&list->expression, piece.text);
        list->pos = list->n ? list->pos : place;
        list->n++;
    }
}

void source_list_add(struct composing *c, struct source_list *list, xmlNodePtr element,
                     xmlNodePtr node, const char *name)
{
    if (list)
        add_words(c, list, node, document_attribute(element, name),
                  document_attribute_pos(c->job, element, name));
}

const struct text_source *source_list_finish(struct composing *c,
                                             struct source_list *list)
{
    if (!list)
        return NULL;
    struct text_source *source = source_new(c, &list->nodes);
    source->expression = strbuf_str(&list->expression);
    source->is_computed = list->n > 1 || (list->n == 1 && !list->direct);
    source->pos = list->pos;
    return source;
}

const struct text_source *source_of_words(struct composing *c, xmlNodePtr node,
                                          struct str words, struct srcpos pos)
{
    struct source_list *list = source_list_new(c);
    if (list)
        add_words(c, list, node, words, pos);
    return source_list_finish(c, list);
}

const struct text_source *source_of_attribute(struct composing *c, xmlNodePtr element,
                                              xmlNodePtr node, const char *name)
{
    return source_of_words(c, node, document_attribute(element, name),
                           document_attribute_pos(c->job, element, name));
}

/* --- variables ---------------------------------------------------------------------- */

void source_note_variable(struct composing *c, struct xpath_variable *variable,
                          xmlNodePtr element, xmlNodePtr node)
{
    const struct str select = document_attribute(element, "select");
    const struct text_source *source =
        select.n ? source_of_expression(c, node, select,
                                        document_attribute_pos(c->job, element, "select"))
                 : source_of_words(c, node, document_text(c->job, element),
                                   document_pos(element));
    variable->from = source->nodes;
    variable->n_from = source->n;
}
