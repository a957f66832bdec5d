#include "layout/overlay.h"

#include "layout/messages.h"

#include "base/arena.h"
#include "base/job.h"

struct overlays overlays_of(struct lay *lay, const struct boxes *boxes)
{
    struct overlays o = {lay, boxes, ARENA_ARRAY(lay->job->doc, bool, boxes->n_boxes + 1),
                         ARENA_ARRAY(lay->job->doc, bool, boxes->n_overlays + 1)};
    for (int i = 0; i < boxes->n_overlays; i++) {
        const struct box *box = boxes->overlays[i];
        const struct ends *ends =
            box->kind == BOX_CONNECTOR ? &box->connector->ends : &box->overlay->ends;
        o.wanted[ends->from] = o.wanted[ends->to] = true;
    }
    return o;
}

/* --- what stands on the page -------------------------------------------------------- */

/* A box that is referred to. */
struct found {
    int id;
    struct area area;
};

/* The boxes of a page that are referred to, and everything on it that can be seen. */
struct survey {
    const struct overlays *overlays;
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

static void survey(struct survey *s, const struct frag *frag, emu x, emu y)
{
    const struct area area = {x, y, frag->w, frag->h};
    if (frag->box && s->overlays->wanted[frag->box] && !find(s, frag->box))
        *(struct found *)list_add(&s->found) = (struct found){frag->box, area};
    if (frag->kind == FRAG_LINE && frag->line.n)
        *(struct area *)list_add(&s->seen) = ink_of(frag, x, y);
    else if (frag->kind == FRAG_FILL || frag->kind == FRAG_FRAME ||
             frag->kind == FRAG_PATH)
        *(struct area *)list_add(&s->seen) = area;
    for (int i = 0; i < frag->n; i++)
        survey(s, frag->kids[i].frag, x + frag->kids[i].x, y + frag->kids[i].y);
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

/* Where the middle of an overlay stands. */
static void anchor_of(const struct overlay *o, struct area from, const struct found *to,
                      emu point[2])
{
    if (to) {
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

static void place(struct overlays *o, struct group *group, const struct box *box,
                  const struct found *from, const struct found *to)
{
    emu anchor[2];
    const emu w = box->overlay->w ? box->overlay->w : measure_box(o->lay, box).max;
    const struct frag *frag = layout_filled(o->lay, box, w, box->overlay->h);
    if (box->overlay->h && frag->h > box->overlay->h)
        report_overflow(o->lay, box, DIAG_BOX_TOO_HIGH, frag->h, box->overlay->h);
    anchor_of(box->overlay, from->area, to, anchor);
    group_add(group, frag, anchor[0] - w / 2, anchor[1] - frag->h / 2);
}

/* A connector is drawn where both its boxes stand on one page, an overlay on the first
 * page that has its first box. */
static void add(struct overlays *o, struct group *group, const struct survey *s, int i)
{
    const struct box *box = o->boxes->overlays[i];
    const bool connects = box->kind == BOX_CONNECTOR;
    const struct ends *ends = connects ? &box->connector->ends : &box->overlay->ends;
    const struct found *from = find(s, ends->from);
    const struct found *to = ends->to ? find(s, ends->to) : NULL;
    if (o->drawn[i] || !from || (connects && !to))
        return;
    o->drawn[i] = true;
    if (connects) {
        const struct obstacles between_them =
            obstacles_between(o->lay, s, from->area, to->area);
        connector_draw(group, box, from->area, to->area, &between_them);
    } else {
        place(o, group, box, from, to);
    }
}

void overlays_add(struct overlays *o, struct group *page, struct area page_area,
                  const struct frag *body, emu x, emu y)
{
    struct survey s = {o, list_of(o->lay->job->doc, sizeof(struct found)),
                       list_of(o->lay->job->doc, sizeof(struct area)), page_area};
    if (o->boxes->n_overlays)
        survey(&s, body, x, y);
    for (int under = 1; under >= 0; under--) {
        for (int i = 0; i < o->boxes->n_overlays; i++) {
            const struct box *box = o->boxes->overlays[i];
            if ((box->kind == BOX_CONNECTOR && box->connector->under) == under)
                add(o, page, &s, i);
        }
        if (under)
            group_add(page, body, x, y);
    }
}
