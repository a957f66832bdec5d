#include "compose/composing.h"
#include "compose/messages.h"

#include "base/arena.h"
#include "base/job.h"

#include <string.h>

enum { DEEPEST_EXTENDS = 16 };

/* What a style starts from: body text that can be read, and boxes that add nothing. */
static const struct styling initial = {
    .style =
        {
            .font_family = {"gothic", 6},
            .font_weight = 400,
            .font_size = 10 * EMU_PT,
            .color = {.black = 100},
            .text_autospace = 250,
            .orphans = 2,
            .widows = 2,
        },
    .line_factor = 1500,
};

static void finish(struct styling *g)
{
    if (g->line_factor)
        g->style.line_height = len_mul_div(g->style.font_size, g->line_factor, 1000);
}

/* The properties among the attributes of `element`, the type size first: em is measured
 * in it. */
static void apply_attributes(struct composing *c, struct styling *g, xmlNodePtr element,
                             xmlNodePtr node)
{
    for (int size_first = 1; size_first >= 0; size_first--) {
        for (const xmlAttr *a = element->properties; a; a = a->next) {
            const char *name = (const char *)a->name;
            if ((strcmp(name, "font-size") == 0) != size_first || !property_exists(name))
                continue;
            const struct str value = attribute_expand(c, element, node, name);
            if (value.p)
                property_set(c, g, name, value,
                             document_attribute_pos(c->job, element, name));
        }
    }
}

/* Applies the style called `name` and, before it, what it extends. False if that has no
 * end, which is said once, whichever style of the circle is used first. */
static bool apply_named(struct composing *c, struct styling *g, struct str name,
                        struct srcpos pos, int depth)
{
    const xmlNodePtr *found = names_find(&c->styles, name);
    if (!found) {
        names_report_unknown(c, &c->styles, name, pos, DIAG_STYLE_UNKNOWN, "style");
        return true;
    }
    const struct str mark = str_format(c->job->doc, "style %.*s", STR_ARG(name));
    if (map_find(&c->wrong, mark) >= 0)
        return false;
    if (depth == DEEPEST_EXTENDS) {
        DIAG(c->job->diags, DIAG_STYLE_CIRCLE, pos, str_c(c->job->doc, name));
        return false;
    }
    const struct str base = document_attribute(*found, "extends");
    if (base.n &&
        !apply_named(c, g, base, document_attribute_pos(c->job, *found, "extends"),
                     depth + 1)) {
        map_put(&c->wrong, mark, 1);
        return false;
    }
    apply_attributes(c, g, *found, document_root(c->document));
    return true;
}

/* What the style is made of, as text: the same for all boxes that a loop makes of one
 * element, unless an expression gives them different values. */
static struct str key_of(struct composing *c, const struct styling *outer,
                         xmlNodePtr element, xmlNodePtr node)
{
    struct strbuf b;
    strbuf_init(&b, c->job->doc);
    strbuf_add_bytes(&b, &outer, (int)sizeof outer);
    for (const xmlAttr *a = element->properties; a; a = a->next) {
        const char *name = (const char *)a->name;
        if (strcmp(name, "style") != 0 && !property_exists(name))
            continue;
        strbuf_add_char(&b, ';');
        strbuf_add_c(&b, name);
        strbuf_add_char(&b, '=');
        strbuf_add(&b, attribute_expand(c, element, node, name));
    }
    return strbuf_str(&b);
}

static const struct styling *keep(struct composing *c, struct str key,
                                  const struct styling *g)
{
    struct styling *kept = ARENA_NEW(c->job->doc, struct styling);
    *kept = *g;
    finish(kept);
    *(const struct styling **)names_add(&c->resolved, key) = kept;
    return kept;
}

/* The style of `element`, going on from `start`; `outer` is what it stands in, NULL for a
 * box. */
static const struct styling *resolve(struct composing *c, const struct styling *start,
                                     const struct styling *outer, xmlNodePtr element,
                                     xmlNodePtr node)
{
    const struct str key = key_of(c, outer, element, node);
    const struct styling *const *known = names_find(&c->resolved, key);
    if (known)
        return *known;
    struct styling g = *start;
    const struct str name = attribute_expand(c, element, node, "style");
    if (name.n)
        apply_named(c, &g, name, document_attribute_pos(c->job, element, "style"), 0);
    apply_attributes(c, &g, element, node);
    return keep(c, key, &g);
}

const struct styling *styling_of_box(struct composing *c, xmlNodePtr element,
                                     xmlNodePtr node)
{
    return resolve(c, &initial, NULL, element, node);
}

const struct style *style_of_box(struct composing *c, xmlNodePtr element, xmlNodePtr node)
{
    return &resolve(c, &initial, NULL, element, node)->style;
}

/* A stretch of text takes its looks from around it, but not the box around it. */
static struct styling text_only(const struct styling *outer)
{
    struct styling g = *outer;
    memset(g.style.padding, 0, sizeof g.style.padding);
    memset(g.style.border, 0, sizeof g.style.border);
    g.style.border_radius = 0;
    g.style.shape = (struct shape){0};
    g.style.shadow = (struct shadow){0};
    g.style.has_background = false;
    return g;
}

const struct styling *style_inside(struct composing *c, const struct styling *outer,
                                   xmlNodePtr element, xmlNodePtr node)
{
    const struct styling start = text_only(outer);
    return resolve(c, &start, outer, element, node);
}

const struct styling *style_named_inside(struct composing *c, const struct styling *outer,
                                         struct str name, struct srcpos pos)
{
    const struct str key =
        str_format(c->job->doc, "%p;%.*s", (const void *)outer, STR_ARG(name));
    const struct styling *const *known = names_find(&c->resolved, key);
    if (known)
        return *known;
    struct styling g = text_only(outer);
    apply_named(c, &g, name, pos, 0);
    return keep(c, key, &g);
}

/* What elements of rich text look like where a layout says nothing of them. */
static const struct {
    const char *element, *property, *value;
} usual[] = {
    {"em", "text-emphasis", "filled"},
};

static bool is_usual(const xmlNode *element)
{
    static const char *const needs_none[] = {"em", "a"};
    for (int i = 0; i < (int)(sizeof needs_none / sizeof *needs_none); i++)
        if (document_is(element, needs_none[i]))
            return true;
    return false;
}

const struct styling *style_of_element(struct composing *c, const struct styling *outer,
                                       xmlNodePtr element)
{
    const struct str name = str_of((const char *)element->name);
    if (!is_usual(element) || names_find(&c->styles, name))
        return style_named_inside(c, outer, name, document_pos(element));
    const struct str key =
        str_format(c->job->doc, "%p;<%.*s>", (const void *)outer, STR_ARG(name));
    const struct styling *const *known = names_find(&c->resolved, key);
    if (known)
        return *known;
    struct styling g = text_only(outer);
    for (int i = 0; i < (int)(sizeof usual / sizeof *usual); i++)
        if (document_is(element, usual[i].element))
            property_set(c, &g, usual[i].property, str_of(usual[i].value),
                         document_pos(element));
    return keep(c, key, &g);
}

/* A value with an expression in it is looked at where the style is used. */
static bool has_expression(const xmlNode *element)
{
    for (const xmlAttr *a = element->properties; a; a = a->next)
        if (str_find(document_attribute(element, (const char *)a->name), STR("{")) >= 0)
            return true;
    return false;
}

void styles_check(struct composing *c)
{
    for (int i = 0; i < c->styles.values.n; i++) {
        xmlNodePtr element = *(xmlNodePtr *)list_at(&c->styles.values, i);
        struct styling g = initial;
        if (!has_expression(element))
            apply_named(c, &g, document_attribute(element, "name"), document_pos(element),
                        0);
    }
}
