#include "base/helper.h"

#include "base/arena.h"

#include <pthread.h>
#include <stdbool.h>
#include <unistd.h>

enum { MOST_WAITING = 64 };

struct piece {
    helper_work work;
    void *item;
};

struct helper {
    pthread_t thread;
    pthread_mutex_t lock; /* of everything below */
    pthread_cond_t handed, done;
    struct piece waiting[MOST_WAITING]; /* a ring */
    int first, n;
    bool busy, ends;
};

static struct piece take_first(struct helper *h)
{
    const struct piece piece = h->waiting[h->first];
    h->first = (h->first + 1) % MOST_WAITING;
    h->n--;
    return piece;
}

static void *help(void *self)
{
    struct helper *h = self;
    pthread_mutex_lock(&h->lock);
    while (!h->ends) {
        if (!h->n) {
            pthread_cond_wait(&h->handed, &h->lock);
            continue;
        }
        const struct piece piece = take_first(h);
        h->busy = true;
        pthread_mutex_unlock(&h->lock);
        piece.work(piece.item, HAND_HELPER);
        pthread_mutex_lock(&h->lock);
        h->busy = false;
        pthread_cond_signal(&h->done);
    }
    pthread_mutex_unlock(&h->lock);
    return NULL;
}

struct helper *helper_new(struct arena *arena)
{
    if (sysconf(_SC_NPROCESSORS_ONLN) < 2)
        return NULL;
    struct helper *h = ARENA_NEW(arena, struct helper);
    pthread_mutex_init(&h->lock, NULL);
    pthread_cond_init(&h->handed, NULL);
    pthread_cond_init(&h->done, NULL);
    return pthread_create(&h->thread, NULL, help, h) == 0 ? h : NULL;
}

void helper_end(struct helper *h)
{
    if (!h)
        return;
    helper_wait(h);
    pthread_mutex_lock(&h->lock);
    h->ends = true;
    pthread_cond_signal(&h->handed);
    pthread_mutex_unlock(&h->lock);
    pthread_join(h->thread, NULL);
    pthread_cond_destroy(&h->done);
    pthread_cond_destroy(&h->handed);
    pthread_mutex_destroy(&h->lock);
}

void helper_do(struct helper *h, helper_work work, void *item)
{
    bool taken = false;
    if (h) {
        pthread_mutex_lock(&h->lock);
        taken = h->n < MOST_WAITING;
        if (taken)
            h->waiting[(h->first + h->n++) % MOST_WAITING] = (struct piece){work, item};
        pthread_cond_signal(&h->handed);
        pthread_mutex_unlock(&h->lock);
    }
    if (!taken)
        work(item, HAND_CALLER);
}

void helper_wait(struct helper *h)
{
    if (!h)
        return;
    pthread_mutex_lock(&h->lock);
    while (h->n) {
        const struct piece piece = take_first(h);
        pthread_mutex_unlock(&h->lock);
        piece.work(piece.item, HAND_CALLER);
        pthread_mutex_lock(&h->lock);
    }
    while (h->busy)
        pthread_cond_wait(&h->done, &h->lock);
    pthread_mutex_unlock(&h->lock);
}
