#include "layout/page.h"

#include "base/arena.h"
#include "base/job.h"

enum { MOST_PAGES = 10000 };

/* A page before its slots are filled. */
struct draft_page {
    const struct page_master *master;
    const struct frag *body;
};

static emu room_w(const struct page_master *m)
{
    return m->width - m->margin[SIDE_LEFT] - m->margin[SIDE_RIGHT];
}

static emu room_h(const struct page_master *m)
{
    return m->height - m->margin[SIDE_TOP] - m->margin[SIDE_BOTTOM];
}

/* One page's part of a flow. Whether it is stretched may depend on how full it is. */
static struct outcome flow_page(struct lay *lay, const struct page_sequence *sequence,
                                const struct rest *from)
{
    const struct page_master *m = sequence->master;
    struct space space = {room_w(m), room_h(m), room_h(m), true, false};
    if (sequence->fill == PAGE_FILL_YES)
        space.fill = true;
    const struct outcome out = layout_box(lay, sequence->flow, space, from);
    if (sequence->fill != PAGE_FILL_NEARLY_FULL || out.frag->h < space.h / 4 * 3)
        return out;
    space.fill = true;
    return layout_box(lay, sequence->flow, space, from);
}

/* Flows one sequence through as many pages as it needs. */
static void flow_sequence(struct lay *lay, const struct page_sequence *sequence,
                          struct list *pages)
{
    const struct rest *rest = NULL;
    do {
        const struct outcome out = flow_page(lay, sequence, rest);
        *(struct draft_page *)list_add(pages) =
            (struct draft_page){sequence->master, out.frag};
        rest = out.rest;
    } while (rest && pages->n < MOST_PAGES && lay->overflows == 0);
    if (rest && pages->n == MOST_PAGES)
        DIAG(lay->job->diags, DIAG_TOO_MANY_PAGES, sequence->flow->pos,
             str_format(lay->job->doc, "%d", MOST_PAGES).p);
}

static void add_background(struct lay *lay, struct group *group,
                           const struct page_master *m)
{
    for (int i = 0; i < m->n_background; i++) {
        const struct box *place = m->background[i];
        const struct frag *frag =
            layout_filled(lay, place, place->place.w, place->place.h);
        if (frag->h > place->place.h)
            report_overflow(lay, place, DIAG_BOX_TOO_HIGH, frag->h, place->place.h);
        group_add(group, frag, place->place.x, place->place.y);
    }
}

/* Header and footer keep to their margins: what is higher would run into the text. */
static void add_margins(struct lay *lay, struct group *group, const struct page_master *m)
{
    const emu w = room_w(m), x = m->margin[SIDE_LEFT];
    if (m->header) {
        const struct frag *header = layout_natural(lay, m->header, w);
        const emu room = m->margin[SIDE_TOP] - m->header_offset;
        if (header->h > room)
            report_overflow(lay, m->header, DIAG_BOX_TOO_HIGH, header->h, room);
        group_add(group, header, x, m->header_offset);
    }
    if (m->footer) {
        const struct frag *footer = layout_natural(lay, m->footer, w);
        const emu room = m->margin[SIDE_BOTTOM] - m->footer_offset;
        if (footer->h > room)
            report_overflow(lay, m->footer, DIAG_BOX_TOO_HIGH, footer->h, room);
        group_add(group, footer, x, m->height - m->footer_offset - footer->h);
    }
}

static struct page finish_page(struct lay *lay, const struct draft_page *draft,
                               int number, int count)
{
    const struct page_master *m = draft->master;
    struct group group = group_new(lay);
    add_background(lay, &group, m);
    add_margins(lay, &group, m);
    group_add(&group, draft->body, m->margin[SIDE_LEFT], m->margin[SIDE_TOP]);
    const struct frag *content = group_finish(&group, NULL, m->width, m->height);
    return (struct page){m->width, m->height, slots_fill(lay, content, number, count)};
}

const struct pages *pages_make(struct lay *lay, const struct boxes *boxes)
{
    struct list drafts = list_of(lay->job->doc, sizeof(struct draft_page));
    for (int i = 0; i < boxes->n; i++)
        flow_sequence(lay, &boxes->sequences[i], &drafts);
    struct page *list = ARENA_ARRAY(lay->job->doc, struct page, drafts.n);
    for (int i = 0; i < drafts.n; i++)
        list[i] = finish_page(lay, list_at(&drafts, i), i + 1, drafts.n);
    struct pages *pages = ARENA_NEW(lay->job->doc, struct pages);
    *pages = (struct pages){list, drafts.n, boxes->title, boxes->author, boxes->language};
    return pages;
}
