/* Number formats of workbooks (ECMA-376 Part 1, 18.8.30 and 18.8.31): a code such as
 * `#,##0.0;"△ "#,##0.0`, and what a cell with it shows. Internal to this folder.
 *
 * A cell is read as it is shown, with these exceptions, so that nothing is lost:
 *   - A number that is shown without any digit (hidden, or 0 as -) is read in full.
 *   - Fractions and powers of ten are read in full (0.125, not 1/8 or 1.25E-01).
 *   - A date is shown with its year, its parts in falling order, in digits: 12/31/2023
 *     and 31-Dec are read 2023.12.31. The time of day of a date is left out. */
#ifndef GAIYO_MEASURE_NUMBER_FORMAT_H
#define GAIYO_MEASURE_NUMBER_FORMAT_H

#include "measure/decimal.h"

struct arena;
struct calendar;
struct number_format;

/* Reads the code; one that makes no sense shows numbers in full. */
const struct number_format *number_format_parse(struct arena *arena, struct str code);

/* The code that format number `id` has without being defined in the file, as a Japanese
 * Excel shows it (ECMA-376 Part 1, 18.8.30); General for those that it does not know. */
struct str number_format_built_in(int id);

/* How a workbook counts days. */
struct dates {
    const struct calendar *calendar;
    bool from_1904; /* day 0 is 1 January 1904, not 31 December 1899 */
};

enum shown {
    SHOWN,        /* all that the cell holds; a date's parts */
    SHOWN_OTHER,  /* a number in fewer digits, or in thousands */
    SHOWN_NO_DATE /* the format is one of dates and there is no such day */
};

/* What a cell that holds `value` shows; *text is in `b`, whose bytes go. */
enum shown number_format_print(struct strbuf *b, const struct number_format *format,
                               const struct dates *dates, const struct decimal *value,
                               struct str *text);

/* What a cell that holds `held` shows: that text, or one in `b`, whose bytes go. */
struct str number_format_print_text(struct strbuf *b, const struct number_format *format,
                                    struct str held);

#endif
