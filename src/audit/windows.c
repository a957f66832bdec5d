#include "audit/windows.h"

#include "base/arena.h"

#include <string.h>

struct row_room row_room_of(struct arena *arena, int most)
{
    return (struct row_room){arena, ARENA_ARRAY(arena, int, most ? most : 1), 0};
}

void row_room_add(struct row_room *room, int row)
{
    room->at[room->n++] = row;
}

struct discover_rows row_room_take(struct row_room *room)
{
    const int n = room->n;
    int *at = n ? ARENA_ARRAY(room->arena, int, n) : NULL;
    if (n)
        memcpy(at, room->at, (size_t)n * sizeof *at);
    room->n = 0;
    return (struct discover_rows){at, n};
}

static bool takes_part(const struct parting *p, int row)
{
    return p->rows[row].grade >= p->from;
}

static bool is_above(const struct parting *p, int row)
{
    return p->rows[row].grade <= p->boundary;
}

/* The largest value below the boundary (sign 1), or the smallest above it (sign -1). */
static const struct number *extreme(const struct parting *p, bool above, int sign)
{
    const struct number *found = NULL;
    for (int i = 0; i < p->n; i++) {
        const struct number *value = p->values[i];
        if (!value || !takes_part(p, i) || is_above(p, i) != above)
            continue;
        if (!found || number_compare(value, found) * sign > 0)
            found = value;
    }
    return found;
}

static struct discover_rows rows_at(struct row_room *room, const struct parting *p,
                                    bool above, const struct number *value)
{
    for (int i = 0; value && i < p->n; i++)
        if (p->values[i] && takes_part(p, i) && is_above(p, i) == above &&
            number_compare(p->values[i], value) == 0)
            row_room_add(room, i);
    return row_room_take(room);
}

struct discover_rows window_rows_from(struct row_room *room, const struct parting *p,
                                      const struct number *limit)
{
    for (int i = 0; limit && i < p->n; i++)
        if (p->values[i] && takes_part(p, i) && !is_above(p, i) &&
            number_compare(p->values[i], limit) >= 0)
            row_room_add(room, i);
    return row_room_take(room);
}

static struct discover_rows undefined_rows(struct row_room *room, const struct parting *p)
{
    for (int i = 0; i < p->n; i++)
        if (!p->values[i] && takes_part(p, i))
            row_room_add(room, i);
    return row_room_take(room);
}

struct discover_window window_find(struct row_room *room, const struct parting *p)
{
    struct discover_window w = {
        .over = extreme(p, false, 1),
        .upto = extreme(p, true, -1),
        .undefined = undefined_rows(room, p),
    };
    w.below = rows_at(room, p, false, w.over);
    w.reached = rows_at(room, p, true, w.upto);
    const bool empty = w.over && w.upto && number_compare(w.over, w.upto) >= 0;
    if (empty)
        w.clash = window_rows_from(room, p, w.upto);
    w.fits = !empty && !w.undefined.n && (w.over || w.upto);
    w.over = number_copy(room->arena, w.over);
    w.upto = number_copy(room->arena, w.upto);
    return w;
}
