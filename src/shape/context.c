#include "shape/shaping.h"

#include "shape/classes.h"

enum { QUOTE_OPEN = 0x2018, QUOTE_CLOSE, DOUBLE_OPEN = 0x201C, DOUBLE_CLOSE };

static bool is_opening_quote(int c)
{
    return c == QUOTE_OPEN || c == DOUBLE_OPEN;
}

static bool is_quote(int c)
{
    return is_opening_quote(c) || c == QUOTE_CLOSE || c == DOUBLE_CLOSE;
}

static bool is_letter(const struct draft *d, int i)
{
    const int c = draft_char(d, i);
    return c < 0x2000 && (c | 32) >= 'a' && draft_cluster(d, i)->class == CL_WESTERN &&
           (c >= 0xC0 || (c | 32) <= 'z');
}

/* ’ between Latin letters. */
static bool is_apostrophe(const struct draft *d, int i)
{
    return draft_char(d, i) == QUOTE_CLOSE && i > 0 && i + 1 < d->clusters.n &&
           is_letter(d, i - 1) && is_letter(d, i + 1);
}

/* True if the first character that is no space or quote, from `i` on in steps of `step`,
 * is Japanese. */
static bool meets_japanese(const struct draft *d, int i, int step)
{
    while (i >= 0 && i < d->clusters.n &&
           (is_quote(draft_char(d, i)) || draft_cluster(d, i)->class == CL_WESTERN_SPACE))
        i += step;
    if (i < 0 || i >= d->clusters.n || draft_cluster(d, i)->class == CL_NONE)
        return false;
    return draft_char(d, i) >= 0x2000;
}

/* The quote that closes the one at `i`; the number of clusters if none does. */
static int closing_of(const struct draft *d, int i)
{
    const int close = draft_char(d, i) + 1;
    for (i++; i < d->clusters.n; i++)
        if (draft_char(d, i) == close && !is_apostrophe(d, i))
            break;
    return i;
}

static bool holds_japanese(const struct draft *d, int from, int to)
{
    for (int i = from; i < to; i++)
        if (draft_char(d, i) >= 0x2000 && !is_quote(draft_char(d, i)))
            return true;
    return false;
}

/* Curly quotes are one character for Japanese and Latin. A pair is Latin if nothing in it
 * nor beside it is Japanese; ’ between letters is an apostrophe, part of its word. */
void draft_resolve_quotes(const struct draft *d)
{
    for (int i = 0; i < d->clusters.n; i++) {
        if (is_apostrophe(d, i))
            draft_cluster(d, i)->class = CL_WESTERN;
        if (!is_opening_quote(draft_char(d, i)))
            continue;
        const int end = closing_of(d, i);
        if (end == d->clusters.n || holds_japanese(d, i + 1, end) ||
            meets_japanese(d, i - 1, -1) || meets_japanese(d, end + 1, 1))
            continue;
        draft_cluster(d, i)->class = CL_WESTERN_OPENING;
        draft_cluster(d, end)->class = CL_WESTERN_CLOSING;
    }
}
