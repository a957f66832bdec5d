#include "load/grammar.h"
#include "load/messages.h"
#include "load/xml.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/messages.h"
#include "base/utf8.h"

#include <string.h>

/* The explanation of one document against its grammar. */
struct explanation {
    struct job *job;
    struct grammar grammar;
    bool found; /* something to say */
};

static struct str name_of(const xmlNode *node)
{
    return str_of((const char *)node->name);
}

static const struct grammar_part *find_part(const struct list *parts, struct str name)
{
    for (int i = 0; i < parts->n; i++) {
        const struct grammar_part *part = list_at(parts, i);
        if (str_eq(part->name, name))
            return part;
    }
    return NULL;
}

static const char *c(struct explanation *x, struct str s)
{
    return str_c(x->job->doc, s);
}

/* "a, b or c"; `none` if there are no parts. */
static const char *names_of(struct explanation *x, const struct list *parts,
                            const char *none)
{
    struct strbuf b;
    strbuf_init(&b, x->job->doc);
    for (int i = 0; i < parts->n; i++) {
        if (i)
            strbuf_add_c(&b, i + 1 < parts->n ? ", " : " or ");
        strbuf_add(&b, ((const struct grammar_part *)list_at(parts, i))->name);
    }
    return b.n ? b.p : none;
}

static void explain_attribute(struct explanation *x, const struct grammar_element *e,
                              xmlNodePtr node, const xmlAttr *attribute)
{
    struct str name = str_of((const char *)attribute->name);
    if (attribute->ns && attribute->ns->prefix)
        name = str_format(x->job->doc, "%s:%.*s", (const char *)attribute->ns->prefix,
                          STR_ARG(name));
    const struct srcpos pos =
        document_attribute_pos(x->job, node, str_c(x->job->doc, name));
    const struct grammar_part *part = find_part(&e->attributes, name);
    if (!part) {
        const struct str near = grammar_nearest(&e->attributes, name);
        if (near.n)
            DIAG(x->job->diags, DIAG_ATTRIBUTE_MISSPELT, pos, c(x, name_of(node)),
                 c(x, name), c(x, near));
        else
            DIAG(x->job->diags, DIAG_ATTRIBUTE_UNKNOWN, pos, c(x, name_of(node)),
                 c(x, name), names_of(x, &e->attributes, "none"));
        x->found = true;
        return;
    }
    struct str allowed;
    const struct str value =
        str_of(attribute->children ? (char *)attribute->children->content : "");
    if (!grammar_allows(&x->grammar, part->pattern, value, &allowed)) {
        DIAG(x->job->diags, DIAG_ATTRIBUTE_VALUE, pos, c(x, name), c(x, value),
             c(x, allowed));
        x->found = true;
    }
}

static bool has_attribute(struct explanation *x, const xmlNode *node,
                          const struct grammar_part *part)
{
    return xmlHasProp(node, BAD_CAST c(x, part->name)) != NULL;
}

/* True if an attribute is there that `part` may only be left out with. */
static bool has_companion(struct explanation *x, const struct grammar_element *e,
                          const xmlNode *node, const struct grammar_part *part)
{
    for (int i = 0; part->together && i < e->attributes.n; i++) {
        const struct grammar_part *other = list_at(&e->attributes, i);
        if (other->together == part->together && has_attribute(x, node, other))
            return true;
    }
    return false;
}

/* True if an attribute of `node` is probably a slip for `name`: that says it all. */
static bool has_misspelt_attribute(const struct grammar_element *e, const xmlNode *node,
                                   struct str name)
{
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        const struct str given = str_of((const char *)a->name);
        if (!find_part(&e->attributes, given) &&
            str_eq(grammar_nearest(&e->attributes, given), name))
            return true;
    }
    return false;
}

static void explain_attributes(struct explanation *x, const struct grammar_element *e,
                               xmlNodePtr node)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        explain_attribute(x, e, node, a);
    for (int i = 0; i < e->attributes.n; i++) {
        const struct grammar_part *part = list_at(&e->attributes, i);
        if (!has_attribute(x, node, part) &&
            (part->required || has_companion(x, e, node, part)) &&
            !has_misspelt_attribute(e, node, part->name)) {
            DIAG(x->job->diags, DIAG_ATTRIBUTE_MISSING, document_pos(node),
                 c(x, name_of(node)), c(x, part->name));
            x->found = true;
        }
    }
}

/* What there can be in an element without children. */
static const char *text_only(const struct grammar_element *e)
{
    return e->text ? "only text" : "nothing";
}

static bool has_namespace(const xmlNode *node)
{
    return node->ns && node->ns->href[0];
}

/* Our elements have no namespace. One that is declared further out has been reported
 * there. */
static bool explain_namespace(struct explanation *x, const xmlNode *node)
{
    const xmlNode *parent = node->parent;
    if (!has_namespace(node) ||
        (parent->type == XML_ELEMENT_NODE && parent->ns == node->ns))
        return false;
    if (strcmp((const char *)node->ns->href, XINCLUDE_NAMESPACE) == 0) {
        DIAG(x->job->diags, DIAG_ELEMENT_MISSPELT, document_pos(node),
             str_format(x->job->doc, "xi:%s", (const char *)node->name).p, "xi:include");
        x->found = true;
        return true;
    }
    const bool prefixed = node->ns->prefix && node->ns->prefix[0];
    const char *prefix = prefixed ? (const char *)node->ns->prefix : "";
    DIAG(x->job->diags, DIAG_ELEMENT_NAMESPACE, document_pos(node),
         str_format(x->job->doc, "%s%s%s", prefix, prefixed ? ":" : "",
                    (const char *)node->name)
             .p,
         (const char *)node->ns->href);
    x->found = true;
    return true;
}

static void explain_misplaced(struct explanation *x, const struct grammar_element *e,
                              const xmlNode *parent, const xmlNode *child)
{
    const struct srcpos pos = document_pos(child);
    const struct str name = name_of(child);
    const struct str near = grammar_nearest(&e->children, name);
    if (grammar_knows(&x->grammar, name))
        DIAG(x->job->diags, DIAG_ELEMENT_MISPLACED, pos, c(x, name),
             c(x, name_of(parent)), names_of(x, &e->children, text_only(e)));
    else if (near.n)
        DIAG(x->job->diags, DIAG_ELEMENT_MISSPELT, pos, c(x, name), c(x, near));
    else
        DIAG(x->job->diags, DIAG_ELEMENT_UNKNOWN, pos, c(x, name), c(x, name_of(parent)),
             names_of(x, &e->children, text_only(e)));
    x->found = true;
}

static bool is_blank(const xmlNode *text)
{
    return str_trim(str_of((const char *)text->content)).n == 0;
}

/* Where the first character of `text` stands that is no white space. */
static struct srcpos first_character(const struct explanation *x, const xmlNode *text)
{
    const struct str all = str_of((const char *)text->content);
    const int blanks = (int)(str_trim(all).p - all.p);
    return document_pos_inside(x->job, document_pos(text), blanks);
}

static const xmlNode *next_called(const xmlNode *node, struct str name)
{
    while (node && !(node->type == XML_ELEMENT_NODE && str_eq(name_of(node), name)))
        node = node->next;
    return node;
}

/* True if a child is there that cannot be, in the place of the one called `name`. */
static bool has_stand_in(const struct grammar_element *e, const xmlNode *node,
                         struct str name)
{
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (child->type != XML_ELEMENT_NODE || find_part(&e->children, name_of(child)))
            continue;
        if (e->children.n == 1 ||
            str_eq(grammar_nearest(&e->children, name_of(child)), name))
            return true;
    }
    return false;
}

static void explain_counts(struct explanation *x, const struct grammar_element *e,
                           const xmlNode *node)
{
    for (int i = 0; i < e->children.n; i++) {
        const struct grammar_part *part = list_at(&e->children, i);
        const char *name = c(x, part->name), *parent = c(x, name_of(node));
        const xmlNode *first = next_called(node->children, part->name);
        const xmlNode *second = first ? next_called(first->next, part->name) : NULL;
        if (part->required && !first && has_stand_in(e, node, part->name))
            continue;
        if (part->required && !first)
            DIAG(x->job->diags, DIAG_ELEMENT_MISSING, document_pos(node), parent, name);
        else if (!part->repeated && second)
            DIAG(x->job->diags, DIAG_ELEMENT_REPEATED, document_pos(second), parent,
                 name);
        else
            continue;
        x->found = true;
    }
}

/* Reports the children that stand behind one that must come after them. */
static void explain_order(struct explanation *x, const struct grammar_element *e,
                          const xmlNode *node)
{
    int reached = 0;
    const xmlNode *latest = NULL;
    for (const xmlNode *child = node->children; child; child = child->next) {
        const bool text = child->type == XML_TEXT_NODE && e->text && !is_blank(child);
        const struct grammar_part *part = child->type == XML_ELEMENT_NODE
                                              ? find_part(&e->children, name_of(child))
                                              : NULL;
        if (!text && !part)
            continue;
        if ((text ? e->text_step : part->last_step) < reached) {
            DIAG(x->job->diags, DIAG_ELEMENT_ORDER,
                 text ? first_character(x, child) : document_pos(child),
                 text ? "text" : str_format(x->job->doc, "<%.*s>", STR_ARG(part->name)).p,
                 c(x, name_of(latest)), c(x, name_of(node)));
            x->found = true;
        } else if (part && part->first_step > reached) {
            reached = part->first_step;
            latest = child;
        }
    }
}

/* "a, b or c" holds the names; at least one must be there. */
static void explain_choice(struct explanation *x, const xmlNode *node, struct str choice)
{
    for (const xmlNode *child = node->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE && str_find(choice, name_of(child)) >= 0)
            return;
    DIAG(x->job->diags, DIAG_ELEMENT_MISSING, document_pos(node), c(x, name_of(node)),
         c(x, choice));
    x->found = true;
}

static void explain_text(struct explanation *x, const struct grammar_element *e,
                         const xmlNode *node, const xmlNode *text)
{
    if (e->children.n)
        DIAG(x->job->diags, DIAG_TEXT_MISPLACED, first_character(x, text),
             c(x, name_of(node)), names_of(x, &e->children, ""));
    else
        DIAG(x->job->diags, DIAG_TEXT_NOWHERE, first_character(x, text),
             c(x, name_of(node)));
    x->found = true;
}

static void explain_element(struct explanation *x, xmlNodePtr node)
{
    const struct grammar_element e = grammar_element(&x->grammar, name_of(node));
    explain_attributes(x, &e, node);
    for (xmlNodePtr child = node->children; child; child = child->next) {
        if (child->type == XML_TEXT_NODE && !e.text && !is_blank(child))
            explain_text(x, &e, node, child);
        if (child->type != XML_ELEMENT_NODE)
            continue;
        if (explain_namespace(x, child))
            continue;
        if (find_part(&e.children, name_of(child)))
            explain_element(x, child);
        else
            explain_misplaced(x, &e, node, child);
    }
    explain_counts(x, &e, node);
    explain_order(x, &e, node);
    for (int i = 0; i < e.choices.n; i++)
        explain_choice(x, node, *(struct str *)list_at(&e.choices, i));
}

bool xml_explain(struct job *job, const struct document *document, const char *path)
{
    struct explanation x = {.job = job};
    if (grammar_init(&x.grammar, job->doc, path))
        explain_namespace(&x, xmlDocGetRootElement(document->xml));
    explain_element(&x, xmlDocGetRootElement(document->xml));
    grammar_finish(&x.grammar);
    return x.found;
}
