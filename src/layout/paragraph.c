#include "layout/furiwake.h"
#include "layout/jidori.h"
#include "layout/justify.h"
#include "layout/known_lines.h"
#include "layout/line.h"
#include "layout/ruby.h"
#include "layout/warichu.h"

#include "base/arena.h"
#include "base/job.h"

static const struct style *style_of(const struct paragraph *p, int i)
{
    return p->box->text.runs[p->clusters[i].run].style;
}

static bool starts_run(const struct paragraph *p, int i)
{
    return i == 0 || p->clusters[i - 1].run != p->clusters[i].run;
}

static bool ends_run(const struct paragraph *p, int i)
{
    return i + 1 == p->n || p->clusters[i + 1].run != p->clusters[i].run;
}

/* The padding of an inline box (a badge) in front of a cluster and behind it; that of the
 * paragraph's style is the paragraph's own. */
static emu padding_before(const struct paragraph *p, int i)
{
    const struct style *style = style_of(p, i);
    return style != p->box->style && starts_run(p, i) ? style->padding[SIDE_LEFT] : 0;
}

static emu padding_behind(const struct paragraph *p, int i)
{
    const struct style *style = style_of(p, i);
    return style != p->box->style && ends_run(p, i) ? style->padding[SIDE_RIGHT] : 0;
}

static bool is_mark_gap(const struct paragraph *p, int i)
{
    const int class = p->clusters[i].class, next = p->clusters[i + 1].class;
    return class == CL_CLOSING || (class >= CL_MIDDLE_DOT && class <= CL_COMMA) ||
           next == CL_OPENING || next == CL_MIDDLE_DOT;
}

/* How much of the gap behind a cluster is taken off where punctuation is set closer
 * [percent]: only the blanks of marks give way, and never the one behind a full stop,
 * unless marks have none at all. */
static int trim_of(const struct paragraph *p, int i)
{
    const int class = p->clusters[i].class, next = p->clusters[i + 1].class;
    if (style_of(p, i)->text_spacing_trim == TRIM_ALL && is_mark_gap(p, i))
        return 100;
    if (class == CL_CLOSING || class == CL_COMMA || class == CL_MIDDLE_DOT)
        return style_of(p, i)->punctuation_trim;
    if ((next == CL_OPENING || next == CL_MIDDLE_DOT) && class != CL_FULL_STOP)
        return style_of(p, i + 1)->punctuation_trim;
    return 0;
}

/* `style`: of cluster `i`. */
static emu gap_of(const struct paragraph *p, int i, const struct style *style)
{
    const struct cluster *c = &p->clusters[i];
    if (i + 1 == p->n || c->class == CL_NONE || c[1].class == CL_NONE)
        return 0;
    const emu spacing = c->class == CL_SOFT_HYPHEN ? 0 : style->letter_spacing;
    if (!c->gap_own && !c->gap_next)
        return spacing;
    const emu gap = len_mul_div(em_along(style), c->gap_own, 1000) +
                    len_mul_div(em_along(style_of(p, i + 1)), c->gap_next, 1000);
    const int trim = gap ? trim_of(p, i) : 0;
    return (trim ? len_mul_div(gap, 100 - trim, 100) : gap) + spacing;
}

/* The prepared paragraph; of a text in larger type, with that text's styles. */
static const struct paragraph *paragraph_of(struct lay *lay, const struct box *text)
{
    const struct paragraph *p = shaped_paragraph(lay->shaped, text->text.index);
    if (p->box == text)
        return p;
    struct paragraph *copy = ARENA_NEW(lay->job->doc, struct paragraph);
    *copy = *p;
    copy->box = text;
    return copy;
}

/* True if the gap behind cluster `i` is inside of what is one object: it is not
 * adjusted. */
static bool is_rigid(const struct paragraph *p, int i)
{
    const struct run *run = &p->box->text.runs[p->clusters[i].run];
    if (!run->ruby && !run->unit && !run->rows)
        return false;
    return ruby_is_inside(p, i) || jidori_is_inside(p, i) || furiwake_is_inside(p, i) ||
           warichu_is_inside(p, i);
}

bool text_has_objects(const struct box *text)
{
    for (int i = 0; i < text->text.n; i++) {
        const struct run *run = &text->text.runs[i];
        if (run->ruby || run->unit || run->rows)
            return true;
    }
    return false;
}

/* What the clusters of a run have in common. */
struct run_measures {
    int run;
    const struct style *style;
    emu em;
    int32_t advance; /* of the last cluster that was measured, of its face [fu]… */
    int face;
    emu width; /* …and how wide that is: most of a text are as wide as the one before */
};

static void begin_run(struct run_measures *r, const struct paragraph *p, int i)
{
    const struct style *style = style_of(p, i);
    r->run = p->clusters[i].run;
    if (style == r->style)
        return;
    *r = (struct run_measures){r->run, style, em_along(style), 0, 0, 0};
}

static emu width_of(struct run_measures *r, const struct shaped *shaped,
                    const struct cluster *c)
{
    if (c->advance != r->advance || c->face != r->face) {
        r->advance = c->advance;
        r->face = c->face;
        r->width = len_mul_div(r->em, c->advance, shaped->upem[c->face]);
    }
    return r->width;
}

/* The clusters as they are by themselves. */
static void measure_clusters(const struct shaped *shaped, const struct paragraph *p,
                             const struct room *room)
{
    struct run_measures r = {.run = -1};
    for (int i = 0; i < p->n; i++) {
        const struct cluster *c = &p->clusters[i];
        if (c->run != r.run)
            begin_run(&r, p, i);
        room->widths[i] = width_of(&r, shaped, c);
        if (r.style != p->box->style) {
            room->fronts[i] = padding_before(p, i);
            room->widths[i] += room->fronts[i] + padding_behind(p, i);
        }
        room->gaps[i] = gap_of(p, i, r.style);
    }
}

/* Where a paragraph's measures stand, all zero, in one piece. */
struct measures {
    struct slack_sums slack;
    int64_t starts[];
};

static struct measured_paragraph measure(struct lay *lay, const struct paragraph *p)
{
    struct arena *doc = lay->lines ? lay->lines->cuts.arena : lay->job->doc;
    lay->work->measured++;
    const size_t n = (size_t)p->n;
    struct measures *measures = arena_alloc(
        doc, sizeof *measures + (n + 1) * sizeof(int64_t) + 3 * n * sizeof(emu));
    emu *widths = (emu *)(measures->starts + n + 1);
    const struct room room = {widths, widths + n, widths + 2 * n};
    const struct warichus *warichus = NULL;
    measures->slack.arena = doc;
    measures->slack.work = lay->work;
    measure_clusters(lay->shaped, p, &room);
    if (text_has_objects(p->box)) {
        ruby_make_room(lay, p, &room);
        jidori_make_room(p, &room);
        furiwake_make_room(p, &room);
        warichus = warichu_make_room(lay, p, &room);
    }
    int64_t x = 0;
    for (int i = 0; i < p->n; i++)
        measures->starts[i + 1] = x += room.widths[i] + room.gaps[i];
    struct measured_paragraph m = {
        p,         lay->shaped,      room.widths,      room.fronts,
        room.gaps, measures->starts, &measures->slack, warichus,
        NULL};
    m.known = known_lines_paragraph(lay, &m);
    return m;
}

const struct slack *paragraph_slack(const struct measured_paragraph *m)
{
    const struct paragraph *p = m->paragraph;
    if (!m->slack->sums) {
        struct slack *sums = ARENA_ARRAY(m->slack->arena, struct slack, p->n + 1);
        slack_sum(p, m, text_has_objects(p->box) ? is_rigid : NULL, sums);
        m->slack->sums = sums;
        m->slack->work->summed++;
    }
    return m->slack->sums;
}

const struct measured_paragraph *paragraph_measure(struct lay *lay,
                                                   const struct box *text)
{
    const int index = text->text.index;
    struct measured_paragraph *m = &lay->paragraphs[lay_text(lay, index)];
    if (m->paragraph)
        return m;
    const struct paragraph *p = paragraph_of(lay, text);
    struct measured_paragraph *shared =
        lay->lines ? &lay->lines->paragraphs[index] : NULL;
    if (shared && shared->paragraph) {
        *m = *shared;
        m->paragraph = p;
        return m;
    }
    *m = measure(lay, p);
    if (shared && !m->warichus) {
        *shared = *m;
        shared->paragraph = shaped_paragraph(lay->shaped, index);
    }
    return m;
}

emu paragraph_length(const struct measured_paragraph *m)
{
    return emu_sum(m->starts[m->paragraph->n], 0);
}

/* --- a line before it is set -------------------------------------------------------- */

/* What stands at a line's end without taking room: the full-width space behind ？ only
 * where the text goes on in the next line (JLREQ 3.1.6). */
static bool is_space(const struct paragraph *p, int i, bool last)
{
    const int class = p->clusters[i].class;
    return class == CL_WESTERN_SPACE || class == CL_NONE || class == CL_ZERO_SPACE ||
           (class == CL_IDEO_SPACE && !last);
}

/* Half an em where a bracket, which cluster `from` is, keeps it at a line's head (JLREQ
 * 3.1.5). */
static emu head_of(const struct measured_paragraph *m, int from)
{
    const struct paragraph *p = m->paragraph;
    const struct style *style = style_of(p, from);
    const enum spacing_trim trim = style->text_spacing_trim;
    const bool first =
        from == 0 || p->clusters[from - 1].break_after == BREAK_HERE_FORCED;
    const bool keeps = trim == TRIM_NORMAL || (trim == TRIM_SPACE_FIRST && first);
    return keeps && !warichu_has(p, from) ? em_along(style) / 2 : 0;
}

/* How wide the hyphen is behind cluster `i`, if a word is parted there. */
static emu hyphen_of(const struct measured_paragraph *m, int i)
{
    const struct cluster *c = &m->paragraph->clusters[i];
    if (c->break_after != BREAK_HERE_HYPHEN)
        return 0;
    const emu em = len_mul_div(em_along(style_of(m->paragraph, i)), c->scale, 1000);
    return len_mul_div(em, m->shaped->hyphens[c->face].advance, m->shaped->upem[c->face]);
}

struct line line_of(const struct measured_paragraph *m, int from, int to)
{
    const struct paragraph *p = m->paragraph;
    struct line line = {.from = from, .to = to, .visible = to};
    line.last = to == p->n || p->clusters[to - 1].break_after == BREAK_HERE_FORCED;
    while (line.visible > from && is_space(p, line.visible - 1, line.last))
        line.visible--;
    if (line.visible > from) {
        const int last = line.visible - 1;
        if (p->clusters[from].class == CL_OPENING)
            line.head = head_of(m, from);
        line.hyphen = line.visible == to && !line.last ? hyphen_of(m, last) : 0;
        line.natural =
            emu_sum(m->starts[last] - m->starts[from], m->widths[last] + line.hyphen);
        if (m->warichus)
            line.natural += warichu_excess(m, from, line.visible);
    }
    return line;
}
