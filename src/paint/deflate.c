#include "paint/deflate.h"

#include "paint/deflate_end.h"
#include "paint/known_pieces.h"

#include <libdeflate.h>
#include <string.h>

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

size_t deflate_room(int n, int n_cuts)
{
    /* what a block needs of its own, and the end of a piece */
    const size_t piece = 32;
    return libdeflate_zlib_compress_bound(NULL, (size_t)n) +
           (n_cuts ? (size_t)n_cuts + 2 : 0) * piece;
}

/* A stream of one or several whole pieces, being written. */
struct pieces {
    struct libdeflate_compressor *compressor;
    struct deflating *d;
    unsigned char *out;
    size_t at;
};

static bool add_piece(struct pieces *p, struct str bytes)
{
    const struct str known = known_pieces_find(p->d->known, bytes);
    if (known.n) {
        memcpy(p->out + p->at, known.p, (size_t)known.n);
        p->at += (size_t)known.n;
        return true;
    }
    unsigned char *piece = p->out + p->at;
    const size_t room = p->d->room - p->at - DEFLATE_END_ROOM;
    size_t n =
        libdeflate_deflate_compress(p->compressor, bytes.p, (size_t)bytes.n, piece, room);
    if (!n)
        return false;
    n = deflate_open_end(piece, n);
    known_pieces_add(p->d->known, bytes, (struct str){(const char *)piece, (int)n});
    p->at += n;
    return true;
}

static void add_bytes(struct pieces *p, const void *bytes, size_t n)
{
    memcpy(p->out + p->at, bytes, n);
    p->at += n;
}

/* The head and the end that zlib has around them (RFC 1950). */
static size_t make_pieces(struct pieces *p)
{
    static const unsigned char head[] = {0x78, 0x9C}, last_block[] = {0x03, 0x00};
    const struct deflating *d = p->d;
    const uint32_t sum = libdeflate_adler32(1, d->bytes.p, (size_t)d->bytes.n);
    const unsigned char tail[] = {(unsigned char)(sum >> 24), (unsigned char)(sum >> 16),
                                  (unsigned char)(sum >> 8), (unsigned char)sum};
    add_bytes(p, head, sizeof head);
    for (int i = 0; i <= d->n_cuts; i++) {
        const int from = i ? d->cuts[i - 1] : 0;
        const int to = i < d->n_cuts ? d->cuts[i] : d->bytes.n;
        if (!add_piece(p, str_slice(d->bytes, from, to)))
            return 0;
    }
    add_bytes(p, last_block, sizeof last_block);
    add_bytes(p, tail, sizeof tail);
    return p->at;
}

void deflating_make(void *item, enum hand hand)
{
    struct deflating *d = item;
    struct libdeflate_compressor *c = opened(d->deflater, hand, d->kind);
    if (!c)
        return;
    struct pieces pieces = {c, d, (unsigned char *)d->out, 0};
    d->n = d->n_cuts ? make_pieces(&pieces)
                     : libdeflate_zlib_compress(c, d->bytes.p, (size_t)d->bytes.n, d->out,
                                                d->room);
}
