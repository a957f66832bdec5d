/* Many sheets in one run: a list of jobs, or one plan for every area that its
 * measurements name, rendered by several processes.
 *
 * What goes wrong with one sheet costs that sheet alone: a plan with errors, a process
 * that crashes, runs out of memory or takes too long is one failure in the summary. Every
 * output is there whole or not at all. A journal says what has been made of what, so that
 * a run that was stopped goes on where it was. */
#ifndef GAIYO_BATCH_H
#define GAIYO_BATCH_H

#include "gaiyo.h"

struct gaiyo_batch {
    /* What all jobs share. With `jobs` its plan is NULL, and a job's own layout, data and
     * so on take precedence; without it, `plan`, `data` and `output` must be given. */
    struct gaiyo_request request;

    /* Path of a CSV file with a job a row and the columns plan, data, layout, output,
     * as-of, mapping, previous, previous-plan and set.NAME. Several files of measurements
     * are parted by ";". Paths are taken from the folder of this file. */
    const char *jobs;

    /* The column of the measurements that names the area of each (市町村): a job for
     * every area. The output is then a pattern: {area} stands for its name. */
    const char *by;

    int workers;       /* processes; 0: as many as the machine has processors */
    int shard, shards; /* which part of the jobs, from 1, of how many; 0: all of them */
    int resume;     /* leave out what the journal says has been made of the same input */
    int fail_fast;  /* begin no job after the first failure */
    int time_limit; /* processor time that a job may take [s]; 0: no limit */

    const char *journal; /* path; NULL: beside the jobs or the plan */
    const char *report;  /* path of a summary in JSON, or NULL */
    const char *bind;    /* path of a PDF that all sheets go into, or NULL */
};

struct gaiyo_batch_progress {
    int jobs;    /* of this run, left out ones included */
    int made;    /* by this run */
    int skipped; /* left out by resume */
    int failed;
    int warned; /* made, but there is something to say of them: the report has it */
    long milliseconds;  /* since the beginning */
    int ended;          /* the run has: this is the last call */
    const char *output; /* of the job that has just ended; NULL at the ends of the run */
    int ok;
};

/* Called at the beginning, after each job and at the end. */
typedef void (*gaiyo_progress_fn)(void *user,
                                  const struct gaiyo_batch_progress *progress);

/* GAIYO_OK if every job has its output. What is wrong with the list of jobs, and the
 * summary of all failures at the end, go to `say`. SIGINT and SIGTERM, while it runs, end
 * it when the jobs at hand are done; a second one at once. */
enum gaiyo_status gaiyo_batch_run(const struct gaiyo_batch *batch, gaiyo_message_fn say,
                                  gaiyo_progress_fn progress, void *user);

/* Puts the journals of shards together: `output` then says of every job what the last of
 * them says. */
enum gaiyo_status gaiyo_batch_merge_journals(const char *output,
                                             const char *const *journals, int n,
                                             gaiyo_message_fn say, void *user);

#endif
