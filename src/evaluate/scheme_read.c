#include "evaluate/messages.h"
#include "evaluate/set.h"

#include "evaluate/cover.h"
#include "evaluate/legend.h"
#include "load/load.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/messages.h"

static bool read_grade(struct job *job, xmlNodePtr node, struct grade *grade)
{
    const char *why;
    int offset;
    const struct str score = str_trim(document_attribute(node, "score"));
    if (!str_to_int(score, &grade->score)) {
        DIAG(job->diags, DIAG_ATTRIBUTE_VALUE, document_attribute_pos(job, node, "score"),
             "score", str_c(job->doc, score), "a whole number of at most nine digits");
        return false;
    }
    grade->points = number_parse(job->doc, document_attribute(node, "points"));
    if (!grade->points)
        grade->points = number_from_int(job->doc, grade->score);
    grade->mark = document_attribute(node, "mark");
    grade->label = str_trim(document_text(job, node));
    const struct str text = document_attribute(node, "test");
    if (!text.n)
        return true;
    grade->test = test_parse(job->doc, text, &why, &offset);
    if (grade->test)
        return true;
    const struct srcpos pos = document_attribute_pos(job, node, "test");
    DIAG(job->diags, DIAG_TEST, document_pos_inside(job, pos, offset), text.p, why);
    return false;
}

/* A grade without a test takes all that is left, so nothing can come behind it. */
static bool check_open_grades(struct job *job, xmlNodePtr node,
                              const struct scheme *scheme)
{
    for (int i = 0; i + 1 < scheme->n; i++) {
        if (scheme->grades[i].test)
            continue;
        DIAG(job->diags, DIAG_SCHEME_HIDDEN, document_pos(node), scheme->id.p,
             str_c(job->doc, scheme->grades[i].mark));
        return false;
    }
    return true;
}

static void report_cover(struct job *job, xmlNodePtr node, const struct scheme *scheme,
                         const struct cover *c)
{
    const struct srcpos pos = document_pos(node);
    const char *where = str_c(job->doc, c->where);
    const char *mark = str_c(job->doc, scheme->grades[c->grade].mark);
    const char *other = str_c(job->doc, scheme->grades[c->other].mark);
    const char *tried = str_format(job->doc, "%d", c->tried).p;
    if (c->kind == COVER_UNREACHABLE)
        DIAG(job->diags, DIAG_SCHEME_UNREACHABLE, pos, scheme->id.p, mark);
    else if (c->kind == COVER_GAP && c->tried)
        DIAG(job->diags, DIAG_SCHEME_GAP_TRIED, pos, scheme->id.p, where, tried);
    else if (c->kind == COVER_GAP)
        DIAG(job->diags, DIAG_SCHEME_GAP, pos, scheme->id.p, where);
    else if (c->tried)
        DIAG(job->diags, DIAG_SCHEME_OVERLAP_TRIED, pos, scheme->id.p, mark, other, where,
             tried);
    else
        DIAG(job->diags, DIAG_SCHEME_OVERLAP, pos, scheme->id.p, mark, other, where);
}

/* Every case must get a grade, and every grade must be possible. */
static bool check_cover(struct job *job, xmlNodePtr node, const struct scheme *scheme)
{
    struct cover found[COVER_MOST];
    const int n = cover_check(job->doc, scheme, found);
    for (int i = 0; i < n; i++)
        report_cover(job, node, scheme, &found[i]);
    return n == 0;
}

static bool read_scheme(struct job *job, xmlNodePtr node, struct scheme *scheme)
{
    bool ok = true;
    struct list grades = list_of(job->doc, sizeof(struct grade));
    for (xmlNodePtr n = node->children; n; n = n->next) {
        if (document_is(n, "grade")) {
            ok = read_grade(job, n, list_add(&grades)) && ok;
        } else if (document_is(n, "unevaluable")) {
            scheme->unevaluable = str_trim(document_text(job, n));
            scheme->no_mark = document_attribute(n, "mark");
        }
    }
    struct grade *array = list_array(&grades, job->doc);
    scheme->id = document_attribute(node, "id");
    scheme->exclusive = str_is(document_attribute(node, "grades"), "exclusive");
    scheme->grades = array;
    scheme->n = grades.n;
    if (!ok || !check_open_grades(job, node, scheme) || !check_cover(job, node, scheme))
        return false;
    for (int i = 0; i < scheme->n; i++) {
        array[i].rule = legend_rule(job->doc, scheme, i);
        if (array[i].test)
            test_collect_names(array[i].test, scheme->asks);
    }
    scheme->legend = legend_line(job->doc, scheme);
    return true;
}

/* Two of one name: which of them rates would be a matter of chance. */
static bool check_name(struct job *job, xmlNodePtr scheme, const struct list *schemes)
{
    const struct str id = document_attribute(scheme, "id");
    for (int i = 0; i + 1 < schemes->n; i++) {
        if (!str_eq(((const struct scheme *)list_at(schemes, i))->id, id))
            continue;
        DIAG(job->diags, DIAG_NAME_TWICE, document_attribute_pos(job, scheme, "id"),
             "scheme", id.p);
        return false;
    }
    return true;
}

bool schemes_read(struct evaluation *e)
{
    bool ok = true;
    struct list schemes = list_of(e->job->doc, sizeof(struct scheme));
    for (xmlNodePtr n = e->root->children; n; n = n->next) {
        if (!document_is(n, "scheme"))
            continue;
        ok = read_scheme(e->job, n, list_add(&schemes)) && ok;
        ok = check_name(e->job, n, &schemes) && ok;
    }
    e->schemes = list_array(&schemes, e->job->doc);
    e->n_schemes = schemes.n;
    return ok;
}
