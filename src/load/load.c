#include "load/load.h"

#include "load/xml.h"

#include "base/arena.h"
#include "base/job.h"

static struct document *load(struct job *job, const char *path, const char *kind)
{
    struct document *document = xml_read(job, path);
    if (!document || !xml_validate(job, document, kind))
        return NULL;
    return document;
}

struct document *load_plan(struct job *job, const char *path)
{
    struct document *plan = load(job, path, "plan");
    if (!plan)
        return NULL;
    plan_check(job, document_root(plan));
    return diags_failed(job->diags) ? NULL : plan;
}

const struct document *load_layout(struct job *job, const char *path)
{
    return load(job, path, "layout");
}
