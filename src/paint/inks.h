/* Inks: what colours and pictures that are given only for screens become on the press, by
 * the ICC profile of its printing condition (ISO 15076-1). */
#ifndef GAIYO_PAINT_INKS_H
#define GAIYO_PAINT_INKS_H

#include "base/str.h"
#include "compose/color.h"
#include "paint/transform.h"

#include <stdbool.h>

struct job;

struct inks;

/* Converts by the profile, a CMYK printer's; nothing is opened before the first colour
 * comes. The bytes stay the caller's. */
struct inks *inks_new(struct job *job, struct str icc, enum transform_intent intent);

/* The colour with its inks: as it is if the palette gives them; a grey becomes black
 * alone. `inks` may be NULL: then a colour keeps the inks that were made of its red,
 * green and blue. */
struct color inks_of_color(struct inks *inks, struct color color);

/* `n` pixels of red, green and blue, as the profile `from` means them (empty: sRGB),
 * become cyan, magenta, yellow and black, a byte each and 255 for full. False, and a
 * diagnostic, if the press's profile cannot be used. */
bool inks_convert(struct inks *inks, struct str from, const unsigned char *rgb,
                  unsigned char *cmyk, int n);

#endif
