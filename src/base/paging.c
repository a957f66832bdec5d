#if defined(__linux__)
#define _GNU_SOURCE /* sbrk, madvise, dl_iterate_phdr */
#endif

#include "base/paging.h"

#include "base/arena.h"
#include "base/helper.h"
#include "base/list.h"

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#if defined(__linux__)
#include <link.h>
#include <sys/mman.h>
#endif

enum {
    LARGE_PAGE = 2 << 20,
    AHEAD = LARGE_PAGE / 2, /* what a stage takes before the next one begins */
    BLOCK = 64 << 10,
};

/* A stretch of memory, and what comes of it: a piece of work. */
struct stretch {
    uintptr_t from, to;
};

struct paging {
    struct arena *arena;
    struct helper *helper;
    uintptr_t ready;   /* up to here the heap has been made ready */
    struct list files; /* of struct stretch */
    int n_objects;     /* the program and the libraries that it began with */
};

static int count_objects(void);

struct paging *paging_new(struct arena *arena, struct helper *helper)
{
    if (!helper)
        return NULL;
    struct paging *p = ARENA_NEW(arena, struct paging);
    *p = (struct paging){
        .arena = arena,
        .helper = helper,
        .files = list_of(arena, sizeof(struct stretch)),
        .n_objects = count_objects(),
    };
    return p;
}

void paging_note_file(struct paging *p, const void *bytes, size_t n)
{
    if (p && bytes)
        *(struct stretch *)list_add(&p->files) =
            (struct stretch){(uintptr_t)bytes, (uintptr_t)bytes + n};
}

#if defined(__linux__) && defined(MADV_POPULATE_WRITE)

static void make_ready(void *item, enum hand hand)
{
    const struct stretch *s = item;
    (void)hand;
    madvise((void *)s->from, s->to - s->from, MADV_POPULATE_WRITE);
}

/* Where the heap grows shows a block that is too large for a gap in it. Its end is far
 * behind that only where the program has asked for room at once (cli/heap.h). */
static uintptr_t heap_top(void)
{
    void *volatile block = malloc(BLOCK);
    const uintptr_t top = (uintptr_t)block;
    free(block);
    return top;
}

void paging_stay_ahead(struct paging *p)
{
    if (!p)
        return;
    const uintptr_t top = heap_top(), end = (uintptr_t)sbrk(0);
    uintptr_t from = (top + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
    if (from < p->ready)
        from = p->ready;
    for (; from < top + AHEAD && from + LARGE_PAGE <= end; from += LARGE_PAGE) {
        struct stretch *s = ARENA_NEW(p->arena, struct stretch);
        *s = (struct stretch){from, from + LARGE_PAGE};
        helper_offer(p->helper, make_ready, s);
        p->ready = s->to;
    }
}

#else

void paging_stay_ahead(struct paging *p)
{
    (void)p;
}

#endif

#if defined(__linux__)

static int count_one(struct dl_phdr_info *object, size_t size, void *n)
{
    (void)object, (void)size;
    ++*(int *)n;
    return 0;
}

static int count_objects(void)
{
    int n = 0;
    dl_iterate_phdr(count_one, &n);
    return n;
}

static void give_back(void *item, enum hand hand)
{
    const struct stretch *s = item;
    (void)hand;
    madvise((void *)s->from, s->to - s->from, MADV_DONTNEED);
}

/* The pages that are wholly within; few are not worth a call. */
static void offer(struct paging *p, uintptr_t from, uintptr_t to, uintptr_t least)
{
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    from = (from + page - 1) / page * page;
    to = to / page * page;
    if (to < from + least)
        return;
    struct stretch *s = ARENA_NEW(p->arena, struct stretch);
    *s = (struct stretch){from, to};
    helper_offer(p->helper, give_back, s);
}

/* Which of the objects in memory, and which of their parts. */
struct leaving {
    struct paging *paging;
    int skipped; /* so many are still to be left out */
    uintptr_t least;
};

/* What has not been written to is in its file. */
static int leave_object(struct dl_phdr_info *object, size_t size, void *data)
{
    struct leaving *l = data;
    (void)size;
    if (l->skipped-- > 0)
        return 0;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &object->dlpi_phdr[i];
        const uintptr_t from = object->dlpi_addr + part->p_vaddr;
        if (part->p_type == PT_LOAD && !(part->p_flags & PF_W))
            offer(l->paging, from, from + part->p_memsz, l->least);
    }
    return 0;
}

void paging_leave_fonts(struct paging *p)
{
    if (!p)
        return;
    for (int i = 0; i < p->files.n; i++) {
        const struct stretch *file = list_at(&p->files, i);
        offer(p, file->from, file->to, BLOCK);
    }
    struct leaving leaving = {p, p->n_objects, 4 * BLOCK};
    dl_iterate_phdr(leave_object, &leaving);
}

void paging_leave(struct paging *p)
{
    struct leaving leaving = {p, 0, BLOCK};
    if (p)
        dl_iterate_phdr(leave_object, &leaving);
}

#else

static int count_objects(void)
{
    return 0;
}

void paging_leave_fonts(struct paging *p)
{
    (void)p;
}

void paging_leave(struct paging *p)
{
    (void)p;
}

#endif
