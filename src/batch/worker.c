#include "batch/worker.h"

#include "batch/journal.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/list.h"
#include "base/sync.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* Memory that libraries do not give back adds up over many jobs; a fresh process costs
 * less than a search for it. */
enum { MOST_JOBS = 1000 };

static const size_t arena_room = (size_t)1 << 30;

struct worker {
    const struct batch_jobs *jobs;
    struct worker_limits limits;
    int from, to;
    struct arena *noted;     /* the digests of what has been read */
    struct gaiyo_kept *kept; /* what the next job may need again */
    struct digests digests;
    struct arena *arena; /* of the job at hand */
    struct strbuf messages;
    struct list reads; /* of struct journal_read */
};

static void take_messages(void *user, const char *messages, size_t size)
{
    struct worker *w = user;
    strbuf_add_bytes(&w->messages, messages, (int)size);
}

static void take_read(void *user, const char *path)
{
    struct worker *w = user;
    uint64_t digest;
    if (!digest_file(&w->digests, path, &digest))
        return;
    *(struct journal_read *)list_add(&w->reads) =
        (struct journal_read){str_copy(w->arena, str_of(path)), digest};
}

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* The processor time that the process may have used when the job has ended. */
static void limit_time(int seconds)
{
    struct rusage used;
    struct rlimit limit;
    if (!seconds || getrusage(RUSAGE_SELF, &used) != 0 ||
        getrlimit(RLIMIT_CPU, &limit) != 0)
        return;
    limit.rlim_cur = (rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec + 1 + seconds);
    setrlimit(RLIMIT_CPU, &limit);
}

/* What libraries may take beside the job's own memory, which has a limit of its own. */
static void limit_memory(size_t memory)
{
#ifndef __SANITIZE_ADDRESS__
    struct rlimit limit = {0, RLIM_INFINITY};
    limit.rlim_cur = (rlim_t)(3 * memory + ((size_t)1 << 30));
    setrlimit(RLIMIT_AS, &limit);
#else
    (void)memory;
#endif
}

/* The folders that an output goes to, as far as they are not there. */
static void make_folders(struct arena *arena, const char *path)
{
    const char *folder = path_folder(arena, path);
    if (access(folder, F_OK) == 0)
        return;
    make_folders(arena, folder);
    mkdir(folder, 0777);
}

static bool send(int fd, const void *bytes, size_t size)
{
    const char *p = bytes;
    while (size) {
        const ssize_t n = write(fd, p, size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        p += n;
        size -= (size_t)n;
    }
    return true;
}

static struct str entry_line(struct worker *w, const struct batch_job *one,
                             struct answer *answer)
{
    struct journal_entry entry = {
        .made = answer->status == GAIYO_OK,
        .output = str_of(one->request.output),
        .asked = one->asked,
        .ms = answer->ms,
        .reads = (const struct journal_read *)w->reads.items,
        .n_reads = w->reads.n,
    };
    if (entry.made)
        file_stamp(one->request.output, &entry.size, &entry.written);
    answer->size = entry.size;
    return journal_line(w->arena, &entry);
}

static bool make(struct worker *w, int index, int done)
{
    const struct batch_job *one = &w->jobs->jobs[index];
    struct gaiyo_request request = one->request;
    w->arena = arena_new("journal", arena_room, NULL);
    strbuf_init(&w->messages, w->arena);
    w->reads = list_of(w->arena, sizeof(struct journal_read));
    request.read_file = take_read;
    request.kept = w->kept;
    limit_time(w->limits.time);
    make_folders(w->arena, request.output);

    const int64_t begun = now_ms();
    struct answer answer = {.job = index,
                            .status = (int)gaiyo_run(&request, take_messages, w)};
    struct rusage used = {.ru_maxrss = 0};
    getrusage(RUSAGE_SELF, &used);
    answer.ms = now_ms() - begun;
    answer.peak = (int32_t)used.ru_maxrss;
    answer.leaves = done + 1 == MOST_JOBS;
    const struct str line = entry_line(w, one, &answer);
    answer.n_messages = w->messages.n;
    answer.n_line = line.n;
    const bool sent = send(w->to, &answer, sizeof answer) &&
                      send(w->to, w->messages.p, (size_t)w->messages.n) &&
                      send(w->to, line.p, (size_t)line.n);
    arena_free(w->arena);
    return sent && !answer.leaves;
}

/* The next job; false at the end. */
static bool receive(int fd, int32_t *index)
{
    ssize_t n;
    do
        n = read(fd, index, sizeof *index);
    while (n < 0 && errno == EINTR);
    return n == sizeof *index;
}

void worker_run(const struct batch_jobs *jobs, struct worker_limits limits, int from,
                int to)
{
    struct worker w = {.jobs = jobs, .limits = limits, .from = from, .to = to};
    const struct rlimit none = {0, 0};
    int32_t index;
    /* Whoever stops the run stops it between two sheets. */
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
    signal(SIGPIPE, SIG_DFL);
    setrlimit(RLIMIT_CORE, &none);
    limit_memory(limits.memory);
    sync_leave_folders();
    w.noted = arena_new("digests", arena_room, NULL);
    w.digests = digests_new(w.noted);
    w.kept = jobs->kept;
    for (int done = 0; receive(from, &index) && make(&w, index, done); done++)
        ;
    _exit(0);
}
