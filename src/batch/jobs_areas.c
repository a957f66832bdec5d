#include "batch/jobs.h"

#include "batch/messages.h"

#include "base/arena.h"
#include "base/job.h"

#include "home.h"
#include "pipeline.h"

#include <string.h>

/* `pattern` with the area for every {area}. */
static const char *fill_in(struct job *job, const char *pattern, struct str area)
{
    static const struct str slot = STR("{area}");
    struct str rest = str_of(pattern);
    struct strbuf b;
    strbuf_init(&b, job->doc);
    for (int at; (at = str_find(rest, slot)) >= 0;
         rest = str_slice(rest, at + slot.n, rest.n)) {
        strbuf_add(&b, str_slice(rest, 0, at));
        strbuf_add(&b, area);
    }
    strbuf_add(&b, rest);
    return strbuf_str(&b).p;
}

/* A name that would lead to another folder, or to none. */
static bool is_file_name(struct str area)
{
    return !memchr(area.p, '/', (size_t)area.n) && area.p[0] != '.';
}

bool jobs_of_areas(struct job *job, const struct gaiyo_batch *batch,
                   struct batch_jobs *jobs)
{
    struct gaiyo_request shared = batch->request;
    bool ok = true;
    int n = 0;
    shared.by = batch->by;
    const struct str *areas =
        home_find(job, shared.home) ? pipeline_areas(job, &shared, &n) : NULL;
    if (!areas)
        return false;
    jobs->jobs = ARENA_ARRAY(job->doc, struct batch_job, n);
    for (int i = 0; i < n; i++) {
        if (!is_file_name(areas[i])) {
            DIAG(job->diags, DIAG_BATCH_AREA_NAME, NO_POS, str_c(job->doc, areas[i]));
            ok = false;
            continue;
        }
        struct batch_job *one = &jobs->jobs[jobs->n++];
        one->request = shared;
        one->request.area = str_c(job->doc, areas[i]);
        one->request.output = fill_in(job, batch->request.output, areas[i]);
    }
    return ok;
}
