/* layout: turns boxes and prepared paragraphs into pages of placed fragments.
 *
 * What does not fit is an error with the box's place in the layout: a word wider than its
 * line, a row higher than a page, a table wider than its room. */
#ifndef GAIYO_LAYOUT_LAYOUT_H
#define GAIYO_LAYOUT_LAYOUT_H

#include "layout/frag.h"

struct boxes;
struct job;
struct row_slice;
struct shaped;
struct slice_wish;

/* Where the rows of long tables come from (compose/box.h): compose and shape, slice by
 * slice. */
struct row_feed {
    void *self;
    int n_faces;
    /* A slice in the memory of `job`, and its paragraphs; NULL, and diagnostics, if it is
     * wrong. */
    const struct row_slice *(*take)(void *self, struct job *job,
                                    const struct slice_wish *wish,
                                    const struct shaped **shaped);
    /* No more are taken: all pages are there. */
    void (*end)(void *self);
};

/* NULL, and diagnostics, if something does not fit. */
const struct pages *layout_pages(struct job *job, const struct boxes *boxes,
                                 const struct shaped *shaped);

/* The pages, what touches an edge of theirs drawn out beyond it by their bleed, or
 * `least` if that is more: fills, outlines, strokes; pictures are made larger for it. A
 * picture that would lose too much is left, and said. `more` is drawn out besides, for
 * pages that will be moved. */
const struct pages *layout_bleed(struct job *job, const struct pages *pages, emu least,
                                 emu more);

/* The same of boxes with long tables: a stream of pages. */
const struct pages *layout_stream(struct job *job, const struct boxes *boxes,
                                  const struct shaped *shaped,
                                  const struct row_feed *feed);

/* What copyfit has used on each page and in each box, a line each: as text, or as one
 * JSON object a line with the keys place, page, box, group, used_um and room_um [1/1000
 * mm], and, in percent of what styles say, punctuation, spacing, line_height, condense
 * and font_size. */
struct str layout_account(struct job *job, const struct pages *pages, bool json);

/* The pages with the edges of boxes, the baselines of lines and the grids that they stand
 * on drawn over them. */
const struct pages *layout_show_boxes(struct job *job, const struct boxes *boxes,
                                      const struct pages *pages);

/* Says which texts are too small or too faint to be read. */
void layout_check_legible(struct job *job, const struct shaped *shaped,
                          const struct pages *pages);

/* The pages as text: every fragment with its place on the page's parent, its size, and
 * where the element that it comes from stands; where something was fitted, also how often
 * texts were shaped, measured and cut into lines. */
struct str layout_dump(struct job *job, const struct pages *pages);

/* Their structure as text: an element a line, those in it indented. */
struct str structure_dump(struct job *job, const struct pages *pages);

#endif
