/* Pages of memory that are made ready and given back by a helper. */
#if defined(__linux__)
#define _GNU_SOURCE /* mincore */
#endif

#include "own_job.h"

#include "base/helper.h"
#include "base/paging.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if defined(__linux__)
#include <fcntl.h>
#include <malloc.h>
#include <semaphore.h>
#include <sys/mman.h>
#endif

enum { LARGE = 2 << 20, ROOM = 32 << 20, SIZE = 8 << 20 };

static void test_nobody_helps(void **state)
{
    (void)state;
    assert_null(paging_new(job.doc, NULL));
    paging_stay_ahead(NULL);
    paging_note_file(NULL, "text", 4);
    paging_leave_fonts(NULL);
    paging_leave(NULL);
}

#if defined(__linux__) && defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)

static void post(void *semaphore, enum hand hand)
{
    (void)hand;
    sem_post(semaphore);
}

static void wait_for_offers(struct helper *helper)
{
    sem_t all;
    sem_init(&all, 0, 0);
    helper_offer(helper, post, &all);
    sem_wait(&all);
    sem_destroy(&all);
}

/* How many of the pages of a large one are there. */
static int count_ready(uintptr_t from)
{
    unsigned char ready[LARGE / 4096];
    int n = 0;
    if (mincore((void *)from, LARGE, ready) != 0)
        return 0;
    for (int i = 0; i < LARGE / sysconf(_SC_PAGESIZE); i++)
        n += ready[i] & 1;
    return n;
}

/* Memory that is in use keeps what it holds; what the heap grows into is there. */
static void test_the_heap_is_ready(void **state)
{
    (void)state;
    struct helper *helper = helper_new(job.doc);
    struct paging *paging = paging_new(job.doc, helper);
    if (!helper)
        skip();
    mallopt(M_MMAP_THRESHOLD, ROOM);
    mallopt(M_TOP_PAD, ROOM);
    char *used = malloc(LARGE);
    memset(used, 'x', LARGE);
    const uintptr_t next = ((uintptr_t)used + 2 * (uintptr_t)LARGE - 1) / LARGE * LARGE;
    const uintptr_t left = next - (uintptr_t)used - LARGE;
    const int before = count_ready(next);
    /* so that no more than a quarter of the page in use is left */
    char *filling = left > LARGE / 4 ? malloc(left - LARGE / 4) : NULL;
    paging_stay_ahead(paging);
    paging_stay_ahead(paging);
    wait_for_offers(helper);
    helper_end(helper);
    free(filling);
    assert_true(before < LARGE / sysconf(_SC_PAGESIZE));
    assert_int_equal(count_ready(next), LARGE / sysconf(_SC_PAGESIZE));
    for (int i = 0; i < LARGE; i++)
        assert_int_equal(used[i], 'x');
    free(used);
}

static long pages_of_files(void)
{
    long all, resident, shared;
    FILE *statm = fopen("/proc/self/statm", "r");
    assert_non_null(statm);
    assert_int_equal(fscanf(statm, "%ld %ld %ld", &all, &resident, &shared), 3);
    fclose(statm);
    return shared;
}

/* What is given back is read again when it is asked for. */
static void test_pages_of_files_are_left(void **state)
{
    (void)state;
    struct helper *helper = helper_new(job.doc);
    struct paging *paging = paging_new(job.doc, helper);
    if (!helper)
        skip();
    char *bytes = malloc(SIZE);
    memset(bytes, 'y', SIZE);
    FILE *file = fopen(TEST_SCRATCH "/mapped", "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, SIZE, file), SIZE);
    fclose(file);
    const int fd = open(TEST_SCRATCH "/mapped", O_RDONLY);
    const char *mapped = mmap(NULL, SIZE, PROT_READ, MAP_PRIVATE, fd, 0);
    assert_ptr_not_equal(mapped, MAP_FAILED);
    close(fd);
    assert_memory_equal(mapped, bytes, SIZE);
    paging_note_file(paging, mapped, SIZE);
    const long before = pages_of_files();
    paging_leave_fonts(paging);
    paging_leave(paging);
    wait_for_offers(helper);
    helper_end(helper);
    assert_true(before - pages_of_files() >= SIZE / sysconf(_SC_PAGESIZE));
    assert_memory_equal(mapped, bytes, SIZE);
    munmap((void *)(uintptr_t)mapped, SIZE);
    free(bytes);
}

#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_nobody_helps),
#if defined(__linux__) && defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)
        TEST(test_the_heap_is_ready),
        TEST(test_pages_of_files_are_left),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
