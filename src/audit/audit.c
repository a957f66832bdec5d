#include "audit/audit.h"

#include "audit/auditing.h"

#include "evaluate/xpath.h"

#include "base/job.h"

void audit_document(struct job *job, const struct notation *notation,
                    const struct document *document, const struct document *previous)
{
    xmlNodePtr root = document_root(document);
    struct audit a = {
        .job = job,
        .notation = notation,
        .document = document,
        .indicators = indicator_index_of(job, root),
        .xpath = xpath_new(job, document),
        .previous = previous,
    };
    if (previous)
        a.previous_indicators = indicator_index_of(job, document_root(previous));
    for (xmlNodePtr n = root; (n = figure_next(n, "stated"));)
        audit_stated(&a, n);
    for (int i = 0; i < a.indicators.nodes.n; i++) {
        xmlNodePtr indicator = *(xmlNodePtr *)list_at(&a.indicators.nodes, i);
        audit_measured_grade(&a, indicator);
        audit_annual(&a, indicator);
        audit_same(&a, indicator);
        audit_follows(&a, indicator);
    }
}
