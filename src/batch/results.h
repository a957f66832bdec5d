/* What has become of the jobs; internal to this folder. */
#ifndef GAIYO_BATCH_RESULTS_H
#define GAIYO_BATCH_RESULTS_H

#include "batch/jobs.h"

struct job;

enum fate { FATE_NOT_BEGUN, FATE_MADE, FATE_SKIPPED, FATE_FAILED };

struct result {
    enum fate fate;
    enum gaiyo_status status; /* of a job that was made or failed */
    int64_t ms, size, peak;   /* [ms], [byte], [KiB]; 0 of a job that was not run */
    const char *cause;        /* how its process ended; NULL if it answered */
    const char *messages;     /* of the job, a line each; NULL if there are none */
};

struct results {
    struct result *of; /* by index of the job */
    int n;
    int made, skipped, failed;
    int warned; /* of those that were made */
    int64_t ms; /* of the whole run */
};

/* A finding for each failure, its own messages behind it. */
struct str results_failures(struct job *job, const struct batch_jobs *jobs,
                            const struct results *results, bool json);

/* All results as JSON. */
struct str results_report(struct job *job, const struct batch_jobs *jobs,
                          const struct results *results);

#endif
