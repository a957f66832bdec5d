#include "layout/fit.h"

#include "base/arena.h"
#include "base/job.h"

struct space page_space(const struct page_master *m)
{
    const emu w = m->width - m->margin[SIDE_LEFT] - m->margin[SIDE_RIGHT];
    const emu h = m->height - m->margin[SIDE_TOP] - m->margin[SIDE_BOTTOM];
    return (struct space){w, h, h, true, 0};
}

bool page_is_left(const struct page_sequence *s, int number)
{
    return (number % 2 == 0) != (s->flow->style->writing_mode == VERTICAL_RL);
}

const struct page_master *page_master_of(const struct page_sequence *s, int i, int number)
{
    const struct page_master *side = page_is_left(s, number) ? s->left : s->right;
    if (i == 0 && s->first)
        return s->first;
    return side ? side : s->master;
}

struct outcome flow_part_lay(struct set *set, const struct flow_part *part,
                             struct space space)
{
    return layout_region(set->lay, set_copy(set, part->flow), space, part->from);
}

struct flow_part flow_part_next(struct set *set, const struct page_sequence *s, int i,
                                int number, const struct rest *rest)
{
    struct flow_part part = {
        .master = page_master_of(s, i, number), .flow = s->flow, .from = rest};
    part.out = flow_part_lay(set, &part, page_space(part.master));
    return part;
}

struct list flow_parts(struct set *set, const struct page_sequence *s, int number,
                       const struct rest *from, int most)
{
    struct list parts = list_of(set->lay->job->doc, sizeof(struct flow_part));
    const int before = set->lay->overflows;
    const struct rest *rest = from;
    do {
        const struct flow_part part =
            flow_part_next(set, s, parts.n, number + parts.n, rest);
        *(struct flow_part *)list_add(&parts) = part;
        rest = part.out.rest;
    } while (rest && parts.n < most && set->lay->overflows == before);
    return parts;
}

/* --- parts that stand alone --------------------------------------------------------- */

/* The kids from…to of a flow, in its style. Lines across the flow's own are as long as
 * all that stands in it wants: it is left whole. */
static const struct box *cut_flow(struct arena *arena, const struct box *flow, int from,
                                  int to)
{
    if (flow->orthogonal || (from == 0 && to == flow->n))
        return flow;
    struct box *cut = ARENA_NEW(arena, struct box);
    *cut = *flow;
    cut->kids = flow->kids + from;
    cut->n = to - from;
    return cut;
}

static bool must_break(const struct box *flow, int i)
{
    return box_breaks_after(flow->kids[i - 1], BREAK_PAGE) ||
           box_breaks_before(flow->kids[i], BREAK_PAGE);
}

struct list flow_stretches(struct lay *lay, const struct page_sequence *s)
{
    struct arena *doc = lay->job->doc;
    const struct box *flow = s->flow;
    const bool parts = !s->pages && !flow->orthogonal;
    struct list stretches = list_of(doc, sizeof(struct flow_stretch));
    for (int i = 0, end; i < flow->n || !stretches.n; i = end) {
        struct flow_stretch *stretch = list_add(&stretches);
        for (end = i + 1; end < flow->n && !(parts && must_break(flow, end)); end++)
            ;
        end = end < flow->n ? end : flow->n;
        stretch->sequence = *s;
        stretch->sequence.flow = cut_flow(doc, flow, i, end);
        if (i)
            stretch->sequence.first = NULL;
        stretch->from = i ? rest_new(lay, 0, NULL) : NULL;
    }
    return stretches;
}

struct flow_part flow_part_alone(struct lay *lay, const struct flow_part *part)
{
    struct flow_part alone = *part;
    const struct rest *from = part->from, *rest = part->out.rest;
    const int first = from ? from->index : 0;
    const int end = rest ? rest->index + (rest->inner != NULL) : part->flow->n;
    if (part->flow->orthogonal)
        return alone;
    alone.flow = cut_flow(lay->job->doc, part->flow, first, end);
    if (from)
        alone.from = rest_new(lay, 0, from->inner);
    alone.out.rest =
        rest && rest->inner ? rest_new(lay, rest->index - first, rest->inner) : NULL;
    return alone;
}
