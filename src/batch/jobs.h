/* The jobs of a run: what each is to make of what; internal to this folder. */
#ifndef GAIYO_BATCH_JOBS_H
#define GAIYO_BATCH_JOBS_H

#include "gaiyo_batch.h"

#include "base/diag.h"

struct job;

struct batch_job {
    struct gaiyo_request request; /* with an output */
    struct srcpos pos;            /* of its row, or NO_POS */
    /* Of all that is asked for, files by their names, and of the version of gaiyo. */
    uint64_t asked;
};

struct batch_jobs {
    struct batch_job *jobs;
    int n;
    /* What has been read to list them: a worker, which has it in memory since it was
     * forked, goes on with it. */
    struct gaiyo_kept *kept;
};

/* The rows of batch->jobs; false, and a diagnostic for everything that is wrong with
 * them, if one of them is no job. */
bool jobs_read(struct job *job, const struct gaiyo_batch *batch, struct batch_jobs *jobs);

/* A job for every area that the measurements name. */
bool jobs_of_areas(struct job *job, const struct gaiyo_batch *batch,
                   struct batch_jobs *jobs);

/* Says of every two jobs with one output, and of every output that a job reads, that they
 * collide; false if there are any. */
bool jobs_check(struct job *job, const struct batch_jobs *jobs);

/* Leaves those of one shard of several: the hash of its output says which a job belongs
 * to, so that it does not depend on the other jobs. */
void jobs_take_shard(struct batch_jobs *jobs, int shard, int shards);

/* Fills in `asked`. */
void jobs_finish(struct batch_jobs *jobs);

/* The path of an output as other names for the same file spell it, too: without "." and
 * doubled slashes, and with its folder's real name if the folder is there. */
const char *jobs_real_path(struct job *job, const char *path);

#endif
