#define _DEFAULT_SOURCE /* mallopt, sbrk and madvise are not in POSIX */
#include "cli/heap.h"

#include "base/blocks.h"

#include <stdint.h>
#include <stdlib.h>

#ifdef __GLIBC__

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
    KIB = 1 << 10,
    MIB = 1 << 20,
    HUGE_PAGE = 2 * MIB,
    BEFORE =
        256 * KIB, /* the first large page: what marks the heap's start is written here */
    FIRST = 12 * MIB, /* more than the samples need; only what is touched is taken */
    APART = 4 * MIB,  /* larger blocks are mapped, since they can grow without a copy */
    KEPT = 256 * MIB, /* of free memory at the heap's end */
    LENT = 4 * MIB,   /* for the blocks of arenas, in front of the heap */
};

/* Lends arenas memory that the C library knows nothing of, and that is therefore as the
 * system gives it: zero. */
static void lend(void)
{
    const uintptr_t end = (uintptr_t)sbrk(0);
    const uintptr_t start = (end + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
    if (sbrk((intptr_t)(start + LENT - end)) != (void *)end)
        return;
    madvise((void *)start, LENT, MADV_HUGEPAGE);
    blocks_lend((void *)start, LENT);
}

/* Moves the heap's end to BEFORE a place where a large page can begin, and returns that
 * place. */
static uintptr_t align_end(void)
{
    const uintptr_t end = (uintptr_t)sbrk(0);
    const uintptr_t start = (end + BEFORE + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
    sbrk((intptr_t)(start - BEFORE - end));
    return start;
}

/* A large page is only used where no small one has been touched: the heap grows for a
 * block that ends before the first. */
void heap_prepare(void)
{
    lend();
    const uintptr_t start = align_end();
    mallopt(M_MMAP_THRESHOLD, APART);
    mallopt(M_TRIM_THRESHOLD, KEPT);
    mallopt(M_TOP_PAD, FIRST);
    void *volatile first = malloc(BEFORE * 3 / 4);
    const uintptr_t end = (uintptr_t)sbrk(0) / HUGE_PAGE * HUGE_PAGE;
    free(first);
    if (start < end)
        madvise((void *)start, end - start, MADV_HUGEPAGE);
}

#else

void heap_prepare(void)
{
}

#endif
