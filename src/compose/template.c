#include "compose/composing.h"
#include "compose/messages.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/messages.h"

#include <string.h>

enum { DEEPEST_USE = 64 };

static bool holds(struct composing *c, xmlNodePtr element, xmlNodePtr node)
{
    bool truth = false;
    return xpath_boolean(c->xpath, node, document_attribute(element, "test"),
                         document_attribute_pos(c->job, element, "test"), &truth) &&
           truth;
}

static void walk_for_each(struct composing *c, xmlNodePtr element, xmlNodePtr node,
                          template_visit visit, void *context)
{
    xmlNodePtr *nodes;
    int n;
    if (!xpath_nodes(c->xpath, node, document_attribute(element, "select"),
                     document_attribute_pos(c->job, element, "select"), &nodes, &n))
        return;
    if (long_table_takes(c, element, nodes, n, visit, context))
        return;
    const struct xpath_place outer = xpath_place(c->xpath);
    for (int i = 0; i < n; i++) {
        xpath_set_place(c->xpath, (struct xpath_place){i + 1, n});
        template_walk(c, element, nodes[i], visit, context);
    }
    xpath_set_place(c->xpath, outer);
}

static void walk_choose(struct composing *c, xmlNodePtr element, xmlNodePtr node,
                        template_visit visit, void *context)
{
    for (xmlNodePtr n = element->children; n; n = n->next) {
        const enum word word = words_find(&c->words, n);
        if (word == WORD_OTHERWISE || (word == WORD_WHEN && holds(c, n, node))) {
            template_walk(c, n, node, visit, context);
            return;
        }
    }
}

struct _xmlXPathObject *template_value(struct composing *c, xmlNodePtr element,
                                       xmlNodePtr node)
{
    const struct str select = document_attribute(element, "select");
    if (select.n)
        return xpath_evaluate(c->xpath, node, select,
                              document_attribute_pos(c->job, element, "select"));
    struct str text = document_text(c->job, element);
    const xmlNode *first = element->children ? element->children : element;
    xpath_expand(c->xpath, node, text, document_pos(first), &text);
    return xpath_text_value(c->xpath, text);
}

static const struct xpath_variable *bind(struct composing *c, struct str name,
                                         struct _xmlXPathObject *value,
                                         const struct xpath_variable *outer)
{
    if (!value)
        return outer;
    struct xpath_variable *v = ARENA_NEW(c->job->doc, struct xpath_variable);
    *v = (struct xpath_variable){.name = name, .value = value, .outer = outer};
    return v;
}

/* The same of a value that `element` gives at `node`. */
static const struct xpath_variable *bind_given(struct composing *c, struct str name,
                                               struct _xmlXPathObject *value,
                                               const struct xpath_variable *outer,
                                               xmlNodePtr element, xmlNodePtr node)
{
    const struct xpath_variable *v = bind(c, name, value, outer);
    if (c->traced && v != outer)
        source_note_variable(c, (struct xpath_variable *)v, element, node);
    return v;
}

static xmlNodePtr find_with(xmlNodePtr use, struct str name)
{
    for (xmlNodePtr n = use->children; n; n = n->next)
        if (document_is(n, "with") && str_eq(document_attribute(n, "name"), name))
            return n;
    return NULL;
}

/* The parameters of `define` as `use` gives them. A definition sees them and the layout's
 * own, not the variables around its use; so does a default, which belongs to the
 * definition. */
static const struct xpath_variable *bind_parameters(struct composing *c,
                                                    xmlNodePtr define, xmlNodePtr use,
                                                    xmlNodePtr node)
{
    const struct xpath_variable *outer = xpath_variables(c->xpath), *inner = c->globals;
    for (xmlNodePtr n = define->children; n; n = n->next) {
        if (words_find(&c->words, n) != WORD_PARAM)
            continue;
        const struct str name = document_attribute(n, "name");
        xmlNodePtr with = find_with(use, name);
        xpath_set_variables(c->xpath, with ? outer : inner);
        struct _xmlXPathObject *value = template_value(c, with ? with : n, node);
        struct _xmlXPathObject *checked =
            parameter_check(c, n, value, document_pos(with ? with : use));
        /* One that is wrong is known all the same: that is no second mistake. */
        inner =
            bind_given(c, name, checked ? checked : value, inner, with ? with : n, node);
    }
    xpath_set_variables(c->xpath, outer);
    return inner;
}

/* True if a sibling before `element` has its name and is called the same. */
static bool is_second(const xmlNode *element)
{
    const struct str name = document_attribute(element, "name");
    for (const xmlNode *n = element->prev; n; n = n->prev)
        if (document_is(n, (const char *)element->name) &&
            str_eq(document_attribute(n, "name"), name))
            return true;
    return false;
}

void template_check_twins(struct composing *c, xmlNodePtr parent, const char *element)
{
    for (xmlNodePtr n = parent->children; n; n = n->next)
        if (document_is(n, element) && is_second(n))
            DIAG(c->job->diags, DIAG_NAME_TWICE,
                 document_attribute_pos(c->job, n, "name"),
                 strcmp(element, "param") == 0 ? "parameter" : "value",
                 document_attribute(n, "name").p);
}

/* Each slot is a variable of its name: whether it is filled. */
static const struct xpath_variable *bind_slots(struct composing *c,
                                               const struct defined *define,
                                               xmlNodePtr use,
                                               const struct xpath_variable *inner)
{
    for (int i = 0; i < define->slots.keys.n; i++) {
        const struct str name = *(struct str *)list_at(&define->slots.keys, i);
        inner = bind(c, name, xpath_truth_value(c->xpath, use_fills(use, name)), inner);
    }
    return inner;
}

/* What is wrong with the use itself was said before. */
static void walk_use(struct composing *c, xmlNodePtr element, xmlNodePtr node,
                     template_visit visit, void *context)
{
    const struct str name = document_attribute(element, "name");
    struct defined *const *define = names_find(&c->defines, name);
    if (!define)
        return;
    if (c->depth == DEEPEST_USE) {
        DIAG(c->job->diags, DIAG_DEFINE_CIRCLE,
             document_attribute_pos(c->job, element, "name"), name.p);
        return;
    }
    const struct xpath_variable *inner =
        bind_parameters(c, (*define)->element, element, node);
    inner = bind_slots(c, *define, element, inner);
    const struct filling filling = {element, xpath_variables(c->xpath), c->filling};
    xpath_set_variables(c->xpath, inner);
    c->filling = &filling;
    c->depth++;
    template_walk(c, (*define)->element, node, visit, context);
    c->depth--;
    c->filling = filling.outer;
    xpath_set_variables(c->xpath, filling.variables);
}

static xmlNodePtr find_fill(xmlNodePtr use, struct str name)
{
    for (xmlNodePtr n = use->children; n; n = n->next)
        if (document_is(n, "fill") && str_eq(document_attribute(n, "name"), name))
            return n;
    return use;
}

/* What fills a slot sees the variables of the place where it is written, and stands at
 * the node that its definition has come to; what nothing fills has the slot's own
 * content. */
static void walk_slot(struct composing *c, xmlNodePtr element, xmlNodePtr node,
                      template_visit visit, void *context)
{
    const struct filling *filling = c->filling;
    const struct str name = slot_name(element);
    if (!filling || !use_fills(filling->use, name)) {
        template_walk(c, element, node, visit, context);
        return;
    }
    const struct xpath_variable *inner = xpath_variables(c->xpath);
    xpath_set_variables(c->xpath, filling->variables);
    c->filling = filling->outer;
    template_walk(c, find_fill(filling->use, name), node, visit, context);
    c->filling = filling;
    xpath_set_variables(c->xpath, inner);
}

static void add_variable(struct composing *c, xmlNodePtr element, xmlNodePtr node)
{
    struct _xmlXPathObject *value = template_value(c, element, node);
    xpath_set_variables(c->xpath,
                        bind_given(c, document_attribute(element, "name"), value,
                                   xpath_variables(c->xpath), element, node));
}

static void walk_child(struct composing *c, xmlNodePtr child, xmlNodePtr node,
                       template_visit visit, void *context)
{
    switch (words_find(&c->words, child)) {
    case WORD_FOR_EACH:
        walk_for_each(c, child, node, visit, context);
        break;
    case WORD_IF:
        if (holds(c, child, node))
            template_walk(c, child, node, visit, context);
        break;
    case WORD_CHOOSE:
        walk_choose(c, child, node, visit, context);
        break;
    case WORD_USE:
        walk_use(c, child, node, visit, context);
        break;
    case WORD_VARIABLE:
        add_variable(c, child, node);
        break;
    case WORD_SLOT:
        walk_slot(c, child, node, visit, context);
        break;
    case WORD_PARAM:
    case WORD_WITH:
    case WORD_FILL:
        break;
    default:
        visit(c, child, node, context);
    }
}

void template_walk(struct composing *c, xmlNodePtr parent, xmlNodePtr node,
                   template_visit visit, void *context)
{
    const struct xpath_variable *outer = xpath_variables(c->xpath);
    for (xmlNodePtr n = parent->children; n; n = n->next)
        walk_child(c, n, node, visit, context);
    xpath_set_variables(c->xpath, outer);
}
