#include "layout/page.h"

#include "layout/fit.h"
#include "layout/line.h"
#include "layout/messages.h"
#include "layout/shown.h"
#include "layout/structure_build.h"

#include "base/arena.h"
#include "base/job.h"

enum { MOST_PAGES = 10000 }; /* if the job has no limit of its own */

/* The part as it stands on its page; whether it is stretched may depend on how full it
 * is. */
struct draft_page page_draft(struct fitting *f, const struct page_sequence *s,
                             const struct flow_part *part, int number)
{
    struct space space = page_space(part->master);
    const emu used = part->out.frag->h;
    const bool fills = s->fill == PAGE_FILL_YES ||
                       (s->fill == PAGE_FILL_NEARLY_FULL && used >= space.h / 4 * 3);
    struct draft_page draft = {part->master, part->out.frag, NULL,
                               s->flow->style->writing_mode == VERTICAL_RL};
    if (s->fits)
        draft.fitted = fitted_new(f->lay, part->set, s->flow, number, space, used);
    space.fill_h = fills ? space.h : 0;
    if (fills || part->is_trial)
        draft.body = flow_part_lay(part->set, part, space).frag;
    return draft;
}

bool page_turns(const struct page_sequence *s, int number)
{
    const bool left = page_is_left(s, number);
    return (s->begin == BEGIN_LEFT && !left) || (s->begin == BEGIN_RIGHT && left);
}

int pages_most(const struct job *job)
{
    return job->most_pages ? job->most_pages : MOST_PAGES;
}

void pages_report_too_many(struct lay *lay, const struct page_sequence *s)
{
    DIAG(lay->job->diags, DIAG_TOO_MANY_PAGES, s->flow->pos,
         str_format(lay->job->doc, "%d", pages_most(lay->job)).p);
}

/* Flows one sequence through as many pages as it needs. */
void page_flow_sequence(struct lay *lay, const struct boxes *boxes,
                        const struct page_sequence *s, struct list *pages, int before)
{
    const int most = pages_most(lay->job);
    if (page_turns(s, before + pages->n + 1))
        *(struct draft_page *)list_add(pages) = (struct draft_page){.master = s->master};
    if (before + pages->n >= most) {
        pages_report_too_many(lay, s);
        return;
    }
    struct fitting f = fitting_begin(lay, boxes);
    const int number = before + pages->n + 1;
    bool goes_on;
    const struct list parts =
        (s->fits ? fit_flow : flow_unfitted)(&f, s, number, most - number + 1, &goes_on);
    if (goes_on && number + parts.n > most)
        pages_report_too_many(lay, s);
    for (int i = 0; i < parts.n; i++)
        *(struct draft_page *)list_add(pages) =
            page_draft(&f, s, list_at(&parts, i), number + i);
    fitting_end(&f);
}

const struct pages *pages_make(struct lay *lay, const struct boxes *boxes)
{
    struct list drafts = list_of(lay->job->doc, sizeof(struct draft_page));
    struct list fitted = list_of(lay->job->doc, sizeof(const struct fitted *));
    for (int i = 0; i < boxes->n; i++)
        page_flow_sequence(lay, boxes, &boxes->sequences[i], &drafts, 0);
    pages_check_masters(lay, &drafts);
    if (lay->overflows)
        return NULL; /* which has been said */
    struct list chosen = list_of(lay->job->doc, sizeof(struct chosen));
    struct pages *pages = ARENA_NEW(lay->job->doc, struct pages);
    const struct page *finished = pages_finish(lay, boxes, &drafts, &fitted);
    const struct boxes *shown =
        boxes_on_pages(lay->job->doc, boxes, finished, drafts.n, &chosen);
    *pages = (struct pages){.pages = finished,
                            .n = drafts.n,
                            .structure = structure_build(lay->job, shown),
                            .spots = boxes->spots,
                            .n_spots = boxes->n_spots,
                            .title = boxes->title,
                            .author = boxes->author,
                            .language = boxes->language};
    pages->work = *lay->work;
    pages->fits = (const struct fitted *const *)fitted.items;
    pages->n_fits = fitted.n;
    pages->chosen = (const struct chosen *)chosen.items;
    pages->n_chosen = chosen.n;
    if (!diags_failed(lay->job->diags))
        pages_check(lay, shown, pages);
    return lay->overflows ? NULL : pages;
}
