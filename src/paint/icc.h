/* ICC profiles (ISO 15076-1) as bytes: what their heads say, and those that pictures
 * carry. Internal to this folder, but for the head. */
#ifndef GAIYO_PAINT_ICC_H
#define GAIYO_PAINT_ICC_H

#include "base/diag.h"
#include "base/str.h"

#include <stdbool.h>

struct image;
struct job;

/* What the head of a profile says; an ICC profile at all if `is_icc`. */
struct icc_head {
    bool is_icc;
    bool is_printer; /* of an output device */
    bool is_cmyk;
    bool is_device; /* of an input, display or output device, or a space of colours */
    int channels;   /* 1 grey, 3 RGB, 4 CMYK; 0: another space */
    int version;    /* 2 or 4 */
};
struct icc_head icc_read_head(struct str icc);

/* The profile in a picture's file, in the document arena (PNG's iCCP, JPEG's APP2); empty
 * if there is none, or if it cannot be used, which is said: then its colours are those of
 * sRGB. */
struct str icc_of_image(struct job *job, const struct image *image, struct srcpos pos);

#endif
