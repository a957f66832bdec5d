#include "base/blocks.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

enum { WHOLE = sizeof(struct block) + BLOCK_SIZE };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* What was lent: whole blocks, of which those from `next` on have never been used. */
static char *lent, *next, *end;
static struct block *back; /* those that came back */

void blocks_lend(void *zeroed, size_t size)
{
    lent = next = zeroed;
    end = lent + size / WHOLE * WHOLE;
}

/* Those that came back first: they are in the processor's memory. */
static struct block *take_lent(void)
{
    if (!lent)
        return NULL;
    pthread_mutex_lock(&lock);
    struct block *block = back;
    if (block) {
        back = block->previous;
    } else if (next < end) {
        block = (struct block *)(void *)next;
        next += WHOLE;
        block->clean = (char *)block->bytes;
    }
    pthread_mutex_unlock(&lock);
    return block;
}

struct block *block_new(size_t size)
{
    struct block *block = size == BLOCK_SIZE ? take_lent() : NULL;
    if (!block) {
        block = malloc(sizeof *block + size);
        if (!block)
            return NULL;
        block->clean = (char *)block->bytes + size;
    }
    block->previous = NULL;
    block->used = 0;
    block->size = size;
    block->single = false;
    return block;
}

void block_free(struct block *block)
{
    if ((uintptr_t)block < (uintptr_t)lent || (uintptr_t)block >= (uintptr_t)end) {
        free(block);
        return;
    }
    pthread_mutex_lock(&lock);
    block->previous = back;
    back = block;
    pthread_mutex_unlock(&lock);
}
