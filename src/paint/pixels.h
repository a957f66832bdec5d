/* The pixels of a picture, for files that cannot have it as it is; internal to this
 * folder. */
#ifndef GAIYO_PAINT_PIXELS_H
#define GAIYO_PAINT_PIXELS_H

struct image;
struct job;

/* Red, green, blue and alpha of each pixel, a byte each, in the document arena; NULL if
 * the picture is damaged. Of a JPEG that is not in CMYK. */
unsigned char *pixels_decode(struct job *job, const struct image *image);

#endif
