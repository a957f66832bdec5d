#include "compose/composing.h"
#include "compose/messages.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/messages.h"
#include "base/utf8.h"

#include <string.h>

/* The element whose text is at hand: the paragraph itself, a span, an element of rich
 * text. */
struct stretch {
    const struct styling *styling;
    const struct styling *around; /* of what it stands in; NULL for the paragraph */
    struct str href;              /* of the link around it; empty: none */
    const struct ruby *ruby;      /* whose base it is; NULL: none */
    const struct text_unit *unit; /* what it is a part of; NULL: nothing */
    const struct text_unit *unit_around; /* what it stands in is a part of that */
    int row;                             /* of a furiwake; 0: none */
    bool begun;                          /* some of it has come out */
};

/* The runs of one text under construction. White space collapses across runs: a stretch
 * of it becomes one space, or nothing at the ends of the text and of its forced lines,
 * and nothing where it holds a line end and a Japanese character stands on either side
 * (the source was only wrapped there). */
struct text_builder {
    struct stretch at;
    struct list runs; /* of struct run */
    bool space,
        line_end; /* white space that has not come out yet, and whether it held one */
    int previous; /* the last character that came out; 0 at the start of a line */
    int words;    /* compound words with readings so far */
    struct running_slot running;
};

/* What a stretch of that style is as a whole; NULL: nothing more than what it stands
 * in. */
static const struct text_unit *unit_of(struct composing *c, const struct style *style,
                                       const struct style *around)
{
    const bool is_combined = style->combine < 0 && (!around || around->combine >= 0);
    if (!style->jidori && !is_combined)
        return NULL;
    struct text_unit *unit = ARENA_NEW(c->job->doc, struct text_unit);
    *unit =
        (struct text_unit){style->jidori ? UNIT_JIDORI : UNIT_COMBINED, style->jidori};
    return unit;
}

static struct stretch enter(struct composing *c, struct text_builder *t,
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
    };
    return outer;
}

static void leave(struct text_builder *t, struct stretch outer)
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

/* True if that space stands outside of the badge, the reading's base or the unit that
 * begins behind it. */
static bool is_space_outside(const struct text_builder *t)
{
    return !t->at.begun && (is_inline_box(&t->at.styling->style) || t->at.ruby ||
                            t->at.unit != t->at.unit_around);
}

static void add_run(struct text_builder *t, struct run run)
{
    run.href = t->at.href;
    run.ruby = t->at.ruby;
    run.unit = t->at.unit;
    run.row = t->at.row;
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
        t->at.row = 0;
        t->at.styling = t->at.around;
    }
    add_run(t, run_of(STR(" "), &t->at.styling->style, pos));
    at.begun = !outside;
    t->at = at;
}

static void add_slot(struct text_builder *t, enum run_kind kind, struct srcpos pos)
{
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

static void add_text(struct composing *c, struct text_builder *t, struct str text,
                     struct srcpos pos)
{
    const struct style *style = &t->at.styling->style;
    struct strbuf b;
    strbuf_init(&b, c->job->doc);
    for (int at = 0; at < text.n;) {
        const int start = at, ch = utf8_next(text, &at);
        if (is_xml_space(ch)) {
            t->space = true;
            t->line_end |= ch == '\n';
            continue;
        }
        if (!b.n)
            pos = document_pos_inside(c->job, pos, start);
        if (needs_space(t, ch)) {
            if (b.n || !is_space_outside(t))
                strbuf_add_char(&b, ' ');
            else
                add_space(t, pos);
        }
        strbuf_add(&b, str_slice(text, start, at));
        t->space = t->line_end = false;
        t->previous = ch;
    }
    if (b.n)
        add_text_run(c, t, run_of(strbuf_str(&b), style, pos));
}

/* --- rich text of the plan ---------------------------------------------------------- */

static bool has_style(const xmlNode *node)
{
    static const char *const names[] = {"b", "em", "sup", "sub", "badge", "a", "tcy"};
    for (int i = 0; i < (int)(sizeof names / sizeof *names); i++)
        if (document_is(node, names[i]))
            return true;
    return false;
}

static void add_rich(struct composing *c, struct text_builder *t, xmlNodePtr node);

static void add_children(struct composing *c, struct text_builder *t, xmlNodePtr node)
{
    for (xmlNodePtr n = node->children; n; n = n->next)
        add_rich(c, t, n);
}

/* A text that stands in another one: it is shaped like any, and the other places it. */
static const struct box *build_inner(struct composing *c, const struct styling *styling,
                                     xmlNodePtr node)
{
    struct text_builder t = {.at = {.styling = styling}};
    t.runs = list_of(c->job->doc, sizeof(struct run));
    add_children(c, &t, node);
    struct box *box = box_new(c, BOX_TEXT, node, &styling->style);
    box->text.runs = list_array(&t.runs, c->job->doc);
    box->text.n = t.runs.n;
    text_register(c, box);
    return box;
}

static xmlNodePtr next_reading(xmlNodePtr base)
{
    xmlNodePtr n = base->next;
    while (n && !document_is(n, "rt"))
        n = n->next;
    return n; /* the plan was checked: it is there */
}

/* <ruby> with its <rb> and <rt> by turns; white space between them only lays them out. */
static void add_ruby(struct composing *c, struct text_builder *t, xmlNodePtr node)
{
    const bool is_word = str_is(document_attribute(node, "type"), "jukugo");
    t->words += is_word;
    for (xmlNodePtr base = node->children; base; base = base->next) {
        if (!document_is(base, "rb"))
            continue;
        const xmlNodePtr reading = next_reading(base);
        struct ruby *ruby = ARENA_NEW(c->job->doc, struct ruby);
        ruby->text = build_inner(c, style_of_element(c, t->at.styling, reading), reading);
        ruby->word = is_word ? t->words : 0;
        const struct stretch outer = enter(c, t, t->at.styling);
        t->at.ruby = ruby;
        add_children(c, t, base);
        leave(t, outer);
    }
}

/* White space at the edges of a row only lays the plan out; that in front of the first
 * piece stands before the furiwake. */
static void drop_space(struct text_builder *t)
{
    t->space = t->line_end = false;
    t->previous = 0;
}

/* <furiwake>: its lines, each a row, within brackets. */
static void add_furiwake(struct composing *c, struct text_builder *t, xmlNodePtr node)
{
    const struct styling *around = t->at.styling;
    const struct styling *inside = style_of_element(c, around, node);
    const int n = furiwake_rows(node), n_runs = t->runs.n;
    const struct str brackets[] = {document_attribute(node, "open"),
                                   document_attribute(node, "close")};
    struct text_unit *unit = ARENA_NEW(c->job->doc, struct text_unit);
    unit->kind = UNIT_FURIWAKE;
    xmlNodePtr line = furiwake_line(node->children);
    for (int row = 0; row <= n + 1; row++) {
        const bool is_row = row > 0 && row <= n;
        const struct stretch outer =
            enter(c, t, furiwake_style(c, inside, around, is_row ? row : 0, n));
        t->at.unit = unit;
        t->at.row = is_row ? row : 0;
        if (t->runs.n > n_runs)
            drop_space(t);
        if (is_row)
            add_children(c, t, line);
        else
            add_text(c, t, brackets[row > 0], document_pos(node));
        if (is_row)
            line = furiwake_line(line->next);
        leave(t, outer);
    }
}

static void add_rich(struct composing *c, struct text_builder *t, xmlNodePtr node)
{
    if (node->type == XML_TEXT_NODE) {
        add_text(c, t, str_of((const char *)node->content), document_pos(node));
        return;
    }
    if (node->type == XML_ATTRIBUTE_NODE) {
        add_text(c, t, document_text(c->job, node), document_pos(node));
        return;
    }
    if (document_is(node, "br")) {
        add_slot(t, RUN_BREAK, document_pos(node));
        return;
    }
    if (document_is(node, "ruby")) {
        add_ruby(c, t, node);
        return;
    }
    if (document_is(node, "furiwake")) {
        add_furiwake(c, t, node);
        return;
    }
    struct stretch outer = t->at;
    if (has_style(node))
        outer = enter(c, t, style_of_element(c, t->at.styling, node));
    if (document_is(node, "a"))
        t->at.href = document_attribute(node, "href");
    add_children(c, t, node);
    if (has_style(node))
        leave(t, outer);
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
        if (!piece.is_expression ||
            xpath_string(c->xpath, node, piece.text, place, &value))
            add_text(c, t, value, place);
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
        add_rich(c, t, nodes[i]);
}

static void add_running(struct composing *c, struct text_builder *t, xmlNodePtr element)
{
    if (t->running.name.n)
        DIAG(c->job->diags, DIAG_RUNNING_TWICE, document_pos(element),
             document_attribute(element, "name").p);
    add_slot(t, RUN_TEXT, document_pos(element));
    t->running = running_read(c, element, t->runs.n - 1);
}

static void visit(struct composing *c, xmlNodePtr child, xmlNodePtr node, void *context)
{
    struct text_builder *t = context;
    if (child->type == XML_TEXT_NODE) {
        add_template_text(c, t, child, node);
    } else if (document_is(child, "content")) {
        add_content(c, t, child, node);
    } else if (document_is(child, "br")) {
        add_slot(t, RUN_BREAK, document_pos(child));
    } else if (document_is(child, "page-number")) {
        add_slot(t, RUN_PAGE_NUMBER, document_pos(child));
    } else if (document_is(child, "page-count")) {
        add_slot(t, RUN_PAGE_COUNT, document_pos(child));
    } else if (document_is(child, "running-text")) {
        add_running(c, t, child);
    } else if (document_is(child, "span")) {
        const struct stretch outer =
            enter(c, t, style_inside(c, t->at.styling, child, node));
        template_walk(c, child, node, visit, t);
        leave(t, outer);
    } else {
        box_report_misplaced(c, child);
    }
}

bool text_build(struct composing *c, xmlNodePtr element, xmlNodePtr node, struct box *box)
{
    const struct arena_mark mark = arena_mark(c->job->scratch);
    struct text_builder t = {.runs = list_of(c->job->scratch, sizeof(struct run))};
    enter(c, &t, styling_of_box(c, element, node));
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
