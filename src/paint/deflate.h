/* Bytes on their way into their deflated form; made by whoever has time
 * (base/helper.h). */
#ifndef GAIYO_PAINT_DEFLATE_H
#define GAIYO_PAINT_DEFLATE_H

#include "base/helper.h"
#include "base/str.h"

#include <stddef.h>

struct known_pieces;
struct libdeflate_compressor;

/* What is deflated, and so with how much effort. */
enum deflate_kind {
    DEFLATE_OUTLINES, /* of fonts: hardly anything comes twice in them */
    DEFLATE_TEXT,     /* whatever else: contents of pages, objects, attachments */
    DEFLATE_KINDS,
};

/* What it is done with: of everybody who may do it and for each kind their own, opened
 * when it is first used. */
struct deflater {
    struct libdeflate_compressor *compressors[HANDS][DEFLATE_KINDS];
};

void deflater_end(struct deflater *deflater);

struct deflating {
    struct deflater *deflater;
    enum deflate_kind kind;
    struct str bytes;
    /* [byte] Where pieces begin that are deflated each for itself, behind the first one:
     * none, unless bytes have most of their pieces in common with others
     * (known_pieces.h). */
    const int *cuts;
    int n_cuts;
    struct known_pieces *known; /* deflated before; or NULL */
    char *out;
    size_t room, n; /* [byte] of `out`, and how many they have become */
};

/* The room that `n` bytes in so many pieces may need. */
size_t deflate_room(int n, int n_cuts);

/* A piece of work: makes the outcome of a struct deflating. Nothing comes out if there is
 * no memory for it. */
void deflating_make(void *deflating, enum hand hand);

static inline struct str deflated(const struct deflating *d)
{
    return (struct str){d->out, (int)d->n};
}

#endif
