#include "audit/auditing.h"
#include "audit/messages.h"

#include "evaluate/xpath.h"

#include "base/arena.h"
#include "base/job.h"

/* A <stated> and what it speaks of. */
struct statement {
    xmlNodePtr node;
    xmlNodePtr indicator; /* NULL if it is of none */
    xmlNodePtr group;     /* the same */
    struct srcpos pos;    /* of what is stated */
    struct str what, text;
    enum rounding rounding;
};

static const char *c(const struct audit *a, struct str s)
{
    return str_c(a->job->doc, s);
}

static struct srcpos text_pos(const xmlNode *node)
{
    return document_pos(node->children ? node->children : node);
}

/* --- grades ------------------------------------------------------------------------- */

static void check_grade(const struct audit *a, const struct statement *s)
{
    const xmlNode *result = document_child(s->indicator, "result");
    const struct str id = document_attribute(s->indicator, "id");
    const struct str status = result ? document_attribute(result, "status") : STR("");
    struct held held = {.rule = STR("grade")};
    const struct measured *m = figure_measured(a->document, s->indicator);
    if (m)
        held.sources[held.n_sources++] = diags_place(a->job->diags, a->job->doc, m->pos);
    if (str_is(status, "rated")) {
        const struct str mark = document_attribute(result, "mark");
        if (!figure_is_grade(a->job, s->text, mark, document_attribute(result, "grade"),
                             document_attribute(result, "score")))
            report_difference(a, s->pos, DIFFERS, s->what, id, s->text, mark, &held);
    } else if (str_is(status, "unrated")) {
        const struct str reason = document_attribute(result, "reason");
        if (!str_eq(s->text, reason))
            report_difference(a, s->pos, DIFFERS, s->what, id, s->text, reason, &held);
    } else {
        DIAG(a->job->diags, DIAG_GRADE_UNCHECKED, s->pos, c(a, s->text), id.p);
    }
}

/* The grade of a group whose set says how groups are graded. */
static void check_group(const struct audit *a, const struct statement *s)
{
    const xmlNode *subtotal = document_child(s->group, "subtotal");
    const struct str name = group_name(a->job, s->group);
    const struct held held = held_group(a, s->group);
    if (!subtotal || !xmlHasProp((xmlNodePtr)subtotal, BAD_CAST "by"))
        DIAG(a->job->diags, DIAG_GROUP_UNCHECKED, s->pos, c(a, s->text), name.p);
    else if (!held.printed.n)
        DIAG(a->job->diags, DIAG_STATED_NOTHING, s->pos, s->what.p, name.p,
             c(a, s->text));
    else if (!figure_is_grade(a->job, s->text, held.printed,
                              document_attribute(subtotal, "grade"),
                              document_attribute(subtotal, "score")))
        report_difference(a, s->pos, DIFFERS, s->what, name, s->text, held.printed,
                          &held);
}

/* --- figures ------------------------------------------------------------------------ */

/* The value in the unit that it is stated in; NULL, and a finding, if it cannot be. */
static const struct number *in_stated_unit(const struct audit *a,
                                           const struct statement *s,
                                           const struct held *held,
                                           const struct quantity_value *said)
{
    struct arena *arena = a->job->doc;
    if (held->share) {
        const struct number *factor = compare_share_factor(arena, said->unit);
        if (factor)
            return number_multiply(arena, held->value, factor);
    } else if (str_eq(said->unit, held->unit)) {
        return held->value;
    }
    DIAG(a->job->diags, DIAG_STATED_UNIT, s->pos, c(a, s->text), s->what.p,
         document_attribute(s->indicator, "id").p, c(a, held->printed));
    return NULL;
}

static void check_figure(const struct audit *a, const struct statement *s)
{
    struct quantity_value said;
    struct arena *arena = a->job->doc;
    const struct str id = document_attribute(s->indicator, "id");
    const struct held held = held_find(a, s->indicator, s->what);
    if (held.printed.n && str_eq(s->text, held.printed))
        return;
    if (!held.value) {
        DIAG(a->job->diags, DIAG_STATED_NOTHING, s->pos, s->what.p, id.p, c(a, s->text));
        return;
    }
    if (!compare_read(arena, a->notation, s->text, &said)) {
        DIAG(a->job->diags, DIAG_STATED_UNREADABLE, s->pos, c(a, s->text), s->what.p,
             id.p);
        return;
    }
    const struct number *value = in_stated_unit(a, s, &held, &said);
    if (!value)
        return;
    const enum agreement agreement = compare_value(arena, &said, value, s->rounding);
    if (agreement != AGREES)
        report_difference(a, s->pos, agreement, s->what, id, s->text,
                          compare_print(arena, &said, value, s->rounding), &held);
}

/* --- expressions -------------------------------------------------------------------- */

static void check_texts(const struct audit *a, const struct statement *s, struct str rule,
                        struct str computed)
{
    struct str printed;
    struct arena *arena = a->job->doc;
    const enum agreement agreement =
        compare_texts(arena, a->notation, s->text, computed, s->rounding, &printed);
    if (agreement == AGREES)
        return;
    struct diag_detail *detail = ARENA_NEW(arena, struct diag_detail);
    *detail = (struct diag_detail){.rule = rule, .stated = s->text, .computed = printed};
    const char *const words[] = {c(a, s->text), c(a, printed), c(a, rule), NULL};
    diags_add_detailed(a->job->diags, DIAG_STATED_TEXT, s->pos, words, detail);
}

static void check_expression(const struct audit *a, const struct statement *s)
{
    struct str computed;
    const struct str by = document_attribute(s->node, "by");
    if (xpath_string(a->xpath, s->node, by, document_attribute_pos(a->job, s->node, "by"),
                     &computed))
        check_texts(a, s, by, computed);
}

/* The expressions that prose has computed below `node`. */
static struct str expressions_of(const struct audit *a, const xmlNode *node)
{
    struct strbuf b;
    strbuf_init(&b, a->job->doc);
    for (const xmlNode *n = node->children; n; n = n->next)
        if (document_is(n, "computed"))
            strbuf_addf(&b, "%s%s", b.n ? ", " : "",
                        document_attribute(n, "expression").p);
    return b.n ? strbuf_str(&b) : STR("");
}

/* --- the three forms ---------------------------------------------------------------- */

static bool report_form(const struct audit *a, const xmlNode *node, const char *why)
{
    DIAG(a->job->diags, DIAG_STATED_FORM, document_pos(node), why);
    return false;
}

static bool check_form(const struct audit *a, const xmlNode *node)
{
    const bool of_group = document_is(node->parent, "group");
    const bool inside = of_group || document_is(node->parent, "indicator");
    const bool what = xmlHasProp(node, BAD_CAST "what") != NULL;
    const bool of = xmlHasProp(node, BAD_CAST "of") != NULL;
    const bool by = xmlHasProp(node, BAD_CAST "by") != NULL;
    const bool as = xmlHasProp(node, BAD_CAST "as") != NULL;
    if (what + by + as == 0)
        return report_form(a, node, "it does not say what it is held against");
    if (what + by + as > 1)
        return report_form(a, node, "it is held against more than one thing");
    if (inside && !what)
        return report_form(a, node, "in an indicator it says which of its values it is");
    if (inside && of)
        return report_form(a, node, "in an indicator it is of that indicator");
    if (!inside && what && !of)
        return report_form(a, node, "it does not say which indicator it is of");
    if (of && !what)
        return report_form(a, node, "it does not say which value of the indicator it is");
    return true;
}

/* What the statement speaks of: the indicator or the group that it names or stands in. */
static bool find_subject(const struct audit *a, struct statement *s)
{
    const struct str id = document_attribute(s->node, "of");
    if (!id.n && document_is(s->node->parent, "group"))
        s->group = s->node->parent;
    else
        s->indicator = id.n ? indicator_index_find(&a->indicators, id) : s->node->parent;
    if (!s->indicator && !s->group)
        s->group = figure_group(document_root(a->document), id);
    if (!s->indicator && !s->group)
        DIAG(a->job->diags, DIAG_STATED_UNKNOWN,
             document_attribute_pos(a->job, s->node, "of"), id.p);
    if (s->group && !str_is(s->what, "grade"))
        return report_form(a, s->node, "of a group only the grade can be stated");
    return s->indicator || s->group;
}

void audit_stated(const struct audit *a, xmlNodePtr node)
{
    if (!check_form(a, node))
        return;
    struct statement s = {.node = node, .what = document_attribute(node, "what")};
    if (s.what.n && !find_subject(a, &s))
        return;
    s.rounding = rounding_of(node, s.indicator);
    s.pos = text_pos(node);
    s.text = str_trim(document_text(a->job, node));
    if (xmlHasProp(node, BAD_CAST "by")) {
        check_expression(a, &s);
    } else if (xmlHasProp(node, BAD_CAST "as")) {
        const struct str computed = s.text;
        s.text = str_trim(document_attribute(node, "as"));
        s.pos = document_attribute_pos(a->job, node, "as");
        check_texts(a, &s, expressions_of(a, node), computed);
    } else if (s.group) {
        check_group(a, &s);
    } else if (str_is(s.what, "grade")) {
        check_grade(a, &s);
    } else {
        check_figure(a, &s);
    }
}

void audit_measured_grade(const struct audit *a, xmlNodePtr indicator)
{
    const struct stated_grade stated =
        figure_stated_grade(a->job, a->document, indicator);
    const struct statement s = {.indicator = indicator,
                                .what = STR("grade"),
                                .text = stated.text,
                                .pos = stated.pos};
    if (stated.measured)
        check_grade(a, &s);
}
