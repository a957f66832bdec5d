#include "gaiyo.h"

#include "pipeline.h"
#include "session.h"

#include "base/arena.h"
#include "base/helper.h"
#include "base/job.h"
#include "base/kept.h"
#include "base/paging.h"
#include "base/translation.h"

#define DEFAULT_KEPT_CEILING ((size_t)64 << 20)

struct gaiyo_kept *gaiyo_kept_new(size_t ceiling)
{
    return (struct gaiyo_kept *)kept_new(ceiling ? ceiling : DEFAULT_KEPT_CEILING);
}

void gaiyo_kept_free(struct gaiyo_kept *kept)
{
    kept_free((struct kept *)kept);
}

const char *gaiyo_version(void)
{
    return GAIYO_VERSION;
}

const char *gaiyo_words(enum gaiyo_language language, const char *english)
{
    return translate((enum language)language, english);
}

static void release_handles(void *doc, enum hand hand)
{
    (void)hand;
    arena_release_handles(doc);
}

/* To wait for the disk takes as long as to free the trees and fonts of a sheet, which is
 * bytes by now, or as long as the system would take to give back the process's pages. */
static void write_output(struct job *job, const struct gaiyo_request *request,
                         const struct made *made)
{
    if (request->ends_process) {
        paging_leave(job->paging);
        helper_leave(job->helper);
    } else if (request->product == GAIYO_PDF)
        helper_do(job->helper, release_handles, job->doc);
    pipeline_write(job, made, session_output(job, request, made->plan_id));
}

enum gaiyo_status gaiyo_run(const struct gaiyo_request *request, gaiyo_message_fn say,
                            void *user)
{
    struct job job;
    struct made made = {0};
    if (session_begin(&job, request) && pipeline_run(&job, request, &made) &&
        request->product != GAIYO_CHECK)
        write_output(&job, request, &made);
    if (request->report_fit && made.account.n)
        request->report_fit(user, made.account.p, (size_t)made.account.n);
    return session_end(&job, request, say, user);
}
