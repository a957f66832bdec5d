/* shape: turns every text of the box tree into a prepared paragraph.
 *
 * Each character gets its face (the style's, or the first fallback of the catalogue that
 * has a glyph for it), HarfBuzz shapes the stretches of one face, JLREQ's classes give
 * the spaces between clusters (3.1, table 1 of appendix B) and the places where a line
 * may end (3.1.7, appendix C). A character that no face has is an error with its
 * place. */
#ifndef GAIYO_SHAPE_SHAPE_H
#define GAIYO_SHAPE_SHAPE_H

#include "shape/shaped.h"

struct fonts;
struct job;

/* NULL, and diagnostics, if a font or a glyph is missing. */
const struct shaped *shape_boxes(struct job *job, struct fonts *fonts,
                                 const struct boxes *boxes);

/* The paragraphs of a slice of rows, beside those of all boxes that are in no slice; in
 * the slice's memory. */
const struct shaped *shape_rows(struct job *job, struct fonts *fonts,
                                const struct shaped *outer,
                                const struct row_slice *slice);

/* The paragraphs as text: for each cluster its text, class, advance, gap and break. */
struct str shape_dump(struct job *job, const struct shaped *shaped);

/* Which faces the paragraphs are set in, as text: each with the characters that it has
 * and how many of them there are; of a face that another one falls back on, for which
 * family and where each character stands first. */
struct str shape_faces_used(struct job *job, struct fonts *fonts,
                            const struct shaped *shaped);

#endif
