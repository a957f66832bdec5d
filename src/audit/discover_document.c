#include "audit/audit.h"

#include "audit/figures.h"
#include "audit/found.h"
#include "audit/json.h"
#include "audit/messages.h"

#include "base/arena.h"
#include "base/job.h"

static void discover_set(struct job *job, const struct notation *notation,
                         const struct document *document, xmlNodePtr set,
                         enum audit_format format, struct strbuf *b)
{
    struct graded_set graded;
    if (!graded_read(job, notation, document, set, &graded))
        return;
    const struct discovery *found = discover(job, graded.rows, graded.n, graded.n_names);
    if (!found->best)
        DIAG(job->diags, DIAG_RATING_UNEXPLAINED, document_pos(set), graded.id.p);
    if (format == AUDIT_JSON) {
        struct json j = {.out = b};
        found_print_json(&j, &graded, found);
        strbuf_add_char(b, '\n');
        return;
    }
    if (b->n)
        strbuf_add_char(b, '\n');
    found_print(b, &graded, found);
}

bool audit_discover(struct job *job, const struct notation *notation,
                    const struct document *document, enum audit_format format,
                    struct str *text)
{
    struct strbuf b;
    int n = 0;
    strbuf_init(&b, job->doc);
    for (xmlNodePtr set = document_root(document);
         (set = figure_next(set, "indicators"));) {
        if (!graded_is_stated(job, document, set))
            continue;
        discover_set(job, notation, document, set, format, &b);
        n++;
    }
    if (!n)
        DIAG0(job->diags, DIAG_GRADES_NONE, document_pos(document_root(document)));
    *text = b.n ? strbuf_str(&b) : STR("");
    return !diags_failed(job->diags);
}
