#include "layout/page.h"

#include "layout/fit.h"
#include "layout/line.h"
#include "layout/messages.h"
#include "layout/structure_build.h"

#include "base/arena.h"
#include "base/job.h"

enum { MOST_PAGES = 10000 }; /* if the job has no limit of its own */

/* The part as it stands on its page; whether it is stretched may depend on how full it
 * is. */
static struct draft_page finish_part(struct fitting *f, const struct page_sequence *s,
                                     struct set *set, const struct flow_part *part,
                                     int number)
{
    struct space space = page_space(part->master);
    const struct frag *frag = part->out.frag;
    struct draft_page draft = {part->master, frag, NULL};
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
        part->out = layout_box(own->lay, set_copy(own, s->flow), page_space(part->master),
                               part->from);
    return own;
}

/* An empty page where the next one would lie at the wrong side. */
static void turn_page(const struct page_sequence *s, struct list *pages)
{
    const bool left = page_is_left(s, pages->n + 1);
    if ((s->begin == BEGIN_LEFT && !left) || (s->begin == BEGIN_RIGHT && left))
        *(struct draft_page *)list_add(pages) = (struct draft_page){.master = s->master};
}

static void report_too_many(struct lay *lay, const struct page_sequence *s, int most)
{
    DIAG(lay->job->diags, DIAG_TOO_MANY_PAGES, s->flow->pos,
         str_format(lay->job->doc, "%d", most).p);
}

/* Flows one sequence through as many pages as it needs. */
static void flow_sequence(struct lay *lay, const struct boxes *boxes,
                          const struct page_sequence *s, struct list *pages)
{
    const int most = lay->job->most_pages ? lay->job->most_pages : MOST_PAGES;
    turn_page(s, pages);
    if (pages->n >= most) {
        report_too_many(lay, s, most);
        return;
    }
    struct fitting f = fitting_begin(lay, boxes);
    const int number = pages->n + 1;
    struct set *set =
        s->fits ? fit_flow(&f, s, number) : fitting_final(&f, setting_natural());
    const struct list parts = flow_parts(set, s, number, most - pages->n);
    const struct flow_part *last = list_at(&parts, parts.n - 1);
    if (last->out.rest && pages->n + parts.n == most)
        report_too_many(lay, s, most);
    const bool several = s->fits && parts.n > 1 && parts.n <= MOST_FITTED_PAGES;
    for (int i = 0; i < parts.n; i++) {
        struct flow_part *part = list_at(&parts, i);
        struct set *own = several ? set_of_page(&f, s, set, part) : set;
        *(struct draft_page *)list_add(pages) =
            finish_part(&f, s, own, part, pages->n + 1);
    }
    fitting_end(&f);
}

const struct pages *pages_make(struct lay *lay, const struct boxes *boxes)
{
    struct list drafts = list_of(lay->job->doc, sizeof(struct draft_page));
    struct list fitted = list_of(lay->job->doc, sizeof(const struct fitted *));
    for (int i = 0; i < boxes->n; i++)
        flow_sequence(lay, boxes, &boxes->sequences[i], &drafts);
    pages_check_masters(lay, &drafts);
    if (lay->overflows)
        return NULL; /* which has been said */
    struct pages *pages = ARENA_NEW(lay->job->doc, struct pages);
    *pages = (struct pages){.pages = pages_finish(lay, boxes, &drafts, &fitted),
                            .n = drafts.n,
                            .structure = structure_build(lay->job, boxes),
                            .spots = boxes->spots,
                            .n_spots = boxes->n_spots,
                            .title = boxes->title,
                            .author = boxes->author,
                            .language = boxes->language};
    pages->fits = (const struct fitted *const *)fitted.items;
    pages->n_fits = fitted.n;
    return lay->overflows ? NULL : pages;
}
