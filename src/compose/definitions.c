#include "compose/composing.h"
#include "compose/messages.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/messages.h"

xmlNodePtr element_next(const xmlNode *top, xmlNodePtr n)
{
    xmlNodePtr next = n->children;
    for (;;) {
        while (next && next->type != XML_ELEMENT_NODE)
            next = next->next;
        if (next || n == top)
            return next;
        next = n->next;
        n = n->parent;
    }
}

/* --- reading ------------------------------------------------------------------------ */

/* One that a layout further out has is hidden by this one, and can still be reached from
 * it. */
static struct defined *add(struct composing *c, struct names *names, xmlNodePtr element,
                           const char *what)
{
    const struct str name = document_attribute(element, "name");
    struct defined *d = ARENA_NEW(c->job->doc, struct defined);
    struct defined **place = names_find(names, name);
    *d = (struct defined){.element = element, .layer = c->layer};
    if (!place) {
        *(struct defined **)names_add(names, name) = d;
    } else if ((*place)->layer == c->layer) {
        DIAG(c->job->diags, DIAG_NAME_TWICE,
             document_attribute_pos(c->job, element, "name"), what, name.p);
    } else {
        d->inherited = *place;
        *place = d;
    }
    return d;
}

/* The parameters of a definition, and the slots anywhere in it. */
static void add_names(struct composing *c, struct defined *d)
{
    for (const xmlNode *n = d->element->children; n; n = n->next)
        if (words_find(&c->words, n) == WORD_PARAM)
            names_add(&d->parameters, slot_name(n));
    for (xmlNodePtr n = d->element; (n = element_next(d->element, n));)
        if (words_find(&c->words, n) == WORD_SLOT)
            names_add(&d->slots, slot_name(n));
}

static void add_definition(struct composing *c, xmlNodePtr element)
{
    struct defined *d = add(c, &c->defines, element, "definition");
    d->parameters = names_in(c->job->doc, sizeof(int));
    d->slots = names_in(c->job->doc, sizeof(int));
    add_names(c, d);
    template_check_twins(c, element, "param");
}

/* The definitions of a layout or a library, in it and in the libraries inside it. */
static void read_children(struct composing *c, xmlNodePtr parent)
{
    for (xmlNodePtr n = parent->children; n; n = n->next) {
        if (document_is(n, "library"))
            read_children(c, n);
        else if (document_is(n, "palette"))
            *(struct palette *)list_add(&c->palettes) =
                (struct palette){n, document_attribute(n, "name"), c->layer};
        else if (document_is(n, "style"))
            add(c, &c->styles, n, "style");
        else if (document_is(n, "define"))
            add_definition(c, n);
        else if (document_is(n, "param"))
            add(c, &c->parameters, n, "parameter");
        else if (document_is(n, "page-master"))
            add(c, &c->masters, n, "page master");
    }
}

/* True if a layout says itself what its pages are made of. */
static bool has_content(xmlNodePtr root)
{
    static const char *const content[] = {"page-sequence", "for-each", "if", "choose",
                                          "use"};
    for (xmlNodePtr n = root->children; n; n = n->next)
        for (int i = 0; i < (int)(sizeof content / sizeof *content); i++)
            if (document_is(n, content[i]))
                return true;
    return false;
}

void definitions_read(struct composing *c, const struct document *layout)
{
    xmlNodePtr root = document_root(layout);
    if (layout->base)
        definitions_read(c, layout->base);
    if (!c->content || has_content(root))
        c->content = root;
    read_children(c, root);
    c->layer++;
}

/* --- checking ----------------------------------------------------------------------- */

struct str slot_name(const xmlNode *element)
{
    const struct str name = document_attribute(element, "name");
    return name.n ? name : STR("content");
}

bool use_fills(xmlNodePtr use, struct str slot)
{
    for (xmlNodePtr n = use->children; n; n = n->next) {
        if (document_is(n, "fill") && str_eq(document_attribute(n, "name"), slot))
            return true;
        if (str_is(slot, "content") && is_slot_content(n))
            return true;
    }
    return false;
}

bool is_slot_content(const xmlNode *node)
{
    if (node->type == XML_TEXT_NODE)
        return str_trim(str_of((const char *)node->content)).n > 0;
    return node->type == XML_ELEMENT_NODE && !document_is(node, "with") &&
           !document_is(node, "fill");
}

static void check_name(struct composing *c, const struct names *known,
                       const xmlNode *element, const struct diag_kind *unknown,
                       const char *what)
{
    const struct str name = document_attribute(element, "name");
    if (!names_find(known, name))
        names_report_unknown(c, known, name,
                             document_attribute_pos(c->job, element, "name"), unknown,
                             what);
}

/* What a use gives must be what its definition takes. */
static void check_use(struct composing *c, xmlNodePtr use)
{
    const struct str name = document_attribute(use, "name");
    struct defined *const *found = names_find(&c->defines, name);
    if (!found) {
        names_report_unknown(c, &c->defines, name,
                             document_attribute_pos(c->job, use, "name"),
                             DIAG_DEFINE_UNKNOWN, "definition");
        return;
    }
    const struct defined *d = *found;
    template_check_twins(c, use, "with");
    template_check_twins(c, use, "fill");
    for (xmlNodePtr n = use->children; n; n = n->next) {
        if (document_is(n, "with"))
            check_name(c, &d->parameters, n, DIAG_PARAM_UNKNOWN, "parameter");
        else if (document_is(n, "fill"))
            check_name(c, &d->slots, n, DIAG_SLOT_UNKNOWN, "slot");
        else if (is_slot_content(n) && !names_find(&d->slots, STR("content")))
            DIAG(c->job->diags, DIAG_SLOT_NONE, document_pos(n), name.p);
    }
}

static void check_uses(struct composing *c, xmlNodePtr top)
{
    for (xmlNodePtr n = top; (n = element_next(top, n));)
        if (words_find(&c->words, n) == WORD_USE)
            check_use(c, n);
}

static void check_uses_of(struct composing *c, const struct names *names)
{
    for (int i = 0; i < names->values.n; i++)
        check_uses(c, (*(struct defined *const *)list_at(&names->values, i))->element);
}

/* A slot and a parameter of one name would be one variable. */
static void check_slots(struct composing *c, const struct defined *d)
{
    if (!d->parameters.keys.n)
        return;
    for (xmlNodePtr n = d->element; (n = element_next(d->element, n));)
        if (words_find(&c->words, n) == WORD_SLOT &&
            names_find(&d->parameters, slot_name(n)))
            DIAG(c->job->diags, DIAG_NAME_TWICE,
                 document_attribute_pos(c->job, n, "name"), "parameter", slot_name(n).p);
}

void definitions_check(struct composing *c)
{
    check_uses_of(c, &c->defines);
    check_uses_of(c, &c->masters);
    for (int i = 0; i < c->defines.values.n; i++)
        check_slots(c, *(struct defined **)list_at(&c->defines.values, i));
    for (xmlNodePtr n = c->content->children; n; n = n->next) {
        static const char *const checked[] = {"define", "library", "page-master"};
        bool again = false;
        for (int i = 0; i < 3; i++)
            again |= document_is(n, checked[i]);
        if (document_is(n, "use"))
            check_use(c, n);
        if (!again)
            check_uses(c, n);
    }
}
