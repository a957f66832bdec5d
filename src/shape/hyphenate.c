#include "shape/shaping.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/utf8.h"

#include <hyphen.h>
#include <stdio.h>
#include <stdlib.h>

/* CSS Text 4, 5.3: a word is parted at the soft hyphens that its author has put into it;
 * one without any as the patterns of its language say, if the style asks for that. */

/* --- the sign ----------------------------------------------------------------------- */

/* The narrower of hyphen and minus: in many Japanese fonts U+2010 is an em wide. */
static struct hyphen_of_face find_hyphen(const struct fonts *fonts, int face)
{
    static const int signs[] = {'-', 0x2010};
    struct hyphen_of_face best = {0, 0};
    for (int i = 0; i < 2; i++) {
        hb_codepoint_t glyph;
        if (!hb_font_get_nominal_glyph(face_hb_font(fonts, face),
                                       (hb_codepoint_t)signs[i], &glyph))
            continue;
        const int advance = face_advance(fonts, face, glyph);
        if (!best.glyph || advance < best.advance)
            best = (struct hyphen_of_face){glyph, advance};
    }
    return best;
}

/* Lets a line end with a hyphen behind cluster `i`, if its face has one. In a column of
 * upright letters and in the rows of a note there is none. */
static void part_behind(const struct draft *d, int i)
{
    struct shaping *s = d->shaping;
    struct cluster *c = draft_cluster(d, i);
    if (!s->hyphens)
        s->hyphens =
            ARENA_ARRAY(s->job->doc, struct hyphen_of_face, fonts_count(s->fonts));
    struct hyphen_of_face *hyphen = &s->hyphens[c->face];
    if (!hyphen->glyph)
        *hyphen = find_hyphen(s->fonts, c->face);
    const bool in_rows = d->box->text.runs[c->run].rows;
    const bool parts = hyphen->glyph && c->orientation != GLYPH_UPRIGHT && !in_rows;
    c->break_after = parts ? BREAK_HERE_HYPHEN : BREAK_HERE_NOT;
}

/* --- patterns ----------------------------------------------------------------------- */

struct dictionary {
    struct str lang;
    HyphenDict *patterns; /* NULL: there are none, which has been said */
    struct dictionary *next;
};

static void free_patterns(void *patterns)
{
    hnj_hyphen_free(patterns);
}

static HyphenDict *load_patterns(struct shaping *s, struct str lang, struct srcpos pos)
{
    const struct str bytes = fonts_patterns(s->fonts, lang, pos);
    FILE *file = bytes.n ? fmemopen((void *)bytes.p, (size_t)bytes.n, "r") : NULL;
    HyphenDict *patterns = file ? hnj_hyphen_load_file(file) : NULL;
    if (file)
        fclose(file);
    if (patterns)
        arena_defer(s->job->doc, free_patterns, patterns);
    return patterns;
}

/* The patterns of a language, read when the first word asks for them. */
static HyphenDict *patterns_of(struct shaping *s, struct str lang, struct srcpos pos)
{
    for (const struct dictionary *d = s->dictionaries; d; d = d->next)
        if (str_eq(d->lang, lang))
            return d->patterns;
    struct dictionary *d = ARENA_NEW(s->job->doc, struct dictionary);
    *d = (struct dictionary){lang, load_patterns(s, lang, pos), s->dictionaries};
    s->dictionaries = d;
    return d->patterns;
}

/* Alphabets in a Japanese text are taken for English. */
static struct str language_of(const struct style *style)
{
    return style->lang.n && !str_starts(style->lang, STR("ja")) ? style->lang : STR("en");
}

/* --- words -------------------------------------------------------------------------- */

enum { SHORTEST_WORD = 5, LEFT = 2, RIGHT = 3 }; /* letters: of all, before and behind */

static bool is_small(int c)
{
    return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7);
}

static bool is_capital(int c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0xDF && c != 0xD7);
}

static bool is_letter(int c)
{
    return is_small(c) || is_capital(c);
}

/* Abbreviations in capitals stay whole. */
static bool has_small_letter(const struct draft *d, int from, int to)
{
    for (int i = from; i < to; i++)
        if (is_small(draft_char(d, i)))
            return true;
    return false;
}

/* Parts the letters from…to; a place where the spelling would change is left out. */
static void part_letters(const struct draft *d, int from, int to)
{
    const struct style *style = draft_style(d, from);
    if (to - from < SHORTEST_WORD || !has_small_letter(d, from, to))
        return;
    HyphenDict *patterns =
        patterns_of(d->shaping, language_of(style), d->box->text.runs[0].pos);
    if (!patterns)
        return;
    struct strbuf word;
    strbuf_init(&word, d->shaping->job->scratch);
    for (int i = from; i < to; i++)
        utf8_add(&word, draft_char(d, i) + (is_capital(draft_char(d, i)) ? 32 : 0));
    char *places = ARENA_ARRAY(d->shaping->job->scratch, char, word.n + 5);
    char **changes = NULL;
    int *at = NULL, *cut = NULL;
    if (hnj_hyphen_hyphenate3(patterns, strbuf_str(&word).p, word.n, places, NULL,
                              &changes, &at, &cut, LEFT, RIGHT, 0, 0) == 0)
        for (int i = from; i + 1 < to; i++)
            if ((places[i - from] & 1) && !(changes && changes[i - from]) &&
                draft_style(d, i)->hyphens == HYPHENS_AUTO && !draft_style(d, i)->nowrap)
                part_behind(d, i);
    for (int i = 0; changes && i < word.n; i++)
        free(changes[i]);
    free(changes);
    free(at);
    free(cut);
}

void draft_hyphenate(const struct draft *d, int from, int to)
{
    bool parted = false;
    for (int i = from; i < to; i++) {
        struct cluster *c = draft_cluster(d, i);
        if (c->class != CL_SOFT_HYPHEN)
            continue;
        parted = true;
        if (draft_style(d, i)->hyphens == HYPHENS_NONE)
            c->break_after = BREAK_HERE_NOT;
        else if (c->break_after == BREAK_HERE_ALLOWED)
            part_behind(d, i);
    }
    if (parted || draft_style(d, from)->hyphens != HYPHENS_AUTO)
        return;
    for (int i = from, end; i < to; i = end + 1) {
        for (end = i; end < to && is_letter(draft_char(d, end)); end++)
            ;
        part_letters(d, i, end);
    }
}
