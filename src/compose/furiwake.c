#include "compose/composing.h"

#include "base/arena.h"
#include "base/job.h"

/* The way from the baseline of level text to the middle of its em box, which is 0.88
 * em above it and 0.12 em below [1/1000 em]. */
enum { MIDDLE = 380 };

xmlNodePtr furiwake_line(xmlNodePtr node)
{
    while (node && !document_is(node, "line"))
        node = node->next;
    return node;
}

int furiwake_rows(xmlNodePtr furiwake)
{
    int n = 0;
    for (xmlNodePtr line = furiwake_line(furiwake->children); line;
         line = furiwake_line(line->next))
        n++;
    return n;
}

/* Moves type of another size so that the middles of the em boxes are at one height; that
 * of a column is where the middles are. */
static emu centred(const struct style *style, emu size, const struct style *around)
{
    if (style->writing_mode == VERTICAL_RL)
        return around->baseline_shift;
    return around->baseline_shift + len_mul_div(around->font_size - size, MIDDLE, 1000);
}

/* A bracket is as high as all rows, and no wider than one of the text around. */
static void set_bracket(struct style *style, const struct style *around, emu height)
{
    int *less =
        style->writing_mode == VERTICAL_RL ? &style->height_less : &style->width_less;
    style->font_size = height;
    if (height > around->font_size)
        *less = 1000 - (int)((int64_t)(1000 - *less) * around->font_size / height);
    style->baseline_shift = centred(style, height, around);
}

const struct styling *furiwake_style(struct composing *c, const struct styling *inside,
                                     const struct styling *around, int row, int n)
{
    struct styling *g = ARENA_NEW(c->job->doc, struct styling);
    *g = *inside;
    struct style *style = &g->style;
    const emu size = style->font_size;
    if (row)
        style->baseline_shift =
            centred(style, size, &around->style) + (n + 1 - 2 * row) * size / 2;
    else
        set_bracket(style, &around->style, n * size);
    style->jidori = 0;
    style->line_height = style->font_size;
    return g;
}
