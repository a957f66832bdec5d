#include "layout/line.h"

#include "layout/jidori.h"
#include "layout/justify.h"
#include "layout/messages.h"
#include "layout/ruby.h"

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

static emu body_of(struct lay *lay, const struct paragraph *p, int i)
{
    const struct cluster *c = &p->clusters[i];
    return len_mul_div(em_along(style_of(p, i)), c->advance, lay->shaped->upem[c->face]);
}

/* How much of the gap behind a cluster is taken off where punctuation is set closer
 * [percent]: only the blanks of marks give way, and never the one behind a full stop. */
static int trim_of(const struct paragraph *p, int i)
{
    const int class = p->clusters[i].class, next = p->clusters[i + 1].class;
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
    const emu gap = len_mul_div(em_along(style_of(p, i)), c->gap_own, 1000) +
                    len_mul_div(em_along(style_of(p, i + 1)), c->gap_next, 1000);
    const int trim = gap ? trim_of(p, i) : 0;
    return (trim ? len_mul_div(gap, 100 - trim, 100) : gap) +
           style_of(p, i)->letter_spacing;
}

/* The prepared paragraph; of a text in larger type, with that text's styles. */
static const struct paragraph *paragraph_of(struct lay *lay, const struct box *text)
{
    const struct paragraph *p = &lay->shaped->paragraphs[text->text.index];
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
    return ruby_is_inside(p, i) || jidori_is_inside(p, i);
}

const struct measured_paragraph *paragraph_measure(struct lay *lay,
                                                   const struct box *text)
{
    struct measured_paragraph *m = &lay->paragraphs[text->text.index];
    if (m->paragraph)
        return m;
    const struct paragraph *p = paragraph_of(lay, text);
    struct arena *doc = lay->job->doc;
    emu *widths = ARENA_ARRAY(doc, emu, p->n), *gaps = ARENA_ARRAY(doc, emu, p->n);
    emu *fronts = ARENA_ARRAY(doc, emu, p->n);
    emu *shrink = ARENA_ARRAY(doc, emu, p->n);
    int64_t *starts = ARENA_ARRAY(doc, int64_t, p->n + 1);
    int64_t *shrunk = ARENA_ARRAY(doc, int64_t, p->n + 1);
    for (int i = 0; i < p->n; i++) {
        fronts[i] = padding_before(p, i);
        widths[i] = fronts[i] + body_of(lay, p, i) + padding_behind(p, i);
        gaps[i] = gap_of(p, i);
    }
    const struct room room = {widths, fronts, gaps};
    ruby_make_room(lay, p, &room);
    jidori_make_room(p, &room);
    for (int i = 0; i < p->n; i++) {
        shrink[i] = is_rigid(p, i) ? 0 : line_shrink_of(p, i, gaps[i], widths[i]);
        starts[i + 1] = starts[i] + widths[i] + gaps[i];
        shrunk[i + 1] = shrunk[i] + shrink[i];
    }
    *m = (struct measured_paragraph){p, widths, fronts, gaps, shrink, starts, shrunk};
    return m;
}

emu paragraph_length(const struct measured_paragraph *m)
{
    return emu_sum(m->starts[m->paragraph->n], 0);
}

/* --- cutting ------------------------------------------------------------------------ */

static bool is_space(const struct paragraph *p, int i)
{
    return p->clusters[i].class == CL_WESTERN_SPACE || p->clusters[i].class == CL_NONE;
}

/* The line of the clusters from…to; spaces at its end are not set. */
static struct line line_of(const struct measured_paragraph *m, int from, int to)
{
    struct line line = {.from = from, .to = to, .visible = to};
    while (line.visible > from && is_space(m->paragraph, line.visible - 1))
        line.visible--;
    if (line.visible > from) {
        const int last = line.visible - 1;
        line.natural = emu_sum(m->starts[last] - m->starts[from], m->widths[last]);
    }
    line.last = to == m->paragraph->n ||
                m->paragraph->clusters[to - 1].break_after == BREAK_HERE_FORCED;
    return line;
}

/* True if the line goes into `width`, pushing in what it takes. */
static bool fits_pushed_in(const struct measured_paragraph *m, const struct line *line,
                           emu width)
{
    const int last = line->visible > line->from ? line->visible - 1 : line->from;
    return line->natural - width <= m->shrunk[last] - m->shrunk[line->from];
}

/* The next place from `i` on behind which a line may end: an index one past a cluster. */
static int next_break(const struct paragraph *p, int i)
{
    while (i < p->n - 1 && !cluster_may_end_line(&p->clusters[i]))
        i++;
    return i + 1;
}

/* The part of a line that is too wide which ends where a line may at worst; the line
 * itself if there is none that fits. */
static struct line worst_line(const struct measured_paragraph *m, struct line line,
                              emu width)
{
    for (int to = line.to - 1; to > line.from; to--) {
        const struct line shorter = line_of(m, line.from, to);
        if (m->paragraph->clusters[to - 1].break_after == BREAK_HERE_AT_WORST &&
            fits_pushed_in(m, &shorter, width))
            return shorter;
    }
    return line;
}

static void report_word(struct lay *lay, const struct box *text,
                        const struct measured_paragraph *m, const struct line *word,
                        emu width)
{
    const struct paragraph *p = m->paragraph;
    const int end = word->visible > word->from ? word->visible : word->to;
    const struct cluster *last = &p->clusters[end - 1];
    const int from = p->clusters[word->from].text;
    char needs[24], has[24];
    if (lay->reported[text->id])
        return;
    lay->overflows++;
    if (lay->trial)
        return;
    lay->reported[text->id] = true;
    const struct run *run = &text->text.runs[p->clusters[word->from].run];
    DIAG(lay->job->diags, DIAG_WORD_TOO_WIDE, run->pos.file ? run->pos : text->pos,
         str_c(lay->job->doc, str_slice(p->text, from, last->text + last->text_length)),
         len_mm(&needs, word->natural), len_mm(&has, width > 0 ? width : 0),
         diags_place(lay->job->diags, lay->job->doc, text->pos));
}

/* The longest line from `from` on that fits, pushing in a little if that brings more. */
static struct line take_line(struct lay *lay, const struct box *text,
                             const struct measured_paragraph *m, int from, emu width)
{
    struct line best = line_of(m, from, next_break(m->paragraph, from));
    if (!fits_pushed_in(m, &best, width)) {
        const struct line worst = worst_line(m, best, width);
        if (worst.to < best.to)
            return worst;
        report_word(lay, text, m, &best, width);
    }
    while (!best.last) {
        const struct line longer = line_of(m, from, next_break(m->paragraph, best.to));
        if (!fits_pushed_in(m, &longer, width))
            break;
        best = longer;
    }
    return best;
}

static int visible_characters(const struct measured_paragraph *m, const struct line *line)
{
    int n = 0;
    for (int i = line->from; i < line->visible; i++) {
        const int class = m->paragraph->clusters[i].class;
        n += class != CL_CLOSING && class != CL_FULL_STOP && class != CL_COMMA;
    }
    return n;
}

/* A last line of one character looks like a mistake: the line before gives some of its
 * own, if it can end earlier without becoming short itself. */
static void mend_last_line(const struct measured_paragraph *m, struct list *lines,
                           emu width)
{
    struct line *last = list_at(lines, lines->n - 1);
    struct line *before = lines->n > 1 ? list_at(lines, lines->n - 2) : NULL;
    if (!before || before->last || visible_characters(m, last) > 1)
        return;
    for (int to = before->to - 1; to > before->from; to--) {
        if (!cluster_may_end_line(&m->paragraph->clusters[to - 1]))
            continue;
        const struct line shorter = line_of(m, before->from, to);
        const struct line longer = line_of(m, to, last->to);
        if (shorter.natural < width / 2 || longer.natural > width)
            return;
        if (visible_characters(m, &longer) > 1) {
            *before = shorter;
            *last = longer;
            return;
        }
    }
}

struct list paragraph_lines(struct lay *lay, const struct box *text, emu width, int from)
{
    const struct measured_paragraph *m = paragraph_measure(lay, text);
    struct list lines = list_of(lay->job->doc, sizeof(struct line));
    int mendable = 0; /* the first line behind the last forced line end */
    while (from < m->paragraph->n) {
        const emu indent = from ? 0 : text->style->text_indent;
        const struct line line = take_line(lay, text, m, from, width - indent);
        *(struct line *)list_add(&lines) = line;
        from = line.to;
        while (from < m->paragraph->n && !line.last &&
               m->paragraph->clusters[from].class == CL_WESTERN_SPACE)
            from++;
        if (line.last) {
            if (lines.n - mendable > 1)
                mend_last_line(m, &lines, width);
            mendable = lines.n;
        }
    }
    return lines;
}
