#include "compose/named_styles.h"

#include "compose/messages.h"

#include "base/arena.h"
#include "base/job.h"

#include <stdint.h>
#include <string.h>

enum { DEEPEST_EXTENDS = 16 };

/* What a named style has made of a start. */
struct styled {
    struct style_start start;
    int levels; /* how many styles it goes through: itself, what it extends, … */
    struct styling styling;
    const struct styled *next;
};

/* A style that is being applied. */
struct applying {
    struct composing *c;
    struct styling *g;
    const struct style_start *start; /* what `g` was at first; NULL: anything else */
    int levels;                      /* that have been gone through */
    bool varies; /* one had an expression, whose value hangs on where it is used */
};

/* --- properties --------------------------------------------------------------------- */

/* Names of attributes are texts of a dictionary, each there once: that one is no property
 * is remembered, too. */
const struct property *attribute_property(struct composing *c, const xmlAttr *a)
{
    const uintptr_t hash = (uintptr_t)a->name;
    struct property_memo *memo = &c->property_memos[(hash ^ hash >> 9) % PROPERTY_MEMOS];
    if (memo->name != a->name)
        *memo = (struct property_memo){a->name, property_find((const char *)a->name)};
    return a->ns ? NULL : memo->property;
}

static void apply_attribute(struct composing *c, struct styling *g, xmlNodePtr element,
                            xmlNodePtr node, const xmlAttr *a,
                            const struct property *property)
{
    const struct str value = attribute_expand_found(c, element, node, a);
    if (value.p)
        property_set(c, g, property, value,
                     (struct place){element, (const char *)a->name});
}

void properties_apply(struct composing *c, struct styling *g, xmlNodePtr element,
                      xmlNodePtr node)
{
    const struct property *property;
    for (const xmlAttr *a = element->properties; a; a = a->next)
        if ((property = attribute_property(c, a)) && property_is_size(property))
            apply_attribute(c, g, element, node, a, property);
    for (const xmlAttr *a = element->properties; a; a = a->next)
        if ((property = attribute_property(c, a)) && !property_is_size(property))
            apply_attribute(c, g, element, node, a, property);
}

bool attribute_is_expression(const xmlAttr *a)
{
    return a->children && strpbrk((const char *)a->children->content, "{}");
}

bool element_has_expression(const xmlNode *element)
{
    for (const xmlAttr *a = element->properties; a; a = a->next)
        if (attribute_is_expression(a))
            return true;
    return false;
}

/* --- what is remembered ------------------------------------------------------------- */

static bool is_start(const struct style_start *a, const struct style_start *b)
{
    return a->writing_mode == b->writing_mode && a->line_grid == b->line_grid &&
           a->overflow_wrap == b->overflow_wrap && a->is_row == b->is_row;
}

/* As far as it was found to go there, it must not go too deep from here either. */
static const struct styled *recall(const struct applying *a, const struct defined *d,
                                   int depth)
{
    const struct styled *known = a->start ? d->styled : NULL;
    while (known && !is_start(&known->start, a->start))
        known = known->next;
    return known && depth + known->levels <= DEEPEST_EXTENDS ? known : NULL;
}

static void remember(const struct applying *a, struct defined *d)
{
    struct styled *styled = ARENA_NEW(a->c->lasting->doc, struct styled);
    *styled = (struct styled){*a->start, a->levels, *a->g, d->styled};
    d->styled = styled;
}

/* --- applying ----------------------------------------------------------------------- */

/* Each is false if what it extends has no end, which is said once, whichever style of the
 * circle is used first. */
static bool apply_named(struct applying *a, struct str name, struct place place,
                        int depth);
static bool apply_defined(struct applying *a, struct defined *d, struct place place,
                          int depth);

/* What `d` extends. One that extends its own name extends what it hides of a layout
 * further out. */
static bool apply_base(struct applying *a, const struct defined *d, int depth)
{
    const struct str base = document_attribute(d->element, "extends");
    const struct place place = {d->element, "extends"};
    if (!base.n)
        return true;
    if (d->inherited && str_eq(base, document_attribute(d->element, "name")))
        return apply_defined(a, d->inherited, place, depth);
    return apply_named(a, base, place, depth);
}

static bool apply_defined(struct applying *a, struct defined *d, struct place place,
                          int depth)
{
    struct composing *c = a->c;
    const struct styled *known = recall(a, d, depth);
    if (known) {
        *a->g = known->styling;
        a->levels = known->levels;
        return true;
    }
    if (depth == DEEPEST_EXTENDS) {
        DIAG(c->job->diags, DIAG_STYLE_CIRCLE, place_pos(c, place),
             document_attribute(d->element, "name").p);
        return false;
    }
    if (!apply_base(a, d, depth + 1))
        return false;
    properties_apply(c, a->g, d->element, document_root(c->document));
    a->levels++;
    a->varies |= element_has_expression(d->element);
    if (a->start && !a->varies)
        remember(a, d);
    return true;
}

static bool apply_named(struct applying *a, struct str name, struct place place,
                        int depth)
{
    struct composing *c = a->c;
    struct defined *const *found = names_find(&c->styles, name);
    if (!found) {
        names_report_unknown(c, &c->styles, name, place_pos(c, place), DIAG_STYLE_UNKNOWN,
                             "style");
        return true;
    }
    if (!(*found)->is_endless)
        (*found)->is_endless = !apply_defined(a, *found, place, depth);
    return !(*found)->is_endless;
}

void style_apply_named(struct composing *c, struct styling *g, struct str name,
                       struct place place, const struct style_start *start)
{
    apply_named(&(struct applying){c, g, start, 0, false}, name, place, 0);
}

void styles_check(struct composing *c)
{
    for (int i = 0; i < c->styles.values.n; i++) {
        const struct defined *d = *(struct defined *const *)list_at(&c->styles.values, i);
        struct styling g = styling_initial();
        if (!element_has_expression(d->element))
            style_apply_named(c, &g, document_attribute(d->element, "name"),
                              (struct place){d->element, NULL}, &(struct style_start){0});
    }
}
