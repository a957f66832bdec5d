/* The workers of a run and what they are doing; internal to this folder. */
#ifndef GAIYO_BATCH_POOL_H
#define GAIYO_BATCH_POOL_H

#include "batch/worker.h"

#include "base/str.h"

/* How a job has ended. */
struct job_end {
    int job;
    /* Answered by its worker; false: the worker died. */
    bool answered;
    struct answer answer;
    struct str line;     /* for the journal */
    struct str messages; /* of the job, or what the worker said before it died */
    int death;           /* what waitpid says of it */
};

/* Called once for each job; the texts are gone after the call. False: give out no more.
 */
typedef bool (*pool_ended_fn)(void *user, const struct job_end *end);

/* Makes the jobs for which `wanted` is true with `n` workers. Returns how many were
 * begun; SIGINT and SIGTERM keep further ones from being begun, a second one kills the
 * workers. -1 if no worker can be started. */
int pool_run(const struct batch_jobs *jobs, const bool *wanted, int n,
             struct worker_limits limits, pool_ended_fn ended, void *user);

#endif
