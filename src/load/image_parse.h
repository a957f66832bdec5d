/* The formats of pictures; internal to this folder. */
#ifndef GAIYO_LOAD_IMAGE_PARSE_H
#define GAIYO_LOAD_IMAGE_PARSE_H

#include "load/image.h"

/* Fills in what the bytes of `image` say. NULL, or what is wrong with them. */
const char *image_parse_png(struct image *image);
const char *image_parse_jpeg(struct image *image);

static inline uint32_t image_number(const char *p, int bytes)
{
    uint32_t value = 0;
    for (int i = 0; i < bytes; i++)
        value = value << 8 | (unsigned char)p[i];
    return value;
}

#endif
