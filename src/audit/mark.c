#include "audit/audit.h"

#include "audit/changes.h"
#include "audit/figures.h"

#include "base/arena.h"
#include "base/job.h"

/* What the result of `before` was, onto the indicator `node`. */
static void write_previous(struct job *job, xmlNodePtr node, const xmlNode *before)
{
    static const char *const names[] = {"score", "mark", "grade", "period"};
    const xmlNode *result = document_child(before, "result");
    const xmlNode *actual = result ? document_child(result, "actual") : NULL;
    if (!actual)
        return;
    xmlNodePtr previous =
        xmlNewTextChild(node, NULL, BAD_CAST "previous",
                        BAD_CAST str_c(job->doc, document_text(job, actual)));
    for (int i = 0; i < 4; i++)
        if (document_attribute(result, names[i]).n)
            document_set(previous, names[i], document_attribute(result, names[i]).p);
    if (document_attribute(actual, "value").n)
        document_set(previous, "value", document_attribute(actual, "value").p);
}

void audit_add_previous(struct job *job, struct document *merged,
                        const struct document *previous)
{
    const struct indicator_index old = indicator_index_of(job, document_root(previous));
    for (xmlNodePtr n = document_root(merged); (n = figure_next(n, "indicator"));) {
        const xmlNode *before = indicator_index_find_earlier(&old, n);
        if (before)
            write_previous(job, n, before);
    }
}

static void set_exact(struct job *job, xmlNodePtr node, const char *name,
                      const struct number *value)
{
    if (value)
        document_set(node, name, number_print_exact(job->doc, value).p);
}

static void set_text(struct job *job, xmlNodePtr node, const char *name, struct str text)
{
    if (text.n)
        document_set(node, name, str_c(job->doc, text));
}

static void write_change(struct job *job, xmlNodePtr result, const struct change *c)
{
    xmlNodePtr node = xmlNewChild(result, NULL, BAD_CAST "moved", NULL);
    if (!c->difference) {
        document_set(node, "direction", c->after.value ? "new" : "none");
        return;
    }
    document_set(node, "direction", change_direction_name(c->direction));
    if (c->direction)
        document_set(node, "better", change_betterment(c) > 0 ? "yes" : "no");
    set_exact(job, node, "value", c->difference);
    set_text(job, node, "printed", c->printed);
    set_exact(job, node, "rate", c->rate_differences[CHANGE_ACHIEVEMENT]);
    if (c->before.rated && c->after.rated)
        document_set(node, "grade", str_format(job->doc, "%d", c->grade).p);
    set_text(job, node, "was", c->before.actual);
    set_text(job, node, "was-period", c->before.period);
    set_text(job, node, "was-mark", c->before.mark);
}

/* The grade of a group has no value beside it: it moves itself. */
static void write_group_change(struct job *job, xmlNodePtr subtotal,
                               const struct group_change *c)
{
    xmlNodePtr node = xmlNewChild(subtotal, NULL, BAD_CAST "moved", NULL);
    if (!c->before.rated || !c->after.rated) {
        document_set(node, "direction", c->after.rated ? "new" : "none");
        return;
    }
    document_set(node, "direction", change_direction_name(c->grade));
    if (c->grade)
        document_set(node, "better", c->grade > 0 ? "yes" : "no");
    document_set(node, "grade", str_format(job->doc, "%d", c->grade).p);
    set_text(job, node, "was-mark", c->before.mark);
}

static void mark_groups(struct job *job, xmlNodePtr root, xmlNodePtr previous)
{
    const struct group_index old = group_index_of(job, previous);
    for (xmlNodePtr n = root; (n = figure_next(n, "group"));) {
        xmlNodePtr subtotal = document_child(n, "subtotal");
        if (!subtotal || !xmlHasProp(subtotal, BAD_CAST "by"))
            continue;
        const struct group_change c =
            group_change_find(job, group_index_find(job, &old, n), n);
        write_group_change(job, subtotal, &c);
    }
}

void audit_mark_changes(struct job *job, const struct notation *notation,
                        struct document *document, const struct document *previous)
{
    const struct indicator_index old = indicator_index_of(job, document_root(previous));
    for (xmlNodePtr n = document_root(document); (n = figure_next(n, "indicator"));) {
        xmlNodePtr result = document_child(n, "result");
        if (!result)
            continue;
        const struct change_of before = {previous, indicator_index_find_earlier(&old, n)};
        const struct change_of after = {document, n};
        const struct change c = change_find(job, notation, before, after);
        write_change(job, result, &c);
    }
    mark_groups(job, document_root(document), document_root(previous));
}

bool audit_compare(struct job *job, const struct notation *notation,
                   const struct document *before, const struct document *after,
                   enum audit_format format, struct str *text)
{
    struct strbuf b;
    strbuf_init(&b, job->doc);
    const struct changes *changes = changes_find(job, notation, before, after);
    if (format == AUDIT_JSON)
        changes_print_json(&b, changes);
    else if (format == AUDIT_CSV)
        changes_print_csv(&b, changes);
    else
        changes_print(&b, changes);
    *text = strbuf_str(&b);
    return !diags_failed(job->diags);
}
