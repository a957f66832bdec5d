#if defined(__linux__)
#define _GNU_SOURCE /* sched_getcpu, pthread_attr_setaffinity_np */
#endif

#include "base/helper.h"

#include "base/arena.h"

#include <pthread.h>
#include <sched.h>
#include <stdbool.h>
#include <unistd.h>

enum { MOST_WAITING = 64 };

struct piece {
    helper_work work;
    void *item;
};

/* Pieces, the first of them at `first`. */
struct ring {
    struct piece pieces[MOST_WAITING];
    int first, n;
};

struct helper {
    pthread_t thread;
    pthread_mutex_t lock; /* of everything below */
    pthread_cond_t handed, done;
    struct ring waiting, offered;
    bool busy, ends;
    bool at_offer;       /* what it is busy with has only been offered */
    const void *at_hand; /* what it is busy with */
};

static struct piece take_first(struct ring *ring)
{
    const struct piece piece = ring->pieces[ring->first];
    ring->first = (ring->first + 1) % MOST_WAITING;
    ring->n--;
    return piece;
}

static struct piece *piece_at(struct ring *ring, int i)
{
    return &ring->pieces[(ring->first + i) % MOST_WAITING];
}

/* Takes the piece of `item` out of the ring; false if it does not wait there. */
static bool take_item(struct ring *ring, const void *item, struct piece *piece)
{
    int i = 0;
    while (i < ring->n && piece_at(ring, i)->item != item)
        i++;
    if (i == ring->n)
        return false;
    *piece = *piece_at(ring, i);
    for (ring->n--; i < ring->n; i++)
        *piece_at(ring, i) = *piece_at(ring, i + 1);
    return true;
}

/* False if there is no room. */
static bool put(struct ring *ring, helper_work work, void *item)
{
    if (ring->n == MOST_WAITING)
        return false;
    *piece_at(ring, ring->n++) = (struct piece){work, item};
    return true;
}

static void *help(void *self)
{
    struct helper *h = self;
    pthread_mutex_lock(&h->lock);
    while (h->waiting.n || h->offered.n || !h->ends) {
        struct ring *ring = h->waiting.n ? &h->waiting : &h->offered;
        if (!ring->n) {
            pthread_cond_wait(&h->handed, &h->lock);
            continue;
        }
        const struct piece piece = take_first(ring);
        h->busy = true;
        h->at_offer = ring == &h->offered;
        h->at_hand = piece.item;
        pthread_mutex_unlock(&h->lock);
        piece.work(piece.item, HAND_HELPER);
        pthread_mutex_lock(&h->lock);
        h->busy = false;
        pthread_cond_signal(&h->done);
    }
    pthread_mutex_unlock(&h->lock);
    return NULL;
}

/* A thread begins, and is woken, where its caller runs, if the system thinks that the
 * processor there will soon be free; for pieces as short as ours it is moved too late: it
 * would begin when its caller waits. So it is told to keep off that processor before it
 * begins. */
static void keep_off_this_processor(pthread_attr_t *attributes)
{
#if defined(__linux__)
    cpu_set_t allowed;
    const int processor = sched_getcpu();
    if (processor < 0 || sched_getaffinity(0, sizeof allowed, &allowed) != 0 ||
        CPU_COUNT(&allowed) < 2)
        return;
    CPU_CLR((size_t)processor, &allowed);
    pthread_attr_setaffinity_np(attributes, sizeof allowed, &allowed);
#else
    (void)attributes;
#endif
}

static bool begin_thread(struct helper *h)
{
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    keep_off_this_processor(&attributes);
    const bool begun = pthread_create(&h->thread, &attributes, help, h) == 0;
    pthread_attr_destroy(&attributes);
    return begun;
}

void helper_keep_apart(struct helper *h)
{
#if defined(__linux__)
    cpu_set_t here;
    const int processor = sched_getcpu();
    if (!h || processor < 0)
        return;
    CPU_ZERO(&here);
    CPU_SET((size_t)processor, &here);
    sched_setaffinity(0, sizeof here, &here);
#else
    (void)h;
#endif
}

/* How many it may run on; to ask how many there are takes longer than to begin it. */
static long count_processors(void)
{
#if defined(__linux__)
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof allowed, &allowed) == 0)
        return CPU_COUNT(&allowed);
#endif
    return sysconf(_SC_NPROCESSORS_ONLN);
}

struct helper *helper_new(struct arena *arena)
{
    if (count_processors() < 2)
        return NULL;
    struct helper *h = ARENA_NEW(arena, struct helper);
    pthread_mutex_init(&h->lock, NULL);
    pthread_cond_init(&h->handed, NULL);
    pthread_cond_init(&h->done, NULL);
    return begin_thread(h) ? h : NULL;
}

void helper_end(struct helper *h)
{
    if (!h)
        return;
    helper_finish(h);
    helper_leave(h);
    pthread_join(h->thread, NULL);
    pthread_cond_destroy(&h->done);
    pthread_cond_destroy(&h->handed);
    pthread_mutex_destroy(&h->lock);
}

void helper_leave(struct helper *h)
{
    if (!h)
        return;
    pthread_mutex_lock(&h->lock);
    h->ends = true;
    pthread_cond_signal(&h->handed);
    pthread_mutex_unlock(&h->lock);
}

/* False if nobody will take it. */
static bool hand_over(struct helper *h, helper_work work, void *item)
{
    if (!h)
        return false;
    pthread_mutex_lock(&h->lock);
    const bool taken = put(&h->waiting, work, item);
    pthread_cond_signal(&h->handed);
    pthread_mutex_unlock(&h->lock);
    return taken;
}

void helper_offer(struct helper *h, helper_work work, void *item)
{
    if (!h)
        return;
    pthread_mutex_lock(&h->lock);
    put(&h->offered, work, item);
    pthread_cond_signal(&h->handed);
    pthread_mutex_unlock(&h->lock);
}

void helper_do(struct helper *h, helper_work work, void *item)
{
    if (!hand_over(h, work, item))
        work(item, HAND_CALLER);
}

void helper_go_on(struct helper *h, enum hand hand, helper_work work, void *item)
{
    if (!hand_over(h, work, item))
        work(item, hand);
}

void helper_wait_for(struct helper *h, const void *item)
{
    struct piece piece;
    if (!h)
        return;
    pthread_mutex_lock(&h->lock);
    if (take_item(&h->waiting, item, &piece)) {
        pthread_mutex_unlock(&h->lock);
        piece.work(piece.item, HAND_CALLER);
        return;
    }
    while (h->busy && h->at_hand == item)
        pthread_cond_wait(&h->done, &h->lock);
    pthread_mutex_unlock(&h->lock);
}

/* A piece may hand over another one when it is done. */
void helper_wait(struct helper *h)
{
    if (!h)
        return;
    pthread_mutex_lock(&h->lock);
    while (h->waiting.n || (h->busy && !h->at_offer)) {
        if (!h->waiting.n) {
            pthread_cond_wait(&h->done, &h->lock);
            continue;
        }
        const struct piece piece = take_first(&h->waiting);
        pthread_mutex_unlock(&h->lock);
        piece.work(piece.item, HAND_CALLER);
        pthread_mutex_lock(&h->lock);
    }
    pthread_mutex_unlock(&h->lock);
}

void helper_finish(struct helper *h)
{
    helper_wait(h);
    if (!h)
        return;
    pthread_mutex_lock(&h->lock);
    h->offered.n = 0;
    while (h->busy)
        pthread_cond_wait(&h->done, &h->lock);
    pthread_mutex_unlock(&h->lock);
}
