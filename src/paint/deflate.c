#include "paint/deflate.h"

#include <libdeflate.h>

/* The levels that pay off. Outlines take twice the time at the next one and come out a
 * hundredth smaller; text takes a quarter longer at level 6 and comes out a fiftieth
 * smaller. */
static const int levels[DEFLATE_KINDS] = {[DEFLATE_OUTLINES] = 1, [DEFLATE_TEXT] = 5};

static struct libdeflate_compressor *opened(struct deflater *deflater, enum hand hand,
                                            enum deflate_kind kind)
{
    struct libdeflate_compressor **c = &deflater->compressors[hand][kind];
    if (!*c)
        *c = libdeflate_alloc_compressor(levels[kind]);
    return *c;
}

void deflater_end(struct deflater *deflater)
{
    for (int hand = 0; hand < HANDS; hand++)
        for (int kind = 0; kind < DEFLATE_KINDS; kind++)
            libdeflate_free_compressor(deflater->compressors[hand][kind]);
}

size_t deflate_room(int n)
{
    return libdeflate_zlib_compress_bound(NULL, (size_t)n);
}

void deflating_make(void *item, enum hand hand)
{
    struct deflating *d = item;
    struct libdeflate_compressor *c = opened(d->deflater, hand, d->kind);
    if (c)
        d->n =
            libdeflate_zlib_compress(c, d->bytes.p, (size_t)d->bytes.n, d->out, d->room);
}
