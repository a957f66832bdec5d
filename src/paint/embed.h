/* Fonts that are on their way into a file while pages are laid out; internal to this
 * folder. What paint.h says of them is paint_begin.
 *
 * The glyphs of all texts are known before anybody knows on which page they will stand,
 * and to subset fonts and deflate the subsets is half the work of a small sheet: the
 * helper does it meanwhile. Where there is none, and in a batch, which keeps subsets from
 * sheet to sheet, nothing is made ahead; the glyphs are the same. */
#ifndef GAIYO_PAINT_EMBED_H
#define GAIYO_PAINT_EMBED_H

#include "paint/deflate.h"

#include "font/font.h"
#include "shape/noted.h"

/* What has been made ahead of one face. */
struct embedded_face {
    struct embedding *embedding;
    struct subsetting *subsetting; /* NULL: nothing */
    uint32_t *glyphs;
    int n;
    struct deflating deflating; /* of its bytes */
};

struct embedding {
    struct helper *helper;
    const struct noted_glyphs *noted;
    struct embedded_face *faces; /* by number */
    int n;
    struct deflater deflater;
};

/* The subset of just these glyphs and its deflated form, which is there when all work is
 * done; NULL if it has not been made ahead. `embedding` may be NULL. */
const struct deflating *embedding_find(struct embedding *embedding, int face,
                                       const uint32_t *glyphs, int n,
                                       struct face_subset *subset);

#endif
