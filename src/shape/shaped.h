/* The prepared paragraphs: every text of the box tree as glyphs, with the places where a
 * line may end and the spaces between characters.
 *
 * A paragraph knows no type size and no width: glyphs measure in font units [fu] of their
 * face, spaces in thousandths of an em. Layout multiplies by the size and cuts lines, as
 * often as it likes. The unit of everything is the cluster: what HarfBuzz gives one or
 * more characters together. */
#ifndef GAIYO_SHAPE_SHAPED_H
#define GAIYO_SHAPE_SHAPED_H

#include "compose/box.h"

/* JLREQ's character classes (appendix A) and some of our own. Those from cl-20 to cl-23
 * and from cl-28 on come from markup, never from a character. */
enum jlreq_class {
    CL_OPENING = 1,        /* cl-01 opening brackets */
    CL_CLOSING = 2,        /* cl-02 closing brackets */
    CL_HYPHEN = 3,         /* cl-03 hyphens, wave dash */
    CL_DIVIDING = 4,       /* cl-04 ！？ */
    CL_MIDDLE_DOT = 5,     /* cl-05 ・：； */
    CL_FULL_STOP = 6,      /* cl-06 */
    CL_COMMA = 7,          /* cl-07 */
    CL_INSEPARABLE = 8,    /* cl-08 ―… */
    CL_ITERATION = 9,      /* cl-09 々 */
    CL_PROLONGED = 10,     /* cl-10 ー */
    CL_SMALL_KANA = 11,    /* cl-11 */
    CL_PREFIXED = 12,      /* cl-12 ￥№ */
    CL_POSTFIXED = 13,     /* cl-13 ％℃㎡ */
    CL_IDEO_SPACE = 14,    /* cl-14 U+3000 */
    CL_HIRAGANA = 15,      /* cl-15 */
    CL_KATAKANA = 16,      /* cl-16 */
    CL_KANJI = 19,         /* cl-19 ideographs */
    CL_REFERENCE = 20,     /* cl-20 a reference mark beside a word */
    CL_ORNAMENTED = 21,    /* cl-21 a character with marks above or below its line */
    CL_RUBY = 22,          /* cl-22 a base with ruby of its own */
    CL_JUKUGO = 23,        /* cl-23 a base with ruby that its word shares */
    CL_NUMERAL = 24,       /* cl-24 half-width digits and their separators */
    CL_UNIT = 25,          /* cl-25 unit symbols */
    CL_WESTERN_SPACE = 26, /* cl-26 */
    CL_WESTERN = 27,       /* cl-27 */
    CL_WARICHU_OPEN = 28,  /* cl-28 the bracket that opens a warichu */
    CL_WARICHU_CLOSE = 29, /* cl-29 the bracket that closes it */
    CL_TCY = 30,           /* cl-30 tate-chu-yoko */
    /* a half-width ( [ {: set like cl-27 without a gap, not at a line end */
    CL_WESTERN_OPENING,
    /* a half-width ) ] } , . : ; ! ? %: likewise, not at a line start */
    CL_WESTERN_CLOSING,
    CL_SYMBOL,     /* ★①※→ and full-width Latin: cl-19, but no gap beside Latin */
    CL_NONE,       /* a forced line end: no glyph, no gap */
    CL_ZERO_SPACE, /* U+200B: nothing, and a line may end behind it */
    CL_SOFT_HYPHEN, /* U+00AD: nothing, and a hyphen where a line ends behind it */
};

enum break_kind {
    BREAK_HERE_NOT,
    BREAK_HERE_ALLOWED,
    BREAK_HERE_FORCED,
    BREAK_HERE_HYPHEN,   /* inside a word: a hyphen is set at the line's end */
    BREAK_HERE_AT_WORST, /* only where the line would run over otherwise */
    BREAK_HERE_ANYWHERE, /* not even there, unless nothing else helps (overflow-wrap) */
};

enum slot { SLOT_NONE, SLOT_PAGE_NUMBER, SLOT_PAGE_COUNT };

/* Seen from the line: x goes along it (down, in vertical text), y up from it (to the
 * right). */
struct shaped_glyph {
    uint32_t id;
    int32_t x_offset, y_offset; /* [fu] */
    int32_t advance;            /* [fu] */
};

struct cluster {
    int32_t text, text_length; /* [byte] in the paragraph's text */
    int32_t glyph, n_glyphs;   /* in the paragraph's glyphs */
    int32_t advance;           /* of the body: a mark's blank half is taken off [fu] */
    int32_t trim;              /* of the blank that stood in front of a mark's ink [fu] */
    int16_t face;
    int16_t run;         /* in the box's runs */
    int16_t gap_own;     /* space behind it, in its own em [1/1000]… */
    int16_t gap_next;    /* …and in the next cluster's em; neither at a line's end */
    uint8_t class;       /* enum jlreq_class */
    uint8_t break_after; /* enum break_kind */
    uint8_t slot;        /* enum slot: filled when pages are put together */
    uint8_t orientation; /* enum glyph_orientation */
    /* of the glyphs' type to the run's [1/1000]; what is given in font units is of the
     * run's type */
    int16_t scale;
    bool fallback; /* the face is of no family that the style names */
    bool joined;   /* one sign with the next: not opened when a line is stretched */
    int16_t less;  /* what is taken off the width of its glyphs, of 縦中横 [1/1000] */
};

/* True if a line may end behind the cluster as a matter of course. */
static inline bool cluster_may_end_line(const struct cluster *c)
{
    return c->break_after == BREAK_HERE_ALLOWED || c->break_after == BREAK_HERE_FORCED ||
           c->break_after == BREAK_HERE_HYPHEN;
}

/* True if what is on either side belongs together, so that nothing is opened there. */
static inline bool cluster_is_bound(const struct cluster *c)
{
    return c->break_after == BREAK_HERE_NOT || c->break_after == BREAK_HERE_ANYWHERE;
}

struct paragraph {
    const struct box *box; /* the BOX_TEXT */
    struct str text;       /* of all runs */
    const struct cluster *clusters;
    int n;
    const struct shaped_glyph *glyphs;
    int n_glyphs;
    const struct shaped_glyph *digits; /* 0 to 9 in the slot's face, if there is a slot */
};

/* Where a face wants lines along its text: their upper edges, up from the baseline, and
 * how thick they are [1/1000 em]. */
struct text_lines_of_face {
    int under, under_thickness;
    int through, through_thickness;
};

/* What a face sets where a word is parted: its hyphen, or the sign of minus if that is
 * narrower. */
struct hyphen_of_face {
    uint32_t glyph;
    int32_t advance; /* [fu] */
};

/* True if each glyph of the cluster stands for one half-width character, as in what is
 * combined in a column; else the first stands for all of them. */
static inline bool cluster_is_by_letter(const struct paragraph *p,
                                        const struct cluster *c)
{
    for (int i = 0; i < c->text_length; i++)
        if ((unsigned char)p->text.p[c->text + i] >= 0x80)
            return false;
    return c->n_glyphs == c->text_length;
}

struct shaped {
    const struct paragraph *paragraphs; /* by text.index of the box, from `first` on */
    int first, n;
    const struct shaped *outer; /* of a slice of rows: all that is in no slice; or NULL */
    int n_shaped;               /* how often a paragraph has been shaped: once each */
    const int *upem;            /* of each face */
    /* of each face that is used; NULL if no text has lines along it */
    const struct text_lines_of_face *lines;
    /* of each face that may part a word; NULL if none may */
    const struct hyphen_of_face *hyphens;
    struct phraser *phraser; /* of shaped_phrases */
};

/* The paragraph of a text. */
static inline const struct paragraph *shaped_paragraph(const struct shaped *s, int index)
{
    return s->outer && index < s->outer->n ? &s->outer->paragraphs[index]
                                           : &s->paragraphs[index - s->first];
}

enum { PHRASE_TORN = 90 };

/* What it costs a heading that a line ends behind each cluster: 0 where a phrase ends,
 * from PHRASE_TORN on inside of a word or of short brackets. Found when it is first asked
 * for, and then known; NULL if ICU has no data. */
const uint8_t *shaped_phrases(const struct shaped *shaped, const struct paragraph *p);

#endif
