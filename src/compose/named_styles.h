/* Properties of elements, and the styles that a layout names; internal to this folder.
 *
 * What a named style makes of the style that a box starts from is remembered: a layout
 * names the same few styles again and again, and each extends others. */
#ifndef GAIYO_COMPOSE_NAMED_STYLES_H
#define GAIYO_COMPOSE_NAMED_STYLES_H

#include "compose/composing.h"

/* What a box's style starts from, as far as one differs from another: what it takes from
 * what it stands in, and whether it is a row, which keeps together. */
struct style_start {
    enum writing_mode writing_mode;
    emu line_grid;
    bool overflow_wrap, is_row;
};

/* The property that an attribute sets; NULL if it is another attribute. */
const struct property *attribute_property(struct composing *c, const xmlAttr *a);

/* True of a value with an expression in it, which is looked at where it is used. */
bool attribute_is_expression(const xmlAttr *a);
bool element_has_expression(const xmlNode *element);

/* The properties among the attributes of `element`, the type size first: em is measured
 * in it. */
void properties_apply(struct composing *c, struct styling *styling, xmlNodePtr element,
                      xmlNodePtr node);

/* Applies the style called `name` and, before it, what it extends; it is named at
 * `place`. `start` is what `styling` is so far; NULL if it is more than a start. */
void style_apply_named(struct composing *c, struct styling *styling, struct str name,
                       struct place place, const struct style_start *start);

#endif
