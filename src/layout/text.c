#include "layout/line.h"

#include "base/arena.h"
#include "base/job.h"

/* A text may have padding, borders and a fill like any box. */
static emu side_of(const struct box *box, enum side side)
{
    return box->style->padding[side] + box->style->border[side].width;
}

/* The clusters from…to as wide as they are in a line of their own. */
static emu width_between(const struct measured_paragraph *m, int from, int to)
{
    const struct line line = line_of(m, from, to);
    return emu_sum(line.natural, line.head);
}

/* True if cluster `i` stands alone in a line with nothing taken off or added. */
static bool is_simple(const struct measured_paragraph *m, int i)
{
    const struct cluster *c = &m->paragraph->clusters[i];
    return (c->class >= CL_HIRAGANA && c->class <= CL_KANJI) && !m->warichus &&
           c->break_after != BREAK_HERE_HYPHEN;
}

static struct extent measure_words(const struct measured_paragraph *m, emu indent)
{
    const struct paragraph *p = m->paragraph;
    struct extent extent = {0, 0};
    for (int i = 0, word = 0, line = 0; i < p->n; i++) {
        const int rule = i + 1 < p->n ? p->clusters[i].break_after : BREAK_HERE_FORCED;
        if (rule == BREAK_HERE_NOT || rule == BREAK_HERE_AT_WORST ||
            rule == BREAK_HERE_ANYWHERE)
            continue;
        const emu w =
            word == i && is_simple(m, i) ? m->widths[i] : width_between(m, word, i + 1);
        const emu min = emu_sum(w, word ? 0 : indent);
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

struct extent measure_text(struct lay *lay, const struct box *box)
{
    const struct measured_paragraph *m = paragraph_measure(lay, box);
    const emu around = side_of(box, SIDE_LEFT) + side_of(box, SIDE_RIGHT);
    struct extent extent = measure_words(m, box->style->text_indent);
    if (lay->decimals) { /* figures may need room that others of their column take up */
        const struct decimal *column = &lay->decimals[lay_text(lay, box->text.index)];
        const emu figures = emu_sum(column->before, column->after);
        extent.min = figures > extent.min ? figures : extent.min;
        extent.max = figures > extent.max ? figures : extent.max;
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
    const struct line *lines;
    const struct frag *const *frags; /* NULL where only sizes are asked for */
    const emu *heights;              /* of the last one with the padding below it */
    const emu *baselines;            /* from the top of each */
    int n;
    emu above; /* the first one */
};

static void build_frags(struct lay *lay, const struct box *box, emu w,
                        const struct rest *from, struct text_lines *t, emu *heights,
                        emu *baselines)
{
    const struct frag **frags = ARENA_ARRAY(lay->job->doc, const struct frag *, t->n);
    for (int i = 0; i < t->n; i++) {
        frags[i] = line_build(lay, box, &t->lines[i], w, i == 0 && !from);
        heights[i] = frags[i]->h;
        baselines[i] = frags[i]->baseline;
    }
    t->frags = frags;
}

static void measure_lines(struct lay *lay, const struct box *box,
                          const struct text_lines *t, emu *heights, emu *baselines)
{
    for (int i = 0; i < t->n; i++) {
        const struct line_extent extent = line_extent(lay, box, &t->lines[i]);
        heights[i] = extent.above + extent.below;
        baselines[i] = extent.above;
    }
}

static struct text_lines build_lines(struct lay *lay, const struct box *box, emu w,
                                     const struct rest *from)
{
    const emu inside = w - side_of(box, SIDE_LEFT) - side_of(box, SIDE_RIGHT);
    const struct list lines = paragraph_lines(lay, box, inside, from ? from->index : 0);
    emu *heights = ARENA_ARRAY(lay->job->doc, emu, 2 * lines.n);
    emu *baselines = heights + lines.n;
    struct text_lines t = {.lines = (const struct line *)lines.items,
                           .heights = heights,
                           .baselines = baselines,
                           .n = lines.n,
                           .above = from ? 0 : side_of(box, SIDE_TOP)};
    if (lay->sizes)
        measure_lines(lay, box, &t, heights, baselines);
    else
        build_frags(lay, box, inside, from, &t, heights, baselines);
    if (lines.n)
        heights[lines.n - 1] += side_of(box, SIDE_BOTTOM);
    return t;
}

/* The same from one of its lines on. */
static struct text_lines skip_lines(const struct text_lines *t, int from)
{
    return (struct text_lines){.lines = t->lines + from,
                               .frags = t->frags ? t->frags + from : NULL,
                               .heights = t->heights + from,
                               .baselines = t->baselines + from,
                               .n = t->n - from};
}

/* The line that begins with cluster `from`; -1 if none does. */
static int find_line(const struct text_lines *t, int from)
{
    int low = 0, high = t->n;
    while (low < high) {
        const int middle = (low + high) / 2;
        if (t->lines[middle].from < from)
            low = middle + 1;
        else
            high = middle;
    }
    return low < t->n && t->lines[low].from == from ? low : -1;
}

/* What is left of a text that goes on in a region of the same width has been cut
 * already: to cut it anew in every region would take as long as its length squared. */
static struct text_lines find_lines(struct lay *lay, const struct box *box, emu w,
                                    const struct rest *from)
{
    const int index = from ? from->index : 0;
    const struct text_lines *known = memory_find(&lay->cuts, box, w, 0);
    const int at = known ? find_line(known, index) : -1;
    if (at >= 0)
        return from ? skip_lines(known, at) : *known;
    const struct text_lines t = build_lines(lay, box, w, from);
    if (!known) {
        struct text_lines *kept = ARENA_NEW(lay->job->doc, struct text_lines);
        *kept = t;
        memory_put(&lay->cuts, box, w, 0, kept);
    }
    return t;
}

/* How high a text of `h` is at least: as its style says, and, of a heading that takes
 * lines of the text around it, whole ones. */
static emu least_height(const struct style *style, emu h)
{
    const emu pitch = style->gyodori_pitch;
    if (!style->gyodori_lines)
        return style->height;
    const emu lines = (h + pitch - 1) / pitch;
    const emu taken = emu_sum(
        (int64_t)pitch * (lines > style->gyodori_lines ? lines : style->gyodori_lines),
        0);
    return taken > style->height ? taken : style->height;
}

/* Where the lines begin in room to spare. */
static emu shift_of(const struct box *box, emu left)
{
    if (left <= 0)
        return 0;
    if (box->style->gyodori_lines)
        return left / 2;
    switch (box->style->justify_content) {
    case JUSTIFY_CENTER:
        return left / 2;
    case JUSTIFY_END:
        return left;
    default:
        return 0;
    }
}

static emu height_of(const struct text_lines *t, int end)
{
    emu h = t->above;
    for (int i = 0; i < end; i++)
        h = emu_sum(h, t->heights[i]);
    return h;
}

/* The first `end` lines, at least `least` high. */
static const struct frag *place_lines(struct lay *lay, const struct box *box,
                                      const struct text_lines *t, int end, emu w,
                                      emu least)
{
    const emu lines = height_of(t, end), h = lines < least ? least : lines;
    struct group group = group_new(lay);
    add_decoration(&group, box->style, 0, 0, w, h);
    emu y = t->above + shift_of(box, least - lines);
    for (int i = 0; i < end; i++) {
        if (t->frags)
            group_add(&group, t->frags[i], side_of(box, SIDE_LEFT), y);
        else if (group.baseline < 0 && t->baselines[i] >= 0)
            group.baseline = y + t->baselines[i];
        y = emu_sum(y, t->heights[i]);
    }
    return group_finish(&group, box, w, h);
}

/* The whole text where only sizes are asked for. Lines of one run are alike. */
static const struct frag *size_of_text(struct lay *lay, const struct box *box, emu w,
                                       emu fill_h)
{
    const emu inside = w - side_of(box, SIDE_LEFT) - side_of(box, SIDE_RIGHT);
    const struct list lines = paragraph_lines(lay, box, inside, 0);
    const struct line *line = (const struct line *)lines.items;
    const emu above = side_of(box, SIDE_TOP);
    struct line_extent extent = {0, 0};
    emu h = above, first = -1;
    for (int i = 0; i < lines.n; i++) {
        if (i == 0 || box->text.n > 1)
            extent = line_extent(lay, box, &line[i]);
        first = i == 0 ? extent.above : first;
        h = emu_sum(h, extent.above + extent.below);
    }
    h = emu_sum(h, lines.n ? side_of(box, SIDE_BOTTOM) : 0);
    emu least = least_height(box->style, h);
    least = fill_h > least ? fill_h : least;
    if (first >= 0)
        first += above + shift_of(box, least - h);
    return frag_sized(lay, box, w, h < least ? least : h, first);
}

/* What is left of a text is told by its first cluster, not by a number of lines: the next
 * column may be of another width. */
struct outcome layout_text(struct lay *lay, const struct box *box, struct space space,
                           const struct rest *from)
{
    const bool whole = !from && !space.may_break;
    if (whole && lay->sizes)
        return (struct outcome){size_of_text(lay, box, space.w, space.fill_h), NULL};
    const struct text_lines t = whole ? build_lines(lay, box, space.w, NULL)
                                      : find_lines(lay, box, space.w, from);
    const int n = t.n;
    struct space inside = space;
    inside.h -= t.above;
    inside.full_h -= t.above;
    const int end =
        space.may_break ? lines_that_fit(box->style, t.heights, n, !from, inside) : n;
    emu least = least_height(box->style, height_of(&t, end));
    if (n && (end == 0 || (!whole && least > space.h && space.h < space.full_h)))
        return (struct outcome){NULL, from};
    if (end == n && space.fill_h > least)
        least = space.fill_h;
    const struct line *next = end < n ? &t.lines[end] : NULL;
    return (struct outcome){place_lines(lay, box, &t, end, space.w, least),
                            next ? rest_new(lay, next->from, NULL) : NULL};
}
