/* Colours of one ICC profile turned into those of another, by lcms2. */
#ifndef GAIYO_PAINT_TRANSFORM_H
#define GAIYO_PAINT_TRANSFORM_H

#include "base/str.h"

#include <stdbool.h>

struct job;

/* What is kept of a colour that the other device cannot show (ISO 15076-1, 0.4). */
enum transform_intent {
    TRANSFORM_PERCEPTUAL, /* how all of them look beside one another */
    TRANSFORM_RELATIVE,   /* all that can be shown, with the paper as white */
    TRANSFORM_SATURATION,
    TRANSFORM_ABSOLUTE, /* and the white of the screen as a colour on the paper */
};

struct transform;

/* From one profile to another; an empty one is sRGB. It is closed with the document
 * arena. NULL if one of them has no such way; if there is no lcms2, that is said. */
struct transform *transform_new(struct job *job, struct str from, struct str to,
                                enum transform_intent intent);

/* `n` pixels, a byte a channel; 255 is full light, or full ink. */
void transform_pixels(const struct transform *transform, const unsigned char *from,
                      unsigned char *to, int n);

#endif
