/* Quantities and dates as Japanese public bodies print them: text to value and back.
 *
 * A quantity keeps the text that was printed and reads it exactly: `1兆9,128億円` is
 * 1912800000000 of the unit 円, `35回/3年` is 35 of the unit 回 as a total over three
 * years, `98%以上` is 98 of the unit % as a lower bound, `－` is a missing value.
 * Formatting a value in the style that it was read in gives the same text again.
 *
 * A cell holds
 *
 *     one value or several, parted by a comma behind a unit or by a line break
 *         40件，305人
 *     each behind a label, if there is one: any text and a colon, or a word for a measure
 *         製品化件数：７件/年     技術開発件数160件/年
 *     and followed by brackets: a date, what it comes to in a year, over how many years
 *     it is summed, how final it is
 *         60件（5年累計）（12件/年）     40.5%（年1.0%）（R8.3）     1,234人（速報）
 *
 * What a bracket behind the last of several values parted by commas says is said of all
 * of them, where they have no bracket of their own: 200件，1,525人（5年累計）. A number
 * that stands whole in brackets is negative: (1,234)千円. A bare 0 may be a value below
 * half a unit, as in official statistics; with its unit it is 0. A bracket that is none
 * of these is refused, and so is a hyphen between numbers.
 *
 * This header is the folder's public one; notation.h, number.h, period.h and units.h come
 * with it. */
#ifndef GAIYO_QUANTITY_QUANTITY_H
#define GAIYO_QUANTITY_QUANTITY_H

#include "quantity/notation.h"
#include "quantity/number.h"
#include "quantity/period.h"
#include "quantity/units.h"

#include "base/str.h"

#include <stdbool.h>

struct arena;

enum quantity_bound {
    BOUND_NONE,
    BOUND_AT_LEAST,  /* 以上 */
    BOUND_MORE_THAN, /* 超 */
    BOUND_AT_MOST,   /* 以下, 以内 */
    BOUND_LESS_THAN, /* 未満 */
};

/* at-least, more-than, at-most, less-than: as documents say it. */
const char *quantity_bound_name(enum quantity_bound bound);

/* none, unknown, suppressed. */
const char *quantity_missing_name(enum quantity_missing missing);

enum { QUANTITY_SCALES = 4, QUANTITY_VALUES = 4 };

/* How the digits were printed. */
struct quantity_style {
    /* the scale words, falling: 兆 億; NULL behind digits without one */
    const struct scale *scales[QUANTITY_SCALES];
    int n_scales;
    bool scale_follows; /* the scale word does not touch the digits: 5～10億円, (5)億円 */
    int decimals;       /* digits after the point */
    /* digits that the parts after the first are filled to: 4 in 2兆0,600億円; 0 */
    int pad;
    bool grouped; /* thousands parted by commas */
    bool wide;    /* full-width digits */
    int minus;    /* the code point that stood for the minus sign, ( included; or 0 */
    int stars;    /* places of a mark such as ★★★☆; or 0 */
};

struct quantity_value {
    const struct number *value; /* in the base unit, scale words multiplied out */
    struct str unit; /* without scale words, by its name in the table of units; or empty
                      */
    const struct unit *known; /* its row of the table; NULL if it has none */
    struct str printed_unit;  /* as printed, its last scale word in front: 億円 */
    enum quantity_bound bound;
    bool approximate; /* 約, 程度 */
    bool below_unit;  /* a bare 0, which may stand for less than half a unit */
    bool cumulative;  /* （累計） */
    /* N/3年, （3年累計）: the value is a total over so many years; 0 if none is
     * printed */
    int over_years;
    bool over_implied;           /* only by 60件（12件/年）: five times twelve */
    bool per_year;               /* N/年 */
    struct str per;              /* 人 in 万円／人; or empty */
    int span_months;             /* （半年）: what it covers; or 0 */
    struct str label;            /* 製品化件数; or empty */
    struct str status;           /* 速報, 見込 …; or empty */
    const char *doubt;           /* what makes the reading doubtful, in words; or NULL */
    const struct period *period; /* （R2.3）; or NULL */
    const struct quantity_value *upper;  /* the 20% of 10～20%; or NULL */
    const struct quantity_value *annual; /* （12件/年）; or NULL */
    const struct quantity_value *change; /* （年1.0%）, what is added each year; or NULL
                                          */
    struct str before, after; /* the printed text in front of and behind the digits */
    struct str digits;        /* as printed, if the style does not print them so; or empty
                               */
    struct quantity_style style;
};

struct quantity {
    struct str text; /* as printed */
    enum quantity_missing missing;
    struct str reason;           /* why it is missing: 国統計未公表; or empty */
    const struct period *period; /* of a missing value: －（R2）; or NULL */
    struct quantity_value *values;
    int n; /* two in `40件，305人` */
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

/* The power of ten of the last scale word of `v`: 8 in 1兆9,128億円. */
int quantity_power(const struct quantity_value *v);

/* The unit as it stands behind the last digits: 億円. */
struct str quantity_print_unit(struct arena *arena, const struct quantity_value *v);

/* What a printed unit means: the name of the unit in 億円, か所, 割 (円, 箇所, %) and the
 * power of ten that its scale word stands for (8, 0, 1). */
struct str quantity_read_unit(const struct units *units, struct str printed, int *power);

#endif
