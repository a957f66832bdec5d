#include "layout/layout_int.h"
#include "layout/messages.h"

#include "base/arena.h"
#include "base/job.h"

enum { MOST_COLUMNS = 16 };

/* Columns of one region: their widths, and what each begins with. */
struct columns {
    struct lay *lay;
    const struct box *box;
    struct flow flow;
    /* there is no other region to go on in: the last column takes all that is left */
    bool whole;
    int n;
    emu widths[MOST_COLUMNS];
};

/* Where each column of a region begins; starts[n] is what is left for the next region. */
struct cut {
    const struct rest *starts[MOST_COLUMNS + 1];
    bool done[MOST_COLUMNS + 1]; /* the flow had ended before this column */
    emu h;                       /* the height each column was given */
    emu highest;                 /* the height of the highest, as it was filled */
    bool nothing;
};

static struct space column_space(const struct columns *c, int i, emu h, emu full_h)
{
    return (struct space){c->widths[i], h, full_h, !c->whole || i + 1 < c->n, 0};
}

/* Fills the columns to the height `h`, one after the other. */
static struct cut fill_columns(const struct columns *c, emu h, emu full_h,
                               const struct rest *from)
{
    struct cut cut = {.starts = {from}, .h = h};
    const bool probing = c->lay->probing;
    c->lay->probing = true;
    for (int i = 0; i < c->n; i++) {
        cut.starts[i + 1] = cut.starts[i];
        cut.done[i + 1] = cut.done[i];
        if (cut.done[i])
            continue;
        const struct outcome out =
            layout_flow(c->lay, &c->flow, column_space(c, i, h, full_h), cut.starts[i]);
        if (!out.frag) {
            cut.nothing |= i == 0;
            continue;
        }
        cut.highest = out.frag->h > cut.highest ? out.frag->h : cut.highest;
        cut.starts[i + 1] = out.rest;
        cut.done[i + 1] = !out.rest;
    }
    c->lay->probing = probing;
    return cut;
}

/* The least height at which everything fits: halving between nothing and what there
 * is. */
static struct cut balance(const struct columns *c, struct space space,
                          const struct rest *from)
{
    struct cut best = fill_columns(c, space.h, space.full_h, from);
    emu low = 0, high = best.highest;
    if (!best.done[c->n] || best.highest > space.h)
        return best;
    while (high - low > EMU_PT / 4) {
        const emu middle = low + (high - low) / 2;
        const struct cut trial = fill_columns(c, middle, space.full_h, from);
        if (trial.done[c->n] && !trial.nothing && trial.highest <= middle) {
            best = trial;
            high = middle;
        } else {
            low = middle;
        }
    }
    return best;
}

/* Column `i` again, in the height it was cut with, for in any other it might break
 * elsewhere; stretched if the columns are to be filled. */
static const struct frag *build_column(const struct columns *c, const struct cut *cut,
                                       int i, struct space space)
{
    struct space room = column_space(c, i, cut->h, space.full_h);
    room.fill_h = space.fill_h;
    return layout_flow(c->lay, &c->flow, room, cut->starts[i]).frag;
}

static const struct frag *build(const struct columns *c, const struct cut *cut,
                                struct space space)
{
    const emu h = space.fill_h > cut->highest ? space.fill_h : cut->highest;
    struct group group = group_new(c->lay);
    emu x = 0;
    for (int i = 0; i < c->n; i++) {
        const bool adds = !c->lay->sizes || group.baseline < 0;
        if (!cut->done[i] && adds)
            group_add(&group, build_column(c, cut, i, space), x, 0);
        x = emu_sum(x, c->widths[i] + c->box->style->column_gap);
    }
    return group_finish(&group, c->box, space.w, h);
}

static struct columns columns_of(struct lay *lay, const struct box *box, emu w,
                                 bool whole)
{
    struct columns c = {
        .lay = lay, .box = box, .whole = whole, .n = box->tracks.n_columns};
    c.flow = flow_inside(box);
    c.n = c.n < MOST_COLUMNS ? c.n : MOST_COLUMNS;
    const emu total = tracks_resolve(lay, box->tracks.columns, c.n, w,
                                     box->style->column_gap, NULL, 0, c.widths);
    if (total > w)
        report_overflow(lay, box, DIAG_BOX_TOO_WIDE, total, w);
    return c;
}

struct outcome layout_columns(struct lay *lay, const struct box *box, struct space space,
                              const struct rest *from)
{
    const struct columns c = columns_of(lay, box, space.w, !space.may_break);
    const bool balanced = box->style->column_fill == FILL_BALANCE || !space.may_break;
    if (!space.may_break)
        space.full_h = space.h;
    const struct cut cut = balanced ? balance(&c, space, from)
                                    : fill_columns(&c, space.h, space.full_h, from);
    if (cut.nothing)
        return (struct outcome){NULL, from};
    return (struct outcome){build(&c, &cut, space),
                            cut.done[c.n] ? NULL : cut.starts[c.n]};
}

struct extent measure_columns(struct lay *lay, const struct box *box)
{
    const struct extent kid = measure_kids(lay, box);
    const int n = box->tracks.n_columns;
    const int64_t gaps = (int64_t)(n - 1) * box->style->column_gap;
    return (struct extent){emu_sum((int64_t)kid.min * n, gaps),
                           emu_sum((int64_t)kid.max * n, gaps)};
}
