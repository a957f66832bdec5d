#include "layout/line.h"

#include "base/arena.h"
#include "base/job.h"

/* A text may have padding, borders and a fill like any box. */
static emu side_of(const struct box *box, enum side side)
{
    return box->style->padding[side] + box->style->border[side].width;
}

/* The clusters from…to as wide as they are in a line of their own: a space at its end
 * takes no room. */
static emu width_between(const struct measured_paragraph *m, int from, int to)
{
    int last = to - 1;
    while (last > from && m->paragraph->clusters[last].class == CL_WESTERN_SPACE)
        last--;
    return emu_sum(m->starts[last] - m->starts[from], m->widths[last]);
}

struct extent measure_text(struct lay *lay, const struct box *box)
{
    const struct measured_paragraph *m = paragraph_measure(lay, box);
    const struct paragraph *p = m->paragraph;
    const emu indent = box->style->text_indent;
    const emu around = side_of(box, SIDE_LEFT) + side_of(box, SIDE_RIGHT);
    struct extent extent = {0, 0};
    for (int i = 0, word = 0, line = 0; i < p->n; i++) {
        const int rule = i + 1 < p->n ? p->clusters[i].break_after : BREAK_HERE_FORCED;
        if (rule == BREAK_HERE_NOT)
            continue;
        const emu min = emu_sum(width_between(m, word, i + 1), word ? 0 : indent);
        extent.min = min > extent.min ? min : extent.min;
        word = i + 1;
        if (rule != BREAK_HERE_FORCED)
            continue;
        const emu max = emu_sum(width_between(m, line, i + 1), line ? 0 : indent);
        extent.max = max > extent.max ? max : extent.max;
        line = i + 1;
    }
    return (struct extent){emu_sum(extent.min, around), emu_sum(extent.max, around)};
}

/* How many of the `n` lines fit, so that neither too few stay nor too few go. */
static int lines_that_fit(const struct style *style, const emu *heights, int n,
                          bool begins, struct space space)
{
    int fit = 0;
    for (emu y = 0; fit < n && y + heights[fit] <= space.h; fit++)
        y += heights[fit];
    if (fit == n)
        return n;
    const int widows = style->widows < n ? style->widows : n;
    if (n - fit < widows)
        fit = n - widows;
    if (begins && fit < style->orphans)
        fit = 0;
    return fit == 0 && space.h == space.full_h ? 1 : fit;
}

/* The lines of a text from some cluster on. */
struct text_lines {
    struct list lines; /* of struct line */
    const struct frag **frags;
    emu *heights; /* of the last one with the padding below it */
    emu above;    /* the first one */
};

static struct text_lines build_lines(struct lay *lay, const struct box *box, emu w,
                                     const struct rest *from)
{
    const emu inside = w - side_of(box, SIDE_LEFT) - side_of(box, SIDE_RIGHT);
    struct text_lines t = {
        .lines = paragraph_lines(lay, box, inside, from ? from->index : 0),
        .above = from ? 0 : side_of(box, SIDE_TOP),
    };
    t.frags = ARENA_ARRAY(lay->job->doc, const struct frag *, t.lines.n);
    t.heights = ARENA_ARRAY(lay->job->doc, emu, t.lines.n);
    for (int i = 0; i < t.lines.n; i++) {
        t.frags[i] = line_build(lay, box, list_at(&t.lines, i), inside, i == 0 && !from);
        t.heights[i] = t.frags[i]->h;
    }
    if (t.lines.n)
        t.heights[t.lines.n - 1] += side_of(box, SIDE_BOTTOM);
    return t;
}

/* Where the lines begin in room to spare. */
static emu shift_of(const struct box *box, emu left)
{
    if (left <= 0)
        return 0;
    switch (box->style->justify_content) {
    case JUSTIFY_CENTER:
        return left / 2;
    case JUSTIFY_END:
        return left;
    default:
        return 0;
    }
}

/* The first `end` lines, at least `least` high. */
static const struct frag *place_lines(struct lay *lay, const struct box *box,
                                      const struct text_lines *t, int end, emu w,
                                      emu least)
{
    emu h = t->above;
    for (int i = 0; i < end; i++)
        h = emu_sum(h, t->heights[i]);
    const emu shift = shift_of(box, least - h);
    h = h < least ? least : h;
    struct group group = group_new(lay);
    add_decoration(&group, box->style, 0, 0, w, h);
    emu y = t->above + shift;
    for (int i = 0; i < end; i++) {
        group_add(&group, t->frags[i], side_of(box, SIDE_LEFT), y);
        y = emu_sum(y, t->heights[i]);
    }
    return group_finish(&group, box, w, h);
}

/* What is left of a text is told by its first cluster, not by a number of lines: the next
 * column may be of another width. */
struct outcome layout_text(struct lay *lay, const struct box *box, struct space space,
                           const struct rest *from)
{
    const struct text_lines t = build_lines(lay, box, space.w, from);
    const int n = t.lines.n;
    struct space inside = space;
    inside.h -= t.above;
    inside.full_h -= t.above;
    const int end =
        space.may_break ? lines_that_fit(box->style, t.heights, n, !from, inside) : n;
    if (end == 0 && n)
        return (struct outcome){NULL, from};
    const emu least =
        end == n && space.fill_h > box->style->height ? space.fill_h : box->style->height;
    const struct line *next = end < n ? list_at(&t.lines, end) : NULL;
    return (struct outcome){place_lines(lay, box, &t, end, space.w, least),
                            next ? rest_new(lay, next->from, NULL) : NULL};
}
