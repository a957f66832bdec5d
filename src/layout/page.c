#include "layout/page.h"

#include "layout/fit.h"
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
    const struct fitted *fitted; /* the body; NULL: it is not fitted */
};

/* The part as it stands on its page; whether it is stretched may depend on how full it
 * is. */
static struct draft_page finish_part(struct fitting *f, const struct page_sequence *s,
                                     struct set *set, const struct flow_part *part,
                                     int number)
{
    struct space space = page_space(s->master);
    const struct frag *frag = part->out.frag;
    struct draft_page draft = {s->master, frag, NULL};
    if (s->fits)
        draft.fitted = fitted_new(f->lay, set, s->flow, number, space, frag->h);
    if (s->fill == PAGE_FILL_YES ||
        (s->fill == PAGE_FILL_NEARLY_FULL && frag->h >= space.h / 4 * 3)) {
        space.fill_h = space.h;
        draft.body = layout_box(set->lay, set_copy(set, s->flow), space, part->from).frag;
    }
    return draft;
}

/* One of several pages that are fitted may have room of its own to spare. */
static struct set *set_of_page(struct fitting *f, const struct page_sequence *s,
                               struct set *set, struct flow_part *part)
{
    struct set *own = fit_page(f, s, set, part);
    if (own != set)
        part->out = layout_box(own->lay, set_copy(own, s->flow), page_space(s->master),
                               part->from);
    return own;
}

/* Flows one sequence through as many pages as it needs. */
static void flow_sequence(struct lay *lay, const struct boxes *boxes,
                          const struct page_sequence *s, struct list *pages)
{
    struct fitting f = fitting_begin(lay, boxes);
    struct set *set = s->fits ? fit_flow(&f, s) : fitting_final(&f, setting_natural());
    const struct list parts = flow_parts(set, s, MOST_PAGES - pages->n);
    const struct flow_part *last = list_at(&parts, parts.n - 1);
    if (last->out.rest && pages->n + parts.n == MOST_PAGES)
        DIAG(lay->job->diags, DIAG_TOO_MANY_PAGES, s->flow->pos,
             str_format(lay->job->doc, "%d", MOST_PAGES).p);
    const bool several = s->fits && parts.n > 1 && parts.n <= MOST_FITTED_PAGES;
    for (int i = 0; i < parts.n; i++) {
        struct flow_part *part = list_at(&parts, i);
        struct set *own = several ? set_of_page(&f, s, set, part) : set;
        *(struct draft_page *)list_add(pages) =
            finish_part(&f, s, own, part, pages->n + 1);
    }
    fitting_end(&f);
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
        check_height(lay, m->header, layout_natural(lay, m->header, page_space(m).w),
                     m->margin[SIDE_TOP] - m->header_offset);
    if (m->footer)
        check_height(lay, m->footer, layout_natural(lay, m->footer, page_space(m).w),
                     m->margin[SIDE_BOTTOM] - m->footer_offset);
}

static void add_background(struct lay *lay, struct group *group,
                           const struct page_master *m, const struct fits *fits)
{
    for (int i = 0; i < m->n_background; i++) {
        const struct box *place = m->background[i];
        group_add(group, fits_fill(fits, background_frag(lay, place)), place->place.x,
                  place->place.y);
    }
}

static void add_margins(struct lay *lay, struct group *group, const struct page_master *m,
                        const struct fits *fits)
{
    const emu w = page_space(m).w, x = m->margin[SIDE_LEFT];
    if (m->header)
        group_add(group, fits_fill(fits, layout_natural(lay, m->header, w)), x,
                  m->header_offset);
    if (m->footer) {
        const struct frag *footer = fits_fill(fits, layout_natural(lay, m->footer, w));
        group_add(group, footer, x, m->height - m->footer_offset - footer->h);
    }
}

static const struct frag *page_content(struct lay *lay, const struct draft_page *draft,
                                       struct overlays *overlays, const struct fits *fits)
{
    const struct page_master *m = draft->master;
    struct group group = group_new(lay);
    add_background(lay, &group, m, fits);
    add_margins(lay, &group, m, fits);
    overlays_add(overlays, &group, (struct area){0, 0, m->width, m->height},
                 fits_fill(fits, draft->body), m->margin[SIDE_LEFT], m->margin[SIDE_TOP]);
    return group_finish(&group, NULL, m->width, m->height);
}

/* The boxes to be fitted on a page, in what stands in its margins and in its flow. */
static void collect_fits(struct lay *lay, struct fits *fits,
                         const struct draft_page *draft, int number)
{
    const struct page_master *m = draft->master;
    const emu w = page_space(m).w;
    for (int i = 0; i < m->n_background; i++)
        fits_collect(fits, background_frag(lay, m->background[i]), number, m);
    if (m->header)
        fits_collect(fits, layout_natural(lay, m->header, w), number, m);
    if (m->footer)
        fits_collect(fits, layout_natural(lay, m->footer, w), number, m);
    fits_collect(fits, draft->body, number, m);
}

/* The pages with what is known only when all of them are. */
static struct page *fill_pages(struct lay *lay, const struct boxes *boxes,
                               const struct list *drafts, struct list *fitted)
{
    struct fitting fitting = fitting_begin(lay, boxes);
    struct fits fits = {&fitting, list_of(lay->job->doc, sizeof(struct fit_entry))};
    struct overlays overlays = overlays_of(lay, boxes);
    struct page *pages = ARENA_ARRAY(lay->job->doc, struct page, drafts->n);
    for (int i = 0; i < drafts->n && boxes->n_fits; i++)
        collect_fits(lay, &fits, list_at(drafts, i), i + 1);
    fits_solve(&fits);
    for (int i = 0; i < drafts->n; i++) {
        const struct draft_page *draft = list_at(drafts, i);
        const struct page_master *m = draft->master;
        const struct frag *content = page_content(lay, draft, &overlays, &fits);
        pages[i] =
            (struct page){m->width, m->height, m->bleed,
                          slots_fill(lay, content, i + 1, drafts->n), draft->fitted};
        if (draft->fitted)
            *(const struct fitted **)list_add(fitted) = draft->fitted;
        fits_list(&fits, i + 1, fitted);
    }
    fitting_end(&fitting);
    return pages;
}

const struct pages *pages_make(struct lay *lay, const struct boxes *boxes)
{
    struct list drafts = list_of(lay->job->doc, sizeof(struct draft_page));
    struct list fitted = list_of(lay->job->doc, sizeof(const struct fitted *));
    for (int i = 0; i < boxes->n; i++) {
        flow_sequence(lay, boxes, &boxes->sequences[i], &drafts);
        check_master(lay, boxes->sequences[i].master);
    }
    if (lay->overflows)
        return NULL; /* which has been said */
    struct pages *pages = ARENA_NEW(lay->job->doc, struct pages);
    *pages = (struct pages){.pages = fill_pages(lay, boxes, &drafts, &fitted),
                            .n = drafts.n,
                            .structure = structure_build(lay->job, boxes),
                            .title = boxes->title,
                            .author = boxes->author,
                            .language = boxes->language};
    pages->fits = (const struct fitted *const *)fitted.items;
    pages->n_fits = fitted.n;
    return pages;
}
