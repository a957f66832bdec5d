/* The blocks that arenas hand memory out of. They come from the program's heap and go
 * back to it, but for those of a stretch that the system has given and that nobody has
 * touched: what stands in it is zero, and need not be zeroed once more when it is handed
 * out. */
#ifndef GAIYO_BASE_BLOCKS_H
#define GAIYO_BASE_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>

enum {
    BLOCK_SIZE = 128 * 1024
}; /* [byte] of a common one, without what it begins with */

struct block {
    struct block *previous;
    size_t used, size; /* [byte] of `bytes` */
    char *clean;       /* bytes from here on are zero */
    bool single;       /* made for one large allocation */
    max_align_t bytes[];
};

/* A new block with room for `size` bytes; NULL if there is no memory. */
struct block *block_new(size_t size);

/* Accepts NULL. `clean` must say how far it was used. */
void block_free(struct block *block);

/* Common blocks are from now on made of the `size` bytes at `zeroed`, which are zero, as
 * long as there are any, and come back to them. To be called before there is a second
 * thread, once. */
void blocks_lend(void *zeroed, size_t size);

#endif
