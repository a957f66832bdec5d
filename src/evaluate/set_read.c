#include "evaluate/messages.h"
#include "evaluate/set.h"

#include "load/load.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/messages.h"

/* The scheme that the set's attribute `name` names; false and a diagnostic if there is no
 * such scheme. */
static bool find_scheme(const struct evaluation *e, xmlNodePtr set, const char *name,
                        const struct scheme **scheme)
{
    const struct str id = document_attribute(set, name);
    for (int i = 0; i < e->n_schemes; i++)
        if (str_eq(e->schemes[i].id, id))
            *scheme = &e->schemes[i];
    if (*scheme || !id.n)
        return true;
    DIAG(e->job->diags, DIAG_SCHEME_UNKNOWN, document_attribute_pos(e->job, set, name),
         id.p);
    return false;
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
static bool read_years(const struct evaluation *e, struct indicator_set *set)
{
    xmlNodePtr from = set->node;
    if (!xmlHasProp(from, BAD_CAST "start"))
        from = document_child(document_child(e->root, "head"), "period");
    if (!from)
        return true;
    struct period start, end;
    if (!read_date(e, from, "start", &start) || !read_date(e, from, "end", &end))
        return false;
    set->years_place =
        diags_document_place(e->job->diags, e->job->doc, document_pos(from));
    set->start = start.first;
    set->end = end.last;
    set->has_years = date_compare(set->start, set->end) < 0;
    if (!set->has_years)
        DIAG(e->job->diags, DIAG_YEARS_BACKWARDS,
             document_attribute_pos(e->job, from, "end"),
             document_attribute(from, "start").p, document_attribute(from, "end").p);
    return set->has_years;
}

static bool is(xmlNodePtr node, const char *name, const char *value)
{
    return str_is(document_attribute(node, name), value);
}

static bool read_group_rule(const struct evaluation *e, struct indicator_set *set)
{
    static const char *const names[] = {"", "worst", "mean", "points"};
    for (int i = GROUP_WORST; i <= GROUP_POINTS; i++)
        if (is(set->node, "group-grade", names[i]))
            set->group_rule = i;
    const bool known = find_scheme(e, set->node, "group-rating", &set->group_scheme);
    if (set->group_rule != GROUP_POINTS || set->group_scheme || !known)
        return known;
    DIAG0(e->job->diags, DIAG_GROUP_SCHEME,
          document_attribute_pos(e->job, set->node, "group-grade"));
    return false;
}

static bool read_set(const struct evaluation *e, xmlNodePtr node,
                     struct indicator_set *set)
{
    *set = (struct indicator_set){.node = node, .digits = 1};
    str_to_int(document_attribute(node, "digits"), &set->digits);
    set->observed = !is(node, "observed", "no");
    set->zero_baseline = is(node, "missing-baseline", "zero");
    set->from_baseline = is(node, "elapsed-from", "baseline");
    set->counts_years = is(node, "elapsed", "years");
    set->by_year = is(node, "expected", "year");
    set->fits_shares = is(node, "shares", "add-to-100");
    set->rated_denominator = is(node, "denominator", "rated");
    set->rounding = is(node, "rounding", "down") ? ROUND_DOWN : ROUND_HALF_UP;
    set->up_form = is(node, "up-form", "distance") ? RATE_DISTANCE : RATE_RATIO;
    set->down_form = is(node, "down-form", "distance") ? RATE_DISTANCE
                     : is(node, "down-form", "mirror") ? RATE_MIRROR
                                                       : RATE_INVERSE;
    bool ok = find_scheme(e, node, "rating", &set->scheme);
    ok = read_group_rule(e, set) && ok;
    return read_years(e, set) && ok;
}

static void collect_indicators(struct evaluation *e, const struct indicator_set *set,
                               xmlNodePtr parent)
{
    for (xmlNodePtr n = parent->children; n; n = n->next) {
        if (document_is(n, "group"))
            collect_indicators(e, set, n);
        if (!document_is(n, "indicator"))
            continue;
        const struct str id = document_attribute(n, "id");
        map_put(&e->by_id, id, e->indicators.n);
        struct indicator *indicator = list_add(&e->indicators);
        *indicator = (struct indicator){.node = n, .set = set, .id = id};
    }
}

static bool collect_sets(struct evaluation *e, xmlNodePtr parent)
{
    bool ok = true;
    for (xmlNodePtr n = parent->children; n; n = n->next) {
        if (document_is(n, "indicators"))
            ok = read_set(e, n, list_add(&e->sets)) && ok;
        else if (n->type == XML_ELEMENT_NODE)
            ok = collect_sets(e, n) && ok;
    }
    return ok;
}

/* What a <stated> says of an indicator is to be among its results. */
static void note_stated(struct evaluation *e, xmlNodePtr stated)
{
    const struct str what = document_attribute(stated, "what");
    const struct str of = document_attribute(stated, "of");
    const int i =
        map_find(&e->by_id, of.n ? of : document_attribute(stated->parent, "id"));
    for (int name = 0; what.n && i >= 0 && name < TEST_NAMES; name++)
        if (str_is(what, test_name_text(name)))
            ((struct indicator *)list_at(&e->indicators, i))->asked[name] = true;
}

static void collect_stated(struct evaluation *e, xmlNodePtr parent)
{
    for (xmlNodePtr n = parent->children; n; n = n->next) {
        if (document_is(n, "stated"))
            note_stated(e, n);
        if (n->type == XML_ELEMENT_NODE)
            collect_stated(e, n);
    }
}

bool sets_read(struct evaluation *e)
{
    e->sets = list_of(e->job->doc, sizeof(struct indicator_set));
    e->indicators = list_of(e->job->doc, sizeof(struct indicator));
    e->by_id = map_in(e->job->doc);
    const bool ok = collect_sets(e, e->root);
    for (int i = 0; i < e->sets.n; i++) {
        const struct indicator_set *set = list_at(&e->sets, i);
        collect_indicators(e, set, set->node);
    }
    collect_stated(e, e->root);
    return ok;
}
