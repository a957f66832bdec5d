#include "shape/classes.h"

static const struct {
    int first, last;
    enum jlreq_class class;
} ranges[] = {
#define RANGE(first, last, class) {first, last, class},
#include "shape/classes.inc"
#undef RANGE
};

enum { RANGES = sizeof ranges / sizeof *ranges };

static bool is_ideograph(int c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || c >= 0x20000 ||
           c == 0x3006 || c == 0x3007;
}

enum jlreq_class class_of(int c)
{
    int low = 0, high = RANGES;
    while (low < high) {
        const int middle = (low + high) / 2;
        if (c > ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < RANGES && c >= ranges[low].first)
        return ranges[low].class;
    if (c < 0x2000)
        return CL_WESTERN;
    return is_ideograph(c) ? CL_KANJI : CL_SYMBOL;
}

/* --- spaces ------------------------------------------------------------------------- */

/* JLREQ table 1: H and h are half an em of the first and of the second character, Q and q
 * a quarter, 2 is Q and q, A and a the space between Japanese and Latin. Rows and columns
 * are in the order of column_of. Behind 、 and 。 a middle dot gets a quarter (JLREQ's
 * literal three quarters leave a hole); a Western space takes the place of any other. */
enum { COLUMNS = 21 };
static const char gaps[COLUMNS][COLUMNS + 1] = {
    /*        01 02 03 04 05 06 07 08 9+ 12 13 14 15 16 19 24 26 27 wo wc sy */
    /* 01 */ "....q................",
    /* 02 */ "H.HHq..HHHH.HHHH.HH.H",
    /* 03 */ "h...q................",
    /* 04 */ "h...q..........A.A...",
    /* 05 */ "QQQQ2QQQQQQQQQQQ.QQQQ",
    /* 06 */ "H.HHq..HHHHHHHHH.HH.H",
    /* 07 */ "H.HHq..HHHHHHHHH.HH.H",
    /* 08 */ "h...q................",
    /* 9+ */ "h...q..........A.A...",
    /* 12 */ "h...q................",
    /* 13 */ "h...q................",
    /* 14 */ "....q................",
    /* 15 */ "h...q..........A.A...",
    /* 16 */ "h...q..........A.A...",
    /* 19 */ "h...q..........A.A...",
    /* 24 */ "h...q...a...aaa......",
    /* 26 */ ".....................",
    /* 27 */ "h...q...a...aaa......",
    /* wo */ "h...q................",
    /* wc */ "h...q................",
    /* sy */ "h...q................",
};

static int column_of(enum jlreq_class class)
{
    switch (class) {
    case CL_OPENING:
    case CL_CLOSING:
    case CL_HYPHEN:
    case CL_DIVIDING:
    case CL_MIDDLE_DOT:
    case CL_FULL_STOP:
    case CL_COMMA:
    case CL_INSEPARABLE:
        return (int)class - CL_OPENING;
    case CL_ITERATION:
    case CL_PROLONGED:
    case CL_SMALL_KANA:
        return 8;
    case CL_PREFIXED:
        return 9;
    case CL_POSTFIXED:
        return 10;
    case CL_IDEO_SPACE:
        return 11;
    case CL_HIRAGANA:
        return 12;
    case CL_KATAKANA:
        return 13;
    case CL_KANJI:
        return 14;
    case CL_NUMERAL:
        return 15;
    case CL_WESTERN_SPACE:
        return 16;
    case CL_WESTERN:
        return 17;
    case CL_WESTERN_OPENING:
        return 18;
    case CL_WESTERN_CLOSING:
        return 19;
    case CL_SYMBOL:
        return 20;
    default:
        return -1;
    }
}

struct gap class_gap(enum jlreq_class before, enum jlreq_class after, int autospace)
{
    const int row = column_of(before), column = column_of(after);
    if (row < 0 || column < 0)
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
        return (struct gap){autospace, 0};
    case 'a':
        return (struct gap){0, autospace};
    default:
        return (struct gap){0, 0};
    }
}

struct trim class_trim(enum jlreq_class class, int advance, int upem)
{
    const int blank = advance > upem / 2 ? advance - upem / 2 : 0;
    switch (class) {
    case CL_OPENING:
        return (struct trim){blank, 0};
    case CL_CLOSING:
    case CL_FULL_STOP:
    case CL_COMMA:
        return (struct trim){0, blank};
    case CL_MIDDLE_DOT:
        return (struct trim){blank / 2, blank - blank / 2};
    default:
        return (struct trim){0, 0};
    }
}

/* --- breaks ------------------------------------------------------------------------- */

/* JLREQ 3.1.7 and 3.1.8 in their strictest reading (all of cl-09 to cl-11 stay off the
 * line head), which is the one official prose is set in. */
static bool may_begin_line(enum jlreq_class class)
{
    switch (class) {
    case CL_CLOSING:
    case CL_HYPHEN:
    case CL_DIVIDING:
    case CL_MIDDLE_DOT:
    case CL_FULL_STOP:
    case CL_COMMA:
    case CL_ITERATION:
    case CL_PROLONGED:
    case CL_SMALL_KANA:
    case CL_WESTERN_SPACE:
    case CL_WESTERN_CLOSING:
        return false;
    default:
        return true;
    }
}

static bool may_end_line(enum jlreq_class class)
{
    return class != CL_OPENING && class != CL_PREFIXED && class != CL_WESTERN_OPENING;
}

static bool is_wide_digit(int c)
{
    return c >= 0xFF10 && c <= 0xFF19;
}

static bool is_digit(int c)
{
    return (c >= '0' && c <= '9') || is_wide_digit(c);
}

static bool is_sign(int c)
{
    return c == 0x25B3 || c == 0x25B2 || c == 0x2212 || c == 0xFF0D || c == 0xFF0B;
}

/* Of numbers in full-width form, whose separators people type in either width. */
static bool is_separator(int c)
{
    return c == 0xFF0C || c == 0xFF0E || c == ',' || c == '.';
}

/* Numbers stay whole: digits of both widths with their separators and the signs in front
 * of them (JLREQ 3.1.10, and 3.6.2 for numerals in full-width form as a
 * house rule). */
static bool parts_number(int before, int after)
{
    if (is_digit(before) && is_digit(after))
        return true;
    if (is_separator(before) && is_wide_digit(after))
        return true;
    return is_sign(before) && is_digit(after);
}

/* The kinds of cl-08; 0: none. */
static int inseparable_kind(int c)
{
    if (c == 0x2014 || c == 0x2015)
        return 1; /* dashes */
    if (c == 0x2025 || c == 0x2026)
        return 2;                              /* leaders */
    return c >= 0x3033 && c <= 0x3035 ? 3 : 0; /* repeat marks in two parts */
}

/* Two of a kind are one sign (JLREQ 3.1.10). Nor does a line begin with a leader: JLREQ
 * has nothing against it, but ragged dots read badly. */
static bool joins_inseparable(int before, int after)
{
    const int kind = inseparable_kind(after);
    return kind == 2 || (kind && kind == inseparable_kind(before));
}

/* The square units, ㌔ to ㏟, which read like words. */
static bool is_square(int c)
{
    return c >= 0x3300 && c <= 0x33FF;
}

/* A unit stays with the number in front of it, and ％℃° with a kanji too (三％,
 * 摂氏℃). */
static bool takes_unit(enum jlreq_class class, int c, int unit)
{
    if (class == CL_KANJI)
        return !is_square(unit);
    return class == CL_NUMERAL || class == CL_WESTERN || is_digit(c);
}

static bool is_western(enum jlreq_class class)
{
    return class == CL_NUMERAL || class == CL_WESTERN || class == CL_WESTERN_OPENING ||
           class == CL_WESTERN_CLOSING;
}

bool class_allows_break(enum jlreq_class before, int before_char, enum jlreq_class after,
                        int after_char)
{
    if (before == CL_NONE || after == CL_NONE)
        return false;
    if (!may_begin_line(after) || !may_end_line(before))
        return false;
    if (before == CL_WESTERN_SPACE)
        return true;
    if (after == CL_IDEO_SPACE)
        return before == CL_IDEO_SPACE;
    if (is_western(before) && is_western(after))
        return false; /* a Western word; where it may break is asked of ICU */
    if (parts_number(before_char, after_char))
        return false;
    if (after == CL_POSTFIXED && takes_unit(before, before_char, after_char))
        return false;
    return !joins_inseparable(before_char, after_char);
}
