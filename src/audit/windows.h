/* Where one threshold may lie; internal to this folder. */
#ifndef GAIYO_AUDIT_WINDOWS_H
#define GAIYO_AUDIT_WINDOWS_H

#include "audit/discover.h"

/* Room for a list of all rows, in which one list after the other is made; what comes out
 * is copied to the arena. */
struct row_room {
    struct arena *arena;
    int *at;
    int n;
};
struct row_room row_room_of(struct arena *arena, int most);
void row_room_add(struct row_room *room, int row);
struct discover_rows row_room_take(struct row_room *room);

/* What one threshold is to part: the rows of grades up to `boundary` from those below.
 * values[i] is what row i is compared by, NULL if it has none; rows of a grade better
 * than `from` stand outside, because another test has decided them. */
struct parting {
    const struct discover_row *rows;
    const struct number *const *values;
    int n;
    int from, boundary;
};

/* The window, in `arena`; values may stand in the scratch arena. */
struct discover_window window_find(struct row_room *room, const struct parting *parting);

/* The rows below the boundary whose value is at least `limit`. */
struct discover_rows window_rows_from(struct row_room *room,
                                      const struct parting *parting,
                                      const struct number *limit);

#endif
