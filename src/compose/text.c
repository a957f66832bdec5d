#include "compose/text_builder.h"

#include "compose/messages.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/messages.h"
#include "base/utf8.h"

#include <string.h>

/* What a stretch of that style is as a whole; NULL: nothing more than what it stands in.
 * A whole text may be spread because its column is. */
static const struct text_unit *unit_of(struct composing *c, const struct style *style,
                                       const struct style *around)
{
    const bool is_combined = style->combine < 0 && (!around || around->combine >= 0);
    const emu width = style->jidori || around
                          ? style->jidori
                          : len_mul_div(style->font_size, c->around.jidori, 1000);
    if (!width && !is_combined)
        return NULL;
    struct text_unit *unit = ARENA_NEW(c->job->doc, struct text_unit);
    *unit = (struct text_unit){width ? UNIT_JIDORI : UNIT_COMBINED, width};
    return unit;
}

struct stretch text_enter(struct composing *c, struct text_builder *t,
                          const struct styling *styling)
{
    const struct stretch outer = t->at;
    const struct styling *around = outer.styling;
    const struct text_unit *unit = NULL;
    if (styling != around)
        unit = unit_of(c, &styling->style, around ? &around->style : NULL);
    t->at = (struct stretch){
        .styling = styling,
        .around = around,
        .href = outer.href,
        .ruby = outer.ruby,
        .unit = unit ? unit : outer.unit,
        .unit_around = outer.unit,
        .row = outer.row,
        .row_around = outer.row,
        .part = outer.part,
        .part_around = outer.part,
        .within = outer.within,
        .within_around = outer.within,
    };
    if (around && !str_eq(styling->style.lang, around->style.lang))
        text_tell(c, t)->lang = styling->style.lang;
    return outer;
}

struct text_stretch *text_tell(struct composing *c, struct text_builder *t)
{
    struct text_stretch *stretch = ARENA_NEW(c->job->doc, struct text_stretch);
    const struct text_stretch *around = t->at.within;
    *stretch = (struct text_stretch){
        .id = text_new_part(c),
        .around = around,
        .part = around && around->id == t->at.part ? 0 : t->at.part,
    };
    t->at.within = stretch;
    t->at.part = stretch->id;
    return stretch;
}

void text_leave(struct text_builder *t, struct stretch outer)
{
    outer.begun |= t->at.begun;
    t->at = outer;
}

static bool is_western(int c)
{
    return c > 0 && c < 0x2000;
}

static bool is_inline_box(const struct style *style)
{
    return style->has_background || style->border[SIDE_TOP].width;
}

/* True if the white space before `next` comes out as a space. */
static bool needs_space(const struct text_builder *t, int next)
{
    const bool wrapped = t->line_end && !(is_western(t->previous) && is_western(next));
    return t->space && t->previous && !wrapped;
}

/* True if that space stands outside of the badge, the reading's base, the unit or the
 * rows that begin behind it, or of what is told of for itself. */
static bool is_space_outside(const struct text_builder *t)
{
    return !t->at.begun &&
           (is_inline_box(&t->at.styling->style) || t->at.ruby ||
            t->at.within != t->at.within_around || t->at.unit != t->at.unit_around ||
            t->at.row.of != t->at.row_around.of);
}

static void add_run(struct text_builder *t, struct run run)
{
    run.href = t->at.href;
    run.ruby = t->at.ruby;
    run.unit = t->at.unit;
    run.rows = t->at.row.of;
    run.row = t->at.row.row;
    run.part = t->at.part;
    run.within = t->at.within;
    run.source = t->source;
    *(struct run *)list_add(&t->runs) = run;
    t->at.begun = true;
}

static struct run run_of(struct str text, const struct style *style, struct srcpos pos)
{
    return (struct run){.kind = RUN_TEXT, .text = text, .style = style, .pos = pos};
}

/* The space as a run of its own. */
static void add_space(struct text_builder *t, struct srcpos pos)
{
    const bool outside = is_space_outside(t);
    struct stretch at = t->at;
    if (outside) {
        t->at.ruby = NULL;
        t->at.unit = t->at.unit_around;
        t->at.row = t->at.row_around;
        t->at.part = t->at.part_around;
        t->at.within = t->at.within_around;
        t->at.styling = t->at.around;
    }
    add_run(t, run_of(STR(" "), &t->at.styling->style, pos));
    at.begun = !outside;
    t->at = at;
}

void text_add_slot(struct text_builder *t, enum run_kind kind, struct srcpos pos)
{
    if (kind == RUN_BREAK && t->at.row.of) { /* no line ends in rows */
        t->space = true;
        return;
    }
    if (kind != RUN_BREAK && needs_space(t, '0'))
        add_space(t, pos);
    add_run(t, (struct run){.kind = kind, .style = &t->at.styling->style, .pos = pos});
    t->space = t->line_end = false;
    t->previous = kind == RUN_BREAK ? 0 : '0';
}

/* The text of a badge is one run, however many pieces it is made of: the badge is drawn
 * around it. */
static void add_text_run(struct composing *c, struct text_builder *t, struct run run)
{
    struct run *last = t->at.begun ? list_at(&t->runs, t->runs.n - 1) : NULL;
    if (last && last->kind == RUN_TEXT && last->style == run.style &&
        is_inline_box(run.style))
        last->text =
            str_format(c->job->doc, "%.*s%.*s", STR_ARG(last->text), STR_ARG(run.text));
    else
        add_run(t, run);
}

/* Where the next white space begins; white space has no byte of a longer character. */
static int end_of_word(struct str text, int at)
{
    while (at < text.n && !is_xml_space((unsigned char)text.p[at]))
        at++;
    return at;
}

static int last_character(struct str text, int from, int to)
{
    int at = to - 1;
    while (at > from && ((unsigned char)text.p[at] & 0xc0) == 0x80)
        at--;
    return utf8_next(str_slice(text, 0, to), &at);
}

void text_add(struct composing *c, struct text_builder *t, struct str text,
              struct srcpos pos)
{
    const struct style *style = &t->at.styling->style;
    struct strbuf b;
    strbuf_init(&b, c->job->doc);
    for (int at = 0; at < text.n;) {
        const int start = at;
        if (is_xml_space((unsigned char)text.p[at])) {
            t->space = true;
            t->line_end |= text.p[at++] == '\n';
            continue;
        }
        if (!b.n)
            pos = start ? document_pos_inside(c->job, pos, start) : pos;
        if (t->space && needs_space(t, utf8_next(text, &at))) {
            if (b.n || !is_space_outside(t))
                strbuf_add_char(&b, ' ');
            else
                add_space(t, pos);
        }
        at = end_of_word(text, start);
        strbuf_add(&b, str_slice(text, start, at));
        t->space = t->line_end = false;
        t->previous = last_character(text, start, at);
    }
    if (b.n)
        add_text_run(c, t, run_of(strbuf_str(&b), style, pos));
}

void text_drop_space(struct text_builder *t)
{
    t->space = t->line_end = false;
    t->previous = 0;
}

/* --- the layout's own text ---------------------------------------------------------- */

static void add_template_text(struct composing *c, struct text_builder *t,
                              xmlNodePtr text, xmlNodePtr node)
{
    const struct str source = str_of((const char *)text->content);
    const struct srcpos pos = document_pos(text);
    struct text_piece piece;
    int at = 0, bad = 0;
    if (!str_trim(source).n)
        return; /* white space between elements only lays the file out */
    while (text_piece_next(c->job->doc, source, &at, &piece, &bad)) {
        const struct srcpos place = document_pos_inside(c->job, pos, piece.offset);
        struct str value = piece.text;
        if (piece.is_expression &&
            !xpath_string(c->xpath, node, piece.text, place, &value))
            continue;
        t->source = source_of_expression(
            c, node, piece.is_expression ? piece.text : STR(""), place);
        text_add(c, t, value, place);
    }
    if (at < 0)
        DIAG0(c->job->diags, DIAG_BRACE, document_pos_inside(c->job, pos, bad));
}

static void add_content(struct composing *c, struct text_builder *t, xmlNodePtr element,
                        xmlNodePtr node)
{
    xmlNodePtr *nodes;
    int n;
    if (!xpath_contents(c->xpath, node, document_attribute(element, "select"),
                        document_attribute_pos(c->job, element, "select"), &nodes, &n))
        return;
    for (int i = 0; i < n; i++)
        text_add_rich(c, t, nodes[i]);
}

static void add_running(struct composing *c, struct text_builder *t, xmlNodePtr element)
{
    if (t->running.name.n)
        DIAG(c->job->diags, DIAG_RUNNING_TWICE, document_pos(element),
             document_attribute(element, "name").p);
    text_add_slot(t, RUN_TEXT, document_pos(element));
    t->running = running_read(c, element, t->runs.n - 1);
}

static void visit(struct composing *c, xmlNodePtr child, xmlNodePtr node, void *context);

static void fill(struct composing *c, struct text_builder *t, xmlNodePtr part,
                 xmlNodePtr node)
{
    template_walk(c, part, node, visit, t);
}

/* In the style of the element's name, and what it says itself. */
static void add_rows(struct composing *c, struct text_builder *t, xmlNodePtr element,
                     xmlNodePtr node)
{
    const struct styling *named = style_of_element(c, t->at.styling, element);
    const struct styling *inside = style_inside(c, named, element, node);
    if (document_is(element, "furiwake"))
        text_add_furiwake(c, t, element, inside, fill, node);
    else
        text_add_warichu(c, t, element, inside, fill, node);
}

static void add_span(struct composing *c, struct text_builder *t, xmlNodePtr element,
                     xmlNodePtr node)
{
    const struct stretch outer =
        text_enter(c, t, style_inside(c, t->at.styling, element, node));
    const struct str alt = str_trim(attribute_expand(c, element, node, "alt"));
    if (alt.n)
        text_tell(c, t)->alt = alt;
    template_walk(c, element, node, visit, t);
    text_leave(t, outer);
}

static void visit(struct composing *c, xmlNodePtr child, xmlNodePtr node, void *context)
{
    struct text_builder *t = context;
    if (child->type == XML_TEXT_NODE) {
        add_template_text(c, t, child, node);
        return;
    }
    switch (words_find(&c->words, child)) {
    case WORD_CONTENT:
        add_content(c, t, child, node);
        break;
    case WORD_BR:
        text_add_slot(t, RUN_BREAK, document_pos(child));
        break;
    case WORD_PAGE_NUMBER:
        text_add_slot(t, RUN_PAGE_NUMBER, document_pos(child));
        break;
    case WORD_PAGE_COUNT:
        text_add_slot(t, RUN_PAGE_COUNT, document_pos(child));
        break;
    case WORD_RUNNING_TEXT:
        add_running(c, t, child);
        break;
    case WORD_SPAN:
        add_span(c, t, child, node);
        break;
    case WORD_FURIWAKE:
    case WORD_WARICHU:
        add_rows(c, t, child, node);
        break;
    default:
        box_report_misplaced(c, child);
    }
}

bool text_build(struct composing *c, xmlNodePtr element, xmlNodePtr node,
                const struct styling *styling, struct box *box)
{
    const struct arena_mark mark = arena_mark(c->job->scratch);
    struct text_builder t = {.runs = list_of(c->job->scratch, sizeof(struct run))};
    text_enter(c, &t, styling);
    if (xmlHasProp(element, BAD_CAST "select"))
        add_content(c, &t, element, node);
    template_walk(c, element, node, visit, &t);
    box->text.runs = list_array(&t.runs, c->job->doc);
    box->text.n = t.runs.n;
    arena_release(c->job->scratch, mark);
    if (t.running.name.n)
        running_add(c, box, t.running);
    return t.runs.n > 0;
}
