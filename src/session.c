#include "session.h"

#include "home.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/helper.h"
#include "base/kept.h"
#include "base/map.h"
#include "base/paging.h"
#include "base/sync.h"

#define DEFAULT_MEMORY_LIMIT ((size_t)1 << 30)

bool session_begin(struct job *job, const struct gaiyo_request *request)
{
    if (request->ends_process)
        sync_leave_folders();
    const size_t limit =
        request->memory_limit ? request->memory_limit : DEFAULT_MEMORY_LIMIT;
    *job = (struct job){
        .doc = arena_new("document", limit, NULL),
        .scratch = arena_new("scratch", limit, NULL),
        .kept = (struct kept *)request->kept,
        .most_pages = request->page_limit,
    };
    if (request->two_threads)
        job->helper = helper_new(job->doc);
    if (request->ends_process) {
        helper_keep_apart(job->helper);
        job->paging = paging_new(job->doc, job->helper);
    }
    paging_stay_ahead(job->paging);
    job->diags = job->kept ? kept_begin(job->kept, job->doc) : diags_new(job->doc);
    diags_speak(job->diags, (enum language)request->language);
    return home_find(job, request->home);
}

const char *session_output(struct job *job, const struct gaiyo_request *request,
                           struct str plan_id)
{
    if (request->output)
        return request->output;
    return request->product == GAIYO_PDF
               ? str_format(job->doc, "%.*s.pdf", STR_ARG(plan_id)).p
               : "-";
}

static enum gaiyo_status status_of(const struct job *job, enum gaiyo_product product)
{
    switch (diags_worst(job->diags)) {
    case SEVERITY_ENVIRONMENT:
        return GAIYO_ENVIRONMENT;
    case SEVERITY_ERROR:
        return GAIYO_FINDINGS;
    case SEVERITY_WARNING:
        return product == GAIYO_CHECK || product == GAIYO_DISCOVERED ? GAIYO_FINDINGS
                                                                     : GAIYO_OK;
    default:
        return GAIYO_OK;
    }
}

/* Every file once, however many sheets of it were read. */
static void tell_files(const struct job *job, const struct gaiyo_request *request,
                       void *user)
{
    struct map told = map_in(job->doc);
    for (int i = 0; i < diags_used(job->diags); i++) {
        const char *name = diags_source_name(job->diags, diags_used_at(job->diags, i));
        if (map_find(&told, str_of(name)) >= 0)
            continue;
        map_put(&told, str_of(name), 1);
        request->read_file(user, name);
    }
}

enum gaiyo_status session_end(struct job *job, const struct gaiyo_request *request,
                              gaiyo_message_fn say, void *user)
{
    const enum gaiyo_status status = status_of(job, request->product);
    if (request->product == GAIYO_CHECK)
        diags_sort(job->diags);
    const struct str messages = diags_print(job->diags, job->doc, request->json_messages);
    if (say && messages.n)
        say(user, messages.p, (size_t)messages.n);
    if (request->read_file)
        tell_files(job, request, user);
    if (request->ends_process) {
        helper_finish(job->helper); /* no work outlives main */
        return status;
    }
    helper_end(job->helper); /* it may be at work on what is freed now */
    diags_close(job->diags);
    arena_free(job->scratch);
    arena_free(job->doc);
    return status;
}
