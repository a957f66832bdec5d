#include "load/load.h"

#include "load/xml.h"

#include "base/arena.h"
#include "base/job.h"

static const struct document *load(struct job *job, const char *path, const char *kind)
{
    const struct document *document = xml_read(job, path);
    if (!document || !xml_validate(job, document, kind))
        return NULL;
    return document;
}

static bool has_issue(const xmlNode *parent, struct str id)
{
    for (const xmlNode *n = parent->children; n; n = n->next) {
        if (document_is(n, "issue") && str_eq(document_attribute(n, "id"), id))
            return true;
        if (document_is(n, "section") && has_issue(n, id))
            return true;
    }
    return false;
}

/* A schema sees one element at a time; that a pillar answers issues that exist is checked
 * here. */
static void check_answers(struct job *job, const xmlNode *root, xmlNodePtr parent)
{
    for (xmlNodePtr n = parent->children; n; n = n->next) {
        if (document_is(n, "section"))
            check_answers(job, root, n);
        if (!document_is(n, "pillar"))
            continue;
        const struct str answers = document_attribute(n, "answers");
        const struct srcpos pos = document_attribute_pos(job, n, "answers");
        struct str rest = answers;
        for (struct str id = str_word(&rest); id.n; id = str_word(&rest))
            if (!has_issue(root, id))
                DIAG(job->diags, DIAG_ISSUE_UNKNOWN,
                     document_pos_inside(job, pos, (int)(id.p - answers.p)),
                     str_c(job->doc, id));
    }
}

const struct document *load_plan(struct job *job, const char *path)
{
    const struct document *plan = load(job, path, "plan");
    if (!plan)
        return NULL;
    check_answers(job, document_root(plan), document_root(plan));
    return diags_failed(job->diags) ? NULL : plan;
}

const struct document *load_layout(struct job *job, const char *path)
{
    return load(job, path, "layout");
}
