#include "compose/composing.h"

#include "base/arena.h"
#include "base/job.h"
#include "base/messages.h"

struct names names_in(struct arena *arena, int size)
{
    return (struct names){map_in(arena), list_of(arena, size),
                          list_of(arena, sizeof(struct str))};
}

void *names_find(const struct names *names, struct str name)
{
    const int i = map_find(&names->index, name);
    return i < 0 ? NULL : list_at(&names->values, i);
}

void *names_add(struct names *names, struct str name)
{
    if (map_find(&names->index, name) >= 0)
        return NULL;
    map_put(&names->index, name, names->values.n);
    *(struct str *)list_add(&names->keys) = name;
    return list_add(&names->values);
}

void names_report_unknown(struct composing *c, const struct names *names, struct str name,
                          struct srcpos pos, const struct diag_kind *unknown,
                          const char *what)
{
    const char *given = str_c(c->job->doc, name);
    const struct str *best = NULL;
    for (int i = 0; i < names->keys.n; i++) {
        const struct str *key = list_at(&names->keys, i);
        if (str_is_slip(name, *key) &&
            (!best || str_distance(name, *key) < str_distance(name, *best)))
            best = key;
    }
    if (best)
        DIAG(c->job->diags, DIAG_NAME_MISSPELT, pos, what, given,
             str_c(c->job->doc, *best));
    else
        DIAG(c->job->diags, unknown, pos, given);
}
