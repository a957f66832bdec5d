/* A helper: a second thread that takes work off the hands of a job.
 *
 * A piece of work gets one value that nothing else touches until the wait, allocates from
 * no arena and says nothing; so what comes out is the same whoever does it, and when.
 * Where there is no second thread (one processor, or nobody asked for it) the work is
 * done by the caller. */
#ifndef GAIYO_BASE_HELPER_H
#define GAIYO_BASE_HELPER_H

struct arena;
struct helper;

/* Who does a piece of work: for what each of them needs one of. */
enum hand { HAND_CALLER, HAND_HELPER, HANDS };

typedef void (*helper_work)(void *item, enum hand hand);

/* Starts a helper; NULL if it would be of no use. It lives in the arena and is to be
 * ended before that. */
struct helper *helper_new(struct arena *arena);

/* Ties the calling thread to the processor that it runs on: for a process that ends with
 * this job. Else, when it has waited, it may be woken where the helper runs, which must
 * not go where it was; then they share a processor, and one is idle. `helper` may be NULL
 * here and below. */
void helper_keep_apart(struct helper *helper);

/* Waits for all work that has been handed over. */
void helper_end(struct helper *helper);

/* Lets a helper go that nothing more will be handed to: it ends when it has done what it
 * has, and the process need not end it. What is still to be waited for may be. */
void helper_leave(struct helper *helper);

/* Waits for all work that has been handed over, and forgets what has only been offered.
 */
void helper_finish(struct helper *helper);

/* Hands over a piece of work. */
void helper_do(struct helper *helper, helper_work work, void *item);

/* Offers one that need not be done: the helper does it when it has nothing else to do.
 * The caller never does it, nor waits for it. */
void helper_offer(struct helper *helper, helper_work work, void *item);

/* The same as helper_do at the end of a piece of work, which `hand` has done: what is to
 * be done with what has come of it. */
void helper_go_on(struct helper *helper, enum hand hand, helper_work work, void *item);

/* Returns when the piece of work that got `item` is done, which the caller does if nobody
 * has begun with it; at once if there is none. */
void helper_wait_for(struct helper *helper, const void *item);

/* Returns when all work is done. The caller takes part in it. */
void helper_wait(struct helper *helper);

#endif
