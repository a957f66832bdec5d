/* Inks: what colours and pictures that are given only for screens become on the press, by
 * the ICC profile of its printing condition (ISO 15076-1). */
#ifndef GAIYO_PAINT_INKS_H
#define GAIYO_PAINT_INKS_H

#include "base/str.h"
#include "compose/color.h"

#include <stdbool.h>

struct job;

/* What is kept of a colour that inks cannot show (ISO 15076-1, 0.4). */
enum inks_intent {
    INKS_PERCEPTUAL, /* how all of them look beside one another */
    INKS_RELATIVE,   /* all that can be shown, with the paper as white */
    INKS_SATURATION,
    INKS_ABSOLUTE, /* and the white of the screen as a colour on the paper */
};

/* What the head of a profile says; an ICC profile at all if `is_icc`. */
struct icc_head {
    bool is_icc;
    bool is_printer; /* of an output device */
    bool is_cmyk;
    int version; /* 2 or 4 */
};
struct icc_head icc_read_head(struct str icc);

struct inks;

/* Converts by the profile, a CMYK printer's; nothing is opened before the first colour
 * comes. The bytes stay the caller's. */
struct inks *inks_new(struct job *job, struct str icc, enum inks_intent intent);

/* The colour with its inks: as it is if the palette gives them; a grey becomes black
 * alone. `inks` may be NULL: then a colour keeps the inks that were made of its red,
 * green and blue. */
struct color inks_of_color(struct inks *inks, struct color color);

/* `n` pixels of red, green and blue become cyan, magenta, yellow and black, a byte each
 * and 255 for full. False, and a diagnostic, if the profile cannot be used. */
bool inks_convert(struct inks *inks, const unsigned char *rgb, unsigned char *cmyk,
                  int n);

#endif
