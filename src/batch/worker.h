/* A process that makes one sheet after the other; internal to this folder.
 *
 * It is told a job by its index in the list, which it has in memory since it was forked,
 * and answers with a struct answer and its texts. A crash, a limit or a library that
 * exits ends the process: whoever started it sees the end of its pipe and starts another.
 */
#ifndef GAIYO_BATCH_WORKER_H
#define GAIYO_BATCH_WORKER_H

#include "batch/jobs.h"

#include <stdnoreturn.h>

struct worker_limits {
    int time;      /* processor time of a job [s]; 0: none */
    size_t memory; /* of a job [byte] */
};

/* What goes in front of the messages and the journal's line of a job. */
struct answer {
    int32_t job;
    int32_t status; /* enum gaiyo_status */
    int32_t peak;   /* memory of the process so far [KiB] */
    int32_t leaves; /* the process makes room for a fresh one */
    int64_t ms;
    int64_t size;               /* of the output; 0: it has not been made */
    int32_t n_messages, n_line; /* [byte] */
};

/* Reads job indexes (int32_t) from `from` and writes answers to `to` until `from` ends.
 */
noreturn void worker_run(const struct batch_jobs *jobs, struct worker_limits limits,
                         int from, int to);

#endif
