#include "gaiyo_batch.h"

#include "batch/bound.h"
#include "batch/journal.h"
#include "batch/messages.h"
#include "batch/pool.h"
#include "batch/results.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/job.h"
#include "base/kept.h"
#include "base/list.h"
#include "base/map.h"
#include "base/sync.h"

#include <errno.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const size_t arena_room = (size_t)4 << 30;
static const size_t job_memory = (size_t)1 << 30; /* gaiyo.h */

/* A run under way. */
struct batch {
    struct job *job;
    const struct gaiyo_batch *asked;
    gaiyo_progress_fn progress;
    void *user;
    struct batch_jobs jobs;
    bool *wanted; /* by job */
    struct results results;
    struct journal journal;
    int64_t begun; /* [ms] */
    bool journal_failed;
};

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void tell(const struct batch *b, struct gaiyo_batch_progress what)
{
    const struct gaiyo_batch_progress progress = {
        .jobs = b->results.n,
        .made = b->results.made,
        .skipped = b->results.skipped,
        .failed = b->results.failed,
        .warned = b->results.warned,
        .milliseconds = (long)(now_ms() - b->begun),
        .ended = what.ended,
        .output = what.output,
        .ok = what.ok,
    };
    if (b->progress)
        b->progress(b->user, &progress);
}

/* --- jobs ending -------------------------------------------------------------------- */

static const char *cause_of(struct job *job, const struct gaiyo_batch *asked, int death)
{
    if (WIFEXITED(death))
        return str_format(job->doc,
                          diags_phrase(job->diags, "its process left with status %d"),
                          WEXITSTATUS(death))
            .p;
    if (WTERMSIG(death) == SIGXCPU)
        return str_format(
                   job->doc,
                   diags_phrase(job->diags, "it took more than %d s of processor time"),
                   asked->time_limit)
            .p;
    return str_format(job->doc,
                      diags_phrase(job->diags, "its process was ended by signal %d (%s)"),
                      WTERMSIG(death), strsignal(WTERMSIG(death)))
        .p;
}

/* The journal's line of a job whose worker did not come to write one. */
static struct str line_of_death(struct job *job, const struct batch_job *one)
{
    const struct journal_entry entry = {
        .made = false, .output = str_of(one->request.output), .asked = one->asked};
    return journal_line(job->doc, &entry);
}

static void note(struct batch *b, struct str line)
{
    if (journal_add(&b->journal, line) || b->journal_failed)
        return;
    b->journal_failed = true;
    DIAG(b->job->diags, DIAG_JOURNAL_UNWRITABLE, NO_POS, b->journal.path,
         strerror(errno));
}

static bool on_end(void *user, const struct job_end *end)
{
    struct batch *b = user;
    const struct batch_job *one = &b->jobs.jobs[end->job];
    struct result *result = &b->results.of[end->job];
    const bool made = end->answered && end->answer.status == GAIYO_OK;
    *result = (struct result){.fate = made ? FATE_MADE : FATE_FAILED};
    if (end->messages.n)
        result->messages = str_c(b->job->doc, end->messages);
    if (end->answered) {
        result->status = (enum gaiyo_status)end->answer.status;
        result->ms = end->answer.ms;
        result->size = end->answer.size;
        result->peak = end->answer.peak;
    } else {
        result->status = GAIYO_FINDINGS;
        result->cause = cause_of(b->job, b->asked, end->death);
    }
    note(b, end->answered ? end->line : line_of_death(b->job, one));
    *(made ? &b->results.made : &b->results.failed) += 1;
    b->results.warned += made && result->messages;
    tell(b, (struct gaiyo_batch_progress){.output = one->request.output, .ok = made});
    return !b->journal_failed && (made || !b->asked->fail_fast);
}

/* --- before ------------------------------------------------------------------------- */

static bool find_jobs(struct batch *b)
{
    const struct gaiyo_batch *asked = b->asked;
    if (!(asked->jobs ? jobs_read(b->job, asked, &b->jobs)
                      : jobs_of_areas(b->job, asked, &b->jobs)) ||
        !jobs_check(b->job, &b->jobs) ||
        (asked->bind && !bound_check(b->job, &b->jobs, asked->bind)))
        return false;
    if (asked->shards)
        jobs_take_shard(&b->jobs, asked->shard, asked->shards);
    jobs_finish(&b->jobs);
    return true;
}

/* Beside the list of jobs, or the plan; a shard has one of its own. */
static const char *journal_path(const struct batch *b)
{
    const struct gaiyo_batch *asked = b->asked;
    if (asked->journal)
        return asked->journal;
    const char *of = asked->jobs ? asked->jobs : asked->request.plan;
    return asked->shards ? str_format(b->job->doc, "%s.%d-of-%d.journal", of,
                                      asked->shard, asked->shards)
                               .p
                         : str_format(b->job->doc, "%s.journal", of).p;
}

static void find_wanted(struct batch *b)
{
    struct digests digests = digests_new(b->job->doc);
    b->wanted = ARENA_ARRAY(b->job->doc, bool, b->jobs.n);
    b->results = (struct results){
        .of = ARENA_ARRAY(b->job->doc, struct result, b->jobs.n), .n = b->jobs.n};
    for (int i = 0; i < b->jobs.n; i++) {
        b->wanted[i] =
            !b->asked->resume || !journal_has(&b->journal, &digests, &b->jobs.jobs[i]);
        if (b->wanted[i])
            continue;
        b->results.of[i].fate = FATE_SKIPPED;
        b->results.skipped++;
    }
}

static bool prepare(struct batch *b)
{
    if (!find_jobs(b))
        return false;
    const char *path = journal_path(b);
    if (!journal_read(b->job, path, &b->journal))
        return false;
    find_wanted(b);
    return journal_open(b->job, path, b->asked->resume, &b->journal);
}

/* --- the run ------------------------------------------------------------------------ */

static int worker_count(const struct batch *b)
{
    const long processors = sysconf(_SC_NPROCESSORS_ONLN);
    const int wanted = b->jobs.n - b->results.skipped;
    const int n = b->asked->workers ? b->asked->workers
                  : processors > 0  ? (int)processors
                                    : 1;
    return n < wanted ? n : wanted > 0 ? wanted : 1;
}

static void make_sheets(struct batch *b)
{
    const size_t memory = b->asked->request.memory_limit;
    const struct worker_limits limits = {b->asked->time_limit,
                                         memory ? memory : job_memory};
    tell(b, (struct gaiyo_batch_progress){.ended = 0});
    const int begun = pool_run(&b->jobs, b->wanted, worker_count(b), limits, on_end, b);
    b->results.ms = now_ms() - b->begun;
    const int wanted = b->jobs.n - b->results.skipped;
    if (begun < 0)
        DIAG(b->job->diags, DIAG_BATCH_NO_PROCESS, NO_POS, strerror(errno));
    else if (begun < wanted && !b->journal_failed)
        DIAG(b->job->diags, DIAG_BATCH_STOPPED, NO_POS,
             str_format(b->job->doc, "%d", wanted - begun).p);
    tell(b, (struct gaiyo_batch_progress){.ended = 1});
}

/* Once for all sheets: the journal says that they are there, and a run that is resumed
 * looks whether they are. */
static void sync_folders(const struct batch *b)
{
    struct map synced = map_in(b->job->doc);
    for (int i = 0; i < b->jobs.n; i++) {
        const char *folder = path_folder(b->job->doc, b->jobs.jobs[i].request.output);
        if (b->results.of[i].fate != FATE_MADE || map_find(&synced, str_of(folder)) >= 0)
            continue;
        map_put(&synced, str_of(folder), 1);
        sync_folder(folder);
    }
}

static enum gaiyo_status status_of(const struct batch *b)
{
    if (diags_worst(b->job->diags) == SEVERITY_ENVIRONMENT)
        return GAIYO_ENVIRONMENT;
    return b->results.failed || diags_failed(b->job->diags) ? GAIYO_FINDINGS : GAIYO_OK;
}

static void run(struct batch *b, gaiyo_message_fn say)
{
    struct str failures = STR("");
    const bool json = b->asked->request.json_messages;
    if (prepare(b)) {
        make_sheets(b);
        sync_folders(b);
        journal_close(&b->journal);
        if (b->asked->bind)
            bound_write(b->job, &b->jobs, &b->results, b->asked->bind);
        failures = results_failures(b->job, &b->jobs, &b->results, json);
        if (b->asked->report)
            file_write(b->job, b->asked->report,
                       results_report(b->job, &b->jobs, &b->results));
    }
    const struct str found = diags_print(b->job->diags, b->job->doc, json);
    if (say && failures.n)
        say(b->user, failures.p, (size_t)failures.n);
    if (say && found.n)
        say(b->user, found.p, (size_t)found.n);
}

enum gaiyo_status gaiyo_batch_run(const struct gaiyo_batch *asked, gaiyo_message_fn say,
                                  gaiyo_progress_fn progress, void *user)
{
    struct job job = {
        .doc = arena_new("list of jobs", arena_room, NULL),
        .scratch = arena_new("scratch", arena_room, NULL),
    };
    struct gaiyo_kept *kept = gaiyo_kept_new(0);
    job.kept = (struct kept *)kept;
    job.diags = kept_begin(job.kept, job.doc);
    diags_speak(job.diags, (enum language)asked->request.language);
    struct batch b = {.job = &job,
                      .asked = asked,
                      .progress = progress,
                      .user = user,
                      .jobs = {.kept = kept},
                      .journal = {.fd = -1},
                      .begun = now_ms()};
    run(&b, say);
    const enum gaiyo_status status = status_of(&b);
    diags_close(job.diags);
    arena_free(job.scratch);
    arena_free(job.doc);
    gaiyo_kept_free(kept);
    return status;
}
