#include "audit/auditing.h"
#include "audit/messages.h"
#include "evaluate/provenance.h"

#include "base/arena.h"
#include "base/job.h"

/* All others are in the unit of the indicator. */
static bool is_share(struct str what)
{
    static const char *const shares[] = {"achievement", "progress", "elapsed",  "pace",
                                         "yearly",      "change",   "deviation"};
    for (int i = 0; i < 7; i++)
        if (str_is(what, shares[i]))
            return true;
    return false;
}

static bool is_difference(struct str what)
{
    return str_is(what, "difference") || str_is(what, "improvement") ||
           str_is(what, "trend");
}

static void add_source(const struct audit *a, struct held *held, const xmlNode *node)
{
    if (node)
        held->sources[held->n_sources++] = figure_place(a->job, node);
}

static void add_measured(const struct audit *a, struct held *held,
                         const struct measured *m)
{
    if (m)
        held->sources[held->n_sources++] =
            diags_place(a->job->diags, a->job->doc, m->pos);
}

/* How a rate comes about, unless the evaluation says so itself. */
static struct str rule_of(const struct audit *a, const xmlNode *indicator,
                          struct str what)
{
    const struct str said = provenance_of(a->job, a->document, indicator, what).formula;
    const bool down = str_is(document_attribute(indicator, "direction"), "down");
    if (said.n)
        return said;
    if (str_is(what, "achievement"))
        return down ? STR("target div actual") : STR("actual div target");
    if (str_is(what, "progress"))
        return STR("(actual - baseline) div (target - baseline)");
    if (str_is(what, "pace"))
        return STR("progress div elapsed");
    if (str_is(what, "elapsed"))
        return STR("the time that has passed div the years of the set");
    return STR("baseline + (target - baseline) * elapsed");
}

static void find_rate(const struct audit *a, const xmlNode *indicator, struct str what,
                      struct held *held)
{
    const xmlNode *result = document_child(indicator, "result");
    const xmlNode *rate =
        result ? document_child(result, str_c(a->job->doc, what)) : NULL;
    const xmlNode *target = document_child(indicator, "target");
    held->value = figure_value(a->job, rate);
    held->share = is_share(what);
    held->rule = rule_of(a, indicator, what);
    if (rate)
        held->printed = str_trim(document_text(a->job, rate));
    if (!held->share)
        held->unit = document_attribute(target, "unit");
    if (is_difference(what) && str_is(held->unit, "%"))
        held->unit = STR("ポイント");
    add_measured(a, held, figure_measured(a->document, indicator));
    if (str_is(what, "elapsed"))
        return;
    if (str_is(what, "trend")) {
        add_measured(a, held, figure_earlier(a->document, indicator));
        return;
    }
    if (!is_difference(what) && !str_is(what, "change"))
        add_source(a, held, target);
    if (!str_is(what, "achievement") && !str_is(what, "deviation"))
        add_source(a, held, document_child(indicator, "baseline"));
}

static void hold(struct held *held, struct figure figure, struct str rule)
{
    held->rule = rule;
    held->value = figure.value;
    held->unit = figure.unit;
    held->printed = figure.text;
    held->sources[held->n_sources++] = figure.source;
}

static void find_figure(const struct audit *a, const xmlNode *indicator, struct str what,
                        struct held *held)
{
    const xmlNode *node = document_child(indicator, str_c(a->job->doc, what));
    held->rule = what;
    if (node)
        hold(held, figure_of_element(a->job, node), what);
}

/* What was measured, or what a computed indicator comes to. */
static void find_actual(const struct audit *a, const xmlNode *indicator,
                        struct held *held)
{
    const struct measured *m = figure_measured(a->document, indicator);
    held->rule = STR("actual");
    if (m)
        hold(held, figure_of_measured(a->job, m), held->rule);
    if (m || !document_child(indicator, "result"))
        return;
    hold(held, figure_of_actual(a->job, a->document, indicator), held->rule);
    if (held->value)
        held->rule = provenance_of(a->job, a->document, indicator, STR("actual")).formula;
}

struct held held_find(const struct audit *a, const xmlNode *indicator, struct str what)
{
    struct held held = {0};
    if (str_is(what, "actual"))
        find_actual(a, indicator, &held);
    else if (str_is(what, "baseline") || str_is(what, "target"))
        find_figure(a, indicator, what, &held);
    else
        find_rate(a, indicator, what, &held);
    return held;
}

/* The members that are rated: "worst of a ★★, b ★". */
static struct str rule_of_group(const struct audit *a, const xmlNode *group,
                                const xmlNode *subtotal)
{
    struct strbuf b;
    int n = 0;
    strbuf_init(&b, a->job->doc);
    strbuf_addf(&b, "%s of", document_attribute(subtotal, "by").p);
    for (const xmlNode *i = group->children; i; i = i->next) {
        const xmlNode *result =
            document_is(i, "indicator") ? document_child(i, "result") : NULL;
        if (!result || !xmlHasProp((xmlNodePtr)result, BAD_CAST "score"))
            continue;
        strbuf_addf(&b, "%s %s %s", n++ ? "," : "", document_attribute(i, "id").p,
                    document_attribute(result, "mark").p);
    }
    return strbuf_str(&b);
}

struct held held_group(const struct audit *a, const xmlNode *group)
{
    struct held held = {.rule = STR("grade")};
    const xmlNode *subtotal = document_child(group, "subtotal");
    if (!subtotal || !xmlHasProp((xmlNodePtr)subtotal, BAD_CAST "by"))
        return held;
    held.rule = rule_of_group(a, group, subtotal);
    held.printed = document_attribute(subtotal, "mark");
    add_source(a, &held, group);
    return held;
}

enum rounding rounding_of(const xmlNode *node, const xmlNode *indicator)
{
    struct str said = document_attribute(node, "rounding");
    if (!said.n && indicator)
        said = document_attribute(figure_set(indicator), "rounding");
    return str_is(said, "down") ? ROUND_DOWN : ROUND_HALF_UP;
}

static const char *joined(struct job *job, const char *const *sources, int n)
{
    struct strbuf b;
    strbuf_init(&b, job->doc);
    for (int i = 0; i < n; i++)
        strbuf_addf(&b, "%s%s", i ? ", " : "", sources[i]);
    return n ? strbuf_str(&b).p : "-";
}

void report_difference(const struct audit *a, struct srcpos pos, enum agreement agreement,
                       struct str what, struct str id, struct str text,
                       struct str computed, const struct held *held)
{
    struct arena *arena = a->job->doc;
    struct diag_detail *detail = ARENA_NEW(arena, struct diag_detail);
    const char **sources = ARENA_ARRAY(arena, const char *, 3);
    for (int i = 0; i < held->n_sources; i++)
        sources[i] = held->sources[i];
    *detail = (struct diag_detail){held->rule, text, computed, sources, held->n_sources};
    const char *const words[] = {str_c(arena, what),
                                 str_c(arena, id),
                                 str_c(arena, text),
                                 str_c(arena, computed),
                                 str_c(arena, held->rule),
                                 joined(a->job, sources, held->n_sources),
                                 NULL};
    diags_add_detailed(a->job->diags,
                       agreement == AGREES_OTHERWISE ? DIAG_STATED_ROUNDING
                                                     : DIAG_STATED_DIFFERS,
                       pos, words, detail);
}
