#include "audit/changes.h"

#include "audit/figures.h"
#include "load/load.h"

#include "base/arena.h"
#include "base/job.h"

const char *const change_rate_names[CHANGE_RATES] = {"achievement", "progress", "pace"};

const char *change_kind_name(enum change_kind kind)
{
    static const char *const names[] = {"same", "moved", "first",
                                        "lost", "added", "removed"};
    return names[kind];
}

const char *observation_change_name(enum observation_change_kind kind)
{
    static const char *const names[] = {"new", "gone", "revised"};
    return names[kind];
}

const char *change_direction_name(int direction)
{
    return direction > 0 ? "up" : direction < 0 ? "down" : "same";
}

int change_betterment(const struct change *change)
{
    return change->lower_is_better ? -change->direction : change->direction;
}

/* --- one side ----------------------------------------------------------------------- */

static struct str text_of(struct job *job, const xmlNode *node)
{
    return node ? str_trim(document_text(job, node)) : STR("");
}

static void read_rates(struct job *job, const xmlNode *result, struct change_side *side)
{
    for (int i = 0; i < CHANGE_RATES; i++) {
        const xmlNode *rate = document_child(result, change_rate_names[i]);
        side->rates[i] = text_of(job, rate);
        side->rate_values[i] = figure_value(job, rate);
    }
}

static struct change_side read_side(struct job *job, struct change_of of)
{
    struct change_side side = {.source = ""};
    const xmlNode *indicator = of.node;
    const xmlNode *result = indicator ? document_child(indicator, "result") : NULL;
    if (!result)
        return side;
    const xmlNode *actual = document_child(result, "actual");
    const struct measured *m = figure_measured(of.document, indicator);
    side.actual = text_of(job, actual);
    side.value = figure_value(job, actual);
    side.unit = document_attribute(document_child(indicator, "target"), "unit");
    side.period = document_attribute(result, "period");
    if (m || side.value)
        side.source = m ? diags_place(job->diags, job->doc, m->pos)
                        : figure_of_actual(job, of.document, indicator).source;
    side.mark = document_attribute(result, "mark");
    side.grade = document_attribute(result, "grade");
    side.status = document_attribute(result, "status");
    side.reason = document_attribute(result, "reason");
    side.rated = str_to_int(document_attribute(result, "score"), &side.score);
    read_rates(job, result, &side);
    return side;
}

/* --- both sides --------------------------------------------------------------------- */

/* The style of a difference: that of the value which prints more digits. */
static bool style_of(struct job *job, const struct notation *notation,
                     const struct change *c, struct quantity_value *style)
{
    struct quantity before, after;
    const char *why;
    int offset;
    if (!quantity_parse(job->doc, notation, c->after.actual, &after, &why, &offset) ||
        !quantity_parse(job->doc, notation, c->before.actual, &before, &why, &offset) ||
        after.n != 1 || before.n != 1)
        return false;
    *style = after.values[0];
    if (before.values[0].style.n_scales == style->style.n_scales &&
        before.values[0].style.decimals > style->style.decimals)
        style->style.decimals = before.values[0].style.decimals;
    return true;
}

static struct str print_difference(struct job *job, const struct notation *notation,
                                   const struct change *c)
{
    struct quantity_value style;
    const struct number *size = c->difference;
    if (number_sign(size) < 0)
        size = number_subtract(job->doc, number_from_int(job->doc, 0), size);
    const char *sign = c->direction > 0 ? "＋" : c->direction < 0 ? "－" : "±";
    const struct str digits = style_of(job, notation, c, &style)
                                  ? quantity_print_like(job->doc, size, &style)
                                  : number_print_exact(job->doc, size);
    return str_format(job->doc, "%s%.*s", sign, STR_ARG(digits));
}

static const struct number *difference(struct job *job, const struct number *before,
                                       const struct number *after)
{
    return before && after ? number_subtract(job->doc, after, before) : NULL;
}

static bool is_moved(const struct change *c)
{
    for (int i = 0; i < CHANGE_RATES; i++)
        if (c->rate_differences[i] && number_sign(c->rate_differences[i]))
            return true;
    return c->direction || c->grade || c->before.rated != c->after.rated ||
           !str_eq(c->before.unit, c->after.unit);
}

static enum change_kind kind_of(const struct change *c, struct change_of before,
                                struct change_of after)
{
    if (!before.node)
        return CHANGE_ADDED;
    if (!after.node)
        return CHANGE_REMOVED;
    if (!c->before.value && c->after.value)
        return CHANGE_FIRST;
    if (c->before.value && !c->after.value)
        return CHANGE_LOST;
    return is_moved(c) ? CHANGE_MOVED : CHANGE_NONE;
}

struct change change_find(struct job *job, const struct notation *notation,
                          struct change_of before, struct change_of after)
{
    const xmlNode *indicator = after.node ? after.node : before.node;
    struct change c = {
        .id = document_attribute(indicator, "id"),
        .name = text_of(job, document_child(indicator, "name")),
        .set = document_attribute(figure_set(indicator), "id"),
        .before = read_side(job, before),
        .after = read_side(job, after),
        .lower_is_better = str_is(document_attribute(indicator, "direction"), "down"),
    };
    if (str_eq(c.before.unit, c.after.unit))
        c.difference = difference(job, c.before.value, c.after.value);
    c.direction = c.difference ? number_sign(c.difference) : 0;
    if (c.difference)
        c.printed = print_difference(job, notation, &c);
    for (int i = 0; i < CHANGE_RATES; i++)
        c.rate_differences[i] =
            difference(job, c.before.rate_values[i], c.after.rate_values[i]);
    if (c.before.rated && c.after.rated)
        c.grade = c.after.score - c.before.score;
    c.kind = kind_of(&c, before, after);
    return c;
}

/* --- single measurements ------------------------------------------------------------ */

static const struct measured *find_same_period(const struct measurements *page,
                                               const struct measured *m)
{
    for (int i = 0; i < page->n; i++)
        if (date_compare(page->at[i].period->first, m->period->first) == 0 &&
            date_compare(page->at[i].period->last, m->period->last) == 0)
            return &page->at[i];
    return NULL;
}

static bool says_the_same(const struct measured *a, const struct measured *b)
{
    if (!a->value || !b->value)
        return a->missing == b->missing;
    return number_compare(a->value->value, b->value->value) == 0 &&
           str_eq(a->value->unit, b->value->unit) && a->value->bound == b->value->bound;
}

static struct str measured_text(struct job *job, const struct measured *m)
{
    return m ? str_copy(job->doc, str_trim(m->text)) : STR("");
}

static void add_observation(struct job *job, struct list *list, struct str id,
                            const struct measured *before, const struct measured *after)
{
    const struct measured *either = after ? after : before;
    *(struct observation_change *)list_add(list) = (struct observation_change){
        .kind = !before  ? OBSERVATION_ADDED
                : !after ? OBSERVATION_REMOVED
                         : OBSERVATION_REVISED,
        .id = id,
        .period = either->period->text,
        .before = measured_text(job, before),
        .after = measured_text(job, after),
        .before_source = before ? diags_place(job->diags, job->doc, before->pos) : "",
        .after_source = after ? diags_place(job->diags, job->doc, after->pos) : "",
    };
}

static const struct measurements *page_of(struct change_of of)
{
    static const struct measurements none;
    return of.node ? ledger_find(of.document, of.node) : &none;
}

static void compare_observations(struct job *job, struct list *list,
                                 struct change_of before, struct change_of after)
{
    const struct measurements *old = page_of(before), *new = page_of(after);
    for (int i = 0; i < new->n; i++) {
        const struct measured *was = find_same_period(old, &new->at[i]);
        if (!was || !says_the_same(was, &new->at[i]))
            add_observation(job, list, document_attribute(after.node, "id"), was,
                            &new->at[i]);
    }
    for (int i = 0; i < old->n; i++)
        if (!find_same_period(new, &old->at[i]))
            add_observation(job, list, document_attribute(before.node, "id"), &old->at[i],
                            NULL);
}

/* --- whole documents ---------------------------------------------------------------- */

static bool is_measured(const xmlNode *indicator)
{
    return document_child(indicator, "result") != NULL;
}

const struct changes *changes_find(struct job *job, const struct notation *notation,
                                   const struct document *before,
                                   const struct document *after)
{
    const struct indicator_index old = indicator_index_of(job, document_root(before));
    const struct indicator_index new = indicator_index_of(job, document_root(after));
    struct list items = list_of(job->doc, sizeof(struct change));
    struct list observations = list_of(job->doc, sizeof(struct observation_change));
    const struct change_of nothing = {after, NULL};
    struct map going_on = map_in(job->doc); /* ids of the old plan that the new one has */
    for (int i = 0; i < new.nodes.n; i++) {
        const struct change_of n = {after, *(xmlNodePtr *)list_at(&new.nodes, i)};
        const struct change_of o = {before, indicator_index_find_earlier(&old, n.node)};
        if (o.node)
            map_put(&going_on, document_attribute(o.node, "id"), i);
        if (!is_measured(n.node) && !(o.node && is_measured(o.node)))
            continue;
        *(struct change *)list_add(&items) = change_find(job, notation, o, n);
        compare_observations(job, &observations, o, n);
    }
    for (int i = 0; i < old.nodes.n; i++) {
        const struct change_of o = {before, *(xmlNodePtr *)list_at(&old.nodes, i)};
        if (!is_measured(o.node) ||
            map_find(&going_on, document_attribute(o.node, "id")) >= 0)
            continue;
        *(struct change *)list_add(&items) = change_find(job, notation, o, nothing);
        compare_observations(job, &observations, o, nothing);
    }
    struct changes *changes = ARENA_NEW(job->doc, struct changes);
    *changes = (struct changes){.items = list_array(&items, job->doc),
                                .n = items.n,
                                .observations = list_array(&observations, job->doc),
                                .n_observations = observations.n};
    group_changes_find(job, document_root(before), document_root(after), changes);
    return changes;
}
