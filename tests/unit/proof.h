/* A sheet (sheet.h) carried on: shaped in the square font, perhaps laid out on pages of a
 * given size, and what came out as text that an assertion can name. */
#ifndef GAIYO_TESTS_PROOF_H
#define GAIYO_TESTS_PROOF_H

#include "sheet.h"

#include "base/list.h"
#include "font/font.h"
#include "layout/layout.h"
#include "shape/shape.h"

struct proof {
    struct sheet sheet;
    struct fonts *fonts;
    const struct shaped *shaped; /* NULL if something is wrong */
    const struct pages *pages;   /* NULL if something is wrong, or not laid out */
};

/* Shapes the texts of the sheet, which must be fine, in the fonts of a catalogue. */
static inline struct proof proof_in(const char *fonts, struct sheet sheet)
{
    struct proof p = {.sheet = sheet};
    assert_fine(&p.sheet);
    const struct catalogue *catalogue = load_catalogue(&p.sheet.job, fonts);
    assert_non_null(catalogue);
    p.fonts = fonts_new(&p.sheet.job, catalogue);
    p.shaped = shape_boxes(&p.sheet.job, p.fonts, p.sheet.boxes);
    return p;
}

static inline struct proof proof_shape(struct sheet sheet)
{
    return proof_in(TEST_FONTS, sheet);
}

/* A flow of boxes, shaped. */
static inline struct proof proof_of(const char *flow_layout)
{
    return proof_shape(sheet_of(PLAN(""), flow_layout));
}

static inline void proof_end(struct proof *p)
{
    sheet_end(&p->sheet);
}

/* Nothing is wrong with the proof so far. */
static inline void assert_proved(struct proof *p)
{
    assert_string_equal(job_messages(&p->sheet.job), "");
    assert_non_null(p->shaped);
}

/* The clusters of text `i`, parted by spaces: TEXT:ADVANCE, +GAP of its own em, ~GAP of
 * the next one's, | where a line may end, -| with a hyphen, (|) where it may at worst,
 * || where it must. */
static inline const char *clusters_of(struct proof *p, int i)
{
    static const char *const breaks[] = {"", "|", "||", "-|", "(|)"};
    const struct paragraph *paragraph = &p->shaped->paragraphs[i];
    struct strbuf b;
    strbuf_init(&b, p->sheet.job.doc);
    for (int k = 0; k < paragraph->n; k++) {
        const struct cluster *c = &paragraph->clusters[k];
        strbuf_add_c(&b, k ? " " : "");
        strbuf_add(&b, str_slice(paragraph->text, c->text, c->text + c->text_length));
        strbuf_addf(&b, ":%d", c->advance);
        if (c->gap_own)
            strbuf_addf(&b, "+%d", c->gap_own);
        if (c->gap_next)
            strbuf_addf(&b, "~%d", c->gap_next);
        strbuf_add_c(&b, breaks[c->break_after]);
    }
    return strbuf_str(&b).p;
}

/* --- pages ---------------------------------------------------------------------- */

/* Lays the proof out on pages of w × h points; with 0 on those of the layout. */
static inline void proof_lay(struct proof *p, int w, int h)
{
    struct job *job = &p->sheet.job;
    struct boxes *boxes = ARENA_NEW(job->doc, struct boxes);
    *boxes = *p->sheet.boxes;
    struct page_sequence *sequences =
        ARENA_ARRAY(job->doc, struct page_sequence, boxes->n);
    for (int i = 0; i < boxes->n; i++) {
        struct page_master *master = ARENA_NEW(job->doc, struct page_master);
        *master = *boxes->sequences[i].master;
        if (w) {
            master->width = w * EMU_PT;
            master->height = h * EMU_PT;
        }
        sequences[i] = boxes->sequences[i];
        sequences[i].master = master;
    }
    boxes->sequences = sequences;
    assert_proved(p);
    p->pages = layout_pages(job, boxes, p->shaped);
}

/* A flow of boxes on pages of w × h points. */
static inline struct proof proof_on(int w, int h, const char *layout)
{
    struct proof p = proof_of(layout);
    proof_lay(&p, w, h);
    return p;
}

/* The proof has pages, and nothing is wrong with it. */
static inline void assert_laid(struct proof *p)
{
    assert_string_equal(job_messages(&p->sheet.job), "");
    assert_non_null(p->pages);
}

/* A fragment and its place on the page. */
struct spot {
    emu x, y;
    const struct frag *frag;
};

static inline void add_spots(struct list *spots, const struct frag *frag, emu x, emu y)
{
    *(struct spot *)list_add(spots) = (struct spot){x, y, frag};
    for (int i = 0; i < frag->n; i++)
        add_spots(spots, frag->kids[i].frag, x + frag->kids[i].x, y + frag->kids[i].y);
}

/* All fragments of a page, in the order in which they are drawn; struct spot. */
static inline struct list spots_of(struct proof *p, int page)
{
    struct list spots = list_of(p->sheet.job.doc, sizeof(struct spot));
    add_spots(&spots, p->pages->pages[page].content, 0, 0);
    return spots;
}

/* True if the line of text at `spot` goes on with what is drawn next, `next`: a line is
 * in pieces where it has parts that are told of for themselves (readings' bases). */
static inline bool line_goes_on(const struct spot *spot, const struct spot *next)
{
    return next->frag->kind == FRAG_LINE &&
           next->frag->line.part_of == spot->frag->line.part_of && next->x == spot->x &&
           next->y == spot->y;
}

static inline void add_pt(struct strbuf *b, emu length)
{
    char room[24];
    strbuf_add_c(b, len_pt(&room, length));
}

/* The lines of text, each as X,Y TEXT in points: the origin of its first glyph from the
 * left, its top from the top of the page. Pages are parted by a line of one "=". */
static inline const char *lines_of(struct proof *p)
{
    struct strbuf b;
    strbuf_init(&b, p->sheet.job.doc);
    for (int page = 0; page < p->pages->n; page++) {
        const struct list spots = spots_of(p, page);
        strbuf_add_c(&b, page ? "=\n" : "");
        for (int i = 0; i < spots.n; i++) {
            const struct spot *spot = list_at(&spots, i);
            if (spot->frag->kind != FRAG_LINE)
                continue;
            const struct glyph_run *run =
                spot->frag->line.n ? spot->frag->line.runs : NULL;
            add_pt(&b, spot->x + (run ? run->x + run->glyphs[0].x : 0));
            strbuf_add_char(&b, ',');
            add_pt(&b, spot->y);
            strbuf_add_char(&b, ' ');
            strbuf_add(&b, spot->frag->line.text);
            strbuf_add_char(&b, '\n');
        }
    }
    return b.n ? strbuf_str(&b).p : "";
}

/* The origins of the glyphs of the `n`th line of the first page, from the left of the
 * page in points, parted by spaces. */
static inline const char *glyphs_of(struct proof *p, int n)
{
    const struct list spots = spots_of(p, 0);
    struct strbuf b;
    strbuf_init(&b, p->sheet.job.doc);
    for (int i = 0; i < spots.n; i++) {
        const struct spot *spot = list_at(&spots, i);
        if (spot->frag->kind != FRAG_LINE || n-- != 0)
            continue;
        for (int r = 0; r < spot->frag->line.n; r++) {
            const struct glyph_run *run = &spot->frag->line.runs[r];
            for (int g = 0; g < run->n; g++) {
                strbuf_add_c(&b, b.n ? " " : "");
                add_pt(&b, spot->x + run->x + run->glyphs[g].x);
            }
        }
    }
    return b.n ? strbuf_str(&b).p : "";
}

/* What is drawn besides text, as KIND X,Y W*H in points. Pages are parted as in
 * lines_of. */
static inline const char *shapes_of(struct proof *p)
{
    struct strbuf b;
    strbuf_init(&b, p->sheet.job.doc);
    for (int page = 0; page < p->pages->n; page++) {
        const struct list spots = spots_of(p, page);
        strbuf_add_c(&b, page ? "=\n" : "");
        for (int i = 0; i < spots.n; i++) {
            const struct spot *spot = list_at(&spots, i);
            const enum frag_kind kind = spot->frag->kind;
            if (kind != FRAG_FILL && kind != FRAG_FRAME && kind != FRAG_PATH)
                continue;
            strbuf_add_c(&b, kind == FRAG_FILL    ? "fill "
                             : kind == FRAG_FRAME ? "frame "
                                                  : "path ");
            add_pt(&b, spot->x);
            strbuf_add_char(&b, ',');
            add_pt(&b, spot->y);
            strbuf_add_char(&b, ' ');
            add_pt(&b, spot->frag->w);
            strbuf_add_char(&b, '*');
            add_pt(&b, spot->frag->h);
            strbuf_add_char(&b, '\n');
        }
    }
    return b.n ? strbuf_str(&b).p : "";
}

/* The outlines on a page, each from the page's corner. */
static inline const char *outlines_of(struct proof *p, int page)
{
    const struct list spots = spots_of(p, page);
    struct strbuf b;
    strbuf_init(&b, p->sheet.job.doc);
    for (int i = 0; i < spots.n; i++) {
        const struct spot *spot = list_at(&spots, i);
        if (spot->frag->kind != FRAG_PATH)
            continue;
        strbuf_add(
            &b, path_print(p->sheet.job.doc, spot->frag->path.outline, spot->x, spot->y));
        strbuf_add_char(&b, '\n');
    }
    return b.n ? strbuf_str(&b).p : "";
}

/* A flow on pages of w × h points has these lines. */
static inline void assert_lines(int w, int h, const char *layout, const char *expected)
{
    struct proof p = proof_on(w, h, layout);
    assert_laid(&p);
    assert_string_equal(lines_of(&p), expected);
    proof_end(&p);
}

/* It has these shapes. */
static inline void assert_shapes(int w, int h, const char *layout, const char *expected)
{
    struct proof p = proof_on(w, h, layout);
    assert_laid(&p);
    assert_string_equal(shapes_of(&p), expected);
    proof_end(&p);
}

/* It cannot be laid out: there is one finding, and it is this. */
static inline void assert_too_large(int w, int h, const char *layout,
                                    const struct diag_kind *id, const char *at)
{
    struct proof p = proof_on(w, h, layout);
    assert_null(p.pages);
    assert_finding(&p.sheet.job, 0, id, at);
    if (diags_count(p.sheet.job.diags) > 1)
        fail_msg("more than one finding: %s", job_messages(&p.sheet.job));
    proof_end(&p);
}

#endif
