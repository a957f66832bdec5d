/* Where one threshold may lie; internal to this folder. */
#ifndef GAIYO_AUDIT_WINDOWS_H
#define GAIYO_AUDIT_WINDOWS_H

#include "audit/discover.h"

/* What one threshold is to part: the rows of grades up to `boundary` from those below.
 * values[i] is what row i is compared by, NULL if it has none; rows of a grade better
 * than `from` stand outside, because another test has decided them. */
struct parting {
    const struct discover_row *rows;
    const struct number *const *values;
    int n;
    int from, boundary;
};

struct discover_window window_find(struct arena *arena, const struct parting *parting);

/* The rows below the boundary whose value is at least `limit`. */
struct discover_rows window_rows_from(struct arena *arena, const struct parting *parting,
                                      const struct number *limit);

/* Lists of rows under construction. */
struct row_list {
    struct arena *arena;
    int *at;
    int n;
};
struct row_list row_list_of(struct arena *arena, int most);
void row_list_add(struct row_list *list, int row);
struct discover_rows row_list_rows(const struct row_list *list);

#endif
