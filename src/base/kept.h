/* What is kept from one job to the next: values that are read from files (plans, layouts,
 * fonts …) or made of such values, each under a key that says all that it depends on.
 *
 * A value lives in an arena of its own. It is forgotten when one of the files that it was
 * made of is no longer what it was, or when everything together has become too large and
 * it has been out of use the longest. What was found wrong while a value was made is said
 * again in every job that uses it, and its files count as read there. */
#ifndef GAIYO_BASE_KEPT_H
#define GAIYO_BASE_KEPT_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct diags;
struct job;
struct kept;

/* Nothing yet; `ceiling` bytes in all are aimed at. */
struct kept *kept_new(size_t ceiling);

/* Accepts NULL. */
void kept_free(struct kept *kept);

/* Before a job: forgets what has changed on disk, and what is too much. The list is for
 * the job's findings, in the job's arena; to be closed when the job ends (diags_close).
 */
struct diags *kept_begin(struct kept *kept, struct arena *arena);

/* True if values outlive the job, so that none of them may be changed. */
bool kept_is_on(const struct job *job);

/* What is aimed at in all [byte]; for a value that grows. 0 of a job that keeps nothing.
 */
size_t kept_ceiling(const struct job *job);

/* Makes a value; what it allocates in job->doc lives as long as the value. */
typedef void *(*kept_make_fn)(struct job *job, const void *context);

/* The value under `key`, made if it is not there; NULL, and diagnostics, if it cannot be
 * made. A job that keeps nothing has it made for itself. */
void *kept_get(struct job *job, struct str key, kept_make_fn make, const void *context);

/* The same of what is read from the file at `path` alone; `kind` tells readings of one
 * file apart. */
void *kept_file(struct job *job, const char *kind, const char *path, kept_make_fn make);

#endif
