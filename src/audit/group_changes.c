#include "audit/changes.h"

#include "audit/figures.h"
#include "load/load.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/map.h"

static const xmlNode *subtotal_of(const xmlNode *group)
{
    const xmlNode *subtotal = group ? document_child(group, "subtotal") : NULL;
    return subtotal && document_attribute(subtotal, "by").n ? subtotal : NULL;
}

static struct group_side read_side(struct job *job, const xmlNode *group)
{
    struct group_side side = {.value = NULL};
    const xmlNode *subtotal = subtotal_of(group);
    if (!subtotal)
        return side;
    side.mark = document_attribute(subtotal, "mark");
    side.grade = document_attribute(subtotal, "grade");
    side.value = figure_value(job, subtotal);
    side.rated = str_to_int(document_attribute(subtotal, "score"), &side.score);
    return side;
}

static bool same_number(const struct number *a, const struct number *b)
{
    return a && b ? number_compare(a, b) == 0 : a == b;
}

static enum change_kind kind_of(const struct group_change *c, const xmlNode *before,
                                const xmlNode *after)
{
    if (!subtotal_of(before))
        return CHANGE_ADDED;
    if (!subtotal_of(after))
        return CHANGE_REMOVED;
    if (!c->before.rated && c->after.rated)
        return CHANGE_FIRST;
    if (c->before.rated && !c->after.rated)
        return CHANGE_LOST;
    return c->grade || !same_number(c->before.value, c->after.value) ? CHANGE_MOVED
                                                                     : CHANGE_NONE;
}

struct group_change group_change_find(struct job *job, const xmlNode *before,
                                      const xmlNode *after)
{
    const xmlNode *group = after ? after : before;
    struct group_change c = {
        .name = group_name(job, group),
        .title = str_trim(document_text(job, document_child(group, "title"))),
        .set = document_attribute(figure_set(group), "id"),
        .before = read_side(job, before),
        .after = read_side(job, after),
    };
    if (c.before.rated && c.after.rated)
        c.grade = c.after.score - c.before.score;
    c.kind = kind_of(&c, before, after);
    return c;
}

/* --- which group is which ----------------------------------------------------------- */

/* A group that has no id is known by its set, its number and its title. */
static struct str key_of(struct job *job, const xmlNode *group)
{
    const struct str id = document_attribute(group, "id");
    if (id.n)
        return id;
    return str_format(job->doc, "%s\n%s", document_attribute(figure_set(group), "id").p,
                      group_name(job, group).p);
}

struct group_index group_index_of(struct job *job, xmlNodePtr root)
{
    struct group_index index = {map_in(job->doc), list_of(job->doc, sizeof(xmlNodePtr))};
    for (xmlNodePtr n = root; (n = figure_next(n, "group"));) {
        map_put(&index.by_key, key_of(job, n), index.nodes.n);
        *(xmlNodePtr *)list_add(&index.nodes) = n;
    }
    return index;
}

xmlNodePtr group_index_find(struct job *job, const struct group_index *index,
                            const xmlNode *group)
{
    const int i = map_find(&index->by_key, key_of(job, group));
    return i < 0 ? NULL : *(xmlNodePtr *)list_at(&index->nodes, i);
}

void group_changes_find(struct job *job, xmlNodePtr before, xmlNodePtr after,
                        struct changes *changes)
{
    const struct group_index old = group_index_of(job, before);
    const struct group_index new = group_index_of(job, after);
    struct list groups = list_of(job->doc, sizeof(struct group_change));
    for (int i = 0; i < new.nodes.n; i++) {
        const xmlNode *n = *(xmlNodePtr *)list_at(&new.nodes, i);
        const xmlNode *o = group_index_find(job, &old, n);
        if (subtotal_of(n) || subtotal_of(o))
            *(struct group_change *)list_add(&groups) = group_change_find(job, o, n);
    }
    for (int i = 0; i < old.nodes.n; i++) {
        const xmlNode *o = *(xmlNodePtr *)list_at(&old.nodes, i);
        if (subtotal_of(o) && !group_index_find(job, &new, o))
            *(struct group_change *)list_add(&groups) = group_change_find(job, o, NULL);
    }
    changes->groups = list_array(&groups, job->doc);
    changes->n_groups = groups.n;
}
