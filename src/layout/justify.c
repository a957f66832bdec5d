#include "layout/justify.h"

#include "base/arena.h"
#include "base/job.h"

static const struct style *style_of(const struct paragraph *p, int i)
{
    return p->box->text.runs[p->clusters[i].run].style;
}

static bool is_japanese(int class)
{
    return (class >= CL_ITERATION && class <= CL_SMALL_KANA) || class == CL_HIRAGANA ||
           class == CL_KATAKANA || class == CL_KANJI;
}

static bool is_latin(int class)
{
    return class == CL_NUMERAL || class == CL_WESTERN;
}

/* --- shrinking ---------------------------------------------------------------------- */

/* JLREQ 3.8.3: what gives way first. */
enum shrink_stage {
    SHRINK_SPACES,      /* Western spaces */
    SHRINK_MIDDLE_DOTS, /* the blanks on both sides of a middle dot */
    SHRINK_MARKS,       /* those of brackets and commas */
    SHRINK_MIXED,       /* the spaces between Japanese and Latin */
    SHRINK_STAGES,
};

static enum shrink_stage shrink_stage_of(const struct paragraph *p, int i)
{
    const int class = p->clusters[i].class, next = p->clusters[i + 1].class;
    if (class == CL_WESTERN_SPACE)
        return SHRINK_SPACES;
    if (class == CL_MIDDLE_DOT || next == CL_MIDDLE_DOT)
        return SHRINK_MIDDLE_DOTS;
    if (class == CL_CLOSING || class == CL_COMMA || next == CL_OPENING)
        return SHRINK_MARKS;
    return SHRINK_MIXED;
}

emu line_shrink_of(const struct paragraph *p, int i, emu gap, emu width)
{
    const struct style *style = style_of(p, i);
    if (i + 1 == p->n || p->clusters[i].class == CL_FULL_STOP)
        return 0;
    if (p->clusters[i].class == CL_WESTERN_SPACE)
        return width > em_along(style) / 4 ? width - em_along(style) / 4 : 0;
    return gap > style->letter_spacing ? (gap - style->letter_spacing) / 2 : 0;
}

/* --- stretching --------------------------------------------------------------------- */

/* JLREQ 3.8.4: what may be opened first, and how far: Western spaces, then the spaces
 * between Japanese and Latin, then every place where a line might have ended. What is
 * left over after that leaves the line ragged: letters spread wide read worse. */
enum { STRETCH_STAGES = 3 };

static emu stretch_of(const struct paragraph *p, int i, int stage)
{
    const int class = p->clusters[i].class, next = p->clusters[i + 1].class;
    const emu size = em_along(style_of(p, i));
    const bool mixed =
        (is_japanese(class) && is_latin(next)) || (is_latin(class) && is_japanese(next));
    const bool space = class == CL_WESTERN_SPACE;
    switch (stage) {
    case 0:
        return space ? size / 6 : 0;
    case 1:
        return mixed && style_of(p, i)->text_autospace ? size / 4 : 0;
    default:
        return p->clusters[i].break_after != BREAK_HERE_NOT && !space ? size / 4 : 0;
    }
}

/* --- sharing out -------------------------------------------------------------------- */

/* Shares out over the gaps as much of `amount` as they may take together, in proportion
 * to what each may, to the last emu; returns how much that was. */
static emu share_out(const emu *capacity, int n, emu amount, int sign, emu *adjustment)
{
    int64_t total = 0, passed = 0;
    emu given = 0;
    for (int i = 0; i < n; i++)
        total += capacity[i];
    if (total < amount)
        amount = (emu)total;
    for (int i = 0; i < n && total; i++) {
        passed += capacity[i];
        const emu due = (emu)(amount * passed / total);
        adjustment[i] += sign * (due - given);
        given = due;
    }
    return amount;
}

static void shrink(const struct measured_paragraph *m, const struct line *line,
                   emu amount, emu *capacity, emu *adjustment)
{
    const int n = line->visible - line->from - 1;
    for (int stage = 0; stage < SHRINK_STAGES && amount > 0; stage++) {
        for (int i = 0; i < n; i++)
            capacity[i] = (int)shrink_stage_of(m->paragraph, line->from + i) == stage
                              ? m->shrink[line->from + i]
                              : 0;
        amount -= share_out(capacity, n, amount, -1, adjustment);
    }
}

static void stretch(const struct measured_paragraph *m, const struct line *line,
                    emu amount, emu *capacity, emu *adjustment)
{
    const int n = line->visible - line->from - 1;
    for (int stage = 0; stage < STRETCH_STAGES && amount > 0; stage++) {
        for (int i = 0; i < n; i++)
            capacity[i] = stretch_of(m->paragraph, line->from + i, stage);
        amount -= share_out(capacity, n, amount, 1, adjustment);
    }
}

emu *line_adjust(struct lay *lay, const struct measured_paragraph *m,
                 const struct line *line, emu room, bool justify)
{
    const int n = line->visible - line->from - 1;
    emu *adjustment = ARENA_ARRAY(lay->job->doc, emu, n > 0 ? n + 1 : 1);
    if (n <= 0 || (line->natural <= room && (!justify || line->last)))
        return adjustment;
    const struct arena_mark mark = arena_mark(lay->job->scratch);
    emu *capacity = ARENA_ARRAY(lay->job->scratch, emu, n);
    if (line->natural > room)
        shrink(m, line, line->natural - room, capacity, adjustment);
    else
        stretch(m, line, room - line->natural, capacity, adjustment);
    arena_release(lay->job->scratch, mark);
    return adjustment;
}
