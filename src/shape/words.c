#include "shape/shaping.h"

#include "base/icu.h"
#include "base/utf8.h"

#include <string.h>

enum { SOFT_HYPHEN = 0xAD };

static bool is_word_part(const struct cluster *c)
{
    return c->class == CL_NUMERAL || c->class == CL_WESTERN || c->class == CL_UNIT ||
           c->class == CL_WESTERN_OPENING || c->class == CL_WESTERN_CLOSING ||
           c->class == CL_SOFT_HYPHEN;
}

/* Signs that UAX #14 never breaks a word at. */
static bool is_no_joint(int c)
{
    return c < 0x80 && (((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= '0' && c <= '9') ||
                        (c && strchr(".,:%()\"'", c)));
}

/* True if a word might break inside. */
static bool has_joints(const struct draft *d, int from, int to)
{
    for (int i = from; i < to; i++)
        if (!is_no_joint(draft_char(d, i)))
            return true;
    return false;
}

static void allow(const struct draft *d, int i)
{
    if (!draft_style(d, i)->nowrap)
        draft_cluster(d, i)->break_after = BREAK_HERE_ALLOWED;
}

/* --- words -------------------------------------------------------------------------- */

/* ICU's iterator, opened when the first word asks for it; NULL if ICU has no data. */
static UBreakIterator *breaks_of(struct shaping *s)
{
    UErrorCode status = U_ZERO_ERROR;
    if (!s->breaks)
        s->breaks = icu()->ubrk_open(UBRK_LINE, "en", NULL, 0, &status);
    return U_SUCCESS(status) ? s->breaks : NULL;
}

static struct str text_of(const struct draft *d, int from, int to)
{
    const struct cluster *last = draft_cluster(d, to - 1);
    return str_slice(d->text, draft_cluster(d, from)->text,
                     last->text + last->text_length);
}

/* Asks ICU (UAX #14) where the word of the clusters from…to may break: behind the hyphens
 * and slashes of names. */
static void break_word(const struct draft *d, int from, int to)
{
    const struct str word = text_of(d, from, to);
    const int start = draft_cluster(d, from)->text;
    UBreakIterator *breaks = breaks_of(d->shaping);
    UErrorCode status = U_ZERO_ERROR;
    UText text = UTEXT_INITIALIZER;
    icu()->utext_openUTF8(&text, word.p, word.n, &status);
    if (breaks)
        icu()->ubrk_setUText(breaks, &text, &status);
    int i = from;
    for (int at = breaks && U_SUCCESS(status) ? icu()->ubrk_first(breaks) : UBRK_DONE;
         at != UBRK_DONE; at = icu()->ubrk_next(breaks)) {
        while (i + 1 < to && draft_cluster(d, i + 1)->text - start < at)
            i++;
        if (at > 0 && at < word.n && draft_cluster(d, i + 1)->text - start == at)
            allow(d, i);
    }
    icu()->utext_close(&text);
}

/* --- addresses ---------------------------------------------------------------------- */

enum { SHORTEST_ADDRESS = 4 };

static bool is_address(struct str word)
{
    return str_find(word, STR("://")) > 0 || str_starts(word, STR("www.")) ||
           str_find(word, STR("@")) > 0;
}

static bool is_address_joint(int c)
{
    return c > 0 && c < 0x80 && strchr("/?&.-_=", c);
}

/* The address of a page or a mailbox breaks behind / ? & . - _ = and nowhere else, not
 * between two of them and not behind the last. */
static void break_address(const struct draft *d, int from, int to)
{
    for (int i = from; i + 1 < to; i++)
        if (is_address_joint(draft_char(d, i)) && !is_address_joint(draft_char(d, i + 1)))
            allow(d, i);
}

void draft_break_words(const struct draft *d)
{
    for (int from = 0, to; from < d->clusters.n; from = to + 1) {
        for (to = from; to < d->clusters.n && is_word_part(draft_cluster(d, to)); to++)
            ;
        if (to - from > SHORTEST_ADDRESS && is_address(text_of(d, from, to))) {
            break_address(d, from, to);
            continue;
        }
        if (to - from > 2 && has_joints(d, from, to))
            break_word(d, from, to);
        if (to > from)
            draft_hyphenate(d, from, to);
    }
}

void draft_break_anywhere(const struct draft *d)
{
    if (!d->box->style->overflow_wrap)
        return;
    for (int i = 0; i + 1 < d->clusters.n; i++) {
        struct cluster *c = draft_cluster(d, i);
        const int next = draft_cluster(d, i + 1)->class;
        /* a space belongs to the line in front of it */
        if (c->break_after == BREAK_HERE_NOT && !c->joined && next != CL_IDEO_SPACE &&
            next != CL_WESTERN_SPACE && !draft_style(d, i)->nowrap)
            c->break_after = BREAK_HERE_ANYWHERE;
    }
}

void shaping_close_breaks(struct shaping *s)
{
    if (s->breaks)
        icu()->ubrk_close(s->breaks);
}
