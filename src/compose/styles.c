#include "compose/messages.h"
#include "compose/named_styles.h"

#include "base/arena.h"
#include "base/job.h"

#include <stdint.h>
#include <string.h>

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

/* What the style is made of, as text in scratch memory: the same for all boxes that a
 * loop makes of one element, unless an expression gives them different values. */
static struct str key_of(struct composing *c, const struct styling *outer,
                         xmlNodePtr element, xmlNodePtr node)
{
    struct strbuf b;
    char place[sizeof element + sizeof outer + sizeof c->around];
    memcpy(place, &element, sizeof element);
    memcpy(place + sizeof element, &outer, sizeof outer);
    memcpy(place + sizeof element + sizeof outer, &c->around, sizeof c->around);
    strbuf_init(&b, c->job->scratch);
    strbuf_add_bytes(&b, place, (int)sizeof place);
    for (const xmlAttr *a = element->properties; a; a = a->next) {
        const char *name = (const char *)a->name;
        if (!attribute_is_expression(a) ||
            (strcmp(name, "style") != 0 && !attribute_property(c, a)))
            continue;
        strbuf_add_char(&b, ';');
        strbuf_add_c(&b, name);
        strbuf_add_char(&b, '=');
        strbuf_add(&b, attribute_expand_found(c, element, node, a));
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
                           const struct styling *outer, struct place place)
{
    if (g->style.writing_mode != outer->style.writing_mode)
        DIAG0(c->job->diags, DIAG_WRITING_MODE_INSIDE, place_pos(c, place));
    g->style.writing_mode = outer->style.writing_mode;
}

/* The style of `element`, going on from `from`; `outer` is what it stands in, NULL for
 * a box, which begins with `start`. */
static const struct styling *resolve(struct composing *c, const struct styling *from,
                                     const struct style_start *start,
                                     const struct styling *outer, xmlNodePtr element,
                                     xmlNodePtr node)
{
    const struct arena_mark mark = arena_mark(c->job->scratch);
    const struct str key = key_of(c, outer, element, node);
    const struct styling *const *known = names_find(&c->resolved, key);
    const struct styling *styling = known ? *known : NULL;
    if (!known) {
        struct job *before = lasting_begin(c);
        struct styling g = *from;
        const struct str name = attribute_expand(c, element, node, "style");
        if (name.n)
            style_apply_named(c, &g, name, (struct place){element, "style"}, start);
        properties_apply(c, &g, element, node);
        if (outer)
            hold_direction(c, &g, outer, (struct place){element, NULL});
        if (c->around.no_hangs && !c->around.is_row)
            g.style.hanging_punctuation = false;
        styling = keep(c, key, &g);
        lasting_end(c, before);
    }
    if (!element_has_expression(element))
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
    const struct style_start start = {c->around.writing_mode, c->around.line_grid,
                                      c->around.overflow_wrap,
                                      words_find(&c->words, element) == WORD_ROW};
    struct styling from = initial;
    from.style.writing_mode = start.writing_mode;
    from.style.line_grid = start.line_grid;
    from.style.overflow_wrap = start.overflow_wrap;
    if (start.is_row)
        from.style.break_inside = BREAK_AVOID;
    return resolve(c, &from, &start, NULL, element, node);
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
            style_apply_named(c, g, name, (struct place){elements[i], "style"}, NULL);
        properties_apply(c, g, elements[i], node);
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
    const struct styling from = text_only(outer);
    return resolve(c, &from, NULL, outer, element, node);
}

const struct styling *style_named_inside(struct composing *c, const struct styling *outer,
                                         struct str name, struct place place)
{
    const struct arena_mark mark = arena_mark(c->job->scratch);
    const struct str key =
        str_format(c->job->scratch, "%p;%.*s", (const void *)outer, STR_ARG(name));
    const struct styling *const *known = names_find(&c->resolved, key);
    const struct styling *styling = known ? *known : NULL;
    if (!known) {
        struct job *before = lasting_begin(c);
        struct styling g = text_only(outer);
        style_apply_named(c, &g, name, place, NULL);
        hold_direction(c, &g, outer, place);
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
                        const struct usual_look *look, struct place place)
{
    for (int i = 0; i < 6 && look->properties[i][0]; i++)
        property_set(c, g, property_find(look->properties[i][0]),
                     str_of(look->properties[i][1]), place);
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
    const struct place place = {element, NULL};
    const bool is_named = names_find(&c->styles, name) != NULL;
    if (!look || (is_named && !look->stays))
        return style_named_inside(c, outer, name, place);
    const struct str key =
        str_format(c->job->doc, "%p;<%.*s>", (const void *)outer, STR_ARG(name));
    const struct styling *const *known = names_find(&c->resolved, key);
    if (known)
        return *known;
    struct job *before = lasting_begin(c);
    struct styling g = text_only(outer);
    apply_usual(c, &g, look, place);
    if (is_named)
        style_apply_named(c, &g, name, place, NULL);
    const struct styling *styling = keep(c, key, &g);
    lasting_end(c, before);
    return styling;
}
