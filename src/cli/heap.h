/* The program's heap, set up for a process that makes one sheet and ends.
 *
 * A page of memory that is touched for the first time is a trap into the kernel, and a
 * cold render would spend a tenth of its time on two thousand of them. So the heap
 * begins with a stretch that the kernel may back with pages of 2 MiB, blocks of some size
 * come from it too, and nothing is handed back before the end. Where the kernel (or the C
 * library) knows none of this, only time is lost. */
#ifndef GAIYO_CLI_HEAP_H
#define GAIYO_CLI_HEAP_H

/* To be called before anything of size is allocated, and by one thread. */
void heap_prepare(void);

#endif
