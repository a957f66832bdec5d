/* All sheets of a run in one PDF (--bind); internal to this folder. */
#ifndef GAIYO_BATCH_BOUND_H
#define GAIYO_BATCH_BOUND_H

#include "batch/jobs.h"
#include "batch/results.h"

struct job;

/* Says if the book would take the place of a sheet, or of what one is made of; before
 * anything is made. */
bool bound_check(struct job *job, const struct batch_jobs *jobs, const char *book);

/* Binds the sheets in the order of the jobs, if all of them are there: those that were
 * left out because they had been made before, too. */
bool bound_write(struct job *job, const struct batch_jobs *jobs,
                 const struct results *results, const char *book);

#endif
