#include "measure/table.h"

#include "measure/messages.h"

#include "load/mapping.h"

#include "base/arena.h"
#include "base/job.h"

#include <limits.h>

enum { MOST_COLUMNS = 1 << 14, MOST_ROWS = 1 << 20 }; /* of a sheet of Excel */

/* Takes "A3", "A" or "3" off `*rest`; what is not there is 0. False if it is neither. */
static bool take_corner(struct str *rest, int *column, int *row)
{
    int i = 0;
    *column = *row = 0;
    for (; i < rest->n && *column <= MOST_COLUMNS; i++) {
        const char c = (char)(rest->p[i] & ~0x20);
        if (c < 'A' || c > 'Z')
            break;
        *column = *column * 26 + (c - 'A' + 1);
    }
    for (; i < rest->n && *row <= MOST_ROWS; i++) {
        const char c = rest->p[i];
        if (c < '0' || c > '9')
            break;
        *row = *row * 10 + (c - '0');
    }
    *rest = str_slice(*rest, i, rest->n);
    return i > 0 && *column <= MOST_COLUMNS && *row <= MOST_ROWS;
}

bool range_parse(struct str text, struct range *range)
{
    struct str rest = str_trim(text);
    *range = (struct range){1, INT_MAX, 1, INT_MAX};
    if (!rest.n)
        return true;
    int column, row, last_column, last_row;
    if (!take_corner(&rest, &column, &row) || !str_starts(rest, STR(":")))
        return false;
    rest = str_slice(rest, 1, rest.n);
    if (!take_corner(&rest, &last_column, &last_row) || rest.n)
        return false;
    if (!column != !last_column || !row != !last_row || column > last_column ||
        row > last_row)
        return false;
    if (column)
        range->first_column = column, range->last_column = last_column;
    if (row)
        range->first_row = row, range->last_row = last_row;
    return true;
}

bool table_range(struct job *job, const struct mapping *mapping, struct range *range)
{
    if (range_parse(mapping->range.text, range))
        return true;
    DIAG(job->diags, DIAG_RANGE_UNREADABLE, mapping->range.pos,
         str_c(job->doc, mapping->range.text));
    return false;
}
