#include "layout/turn.h"

#include "layout/messages.h"

#include "base/arena.h"
#include "base/job.h"

/* In this file `space`, `w` and `h` are those of what the box stands in; its lines run
 * along the h of that. */

/* Rows are not torn apart to fill a width. */
static bool fills_width(const struct box *box)
{
    return box->kind != BOX_TABLE && box->kind != BOX_GRID;
}

/* The box's own outcome in lines of `length`, `across` being the room for them; that is
 * UNBOUNDED if anything will do. */
static struct outcome layout_lines(struct lay *lay, const struct box *box, emu length,
                                   emu across, bool may_break, const struct rest *from,
                                   layout_fn layout)
{
    const bool fills = across < UNBOUNDED && fills_width(box);
    const struct space own = {.w = length,
                              .h = may_break ? across : UNBOUNDED,
                              .full_h = may_break ? across : UNBOUNDED,
                              .may_break = may_break,
                              .fill_h = fills ? across : 0};
    return layout(lay, box, own, from);
}

/* The box's fragment as what it stands in sees it: a vertical one turned; a level one in
 * vertical writing in a group that will not be. */
static const struct frag *seen_from_outside(struct lay *lay, const struct box *box,
                                            const struct frag *frag)
{
    return box->style->writing_mode == VERTICAL_RL ? frag_turn(lay, frag)
                                                   : frag_upright(lay, box, frag);
}

/* The room across the lines: the box's own, if it has one. */
static emu room_across(const struct box *box, struct space space)
{
    const emu own = box->style->height;
    return own && own < space.w ? own : space.w;
}

/* A box that is narrower than its room stands on the left like any; but the columns of
 * one without a width of its own begin on the right. */
static struct outcome finish(struct lay *lay, const struct box *box, emu w,
                             struct outcome own)
{
    struct group group = group_new(lay);
    const struct frag *frag = seen_from_outside(lay, box, own.frag);
    if (frag->w == w)
        return (struct outcome){frag, own.rest};
    const bool begins_right =
        box->style->writing_mode == VERTICAL_RL && !box->style->height;
    group_add(&group, frag, begins_right ? w - frag->w : 0, 0);
    return (struct outcome){group_finish(&group, NULL, w, frag->h), own.rest};
}

struct outcome layout_orthogonal(struct lay *lay, const struct box *box,
                                 struct space space, const struct rest *from,
                                 layout_fn layout, measure_fn measure)
{
    const emu across = room_across(box, space);
    const emu wanted = box->style->width ? box->style->width : measure(lay, box).max;
    const bool fresh = space.h == space.full_h;
    emu length = wanted;
    if (space.may_break && wanted > space.h) {
        if (!fresh && !from)
            return (struct outcome){NULL, from};
        length = space.h;
    } else if (space.fill_h && !box->style->width) {
        length = space.fill_h;
    }
    struct outcome own =
        layout_lines(lay, box, length, across, space.may_break, from, layout);
    if (own.frag->h > across && length < wanted && !space.may_break)
        own = layout_lines(lay, box, wanted, across, false, from, layout);
    if (own.frag->h > across)
        report_overflow(lay, box, DIAG_BOX_TOO_WIDE, own.frag->h, across);
    return finish(lay, box, space.w, own);
}

struct extent measure_orthogonal(struct lay *lay, const struct box *box, layout_fn layout,
                                 measure_fn measure)
{
    const emu length = box->style->width ? box->style->width : measure(lay, box).max;
    emu w = box->style->height;
    if (!w)
        w = layout_lines(lay, box, length, UNBOUNDED, false, NULL, layout).frag->h;
    return (struct extent){w, w};
}
