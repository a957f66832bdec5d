#include "layout/line.h"

#include "base/arena.h"
#include "base/job.h"

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
        y = emu_sum(y, heights[i]);
    }
    emu h = y < box->style->height ? box->style->height : y;
    if (space.fill && end == lines.n && h < space.h)
        h = space.h;
    const struct line *next = end < lines.n ? list_at(&lines, end) : NULL;
    return (struct outcome){group_finish(&group, box, space.w, h),
                            next ? rest_new(lay, next->from, NULL) : NULL};
}
