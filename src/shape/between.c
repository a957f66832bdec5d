#include "shape/shaping.h"

#include "shape/classes.h"

#include "base/arena.h"

enum { SEPARATOR_WIDTH = 310 }; /* [1/1000 em] */

/* Between a mark that closes and one that opens, of two sizes, half an em of the
 * smaller. */
static struct gap smaller_half(struct gap gap, const struct style *a,
                               const struct style *b)
{
    if (gap.own && b->font_size < a->font_size)
        return (struct gap){gap.next, gap.own};
    return gap;
}

/* Latin that stands upright in a column is set like full-width letters. */
static bool is_upright_latin(const struct cluster *c)
{
    return c->orientation == GLYPH_UPRIGHT &&
           (c->class == CL_NUMERAL || c->class == CL_WESTERN);
}

static void set_pair(const struct draft *d, int i)
{
    struct cluster *a = draft_cluster(d, i);
    const struct cluster *b = a + 1;
    const struct style *style = draft_style(d, i), *next = draft_style(d, i + 1);
    if (class_is_japanese(a->class) && class_is_japanese(b->class)) {
        if (!style->nowrap || !next->nowrap)
            a->break_after = BREAK_HERE_ALLOWED;
        return;
    }
    const bool solid = is_upright_latin(a) || is_upright_latin(b);
    const struct gap_rule rule = {solid ? 0 : style->text_autospace,
                                  style->punctuation_as_table};
    struct gap gap = class_gap(a->class, b->class, &rule);
    if (b->class == CL_OPENING)
        gap = smaller_half(gap, style, next);
    a->gap_own = (int16_t)gap.own;
    a->gap_next = (int16_t)gap.next;
    if (a->break_after == BREAK_HERE_FORCED || (style->nowrap && next->nowrap))
        return;
    if (a->run != b->run)
        style = d->box->style;
    if (class_allows_break((struct classed){a->class, draft_char(d, i)},
                           (struct classed){b->class, draft_char(d, i + 1)},
                           style->line_break, style->keep_together))
        a->break_after = BREAK_HERE_ALLOWED;
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
    return (int)((int64_t)(e.x_bearing + e.width / 2) * c->scale / 1000);
}

/* A point or comma between digits is set narrower than a digit (JLREQ cl-24 lets it be a
 * quarter to half an em): a half-em font would tear 1,788 and R5.12 apart. */
static void narrow_separators(const struct draft *d)
{
    for (int i = 1; i + 1 < d->clusters.n; i++) {
        const int character = draft_char(d, i);
        struct cluster *c = draft_cluster(d, i);
        if (c->orientation == GLYPH_UPRIGHT || (character != '.' && character != ',') ||
            !is_digit(draft_char(d, i - 1)) || !is_digit(draft_char(d, i + 1)))
            continue;
        const int upem = face_upem(d->shaping->fonts, c->face) * c->scale / 1000;
        const int narrow = upem * SEPARATOR_WIDTH / 1000;
        if (c->advance <= narrow)
            continue;
        c->advance = narrow;
        c->trim = ink_centre(d, c) - narrow / 2;
    }
}

/* --- brackets of warichu ------------------------------------------------------------ */

/* The brackets around a note in rows have classes of their own. */
static void mark_brackets(const struct draft *d)
{
    for (int i = 0; i < d->clusters.n; i++) {
        struct cluster *c = draft_cluster(d, i);
        const struct run *run = &d->box->text.runs[c->run];
        if (!run->rows || run->rows->kind != ROWS_WARICHU || run->row)
            continue;
        if (c->class == CL_OPENING)
            c->class = CL_WARICHU_OPEN;
        else if (c->class == CL_CLOSING)
            c->class = CL_WARICHU_CLOSE;
    }
}

void draft_space(struct draft *d)
{
    narrow_separators(d);
    if (d->has_quotes) {
        draft_resolve_quotes(d);
        draft_widen_quotes(d);
    }
    mark_brackets(d);
    for (int i = 0; i + 1 < d->clusters.n; i++)
        set_pair(d, i);
    draft_break_words(d);
    draft_keep_runs(d);
}
