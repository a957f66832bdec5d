#include "audit/windows.h"

#include "base/arena.h"

struct row_list row_list_of(struct arena *arena, int most)
{
    return (struct row_list){arena, ARENA_ARRAY(arena, int, most ? most : 1), 0};
}

void row_list_add(struct row_list *list, int row)
{
    list->at[list->n++] = row;
}

struct discover_rows row_list_rows(const struct row_list *list)
{
    return (struct discover_rows){list->at, list->n};
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

static struct discover_rows rows_at(struct arena *arena, const struct parting *p,
                                    bool above, const struct number *value)
{
    struct row_list list = row_list_of(arena, p->n);
    for (int i = 0; value && i < p->n; i++)
        if (p->values[i] && takes_part(p, i) && is_above(p, i) == above &&
            number_compare(p->values[i], value) == 0)
            row_list_add(&list, i);
    return row_list_rows(&list);
}

struct discover_rows window_rows_from(struct arena *arena, const struct parting *p,
                                      const struct number *limit)
{
    struct row_list list = row_list_of(arena, p->n);
    for (int i = 0; limit && i < p->n; i++)
        if (p->values[i] && takes_part(p, i) && !is_above(p, i) &&
            number_compare(p->values[i], limit) >= 0)
            row_list_add(&list, i);
    return row_list_rows(&list);
}

static struct discover_rows undefined_rows(struct arena *arena, const struct parting *p)
{
    struct row_list list = row_list_of(arena, p->n);
    for (int i = 0; i < p->n; i++)
        if (!p->values[i] && takes_part(p, i))
            row_list_add(&list, i);
    return row_list_rows(&list);
}

struct discover_window window_find(struct arena *arena, const struct parting *p)
{
    struct discover_window w = {
        .over = extreme(p, false, 1),
        .upto = extreme(p, true, -1),
        .undefined = undefined_rows(arena, p),
    };
    w.below = rows_at(arena, p, false, w.over);
    w.reached = rows_at(arena, p, true, w.upto);
    const bool empty = w.over && w.upto && number_compare(w.over, w.upto) >= 0;
    if (empty)
        w.clash = window_rows_from(arena, p, w.upto);
    w.fits = !empty && !w.undefined.n && (w.over || w.upto);
    return w;
}
