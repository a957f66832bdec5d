#include "layout/layout_int.h"

#include "base/arena.h"
#include "base/job.h"

/* What lists in the item that are set from its label have to go back. */
static void tell_lists(struct lay *lay, const struct box *item, emu width)
{
    for (int i = 0; i < item->n; i++)
        if (item->kids[i]->kind == BOX_LIST && item->kids[i]->list.from_label)
            lay->label_widths[lay_box(lay, item->kids[i]->id)] = width;
}

/* The blank half of a mark that ends a label, which is dropped at a line's end but parts
 * the label from the text. */
static emu blank_behind(const struct lay *lay, const struct box *label)
{
    const struct paragraph *p = shaped_paragraph(lay->shaped, label->text.index);
    const int class = p->n ? p->clusters[p->n - 1].class : CL_NONE;
    const bool is_mark =
        class == CL_CLOSING || class == CL_COMMA || class == CL_FULL_STOP;
    return is_mark ? label->style->font_size / 2 : 0;
}

/* The width of a counted label: with the blank of its last mark, and whole ems, so that
 * the text behind it stays on the grid of characters. */
static emu counted_width(const struct lay *lay, const struct box *label, emu width)
{
    const emu em = label->style->font_size;
    return (width + blank_behind(lay, label) + em - 1) / em * em;
}

/* The label's column: as wide as declared, or as the widest label. Its items learn of it
 * through a side table, because an item laid out alone must come out the same; so do
 * lists in them. */
static emu label_width(struct lay *lay, const struct box *list)
{
    emu width = list->list.label_width;
    for (int i = 0; i < list->n && !list->list.label_width; i++) {
        const struct box *text = list->kids[i]->item.label;
        emu label = measure_box(lay, text).max;
        if (list->list.is_numbered)
            label = counted_width(lay, text, label);
        width = label > width ? label : width;
    }
    for (int i = 0; i < list->n; i++) {
        lay->label_widths[lay_box(lay, list->kids[i]->id)] = width;
        tell_lists(lay, list->kids[i], width);
    }
    return width;
}

/* How far a list begins behind the place of its item's text: a level of the official
 * order is an em behind the label that it belongs to. */
static emu indent_of(const struct lay *lay, const struct box *list)
{
    if (!list->list.from_label || !list->n)
        return 0;
    return list->kids[0]->item.label->style->font_size -
           lay->label_widths[lay_box(lay, list->id)];
}

/* Where the label stands, so that its baseline is that of the first line; what lines have
 * above them may reach out of the item, but no more. */
static emu label_top(const struct box *item, const struct frag *label,
                     const struct frag *content)
{
    const emu leading = (label->h - item->item.label->style->font_size) / 2;
    const emu y = content->baseline - label->baseline;
    if (content->baseline < 0 || label->baseline < 0 || (y < 0 && leading <= 0))
        return 0;
    return y < -leading ? -leading : y;
}

struct outcome layout_item(struct lay *lay, const struct box *item, struct space space,
                           const struct rest *from)
{
    const emu width = lay->label_widths[lay_box(lay, item->id)];
    const struct flow flow = flow_inside(item);
    struct space inside = space;
    inside.w -= width;
    const struct outcome content = layout_flow(lay, &flow, inside, from);
    if (!content.frag)
        return (struct outcome){NULL, from};
    struct group group = group_new(lay);
    emu h = content.frag->h;
    if (!from) {
        const emu blank = blank_behind(lay, item->item.label);
        const struct frag *label = layout_natural(
            lay, item->item.label, width - (item->item.is_counted ? blank : 0));
        const emu y = label_top(item, label, content.frag);
        group_add(&group, label, 0, y);
        /* what has no line of text may be lower than its label, and so may fewer lines */
        const emu leading =
            content.frag->baseline < 0 ? 0 : item->item.label->style->line_height / 2;
        if (label->h + y > h + leading)
            h = label->h + y;
        if (h > space.h && space.may_break && space.h < space.full_h)
            return (struct outcome){NULL, from};
    }
    group_add(&group, content.frag, width, 0);
    return (struct outcome){group_finish(&group, item, space.w, h), content.rest};
}

struct outcome layout_list(struct lay *lay, const struct box *box, struct space space,
                           const struct rest *from)
{
    const struct flow flow = flow_inside(box);
    const struct style *s = box->style;
    label_width(lay, box);
    const emu left = s->padding[SIDE_LEFT] + indent_of(lay, box);
    struct space inside = space;
    inside.w -= left + s->padding[SIDE_RIGHT];
    const struct outcome out = layout_flow(lay, &flow, inside, from);
    if (!out.frag)
        return out;
    struct group group = group_new(lay);
    group_add(&group, out.frag, left, 0);
    return (struct outcome){group_finish(&group, box, space.w, out.frag->h), out.rest};
}

struct extent measure_list(struct lay *lay, const struct box *box)
{
    const emu around = label_width(lay, box) + box->style->padding[SIDE_LEFT] +
                       box->style->padding[SIDE_RIGHT] + indent_of(lay, box);
    struct extent extent = measure_kids(lay, box);
    extent.min += around;
    extent.max += around;
    return extent;
}
