#include "impose/sheet.h"

#include "impose/messages.h"

#include "base/arena.h"
#include "base/job.h"

/* Pages in the order of printing. */

/* How many pages go together as pages on one sheet, on both of its sides. */
enum { PER_SIDE = 2, PER_SHEET = 4 };

static const struct page *page_at(const struct pages *pages, int i)
{
    return i < pages->n ? &pages->pages[i] : NULL;
}

static bool check_sizes(struct job *job, const struct pages *pages)
{
    const struct page *first = &pages->pages[0];
    for (int i = 1; i < pages->n; i++) {
        const struct page *page = &pages->pages[i];
        char room[4][24];
        if (page->w == first->w && page->h == first->h)
            continue;
        DIAG(job->diags, DIAG_IMPOSE_SIZES, NO_POS, str_format(job->doc, "%d", i + 1).p,
             str_format(job->doc, "%s × %s", len_mm(&room[0], page->w),
                        len_mm(&room[1], page->h))
                 .p,
             str_format(job->doc, "%s × %s", len_mm(&room[2], first->w),
                        len_mm(&room[3], first->h))
                 .p);
        return false;
    }
    return true;
}

/* Pages over one another are bound at neither side. */
static bool check_binding(struct job *job, const struct pages *pages,
                          const struct imposing *how)
{
    const bool stacked =
        how->imposition == IMPOSE_TWO && pages->pages[0].w > pages->pages[0].h;
    if (!stacked || how->binding == BIND_AS_WRITTEN)
        return true;
    DIAG(job->diags, DIAG_IMPOSE_BINDING, NO_POS,
         how->binding == BIND_RIGHT ? "right" : "left");
    return false;
}

/* Says how many empty pages make `n` pages a multiple. */
static void report_empty(struct job *job, int n, int multiple)
{
    const int missing = (multiple - n % multiple) % multiple;
    if (missing)
        DIAG(job->diags, DIAG_IMPOSE_EMPTY, NO_POS, str_format(job->doc, "%d", n).p,
             str_format(job->doc, "%d", multiple).p,
             str_format(job->doc, "%d", missing).p);
}

/* Text in columns goes on from right to left, and so do its pages. */
static bool binds_right(const struct pages *pages, const struct imposing *how)
{
    int vertical = 0;
    for (int i = 0; i < pages->n; i++)
        vertical += pages->pages[i].vertical;
    return how->binding == BIND_RIGHT ||
           (how->binding == BIND_AS_WRITTEN && 2 * vertical > pages->n);
}

static void add_spread(struct list *spreads, bool from_right, struct spread spread)
{
    if (from_right && !spread.stacked) {
        const struct page *left = spread.pages[0];
        spread.pages[0] = spread.pages[1];
        spread.pages[1] = left;
    }
    *(struct spread *)list_add(spreads) = spread;
}

static void add_single(const struct pages *pages, struct list *spreads)
{
    for (int i = 0; i < pages->n; i++)
        *(struct spread *)list_add(spreads) = (struct spread){
            .pages = {&pages->pages[i]}, .n = 1, .size = &pages->pages[i]};
}

static void add_two(const struct pages *pages, const struct imposing *how,
                    struct list *spreads)
{
    const bool from_right = binds_right(pages, how);
    const bool stacked = pages->pages[0].w > pages->pages[0].h;
    for (int i = 0; i < pages->n; i += PER_SIDE)
        add_spread(spreads, from_right,
                   (struct spread){.pages = {page_at(pages, i), page_at(pages, i + 1)},
                                   .n = PER_SIDE,
                                   .size = &pages->pages[0],
                                   .stacked = stacked});
}

/* Sheet by sheet from the outermost: on its front the last page that is left and the
 * first, on its back the second and the last but one. An empty side is printed, too: the
 * sheets are fed in pairs. */
static void add_booklet(const struct pages *pages, const struct imposing *how,
                        struct list *spreads)
{
    const int n_sheets = (pages->n + PER_SHEET - 1) / PER_SHEET;
    const int n = n_sheets * PER_SHEET;
    const bool from_right = binds_right(pages, how);
    for (int i = 0; i < n_sheets; i++) {
        const int first = 2 * i, last = n - 1 - 2 * i;
        struct spread side = {.n = PER_SIDE,
                              .size = &pages->pages[0],
                              .folded = true,
                              .shift = i * how->creep};
        side.pages[0] = page_at(pages, last);
        side.pages[1] = page_at(pages, first);
        add_spread(spreads, from_right, side);
        side.pages[0] = page_at(pages, first + 1);
        side.pages[1] = page_at(pages, last - 1);
        add_spread(spreads, from_right, side);
    }
}

bool spreads_make(struct job *job, const struct pages *pages, const struct imposing *how,
                  struct list *spreads)
{
    *spreads = list_of(job->doc, sizeof(struct spread));
    if (how->imposition == IMPOSE_SINGLE) {
        add_single(pages, spreads);
        return true;
    }
    const bool booklet = how->imposition == IMPOSE_BOOKLET;
    if (!check_sizes(job, pages) || !check_binding(job, pages, how))
        return false;
    report_empty(job, pages->n, booklet ? PER_SHEET : PER_SIDE);
    if (booklet)
        add_booklet(pages, how, spreads);
    else
        add_two(pages, how, spreads);
    return true;
}
