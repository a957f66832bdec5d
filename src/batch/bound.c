#include "batch/bound.h"

#include "batch/messages.h"
#include "bind/bind.h"

#include "base/arena.h"
#include "base/job.h"

#include <string.h>

static bool is_file(struct job *job, const char *path, const char *book)
{
    return path && strcmp(jobs_real_path(job, path), book) == 0;
}

static bool is_input(struct job *job, const struct gaiyo_request *r, const char *book)
{
    bool input = is_file(job, r->plan, book) || is_file(job, r->mapping, book) ||
                 is_file(job, r->layout, book);
    for (int i = 0; i < r->n_data && !input; i++)
        input = is_file(job, r->data[i], book);
    for (int i = 0; i < r->n_previous_data && !input; i++)
        input = is_file(job, r->previous_data[i], book);
    return input;
}

bool bound_check(struct job *job, const struct batch_jobs *jobs, const char *book)
{
    const char *real = jobs_real_path(job, book);
    for (int i = 0; i < jobs->n; i++) {
        const struct batch_job *one = &jobs->jobs[i];
        if (!is_file(job, one->request.output, real) &&
            !is_input(job, &one->request, real))
            continue;
        DIAG(job->diags, DIAG_BATCH_BOOK, one->pos, book);
        return false;
    }
    return true;
}

bool bound_write(struct job *job, const struct batch_jobs *jobs,
                 const struct results *results, const char *book)
{
    const int there = results->made + results->skipped;
    if (there < jobs->n) {
        DIAG(job->diags, DIAG_BATCH_UNBOUND, NO_POS, book,
             str_format(job->doc, "%d", jobs->n - there).p);
        return false;
    }
    struct bind_sheet *sheets = ARENA_ARRAY(job->doc, struct bind_sheet, jobs->n);
    for (int i = 0; i < jobs->n; i++) {
        const struct gaiyo_request *r = &jobs->jobs[i].request;
        sheets[i] = (struct bind_sheet){r->output, r->area};
    }
    return bind_sheets(job, sheets, jobs->n, book);
}
