#include "layout/furiwake.h"

#include <stddef.h>

static const struct run *run_of(const struct paragraph *p, int i)
{
    return &p->box->text.runs[p->clusters[i].run];
}

static const struct text_rows *rows_of(const struct paragraph *p, int i)
{
    const struct text_rows *rows = run_of(p, i)->rows;
    return rows && rows->kind == ROWS_FURIWAKE ? rows : NULL;
}

bool furiwake_is_inside(const struct paragraph *p, int i)
{
    return i + 1 < p->n && rows_of(p, i) && rows_of(p, i) == rows_of(p, i + 1);
}

/* One past the last cluster of the row, or bracket, that begins with cluster `from`. */
static int row_end(const struct paragraph *p, int from)
{
    int end = from + 1;
    while (furiwake_is_inside(p, end - 1) && run_of(p, end)->row == run_of(p, from)->row)
        end++;
    return end;
}

static emu length_of(const struct room *room, int from, int to)
{
    emu length = room->widths[to - 1];
    for (int i = from; i < to - 1; i++)
        length = emu_sum(length, room->widths[i] + room->gaps[i]);
    return length;
}

/* Stacks what begins with cluster `from`; returns where it ends. A bracket stands solid
 * with the rows. */
static int stack(const struct paragraph *p, const struct room *room, int from)
{
    emu longest = 0;
    for (int i = from, end;; i = end) {
        end = row_end(p, i);
        const bool is_row = run_of(p, i)->row > 0,
                   goes_on = furiwake_is_inside(p, end - 1);
        const bool is_last = is_row && !(goes_on && run_of(p, end)->row > 0);
        const emu length = length_of(room, i, end);
        longest = is_row && length > longest ? length : longest;
        if (goes_on)
            room->gaps[end - 1] = is_row && !is_last ? -length : 0;
        if (is_last)
            room->widths[end - 1] += longest - length;
        if (!goes_on)
            return end;
    }
}

void furiwake_make_room(const struct paragraph *p, const struct room *room)
{
    for (int i = 0; i < p->n;)
        i = rows_of(p, i) ? stack(p, room, i) : i + 1;
}
