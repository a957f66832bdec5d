#include "layout/jidori.h"

#include <stddef.h>

static const struct text_unit *unit_of(const struct paragraph *p, int i)
{
    const struct text_unit *unit = p->box->text.runs[p->clusters[i].run].unit;
    return unit && unit->kind == UNIT_JIDORI ? unit : NULL;
}

bool jidori_is_inside(const struct paragraph *p, int i)
{
    return i + 1 < p->n && unit_of(p, i) && unit_of(p, i) == unit_of(p, i + 1) &&
           p->clusters[i].class != CL_NONE && p->clusters[i + 1].class != CL_NONE;
}

static bool is_western(const struct cluster *c)
{
    return c->class == CL_NUMERAL || c->class == CL_WESTERN ||
           c->class == CL_WESTERN_OPENING || c->class == CL_WESTERN_CLOSING;
}

/* True if what stands behind cluster `i` may be moved away from it. */
static bool may_open(const struct paragraph *p, int i)
{
    const struct cluster *a = &p->clusters[i], *b = a + 1;
    const struct ruby *ruby = p->box->text.runs[a->run].ruby;
    if ((is_western(a) && is_western(b)) ||
        (a->class == CL_INSEPARABLE && b->class == CL_INSEPARABLE) ||
        (ruby && ruby == p->box->text.runs[b->run].ruby))
        return false;
    switch (b->class) {
    case CL_CLOSING:
    case CL_FULL_STOP:
    case CL_COMMA:
    case CL_WESTERN_CLOSING:
        return false;
    default:
        return a->class != CL_OPENING && a->class != CL_WESTERN_OPENING;
    }
}

/* Spreads the clusters from…to, which are a unit. */
static void spread(const struct paragraph *p, const struct room *room, int from, int to)
{
    int64_t length = room->widths[to - 1];
    int n = 0, opened = 0;
    for (int i = from; i < to - 1; i++) {
        length += room->widths[i] + room->gaps[i];
        n += may_open(p, i);
    }
    const int64_t free = unit_of(p, from)->width - length;
    if (free <= 0)
        return;
    if (!n) {
        room->widths[to - 1] += (emu)free;
        return;
    }
    emu given = 0;
    for (int i = from; i < to - 1; i++) {
        if (!may_open(p, i))
            continue;
        const emu due = (emu)(free * ++opened / n);
        room->gaps[i] += due - given;
        given = due;
    }
}

void jidori_make_room(const struct paragraph *p, const struct room *room)
{
    for (int from = 0, to; from < p->n; from = to) {
        to = from + 1;
        if (!unit_of(p, from))
            continue;
        while (to < p->n && jidori_is_inside(p, to - 1))
            to++;
        spread(p, room, from, to);
    }
}
