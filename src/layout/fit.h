/* Copyfit: the setting in which a flow fills its pages, or a box its room; internal to
 * this folder.
 *
 * A setting is tried by laying the flow out in it, with tables of its own and without
 * building lines; paragraphs are shaped once for all. What is found is laid out again for
 * good. */
#ifndef GAIYO_LAYOUT_FIT_H
#define GAIYO_LAYOUT_FIT_H

#include "layout/layout_int.h"
#include "layout/setting.h"

#include "base/job.h"

/* Boxes in one setting, and what they are laid out with. */
struct set {
    struct setting setting;
    struct lay *lay;
    struct memory copies; /* of boxes */
    struct job job;       /* of a trial: with memory of its own */
    bool stays;           /* a trial that something is made of */
};

struct fitting {
    struct lay *lay; /* of what is as its styles say */
    const struct boxes *boxes;
    struct list trials, finals; /* of struct set * */
    struct list
        lines; /* of struct lines_of_type (fit.c), the one asked for last behind */
};

struct fitting fitting_begin(struct lay *lay, const struct boxes *boxes);

/* Frees what sets for good have taken from trials, too: nothing is laid out with them any
 * more. */
void fitting_end(struct fitting *f);

/* The set of boxes for a trial of the setting; nothing is reported from it, and its
 * fragments are no more than their sizes. */
struct set *fitting_trial(struct fitting *f, struct setting setting);

/* The same with its lines, for who wants to know which do not go in. */
struct set *fitting_lines(struct fitting *f, struct setting setting);

/* Gives the memory of a trial back that will not be asked for again, unless it stays. */
void fitting_forget(struct fitting *f, struct set *trial);

/* The set for good. */
struct set *fitting_final(struct fitting *f, struct setting setting);

/* The set for good that was found for what was fitted. */
struct set *fitting_of(struct fitting *f, const struct fitted *fitted);

/* The box in the set's setting; one that is fitted as a stack. */
const struct box *set_copy(struct set *set, const struct box *box);

/* --- searching (fit_search.c) ------------------------------------------------------- */

struct probe {
    bool fits;
    int64_t used; /* of the height that there is */
};

struct fit_question {
    const struct ladder *ladder;
    int64_t room; /* the height that there is */
    struct probe (*ask)(void *context, int position);
    void *context;
};

/* The highest position from `low` on, which fits, to below `high`, which does not, that
 * fits; `at_low` and `at_high` are what they use, or -1. */
int fit_search(const struct fit_question *question, int low, int64_t at_low, int high,
               int64_t at_high);

/* --- flows (flow_parts.c) -------------------------------------------------------------
 */

/* A flow of more pages is no sheet that wants to be filled; and each setting that is
 * tried lays the whole of it out. */
enum { MOST_FITTED_PAGES = 16 };

/* One page's part of a flow. */
struct flow_part {
    const struct page_master *master; /* of the page */
    const struct box *flow;           /* or the kids of it that come into question */
    const struct rest *from;
    struct outcome out; /* not stretched */
    struct set *set;    /* for good */
    bool is_trial;      /* `out` is no more than its size */
};

/* What stands in a flow between two places where it must break: a flow of its own. */
struct flow_stretch {
    struct page_sequence sequence;
    const struct rest *from; /* NULL: the beginning of the flow */
};

/* True if a page of that number lies at the left of two that face each other. */
bool page_is_left(const struct page_sequence *sequence, int number);

/* The master of page `i` of the sequence, counted from 0, which is page `number`. */
const struct page_master *page_master_of(const struct page_sequence *sequence, int i,
                                         int number);

/* The room of a page for its flow. */
struct space page_space(const struct page_master *master);

/* The part in a set, in a page's room. */
struct outcome flow_part_lay(struct set *set, const struct flow_part *part,
                             struct space space);

/* What is left of a flow, on its page `i` (counted from 0), which is page `number`. */
struct flow_part flow_part_next(struct set *set, const struct page_sequence *sequence,
                                int i, int number, const struct rest *rest);

/* Lays a flow out from `from` on, on pages from `number` on, on at most `most`; struct
 * flow_part. */
struct list flow_parts(struct set *set, const struct page_sequence *sequence, int number,
                       const struct rest *from, int most);

/* The stretches of a flow, of struct flow_stretch; one where so many pages are asked
 * for, which they would have to share. */
struct list flow_stretches(struct lay *lay, const struct page_sequence *sequence);

/* The same part of a flow in which nothing else stands: what does not go into another
 * setting of it is the rest of its own. */
struct flow_part flow_part_alone(struct lay *lay, const struct flow_part *part);

/* --- fitting flows (fit_flow.c) ----------------------------------------------------- */

/* The parts of a flow, from page `number` on, on at most `most`, and whether it goes on
 * then: as its styles say… */
struct list flow_unfitted(struct fitting *f, const struct page_sequence *sequence,
                          int number, int most, bool *goes_on);

/* …or each in a set in which it fills its page. A stretch goes on as few pages as it
 * can, and of several each is set as large as it can hold what it holds. */
struct list fit_flow(struct fitting *f, const struct page_sequence *sequence, int number,
                     int most, bool *goes_on);

/* --- boxes (fit_box.c) -------------------------------------------------------------- */

/* A box that is fitted: its room, and what becomes of it. */
struct fit_entry {
    const struct frag *room;
    int page;
    struct ladder ladder;
    int position;            /* -1: it does not fit even at the foot of the ladder */
    const struct frag *frag; /* what stands in the room; NULL: not laid out yet */
};

/* All boxes that are fitted, and what becomes of them. */
struct fits {
    struct fitting *fitting;
    struct list entries; /* of struct fit_entry, in the order of pages */
};

/* Notes the boxes to be fitted on page `number`, in `frag`. */
void fits_collect(struct fits *fits, const struct frag *frag, int number,
                  const struct page_master *master);

/* Finds a setting for each, the same for those of one group. */
void fits_solve(struct fits *fits);

/* `frag` with what stands in the rooms of its fitted boxes; what has none is shared. */
const struct frag *fits_fill(const struct fits *fits, const struct frag *frag);

/* Adds what was made of the boxes of page `number` to a list of const struct fitted *. */
void fits_list(const struct fits *fits, int number, struct list *fitted);

/* --- reports (fit_report.c) --------------------------------------------------------- */

/* What was made of a flow or box that was fitted: for dumps and reports. */
const struct fitted *fitted_new(struct lay *lay, const struct set *set,
                                const struct box *box, int page, struct space room,
                                emu used);

/* Says that the texts of `box` are too long by those characters that are not in the
 * `n` fragments. */
void fit_report_excess(struct lay *lay, const struct diag_kind *kind,
                       const struct box *box, const struct frag *const *frags, int n,
                       const char *room);

#endif
