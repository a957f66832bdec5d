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

/* JLREQ 3.8.4: what may be opened first, and how far: Western spaces, then the spaces
 * between Japanese and Latin, then every place where a line might have ended. What is
 * left over after that leaves the line ragged: letters spread wide read worse. */
enum { STAGES = 3 };

static emu stretch_of(const struct paragraph *p, int i, int stage)
{
    const int class = p->clusters[i].class, next = p->clusters[i + 1].class;
    const emu size = style_of(p, i)->font_size;
    const bool mixed =
        (is_japanese(class) && is_latin(next)) || (is_latin(class) && is_japanese(next));
    const bool space = class == CL_WESTERN_SPACE;
    switch (stage) {
    case 0:
        return space ? size / 6 : 0;
    case 1:
        return mixed && style_of(p, i)->text_autospace ? size / 4 : 0;
    default:
        return p->clusters[i].break_after == BREAK_HERE_ALLOWED && !space ? size / 4 : 0;
    }
}

/* Shares `amount` out over the gaps in proportion to what each may take, to the last
 * emu. */
static void share_out(const emu *capacity, int n, int64_t total, emu amount, int sign,
                      emu *adjustment)
{
    int64_t passed = 0;
    emu given = 0;
    for (int i = 0; i < n; i++) {
        passed += capacity[i];
        const emu due = (emu)(amount * passed / total);
        adjustment[i] += sign * (due - given);
        given = due;
    }
}

static int64_t sum_of(const emu *values, int n)
{
    int64_t sum = 0;
    for (int i = 0; i < n; i++)
        sum += values[i];
    return sum;
}

static void stretch(const struct measured_paragraph *m, const struct line *line,
                    emu amount, emu *capacity, emu *adjustment)
{
    const int n = line->visible - line->from - 1;
    for (int stage = 0; stage < STAGES && amount > 0; stage++) {
        for (int i = 0; i < n; i++)
            capacity[i] = stretch_of(m->paragraph, line->from + i, stage);
        const int64_t total = sum_of(capacity, n);
        if (!total)
            continue;
        const emu taken = amount < total ? amount : (emu)total;
        share_out(capacity, n, total, taken, 1, adjustment);
        amount -= taken;
    }
}

emu *line_adjust(struct lay *lay, const struct measured_paragraph *m,
                 const struct line *line, emu room, bool justify)
{
    const int n = line->visible - line->from - 1;
    emu *adjustment = ARENA_ARRAY(lay->job->doc, emu, n > 0 ? n + 1 : 1);
    if (n <= 0)
        return adjustment;
    if (line->natural > room) {
        const emu *capacity = m->shrink + line->from;
        const int64_t total = sum_of(capacity, n);
        if (total)
            share_out(capacity, n, total, line->natural - room, -1, adjustment);
    } else if (justify && !line->last) {
        emu *capacity = ARENA_ARRAY(lay->job->doc, emu, n);
        stretch(m, line, room - line->natural, capacity, adjustment);
    }
    return adjustment;
}
