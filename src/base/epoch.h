/* SOURCE_DATE_EPOCH: the time that output is to say it was made at. Without it nothing
 * here knows what time it is, so that the same input gives the same bytes. */
#ifndef GAIYO_BASE_EPOCH_H
#define GAIYO_BASE_EPOCH_H

#include <stdbool.h>
#include <time.h>

struct job;

/* What the job says goes before the variable. False if neither is there, or it is no
 * time. */
bool epoch_read(const struct job *job, struct tm *utc);

#endif
