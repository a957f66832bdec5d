#include "shape/shaping.h"

static const struct run *run_of(const struct draft *d, const struct cluster *c)
{
    return &d->box->text.runs[c->run];
}

/* JLREQ 3.3.6 and 3.3.7: a base of group ruby is one object; so is what is combined,
 * spread over a width, or in rows. */
static bool is_one_object(const struct run *a, const struct run *b)
{
    return (a->ruby && a->ruby == b->ruby) || (a->unit && a->unit == b->unit);
}

/* Small characters beside the line, as in ｍ² and 注１）. */
static bool is_script(const struct draft *d, const struct run *run)
{
    const struct style *s = run->style, *line = d->box->style;
    if (run->unit && run->unit->kind == UNIT_FURIWAKE)
        return false;
    return s->baseline_shift != line->baseline_shift && s->font_size < line->font_size &&
           !s->has_background && !s->border[SIDE_TOP].width;
}

void draft_join(struct draft *d)
{
    for (int i = 0; i + 1 < d->clusters.n; i++) {
        struct cluster *c = draft_cluster(d, i);
        const struct run *run = run_of(d, c), *next = run_of(d, draft_cluster(d, i + 1));
        const bool before_script = is_script(d, next);
        if (c->break_after == BREAK_HERE_FORCED)
            continue;
        if (is_one_object(run, next) || before_script) {
            c->break_after = BREAK_HERE_NOT;
            c->joined = true;
        }
        if (before_script && !is_script(d, run))
            c->gap_own = c->gap_next = 0; /* it stands solid with what it belongs to */
    }
}
