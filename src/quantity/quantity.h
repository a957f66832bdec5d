/* Quantities and dates as Japanese public bodies print them: text to value and back.
 *
 * A quantity keeps the text that was printed and reads it exactly: `1兆9,128億円` is
 * 1912800000000 of the unit 円, `35回/3年` is 35 of the unit 回 as a total over three
 * years, `98%以上` is 98 of the unit % as a lower bound, `－` is a missing value.
 * Formatting a value in the style that it was read in gives the same text again.
 *
 * This header is the folder's public one; notation.h, number.h and period.h come with it.
 */
#ifndef GAIYO_QUANTITY_QUANTITY_H
#define GAIYO_QUANTITY_QUANTITY_H

#include "quantity/notation.h"
#include "quantity/number.h"
#include "quantity/period.h"

#include "base/str.h"

#include <stdbool.h>

struct arena;

enum quantity_bound {
    BOUND_NONE,
    BOUND_AT_LEAST,  /* 以上 */
    BOUND_MORE_THAN, /* 超 */
    BOUND_AT_MOST,   /* 以下 */
    BOUND_LESS_THAN, /* 未満 */
};

/* The statistical signs for a value that is not there. */
enum quantity_missing {
    MISSING_NOT,        /* there is a value */
    MISSING_NONE,       /* － — ― - : nothing to report */
    MISSING_UNKNOWN,    /* … : not known */
    MISSING_SUPPRESSED, /* x X : withheld */
};

enum { QUANTITY_SCALES = 4, QUANTITY_VALUES = 4 };

/* How the digits were printed. */
struct quantity_style {
    /* powers of ten of the scale words, falling: {12, 8} for 兆 億 */
    int scales[QUANTITY_SCALES];
    int n_scales;
    int decimals; /* digits after the point */
    /* digits that the parts after the first are filled to: 4 in 2兆0,600億円; 0 */
    int pad;
    bool grouped; /* thousands parted by commas */
    bool wide;    /* full-width digits */
    int minus;    /* the code point that stood for the minus sign; 0 if none did */
};

struct quantity_value {
    const struct number *value; /* in the base unit, scale words multiplied out */
    struct str unit; /* the unit without scale words, full-width Latin folded; or empty */
    enum quantity_bound bound;
    bool approximate; /* 約, 程度 */
    /* N/3年: the value is a total over so many years; 0 if none is printed */
    int over_years;
    bool per_year;            /* N/年 */
    struct str per;           /* 人 in 万円／人; or empty */
    struct str before, after; /* the printed text in front of and behind the digits */
    struct quantity_style style;
};

struct quantity {
    struct str text; /* as printed */
    enum quantity_missing missing;
    struct quantity_value values[QUANTITY_VALUES]; /* two in `40件，305人` */
    int n;
};

/* Reads `text`, whose bytes the result goes on showing. False if it is not a quantity:
 * then *why says what is wrong with the character at byte *offset. */
bool quantity_parse(struct arena *arena, const struct notation *notation, struct str text,
                    struct quantity *quantity, const char **why, int *offset);

/* The quantity's text, made again from its values. */
struct str quantity_print(struct arena *arena, const struct quantity *quantity);

/* `value` (in the base unit) printed as `like` was: its style, its unit, nothing around
 * it. */
struct str quantity_print_like(struct arena *arena, const struct number *value,
                               const struct quantity_value *like);

/* The power of ten of a leading scale word (千 万 百万 千万 億 千億 兆 千兆 京) of `unit`
 * and its length in bytes; 0 and 0 if it begins with none. `億円` gives 8. */
int quantity_scale_word(struct str unit, int *length);

#endif
