#include "compose/composing.h"
#include "compose/messages.h"

#include "base/arena.h"
#include "base/job.h"

#include <stdint.h>
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
            .keep_together = KEEP_ALL,
            .fit = {{{50, 100}, {60, 100}, {85, 100}, {90, 100}, {80, 100}}, 0},
            .orphans = 2,
            .widows = 2,
        },
    .line_factor = 1500,
};

/* From sides and sizes on the page to those that the lines of vertical writing see. */
static void turn(struct style *s)
{
    const struct style page = *s;
    for (int side = 0; side < SIDES; side++) {
        s->padding[side] = page.padding[(side + 1) % SIDES];
        s->border[side] = page.border[(side + 1) % SIDES];
        s->border_hidden[side] = page.border_hidden[(side + 1) % SIDES];
    }
    s->diagonal.down = page.diagonal.up;
    s->diagonal.up = page.diagonal.down;
    s->width = page.height;
    s->height = page.width;
    s->shape.toward = (enum side)((page.shape.toward + SIDES - 1) % SIDES);
    s->shadow.x = page.shadow.y;
    s->shadow.y = -page.shadow.x;
}

static void finish(struct styling *g)
{
    if (g->line_factor)
        g->style.line_height = len_mul_div(g->style.font_size, g->line_factor, 1000);
    if (g->style.writing_mode == VERTICAL_RL)
        turn(&g->style);
}

struct styling styling_initial(void)
{
    return initial;
}

const struct style *styling_keep(struct composing *c, const struct styling *g)
{
    struct styling *kept = ARENA_NEW(c->job->doc, struct styling);
    *kept = *g;
    finish(kept);
    return &kept->style;
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
                        struct srcpos pos, int depth);

/* The same of the style `d`. One that extends its own name extends what it hides of a
 * layout further out. */
static bool apply_defined(struct composing *c, struct styling *g, const struct defined *d,
                          struct srcpos pos, int depth)
{
    const struct str name = document_attribute(d->element, "name");
    const struct str base = document_attribute(d->element, "extends");
    const struct srcpos at = document_attribute_pos(c->job, d->element, "extends");
    if (depth == DEEPEST_EXTENDS) {
        DIAG(c->job->diags, DIAG_STYLE_CIRCLE, pos, name.p);
        return false;
    }
    const bool hidden = str_eq(base, name) && d->inherited;
    if (hidden && !apply_defined(c, g, d->inherited, at, depth + 1))
        return false;
    if (base.n && !hidden && !apply_named(c, g, base, at, depth + 1))
        return false;
    apply_attributes(c, g, d->element, document_root(c->document));
    return true;
}

static bool apply_named(struct composing *c, struct styling *g, struct str name,
                        struct srcpos pos, int depth)
{
    struct defined *const *found = names_find(&c->styles, name);
    if (!found) {
        names_report_unknown(c, &c->styles, name, pos, DIAG_STYLE_UNKNOWN, "style");
        return true;
    }
    const struct str mark = str_format(c->job->doc, "style %.*s", STR_ARG(name));
    if (map_find(&c->wrong, mark) >= 0)
        return false;
    if (apply_defined(c, g, *found, pos, depth))
        return true;
    map_put(&c->wrong, mark, 1);
    return false;
}

/* A value with an expression in it is looked at where the style is used. */
static bool is_expression(const xmlAttr *a)
{
    return a->children && strpbrk((const char *)a->children->content, "{}");
}

static bool has_expression(const xmlNode *element)
{
    for (const xmlAttr *a = element->properties; a; a = a->next)
        if (is_expression(a))
            return true;
    return false;
}

/* What the style is made of, as text in scratch memory: the same for all boxes that a
 * loop makes of one element, unless an expression gives them different values. */
static struct str key_of(struct composing *c, const struct styling *outer,
                         xmlNodePtr element, xmlNodePtr node)
{
    struct strbuf b;
    strbuf_init(&b, c->job->scratch);
    strbuf_add_bytes(&b, &element, (int)sizeof element);
    strbuf_add_bytes(&b, &outer, (int)sizeof outer);
    strbuf_add_bytes(&b, &c->around, (int)sizeof c->around);
    for (const xmlAttr *a = element->properties; a; a = a->next) {
        const char *name = (const char *)a->name;
        if (!is_expression(a) || (strcmp(name, "style") != 0 && !property_exists(name)))
            continue;
        strbuf_add_char(&b, ';');
        strbuf_add_c(&b, name);
        strbuf_add_char(&b, '=');
        strbuf_add(&b, attribute_expand(c, element, node, name));
    }
    return strbuf_str(&b);
}

/* Where the style of an element that no expression changes is remembered. */
static struct style_memo *memo_of(struct composing *c, const struct styling *outer,
                                  const xmlNode *element)
{
    const uintptr_t hash = ((uintptr_t)element >> 4) * 31 + ((uintptr_t)outer >> 4) * 7;
    return &c->memos[(hash ^ hash >> 7) % STYLE_MEMOS];
}

/* The style that is remembered; or NULL. */
static const struct styling *recall(struct composing *c, const struct styling *outer,
                                    const xmlNode *element)
{
    const struct style_memo *memo = memo_of(c, outer, element);
    return memo->element == element && memo->outer == outer &&
                   memcmp(&memo->around, &c->around, sizeof c->around) == 0
               ? memo->styling
               : NULL;
}

static const struct styling *keep(struct composing *c, struct str key,
                                  const struct styling *g)
{
    struct styling *kept = ARENA_NEW(c->lasting->doc, struct styling);
    *kept = *g;
    finish(kept);
    *(const struct styling **)names_add(&c->resolved, str_copy(c->lasting->doc, key)) =
        kept;
    return kept;
}

/* A stretch of text goes the way of its paragraph. */
static void hold_direction(struct composing *c, struct styling *g,
                           const struct styling *outer, struct srcpos pos)
{
    if (g->style.writing_mode != outer->style.writing_mode)
        DIAG0(c->job->diags, DIAG_WRITING_MODE_INSIDE, pos);
    g->style.writing_mode = outer->style.writing_mode;
}

/* The style of `element`, going on from `start`; `outer` is what it stands in, NULL for a
 * box. */
static const struct styling *resolve(struct composing *c, const struct styling *start,
                                     const struct styling *outer, xmlNodePtr element,
                                     xmlNodePtr node)
{
    const struct arena_mark mark = arena_mark(c->job->scratch);
    const struct str key = key_of(c, outer, element, node);
    const struct styling *const *known = names_find(&c->resolved, key);
    const struct styling *styling = known ? *known : NULL;
    if (!known) {
        struct job *before = lasting_begin(c);
        struct styling g = *start;
        const struct str name = attribute_expand(c, element, node, "style");
        if (name.n)
            apply_named(c, &g, name, document_attribute_pos(c->job, element, "style"), 0);
        apply_attributes(c, &g, element, node);
        if (outer)
            hold_direction(c, &g, outer, document_pos(element));
        if (c->around.no_hangs && !c->around.is_row)
            g.style.hanging_punctuation = false;
        styling = keep(c, key, &g);
        lasting_end(c, before);
    }
    if (!has_expression(element))
        *memo_of(c, outer, element) =
            (struct style_memo){element, outer, c->around, styling};
    arena_release(c->job->scratch, mark);
    return styling;
}

/* A box takes nothing from around it but the direction that it is written in, the grid
 * that its lines keep to, and whether what is too wide is broken. A row keeps together
 * unless it says otherwise. */
const struct styling *styling_of_box(struct composing *c, xmlNodePtr element,
                                     xmlNodePtr node)
{
    const struct styling *known = recall(c, NULL, element);
    if (known)
        return known;
    struct styling start = initial;
    start.style.writing_mode = c->around.writing_mode;
    start.style.line_grid = c->around.line_grid;
    start.style.overflow_wrap = c->around.overflow_wrap;
    if (document_is(element, "row"))
        start.style.break_inside = BREAK_AVOID;
    return resolve(c, &start, NULL, element, node);
}

const struct style *style_of_box(struct composing *c, xmlNodePtr element, xmlNodePtr node)
{
    return &styling_of_box(c, element, node)->style;
}

const struct style *style_of_chain(struct composing *c, xmlNodePtr const *elements, int n,
                                   xmlNodePtr node)
{
    struct styling *g = ARENA_NEW(c->job->doc, struct styling);
    *g = initial;
    for (int i = n - 1; i >= 0; i--) {
        const struct str name = attribute_expand(c, elements[i], node, "style");
        if (name.n)
            apply_named(c, g, name, document_attribute_pos(c->job, elements[i], "style"),
                        0);
        apply_attributes(c, g, elements[i], node);
    }
    finish(g);
    return &g->style;
}

const struct style *style_spread(struct composing *c, const struct style *style)
{
    struct style *copy = ARENA_NEW(c->job->doc, struct style);
    *copy = *style;
    copy->justify_content = JUSTIFY_SPACE_BETWEEN;
    return copy;
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
    g.style.jidori = 0;
    g.style.gyodori_lines = 0;
    return g;
}

const struct styling *style_inside(struct composing *c, const struct styling *outer,
                                   xmlNodePtr element, xmlNodePtr node)
{
    const struct styling *known = recall(c, outer, element);
    if (known)
        return known;
    const struct styling start = text_only(outer);
    return resolve(c, &start, outer, element, node);
}

const struct styling *style_named_inside(struct composing *c, const struct styling *outer,
                                         struct str name, struct srcpos pos)
{
    const struct arena_mark mark = arena_mark(c->job->scratch);
    const struct str key =
        str_format(c->job->scratch, "%p;%.*s", (const void *)outer, STR_ARG(name));
    const struct styling *const *known = names_find(&c->resolved, key);
    const struct styling *styling = known ? *known : NULL;
    if (!known) {
        struct job *before = lasting_begin(c);
        struct styling g = text_only(outer);
        apply_named(c, &g, name, pos, 0);
        hold_direction(c, &g, outer, pos);
        styling = keep(c, key, &g);
        lasting_end(c, before);
    }
    arena_release(c->job->scratch, mark);
    return styling;
}

/* What elements of rich text look like where a layout says nothing of them. */
static const struct usual_look {
    const char *element;
    bool stays; /* even where the layout has a style of the name, which goes on from it */
    const char *properties[6][2];
} usual[] = {
    {"em", false, {{"text-emphasis", "filled"}}},
    {"a", false, {{0}}},
    {"tcy", true, {{"text-combine-upright", "all"}}},
    {"furiwake",
     true,
     {{"font-size", "0.5em"},
      {"text-emphasis", "none"},
      {"text-decoration", "none"},
      {"letter-spacing", "0"}}},
    {"warichu",
     true,
     {{"font-size", "0.5em"},
      {"text-emphasis", "none"},
      {"text-decoration", "none"},
      {"letter-spacing", "0"}}},
    {"rt",
     true,
     {{"font-size", "0.5em"},
      {"text-transform", "full-size-kana"},
      {"text-emphasis", "none"},
      {"text-decoration", "none"},
      {"baseline-shift", "0"},
      {"letter-spacing", "0"}}},
};

static const struct usual_look *usual_look_of(const xmlNode *element)
{
    for (int i = 0; i < (int)(sizeof usual / sizeof *usual); i++)
        if (document_is(element, usual[i].element))
            return &usual[i];
    return NULL;
}

static void apply_usual(struct composing *c, struct styling *g,
                        const struct usual_look *look, struct srcpos pos)
{
    for (int i = 0; i < 6 && look->properties[i][0]; i++)
        property_set(c, g, look->properties[i][0], str_of(look->properties[i][1]), pos);
}

/* A badge has the style of its own word, badge-拡充, if the layout has that. */
static struct str style_name_of(struct composing *c, xmlNodePtr element)
{
    const struct str name = str_of((const char *)element->name);
    if (!document_is(element, "badge"))
        return name;
    const struct str own =
        str_format(c->job->doc, "badge-%s",
                   str_c(c->job->doc, str_trim(document_text(c->job, element))));
    return names_find(&c->styles, own) ? own : name;
}

const struct styling *style_of_element(struct composing *c, const struct styling *outer,
                                       xmlNodePtr element)
{
    const struct str name = style_name_of(c, element);
    const struct usual_look *look = usual_look_of(element);
    const bool is_named = names_find(&c->styles, name) != NULL;
    if (!look || (is_named && !look->stays))
        return style_named_inside(c, outer, name, document_pos(element));
    const struct str key =
        str_format(c->job->doc, "%p;<%.*s>", (const void *)outer, STR_ARG(name));
    const struct styling *const *known = names_find(&c->resolved, key);
    if (known)
        return *known;
    struct job *before = lasting_begin(c);
    struct styling g = text_only(outer);
    apply_usual(c, &g, look, document_pos(element));
    if (is_named)
        apply_named(c, &g, name, document_pos(element), 0);
    const struct styling *styling = keep(c, key, &g);
    lasting_end(c, before);
    return styling;
}

void styles_check(struct composing *c)
{
    for (int i = 0; i < c->styles.values.n; i++) {
        xmlNodePtr element =
            (*(struct defined *const *)list_at(&c->styles.values, i))->element;
        struct styling g = initial;
        if (!has_expression(element))
            apply_named(c, &g, document_attribute(element, "name"), document_pos(element),
                        0);
    }
}
