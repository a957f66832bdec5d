/* The glyphs that texts are set in, each once: what fonts are made of before anybody
 * knows on which page a text will stand. */
#ifndef GAIYO_SHAPE_NOTED_H
#define GAIYO_SHAPE_NOTED_H

#include "base/list.h"
#include "base/str.h"

#include <stdint.h>

struct arena;
struct shaped;

/* A glyph that may be on the pages. */
struct noted_glyph {
    int face;
    uint8_t orientation; /* enum glyph_orientation */
    uint32_t id;
    struct str text; /* that it stands for first */
};

/* Owned by its arena, with the texts. */
struct noted_glyphs {
    struct list glyphs; /* of struct noted_glyph, in the order of the texts */
    struct noted_face *faces;
    struct arena *arena;
};

struct noted_glyphs noted_glyphs_in(struct arena *arena, int n_faces);

/* Notes those of all paragraphs: of their clusters, of a number that is not known yet,
 * and the hyphens where words may be parted. */
void note_glyphs(struct noted_glyphs *noted, const struct shaped *shaped);

/* The glyphs of a face by id, once each whatever their orientation; *ids in the arena of
 * what is noted. */
int noted_ids(const struct noted_glyphs *noted, int face, uint32_t **ids);

static inline const struct noted_glyph *noted_glyph_at(const struct noted_glyphs *noted,
                                                       int i)
{
    return (const struct noted_glyph *)noted->glyphs.items + i;
}

#endif
