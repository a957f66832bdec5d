#include "base/epoch.h"

#include "base/job.h"
#include "base/str.h"

#include <stdlib.h>

bool epoch_read(const struct job *job, struct tm *utc)
{
    const char *text = job->epoch ? job->epoch : getenv("SOURCE_DATE_EPOCH");
    int seconds;
    if (!text || !str_to_int(str_of(text), &seconds) || seconds < 0)
        return false;
    const time_t at = seconds;
    return gmtime_r(&at, utc) != NULL;
}
