#include "shape/classes.h"

/* JLREQ 3.1.7 and 3.1.8 with their addendum in appendix C, and the levels of CSS Text 3,
 * 5.2 (for Japanese). Very strict is JLREQ's table 2: all of cl-09 to cl-11 stay off the
 * line head; official prose is set in it. */
static bool may_begin_line(struct classed c, enum line_break strictness)
{
    switch (c.class) {
    case CL_CLOSING:
    case CL_FULL_STOP:
    case CL_COMMA:
    case CL_WESTERN_SPACE:
    case CL_WESTERN_CLOSING:
    case CL_WARICHU_CLOSE:
        return false;
    case CL_HYPHEN:
        if (c.character == 0x2010 || c.character == 0x2013)
            return strictness == LINE_BREAK_LOOSE;
        return strictness >= LINE_BREAK_NORMAL; /* 〜 ゠ */
    case CL_DIVIDING:
    case CL_MIDDLE_DOT:
    case CL_ITERATION:
        return strictness == LINE_BREAK_LOOSE;
    case CL_PROLONGED:
    case CL_SMALL_KANA:
        return strictness >= LINE_BREAK_NORMAL;
    default:
        return true;
    }
}

static bool may_end_line(struct classed c, enum line_break strictness)
{
    if (c.class == CL_PREFIXED)
        return strictness == LINE_BREAK_LOOSE;
    return c.class != CL_OPENING && c.class != CL_WESTERN_OPENING &&
           c.class != CL_WARICHU_OPEN;
}

static bool is_wide_digit(int c)
{
    return c >= 0xFF10 && c <= 0xFF19;
}

/* △▲ are the minus of financial tables. */
static bool is_sign(int c)
{
    return c == 0x25B3 || c == 0x25B2 || c == 0x2212 || c == 0xFF0B || c == 0xB1;
}

/* Of numbers in full-width form, whose separators people type in either width. */
static bool is_separator(int c)
{
    return c == 0xFF0C || c == 0xFF0E || c == ',' || c == '.';
}

/* JLREQ 3.1.10 has numbers stay whole; that full-width ones do too and that signs go with
 * them is the house's. */
static bool parts_number(int before, int after, int keep)
{
    if (!(keep & KEEP_DIGITS))
        return false;
    if (class_is_digit(before) && class_is_digit(after))
        return true;
    if (is_separator(before) && is_wide_digit(after))
        return true;
    return is_sign(before) && class_is_digit(after);
}

/* The kinds of cl-08; 0: none. */
enum inseparable { NO_INSEPARABLE, DASH, LEADER, REPEAT };

static enum inseparable inseparable_kind(struct classed c)
{
    if (c.class != CL_INSEPARABLE)
        return NO_INSEPARABLE;
    if (c.character == 0x2014)
        return DASH;
    return c.character >= 0x3033 && c.character <= 0x3035 ? REPEAT : LEADER;
}

/* Two of a kind are one sign (JLREQ 3.1.10); loose lines may part leaders. Nor does a
 * line of ours begin with a leader: JLREQ has nothing against it, but ragged dots read
 * badly. */
static bool joins_inseparable(struct classed before, struct classed after,
                              enum line_break strictness, int keep)
{
    const enum inseparable kind = inseparable_kind(after);
    if (kind && kind == inseparable_kind(before))
        return kind != LEADER || strictness != LINE_BREAK_LOOSE;
    return kind == LEADER && (keep & KEEP_LEADERS);
}

/* The square units, ㌔ to ㏟, which read like words. */
static bool is_square(int c)
{
    return c >= 0x3300 && c <= 0x33FF;
}

static bool is_numeral(struct classed c)
{
    return c.class == CL_NUMERAL || class_is_digit(c.character);
}

/* ％℃° stay with the number before them. With other characters they stay by CSS; JLREQ's
 * table parts them, and the house does so behind a kanji only if it must (三％). */
static bool takes_postfix(struct classed before, struct classed postfix,
                          enum line_break strictness, int keep)
{
    if (is_numeral(before) || before.class == CL_WESTERN || before.class == CL_UNIT)
        return true;
    if (is_square(postfix.character) || strictness == LINE_BREAK_LOOSE)
        return false;
    if (strictness == LINE_BREAK_VERY_STRICT)
        return before.class == CL_KANJI && (keep & KEEP_UNITS);
    return before.class == CL_KANJI || before.class == CL_HIRAGANA ||
           before.class == CL_KATAKANA || before.class == CL_SYMBOL;
}

static bool is_western(enum jlreq_class class)
{
    return class == CL_NUMERAL || class == CL_WESTERN || class == CL_UNIT ||
           class == CL_WESTERN_OPENING || class == CL_WESTERN_CLOSING;
}

enum { NO_BREAK_SPACE = 0xA0, NARROW_NO_BREAK_SPACE = 0x202F };
enum { WORD_JOINER = 0x2060, ZERO_WIDTH_NO_BREAK_SPACE = 0xFEFF };

static bool glues(int c)
{
    return c == NO_BREAK_SPACE || c == NARROW_NO_BREAK_SPACE || c == WORD_JOINER ||
           c == ZERO_WIDTH_NO_BREAK_SPACE;
}

bool class_allows_break(struct classed before, struct classed after,
                        enum line_break strictness, int keep)
{
    before.character = class_twin(before.character);
    after.character = class_twin(after.character);
    if (before.class == CL_NONE || after.class == CL_NONE)
        return false;
    if (glues(before.character) || glues(after.character) ||
        after.class == CL_ZERO_SPACE || after.class == CL_SOFT_HYPHEN)
        return false;
    if (before.class == CL_ZERO_SPACE || before.class == CL_SOFT_HYPHEN)
        return true;
    if (!may_begin_line(after, strictness) || !may_end_line(before, strictness))
        return false;
    if (before.class == CL_WESTERN_SPACE)
        return true;
    if (after.character == '/')
        return false; /* 45回/3年 */
    if (after.class == CL_IDEO_SPACE)
        return before.class == CL_IDEO_SPACE;
    if (is_western(before.class) && is_western(after.class))
        return false; /* a Western word; runs.c says where it may break */
    if (parts_number(before.character, after.character, keep))
        return false;
    if (before.class == CL_PREFIXED && is_numeral(after))
        return false;
    if (after.class == CL_POSTFIXED && takes_postfix(before, after, strictness, keep))
        return false;
    return !joins_inseparable(before, after, strictness, keep);
}
