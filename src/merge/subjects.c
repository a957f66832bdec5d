#include "merge/subjects.h"

#include "merge/messages.h"

#include "measure/measure.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/utf8.h"

/* No such name; one that several subjects have. */
enum { NOBODY = -1, SEVERAL = -2 };

struct subject {
    struct str id, name; /* the name folded */
    int twin;            /* index of the last one before with the same name; -1 */
};

static struct subject *at(const struct subjects *s, int i)
{
    return list_at(&s->subjects, i);
}

struct subjects subjects_new(struct job *job)
{
    return (struct subjects){.job = job,
                             .ids = map_in(job->doc),
                             .names = map_in(job->doc),
                             .subjects = list_of(job->doc, sizeof(struct subject)),
                             .found = -1};
}

int subjects_find_id(const struct subjects *s, struct str id)
{
    return map_find(&s->ids, id);
}

void subjects_add(struct subjects *s, struct str id, struct str name)
{
    struct subject subject = {id, fold_name(s->job->doc, name), -1};
    const int i = s->subjects.n;
    subject.twin = map_find(&s->names, subject.name);
    map_put(&s->ids, id, i);
    map_put(&s->names, subject.name, i);
    *(struct subject *)list_add(&s->subjects) = subject;
    s->found = -1;
}

static int find_name(const struct subjects *s, struct str name)
{
    if (!name.n)
        return NOBODY;
    const struct arena_mark mark = arena_mark(s->job->scratch);
    const int i = map_find(&s->names, fold_name(s->job->scratch, name));
    arena_release(s->job->scratch, mark);
    return i >= 0 && at(s, i)->twin >= 0 ? SEVERAL : i;
}

static struct str nearest_id(const struct subjects *s, struct str id)
{
    struct str best = STR("");
    for (int i = 0; i < s->subjects.n; i++) {
        const struct str other = at(s, i)->id;
        if (str_is_slip(id, other) &&
            (!best.n || str_distance(id, other) < str_distance(id, best)))
            best = other;
    }
    return best;
}

static int report_unknown(const struct subjects *s, const struct observation *o,
                          struct str text)
{
    const struct str near = nearest_id(s, text);
    const char *id = str_c(s->job->doc, text);
    if (near.n)
        DIAG(s->job->diags, DIAG_INDICATOR_MISSPELT, o->indicator_pos, id, near.p);
    else
        DIAG(s->job->diags, DIAG_INDICATOR_UNKNOWN, o->indicator_pos, id);
    return -1;
}

/* All that have the name, in the order of the plan: p01, p07 and p12. */
static int report_several(const struct subjects *s, const struct observation *o)
{
    struct str name = o->name.n ? o->name : o->indicator;
    if (find_name(s, name) == NOBODY)
        name = o->short_name;
    struct strbuf ids;
    strbuf_init(&ids, s->job->doc);
    const int last = map_find(&s->names, fold_name(s->job->doc, name));
    for (int i = 0; i <= last; i++)
        if (str_eq(at(s, i)->name, at(s, last)->name))
            strbuf_addf(&ids, "%s%.*s",
                        !ids.n     ? ""
                        : i < last ? ", "
                                   : " and ",
                        STR_ARG(at(s, i)->id));
    DIAG(s->job->diags, DIAG_NAME_SHARED, o->indicator_pos, str_c(s->job->doc, name),
         ids.p);
    return -1;
}

/* By the name as it stands, or else without a unit behind it. */
static int find_names(const struct subjects *s, const struct observation *o)
{
    const int i = find_name(s, o->name.n ? o->name : o->indicator);
    return i == NOBODY ? find_name(s, o->short_name) : i;
}

static int find(const struct subjects *s, const struct observation *o)
{
    const int i = map_find(&s->ids, o->indicator), named = find_names(s, o);
    if (i >= 0 && named >= 0 && i != named) {
        DIAG(s->job->diags, DIAG_NAME_CONTRADICTS, o->indicator_pos,
             str_c(s->job->doc, o->name), at(s, named)->id.p, at(s, i)->id.p);
        return -1;
    }
    if (i >= 0 || named >= 0)
        return i >= 0 ? i : named;
    if (named == SEVERAL)
        return report_several(s, o);
    return report_unknown(s, o, o->indicator.n ? o->indicator : o->name);
}

int subjects_find(struct subjects *s, const struct observation *o)
{
    if (s->found >= 0 && str_eq(s->indicator, o->indicator) && str_eq(s->name, o->name) &&
        str_eq(s->short_name, o->short_name))
        return s->found;
    s->indicator = o->indicator;
    s->name = o->name;
    s->short_name = o->short_name;
    s->found = find(s, o);
    return s->found;
}

int subjects_meant(const struct subjects *s, const struct observation *o)
{
    const struct str near = nearest_id(s, o->indicator.n ? o->indicator : o->name);
    return near.n ? map_find(&s->ids, near) : -1;
}
