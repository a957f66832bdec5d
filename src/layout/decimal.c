#include "layout/line.h"

#include "base/utf8.h"

/* Figures in a column: the decimal points, or where there are none the ends of the whole
 * numbers, stand below one another; what follows (decimals, units) stands behind. A line
 * without a figure (― … x 未公表) stands in the middle of the column's figures, one in
 * brackets, which speaks of the figure above, at the end. */

enum form { FORM_FIGURE, FORM_SIGN, FORM_REMARK };

static int character_of(const struct paragraph *p, int i)
{
    int at = p->clusters[i].text;
    return p->clusters[i].text_length ? utf8_next(p->text, &at) : 0;
}

static bool is_digit(int c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

/* What stands between the digits of a whole number: a separator, or a power of ten
 * (1兆9,128億). */
static bool joins_digits(int c)
{
    return c == ',' || c == 0xFF0C || c == 0x5146 || c == 0x5104 || c == 0x4E07 ||
           c == 0x5343 || c == 0x767E;
}

/* One behind the last digit of the whole number in from…to; -1: there is no figure. */
static int find_point(const struct paragraph *p, int from, int to)
{
    int i = from;
    while (i < to && !is_digit(character_of(p, i)))
        i++;
    if (i == to)
        return -1;
    for (;;) {
        while (i < to && is_digit(character_of(p, i)))
            i++;
        if (i + 1 >= to || !joins_digits(character_of(p, i)) ||
            !is_digit(character_of(p, i + 1)))
            return i;
        i++;
    }
}

static enum form form_of(const struct paragraph *p, int from, int to)
{
    if (from < to && (p->clusters[from].class == CL_OPENING ||
                      p->clusters[from].class == CL_WESTERN_OPENING))
        return FORM_REMARK;
    return find_point(p, from, to) < 0 ? FORM_SIGN : FORM_FIGURE;
}

/* How wide the clusters from…to are before the point, and from it on. */
static struct decimal measure(const struct measured_paragraph *m, int from, int to)
{
    const int point = find_point(m->paragraph, from, to);
    const emu all = emu_sum(m->starts[to - 1] - m->starts[from], m->widths[to - 1]);
    const emu before =
        emu_sum(m->starts[point - 1] - m->starts[from], m->widths[point - 1]);
    return (struct decimal){before, all - before};
}

/* The end of the line that begins at `from` if it is as long as it may be. */
static int line_end(const struct paragraph *p, int from)
{
    int to = from;
    while (to < p->n && p->clusters[to].class != CL_NONE)
        to++;
    return to;
}

struct decimal paragraph_decimal(struct lay *lay, const struct box *text)
{
    const struct measured_paragraph *m = paragraph_measure(lay, text);
    struct decimal widest = {0, 0};
    for (int from = 0, to; from < m->paragraph->n; from = to + 1) {
        to = line_end(m->paragraph, from);
        if (form_of(m->paragraph, from, to) != FORM_FIGURE)
            continue;
        const struct decimal own = measure(m, from, to);
        widest.before = own.before > widest.before ? own.before : widest.before;
        widest.after = own.after > widest.after ? own.after : widest.after;
    }
    return widest;
}

emu decimal_shift(struct lay *lay, const struct box *text,
                  const struct measured_paragraph *m, const struct line *line, emu w,
                  emu room)
{
    const struct decimal column = lay->decimals
                                      ? lay->decimals[lay_text(lay, text->text.index)]
                                      : (struct decimal){0, 0};
    const emu figures = emu_sum(column.before, column.after), at_end = room - w;
    emu shift = at_end;
    switch (form_of(m->paragraph, line->from, line->visible)) {
    case FORM_FIGURE:
        if (figures)
            shift = room - column.after - measure(m, line->from, line->visible).before;
        break;
    case FORM_SIGN:
        shift = figures && figures < room ? room - figures / 2 - w / 2 : at_end / 2;
        break;
    default:
        break;
    }
    return shift > at_end ? at_end : shift < 0 ? 0 : shift;
}
