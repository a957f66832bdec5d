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

static emu gap_of(const struct paragraph *p, int i)
{
    const struct cluster *c = &p->clusters[i];
    if (i + 1 == p->n || c->class == CL_NONE || p->clusters[i + 1].class == CL_NONE)
        return 0;
    const emu spacing = c->class == CL_SOFT_HYPHEN ? 0 : style_of(p, i)->letter_spacing;
    if (!c->gap_own && !c->gap_next)
        return spacing;
    const emu gap = len_mul_div(em_along(style_of(p, i)), c->gap_own, 1000) +
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

/* True if something in the text is one object of several characters, has a reading, or
 * stands in rows. */
static bool has_objects(const struct box *text)
{
    for (int i = 0; i < text->text.n; i++) {
        const struct run *run = &text->text.runs[i];
        if (run->ruby || run->unit || run->rows)
            return true;
    }
    return false;
}

/* The clusters as they are by themselves. */
static void measure_clusters(const struct shaped *shaped, const struct paragraph *p,
                             const struct room *room)
{
    const struct style *style = NULL;
    emu em = 0;
    for (int i = 0; i < p->n; i++) {
        const struct cluster *c = &p->clusters[i];
        const struct style *own = style_of(p, i);
        if (own != style)
            em = em_along(own);
        style = own;
        room->fronts[i] = padding_before(p, i);
        room->widths[i] = room->fronts[i] +
                          len_mul_div(em, c->advance, shaped->upem[c->face]) +
                          padding_behind(p, i);
        room->gaps[i] = gap_of(p, i);
    }
}

static struct measured_paragraph measure(struct lay *lay, const struct paragraph *p)
{
    struct arena *doc = lay->lines ? lay->lines->cuts.arena : lay->job->doc;
    lay->work->measured++;
    const int n = p->n;
    struct slack *slack = ARENA_ARRAY(doc, struct slack, n + 1);
    int64_t *starts = ARENA_ARRAY(doc, int64_t, n + 1);
    emu *widths = ARENA_ARRAY(doc, emu, 3 * n);
    const struct room room = {widths, widths + n, widths + 2 * n};
    const bool objects = has_objects(p->box);
    const struct warichus *warichus = NULL;
    measure_clusters(lay->shaped, p, &room);
    if (objects) {
        ruby_make_room(lay, p, &room);
        jidori_make_room(p, &room);
        furiwake_make_room(p, &room);
        warichus = warichu_make_room(lay, p, &room);
    }
    for (int i = 0; i < n; i++) {
        starts[i + 1] = starts[i] + room.widths[i] + room.gaps[i];
        slack[i + 1] = slack[i];
        if (i + 1 < n && !(objects && is_rigid(p, i)))
            slack_add(p, i, room.gaps[i], room.widths[i], &slack[i + 1]);
    }
    struct measured_paragraph m = {p,           lay->shaped, room.widths,
                                   room.fronts, room.gaps,   starts,
                                   slack,       warichus,    NULL};
    m.known = known_lines_paragraph(lay, &m);
    return m;
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
