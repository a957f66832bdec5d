#include "layout/line.h"

#include "layout/cut.h"
#include "layout/justify.h"
#include "layout/known_lines.h"
#include "layout/messages.h"

/* --- places ------------------------------------------------------------------------- */

int cut_start(const struct cutting *c, int to, int end)
{
    const struct cluster *clusters = c->m->paragraph->clusters;
    while (to < end && (clusters[to].class == CL_WESTERN_SPACE ||
                        clusters[to].class == CL_IDEO_SPACE))
        to++;
    return to;
}

static int how_bad(int kind)
{
    return kind == BREAK_HERE_ANYWHERE ? 2 : kind == BREAK_HERE_AT_WORST;
}

struct list cut_places(const struct cutting *c, int from, int end)
{
    const struct paragraph *p = c->m->paragraph;
    struct list places = list_of(c->lay->job->scratch, sizeof(struct cut_place));
    for (int i = from; i < end - 1; i++) {
        const int kind = p->clusters[i].break_after;
        if (kind == BREAK_HERE_NOT)
            continue;
        const int next = cut_start(c, i + 1, end);
        if (next < end)
            *(struct cut_place *)list_add(&places) =
                (struct cut_place){next, next, how_bad(kind)};
    }
    *(struct cut_place *)list_add(&places) = (struct cut_place){end, end, 0};
    return places;
}

bool cut_rises(const struct cutting *c, int from, int end)
{
    for (int i = from; i < end; i++)
        if (c->m->starts[i + 1] < c->m->starts[i])
            return false;
    return !c->m->warichus;
}

static bool is_blank(const struct cluster *c)
{
    return c->class == CL_WESTERN_SPACE || c->class == CL_IDEO_SPACE ||
           c->class == CL_ZERO_SPACE || c->class == CL_NONE;
}

/* True if a line that ends at `to` is too wide without its last character, whatever its
 * gaps can give. */
static bool is_far(const struct cutting *c, int from, int to)
{
    const struct measured_paragraph *m = c->m;
    int last = to - 1;
    while (last > from && is_blank(&m->paragraph->clusters[last]))
        last--;
    const struct slack *sums = paragraph_slack(m);
    int64_t least = m->starts[last] - m->starts[from];
    for (int s = 0; s < SHRINK_STAGES; s++)
        least -= sums[last].shrink[s] - sums[from].shrink[s];
    return least > cut_room(c, from);
}

int cut_reach(const struct cutting *c, const struct cut_place *places, int n, int from,
              int after)
{
    int low = after + 1, high = n - 1;
    while (low < high) {
        const int middle = low + (high - low + 1) / 2;
        if (is_far(c, from, places[middle].to))
            high = middle - 1;
        else
            low = middle;
    }
    return high;
}

/* The end of the stretch that begins with cluster `from`: behind a forced line end, or of
 * the paragraph. */
static int stretch_end(const struct paragraph *p, int from)
{
    while (from < p->n && p->clusters[from].break_after != BREAK_HERE_FORCED)
        from++;
    return from < p->n ? from + 1 : p->n;
}

/* --- last lines --------------------------------------------------------------------- */

enum { COST_OF_ORPHAN = 600000 }; /* more than of a ragged line */

/* Characters of the line as one counts them, up to two: marks that close are none. */
static int count_characters(const struct measured_paragraph *m, const struct line *line)
{
    int n = 0;
    for (int i = line->from; i < line->visible && n < 2; i++) {
        const int class = m->paragraph->clusters[i].class;
        n += class != CL_CLOSING && class != CL_FULL_STOP && class != CL_COMMA;
    }
    return n;
}

int64_t cut_cost_of_last(const struct cutting *c, const struct line *line, int first)
{
    return line->last && line->from > first && count_characters(c->m, line) < 2 &&
                   c->m->paragraph->clusters[line->from].class != CL_OPENING
               ? COST_OF_ORPHAN
               : 0;
}

/* A parted word costs as much as a line that has pushed all its marks in. */
enum { COST_OF_HYPHEN = 20000 };

int64_t cut_cost_of_end(const struct cutting *c, int to)
{
    const int64_t weight = c->phrases ? c->phrases[to - 1] : 0;
    const bool parted =
        c->m->paragraph->clusters[to - 1].break_after == BREAK_HERE_HYPHEN;
    return weight * weight * (c->justify ? 1 : 100) + (parted ? COST_OF_HYPHEN : 0);
}

/* --- line by line ------------------------------------------------------------------- */

/* True if the line goes into its room, pushing in what it takes. */
static bool fits(const struct cutting *c, struct line *line)
{
    return line_settle(c->m, line, cut_room(c, line->from), c->justify) < LINE_TOO_WIDE;
}

/* The next place from `i` on behind which a line may end: an index one past a cluster. */
static int next_break(const struct paragraph *p, int i)
{
    while (i < p->n - 1 && !cluster_may_end_line(&p->clusters[i]))
        i++;
    return i + 1;
}

/* The part of a line that is too wide which ends where a line may at worst, or else
 * anywhere; the line itself if there is none that fits. */
static struct line worst_line(const struct cutting *c, struct line line)
{
    struct line best = line, any = line;
    for (int to = line.from + 1; to < line.to; to++) {
        struct line shorter = line_of(c->m, line.from, to);
        const int bad = how_bad(c->m->paragraph->clusters[to - 1].break_after);
        if (!fits(c, &shorter))
            break;
        if (bad == 1)
            best = shorter;
        else if (bad)
            any = shorter;
    }
    return best.to < line.to ? best : any;
}

/* The longest line from `from` on that fits, pushing in a little if that brings more. */
static struct line take_line(const struct cutting *c, int from)
{
    const struct paragraph *p = c->m->paragraph;
    struct line best = line_of(c->m, from, next_break(p, from));
    if (!fits(c, &best))
        return worst_line(c, best);
    while (!best.last) {
        struct line longer = line_of(c->m, from, next_break(p, best.to));
        if (!fits(c, &longer))
            break;
        best = longer;
    }
    return best;
}

/* A last line of one character looks like a mistake: the line before gives some of its
 * own, if it can end earlier without becoming short itself. */
static void mend_last_line(const struct cutting *c, int first)
{
    struct line *last = list_at(c->lines, c->lines->n - 1);
    struct line *before = c->lines->n > 1 ? list_at(c->lines, c->lines->n - 2) : NULL;
    if (!before || before->last || !cut_cost_of_last(c, last, first))
        return;
    for (int to = before->to - 1; to > before->from; to--) {
        if (!cluster_may_end_line(&c->m->paragraph->clusters[to - 1]))
            continue;
        struct line shorter = line_of(c->m, before->from, to);
        struct line longer = line_of(c->m, cut_start(c, to, last->to), last->to);
        if (shorter.natural < c->width / 2 || !fits(c, &longer))
            return;
        if (fits(c, &shorter) && !cut_cost_of_last(c, &longer, first)) {
            *before = shorter;
            *last = longer;
            return;
        }
    }
}

void cut_line_by_line(const struct cutting *c, int from, int end)
{
    const int first = from;
    while (from < end) {
        struct line line = take_line(c, from);
        const int next = line.last ? end : cut_start(c, line.to, end);
        if (line.to < next && next < end)
            line = line_of(c->m, from, next); /* the spaces are this line's */
        *(struct line *)list_add(c->lines) = line;
        from = next;
    }
    mend_last_line(c, first);
}

/* --- the paragraph ------------------------------------------------------------------ */

static void report_word(const struct cutting *c, const struct line *word)
{
    struct lay *lay = c->lay;
    const struct paragraph *p = c->m->paragraph;
    const struct box *text = p->box;
    const int end = word->visible > word->from ? word->visible : word->to;
    const struct cluster *last = &p->clusters[end - 1];
    const int from = p->clusters[word->from].text;
    const emu room = cut_room(c, word->from);
    char needs[24], has[24];
    if (lay->reported[lay_box(lay, text->id)])
        return;
    lay->overflows++;
    if (lay->trial || lay->asking)
        return;
    lay->reported[lay_box(lay, text->id)] |= SAID_ROOM;
    const struct run *run = &text->text.runs[p->clusters[word->from].run];
    DIAG(lay->job->diags, DIAG_WORD_TOO_WIDE, run->pos.file ? run->pos : text->pos,
         str_c(lay->job->doc, str_slice(p->text, from, last->text + last->text_length)),
         len_mm(&needs, word->natural), len_mm(&has, room > 0 ? room : 0),
         diags_place(lay->job->diags, lay->job->doc, text->pos));
}

/* False if there are any. */
static bool report_wide_lines(const struct cutting *c)
{
    bool all_fit = true;
    for (int i = 0; i < c->lines->n; i++) {
        struct line line = *(const struct line *)list_at(c->lines, i);
        if (fits(c, &line))
            continue;
        report_word(c, &line);
        all_fit = false;
    }
    return all_fit;
}

/* All of it in one line, if it goes into one. */
static bool cut_one_line(const struct cutting *c, int from, int end)
{
    struct line line = line_of(c->m, from, end);
    if (!fits(c, &line))
        return false;
    *(struct line *)list_add(c->lines) = line;
    return true;
}

static void cut(struct cutting *c, int from, int end)
{
    const struct paragraph *p = c->m->paragraph;
    const enum text_wrap wrap = p->box->style->text_wrap;
    if (cut_one_line(c, from, end))
        return;
    c->may_be_wide = true;
    if (p->box->style->auto_phrase)
        c->phrases = shaped_phrases(c->lay->shaped, p);
    if (wrap == WRAP_BALANCE && cut_balanced(c, from, end))
        return;
    if (c->phrases || wrap == WRAP_PRETTY || (wrap == WRAP_AUTO && c->justify))
        cut_total_fit(c, from, end);
    else
        cut_line_by_line(c, from, end);
}

/* The lines, and whether all of them fit. */
static struct list cut_anew(struct lay *lay, const struct box *text, emu width, int from,
                            bool *fit)
{
    struct arena *arena = lay->lines ? lay->lines->cuts.arena : lay->job->doc;
    struct list lines = list_of(arena, sizeof(struct line));
    struct cutting c = {
        .lay = lay,
        .m = paragraph_measure(lay, text),
        .width = width,
        .indent = text->style->text_indent,
        .justify = line_is_justified(text->style),
        .lines = &lines,
    };
    const struct paragraph *p = c.m->paragraph;
    lay->work->cut++;
    for (int end; from < p->n; from = end) {
        end = stretch_end(p, from);
        cut(&c, from, end);
    }
    *fit = !c.may_be_wide || report_wide_lines(&c);
    return lines;
}

/* As an earlier job has cut them, or anew. */
static struct list cut_or_known(struct lay *lay, const struct box *text, emu width,
                                int from, bool *fit)
{
    struct known_paragraph *known = paragraph_measure(lay, text)->known;
    const struct list *found = known ? known_lines_find(known, width, from) : NULL;
    *fit = true;
    if (found)
        return *found;
    const struct list lines = cut_anew(lay, text, width, from, fit);
    if (known && *fit)
        known_lines_add(known, width, from, &lines);
    return lines;
}

/* What does not fit is cut anew, since that is counted or said. */
struct list paragraph_lines(struct lay *lay, const struct box *text, emu width, int from)
{
    bool fit;
    if (!lay->lines)
        return cut_or_known(lay, text, width, from, &fit);
    struct memory *cuts = &lay->lines->cuts;
    const struct box *shaped = shaped_paragraph(lay->shaped, text->text.index)->box;
    const struct list *known = memory_find(cuts, shaped, width, from);
    if (known)
        return *known;
    const struct list lines = cut_or_known(lay, text, width, from, &fit);
    if (fit) {
        struct list *kept = ARENA_NEW(cuts->arena, struct list);
        *kept = lines;
        memory_put(cuts, shaped, width, from, kept);
    }
    return lines;
}
