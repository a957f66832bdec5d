#include "shape/classes.h"

/* Classes that have the same row and the same column in JLREQ's table of spaces. */
enum gap_group {
    NO_GAPS = -1,
    OPENING,       /* cl-01 */
    CLOSING,       /* cl-02 */
    SOLID,         /* cl-03 08 12 13, symbols */
    DIVIDING,      /* cl-04 */
    MIDDLE_DOT,    /* cl-05 */
    STOP,          /* cl-06 07 */
    IDEO_SPACE,    /* cl-14 */
    JAPANESE,      /* cl-09 10 11 15 16 19 22 23 30 */
    REFERENCE,     /* cl-20 */
    NUMERAL,       /* cl-24 */
    LATIN,         /* cl-21 27 */
    UNIT,          /* cl-25 */
    SPACE,         /* cl-26 */
    WARICHU_OPEN,  /* cl-28 */
    WARICHU_CLOSE, /* cl-29 */
    LATIN_OPENING,
    LATIN_CLOSING,
    GROUPS
};

/* JLREQ table 1: H and h are half an em of the first and of the second character, Q and q
 * a quarter, 2 is Q and q, A and a the space between Japanese and Latin. JLREQ's own
 * later drafts and CSS have S solid and n a quarter; the table has half an em and three
 * quarters. A Western space takes the place of any other. */
static const char gaps[GROUPS][GROUPS + 1] = {
    /*              ([ )] so ?! ・ 。 SP ja re 1 a un _  w( w) l( l) */
    [OPENING] = "....q............",       [CLOSING] = "H.HHq..H.HHH.H.H.",
    [SOLID] = "h...q............",         [DIVIDING] = "h...q....AAA.....",
    [MIDDLE_DOT] = "QQQQ2QQQQQQQ.QQQQ",    [STOP] = "H.HHn.SH.HHH.HHH.",
    [IDEO_SPACE] = "....q............",    [JAPANESE] = "h...q....AAA.....",
    [REFERENCE] = "h...q............",     [NUMERAL] = "h...q..a...A.A...",
    [LATIN] = "h...q..a...A.A...",         [UNIT] = "h...q..a.A...A...",
    [SPACE] = ".................",         [WARICHU_OPEN] = ".................",
    [WARICHU_CLOSE] = "h...q....aaa.....", [LATIN_OPENING] = "....q............",
    [LATIN_CLOSING] = "h...q............",
};

static enum gap_group group_of(enum jlreq_class class)
{
    static const signed char groups[] = {
        [CL_OPENING] = OPENING,
        [CL_CLOSING] = CLOSING,
        [CL_HYPHEN] = SOLID,
        [CL_DIVIDING] = DIVIDING,
        [CL_MIDDLE_DOT] = MIDDLE_DOT,
        [CL_FULL_STOP] = STOP,
        [CL_COMMA] = STOP,
        [CL_INSEPARABLE] = SOLID,
        [CL_ITERATION] = JAPANESE,
        [CL_PROLONGED] = JAPANESE,
        [CL_SMALL_KANA] = JAPANESE,
        [CL_PREFIXED] = SOLID,
        [CL_POSTFIXED] = SOLID,
        [CL_IDEO_SPACE] = IDEO_SPACE,
        [CL_HIRAGANA] = JAPANESE,
        [CL_KATAKANA] = JAPANESE,
        [CL_KANJI] = JAPANESE,
        [CL_REFERENCE] = REFERENCE,
        [CL_ORNAMENTED] = LATIN,
        [CL_RUBY] = JAPANESE,
        [CL_JUKUGO] = JAPANESE,
        [CL_NUMERAL] = NUMERAL,
        [CL_UNIT] = UNIT,
        [CL_WESTERN_SPACE] = SPACE,
        [CL_WESTERN] = LATIN,
        [CL_WARICHU_OPEN] = WARICHU_OPEN,
        [CL_WARICHU_CLOSE] = WARICHU_CLOSE,
        [CL_TCY] = JAPANESE,
        [CL_WESTERN_OPENING] = LATIN_OPENING,
        [CL_WESTERN_CLOSING] = LATIN_CLOSING,
        [CL_SYMBOL] = SOLID,
        [CL_NONE] = NO_GAPS,
        [CL_ZERO_SPACE] = SOLID,
        [CL_SOFT_HYPHEN] = NO_GAPS,
    };
    return (enum gap_group)groups[class];
}

struct gap class_gap(enum jlreq_class before, enum jlreq_class after,
                     const struct gap_rule *rule)
{
    const enum gap_group row = group_of(before), column = group_of(after);
    if (row == NO_GAPS || column == NO_GAPS)
        return (struct gap){0, 0};
    switch (gaps[row][column]) {
    case 'H':
        return (struct gap){500, 0};
    case 'h':
        return (struct gap){0, 500};
    case 'Q':
        return (struct gap){250, 0};
    case 'q':
        return (struct gap){0, 250};
    case '2':
        return (struct gap){250, 250};
    case 'A':
        return (struct gap){rule->autospace, 0};
    case 'a':
        return (struct gap){0, rule->autospace};
    case 'S':
        return (struct gap){rule->as_table ? 500 : 0, 0};
    case 'n':
        return (struct gap){rule->as_table ? 500 : 0, 250};
    default:
        return (struct gap){0, 0};
    }
}
