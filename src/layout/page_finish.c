#include "layout/page.h"

#include "layout/fit.h"
#include "layout/messages.h"
#include "layout/overlay.h"
#include "layout/shown.h"

#include "base/arena.h"
#include "base/job.h"

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
void page_check_master(struct lay *lay, const struct page_master *m)
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

void pages_check_masters(struct lay *lay, const struct list *drafts)
{
    const struct page_master *last = NULL;
    for (int i = 0; i < drafts->n; i++) {
        const struct draft_page *draft = list_at(drafts, i);
        if (draft->master != last && draft->body)
            page_check_master(lay, draft->master);
        last = draft->master;
    }
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
                                       int number, struct overlays *overlays,
                                       const struct fits *fits)
{
    const struct page_master *m = draft->master;
    struct group group = group_new(lay);
    if (!draft->body)
        return group_finish(&group, NULL, m->width, m->height);
    add_background(lay, &group, m, fits);
    add_margins(lay, &group, m, fits);
    overlays_add(overlays, &group,
                 &(struct overlaid_page){.number = number,
                                         .area = {0, 0, m->width, m->height},
                                         .body = fits_fill(fits, draft->body),
                                         .x = m->margin[SIDE_LEFT],
                                         .y = m->margin[SIDE_TOP],
                                         .fitted = draft->fitted});
    return group_finish(&group, NULL, m->width, m->height);
}

struct page page_finish(struct lay *lay, const struct draft_page *draft,
                        struct overlays *overlays, const struct fits *fits,
                        const struct late *late)
{
    const struct page_master *m = draft->master;
    const struct frag *content =
        slots_fill(lay, page_content(lay, draft, late->number, overlays, fits), late);
    return (struct page){.w = m->width,
                         .h = m->height,
                         .bleed = m->bleed,
                         .content = content,
                         .fitted = draft->fitted,
                         .trim = {0, 0, m->width, m->height},
                         .vertical = draft->vertical};
}

/* The boxes to be fitted on a page, in what stands in its margins and in its flow. */
static void collect_fits(struct lay *lay, struct fits *fits,
                         const struct draft_page *draft, int number)
{
    const struct page_master *m = draft->master;
    const emu w = page_space(m).w;
    if (!draft->body)
        return;
    for (int i = 0; i < m->n_background; i++)
        fits_collect(fits, background_frag(lay, m->background[i]), number, m);
    if (m->header)
        fits_collect(fits, layout_natural(lay, m->header, w), number, m);
    if (m->footer)
        fits_collect(fits, layout_natural(lay, m->footer, w), number, m);
    fits_collect(fits, draft->body, number, m);
}

void page_note_boxes(int *page_of, const struct boxes *boxes, const struct frag *frag,
                     int number)
{
    if (frag->box && frag->box <= boxes->n_boxes && !page_of[frag->box])
        page_of[frag->box] = number;
    for (int i = 0; i < frag->n; i++)
        page_note_boxes(page_of, boxes, frag->kids[i].frag, number);
}

/* The page that each box of the flow begins on; NULL if nothing runs along and nobody has
 * to know what was taken. */
static const int *find_pages(struct lay *lay, const struct boxes *boxes,
                             const struct list *drafts, const struct fits *fits)
{
    if (!boxes->n_running && !(boxes->n_first_fits && boxes->n_overlays))
        return NULL;
    int *page_of = ARENA_ARRAY(lay->job->doc, int, boxes->n_boxes + 1);
    for (int i = 0; i < drafts->n; i++) {
        const struct draft_page *draft = list_at(drafts, i);
        if (draft->body)
            page_note_boxes(page_of, boxes, fits_fill(fits, draft->body), i + 1);
    }
    return page_of;
}

struct page *pages_finish(struct lay *lay, const struct boxes *boxes,
                          const struct list *drafts, struct list *fitted)
{
    struct fitting fitting = fitting_begin(lay, boxes);
    struct fits fits = {&fitting, list_of(lay->job->doc, sizeof(struct fit_entry))};
    struct page *pages = ARENA_ARRAY(lay->job->doc, struct page, drafts->n);
    for (int i = 0; i < drafts->n && boxes->n_fits; i++)
        collect_fits(lay, &fits, list_at(drafts, i), i + 1);
    fits_solve(&fits);
    const int *page_of = find_pages(lay, boxes, drafts, &fits);
    struct overlays overlays = overlays_of(
        &fitting, page_of ? boxes_shown(lay->job->doc, boxes, page_of) : boxes);
    for (int i = 0; i < drafts->n; i++) {
        const struct draft_page *draft = list_at(drafts, i);
        const struct late late = {i + 1, drafts->n, page_of};
        pages[i] = page_finish(lay, draft, &overlays, &fits, &late);
        if (draft->fitted)
            *(const struct fitted **)list_add(fitted) = draft->fitted;
        fits_list(&fits, i + 1, fitted);
    }
    overlays_check(&overlays);
    fitting_end(&fitting);
    return pages;
}
