/* Lines: a paragraph at its type sizes, cut and set; internal to this folder. */
#ifndef GAIYO_LAYOUT_LINE_H
#define GAIYO_LAYOUT_LINE_H

#include "layout/adjust.h"
#include "layout/layout_int.h"

/* An em of a style along its line and across it: that of its type size, but for glyphs
 * that are made narrower or flatter. */
static inline emu em_along(const struct style *s)
{
    const int less = s->writing_mode == VERTICAL_RL ? s->height_less : s->width_less;
    return less ? len_mul_div(s->font_size, 1000 - less, 1000) : s->font_size;
}

static inline emu em_across(const struct style *s)
{
    const int less = s->writing_mode == VERTICAL_RL ? s->width_less : s->height_less;
    return less ? len_mul_div(s->font_size, 1000 - less, 1000) : s->font_size;
}

/* What a line can give and take, each stage for itself. */
struct slack {
    int64_t shrink[SHRINK_STAGES], stretch[STRETCH_STAGES];
};

/* The slack of the gaps before each cluster of a paragraph, added up: n + 1 sums. Lines
 * that have room to spare do without, so it is found when it is first asked for. */
struct slack_sums {
    const struct slack *sums; /* NULL: not yet */
    struct arena *arena;      /* that they are to be in */
    struct text_work *work;   /* where that is counted */
};

struct warichus;
struct known_paragraph;

/* Widths of a paragraph's clusters and of the spaces behind them. */
struct measured_paragraph {
    const struct paragraph *paragraph; /* NULL until it is asked for */
    const struct shaped *shaped;       /* that it is of */
    const emu *widths; /* of each cluster, what is blank in front and behind included */
    const emu
        *fronts;     /* that blank in front: the padding of a badge, room for a reading */
    const emu *gaps; /* behind each cluster, if the line goes on; less than 0 where a
                        reading stands over its neighbour */
    /* n + 1 sums, so that a line is measured without going through it; a paragraph may be
     * longer than an emu reaches */
    const int64_t *starts; /* where each cluster would begin if all stood in one line */
    struct slack_sums *slack;        /* paragraph_slack */
    const struct warichus *warichus; /* notes in rows (warichu.h); NULL: none */
    struct known_paragraph *known;   /* to earlier jobs (known_lines.h); or NULL */
};

/* What a paragraph's clusters take, by cluster; see struct measured_paragraph. */
struct room {
    emu *widths, *fronts, *gaps;
};

/* The clusters from…to, set in one line. */
struct line {
    int from, to;
    emu natural;    /* width without adjustment, blanks at its edges not counted */
    emu head;       /* the half em that an opening bracket keeps at the line's head */
    emu end_gap;    /* the blank that a mark keeps at the line's end… */
    emu end_closed; /* …and what it has lost there so that the line fits */
    emu hang;       /* of that width the last mark stands outside */
    emu hyphen;  /* of that width the hyphen takes that parts a word; 0: there is none */
    int visible; /* end of the clusters that are set: spaces at the end are not */
    bool last;   /* of the paragraph, or before a forced line end: not justified */
};

/* Lines of even length are not filled. */
static inline bool line_is_justified(const struct style *s)
{
    return s->text_align == TEXT_JUSTIFY && s->text_wrap != WRAP_BALANCE;
}

/* What trials find out together whose settings differ in nothing that makes a line longer
 * or shorter: type and its width are the same, lines and boxes stand closer or not. */
struct shared_lines {
    struct measured_paragraph *paragraphs; /* by text.index */
    struct memory cuts; /* const struct list of struct line, of a text as it was shaped,
                           by width and first cluster: those that fit */
};

const struct measured_paragraph *paragraph_measure(struct lay *lay,
                                                   const struct box *text);

/* True if something in the text is one object of several characters, has a reading, or
 * stands in rows. */
bool text_has_objects(const struct box *text);

/* The sums of its slack. */
const struct slack *paragraph_slack(const struct measured_paragraph *m);

/* The clusters from…to as a line, before it is known what room there is for it. */
struct line line_of(const struct measured_paragraph *m, int from, int to);

/* Cuts the paragraph from its cluster `from` on into lines of `width`; struct line. A
 * word that is wider than that is reported. */
struct list paragraph_lines(struct lay *lay, const struct box *text, emu width, int from);

/* The length of a text in one line. */
emu paragraph_length(const struct measured_paragraph *m);

/* The fragment of a whole text in one line of `width` whose clusters begin at `starts`,
 * counted from its left edge; as high as its em box. */
const struct frag *line_set(struct lay *lay, const struct box *text, const emu *starts,
                            emu width);

/* What a text with its decimal points in a column needs before them and from them on
 * (decimal.c). */
struct decimal paragraph_decimal(struct lay *lay, const struct box *text);

/* How far such a line, `w` wide, begins from the left edge of its room. */
emu decimal_shift(struct lay *lay, const struct box *text,
                  const struct measured_paragraph *m, const struct line *line, emu w,
                  emu room);

/* The room that a line takes above its baseline and below it. */
struct line_extent {
    emu above, below;
};

struct line_extent line_extent(struct lay *lay, const struct box *text,
                               const struct line *line);

/* The fragment of a line in `width`, aligned as the text's style says. */
const struct frag *line_build(struct lay *lay, const struct box *text,
                              const struct line *line, emu width, bool first);

#endif
