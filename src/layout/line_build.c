#include "layout/line_build.h"

#include "layout/justify.h"
#include "layout/ruby.h"
#include "layout/warichu.h"

#include "base/arena.h"
#include "base/job.h"

#include <string.h>

/* What stands over a line goes into the gap between it and the line before; this is what
 * has no room there. */
static emu beyond_gap(const struct style *style, emu height)
{
    const emu gap = style->line_height - style->font_size;
    return height > gap ? height - (gap > 0 ? gap : 0) : 0;
}

/* What stands over a run's em box: its reading, and over that emphasis marks. */
static emu height_over(const struct run *run)
{
    return ruby_height(run) + emphasis_height(run->style);
}

static bool same_run(const struct line_builder *b, int i, int j)
{
    return b->p->clusters[i].run == b->p->clusters[j].run;
}

/* Room above and below the baseline: of each run half its leading on either side of its
 * em. */
static void line_height(const struct line_builder *b, emu *up, emu *down)
{
    const int from = b->line->from;
    const bool is_one = b->line->to <= from || same_run(b, from, b->line->to - 1);
    const int to = is_one ? from + 1 : b->line->to;
    *up = *down = 0;
    for (int i = from; i < to; i++) {
        if (i > from && same_run(b, i - 1, i))
            continue;
        const struct style *s = i < b->p->n ? style_of_cluster(b, i) : b->text->style;
        const emu half = (s->line_height - s->font_size) / 2;
        const emu beside = i < b->p->n ? height_over(run_of_cluster(b, i)) : 0;
        const emu over = line_above(b, s->font_size) + half + s->baseline_shift +
                         beyond_gap(s, beside);
        const emu under =
            s->line_height - half - line_above(b, s->font_size) - s->baseline_shift;
        *up = over > *up ? over : *up;
        *down = under > *down ? under : *down;
    }
}

static bool is_inline_box(const struct line_builder *b, int i)
{
    const struct style *s = style_of_cluster(b, i);
    return s != b->text->style && (s->has_background || s->border[SIDE_TOP].width);
}

/* True if a word is parted behind cluster `i`. */
static bool has_hyphen(const struct line_builder *b, int i)
{
    return b->line->hyphen && i == b->line->visible - 1;
}

/* The fill and frame of a badge: around its run, from its em box outwards by its
 * padding. */
static void add_badges(struct line_builder *b)
{
    for (int i = b->line->from, end; i < b->line->visible; i = end) {
        for (end = i + 1;
             end < b->line->visible && same_run(b, i, end) && line_same_row(b, i, end);
             end++)
            ;
        if (!is_inline_box(b, i))
            continue;
        const struct style *s = style_of_cluster(b, i);
        const emu left = b->starts[i - b->line->from];
        const emu right = b->starts[end - 1 - b->line->from] + b->m->widths[end - 1] +
                          (has_hyphen(b, end - 1) ? b->line->hyphen : 0);
        const emu top = b->baseline - line_rise(b, i) - line_above(b, s->font_size) -
                        s->padding[SIDE_TOP];
        add_decoration(&b->group, s, left, top, right - left,
                       s->font_size + s->padding[SIDE_TOP] + s->padding[SIDE_BOTTOM]);
    }
}

static emu scale(const struct line_builder *b, const struct cluster *c, int32_t fu)
{
    return len_mul_div(em_along(style_of_cluster(b, (int)(c - b->p->clusters))), fu,
                       b->lay->shaped->upem[c->face]);
}

emu line_body_start(const struct line_builder *b, int i)
{
    return b->starts[i - b->line->from] + b->m->fronts[i];
}

emu line_body_width(const struct line_builder *b, int i)
{
    return scale(b, &b->p->clusters[i], b->p->clusters[i].advance);
}

emu line_body_end(const struct line_builder *b, int i)
{
    return line_body_start(b, i) + line_body_width(b, i) +
           (has_hyphen(b, i) ? b->line->hyphen : 0);
}

/* The em of a run along its line and across it, in which glyphs are `upem` units. */
struct run_em {
    emu along, across;
    int upem;
};

/* Most offsets are 0. */
static emu in_em(emu em, int32_t fu, int upem)
{
    return fu ? len_mul_div(em, fu, upem) : 0;
}

static void add_glyphs(const struct line_builder *b, int i, const struct run_em *em,
                       emu origin, struct glyph *out)
{
    const struct cluster *c = &b->p->clusters[i];
    const bool by_letter = cluster_is_by_letter(b->p, c);
    const int32_t line_text = b->p->clusters[b->segment].text;
    emu pen = line_body_start(b, i) - in_em(em->along, c->trim, em->upem) - origin;
    for (int k = 0; k < c->n_glyphs; k++) {
        const struct shaped_glyph *g = &b->p->glyphs[c->glyph + k];
        out[k] = (struct glyph){
            .id = g->id,
            .x = pen + in_em(em->along, g->x_offset, em->upem),
            .y = -in_em(em->across, g->y_offset, em->upem),
            .text = c->text - line_text + (by_letter ? k : 0),
            .text_length = by_letter ? 1
                           : k       ? 0
                                     : c->text_length,
        };
        if (k + 1 < c->n_glyphs)
            pen += in_em(em->along, g->advance, em->upem);
    }
}

/* The hyphen behind cluster `i`. It stands for no character: who takes the text out gets
 * the word whole. */
static struct glyph hyphen_behind(const struct line_builder *b, int i, emu origin)
{
    const struct cluster *c = &b->p->clusters[i];
    return (struct glyph){
        .id = b->lay->shaped->hyphens[c->face].glyph,
        .x = line_body_end(b, i) - b->line->hyphen - origin,
        .text = c->text + c->text_length - b->p->clusters[b->segment].text,
    };
}

/* How far below the line's baseline the glyphs have theirs: what lies on its side in a
 * column has the middle of its em box there. */
static emu drop_of(const struct line_builder *b, const struct cluster *c, emu em)
{
    return c->orientation == GLYPH_SIDEWAYS ? above_baseline(em) - line_above(b, em) : 0;
}

/* What is taken off the width of level glyphs, by their style and to fit a column. */
static int width_less(const struct style *s, const struct cluster *c)
{
    return c->less ? 1000 - (1000 - s->width_less) * (1000 - c->less) / 1000
                   : s->width_less;
}

/* The clusters from…to as one run of glyphs. */
static void add_run(struct line_builder *b, int from, int to)
{
    const struct cluster *first = &b->p->clusters[from];
    const struct style *s = style_of_cluster(b, from);
    const bool level = first->orientation == GLYPH_LEVEL;
    const bool parted = has_hyphen(b, to - 1);
    int n = parted, at = 0;
    for (int i = from; i < to; i++)
        n += b->p->clusters[i].n_glyphs;
    struct glyph *glyphs = ARENA_ARRAY(b->lay->job->doc, struct glyph, n);
    const emu size = len_mul_div(s->font_size, first->scale, 1000);
    const emu origin = line_body_start(b, from);
    const struct run_em em = {em_along(s), em_across(s),
                              b->lay->shaped->upem[first->face]};
    for (int i = from; i < to; i++) {
        add_glyphs(b, i, &em, origin, glyphs + at);
        at += b->p->clusters[i].n_glyphs;
    }
    if (parted)
        glyphs[at] = hyphen_behind(b, to - 1, origin);
    *(struct glyph_run *)list_add(&b->runs) = (struct glyph_run){
        .face = first->face,
        .orientation = first->orientation,
        .size = size,
        .less_along = level ? width_less(s, first) : s->height_less,
        .less_across = level ? s->height_less : s->width_less,
        .color = s->color,
        .x = origin,
        .y = drop_of(b, first, len_mul_div(em_across(s), first->scale, 1000)) -
             line_rise(b, from),
        .glyphs = glyphs,
        .n = n,
    };
}

static void add_slot(struct line_builder *b, int i)
{
    const struct cluster *c = &b->p->clusters[i];
    const struct style *s = style_of_cluster(b, i);
    struct digit *digits = ARENA_ARRAY(b->lay->job->doc, struct digit, 10);
    for (int d = 0; d < 10; d++)
        digits[d] =
            (struct digit){b->p->digits[d].id, scale(b, c, b->p->digits[d].advance)};
    struct frag *frag = ARENA_NEW(b->lay->job->doc, struct frag);
    *frag = (struct frag){
        .kind = FRAG_SLOT,
        .w = scale(b, c, c->advance),
        .h = s->font_size,
        .baseline = above_baseline(s->font_size),
        .has_slot = true,
        .slot = {c->slot == SLOT_PAGE_COUNT, c->face,
                 len_mul_div(s->font_size, c->scale, 1000), s->width_less, s->height_less,
                 s->color, digits},
    };
    group_add(&b->group, frag, line_body_start(b, i),
              b->baseline - line_rise(b, i) - line_above(b, s->font_size));
}

static bool stand_alike(const struct line_builder *b, int i, int j)
{
    return b->p->clusters[i].face == b->p->clusters[j].face &&
           b->p->clusters[i].scale == b->p->clusters[j].scale &&
           b->p->clusters[i].orientation == b->p->clusters[j].orientation &&
           b->p->clusters[i].less == b->p->clusters[j].less;
}

static void add_runs(struct line_builder *b, int from, int to)
{
    for (int i = from, end; i < to; i = end) {
        for (end = i + 1; end < to && same_run(b, i, end) && stand_alike(b, i, end) &&
                          line_same_row(b, i, end);
             end++)
            ;
        add_run(b, i, end);
    }
}

/* The clusters from…to, without a slot, as a line of their own, which speaks for all from
 * `begin` to `end`: for the slots beside it too. */
static void add_segment(struct line_builder *b, int from, int to, int begin, int end)
{
    struct frag *frag = ARENA_NEW(b->lay->job->doc, struct frag);
    *frag = (struct frag){.kind = FRAG_LINE,
                          .w = b->width,
                          .h = b->h,
                          .baseline = b->baseline,
                          .box = b->part,
                          .pos = b->text->pos};
    b->segment = from;
    b->runs = list_of(b->lay->job->doc, sizeof(struct glyph_run));
    add_runs(b, from, to);
    if (to > from) {
        const struct cluster *first = &b->p->clusters[from];
        const struct cluster *last = &b->p->clusters[to - 1];
        if (!b->part)
            frag->box = run_of_cluster(b, from)->part;
        frag->line.text =
            str_slice(b->p->text, first->text, last->text + last->text_length);
    }
    frag->line.runs = (const struct glyph_run *)b->runs.items;
    frag->line.n = b->runs.n;
    frag->line.adjustment = begin == b->line->from ? b->adjustment : NULL;
    frag->line.part_of = b->text->text.index;
    frag->line.from = begin;
    frag->line.to = end;
    group_add(&b->group, frag, 0, 0);
}

/* Where the segment that begins with cluster `from` ends: in front of a slot, where
 * another part of the text begins, behind the base of a reading, or with the line. */
static int segment_end(const struct line_builder *b, int from)
{
    for (int i = from; i < b->line->visible; i++) {
        if (b->p->clusters[i].slot ||
            run_of_cluster(b, i)->part != run_of_cluster(b, from)->part)
            return i;
        if (run_of_cluster(b, i)->ruby && ruby_base_end(b->p, i) == i + 1)
            return i + 1;
    }
    return b->line->visible;
}

/* The reading of a base that ends with cluster `to`, if one does. */
static void add_reading(struct line_builder *b, int to)
{
    const struct ruby *ruby = to > b->line->from ? run_of_cluster(b, to - 1)->ruby : NULL;
    int from = to;
    while (ruby && from > b->line->from && run_of_cluster(b, from - 1)->ruby == ruby)
        from--;
    if (ruby)
        line_add_reading(b, from);
}

/* The line in segments with slots and readings between them, in the order of reading. */
static void add_segments(struct line_builder *b)
{
    const int visible = b->line->visible;
    int begin = b->line->from, from = begin, end;
    do {
        const int to = segment_end(b, from);
        const bool has_slot = to < visible && b->p->clusters[to].slot;
        end = to + has_slot < visible ? to + has_slot : b->line->to;
        if (to > from || end == b->line->to) {
            add_segment(b, from, to, begin, end);
            begin = end;
        }
        if (has_slot)
            add_slot(b, to);
        else
            add_reading(b, to);
        from = to + has_slot;
    } while (end < b->line->to);
}

/* Where the clusters of a line are put, and how it was made to fit. */
struct set_clusters {
    const emu *starts; /* of each cluster, from the left edge of the line's room */
    const emu *rises;  /* how far each is up in its row; NULL: all stand in the line */
    struct line_adjustment adjustment;
};

static struct set_clusters place_clusters(struct lay *lay,
                                          const struct measured_paragraph *m,
                                          const struct line *line, emu room, emu indent)
{
    const int n = line->visible - line->from;
    const enum text_align align = m->paragraph->box->style->text_align;
    emu *starts = ARENA_ARRAY(lay->job->doc, emu, n + 1);
    emu *rises = m->warichus ? ARENA_ARRAY(lay->job->doc, emu, n + 1) : NULL;
    struct set_clusters f = {.starts = starts, .rises = rises};
    line_adjust(lay, m, line, room, starts, &f.adjustment);
    emu x = line->head;
    for (int i = 0; i < n;) {
        const int last = rises ? warichu_last(m, line, line->from + i) - line->from : i;
        const emu adjustment = starts[last];
        if (rises && warichu_has(m->paragraph, line->from + i)) {
            const struct warichu_places places = {starts + i, rises + i};
            x = warichu_place(m, line, line->from + i, x, room, &places);
        } else {
            starts[i] = x;
            x = emu_sum(x, m->widths[line->from + i]);
        }
        i = last + 1;
        if (i < n)
            x = emu_sum(x, m->gaps[line->from + last] + adjustment);
    }
    x = emu_sum(x, line->hyphen);
    emu shift = indent;
    if (align == TEXT_CENTER)
        shift += (room - x + line->hang) / 2;
    else if (align == TEXT_END)
        shift += room - x + line->hang;
    else if (align == TEXT_DECIMAL)
        shift += decimal_shift(lay, m->paragraph->box, m, line, x, room);
    for (int i = 0; i < n; i++)
        starts[i] += shift;
    return f;
}

/* NULL if there is nothing to tell. */
static const struct line_adjustment *keep_adjustment(struct lay *lay,
                                                     const struct line_adjustment *a)
{
    static const struct line_adjustment nothing;
    if (memcmp(a, &nothing, sizeof nothing) == 0)
        return NULL;
    struct line_adjustment *kept = ARENA_NEW(lay->job->doc, struct line_adjustment);
    *kept = *a;
    return kept;
}

static const struct frag *build(struct line_builder *b)
{
    add_badges(b);
    line_add_lines_below(b);
    add_segments(b);
    line_add_lines_above(b);
    line_add_emphasis(b);
    line_add_links(b);
    const struct placed *parts = (const struct placed *)b->group.placed.items;
    return b->group.placed.n == 1 ? parts[0].frag
                                  : group_finish(&b->group, NULL, b->width, b->h);
}

struct line_extent line_extent(struct lay *lay, const struct box *text,
                               const struct line *line)
{
    const struct measured_paragraph *m = paragraph_measure(lay, text);
    const struct line_builder b = {
        .lay = lay, .text = text, .m = m, .p = m->paragraph, .line = line};
    struct line_extent extent;
    line_height(&b, &extent.above, &extent.below);
    return extent;
}

const struct frag *line_build(struct lay *lay, const struct box *text,
                              const struct line *line, emu width, bool first)
{
    const struct measured_paragraph *m = paragraph_measure(lay, text);
    const emu indent = first ? text->style->text_indent : 0;
    struct line_builder b = {
        .lay = lay,
        .text = text,
        .m = m,
        .p = m->paragraph,
        .line = line,
        .width = width,
    };
    emu up, down;
    const struct set_clusters set = place_clusters(lay, m, line, width - indent, indent);
    b.starts = set.starts;
    b.rises = set.rises;
    b.adjustment = keep_adjustment(lay, &set.adjustment);
    b.group = group_new(lay);
    line_height(&b, &up, &down);
    b.baseline = up;
    b.h = up + down;
    return build(&b);
}

const struct frag *line_set(struct lay *lay, const struct box *text, const emu *starts,
                            emu width)
{
    const struct measured_paragraph *m = paragraph_measure(lay, text);
    const int n = m->paragraph->n;
    const struct line line = {.to = n, .natural = width, .visible = n, .last = true};
    struct line_builder b = {
        .lay = lay,
        .text = text,
        .m = m,
        .p = m->paragraph,
        .line = &line,
        .starts = starts,
        .width = width,
        .part = text->id,
        .h = text->style->font_size,
        .group = group_new(lay),
    };
    b.baseline = line_above(&b, text->style->font_size);
    return build(&b);
}
