#include "layout/layout_int.h"
#include "layout/shape.h"
#include "layout/turn.h"

#include "base/arena.h"
#include "base/job.h"

/* Frames, stacks and cells: a flow with something around it. */

/* The borders of a table's cell are rules of the table. */
static bool has_border(const struct box *box)
{
    return box->kind != BOX_CELL || !box->cell.ruled;
}

static emu side_of(const struct box *box, enum side side)
{
    return box->style->padding[side] +
           (has_border(box) ? box->style->border[side].width : 0);
}

static emu horizontal(const struct box *box)
{
    return side_of(box, SIDE_LEFT) + side_of(box, SIDE_RIGHT);
}

static emu vertical(const struct box *box)
{
    return side_of(box, SIDE_TOP) + side_of(box, SIDE_BOTTOM);
}

/* --- shapes ------------------------------------------------------------------------- */

/* How high a box of a shape is around its content and padding: a circle at least as high
 * as it is wide. */
static emu shape_height(const struct style *s, const struct insets *in, emu w, emu inside)
{
    const emu h = insets_around(in, SIDE_TOP, SIDE_BOTTOM, inside);
    return s->shape.kind == SHAPE_CIRCLE && h < w ? w : h;
}

/* What an outline leaves of a width. */
static emu width_inside(const struct insets *in, emu w)
{
    return w - insets_of(in, SIDE_LEFT, w) - insets_of(in, SIDE_RIGHT, w);
}

/* What it leaves of a height. */
static emu height_inside(const struct insets *in, emu h)
{
    if (h >= UNBOUNDED / 2)
        return h;
    return h - insets_of(in, SIDE_TOP, h) - insets_of(in, SIDE_BOTTOM, h);
}

/* --- headings ----------------------------------------------------------------------- */

/* A heading laid out, and how much room it takes above the frame's content. */
struct heading {
    const struct frag *frag; /* NULL: none */
    emu x;
    emu above;  /* of the frame's upper edge */
    emu within; /* between the edge and the padding */
};

/* The contents of a box without its fill and borders. */
static const struct frag *layout_inside(struct lay *lay, const struct box *box, emu w)
{
    const struct style *s = box->style;
    const struct flow flow = flow_inside(box);
    const struct space space = {w - horizontal(box), UNBOUNDED, UNBOUNDED, false, 0};
    const struct outcome out = layout_flow(lay, &flow, space, NULL);
    struct group group = group_new(lay);
    group_add(&group, out.frag, side_of(box, SIDE_LEFT), s->padding[SIDE_TOP]);
    return group_finish(
        &group, box, w,
        emu_sum(out.frag->h, s->padding[SIDE_TOP] + s->padding[SIDE_BOTTOM]));
}

static struct outcome layout_bare(struct lay *lay, const struct box *box,
                                  struct space space, const struct rest *from)
{
    (void)from;
    return (struct outcome){layout_inside(lay, box, space.w), NULL};
}

/* The contents of a heading, turned if it is written in another direction than its
 * frame. */
static const struct frag *layout_words(struct lay *lay, const struct box *heading, emu w)
{
    const struct space space = {w, UNBOUNDED, UNBOUNDED, false, 0};
    return heading->orthogonal
               ? layout_orthogonal(lay, heading, space, NULL, layout_bare, measure_frame)
                     .frag
               : layout_inside(lay, heading, w);
}

/* The border that is at the foot as the frame sees it: sides are those of the heading's
 * own lines. */
static const struct border *rule_of(const struct box *heading)
{
    const bool vertical_words = heading->style->writing_mode == VERTICAL_RL;
    const enum side side = !heading->orthogonal ? SIDE_BOTTOM
                           : vertical_words     ? SIDE_RIGHT
                                                : SIDE_LEFT;
    return &heading->style->border[side];
}

/* Of a heading of many lines no more than a quarter of the room: the rest of them would
 * have ever less, and be ever more. */
static emu cut_of(emu h, emu room)
{
    const emu cut = h * 2 / 3;
    return cut < room / 4 ? cut : room / 4;
}

/* Standing on a rule, the right edge cut at 45 degrees: the foot is wider than the head
 * by two thirds of the height, and no text stands over the cut. */
static const struct frag *layout_cut(struct lay *lay, const struct box *heading, emu room)
{
    const struct style *s = heading->style;
    const emu wanted = measure_box(lay, heading).max;
    const struct border *border = rule_of(heading);
    const struct frag *inside = layout_words(lay, heading, wanted < room ? wanted : room);
    while (!heading->orthogonal && inside->w + cut_of(inside->h, room) > room &&
           inside->w > room * 3 / 4)
        inside = layout_words(lay, heading, room - cut_of(inside->h, room));
    const emu rule = border->width;
    /* turned words have the rule at the end of their lines, and room for it */
    const emu w = inside->w, h = inside->h - (heading->orthogonal ? rule : 0);
    const emu cut = cut_of(h, room), foot = w + cut < room ? w + cut : room;
    const emu points[][2] = {{0, 0}, {w, 0}, {foot, h}, {0, h}};
    struct group group = group_new(lay);
    if (s->has_background)
        group_add(&group, frag_polygon(lay, foot, h, s->background, points, 4), 0, 0);
    if (rule)
        group_add(&group, frag_fill(lay, room, rule, border->color, 0), 0, h);
    group_add(&group, inside, 0, 0);
    return group_finish(&group, heading, room, h + rule);
}

/* What stands in place of the heading where the frame goes on: the rule that it stood on,
 * so that the frame is closed at its top there too. */
static struct heading layout_rule_of(struct lay *lay, const struct box *box, emu room)
{
    const struct border *rule = rule_of(box->frame.heading);
    struct heading out = {0};
    if (box->frame.form != HEADING_CUT || !rule->width)
        return out;
    out.frag = frag_fill(lay, room, rule->width, rule->color, 0);
    out.above = rule->width;
    return out;
}

static struct heading layout_heading(struct lay *lay, const struct box *box, emu room,
                                     bool begins)
{
    const struct box *heading = box->frame.heading;
    struct heading out = {0};
    if (!heading)
        return out;
    if (!begins)
        return layout_rule_of(lay, box, room);
    if (box->frame.form == HEADING_BAR) {
        out.frag = layout_natural(lay, heading, room);
        out.above = out.frag->h;
        return out;
    }
    if (box->frame.form == HEADING_CUT) {
        out.frag = layout_cut(lay, heading, room);
        out.above = out.frag->h;
        return out;
    }
    const emu wanted = measure_box(lay, heading).max;
    const emu most = room - 2 * box->frame.inset;
    out.x = box->frame.inset;
    out.frag = layout_natural(lay, heading, wanted < most ? wanted : most);
    out.above = out.frag->h / 2;
    out.within = out.frag->h - out.above;
    return out;
}

/* --- frames ------------------------------------------------------------------------- */

/* What stands in a shape other than a rectangle stands in its middle. */
static bool has_outline(const struct style *s)
{
    return s->shape.kind != SHAPE_RECTANGLE;
}

/* How far the content of a box with so much room left over is moved down. */
static emu vertical_shift(const struct lay *lay, const struct box *box, emu left)
{
    const struct style *s = box->style;
    const emu aligned = s->vertical_align == VERTICAL_BASELINE && lay->baseline_shifts
                            ? lay->baseline_shifts[lay_box(lay, box->id)]
                            : 0;
    const bool centred = s->vertical_align == VERTICAL_TOP && has_outline(s);
    if (left <= 0 || (s->vertical_align == VERTICAL_TOP && !centred))
        return 0;
    if (s->vertical_align == VERTICAL_BASELINE)
        return aligned < left ? aligned : left;
    return s->vertical_align == VERTICAL_BOTTOM ? left : left / 2;
}

/* A content that aligns itself in the room it is given need not be filled. */
static bool fills_content(const struct style *s)
{
    return s->vertical_align == VERTICAL_TOP && !has_outline(s);
}

emu align_shift(const struct style *s, emu room, emu w)
{
    if (room <= w || s->align_self == ALIGN_START)
        return 0;
    return s->align_self == ALIGN_CENTER ? (room - w) / 2 : room - w;
}

const struct frag *align_frag(struct lay *lay, const struct style *s, emu room,
                              const struct frag *frag)
{
    if (frag->w >= room)
        return frag;
    struct group group = group_new(lay);
    group_add(&group, frag, align_shift(s, room, frag->w), 0);
    return group_finish(&group, NULL, room, frag->h);
}

/* The frame of `w` × `h` (its heading included) around its content; what is only a part
 * of it stands at the top. */
static const struct frag *frame_around(struct lay *lay, const struct box *box, emu w,
                                       emu h, const struct heading *heading,
                                       const struct frag *content, bool is_part)
{
    const struct style *s = box->style;
    const struct insets in = shape_insets(s, w);
    const emu own_h = h - heading->above;
    struct group group = group_new(lay);
    if (has_border(box))
        add_decoration(&group, s, 0, heading->above, w, own_h);
    else if (s->has_background)
        group_add(&group, frag_fill(lay, w, h, s->background, 0), 0, 0);
    group_add(&group, heading->frag, heading->x, 0); /* read before what it heads */
    const emu room = height_inside(&in, own_h) - heading->within - vertical(box);
    group_add(&group, content, side_of(box, SIDE_LEFT) + insets_of(&in, SIDE_LEFT, w),
              heading->above + heading->within + side_of(box, SIDE_TOP) +
                  insets_of(&in, SIDE_TOP, own_h) +
                  (is_part ? 0 : vertical_shift(lay, box, room - content->h)));
    return group_finish(&group, box, w, h);
}

/* True if nothing but its content, its padding and its borders says how large it is. */
static bool is_simple(const struct box *box)
{
    return !has_outline(box->style) && (box->kind != BOX_FRAME || !box->frame.heading);
}

/* The whole of a simple box where only sizes are asked for. */
static const struct frag *size_of_frame(struct lay *lay, const struct box *box,
                                        struct space space)
{
    const struct style *s = box->style;
    const emu w = s->width && s->width < space.w ? s->width : space.w;
    const emu around = vertical(box), fill_h = space.fill_h - around;
    const struct flow flow = flow_inside(box);
    const struct space inside = {w - horizontal(box), space.h - around,
                                 space.full_h - around, false,
                                 fill_h > 0 && fills_content(s) ? fill_h : 0};
    const struct frag *content = layout_flow(lay, &flow, inside, NULL).frag;
    emu h = emu_sum(content->h, around), baseline = content->baseline;
    h = h < s->height ? s->height : h;
    h = h < space.fill_h ? space.fill_h : h;
    if (baseline >= 0)
        baseline +=
            side_of(box, SIDE_TOP) + vertical_shift(lay, box, h - around - content->h);
    return align_frag(lay, s, space.w, frag_sized(lay, box, w, h, baseline));
}

struct outcome layout_frame(struct lay *lay, const struct box *box, struct space space,
                            const struct rest *from)
{
    const struct style *s = box->style;
    if (lay->sizes && !from && !space.may_break && is_simple(box))
        return (struct outcome){size_of_frame(lay, box, space), NULL};
    const emu w = s->width && s->width < space.w ? s->width : space.w;
    const struct insets in = shape_insets(s, w);
    const struct heading heading =
        box->kind == BOX_FRAME ? layout_heading(lay, box, w, !from) : (struct heading){0};
    const emu around = heading.within + vertical(box), above = heading.above;
    const struct flow flow = flow_inside(box);
    const emu fill_h = height_inside(&in, space.fill_h - above) - around;
    const struct space inside = {width_inside(&in, w) - horizontal(box),
                                 height_inside(&in, space.h - above) - around,
                                 height_inside(&in, space.full_h - above) - around,
                                 space.may_break,
                                 fill_h > 0 && fills_content(s) ? fill_h : 0};
    const struct outcome content = layout_flow(lay, &flow, inside, from);
    if (!content.frag)
        return (struct outcome){NULL, from};

    emu h = emu_sum(shape_height(s, &in, w, emu_sum(content.frag->h, around)), above);
    if (h < s->height)
        h = s->height;
    if (h < space.fill_h)
        h = space.fill_h;
    const struct frag *frag =
        frame_around(lay, box, w, h, &heading, content.frag, from || content.rest);
    return (struct outcome){align_frag(lay, s, space.w, frag), content.rest};
}

/* --- measuring ---------------------------------------------------------------------- */

struct extent measure_frame(struct lay *lay, const struct box *box)
{
    struct extent extent = measure_kids(lay, box);
    if (box->kind == BOX_FRAME && box->frame.heading) {
        const struct extent heading = measure_box(lay, box->frame.heading);
        extent.max = heading.max > extent.max ? heading.max : extent.max;
    }
    const struct insets in = shape_insets(box->style, 0);
    extent.min = insets_around(&in, SIDE_LEFT, SIDE_RIGHT, extent.min + horizontal(box));
    extent.max = insets_around(&in, SIDE_LEFT, SIDE_RIGHT, extent.max + horizontal(box));
    if (box->style->width)
        extent.min = extent.max = box->style->width;
    return extent;
}
