#include "shape/shaping.h"

static const struct run *run_of(const struct draft *d, const struct cluster *c)
{
    return &d->box->text.runs[c->run];
}

/* JLREQ 3.3.6 and 3.3.7: a base of group ruby is one object. */
static bool is_one_object(const struct run *a, const struct run *b)
{
    return a->ruby && a->ruby == b->ruby;
}

void draft_join(struct draft *d)
{
    for (int i = 0; i + 1 < d->clusters.n; i++) {
        struct cluster *c = list_at(&d->clusters, i);
        const struct cluster *next = list_at(&d->clusters, i + 1);
        if (c->break_after != BREAK_HERE_FORCED &&
            is_one_object(run_of(d, c), run_of(d, next)))
            c->break_after = BREAK_HERE_NOT;
    }
}
