/* Pages and what is known of them only when all are there; internal to this folder. */
#ifndef GAIYO_LAYOUT_PAGE_H
#define GAIYO_LAYOUT_PAGE_H

#include "layout/layout_int.h"

/* NULL, and diagnostics, if something is larger than its room. */
const struct pages *pages_make(struct lay *lay, const struct boxes *boxes);

/* A page before its slots are filled. */
struct draft_page {
    const struct page_master *master;
    const struct frag *body;     /* NULL: the page is empty */
    const struct fitted *fitted; /* the body; NULL: it is not fitted */
};

/* Says what is too high in the margins of the masters that the pages have. */
void pages_check_masters(struct lay *lay, const struct list *drafts);

/* The pages of those drafts, with what stands in their margins and slots; what was fitted
 * is added to `fitted`, a list of const struct fitted *. */
struct page *pages_finish(struct lay *lay, const struct boxes *boxes,
                          const struct list *drafts, struct list *fitted);

/* What the slots of a page are filled with. */
struct late {
    int number, count; /* of the page, of pages */
    /* the page that each box which sets a running text begins on, by id; 0: none */
    const int *page_of;
};

/* `frag` with its slots filled; what has no slot is shared. */
const struct frag *slots_fill(struct lay *lay, const struct frag *frag,
                              const struct late *late);

/* The fragment of a page with fills that touch its edge drawn out by `bleed`. */
const struct frag *bleed_out(struct job *job, const struct frag *page, emu bleed);

/* Reports the first text of a flow that is not on the pages once and whole. Nothing but a
 * fault of this stage can cause that; it must not come out as a sheet with a row
 * missing. */
void pages_check(struct lay *lay, const struct boxes *boxes, const struct pages *pages);

#endif
