/* The pixels of a picture, for files that cannot have it as it is; internal to this
 * folder. */
#ifndef GAIYO_PAINT_PIXELS_H
#define GAIYO_PAINT_PIXELS_H

#include <stdbool.h>

struct image;
struct job;

struct pixels {
    int n;                 /* of them */
    int channels;          /* 1 grey, 3 RGB, 4 CMYK (255 for full ink) */
    unsigned char *colors; /* a byte a channel, as the file has them */
    unsigned char *alphas; /* 255 is opaque; NULL: all of them are */
};

/* In the document arena; false if the picture is damaged. Colours of a palette are those
 * that it names. */
bool pixels_decode(struct job *job, const struct image *image, struct pixels *pixels);

#endif
