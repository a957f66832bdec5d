#include "layout/shown.h"

#include "layout/page.h"

#include "base/arena.h"

struct showing {
    struct arena *arena;
    const int *page_of;
    bool *hidden;        /* boxes that are on no page, by id */
    struct list *chosen; /* NULL: nobody asks */
};

/* The kid that is on a page; -1: none is, and something is wrong. */
static int kid_taken(const struct showing *s, const struct box *box)
{
    for (int i = 0; i < box->n; i++)
        if (s->page_of[box->kids[i]->id])
            return i;
    return -1;
}

static void hide(struct showing *s, const struct box *box, int taken)
{
    for (int i = 0; i < box->n; i++) {
        const int last =
            i + 1 < box->n ? box->kids[i + 1]->id : box->first_fit.last_id + 1;
        for (int id = box->kids[i]->id; i != taken && id < last; id++)
            s->hidden[id] = true;
    }
}

static const struct box *show(struct showing *s, const struct box *box);

static const struct box *show_taken(struct showing *s, const struct box *box, int taken)
{
    struct box *copy = ARENA_NEW(s->arena, struct box);
    const struct box **kids = ARENA_ARRAY(s->arena, const struct box *, 1);
    hide(s, box, taken);
    if (s->chosen)
        *(struct chosen *)list_add(s->chosen) =
            (struct chosen){.pos = box->pos,
                            .page = s->page_of[box->kids[taken]->id],
                            .taken = taken + 1,
                            .of = box->n};
    *copy = *box;
    kids[0] = show(s, box->kids[taken]);
    copy->kids = kids;
    copy->n = 1;
    return copy;
}

/* The kids of a box; its own where each is shown as it is. */
static const struct box *const *show_kids(struct showing *s, const struct box *box)
{
    const struct box **kids = NULL;
    for (int i = 0; i < box->n; i++) {
        const struct box *kid = show(s, box->kids[i]);
        if (kid == box->kids[i])
            continue;
        if (!kids) {
            kids = ARENA_ARRAY(s->arena, const struct box *, box->n);
            for (int k = 0; k < box->n; k++)
                kids[k] = box->kids[k];
        }
        kids[i] = kid;
    }
    return kids ? kids : box->kids;
}

static const struct box *show(struct showing *s, const struct box *box)
{
    const int taken = box->kind == BOX_FIRST_FIT ? kid_taken(s, box) : -1;
    if (taken >= 0)
        return show_taken(s, box, taken);
    const struct box *const *kids = show_kids(s, box);
    const struct box *heading =
        box->kind == BOX_FRAME && box->frame.heading ? show(s, box->frame.heading) : NULL;
    if (kids == box->kids && (!heading || heading == box->frame.heading))
        return box;
    struct box *copy = ARENA_NEW(s->arena, struct box);
    *copy = *box;
    copy->kids = kids;
    if (heading)
        copy->frame.heading = heading;
    return copy;
}

/* Those that are in no way that was not taken. */
static void show_overlays(struct showing *s, const struct boxes *boxes, struct boxes *out)
{
    const struct box **overlays =
        ARENA_ARRAY(s->arena, const struct box *, boxes->n_overlays);
    out->n_overlays = 0;
    for (int i = 0; i < boxes->n_overlays; i++)
        if (!s->hidden[boxes->overlays[i]->id])
            overlays[out->n_overlays++] = show(s, boxes->overlays[i]);
    out->overlays = overlays;
}

static const struct boxes *show_all(struct showing *s, const struct boxes *boxes)
{
    struct boxes *out = ARENA_NEW(s->arena, struct boxes);
    struct page_sequence *sequences =
        ARENA_ARRAY(s->arena, struct page_sequence, boxes->n);
    s->hidden = ARENA_ARRAY(s->arena, bool, boxes->n_boxes + 1);
    *out = *boxes;
    for (int i = 0; i < boxes->n; i++) {
        sequences[i] = boxes->sequences[i];
        sequences[i].flow = show(s, sequences[i].flow);
    }
    out->sequences = sequences;
    show_overlays(s, boxes, out);
    return out;
}

const struct boxes *boxes_shown(struct arena *arena, const struct boxes *boxes,
                                const int *page_of)
{
    struct showing s = {.arena = arena, .page_of = page_of};
    return boxes->n_first_fits ? show_all(&s, boxes) : boxes;
}

const struct boxes *boxes_on_pages(struct arena *arena, const struct boxes *boxes,
                                   const struct page *pages, int n, struct list *chosen)
{
    if (!boxes->n_first_fits)
        return boxes;
    int *page_of = ARENA_ARRAY(arena, int, boxes->n_boxes + 1);
    struct showing s = {.arena = arena, .page_of = page_of, .chosen = chosen};
    for (int i = 0; i < n; i++)
        page_note_boxes(page_of, boxes, pages[i].content, i + 1);
    return show_all(&s, boxes);
}
