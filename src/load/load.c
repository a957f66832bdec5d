#include "load/load.h"

#include "load/xml.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/kept.h"

static void *read_plan(struct job *job, const void *path)
{
    struct document *plan = xml_read(job, path);
    if (!plan || !xml_validate(job, plan, "plan", "plan"))
        return NULL;
    plan_check(job, document_root(plan));
    plan_proofread(job, document_root(plan));
    return diags_failed(job->diags) ? NULL : plan;
}

struct document *load_plan(struct job *job, const char *path)
{
    struct document *plan = kept_file(job, "plan", path, read_plan);
    return plan && kept_is_on(job) ? document_copy(job, plan) : plan;
}
