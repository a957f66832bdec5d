#include "base/proofread.h"

/* What people, input methods and scanners take for one another: katakana, ideographs,
 * dashes and digits of much the same look. A character is doubtful only where its
 * neighbours are of the other script, and only where no word of official prose is known
 * to stand so: ブランド力アップ and 二カ所 are right. */

/* --- scripts ------------------------------------------------------------------------ */

static bool is_in(int c, const char32_t *set)
{
    for (; *set; set++)
        if ((int)*set == c)
            return true;
    return false;
}

static bool is_katakana(int c)
{
    return (c >= 0x30A1 && c <= 0x30FA) || c == U'ー';
}

static bool is_half_katakana(int c)
{
    return c >= 0xFF66 && c <= 0xFF9D;
}

static bool is_hiragana(int c)
{
    return c >= 0x3041 && c <= 0x3096;
}

static bool is_kanji(int c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || c == U'々';
}

static bool is_digit(int c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static bool is_kanji_digit(int c)
{
    return is_in(c, U"一二三四五六七八九〇○十");
}

/* No word of katakana begins with these. */
static bool cannot_begin(int c)
{
    return is_in(c, U"ーンッャュョァィゥェォヮ");
}

struct pair {
    char32_t is, meant;
};

static int meant_by(int c, const struct pair *pairs, int n)
{
    for (int i = 0; i < n; i++)
        if ((int)pairs[i].is == c)
            return (int)pairs[i].meant;
    return 0;
}

#define MEANT_BY(c, pairs) meant_by((c), (pairs), sizeof(pairs) / sizeof *(pairs))

/* --- in a word of katakana ---------------------------------------------------------- */

enum { SHORT = 2 }; /* katakana in front of a character that may be a suffix or number */

/* 二カ所, 三メートル, 一コース: a number and what it counts. */
static bool is_counted(const struct neighbours *n)
{
    return is_in(n->after, U"カヵケヶコキメポパトグヘペミセ");
}

/* Between katakana, an ideograph that looks like one of them. Numbers and 力 may stand
 * behind a longer word and in front of another one. */
static bool is_in_word(const struct neighbours *n)
{
    const bool number = is_in(n->c, U"一二三八千");
    if (n->c == U'卜' || n->c == U'匕')
        return is_katakana(n->before) || is_katakana(n->after);
    if (n->c == U'夕' && n->before == U'ー' && !is_katakana(n->after))
        return !is_kanji(n->after);
    if (n->c == U'工' && !n->katakana && !is_kanji(n->before) && !is_digit(n->before))
        return is_katakana(n->after) && is_katakana(n->then);
    if (!is_katakana(n->after))
        return false;
    if (cannot_begin(n->after))
        return is_katakana(n->before) || !number || n->after != U'ッ'; /* 八ッ場 */
    if (!is_katakana(n->before) || (number && n->c != U'一' && is_counted(n)))
        return false;
    if (n->c == U'一')
        return !is_in(n->after, U"カヵケヶ");
    return !(number || n->c == U'力') || n->katakana <= SHORT;
}

static int meant_in_word(const struct neighbours *n)
{
    static const struct pair pairs[] = {
        {U'一', U'ー'}, {U'二', U'ニ'}, {U'三', U'ミ'}, {U'八', U'ハ'},
        {U'力', U'カ'}, {U'口', U'ロ'}, {U'工', U'エ'}, {U'夕', U'タ'},
        {U'才', U'オ'}, {U'千', U'チ'}, {U'卜', U'ト'}, {U'匕', U'ヒ'},
    };
    const int meant = MEANT_BY(n->c, pairs);
    return meant && is_in_word(n) ? meant : 0;
}

/* Hiragana of the same look. へ is a particle: only a katakana behind it that no word
 * begins with tells, which does for the others at the head of a word too. */
static int meant_among_katakana(const struct neighbours *n)
{
    static const struct pair pairs[] = {
        {U'へ', U'ヘ'}, {U'べ', U'ベ'}, {U'ぺ', U'ペ'}, {U'り', U'リ'}};
    const int meant = MEANT_BY(n->c, pairs);
    if (!meant || !is_katakana(n->after))
        return 0;
    const bool inside = is_katakana(n->before) && n->c != U'へ';
    const bool head = cannot_begin(n->after) && n->c != U'り' &&
                      (n->after != U'ー' || is_katakana(n->then));
    return inside || head ? meant : 0;
}

/* A dash or minus for the sign of a long vowel. Two dashes are one. */
static int meant_by_dash(const struct neighbours *n)
{
    if (n->c == '-' && is_half_katakana(n->before) && is_half_katakana(n->after))
        return U'ｰ';
    if (!is_in(n->c, U"―—‐−－─") || !is_katakana(n->before))
        return 0;
    const bool particle = is_in(n->after, U"のをがはにでもと");
    return is_katakana(n->after) || particle ? U'ー' : 0;
}

/* --- among ideographs and hiragana -------------------------------------------------- */

/* Labels of statutes: 第２号ロに, 第３項ハの. */
static bool may_precede_label(int c)
{
    return is_in(c, U"号項条");
}

/* Ideographs that make a word with the one that is meant. */
static bool makes_word(int before, int meant)
{
    switch (meant) {
    case U'口':
        return is_in(before, U"人窓入出河蛇糸");
    case U'工':
        return is_in(before, U"加着商竣施");
    case U'力':
        return !is_kanji_digit(before) && !is_in(before, U"数何全各両同");
    case U'二':
        return before == U'第';
    case U'一':
        return is_kanji(before);
    default:
        return false;
    }
}

static int meant_among_kanji(const struct neighbours *n)
{
    static const struct pair pairs[] = {
        {U'ニ', U'二'}, {U'カ', U'力'}, {U'ロ', U'口'}, {U'エ', U'工'},
        {U'タ', U'夕'}, {U'ハ', U'八'}, {U'ー', U'一'}, {U'オ', U'才'},
    };
    const int meant = MEANT_BY(n->c, pairs);
    if (!meant || !is_kanji(n->before) || n->katakana || is_katakana(n->after) ||
        may_precede_label(n->before))
        return 0;
    if (meant == U'力') /* 数カ所, 三カ国, 千カ月 */
        return makes_word(n->before, meant) && !is_in(n->after, U"所国月年村町寺条")
                   ? meant
                   : 0;
    return is_kanji(n->after) || makes_word(n->before, meant) ? meant : 0;
}

static int meant_among_hiragana(const struct neighbours *n)
{
    static const struct pair pairs[] = {
        {U'ヘ', U'へ'}, {U'ベ', U'べ'}, {U'ペ', U'ぺ'}, {U'リ', U'り'}};
    const int meant = MEANT_BY(n->c, pairs);
    if (!meant || n->katakana || may_precede_label(n->before) ||
        !(is_kanji(n->before) || is_hiragana(n->before)))
        return 0;
    if (meant == U'へ' || meant == U'り')
        return is_kanji(n->after) || is_hiragana(n->after) ? meant : 0;
    return is_hiragana(n->after) ? meant : 0;
}

/* --- in numbers --------------------------------------------------------------------- */

static int meant_in_number(const struct neighbours *n)
{
    static const struct pair pairs[] = {{U'O', U'0'},   {U'o', U'0'},   {U'l', U'1'},
                                        {U'I', U'1'},   {U'Ｏ', U'０'}, {U'ｏ', U'０'},
                                        {U'ｌ', U'１'}, {U'Ｉ', U'１'}, {U'○', U'0'}};
    if (n->c == U'○' && is_kanji_digit(n->before) && is_kanji_digit(n->after))
        return U'〇';
    if (!is_digit(n->before) || !is_digit(n->after))
        return 0;
    if (n->c == U'ー')
        return n->before >= 0xFF10 ? U'－' : U'-';
    return MEANT_BY(n->c, pairs);
}

const char32_t proofread_looks[] =
    U"OolI-\u2010\u2014\u2015\u2212\u2500－ＯｏｌＩ○"
    U"一二三八力口工夕才千卜匕ニカロエタハーオヘベペリへべぺり";

int proofread_looks_like(const struct neighbours *n)
{
    static int (*const readings[])(const struct neighbours *) = {
        meant_in_number, meant_in_word,     meant_among_katakana,
        meant_by_dash,   meant_among_kanji, meant_among_hiragana,
    };
    if (!is_in(n->c, proofread_looks) || (!n->before && !n->after))
        return 0;
    for (int i = 0; i < (int)(sizeof readings / sizeof *readings); i++) {
        const int meant = readings[i](n);
        if (meant)
            return meant;
    }
    return 0;
}
