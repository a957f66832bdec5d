#include "layout/line_build.h"

#include "base/arena.h"
#include "base/job.h"

/* A Japanese em box reaches 0.12 em below the baseline; a line under the text stands
 * clear of it [1/1000 em]. */
enum { EM_BOX_BELOW = 150 };

/* Where a line goes through the text of a face that does not say so [1/1000 em]. */
enum { USUAL_THROUGH = 350 };

/* Where one line lies: its upper edge, down from the line's top. */
struct stroke {
    emu x, y, w, thickness;
    struct color color;
};

/* --- forms -------------------------------------------------------------------------- */

static void add_bar(struct line_builder *b, const struct stroke *s, emu x, emu y, emu w)
{
    group_add(&b->group, frag_fill(b->lay, w, s->thickness, s->color, 0), x, y);
}

/* Dots as wide as the line is thick, or dashes of three times that, evenly over the whole
 * of it. */
static void add_pieces(struct line_builder *b, const struct stroke *s, emu piece)
{
    const emu pitch = piece * 2;
    const int n = s->w > piece ? (int)((s->w - piece + pitch / 2) / pitch) : 0;
    for (int i = 0; i <= n; i++) {
        const emu x = n ? len_mul_div(s->w - piece, i, n) : 0;
        const emu radius = piece == s->thickness ? s->thickness / 2 : 0;
        group_add(&b->group, frag_fill(b->lay, piece, s->thickness, s->color, radius),
                  s->x + x, s->y);
    }
}

/* A wave of straight pieces, one thickness high above and below its middle: its upper
 * edge from left to right, then its lower edge back. */
static void add_wave(struct line_builder *b, const struct stroke *s)
{
    enum { STEPS = 8, MOST = 4096 };
    /* a sine in eight steps [1/1000] */
    static const int sine[STEPS] = {0, 707, 1000, 707, 0, -707, -1000, -707};
    const emu step = s->thickness * 5 / 4;
    const int n = s->w / step < MOST ? s->w / step : MOST;
    const struct arena_mark mark = arena_mark(b->lay->job->scratch);
    emu(*points)[2] =
        arena_alloc(b->lay->job->scratch, sizeof *points * (size_t)(2 * n + 2));
    for (int i = 0; i <= n; i++) {
        const emu x = n ? len_mul_div(s->w, i, n) : s->w;
        const emu y = s->thickness + len_mul_div(s->thickness, sine[i % STEPS], 1000);
        points[i][0] = points[2 * n + 1 - i][0] = x;
        points[i][1] = y;
        points[2 * n + 1 - i][1] = y + s->thickness;
    }
    group_add(&b->group,
              frag_polygon(b->lay, s->w, 3 * s->thickness, s->color,
                           (const emu(*)[2])points, 2 * n + 2),
              s->x, s->y - s->thickness);
    arena_release(b->lay->job->scratch, mark);
}

static void add_stroke(struct line_builder *b, const struct stroke *s,
                       enum text_line_form form)
{
    switch (form) {
    case TEXT_LINE_DOUBLE:
        add_bar(b, s, s->x, s->y, s->w);
        add_bar(b, s, s->x, s->y + 2 * s->thickness, s->w);
        break;
    case TEXT_LINE_DOTTED:
        add_pieces(b, s, s->thickness);
        break;
    case TEXT_LINE_DASHED:
        add_pieces(b, s, 3 * s->thickness);
        break;
    case TEXT_LINE_WAVY:
        add_wave(b, s);
        break;
    default:
        add_bar(b, s, s->x, s->y, s->w);
        break;
    }
}

/* --- places ------------------------------------------------------------------------- */

static bool same_decoration(const struct text_decoration *a,
                            const struct text_decoration *b)
{
    return a->lines == b->lines && a->form == b->form && a->thickness == b->thickness &&
           a->has_color == b->has_color &&
           (!a->has_color || same_color(a->color, b->color));
}

/* One past the last cluster from `i` on that the same lines run along. */
static int end_of_lines(const struct line_builder *b, int i)
{
    const struct style *s = style_of_cluster(b, i);
    int end = i + 1;
    while (end < b->line->visible && line_same_row(b, i, end) &&
           same_decoration(&s->text_decoration,
                           &style_of_cluster(b, end)->text_decoration) &&
           (s->text_decoration.has_color ||
            same_color(s->color, style_of_cluster(b, end)->color)))
        end++;
    return end;
}

/* The upper edge of a line up from the baseline, and its thickness. */
struct height {
    emu up, thickness;
};

static int thickness_of(const struct line_builder *b, int i, enum text_line place)
{
    const struct text_lines_of_face *face =
        &b->lay->shaped->lines[b->p->clusters[i].face];
    return len_mul_div(
        style_of_cluster(b, i)->font_size,
        place == LINE_THROUGH ? face->through_thickness : face->under_thickness, 1000);
}

/* In a column they run along the em box, or through its middle. */
static struct height height_in_column(const struct line_builder *b, int i,
                                      enum text_line place)
{
    const struct style *s = style_of_cluster(b, i);
    const emu thickness = thickness_of(b, i, place), half = s->font_size / 2;
    const emu up = place == LINE_THROUGH ? thickness / 2
                   : place == LINE_OVER  ? half
                                         : -half;
    return (struct height){line_rise(b, i) + up, thickness};
}

/* What cluster `i` alone would have. */
static struct height height_of_one(const struct line_builder *b, int i,
                                   enum text_line place)
{
    const struct style *s = style_of_cluster(b, i);
    if (is_vertical(b))
        return height_in_column(b, i, place);
    const struct text_lines_of_face *face =
        &b->lay->shaped->lines[b->p->clusters[i].face];
    const int under = face->under < -EM_BOX_BELOW ? face->under : -EM_BOX_BELOW;
    const int through = face->through ? face->through : USUAL_THROUGH;
    const emu up =
        place == LINE_OVER
            ? above_baseline(s->font_size)
            : len_mul_div(s->font_size, place == LINE_UNDER ? under : through, 1000);
    return (struct height){line_rise(b, i) + up, thickness_of(b, i, place)};
}

/* One straight line runs along the clusters from…to: as far out as any of them has it. */
static struct height height_of(const struct line_builder *b, int from, int to,
                               enum text_line place)
{
    struct height h = height_of_one(b, from, place);
    for (int i = from + 1; i < to; i++) {
        const struct height one = height_of_one(b, i, place);
        if (place == LINE_UNDER ? one.up < h.up : one.up > h.up)
            h.up = one.up;
        h.thickness = one.thickness > h.thickness ? one.thickness : h.thickness;
    }
    return h;
}

static void add_line(struct line_builder *b, int from, int to, enum text_line place)
{
    const struct style *s = style_of_cluster(b, from);
    const struct text_decoration *d = &s->text_decoration;
    const struct height h = height_of(b, from, to, place);
    const emu thickness = d->thickness ? d->thickness : h.thickness;
    const emu whole = d->form == TEXT_LINE_DOUBLE ? 3 * thickness : thickness;
    const emu x = line_body_start(b, from);
    if (thickness <= 0)
        return;
    const struct stroke stroke = {
        .x = x,
        .y = b->baseline - h.up - (place == LINE_OVER ? whole : 0),
        .w = line_body_end(b, to - 1) - x,
        .thickness = thickness,
        .color = d->has_color ? d->color : s->color,
    };
    add_stroke(b, &stroke, d->form);
}

/* What is under level text is to the right of a column, which is over its lines. */
static enum text_line place_in(const struct line_builder *b, enum text_line place)
{
    if (!is_vertical(b) || place == LINE_THROUGH)
        return place;
    return place == LINE_UNDER ? LINE_OVER : LINE_UNDER;
}

static void add_lines(struct line_builder *b, int wanted)
{
    for (int i = b->line->from, end; i < b->line->visible; i = end) {
        const int lines = style_of_cluster(b, i)->text_decoration.lines & wanted;
        end = end_of_lines(b, i);
        for (int place = LINE_UNDER; place <= LINE_THROUGH; place <<= 1)
            if (lines & place)
                add_line(b, i, end, place_in(b, (enum text_line)place));
    }
}

void line_add_lines_below(struct line_builder *b)
{
    if (b->lay->shaped->lines)
        add_lines(b, LINE_UNDER | LINE_OVER);
}

void line_add_lines_above(struct line_builder *b)
{
    if (b->lay->shaped->lines)
        add_lines(b, LINE_THROUGH);
}

/* --- links -------------------------------------------------------------------------- */

/* The stretch that readers are told to be a link. */
static int link_of(const struct run *run)
{
    const struct text_stretch *stretch = run->within;
    while (stretch && !stretch->is_link)
        stretch = stretch->around;
    return stretch ? stretch->id : 0;
}

static void add_link(struct line_builder *b, int from, int to)
{
    const struct style *s = style_of_cluster(b, from);
    const emu x = line_body_start(b, from);
    struct frag *frag = ARENA_NEW(b->lay->job->doc, struct frag);
    *frag = (struct frag){
        .kind = FRAG_LINK,
        .w = line_body_end(b, to - 1) - x,
        .h = s->font_size,
        .baseline = -1,
        .pos = run_of_cluster(b, from)->pos,
    };
    frag->link.href = run_of_cluster(b, from)->href;
    frag->box = link_of(run_of_cluster(b, from));
    group_add(&b->group, frag, x,
              b->baseline - line_rise(b, from) - line_above(b, s->font_size));
}

static bool has_links(const struct box *text)
{
    for (int i = 0; i < text->text.n; i++)
        if (text->text.runs[i].href.n)
            return true;
    return false;
}

void line_add_links(struct line_builder *b)
{
    if (!has_links(b->text))
        return;
    for (int i = b->line->from, end; i < b->line->visible; i = end) {
        const struct str href = run_of_cluster(b, i)->href;
        for (end = i + 1;
             end < b->line->visible && run_of_cluster(b, end)->href.p == href.p &&
             line_same_row(b, i, end);
             end++)
            ;
        if (href.n)
            add_link(b, i, end);
    }
}
