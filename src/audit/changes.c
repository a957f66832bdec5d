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

static struct change_side read_side(struct job *job, const xmlNode *indicator)
{
    struct change_side side = {.source = ""};
    const xmlNode *result = indicator ? document_child(indicator, "result") : NULL;
    if (!result)
        return side;
    const xmlNode *actual = document_child(result, "actual");
    const xmlNode *observation = figure_observation(indicator);
    side.actual = text_of(job, actual);
    side.value = figure_value(job, actual);
    side.unit = document_attribute(document_child(indicator, "target"), "unit");
    side.period = document_attribute(result, "period");
    if (observation || side.value)
        side.source = figure_place(job, observation ? observation : actual);
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

static enum change_kind kind_of(const struct change *c, const xmlNode *before,
                                const xmlNode *after)
{
    if (!before)
        return CHANGE_ADDED;
    if (!after)
        return CHANGE_REMOVED;
    if (!c->before.value && c->after.value)
        return CHANGE_FIRST;
    if (c->before.value && !c->after.value)
        return CHANGE_LOST;
    return is_moved(c) ? CHANGE_MOVED : CHANGE_NONE;
}

struct change change_find(struct job *job, const struct notation *notation,
                          const xmlNode *before, const xmlNode *after)
{
    const xmlNode *indicator = after ? after : before;
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

static bool same_day(const xmlNode *a, const xmlNode *b, const char *name)
{
    return str_eq(document_attribute(a, name), document_attribute(b, name));
}

static const xmlNode *find_same_period(const xmlNode *indicator,
                                       const xmlNode *observation)
{
    for (const xmlNode *n = indicator ? indicator->children : NULL; n; n = n->next)
        if (document_is(n, "observation") && same_day(n, observation, "from") &&
            same_day(n, observation, "to"))
            return n;
    return NULL;
}

static bool says_the_same(const xmlNode *a, const xmlNode *b)
{
    static const char *const names[] = {"value", "unit", "bound", "missing"};
    for (int i = 0; i < 4; i++)
        if (!str_eq(document_attribute(a, names[i]), document_attribute(b, names[i])))
            return false;
    return true;
}

static void add_observation(struct job *job, struct list *list, const xmlNode *before,
                            const xmlNode *after)
{
    const xmlNode *either = after ? after : before;
    *(struct observation_change *)list_add(list) = (struct observation_change){
        .kind = !before  ? OBSERVATION_ADDED
                : !after ? OBSERVATION_REMOVED
                         : OBSERVATION_REVISED,
        .id = document_attribute(either->parent, "id"),
        .period = document_attribute(either, "period"),
        .before = text_of(job, before),
        .after = text_of(job, after),
        .before_source = before ? figure_place(job, before) : "",
        .after_source = after ? figure_place(job, after) : "",
    };
}

static void compare_observations(struct job *job, struct list *list,
                                 const xmlNode *before, const xmlNode *after)
{
    for (const xmlNode *n = after ? after->children : NULL; n; n = n->next) {
        const xmlNode *old =
            document_is(n, "observation") ? find_same_period(before, n) : n;
        if (!old || !says_the_same(old, n))
            add_observation(job, list, old, n);
    }
    for (const xmlNode *n = before ? before->children : NULL; n; n = n->next)
        if (document_is(n, "observation") && !find_same_period(after, n))
            add_observation(job, list, n, NULL);
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
    struct map going_on = map_in(job->doc); /* ids of the old plan that the new one has */
    for (int i = 0; i < new.nodes.n; i++) {
        const xmlNode *n = *(xmlNodePtr *)list_at(&new.nodes, i);
        const xmlNode *o = indicator_index_find_earlier(&old, n);
        if (o)
            map_put(&going_on, document_attribute(o, "id"), i);
        if (!is_measured(n) && !(o && is_measured(o)))
            continue;
        *(struct change *)list_add(&items) = change_find(job, notation, o, n);
        compare_observations(job, &observations, o, n);
    }
    for (int i = 0; i < old.nodes.n; i++) {
        const xmlNode *o = *(xmlNodePtr *)list_at(&old.nodes, i);
        if (!is_measured(o) || map_find(&going_on, document_attribute(o, "id")) >= 0)
            continue;
        *(struct change *)list_add(&items) = change_find(job, notation, o, NULL);
        compare_observations(job, &observations, o, NULL);
    }
    struct changes *changes = ARENA_NEW(job->doc, struct changes);
    *changes = (struct changes){.items = list_array(&items, job->doc),
                                .n = items.n,
                                .observations = list_array(&observations, job->doc),
                                .n_observations = observations.n};
    group_changes_find(job, document_root(before), document_root(after), changes);
    return changes;
}
