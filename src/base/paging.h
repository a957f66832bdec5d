/* Pages of memory that a helper makes ready before they are touched, and gives back
 * before the process ends.
 *
 * To touch a page for the first time is a trap into the kernel, which has to clear it (a
 * large one of the heap takes as long as to read a plan), and to give thousands of pages
 * back is half of what a process does when it ends. Neither has to be done by the thread
 * that everything waits for. What memory holds is not changed, and where the system knows
 * none of this nothing happens. */
#ifndef GAIYO_BASE_PAGING_H
#define GAIYO_BASE_PAGING_H

#include <stddef.h>

struct arena;
struct helper;
struct paging;

/* For a process that ends with this job; NULL if nobody helps. It lives in the arena. */
struct paging *paging_new(struct arena *arena, struct helper *helper);

/* `paging` may be NULL below. */

/* Has the large pages of the heap behind those in use made ready that have not been, if
 * there are any: to be called when a stage begins. */
void paging_stay_ahead(struct paging *paging);

/* Notes a file that is mapped as it is and will stay so. */
void paging_note_file(struct paging *paging, const void *bytes, size_t n);

/* Has the pages of the files noted, and most of those of libraries that have been opened
 * late, given back: when all that is read of fonts has been. What is touched again is
 * read again, here and below. */
void paging_leave_fonts(struct paging *paging);

/* The same of all libraries and of the program: when the output is on its way to the
 * disk. */
void paging_leave(struct paging *paging);

#endif
