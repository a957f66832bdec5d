#include "layout/overlay.h"

#include "layout/messages.h"

#include "base/arena.h"
#include "base/job.h"

static const struct ends *ends_of(const struct box *box)
{
    return box->kind == BOX_CONNECTOR ? &box->connector->ends : &box->overlay->ends;
}

struct overlays overlays_of(struct fitting *fitting, const struct boxes *boxes)
{
    struct arena *arena = fitting->lay->job->doc;
    struct overlays o = {.lay = fitting->lay,
                         .fitting = fitting,
                         .boxes = boxes,
                         .wanted = ARENA_ARRAY(arena, bool, boxes->n_boxes + 1),
                         .page_of = ARENA_ARRAY(arena, int, boxes->n_boxes + 1),
                         .drawn = ARENA_ARRAY(arena, bool, boxes->n_overlays + 1)};
    for (int i = 0; i < boxes->n_overlays; i++) {
        const struct ends *ends = ends_of(boxes->overlays[i]);
        o.wanted[ends->from] = o.wanted[ends->to] = true;
    }
    return o;
}

/* --- what stands on the page -------------------------------------------------------- */

/* A box that is referred to, and what it was fitted with; NULL: nothing. */
struct found {
    int id;
    struct area area;
    const struct fitted *fitted;
};

/* The boxes of a page that are referred to, and everything on it that can be seen. */
struct survey {
    struct overlays *overlays;
    int number;        /* of the page */
    struct list found; /* of struct found */
    struct list seen;  /* of struct area */
    struct area page;
};

static const struct found *find(const struct survey *s, int id)
{
    for (int i = 0; i < s->found.n; i++) {
        const struct found *found = list_at(&s->found, i);
        if (found->id == id)
            return found;
    }
    return NULL;
}

/* From the first glyph to the last: the fragment is as wide as its room. */
static struct area ink_of(const struct frag *line, emu x, emu y)
{
    const struct glyph_run *first = &line->line.runs[0];
    const struct glyph_run *last = &line->line.runs[line->line.n - 1];
    if (line->line.vertical || !first->n || !last->n)
        return (struct area){x, y, line->w, line->h};
    const emu left = first->x + first->glyphs[0].x;
    const emu right = last->x + last->glyphs[last->n - 1].x + last->size;
    return (struct area){x + left, y, right - left, line->h};
}

static void note(struct survey *s, int id, struct area area, const struct fitted *fitted)
{
    int *page = &s->overlays->page_of[id];
    *page = *page ? *page : s->number;
    if (!find(s, id))
        *(struct found *)list_add(&s->found) = (struct found){id, area, fitted};
}

static void survey(struct survey *s, const struct frag *frag, emu x, emu y,
                   const struct fitted *fitted)
{
    const struct area area = {x, y, frag->w, frag->h};
    const bool known = frag->box && frag->box <= s->overlays->boxes->n_boxes;
    if (frag->kind == FRAG_GROUP && frag->group.fitted)
        fitted = frag->group.fitted;
    if (known && s->overlays->wanted[frag->box])
        note(s, frag->box, area, fitted);
    if (frag->kind == FRAG_LINE && frag->line.n)
        *(struct area *)list_add(&s->seen) = ink_of(frag, x, y);
    else if (frag->kind == FRAG_FILL || frag->kind == FRAG_FRAME ||
             frag->kind == FRAG_PATH)
        *(struct area *)list_add(&s->seen) = area;
    for (int i = 0; i < frag->n; i++)
        survey(s, frag->kids[i].frag, x + frag->kids[i].x, y + frag->kids[i].y, fitted);
}

/* What a line between the two should go round: not what is in or around one of them. */
static struct obstacles obstacles_between(struct lay *lay, const struct survey *s,
                                          struct area from, struct area to)
{
    struct list areas = list_of(lay->job->doc, sizeof(struct area));
    for (int i = 0; i < s->seen.n; i++) {
        const struct area *a = list_at(&s->seen, i);
        if (!area_holds(*a, from) && !area_holds(*a, to) && !area_holds(from, *a) &&
            !area_holds(to, *a))
            *(struct area *)list_add(&areas) = *a;
    }
    /* nor does it run back through the two themselves */
    *(struct area *)list_add(&areas) = from;
    *(struct area *)list_add(&areas) = to;
    return (struct obstacles){list_array(&areas, lay->job->doc), areas.n, s->page};
}

/* --- overlays ----------------------------------------------------------------------- */

/* Where the middle of an overlay stands: over two boxes of which the second is on another
 * page, where the first goes on to it. */
static void anchor_of(const struct overlay *o, struct area from, const struct found *to,
                      emu point[2])
{
    if (o->ends.to && !to) {
        edge_middle(from, SIDE_BOTTOM, point);
    } else if (to) {
        point[0] = middle_between(from.x, from.w, to->area.x, to->area.w);
        point[1] = middle_between(from.y, from.h, to->area.y, to->area.h);
    } else if (o->side != SIDE_NEAREST) {
        edge_middle(from, (enum side)o->side, point);
    } else {
        point[0] = from.x + from.w / 2;
        point[1] = from.y + from.h / 2;
    }
    point[0] += o->x;
    point[1] += o->y;
}

/* Where something begins that would stand out of a page, which is `extent` wide or high:
 * at its edge. */
static emu begin_inside(emu begin, emu length, emu extent)
{
    begin = begin > extent - length ? extent - length : begin;
    return begin < 0 ? 0 : begin;
}

static void place(struct lay *lay, struct group *group, const struct box *box,
                  const struct found *from, const struct found *to, struct area page)
{
    emu anchor[2];
    const emu w = box->overlay->w ? box->overlay->w : measure_box(lay, box).max;
    const struct frag *frag = layout_filled(lay, box, w, box->overlay->h);
    if (box->overlay->h && frag->h > box->overlay->h)
        report_overflow(lay, box, DIAG_BOX_TOO_HIGH, frag->h, box->overlay->h);
    anchor_of(box->overlay, from->area, to, anchor);
    group_add(group, frag, begin_inside(anchor[0] - w / 2, w, page.x + page.w),
              begin_inside(anchor[1] - frag->h / 2, frag->h, page.y + page.h));
}

/* A connector is drawn where both its boxes stand on one page, an overlay on the first
 * page that has its first box; each is set as that box is. */
static void add(struct overlays *o, struct group *group, const struct survey *s, int i)
{
    const struct box *box = o->boxes->overlays[i];
    const bool connects = box->kind == BOX_CONNECTOR;
    const struct ends *ends = ends_of(box);
    const struct found *from = find(s, ends->from);
    const struct found *to = ends->to ? find(s, ends->to) : NULL;
    struct lay *lay = o->lay;
    if (o->drawn[i] || !from || (connects && !to))
        return;
    o->drawn[i] = true;
    if (from->fitted) {
        struct set *set = fitting_of(o->fitting, from->fitted);
        box = set_copy(set, box);
        lay = set->lay;
    }
    if (connects) {
        const struct obstacles between_them =
            obstacles_between(o->lay, s, from->area, to->area);
        connector_draw(group, box, from->area, to->area, &between_them);
    } else {
        place(lay, group, box, from, to, s->page);
    }
}

void overlays_add(struct overlays *o, struct group *group,
                  const struct overlaid_page *page)
{
    struct survey s = {o, page->number, list_of(o->lay->job->doc, sizeof(struct found)),
                       list_of(o->lay->job->doc, sizeof(struct area)), page->area};
    if (o->boxes->n_overlays)
        survey(&s, page->body, page->x, page->y, page->fitted);
    for (int under = 1; under >= 0; under--) {
        for (int i = 0; i < o->boxes->n_overlays; i++) {
            const struct box *box = o->boxes->overlays[i];
            if ((box->kind == BOX_CONNECTOR && box->connector->under) == under)
                add(o, group, &s, i);
        }
        if (under)
            group_add(group, page->body, page->x, page->y);
    }
}

/* A connector that is drawn only where its boxes face need not be. */
static bool may_be_missing(const struct box *box)
{
    return box->kind == BOX_CONNECTOR && box->connector->facing != SIDE_NEAREST;
}

static void report_nowhere(const struct overlays *o, const struct box *box)
{
    o->lay->overflows++;
    DIAG0(o->lay->job->diags, DIAG_OVERLAY_NOWHERE, box->pos);
}

void overlays_check(const struct overlays *o)
{
    struct job *job = o->lay->job;
    for (int i = 0; i < o->boxes->n_overlays; i++) {
        const struct box *box = o->boxes->overlays[i];
        const struct ends *ends = ends_of(box);
        const int from = o->page_of[ends->from];
        const int to = ends->to ? o->page_of[ends->to] : from;
        if (o->drawn[i] || may_be_missing(box))
            continue;
        if (from && to)
            DIAG(job->diags, DIAG_CONNECTOR_PAGES, box->pos,
                 str_format(job->doc, "%d", from).p, str_format(job->doc, "%d", to).p);
        else if (!diags_failed(
                     job->diags)) /* or else it may be missing because of that */
            report_nowhere(o, box);
    }
}
