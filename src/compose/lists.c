#include "compose/messages.h"
#include "compose/numbering.h"

#include "base/arena.h"
#include "base/job.h"

/* --- labels ------------------------------------------------------------------------- */

/* The next label of the list at hand. */
static struct str next_label(struct composing *c, xmlNodePtr element)
{
    struct numbering *numbering = c->numbering;
    if (!numbering) {
        DIAG0(c->job->diags, DIAG_LABEL_NONE, document_pos(element));
        return STR("");
    }
    if (!numbering->form.counter)
        return STR(""); /* said already */
    const struct str label =
        numbering_label(c->job->doc, &numbering->form, numbering->next++);
    if (!label.n)
        DIAG(c->job->diags, DIAG_NUMBERING_END, document_pos(element),
             numbering_label(c->job->doc, &numbering->form, 1).p);
    return label;
}

/* The style of a label: what label-style names. The labels of a numbered list stand at
 * the right of their column, one above the other. */
static const struct style *label_style(struct composing *c, xmlNodePtr element,
                                       xmlNodePtr node, bool is_numbered)
{
    const struct styling *styling = styling_of_box(c, c->empty, node);
    const struct str name = attribute_expand(c, element, node, "label-style");
    if (name.n)
        styling =
            style_named_inside(c, styling, name, (struct place){element, "label-style"});
    const enum text_align align = styling->style.text_align;
    if (!is_numbered || (align != TEXT_START && align != TEXT_JUSTIFY))
        return &styling->style;
    struct style *style = ARENA_NEW(c->job->doc, struct style);
    *style = styling->style;
    style->text_align = TEXT_END;
    return style;
}

/* Its label attribute, or else the next number of its list. */
static const struct box *build_label(struct composing *c, xmlNodePtr element,
                                     xmlNodePtr node)
{
    const bool is_given = xmlHasProp(element, BAD_CAST "label") != NULL;
    const struct str label =
        is_given ? attribute_expand(c, element, node, "label") : next_label(c, element);
    const struct srcpos pos = is_given ? document_attribute_pos(c->job, element, "label")
                                       : document_pos(element);
    return text_of_words(c, element, label_style(c, element, node, !is_given), label, pos,
                         is_given ? source_of_attribute(c, element, node, "label")
                                  : NULL);
}

const struct box *item_build(struct composing *c, xmlNodePtr element, xmlNodePtr node)
{
    struct box *box = box_new(c, BOX_ITEM, element, style_of_box(c, element, node));
    const struct around outer = box_go_into(c, box);
    box->item.label = build_label(c, element, node);
    box->item.is_counted = !xmlHasProp(element, BAD_CAST "label");
    c->around = outer;
    box_build_kids(c, box, element, node);
    return box;
}

/* --- lists -------------------------------------------------------------------------- */

static struct label_form form_of(struct composing *c, struct numbering *numbering,
                                 struct str first, struct srcpos pos)
{
    numbering->official = str_is(first, "official");
    if (!numbering->official) {
        const struct label_form form = numbering_parse(first);
        if (!form.counter)
            DIAG(c->job->diags, DIAG_NUMBERING, pos, str_c(c->job->doc, first));
        return form;
    }
    const struct numbering *outer = numbering->outer;
    numbering->level = outer && outer->official ? outer->level + 1 : 0;
    const struct label_form form = numbering_official(numbering->level);
    if (!form.counter)
        DIAG0(c->job->diags, DIAG_NUMBERING_DEEP, pos);
    return form;
}

/* A list in a list of the official order is set from its label on: one em further. */
const struct box *list_build(struct composing *c, xmlNodePtr element, xmlNodePtr node)
{
    struct box *box = box_new(c, BOX_LIST, element, style_of_box(c, element, node));
    box->list.label_width = attribute_length(c, element, node, "label-width", box->style);
    const struct str first = attribute_expand(c, element, node, "numbering");
    struct numbering numbering = {.outer = c->numbering, .next = 1};
    struct numbering *outer = c->numbering;
    if (first.n) {
        box->list.is_numbered = true;
        numbering.next = attribute_count(c, element, node, "start");
        numbering.form = form_of(c, &numbering, first,
                                 document_attribute_pos(c->job, element, "numbering"));
        box->list.from_label = numbering.official && numbering.level > 0;
    }
    c->numbering = first.n ? &numbering : NULL;
    box_build_kids(c, box, element, node);
    c->numbering = outer;
    return box;
}
