#include "quantity/words.h"

#include "base/utf8.h"

struct str words_left(const struct words *w)
{
    return str_slice(w->s, w->at, w->s.n);
}

int words_peek(const struct words *w)
{
    int at = w->at;
    return fold_width(utf8_next(w->s, &at));
}

int words_next(struct words *w)
{
    return fold_width(utf8_next(w->s, &w->at));
}

bool words_take_char(struct words *w, int c)
{
    if (words_peek(w) != c)
        return false;
    words_next(w);
    return true;
}

bool words_take(struct words *w, const char *word)
{
    const struct str s = str_of(word);
    if (!str_starts(words_left(w), s))
        return false;
    w->at += s.n;
    return true;
}

void words_skip_spaces(struct words *w)
{
    while (is_xml_space(words_peek(w)))
        words_next(w);
}

int words_take_int(struct words *w)
{
    int value = -1;
    for (int n = 0; n < 4 && is_digit(words_peek(w)); n++)
        value = (value < 0 ? 0 : value * 10) + (words_next(w) - '0');
    return value;
}

bool words_fail(struct words *w, int at, const char *why)
{
    w->at = at;
    w->why = why;
    return false;
}

bool is_digit(int c)
{
    return c >= '0' && c <= '9';
}

bool is_dash(int c)
{
    return c == '-' || c == 0x2212 || c == 0x2013 || c == 0x2014 || c == 0x2015;
}

bool is_wave(int c)
{
    return c == '~' || c == 0x301C;
}

struct str status_word(struct str text)
{
    /* The longer one of two that begin alike stands first. */
    static const char *const words[] = {
        "見込み", "見込値", "見込",   "速報値", "速報",   "確報値",
        "確報",   "確定値", "推計値", "推計",   "暫定",   "概数",
        "実績値", "実績",   "予測値", "予測",   "目標値", "目標",
    };
    if (text.n < 6 || (unsigned char)text.p[0] < 0xE4)
        return STR(""); /* none of them begins so */
    for (int i = 0; i < (int)(sizeof words / sizeof *words); i++)
        if (str_starts(text, str_of(words[i])))
            return str_slice(text, 0, str_of(words[i]).n);
    return STR("");
}
