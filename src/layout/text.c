#include "layout/line.h"

#include "base/arena.h"
#include "base/job.h"

struct extent measure_text(struct lay *lay, const struct box *box)
{
    const struct measured_paragraph *m = paragraph_measure(lay, box);
    const struct paragraph *p = m->paragraph;
    struct extent extent = {0, 0};
    emu word = box->style->text_indent, line = word;
    for (int i = 0; i < p->n; i++) {
        const bool space = p->clusters[i].class == CL_WESTERN_SPACE;
        word += m->widths[i];
        line += m->widths[i];
        /* A space at a line's end takes no room. */
        const emu set = space ? word - m->widths[i] : word;
        extent.min = set > extent.min ? set : extent.min;
        if (!space || i + 1 < p->n)
            extent.max = line > extent.max ? line : extent.max;
        if (p->clusters[i].break_after == BREAK_HERE_NOT) {
            word += m->gaps[i];
        } else {
            word = 0;
            if (p->clusters[i].break_after == BREAK_HERE_FORCED)
                line = -m->gaps[i];
        }
        line += m->gaps[i];
    }
    return extent;
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

/* What is left of a text is told by its first cluster, not by a number of lines: the next
 * column may be of another width. */
struct outcome layout_text(struct lay *lay, const struct box *box, struct space space,
                           const struct rest *from)
{
    const struct list lines = paragraph_lines(lay, box, space.w, from ? from->index : 0);
    const struct frag **frags = ARENA_ARRAY(lay->job->doc, const struct frag *, lines.n);
    emu *heights = ARENA_ARRAY(lay->job->doc, emu, lines.n);
    for (int i = 0; i < lines.n; i++) {
        frags[i] = line_build(lay, box, list_at(&lines, i), space.w, i == 0 && !from);
        heights[i] = frags[i]->h;
    }
    const int end = space.may_break
                        ? lines_that_fit(box->style, heights, lines.n, !from, space)
                        : lines.n;
    if (end == 0 && lines.n)
        return (struct outcome){NULL, from};

    struct group group = group_new(lay);
    emu y = 0;
    for (int i = 0; i < end; i++) {
        group_add(&group, frags[i], 0, y);
        y += heights[i];
    }
    emu h = y < box->style->height ? box->style->height : y;
    if (space.fill && end == lines.n && h < space.h)
        h = space.h;
    const struct line *next = end < lines.n ? list_at(&lines, end) : NULL;
    return (struct outcome){group_finish(&group, box, space.w, h),
                            next ? rest_new(lay, next->from, NULL) : NULL};
}
