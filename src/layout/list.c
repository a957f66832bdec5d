#include "layout/layout_int.h"

#include "base/arena.h"
#include "base/job.h"

/* The label's column: as wide as declared, or as the widest label. Its items learn of it
 * through a side table, because an item laid out alone must come out the same. */
static emu label_width(struct lay *lay, const struct box *list)
{
    emu width = list->list.label_width;
    for (int i = 0; i < list->n && !list->list.label_width; i++) {
        const emu label = measure_box(lay, list->kids[i]->item.label).max;
        width = label > width ? label : width;
    }
    for (int i = 0; i < list->n; i++)
        lay->label_widths[list->kids[i]->id] = width;
    return width;
}

struct outcome layout_item(struct lay *lay, const struct box *item, struct space space,
                           const struct rest *from)
{
    const emu width = lay->label_widths[item->id];
    const struct flow flow = flow_inside(item);
    struct space inside = space;
    inside.w -= width;
    const struct outcome content = layout_flow(lay, &flow, inside, from);
    if (!content.frag)
        return (struct outcome){NULL, from};
    struct group group = group_new(lay);
    emu h = content.frag->h;
    if (!from) {
        const struct frag *label = layout_natural(lay, item->item.label, width);
        emu y = 0;
        if (content.frag->baseline > label->baseline && label->baseline >= 0)
            y = content.frag->baseline - label->baseline;
        group_add(&group, label, 0, y);
        h = label->h + y > h && !item->n ? label->h + y : h;
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
    struct space inside = space;
    inside.w -= s->padding[SIDE_LEFT] + s->padding[SIDE_RIGHT];
    const struct outcome out = layout_flow(lay, &flow, inside, from);
    if (!out.frag)
        return out;
    struct group group = group_new(lay);
    group_add(&group, out.frag, s->padding[SIDE_LEFT], 0);
    return (struct outcome){group_finish(&group, box, space.w, out.frag->h), out.rest};
}

struct extent measure_list(struct lay *lay, const struct box *box)
{
    struct extent extent = measure_kids(lay, box);
    const emu around = label_width(lay, box) + box->style->padding[SIDE_LEFT] +
                       box->style->padding[SIDE_RIGHT];
    extent.min += around;
    extent.max += around;
    return extent;
}
