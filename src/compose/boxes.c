#include "compose/composing.h"
#include "compose/messages.h"

#include "base/arena.h"
#include "base/job.h"

#include "base/messages.h"

#include <string.h>

static enum box_tag tag_of(struct composing *c, xmlNodePtr element)
{
    static const char *const names[] = {
        [TAG_ARTIFACT] = "artifact", [TAG_SECTION] = "section",
        [TAG_HEADING_1] = "h1",      [TAG_HEADING_2] = "h2",
        [TAG_HEADING_3] = "h3",      [TAG_HEADING_4] = "h4",
        [TAG_HEADING_5] = "h5",      [TAG_HEADING_6] = "h6",
        [TAG_PARAGRAPH] = "p",       [TAG_CAPTION] = "caption",
        [TAG_NOTE] = "note",         [TAG_ROW_HEADER] = "row-header"};
    if (element->type != XML_ELEMENT_NODE ||
        !words_have_attribute(&c->words, element, WORD_ROLE))
        return TAG_UNSAID; /* what is no element will turn out to be misplaced */
    const struct str role = document_attribute(element, "role");
    for (int i = 1; role.n && i < (int)(sizeof names / sizeof *names); i++)
        if (str_is(role, names[i]))
            return (enum box_tag)i;
    return TAG_UNSAID;
}

struct box *box_new(struct composing *c, enum box_kind kind, xmlNodePtr element,
                    const struct style *style)
{
    struct box *box = ARENA_NEW(c->job->doc, struct box);
    box->kind = kind;
    box->id = ++c->n_boxes;
    box->pos = document_pos(element);
    box->style = style;
    box->tag = tag_of(c, element);
    box->orthogonal = style->writing_mode != c->around.writing_mode;
    box->grid_begins = style->line_grid &&
                       (style->line_grid != c->around.line_grid || kind == BOX_COLUMNS);
    return box;
}

void box_adopt(struct composing *c, struct box *box, const struct list *kids)
{
    box->kids = list_array(kids, c->job->doc);
    box->n = kids->n;
}

/* --- what stands inside a box ------------------------------------------------------- */

/* The boxes that are being collected, and what they are collected for. */
struct kids {
    struct list boxes; /* of const struct box * */
    enum box_kind parent;
};

struct around box_go_into(struct composing *c, const struct box *box)
{
    const struct around outer = c->around;
    c->around = (struct around){
        .writing_mode = box->style->writing_mode,
        .line_grid = box->style->line_grid,
        .overflow_wrap = box->style->overflow_wrap,
        .jidori = box->kind == BOX_CELL ? outer.jidori : 0,
        .is_row = box->kind == BOX_ROW,
        .no_hangs = box->kind == BOX_CELL && outer.is_row
                        ? !box->style->hanging_punctuation
                        : outer.no_hangs,
    };
    return outer;
}

/* True if what stands in the box is laid out page by page like the box itself. */
static bool lets_flow(const struct box *box)
{
    return (box->kind == BOX_STACK || box->kind == BOX_FRAME || box->kind == BOX_TABLE) &&
           box->style->break_inside != BREAK_AVOID && !box->orthogonal &&
           !box->style->line_grid;
}

void box_walk(struct composing *c, const struct box *box, xmlNodePtr element,
              xmlNodePtr node, template_visit visit, void *context)
{
    const struct around outer = box_go_into(c, box);
    const struct areas *areas = c->areas;
    const bool flows = c->flows;
    if (box->kind != BOX_GRID)
        c->areas = NULL; /* they are for its own cells */
    c->flows = flows && lets_flow(box);
    template_walk(c, element, node, visit, context);
    c->around = outer;
    c->areas = areas;
    c->flows = flows;
}

/* The schema cannot see what a loop or a definition brings where; this is where it comes
 * out. */
static bool belongs(enum box_kind kid, enum box_kind parent)
{
    switch (kid) {
    case BOX_CELL:
        return parent == BOX_GRID;
    case BOX_ITEM:
        return parent == BOX_LIST;
    case BOX_FRAME:
        return parent != BOX_LIST;
    case BOX_PLACE:
        return false;
    case BOX_STACK: /* beside a tier; build_pyramid sees whether there is one */
        return parent != BOX_LIST;
    default:
        return parent != BOX_LIST && parent != BOX_PYRAMID;
    }
}

/* Where the first character of a text stands that is no white space. */
static struct srcpos first_character(const struct composing *c, const xmlNode *text)
{
    const struct str all = str_of((const char *)text->content);
    return document_pos_inside(c->job, document_pos(text),
                               (int)(str_trim(all).p - all.p));
}

void box_report_misplaced(struct composing *c, xmlNodePtr child)
{
    if (child->type == XML_ELEMENT_NODE)
        DIAG(c->job->diags, DIAG_BOX_MISPLACED, document_pos(child),
             (const char *)child->name);
    else if (child->content &&
             child->content[strspn((const char *)child->content, " \t\n\r")])
        DIAG0(c->job->diags, DIAG_LOOSE_TEXT, first_character(c, child));
}

static void visit_box(struct composing *c, xmlNodePtr child, xmlNodePtr node,
                      void *context)
{
    struct kids *kids = context;
    if (child->type != XML_ELEMENT_NODE) {
        box_report_misplaced(c, child);
        return;
    }
    if (words_find(&c->words, child) == WORD_HEADING)
        return; /* the box has taken it */
    if (overlay_add(c, child, node))
        return;
    const int before = c->n_boxes;
    const struct box *box = box_build(c, child, node);
    if (box)
        box_name(c, child, node, box);
    if (box && belongs(box->kind, kids->parent))
        *(const struct box **)list_add(&kids->boxes) = box;
    else if (box || c->n_boxes == before)
        box_report_misplaced(c, child);
}

void box_build_kids(struct composing *c, struct box *box, xmlNodePtr element,
                    xmlNodePtr node)
{
    const struct arena_mark mark = arena_mark(c->job->scratch);
    struct kids kids = {list_of(c->job->scratch, sizeof(const struct box *)), box->kind};
    box_walk(c, box, element, node, visit_box, &kids);
    box_adopt(c, box, &kids.boxes);
    arena_release(c->job->scratch, mark);
}

static const struct box *build_plain(struct composing *c, enum box_kind kind,
                                     xmlNodePtr element, xmlNodePtr node)
{
    struct box *box = box_new(c, kind, element, style_of_box(c, element, node));
    box_build_kids(c, box, element, node);
    return box;
}

struct box *box_build_overlay(struct composing *c, xmlNodePtr element, xmlNodePtr node)
{
    struct box *box = box_new(c, BOX_OVERLAY, element, style_of_box(c, element, node));
    box_build_kids(c, box, element, node);
    return box;
}

const struct box *box_build_stack(struct composing *c, xmlNodePtr element,
                                  xmlNodePtr node)
{
    return build_plain(c, BOX_STACK, element, node);
}

/* --- box kinds ---------------------------------------------------------------------- */

static enum heading_form form_of(struct str word)
{
    if (str_is(word, "tab"))
        return HEADING_TAB;
    return str_is(word, "cut") ? HEADING_CUT : HEADING_BAR;
}

static const struct box *build_frame(struct composing *c, xmlNodePtr element,
                                     xmlNodePtr node)
{
    struct box *box = box_new(c, BOX_FRAME, element, style_of_box(c, element, node));
    xmlNodePtr heading = document_child(element, "heading");
    if (heading) {
        const struct around outer = box_go_into(c, box);
        box->frame.heading = build_plain(c, BOX_FRAME, heading, node);
        c->around = outer;
        box->frame.form = form_of(document_attribute(heading, "form"));
        box->frame.inset = attribute_length(c, heading, node, "inset", box->style);
    }
    box_build_kids(c, box, element, node);
    return box;
}

/* The kids from…to of `box` in columns of their own, which are as high as each other. */
static const struct box *part_of_columns(struct composing *c, const struct box *box,
                                         int from, int to)
{
    struct style *style = ARENA_NEW(c->job->doc, struct style);
    *style = *box->style;
    style->column_fill = FILL_BALANCE;
    struct box *part = ARENA_NEW(c->job->doc, struct box);
    *part = *box;
    part->id = ++c->n_boxes;
    part->style = style;
    part->kids = box->kids + from;
    part->n = to - from;
    return part;
}

/* Columns that boxes reach across are a stack: columns, such a box, columns… */
static const struct box *stack_of_columns(struct composing *c, struct box *box)
{
    int from = 0, n_across = 0;
    for (int i = 0; i < box->n; i++)
        n_across += box->kids[i]->style->spans_columns;
    if (!n_across)
        return box;
    const struct arena_mark mark = arena_mark(c->job->scratch);
    struct list parts = list_of(c->job->scratch, sizeof(const struct box *));
    for (int i = 0; i <= box->n; i++) {
        const bool across = i < box->n && box->kids[i]->style->spans_columns;
        if (i < box->n && !across)
            continue;
        if (from < i)
            *(const struct box **)list_add(&parts) = part_of_columns(c, box, from, i);
        if (across)
            *(const struct box **)list_add(&parts) = box->kids[i];
        from = i + 1;
    }
    box->kind = BOX_STACK;
    box_adopt(c, box, &parts);
    arena_release(c->job->scratch, mark);
    return box;
}

static const struct box *build_columns(struct composing *c, xmlNodePtr element,
                                       xmlNodePtr node)
{
    struct box *box = box_new(c, BOX_COLUMNS, element, style_of_box(c, element, node));
    box->tracks.columns =
        attribute_tracks(c, element, node, "columns", true, &box->tracks.n_columns);
    box_build_kids(c, box, element, node);
    return box->tracks.n_columns ? stack_of_columns(c, box) : NULL;
}

static int span_of(struct composing *c, xmlNodePtr element, xmlNodePtr node,
                   enum word word, const char *name)
{
    return words_have_attribute(&c->words, element, word)
               ? attribute_count(c, element, node, name)
               : 1;
}

struct box *box_begin_cell(struct composing *c, xmlNodePtr element, xmlNodePtr node)
{
    struct box *box = box_new(c, BOX_CELL, element, style_of_box(c, element, node));
    box->cell.colspan = span_of(c, element, node, WORD_COLSPAN, "colspan");
    box->cell.rowspan = span_of(c, element, node, WORD_ROWSPAN, "rowspan");
    if (words_have_attribute(&c->words, element, WORD_GRID_AREA))
        cell_take_area(c, element, node, box);
    return box;
}

struct box *box_build_cell(struct composing *c, xmlNodePtr element, xmlNodePtr node)
{
    struct box *box = box_begin_cell(c, element, node);
    box_build_kids(c, box, element, node);
    return box;
}

static const struct box *build_cell(struct composing *c, xmlNodePtr element,
                                    xmlNodePtr node)
{
    return box_build_cell(c, element, node);
}

void text_register(struct composing *c, struct box *text)
{
    digits_set(c, text);
    text->text.index = c->first_text + c->texts.n;
    *(const struct box **)list_add(&c->texts) = text;
}

static const struct box *build_text(struct composing *c, xmlNodePtr element,
                                    xmlNodePtr node)
{
    const struct styling *styling = styling_of_box(c, element, node);
    struct box *box = box_new(c, BOX_TEXT, element, &styling->style);
    if (!text_build(c, element, node, styling, box))
        return NULL;
    if (box->kind == BOX_TEXT)
        text_register(c, box);
    running_mark(c, box);
    return box;
}

const struct box *text_of_words(struct composing *c, xmlNodePtr element,
                                const struct style *style, struct str words,
                                struct srcpos pos, const struct text_source *source)
{
    struct box *box = box_new(c, BOX_TEXT, element, style);
    struct run *run = ARENA_NEW(c->job->doc, struct run);
    *run = (struct run){
        .kind = RUN_TEXT, .text = words, .style = style, .pos = pos, .source = source};
    box->text.runs = run;
    box->text.n = words.n > 0;
    text_register(c, box);
    return box;
}

static const struct box *build_place(struct composing *c, xmlNodePtr element,
                                     xmlNodePtr node)
{
    struct box *box = box_new(c, BOX_PLACE, element, style_of_box(c, element, node));
    box->place.x = attribute_distance(c, element, node, "x", box->style);
    box->place.y = attribute_distance(c, element, node, "y", box->style);
    box->place.w = attribute_length(c, element, node, "w", box->style);
    box->place.h = attribute_length(c, element, node, "h", box->style);
    box_build_kids(c, box, element, node);
    return box;
}

/* Without a height of its own it takes a share of the room left over. */
static const struct box *build_fit(struct composing *c, xmlNodePtr element,
                                   xmlNodePtr node)
{
    struct box *box = box_new(c, BOX_FIT, element, style_of_box(c, element, node));
    if (c->in_fit)
        DIAG0(c->job->diags, DIAG_FIT_NESTED, box->pos);
    struct style *style = ARENA_NEW(c->job->doc, struct style);
    *style = *box->style;
    if (!style->height && !style->flex_grow)
        style->flex_grow = 1000;
    if (style->justify_content == JUSTIFY_START)
        style->justify_content = JUSTIFY_SPACE_BETWEEN; /* it ends at its foot */
    box->style = style;
    box->fit.group = attribute_expand(c, element, node, "fit-group");
    c->n_fits++;
    const bool outer = c->in_fit;
    c->in_fit = true;
    box_build_kids(c, box, element, node);
    c->in_fit = outer;
    return box;
}

static const struct box *build_first_fit(struct composing *c, xmlNodePtr element,
                                         xmlNodePtr node)
{
    struct box *box = box_new(c, BOX_FIRST_FIT, element, style_of_box(c, element, node));
    box->first_fit.max_height =
        attribute_length(c, element, node, "max-height", box->style);
    c->n_first_fits++;
    box_build_kids(c, box, element, node);
    box->first_fit.last_id = c->n_boxes;
    return box;
}

static const struct box *build_leaf(struct composing *c, xmlNodePtr element,
                                    xmlNodePtr node)
{
    const enum box_kind kind =
        words_find(&c->words, element) == WORD_RULE ? BOX_RULE : BOX_SPACE;
    return box_new(c, kind, element, style_of_box(c, element, node));
}

/* What `build` makes, a picture, stays level in vertical writing. */
static const struct box *build_level(struct composing *c, xmlNodePtr element,
                                     xmlNodePtr node,
                                     const struct box *(*build)(struct composing *,
                                                                xmlNodePtr, xmlNodePtr))
{
    const struct around outer = c->around;
    c->around.writing_mode = HORIZONTAL_TB;
    const struct box *level = build(c, element, node);
    c->around = outer;
    if (!level || level->style->writing_mode == outer.writing_mode)
        return level;
    struct box *turned = ARENA_NEW(c->job->doc, struct box);
    *turned = *level;
    turned->orthogonal = true;
    return turned;
}

/* "38%" as thousandths; a third if it is not there or wrong. */
static int pyramid_top(struct composing *c, xmlNodePtr element)
{
    enum { USUAL = 333 };
    const struct str text = document_attribute(element, "top");
    int percent;
    if (!text.n)
        return USUAL;
    if (str_ends(text, STR("%")) &&
        permille_parse(str_slice(text, 0, text.n - 1), &percent) && percent >= 0 &&
        percent <= 100000)
        return percent / 100;
    DIAG(c->job->diags, DIAG_ATTRIBUTE_VALUE,
         document_attribute_pos(c->job, element, "top"), "top", str_c(c->job->doc, text),
         "a percentage from 0% to 100%, such as 38%");
    return USUAL;
}

/* A stack is said of the tier right before it, where there is room at the side. */
static void check_asides(struct composing *c, const struct box *box)
{
    for (int i = 0; i < box->n; i++)
        if (box->kids[i]->kind == BOX_STACK &&
            (!box->pyramid.figure || i == 0 || box->kids[i - 1]->kind == BOX_STACK))
            DIAG0(c->job->diags, DIAG_TIER_NONE, box->kids[i]->pos);
}

static const struct box *build_pyramid(struct composing *c, xmlNodePtr element,
                                       xmlNodePtr node)
{
    struct box *box = box_new(c, BOX_PYRAMID, element, style_of_box(c, element, node));
    box->pyramid.top = pyramid_top(c, element);
    box->pyramid.figure = attribute_length(c, element, node, "figure", box->style);
    box_build_kids(c, box, element, node);
    check_asides(c, box);
    return box;
}

static const struct box *build_chart(struct composing *c, xmlNodePtr element,
                                     xmlNodePtr node)
{
    return build_level(c, element, node, chart_build);
}

static const struct box *build_image(struct composing *c, xmlNodePtr element,
                                     xmlNodePtr node)
{
    return build_level(c, element, node, image_build);
}

static const struct box *build_outline(struct composing *c, xmlNodePtr element,
                                       xmlNodePtr node)
{
    return build_level(c, element, node, path_build);
}

const struct box *box_build(struct composing *c, xmlNodePtr element, xmlNodePtr node)
{
    static const struct box *(*const kinds[WORDS + 1])(struct composing *, xmlNodePtr,
                                                       xmlNodePtr) = {
        [WORD_STACK] = box_build_stack, [WORD_BOX] = build_frame,
        [WORD_GRID] = box_build_grid,   [WORD_COLUMNS] = build_columns,
        [WORD_TABLE] = box_build_table, [WORD_CELL] = build_cell,
        [WORD_TEXT] = build_text,       [WORD_LIST] = list_build,
        [WORD_ITEM] = item_build,       [WORD_RULE] = build_leaf,
        [WORD_SPACE] = build_leaf,      [WORD_PLACE] = build_place,
        [WORD_CHART] = build_chart,     [WORD_FIT] = build_fit,
        [WORD_IMAGE] = build_image,     [WORD_PATH] = build_outline,
        [WORD_PYRAMID] = build_pyramid, [WORD_FIRST_FIT] = build_first_fit,
    };
    const enum word word = words_find(&c->words, element);
    if (kinds[word])
        return box_enclose(c, kinds[word](c, element, node), element);
    return NULL; /* the schema lets nothing else come here */
}
