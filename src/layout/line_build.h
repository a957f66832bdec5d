/* A line being put together, and what its parts add to it; internal to this folder.
 *
 * The line itself is glyphs (line_build.c); beside it stand lines along the text
 * (decoration.c) and emphasis marks (emphasis.c). All of these are drawn shapes, so that
 * nobody who takes the text out of the PDF takes them for characters. */
#ifndef GAIYO_LAYOUT_LINE_BUILD_H
#define GAIYO_LAYOUT_LINE_BUILD_H

#include "layout/line.h"

struct line_builder {
    struct lay *lay;
    const struct box *text;
    int part; /* the element that all of it is for readers (struct run); 0: each its own
               */
    const struct measured_paragraph *m;
    const struct paragraph *p; /* that of m */
    const struct line *line;
    const emu *starts; /* of each cluster, padding included, from the line's left edge */
    const emu *rises;  /* how far it is up, as it stands in a row; NULL: none does */
    const struct line_adjustment
        *adjustment; /* how they were made to fit; NULL: as they are */
    emu width;
    emu baseline, h;    /* the baseline from the line's top; its height */
    int segment;        /* where the segment at hand begins: a cluster */
    struct list runs;   /* of struct glyph_run: the segment's */
    struct group group; /* badges, the line itself, slots */
};

/* Above the baseline a Japanese font's em box has 0.88 em, whatever its tables say of
 * ascent; below it, 0.12 em. */
static inline emu above_baseline(emu size)
{
    return len_mul_div(size, 880, 1000);
}

static inline bool is_vertical(const struct line_builder *b)
{
    return b->text->style->writing_mode == VERTICAL_RL;
}

/* From the line's baseline to the top of an em box; that of a column is its middle. */
static inline emu line_above(const struct line_builder *b, emu size)
{
    return is_vertical(b) ? size / 2 : above_baseline(size);
}

static inline const struct run *run_of_cluster(const struct line_builder *b, int i)
{
    return &b->p->box->text.runs[b->p->clusters[i].run];
}

static inline const struct style *style_of_cluster(const struct line_builder *b, int i)
{
    return run_of_cluster(b, i)->style;
}

/* How far its baseline is up from the line's. */
static inline emu line_rise(const struct line_builder *b, int i)
{
    return style_of_cluster(b, i)->baseline_shift +
           (b->rises ? b->rises[i - b->line->from] : 0);
}

/* True if the two stand in the same row of their line. */
static inline bool line_same_row(const struct line_builder *b, int i, int j)
{
    return run_of_cluster(b, i)->rows == run_of_cluster(b, j)->rows &&
           run_of_cluster(b, i)->row == run_of_cluster(b, j)->row &&
           (!b->rises || b->rises[i - b->line->from] == b->rises[j - b->line->from]);
}

/* Where the cluster's own body begins: behind the padding of the badge it opens. */
emu line_body_start(const struct line_builder *b, int i);

/* How wide its body is. */
emu line_body_width(const struct line_builder *b, int i);

/* Where it ends; of a word that is parted behind it, with the hyphen. */
emu line_body_end(const struct line_builder *b, int i);

/* --- lines along the text (decoration.c) -------------------------------------------- */

/* Adds those under and over the text, which the text stands on… */
void line_add_lines_below(struct line_builder *b);

/* …and those through it, which stand on the text. */
void line_add_lines_above(struct line_builder *b);

/* Adds the areas of links. */
void line_add_links(struct line_builder *b);

/* --- emphasis marks (emphasis.c) ---------------------------------------------------- */

void line_add_emphasis(struct line_builder *b);

/* How high the marks of a style stand over its em box; 0: it has none. */
emu emphasis_height(const struct style *style);

#endif
