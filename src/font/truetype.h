/* TrueType outlines cut down to some glyphs, byte for byte what hb-subset makes of them
 * without instructions; internal to this folder.
 *
 * Faces are set in a few hundred of their ten thousand glyphs, and in a batch that is
 * done anew for each sheet: these six tables take a tenth of the time here. What is rarer
 * (glyphs that are put together from others, damage) is left to hb-subset. */
#ifndef GAIYO_FONT_TRUETYPE_H
#define GAIYO_FONT_TRUETYPE_H

#include <hb.h>
#include <stdbool.h>
#include <stdint.h>

/* A font file; to be freed (truetype_free). */
struct truetype {
    char *bytes;
    int n;
    /* [byte] Where pieces of it begin behind the first one (struct face_subset). */
    int *cuts;
    int n_cuts;
};

/* The subset that holds glyph 0 and these, in ascending order; false if that is left to
 * hb-subset. */
bool truetype_subset(hb_face_t *face, const uint32_t *glyphs, int n,
                     struct truetype *subset);

void truetype_free(struct truetype *subset);

#endif
