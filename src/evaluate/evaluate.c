#include "evaluate/evaluate.h"

#include "evaluate/result.h"

#include "base/arena.h"
#include "base/job.h"

/* The results of the set's indicators, of which the first is `first`, and its summaries;
 * its groups are runs of indicators with one parent. */
static void evaluate_set(const struct evaluation *e, const struct indicator_set *set,
                         int first, int end)
{
    struct outcome *outcomes = ARENA_ARRAY(e->job->doc, struct outcome, end - first);
    for (int i = first, group = first; i < end; i++) {
        struct indicator *indicator = list_at(&e->indicators, i);
        outcomes[i - first] = result_write(e, indicator);
        xmlNodePtr parent = indicator->node->parent;
        const struct indicator *next =
            i + 1 < end ? list_at(&e->indicators, i + 1) : NULL;
        if (next && next->node->parent == parent)
            continue;
        if (parent != set->node)
            summary_write(e, set, parent, outcomes + (group - first), i + 1 - group);
        group = i + 1;
    }
    summary_write(e, set, set->node, outcomes, end - first);
}

static void evaluate_sets(const struct evaluation *e)
{
    for (int i = 0, first = 0, end; first < e->indicators.n; i++, first = end) {
        const struct indicator_set *set = list_at(&e->sets, i);
        for (end = first; end < e->indicators.n; end++)
            if (((const struct indicator *)list_at(&e->indicators, end))->set != set)
                break;
        if (set->observed)
            evaluate_set(e, set, first, end);
    }
}

struct document *evaluate_document(struct job *job, const struct notation *notation,
                                   struct document *merged, const struct period *as_of)
{
    struct evaluation *e = ARENA_NEW(job->doc, struct evaluation);
    *e = (struct evaluation){.job = job, .notation = notation, .as_of = as_of};
    e->document = merged;
    e->root = document_root(merged);
    bool ok = schemes_read(e);
    ok = sets_read(e) && ok;
    if (formulas_read(e) && ok) {
        evaluate_sets(e);
        merged->evaluation = e;
    }
    if (!diags_failed(job->diags))
        prose_expand(job, merged);
    return diags_failed(job->diags) ? NULL : merged;
}
