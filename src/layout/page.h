/* Pages and what is known of them only when all are there; internal to this folder. */
#ifndef GAIYO_LAYOUT_PAGE_H
#define GAIYO_LAYOUT_PAGE_H

#include "layout/layout_int.h"

/* What the slots of a page are filled with. */
struct late {
    int number, count; /* of the page, of pages */
    /* the page that each box which sets a running text begins on, by id; 0: none */
    const int *page_of;
};

/* NULL, and diagnostics, if something is larger than its room. */
const struct pages *pages_make(struct lay *lay, const struct boxes *boxes);

/* A page before its slots are filled. */
struct draft_page {
    const struct page_master *master;
    const struct frag *body;     /* NULL: the page is empty */
    const struct fitted *fitted; /* the body; NULL: it is not fitted */
    bool vertical;
};

struct fits;
struct fitting;
struct flow_part;
struct overlays;
struct set;

/* How many pages there may be. */
int pages_most(const struct job *job);
void pages_report_too_many(struct lay *lay, const struct page_sequence *sequence);

/* The part of a flow as it stands on its page. */
struct draft_page page_draft(struct fitting *f, const struct page_sequence *s,
                             const struct flow_part *part, int number);

/* Adds the pages of a sequence to a list of struct draft_page; there are `before` pages
 * before those of the list. */
void page_flow_sequence(struct lay *lay, const struct boxes *boxes,
                        const struct page_sequence *sequence, struct list *pages,
                        int before);

/* True if an empty page goes before the sequence, which would begin with page
 * `number`. */
bool page_turns(const struct page_sequence *s, int number);

/* Says what is too high in the margins of the masters that the pages have. */
void pages_check_masters(struct lay *lay, const struct list *drafts);

void page_check_master(struct lay *lay, const struct page_master *master);

/* Notes the boxes that begin on page `number`; those of slices set no running text. */
void page_note_boxes(int *page_of, const struct boxes *boxes, const struct frag *frag,
                     int number);

/* The page of the draft. */
struct page page_finish(struct lay *lay, const struct draft_page *draft,
                        struct overlays *overlays, const struct fits *fits,
                        const struct late *late);

/* The pages of those drafts, with what stands in their margins and slots; what was fitted
 * is added to `fitted`, a list of const struct fitted *. */
struct page *pages_finish(struct lay *lay, const struct boxes *boxes,
                          const struct list *drafts, struct list *fitted);

/* `frag` with its slots filled; what has no slot is shared. */
const struct frag *slots_fill(struct lay *lay, const struct frag *frag,
                              const struct late *late);

/* How much of each text of a stream of pages has been on them, by text.index: what
 * pages_check is for pages that are gone when the next one comes. */
struct reading {
    struct job *job;
    int *read_to; /* [cluster] */
    bool faulty;  /* said once */
};

void reading_add(struct reading *reading, const struct page *page);

/* Reports a text in the box that has not been on the pages as a whole. */
void reading_check(struct reading *reading, const struct lay *lay, const struct box *box);

/* Reports the first text of a flow that is not on the pages once and whole. Nothing but a
 * fault of this stage can cause that; it must not come out as a sheet with a row
 * missing. */
void pages_check(struct lay *lay, const struct boxes *boxes, const struct pages *pages);

#endif
