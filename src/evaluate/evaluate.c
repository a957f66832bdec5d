#include "evaluate/evaluate.h"

#include "evaluate/set.h"

#include "base/job.h"

/* Every set is read, but rated only if the schemes are right. */
static void evaluate_sets(const struct evaluation *e, xmlNodePtr root, xmlNodePtr parent,
                          bool rate)
{
    for (xmlNodePtr n = parent->children; n; n = n->next) {
        struct indicator_set set;
        if (document_is(n, "indicators")) {
            if (set_read(e, root, n, &set) && rate)
                set_write_results(e, &set);
        } else if (n->type == XML_ELEMENT_NODE) {
            evaluate_sets(e, root, n, rate);
        }
    }
}

const struct document *evaluate_document(struct job *job, const struct notation *notation,
                                         const struct document *merged,
                                         const struct period *as_of)
{
    struct document *document = document_copy(job, merged);
    struct evaluation e = {.job = job, .notation = notation, .as_of = as_of};
    xmlNodePtr root = document_root(document);
    const bool rate = schemes_read(&e, root);
    evaluate_sets(&e, root, root, rate);
    if (!diags_failed(job->diags))
        prose_expand(job, document);
    return diags_failed(job->diags) ? NULL : document;
}
