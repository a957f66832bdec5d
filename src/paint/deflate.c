#include "paint/deflate.h"

#include <libdeflate.h>

/* Pays off for font outlines, which are half the work: a higher level takes twice the
 * time for one part in a hundred. */
enum { DEFLATE_LEVEL = 6 };

void deflater_end(struct deflater *deflater)
{
    for (int i = 0; i < HANDS; i++)
        libdeflate_free_compressor(deflater->compressors[i]);
}

size_t deflate_room(int n)
{
    return libdeflate_zlib_compress_bound(NULL, (size_t)n);
}

void deflating_make(void *item, enum hand hand)
{
    struct deflating *d = item;
    struct libdeflate_compressor **c = &d->deflater->compressors[hand];
    if (!*c)
        *c = libdeflate_alloc_compressor(DEFLATE_LEVEL);
    if (!*c)
        return;
    d->n = libdeflate_zlib_compress(*c, d->bytes.p, (size_t)d->bytes.n, d->out, d->room);
}
