/* The job behind a call of the API, from its beginning to what is said at its end. */
#ifndef GAIYO_SESSION_H
#define GAIYO_SESSION_H

#include "gaiyo.h"

#include "base/job.h"
#include "base/str.h"

/* A job with memory and a home; false, and a diagnostic, if there is no home. */
bool session_begin(struct job *job, const struct gaiyo_request *request);

/* Says what was found and gives the job's memory back, unless the process ends. */
enum gaiyo_status session_end(struct job *job, const struct gaiyo_request *request,
                              gaiyo_message_fn say, void *user);

/* Where the result of the request goes. */
const char *session_output(struct job *job, const struct gaiyo_request *request,
                           struct str plan_id);

#endif
