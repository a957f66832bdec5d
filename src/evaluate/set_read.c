#include "evaluate/set.h"

#include "load/load.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/list.h"

#include <string.h>

static bool read_grade(struct job *job, xmlNodePtr node, struct grade *grade)
{
    const char *why;
    int offset;
    str_to_int(document_attribute(node, "score"), &grade->score);
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

/* Exactly the last grade has no test: otherwise some indicators would get no grade, or
 * some grades no indicator. */
static bool check_last(struct job *job, xmlNodePtr scheme, const struct list *grades)
{
    for (int i = 0; i < grades->n; i++) {
        const struct grade *grade = list_at(grades, i);
        const bool last = i + 1 == grades->n;
        if (last == !grade->test)
            continue;
        DIAG(job->diags, last ? DIAG_SCHEME_GAP : DIAG_SCHEME_HIDDEN,
             document_pos(scheme), document_attribute(scheme, "id").p,
             str_c(job->doc, grade->mark));
        return false;
    }
    return true;
}

static bool read_scheme(struct job *job, xmlNodePtr node, struct scheme *scheme)
{
    bool ok = true;
    struct list grades = list_of(job->doc, sizeof(struct grade));
    for (xmlNodePtr n = node->children; n; n = n->next) {
        if (document_is(n, "grade"))
            ok = read_grade(job, n, list_add(&grades)) && ok;
        else if (document_is(n, "unevaluable"))
            scheme->unevaluable = str_trim(document_text(job, n));
    }
    scheme->id = document_attribute(node, "id");
    scheme->grades = list_array(&grades, job->doc);
    scheme->n = grades.n;
    return ok && check_last(job, node, &grades);
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

bool schemes_read(struct evaluation *e, xmlNodePtr root)
{
    bool ok = true;
    struct list schemes = list_of(e->job->doc, sizeof(struct scheme));
    for (xmlNodePtr n = root->children; n; n = n->next) {
        if (!document_is(n, "scheme"))
            continue;
        ok = read_scheme(e->job, n, list_add(&schemes)) && ok;
        ok = check_name(e->job, n, &schemes) && ok;
    }
    e->schemes = list_array(&schemes, e->job->doc);
    e->n_schemes = schemes.n;
    return ok;
}

static bool find_scheme(const struct evaluation *e, struct indicator_set *set)
{
    const struct str id = document_attribute(set->node, "rating");
    if (!id.n)
        return true;
    for (int i = 0; i < e->n_schemes; i++)
        if (str_eq(e->schemes[i].id, id))
            set->scheme = &e->schemes[i];
    if (!set->scheme)
        DIAG(e->job->diags, DIAG_SCHEME_UNKNOWN,
             document_attribute_pos(e->job, set->node, "rating"), id.p);
    return set->scheme != NULL;
}

static bool read_date(const struct evaluation *e, xmlNodePtr node, const char *name,
                      struct period *period)
{
    const char *why;
    int offset;
    const struct str text = document_attribute(node, name);
    if (period_parse(e->job->doc, e->notation->calendar, text, period, &why, &offset))
        return true;
    const struct srcpos pos = document_attribute_pos(e->job, node, name);
    DIAG(e->job->diags, DIAG_PERIOD_UNREADABLE, document_pos_inside(e->job, pos, offset),
         text.p, why);
    return false;
}

/* The set's own years, or else the plan's. */
static bool read_years(const struct evaluation *e, xmlNodePtr root,
                       struct indicator_set *set)
{
    xmlNodePtr from = set->node;
    if (!xmlHasProp(from, BAD_CAST "start"))
        from = document_child(document_child(root, "head"), "period");
    if (!from)
        return true;
    struct period start, end;
    if (!read_date(e, from, "start", &start) || !read_date(e, from, "end", &end))
        return false;
    set->start = start.first;
    set->end = end.last;
    set->has_years = date_compare(set->start, set->end) < 0;
    if (!set->has_years)
        DIAG(e->job->diags, DIAG_YEARS_BACKWARDS,
             document_attribute_pos(e->job, from, "end"),
             document_attribute(from, "start").p, document_attribute(from, "end").p);
    return set->has_years;
}

bool set_read(const struct evaluation *e, xmlNodePtr root, xmlNodePtr node,
              struct indicator_set *set)
{
    *set = (struct indicator_set){.node = node, .digits = 1};
    str_to_int(document_attribute(node, "digits"), &set->digits);
    set->zero_baseline = str_is(document_attribute(node, "missing-baseline"), "zero");
    set->rounding =
        str_is(document_attribute(node, "rounding"), "down") ? ROUND_DOWN : ROUND_HALF_UP;
    const bool known = find_scheme(e, set);
    return read_years(e, root, set) && known;
}
