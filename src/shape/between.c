#include "shape/shaping.h"

#include "shape/classes.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/utf8.h"

#include <string.h>
#include <unicode/ubrk.h>

enum { SEPARATOR_WIDTH = 310 }; /* [1/1000 em] */

static struct cluster *cluster_at(const struct draft *d, int i)
{
    return list_at(&d->clusters, i);
}

static int first_char(const struct draft *d, const struct cluster *c)
{
    int at = c->text;
    return c->text_length ? utf8_next(d->text, &at) : 0;
}

static const struct style *style_of(const struct draft *d, const struct cluster *c)
{
    return d->box->text.runs[c->run].style;
}

/* Latin that stands upright in a column is set like full-width letters. */
static bool is_upright_latin(const struct cluster *c)
{
    return c->orientation == GLYPH_UPRIGHT &&
           (c->class == CL_NUMERAL || c->class == CL_WESTERN);
}

static void set_pair(const struct draft *d, struct cluster *a, const struct cluster *b)
{
    const struct style *style = style_of(d, a);
    const bool solid = is_upright_latin(a) || is_upright_latin(b);
    const struct gap_rule rule = {solid ? 0 : style->text_autospace,
                                  style->punctuation_as_table};
    const struct gap gap = class_gap(a->class, b->class, &rule);
    a->gap_own = (int16_t)gap.own;
    a->gap_next = (int16_t)gap.next;
    if (a->break_after == BREAK_HERE_FORCED)
        return;
    if (style->nowrap && style_of(d, b)->nowrap)
        return;
    if (a->run != b->run)
        style = d->box->style;
    if (class_allows_break((struct classed){a->class, first_char(d, a)},
                           (struct classed){b->class, first_char(d, b)},
                           style->line_break, style->keep_together))
        a->break_after = BREAK_HERE_ALLOWED;
}

/* --- Western words ------------------------------------------------------------------ */

static bool is_word_part(const struct cluster *c)
{
    return c->class == CL_NUMERAL || c->class == CL_WESTERN ||
           c->class == CL_WESTERN_OPENING || c->class == CL_WESTERN_CLOSING;
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
        if (!is_no_joint(first_char(d, cluster_at(d, i))))
            return true;
    return false;
}

/* ICU's iterator, opened when the first word asks for it; NULL if ICU has no data. */
static UBreakIterator *breaks_of(struct shaping *s)
{
    UErrorCode status = U_ZERO_ERROR;
    if (!s->breaks)
        s->breaks = ubrk_open(UBRK_LINE, "en", NULL, 0, &status);
    return U_SUCCESS(status) ? s->breaks : NULL;
}

/* Asks ICU (UAX #14) where the word of the clusters from…to may break: behind the hyphens
 * and slashes of names and addresses. */
static void break_word(const struct draft *d, int from, int to)
{
    const int start = cluster_at(d, from)->text;
    const struct cluster *last = cluster_at(d, to - 1);
    const int length = last->text + last->text_length - start;
    UBreakIterator *breaks = breaks_of(d->shaping);
    UErrorCode status = U_ZERO_ERROR;
    UText text = UTEXT_INITIALIZER;
    utext_openUTF8(&text, d->text.p + start, length, &status);
    if (breaks)
        ubrk_setUText(breaks, &text, &status);
    int i = from;
    for (int at = breaks && U_SUCCESS(status) ? ubrk_first(breaks) : UBRK_DONE;
         at != UBRK_DONE; at = ubrk_next(breaks)) {
        while (i + 1 < to && cluster_at(d, i + 1)->text - start < at)
            i++;
        if (at > 0 && at < length && cluster_at(d, i + 1)->text - start == at &&
            !style_of(d, cluster_at(d, i))->nowrap)
            cluster_at(d, i)->break_after = BREAK_HERE_ALLOWED;
    }
    utext_close(&text);
}

static void break_words(const struct draft *d)
{
    for (int from = 0, to; from < d->clusters.n; from = to + 1) {
        for (to = from; to < d->clusters.n && is_word_part(cluster_at(d, to)); to++)
            ;
        if (to - from > 2 && has_joints(d, from, to))
            break_word(d, from, to);
    }
}

/* --- separators of numbers ---------------------------------------------------------- */

static bool is_digit(int c)
{
    return c >= '0' && c <= '9';
}

/* The middle of the cluster's ink: many fonts set a point at the left of its body.
 * [fu] */
static int ink_centre(const struct draft *d, const struct cluster *c)
{
    const struct shaped_glyph *glyph = list_at(&d->glyphs, c->glyph);
    hb_glyph_extents_t e;
    if (!hb_font_get_glyph_extents(face_hb_font(d->shaping->fonts, c->face), glyph->id,
                                   &e))
        return glyph->advance / 2;
    return e.x_bearing + e.width / 2;
}

/* A point or comma between digits is set narrower than a digit (JLREQ cl-24 lets it be a
 * quarter to half an em): a half-em font would tear 1,788 and R5.12 apart. */
static void narrow_separators(const struct draft *d)
{
    for (int i = 1; i + 1 < d->clusters.n; i++) {
        struct cluster *c = cluster_at(d, i);
        const int character = first_char(d, c);
        if (c->orientation == GLYPH_UPRIGHT || (character != '.' && character != ',') ||
            !is_digit(first_char(d, cluster_at(d, i - 1))) ||
            !is_digit(first_char(d, cluster_at(d, i + 1))))
            continue;
        const int narrow = face_upem(d->shaping->fonts, c->face) * SEPARATOR_WIDTH / 1000;
        if (c->advance <= narrow)
            continue;
        c->advance = narrow;
        c->trim = ink_centre(d, c) - narrow / 2;
    }
}

void draft_space(struct draft *d)
{
    narrow_separators(d);
    for (int i = 0; i + 1 < d->clusters.n; i++)
        set_pair(d, cluster_at(d, i), cluster_at(d, i + 1));
    break_words(d);
}

void shaping_close_breaks(struct shaping *s)
{
    if (s->breaks)
        ubrk_close(s->breaks);
}
