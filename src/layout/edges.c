#include "layout/layout_int.h"

#include <stddef.h>

/* What stands at the edge of a plain stack stands at its edge too: its margins and what
 * it says of breaks are those of the stack. */

static bool is_plain(const struct box *box)
{
    const struct style *s = box->style;
    if (box->kind != BOX_STACK || !box->n || s->has_background)
        return false;
    for (int i = 0; i < SIDES; i++)
        if (s->border[i].width || s->padding[i])
            return false;
    return true;
}

static const struct box *first_of(const struct box *box)
{
    return is_plain(box) ? box->kids[0] : NULL;
}

static const struct box *last_of(const struct box *box)
{
    return is_plain(box) ? box->kids[box->n - 1] : NULL;
}

emu box_margin_top(const struct box *box)
{
    emu most = 0;
    for (; box; box = first_of(box))
        most = box->style->margin_top > most ? box->style->margin_top : most;
    return most;
}

emu box_margin_bottom(const struct box *box)
{
    emu most = 0;
    for (; box; box = last_of(box))
        most = box->style->margin_bottom > most ? box->style->margin_bottom : most;
    return most;
}

bool box_breaks_before(const struct box *box, enum break_rule rule)
{
    while (box && box->style->break_before != rule)
        box = first_of(box);
    return box;
}

bool box_breaks_after(const struct box *box, enum break_rule rule)
{
    while (box && box->style->break_after != rule)
        box = last_of(box);
    return box;
}
