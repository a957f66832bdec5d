#include "layout/page.h"

#include "layout/enlarge.h"
#include "layout/line.h"
#include "layout/messages.h"
#include "layout/overlay.h"
#include "layout/structure_build.h"

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

/* The flow of one sequence, in its own type and in larger type. */
struct flowing {
    const struct page_sequence *sequence;
    struct lay *lay;
    struct list larger; /* of struct larger * */
    int n_boxes;
};

/* The flow in larger type, laid out with tables of its own. */
struct larger {
    int percent;
    struct lay lay;
    const struct box *flow;
};

static struct larger *larger_type(struct flowing *f, int percent)
{
    for (int i = 0; i < f->larger.n; i++) {
        struct larger *known = *(struct larger **)list_at(&f->larger, i);
        if (known->percent == percent)
            return known;
    }
    struct larger *larger = ARENA_NEW(f->lay->job->doc, struct larger);
    larger->percent = percent;
    larger->lay = lay_new(f->lay->job, f->lay->shaped, f->n_boxes);
    larger->lay.trial = true;
    larger->flow = box_enlarge(f->lay->job->doc, f->sequence->flow, percent);
    *(struct larger **)list_add(&f->larger) = larger;
    return larger;
}

/* True if the page holds in larger type what it holds in its own. */
static bool holds_the_same(struct larger *larger, struct space space,
                           const struct rest *from, struct outcome own)
{
    const int before = larger->lay.overflows;
    const struct outcome out = layout_box(&larger->lay, larger->flow, space, from);
    return out.frag && larger->lay.overflows == before && out.frag->h <= space.h &&
           same_rest(out.rest, own.rest);
}

/* A flow of more pages is no sheet that wants to be filled; and each size that is tried
 * lays the whole of it out. */
enum { MOST_ENLARGED_PAGES = 4 };

/* The largest type in which the page holds what it holds in its own; NULL: its own. What
 * is enlarged is at least as much higher, so that tells where to begin. */
static struct larger *largest_type(struct flowing *f, struct space space,
                                   const struct rest *from, struct outcome own)
{
    struct larger *best = NULL;
    const int64_t most = own.frag->h ? (int64_t)space.h * 100 / own.frag->h : 100;
    int low = 100, high = most < f->sequence->enlarge ? (int)most : f->sequence->enlarge;
    while (low < high) {
        const int middle = (low + high + 1) / 2;
        struct larger *larger = larger_type(f, middle);
        if (holds_the_same(larger, space, from, own)) {
            best = larger;
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return best;
}

/* One page's part of a flow, in its own type and not stretched. */
struct flow_part {
    const struct rest *from;
    struct outcome own;
};

static struct space page_space(const struct page_master *m)
{
    return (struct space){room_w(m), room_h(m), room_h(m), true, 0};
}

/* The part as it stands on its page. Its type grows as far as it has room; whether it is
 * then stretched may depend on how full it is. */
static const struct frag *finish_part(struct flowing *f, const struct flow_part *part,
                                      bool may_grow)
{
    const enum page_fill fill = f->sequence->fill;
    struct space space = page_space(f->sequence->master);
    struct larger *larger =
        may_grow ? largest_type(f, space, part->from, part->own) : NULL;
    struct lay *lay = larger ? &larger->lay : f->lay;
    const struct box *flow = larger ? larger->flow : f->sequence->flow;
    const struct frag *frag =
        larger ? layout_box(lay, flow, space, part->from).frag : part->own.frag;
    if (fill == PAGE_FILL_NO ||
        (fill == PAGE_FILL_NEARLY_FULL && frag->h < space.h / 4 * 3))
        return frag;
    space.fill_h = space.h;
    return layout_box(lay, flow, space, part->from).frag;
}

/* Flows one sequence through as many pages as it needs. */
static void flow_sequence(struct flowing *f, struct list *pages)
{
    const struct space space = page_space(f->sequence->master);
    struct list parts = list_of(f->lay->job->doc, sizeof(struct flow_part));
    const struct rest *rest = NULL;
    do {
        const struct outcome out = layout_box(f->lay, f->sequence->flow, space, rest);
        *(struct flow_part *)list_add(&parts) = (struct flow_part){rest, out};
        rest = out.rest;
    } while (rest && pages->n + parts.n < MOST_PAGES && f->lay->overflows == 0);
    if (rest && pages->n + parts.n == MOST_PAGES)
        DIAG(f->lay->job->diags, DIAG_TOO_MANY_PAGES, f->sequence->flow->pos,
             str_format(f->lay->job->doc, "%d", MOST_PAGES).p);
    for (int i = 0; i < parts.n; i++)
        *(struct draft_page *)list_add(pages) = (struct draft_page){
            f->sequence->master,
            finish_part(f, list_at(&parts, i), parts.n <= MOST_ENLARGED_PAGES)};
}

static const struct frag *background_frag(struct lay *lay, const struct box *place)
{
    return layout_filled(lay, place, place->place.w, place->place.h);
}

static void check_height(struct lay *lay, const struct box *box, const struct frag *frag,
                         emu room)
{
    if (frag->h > room)
        report_overflow(lay, box, DIAG_BOX_TOO_HIGH, frag->h, room);
}

/* Header and footer keep to their margins: what is higher would run into the text. It
 * would do so on every page, so it is looked at before there are any. */
static void check_master(struct lay *lay, const struct page_master *m)
{
    for (int i = 0; i < m->n_background; i++)
        check_height(lay, m->background[i], background_frag(lay, m->background[i]),
                     m->background[i]->place.h);
    if (m->header)
        check_height(lay, m->header, layout_natural(lay, m->header, room_w(m)),
                     m->margin[SIDE_TOP] - m->header_offset);
    if (m->footer)
        check_height(lay, m->footer, layout_natural(lay, m->footer, room_w(m)),
                     m->margin[SIDE_BOTTOM] - m->footer_offset);
}

static void add_background(struct lay *lay, struct group *group,
                           const struct page_master *m)
{
    for (int i = 0; i < m->n_background; i++) {
        const struct box *place = m->background[i];
        group_add(group, background_frag(lay, place), place->place.x, place->place.y);
    }
}

static void add_margins(struct lay *lay, struct group *group, const struct page_master *m)
{
    const emu w = room_w(m), x = m->margin[SIDE_LEFT];
    if (m->header)
        group_add(group, layout_natural(lay, m->header, w), x, m->header_offset);
    if (m->footer) {
        const struct frag *footer = layout_natural(lay, m->footer, w);
        group_add(group, footer, x, m->height - m->footer_offset - footer->h);
    }
}

static struct page finish_page(struct lay *lay, const struct draft_page *draft,
                               struct overlays *overlays, int number, int count)
{
    const struct page_master *m = draft->master;
    struct group group = group_new(lay);
    add_background(lay, &group, m);
    add_margins(lay, &group, m);
    overlays_add(overlays, &group, (struct area){0, 0, m->width, m->height}, draft->body,
                 m->margin[SIDE_LEFT], m->margin[SIDE_TOP]);
    const struct frag *content = group_finish(&group, NULL, m->width, m->height);
    return (struct page){m->width, m->height, slots_fill(lay, content, number, count)};
}

const struct pages *pages_make(struct lay *lay, const struct boxes *boxes)
{
    struct list drafts = list_of(lay->job->doc, sizeof(struct draft_page));
    for (int i = 0; i < boxes->n; i++) {
        struct flowing f = {.sequence = &boxes->sequences[i],
                            .lay = lay,
                            .larger = list_of(lay->job->doc, sizeof(struct larger *)),
                            .n_boxes = boxes->n_boxes};
        flow_sequence(&f, &drafts);
        check_master(lay, f.sequence->master);
    }
    if (lay->overflows)
        return NULL; /* which has been said */
    struct overlays overlays = overlays_of(lay, boxes);
    struct page *list = ARENA_ARRAY(lay->job->doc, struct page, drafts.n);
    for (int i = 0; i < drafts.n; i++)
        list[i] = finish_page(lay, list_at(&drafts, i), &overlays, i + 1, drafts.n);
    struct pages *pages = ARENA_NEW(lay->job->doc, struct pages);
    *pages = (struct pages){.pages = list,
                            .n = drafts.n,
                            .structure = structure_build(lay->job, boxes),
                            .title = boxes->title,
                            .author = boxes->author,
                            .language = boxes->language};
    return pages;
}
