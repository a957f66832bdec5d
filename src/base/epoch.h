/* SOURCE_DATE_EPOCH: the time that output is to say it was made at. Without it nothing
 * here knows what time it is, so that the same input gives the same bytes. */
#ifndef GAIYO_BASE_EPOCH_H
#define GAIYO_BASE_EPOCH_H

#include <stdbool.h>
#include <time.h>

/* False if the variable is not there, or is no time. */
bool epoch_read(struct tm *utc);

#endif
